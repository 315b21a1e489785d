// Zones, completeness, teams, duties, the ledger and rankings of school traffic held against what was expected.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_traffic.h"
#include "cli/scenario/members.h"
#include "policies/school_traffic/figures.h"
#include "policies/school_traffic/reports.h"
#include "policies/school_traffic/stagger.h"
#include "policies/school_traffic/zones.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
namespace st = school_traffic;

std::string bp_text(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "none"; }
std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

// "1 2023-10-31 out" as its words; what is not there is empty.
struct Words {
  explicit Words(const std::string& text) {
    std::size_t place = 0;
    for (const char c : text) {
      if (c == ' ') {
        ++place;
      } else if (place < said.size()) {
        said[place] += c;
      }
    }
  }
  std::uint64_t number() const { return static_cast<std::uint64_t>(whole_of(said[0], 0)); }
  Date day(Date usual) const { return parse_date(said[1]).value_or(usual); }
  std::array<std::string, 3> said;
};

class TrafficComparison : public RowComparison {
 public:
  TrafficComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    rest_on_clauses(key);
    return each_named(value, path, key, [&](const auto& label, const auto& said, const auto& at) -> Done {
      const std::string name = label_text(label);
      if (said.is_array())
        return compare_list(key, list_of(key, name), said, at, [](const std::string& word) { return word; });
      return one(name, told(key, name), said, at);
    });
  }

 private:
  const st::State& state() const { return world_.city().of<st::Document>(); }
  const law::Calendar& calendar() const { return world_.city().calendar(); }
  Date today() const { return world_.today(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key) {
    const auto rest = [&](std::initializer_list<const char*> clauses) {
      for (const char* clause : clauses) out_.rests_on({std::string("school-traffic/") + clause});
    };
    if (key == "zones") rest({"2.5a"});
    if (key == "six") rest({"2.3a"});
    if (key == "basic" || key == "basic_rate") rest({"2.3c"});
    if (key == "enhancing") rest({"2.3d"});
    if (key == "teams" || key == "teams_missing") rest({"2.6a", "2.6b"});
    if (key == "parties") rest({"3.2a", "3.2b", "3.2c", "3.2d", "3.2e"});
    if (key == "standard") rest({"1.1a"});
    if (key == "conflicts" || key == "peak") rest({"2.9c"});
    if (key == "overdue" || key == "repeat_rate") rest({"1.2a", "4.2b"});
    if (key == "absent") rest({"1.1b"});
    if (key == "shown") rest({"2.1c", "3.3a"});
    if (key == "checked") rest({"4.2d"});
    if (key == "report_due" || key == "report_late") rest({"4.2c"});
    if (key == "ranking" || key == "unit_score") rest({"3.3c"});
    if (key == "plan_in_force") rest({"1.3.4a", "4.3b"});
  }

  st::Round round(const std::string& name) {
    const auto* row = st::find_row(state().rounds, names_.numbered("round", name));
    return row == nullptr ? st::Round{} : *row;
  }
  static st::Direction way_of(const std::string& word) { return word == "in" ? st::Direction::in : st::Direction::out; }

  std::vector<std::string> list_of(const std::string& key, const std::string& name) {
    const Words words(name);
    std::vector<std::string> all;
    if (key == "zones") {
      const auto road = static_cast<std::uint64_t>(whole_of(words.said[1], 1));
      for (const st::Interval& each : st::zones_of(state(), words.number(), road, today())) {
        all.push_back(std::to_string(each.lo) + "-" + std::to_string(each.hi));
      }
    }
    if (key == "teams_missing") {
      all = st::teams_missing(state(), {words.number(), words.day(today()), way_of(words.said[2])});
    }
    if (key == "parties") {
      for (const char party : {'A', 'B', 'C'}) {
        if (st::is_carried(state(), words.number(), party)) all.emplace_back(1, party);
      }
    }
    if (key == "standard") all = st::standard_missing(state(), calendar(), words.number(), today());
    if (key == "conflicts") {
      for (const st::Conflict& each : st::conflicts_on(state(), words.number(), way_of(words.said[1]), today())) {
        all.push_back(st::text_of(each));
      }
    }
    if (key == "absent") {
      const auto* row = st::find_row(state().whistles, names_.numbered("whistle", name));
      if (row != nullptr) {
        for (const st::Department each : st::not_reported_in(*row, today())) all.emplace_back(enum_name(each));
      }
    }
    if (key == "ranking") {
      for (const st::Ranked& each : st::ranking(state(), round(name))) {
        std::string text =
            std::to_string(each.school) + ": " + std::to_string(each.total) + ", " + std::to_string(each.rank);
        if (each.delta) text += ", " + std::to_string(*each.delta);
        all.push_back(std::move(text));
      }
    }
    return all;
  }

  template <class Map>
  static std::string state_in(const Map& rows, std::uint64_t id) {
    const auto* row = st::find_row(rows, id);
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::string team_text(const Words& words) const {
    const st::TeamRate rate = st::team_rate(state(), calendar(), words.number(), words.day(today()));
    return bp_text(rate.bp()) + " of " + std::to_string(rate.due) + (rate.in_place ? ", in place" : ", not in place");
  }
  std::string due_text(const Words& words) const {
    const auto due = st::report_due(state(), calendar(), unit_in(words), words.day(today()));
    return !due ? "none" : to_string(due->due.last_day) + (due->due.provisional ? " provisional" : "");
  }
  st::AreaCode unit_in(const Words& words) const {
    if (const auto* row = st::find_row(state().schools, words.number())) return row->unit;
    return st::unit_named(state().parameters, words.said[0], today()).value_or(0);
  }
  std::string late_text(const Words& words) const {
    const bool of_school = state().schools.contains(words.number());
    const st::AreaCode unit = unit_in(words);
    const auto due = st::report_due(state(), calendar(), unit, words.day(today()));
    if (!due) return "none";
    const st::Owner owner = of_school ? st::Owner{words.number(), 0} : st::Owner{0, unit};
    return yes_or_no(st::is_report_late(state(), calendar(), {owner, due->period}, unit, today()));
  }
  std::string peak_text(const Words& words) const {
    const st::Peak peak = st::peak_on(state(), words.number(), way_of(words.said[1]), today());
    return std::to_string(peak.headcount) + " from " + st::minute_text(peak.from);
  }
  std::string count_of_school(const std::string& key, std::uint64_t school) const {
    std::int64_t count = 0;
    if (key == "shown") count = static_cast<std::int64_t>(st::checks_shown(state(), school).size());
    if (key == "permits") {
      count = std::ranges::count_if(state().permits, [&](const auto& each) {
        return each.second.school == school && !each.second.ended_at && each.second.to >= today();
      });
    }
    if (key == "violations") {
      count = std::ranges::count_if(state().violations, [&](const auto& each) {
        return std::ranges::find(each.second.schools, school) != each.second.schools.end();
      });
    }
    return std::to_string(count);
  }

  std::string told(const std::string& key, const std::string& name) {
    const Words words(name);
    if (key == "six") return bp_text(st::school_completeness(state(), words.number(), st::list_six, today()));
    if (key == "basic") return bp_text(st::school_completeness(state(), words.number(), st::list_basic, today()));
    if (key == "enhancing")
      return bp_text(st::school_completeness(state(), words.number(), st::list_enhancing, today()));
    if (key == "basic_rate") return bp_text(st::district_rate(state(), unit_in(words), st::list_basic, today()));
    if (key == "teams") return team_text(words);
    if (key == "peak") return peak_text(words);
    if (key == "report_due") return due_text(words);
    if (key == "report_late") return late_text(words);
    if (key == "repeat_rate") return std::to_string(st::repeat_rate_bp(state(), unit_in(words), today()));
    if (key == "checked") {
      const auto checked = st::is_checked(state(), words.number(), words.day(today()));
      return checked ? yes_or_no(*checked) : "none";
    }
    if (key == "plan_in_force")
      return yes_or_no(st::plan_in_force(state(), {words.number(), 0}, words.day(today())) != 0);
    if (key == "problems") return state_in(state().problems, names_.numbered("problem", name));
    if (key == "whistles") return state_in(state().whistles, names_.numbered("whistle", name));
    if (key == "incidents") return state_in(state().incidents, names_.numbered("incident", name));
    if (key == "checks") return state_in(state().checks, names_.numbered("check", name));
    if (key == "plans") return state_in(state().plans, names_.numbered("plan", name));
    if (key == "rounds") return state_in(state().rounds, names_.numbered("round", name));
    if (key == "reports") {
      const auto* row = st::report_numbered(state(), names_.numbered("report", name));
      return row == nullptr ? "none" : std::string(enum_name(row->second.state));
    }
    if (key == "unit_score") return bp_text(st::unit_score(state(), round(words.said[0]), unit_of_score(words)));
    if (key == "overdue" || key == "levels") {
      const auto* row = st::find_row(state().problems, names_.numbered("problem", name));
      if (row == nullptr) return "none";
      return key == "levels" ? std::string(enum_name(row->level)) : yes_or_no(st::is_overdue(*row, today()));
    }
    if (key == "separation" || key == "alarm") {
      const auto* row = st::find_row(state().schools, words.number());
      if (row == nullptr) return "none";
      return std::string(key == "alarm" ? enum_name(row->alarm) : enum_name(row->separation));
    }
    return count_of_school(key, words.number());
  }
  st::AreaCode unit_of_score(const Words& words) const {
    return st::unit_named(state().parameters, words.said[1], today()).value_or(0);
  }

  TrafficInputs names_;
};

}  // namespace

std::vector<std::string> traffic_state_keys() {
  return {"zones",         "six",        "basic",      "enhancing",   "basic_rate", "teams",   "teams_missing",
          "parties",       "standard",   "conflicts",  "peak",        "problems",   "overdue", "levels",
          "repeat_rate",   "whistles",   "absent",     "incidents",   "checks",     "shown",   "checked",
          "plans",         "reports",    "report_due", "report_late", "rounds",     "ranking", "unit_score",
          "plan_in_force", "separation", "alarm",      "permits",     "violations"};
}

Result<void> compare_traffic_state(const std::string& key, const json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return TrafficComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
