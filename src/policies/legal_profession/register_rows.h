// The rest of what this policy remembers, row by row: registers that the tasks ask for, and the tasks themselves.
#pragma once

#include "policies/legal_profession/rows.h"

namespace gongbao::legal_profession {

// --- registers -------------------------------------------------------------------------------------------------------

enum class EntryKind : std::uint8_t {
  party_standard = 1,
  party_org = 2,
  instructor = 3,
  secretary_report = 4,
  party_item_done = 5,
  representative = 6,
  candidate = 7,
  party_term = 8,
  leader = 11,
  organ = 12,
  organ_lawyer = 13,
  company_lawyer = 14,
  association_term = 15,
  model_firm = 16,
  first_class_firm = 17,
  programme_person = 18,
  adviser = 19,
  cluster = 20,
  training = 31,
  committee = 32,
  dispute = 33,
  recommendation = 34,
  event = 35
};
constexpr auto names_of(EntryKind) {
  using enum EntryKind;
  using namespace std::literals;
  return std::array{std::pair{party_standard, "party_standard"sv},
                    std::pair{party_org, "party_org"sv},
                    std::pair{instructor, "instructor"sv},
                    std::pair{secretary_report, "secretary_report"sv},
                    std::pair{party_item_done, "party_item_done"sv},
                    std::pair{representative, "representative"sv},
                    std::pair{candidate, "candidate"sv},
                    std::pair{party_term, "party_term"sv},
                    std::pair{leader, "leader"sv},
                    std::pair{organ, "organ"sv},
                    std::pair{organ_lawyer, "organ_lawyer"sv},
                    std::pair{company_lawyer, "company_lawyer"sv},
                    std::pair{association_term, "association_term"sv},
                    std::pair{model_firm, "model_firm"sv},
                    std::pair{first_class_firm, "first_class_firm"sv},
                    std::pair{programme_person, "programme_person"sv},
                    std::pair{adviser, "adviser"sv},
                    std::pair{cluster, "cluster"sv},
                    std::pair{training, "training"sv},
                    std::pair{committee, "committee"sv},
                    std::pair{dispute, "dispute"sv},
                    std::pair{recommendation, "recommendation"sv},
                    std::pair{event, "event"sv}};
}
// Kept by the Party's bodies.
constexpr bool is_party_kind(EntryKind kind) { return kind < EntryKind::leader; }
struct RegisterEntry {
  EntryKind kind{};
  std::uint64_t firm = 0;
  std::uint64_t lawyer = 0;
  PersonToken person;
  std::uint64_t of = 0;    // an organ's entry, a party item
  std::string label;       // name of an organ, an association, a cluster, a course
  std::int32_t year = 0;   // of a yearly result, report or trainee
  std::int64_t count = 0;  // members, hours
  bool yes = false;        // compliant, key trainee, has a full-time worker
  PartyOrg org = PartyOrg::none;
  Date from;
  std::optional<Date> to;  // the last day; of a withdrawal the one before it
  std::optional<Date> due;
  std::optional<Date> done_on;
  SealedText text;
  std::vector<SealedDocument> files;
  SealedText correction;
  GB_FIELDS(kind, firm, lawyer, person, of, label, year, count, yes, org, from, to, due, done_on, text, files,
            correction)
  bool active_on(Date day) const { return from <= day && (!to || day <= *to); }
};
struct Brand {
  Subject of;
  std::string kind;
  Date from;
  GB_FIELDS(of, kind, from)
};
struct QualityMeasure {
  std::string case_no;
  std::string measure;
  SealedText finding;
  GB_FIELDS(case_no, measure, finding)
};
struct RightsRequest {
  std::uint64_t lawyer = 0;
  std::string organ;
  SealedText text;
  Date asked_on;
  SealedText answer;
  std::optional<Date> answered_on;
  GB_FIELDS(lawyer, organ, text, asked_on, answer, answered_on)
};
enum class PairKind : std::uint8_t { one_to_one = 1, counterpart = 2, helping = 3, volunteer = 4 };
constexpr auto names_of(PairKind) {
  using enum PairKind;
  using namespace std::literals;
  return std::array{std::pair{one_to_one, "one_to_one"sv}, std::pair{counterpart, "counterpart"sv},
                    std::pair{helping, "helping"sv}, std::pair{volunteer, "volunteer"sv}};
}
struct Pairing {
  std::uint64_t firm = 0;
  std::uint64_t other = 0;
  PairKind kind{};
  Date from;
  std::optional<Date> ended_on;
  GB_FIELDS(firm, other, kind, from, ended_on)
};
struct Contact {
  std::uint64_t leader = 0;  // an entry of the register
  PersonToken person;
  Date from;
  std::optional<Date> to;  // the last day
  GB_FIELDS(leader, person, from, to)
  bool active_on(Date day) const { return from <= day && (!to || day <= *to); }
};

// --- tasks and the plan (三, 四, att.2)
// -------------------------------------------------------------------------------

enum class TaskState : std::uint8_t { unassigned = 0, assigned = 1, in_progress = 2, done = 3 };
constexpr auto names_of(TaskState) {
  using enum TaskState;
  using namespace std::literals;
  return std::array{std::pair{unassigned, "unassigned"sv}, std::pair{assigned, "assigned"sv},
                    std::pair{in_progress, "in_progress"sv}, std::pair{done, "done"sv}};
}
struct Task {
  TaskState state = TaskState::unassigned;
  std::vector<std::string> owners;  // roles
  std::vector<std::string> deliverables;
  std::vector<SealedDocument> evidence;
  GB_FIELDS(state, owners, deliverables, evidence)
};
enum class Verdict : std::uint8_t { not_measurable = 0, not_met = 1, met = 2, shown = 3 };
constexpr auto names_of(Verdict) {
  using enum Verdict;
  using namespace std::literals;
  return std::array{std::pair{not_measurable, "not_measurable"sv}, std::pair{not_met, "not_met"sv},
                    std::pair{met, "met"sv}, std::pair{shown, "shown"sv}};
}
struct FrozenValue {
  std::int32_t indicator = 0;
  std::int64_t value = 0;
  std::int64_t of = 0;
  Verdict verdict{};
  GB_FIELDS(indicator, value, of, verdict)
};
struct PlanEvaluation {
  Date on;
  SealedText text;
  std::vector<FrozenValue> values;
  GB_FIELDS(on, text, values)
};

}  // namespace gongbao::legal_profession
