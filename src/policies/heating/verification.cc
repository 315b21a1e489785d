// Repairs, seasons, assessments, checks and hardship as they are recorded, and what is decided on them.
#include "policies/heating/verification.h"

#include <algorithm>
#include <charconv>

namespace gongbao::heating {

Answer decide(const Context& in, const RecordRepair& command) {
  const Device* device = find_row(in.state.devices, command.device);
  if (device == nullptr) return unknown("device");
  if (blank(command.part)) return malformed("part");
  if (!command.attachment.given()) return refuse(code::evidence_missing).with_text("field", "attachment");
  if (command.date > in.today) return refuse(code::date_in_future).with_text("field", "date");
  if (command.date < device->first_run_on) return wrong_value("date");
  return accept(RepairRecorded{command.device,
                               {command.date, command.part, command.replaced.value_or(true),
                                command.affected_use.value_or(true), command.repairer, command.attachment}});
}

void apply(World& world, const RepairRecorded& fact, const FactOrigin&) {
  world.state.devices.at(fact.device).repairs.push_back(fact.repair);
}

namespace {

// 2022-23, or 1999-00: the year in which it begins.
std::optional<std::int32_t> year_of_season(const std::string& season) {
  constexpr std::size_t length = 7, dash = 4;
  constexpr std::int32_t century = 100;
  if (season.size() != length || season[dash] != '-') return std::nullopt;
  std::int32_t year = 0, next = 0;
  const auto whole = [](std::string_view digits, std::int32_t& out) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc{} && end == digits.data() + digits.size() && out >= 0;
  };
  const std::string_view text = season;
  if (!whole(text.substr(0, dash), year) || !whole(text.substr(dash + 1), next)) return std::nullopt;
  if ((year + 1) % century != next) return std::nullopt;
  return year;
}

template <class Number>
bool below_nothing(const std::optional<Number>& number) {
  return number && *number < Number{};
}

}  // namespace

Answer decide(const Context& in, const RecordSeasonReading& command) {
  if (find_row(in.state.devices, command.device) == nullptr) return unknown("device");
  const auto year = year_of_season(command.season);
  if (!year) return malformed("season");
  const bool negative = below_nothing(command.electricity) || below_nothing(command.gas) ||
                        below_nothing(command.cost) || below_nothing(command.cop) || below_nothing(command.efficiency);
  if (negative) return wrong_value("season");
  if (!command.attachment.given()) return refuse(code::evidence_missing).with_text("field", "attachment");
  if (season_begin(in.terms(), *year, in.today) > in.today) {
    return refuse(code::date_in_future).with_text("field", "season");
  }
  return accept(SeasonRecorded{command.device,
                               *year,
                               {command.electricity, command.gas, command.cost, command.cop, command.efficiency},
                               command.attachment});
}

void apply(World& world, const SeasonRecorded& fact, const FactOrigin&) {
  world.state.devices.at(fact.device).seasons[fact.year] = fact.reading;
}

namespace {

// What each finding rests on: a photo of the exchanger, the inspector's statement on a hazard.
const char* paper_missing(const AssessDevice& command) {
  if (!command.attachment.given()) return "attachment";
  for (const Finding flag : command.flags) {
    if (flag == Finding::irreparable_hazard && !command.statement.given()) return "statement";
    const bool exchanger = flag == Finding::exchanger_leaks || flag == Finding::exchanger_corroded;
    if (exchanger && !command.photo.given()) return "photo";
  }
  return nullptr;
}

}  // namespace

Answer decide(const Context& in, const AssessDevice& command) {
  if (find_row(in.state.devices, command.device) == nullptr) return unknown("device");
  if (const char* paper = paper_missing(command)) return refuse(code::evidence_missing).with_text("field", paper);
  if (command.inspected_on > in.today) return refuse(code::date_in_future).with_text("field", "inspected_on");
  return accept(DeviceAssessed{
      command.device,
      {in.actor.account, command.inspected_on, command.usable, command.tests, command.flags, command.certificate},
      command.attachment,
      command.photo,
      command.statement});
}

void apply(World& world, const DeviceAssessed& fact, const FactOrigin&) {
  world.state.devices.at(fact.device).assessments.push_back(fact.assessment);
}

Answer decide(const Context& in, const CheckNewHousehold& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->kind != Kind::new_household || row->state != ApplicationState::submitted) return refuse(code::state_invalid);
  const std::pair<const char*, const std::optional<CheckResult>&> checks[] = {
      {"homestead", command.homestead}, {"heating_need", command.heating_need}, {"electricity", command.electricity}};
  for (const auto& [check, result] : checks) {
    if (!result) return refuse(code::new_household_check_missing).with_text("field", check);
  }
  if (!command.evidence.given()) return refuse(code::new_household_check_missing).with_text("field", "evidence");
  const auto passed = [](const std::optional<CheckResult>& result) { return *result == CheckResult::pass; };
  return accept(
      NewHouseholdChecked{command.application,
                          {passed(command.homestead), passed(command.heating_need), passed(command.electricity)},
                          command.evidence});
}

