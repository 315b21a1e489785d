// Figures of an earlier moment: ?as_of= a booking position (the number of an entry) or a day that has ended.
//
// An operator at a day: what the turn of that day recorded, by the list of closing figures. At an entry, and a card at
// either: the outcome of its last instruction up to there, found by walking back from the newest one.
#pragma once

#include <boost/json/object.hpp>
#include <expected>

#include "server/api/service.h"
#include "server/api/speaker.h"

namespace gongbao::server {

struct AsOf {
  std::uint64_t entry = 0;  // 0: a day
  Date day;
};

// 400 naming the field: neither a number of an entry nor a day.
std::expected<AsOf, HttpProblem> as_of_in(std::string_view text);

// What the question told of the present, by which the history is entered; the actor may read it.
struct AsOfSubject {
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> card_id;
  std::int64_t principal = 0;  // of the card
  std::uint64_t newest = 0;    // its last entry
  std::uint64_t entry = 0;     // the present was told as of this one
  Date today;
};

// Each has "as_of", the position or day they are of. 422 http.as_of_later (it lies ahead, or has not ended),
// http.as_of_before (there was nothing yet, or the opening balances say it), http.as_of_too_far (more instructions lie
// between than are walked), http.as_of_changed_since (the card's last movement is not what changed it last); 403 where
// closing figures are not for the role.
std::expected<boost::json::object, Response> figures_as_of(Service& service, const Request& request,
                                                           const access::Actor& actor, const AsOfSubject& subject,
                                                           const AsOf& as_of);

}  // namespace gongbao::server
