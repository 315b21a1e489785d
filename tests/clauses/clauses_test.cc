// The release gate: a clause that a program can decide has code and a scenario that exercises it, every other one runs
// or says why not, and every answer that the code can give names its clauses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "clauses/source_pairs.h"
#include "cli/scenario/report.h"
#include "custody/record.h"
#include "policies/childcare/commands.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/city_commands.h"
#include "policies/registry/laws.h"

namespace gongbao::clauses {
namespace {

using policies::LawBooks;

const std::string root = GONGBAO_SOURCE_DIR;

const LawBooks& law_books() {
  static const std::unique_ptr<LawBooks> opened = LawBooks::open().value();
  return *opened;
}

// --- the documents ---------------------------------------------------------------------------------------------------

// What the gate knows of a document beyond what it says of itself; a new one needs no row.
struct Known {
  std::string_view name;
  std::size_t clauses = 1;
  std::size_t pairs = 1;  // of command and code that its source has at least: the reading of it still works
  std::uint8_t scheme = 0;
  std::vector<std::string> decisions = {};  // beside the files of its folder
  // Flags that are no answer, shown when it is read; an answer to another document's commands (registry/city_test.cc).
  std::set<std::string_view> outside_scenarios = {};
};

const std::vector<Known>& known() {
  static const std::vector<Known> all{
      {.name = "prepaid-card",
       .clauses = 90,
       .pairs = 300,
       .scheme = custody::scheme_prepaid_card,
       .decisions = {"custody/decide.cc", "custody/decider.h", "custody/reconcile.cc", "policies/registry/city.cc",
                     "policies/persons/commands.cc"},
       .outside_scenarios = {"prepaid_card.bank_report_missing"}},
      {.name = "childcare",
       .clauses = 100,
       .pairs = 150,
       .scheme = custody::scheme_childcare,
       .decisions = {"custody/lot_decide.cc", "custody/decider.h", "custody/reconcile.cc"},
       .outside_scenarios = {"childcare.enrolment_not_updated"}},
      {.name = "heating", .clauses = 72, .pairs = 110},
      {.name = "used-vehicle", .clauses = 35, .pairs = 90},
      {.name = "exam", .clauses = 51, .pairs = 90},
      {.name = "eldercare", .clauses = 36, .pairs = 60},
      {.name = "school-traffic", .clauses = 72, .pairs = 120},
      {.name = "legal-profession", .clauses = 88, .pairs = 130},
      {.name = "beauty-health", .clauses = 91, .pairs = 130},
      {.name = "gazette", .clauses = 26, .pairs = 50, .outside_scenarios = {"gazette.citation_not_in_force"}}};
  return all;
}

struct Document {
  Known known;
  law::CitationTable table;
  std::span<const law::Implementer> implementers;
  std::span<const law::NoSoftware> reasons;
  std::string folder;  // of its policy, and of its scenarios

  std::string_view name() const { return table.document; }
  std::string prefix() const { return folder + "."; }  // of its codes
};

Document document_of(const policies::PolicyLaw& law) {
  Document document{{.name = law.citations.document},
                    law.citations,
                    law.implementers,
                    law.reasons,
                    std::string(law.citations.document)};
  std::ranges::replace(document.folder, '-', '_');
  const auto row = std::ranges::find(known(), document.name(), &Known::name);
  if (row != known().end()) document.known = *row;
  return document;
}

const std::vector<Document>& documents() {
  static const std::vector<Document> all = [] {
    std::vector<Document> made;
    for (const policies::PolicyLaw& law : policies::all_laws()) made.push_back(document_of(law));
    return made;
  }();
  return all;
}
const Document& cards() { return documents().front(); }

// The city's own, whose decisions are in the files of none of them.
const std::set<std::string_view> of_the_city{"set_parameter", "erase_person"};

// --- every clause runs -----------------------------------------------------------------------------------------------

// The parts of a clause map, to take one away.
struct Parts {
  explicit Parts(const Document& of) : document(of) { make_whole(); }