void apply(World& world, const NewHouseholdChecked& fact, const FactOrigin&) {
  world.state.applications.at(fact.application).checks = fact.checks;
}

Answer decide(const Context& in, const VerifyHardship& command) {
  if (find_row(in.state.households, command.household) == nullptr) return unknown("household");
  if (command.verified_on > in.today) return refuse(code::date_in_future).with_text("field", "verified_on");
  if (command.valid_to && *command.valid_to < command.verified_on) return malformed("valid_to");
  return accept(HardshipVerified{command.household, {command.hardship_class, command.verified_on, command.valid_to}});
}

void apply(World& world, const HardshipVerified& fact, const FactOrigin&) {
  world.state.hardships[fact.household].push_back(fact.verification);
}

namespace {

// The day on which the age is told (R3).
Date age_told_on(const State& state, const Application& row, const Assessment& assessment, Date today) {
  const std::string& as_of = state.parameters.text("age_as_of", row.submitted_on);
  if (as_of == "assessment") return assessment.inspected_on;
  return as_of == "purchase" ? today : row.submitted_on;
}

Overrides overrides_of(const State& state, const Application& row) {
  const Programme* programme = find_row(state.programmes, row.programme);
  return programme == nullptr ? Overrides{} : programme->overrides;
}

}  // namespace

EligibilityRequest eligibility_request(const State& state, const Application& row, const Device& device,
                                       const Assessment& assessment, Date today) {
  return {state.parameters,
          device,
          assessment,
          row.submitted_on,
          age_told_on(state, row, assessment, today),
          extra_criteria_on(state, row.area, device.type, row.submitted_on),
          overrides_of(state, row)};
}

namespace {

Answer decided(Answer answer, const Context& in, const Application& row) {
  if (!detail_standard_on(in.state, row.area, in.today)) answer.flag(flag::district_standard_open);
  return answer;
}

Answer found(const DecideEligibility& command, std::vector<std::string> basis, Code because) {
  Answer answer = accept(EligibilityDecided{command.application, basis, because, command.years_source});
  for (const std::string& clause : basis) answer.text("basis", "heating/" + clause);
  if (because != 0) answer.text("because", std::string(code_name(because)));
  return answer;
}

}  // namespace

Answer decide(const Context& in, const DecideEligibility& command) {
  const Application* row = find_row(in.state.applications, command.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::submitted) return refuse(code::state_invalid);
  const bool renewal = row->kind == Kind::renewal;
  const Device* device = renewal ? &in.state.devices.at(*row->old_device) : nullptr;
  const Assessment* assessment =
      device == nullptr || device->assessments.empty() ? nullptr : &device->assessments.back();
  if (assessment != nullptr && assessment->inspector == in.actor.account) return refuse(code::same_officer);
  if (in.terms().on("district_standard_required", in.today) && !detail_standard_on(in.state, row->area, in.today)) {
    return refuse(code::district_standard_missing);
  }
  if (!renewal) {
    // 严格…审核宅基地管理、取暖需求、用电条件 (5.1c)
    if (!row->checks) return refuse(code::new_household_check_missing);
    const bool passed = row->checks->passed();
    return decided(passed ? found(command, {"4b", "5.1c"}, 0) : found(command, {}, code::new_household_check_failed),
                   in, *row);
  }
  if (!command.years_source.given()) return refuse(code::years_not_verified);
  if (assessment == nullptr) return refuse(code::condition_not_verified);
  Eligibility eligibility = eligibility_of(eligibility_request(in.state, *row, *device, *assessment, in.today));
  if (eligibility.needs_certificate && !assessment->certificate.given()) return refuse(code::not_certified);
  if (eligibility.because == 0 && !row->programme.empty()) eligibility.basis.emplace_back("5.5b");
  return decided(found(command, std::move(eligibility.basis), eligibility.because), in, *row)
      .with_date("age_reached_on", eligibility.age_reached_on);
}

void apply(World& world, const EligibilityDecided& fact, const FactOrigin& origin) {
  Application& row = world.state.applications.at(fact.application);
  row.state = fact.because == 0 ? ApplicationState::eligible : ApplicationState::ineligible;
  row.basis = fact.basis;
  row.because = fact.because;
  row.decided_by = origin.actor.account;
}

}  // namespace gongbao::heating
