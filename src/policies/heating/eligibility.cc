// The eligibility rule of spec/03 part 6, clause by clause. Ratios are compared by cross-multiplication.
#include "policies/heating/eligibility.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace gongbao::heating {

namespace {

constexpr std::int64_t whole_percent = 100;
constexpr std::int32_t tenths_per_percent = 10;

Date day_of(std::int32_t year, std::int64_t month, std::int64_t day) {
  const std::chrono::year_month_day civil{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{civil}.time_since_epoch().count())};
}

class Criteria {
 public:
  explicit Criteria(const EligibilityRequest& in) : in_(in) {
    for (const auto& [year, reading] : in.device.seasons) {
      const bool from_its_first_day = in.device.first_run_on <= season_begin(in.parameters, year, in.submitted_on);
      const bool over = season_end(in.parameters, year, in.submitted_on) < in.submitted_on;
      if (from_its_first_day && over) full_.push_back(&reading);
    }
  }

  CriteriaMet all() {
    const std::size_t listed = look();
    const bool every = in_.parameters.text("criteria_mode", in_.submitted_on) == "all";
    CriteriaMet met;
    met.has_list = listed > 0;
    met.only_invalid_test = invalid_test_ && !valid_test_ && in_.device.seasons.empty() && in_.device.repairs.empty() &&
                            in_.assessment.flags.empty();
    if (!every || met_.size() == listed) met.clauses = std::move(met_);
    met.looked_at = std::move(looked_at_);
    return met;
  }

 private:
  // How many criteria there are for the type.
  std::size_t look() {
    switch (in_.device.type) {
      case DeviceType::ashp_hot_water:
        return hot_water();
      case DeviceType::ashp_hot_air:
        return hot_air();
      case DeviceType::gas_boiler:
        return gas_boiler();
      default:
        if (!in_.district_has_criteria) return 0;
        add(has(Finding::district_criterion), "5.1a");
        return 1;
    }
  }

  // 二(一) 热水型空气源热泵
  std::size_t hot_water() {
    add(two_repairs_within_a_year(), "annex.2.1.1");
    add(water_stays_cold(), "annex.2.1.2");
    add(does_not_start_below(degrees("hw_start")), "annex.2.1.3");
    add(exceeds(&SeasonReading::electricity) && cost_exceeds(), "annex.2.1.4");
    add(cop_decayed(), "annex.2.1.5");
    return 5;
  }
  // 二(二) 热风型空气源热泵
  std::size_t hot_air() {
    add(air_stays_cold(), "annex.2.2.1");
    add(does_not_start_below(degrees("ha_start")), "annex.2.2.2");
    add(exceeds(&SeasonReading::electricity), "annex.2.2.3");
    add(cop_decayed(), "annex.2.2.4");
    return 4;
  }
  // 二(三) 燃气壁挂炉
  std::size_t gas_boiler() {
    add(has(Finding::exchanger_leaks) || has(Finding::exchanger_corroded), "annex.2.3.1");
    add(exceeds(&SeasonReading::gas), "annex.2.3.2");
    add(efficiency_decayed(), "annex.2.3.3");
    add(has(Finding::irreparable_hazard), "annex.2.3.4");
    return 4;
  }

  void add(bool met, const char* clause) {
    looked_at_.push_back({clause, met});
    if (met) met_.emplace_back(clause);
  }
  bool has(Finding flag) const { return std::ranges::find(in_.assessment.flags, flag) != in_.assessment.flags.end(); }
  std::int32_t degrees(const char* name) const { return in_.parameters.tenths_c(name, in_.submitted_on); }

  // 一年发生2次更换维修: any of them, each within a year of the first; one part on one day was repaired once.
  bool two_repairs_within_a_year() const {
    const std::vector<std::string>& parts = in_.parameters.list("main_parts", in_.submitted_on);
    std::set<std::pair<Date, std::string>> repairs;
    for (const Repair& each : in_.device.repairs) {
      const bool main_part = std::ranges::find(parts, each.part) != parts.end();
      if (main_part && each.affected_use) repairs.emplace(each.date, each.part);
    }
    std::vector<Date> days;
    for (const auto& [day, part] : repairs) days.push_back(day);
    const auto count = static_cast<std::size_t>(in_.parameters.count("repair_count", in_.submitted_on));
    const int years = in_.parameters.years("repair_window", in_.submitted_on);
    for (std::size_t i = 0; i + count <= days.size(); ++i) {
      if (days[i + count - 1] <= add_years(days[i], years)) return true;
    }
    return false;
  }

  // 环境温度低于-12°C…出水温度不能达到41°C以上; not below it the test says nothing.
  bool water_stays_cold() {
    const std::int32_t ambient = degrees("hw_ambient");
    return outlet_below(degrees("hw_outlet"), [&](const TestRun& each) { return each.ambient < ambient; });
  }
  // 环境温度-12°C时…出风口温度不能达到30°C以上
  bool air_stays_cold() {
    const std::int32_t ambient = degrees("ha_ambient"), tolerance = degrees("ha_tolerance");
    return outlet_below(degrees("ha_outlet"), [&](const TestRun& each) {
      return each.ambient >= ambient - tolerance && each.ambient <= ambient + tolerance;
    });
  }
  template <class Valid>
  bool outlet_below(std::int32_t least, Valid valid) {
    bool met = false;
    for (const TestRun& each : in_.assessment.tests) {
      if (!each.outlet) continue;
      const bool counts = valid(each);
      valid_test_ = valid_test_ || counts;
      invalid_test_ = invalid_test_ || !counts;
      met = met || (counts && *each.outlet < least);
    }
    return met;
  }
  // 低于-25°C…无法正常启动
  bool does_not_start_below(std::int32_t ambient) const {
    return std::ranges::any_of(in_.assessment.tests, [&](const TestRun& each) {
      return each.ambient < ambient && each.started == std::optional(false);
    });
  }

