// Rows read by their keys; what waits is counted when it is asked for.
#include "policies/eldercare/questions.h"

#include <algorithm>

#include "policies/eldercare/citations.h"
#include "policies/shared/small_cells.h"

namespace gongbao::eldercare {

namespace {

std::optional<law::AreaCode> meant(const Reading& in, const std::string& department) {
  return department_named(in.state.parameters, department, in.today);
}

// The last ones whose first day has come.
const Channels* channels_on(const State& state, law::AreaCode department, Date day) {
  const Department* row = find_row(state.departments, department);
  if (row == nullptr) return nullptr;
  const Channels* shown = nullptr;
  for (const Channels& each : row->channels) {
    if (each.from <= day) shown = &each;
  }
  return shown;
}

std::string name_of(const State& state, std::uint64_t institution) {
  const Institution* row = find_row(state.institutions, institution);
  return row == nullptr ? std::string() : row->name;
}

}  // namespace

// --- for everybody ---------------------------------------------------------------------------------------------------

std::optional<RecruitmentAnswer> answer(const Reading& in, const AskRecruitment& question) {
  const auto department = meant(in, question.department);
  if (!department) return std::nullopt;
  RecruitmentAnswer told;
  told.department = question.department;
  told.department_name = department_label(*department);
  if (const Channels* shown = channels_on(in.state, *department, in.today)) {
    told.email = shown->email;
    told.postal = shown->postal;
    told.phone = shown->phone;
  }
  told.channels_missing = channels_missing(in.state, *department, in.today);
  for (const auto& [id, row] : in.state.rounds) {
    if (row.department != *department || row.decided || row.closes < in.today) continue;
    told.rounds.push_back({id, row.year, row.opens, row.closes, row.size, row.open_on(in.today)});
  }
  for (const std::string_view each : {"5a", "8a", "4.1", "4.2", "4.3", "4.4"}) {
    told.clauses.push_back(std::string(document) + "/" + std::string(each));
  }
  return told;
}

namespace {

OverviewAnswer overview_answer(std::int32_t year, const std::optional<std::string>& named, const Overview& found) {
  return {year,
          named,
          found.supervisors,
          found.reports,
          found.per_hundred,
          found.found_true,
          found.days_to_rectification,
          found.days_to_feedback};
}

// nullopt: no department has that name; one that is none: the whole city.
std::optional<std::optional<law::AreaCode>> department_asked(const Reading& in,
                                                             const std::optional<std::string>& named) {
  if (!named) return std::optional<law::AreaCode>{};
  const auto department = meant(in, *named);
  if (!department) return std::nullopt;
  return department;
}

// What a figure rests on may be told of `own`, the city's or a department's: no cell under five, and none that the
// city's less the others' would give away (part 9).
class Cells {
 public:
  Cells(const Reading& in, std::int32_t year) : found_(overviews(in.state, year)) {
    for (const std::string& each : in.state.parameters.list("departments", in.today)) found_[*meant(in, each)];
  }
  bool may_be_told(std::int64_t Overview::*base, const Overview& own, bool whole_city) const {
    constexpr std::int64_t least_told = 5;
    if (whole_city) return own.*base >= least_told;
    std::vector<std::int64_t> counts;
    for (const auto& [department, each] : found_) counts.push_back(each.*base);
    const auto untold = policies::most_untold(std::move(counts), least_told);
    return !untold || own.*base > *untold;
  }

