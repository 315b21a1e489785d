// The rules of eligibility.h and subsidy.h on what somebody would like to know; nothing of it is kept.
#include "policies/heating/calculator.h"

#include "policies/heating/citations.h"

namespace gongbao::heating {

EligibilityAnswer eligibility_answer(const EligibilityRequest& in) {
  const Eligibility found = eligibility_of(in);
  EligibilityAnswer told;
  told.eligible = found.because == 0;
  told.code = std::string(code_name(found.because));
  for (const std::string& clause : found.basis) told.clauses.push_back(full_id(clause));
  if (!told.eligible) told.clauses = clauses_of_code(told.code);
  told.certificate_needed = found.needs_certificate;
  told.age_reached_on = found.age_reached_on;
  told.age_reached = in.as_of >= found.age_reached_on;
  for (const Criterion& each : criteria_met(in).looked_at) told.criteria.push_back({full_id(each.clause), each.met});
  return told;
}

namespace {

std::string in_yuan(std::int64_t fen) { return format_yuan_grouped(Money{fen}); }

// 3000 → 30%
std::string in_percent(std::int64_t bp) {
  constexpr std::int64_t bp_per_percent = 100, tens = 10;
  const std::int64_t rest = bp % bp_per_percent;
  const std::string whole = std::to_string(bp / bp_per_percent);
  return rest == 0 ? whole + "%" : whole + "." + (rest < tens ? "0" : "") + std::to_string(rest) + "%";
}

class Steps {
 public:
  std::vector<PositionTerm> all;
  void add(std::string name, std::string label, std::string formula, std::int64_t fen,
           std::initializer_list<std::string_view> clauses) {
    PositionTerm term{std::move(name), std::move(label), std::move(formula), fen, {}};
    for (const std::string_view clause : clauses) term.clauses.push_back(full_id(clause));
    all.push_back(std::move(term));
  }
};

}  // namespace

namespace {

// Of one class what the rate comes to; of two each by itself, and then together.
void add_base(Steps& steps, const Subsidy& subsidy, const std::string& rate) {
  const auto of = [&](const ClassPart& part) {
    return "min(" + in_yuan(part.price) + " × " + rate + ", " + in_yuan(part.cap) + ")";
  };
  const std::int64_t base = subsidy.shares.base();
  const bool mixed = subsidy.ashp.price > 0 && subsidy.other.price > 0;
  if (!mixed) {
    steps.add("base", "补贴 subsidy", of(subsidy.ashp.price > 0 ? subsidy.ashp : subsidy.other), base, {"3d", "3g"});
    return;
  }
  steps.add("base_ashp", "热泵类 heat pumps", of(subsidy.ashp), subsidy.ashp.granted, {"3d", "3g"});
  steps.add("base_other", "其他类 other products", of(subsidy.other), subsidy.other.granted, {"3d", "3g"});
  const std::string sum = in_yuan(subsidy.ashp.granted) + " + " + in_yuan(subsidy.other.granted);
  const std::string formula = subsidy.cap ? "min(" + sum + ", " + in_yuan(*subsidy.cap) + ")" : sum;
  steps.add("base", "补贴 subsidy", formula, base, {"3g"});
}

}  // namespace

AmountAnswer amount_answer(const law::Parameters& terms, AreaClass area_class, Date submitted_on,
                           const Subsidy& subsidy) {
  const bool eco = area_class == AreaClass::eco;
  const std::int64_t rate = terms.ratio("subsidy_rate_bp", submitted_on).bp;
  const std::int64_t city_bp = terms.ratio(eco ? "eco_city_bp" : "other_city_bp", submitted_on).bp;
  const Shares& shares = subsidy.shares;
  const std::int64_t own = subsidy.price - shares.base() - shares.topup;
  Steps steps;
  steps.add("price", "产品销售价格 price of the products", "Σ", subsidy.price, {"3d"});
  add_base(steps, subsidy, in_percent(rate));
  steps.add("city_share", "市财政 from the city",
            "floor(" + in_yuan(shares.base()) + " × " + in_percent(city_bp) + " ÷ " + in_percent(rate) + ")",
            shares.city, {eco ? "3e" : "3f", "2.4b"});
  steps.add("district_share", "区财政 from the district", in_yuan(shares.base()) + " − " + in_yuan(shares.city),
            shares.district, {eco ? "3e" : "3f"});
  if (shares.topup != 0) steps.add("topup", "困难群体加补 top-up", "", shares.topup, {"3k", "3l"});
  steps.add("household_share", "住户自付 paid by the household",
            in_yuan(subsidy.price) + " − " + in_yuan(shares.base()) +
                (shares.topup == 0 ? "" : " − " + in_yuan(shares.topup)),
            own, {"2.4a"});
  return {area_class,          Money{subsidy.price}, Money{shares.base()}, Money{shares.city}, Money{shares.district},
          Money{shares.topup}, Money{own},           std::move(steps.all)};
}

// --- the question ----------------------------------------------------------------------------------------------------

namespace {

class Calculator {
 public:
  Calculator(const Reading& in, const AskCalculator& asked)
      : in_(in), terms_(in.state.parameters), asked_(asked), day_(asked.submitted_on.value_or(in.today)) {}

