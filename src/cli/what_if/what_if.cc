// See what_if.h.
#include "cli/what_if/what_if.h"

#include <bit>
#include <set>
#include <thread>

#include "cli/what_if/supposed.h"
#include "engine/rejudge.h"
#include "policies/registry/laws.h"

namespace gongbao::cli {

namespace {

using policies::AnswerCounts;
using policies::Answered;
using policies::CustodySums;
using policies::Judged;
using policies::OperatorSums;
using policies::SubsidySums;
using policies::WhatIfRow;

using SumsByDistrict = std::map<law::AreaCode, SubsidySums>;

using SumsByScheme = std::map<std::uint8_t, CustodySums>;

SumsByScheme by_scheme(const std::vector<OperatorSums>& all) {
  SumsByScheme sums;
  for (const OperatorSums& each : all) sums[each.scheme].add(each.sums);
  return sums;
}

// One city's figures as its days end.
class Figures {
 public:
  Figures(const policies::City& city, Date closes_on) : city_(city), closes_on_(closes_on) {}

  // A turn is about to begin: what stands now is how the day ended.
  void day_ends() {
    if (!city_.day()) return;
    constexpr int sunday = 7;
    const Date day = *city_.day();
    if (weekday(day) != sunday && day != closes_on_) return;
    take(day, weekday(day) == sunday);
  }
  void journal_ends() {
    if (!city_.day()) return;
    last_ = policies::custody_sums(city_);
    districts_ = policies::subsidy_sums(city_);
    weeks_[policies::iso_week(*city_.day())] = {*city_.day(), by_scheme(last_), districts_};
    if (*city_.day() == closes_on_) closing_ = last_;
  }

  struct Week {
    Date ended;
    SumsByScheme sums;
    SumsByDistrict districts;
  };
  const std::map<std::string, Week>& weeks() const { return weeks_; }
  const std::vector<OperatorSums>& last() const { return last_; }
  const SumsByDistrict& districts() const { return districts_; }
  const std::vector<OperatorSums>& closing() const { return closing_; }
  const policies::City& city() const { return city_; }

 private:
  void take(Date day, bool week_ends) {
    auto sums = policies::custody_sums(city_);
    if (week_ends) weeks_[policies::iso_week(day)] = {day, by_scheme(sums), policies::subsidy_sums(city_)};
    if (day == closes_on_) closing_ = std::move(sums);
  }

  const policies::City& city_;
  const Date closes_on_;
  std::map<std::string, Week> weeks_;
  std::vector<OperatorSums> last_, closing_;
  SumsByDistrict districts_;
};

// What a command is about, so that one that answers to it is known as such.
struct Subject {
  enum class Kind : std::uint8_t { card, order, refund };
  std::uint64_t operator_id = 0;
  std::uint64_t number = 0;
  Kind kind{};
  auto operator<=>(const Subject&) const = default;
};

Subject subject_of(const custody::Instruction& in) {
  using enum Subject::Kind;
  const auto kind = custody::subject_is_order(in.op) ? order : custody::subject_is_refund(in.op) ? refund : card;
  return {in.operator_id, in.subject_id, kind};
}

// A kind of command: its type, or custody::instruction_base + op and the scheme of the record.
struct Command {
  std::uint16_t number = 0;
  std::uint8_t scheme = 0;
  auto operator<=>(const Command&) const = default;
};

std::string name_of_command(const Command& command) {
  if (command.number >= custody::instruction_base) {
    return policies::full_name_of(static_cast<custody::Op>(command.number - custody::instruction_base), command.scheme);
  }
  std::string name;
  policies::PublicCommands::with_number(command.number, [&]<class Named>() { name = policies::full_name_of<Named>(); });
  return name;
}

std::string system_of(const Command& command) {
  return std::string(policies::split_name(name_of_command(command)).system);
}

// Judges every answer, and counts.
class Judge final : public engine::RejudgeWitness {
 public:
  Judge(const policies::City& city, Date closes_on) : city_(city), figures(city, closes_on) {}

  void before_day(Date) override { figures.day_ends(); }

