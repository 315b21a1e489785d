// Days from one to another, and premises that are owned or leased for such a time.
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"

namespace gongbao::shared {

// From that day to that day, both inclusive; open-ended while `to` is missing.
struct Period {
  Date from;
  std::optional<Date> to;
  GB_FIELDS(from, to)
  bool covers(Date d) const { return d >= from && (!to || d <= *to); }
};

enum class Premises : std::uint8_t { own = 1, lease = 2 };
constexpr auto names_of(Premises) {
  using enum Premises;
  return std::array{std::pair{own, std::string_view("own")}, std::pair{lease, std::string_view("lease")}};
}

// Premises that are leased have a term, and one that is over is no term.
inline bool lease_missing_or_over(const std::optional<Premises>& premises, const std::optional<Date>& lease_to,
                                  Date today) {
  return lease_to ? *lease_to < today : premises == Premises::lease;
}

}  // namespace gongbao::shared
