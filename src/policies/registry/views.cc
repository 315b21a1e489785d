// The city's own rows, and each policy's with what the city's facts say of it.
#include "policies/registry/views.h"

#include <map>

#include "policies/childcare/views/rows.h"
#include "policies/prepaid_card/views/project.h"
#include "policies/registry/city.h"
#include "policies/registry/laws.h"
#include "policies/registry/people_rows.h"

namespace gongbao::policies {

namespace {

using access::Role;
using access::Scope;

// --- rows of the city ------------------------------------------------------------------------------------------------

struct BatchRow {
  static constexpr std::string_view table = "batches";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  std::uint64_t bank_id = 0;
  std::string batch_id;
  Date day;
  std::uint64_t records = 0;  // as its envelope says
  GB_FIELDS(entry, bank_id, batch_id, day, records)
};

// How often the records of a batch were answered so; amounts are those of accepted records.
struct BatchCountRow {
  static constexpr std::string_view table = "batch_counts";
  static constexpr std::size_t key_fields = 4;
  static constexpr bool hot = true;
  std::uint64_t batch = 0;
  std::uint32_t op_number = 0;
  std::uint32_t code_number = 0;
  bool duplicate = false;
  std::uint64_t bank_id = 0;
  std::string op;
  std::string code;
  std::uint64_t records = 0;
  Money amount;
  GB_FIELDS(batch, op_number, code_number, duplicate, bank_id, op, code, records, amount)
};

// How often a command was answered so on a day, ops included.
struct OutcomeRow {
  static constexpr std::string_view table = "outcomes";
  static constexpr std::size_t key_fields = 3;
  Date day;
  std::string command;
  std::string code;  // empty: accepted
  std::uint64_t times = 0;
  std::string clauses;
  GB_FIELDS(day, command, code, times, clauses)
};

// How many answers of a day rested on a clause.
struct ClauseOutcomeRow {
  static constexpr std::string_view table = "clause_outcomes";
  static constexpr std::size_t key_fields = 2;
  Date day;
  std::string clause;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  GB_FIELDS(day, clause, accepted, refused)
};

struct NoticeRow {
  static constexpr std::string_view table = "calendar_notices";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  Date adopted_on;
  std::int32_t deadlines_fixed = 0;
  GB_FIELDS(entry, adopted_on, deadlines_fixed)
};

// --- what writes them ------------------------------------------------------------------------------------------------

std::string_view word_of_code(Code code) { return code_name(code); }

}  // namespace

std::string counted_command(const OutcomeCount& count) {
  const std::uint16_t command = count.command;
  if (command >= custody::instruction_base) {
    return std::string(custody::op_name(static_cast<custody::Op>(command - custody::instruction_base)));
  }
  const std::string name = command_word<CityCommands>(command);
  return name.empty() ? command_word<PublicCommands>(command) : name;
}

// Found by the types of their facts, so not in the unnamed namespace.
void project(Rows& rows, const BatchOpened& fact, const FactOrigin& origin) {
  rows.put(BatchRow{origin.entry, fact.bank_id, fact.batch_id, origin.booked_on, fact.count});
}

void project(Rows& rows, const CalendarNoticeAdopted& fact, const FactOrigin& origin) {
  rows.put(NoticeRow{origin.entry, origin.booked_on, static_cast<std::int32_t>(fact.fixed.size())});
}

void project(Rows& rows, const DayBegun& fact, const FactOrigin&) {
  const Date day = fact.day - Days{1};
  std::map<std::string, ClauseOutcomeRow> of_clauses;
  for (const OutcomeCount& each : fact.outcomes) {
    const std::string command = counted_command(each);
    const std::string clauses = rows.clauses_behind(command, each.code);
    rows.put(OutcomeRow{day, command, std::string(word_of_code(each.code)), each.count, clauses});
    for (std::size_t from = 0; from < clauses.size();) {
      const std::size_t end = std::min(clauses.find(' ', from), clauses.size());
      ClauseOutcomeRow& row = of_clauses[clauses.substr(from, end - from)];
      (each.code == 0 ? row.accepted : row.refused) += each.count;
      from = end + 1;
    }
  }
  for (auto& [clause, row] : of_clauses) {
    row.day = day;
    row.clause = clause;
    rows.put(row);
  }
}

std::uint64_t operator_of(const OperatorTurned& fact, EntryNo) { return fact.turn.operator_id; }
std::uint64_t operator_of(const LotsTurned& fact, EntryNo) { return fact.turn.turn.operator_id; }

namespace {

struct Counted {
  std::uint64_t records = 0, bank_id = 0;
  Wide amount = 0;
};
using CountKey = std::tuple<std::uint64_t, std::uint8_t, Code, bool>;

void add_counts(Rows& rows, const CountKey& key, const Counted& counted) {
  const auto& [batch, op, code, duplicate] = key;
  auto row =
      rows.find<BatchCountRow>(batch, std::uint32_t{op}, std::uint32_t{code}, duplicate).value_or(BatchCountRow{});
  row.batch = batch;
  row.op_number = op;
  row.code_number = code;
  row.duplicate = duplicate;
  row.bank_id = counted.bank_id;
  row.op = custody::op_name(static_cast<custody::Op>(op));
  row.code = word_of_code(code);
  row.records += counted.records;
  row.amount = narrow(Wide{row.amount.fen} + counted.amount).value_or(Money{std::numeric_limits<std::int64_t>::max()});
  rows.put(row);
}

// The records of batches, counted a block at a time.
void count_batches(Rows& rows, const journal::Block& block) {
  std::map<CountKey, Counted> counts;
  auto last = counts.end();
  journal::for_each_entry(block, [&](EntryNo, const journal::Source& source, const auto& view) {
    if constexpr (requires { view.record; }) {
      if (source.batch_entry == 0) return;
      const CountKey key{source.batch_entry, view.record[offsetof(custody::Instruction, op)], view.outcome.code,
                         view.outcome.verdict == journal::Verdict::duplicate};
      if (last == counts.end() || last->first != key) last = counts.try_emplace(key).first;
      Counted& counted = last->second;
      ++counted.records;
      counted.bank_id = source.organisation;
      if (view.outcome.verdict != journal::Verdict::accepted) return;
      std::int64_t fen = 0;
      std::memcpy(&fen, view.record.data() + offsetof(custody::Instruction, amount_fen), sizeof fen);
      counted.amount += fen;
    }
  });
  for (const auto& [key, counted] : counts) add_counts(rows, key, counted);
}

// --- the city's lists ------------------------------------------------------------------------------------------------

// Who reads what was decided about cards, and by the city.
std::vector<access::Grant> readers_of_log() {
  return {{Role::operator_, Scope::own_organisation}, {Role::custody_bank, Scope::own_organisation},
          {Role::consumer, Scope::own_person},        {Role::district_commerce, Scope::own_area},
          {Role::city_commerce, Scope::city},         {Role::market_regulation, Scope::city}};
}

ViewSystem city_system() {
  using How = ListFilter::How;
  const access::Grant bank{Role::custody_bank, Scope::own_organisation};
  const access::Grant city{Role::city_commerce, Scope::city}, market{Role::market_regulation, Scope::city};
  const access::Grant regulator{Role::financial_regulator, Scope::city};
  const access::Grant audit{Role::audit_administrator, Scope::city};
  ViewSystem system;
  system.name = "city";
  system.version = 2;  // a parameter is cited by its own document
  system.tables =
      tables_of<BatchRow, BatchCountRow, OutcomeRow, ClauseOutcomeRow, NoticeRow, AccountChangeRow, ReadingRow>();
  system.lists = {
      list_of<BatchRow>("batches", "批次", "Batches", {{"day", true}}, {{"batch_id"}, {"bank_id"}, {"day", How::range}},
                        {bank, city, regulator}, "prepaid-card/9f"),
      list_of<BatchCountRow>("batch_counts", "批次结果", "Results of batches", {{"batch", true}},
                             {{"batch"}, {"op"}, {"code"}}, {bank, city, regulator}, "prepaid-card/9f"),
      list_of<OutcomeRow>("outcomes", "每日决定", "Decisions by day", {{"day", true}},
                          {{"command"}, {"code"}, {"day", How::range}}, {city, market, regulator}, ""),
      list_of<ClauseOutcomeRow>("clause_outcomes", "每日各条款的决定", "Decisions by clause and day", {{"day", true}},
                                {{"clause"}, {"day", How::range}}, {city, market, regulator}, ""),
      list_of<NoticeRow>("calendar_notices", "节假日安排", "Calendar notices", {{"adopted_on", true}}, {},
                         {city, market}, "prepaid-card/13b"),
      list_of<AccountChangeRow>("account_changes", "账号与任命的变动", "What was done to accounts", {{"day", true}},
                                {{"account"}, {"by_account"}, {"change"}, {"day", How::range}}, {audit}, ""),
      list_of<ReadingRow>("readings", "个人信息的查看与删除", "Who read or erased whose data", {{"day", true}},
                          {{"by_account"}, {"person"}, {"operator_id"}, {"kind"}, {"day", How::range}}, {audit}, "")};
  system.on_fact = [](Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
    project_fact<CityFacts>(rows, number, bytes, origin);
    project_people(rows, number, bytes, origin);
  };
  system.on_instruction = [](Rows&, const InstructionSeen&) {};
  system.on_block = count_batches;
  // The turn of an operator belongs to the trail of its policy.
  using OwnCommands = TypeList<BeginDay, SetParameter, AdoptCalendarNotice, OpenBatch>;
  using OwnFacts = TypeList<DayBegun, ShortfallsClosed, ParameterSet, CalendarNoticeAdopted, BatchOpened>;
  system.words = words_of<OwnCommands, OwnFacts>(word_of_code);
  system.words.cited = cited_name;
  // What was done to accounts and persons is in no log of the city: the audit administrator has lists of it.
  system.news = words_of<Join<OwnCommands, PublicCommands>,
                         Join<OwnFacts, accounts::FactTypes, persons::FactTypes, prepaid_card::FactTypes,
                              childcare::FactTypes, OfDocuments::FactTypes>>(word_of_code);
  system.belongs = [](Rows&, std::uint64_t) { return Belongs{}; };
  system.log_readers = readers_of_log();
  return system;
}

// --- policies --------------------------------------------------------------------------------------------------------

// What the city's facts say of prepaid cards: turns of operators, closing figures, deadlines, parameters.
void prepaid_card_fact(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  CityFacts::with_number(number, [&]<class Fact>() {
    Fact fact;
    if (!decode_all(bytes, fact)) return;
    if constexpr (std::is_same_v<Fact, OperatorTurned>) {
      prepaid_card::project(rows, fact.turn, origin);
    } else if constexpr (std::is_same_v<Fact, DayBegun>) {
      prepaid_card::project_closings(rows, fact.closings, fact.day - Days{1});
    } else if constexpr (std::is_same_v<Fact, ShortfallsClosed>) {
      prepaid_card::project_closings(rows, fact.operators, fact.day);
    } else if constexpr (std::is_same_v<Fact, CalendarNoticeAdopted>) {
      for (const prepaid_card::FixedDeadline& fixed : fact.fixed) prepaid_card::project(rows, fixed, origin);
    } else if constexpr (std::is_same_v<Fact, ParameterSet>) {
      if (fact.document == "prepaid-card") prepaid_card::project(rows, fact.version, fact.parameter, origin);
    }
  });
  // Whoever may be chosen to keep an operator's money is known as soon as somebody speaks for it.
  accounts::FactTypes::with_number(number, [&]<class Fact>() {
    if constexpr (std::is_same_v<Fact, accounts::Appointed>) {
      Fact fact;
      if (decode_all(bytes, fact) && fact.office.role == Role::custody_bank)
        prepaid_card::view::know_bank(rows, fact.office.organisation);
    }
  });
  prepaid_card::project_any(rows, number, bytes, origin);
}

// Since rules version 2 a day's entry says what operators closed it short of; what says nothing means nobody was.
constexpr std::uint32_t shortfalls_are_told = 2;

void what_was_not_told(Rows& rows, const journal::Block& block) {
  if (block.rules_version() >= shortfalls_are_told) return;
  journal::for_each_entry(block, [&](EntryNo, const journal::Source&, const auto& view) {
    if constexpr (requires { view.facts; }) {
      if (view.head.type != BeginDay::number) return;
      ByteReader in(view.facts);
      while (in.left() > 0) {
        const auto number = in.integer<std::uint16_t>();
        in.integer<std::uint16_t>();  // its version
        const ByteView bytes = in.blob();
        DayBegun fact;
        if (!in.ok() || number != DayBegun::number || !decode_all(bytes, fact)) continue;
        prepaid_card::view::forget_shortfalls(rows, fact.closings, fact.day - Days{1});
      }
    }
  });
}

ViewSystem prepaid_card_system() {
  ViewSystem system = prepaid_card::view_system();
  system.on_fact = prepaid_card_fact;
  system.on_block = what_was_not_told;
  system.log_readers = readers_of_log();
  using Commands = Join<prepaid_card::Commands, prepaid_card::TurnCommands, TypeList<TurnOperator>>;
  using Facts = Join<prepaid_card::FactTypes, TypeList<OperatorTurned>>;
  system.words = words_of<Commands, Facts>(word_of_code);
  return system;
}

// What the city's facts say of institutions: their turns, closing figures, parameters.
void childcare_fact(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  CityFacts::with_number(number, [&]<class Fact>() {
    Fact fact;
    if (!decode_all(bytes, fact)) return;
    if constexpr (std::is_same_v<Fact, LotsTurned>) {
      childcare::project(rows, fact.turn, origin);
    } else if constexpr (std::is_same_v<Fact, DayBegun>) {
      childcare::project_day(rows, fact.closings, fact.day - Days{1});
    } else if constexpr (std::is_same_v<Fact, ShortfallsClosed>) {
      childcare::project_shortfalls(rows, fact.operators, fact.day);
    } else if constexpr (std::is_same_v<Fact, ParameterSet>) {
      if (fact.document == childcare::document) childcare::project(rows, fact.version, fact.parameter, origin);
    }
  });
  childcare::project_facts(rows, number, bytes, origin);
  project_own_readings(rows, number, bytes, origin);
}

ViewSystem childcare_system() {
  ViewSystem system = childcare::view_system();
  system.on_fact = childcare_fact;
  using Commands = Join<childcare::Commands, TypeList<TurnOperator>>;
  using Facts = Join<childcare::FactTypes, TypeList<LotsTurned>>;
  system.words = words_of<Commands, Facts>(word_of_code);
  return system;
}

// With what the city's facts say to that document: its days, its parameters, and who read whose data.
template <class Document>
void project_with_city(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  static const auto project_fact_of = Document::views().on_fact;
  static const bool tells_readings = shared::tells_own_readings(Document::views());
  if constexpr (requires { Document::on_day; }) {
    DayBegun begun;
    if (number == DayBegun::number && decode_all(bytes, begun)) Document::on_day(rows, begun.day);
  }
  if constexpr (requires { Document::on_parameter; }) {
    ParameterSet set;
    const bool its_own =
        number == ParameterSet::number && decode_all(bytes, set) && set.document == Document::law.document;
    if (its_own) Document::on_parameter(rows, set.version, set.parameter, origin);
  }
  project_fact_of(rows, number, bytes, origin);
  if (tells_readings) project_own_readings(rows, number, bytes, origin);
}

std::vector<ViewSystem> view_systems() {
  std::vector<ViewSystem> all{city_system(), prepaid_card_system(), childcare_system()};
  Documents::each([&]<class Document>() {
    if constexpr (requires { Document::views; }) {
      all.push_back(Document::views());
      all.back().on_fact = project_with_city<Document>;
    }
  });
  return all;
}

}  // namespace

const std::vector<ViewSystem>& all_view_systems() {
  static const std::vector<ViewSystem> all = view_systems();
  return all;
}

}  // namespace gongbao::policies
