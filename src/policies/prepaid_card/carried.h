// An instruction that a typed command carries: decided and folded by custody like any other, so that a sum is worked
// out in one place only. Its id belongs to the day 1970-01-01, which no sender can use.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct CarriedExt {
  std::uint16_t kind = 0;
  std::array<std::uint8_t, 30> body{};
  GB_FIELDS(kind, body)
};
struct CarriedInstruction {
  std::array<std::uint8_t, 128> record{};
  std::uint8_t flags = 0;
  std::uint64_t journal_no = 0;
  std::int64_t custody_after = 0;
  std::int64_t required_after = 0;
  std::vector<CarriedExt> extensions;
  GB_FIELDS(record, flags, journal_no, custody_after, required_after, extensions)
};

struct CarriedDecision {
  Code code = 0;
  std::int64_t detail_fen = 0;
  CarriedInstruction carried;
};

Id16 id_of_typed(policies::EntryNo entry);

CarriedDecision decide_carried(const Context& in, const custody::Originals& originals, custody::Instruction record);
// The chains of cards and operators pass instruction entries only: they stay as they were.
void apply_carried(World& world, const CarriedInstruction& carried, const FactOrigin& origin);

custody::Instruction instruction_of(const CarriedInstruction& carried);
std::vector<custody::Ext> extensions_of(const CarriedInstruction& carried);

}  // namespace gongbao::prepaid_card