  std::optional<Calculated> tell() {
    if (!find_place()) return std::nullopt;
    told_.district = std::string(law::area_text(area_));
    told_.submitted_on = day_;
    told_.area_class = area_class_of(terms_, area_, &status_, day_);
    tell_window();
    tell_amount();
    if (asked_.old_type && asked_.first_run_on) tell_eligibility();
    return std::move(told_);
  }

 private:
  bool find_place() {
    if (asked_.village) {
      const Village* village = find_row(in_.state.villages, *asked_.village);
      if (village == nullptr) return false;
      area_ = village->area;
      village_status_ = status_on(*village, day_);
      if (village_status_ != nullptr) status_ = *village_status_;
      return true;
    }
    const auto area = law::area_named(asked_.district.value_or(""));
    if (!area) return false;
    area_ = *area;
    status_.mountain = asked_.mountain.value_or(false);
    return true;
  }

  // As a filing of that day would be judged, in its order; what nobody has said is not held against it.
  void tell_window() {
    Code code = day_problem(terms_, day_);
    if (code == 0) code = district_problem(terms_, area_, day_);
    if (code == 0) code = village_problem(village_status_, Kind::renewal);
    say(code);
  }
  void say(Code code) {
    told_.code = std::string(code_name(code));
    if (code != 0) told_.clauses = clauses_of_code(told_.code);
  }

  void add_line(const std::optional<std::string>& category, const std::optional<Money>& price) {
    if (!category || !price || price->fen <= 0) return;
    PurchaseLine line;
    line.category = *category;
    line.price = *price;
    line.invoice_date = day_;
    lines_.push_back(std::move(line));
  }
  void tell_amount() {
    add_line(asked_.category, asked_.price);
    add_line(asked_.second_category, asked_.second_price);
    Wide sum = 0;
    for (const PurchaseLine& line : lines_) sum += line.price.fen;
    if (lines_.empty() || !fits(sum) || !in_scope()) return;
    Subsidy subsidy = subsidy_of(in_.state, lines_, told_.area_class, day_);
    if (asked_.hardship_class) {
      const TopupRule* rule = topup_on(in_.state, area_, *asked_.hardship_class, day_);
      if (rule != nullptr) subsidy.shares.topup = topup_of(*rule, subsidy.price, subsidy.shares.base());
      if (rule == nullptr) told_.topup_code = std::string(code_name(code::topup_policy_missing));
    }
    told_.amount = amount_answer(terms_, told_.area_class, day_, subsidy);
  }
  // Else the code says why there is no amount.
  bool in_scope() {
    for (const PurchaseLine& line : lines_) {
      if (class_of(in_.state, line.category, day_)) continue;
      say(code::category_not_in_scope);
      return false;
    }
    return true;
  }

  void tell_eligibility() {
    Device device;
    device.type = *asked_.old_type;
    device.first_run_on = *asked_.first_run_on;
    device.rated_efficiency = asked_.rated_efficiency;
    const std::string part = terms_.list("main_parts", day_).front();
    for (const auto& day : {asked_.first_repair_on, asked_.second_repair_on}) {
      if (day) device.repairs.push_back({*day, part, true, true, {}, {}});
    }
    add_seasons(device);
    Assessment assessment;
    assessment.usable = asked_.usable.value_or(true);
    if (asked_.ambient) assessment.tests.push_back({*asked_.ambient, asked_.outlet, asked_.started});
    for (const auto& [flag, found] : {std::pair{Finding::exchanger_leaks, asked_.exchanger_leaks},
                                      {Finding::exchanger_corroded, asked_.exchanger_corroded},
                                      {Finding::irreparable_hazard, asked_.irreparable_hazard}}) {
      if (found.value_or(false)) assessment.flags.push_back(flag);
    }
    told_.eligibility = eligibility_answer(
        {terms_, device, assessment, day_, day_, extra_criteria_on(in_.state, area_, device.type, day_), Overrides{}});
  }

  // The last season that was over, and the one before it as the mean of all earlier ones.
  void add_seasons(Device& device) const {
    const bool measured = asked_.electricity || asked_.gas || asked_.cost || asked_.cop || asked_.efficiency;
    if (!measured) return;
    std::int32_t year = ymd(day_).year;
    while (season_end(terms_, year, day_) >= day_) --year;
    device.seasons[year] = {asked_.electricity, asked_.gas, asked_.cost, asked_.cop, asked_.efficiency};
    const bool before = asked_.electricity_before || asked_.gas_before || asked_.cost_before;
    if (before) {
      device.seasons[year - 1] = {asked_.electricity_before, asked_.gas_before, asked_.cost_before, std::nullopt,
                                  std::nullopt};
    }
  }

  const Reading& in_;
  const law::Parameters& terms_;
  const AskCalculator& asked_;
  Date day_;
  AreaCode area_ = 0;
  VillageStatus status_;
  const VillageStatus* village_status_ = nullptr;  // of the village that is named
  std::vector<PurchaseLine> lines_;
  Calculated told_;
};

}  // namespace

std::optional<Calculated> answer(const Reading& in, const AskCalculator& question) {
  return Calculator(in, question).tell();
}

}  // namespace gongbao::heating
