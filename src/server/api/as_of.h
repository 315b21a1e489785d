// Figures of an earlier moment: ?as_of= a booking position (the number of an entry) or a day that has ended.
//
// An operator at a day: what the turn of that day recorded, by the list of closing figures. At an entry: the outcome of
// its last instruction up to there. A card at either: its balances after its last movement up to there, whatever moved
// it and under whatever number. Both are found by walking back from the newest one.
#pragma once

#include <boost/json/object.hpp>
#include <expected>

#include "policies/prepaid_card/card_history.h"
#include "server/api/answers.h"
#include "server/api/service.h"
#include "server/api/speaker.h"

namespace gongbao::server {

inline constexpr std::size_t most_movements_walked = 20'000;

struct AsOf {
  std::uint64_t entry = 0;  // 0: a day
  Date day;
};

// 400 naming the field: neither a number of an entry nor a day.
std::expected<AsOf, HttpProblem> as_of_in(std::string_view text);

// What the question told of the present, by which the history is entered; the actor may read it.
struct AsOfSubject {
  std::uint64_t operator_id = 0;
  std::optional<prepaid_card::CardHistory> card;  // asked about, else the operator
  std::uint64_t newest = 0;                       // the operator's last instruction
  std::uint64_t entry = 0;                        // the present was told as of this one
  Date today;
};

// Each has "as_of", the position or day they are of. 422 http.as_of_later (it lies ahead, or has not ended),
// http.as_of_before (there was nothing yet), http.as_of_too_far (more movements lie between than are walked); 403 where
// closing figures are not for the role.
std::expected<answers::EarlierFigures, Response> figures_as_of(Service& service, const Request& request,
                                                               const access::Actor& actor, const AsOfSubject& subject,
                                                               const AsOf& as_of);

}  // namespace gongbao::server
