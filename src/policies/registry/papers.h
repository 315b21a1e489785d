// Papers that a command names, wherever they stand in its field list: whoever keeps or gives them out finds them here,
// so that a new command with a paper is known everywhere.
#pragma once

#include "base/fields.h"
#include "base/personal.h"

namespace gongbao::policies {

template <class T, class See>
void each_paper(const T& value, See&& see) {
  if constexpr (std::is_same_v<T, SealedDocument>) {
    if (value.given()) see(value);
  } else if constexpr (is_optional<T>) {
    if (value) each_paper(*value, see);
  } else if constexpr (is_vector<T>) {
    for (const auto& each : value) each_paper(each, see);
  } else if constexpr (HasFields<T>) {
    T::each_field(value, [&](const char*, const auto& field) { each_paper(field, see); });
  }
}

template <class Command>
bool names_paper(const Command& command, const Hash32& paper) {
  bool named = false;
  each_paper(command, [&](const SealedDocument& each) { named = named || each.hash == paper; });
  return named;
}

}  // namespace gongbao::policies
