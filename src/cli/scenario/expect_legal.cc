// The register, the indicators and whatever else the plan keeps, by name, held against what was expected.
#include <algorithm>
#include <charconv>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_legal.h"
#include "cli/scenario/members.h"
#include "policies/legal_profession/duties.h"
#include "policies/legal_profession/indicators.h"
#include "policies/legal_profession/questions.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

// I06 → 6; 0: no indicator is called so.
std::int32_t indicator_called(const std::string& name) {
  const auto number = name.starts_with("I") ? whole_of(std::string_view(name).substr(1), 0) : 0;
  const auto known = static_cast<std::int64_t>(legal_profession::indicator_rules().size());
  return number >= 1 && number <= known ? static_cast<std::int32_t>(number) : 0;
}

class LegalComparison : public RowComparison {
 public:
  LegalComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    return each_named(value, path, key, [&](const auto& label, const auto& said, const auto& at) -> Done {
      const std::string name = label_text(label);
      rest_on_clauses(key, name);
      return one(name, told(key, name), said, at);
    });
  }

 private:
  const legal_profession::State& state() const { return world_.city().of<legal_profession::Document>(); }
  Date today() const { return world_.today(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key, const std::string& name) {
    std::string paths;
    const std::int32_t number = indicator_called(name);
    if (number != 0) paths = legal_profession::indicator_rules()[static_cast<std::size_t>(number) - 1].clauses;
    if (key == "final") paths += " intro-a s2a";
    if (key == "firms" || key == "lawyers" || key == "licences") paths = "12a";
    if (key == "exempt" || key == "clean") paths = "18d";
    if (key == "minutes") paths = "s2.6c";
    if (key == "duties") paths = clauses_of_duty(name);
    for (std::size_t at = 0; at < paths.size();) {
      const std::size_t end = std::min(paths.find(' ', at), paths.size());
      if (end > at) out_.rests_on({"legal-profession/" + paths.substr(at, end - at)});
      at = end + 1;
    }
  }
  static std::string clauses_of_duty(const std::string& kind) {
    if (kind == "organisation_missing") return "s2.2a";
    if (kind == "instructor_missing") return "7b";
    if (kind == "party_item") return "6a 6b";
    if (kind == "secretary_report") return "6d";
    if (kind == "term_due") return "5a s2.7a";
    if (kind == "suspension_over") return "12a";
    return kind == "disclosure_late" ? "12d" : "30a";
  }

  template <class Map>
  std::string state_in(const Map& rows, const char* kind, const std::string& name) {
    const auto* row = legal_profession::find_row(rows, names_.named(kind, name));
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::string standing(const std::vector<legal_profession::StandingRow>& rows) const {
    return std::string(enum_name(legal_profession::standing_on(rows, today())));
  }
  std::string firm(const std::string& name) {
    const auto* row = legal_profession::find_row(state().firms, names_.named("firm", name));
    if (row == nullptr) return "none";
    return row->confirmed ? standing(row->standings) : "waiting";
  }
  std::string lawyer(const std::string& name) {
    const auto* row = legal_profession::find_row(state().lawyers, names_.named("lawyer", name));
    return row == nullptr ? "none" : standing(row->standings);
  }
  // "L": now; "L 2025-06-10 09:59": as of that minute. Found by the licence, as the public finds it.
  std::string licence(const std::string& name) {
    constexpr std::size_t day_length = 10;
    const std::size_t blank = name.find(' ');
    const auto* named = legal_profession::find_row(state().lawyers, names_.named("lawyer", name.substr(0, blank)));
    if (named == nullptr) return "none";
    legal_profession::AskLicence asked;
    asked.licence_no = named->licence;
    if (blank != std::string::npos) {
      const std::string minute = name.substr(blank + 1);
      const auto day = parse_date(minute.substr(0, day_length));
      if (!day || minute.size() != day_length + 6) return "no such minute";
      const std::int64_t hours = whole_of(std::string_view(minute).substr(day_length + 1, 2), 0);
      asked.at = stamp_of(*day, hours * 3600 + whole_of(std::string_view(minute).substr(day_length + 4, 2), 0) * 60);
    }
    const auto told = legal_profession::answer({state(), world_.city().calendar(), {}, today()}, asked);
    return told ? std::string(enum_name(told->status)) : "none";
  }
  std::string indicator(const std::string& name) const {
    const std::int32_t number = indicator_called(name);
    if (number == 0) return "no such indicator";
    const auto it = legal_profession::indicator_on(state(), number, today());
    const std::string verdict(enum_name(it.verdict));
    return it.verdict == legal_profession::Verdict::not_measurable ? verdict
                                                                   : verdict + " " + legal_profession::shown_value(it);
  }
  std::string records(const std::string& name) const {
    const std::int32_t number = indicator_called(name);
    if (number == 0) return "no such indicator";
    const auto it = legal_profession::indicator_on(state(), number, today());
    return std::to_string(it.counted.size()) + " of " + std::to_string(it.counted.size() + it.missing.size());
  }
  std::string final_value(const std::string& name) const {
    for (const auto& each : state().final_values) {
      if (each.indicator == indicator_called(name)) return std::string(enum_name(each.verdict));
    }
    return "none";
  }
  std::string exempt(const std::string& name) {
    const auto found = legal_profession::exemption_of(state(), names_.named("firm", name), today());
    if (!found) return "no";
    return found->ended_on ? "ended " + to_string(*found->ended_on) : "yes";
  }
  std::string clean(const std::string& name) {
    const auto* policy = legal_profession::exemption_policy_on(state(), today());
    if (policy == nullptr) return "no policy";
    const bool is =
        legal_profession::is_clean_on(state(), {names_.named("firm", name), 0}, today(), policy->clean_years);
    return is ? "yes" : "no";
  }
  std::string duties(const std::string& kind) const {
    const auto all = legal_profession::duties_on(state(), world_.city().calendar(), today());
    const auto count = std::ranges::count_if(all, [&](const auto& each) { return enum_name(each.kind) == kind; });
    return std::to_string(count);
  }
  std::string talent(const std::string& name) {
    for (const auto& [id, row] : state().talents) {
      const bool his = row.lawyer == names_.named("lawyer", name) && row.active_on(today());
      if (his) return std::string(enum_name(row.tier));
    }
    return "none";
  }
  std::string integrity(const std::string& name) {
    const auto* row = legal_profession::find_row(state().integrity, names_.named("integrity", name));
    if (row == nullptr) return "none";
    if (row->reversed_on) return "reversed";
    return row->disclosed_on ? "disclosed" : "entered";
  }
  std::string told(const std::string& key, const std::string& name) {
    if (key == "indicators") return indicator(name);
    if (key == "records") return records(name);
    if (key == "final") return final_value(name);
    if (key == "firms") return firm(name);
    if (key == "lawyers") return lawyer(name);
    if (key == "licences") return licence(name);
    if (key == "exempt") return exempt(name);
    if (key == "clean") return clean(name);
    if (key == "duties") return duties(name);
    if (key == "talents") return talent(name);
    if (key == "integrity") return integrity(name);
    if (key == "assessments") return state_in(state().assessments, "assessment", name);
    if (key == "pro_bono") return state_in(state().pro_bono, "claim", name);
    if (key == "clues") return state_in(state().clues, "clue", name);
    if (key == "complaints") return state_in(state().complaints, "complaint", name);
    if (key == "tasks") {
      const auto task = static_cast<std::int32_t>(whole_of(name, 0));
      return std::string(enum_name(legal_profession::task_state(state(), task)));
    }
    if (key == "minutes") {
      const std::uint64_t id = names_.named("lawyer", name);
      return std::to_string(
          legal_profession::verified_minutes(state(), id, legal_profession::year_of(today()), today()));
    }
    if (key == "measures") {
      const auto counts = legal_profession::measures_taken(state());
      const auto* count = legal_profession::find_row(counts, name);
      return count == nullptr ? "0" : std::to_string(*count);
    }
    const auto average = legal_profession::mutual_average(state(), names_.account_of(name), today());  // mutual
    return average ? std::to_string(*average) : "none";
  }

  LegalInputs names_;
};

}  // namespace

std::vector<std::string> legal_state_keys() {
  return {"indicators", "records", "final",   "firms",     "lawyers",     "licences", "exempt",
          "clean",      "duties",  "talents", "integrity", "assessments", "pro_bono", "clues",
          "complaints", "tasks",   "minutes", "measures",  "mutual"};
}

Result<void> compare_legal_state(const std::string& key, const json::value& value, const std::string& path,
                                 const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return LegalComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
