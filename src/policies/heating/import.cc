// One row after the other: what a row may not be, and what comes of it.
#include "policies/heating/import.h"

#include <limits>
#include <set>

namespace gongbao::heating {

namespace {

// What the row names of its household otherwise than it is known; empty: nothing.
std::string_view difference(const Household& known, const FirstInstallRow& row) {
  if (row.village && *row.village != known.village) return "village";
  if (row.head.given() && row.head != known.head) return "head";
  return {};
}

class Import {
 public:
  Import(const State& state, AreaCode area, Date today) : state_(state), area_(area), today_(today) {}

  // The id is of what the row adds.
  RowFault take(const FirstInstallRow& row, std::uint64_t id) {
    if (blank(row.household)) return {code::value_invalid, "household"};
    if (row.device && !row.type) return {code::value_invalid, "type"};
    if (row.device && !row.first_run_on) return {code::value_invalid, "first_run_on"};
    const std::uint64_t village = row.village.value_or(0);
    const Village* known_village = find_row(state_.villages, village);
    if (village != 0 && (known_village == nullptr || known_village->area != area_)) {
      return {code::value_invalid, "village"};
    }
    if (row.first_run_on && *row.first_run_on > today_) return {code::date_in_future, "first_run_on"};
    const std::string serial = row.serial.value_or("");
    if (!serial.empty() && (state_.device_serials.contains(serial) || serials_.contains(serial))) {
      return {code::serial_duplicate, "serial"};
    }
    if (row.device && (state_.devices_by_ref.contains(*row.device) || devices_.contains(*row.device))) {
      return {code::value_invalid, "device"};
    }
    const std::uint64_t* of = known_household(row.household);
    const Household* household = of == nullptr ? nullptr : &household_of(*of);
    if (household != nullptr && household->area != area_) return {code::value_invalid, "household"};
    if (household != nullptr) {
      if (const auto field = difference(*household, row); !field.empty()) return {code::value_invalid, field};
    }
    TakenRow taken;
    taken.household_id = of == nullptr ? id : *of;
    if (of == nullptr) add_household(row, id, taken);
    if (row.device) add_device(row, id, taken);
    if (!serial.empty()) serials_.insert(serial);
    fact_.rows.push_back(std::move(taken));
    return {};
  }
  const FirstInstallImported& fact() const { return fact_; }

 private:
  // By its name, in the books or of this import.
  const std::uint64_t* known_household(const std::string& ref) const {
    const std::uint64_t* known = find_row(state_.households_by_ref, ref);
    return known != nullptr ? known : find_row(households_, ref);
  }
  const Household& household_of(std::uint64_t number) const {
    const Household* known = find_row(state_.households, number);
    return known != nullptr ? *known : added_.at(number);
  }
  void add_household(const FirstInstallRow& row, std::uint64_t id, TakenRow& taken) {
    Household added;
    added.ref = row.household;
    added.village = row.village.value_or(0);
    added.area = area_;
    added.head = row.head;
    added.members = row.members;
    added.bank_account = row.bank_account;
    added.account = row.household_account.value_or(0);
    added.added_on = today_;
    added_[id] = added;
    taken.added = std::move(added);
    households_[row.household] = id;
  }
  void add_device(const FirstInstallRow& row, std::uint64_t id, TakenRow& taken) {
    Device device;
    device.ref = *row.device;
    device.household = taken.household_id;
    device.type = *row.type;
    device.brand = row.brand.value_or("");
    device.model = row.model.value_or("");
    device.serial = row.serial.value_or("");
    device.first_run_on = *row.first_run_on;
    device.subsidised = row.subsidised.value_or(false);
    device.rated_efficiency = row.rated_efficiency;
    taken.device_id = id;
    taken.device = std::move(device);
    devices_.insert(*row.device);
  }

