// What this policy remembers besides the money: who is registered, what is filed, listed, issued, suspended, reported.
// Changed by apply only. Rows are keyed by operator first, so that one operator's rows lie together.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"
#include "law/area.h"
#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/prepaid_card/terms.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorId;
using custody::OfOperatorNo;
using custody::OfOperatorQuarter;

enum class OperatorKind : std::uint8_t { single = 0, head = 1 };
constexpr auto names_of(OperatorKind) {
  using enum OperatorKind;
  return std::array{std::pair{single, std::string_view("single")}, std::pair{head, std::string_view("head")}};
}
enum class Industry : std::uint8_t { retail = 1, catering = 2, resident_service = 3 };
constexpr auto names_of(Industry) {
  using enum Industry;
  return std::array{std::pair{retail, std::string_view("retail")}, std::pair{catering, std::string_view("catering")},
                    std::pair{resident_service, std::string_view("resident_service")}};
}

struct OperatorRecord {
  std::string uscc;
  std::string name;
  OperatorKind kind{};
  std::string district;  // area code as text: 110105, BDA
  Industry industry{};
  std::string sub_industry;
  PersonToken legal_rep;
  Date registered_on;
  GB_FIELDS(uscc, name, kind, district, industry, sub_industry, legal_rep, registered_on)
};

enum class OutletKind : std::uint8_t { branch = 1, redemption_site = 2 };
constexpr auto names_of(OutletKind) {
  using enum OutletKind;
  return std::array{std::pair{branch, std::string_view("branch")},
                    std::pair{redemption_site, std::string_view("redemption_site")}};
}
enum class Premises : std::uint8_t { own = 1, lease = 2 };
constexpr auto names_of(Premises) {
  using enum Premises;
  return std::array{std::pair{own, std::string_view("own")}, std::pair{lease, std::string_view("lease")}};
}

// Outlet 0 of an operator is the head office itself and is always listed. (4i)
struct Outlet {
  OutletKind kind{};
  std::optional<std::string> uscc;
  std::string address;
  std::string district;
  Premises premises = Premises::own;
  std::optional<Date> lease_to;
  std::optional<Date> listed_from;  // nullopt: named, but not listed yet
  std::optional<Date> listed_to;    // inclusive
  GB_FIELDS(kind, uscc, address, district, premises, lease_to, listed_from, listed_to)
};

enum class CardForm : std::uint8_t { physical = 1, virtual_ = 2 };
constexpr auto names_of(CardForm) {
  using enum CardForm;
  return std::array{std::pair{physical, std::string_view("physical")},
                    std::pair{virtual_, std::string_view("virtual")}};
}
enum class RedeemOrder : std::uint8_t { principal_first = 0, bonus_first = 1, proportional = 2 };
constexpr auto names_of(RedeemOrder) {
  using enum RedeemOrder;
  return std::array{std::pair{principal_first, std::string_view("principal_first")},
                    std::pair{bonus_first, std::string_view("bonus_first")},
                    std::pair{proportional, std::string_view("proportional")}};
}
enum class RefundMethod : std::uint8_t { principal_balance = 0, list_price = 1 };
constexpr auto names_of(RefundMethod) {
  using enum RefundMethod;
  return std::array{std::pair{principal_balance, std::string_view("principal_balance")},
                    std::pair{list_price, std::string_view("list_price")}};
}

struct CardProduct {
  CardForm form = CardForm::virtual_;
  Money price;  // 0: any amount
  Money bonus;
  RedeemOrder redeem_order = RedeemOrder::principal_first;
  Money min_item_price;                            // cheapest single item (reg/17b)
  std::optional<std::int32_t> refund_days_agreed;  // calendar days (reg/17a)
  RefundMethod refund_method = RefundMethod::principal_balance;
  Date issued_on;
  GB_FIELDS(form, price, bonus, redeem_order, min_item_price, refund_days_agreed, refund_method, issued_on)
};

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

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, OperatorRecord> operators;
  std::map<std::string, std::uint64_t> operator_by_uscc;
  std::map<OfOperatorNo, Outlet> outlets;
  std::map<OfOperatorNo, CardProduct> products;
  std::map<OfOperatorNo, Disqualification> disqualifications;   // by entry
  std::map<OfOperatorNo, SupervisionOrder> supervision_orders;  // by entry
  std::map<std::uint64_t, Date> issuing_stopped_on;             // 8b; first day on which nothing may be issued

  GB_FIELDS(parameters, operators, operator_by_uscc, outlets, products, disqualifications, supervision_orders,
            issuing_stopped_on)
};

}  // namespace gongbao::prepaid_card
