// The release gate: a clause that a program can decide has code and a scenario that exercises it, every other one runs
// or says why not, and every answer that the code can give names its clauses.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "clauses/source_pairs.h"
#include "cli/scenario/report.h"
#include "custody/record.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/city_commands.h"

namespace gongbao::clauses {
namespace {

using policies::LawBooks;

const std::string root = GONGBAO_SOURCE_DIR;

const LawBooks& law_books() {
  static const std::unique_ptr<LawBooks> opened = LawBooks::open().value();
  return *opened;
}

// --- every clause runs -----------------------------------------------------------------------------------------------

// The parts of a clause map, to take one away.
struct Parts {
  law::Gazette gazette = law::Gazette::embedded().value();
  law::Clauses clauses = law::Clauses::embedded(gazette).value();
  law::StatusBook status{gazette, &clauses};
  law::CitationTable table = prepaid_card::citation_table();
  std::vector<law::CitationRow> rows{table.rows.begin(), table.rows.end()};
  std::vector<law::Implementer> implementers{prepaid_card::implementers().begin(), prepaid_card::implementers().end()};
  std::vector<law::NoSoftware> reasons{prepaid_card::clauses_without_software().begin(),
                                       prepaid_card::clauses_without_software().end()};
  std::vector<law::NamingTest> tests = law::embedded_naming_tests(clauses);

