// What this policy remembers, row by row: the register of firms and lawyers, integrity files, assessments and spot
// checks, pro bono hours, talent pools, returns, cases, registers, tasks. Persons and texts are tokens and hashes; how
// somebody stands is a history of dated rows, so that any figure can be told as of any day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/personal.h"
#include "law/area.h"

namespace gongbao::legal_profession {

// A firm or a lawyer; the other one is 0.
struct Subject {
  std::uint64_t firm = 0;
  std::uint64_t lawyer = 0;
  GB_FIELDS(firm, lawyer)
  auto operator<=>(const Subject&) const = default;
};

// --- the register (12a, 12b) -----------------------------------------------------------------------------------------

enum class Form : std::uint8_t { general_partnership = 1, special_partnership = 2, individual = 3, state_funded = 4 };
constexpr auto names_of(Form) {
  using enum Form;
  using namespace std::literals;
  return std::array{std::pair{general_partnership, "general_partnership"sv},
                    std::pair{special_partnership, "special_partnership"sv}, std::pair{individual, "individual"sv},
                    std::pair{state_funded, "state_funded"sv}};
}
enum class Standing : std::uint8_t { in_practice = 1, suspended = 2, cancelled = 3, revoked = 4 };
constexpr auto names_of(Standing) {
  using enum Standing;
  using namespace std::literals;
  return std::array{std::pair{in_practice, "in_practice"sv}, std::pair{suspended, "suspended"sv},
                    std::pair{cancelled, "cancelled"sv}, std::pair{revoked, "revoked"sv}};
}
struct StandingRow {
  Stamp since;
  Standing standing{};
  std::optional<Date> to;  // of a suspension: its last day; it ends with restore alone (T10)
  std::string decision_no;
  GB_FIELDS(since, standing, to, decision_no)
};
enum class PartyOrg : std::uint8_t { none = 1, independent = 2, joint = 3 };
constexpr auto names_of(PartyOrg) {
  using enum PartyOrg;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{independent, "independent"sv}, std::pair{joint, "joint"sv}};
}
struct PartyRow {  // how a firm stands with the Party from a day on
  Date from;
  std::int64_t members = 0;
  PartyOrg org = PartyOrg::none;
  bool worker = false;      // 专职党务工作者
  bool instructor = false;  // 党建工作指导员
  GB_FIELDS(from, members, org, worker, instructor)
};
struct Firm {
  std::string uscc;  // of a branch none
  std::string name;
  std::uint64_t parent = 0;  // of a branch or an office abroad: its firm
  law::AreaCode area = 0;    // 0: outside the city
  bool abroad = false;
  bool confirmed = true;  // what a firm says it has opened waits for the bureau
  std::string place;
  std::uint64_t head = 0;  // a lawyer
  std::optional<std::string> manager;
  std::map<Date, Form> forms;  // by the day from which it has it (15b)
  std::vector<StandingRow> standings;
  std::vector<PartyRow> party;
  std::uint64_t merged_into = 0;
  GB_FIELDS(uscc, name, parent, area, abroad, confirmed, place, head, manager, forms, standings, party, merged_into)
};
enum class LawyerClass : std::uint8_t { full_time = 1, part_time = 2, public_ = 3, company = 4, legal_aid = 5 };
constexpr auto names_of(LawyerClass) {
  using enum LawyerClass;
  using namespace std::literals;
  return std::array{std::pair{full_time, "full_time"sv}, std::pair{part_time, "part_time"sv},
                    std::pair{public_, "public"sv}, std::pair{company, "company"sv},
                    std::pair{legal_aid, "legal_aid"sv}};
}
struct Lawyer {
  PersonToken person;
  SealedText licence;
  std::optional<Id16> token;  // of the electronic licence
  std::uint64_t account = 0;
  LawyerClass cls{};
  bool foreign_related = false;
  bool member = false;  // of the Party
  Date first_date;
  std::map<Date, std::uint64_t> firms;  // by the day from which he is there
  std::vector<StandingRow> standings;
  GB_FIELDS(person, licence, token, account, cls, foreign_related, member, first_date, firms, standings)
};
// 同步建立党组织, 同步转接组织关系 (6a, 6b): it is listed and stops nothing (O6).
struct PartyItem {
  Subject of;
  Date due;
  std::optional<Date> done_on;
  GB_FIELDS(of, due, done_on)
};

// --- integrity files (12c, 12d) --------------------------------------------------------------------------------------

