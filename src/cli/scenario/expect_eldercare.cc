// Pools, reports and working ledgers of departments, by name, held against what was expected.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_eldercare.h"
#include "policies/eldercare/figures.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

std::string number_text(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "none"; }

class EldercareComparison : public RowComparison {
 public:
  EldercareComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    rest_on_clauses(key);
    return each_named(value, path, key, [&](const auto& label, const auto& said, const auto& at) -> Done {
      const std::string name = label_text(label);
      if (key == "overview") return compare_members(name, overview_of(name), said, at);
      if (key == "selected") return compare_list(key, numbers(round(name).selected), said, at, supervisors());
      if (key == "reserve") return compare_list(key, numbers(round(name).reserve), said, at, supervisors());
      if (key == "recruitment") return compare_list(key, recruitment(name), said, at, as_it_is());
      if (key == "records") return compare_list(key, records(name), said, at, as_it_is());
      return one(name, told(key, name), said, at);
    });
  }

 private:
  const eldercare::State& state() const { return world_.city().of<eldercare::Document>(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key) {
    const auto rest = [&](std::initializer_list<const char*> clauses) {
      for (const char* clause : clauses) out_.rests_on({std::string("eldercare/") + clause});
    };
    if (key == "recruitment") rest({"5a"});
    if (key == "renewal") rest({"6a"});
    if (key == "memberships") rest({"2a", "5b", "6a"});
    if (key == "classes") rest({"5.1", "5.2", "5.3", "5.4", "5.5", "5.6"});
    if (key == "selected" || key == "reserve") rest({"5b", "5c", "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "6b"});
    if (key == "age" || key == "due" || key == "colour") rest({"8b", "10a", "10d"});
    if (key == "records") rest({"3.1", "3.2", "7b", "9a", "9b"});
    if (key == "numbers") rest({"10b"});
  }

  static std::function<std::string(const std::string&)> as_it_is() {
    return [](const std::string& word) { return word; };
  }
  std::function<std::string(const std::string&)> supervisors() {
    return [this](const std::string& name) { return std::to_string(names_.supervisor_named(name)); };
  }
  static std::vector<std::string> numbers(const std::vector<std::uint64_t>& all) {
    std::vector<std::string> out;
    for (const std::uint64_t each : all) out.push_back(std::to_string(each));
    return out;
  }
  eldercare::Round round(const std::string& name) {
    const std::uint64_t id = inputs_.number_in_use("round", json::value(name), "round").value_or(0);
    const auto* row = eldercare::find_row(state().rounds, id);
    return row == nullptr ? eldercare::Round{} : *row;
  }
  std::vector<std::string> recruitment(const std::string& department) const {
    std::vector<std::string> out;
    for (const auto& duty :
         eldercare::recruitment_duties(state(), names_.department_called(department), world_.today())) {
      const bool red = duty.colour == eldercare::Colour::red;
      out.push_back(std::to_string(duty.year) + (red ? " red" : " open"));
    }
    return out;
  }
  std::string renewal(const std::string& department) const {
    const auto duty = eldercare::renewal_duty(state(), names_.department_called(department), world_.today());
    return duty ? std::to_string(duty->year) + ", " + std::to_string(duty->age.count) + " days" : "none";
  }
  std::vector<std::string> records(const std::string& name) {
    std::vector<std::string> out;
    const std::uint64_t id = names_.supervisor_named(name);
    for (const auto& [number, row] : state().records) {
      const bool his = std::ranges::find(row.members, id) != row.members.end();
      if (his) out.emplace_back(enum_name(row.kind));
    }
    return out;
  }
  std::vector<Member> overview_of(const std::string& name) const {
    const bool city = name == "all";
    const auto department = city ? std::nullopt : std::optional(names_.department_called(name));
    const auto all = eldercare::overview(state(), eldercare::year_of(world_.today()), department);
    return {word("reports", std::to_string(all.reports)),
            word("supervisors", std::to_string(all.supervisors)),
            word("per_hundred", std::to_string(all.per_hundred)),
            word("found_true", number_text(all.found_true)),
            word("days_to_rectification", number_text(all.days_to_rectification)),
            word("days_to_feedback", number_text(all.days_to_feedback))};
  }

  template <class Map>
  static std::string state_in(const Map& rows, std::uint64_t id) {
    const auto* row = eldercare::find_row(rows, id);
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::string membership(const std::string& name) {
    const auto* row = eldercare::find_row(state().memberships, names_.supervisor_named(name));
    if (row == nullptr) return "none";
    if (row->active_on(world_.today())) return "active";
    if (row->end != eldercare::MembershipEnd::year) return std::string(enum_name(row->end));
    return world_.today() < row->first_day ? "waiting" : "ended";
  }
  std::string round_state(const std::string& name) {
    const eldercare::Round row = round(name);
    if (row.decided) return "decided";
    return world_.today() > row.closes ? "closed" : "open";
  }
  // Of an entry where there is one of that name, else of a report.
  std::optional<eldercare::Due> due(const std::string& name) {
    const auto* entry = eldercare::find_row(state().entries, names_.entry_named(name));
    if (entry != nullptr) return entry->due;
    const auto* report = eldercare::find_row(state().reports, names_.report_named(name));
    return report == nullptr ? std::nullopt : eldercare::due_of_report(*report);
  }
  std::string told(const std::string& key, const std::string& name) {
    if (key == "rounds") return round_state(name);
    if (key == "renewal") return renewal(name);
    if (key == "memberships") return membership(name);
    if (key == "applications") return state_in(state().applications, names_.supervisor_named(name));
    if (key == "reports") return state_in(state().reports, names_.report_named(name));
    if (key == "entries") return state_in(state().entries, names_.entry_named(name));
    if (key == "colour") return std::string(enum_name(eldercare::colour_of(due(name), world_.today())));
    if (key == "due") {
      const auto day = due(name);
      return !day ? "none" : to_string(day->last_day) + (day->provisional ? " provisional" : "");
    }
    if (key == "numbers") {
      const auto* row = eldercare::find_row(state().entries, names_.entry_named(name));
      return row == nullptr ? "none" : eldercare::ledger_number(*row);
    }
    if (key == "age") {
      const auto* row = eldercare::find_row(state().reports, names_.report_named(name));
      const auto age = row == nullptr ? std::nullopt : eldercare::age_of_report(state(), *row, world_.today());
      return age ? std::to_string(age->count) : "none";
    }
    const auto* row = eldercare::find_row(state().applications, names_.supervisor_named(name));  // classes
    return row == nullptr ? "none" : std::to_string(row->best_class);
  }

  EldercareInputs names_;
};

}  // namespace

std::vector<std::string> eldercare_state_keys() {
  return {"rounds",  "applications", "classes", "memberships", "selected", "reserve",     "reports", "entries",
          "numbers", "due",          "colour",  "age",         "renewal",  "recruitment", "records", "overview"};
}

Result<void> compare_eldercare_state(const std::string& key, const json::value& value, const std::string& path,
                                     const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return EldercareComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
