// What this policy remembers, row by row: departments with their staff and channels, institutions, rounds,
// applications, memberships, reports, entries of the working ledger, records of what supervisors took part in. Persons
// and texts are tokens; who reported is nowhere but in the report.
#pragma once

#include <map>

#include "base/enum_names.h"
#include "base/personal.h"
#include "law/area.h"

namespace gongbao::eldercare {

// --- departments and institutions (民政部门, 养老机构) ---------------------------------------------------------------

struct ContactPerson {  // 指定工作人员 (7a)
  std::uint64_t account = 0;
  Date from;
  std::optional<Date> to;  // the last day
  GB_FIELDS(account, from, to)
  bool active_on(Date day) const { return from <= day && (!to || day <= *to); }
};
struct Channels {  // 公布的渠道 (8a)
  std::string email;
  std::string postal;
  std::string phone;
  Date from;
  GB_FIELDS(email, postal, phone, from)
};
// Service targets in working days and the size of the pool; the document has no number for any of them (5a, 8b, 10).
struct Targets {
  std::optional<std::int32_t> pool_size;
  std::optional<std::int32_t> ack_working_days;
  std::optional<std::int32_t> order_working_days;
  std::optional<std::int32_t> rectify_working_days;
  std::optional<std::int32_t> feedback_working_days;
  GB_FIELDS(pool_size, ack_working_days, order_working_days, rectify_working_days, feedback_working_days)
};
struct Department {
  std::vector<ContactPerson> contact_staff;
  std::vector<Channels> channels;  // by their first day; of two of one day the later one speaks
  Targets targets;
  std::map<std::int32_t, std::uint64_t> serials;  // last one of the working ledger, by year
  std::map<std::int32_t, Date> renewed;           // pool years that renew_pool opened, and when
  GB_FIELDS(contact_staff, channels, targets, serials, renewed)
};

enum class InstitutionKind : std::uint8_t { institution = 1, home_care_provider = 2 };
constexpr auto names_of(InstitutionKind) {
  using enum InstitutionKind;
  using namespace std::literals;
  return std::array{std::pair{institution, "institution"sv}, std::pair{home_care_provider, "home_care_provider"sv}};
}
struct Institution {
  std::string name;
  InstitutionKind kind{};
  law::AreaCode department = 0;
  bool city_run = false;  // its reports may be handled by 市社会福利事务管理中心 (R6)
  GB_FIELDS(name, kind, department, city_run)
};

// --- recruitment (第四条, 第五条) ------------------------------------------------------------------------------------

struct Round {
  law::AreaCode department = 0;
  std::int32_t year = 0;  // of the pool
  Date opens;
  Date closes;  // inside
  std::optional<std::int32_t> size;
  bool decided = false;
  std::vector<std::uint64_t> selected;  // in their order
  std::vector<std::uint64_t> reserve;
  GB_FIELDS(department, year, opens, closes, size, decided, selected, reserve)
  bool open_on(Date day) const { return !decided && opens <= day && day <= closes; }
};
// The classes of 5.1 to 5.6 by their numbers; who is in none comes after them.
inline constexpr std::int32_t class_of_age = 3, last_class = 6, no_class = 7;
enum class ApplicationState : std::uint8_t {
  submitted = 1,
  accepted = 2,
  refused = 3,
  selected = 4,
  reserve = 5,
  not_selected = 6,
  withdrawn = 7
};
constexpr auto names_of(ApplicationState) {
  using enum ApplicationState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv}, std::pair{accepted, "accepted"sv},
                    std::pair{refused, "refused"sv},     std::pair{selected, "selected"sv},
                    std::pair{reserve, "reserve"sv},     std::pair{not_selected, "not_selected"sv},
                    std::pair{withdrawn, "withdrawn"sv}};
}
struct Application {
  std::uint64_t round = 0;
  PersonToken person;
  std::uint64_t account = 0;
  std::int32_t best_class = no_class;
  Stamp submitted_at;
  ApplicationState state = ApplicationState::submitted;
  GB_FIELDS(round, person, account, best_class, submitted_at, state)
};

// --- the pool (社会监督员库, 第六条) ---------------------------------------------------------------------------------

enum class Rating : std::uint8_t { outstanding = 1, normal = 2 };  // 表现突出
constexpr auto names_of(Rating) {
  using enum Rating;
  using namespace std::literals;
  return std::array{std::pair{outstanding, "outstanding"sv}, std::pair{normal, "normal"sv}};
}
enum class MembershipEnd : std::uint8_t { year = 1, left = 2, removed = 3 };
constexpr auto names_of(MembershipEnd) {
  using enum MembershipEnd;
  using namespace std::literals;
  return std::array{std::pair{year, "year"sv}, std::pair{left, "left"sv}, std::pair{removed, "removed"sv}};
}
struct Membership {  // kept under the number of its application
  PersonToken person;
  std::uint64_t account = 0;
  law::AreaCode department = 0;
  std::int32_t year = 0;
  std::int32_t best_class = no_class;
  Date first_day;
  Date last_day;  // inside
  MembershipEnd end = MembershipEnd::year;
  std::optional<Rating> rating;
  std::optional<bool> will_continue;
  GB_FIELDS(person, account, department, year, best_class, first_day, last_day, end, rating, will_continue)
  bool active_on(Date day) const { return first_day <= day && day <= last_day; }
  bool lasts() const { return end == MembershipEnd::year; }
  bool preferred() const { return lasts() && rating == Rating::outstanding && will_continue == true; }  // 6b
};

// --- reports and the working ledger (第三条, 第十条) -----------------------------------------------------------------

