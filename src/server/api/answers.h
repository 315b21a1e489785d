// What the routes that no table declares answer: each shape stands here once. The answer is written from it, and
// /openapi.json describes it from it.
#pragma once

#include "access/access.h"
#include "formats/json_fields.h"
#include "law/anchors.h"
#include "law/calendar.h"
#include "law/clause_map.h"
#include "law/parameters.h"
#include "law/search.h"
#include "policies/registry/instruction_state.h"
#include "server/message.h"

namespace gongbao::server::answers {

// Done, and there is nothing to tell.
struct Done {
  GB_FIELDS()
};

// --- decisions -------------------------------------------------------------------------------------------------------

enum class AcceptedAs : std::uint8_t { accepted, duplicate };
constexpr auto names_of(AcceptedAs) {
  return std::array{std::pair{AcceptedAs::accepted, std::string_view("accepted")},
                    std::pair{AcceptedAs::duplicate, std::string_view("duplicate")}};
}
constexpr AcceptedAs accepted_as(engine::Verdict verdict) {
  return verdict == engine::Verdict::duplicate ? AcceptedAs::duplicate : AcceptedAs::accepted;
}
struct PersonInClear {
  std::optional<std::string> name, phone, resident_id;
  GB_FIELDS(name, phone, resident_id)
};
// What is told once, to whom it was made for.
struct ToldOnce {
  std::optional<PersonInClear> person = {};
  std::optional<std::string> one_time_password = {};
  std::optional<std::string> key = {}, signing_secret = {};
  GB_FIELDS(person, one_time_password, key, signing_secret)
};
// Of a typed command or an instruction.
struct Accepted {
  AcceptedAs outcome{};
  std::vector<std::string> flags, clauses;
  formats::NamedFigures facts;
  std::uint64_t entry_no = 0;
  std::optional<std::uint64_t> journal_no = {};  // of an instruction
  Stamp booked_at;
  ToldOnce once = {};
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    visit("outcome", self.outcome);
    visit("flags", self.flags);
    visit("clauses", self.clauses);
    visit("facts", self.facts);
    visit("entry_no", self.entry_no);
    visit("journal_no", self.journal_no);
    visit("booked_at", self.booked_at);
    ToldOnce::each_field(self.once, visit);
  }
};

// --- signing in ------------------------------------------------------------------------------------------------------

struct LoggedIn {
  std::uint64_t account = 0;
  std::string csrf_token;
  bool must_change_password = false, second_factor = false;
  GB_FIELDS(account, csrf_token, must_change_password, second_factor)
};

struct Office {
  std::string office;  // as Gongbao-Office names it
  access::Role role{};
  std::uint64_t organisation = 0;
  std::uint32_t area = 0;
  GB_FIELDS(office, role, organisation, area)
};
// Of a session, what begins with csrf_token; nobody's account is 0.
struct Me {
  std::uint64_t account = 0;
  std::string speaks_as;
  std::vector<Office> offices;
  std::optional<Date> day;
  std::optional<std::string> csrf_token = {};
  std::optional<bool> must_change_password = {}, second_factor = {}, second_factor_required = {};
  GB_FIELDS(account, speaks_as, offices, day, csrf_token, must_change_password, second_factor, second_factor_required)
};

struct Session {
  std::int64_t id = 0;
  Stamp begun_at, seen_at, ends_at;
  std::string agent, network;
  bool this_one = false;
  GB_FIELDS(id, begun_at, seen_at, ends_at, agent, network, this_one)
};
struct Sessions {
  std::vector<Session> sessions;
  GB_FIELDS(sessions)
};

struct ProposedFactor {
  std::string seed, uri;
  GB_FIELDS(seed, uri)
};

struct SecurityEvent {
  std::int64_t id = 0;
  Stamp at;
  std::string kind;
  std::uint64_t account = 0, by = 0;
  std::string network;
  GB_FIELDS(id, at, kind, account, by, network)
};
struct SecurityEvents {
  std::vector<SecurityEvent> events;
  GB_FIELDS(events)
};

// --- accounts --------------------------------------------------------------------------------------------------------

struct FirstHalf {
  std::uint64_t account = 0;
  std::string first_half;
  GB_FIELDS(account, first_half)
};
struct SecondHalf {
  std::uint64_t account = 0;
  std::string second_half;
  GB_FIELDS(account, second_half)
};
struct PasswordReset {
  std::uint64_t account = 0, by = 0;
  Stamp begun_at;
  GB_FIELDS(account, by, begun_at)
};
struct PasswordResets {
  std::vector<PasswordReset> waiting;
  GB_FIELDS(waiting)
};
struct OfAccount {
  std::uint64_t account = 0;
  GB_FIELDS(account)
};

