// Papers and words that a command names, wherever they stand in its field list: whoever gives them out finds them here,
// so that a new command with a paper is known everywhere.
#pragma once

#include "base/fields.h"
#include "base/personal.h"

namespace gongbao::policies {

// A visitor with a name, compiled once for each type of a field.
struct PaperSought {
  const Hash32& paper;
  bool& named;
  template <class T>
  void operator()(const char*, const T& field) const;
};

template <class T>
void look_for(const PaperSought& sought, const T& value) {
  // Not a SealedPhone: it is compared and never read.
  if constexpr (std::is_same_v<T, SealedDocument> || std::is_same_v<T, SealedText>) {
    sought.named = sought.named || (value.given() && value.hash == sought.paper);
  } else if constexpr (is_optional<T>) {
    if (value) look_for(sought, *value);
  } else if constexpr (is_vector<T>) {
    for (const auto& each : value) look_for(sought, each);
  } else if constexpr (HasFields<T>) {
    T::each_field(value, sought);
  }
}

template <class T>
void PaperSought::operator()(const char*, const T& field) const {
  look_for(*this, field);
}

template <class Command>
bool names_paper(const Command& command, const Hash32& paper) {
  bool named = false;
  look_for(PaperSought{paper, named}, command);
  return named;
}

}  // namespace gongbao::policies
