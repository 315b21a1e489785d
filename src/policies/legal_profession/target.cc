// Firms and persons as targets; 0 stays where nothing is known.
#include "policies/legal_profession/target.h"

namespace gongbao::legal_profession {

access::Target target_of_firm(const State& state, std::uint64_t firm) {
  access::Target target;
  const std::uint64_t head = head_of(state, firm);
  const Firm* row = find_row(state.firms, head);
  if (row == nullptr) return target;
  target.operator_id = head;
  target.area = row->area;
  return target;
}

access::Target target_of_lawyer(const State& state, std::uint64_t lawyer, Date day) {
  const Lawyer* row = find_row(state.lawyers, lawyer);
  if (row == nullptr) return {};
  access::Target target = target_of_firm(state, firm_on(*row, day));
  target.person = row->account;
  return target;
}

access::Target target_of_subject(const State& state, const Subject& of, Date day) {
  return of.lawyer != 0 ? target_of_lawyer(state, of.lawyer, day) : target_of_firm(state, of.firm);
}

}  // namespace gongbao::legal_profession
