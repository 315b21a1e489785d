// Termination: article 8.
#include "policies/prepaid_card/termination.h"

#include <algorithm>

namespace gongbao::prepaid_card {

namespace {

using custody::OperatorBook;
using custody::Standing;

const Filing* filing_of(const Context& in, std::uint64_t operator_id) {
  return latest_of(in.state.filing.filings, operator_id);
}

// The operator's filing must stand in that state.
std::optional<Answer> state_problem(const Context& in, std::uint64_t operator_id, FilingState wanted) {
  if (in.find_operator(operator_id) == nullptr) return refuse(code::unknown_operator);
  const Filing* filing = filing_of(in, operator_id);
  if (filing == nullptr) return refuse(code::wrong_state);
  if (filing->state == wanted) return std::nullopt;
  return refuse(code::wrong_state).with_text("filing", std::string(enum_name(filing->state)));
}

// A notice speaks of a filing that was confirmed before it, and not of a termination that was taken back since.
Date first_notice_day(const Context& in, std::uint64_t operator_id) {
  Date first = filing_of(in, operator_id)->confirmed_on.value_or(in.today);
  for (auto it = in.state.filing.terminations.lower_bound({operator_id, 0});
       it != in.state.filing.terminations.end() && it->first.operator_id == operator_id; ++it) {
    first = std::max(first, it->second.cancelled_on.value_or(first));
  }
  return first;
}

// R in another standing; nothing moves but the split.
PostedFigures figures_in(const Context& in, std::uint64_t operator_id, Standing standing) {
  OperatorBook after = *in.books.find_operator(operator_id);
  after.standing = standing;
  return figures_resplit(in, after);
}

void stand(World& world, std::uint64_t operator_id, Standing standing, const PostedFigures& posted,
           const FactOrigin& origin) {
  OperatorBook& book = *world.books.find_operator(operator_id);
  book.standing = standing;
  post_resplit(world, book, posted, origin);
}

// The standing events of closures, or of moves, nobody was told of.
template <class Events, class See>
void each_untold(Events& events, std::uint64_t operator_id, NoticeReason reason, See see) {
  const EventKey first{operator_id, flag::holders_not_told, {}};
  for (auto it = events.lower_bound(first); it != events.end() && it->first.operator_id == operator_id; ++it) {
    if (it->first.code != first.code) return;
    if (is_about(it->first.entity, reason) && it->second.open()) see(it->second);
  }
}

// Whether a notice of that day ends what stands of its reason: one of long ago told of something else.
bool ends_untold(const Context& in, std::uint64_t operator_id, NoticeReason reason, Date told_on) {
  bool stands = false;
  each_untold(in.state.compliance_events, operator_id, reason, [&](const ComplianceEvent&) { stands = true; });
  if (!stands) return false;
  const bool closure = reason == NoticeReason::closure;
  return told_on >=
         (closure ? first_notice_day(in, operator_id) : in.state.filing.last_moves.at(operator_id).told_from);
}

std::string open_checklist(const Termination& termination) {
  std::string open;
  for (const ChecklistItem& each : termination.checklist) {
    if (each.done) continue;
    if (!open.empty()) open += "; ";
    open += each.item;
  }
  return open;
}

// What must be settled between the parties first (implied).
std::optional<Answer> open_items(const Context& in, const OperatorBook& book) {
  if (book.disputed > 0) return refuse(code::open_items).with_count("disputed_items", book.disputed);
  if (book.q.open_orders > 0) return refuse(code::open_items).with_fen("open_orders", book.q.open_orders);
  const auto reconciled = in.state.reconciliation.accounts.find(book.account);
  if (reconciled != in.state.reconciliation.accounts.end() && reconciled->second.open_breaks > 0) {
    return refuse(code::open_items).with_count("open_breaks", reconciled->second.open_breaks);
  }
  const bool must_be_empty = in.terms.deregister_requires_zero_liability;
  if (must_be_empty && book.q.balance() > 0) {
    return refuse(code::open_items).with_fen("balance", static_cast<std::int64_t>(book.q.balance()));
  }
  return std::nullopt;
}

}  // namespace

// 第八条(一) 停止发行预付卡 (8b); (二) 公示不少于30日 (8c); (三) 将预收资金余额…存入专用存管账户 (8d)
Answer decide(const Context& in, const AnnounceTermination& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::active)) return std::move(*wrong);
  // 将终止预付卡业务信息通过受众易获得的方式向社会公示…，提示消费者申请退回预付卡余额 (8c): where, and in which words
  if (blank(command.channel)) return malformed("channel");
  if (command.notice_url && blank(*command.notice_url)) return malformed("notice_url");
  if (!command.notice.given() && !command.notice_url) return malformed("notice");
  Termination termination;
  termination.stop_issue_on = command.stop_issue_on.value_or(in.today);
  termination.notice_on = command.notice_on.value_or(in.today);
  if (termination.notice_on > in.today) return refuse(code::event_date_in_future).with_text("field", "notice_on");
  const Date first = first_notice_day(in, command.operator_id);
  if (termination.notice_on < first) {
    return refuse(code::wrong_state).with_text("field", "notice_on").with_date("first_admissible_day", first);
  }
  if (termination.stop_issue_on < first) {
    return refuse(code::wrong_state).with_text("field", "stop_issue_on").with_date("first_admissible_day", first);
  }
  // The day of the notice is not counted: 30 full days after it, admissible on the next one.
  termination.admissible_from = termination.notice_on + in.terms.termination_notice + Days{1};
  termination.channel = command.channel;
  termination.notice_url = command.notice_url.value_or("");
  termination.notice = command.notice;
  const PostedFigures posted = figures_in(in, command.operator_id, Standing::terminating);
  Answer answer = accept(TerminationAnnounced{command.operator_id, termination, posted});
  answer.date("stop_issue_on", termination.stop_issue_on);
  answer.date("notice_on", termination.notice_on);
  answer.date("first_admissible_day", termination.admissible_from);
  show_required(answer, posted);
  return answer;
}