  const State& state_;
  AreaCode area_;
  Date today_;
  std::map<std::string, std::uint64_t> households_;  // of this import
  std::map<std::uint64_t, Household> added_;
  std::set<std::string> devices_;
  std::set<std::string> serials_;
  FirstInstallImported fact_;
};

}  // namespace

Answer decide(const Context& in, const ImportFirstInstallRecords& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_command) return malformed("rows");
  Import import(in.state, in.actor.area, in.today);
  std::vector<std::pair<std::int64_t, Code>> refused;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const Code code = import.take(command.rows[i], row_id(in.entry, i + 1)).code;
    if (code != 0) refused.emplace_back(static_cast<std::int64_t>(i + 1), code);
  }
  Answer answer = accept(import.fact());
  answer.count("rows_taken", static_cast<std::int64_t>(import.fact().rows.size()));
  answer.count("rows_refused", static_cast<std::int64_t>(refused.size()));
  for (const auto& [row, code] : refused) {
    answer.count("row", row);
    answer.text("because", std::string(code_name(code)));
  }
  return answer;
}

std::vector<RowFault> faults_of(const State& state, AreaCode area, Date today,
                                const std::vector<FirstInstallRow>& rows) {
  Import import(state, area, today);
  std::vector<RowFault> faults;
  std::uint64_t nobodys = std::numeric_limits<std::uint64_t>::max();  // nothing is entered, however many rows these are
  for (const FirstInstallRow& row : rows) faults.push_back(import.take(row, nobodys--));
  return faults;
}

namespace {

std::string_view difference(const Device& known, const FirstInstallRow& row) {
  if (row.type != known.type) return "type";
  if (row.brand.value_or("") != known.brand) return "brand";
  if (row.model.value_or("") != known.model) return "model";
  if (row.serial.value_or("") != known.serial) return "serial";
  if (row.first_run_on != known.first_run_on) return "first_run_on";
  if (row.subsidised.value_or(false) != known.subsidised) return "subsidised";
  if (row.rated_efficiency != known.rated_efficiency) return "rated_efficiency";
  return {};
}

}  // namespace

RowStanding standing_of(const State& state, AreaCode area, const FirstInstallRow& row) {
  const std::uint64_t* number = find_row(state.households_by_ref, row.household);
  const Household* household = number == nullptr ? nullptr : &state.households.at(*number);
  if (household != nullptr && household->area != area) return {};
  if (household != nullptr) {
    if (const auto field = difference(*household, row); !field.empty()) return {Standing::differs, field};
  }
  if (!row.device) return {household == nullptr ? Standing::fresh : Standing::known};
  const std::uint64_t* known = find_row(state.devices_by_ref, *row.device);
  if (known == nullptr) return {};
  const Device& device = state.devices.at(*known);
  if (state.households.at(device.household).area != area) return {};
  if (number == nullptr || device.household != *number) return {Standing::differs, "household"};
  const auto field = difference(device, row);
  return field.empty() ? RowStanding{Standing::known} : RowStanding{Standing::differs, field};
}

void apply(World& world, const FirstInstallImported& fact, const FactOrigin&) {
  State& state = world.state;
  for (const TakenRow& row : fact.rows) {
    if (row.added) {
      state.households[row.household_id] = *row.added;
      state.households_by_ref[row.added->ref] = row.household_id;
      if (row.added->account != 0) state.households_of[row.added->account].push_back(row.household_id);
    }
    if (!row.device) continue;
    state.devices[*row.device_id] = *row.device;
    state.devices_by_ref[row.device->ref] = *row.device_id;
    if (!row.device->serial.empty()) state.device_serials[row.device->serial] = *row.device_id;
    Household& household = state.households.at(row.household_id);
    household.devices.push_back(*row.device_id);
    if (row.device->subsidised && !household.prior_subsidy) household.prior_subsidy = row.device_id;
  }
}

Answer decide(const Context& in, const BindHousehold& command) {
  const Household* household = find_row(in.state.households, command.household);
  if (household == nullptr) return unknown("household");
  if (command.household_account == 0) return malformed("household_account");
  if (!in.has_office(command.household_account, access::Role::household)) return wrong_value("household_account");
  if (household->account == command.household_account) return refuse(code::state_invalid);
  return accept(HouseholdBound{command.household, command.household_account});
}

