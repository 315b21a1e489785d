// The area rule and the amount rule of spec/03 part 6. Everything rounds down: never above the rate or a cap.
#include "policies/heating/subsidy.h"

#include <algorithm>

#include "policies/heating/codes.h"

namespace gongbao::heating {

namespace {

constexpr std::int64_t whole_bp = 10000;

std::int64_t part_of(Wide amount, std::int64_t part, std::int64_t whole) {
  return static_cast<std::int64_t>(amount * part / whole);
}

}  // namespace

std::optional<CapClass> class_of(const State& state, const std::string& category, Date day) {
  if (const auto type = enum_named<DeviceType>(category)) {
    const bool heat_pump = *type == DeviceType::ashp_hot_water || *type == DeviceType::ashp_hot_air;
    return heat_pump ? CapClass::ashp : CapClass::other;
  }
  const ApprovedCategory* approved = find_row(state.categories, category);
  if (approved == nullptr || day < approved->from) return std::nullopt;
  return approved->cap_class;
}

AreaClass area_class_of(const law::Parameters& parameters, AreaCode area, const VillageStatus* status, Date day) {
  if (status != nullptr && status->area_class) return *status->area_class;
  const auto among = [&](const char* name) {
    const std::vector<std::string>& list = parameters.list(name, day);
    return std::ranges::find(list, law::area_text(area)) != list.end();
  };
  if (among("eco_districts")) return AreaClass::eco;
  const bool mountain = status != nullptr && status->mountain;
  return mountain && among("eco_mountain_districts") ? AreaClass::eco : AreaClass::other;
}

AreaClass area_class_of(const State& state, const Household& household, Date day) {
  const Village* village = find_row(state.villages, household.village);
  return area_class_of(state.parameters, household.area, village == nullptr ? nullptr : status_on(*village, day), day);
}

Subsidy subsidy_of(const State& state, const Application& application) {
  const Date day = application.submitted_on;
  return subsidy_of(state, application.lines, area_class_of(state, state.households.at(application.household), day),
                    day);
}

Subsidy subsidy_of(const State& state, std::span<const PurchaseLine> lines, AreaClass area_class, Date day) {
  const law::Parameters& terms = state.parameters;
  const std::int64_t rate = terms.ratio("subsidy_rate_bp", day).bp;
  const auto& caps = terms.table("cap_fen", day);
  Subsidy subsidy;
  subsidy.ashp.cap = caps.at("ashp");
  subsidy.other.cap = caps.at("other");
  for (const PurchaseLine& line : lines) {
    const bool heat_pump = class_of(state, line.category, line.invoice_date) == CapClass::ashp;
    (heat_pump ? subsidy.ashp : subsidy.other).price += line.price.fen;
    subsidy.price += line.price.fen;
  }
  // 按照产品销售价格的40% (3d); 每户不超过0.6万元, 0.36万元 (3g)
  for (ClassPart* part : {&subsidy.ashp, &subsidy.other}) {
    part->granted = std::min(part_of(part->price, rate, whole_bp), part->cap);
  }
  std::int64_t base = subsidy.ashp.granted + subsidy.other.granted;
  if (terms.text("mixed_cap_mode", day) == "max_of_caps") {
    subsidy.cap = subsidy.ashp.price > 0 ? subsidy.ashp.cap : subsidy.other.cap;
    base = std::min(base, *subsidy.cap);
  }
  const std::int64_t city_bp = terms.ratio(area_class == AreaClass::eco ? "eco_city_bp" : "other_city_bp", day).bp;
  if (rate != 0) subsidy.shares.city = part_of(base, city_bp, rate);  // of nothing the city bears nothing
  subsidy.shares.district = base - subsidy.shares.city;
  return subsidy;
}

std::int64_t topup_of(const TopupRule& rule, std::int64_t price, std::int64_t base) {
  Wide wanted = rule.fixed ? Wide{rule.fixed->fen} : Wide{price} * rule.rate_bp.value_or(0) / whole_bp;
  if (rule.max) wanted = std::min(wanted, Wide{rule.max->fen});
  return static_cast<std::int64_t>(std::min(wanted, Wide{price} - base));
}

std::expected<std::int64_t, Code> topup_granted(const State& state, const Application& row, std::int64_t price,
                                                std::int64_t base, Date day) {
  const HardshipVerification* verified = hardship_on(state, row.household, day);
  if (verified == nullptr) return std::unexpected(code::hardship_not_verified);
  const TopupRule* rule = topup_on(state, row.area, verified->hardship, day);
  if (rule == nullptr) return std::unexpected(code::topup_policy_missing);
  return topup_of(*rule, price, base);
}

std::int64_t interest_support_of(const InterestRule& rule, Money paid, std::int64_t supported) {
  const std::int64_t amount = part_of(paid.fen, rule.ratio_bp, whole_bp);
  return rule.max ? std::min(amount, std::max<std::int64_t>(rule.max->fen - supported, 0)) : amount;
}

Shares recovered_shares(const Shares& due, std::int64_t recovered) {
  const std::int64_t total = due.total();
  Shares part;
  if (total == 0) return part;
  part.city = part_of(recovered, due.city, total);
  part.topup = part_of(recovered, due.topup, total);
  part.interest = part_of(recovered, due.interest, total);
  part.district = recovered - part.city - part.topup - part.interest;
  return part;
}

}  // namespace gongbao::heating
