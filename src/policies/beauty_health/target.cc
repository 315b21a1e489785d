// Enterprises and units as targets; 0 stays where nothing is known.
#include "policies/beauty_health/target.h"

#include <algorithm>

#include "base/identifiers.h"

namespace gongbao::beauty_health {

namespace {
constexpr std::uint32_t no_unit = ~std::uint32_t{0};
}

access::Target target_of_enterprise(const State& state, std::uint64_t enterprise) {
  access::Target target;
  if (state.enterprises.contains(enterprise)) target.operator_id = enterprise;
  return target;
}

access::Target target_of_uscc(const State& state, const std::string& uscc) {
  access::Target target;
  const std::uint64_t* known = find_row(state.enterprises_by_uscc, check_credit_code(uscc).normal);
  if (known != nullptr) target.operator_id = *known;
  return target;
}

access::Target target_of_application(const State& state, std::uint64_t application) {
  access::Target target;
  const Application* row = find_row(state.applications, application);
  if (row == nullptr) return target;
  target.operator_id = row->applicant;
  target.area = row->fund.unit;
  return target;
}

access::Target target_of_review(const State& state, const access::Actor& actor, std::uint64_t application, Date day) {
  access::Target target = target_of_application(state, application);
  const Application* row = find_row(state.applications, application);
  if (row == nullptr || actor.area == 0) return target;
  const std::vector<AreaCode> asked = reviewers_of(state, *kind_named(row->fund.kind), day);
  if (std::ranges::find(asked, actor.area) != asked.end()) target.outlet_area = actor.area;
  return target;
}

AreaCode decider_asked(const State& state, const std::string& kind, const std::optional<std::string>& district,
                       Date day) {
  const Kind* row = kind_named(kind);
  return row == nullptr ? 0 : deciding_unit(state, *row, unit_named(district.value_or("")).value_or(0), day);
}

AreaCode owner_of(const std::vector<Decision>& decisions) {
  AreaCode owner = 0;
  for (const Decision& each : decisions) {
    const AreaCode unit = unit_named(each.owner.value_or("")).value_or(0);
    if (owner != 0 && unit != owner) return 0;
    owner = unit;
  }
  return owner;
}

AreaCode lead_of_measure(const State& state, std::int32_t measure, Date day) {
  return lead_of(state, measure, day).value_or(0);
}

AreaCode lead_of_record(const State& state, std::uint64_t record, Date day) {
  const Record* row = find_row(state.records, record);
  return row == nullptr ? 0 : lead_of_measure(state, measure_of(row->kind), day);
}

access::Target target_of_kind(const State& state, const access::Actor& actor, const std::string& kind, Date day) {
  access::Target target;
  const Kind* row = kind_named(kind);
  if (row == nullptr) return target;
  const AreaCode unit = deciding_unit(state, *row, actor.area, day);
  target.area = unit == 0 ? no_unit : unit;
  return target;
}

access::Target target_of_budget(const State& state, std::uint64_t budget) {
  access::Target target;
  if (const Budget* row = find_row(state.budgets, budget)) target.area = row->key.unit;
  return target;
}

access::Target target_of_unit(const std::string& unit) {
  access::Target target;
  target.area = unit_named(unit).value_or(0);
  return target;
}

access::Target target_of_sample(const State& state, std::uint64_t sample) {
  access::Target target;
  if (const Sample* row = find_row(state.samples, sample)) target.operator_id = row->enterprise;
  return target;
}

access::Target target_of_bonded(const State& state, std::uint64_t bonded) {
  access::Target target;
  if (const BondedCase* row = find_row(state.bonded, bonded)) target.operator_id = row->enterprise;
  return target;
}

access::Target target_of_record(const State& state, std::uint64_t record) {
  access::Target target;
  const Record* row = find_row(state.records, record);
  if (row == nullptr) return target;
  target.operator_id = row->organisation;
  target.area = row->unit;
  return target;
}

}  // namespace gongbao::beauty_health