// --- webhooks --------------------------------------------------------------------------------------------------------

enum class Sending : std::uint8_t { sending, partly_waiting, waiting, given_up, without_secret };
constexpr auto names_of(Sending) {
  using enum Sending;
  using namespace std::literals;
  return std::array{std::pair{sending, "sending"sv}, std::pair{partly_waiting, "partly_waiting"sv},
                    std::pair{waiting, "waiting"sv}, std::pair{given_up, "given_up"sv},
                    std::pair{without_secret, "without_secret"sv}};
}
struct Trouble {
  std::optional<Stamp> since, next_try;  // none is tried once it is given up
  std::int64_t tries = 0;
  std::int64_t status = 0;  // what was answered last; 0: nothing
  GB_FIELDS(since, next_try, tries, status)
};
struct Lane {
  std::uint64_t operator_id = 0, after = 0;
  Sending state{};
  Trouble trouble;
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    visit("operator_id", self.operator_id);
    visit("after", self.after);
    visit("state", self.state);
    Trouble::each_field(self.trouble, visit);
  }
};
struct Webhook {
  std::uint64_t webhook = 0;
  std::string office, url;
  Sending state{};
  std::uint64_t after = 0;
  std::optional<Stamp> delivered_at;
  std::vector<Lane> operators;  // whose events wait while those of others go on
  std::optional<Trouble> trouble;
  GB_FIELDS(webhook, office, url, state, after, delivered_at, operators, trouble)
};
struct Webhooks {
  std::vector<Webhook> webhooks;
  GB_FIELDS(webhooks)
};
struct Replayed {
  std::uint64_t webhook = 0, after = 0;
  GB_FIELDS(webhook, after)
};

// --- the city --------------------------------------------------------------------------------------------------------

struct Today {
  Date day;
  GB_FIELDS(day)
};

struct SystemViews {
  std::string system;
  std::uint64_t entry_no = 0;
  bool rebuilding = false;
  std::optional<std::uint64_t> rebuilt_entry_no = {};
  std::optional<std::string> problem = {};
  GB_FIELDS(system, entry_no, rebuilding, rebuilt_entry_no, problem)
};
struct ViewsStatus {
  std::uint64_t last_entry_no = 0;
  std::vector<SystemViews> systems;
  std::optional<std::string> rebuild_problem = {};
  GB_FIELDS(last_entry_no, systems, rebuild_problem)
};

struct Paper {
  Hash32 attachment{};
  std::string type;
  std::uint64_t bytes = 0;
  bool scanned = false;
  Stamp waits_until;
  GB_FIELDS(attachment, type, bytes, scanned, waits_until)
};

// --- custody ---------------------------------------------------------------------------------------------------------

// What figures are of: of now, the entry they were read at; of then, what was asked for and what was found there.
struct Moment {
  std::optional<std::uint64_t> entry_no = {};
  std::optional<Date> day = {};
  std::optional<std::uint64_t> last_entry_no = {};
  std::optional<Stamp> booked_at = {};
  std::optional<Date> last_changed_on = {};
  GB_FIELDS(entry_no, day, last_entry_no, booked_at, last_changed_on)
};

// Of position or card, as they were recorded then.
struct EarlierFigures {
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> card_id = {};
  Moment as_of;
  std::optional<Money> principal = {}, bonus = {};   // of a card
  std::optional<Money> custody = {}, required = {};  // of an operator; the others of a day only
  std::optional<Money> balance = {}, pending = {}, in_transit = {}, unidentified = {}, open_orders = {},
                       pledge_base = {}, shortfall = {};
  std::optional<std::int64_t> coverage_bp = {};
  GB_FIELDS(operator_id, card_id, as_of, principal, bonus, custody, required, balance, pending, in_transit,
            unidentified, open_orders, pledge_base, shortfall, coverage_bp)
};

// An accepted instruction among the events, as a statement has it, without what the account holds: that is for a
// statement.
struct InstructionEvent {
  std::string system;
  std::uint64_t entry = 0;
  std::int32_t place = 1;
  std::string fact;     // instruction_accepted
  std::string command;  // the op
  std::uint64_t operator_id = 0;
  Date event_date;
  Stamp booked_at;
  Id16 instr_id{};
  std::uint64_t subject_id = 0;
  Money amount, subject_balance, principal_change, bonus_change;
  std::uint64_t journal_no = 0;
  std::vector<std::string> clauses;
  GB_FIELDS(system, entry, place, fact, command, operator_id, event_date, booked_at, instr_id, subject_id, amount,
            subject_balance, principal_change, bonus_change, journal_no, clauses)
};