  void see(engine::EntryNo number, const engine::Source&, const journal::InstructionView& was,
           const engine::InstructionDecision& now) override {
    const Answered then{was.outcome.verdict, was.outcome.code}, this_time{now.outcome.verdict, now.outcome.code};
    const bool as_before = was.outcome.custody_after == now.outcome.custody_after &&
                           was.outcome.required_after == now.outcome.required_after &&
                           was.outcome.detail_fen == now.outcome.detail_fen;
    const auto in = std::bit_cast<custody::Instruction>(was.record);
    const Command command{static_cast<std::uint16_t>(custody::instruction_base + static_cast<std::uint16_t>(in.op)),
                          in.scheme};
    if (nothing_to_tell(command, then, this_time, as_before)) return;
    const Subject subject = subject_of(in);
    const Judged judged = policies::judge(then, this_time, reference_to(subject));
    const bool other_end = (then.verdict == engine::Verdict::accepted) != (now.outcome.code == 0);
    if (judged != Judged::same && other_end && subject.number != 0) otherwise_.insert(subject);
    file({command, then.code, this_time.code, judged}, number, in.operator_id, then, this_time);
  }

  void see(engine::EntryNo number, const engine::Source& source, const journal::TypedView& was,
           const engine::TypedDecision& now) override {
    const Answered then{was.head.verdict, was.head.code}, this_time{now.verdict, now.code};
    const Command command{was.head.type, 0};
    if (nothing_to_tell(command, then, this_time, std::ranges::equal(was.facts, now.facts))) return;
    const Judged judged = policies::judge(then, this_time, policies::Reference::stands);
    file({command, then.code, this_time.code, judged}, number, operator_in(was), then, this_time);
    if (system_of(command) != heating::document) return;
    districts[policies::district_of(city_, access::actor_of(source))].count(judged, then, this_time);
  }

  // Of changes: the kind of command, how it was answered, how it would be.
  struct Kind {
    Command command;
    policies::Code was = 0, now = 0;
    Judged judged{};
    auto operator<=>(const Kind&) const = default;
  };
  struct Seen {
    std::uint64_t count = 0;
    engine::EntryNo first = 0;
  };

  std::map<Command, AnswerCounts> commands;
  std::uint64_t same_with_other_figures = 0;
  // Those that differ and those refused.
  std::map<std::uint64_t, AnswerCounts> operators;                    // 0: of no operator
  std::map<law::AreaCode, AnswerCounts> districts;                    // of heating, whose commands name no operator
  std::map<std::pair<std::string, std::string>, AnswerCounts> weeks;  // week, system
  std::map<Kind, Seen> changes;

 private:
  // Nearly all of them: accepted, and accepted again.
  bool nothing_to_tell(const Command& command, const Answered& was, const Answered& now, bool with_its_figures) {
    const bool plain = was.verdict == engine::Verdict::accepted && now.verdict == engine::Verdict::accepted;
    if (!plain) return false;
    ++commands[command].same;
    if (!with_its_figures) ++same_with_other_figures;
    return true;
  }

  policies::Reference reference_to(const Subject& subject) const {
    if (subject.number == 0) return policies::Reference::stands;
    if (subject.kind == Subject::Kind::order && !city_.books().orders.contains({subject.operator_id, subject.number})) {
      return policies::Reference::missing;
    }
    return otherwise_.contains(subject) ? policies::Reference::went_otherwise : policies::Reference::stands;
  }

  static std::uint64_t operator_in(const journal::TypedView& entry) {
    std::uint64_t id = 0;
    policies::PublicCommands::with_number(entry.head.type, [&]<class Command>() {
      if constexpr (requires(Command command) { command.operator_id; }) {
        Command command;
        if (decode_all(entry.command, command)) id = command.operator_id;
      }
    });
    return id;
  }

  const std::string& this_week() {
    if (week_of_ != city_.day()) week_ = policies::iso_week(*city_.day());
    week_of_ = city_.day();
    return week_;
  }

  void file(const Kind& kind, engine::EntryNo number, std::uint64_t operator_id, const Answered& was,
            const Answered& now) {
    commands[kind.command].count(kind.judged, was, now);
    operators[operator_id].count(kind.judged, was, now);
    if (city_.day()) weeks[{this_week(), system_of(kind.command)}].count(kind.judged, was, now);
    if (kind.judged == Judged::same) return;
    Seen& seen = changes[kind];
    if (seen.count++ == 0) seen.first = number;
  }