  const Document& document;
  law::Gazette gazette = law::Gazette::embedded().value();
  law::Clauses clauses = law::Clauses::embedded(gazette).value();
  law::StatusBook status{gazette, &clauses};
  law::CitationTable table = document.table;
  std::vector<law::CitationRow> rows;
  std::vector<law::Implementer> implementers;
  std::vector<law::NoSoftware> reasons;
  std::vector<law::NamingTest> tests = law::embedded_naming_tests(clauses);
  std::deque<std::string> kept;  // what rows say that were changed

  // What runs and why nothing does, as the document says it.
  void make_whole() {
    rows.assign(document.table.rows.begin(), document.table.rows.end());
    implementers.assign(document.implementers.begin(), document.implementers.end());
    reasons.assign(document.reasons.begin(), document.reasons.end());
    kept.clear();
  }
  std::vector<std::string> open() {
    table.rows = rows;
    const auto resolved = law::CitationSets::resolve(table, gazette, clauses, status);
    const law::ClauseRegister registers[] = {{document.name(), implementers, reasons, &resolved.sets}};
    return law::open_clauses(law::clause_map(clauses, registers, tests, document.name()).value());
  }
};

TEST(Clauses, NoneIsOpen) {
  for (const Document& document : documents()) {
    const auto map = law_books().map(document.name());
    ASSERT_TRUE(map) << to_string(map.error());
    EXPECT_EQ(map->size(), document.known.clauses) << document.name();
    EXPECT_THAT(law::open_clauses(*map), ::testing::IsEmpty()) << document.name();
    EXPECT_EQ(law::count_clauses(*map).rate_bp, 10'000) << document.name();
  }
}

// Were one of the scenarios or one of the tables cut short, the gate would say which clause lost what.
TEST(Clauses, WithoutItsTestsEachComputableClauseIsOpen) {
  for (const Document& document : documents()) {
    Parts parts(document);
    ASSERT_TRUE(parts.open().empty()) << document.name();
    const std::vector<law::NamingTest> all = parts.tests;
    for (const law::Clause& clause : parts.clauses.all()) {
      const bool gated = law::computable(clause.cls) || clause.cls == law::ClauseClass::publication;
      if (!gated || clause.document != document.name()) continue;
      parts.tests = all;
      std::erase_if(parts.tests, [&](const law::NamingTest& test) { return test.clause == clause.id; });
      EXPECT_EQ(parts.open(), std::vector<std::string>{clause.id + ": no test names it"});
    }
  }
}

// All that runs for a clause and the reason why nothing does, taken away.
void forget(Parts& parts, const std::string& id) {
  const std::string path = id.substr(id.find('/') + 1);
  const auto is_it = [&](std::string_view said) { return said == path || said == id; };
  std::erase_if(parts.implementers, [&](const law::Implementer& each) { return is_it(each.clause); });
  std::erase_if(parts.reasons, [&](const law::NoSoftware& each) { return is_it(each.clause); });
  for (law::CitationRow& row : parts.rows) {
    std::string& kept = parts.kept.emplace_back();
    std::istringstream words{std::string(row.clauses)};
    for (std::string word; words >> word;) {
      if (!is_it(word)) kept += (kept.empty() ? "" : " ") + word;
    }
    row.clauses = kept;
  }
}

TEST(Clauses, WithoutItsCodeOrItsReasonAClauseIsOpen) {
  for (const Document& document : documents()) {
    Parts parts(document);
    for (const law::Clause& clause : parts.clauses.all()) {
      if (clause.document != document.name() || law::is_external(clause.id)) continue;
      parts.make_whole();
      forget(parts, clause.id);
      EXPECT_EQ(parts.open(), std::vector<std::string>{clause.id + ": nothing runs for it and no reason is given"});
    }
  }
}

// What a clause's row promises, some answer gives: its refusals and flags cite it.
void expect_cited_by_its_codes(const Document& document) {
  const Parts parts(document);
  const auto resolved = law::CitationSets::resolve(parts.table, parts.gazette, parts.clauses, parts.status);
  for (const law::Clause& clause : parts.clauses.all()) {
    if (clause.document != document.name()) continue;
    std::vector<std::string> codes = clause.refuses;
    codes.insert(codes.end(), clause.flags.begin(), clause.flags.end());
    for (const std::string& code : codes) {
      if (law::is_technical(code)) continue;
      const bool cited = std::ranges::any_of(resolved.sets.all(), [&](const law::CitationSet& set) {
        return set.code == code && std::ranges::any_of(set.clauses, [&](const std::string& id) {
                 return parts.clauses.find(id) == &clause;
               });
      });
      EXPECT_TRUE(cited) << code << " does not cite " << clause.id;
    }
  }
}

TEST(Clauses, EachIsCitedByTheCodesOfItsRow) {
  for (const Document& document : documents()) expect_cited_by_its_codes(document);
}

// A parameter that nothing reads could be changed and would change nothing; one with a single choice cannot be changed.
void expect_parameters_read(const Document& document) {
  std::string sources;
  for (const std::string& folder : {document.folder, std::string("shared"), std::string("registry")}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "/src/policies/" + folder)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".cc") || name.ends_with("_test.cc")) continue;
      std::ifstream in(entry.path());
      sources.append(std::istreambuf_iterator<char>(in), {});
    }
  }
  const law::Parameters parameters = law::Parameters::embedded(document.name()).value();
  ASSERT_FALSE(parameters.all().empty());
  for (const auto& [name, parameter] : parameters.all()) {
    if (parameter.choices.size() == 1) continue;
    EXPECT_NE(sources.find('"' + name + '"'), std::string::npos) << name << " is read by nothing";
  }
}