// A movement of a statement. Changes are signed, balances are after it.
struct Movement {
  std::uint64_t entry_no = 0;
  Date event_date;
  Stamp booked_at;
  std::string op;  // or the command
  std::uint64_t subject_id = 0;
  Money subject_balance, amount, principal_change, bonus_change, balance;
  std::vector<std::string> clauses;
  std::optional<Money> bonus = {};  // of a card that is asked for
  std::optional<Id16> instr_id = {};
  std::optional<std::uint64_t> journal_no = {};
  GB_FIELDS(entry_no, event_date, booked_at, op, subject_id, subject_balance, amount, principal_change, bonus_change,
            balance, clauses, bonus, instr_id, journal_no)
};

struct EntryFigures {
  Money subject_balance, custody_balance, required, detail;
  std::uint64_t journal_no = 0, previous_of_subject = 0, previous_of_operator = 0;
  std::optional<Date> first_admissible_day;  // of a refusal for a day before its cause
  std::optional<Money> balance, bonus;       // of one for want of money: what the card held
  GB_FIELDS(subject_balance, custody_balance, required, detail, journal_no, previous_of_subject, previous_of_operator,
            first_admissible_day, balance, bonus)
};
enum class Outcome : std::uint8_t { accepted, refused, duplicate };  // journal::Verdict
constexpr auto names_of(Outcome) {
  using enum Outcome;
  using namespace std::literals;
  return std::array{std::pair{accepted, "accepted"sv}, std::pair{refused, "refused"sv},
                    std::pair{duplicate, "duplicate"sv}};
}
// Beside it stand the instruction with its figures, or the members and facts of a typed command.
struct Entry {
  std::uint64_t entry_no = 0;
  Stamp booked_at;
  access::Role role{};
  Outcome outcome{};
  std::string command;
  std::optional<std::string> code = {};
  std::vector<std::string> flags;
  std::vector<std::string> clauses;
  std::optional<std::uint64_t> account = {};  // for the audit only
  std::optional<EntryFigures> figures = {};
  std::optional<policies::Became> became = {};  // of an accepted instruction that was asked for by its id
  GB_FIELDS(entry_no, booked_at, role, outcome, command, code, flags, clauses, account, figures, became)
};

// --- search ----------------------------------------------------------------------------------------------------------

enum class HitKind : std::uint8_t { operator_, filing, account, card, entry };
constexpr auto names_of(HitKind) {
  using enum HitKind;
  using namespace std::literals;
  return std::array{std::pair{operator_, "operator"sv}, std::pair{filing, "filing"sv}, std::pair{account, "account"sv},
                    std::pair{card, "card"sv}, std::pair{entry, "entry"sv}};
}
struct Hit {
  HitKind kind{};
  std::string id, title;
  std::optional<std::uint64_t> operator_id = {};
  std::optional<formats::ListedRow> row = {};  // of the list that it stands in; an entry stands in none
  GB_FIELDS(kind, id, title, operator_id, row)
};
struct Found {
  std::vector<Hit> hits;
  std::vector<HitKind> left_out;  // kinds with too much to look through
  std::uint64_t entry_no = 0;
  GB_FIELDS(hits, left_out, entry_no)
};

// --- the gazette -----------------------------------------------------------------------------------------------------

struct Document {
  std::string document, title_zh, title_en, instrument_zh, doc_number;
  std::vector<std::string> issuers;
  Date date_issued, gazette_date;
  std::int32_t page = 0;
  GB_FIELDS(document, title_zh, title_en, instrument_zh, doc_number, issuers, date_issued, gazette_date, page)
};
struct Documents {
  std::vector<Document> documents;
  GB_FIELDS(documents)
};
struct Issue {
  std::int32_t year = 0, number = 0;
  GB_FIELDS(year, number)
};
struct Slip {
  std::string printed, evident;
  GB_FIELDS(printed, evident)
};
struct Anchor {
  std::string id;
  law::AnchorKind kind{};
  std::string parent, printed, evident;
  std::vector<std::string> paragraphs;
  std::vector<Slip> slips;
  GB_FIELDS(id, kind, parent, printed, evident, paragraphs, slips)
};
struct Clause {
  std::string id, last;
  law::ClauseClass cls{};
  std::string norm_en, quote, anchor, opens;
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    visit("id", self.id);
    visit("last", self.last);
    visit("class", self.cls);  // no name for a member in C++
    visit("norm_en", self.norm_en);
    visit("quote", self.quote);
    visit("anchor", self.anchor);
    visit("opens", self.opens);
  }
};
struct WholeDocument {
  Document head;
  Issue issue;
  std::vector<Anchor> anchors;
  std::vector<Clause> clauses;
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    Document::each_field(self.head, visit);
    visit("issue", self.issue);
    visit("anchors", self.anchors);
    visit("clauses", self.clauses);
  }
};

