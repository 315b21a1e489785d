// Changes: article 7.
#include "policies/prepaid_card/changes.h"

#include <algorithm>

#include "law/area.h"
#include "policies/prepaid_card/registration.h"
#include "policies/prepaid_card/termination.h"

namespace gongbao::prepaid_card {

namespace {

bool changes_nothing(const FilingChanges& f) {
  return !f.operator_name && !f.legal_rep && !f.district && !f.address && !f.premises && !f.lease_to && !f.bank &&
         !f.settlement_account && f.card_kinds.empty() && f.list_outlets.empty() && f.close_outlets.empty();
}

// What is wrong with a field by itself.
std::optional<Answer> form_problem(const FilingChanges& fields, Date today) {
  if (changes_nothing(fields)) return malformed("fields");
  if (fields.operator_name && blank(*fields.operator_name)) return malformed("operator_name");
  if (fields.address && blank(*fields.address)) return malformed("address");
  if (fields.bank && blank(*fields.bank)) return malformed("bank");
  if (lease_missing_or_over(fields.premises, fields.lease_to, today)) return malformed("lease_to");
  if (fields.settlement_account && !custody::account_key(*fields.settlement_account)) {
    return malformed("settlement_account");
  }
  if (fields.district && !law::area_named(*fields.district)) return refuse(code::out_of_scope);
  if (outlet_named_twice(fields.list_outlets)) return malformed("list_outlets");
  for (const OutletEntry& outlet : fields.list_outlets) {
    if (auto wrong = outlet_problem(outlet, today)) return wrong;
  }
  return std::nullopt;
}

// An outlet that is to be listed must not be; one that is to be closed must be.
std::optional<Answer> outlet_state_problem(const Context& in, std::uint64_t operator_id, const FilingChanges& fields) {
  for (const OutletEntry& outlet : fields.list_outlets) {
    const auto known = in.state.outlets.find({operator_id, outlet.outlet_id});
    if (known == in.state.outlets.end() || !known->second.open()) continue;
    return refuse(code::wrong_state).with_count("outlet_id", outlet.outlet_id);
  }
  for (const std::uint32_t id : fields.close_outlets) {
    const auto known = in.state.outlets.find({operator_id, id});
    if (known == in.state.outlets.end()) return refuse(code::unknown_subject).with_count("outlet_id", id);
    if (!known->second.open()) return refuse(code::wrong_state).with_count("outlet_id", id);
  }
  return std::nullopt;
}

// The filing whose items these are, or why there is none to change.
std::optional<Answer> subject_problem(const Context& in, std::uint64_t operator_id) {
  if (in.find_operator(operator_id) == nullptr) return refuse(code::unknown_operator);
  const Filing* filing = latest_of(in.state.filing.filings, operator_id);
  if (filing == nullptr || !filing->in_force()) return refuse(code::wrong_state);
  return std::nullopt;
}

// reg/18: the address that was filed is another one now. The first one that is filed moves nobody.
bool moves(const FilingRows& filed, std::uint64_t operator_id, const FilingChanges& fields) {
  const auto& address = latest_of(filed.filings, operator_id)->form.address;
  return address && fields.address && *fields.address != *address;
}

// Which notices may be of the next move: none that was another one's.
NoticesSince since_last_move(const FilingRows& filed, std::uint64_t operator_id) {
  const Date first = latest_of(filed.filings, operator_id)->submitted_on;
  const auto last = filed.last_moves.find(operator_id);
  if (last == filed.last_moves.end()) return {0, first};
  return {last->second.notices_upto, std::max(first, last->second.changed_on + Days{1})};
}

struct Asked {
  Code refusal = 0;
  const ChangeRequest* change = nullptr;
};
Asked open_change(const Context& in, std::uint64_t operator_id, std::uint64_t change_id) {
  if (in.find_operator(operator_id) == nullptr) return {code::unknown_operator};
  const auto it = in.state.filing.changes.find({operator_id, change_id});
  if (it == in.state.filing.changes.end()) return {code::unknown_subject};
  if (it->second.state != ChangeState::submitted) return {code::wrong_state};
  return {0, &it->second};
}

}  // namespace

// 应在变化之日起15个工作日内…提交变更信息 (7a); 3个工作日内办理 (7b)
ChangeRequest change_of(const Context& in, FilingChanges fields, Date changed_on) {
  const law::Deadline due = in.work_days(in.today, in.terms.change_handle);
  ChangeRequest change;
  change.fields = std::move(fields);
  change.changed_on = changed_on;
  change.submitted_on = in.today;
  change.late = in.today > change_submit_due(in.state.parameters, in.calendar, changed_on).last_day;
  change.due_on = due.last_day;
  change.due_provisional = due.provisional;
  return change;
}

Answer change_answer(const Context& in, ChangeRequest change, std::uint64_t operator_id, Answer answer) {
  answer.count("change_id", static_cast<std::int64_t>(in.entry));
  answer.date("submit_by", change_submit_due(in.state.parameters, in.calendar, change.changed_on).last_day);
  show_due(answer, {change.due_on, change.due_provisional});
  if (change.late) answer.flag(flag::change_late);
  answer.facts.add(ChangeSubmitted{operator_id, std::move(change)});
  return answer;
}

Answer decide(const Context& in, const SubmitChange& command) {
  if (auto wrong = form_problem(command.fields, in.today)) return std::move(*wrong);
  if (auto wrong = subject_problem(in, command.operator_id)) return std::move(*wrong);
  if (auto wrong = outlet_state_problem(in, command.operator_id, command.fields)) return std::move(*wrong);
  const Date first = in.terms.effective_from;
  if (auto wrong = day_problem(in, "changed_on", command.changed_on, first)) return std::move(*wrong);
  if (!in.calendar.known(command.changed_on)) return refuse(code::calendar_missing);
  return change_answer(in, change_of(in, command.fields, command.changed_on), command.operator_id, accept());
}

void apply(World& world, const ChangeSubmitted& fact, const FactOrigin& origin) {
  world.state.filing.changes[{fact.operator_id, origin.entry}] = fact.change;
  if (fact.change.late) {
    record_event(world.state.compliance_events, fact.operator_id, flag::change_late, {origin.booked_on, origin.entry});
  }
}

Answer decide(const Context& in, const ApplyChange& command) {
  const Asked asked = open_change(in, command.operator_id, command.change_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  // An outlet listed twice, or closed in the meantime, is for the operator to submit anew.
  if (auto wrong = outlet_state_problem(in, command.operator_id, asked.change->fields)) return std::move(*wrong);
  const bool late = in.today > asked.change->due_on;
  Answer answer = accept(ChangeApplied{command.operator_id, command.change_id, late});
  answer.date("due_on", asked.change->due_on);
  if (late) answer.flag(flag::change_handle_late);
  if (moves(in.state.filing, command.operator_id, asked.change->fields)) {
    const NoticesSince since = since_last_move(in.state.filing, command.operator_id);
    flag_untold_holders(in, command.operator_id, NoticeReason::move, since, answer);
  }
  return answer;
}

Answer decide(const Context& in, const ReturnChange& command) {
  const Asked asked = open_change(in, command.operator_id, command.change_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  const bool late = in.today > asked.change->due_on;
  Answer answer = accept(ChangeReturned{command.operator_id, command.change_id, late, command.reasons});
  answer.date("due_on", asked.change->due_on);
  if (late) answer.flag(flag::change_handle_late);
  return answer;
}

Answer decide(const Context& in, const CorrectRecord& command) {
  if (!command.reason.given()) return malformed("reason");
  if (auto wrong = form_problem(command.fields, in.today)) return std::move(*wrong);
  if (auto wrong = subject_problem(in, command.operator_id)) return std::move(*wrong);
  if (auto wrong = outlet_state_problem(in, command.operator_id, command.fields)) return std::move(*wrong);
  return accept(RecordCorrected{command.operator_id, command.fields, command.reason})
      .with_count("version", static_cast<std::int64_t>(in.entry));
}

// --- folding ---------------------------------------------------------------------------------------------------------

void list_outlets(State& state, std::uint64_t operator_id, const std::vector<OutletEntry>& outlets, Date from) {
  for (const OutletEntry& entry : outlets) put_outlet(state, operator_id, entry, from);
}

namespace {

template <class T>
void take(std::optional<T>& into, const std::optional<T>& changed) {
  if (changed) into = changed;
}

void close_outlets(State& state, std::uint64_t operator_id, const std::vector<std::uint32_t>& outlets, Date last_day) {
  for (const std::uint32_t id : outlets) state.outlets.at({operator_id, id}).listed_to = last_day;
}

void change_form(FilingForm& form, const FilingChanges& fields) {
  take(form.operator_name, fields.operator_name);
  take(form.address, fields.address);
  take(form.premises, fields.premises);
  take(form.lease_to, fields.lease_to);
  take(form.bank, fields.bank);
  if (!fields.card_kinds.empty()) form.card_kinds = fields.card_kinds;
  std::erase_if(form.outlets, [&](const OutletEntry& outlet) {
    return std::ranges::find(fields.close_outlets, outlet.outlet_id) != fields.close_outlets.end();
  });
  form.outlets.insert(form.outlets.end(), fields.list_outlets.begin(), fields.list_outlets.end());
}

// The filed items take their new values, from that day on. said_at: the entry in which the operator, or the district
// for it, named them.
void take_effect(World& world, std::uint64_t operator_id, const FilingChanges& fields, std::uint64_t said_at,
                 VersionCause cause, const SealedText& reason, const FactOrigin& origin) {
  OperatorRecord& record = world.state.operators.at(operator_id);
  if (fields.operator_name) record.name = *fields.operator_name;
  if (fields.legal_rep) record.legal_rep = *fields.legal_rep;
  if (fields.district) record.district = *fields.district;
  if (fields.settlement_account) {
    world.books.find_operator(operator_id)->settlement_account = *custody::account_key(*fields.settlement_account);
  }
  list_outlets(world.state, operator_id, fields.list_outlets, origin.booked_on);
  close_outlets(world.state, operator_id, fields.close_outlets, origin.booked_on);
  Filing& filing = *latest_of(world.state.filing.filings, operator_id);
  change_form(filing.form, fields);
  if (fields.bank) world.state.filing.bank_named_at[operator_id] = said_at;
  world.state.filing.versions[{operator_id, origin.entry}] = {origin.booked_on, cause, filing.form, reason};
}

void handle(World& world, std::uint64_t operator_id, ChangeRequest& change, ChangeState state, bool late,
            const FactOrigin& origin) {
  change.state = state;
  change.handled_on = origin.booked_on;
  if (!late) return;
  record_event(world.state.compliance_events, operator_id, flag::change_handle_late, {origin.booked_on, origin.entry});
}

}  // namespace

void apply(World& world, const ChangeApplied& fact, const FactOrigin& origin) {
  FilingRows& filed = world.state.filing;
  ChangeRequest& change = filed.changes.at({fact.operator_id, fact.change_id});
  handle(world, fact.operator_id, change, ChangeState::applied, fact.late, origin);
  if (moves(filed, fact.operator_id, change.fields)) {
    const NoticesSince since = since_last_move(filed, fact.operator_id);
    LastMove& last = filed.last_moves[fact.operator_id];
    last = {since.day, std::max(last.changed_on, change.changed_on), origin.entry};
  }
  take_effect(world, fact.operator_id, change.fields, fact.change_id, VersionCause::changed, {}, origin);
}

void apply(World& world, const ChangeReturned& fact, const FactOrigin& origin) {
  ChangeRequest& change = world.state.filing.changes.at({fact.operator_id, fact.change_id});
  handle(world, fact.operator_id, change, ChangeState::returned, fact.late, origin);
  change.reasons = fact.reasons;
}

void apply(World& world, const RecordCorrected& fact, const FactOrigin& origin) {
  take_effect(world, fact.operator_id, fact.fields, origin.entry, VersionCause::corrected, fact.reason, origin);
}

}  // namespace gongbao::prepaid_card