enum class IntegrityKind : std::uint8_t {
  honour = 1,
  assessment = 2,
  penalty = 3,
  industry_sanction = 4,
  complaint_upheld = 5,
  breach_of_promise = 6
};
constexpr auto names_of(IntegrityKind) {
  using enum IntegrityKind;
  using namespace std::literals;
  return std::array{std::pair{honour, "honour"sv},
                    std::pair{assessment, "assessment"sv},
                    std::pair{penalty, "penalty"sv},
                    std::pair{industry_sanction, "industry_sanction"sv},
                    std::pair{complaint_upheld, "complaint_upheld"sv},
                    std::pair{breach_of_promise, "breach_of_promise"sv}};
}
struct IntegrityEntry {
  Subject of;
  IntegrityKind kind{};
  std::string decided_by;
  std::string decision_no;
  Date decided_on;
  SealedText text;
  std::string basis;
  bool mitigated = false;  // 从轻或者减轻 (18e)
  std::uint16_t role = 0;  // who entered it may reverse it
  std::uint32_t area = 0;
  std::optional<Date> disclosed_on;
  std::optional<Date> reversed_on;
  std::string reversing_decision;
  SealedText reason;
  GB_FIELDS(of, kind, decided_by, decision_no, decided_on, text, basis, mitigated, role, area, disclosed_on,
            reversed_on, reversing_decision, reason)
};

// --- assessments and spot checks (6c, 18c, 18d) ----------------------------------------------------------------------

enum class Grade : std::uint8_t { pass = 1, basic = 2, fail = 3 };
constexpr auto names_of(Grade) {
  using enum Grade;
  using namespace std::literals;
  return std::array{std::pair{pass, "pass"sv}, std::pair{basic, "basic"sv}, std::pair{fail, "fail"sv}};
}
enum class AssessmentState : std::uint8_t { open = 1, submitted = 2, final = 3 };
constexpr auto names_of(AssessmentState) {
  using enum AssessmentState;
  using namespace std::literals;
  return std::array{std::pair{open, "open"sv}, std::pair{submitted, "submitted"sv}, std::pair{final, "final"sv}};
}
struct Assessment {
  std::int32_t year = 0;
  Subject of;
  AssessmentState state = AssessmentState::open;
  SealedText report;
  std::optional<Grade> party_result;  // 党建工作考核
  std::optional<Grade> appraisal;     // 党员律师民主评议
  std::optional<Grade> result;
  GB_FIELDS(year, of, state, report, party_result, appraisal, result)
};
struct ExemptionPolicy {
  Date from;
  std::int32_t clean_years = 0;
  std::int32_t term = 0;  // rounds
  GB_FIELDS(from, clean_years, term)
};
struct SpotRound {
  std::string seed;
  std::int64_t rate_bp = 0;
  Date drawn_on;
  std::vector<std::uint64_t> eligible;
  std::vector<std::uint64_t> exempt;
  std::vector<std::uint64_t> sample;  // in the order of the draw
  std::vector<std::uint64_t> assessors;
  std::map<std::uint64_t, bool> results;  // by firm: passed
  std::optional<Date> finished_on;
  GB_FIELDS(seed, rate_bp, drawn_on, eligible, exempt, sample, assessors, results, finished_on)
};

// --- pro bono and talent (s2.5, s2.6c, 19a) --------------------------------------------------------------------------

enum class ProBonoState : std::uint8_t { claimed = 1, verified = 2, rejected = 3, reversed = 4 };
constexpr auto names_of(ProBonoState) {
  using enum ProBonoState;
  using namespace std::literals;
  return std::array{std::pair{claimed, "claimed"sv}, std::pair{verified, "verified"sv},
                    std::pair{rejected, "rejected"sv}, std::pair{reversed, "reversed"sv}};
}
struct ProBono {
  std::uint64_t lawyer = 0;
  Date on;
  std::int64_t minutes = 0;
  std::optional<std::int64_t> begin;  // minute of the day, [begin, end)
  std::optional<std::int64_t> end;
  std::string kind;
  SealedText recipient;
  SealedDocument evidence;
  ProBonoState state = ProBonoState::claimed;
  GB_FIELDS(lawyer, on, minutes, begin, end, kind, recipient, evidence, state)
  bool stands() const { return state == ProBonoState::claimed || state == ProBonoState::verified; }
};
enum class Tier : std::uint8_t { leading = 1, excellent = 2, reserve = 3 };  // 领军, 优秀, 后备
constexpr auto names_of(Tier) {
  using enum Tier;
  using namespace std::literals;
  return std::array{std::pair{leading, "leading"sv}, std::pair{excellent, "excellent"sv},
                    std::pair{reserve, "reserve"sv}};
}
struct Talent {
  std::uint64_t lawyer = 0;
  Tier tier{};
  std::string region;
  std::string business;
  bool foreign_related = false;
  Date from;
  std::optional<Date> out;  // no member from that day on
  GB_FIELDS(lawyer, tier, region, business, foreign_related, from, out)
  bool active_on(Date day) const { return from <= day && (!out || day < *out); }
};
// Figures that stand for a tier until as many members are entered one by one.
struct OpeningPool {
  std::int64_t total = 0;
  std::int64_t foreign_related = 0;
  Date on;
  std::optional<Date> reached_on;
  std::optional<Date> foreign_reached_on;
  GB_FIELDS(total, foreign_related, on, reached_on, foreign_reached_on)
};

// --- money of the profession, people of the city (s2.3) --------------------------------------------------------------