  std::vector<std::string> open() {
    table.rows = rows;
    const auto resolved = law::CitationSets::resolve(table, gazette, clauses, status);
    const law::ClauseRegister registers[] = {{prepaid_card::document, implementers, reasons, &resolved.sets}};
    return law::open_clauses(law::clause_map(clauses, registers, tests, prepaid_card::document).value());
  }
};

TEST(Clauses, NoneIsOpen) {
  const auto map = law_books().map(prepaid_card::document);
  ASSERT_TRUE(map) << to_string(map.error());
  EXPECT_EQ(map->size(), 90U);
  for (const std::string& open : law::open_clauses(*map)) ADD_FAILURE() << open;
  EXPECT_EQ(law::count_clauses(*map).rate_bp, 10'000);
}

// Were one of the scenarios or one of the tables cut short, the gate would say which clause lost what.
TEST(Clauses, WithoutItsTestsEachComputableClauseIsOpen) {
  Parts parts;
  ASSERT_TRUE(parts.open().empty());
  const std::vector<law::NamingTest> all = parts.tests;
  for (const law::Clause& clause : parts.clauses.all()) {
    const bool gated = law::computable(clause.cls) || clause.cls == law::ClauseClass::publication;
    if (!gated || clause.document != prepaid_card::document) continue;
    parts.tests = all;
    std::erase_if(parts.tests, [&](const law::NamingTest& test) { return test.clause == clause.id; });
    EXPECT_EQ(parts.open(), std::vector<std::string>{clause.id + ": no test names it"});
  }
}

TEST(Clauses, WithoutItsCodeOrItsReasonAClauseIsOpen) {
  Parts parts;
  std::erase_if(parts.implementers, [](const law::Implementer& each) { return each.clause == "9k"; });
  std::erase_if(parts.rows, [](const law::CitationRow& row) {
    return row.clauses == "9k" || row.clauses.starts_with("9k ") || row.clauses.ends_with(" 9k") ||
           row.clauses.find(" 9k ") != row.clauses.npos;
  });
  EXPECT_EQ(parts.open(), std::vector<std::string>{"prepaid-card/9k: nothing runs for it and no reason is given"});
  Parts others;
  std::erase_if(others.reasons, [](const law::NoSoftware& each) { return each.clause == "10a"; });
  EXPECT_EQ(others.open(), std::vector<std::string>{"prepaid-card/10a: nothing runs for it and no reason is given"});
}

// What a clause's row promises, some answer gives: its refusals and flags cite it.
TEST(Clauses, EachIsCitedByTheCodesOfItsRow) {
  const Parts parts;
  const auto resolved = law::CitationSets::resolve(parts.table, parts.gazette, parts.clauses, parts.status);
  for (const law::Clause& clause : parts.clauses.all()) {
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

// A parameter that nothing reads could be changed and would change nothing; one with a single choice cannot be changed.
TEST(Parameters, EachThatCanBeChangedIsReadBySomething) {
  std::string sources;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/src/policies/prepaid_card")) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".cc") || name.ends_with("_test.cc")) continue;
    std::ifstream in(entry.path());
    sources.append(std::istreambuf_iterator<char>(in), {});
  }
  const law::Parameters parameters = law::Parameters::embedded(prepaid_card::document).value();
  ASSERT_FALSE(parameters.all().empty());
  for (const auto& [name, parameter] : parameters.all()) {
    if (parameter.choices.size() == 1) continue;
    EXPECT_NE(sources.find('"' + name + '"'), std::string::npos) << name << " is read by nothing";
  }
}

// --- every answer cites ----------------------------------------------------------------------------------------------

std::vector<SourceFile> decisions() {
  std::vector<SourceFile> files;
  const auto add = [&](const std::string& path) {
    std::ifstream in(root + "/src/" + path);
    files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
    ASSERT_FALSE(files.back().text.empty()) << path;
  };
  for (const auto& entry : std::filesystem::directory_iterator(root + "/src/policies/prepaid_card")) {
    const std::string name = entry.path().filename().string();
    const bool tables = name == "citations.cc" || name == "implementers.cc" || name == "codes.cc";
    if (name.ends_with(".cc") && !name.ends_with("_test.cc") && !tables) add("policies/prepaid_card/" + name);
  }
  for (const char* path : {"custody/decide.cc", "custody/decider.h", "custody/reconcile.cc",
                           "policies/registry/city.cc", "policies/persons/commands.cc"}) {
    add(path);
  }
  return files;
}

using Pair = std::pair<std::string, std::string>;  // command, full name of the code or flag

std::string full_name(const std::string& short_name) {
  for (const char* prefix : {"ledger.", "prepaid_card."}) {
    if (prepaid_card::code_named(prefix + short_name)) return prefix + short_name;
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

void add(const std::string& command, const Answers& answers, std::set<Pair>& pairs) {
  for (const std::string& code : answers.codes) pairs.emplace(command, full_name(code));
  for (const std::string& flag : answers.flags) pairs.emplace(command, full_name(flag));
  if (!answers.late) return;
  const auto op = custody::op_named(command);
  ASSERT_TRUE(op) << command;
  const bool refund = op == custody::Op::pay_refund || op == custody::Op::refund_by_operator;
  const char* late = refund                              ? "refund_overdue"
                     : op == custody::Op::execute_payout ? "payout_late"
                                                         : "cash_deposit_late";
  pairs.emplace(command, full_name(late));
}

const std::set<Pair>& pairs_of_the_source() {
  static const std::set<Pair> all = [] {
    std::set<Pair> pairs;
    const SourceAnswers answers = answers_in(decisions());
    for (const auto& [type, of_type] : answers.typed) add(command_name(type), of_type, pairs);
    for (const auto& [op, of_op] : answers.ops) {
      add(op_command(op), of_op, pairs);
      for (const char* flag : {"custody_shortfall", "filing_due"}) pairs.emplace(op_command(op), full_name(flag));
    }
    // Two typed commands carry an instruction to custody and hand its answer on.
    add("resolve_contested_refund", answers.ops.at("accept_refund"), pairs);
    add("correct_instruction", answers.ops.at("chargeback"), pairs);
    add("correct_instruction", answers.ops.at("reverse"), pairs);
    // What the documents need they say in a value that erasure hands on.
    pairs.emplace("erase_person", "prepaid_card.retention_period");
    return pairs;
  }();
  return all;
}

// What the reader of the source cannot know.
const std::map<Pair, std::string> impossible{
    {{"designate_branch", "prepaid_card.change_late"}, "the change is of the day it is submitted on"},
    {{"list_outlet", "prepaid_card.change_late"}, "the change is of the day it is submitted on"},
    {{"resolve_contested_refund", "prepaid_card.agreement_not_confirmed"}, "a decision stands for the consumer's word"},
    {{"resolve_contested_refund", "prepaid_card.refund_not_in_full"}, "the sum is computed, not given"}};

struct Cited {
  Parts parts;
  law::CitationSets::Resolved resolved =
      law::CitationSets::resolve(parts.table, parts.gazette, parts.clauses, parts.status);
  bool has(const Pair& pair) const {
    return law::is_technical(pair.second) || resolved.sets.find(pair.first, pair.second) != nullptr;
  }
};

TEST(Answers, EveryOneThatTheCodeCanGiveCites) {
  const Cited cited;
  EXPECT_GT(pairs_of_the_source().size(), 300U);
  for (const Pair& pair : pairs_of_the_source()) {
    EXPECT_TRUE(impossible.contains(pair) || cited.has(pair)) << pair.first << " " << pair.second << " has no row";
  }
}

TEST(Answers, EveryCommandIsReadFromTheSource) {
  std::set<std::string> read;
  for (const auto& [command, code] : pairs_of_the_source()) read.insert(command);
  prepaid_card::Commands::each(
      [&]<class Command>() { EXPECT_TRUE(read.contains(std::string(Command::name))) << Command::name; });
  for (int op = 1; !custody::op_name(static_cast<custody::Op>(op)).empty(); ++op) {
    const std::string name(custody::op_name(static_cast<custody::Op>(op)));
    EXPECT_TRUE(read.contains(name)) << name;
  }
}

// A row for an answer that cannot be given would say that a clause is kept where it is not.
TEST(Answers, EveryRowIsAnAnswerThatTheCodeCanGive) {
  const law::CitationTable table = prepaid_card::citation_table();
  for (const law::CitationRow& row : table.rows) {
    const bool of_a_turn = std::ranges::find(table.timers, row.command) != table.timers.end();
    const bool by_access = row.code == "ledger.forbidden";
    if (row.command == law::any_command || row.code == law::accepted || of_a_turn || by_access) continue;
    const Pair pair(row.command, row.code);
    EXPECT_TRUE(pairs_of_the_source().contains(pair)) << pair.first << " never answers " << pair.second;
  }
}

// --- what the scenarios show -----------------------------------------------------------------------------------------

using Scenarios = std::vector<std::pair<std::string, cli::scenario::ScenarioReport>>;  // with their files

Scenarios play_all() {
  Scenarios all;
  const std::vector<std::string> files = cli::scenario::scenario_files({root + "/tests/scenarios"}).value();
  for (const std::string& file : files) {
    for (auto& each : cli::scenario::play_file(file, law_books()).scenarios) all.emplace_back(file, std::move(each));
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

void expect_every_answer_cites(const Scenarios& scenarios) {
  const Cited cited;
  for (const auto& [file, scenario] : scenarios) {
    for (const Pair& pair : scenario.played.answered.outcomes) {
      if (pair.first.empty()) continue;  // a record of no known op
      EXPECT_TRUE(cited.has(pair)) << file << ": " << pair.first << " " << pair.second << " has no row";
    }
  }
}

// Each code and flag of spec/01 parts 6 and 8.10.
void expect_every_code_given(const Scenarios& scenarios) {
  // What is shown when it is read is no answer.
  const std::set<std::string_view> open{"prepaid_card.bank_report_missing"};
  std::set<std::string> given;
  for (const auto& [file, scenario] : scenarios) {
    for (const Pair& pair : scenario.played.answered.outcomes) given.insert(pair.second);
  }
  for (const std::string_view code : prepaid_card::all_code_names()) {
    EXPECT_NE(given.contains(std::string(code)), open.contains(code)) << code;
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
