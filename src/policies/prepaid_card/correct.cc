// The checks are those of ops 15 and 16: custody makes them.
#include "policies/prepaid_card/correct.h"

#include "base/check.h"

namespace gongbao::prepaid_card {

namespace {

// The one original that the command names, whoever's id it carries.
class Named final : public custody::Originals {
 public:
  Named(const custody::Originals& all, custody::Original original) : all_(all), original_(std::move(original)) {}
  std::optional<custody::Original> find(const Id16& id) const override {
    if (id == original_.record.instr_id) return original_;
    return std::nullopt;
  }
  std::optional<custody::Original> at(std::uint64_t entry) const override { return all_.at(entry); }

 private:
  const custody::Originals& all_;
  custody::Original original_;
};

std::int64_t left_of(const Context& in, const custody::Original& original) {
  const auto it = in.books.corrections.find(original.entry);
  return original.record.amount_fen - (it == in.books.corrections.end() ? 0 : it->second.charged_back);
}

custody::Instruction record_of(const Context& in, const CorrectInstruction& command,
                               const custody::Original& original) {
  const bool chargeback = command.correction == CorrectionKind::chargeback;
  custody::Instruction record;
  record.instr_id = id_of_typed(in.entry);
  record.op = static_cast<custody::Op>(command.correction);
  record.event_date = in.today;
  record.operator_id = command.operator_id;
  record.subject_id = original.record.subject_id;
  record.amount_fen =
      command.amount ? command.amount->fen : (chargeback ? left_of(in, original) : original.record.amount_fen);
  record.ref_id = original.record.instr_id;
  const std::string txn = command.bank_txn_no.value_or("");
  std::copy(txn.begin(), txn.end(), record.bank_txn_no.begin());
  return record;
}

}  // namespace

Answer decide(const Context& in, const CorrectInstruction& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  if (command.bank_txn_no && !custody::bank_txn_no_ok(*command.bank_txn_no)) {
    return refuse(code::schema_invalid).with_text("field", "bank_txn_no");
  }
  const auto original = in.originals.at(command.original_entry);
  if (!original || original->code != 0 || original->record.operator_id != command.operator_id) {
    return refuse(code::original_not_found);
  }
  // Inside the window its own id finds it; the ids of a bank that was changed are nobody's any more.
  const Date last_day_of_id = custody::day_of(original->record.instr_id) + in.terms.id_window;
  if (in.today <= last_day_of_id && in.originals.find(original->record.instr_id)) {
    return refuse(code::wrong_state).with_date("first_admissible_day", last_day_of_id + Days{1});
  }
  const custody::Instruction record = record_of(in, command, *original);
  const Named named(in.originals, *original);
  CarriedDecision decided = decide_carried(in, named, record);
  if (decided.code != 0) {
    Answer answer = refuse(decided.code);
    if (decided.code == code::release_below_floor) answer.fen("releasable", decided.detail_fen);
    return answer;
  }
  const std::vector<custody::Ext> extensions = extensions_of(decided.carried);
  const std::int64_t cash = custody::cash_moved(in.books, record, extensions);
  const std::string line = custody::cash_key(named, record, extensions);
  const std::uint8_t flags = decided.carried.flags;
  Answer answer = accept(InstructionCorrected{command.operator_id, command.original_entry, command.reason,
                                              std::move(decided.carried), cash, line});
  answer.fen("amount", record.amount_fen);
  if ((flags & custody::result_flag::shortfall_opened) != 0) answer.flag(flag::custody_shortfall);
  return answer;
}

void apply(World& world, const InstructionCorrected& fact, const FactOrigin& origin) {
  apply_carried(world, fact.carried, origin);
  if (fact.cash == 0) return;
  const Id16 account = world.books.find_operator(fact.operator_id)->account;
  world.state.reconciliation.loose_cash[fact.operator_id].push_back(
      {origin.entry, account, fact.bank_txn_no, origin.booked_on, fact.cash});
}

}  // namespace gongbao::prepaid_card