TEST(Parameters, EachThatCanBeChangedIsReadBySomething) {
  for (const Document& document : documents()) expect_parameters_read(document);
}

// --- every answer cites ----------------------------------------------------------------------------------------------

// The documents that share commands include them; others may have one of the same name.
bool shares(const Document& document, const std::string& header) {
  for (const auto& entry : std::filesystem::directory_iterator(root + "/src/policies/" + document.folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.find("policies/shared/" + header) != std::string::npos) return true;
  }
  return false;
}

std::vector<SourceFile> decisions(const Document& document) {
  std::vector<SourceFile> files;
  const auto add = [&](const std::string& path) {
    std::ifstream in(root + "/src/" + path);
    files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
    ASSERT_FALSE(files.back().text.empty()) << path;
  };
  for (const std::string& folder : {document.folder, std::string("shared")}) {
    for (const auto& entry : std::filesystem::directory_iterator(root + "/src/policies/" + folder)) {
      const std::string name = entry.path().filename().string();
      const bool tables = name == "citations.cc" || name == "implementers.cc" || name == "codes.cc" ||
                          name == "judged_on.cc" || name == "found_open.cc" || name == "test_world.cc";
      const bool commands = name.ends_with("_commands.h") && (folder != "shared" || shares(document, name));
      const bool decides = name.ends_with(".cc") || commands;
      if (decides && !name.ends_with("_test.cc") && !tables) add("policies/" + folder + "/" + name);
    }
  }
  for (const std::string& path : document.known.decisions) add(path);
  return files;
}

using Pair = std::pair<std::string, std::string>;  // command, full name of the code or flag

std::string full_name(const Document& document, std::string short_name) {
  // Scheme::code: fee lots have another word for it.
  const bool lots = document.known.scheme == custody::scheme_childcare;
  if (lots && short_name == "card_balance_insufficient") short_name = "lot_balance_insufficient";
  for (const std::string& prefix : {std::string("ledger."), document.prefix()}) {
    const std::vector<std::string_view> known = document.table.codes;
    if (std::ranges::find(known, prefix + short_name) != known.end() || policies::code_named(prefix + short_name)) {
      return prefix + short_name;
    }
  }
  return "unknown " + short_name;
}

