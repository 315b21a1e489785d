// Where paper copies go and are read (政府公报查询方式 4): places of the listed kinds, deliveries, copies that somebody
// asked for. A request names no person: it is a number that is told at the counter.
#pragma once

#include "policies/gazette/context.h"

namespace gongbao::gazette {

struct RegisterPlace {
  static constexpr std::uint16_t number = 12030;
  static constexpr std::string_view name = "register_place";
  std::string kind;
  std::string place_name;
  std::string area;  // district, six digits
  std::string address;
  std::optional<std::string> hours;
  GB_FIELDS(kind, place_name, area, address, hours)
};
struct PlaceRegistered {
  static constexpr std::uint16_t number = 12530;
  Place row;
  GB_FIELDS(row)
};
struct SendCopies {
  static constexpr std::uint16_t number = 12031;
  static constexpr std::string_view name = "send_copies";
  std::string issue;
  std::uint64_t place = 0;
  std::int64_t copies = 0;
  GB_FIELDS(issue, place, copies)
};
struct CopiesSent {
  static constexpr std::uint16_t number = 12531;
  Delivery row;
  GB_FIELDS(row)
};
struct ConfirmReceipt {
  static constexpr std::uint16_t number = 12032;
  static constexpr std::string_view name = "confirm_receipt";
  std::uint64_t delivery = 0;
  GB_FIELDS(delivery)
};
struct ReceiptConfirmed {
  static constexpr std::uint16_t number = 12532;
  std::uint64_t delivery = 0;
  Date on;
  GB_FIELDS(delivery, on)
};
struct RequestCopy {
  static constexpr std::uint16_t number = 12033;
  static constexpr std::string_view name = "request_copy";
  std::uint64_t place = 0;
  std::string issue;
  GB_FIELDS(place, issue)
};
struct CopyRequested {
  static constexpr std::uint16_t number = 12533;
  CopyRequest row;
  GB_FIELDS(row)
};
struct HandOverCopy {
  static constexpr std::uint16_t number = 12034;
  static constexpr std::string_view name = "hand_over_copy";
  std::uint64_t request = 0;
  GB_FIELDS(request)
};
struct CopyHandedOver {
  static constexpr std::uint16_t number = 12534;
  std::uint64_t request = 0;
  GB_FIELDS(request)
};

Answer decide(const Context& in, const RegisterPlace& command);
Answer decide(const Context& in, const SendCopies& command);
Answer decide(const Context& in, const ConfirmReceipt& command);
Answer decide(const Context& in, const RequestCopy& command);
Answer decide(const Context& in, const HandOverCopy& command);
void apply(World& world, const PlaceRegistered& fact, const FactOrigin& origin);
void apply(World& world, const CopiesSent& fact, const FactOrigin& origin);
void apply(World& world, const ReceiptConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const CopyRequested& fact, const FactOrigin& origin);
void apply(World& world, const CopyHandedOver& fact, const FactOrigin& origin);

using PlaceCommands = policies::TypeList<RegisterPlace, SendCopies, ConfirmReceipt, RequestCopy, HandOverCopy>;
using PlaceFacts = policies::TypeList<PlaceRegistered, CopiesSent, ReceiptConfirmed, CopyRequested, CopyHandedOver>;

}  // namespace gongbao::gazette