  // 超过以往年份的20%: the latest full season against the mean of the earlier ones.
  template <class Value>
  bool more_than_before(Value value) const {
    if (full_.empty() || !value(*full_.back())) return false;
    std::int64_t earlier = 0;
    Wide sum = 0;
    for (std::size_t i = 0; i + 1 < full_.size(); ++i) {
      if (const auto amount = value(*full_[i])) {
        sum += *amount;
        ++earlier;
      }
    }
    if (earlier < in_.parameters.count("baseline_min_seasons", in_.submitted_on)) return false;
    const int excess = in_.parameters.percent("season_excess_pct", in_.submitted_on);
    return Wide{*value(*full_.back())} * earlier * whole_percent > sum * (whole_percent + excess);
  }
  bool exceeds(std::optional<std::int64_t> SeasonReading::*amount) const {
    return more_than_before([amount](const SeasonReading& reading) { return reading.*amount; });
  }
  bool cost_exceeds() const {
    return more_than_before(
        [](const SeasonReading& reading) { return reading.cost ? std::optional(reading.cost->fen) : std::nullopt; });
  }
  // 衰减到2.0以下
  bool cop_decayed() const {
    return !full_.empty() && full_.back()->cop &&
           *full_.back()->cop <= in_.parameters.hundredths("cop_floor", in_.submitted_on);
  }
  // 衰减20%以上
  bool efficiency_decayed() const {
    if (full_.empty() || !full_.back()->efficiency || !in_.device.rated_efficiency) return false;
    const std::int64_t rated = *in_.device.rated_efficiency;
    const std::int64_t lost = rated - *full_.back()->efficiency;
    const std::int64_t decay = in_.parameters.percent("efficiency_decay_pct", in_.submitted_on);
    if (in_.parameters.text("efficiency_decay_mode", in_.submitted_on) == "points") {
      return lost >= decay * tenths_per_percent;
    }
    return lost * whole_percent >= decay * rated;
  }

  const EligibilityRequest& in_;
  std::vector<const SeasonReading*> full_;  // run from their first day, over before the submission; the earliest first
  std::vector<Criterion> looked_at_;
  std::vector<std::string> met_;
  bool valid_test_ = false;
  bool invalid_test_ = false;
};

}  // namespace

Date season_begin(const law::Parameters& parameters, std::int32_t year, Date day) {
  const auto& season = parameters.table("heating_season", day);
  return day_of(year, season.at("first_month"), season.at("first_day"));
}
Date season_end(const law::Parameters& parameters, std::int32_t year, Date day) {
  const auto& season = parameters.table("heating_season", day);
  return day_of(year + 1, season.at("last_month"), season.at("last_day"));
}

CriteriaMet criteria_met(const EligibilityRequest& in) { return Criteria(in).all(); }

Date age_reached_on(const law::Parameters& parameters, const Device& device, Date submitted_on) {
  const std::int64_t years = parameters.table("age_years", submitted_on).at(std::string(enum_name(device.type)));
  const bool day_after = parameters.text("age_boundary", submitted_on) == "day_after";
  return add_years(device.first_run_on, static_cast<int>(years)) + Days{day_after ? 1 : 0};
}

Eligibility eligibility_of(const EligibilityRequest& in) {
  Eligibility out;
  out.age_reached_on = age_reached_on(in.parameters, in.device, in.submitted_on);
  const bool age_ok = in.as_of >= out.age_reached_on;
  const auto on = [&](const char* name, const std::optional<bool>& override_) {
    return override_.value_or(in.parameters.on(name, in.submitted_on));
  };
  // 3a, 3b: 满10年且无法正常使用
  const bool unusable = !in.assessment.usable || !on("age_requires_unusable", in.overrides.age_requires_unusable);
  if (age_ok && unusable) {
    out.basis.emplace_back(in.device.type == DeviceType::gas_boiler ? "3b" : "3a");
    return out;
  }
  // 3c: 经认定符合报废标准
  const CriteriaMet met = criteria_met(in);
  const bool annex = !age_ok || on("annex_criteria_apply_over_age", in.overrides.annex_criteria_apply_over_age);
  if (!met.clauses.empty() && annex) {
    out.basis.emplace_back("3c");
    out.basis.insert(out.basis.end(), met.clauses.begin(), met.clauses.end());
    out.needs_certificate = true;
    return out;
  }
  if (met.only_invalid_test) {
    out.because = code::test_condition_invalid;
  } else if (age_ok) {
    out.because = code::still_usable;
  } else {
    out.because = met.has_list ? code::no_scrap_criterion_met : code::no_scrap_criterion_for_type;
  }
  return out;
}

}  // namespace gongbao::heating