void apply(World& world, const TerminationAnnounced& fact, const FactOrigin& origin) {
  world.state.filing.terminations[{fact.operator_id, origin.entry}] = fact.termination;
  world.state.issuing_stopped_on[fact.operator_id] = fact.termination.stop_issue_on;
  latest_of(world.state.filing.filings, fact.operator_id)->state = FilingState::terminating;
  stand(world, fact.operator_id, Standing::terminating, fact.posted, origin);
}

Answer decide(const Context& in, const CancelTermination& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::terminating)) return std::move(*wrong);
  const PostedFigures posted = figures_in(in, command.operator_id, Standing::active);
  Answer answer = accept(TerminationCancelled{command.operator_id, posted});
  show_required(answer, posted);
  return answer;
}

void apply(World& world, const TerminationCancelled& fact, const FactOrigin& origin) {
  latest_of(world.state.filing.terminations, fact.operator_id)->cancelled_on = origin.booked_on;
  world.state.issuing_stopped_on.erase(fact.operator_id);
  latest_of(world.state.filing.filings, fact.operator_id)->state = FilingState::active;
  stand(world, fact.operator_id, Standing::active, fact.posted, origin);
}

// 第八条(四) 区商务部门认为需要办结的其他事项 (8e)
Answer decide(const Context& in, const SetChecklist& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::terminating)) return std::move(*wrong);
  const auto& old = latest_of(in.state.filing.terminations, command.operator_id)->checklist;
  std::vector<ChecklistItem> checklist;
  for (const std::string& item : command.items) {
    const bool twice = std::ranges::find(checklist, item, &ChecklistItem::item) != checklist.end();
    if (blank(item) || twice) return refuse(code::schema_invalid).with_text("field", "items");
    const auto before = std::ranges::find(old, item, &ChecklistItem::item);
    checklist.push_back({item, before != old.end() && before->done});
  }
  return accept(ChecklistSet{command.operator_id, std::move(checklist)});
}

Answer decide(const Context& in, const TickChecklist& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::terminating)) return std::move(*wrong);
  std::vector<ChecklistItem> checklist = latest_of(in.state.filing.terminations, command.operator_id)->checklist;
  const auto item = std::ranges::find(checklist, command.item, &ChecklistItem::item);
  if (item == checklist.end()) return refuse(code::unknown_subject).with_text("field", "item");
  item->done = command.done.value_or(true);
  const auto open = std::ranges::count(checklist, false, &ChecklistItem::done);
  return accept(ChecklistSet{command.operator_id, std::move(checklist)}).with_count("open", open);
}

void apply(World& world, const ChecklistSet& fact, const FactOrigin&) {
  latest_of(world.state.filing.terminations, fact.operator_id)->checklist = fact.checklist;
}

// 办理完结上述规定事项后，…提交备案注销信息 (8a)
Answer decide(const Context& in, const SubmitDeregistration& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::terminating)) return std::move(*wrong);
  const Termination& termination = *latest_of(in.state.filing.terminations, command.operator_id);
  if (in.today < termination.stop_issue_on) {  // 8b: still issuing
    return refuse(code::wrong_state).with_date("stop_issue_on", termination.stop_issue_on);
  }
  if (in.today < termination.admissible_from) {
    return refuse(code::notice_period_not_over).with_date("first_admissible_day", termination.admissible_from);
  }
  const OperatorBook& book = *in.books.find_operator(command.operator_id);
  const std::int64_t missing = std::max<std::int64_t>(0, book.required - book.q.custody);
  if (missing > 0 || book.q.in_transit_all != 0) {
    return refuse(code::clearing_fund_insufficient)
        .with_fen("required", book.required)
        .with_fen("custody", book.q.custody)
        .with_fen("short", missing)
        .with_fen("in_transit", book.q.in_transit_all);
  }
  if (std::string open = open_checklist(termination); !open.empty()) {
    return refuse(code::checklist_open).with_text("open", std::move(open));
  }
  if (auto open = open_items(in, book)) return std::move(*open);
  const law::Deadline due = in.work_days(in.today, in.terms.deregistration);  // 8f
  Answer answer = accept(DeregistrationSubmitted{command.operator_id, due.last_day, due.provisional});
  show_due(answer, due);
  const NoticesSince since{0, first_notice_day(in, command.operator_id)};
  flag_untold_holders(in, command.operator_id, NoticeReason::closure, since, answer);
  return answer;
}

