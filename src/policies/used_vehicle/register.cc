// A verdict per row; a row that says what is known already changes nothing.
#include "policies/used_vehicle/register.h"

#include "base/identifiers.h"

namespace gongbao::used_vehicle {

namespace {

// What the feed may not say; 0: it may. A check digit binds whoever opens a transaction, not the register.
Code problem_of(const Context& in, const VehicleRow& row, const std::expected<Party, Answer>& owner) {
  if (!vin_check_digit(row.vin)) return code::vin_malformed;
  if (!owner) return owner.error().code;
  const bool complete = !blank(row.plate) && !blank(row.type) && row.owner_since <= in.today;
  return complete ? Code{0} : code::value_invalid;
}

}  // namespace

Answer decide(const Context& in, const ImportOwnerRegister& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_command) return malformed("rows");
  OwnerRegisterImported fact;
  std::vector<std::pair<std::int64_t, Code>> refused;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const VehicleRow& row = command.rows[i];
    Warnings ignored;
    const auto owner = party_of(in, row.owner, "owner", ignored);
    if (const Code problem = problem_of(in, row, owner); problem != 0) {
      refused.emplace_back(static_cast<std::int64_t>(i + 1), problem);
      continue;
    }
    fact.vehicles[row.vin] = {row.plate, row.engine_no, row.type, *owner, row.owner_since, row.sealed, row.mortgaged};
  }
  Answer answer = accept(fact);
  answer.count("rows_taken", static_cast<std::int64_t>(command.rows.size() - refused.size()));
  answer.count("rows_refused", static_cast<std::int64_t>(refused.size()));
  for (const auto& [row, problem] : refused) {
    answer.count("row", row);
    answer.text("because", std::string(code_name(problem)));
  }
  return answer;
}

void apply(World& world, const OwnerRegisterImported& fact, const FactOrigin&) {
  for (const auto& [vin, vehicle] : fact.vehicles) world.state.vehicles[vin] = vehicle;
}

}  // namespace gongbao::used_vehicle