enum class Category : std::uint8_t { operation = 1, quality = 2, safety = 3, home_care = 4 };
constexpr auto names_of(Category) {
  using enum Category;
  using namespace std::literals;
  return std::array{std::pair{operation, "operation"sv}, std::pair{quality, "quality"sv}, std::pair{safety, "safety"sv},
                    std::pair{home_care, "home_care"sv}};
}
enum class ReportState : std::uint8_t { received = 1, accepted = 2, returned = 3 };
constexpr auto names_of(ReportState) {
  using enum ReportState;
  using namespace std::literals;
  return std::array{std::pair{received, "received"sv}, std::pair{accepted, "accepted"sv},
                    std::pair{returned, "returned"sv}};
}
// A day until which a department wants to have done something; it closes nothing and refuses nothing.
struct Due {
  Date last_day;
  bool provisional = false;
  GB_FIELDS(last_day, provisional)
};
struct Report {                  // 反映
  std::uint64_t supervisor = 0;  // the membership that was in force
  std::string channel;
  Stamp received_at;
  std::uint64_t target = 0;
  Category category{};
  SealedText text;
  std::vector<SealedDocument> attachments;
  bool urgent = false;
  ReportState state = ReportState::received;
  std::optional<Due> ack_due;
  std::uint64_t entry = 0;  // of the working ledger; 0: none
  SealedText reason;        // of a return, told to the supervisor
  GB_FIELDS(supervisor, channel, received_at, target, category, text, attachments, urgent, state, ack_due, entry,
            reason)
};
enum class EntryState : std::uint8_t {
  registered = 1,
  ordered = 2,
  rectification_reported = 3,
  checked_ok = 4,
  checked_not_ok = 5,
  not_substantiated = 6,
  transferred = 7,
  fed_back = 8,
  closed = 9
};
constexpr auto names_of(EntryState) {
  using enum EntryState;
  using namespace std::literals;
  return std::array{std::pair{registered, "registered"sv},
                    std::pair{ordered, "ordered"sv},
                    std::pair{rectification_reported, "rectification_reported"sv},
                    std::pair{checked_ok, "checked_ok"sv},
                    std::pair{checked_not_ok, "checked_not_ok"sv},
                    std::pair{not_substantiated, "not_substantiated"sv},
                    std::pair{transferred, "transferred"sv},
                    std::pair{fed_back, "fed_back"sv},
                    std::pair{closed, "closed"sv}};
}
struct LedgerEntry {  // 工作台账
  std::uint64_t report = 0;
  law::AreaCode department = 0;
  std::int32_t year = 0;
  std::uint64_t serial = 0;
  EntryState state = EntryState::registered;
  Date registered_on;
  std::uint64_t institution = 0;  // ordered to rectify; 0: none yet
  std::uint64_t reported_by = 0;  // account that reported the rectification
  std::optional<Date> ordered_on;
  std::optional<Date> rectified_on;
  std::optional<Date> decided_on;  // checked, found not true, or handed on
  std::optional<Date> fed_back_on;
  std::optional<Due> due;  // of the step that comes next
  SealedText reason;
  SealedDocument evidence;
  std::string body;  // that it was handed on to
  SealedText feedback;
  GB_FIELDS(report, department, year, serial, state, registered_on, institution, reported_by, ordered_on, rectified_on,
            decided_on, fed_back_on, due, reason, evidence, body, feedback)
};

// --- what supervisors took part in (3.1, 3.2, 3.4, 7b, 第九条) -------------------------------------------------------

enum class RecordKind : std::uint8_t {
  meeting = 1,           // 座谈会
  joint_visit = 2,       // 联合实地走访
  on_site_research = 3,  // 现场调研
  training = 11,
  quality_management = 12,
  satisfaction = 13,
  appraisal_guidance = 14,
  volunteer_visit = 15,  // 志愿服务
  visitor_pass = 21,
  materials = 22,
  transport = 23,
  reimbursement = 24
};
constexpr auto names_of(RecordKind) {
  using enum RecordKind;
  using namespace std::literals;
  return std::array{std::pair{meeting, "meeting"sv},
                    std::pair{joint_visit, "joint_visit"sv},
                    std::pair{on_site_research, "on_site_research"sv},
                    std::pair{training, "training"sv},
                    std::pair{quality_management, "quality_management"sv},
                    std::pair{satisfaction, "satisfaction"sv},
                    std::pair{appraisal_guidance, "appraisal_guidance"sv},
                    std::pair{volunteer_visit, "volunteer_visit"sv},
                    std::pair{visitor_pass, "visitor_pass"sv},
                    std::pair{materials, "materials"sv},
                    std::pair{transport, "transport"sv},
                    std::pair{reimbursement, "reimbursement"sv}};
}
struct Record {
  law::AreaCode department = 0;
  std::vector<std::uint64_t> members;
  RecordKind kind{};
  Date on;
  SealedText text;
  Money reimbursed;  // zero, unless expense_reimbursement says that costs are no pay (2b, R3)
  GB_FIELDS(department, members, kind, on, text, reimbursed)
};
enum class Relation : std::uint8_t { none = 1, resident = 2, family = 3, other = 4 };
constexpr auto names_of(Relation) {
  using enum Relation;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{resident, "resident"sv}, std::pair{family, "family"sv},
                    std::pair{other, "other"sv}};
}
struct Appraisal {  // 评价 (3.4): shown with the relation beside it
  std::uint64_t supervisor = 0;
  std::uint64_t institution = 0;
  Relation relation{};
  SealedText text;
  Date on;
  GB_FIELDS(supervisor, institution, relation, text, on)
};
struct Interpretation {  // 解释 (11); the last version of a clause speaks
  SealedText text;
  Date from;
  GB_FIELDS(text, from)
};

}  // namespace gongbao::eldercare
