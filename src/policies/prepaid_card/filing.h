// Filing with the district (articles 4 to 6): three papers, three working days, a number, and the public record.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// A first submission, or the one after a return. Whether it is mandatory the system says itself (4a 4b).
struct SubmitFiling {
  static constexpr std::uint16_t number = 1010;
  static constexpr std::string_view name = "submit_filing";
  std::uint64_t operator_id = 0;
  std::optional<FilingForm> form;
  std::optional<ContractPaper> contract_doc;
  std::optional<CommitmentPaper> commitment_doc;
  GB_FIELDS(operator_id, form, contract_doc, commitment_doc)
};
struct FilingSubmitted {
  static constexpr std::uint16_t number = 1510;
  std::uint64_t operator_id = 0;
  std::uint64_t filing_id = 0;  // 0: this entry
  Filing filing;
  bool declares = false;  // the form's balance is the operator's while the books carry none of its cards
  bool opens_duty = false;
  PostedFigures posted;  // R may rest on what was declared (new_operator_floor_base)
  GB_FIELDS(operator_id, filing_id, filing, declares, opens_duty, posted)
};

struct ReturnFiling {
  static constexpr std::uint16_t number = 1011;
  static constexpr std::string_view name = "return_filing";
  std::uint64_t operator_id = 0;
  SealedText reasons;
  GB_FIELDS(operator_id, reasons)
};
struct FilingReturned {
  static constexpr std::uint16_t number = 1511;
  std::uint64_t operator_id = 0;
  SealedText reasons;
  GB_FIELDS(operator_id, reasons)
};

struct ConfirmFiling {
  static constexpr std::uint16_t number = 1012;
  static constexpr std::string_view name = "confirm_filing";
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};
struct FilingConfirmed {
  static constexpr std::uint16_t number = 1512;
  std::uint64_t operator_id = 0;
  std::string filing_number;
  DistrictYear series;
  std::int32_t sequence = 0;
  bool late = false;
  bool custody_missing = false;                     // 9a: under custody, and no account yet
  std::optional<std::int64_t> quarter_end_balance;  // of an operator without cards in the books (8.3)
  PostedFigures posted;
  GB_FIELDS(operator_id, filing_number, series, sequence, late, custody_missing, quarter_end_balance, posted)
};

struct WithdrawFiling {
  static constexpr std::uint16_t number = 1013;
  static constexpr std::string_view name = "withdraw_filing";
  std::uint64_t operator_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, reason)
};
struct FilingWithdrawn {
  static constexpr std::uint16_t number = 1513;
  std::uint64_t operator_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, reason)
};

Answer decide(const Context& in, const SubmitFiling& command);
Answer decide(const Context& in, const ReturnFiling& command);
Answer decide(const Context& in, const ConfirmFiling& command);
Answer decide(const Context& in, const WithdrawFiling& command);
void apply(World& world, const FilingSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const FilingReturned& fact, const FactOrigin& origin);
void apply(World& world, const FilingConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const FilingWithdrawn& fact, const FactOrigin& origin);

// 9a: since when a filing has been in force without a dedicated account; nullopt when there is one, or no filing.
std::optional<Date> custody_not_set_up_since(const State& state, std::uint64_t operator_id);

using FilingCommands = policies::TypeList<SubmitFiling, ReturnFiling, ConfirmFiling, WithdrawFiling>;
using FilingFacts = policies::TypeList<FilingSubmitted, FilingReturned, FilingConfirmed, FilingWithdrawn>;

}  // namespace gongbao::prepaid_card