// RegisterOperator → register_operator
std::string command_name(const std::string& type) {
  std::string name;
  for (const char c : type) {
    if (c >= 'A' && c <= 'Z' && !name.empty()) name += '_';
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return name;
}

// apply_release of the record's op is the command apply_consumption_release.
std::string op_command(const std::string& op) {
  static const std::map<std::string, std::string> other_names{{"apply_release", "apply_consumption_release"},
                                                              {"objection", "raise_objection"},
                                                              {"agreement", "record_agreement"}};
  const auto it = other_names.find(op);
  return it == other_names.end() ? op : it->second;
}

void add(const Document& document, const std::string& command, const Answers& answers, std::set<Pair>& pairs) {
  for (const std::string& code : answers.codes) pairs.emplace(command, full_name(document, code));
  for (const std::string& flag : answers.flags) pairs.emplace(command, full_name(document, flag));
  if (!answers.late) return;
  const auto op = custody::op_named(command);
  ASSERT_TRUE(op) << command;
  const bool refund = op == custody::Op::pay_refund || op == custody::Op::refund_by_operator;
  const char* late = refund                              ? "refund_overdue"
                     : op == custody::Op::execute_payout ? "payout_late"
                                                         : "cash_deposit_late";
  pairs.emplace(command, full_name(document, late));
}

void add_carried(const Document& document, const SourceAnswers& answers, std::set<Pair>& pairs) {
  // Two typed commands carry an instruction to custody and hand its answer on.
  add(document, "resolve_contested_refund", answers.ops.at("accept_refund"), pairs);
  add(document, "correct_instruction", answers.ops.at("chargeback"), pairs);
  add(document, "correct_instruction", answers.ops.at("reverse"), pairs);
  // What the documents need they say in a value that erasure hands on.
  pairs.emplace("erase_person", "prepaid_card.retention_period");
}

const std::set<Pair>& pairs_of_the_source(const Document& document) {
  static std::map<std::string_view, std::set<Pair>> read;
  if (const auto it = read.find(document.name()); it != read.end()) return it->second;
  std::set<Pair> pairs;
  const SourceAnswers answers = answers_in(decisions(document));
  const std::vector<std::string_view> has = document.table.commands;
  for (const auto& [type, of_type] : answers.typed) {
    const std::string command = command_name(type);  // of those that are shared a document may have some only
    if (std::ranges::find(has, command) != has.end()) add(document, command, of_type, pairs);
  }
  for (const auto& [op, of_op] : answers.ops) {
    add(document, op_command(op), of_op, pairs);
    for (const char* flag : {"custody_shortfall", "filing_due"}) {
      pairs.emplace(op_command(op), full_name(document, flag));
    }
  }
  if (document.name() == prepaid_card::document) add_carried(document, answers, pairs);
  return read[document.name()] = std::move(pairs);
}

// What the reader of the source cannot know.
const std::map<Pair, std::string> impossible{
    {{"designate_branch", "prepaid_card.change_late"}, "the change is of the day it is submitted on"},
    {{"list_outlet", "prepaid_card.change_late"}, "the change is of the day it is submitted on"},
    {{"resolve_contested_refund", "prepaid_card.agreement_not_confirmed"}, "a decision stands for the consumer's word"},
    {{"resolve_contested_refund", "prepaid_card.refund_not_in_full"}, "the sum is computed, not given"},
    {{"collect_cash", "childcare.account_not_dedicated"}, "cash comes to no account"},
    {{"identify_receipt", "childcare.account_not_dedicated"}, "the line is the account's own"}};

bool is_impossible(const Document& document, const Pair& pair) {
  if (impossible.contains(pair)) return true;
  if (document.known.scheme != custody::scheme_childcare) return false;
  // No quarter of an institution is ever closed; a bill tells what its payment would say and is registered.
  if (pair.second == "ledger.period_closed") return true;
  return pair.first == "register_bill" && pairs_of_the_source(document).contains({"pay_fee", pair.second});
}

struct Cited {
  explicit Cited(const Document& document) : parts(document) {}
  Parts parts;
  law::CitationSets::Resolved resolved =
      law::CitationSets::resolve(parts.table, parts.gazette, parts.clauses, parts.status);
  bool has(const Pair& pair) const {
    return law::is_technical(pair.second) || resolved.sets.find(pair.first, pair.second) != nullptr;
  }
};

TEST(Answers, EveryOneThatTheCodeCanGiveCites) {
  for (const Document& document : documents()) {
    const Cited cited(document);
    EXPECT_GE(pairs_of_the_source(document).size(), document.known.pairs) << document.name();
    for (const Pair& pair : pairs_of_the_source(document)) {
      EXPECT_TRUE(is_impossible(document, pair) || cited.has(pair))
          << document.name() << ": " << pair.first << " " << pair.second << " has no row";
    }
  }
}

std::set<std::string> commands_read(const Document& document) {
  std::set<std::string> read;
  for (const auto& [command, code] : pairs_of_the_source(document)) read.insert(command);
  for (const custody::Op op : custody::all_ops(document.known.scheme)) {
    EXPECT_TRUE(read.contains(op_command(std::string(custody::op_name(op))))) << custody::op_name(op);
  }
  return read;
}

TEST(Answers, EveryCommandIsReadFromTheSource) {
  const std::set<std::string> of_cards = commands_read(cards());
  prepaid_card::Commands::each(
      [&]<class Command>() { EXPECT_TRUE(of_cards.contains(std::string(Command::name))) << Command::name; });
  const std::set<std::string> of_childcare = commands_read(documents()[1]);
  childcare::Commands::each(
      [&]<class Command>() { EXPECT_TRUE(of_childcare.contains(std::string(Command::name))) << Command::name; });
}

// A row for an answer that cannot be given would say that a clause is kept where it is not.
TEST(Answers, EveryRowIsAnAnswerThatTheCodeCanGive) {
  for (const Document& document : documents()) {
    const law::CitationTable table = document.table;
    for (const law::CitationRow& row : table.rows) {
      const bool of_a_turn = std::ranges::find(table.timers, row.command) != table.timers.end();
      const bool by_access = row.code == "ledger.forbidden";
      if (row.command == law::any_command || row.code == law::accepted || of_a_turn || by_access) continue;
      if (document.known.scheme != custody::scheme_prepaid_card && of_the_city.contains(row.command)) continue;
      const Pair pair(row.command, row.code);
      EXPECT_TRUE(pairs_of_the_source(document).contains(pair))
          << document.name() << ": " << pair.first << " never answers " << pair.second;
    }
  }
}

// --- what the scenarios show -----------------------------------------------------------------------------------------

using Scenarios = std::vector<std::pair<std::string, cli::scenario::ScenarioReport>>;  // with their files

// Each as --explain prints it: a shorthand is a macro of public commands, and what is printed goes the same way. (As it
// is written, and its journal, is scenarios_test's.)
Scenarios play_all() {
  Scenarios all;
  const std::vector<std::string> files = cli::scenario::scenario_files({root + "/tests/scenarios"}).value();
  for (const std::string& file : files) {
    const std::string written = cli::scenario::read_text_file(file, std::size_t{1} << 20).value();
    for (const auto& scenario : cli::scenario::read_scenarios(written).value()) {
      const std::string text = cli::scenario::explained(scenario);
      auto report = cli::scenario::play_text(file, text, law_books(), cli::scenario::JournalIs::left_alone);
      EXPECT_TRUE(report.ok()) << cli::scenario::told(report) << text;
      for (auto& each : report.scenarios) all.emplace_back(file, std::move(each));
    }
  }
  return all;
}

// A clause that a scenario names is behind an answer that was given in it, or behind a figure that it looked at.
void expect_named_clauses_exercised(const Scenarios& scenarios) {
  for (const auto& [file, scenario] : scenarios) {
    for (const std::string& clause : scenario.clauses) {
      EXPECT_TRUE(scenario.played.answered.clauses.contains(clause))
          << file << ": " << scenario.title << ": nothing in it rests on " << clause;
    }
  }
}

// Persons are the cards' affair, whose table has their commands.
const Document& document_of_file(const std::string& file) {
  for (const Document& each : documents()) {
    if (file.contains("/" + each.folder + "/")) return each;
  }
  return cards();
}

void expect_every_answer_cites(const Scenarios& scenarios) {
  std::map<std::string_view, Cited> cited;
  for (const Document& each : documents()) cited.emplace(each.name(), each);
  for (const auto& [file, scenario] : scenarios) {
    for (const Pair& pair : scenario.played.answered.outcomes) {
      if (pair.first.empty()) continue;  // a record of no known op
      // What every document shares may stand in the cards' table alone.
      EXPECT_TRUE(cited.at(document_of_file(file).name()).has(pair) || cited.at(cards().name()).has(pair))
          << file << ": " << pair.first << " " << pair.second << " has no row";
    }
  }
}

// Each code and flag of part 6 of the document's spec, and of the record.
void expect_every_code_given(const Scenarios& scenarios) {
  for (const Document& document : documents()) {
    std::set<std::string> given;
    for (const auto& [file, scenario] : scenarios) {
      for (const Pair& pair : scenario.played.answered.outcomes) given.insert(pair.second);
    }
    for (const std::string_view code : document.table.codes) {
      EXPECT_NE(given.contains(std::string(code)), document.known.outside_scenarios.contains(code)) << code;
    }
  }
}

// One test, because all of them are played once.
TEST(Scenarios, ExerciseWhatTheyNameAndLeaveNoCodeOut) {
  const Scenarios scenarios = play_all();
  ASSERT_FALSE(scenarios.empty());
  expect_named_clauses_exercised(scenarios);
  expect_every_answer_cites(scenarios);
  expect_every_code_given(scenarios);
}

TEST(SourceReader, FollowsCallsAndKnowsCodesFromTheRest) {
  const SourceAnswers read = answers_in({{"policies/x.cc", R"(
namespace {
// code::not_this
Answer helper(const Context& in) { return refuse(code::wrong_state).with_text("code::nor_this", "x"); }
}
Answer decide(const Context& in, const SubmitThing& command) {
  if (in.actor == custody::flag::cash) return helper(in);
  Answer answer = accept();
  if (late) answer.flag(flag::thing_late);
  return answer;
}
Answer decide(const Context& in, const OtherThing& command) { return refuse(code::other); }
)"},
                                         {"custody/decide.cc", R"(
  Code checks() {
    switch (in_.op) {
      case Op::redeem:
        return redeem();
    }
    return code::schema_invalid;
  }
  Code dates() const { return code::period_closed; }
  Code redeem() {
    if (in_.has(flag::cash)) out_.flags |= result_flag::late;
    return dates();
  }
)"}});
  EXPECT_EQ(read.typed.at("SubmitThing").codes, std::set<std::string>{"wrong_state"});
  EXPECT_EQ(read.typed.at("SubmitThing").flags, std::set<std::string>{"thing_late"});
  EXPECT_EQ(read.typed.at("OtherThing").codes, std::set<std::string>{"other"});
  EXPECT_EQ(read.ops.at("redeem").codes, std::set<std::string>{"period_closed"});
  EXPECT_TRUE(read.ops.at("redeem").late);
  EXPECT_TRUE(read.ops.at("redeem").flags.empty());
}

}  // namespace
}  // namespace gongbao::clauses
