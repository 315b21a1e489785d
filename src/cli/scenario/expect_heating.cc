// Applications, payments, devices and the rest of heating, by name, held against what was expected.
#include <algorithm>

#include "cli/scenario/expect_rows.h"
#include "cli/scenario/inputs_heating.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using heating::find_row;

class HeatingComparison : public RowComparison {
 public:
  using RowComparison::RowComparison;

  Done compare(const std::string& key, const json::value& value, const std::string& path) {
    if (key == "posts") return compare_posts_of(heating::chart_of_districts(), value, path);
    if (key == "open_duties") return compare_duties(value, path);
    if (key == "applications") return states(key, "application", state().applications, value, path);
    if (key == "payments") return states(key, "payment", state().payments, value, path);
    if (key == "claims") return states(key, "claim", state().claims, value, path);
    if (key == "clawbacks") return states(key, "clawback", state().clawbacks, value, path);
    if (key == "complaints") return states(key, "complaint", state().complaints, value, path);
    if (key == "devices" || key == "catalogue" || key == "suppliers") return by_other_names(key, value, path);
    if (key == "application_state") {
      const auto* row = application();
      return compare_members(key, {word(key, row == nullptr ? "none" : std::string(enum_name(row->state)))}, value,
                             path);
    }
    if (key == "lockout_until") {
      const auto* row = application();
      const auto until = row == nullptr
                             ? std::nullopt
                             : heating::locked_until(state(), row->household, row->old_device, world_.today());
      return compare_members(key, {day(key, until)}, value, path);
    }
    if (key == "waiting_for_separate_policy")
      return compare_count(key, static_cast<std::int64_t>(waiting()), value, path);
    if (key == "duty_age_days") {
      const Date begun = state().parameters.date("policy_start", world_.today());
      return compare_count(key, world_.today().day - begun.day, value, path);
    }
    return compare_members(key, {yuan(key, amount(key))}, value, path);
  }

 private:
  const heating::State& state() const { return world_.city().of<heating::Document>(); }
  const heating::Application* application() const { return find_row(state().applications, operator_id_); }

  template <class Map>
  Done states(const std::string& key, const std::string& kind, const Map& rows, const json::value& value,
              const std::string& path) {
    return each_named(value, path, key, [&](const auto& label, const auto& v, const auto& at) -> Done {
      const auto id = inputs_.number_in_use(kind, label, at);
      if (!id) return std::unexpected(id.error());
      const auto* row = find_row(rows, *id);
      const std::string told = row == nullptr ? "none" : std::string(enum_name(row->state));
      return compare_members(label_text(label), {word("state", told)}, v, at);
    });
  }
  Done by_other_names(const std::string& key, const json::value& value, const std::string& path) {
    HeatingInputs names(world_, inputs_);
    return each_named(value, path, key, [&](const auto& label, const auto& v, const auto& at) -> Done {
      std::string told = "none";
      if (key == "devices") {
        const auto* row = find_row(state().devices, names.device_named(label_text(label)));
        if (row != nullptr) told = std::string(enum_name(row->state));
      } else if (key == "suppliers") {
        const auto code = names.credit_code(label, at);
        if (!code) return std::unexpected(code.error());
        const auto* row = find_row(state().suppliers, *code);
        const bool excluded = row != nullptr && row->exclusion && row->exclusion->from <= world_.today();
        told = excluded ? "excluded" : "normal";
      } else {
        const auto id = inputs_.number_in_use("catalogue_entry", label, at);
        if (!id) return std::unexpected(id.error());
        const auto* row = find_row(state().catalogue, *id);
        const bool gone = row != nullptr && row->withdrawn_on && *row->withdrawn_on <= world_.today();
        if (row != nullptr) told = gone ? "withdrawn" : "published";
      }
      return compare_members(label_text(label), {word("state", told)}, v, at);
    });
  }

  Done compare_count(const std::string& key, std::int64_t count, const json::value& value, const std::string& path) {
    const auto wanted = read_word(value, path);
    if (!wanted) return std::unexpected(wanted.error());
    out_.note(path, key, *wanted, std::to_string(count));
    return {};
  }

  // Refused cases of force majeure: their entries are the list (4d).
  std::size_t waiting() const {
    std::size_t count = 0;
    world_.each_entry(1, [&](const journal::EntryView& entry) {
      const bool kept = entry.typed != nullptr && entry.typed->head.type == heating::FileApplication::number &&
                        entry.typed->head.code == heating::code::force_majeure_separate_policy;
      count += kept ? 1 : 0;
    });
    return count;
  }

  law::AreaCode area() const {
    const auto* row = application();
    if (row != nullptr) return row->area;
    return state().accounts.journals.empty() ? 0 : state().accounts.journals.begin()->first;
  }
  std::int64_t amount(std::string_view key) const {
    const auto* row = application();
    const auto& books = state().accounts;
    if (key == "city_fund") return books.balance(area(), heating::account::cash_city_fund);
    if (key == "district_fund") return books.balance(area(), heating::account::cash_district_fund);
    if (row == nullptr) return 0;
    if (key == "receivable") return books.balance(area(), heating::account::receivable_clawback, row->clawback);
    if (key == "base") return row->shares.base();
    if (key == "city_share") return row->shares.city;
    if (key == "district_share") return row->shares.district;
    if (key == "topup") return row->shares.topup;
    return row->price - row->shares.base() - row->shares.topup;
  }

  Done compare_duties(const json::value& value, const std::string& path) {
    return each_named(value, path, "open_duties", [&](const auto& label, const auto& v, const auto& at) -> Done {
      const std::string whose = label_text(label);
      const auto area = law::area_named(whose);
      if (!area && whose != "city") return wrong(at, "must be a district or city");
      const json::array* list = v.if_array();
      if (list == nullptr) return wrong(at, "duties are a list");
      std::vector<std::string> wanted, got;
      for (std::size_t i = 0; i < list->size(); ++i) {
        const auto duty = read_word((*list)[i], inside(at, i));
        if (!duty) return std::unexpected(duty.error());
        wanted.push_back(*duty);
      }
      for (const std::string_view duty : heating::open_duties(state(), area.value_or(0), world_.today())) {
        got.emplace_back(duty);
      }
      std::ranges::sort(wanted);
      std::ranges::sort(got);
      out_.note(at, "open_duties of " + whose, "[" + listed(wanted) + "]", "[" + listed(got) + "]");
      return {};
    });
  }
};

}  // namespace

std::vector<std::string> heating_state_keys() {
  return {"application_state",
          "applications",
          "payments",
          "devices",
          "claims",
          "clawbacks",
          "complaints",
          "catalogue",
          "suppliers",
          "lockout_until",
          "city_fund",
          "district_fund",
          "receivable",
          "waiting_for_separate_policy",
          "open_duties",
          "duty_age_days",
          "posts",
          "base",
          "city_share",
          "district_share",
          "topup",
          "household_share"};
}

Result<void> compare_heating_state(const std::string& key, const json::value& value, const std::string& path,
                                   const Whose& whose, const World& world, Inputs& inputs, Compared& out) {
  return HeatingComparison(whose, world, inputs, out).compare(key, value, path);
}

}  // namespace gongbao::cli::scenario
