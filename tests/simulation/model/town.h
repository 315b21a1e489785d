// All operators of the model, its days, and what it was told; and where it differs from the program.
#pragma once

#include "engine/contract.h"
#include "policies/registry/city.h"
#include "simulation/model/model.h"

namespace gongbao::model {

class Town {
 public:
  // Working days as they were published; nothing else of the program is asked.
  explicit Town(law::Calendar calendar) : calendar_(std::move(calendar)) {}

  void begin(Date day);  // turns the days up to it
  // What the answer must be.
  Verdict hear(const engine::Record& record);
  // The same of a typed command that became that entry; nullopt where the model has no opinion. said: the program's.
  std::optional<int> hear(const engine::TypedCommand& command, std::uint64_t entry, int said);

  // The first figure that differs, or a broken invariant of the model's own; empty when there is none.
  std::string difference(const policies::City& program) const;

 private:
  Verdict decide(const Instruction& in, Past& own);
  // Books what was tried on a copy: split, journals, flags of the shortfall.
  Verdict book(Shop& shop, Shop after, bool money, bool bonus, bool late);
  void turn(Shop& shop, Date day);

  template <class Command, class Hear>
  std::optional<int> with(const engine::TypedCommand& command, Hear hear);
  std::optional<int> hear_of_setup(const engine::TypedCommand& command, std::uint64_t entry, int said);
  std::optional<int> hear_of_money(const engine::TypedCommand& command, std::uint64_t entry);
  std::optional<int> hear_of_refunds(const engine::TypedCommand& command, std::uint64_t entry);
  int resolve(const prepaid_card::ResolveContestedRefund& command, std::uint64_t entry);
  std::optional<int> hear_of_statements(const engine::TypedCommand& command, int said);
  std::optional<int> hear_of_cards(const engine::TypedCommand& command);

  law::Calendar calendar_;
  Terms terms_;
  std::map<Date, std::vector<std::pair<std::string, std::string>>> coming_terms_;  // as words
  std::optional<Date> today_;
  std::map<std::uint64_t, Shop> shops_;
  std::map<Id, Past> history_;  // of the one bank
};

}  // namespace gongbao::model
