// One row after the other: what a row may not be, and what comes of it.
#include "policies/heating/import.h"

#include <set>

namespace gongbao::heating {

namespace {

class Import {
 public:
  explicit Import(const Context& in) : in_(in) {}

  // 0, and the row is taken; or the code of its verdict.
  Code take(const FirstInstallRow& row, std::uint64_t number) {
    const std::uint64_t id = row_id(in_.entry, number);
    if (blank(row.household) || (row.device && (!row.type || !row.first_run_on))) return code::value_invalid;
    const std::uint64_t village = row.village.value_or(0);
    const Village* known_village = find_row(in_.state.villages, village);
    if (village != 0 && (known_village == nullptr || known_village->area != in_.actor.area)) return code::value_invalid;
    if (row.first_run_on && *row.first_run_on > in_.today) return code::date_in_future;
    const std::string serial = row.serial.value_or("");
    if (!serial.empty() && (in_.state.device_serials.contains(serial) || serials_.contains(serial))) {
      return code::serial_duplicate;
    }
    if (row.device && (in_.state.devices_by_ref.contains(*row.device) || devices_.contains(*row.device))) {
      return code::value_invalid;
    }
    TakenRow taken;
    taken.household_id = household(row, id, taken);
    if (taken.household_id == 0) return code::value_invalid;
    if (row.device) add_device(row, id, taken);
    if (!serial.empty()) serials_.insert(serial);
    fact_.rows.push_back(std::move(taken));
    return 0;
  }
  const FirstInstallImported& fact() const { return fact_; }

 private:
  // The one known under that name, if it is of the own district; 0: of another.
  std::uint64_t household(const FirstInstallRow& row, std::uint64_t id, TakenRow& taken) {
    if (const std::uint64_t* known = find_row(in_.state.households_by_ref, row.household)) {
      return in_.state.households.at(*known).area == in_.actor.area ? *known : 0;
    }
    if (const std::uint64_t* known = find_row(households_, row.household)) return *known;
    Household added;
    added.ref = row.household;
    added.village = row.village.value_or(0);
    added.area = in_.actor.area;
    added.head = row.head;
    added.members = row.members;
    added.bank_account = row.bank_account;
    added.account = row.household_account.value_or(0);
    added.added_on = in_.today;
    taken.added = std::move(added);
    households_[row.household] = id;
    return id;
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

  const Context& in_;
  std::map<std::string, std::uint64_t> households_;  // of this import
  std::set<std::string> devices_;
  std::set<std::string> serials_;
  FirstInstallImported fact_;
};

}  // namespace

Answer decide(const Context& in, const ImportFirstInstallRecords& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_import) return malformed("rows");
  Import import(in);
  std::vector<std::pair<std::int64_t, Code>> refused;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const Code code = import.take(command.rows[i], i + 1);
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
  if (household->account == command.household_account) return refuse(code::state_invalid);
  return accept(HouseholdBound{command.household, command.household_account});
}

void apply(World& world, const HouseholdBound& fact, const FactOrigin&) {
  bind_account(world.state, fact.household, fact.account);
}

}  // namespace gongbao::heating
