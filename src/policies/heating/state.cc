// How things stand on a day, read from the rows.
#include "policies/heating/state.h"

#include <algorithm>

namespace gongbao::heating {

namespace {

// Of the rows that have begun the last one speaks for what it says; found: whether it says anything.
template <class Found>
const DistrictPolicy* speaking(const State& state, AreaCode area, Date day, Found found) {
  const std::vector<DistrictPolicy>* rows = find_row(state.districts, area);
  if (rows == nullptr) return nullptr;
  for (auto it = rows->rbegin(); it != rows->rend(); ++it) {
    if (it->from <= day && found(*it)) return &*it;
  }
  return nullptr;
}

}  // namespace

const VillageStatus* status_on(const Village& village, Date day) {
  for (auto it = village.statuses.rbegin(); it != village.statuses.rend(); ++it) {
    if (it->from <= day) return &*it;
  }
  return nullptr;
}

const TopupRule* topup_on(const State& state, AreaCode area, Hardship hardship, Date day) {
  const std::string name(enum_name(hardship));
  const auto* row = speaking(state, area, day, [&](const DistrictPolicy& each) { return each.topup.contains(name); });
  return row == nullptr ? nullptr : &row->topup.at(name);
}

const InterestRule* interest_on(const State& state, AreaCode area, Date day) {
  const auto* row = speaking(state, area, day, [](const DistrictPolicy& each) { return each.interest.has_value(); });
  return row == nullptr ? nullptr : &*row->interest;
}

bool extra_criteria_on(const State& state, AreaCode area, DeviceType type, Date day) {
  const std::string name(enum_name(type));
  return speaking(state, area, day, [&](const DistrictPolicy& each) { return each.extra_criteria.contains(name); }) !=
         nullptr;
}

bool detail_standard_on(const State& state, AreaCode area, Date day) {
  return speaking(state, area, day, [](const DistrictPolicy& each) { return each.detail_standard.given(); }) != nullptr;
}

std::optional<WorkDays> complaint_ack_on(const State& state, AreaCode area, Date day) {
  const auto* row = speaking(state, area, day,
                             [](const DistrictPolicy& each) { return each.complaint_ack_working_days.has_value(); });
  if (row == nullptr) return std::nullopt;
  return WorkDays{*row->complaint_ack_working_days};
}

DistrictPolicy policy_on(const State& state, AreaCode area, Date day) {
  DistrictPolicy all;
  const std::vector<DistrictPolicy>* rows = find_row(state.districts, area);
  if (rows == nullptr) return all;
  for (const DistrictPolicy& row : *rows) {
    if (row.from > day) break;
    all.from = row.from;
    if (row.detail_standard.given()) all.detail_standard = row.detail_standard;
    for (const auto& [hardship, rule] : row.topup) all.topup[hardship] = rule;
    if (row.interest) all.interest = row.interest;
    for (const auto& [type, criteria] : row.extra_criteria) all.extra_criteria[type] = criteria;
    if (row.publicity_plan.given()) all.publicity_plan = row.publicity_plan;
    if (row.complaint_ack_working_days) all.complaint_ack_working_days = row.complaint_ack_working_days;
  }
  return all;
}

const HardshipVerification* hardship_on(const State& state, std::uint64_t household, Date day) {
  const std::vector<HardshipVerification>* rows = find_row(state.hardships, household);
  if (rows == nullptr) return nullptr;
  for (auto it = rows->rbegin(); it != rows->rend(); ++it) {
    if (it->covers(day)) return &*it;
  }
  return nullptr;
}

std::optional<Date> locked_until(const State& state, std::uint64_t household, std::optional<std::uint64_t> device,
                                 Date day) {
  const bool by_device = device && state.parameters.text("lockout_scope", day) == "device";
  const bool survives = state.parameters.on("lockout_survives_clawback", day);
  const auto recovered = [&](std::uint64_t application) {
    const Clawback* row = find_row(state.clawbacks, state.applications.at(application).clawback);
    return row != nullptr && row->state == ClawbackState::recovered;
  };
  const std::vector<std::uint64_t>* applications = find_row(state.applications_of, household);
  std::optional<Date> until;
  if (applications == nullptr) return until;
  for (const std::uint64_t application : *applications) {
    const LockOut* row = find_row(state.lock_outs, application);
    if (row == nullptr || (by_device && row->device != *device)) continue;
    if (!survives && recovered(application)) continue;
    if (!until || row->until > *until) until = row->until;
  }
  return until;
}

Shares paid_on(const State& state, std::uint64_t application) {
  Shares all;
  for (const std::uint64_t number : state.applications.at(application).payments) {
    const Payment& payment = state.payments.at(number);
    if (payment.state != PaymentState::paid) continue;
    all.city += payment.shares.city;
    all.district += payment.shares.district;
    all.topup += payment.shares.topup;
    all.interest += payment.shares.interest;
  }
  return all;
}

bool is_member(const Household& household, const PersonToken& person) {
  return person.given() &&
         (person == household.head || std::ranges::find(household.members, person) != household.members.end());
}

void bind_account(State& state, std::uint64_t household, std::uint64_t account) {
  Household& row = state.households.at(household);
  if (const auto known = state.households_of.find(row.account); known != state.households_of.end()) {
    std::erase(known->second, household);
    if (known->second.empty()) state.households_of.erase(known);
  }
  row.account = account;
  if (account != 0) state.households_of[account].push_back(household);
}

Supplier& supplier_named(State& state, const std::string& credit_code, std::uint64_t entry) {
  Supplier& row = state.suppliers[credit_code];
  if (row.number == 0) row.number = entry;
  return row;
}

std::vector<std::string_view> open_duties(const State& state, AreaCode area, Date day) {
  std::vector<std::string_view> open;
  if (area == 0) {
    for (const auto& [topic, name] : names_of(Topic{})) {
      const bool done = std::ranges::any_of(
          state.publicity, [&](const PublicityItem& each) { return each.topic == topic && each.published_on <= day; });
      if (!done) open.push_back(name);
    }
    return open;
  }
  const auto done = [&](auto found) { return speaking(state, area, day, found) != nullptr; };
  if (!done([](const DistrictPolicy& each) { return !each.topup.empty(); })) open.emplace_back("topup_policy");
  if (!detail_standard_on(state, area, day)) open.emplace_back("detail_standard");
  if (!done([](const DistrictPolicy& each) { return each.publicity_plan.given(); }))
    open.emplace_back("publicity_plan");
  return open;
}

}  // namespace gongbao::heating
