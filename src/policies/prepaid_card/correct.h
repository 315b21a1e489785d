// Reversal and chargeback of an original that lies outside the id window: the typed twin of ops 15 and 16, which names
// the original by its entry number (spec/01 8.9).
#pragma once

#include "policies/prepaid_card/carried.h"

namespace gongbao::prepaid_card {

enum class CorrectionKind : std::uint8_t { chargeback = 15, reverse = 16 };
constexpr auto names_of(CorrectionKind) {
  using enum CorrectionKind;
  return std::array{std::pair{chargeback, std::string_view("chargeback")},
                    std::pair{reverse, std::string_view("reverse")}};
}

struct CorrectInstruction {
  static constexpr std::uint16_t number = 1125;
  static constexpr std::string_view name = "correct_instruction";
  std::uint64_t operator_id = 0;
  std::uint64_t original_entry = 0;
  CorrectionKind correction = CorrectionKind::reverse;
  std::optional<Money> amount;             // chargeback: up to what is left of the original, which it is by default
  std::optional<std::string> bank_txn_no;  // required for a chargeback
  SealedText reason;
  GB_FIELDS(operator_id, original_entry, correction, amount, bank_txn_no, reason)
};
struct InstructionCorrected {
  static constexpr std::uint16_t number = 1626;
  std::uint64_t operator_id = 0;
  std::uint64_t original_entry = 0;
  SealedText reason;
  CarriedInstruction carried;
  std::int64_t cash = 0;    // into the account positive
  std::string bank_txn_no;  // the line it belongs to
  GB_FIELDS(operator_id, original_entry, reason, carried, cash, bank_txn_no)
};

Answer decide(const Context& in, const CorrectInstruction& command);
void apply(World& world, const InstructionCorrected& fact, const FactOrigin& origin);

using CorrectCommands = policies::TypeList<CorrectInstruction>;
using CorrectFacts = policies::TypeList<InstructionCorrected>;

}  // namespace gongbao::prepaid_card
