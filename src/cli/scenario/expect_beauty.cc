// Items, applications, books and registers of beauty-health, by name, held against what was expected.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_beauty.h"
#include "cli/scenario/members.h"
#include "policies/beauty_health/figures.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
namespace beauty = beauty_health;
using beauty::find_row;

// "16 DA" → 16, "DA"
std::pair<std::int32_t, std::string> measure_and_rest(const std::string& name) {
  const std::size_t blank = name.find(' ');
  const std::string rest = blank == std::string::npos ? std::string() : name.substr(blank + 1);
  return {static_cast<std::int32_t>(whole_of(name.substr(0, blank), 0)), rest};
}

class BeautyComparison : public RowComparison {
 public:
  BeautyComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    rest_on_clauses(key);
    if (key == "posts") return compare_posts_of(beauty::chart_of_funds(), value, path);
    if (key == "pairs") return one(key, std::to_string(beauty::responsibility_pairs(terms(), today())), value, path);
    return each_named(value, path, key, [&](const auto& label, const auto& said, const auto& at) -> Done {
      const std::string name = label_text(label);
      if (key == "measures") return compare_members(name, measure(name), said, at);
      if (key == "books") return compare_members(name, book(name), said, at);
      if (key == "units") return compare_list(key, units(name), said, at, as_it_is());
      if (key == "unconfirmed") return compare_list(key, unconfirmed(name), said, at, as_it_is());
      if (key == "matches") return compare_list(key, matches(name), said, at, as_it_is());
      if (key == "signals") return compare_list(key, signals(name), said, at, as_it_is());
      return one(name, told(key, name), said, at);
    });
  }

 private:
  const beauty::State& state() const { return world_.city().of<beauty::Document>(); }
  const law::Parameters& terms() const { return state().parameters; }
  Date today() const { return world_.today(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key) {
    const auto rest = [&](std::initializer_list<const char*> clauses) {
      for (const char* clause : clauses) out_.rests_on({std::string("beauty-health/") + clause});
    };
    if (key == "matches") rest({"intro-a"});
    if (key == "zone") rest({"9a"});
    if (key == "signals") rest({"9c"});
    if (key == "median") rest({"4a", "8a"});
    const bool of_lists = key == "measures" || key == "units" || key == "pairs" || key == "parts" || key == "lead";
    if (!of_lists) return;
    for (std::int32_t n = 1; n <= beauty::last_measure; ++n) out_.rests_on({beauty::units_clause(n)});
  }

  static std::function<std::string(const std::string&)> as_it_is() {
    return [](const std::string& word) { return word; };
  }
  static std::vector<std::string> texts(const std::vector<beauty::AreaCode>& units) {
    std::vector<std::string> out;
    for (const beauty::AreaCode unit : units) out.push_back(beauty::unit_text(unit));
    return out;
  }
  std::vector<std::string> units(const std::string& name) const {
    return texts(beauty::units_of(state(), measure_and_rest(name).first, today()));
  }
  std::vector<std::string> unconfirmed(const std::string& name) const {
    return texts(beauty::unconfirmed_units(state(), measure_and_rest(name).first, today()));
  }
  std::vector<Member> measure(const std::string& name) const {
    const auto now = beauty::measure_state(state(), measure_and_rest(name).first, today());
    return {word("state", std::string(enum_name(now.state))), word("progress_bp", std::to_string(now.progress_bp)),
            word("because", listed(texts(now.because)))};
  }
  std::vector<std::string> matches(const std::string& name) {
    std::vector<std::string> out;
    const auto* who = find_row(state().enterprises, names_.in_use("enterprise", name));
    if (who == nullptr) return out;
    for (const std::string_view kind : beauty::matching_kinds(state(), *who, today())) out.emplace_back(kind);
    return out;
  }
  std::vector<std::string> signals(const std::string& product) const {
    std::vector<std::string> out;
    for (const Date month : beauty::signals_of(state(), product, today())) out.push_back(to_string(month));
    return out;
  }
  // "K08", the book of the only budget of the kind; "budget_K08" by the step that opened it.
  std::vector<Member> book(const std::string& name) {
    std::uint64_t budget = 0;
    for (const auto& [key, id] : state().budgets_by_key) budget = key.kind == name ? id : budget;
    std::vector<Member> out;
    for (const ledger::Account& each : beauty::chart_of_funds()) {
      const std::int64_t balance = state().books.total(budget, each.number);
      out.push_back(yuan(each.name, each.side == ledger::Side::debit ? balance : -balance));
    }
    return out;
  }

  template <class Map>
  std::string state_in(const Map& rows, const char* kind, const std::string& name) {
    const auto* row = find_row(rows, names_.in_use(kind, name));
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::string zone(const std::string& name) const {
    const std::size_t blank = name.rfind(' ');
    const auto month = parse_date(name.substr(blank + 1) + "-01");
    const auto cell = beauty::zone_cell(state(), name.substr(0, blank), month.value_or(Date{}), today());
    return cell ? std::to_string(*cell) : "hidden";
  }
  std::string median(const std::string& name) const {
    const auto matter = enum_named<beauty::ApprovalMatter>(name);
    const auto days = matter ? beauty::median_work_days(state(), *matter, quarter_of(today())) : std::nullopt;
    return days ? std::to_string(*days) : "none";
  }
  std::string told(const std::string& key, const std::string& name) {
    if (key == "applications") return state_in(state().applications, "application", name);
    if (key == "items") return state_in(state().items, "item", name);
    if (key == "samples") return state_in(state().samples, "sample", name);
    if (key == "bonded") return state_in(state().bonded, "bonded", name);
    if (key == "zone") return zone(name);
    if (key == "median") return median(name);
    if (key == "issues") {
      const auto* row = find_row(state().issues, names_.in_use("issue", name));
      return row == nullptr ? "none" : row->answered ? "answered" : "open";
    }
    if (key == "records") {
      const auto* row = find_row(state().records, names_.in_use("record", name));
      if (row == nullptr) return "none";
      return std::string(enum_name(row->kind)) + (row->confirmed_by != 0 ? " confirmed" : "");
    }
    const auto [number, unit] = measure_and_rest(name);
    if (key == "lead") {
      const auto lead = beauty::lead_of(state(), number, today());
      return lead ? beauty::unit_text(*lead) : "none";
    }
    const auto code = beauty::unit_named(unit);  // parts
    return code ? std::string(enum_name(beauty::part_of(state(), number, *code, today()))) : "none";
  }

  BeautyInputs names_;
};

}  // namespace

std::vector<std::string> beauty_state_keys() {
  return {"items",   "parts",  "measures", "units",  "pairs",   "lead",         "unconfirmed", "matches", "zone",
          "signals", "median", "records",  "issues", "samples", "applications", "bonded",      "books",   "posts"};
}

Result<void> compare_beauty_state(const std::string& key, const json::value& value, const std::string& path,
                                  const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return BeautyComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
