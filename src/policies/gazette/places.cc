// Copies are counted from the paper run to the counter: none is sent, asked for or handed over twice.
#include "policies/gazette/places.h"

namespace gongbao::gazette {

Answer decide(const Context& in, const RegisterPlace& command) {
  const bool listed =
      in.in_list("place_kinds_receiving", command.kind) || in.in_list("place_kinds_reading", command.kind);
  if (!listed) return refuse(code::place_kind_not_listed);
  if (!in.in_list("areas", command.area)) return refuse(code::area_unknown);
  if (blank(command.place_name)) return malformed("place_name");
  if (blank(command.address)) return malformed("address");
  Place row;
  row.kind = command.kind;
  row.name = command.place_name;
  row.area = command.area;
  row.address = command.address;
  row.hours = command.hours.value_or("");
  return with_id(accept(PlaceRegistered{std::move(row)}), "place", in.entry);
}

void apply(World& world, const PlaceRegistered& fact, const FactOrigin& origin) {
  world.state.places[origin.entry] = fact.row;
}

// Of the issue that is printed into the program nobody has said how many copies there are: none is left to send.
Answer decide(const Context& in, const SendCopies& command) {
  const Issue* issue = find_row(in.state.issues, command.issue);
  if (issue == nullptr && !is_printed_issue(command.issue)) return unknown("issue");
  if (!in.state.places.contains(command.place)) return unknown("place");
  if (command.copies < 1) return malformed("copies");
  if (issue != nullptr && !issue->published_on) return refuse(code::not_published);
  const std::int64_t left = issue == nullptr ? 0 : issue->copies - issue->copies_sent;
  if (command.copies > left) return refuse(code::copies_exceeded).with_count("left", left);
  Delivery row;
  row.issue = command.issue;
  row.place = command.place;
  row.copies = command.copies;
  return with_id(accept(CopiesSent{std::move(row)}), "delivery", in.entry).with_count("left", left - command.copies);
}

void apply(World& world, const CopiesSent& fact, const FactOrigin& origin) {
  world.state.deliveries[origin.entry] = fact.row;
  world.state.issues.at(fact.row.issue).copies_sent += fact.row.copies;
}

Answer decide(const Context& in, const ConfirmReceipt& command) {
  const Delivery* row = find_row(in.state.deliveries, command.delivery);
  if (row == nullptr) return unknown("delivery");
  if (row->received_on) return refuse(code::bad_transition);
  return accept(ReceiptConfirmed{command.delivery, in.today});
}

void apply(World& world, const ReceiptConfirmed& fact, const FactOrigin&) {
  Delivery& row = world.state.deliveries.at(fact.delivery);
  row.received_on = fact.on;
  world.state.places.at(row.place).held[row.issue] += row.copies;
}

namespace {

std::int64_t count_of(const std::map<std::string, std::int64_t>& counts, const std::string& issue) {
  const std::int64_t* count = find_row(counts, issue);
  return count == nullptr ? 0 : *count;
}

}  // namespace

Answer decide(const Context& in, const RequestCopy& command) {
  const Place* place = find_row(in.state.places, command.place);
  if (place == nullptr) return unknown("place");
  const std::int64_t free = count_of(place->held, command.issue) - count_of(place->asked, command.issue);
  if (free < 1) return refuse(code::no_copy_left);
  return with_id(accept(CopyRequested{{command.place, command.issue, false}}), "request", in.entry);
}

void apply(World& world, const CopyRequested& fact, const FactOrigin& origin) {
  world.state.copy_requests[origin.entry] = fact.row;
  ++world.state.places.at(fact.row.place).asked[fact.row.issue];
}

Answer decide(const Context& in, const HandOverCopy& command) {
  const CopyRequest* row = find_row(in.state.copy_requests, command.request);
  if (row == nullptr) return unknown("request");
  if (row->collected) return refuse(code::bad_transition);
  return accept(CopyHandedOver{command.request});
}

void apply(World& world, const CopyHandedOver& fact, const FactOrigin&) {
  CopyRequest& row = world.state.copy_requests.at(fact.request);
  row.collected = true;
  Place& place = world.state.places.at(row.place);
  --place.held[row.issue];
  --place.asked[row.issue];
}

}  // namespace gongbao::gazette
