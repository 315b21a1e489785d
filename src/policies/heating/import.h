// 首次安装时建立的相关数据库 (5.4a): households with the devices they were given at first, and households that came
// later, row by row with a verdict each.
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct FirstInstallRow {
  std::string household;  // as the database calls it
  std::optional<std::uint64_t> village;
  PersonToken head;
  std::vector<PersonToken> members;
  SealedText bank_account;
  std::optional<std::uint64_t> household_account;
  std::optional<std::string> device;  // as the database calls it; none: a household that was added later
  std::optional<DeviceType> type;
  std::optional<std::string> brand;
  std::optional<std::string> model;
  std::optional<std::string> serial;
  std::optional<Date> first_run_on;
  std::optional<bool> subsidised;
  std::optional<std::int32_t> rated_efficiency;  // 0.1 %
  GB_FIELDS(household, village, head, members, bank_account, household_account, device, type, brand, model, serial,
            first_run_on, subsidised, rated_efficiency)
};
struct ImportFirstInstallRecords {
  static constexpr std::uint16_t number = 5001;
  static constexpr std::string_view name = "import_first_install_records";
  std::vector<FirstInstallRow> rows;
  GB_FIELDS(rows)
};
struct TakenRow {
  std::uint64_t household_id = 0;
  std::optional<Household> added;  // unless it was known
  std::optional<std::uint64_t> device_id;
  std::optional<Device> device;
  GB_FIELDS(household_id, added, device_id, device)
};
struct FirstInstallImported {
  static constexpr std::uint16_t number = 5501;
  std::vector<TakenRow> rows;
  GB_FIELDS(rows)
};

// What is said of a row, and about which field of it; 0: it is taken.
struct RowFault {
  Code code = 0;
  std::string_view field = {};
};
// What decide says of each row when an officer of that district sends them today.
std::vector<RowFault> faults_of(const State& state, AreaCode area, Date today,
                                const std::vector<FirstInstallRow>& rows);

// How a row stands to what the district has: nothing yet of its device (without one: of its household); the same; or
// something else, and in which field. Of a household that is known its village and head count where the row names
// them; its members and account are those of the row that made it known.
enum class Standing : std::uint8_t { fresh, known, differs };
struct RowStanding {
  Standing standing = Standing::fresh;
  std::string_view field = {};
};
RowStanding standing_of(const State& state, AreaCode area, const FirstInstallRow& row);

// The account through which a household speaks itself (5.4b): whoever knows its people says which one of those that
// households opened it is.
struct BindHousehold {
  static constexpr std::uint16_t number = 5045;
  static constexpr std::string_view name = "bind_household";
  std::uint64_t household = 0;
  std::uint64_t household_account = 0;
  GB_FIELDS(household, household_account)
};
struct HouseholdBound {
  static constexpr std::uint16_t number = 5545;
  std::uint64_t household = 0;
  std::uint64_t account = 0;
  GB_FIELDS(household, account)
};

// What the registry has wrong of a household, or of its device: what is named here is right, the rest stays. What was
// decided by the old words stays decided.
struct CorrectRecord {
  static constexpr std::uint16_t number = 5047;
  static constexpr std::string_view name = "correct_record";
  std::optional<std::uint64_t> household;
  std::optional<std::uint64_t> device;  // one of the two
  SealedText reason;
  std::optional<std::uint64_t> village;
  PersonToken head;
  std::vector<PersonToken> members;
  SealedText bank_account;
  std::optional<DeviceType> type;
  std::optional<std::string> brand;
  std::optional<std::string> model;
  std::optional<std::string> serial;
  std::optional<Date> first_run_on;
  std::optional<bool> subsidised;
  std::optional<std::int32_t> rated_efficiency;  // 0.1 %
  GB_FIELDS(household, device, reason, village, head, members, bank_account, type, brand, model, serial, first_run_on,
            subsidised, rated_efficiency)
};
struct RecordCorrected {  // as it stands from now on
  static constexpr std::uint16_t number = 5548;
  std::uint64_t household_id = 0;
  std::optional<Household> household;
  std::uint64_t device_id = 0;
  std::optional<Device> device;
  GB_FIELDS(household_id, household, device_id, device)
};

Answer decide(const Context& in, const ImportFirstInstallRecords& command);
Answer decide(const Context& in, const CorrectRecord& command);
Answer decide(const Context& in, const BindHousehold& command);
void apply(World& world, const FirstInstallImported& fact, const FactOrigin& origin);
void apply(World& world, const HouseholdBound& fact, const FactOrigin& origin);
void apply(World& world, const RecordCorrected& fact, const FactOrigin& origin);

using ImportCommands = policies::TypeList<ImportFirstInstallRecords, BindHousehold, CorrectRecord>;
using ImportFacts = policies::TypeList<FirstInstallImported, HouseholdBound, RecordCorrected>;

}  // namespace gongbao::heating
