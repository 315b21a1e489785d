// What is found out before anything is decided (3c, 3k, 5.1b, 5.1c), and the decision.
#pragma once

#include "policies/heating/context.h"
#include "policies/heating/eligibility.h"

namespace gongbao::heating {

struct RecordRepair {
  static constexpr std::uint16_t number = 5009;
  static constexpr std::string_view name = "record_repair";
  std::uint64_t device = 0;
  Date date;
  std::string part;
  std::optional<bool> replaced;      // true where nothing is said
  std::optional<bool> affected_use;  // the same
  SealedText repairer;
  SealedDocument attachment;
  GB_FIELDS(device, date, part, replaced, affected_use, repairer, attachment)
};
struct RepairRecorded {
  static constexpr std::uint16_t number = 5509;
  std::uint64_t device = 0;
  Repair repair;
  GB_FIELDS(device, repair)
};

struct RecordSeasonReading {
  static constexpr std::uint16_t number = 5010;
  static constexpr std::string_view name = "record_season_reading";
  std::uint64_t device = 0;
  std::string season;                       // 2022-23
  std::optional<std::int64_t> electricity;  // 0.01 kWh
  std::optional<std::int64_t> gas;          // 0.01 m³
  std::optional<Money> cost;
  std::optional<std::int32_t> cop;         // 0.01
  std::optional<std::int32_t> efficiency;  // 0.1 %
  SealedDocument attachment;
  GB_FIELDS(device, season, electricity, gas, cost, cop, efficiency, attachment)
};
struct SeasonRecorded {
  static constexpr std::uint16_t number = 5510;
  std::uint64_t device = 0;
  std::int32_t year = 0;
  SeasonReading reading;
  SealedDocument attachment;
  GB_FIELDS(device, year, reading, attachment)
};

struct AssessDevice {
  static constexpr std::uint16_t number = 5011;
  static constexpr std::string_view name = "assess_device";
  std::uint64_t device = 0;
  Date inspected_on;
  bool usable = true;
  std::vector<TestRun> tests;
  std::vector<Finding> flags;
  SealedDocument attachment;
  SealedDocument certificate;
  SealedDocument photo;
  SealedText statement;
  GB_FIELDS(device, inspected_on, usable, tests, flags, attachment, certificate, photo, statement)
};
struct DeviceAssessed {
  static constexpr std::uint16_t number = 5511;
  std::uint64_t device = 0;
  Assessment assessment;
  SealedDocument attachment;
  SealedDocument photo;
  SealedText statement;
  GB_FIELDS(device, assessment, attachment, photo, statement)
};

enum class CheckResult : std::uint8_t { pass = 1, fail = 2 };
constexpr auto names_of(CheckResult) {
  using enum CheckResult;
  using namespace std::literals;
  return std::array{std::pair{pass, "pass"sv}, std::pair{fail, "fail"sv}};
}
struct CheckNewHousehold {
  static constexpr std::uint16_t number = 5012;
  static constexpr std::string_view name = "check_new_household";
  std::uint64_t application = 0;
  std::optional<CheckResult> homestead;
  std::optional<CheckResult> heating_need;
  std::optional<CheckResult> electricity;
  SealedDocument evidence;
  GB_FIELDS(application, homestead, heating_need, electricity, evidence)
};
struct NewHouseholdChecked {
  static constexpr std::uint16_t number = 5512;
  std::uint64_t application = 0;
  NewHouseholdChecks checks;
  SealedDocument evidence;
  GB_FIELDS(application, checks, evidence)
};

struct VerifyHardship {
  static constexpr std::uint16_t number = 5013;
  static constexpr std::string_view name = "verify_hardship";
  std::uint64_t household = 0;
  Hardship hardship_class{};
  Date verified_on;
  std::optional<Date> valid_to;
  GB_FIELDS(household, hardship_class, verified_on, valid_to)
};
struct HardshipVerified {
  static constexpr std::uint16_t number = 5513;
  std::uint64_t household = 0;
  HardshipVerification verification;
  GB_FIELDS(household, verification)
};

struct DecideEligibility {
  static constexpr std::uint16_t number = 5014;
  static constexpr std::string_view name = "decide_eligibility";
  std::uint64_t application = 0;
  SealedDocument years_source;  // by which the running years were verified (5.1b)
  GB_FIELDS(application, years_source)
};
struct EligibilityDecided {
  static constexpr std::uint16_t number = 5514;
  std::uint64_t application = 0;
  std::vector<std::string> basis;  // none: not eligible
  Code because = 0;
  SealedDocument years_source;
  GB_FIELDS(application, basis, because, years_source)
};

// What the rule is asked of a renewal whose device was assessed, as things stand that day.
EligibilityRequest eligibility_request(const State& state, const Application& row, const Device& device,
                                       const Assessment& assessment, Date today);

Answer decide(const Context& in, const RecordRepair& command);
Answer decide(const Context& in, const RecordSeasonReading& command);
Answer decide(const Context& in, const AssessDevice& command);
Answer decide(const Context& in, const CheckNewHousehold& command);
Answer decide(const Context& in, const VerifyHardship& command);
Answer decide(const Context& in, const DecideEligibility& command);
void apply(World& world, const RepairRecorded& fact, const FactOrigin& origin);
void apply(World& world, const SeasonRecorded& fact, const FactOrigin& origin);
void apply(World& world, const DeviceAssessed& fact, const FactOrigin& origin);
void apply(World& world, const NewHouseholdChecked& fact, const FactOrigin& origin);
void apply(World& world, const HardshipVerified& fact, const FactOrigin& origin);
void apply(World& world, const EligibilityDecided& fact, const FactOrigin& origin);

using VerificationCommands = policies::TypeList<RecordRepair, RecordSeasonReading, AssessDevice, CheckNewHousehold,
                                                VerifyHardship, DecideEligibility>;
using VerificationFacts = policies::TypeList<RepairRecorded, SeasonRecorded, DeviceAssessed, NewHouseholdChecked,
                                             HardshipVerified, EligibilityDecided>;

}  // namespace gongbao::heating
