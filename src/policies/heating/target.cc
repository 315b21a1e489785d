// Households, applications, devices and loans as targets; 0 stays where nothing is known.
#include "policies/heating/target.h"

namespace gongbao::heating {

access::Target target_of_household(const State& state, std::uint64_t household) {
  access::Target target;
  const Household* row = find_row(state.households, household);
  if (row == nullptr) return target;
  target.area = row->area;
  target.operator_id = row->village;
  target.person = row->account;
  return target;
}

access::Target target_of_application(const State& state, std::uint64_t application) {
  const Application* row = find_row(state.applications, application);
  return row == nullptr ? access::Target{} : target_of_household(state, row->household);
}

access::Target target_of_device(const State& state, std::uint64_t device) {
  const Device* row = find_row(state.devices, device);
  return row == nullptr ? access::Target{} : target_of_household(state, row->household);
}

access::Target target_of_loan(const State& state, std::uint64_t loan) {
  const Loan* row = find_row(state.loans, loan);
  if (row == nullptr) return {};
  access::Target target = target_of_application(state, row->application);
  target.bank_id = row->bank;
  return target;
}

}  // namespace gongbao::heating