void apply(World& world, const HouseholdBound& fact, const FactOrigin&) {
  bind_account(world.state, fact.household, fact.account);
}

namespace {

bool names_household(const CorrectRecord& said) {
  return said.village || said.head.given() || !said.members.empty() || said.bank_account.given();
}
bool names_device(const CorrectRecord& said) {
  return said.type || said.brand || said.model || said.serial || said.first_run_on || said.subsidised ||
         said.rated_efficiency;
}

Household corrected(Household row, const CorrectRecord& said) {
  row.village = said.village.value_or(row.village);
  if (said.head.given()) row.head = said.head;
  if (!said.members.empty()) row.members = said.members;
  if (said.bank_account.given()) row.bank_account = said.bank_account;
  return row;
}
Device corrected(Device row, const CorrectRecord& said) {
  row.type = said.type.value_or(row.type);
  row.brand = said.brand.value_or(row.brand);
  row.model = said.model.value_or(row.model);
  row.serial = said.serial.value_or(row.serial);
  row.first_run_on = said.first_run_on.value_or(row.first_run_on);
  row.subsidised = said.subsidised.value_or(row.subsidised);
  if (said.rated_efficiency) row.rated_efficiency = said.rated_efficiency;
  return row;
}

// Which of its devices was subsidised at first, one of them being another now.
std::optional<std::uint64_t> prior_subsidy_with(const State& state, const Household& household, std::uint64_t number,
                                                const Device& device) {
  for (const std::uint64_t each : household.devices) {
    if (each == number ? device.subsidised : state.devices.at(each).subsidised) return each;
  }
  return std::nullopt;
}

Answer correct_household(const Context& in, const CorrectRecord& command) {
  if (names_device(command)) return malformed("device");
  if (!names_household(command)) return malformed("bank_account");
  const Household* row = find_row(in.state.households, *command.household);
  if (row == nullptr) return unknown("household");
  const Village* village = command.village ? find_row(in.state.villages, *command.village) : nullptr;
  if (command.village && (village == nullptr || village->area != row->area)) return wrong_value("village");
  return accept(RecordCorrected{*command.household, corrected(*row, command), 0, std::nullopt});
}

Answer correct_device(const Context& in, const CorrectRecord& command) {
  if (names_household(command)) return malformed("household");
  if (!names_device(command)) return malformed("type");
  const Device* row = find_row(in.state.devices, *command.device);
  if (row == nullptr) return unknown("device");
  const Device right = corrected(*row, command);
  if (right.first_run_on > in.today) return refuse(code::date_in_future).with_text("field", "first_run_on");
  const std::uint64_t* same = right.serial.empty() ? nullptr : find_row(in.state.device_serials, right.serial);
  if (same != nullptr && *same != *command.device) return refuse(code::serial_duplicate).with_text("field", "serial");
  Household household = in.state.households.at(row->household);
  household.prior_subsidy = prior_subsidy_with(in.state, household, *command.device, right);
  return accept(RecordCorrected{row->household, std::move(household), *command.device, right});
}

}  // namespace

Answer decide(const Context& in, const CorrectRecord& command) {
  if (command.household.has_value() == command.device.has_value()) return malformed("household");
  if (!command.reason.given()) return refuse(code::reason_missing);
  return command.household ? correct_household(in, command) : correct_device(in, command);
}

void apply(World& world, const RecordCorrected& fact, const FactOrigin&) {
  State& state = world.state;
  if (fact.household) state.households.at(fact.household_id) = *fact.household;
  if (!fact.device) return;
  Device& device = state.devices.at(fact.device_id);
  state.device_serials.erase(device.serial);
  device = *fact.device;
  if (!device.serial.empty()) state.device_serials[device.serial] = fact.device_id;
}

}  // namespace gongbao::heating
