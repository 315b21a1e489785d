// What those ask whose work the plan is: rows gathered by whom they are about, told by role and area.
#include <algorithm>
#include <tuple>

#include "policies/legal_profession/citations.h"
#include "policies/legal_profession/duties.h"
#include "policies/legal_profession/indicators.h"
#include "policies/legal_profession/pro_bono.h"
#include "policies/legal_profession/questions.h"

namespace gongbao::legal_profession {

namespace {

using access::Role;

std::string full_id(std::string_view path) { return std::string(document) + "/" + std::string(path); }

// --- records behind a target -----------------------------------------------------------------------------------------

// The firm of a record, of whichever kind it is: firms, lawyers and what is entered have numbers of their own.
std::uint64_t firm_of_record(const State& state, std::uint64_t record, Date day) {
  if (state.firms.contains(record)) return record;
  if (state.lawyers.contains(record)) return firm_of(state, {0, record}, day);
  if (const AnnualReturn* row = find_row(state.returns, record)) return row->firm;
  if (const Talent* row = find_row(state.talents, record)) return firm_of(state, {0, row->lawyer}, day);
  const RegisterEntry* row = find_row(state.entries, record);
  return row == nullptr ? 0 : firm_of(state, {row->firm, row->lawyer}, day);
}

void tell_records(const State& state, const std::vector<std::uint64_t>& records, bool counted, Date day,
                  std::vector<RecordBehind>& into) {
  for (const std::uint64_t record : records) {
    if (into.size() == most_records_told) return;
    const std::uint64_t firm = firm_of_record(state, record, day);
    into.push_back({record, firm, name_of_firm(state, firm), counted});
  }
}

}  // namespace

std::optional<RecordsAnswer> answer(const Reading& in, const AskRecords& question) {
  const bool known = question.indicator >= 1 && question.indicator <= std::ssize(indicator_rules());
  if (!known) return std::nullopt;
  const Date day = std::min(question.on.value_or(in.today), in.today);
  const Indicator it = indicator_on(in.state, question.indicator, day);
  RecordsAnswer told;
  told.number = it.number;
  told.on = day;
  told.counted = static_cast<std::int64_t>(it.counted.size());
  told.missing = static_cast<std::int64_t>(it.missing.size());
  tell_records(in.state, it.missing, false, day, told.rows);
  tell_records(in.state, it.counted, true, day, told.rows);
  return told;
}

// --- what waits ------------------------------------------------------------------------------------------------------

namespace {

struct Found {
  MatterKind kind{};
  std::uint64_t about = 0;
  Subject of = {};
  std::optional<Date> since = {};
  std::optional<law::Deadline> due = {};
  bool late = false;
};

std::string_view clause_of(MatterKind kind) {
  switch (kind) {
    case MatterKind::organisation_missing:
      return "s2.2a";
    case MatterKind::instructor_missing:
      return "7b";
    case MatterKind::party_item:
      return "6b";
    case MatterKind::secretary_report:
      return "6d";
    case MatterKind::term_due:
      return "5a";
    case MatterKind::suspension_over:
      return "12a";
    case MatterKind::disclosure:
      return "12d";
    case MatterKind::complaint:
      return "30a";
    case MatterKind::clue:
      return "26a";
    case MatterKind::rights_request:
      return "23a";
    case MatterKind::opening:
      return "13a";
    case MatterKind::assessment:
      return "18c";
    case MatterKind::annual_return:
      break;
  }
  return "s2.3c";
}

// Of the Party's bodies alone (part 9); what both bureaus and associations look after; what one of them does.
bool is_for(Role role, const Found& found, const State& state) {
  const bool bureau = role == Role::city_justice || role == Role::district_justice;
  const bool association = role == Role::city_association || role == Role::district_association;
  switch (found.kind) {
    case MatterKind::organisation_missing:
    case MatterKind::instructor_missing:
    case MatterKind::party_item:
    case MatterKind::secretary_report:
      return role == Role::party_body;
    case MatterKind::term_due: {
      const RegisterEntry* row = find_row(state.entries, found.about);
      const bool of_party = row != nullptr && row->kind == EntryKind::party_term;
      return of_party ? role == Role::party_body : bureau || association;
    }
    case MatterKind::disclosure:
    case MatterKind::complaint:
      return bureau || association;
    case MatterKind::clue:
      return state.clues.at(found.about).receiver == Office::justice ? bureau : association;
    case MatterKind::rights_request:
      return association;
    default:
      return bureau;
  }
}

// What duties_on lists without a length of its own.
std::optional<MatterKind> kind_of(DutyKind kind) {
  switch (kind) {
    case DutyKind::organisation_missing:
      return MatterKind::organisation_missing;
    case DutyKind::instructor_missing:
      return MatterKind::instructor_missing;
    case DutyKind::party_item:
      return MatterKind::party_item;
    case DutyKind::secretary_report:
      return MatterKind::secretary_report;
    case DutyKind::term_due:
      return MatterKind::term_due;
    case DutyKind::suspension_over:
      return MatterKind::suspension_over;
    default:
      return std::nullopt;  // disclosures and complaints are told before they are late, too
  }
}

Subject subject_of_duty(const State& state, const Duty& duty) {
  if (const PartyItem* item = find_row(state.party_items, duty.about)) return item->of;
  if (state.lawyers.contains(duty.about)) return {0, duty.about};
  return state.firms.contains(duty.about) ? Subject{duty.about, 0} : Subject{};
}

void find_duties(const Reading& in, std::vector<Found>& into) {
  for (const Duty& duty : duties_on(in.state, in.calendar, in.today)) {
    const auto kind = kind_of(duty.kind);
    if (!kind) continue;
    const bool has_day = *kind != MatterKind::organisation_missing && *kind != MatterKind::instructor_missing;
    Found found{*kind, duty.about, subject_of_duty(in.state, duty)};
    if (has_day && duty.since) found.due = law::Deadline{.last_day = *duty.since};
    if (!has_day) found.since = duty.since;
    found.late = has_day && duty.since && *duty.since < in.today;
    into.push_back(found);
  }
}

void find_cases(const Reading& in, std::vector<Found>& into) {
  for (const auto& [id, row] : in.state.integrity) {
    const bool waits = is_disclosable(row.kind) && !row.disclosed_on && !row.reversed_on;
    if (!waits) continue;
    into.push_back({MatterKind::disclosure, id, row.of, row.decided_on, disclosure_due(in.state, in.calendar, row)});
  }
  for (const auto& [id, row] : in.state.complaints) {
    const bool over = row.state == ComplaintState::answered || row.state == ComplaintState::transferred;
    if (over) continue;
    into.push_back({MatterKind::complaint, id, row.of, row.received_on, complaint_due(in.state, in.calendar, row)});
  }
  for (const auto& [id, row] : in.state.clues) {
    const bool over = row.state == ClueState::answered || row.state == ClueState::returned;
    if (!over && row.receiver != Office::partner) into.push_back({MatterKind::clue, id, row.of, row.sent_on});
  }
  for (const auto& [id, row] : in.state.rights_requests) {
    if (!row.answered_on) into.push_back({MatterKind::rights_request, id, {0, row.lawyer}, row.asked_on});
  }
}

void find_filed(const Reading& in, std::vector<Found>& into) {
  for (const auto& [id, row] : in.state.firms) {
    if (!row.confirmed) into.push_back({MatterKind::opening, id, {id, 0}});
  }
  for (const auto& [id, row] : in.state.assessments) {
    if (row.state == AssessmentState::submitted) into.push_back({MatterKind::assessment, id, row.of});
  }
  for (const auto& [id, row] : in.state.returns) {
    if (!row.accepted_on) into.push_back({MatterKind::annual_return, id, {row.firm, 0}});
  }
}

}  // namespace

std::optional<MattersAnswer> answer(const Reading& in, const AskMatters&) {
  std::vector<Found> all;
  find_duties(in, all);
  find_cases(in, all);
  find_filed(in, all);
  MattersAnswer told;
  for (const Found& each : all) {
    if (!is_for(in.actor.role, each, in.state)) continue;
    const std::uint64_t firm = firm_of(in.state, each.of, in.today);
    const Firm* row = find_row(in.state.firms, firm);
    const bool own_area = in.actor.area == 0 || (row != nullptr && row->area == in.actor.area);
    if (!own_area) continue;
    OpenMatter matter;
    matter.kind = each.kind;
    matter.about = each.about;
    matter.firm = firm;
    matter.firm_name = name_of_firm(in.state, firm);
    matter.since = each.since;
    if (each.due) matter.due = each.due->last_day;
    matter.provisional = each.due && each.due->provisional;
    matter.late = each.late || (each.due && each.due->last_day < in.today);
    matter.clause = full_id(clause_of(each.kind));
    if (matter.late) ++told.late;
    told.matters.push_back(std::move(matter));
  }
  std::ranges::stable_sort(told.matters, {}, [](const OpenMatter& each) {
    return std::tuple{!each.late, each.due.value_or(last_date), each.kind};
  });
  return told;
}

std::optional<TasksAnswer> answer(const Reading& in, const AskTasks&) {
  TasksAnswer told;
  for (std::int32_t number = 1; number <= last_task; ++number) {
    TaskTold task;
    task.task = number;
    task.clause = full_id(std::to_string(number) + "a");
    task.state = task_state(in.state, number);
    if (const Task* row = find_row(in.state.tasks, number)) {
      task.owners = row->owners;
      task.deliverables = row->deliverables;
      task.evidence = static_cast<std::int64_t>(row->evidence.size());
    }
    task.indicators = indicators_of(number);
    for (const std::int32_t each : task.indicators) {
      if (!is_met(in.state, each, in.today)) task.indicators_met = false;
    }
    if (task.state == TaskState::done) ++told.done;
    told.tasks.push_back(std::move(task));
  }
  return told;
}

// --- a firm, a lawyer ------------------------------------------------------------------------------------------------

namespace {

std::int64_t disclosed_of(const State& state, const Subject& of) {
  return std::ranges::count_if(
      state.integrity, [&](const auto& each) { return each.second.of == of && each.second.disclosed_on.has_value(); });
}

void tell_branches(const Reading& in, std::uint64_t firm, FirmAnswer& told) {
  for (const auto& [id, row] : in.state.firms) {
    if (row.parent != firm) continue;
    told.branches.push_back({id, row.place, row.abroad, row.confirmed, standing_on(row.standings, in.today)});
  }
}

void tell_filed(const Reading& in, std::uint64_t firm, FirmAnswer& told) {
  for (const auto& [id, row] : in.state.returns) {
    if (row.firm != firm || row.year < told.return_year.value_or(row.year)) continue;
    told.return_year = row.year;
    told.return_accepted = row.accepted_on.has_value();
  }
  for (const auto& [id, row] : in.state.assessments) {
    const bool open = row.of == Subject{firm, 0} && row.state == AssessmentState::open;
    if (!open) continue;
    told.open_assessment = id;
    told.open_assessment_year = row.year;
  }
  if (const auto exemption = exemption_of(in.state, firm, in.today)) {
    told.exempt_since = exemption->since;
    told.exempt_ended_on = exemption->ended_on;
  }
}

}  // namespace

std::optional<FirmAnswer> answer(const Reading& in, const AskFirm& question) {
  const Firm* row = find_row(in.state.firms, question.firm);
  if (row == nullptr || !is_head(*row)) return std::nullopt;
  FirmAnswer told;
  told.firm = question.firm;
  told.uscc = row->uscc;
  told.name = row->name;
  told.district = std::string(law::area_text(row->area));
  const auto form = row->forms.upper_bound(in.today);
  if (form != row->forms.begin()) told.form = std::prev(form)->second;
  told.standing = standing_on(row->standings, in.today);
  const auto counts = lawyers_by_firm(in.state, in.today);
  if (const std::int64_t* count = find_row(counts, question.firm)) told.lawyers = *count;
  tell_branches(in, question.firm, told);
  tell_filed(in, question.firm, told);
  told.disclosed = disclosed_of(in.state, {question.firm, 0});
  return told;
}

namespace {

void tell_hours(const Reading& in, LawyerAnswer& told) {
  constexpr std::size_t months = 12;
  told.minutes_by_month.assign(months, 0);
  const auto* claims = find_row(in.state.pro_bono_of, told.lawyer);
  if (claims == nullptr) return;
  for (const std::uint64_t id : *claims) {
    const ProBono& row = in.state.pro_bono.at(id);
    if (year_of(row.on) != told.year) continue;
    if (row.state == ProBonoState::claimed) told.claimed_minutes += row.minutes;
    if (row.state != ProBonoState::verified) continue;
    told.verified_minutes += row.minutes;
    told.minutes_by_month[static_cast<std::size_t>(ymd(row.on).month) - 1] += row.minutes;
  }
}

}  // namespace

std::optional<LawyerAnswer> answer(const Reading& in, const AskLawyer& question) {
  const Lawyer* row = find_row(in.state.lawyers, question.lawyer);
  if (row == nullptr) return std::nullopt;
  LawyerAnswer told;
  told.lawyer = question.lawyer;
  told.person = row->person;
  if (auto licence = licence_at(in.state, *row, end_of(in.today))) told.licence = *std::move(licence);
  told.year = question.year.value_or(year_of(in.today));
  told.encouraged_minutes = in.state.parameters.minutes("pro_bono_minutes", in.today);
  tell_hours(in, told);
  for (const auto& [id, talent] : in.state.talents) {
    if (talent.lawyer == question.lawyer && talent.active_on(in.today)) told.tier = talent.tier;
  }
  told.disclosed = disclosed_of(in.state, {0, question.lawyer});
  return told;
}

}  // namespace gongbao::legal_profession
