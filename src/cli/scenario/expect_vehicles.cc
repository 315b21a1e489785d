// Operators, transactions, invoices and the rest of used vehicles, by name, held against what was expected.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_vehicles.h"
#include "policies/used_vehicle/figures.h"
#include "policies/used_vehicle/patterns.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;

std::string percent(const std::optional<std::int64_t>& tenths) {
  if (!tenths) return "none";
  return std::to_string(*tenths / 10) + "." + std::to_string(*tenths % 10);
}

class VehicleComparison : public RowComparison {
 public:
  VehicleComparison(const Whose& whose, const World& world, Inputs& inputs, Compared& out)
      : RowComparison(whose, world, inputs, out), names_(world, inputs) {}

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    rest_on_clauses(key);
    if (key == "trend") return compare_trend(value, path);
    if (key == "push_duty") {
      return one(key, used_vehicle::first_push_due(state(), world_.today()) ? "true" : "false", value, path);
    }
    if (key == "waiting_for_push") return compare_list(key, ids(waiting()), value, path, operators());
    if (key == "patterns") return compare_list(key, patterns(), value, path, brokers());
    return each_named(value, path, key, [&](const auto& label, const auto& v, const auto& at) -> Done {
      const std::string name = label_text(label);
      if (key == "quotas") return compare_list(key, quotas(name), v, at, [](const std::string& word) { return word; });
      if (key == "stock") {
        return compare_list(key, stock(name), v, at, [&](const std::string& word) { return names_.vin_of(word); });
      }
      if (key == "vehicles") return one(name, owner(name), owner_told(v), at);
      return one(name, told(key, name), v, at);
    });
  }

 private:
  const used_vehicle::State& state() const { return world_.city().of<used_vehicle::Document>(); }

  // Figures that no answer carries rest on clauses of their own.
  void rest_on_clauses(const std::string& key) {
    const auto rest = [&](std::initializer_list<const char*> clauses) {
      for (const char* clause : clauses) out_.rests_on({clause});
    };
    if (key == "quotas" || key == "stock") rest({"used-vehicle/1c", "used-vehicle/1d"});
    if (key == "private_sales") rest({"dk/5", "used-vehicle/4b"});
    if (key == "cases") rest({"used-vehicle/5d", "used-vehicle/5f"});
    if (key == "agent_issue") rest({"used-vehicle/5e"});
    if (key == "attempts") rest({"used-vehicle/1a", "used-vehicle/5d"});
    if (key == "trend" || key == "patterns") rest({"used-vehicle/4e"});
    if (key == "patterns") rest({"used-vehicle/1a"});
    if (key == "waiting_for_push" || key == "push_duty") rest({"used-vehicle/1b"});
  }

  template <class Map>
  static std::string state_in(const Map& rows, std::uint64_t id) {
    const auto* row = used_vehicle::find_row(rows, id);
    return row == nullptr ? "none" : std::string(enum_name(row->state));
  }
  std::uint64_t numbered(const char* kind, const std::string& name) {
    return inputs_.number_in_use(kind, json::value(name), kind).value_or(0);
  }
  std::string told(const std::string& key, const std::string& name) {
    const std::uint64_t id = names_.operator_named(name);
    if (key == "operators") {
      const auto* row = used_vehicle::find_row(state().operators, id);
      return row == nullptr ? "none" : std::string(enum_name(row->filing));
    }
    if (key == "reviews") return state_in(state().reviews, id);
    if (key == "agent_issue") return used_vehicle::is_suspended(state(), id) ? "suspended" : "active";
    if (key == "attempts") return std::to_string(attempts(id));
    if (key == "private_sales") {
      const int year = ymd(world_.today()).year;
      return std::to_string(used_vehicle::private_sales_in(state(), names_.person_named(name), year));
    }
    if (key == "transactions") return state_in(state().transactions, numbered("transaction", name));
    if (key == "invoices") return state_in(state().invoices, names_.invoice_named(name));
    if (key == "stations") return state_in(state().stations, numbered("station", name));
    if (key == "cases") return state_in(state().cases, names_.case_named(name));
    if (key == "complaints") return state_in(state().complaints, numbered("complaint", name));
    if (key == "loss_claims") return state_in(state().loss_claims, numbered("claim", name));
    const auto* row = used_vehicle::find_row(state().registrations, numbered("registration", name));
    return row == nullptr ? "none" : row->reversed ? "reversed" : "registered";
  }

  // Refused attempts of whoever may not issue: their entries are what is kept (1a, 5d).
  std::size_t attempts(std::uint64_t id) const {
    std::size_t count = 0;
    world_.each_entry(1, [&](const journal::EntryView& entry) {
      if (entry.typed == nullptr || entry.typed->head.type != used_vehicle::IssueInvoice::number) return;
      const policies::Code code = entry.typed->head.code;
      const bool kept =
          code == used_vehicle::code::own_invoice_required || code == used_vehicle::code::broker_cannot_deal;
      if (kept && entry.source.organisation == id) ++count;
    });
    return count;
  }

  std::string party_text(const used_vehicle::Party& party) const {
    return party.is_person() ? to_hex(party.person.token) : party.uscc;
  }
  std::string party_called(const std::string& name) {
    const auto* row = used_vehicle::find_row(state().operators, names_.operator_named(name));
    return row == nullptr ? to_hex(names_.person_named(name).token) : row->uscc;
  }
  std::string owner(const std::string& vehicle) const {
    const auto* row = used_vehicle::find_row(state().vehicles, names_.vin_of(vehicle));
    return row == nullptr ? "none" : party_text(row->owner);
  }
  json::value owner_told(const json::value& said) {
    const auto name = read_word(said, "vehicles");
    return name ? json::value(party_called(*name)) : said;
  }

  std::vector<std::string> quotas(const std::string& dealer) {
    std::vector<std::string> out;
    const auto* own = used_vehicle::find_row(state().quotas_of, names_.operator_named(dealer));
    if (own == nullptr) return out;
    for (const std::uint64_t each : *own) out.emplace_back(enum_name(state().quotas.at(each).state));
    return out;
  }
  std::vector<std::string> stock(const std::string& dealer) {
    std::vector<std::string> out;
    const auto* own = used_vehicle::find_row(state().quotas_of, names_.operator_named(dealer));
    if (own == nullptr) return out;
    for (const std::uint64_t each : *own) {
      const used_vehicle::Quota& row = state().quotas.at(each);
      if (row.state == used_vehicle::QuotaState::used) out.push_back(row.vin);
    }
    return out;
  }
  std::vector<std::uint64_t> waiting() const {
    used_vehicle::Waiting rows = used_vehicle::waiting_for_push(state());
    rows.removed.insert(rows.removed.end(), rows.added.begin(), rows.added.end());
    std::ranges::sort(rows.removed);
    return rows.removed;
  }
  static std::vector<std::string> ids(const std::vector<std::uint64_t>& all) {
    std::vector<std::string> out;
    for (const std::uint64_t each : all) out.push_back(std::to_string(each));
    return out;
  }
  std::function<std::string(const std::string&)> operators() {
    return [this](const std::string& name) { return std::to_string(names_.operator_named(name)); };
  }
  std::vector<std::string> patterns() const {
    // Of the newest registration of each broker and seller.
    std::map<std::pair<std::uint64_t, used_vehicle::Party>, const used_vehicle::Transaction*> newest;
    for (const auto& [id, row] : state().registrations) {
      const used_vehicle::Transaction& transaction = state().transactions.at(row.transaction);
      if (!row.reversed && transaction.broker != 0) newest[{transaction.broker, transaction.seller}] = &transaction;
    }
    std::vector<std::string> out;
    for (const auto& [who, transaction] : newest) {
      const auto found = used_vehicle::patterns_of(state(), *transaction, world_.today());
      if (std::ranges::find(found, used_vehicle::PatternKind::broker_deals, &used_vehicle::Pattern::kind) ==
          found.end())
        continue;
      out.push_back(std::to_string(who.first) + " " + party_text(who.second));
    }
    return out;
  }
  std::function<std::string(const std::string&)> brokers() {
    return [this](const std::string& pair) {
      const std::size_t blank = pair.find(' ');
      if (blank == std::string::npos) return pair;
      return std::to_string(names_.operator_named(pair.substr(0, blank))) + " " + party_called(pair.substr(blank + 1));
    };
  }

  Done compare_trend(const json::value& value, const std::string& path) {
    const json::object* body = value.if_object();
    const json::value* named = body == nullptr ? nullptr : body->if_contains("month");
    const auto month = named == nullptr ? Result<std::string>(std::string()) : read_word(*named, path);
    const auto first = month ? parse_date(*month + "-01") : Result<Date>(std::unexpected(month.error()));
    if (!first) return wrong(path, "a trend is of a month: {month: \"2023-11\", count: …}");
    const YearMonthDay of = ymd(*first);
    const used_vehicle::Trend trend = used_vehicle::trend_of(state(), of.year, of.month);
    json::object expected = *body;
    expected.erase("month");
    const Member median = trend.median ? yuan("median", *trend.median) : word("median", "none");
    const Member stock_days = word("stock_days", trend.stock_days ? std::to_string(*trend.stock_days) : "none");
    return compare_members(
        "trend",
        {word("count", std::to_string(trend.count)), word("sales", std::to_string(trend.sales)),
         word("purchases", std::to_string(trend.purchases)), yuan("total", trend.total), median, stock_days,
         word("dealing_share", percent(trend.dealing_tenths)), word("reverse_share", percent(trend.reverse_tenths))},
        json::value(expected), path);
  }

  VehicleInputs names_;
};

}  // namespace

std::vector<std::string> vehicle_state_keys() {
  return {"transactions",     "invoices",    "registrations", "stations", "reviews",       "cases",
          "complaints",       "loss_claims", "operators",     "vehicles", "quotas",        "stock",
          "waiting_for_push", "push_duty",   "agent_issue",   "attempts", "private_sales", "trend",
          "patterns"};
}

Result<void> compare_vehicle_state(const std::string& key, const json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return VehicleComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