struct AnnualReturn {
  std::uint64_t firm = 0;
  std::int32_t year = 0;
  Money income;
  Money tax;
  std::optional<Date> accepted_on;
  GB_FIELDS(firm, year, income, tax, accepted_on)
};
struct Population {
  Date from;
  std::int64_t persons = 0;
  std::string source;
  GB_FIELDS(from, persons, source)
};

// --- evaluations (10b, 24a, 26b) -------------------------------------------------------------------------------------

enum class SchemeKind : std::uint8_t { comprehensive = 1, professional = 2 };
constexpr auto names_of(SchemeKind) {
  using enum SchemeKind;
  using namespace std::literals;
  return std::array{std::pair{comprehensive, "comprehensive"sv}, std::pair{professional, "professional"sv}};
}
struct SchemeItem {
  std::string item;
  std::int64_t weight_bp = 0;
  GB_FIELDS(item, weight_bp)
};
struct Scheme {
  SchemeKind kind{};
  std::vector<SchemeItem> items;
  Date from;
  std::map<std::uint64_t, std::int64_t> results;  // by firm
  GB_FIELDS(kind, items, from, results)
};
enum class Source : std::uint8_t { organ = 1, served = 2, public_ = 3, self = 4 };
constexpr auto names_of(Source) {
  using enum Source;
  using namespace std::literals;
  return std::array{std::pair{organ, "organ"sv}, std::pair{served, "served"sv}, std::pair{public_, "public"sv},
                    std::pair{self, "self"sv}};
}
struct Evaluation {
  std::string service;
  std::map<std::string, std::int64_t> weights;  // by source, as they were when it opened
  std::map<Source, std::int64_t> scores;
  std::optional<std::int64_t> result;  // closed
  GB_FIELDS(service, weights, scores, result)
};
enum class Side : std::uint8_t { bench = 1, lawyer = 2 };  // judges and prosecutors; lawyers
constexpr auto names_of(Side) {
  using enum Side;
  using namespace std::literals;
  return std::array{std::pair{bench, "bench"sv}, std::pair{lawyer, "lawyer"sv}};
}
struct Participant {
  std::uint64_t account = 0;
  Side side{};
  GB_FIELDS(account, side)
};
struct MutualScore {
  std::uint64_t rater = 0;
  std::uint64_t rated = 0;
  std::int64_t score = 0;
  GB_FIELDS(rater, rated, score)
};
struct CourtCase {
  std::string case_no;
  std::optional<Date> closed_on;
  std::vector<Participant> participants;
  std::vector<MutualScore> scores;
  GB_FIELDS(case_no, closed_on, participants, scores)
};

// --- clues and complaints (26a, 30a) ---------------------------------------------------------------------------------

enum class Office : std::uint8_t { justice = 1, association = 2, partner = 3 };
constexpr auto names_of(Office) {
  using enum Office;
  using namespace std::literals;
  return std::array{std::pair{justice, "justice"sv}, std::pair{association, "association"sv},
                    std::pair{partner, "partner"sv}};
}
enum class ClueState : std::uint8_t { sent = 1, accepted = 2, returned = 3, concluded = 4, answered = 5 };
constexpr auto names_of(ClueState) {
  using enum ClueState;
  using namespace std::literals;
  return std::array{std::pair{sent, "sent"sv}, std::pair{accepted, "accepted"sv}, std::pair{returned, "returned"sv},
                    std::pair{concluded, "concluded"sv}, std::pair{answered, "answered"sv}};
}
struct Clue {
  Office sender{};
  std::uint64_t organisation = 0;  // of the partner that sent it, or that is to have it
  Office receiver{};
  Subject of;
  std::string kind;
  SealedText text;
  ClueState state = ClueState::sent;
  Date sent_on;
  SealedText said;  // reason of a return, result
  GB_FIELDS(sender, organisation, receiver, of, kind, text, state, sent_on, said)
};
enum class ComplaintState : std::uint8_t { received = 1, handling = 2, concluded = 3, answered = 4, transferred = 5 };
constexpr auto names_of(ComplaintState) {
  using enum ComplaintState;
  using namespace std::literals;
  return std::array{std::pair{received, "received"sv}, std::pair{handling, "handling"sv},
                    std::pair{concluded, "concluded"sv}, std::pair{answered, "answered"sv},
                    std::pair{transferred, "transferred"sv}};
}
enum class Channel : std::uint8_t { hotline = 1, letter = 2, visit = 3, online = 4 };
constexpr auto names_of(Channel) {
  using enum Channel;
  using namespace std::literals;
  return std::array{std::pair{hotline, "hotline"sv}, std::pair{letter, "letter"sv}, std::pair{visit, "visit"sv},
                    std::pair{online, "online"sv}};
}
struct Complaint {
  PersonToken complainant;
  Subject of;
  std::string kind;
  Channel channel{};
  SealedText text;
  Date received_on;
  ComplaintState state = ComplaintState::received;
  std::uint64_t handler = 0;  // an account
  std::string to;             // handed on to
  SealedText result;
  bool upheld = false;
  GB_FIELDS(complainant, of, kind, channel, text, received_on, state, handler, to, result, upheld)
};

}  // namespace gongbao::legal_profession