  const policies::City& city_;
  std::set<Subject> otherwise_;  // accepted then and refused now, or the other way
  std::optional<Date> week_of_;  // whose week that is
  std::string week_;

 public:
  Figures figures;
};

std::string name_of_answer(policies::Code code) {
  return code == 0 ? std::string("accepted") : std::string(policies::code_name(code));
}

std::vector<policies::AnswerChange> changes_of(const Judge& judge) {
  std::vector<policies::AnswerChange> all;
  for (const auto& [kind, seen] : judge.changes) {
    all.push_back({name_of_command(kind.command), name_of_answer(kind.was), name_of_answer(kind.now), kind.judged,
                   seen.count, seen.first});
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &policies::AnswerChange::count);
  return all;
}

// --- both sides beside each other -----------------------------------------------------------------------------------

template <class Key>
using Rows = std::map<Key, WhatIfRow>;

template <class Key>
std::vector<WhatIfRow> listed(Rows<Key> rows) {
  std::vector<WhatIfRow> list;
  for (auto& [key, row] : rows) list.push_back(std::move(row));
  return list;
}

Rows<std::uint64_t> operator_rows(const Figures& was, const std::vector<OperatorSums>& sums_were, const Figures& now,
                                  const std::vector<OperatorSums>& sums_are) {
  Rows<std::uint64_t> rows;
  for (const OperatorSums& each : sums_were) rows[each.operator_id].was = each.sums;
  for (const OperatorSums& each : sums_are) rows[each.operator_id].now = each.sums;
  for (auto& [id, row] : rows) {
    auto names = policies::names_of_operator(was.city(), id);
    if (names.system.empty()) names = policies::names_of_operator(now.city(), id);
    row.operator_id = id;
    row.system = std::move(names.system);
    row.district = std::move(names.district);
    row.name = std::move(names.name);
  }
  return rows;
}

// Rows of operators added up under whatever they have in common.
template <class KeyOf>
auto added_up(const Rows<std::uint64_t>& operators, KeyOf&& key_of) {
  Rows<decltype(key_of(WhatIfRow{}))> rows;
  for (const auto& [id, each] : operators) {
    WhatIfRow& row = rows[key_of(each)];
    row.was.add(each.was);
    row.now.add(each.now);
    row.answers.add(each.answers);
  }
  return rows;
}

std::map<std::string, AnswerCounts> answers_by_system(const Judge& judge) {
  std::map<std::string, AnswerCounts> all;
  for (const auto& [command, counts] : judge.commands) all[system_of(command)].add(counts);
  return all;
}

Rows<std::string> system_rows(const Rows<std::uint64_t>& operators) {
  auto rows = added_up(operators, [](const WhatIfRow& row) { return row.system; });
  for (auto& [system, row] : rows) row.system = system;
  return rows;
}

Rows<law::AreaCode> subsidy_rows(const SumsByDistrict& was, const SumsByDistrict& now) {
  Rows<law::AreaCode> rows;
  const auto of = [&](law::AreaCode area) -> policies::SubsidyChange& {
    auto& subsidies = rows[area].subsidies;
    return subsidies ? *subsidies : subsidies.emplace();
  };
  for (const auto& [area, sums] : was) of(area).was = sums;
  for (const auto& [area, sums] : now) of(area).now = sums;
  return rows;
}

std::optional<policies::SubsidyChange> subsidies_in(const SumsByDistrict& was, const SumsByDistrict& now) {
  if (was.empty() && now.empty()) return std::nullopt;
  policies::SubsidyChange all;
  for (const auto& [area, sums] : was) all.was.add(sums);
  for (const auto& [area, sums] : now) all.now.add(sums);
  return all;
}

// All answers of a system are its own, whatever operator they are about.
std::vector<WhatIfRow> by_system(const Rows<std::uint64_t>& operators, const Figures& was, const Judge& judge) {
  Rows<std::string> rows = system_rows(operators);
  if (auto subsidies = subsidies_in(was.districts(), judge.figures.districts())) {
    rows[std::string(heating::document)].subsidies = std::move(subsidies);
  }
  for (auto& [system, answers] : answers_by_system(judge)) {
    if (judge.figures.city().parameters_of(system) == nullptr) continue;
    rows[system].answers = answers;
  }
  for (auto& [system, row] : rows) row.system = system;
  return listed(std::move(rows));
}

std::vector<WhatIfRow> by_district(const Rows<std::uint64_t>& operators, Rows<law::AreaCode> of_subsidies,
                                   const Judge& judge) {
  auto rows = added_up(operators, [](const WhatIfRow& row) { return std::pair(row.system, row.district); });
  for (const auto& [area, answers] : judge.districts) {
    if (area != 0) of_subsidies[area].answers = answers;
  }
  for (auto& [area, row] : of_subsidies) {
    rows[{std::string(heating::document), std::string(law::area_text(area))}] = std::move(row);
  }
  for (auto& [key, row] : rows) {
    std::tie(row.system, row.district) = key;
    row.answers.same = 0;
  }
  return listed(std::move(rows));
}

// A row for each system, and one for all.
std::vector<WhatIfRow> by_week(const Figures& was, const Judge& judge) {
  Rows<std::pair<std::string, std::string>> rows;
  const auto put = [&](const Figures& from, CustodySums WhatIfRow::*side) {
    for (const auto& [week, figures] : from.weeks()) {
      rows[{week, ""}].ended = figures.ended;
      for (const auto& [scheme, sums] : figures.sums) {
        const std::string system(policies::system_of_scheme(scheme));
        rows[{week, system}].ended = figures.ended;
        (rows[{week, system}].*side).add(sums);
        (rows[{week, ""}].*side).add(sums);
      }
    }
  };
  put(was, &WhatIfRow::was);
  put(judge.figures, &WhatIfRow::now);
  for (const auto& [week, figures] : was.weeks()) {
    auto subsidies = subsidies_in(figures.districts, judge.figures.weeks().at(week).districts);
    if (!subsidies) continue;
    WhatIfRow& row = rows[{week, std::string(heating::document)}];
    row.ended = figures.ended;
    row.subsidies = std::move(subsidies);
  }
  for (const auto& [key, answers] : judge.weeks) {
    const auto& [week, system] = key;
    rows[{week, ""}].answers.add(answers);
    if (const auto at = rows.find(key); at != rows.end()) at->second.answers = answers;
  }
  for (auto& [key, row] : rows) {
    std::tie(row.week, row.system) = key;
    row.answers.same = 0;
  }
  return listed(std::move(rows));
}

// --- telling it twice -----------------------------------------------------------------------------------------------

Result<engine::JournalDays> days_of(const journal::Log& log) {
  const auto days = engine::days_of(log);
  if (!days) return std::unexpected(days.error());
  if (!*days) return problem("cli.nothing_to_judge", "data", "the journal is empty");
  return **days;
}

Result<Date> closing_day(const std::optional<std::string>& asked, const engine::JournalDays& days) {
  if (!asked) return days.last;
  const auto day = parse_date(*asked);
  if (!day) return problem("cli.bad_option", "closes-on", day.error().message, *asked);
  if (*day >= days.first && *day <= days.last) return *day;
  return problem("cli.bad_option", "closes-on",
                 "the journal tells of " + to_string(days.first) + " to " + to_string(days.last), *asked);
}

}  // namespace

// Pinned: its figures look at its city.
struct Past {
  Past(engine::JournalDays its_days, Date day, std::unique_ptr<policies::City> empty)
      : days(its_days), closes_on(day), city(std::move(empty)), figures(*city, closes_on) {}
  Past(const Past&) = delete;
  Past& operator=(const Past&) = delete;

