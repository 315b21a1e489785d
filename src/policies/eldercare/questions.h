// What may be asked of this policy's state and answered at once (spec/06 part 9): the recruitment of a department with
// its channels, what is told to the public in figures, duties, a membership, a report with its progress, an entry of
// the working ledger. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/eldercare/commands.h"
#include "policies/eldercare/figures.h"

namespace gongbao::eldercare {

struct Reading {
  const State& state;
  access::Actor actor;
  Date today;
};

// --- for everybody ---------------------------------------------------------------------------------------------------

struct RoundAnswer {
  std::uint64_t round = 0;
  std::int32_t year = 0;
  Date opens;
  Date closes;
  std::optional<std::int32_t> size;
  bool open = false;
  GB_FIELDS(round, year, opens, closes, size, open)
};
// 公布的渠道 (8a), rounds that are open or to come (5a), and who may apply (第四条).
struct RecruitmentAnswer {
  std::string department;
  std::string department_name;
  std::optional<std::string> email;
  std::optional<std::string> postal;
  std::optional<std::string> phone;
  std::vector<std::string> channels_missing;
  std::vector<RoundAnswer> rounds;
  std::vector<std::string> clauses;  // full ids
  GB_FIELDS(department, department_name, email, postal, phone, channels_missing, rounds, clauses)
};
struct AskRecruitment {
  static constexpr std::string_view name = "recruitment";
  using Answer = RecruitmentAnswer;
  std::string department;
  GB_FIELDS(department)
};

struct OverviewAnswer {
  std::int32_t year = 0;
  std::optional<std::string> department;
  std::optional<std::int64_t> supervisors;  // nothing: too few to be told to the public
  std::optional<std::int64_t> reports;
  std::optional<std::int64_t> per_hundred;  // reports, of 100 supervisors, rounded down
  std::optional<std::int64_t> percent_found_true;
  std::optional<std::int64_t> days_to_rectification;  // median
  std::optional<std::int64_t> days_to_feedback;       // median
  GB_FIELDS(year, department, supervisors, reports, per_hundred, percent_found_true, days_to_rectification,
            days_to_feedback)
};
// Counts under five are not told (part 9), nor what rests on so few, nor what they could be worked out of.
struct AskStatistics {
  static constexpr std::string_view name = "statistics";
  using Answer = OverviewAnswer;
  std::int32_t year = 0;
  std::optional<std::string> department;  // none: the whole city
  GB_FIELDS(year, department)
};
struct AskOverview {
  static constexpr std::string_view name = "overview";
  using Answer = OverviewAnswer;
  std::int32_t year = 0;
  std::optional<std::string> department;
  GB_FIELDS(year, department)
};

// --- a department ----------------------------------------------------------------------------------------------------

struct RecruitmentDutyAnswer {
  std::int32_t year = 0;
  Colour colour{};
  GB_FIELDS(year, colour)
};
// 及时 without a number: what waits, since when, and how much of it is past the target that the department set (R4).
struct DutiesAnswer {
  std::string department;
  std::vector<RecruitmentDutyAnswer> recruitment;  // years in which too few rounds opened
  std::optional<std::int32_t> renewal_year;        // that is still to be renewed into
  std::optional<std::int64_t> renewal_days;        // since it became due
  bool contact_staff_missing = false;
  std::vector<std::string> channels_missing;
  std::int64_t reports_received = 0;  // neither accepted nor returned
  std::int64_t entries_open = 0;      // not yet fed back
  std::int64_t overdue = 0;           // of both
  std::optional<std::int64_t> oldest_days;
  GB_FIELDS(department, recruitment, renewal_year, renewal_days, contact_staff_missing, channels_missing,
            reports_received, entries_open, overdue, oldest_days)
};
struct AskDuties {
  static constexpr std::string_view name = "duties";
  using Answer = DutiesAnswer;
  std::string department;
  GB_FIELDS(department)
};

struct MemberAnswer {
  std::uint64_t supervisor = 0;
  PersonToken person;
  std::string department;
  std::int32_t year = 0;
  std::int32_t best_class = no_class;
  Date first_day;
  Date last_day;
  bool active = false;
  MembershipEnd end{};
  std::optional<Rating> rating;
  std::optional<bool> will_continue;
  GB_FIELDS(supervisor, person, department, year, best_class, first_day, last_day, active, end, rating, will_continue)
};
struct AskMember {
  static constexpr std::string_view name = "member";
  using Answer = MemberAnswer;
  std::uint64_t supervisor = 0;
  GB_FIELDS(supervisor)
};

// --- reports and the working ledger ----------------------------------------------------------------------------------

// Without whoever reported: the institution that has the order reads it, too.
struct LedgerEntryAnswer {
  std::uint64_t entry_id = 0;
  std::string ledger_number;
  std::string department;
  std::uint64_t institution = 0;  // ordered to rectify; 0: none yet
  std::string institution_name;
  Category category{};
  EntryState state{};
  Date registered_on;
  std::optional<Date> ordered_on;
  std::optional<Date> rectified_on;
  std::optional<Date> decided_on;
  std::optional<Date> fed_back_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  Colour colour{};
  std::string body;  // that it was handed on to
  SealedDocument evidence;
  GB_FIELDS(entry_id, ledger_number, department, institution, institution_name, category, state, registered_on,
            ordered_on, rectified_on, decided_on, fed_back_on, due_on, due_provisional, colour, body, evidence)
};
struct AskLedgerEntry {
  static constexpr std::string_view name = "ledger_entry";
  using Answer = LedgerEntryAnswer;
  std::uint64_t entry_id = 0;
  GB_FIELDS(entry_id)
};

struct ReportAnswer {
  std::uint64_t report = 0;
  std::uint64_t supervisor = 0;
  std::string channel;
  Stamp received_at;
  std::uint64_t institution = 0;
  std::string institution_name;
  Category category{};
  bool urgent = false;
  ReportState state{};
  SealedText text;
  std::vector<SealedDocument> attachments;
  std::optional<Date> due_on;  // of the acknowledgement
  Colour colour{};
  std::optional<std::int64_t> age_days;  // nothing: it is answered
  SealedText reason;                     // of a return
  std::optional<LedgerEntryAnswer> entry;
  SealedText feedback;  // 反馈 (10d)
  GB_FIELDS(report, supervisor, channel, received_at, institution, institution_name, category, urgent, state, text,
            attachments, due_on, colour, age_days, reason, entry, feedback)
};
struct AskReport {
  static constexpr std::string_view name = "report";
  using Answer = ReportAnswer;
  std::uint64_t report = 0;
  GB_FIELDS(report)
};

using Questions =
    policies::TypeList<AskRecruitment, AskStatistics, AskOverview, AskDuties, AskMember, AskLedgerEntry, AskReport>;

// nullopt: there is no such department, membership, entry, report.
std::optional<RecruitmentAnswer> answer(const Reading& in, const AskRecruitment& question);
std::optional<OverviewAnswer> answer(const Reading& in, const AskStatistics& question);
std::optional<OverviewAnswer> answer(const Reading& in, const AskOverview& question);
std::optional<DutiesAnswer> answer(const Reading& in, const AskDuties& question);
std::optional<MemberAnswer> answer(const Reading& in, const AskMember& question);
std::optional<LedgerEntryAnswer> answer(const Reading& in, const AskLedgerEntry& question);
std::optional<ReportAnswer> answer(const Reading& in, const AskReport& question);

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::eldercare
