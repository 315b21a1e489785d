// The organisations of this policy: departments and places.
#include "policies/gazette/target.h"

namespace gongbao::gazette {

access::Target target_of_place(const State& state, std::uint64_t place) {
  return state.places.contains(place) ? access::Target{.operator_id = place} : access::Target{};
}

access::Target target_of_document(const State& state, const std::string& document) {
  const DocumentRow* row = find_row(state.documents, document);
  return row == nullptr ? access::Target{} : access::Target{.operator_id = row->department};
}

bool is_house(const State& state, std::uint64_t house) {
  return state.departments.contains(house) || state.places.contains(house);
}

access::Target target_of_house(const State& state, std::uint64_t house) {
  return is_house(state, house) ? access::Target{.operator_id = house} : access::Target{};
}

}  // namespace gongbao::gazette
