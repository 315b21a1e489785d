// Disputes and their outcomes: 2-14d, article 17.
#include "policies/childcare/disputes.h"

#include <algorithm>

#include "policies/childcare/refund.h"

namespace gongbao::childcare {

const Dispute* find_dispute(const State& state, std::uint64_t operator_id, std::uint64_t dispute) {
  const auto it = state.contracts.disputes.find({operator_id, dispute});
  return it == state.contracts.disputes.end() ? nullptr : &it->second;
}

namespace {

template <class Is>
std::uint64_t open_dispute_where(const State& state, std::uint64_t operator_id, Is is) {
  const auto& disputes = state.contracts.disputes;
  for (auto it = disputes.lower_bound({operator_id, 0}); it != disputes.end() && it->first.operator_id == operator_id;
       ++it) {
    if (!it->second.closed_on && is(it->second)) return it->first.number;
  }
  return 0;
}

struct DisputeAsked {
  Code refusal = 0;
  const Dispute* dispute = nullptr;
};
DisputeAsked open_dispute_asked(const Context& in, std::uint64_t operator_id, std::uint64_t dispute_id) {
  if (in.find_institution(operator_id) == nullptr) return {code::unknown_operator};
  const Dispute* dispute = find_dispute(in.state, operator_id, dispute_id);
  if (dispute == nullptr) return {code::unknown_subject};
  if (dispute->closed_on) return {code::wrong_state};
  return {0, dispute};
}

std::optional<Party> party_of(const access::Actor& actor) {
  if (actor.role == access::Role::institution) return Party::institution;
  if (actor.role == access::Role::family) return Party::family;
  return std::nullopt;
}

DisputePath path_of_lot(const State& state, std::uint64_t operator_id, std::uint64_t lot) {
  const Contract* contract = contract_of_lot(state.contracts, operator_id, lot);
  return contract == nullptr ? DisputePath::negotiation : contract->dispute_path;
}

}  // namespace

std::uint64_t dispute_of_item(const State& state, std::uint64_t operator_id, const Id16& item) {
  return open_dispute_where(state, operator_id, [&item](const Dispute& each) { return each.item == item; });
}

// 第十七条 可以通过下列途径解决
Answer decide(const Context& in, const OpenDispute& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.item.has_value() == command.refund_id.has_value()) return malformed("item");
  Dispute dispute;
  if (command.item) {
    const auto item = in.lots.item(command.operator_id, *command.item);
    if (!item) return refuse(code::unknown_subject).with_text("field", "item");
    if (dispute_of_item(in.state, command.operator_id, *command.item) != 0) return refuse(code::wrong_state);
    dispute.item = *command.item;
    dispute.lot = item->lot;
  } else {
    const auto refund = in.books.refunds.find({command.operator_id, *command.refund_id});
    if (refund == in.books.refunds.end()) return refuse(code::unknown_subject).with_text("field", "refund_id");
    const auto same = [&](const Dispute& each) { return each.refund == *command.refund_id; };
    if (open_dispute_where(in.state, command.operator_id, same) != 0) return refuse(code::wrong_state);
    dispute.refund = *command.refund_id;
    dispute.lot = refund->second.card_id;
  }
  if (!command.reason.given()) return malformed("reason");
  dispute.path = command.path.value_or(path_of_lot(in.state, command.operator_id, dispute.lot));
  dispute.mediator_id = command.mediator_id.value_or(0);
  dispute.opened_on = in.today;
  dispute.reason = command.reason;
  return accept(DisputeOpened{command.operator_id, dispute})
      .with_count("dispute_id", static_cast<std::int64_t>(in.entry))
      .with_text("path", std::string(enum_name(dispute.path)));
}

void apply(World& world, const DisputeOpened& fact, const FactOrigin& origin) {
  world.state.contracts.disputes[{fact.operator_id, origin.entry}] = fact.dispute;
}