// What every answer about a printed place says: whose words count, where they are printed, and what they were hashed
// to.
struct Printed {
  std::string official;  // the language that counts
  Issue issue;
  std::int32_t page = 0;  // first page of the document: the text has no page marks
  std::string text_sha256;
  GB_FIELDS(official, issue, page, text_sha256)
};
struct Standing {
  std::optional<Date> day;  // that was asked for
  law::LegalStatus status{};
  std::string scope;
  std::vector<std::string> sources;
  std::string note;
  GB_FIELDS(day, status, scope, sources, note)
};
// A clause with what runs for it (law/clause_map.h).
struct RunningClause {
  Clause clause;
  law::ClauseState state{};
  std::vector<std::string> implementers, tests, refuses;
  std::string reason;
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    Clause::each_field(self.clause, visit);
    visit("state", self.state);
    visit("implementers", self.implementers);
    visit("tests", self.tests);
    visit("refuses", self.refuses);
    visit("reason", self.reason);
  }
};
struct Neighbour {
  std::string anchor, place;
  GB_FIELDS(anchor, place)
};
struct Article {
  std::string anchor, place;  // childcare/5.12, 第五条(十二)
  std::string document, title_zh, doc_number;
  Printed printed;
  Standing standing;
  std::vector<Anchor> anchors;  // itself and what stands below it
  std::vector<RunningClause> clauses;
  std::optional<Neighbour> before = {}, after = {}, above = {};
  GB_FIELDS(anchor, place, document, title_zh, doc_number, printed, standing, anchors, clauses, before, after, above)
};

struct DayOfDecisions {
  Date day;
  std::uint64_t accepted = 0, refused = 0;
  GB_FIELDS(day, accepted, refused)
};
struct Sum {
  std::uint64_t accepted = 0, refused = 0;
  GB_FIELDS(accepted, refused)
};
// How many answers rested on the place; one that rests on several of its clauses counts once.
struct Decisions {
  std::string anchor;
  std::optional<Date> day;  // no day has begun yet: none
  Sum today, this_month;
  std::vector<DayOfDecisions> days;  // the last ones, up to today
  GB_FIELDS(anchor, day, today, this_month, days)
};

struct TakenFile {
  std::string file;
  std::optional<std::uint64_t> bytes = {};  // of paper that is made when it is asked for: none
  std::optional<std::string> sha256 = {};
  GB_FIELDS(file, bytes, sha256)
};
struct Contents {
  Document document;
  std::string text_sha256;
  std::uint64_t anchors = 0, clauses = 0, running = 0;
  std::vector<TakenFile> files;
  template <class Self, class Visit>
  static constexpr void each_field(Self& self, Visit&& visit) {
    Document::each_field(self.document, visit);
    visit("text_sha256", self.text_sha256);
    visit("anchors", self.anchors);
    visit("clauses", self.clauses);
    visit("running", self.running);
    visit("files", self.files);
  }
};
struct PrintedIssue {
  std::string issue, official;
  std::int32_t year = 0, number = 0, total_number = 0;
  Date date;
  std::string printed_sha256;
  std::vector<Contents> contents;
  std::vector<TakenFile> files;  // of the whole issue
  GB_FIELDS(issue, official, year, number, total_number, date, printed_sha256, contents, files)
};
struct Issues {
  std::vector<PrintedIssue> issues;
  GB_FIELDS(issues)
};

struct FoundPiece {
  std::string text;
  bool marked = false;
  GB_FIELDS(text, marked)
};
struct FoundPlace {
  std::string anchor, place, document, title_zh;
  law::Tier tier{};
  std::uint64_t weight = 0;
  bool cut_front = false, cut_back = false;
  std::vector<FoundPiece> pieces;
  std::optional<law::LegalStatus> status = {};  // on the day that was asked for
  GB_FIELDS(anchor, place, document, title_zh, tier, weight, cut_front, cut_back, pieces, status)
};
struct FoundWords {
  std::string official;
  std::vector<Document> documents;
  std::vector<FoundPlace> anchors;  // the first of them
  std::uint64_t total = 0;          // anchors found
  GB_FIELDS(official, documents, anchors, total)
};
struct Resolved {
  std::string citation, target;
  std::optional<std::string> anchor = {};  // none: not printed in this issue
  std::string place, note;
  Printed printed;
  GB_FIELDS(citation, target, anchor, place, note, printed)
};
struct StatusTold {
  std::string target;
  Standing standing;
  GB_FIELDS(target, standing)
};
struct Coverage {
  std::string document;
  std::vector<RunningClause> clauses;
  std::uint64_t computable = 0, running = 0;
  std::int32_t rate_bp = 0;
  GB_FIELDS(document, clauses, computable, running, rate_bp)
};
struct Coverages {
  std::vector<Coverage> documents;
  GB_FIELDS(documents)
};