void apply(World& world, const DeregistrationSubmitted& fact, const FactOrigin& origin) {
  Termination& termination = *latest_of(world.state.filing.terminations, fact.operator_id);
  termination.submitted_on = origin.booked_on;
  termination.due_on = fact.due_on;
  termination.due_provisional = fact.due_provisional;
  latest_of(world.state.filing.filings, fact.operator_id)->state = FilingState::deregistering;
  world.books.find_operator(fact.operator_id)->standing = Standing::deregistering;
}

// 3个工作日内办理备案号注销，并向社会公示 (8f 8g)
Answer decide(const Context& in, const HandleDeregistration& command) {
  if (auto wrong = state_problem(in, command.operator_id, FilingState::deregistering)) return std::move(*wrong);
  const Termination& termination = *latest_of(in.state.filing.terminations, command.operator_id);
  const bool late = in.today > *termination.due_on;
  Answer answer = accept(DeregistrationHandled{command.operator_id, late});
  answer.text("number", filing_of(in, command.operator_id)->number);
  answer.date("due_on", *termination.due_on);
  if (late) answer.flag(flag::deregistration_late);
  return answer;
}

void apply(World& world, const DeregistrationHandled& fact, const FactOrigin& origin) {
  latest_of(world.state.filing.terminations, fact.operator_id)->handled_on = origin.booked_on;
  Filing& filing = *latest_of(world.state.filing.filings, fact.operator_id);
  filing.state = FilingState::deregistered;
  filing.cancelled_on = origin.booked_on;
  world.books.find_operator(fact.operator_id)->standing = Standing::deregistered;
  close_events(world.state.compliance_events, fact.operator_id, flag::custody_not_set_up, origin.booked_on);
  if (!fact.late) return;
  record_event(world.state.compliance_events, fact.operator_id, flag::deregistration_late,
               {origin.booked_on, origin.entry});
}

Answer decide(const Context& in, const NotifyHolders& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Date told_on = command.told_on.value_or(in.today);
  if (auto wrong = day_problem(in, "told_on", told_on, regulation_from(in.state.parameters))) return std::move(*wrong);
  if (command.holders == 0) return malformed("holders");
  if (!command.notice.given()) return malformed("notice");
  Answer answer = accept(HoldersNotified{command.operator_id,
                                         {command.reason, command.channel, told_on, command.holders, command.notice}});
  if (ends_untold(in, command.operator_id, command.reason, told_on)) {
    answer.facts.add(UntoldEnded{command.operator_id, command.reason});
  }
  return answer;
}

void apply(World& world, const HoldersNotified& fact, const FactOrigin& origin) {
  world.state.filing.holder_notices[{fact.operator_id, origin.entry}] = fact.notice;
}

void apply(World& world, const UntoldEnded& fact, const FactOrigin& origin) {
  each_untold(world.state.compliance_events, fact.operator_id, fact.reason,
              [&](ComplianceEvent& event) { event.closed_on = origin.booked_on; });
  if (fact.reason == NoticeReason::move) {
    world.state.filing.last_moves.at(fact.operator_id).notices_upto = origin.entry;
  }
}

EventKey untold_holders(std::uint64_t operator_id, NoticeReason reason, std::uint64_t entry) {
  EventKey key{operator_id, flag::holders_not_told, custody::sortable(entry)};
  key.entity.back() = static_cast<std::uint8_t>(reason);
  return key;
}

bool is_about(const Id16& untold, NoticeReason reason) { return untold.back() == static_cast<std::uint8_t>(reason); }

void flag_untold_holders(const Context& in, std::uint64_t operator_id, NoticeReason reason, NoticesSince since,
                         Answer& answer) {
  if (in.books.find_operator(operator_id)->q.balance() <= 0) return;
  for (auto it = in.state.filing.holder_notices.upper_bound({operator_id, since.entry});
       it != in.state.filing.holder_notices.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.reason == reason && it->second.told_on >= since.day) return;
  }
  answer.facts.add(HoldersNotTold{operator_id, reason});
  answer.flag(flag::holders_not_told);
}

void apply(World& world, const HoldersNotTold& fact, const FactOrigin& origin) {
  open_event(world.state.compliance_events, untold_holders(fact.operator_id, fact.reason, origin.entry),
             {origin.booked_on, origin.entry});
}

}  // namespace gongbao::prepaid_card
