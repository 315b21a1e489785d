// Who is registered: operators, their outlets, their card products (articles 2 and 4). Rows of the state, and parts of
// the forms that speak of them.
#pragma once

#include <algorithm>

#include "base/enum_names.h"
#include "base/fields.h"
#include "base/personal.h"
#include "policies/shared/period.h"

namespace gongbao::prepaid_card {

using shared::lease_missing_or_over;  // reg/20
using shared::Period;
using shared::Premises;

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
// Outlet 0 of an operator is the head office itself and is always listed. (4i)
struct Outlet {
  OutletKind kind{};
  std::optional<std::string> uscc;
  std::string address;
  std::string district;
  Premises premises = Premises::own;
  std::optional<Date> lease_to;
  std::optional<Date> listed_from;         // nullopt: named, but not listed yet
  std::optional<Date> listed_to;           // inclusive
  std::vector<Period> listed_before = {};  // of one that was closed and named again
  GB_FIELDS(kind, uscc, address, district, premises, lease_to, listed_from, listed_to, listed_before)
  bool open() const { return listed_from && !listed_to; }
  bool listed_on(Date day) const {
    const auto covers = [day](const Period& period) { return period.covers(day); };
    return (listed_from && covers({*listed_from, listed_to})) || std::ranges::any_of(listed_before, covers);
  }
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

}  // namespace gongbao::prepaid_card