enum class WordKind : std::uint8_t { flag, refusal, problem };  // problem: not decided, so in no entry
constexpr auto names_of(WordKind) {
  return std::array{std::pair{WordKind::flag, std::string_view("flag")},
                    std::pair{WordKind::refusal, std::string_view("refusal")},
                    std::pair{WordKind::problem, std::string_view("problem")}};
}
struct CodeWord {
  std::string code;
  WordKind kind{};
  std::string title_zh, title_en;
  std::vector<std::string> clauses;
  GB_FIELDS(code, kind, title_zh, title_en, clauses)
};
struct CommandWord {
  std::string command, title_zh;
  GB_FIELDS(command, title_zh)
};
struct WordsTold {
  std::vector<CodeWord> codes;
  std::vector<CommandWord> commands;
  GB_FIELDS(codes, commands)
};

struct ParameterVersion {
  Date from;
  std::string value, reason;
  GB_FIELDS(from, value, reason)
};
struct Parameter {
  std::string document, parameter;
  law::Unit unit{};
  std::vector<std::string> clauses;
  bool implied = false;  // no clause prints it
  std::vector<ParameterVersion> versions;
  GB_FIELDS(document, parameter, unit, clauses, implied, versions)
};
struct Parameters {
  std::vector<Parameter> parameters;
  GB_FIELDS(parameters)
};

struct Calendar {
  std::vector<law::HolidayNotice> notices;
  GB_FIELDS(notices)
};

// --- files of results (result_file_routes.h) -------------------------------------------------------------------------

struct ResultFault {
  std::uint64_t line = 0;
  std::uint64_t column = 0;  // from 1
  std::string name;          // of the column
  std::string code;
  std::vector<std::string> clauses;
  std::string chinese, english;
  GB_FIELDS(line, column, name, code, clauses, chinese, english)
};
// value: hundredths of a point, a grade, raw:<hundredths>, pass, fail, absent, exempt.
struct ResultSaid {
  std::string student, subject, component, value;
  GB_FIELDS(student, subject, component, value)
};
struct ResultFile {
  std::uint64_t rows = 0, results = 0, fresh = 0, known = 0;
  std::uint64_t faults_in_all = 0;
  std::vector<ResultFault> faults;  // the first ones
  std::string agreed;               // to enter another file that says the same; empty with faults
  bool differs = false;             // from the file whose word was given: nothing was entered
  bool same_file = false;           // as that one, of the same account: no second entry, nothing was entered
  std::vector<ResultSaid> said;     // those that are fresh
  GB_FIELDS(rows, results, fresh, known, faults_in_all, faults, agreed, differs, same_file, said)
};
// A line of NDJSON for each piece that is entered; the last one is done.
struct ResultsEntered {
  std::uint64_t results = 0, of = 0;
  bool done = false;
  std::vector<ResultFault> refused;
  GB_FIELDS(results, of, done, refused)
};

// A line of NDJSON for each row of a registry's file; what stands in the row is not repeated.
struct RegistryRow {
  std::uint64_t line = 0;  // of a workbook: the row of the sheet
  std::string outcome;     // accepted, refused, duplicate
  std::string code, field;
  std::string column;  // of the template, where the field has one
  std::uint64_t entry_no = 0;
  std::vector<std::string> clauses;
  std::string chinese, english;
  GB_FIELDS(line, outcome, code, field, column, entry_no, clauses, chinese, english)
};
// Between them, how far it has come; the last line is done when every row has its verdict.
struct RegistryTotals {
  std::uint64_t rows = 0, of = 0;
  std::uint64_t accepted = 0, refused = 0, duplicate = 0;
  bool done = false;
  GB_FIELDS(rows, of, accepted, refused, duplicate, done)
};

}  // namespace gongbao::server::answers

namespace gongbao::server {

template <HasFields T>
Response json_answer(const T& answer, int status = 200) {
  return json_response(status, formats::json_line(formats::to_json(answer)));
}

}  // namespace gongbao::server