  Result<void> tell(const journal::Log& log) {
    const auto told =
        engine::replay(log, *city, {.threads = false, .progress = {}, .before_day = [&](Date) { figures.day_ends(); }});
    if (!told) return std::unexpected(told.error());
    figures.journal_ends();
    return {};
  }

  const engine::JournalDays days;
  const Date closes_on;
  const std::unique_ptr<policies::City> city;
  Figures figures;
};

namespace {

Result<std::unique_ptr<Past>> untold_past(const journal::Log& log, const std::optional<std::string>& asked) {
  const auto days = days_of(log);
  if (!days) return std::unexpected(days.error());
  const auto closes_on = closing_day(asked, *days);
  if (!closes_on) return std::unexpected(closes_on.error());
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  return std::make_unique<Past>(*days, *closes_on, *std::move(city));
}

// The city that the journal's commands are decided in once more.
struct Supposed {
  std::unique_ptr<policies::City> city;
  std::vector<policies::SupposedParameter> parameters;
};
Result<Supposed> supposed_city(const std::vector<std::string>& set, const engine::JournalDays& days) {
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  Supposed all{*std::move(city), {}};
  for (const std::string& each : set) {
    auto supposed = suppose_text(*all.city, each, days);
    if (!supposed) return std::unexpected(supposed.error());
    all.parameters.push_back(*std::move(supposed));
  }
  return all;
}

policies::WhatIf both_beside(const Past& past, const Judge& judge, const engine::RejudgeReport& told,
                             Supposed supposed) {
  policies::WhatIf result;
  result.supposed = std::move(supposed.parameters);
  result.first_day = past.days.first;
  result.last_day = past.days.last;
  result.entries = told.last_entry;
  result.instructions = told.instructions;
  result.commands = told.typed;
  result.entries_of_other_rules = told.entries_of_other_rules;
  for (const auto& [command, counts] : judge.commands) result.answers.add(counts);
  result.same_with_other_figures = judge.same_with_other_figures;
  result.changes = changes_of(judge);
  const Figures& was = past.figures;
  auto operators = operator_rows(was, was.last(), judge.figures, judge.figures.last());
  for (auto& [id, row] : operators) {
    if (const auto at = judge.operators.find(id); at != judge.operators.end()) row.answers = at->second;
    row.answers.same = 0;  // only those that were refused came here
  }
  result.systems = by_system(operators, was, judge);
  result.districts = by_district(operators, subsidy_rows(was.districts(), judge.figures.districts()), judge);
  result.weeks = by_week(was, judge);
  result.operators = listed(std::move(operators));
  result.closes_on = past.closes_on;
  auto closing = operator_rows(was, was.closing(), judge.figures, judge.figures.closing());
  result.closing_systems = listed(system_rows(closing));
  result.closing_operators = listed(std::move(closing));
  for (auto* rows : {&result.systems, &result.districts, &result.operators, &result.weeks, &result.closing_systems,
                     &result.closing_operators}) {
    for (WhatIfRow& row : *rows) row.compare();
  }
  return result;
}

}  // namespace

Result<std::shared_ptr<const Past>> past_of(const journal::Log& log, const std::optional<std::string>& closes_on) {
  auto past = untold_past(log, closes_on);
  if (!past) return std::unexpected(past.error());
  if (auto told = (*past)->tell(log); !told) return std::unexpected(told.error());
  return std::shared_ptr<const Past>(*std::move(past));
}

Result<policies::WhatIf> what_if(const journal::Log& log, const std::vector<std::string>& set, const Past& past) {
  auto supposed = supposed_city(set, past.days);
  if (!supposed) return std::unexpected(supposed.error());
  Judge judge(*supposed->city, past.closes_on);
  const auto told = engine::rejudge(log, *supposed->city, judge);
  if (!told) return std::unexpected(told.error());
  judge.figures.journal_ends();
  return both_beside(past, judge, *told, *std::move(supposed));
}

Result<policies::WhatIf> what_if(const journal::Log& log, const WhatIfAsked& asked) {
  const auto past = untold_past(log, asked.closes_on);
  if (!past) return std::unexpected(past.error());
  auto supposed = supposed_city(asked.set, (*past)->days);
  if (!supposed) return std::unexpected(supposed.error());
  Result<void> past_told;
  std::thread beside([&] { past_told = (*past)->tell(log); });
  Judge judge(*supposed->city, (*past)->closes_on);
  const auto told = engine::rejudge(log, *supposed->city, judge, asked.progress);
  judge.figures.journal_ends();
  beside.join();
  if (!past_told) return std::unexpected(past_told.error());
  if (!told) return std::unexpected(told.error());
  return both_beside(**past, judge, *told, *std::move(supposed));
}

}  // namespace gongbao::cli
