// What the departments found and ordered: disqualifications (reg/11), orders (reg/28–32).
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"
#include "base/personal.h"

namespace gongbao::prepaid_card {

// From that day to that day, both inclusive; open-ended while `to` is missing.
struct Period {
  Date from;
  std::optional<Date> to;
  GB_FIELDS(from, to)
  bool covers(Date d) const { return d >= from && (!to || d <= *to); }
};

enum class DisqualificationKind : std::uint8_t {
  dishonest_judgment_debtor = 1,
  abnormal_operation = 2,
  deregistering = 3
};
constexpr auto names_of(DisqualificationKind) {
  using enum DisqualificationKind;
  return std::array{std::pair{dishonest_judgment_debtor, std::string_view("dishonest_judgment_debtor")},
                    std::pair{abnormal_operation, std::string_view("abnormal_operation")},
                    std::pair{deregistering, std::string_view("deregistering")}};
}
struct Disqualification {  // reg/11
  DisqualificationKind kind{};
  Period period;
  GB_FIELDS(kind, period)
};

// One supervised order (reg/28–32); a suspension forbids issuing while it covers the event day.
enum class OrderOfDistrict : std::uint8_t { rectification = 1, suspension = 2 };
struct SupervisionOrder {
  OrderOfDistrict kind{};
  Period period;
  SealedText findings;
  GB_FIELDS(kind, period, findings)
};

}  // namespace gongbao::prepaid_card