 private:
  std::map<law::AreaCode, Overview> found_;
};

}  // namespace

std::optional<OverviewAnswer> answer(const Reading& in, const AskOverview& question) {
  const auto department = department_asked(in, question.department);
  if (!department) return std::nullopt;
  return overview_answer(question.year, question.department, overview(in.state, question.year, *department));
}

std::optional<OverviewAnswer> answer(const Reading& in, const AskStatistics& question) {
  const auto department = department_asked(in, question.department);
  if (!department) return std::nullopt;
  const Overview own = overview(in.state, question.year, *department);
  const Cells cells(in, question.year);
  const auto told_of = [&](std::int64_t Overview::*base) { return cells.may_be_told(base, own, !*department); };
  OverviewAnswer told = overview_answer(question.year, question.department, own);
  const bool people = told_of(&Overview::supervisors), reports = told_of(&Overview::reports);
  if (!people) told.supervisors.reset();
  if (!reports) told.reports.reset();
  if (!people || !reports) told.per_hundred.reset();
  if (!reports || !told_of(&Overview::decided)) told.percent_found_true.reset();
  if (!reports || !told_of(&Overview::rectified)) told.days_to_rectification.reset();
  if (!reports || !told_of(&Overview::fed_back)) told.days_to_feedback.reset();
  return told;
}

// --- a department ----------------------------------------------------------------------------------------------------

namespace {

void add_waiting(DutiesAnswer& told, const std::optional<Due>& due, const std::optional<Days>& age, Date today) {
  if (colour_of(due, today) == Colour::red) ++told.overdue;
  if (age) told.oldest_days = std::max(told.oldest_days.value_or(0), std::int64_t{age->count});
}

void add_reports(const Reading& in, law::AreaCode department, DutiesAnswer& told) {
  for (const auto& [id, row] : in.state.reports) {
    if (in.state.memberships.at(row.supervisor).department != department) continue;
    const auto age = age_of_report(in.state, row, in.today);
    if (!age) continue;
    const LedgerEntry* entry = find_row(in.state.entries, row.entry);
    ++(entry == nullptr ? told.reports_received : told.entries_open);
    add_waiting(told, entry == nullptr ? due_of_report(row) : entry->due, age, in.today);
  }
}

}  // namespace

std::optional<DutiesAnswer> answer(const Reading& in, const AskDuties& question) {
  const auto department = meant(in, question.department);
  if (!department) return std::nullopt;
  DutiesAnswer told;
  told.department = question.department;
  for (const RecruitmentDuty& each : recruitment_duties(in.state, *department, in.today)) {
    told.recruitment.push_back({each.year, each.colour});
  }
  if (const auto renewal = renewal_duty(in.state, *department, in.today)) {
    told.renewal_year = renewal->year;
    told.renewal_days = renewal->age.count;
  }
  told.contact_staff_missing = !has_contact_staff(in.state, *department, in.today);
  told.channels_missing = channels_missing(in.state, *department, in.today);
  add_reports(in, *department, told);
  return told;
}

std::optional<MemberAnswer> answer(const Reading& in, const AskMember& question) {
  const Membership* row = find_row(in.state.memberships, question.supervisor);
  if (row == nullptr) return std::nullopt;
  return MemberAnswer{question.supervisor, row->person,   department_text(row->department), row->year, row->best_class,
                      row->first_day,      row->last_day, row->active_on(in.today),         row->end,  row->rating,
                      row->will_continue};
}

// --- reports and the working ledger ----------------------------------------------------------------------------------

namespace {

LedgerEntryAnswer entry_answer(const Reading& in, std::uint64_t entry_id, const LedgerEntry& row) {
  LedgerEntryAnswer told;
  told.entry_id = entry_id;
  told.ledger_number = ledger_number(row);
  told.department = department_text(row.department);
  told.institution = row.institution;
  told.institution_name = name_of(in.state, row.institution);
  told.category = in.state.reports.at(row.report).category;
  told.state = row.state;
  told.registered_on = row.registered_on;
  told.ordered_on = row.ordered_on;
  told.rectified_on = row.rectified_on;
  told.decided_on = row.decided_on;
  told.fed_back_on = row.fed_back_on;
  if (row.due) {
    told.due_on = row.due->last_day;
    told.due_provisional = row.due->provisional;
  }
  told.colour = colour_of(row.due, in.today);
  told.body = row.body;
  told.evidence = row.evidence;
  return told;
}

}  // namespace

std::optional<LedgerEntryAnswer> answer(const Reading& in, const AskLedgerEntry& question) {
  const LedgerEntry* row = find_row(in.state.entries, question.entry_id);
  if (row == nullptr) return std::nullopt;
  return entry_answer(in, question.entry_id, *row);
}

std::optional<ReportAnswer> answer(const Reading& in, const AskReport& question) {
  const Report* row = find_row(in.state.reports, question.report);
  if (row == nullptr) return std::nullopt;
  ReportAnswer told;
  told.report = question.report;
  told.supervisor = row->supervisor;
  told.channel = row->channel;
  told.received_at = row->received_at;
  told.institution = row->target;
  told.institution_name = name_of(in.state, row->target);
  told.category = row->category;
  told.urgent = row->urgent;
  told.state = row->state;
  told.text = row->text;
  told.attachments = row->attachments;
  const auto due = due_of_report(*row);
  if (due) told.due_on = due->last_day;
  told.colour = colour_of(due, in.today);
  if (const auto age = age_of_report(in.state, *row, in.today)) told.age_days = age->count;
  told.reason = row->reason;
  if (const LedgerEntry* entry = find_row(in.state.entries, row->entry)) {
    told.entry = entry_answer(in, row->entry, *entry);
    told.feedback = entry->feedback;
  }
  return told;
}

}  // namespace gongbao::eldercare