Answer decide(const Context& in, const AddDisputeStep& command) {
  const DisputeAsked asked = open_dispute_asked(in, command.operator_id, command.dispute_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  const Date day = command.date.value_or(in.today);
  if (day > in.today) return refuse(code::event_date_in_future).with_text("field", "date");
  if (day < asked.dispute->opened_on) return malformed("date");
  if (!command.text.given()) return malformed("text");
  return accept(DisputeStepAdded{
      command.operator_id, command.dispute_id, {day, command.text, command.path}, command.mediator_id});
}

void apply(World& world, const DisputeStepAdded& fact, const FactOrigin&) {
  Dispute& dispute = world.state.contracts.disputes.at({fact.operator_id, fact.dispute_id});
  dispute.steps.push_back(fact.step);
  if (fact.step.path) dispute.path = *fact.step.path;
  if (fact.mediator_id) dispute.mediator_id = *fact.mediator_id;
}

namespace {

const char* impossible_field(const Dispute& dispute, const RecordOutcome& command) {
  if (dispute.refund != 0) return command.accepted ? nullptr : "accepted";
  if (!command.institution_share || command.institution_share->fen < 0) return "institution_share";
  return !command.family_share || command.family_share->fen < 0 ? "family_share" : nullptr;
}

// A mediator's or a district's own word, be it about its own paper or a tribunal's; never one party's alone.
bool of_authority(const access::Actor& actor) {
  return actor.role == access::Role::mediator || actor.role == access::Role::district_health;
}

Date initial_order_due(const Context& in) { return in.work_days(in.today, in.terms.initial_payout).last_day; }

// A proven outcome about a refund counts at once; about an item it waits for op 37.
void settle_refund(World& world, std::uint64_t operator_id, std::uint64_t dispute_id, Date day, Date order_due_on) {
  Dispute& dispute = world.state.contracts.disputes.at({operator_id, dispute_id});
  if (dispute.refund == 0 || !dispute.outcome->proven()) return;
  dispute.closed_on = day;
  settle_contested(world, {operator_id, dispute.refund}, *dispute.outcome->accepted, order_due_on);
}

void show_proof(Answer& answer, const DisputeOutcome& outcome) {
  answer.text("proven", outcome.proven() ? "true" : "false");
}

}  // namespace

Answer decide(const Context& in, const RecordOutcome& command) {
  const DisputeAsked asked = open_dispute_asked(in, command.operator_id, command.dispute_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  if (const char* field = impossible_field(*asked.dispute, command)) return malformed(field);
  OutcomeRecorded fact;
  fact.operator_id = command.operator_id;
  fact.dispute_id = command.dispute_id;
  DisputeOutcome& outcome = fact.outcome;
  if (asked.dispute->refund != 0) {
    outcome.accepted = command.accepted;
  } else {
    outcome.institution_share = command.institution_share;
    outcome.family_share = command.family_share;
    outcome.family_mode = command.family_mode.value_or(FamilyMode::credit);
  }
  outcome.document = command.document;
  outcome.of_authority = of_authority(in.actor);
  outcome.recorded_on = in.today;
  fact.initial_order_due_on = initial_order_due(in);
  Answer answer = accept(fact);
  show_proof(answer, outcome);
  return answer;
}

void apply(World& world, const OutcomeRecorded& fact, const FactOrigin& origin) {
  world.state.contracts.disputes.at({fact.operator_id, fact.dispute_id}).outcome = fact.outcome;
  settle_refund(world, fact.operator_id, fact.dispute_id, origin.booked_on, fact.initial_order_due_on);
}

Answer decide(const Context& in, const ConfirmOutcome& command) {
  const DisputeAsked asked = open_dispute_asked(in, command.operator_id, command.dispute_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  const auto party = party_of(in.actor);
  if (!party) return refuse(code::forbidden);
  if (!asked.dispute->outcome) return refuse(code::wrong_state).with_text("outcome", "none");
  DisputeOutcome outcome = *asked.dispute->outcome;
  if (std::ranges::find(outcome.confirmed_by, *party) != outcome.confirmed_by.end()) return refuse(code::wrong_state);
  outcome.confirmed_by.push_back(*party);
  Answer answer = accept(OutcomeConfirmed{command.operator_id, command.dispute_id, *party, initial_order_due(in)});
  show_proof(answer, outcome);
  return answer;
}

void apply(World& world, const OutcomeConfirmed& fact, const FactOrigin& origin) {
  Dispute& dispute = world.state.contracts.disputes.at({fact.operator_id, fact.dispute_id});
  dispute.outcome->confirmed_by.push_back(fact.party);
  settle_refund(world, fact.operator_id, fact.dispute_id, origin.booked_on, fact.initial_order_due_on);
}

// --- for the ops of the record ---------------------------------------------------------------------------------------

void open_item_dispute(State& state, std::uint64_t operator_id, std::uint64_t entry, std::uint64_t lot,
                       const Id16& item, Date opened_on) {
  if (dispute_of_item(state, operator_id, item) != 0) return;  // it was opened before the item was frozen
  Dispute& dispute = state.contracts.disputes[{operator_id, entry}];
  dispute.lot = lot;
  dispute.item = item;
  dispute.path = path_of_lot(state, operator_id, lot);
  dispute.opened_on = opened_on;
}

Code division_problem(const Dispute& dispute, std::int64_t amount, const Division& division) {
  if (Wide{division.institution} + division.family != amount) return code::dispute_split_wrong;
  if (!dispute.outcome) return code::outcome_not_proven;
  const DisputeOutcome& outcome = *dispute.outcome;
  const bool as_recorded = outcome.institution_share == Money{division.institution} &&
                           outcome.family_share == Money{division.family} && outcome.family_mode == division.mode;
  if (!as_recorded) return code::dispute_split_wrong;
  return outcome.proven() ? Code{0} : code::outcome_not_proven;
}

void close_dispute_of_refund(State& state, const OfOperatorNo& refund, Date closed_on) {
  const auto& dispute = state.contracts.refund_papers.at(refund).dispute;
  if (!dispute) return;
  std::optional<Date>& closed = state.contracts.disputes.at({refund.operator_id, *dispute}).closed_on;
  if (!closed) closed = closed_on;
}

void close_dispute(State& state, std::uint64_t operator_id, std::uint64_t dispute, Date closed_on) {
  state.contracts.disputes.at({operator_id, dispute}).closed_on = closed_on;
}

}  // namespace gongbao::childcare
