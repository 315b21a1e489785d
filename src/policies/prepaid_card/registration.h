// Who issues cards in this city: operators, their branches and redemption sites, their card products (articles 2 and
// 4).
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct RegisterOperator {
  static constexpr std::uint16_t number = 1001;
  static constexpr std::string_view name = "register_operator";
  std::string uscc;
  std::string operator_name;
  OperatorKind kind = OperatorKind::single;
  std::string district;
  Industry industry = Industry::retail;
  std::string sub_industry;
  PersonToken legal_rep;
  std::optional<std::string> settlement_account;  // 12–32 digits
  GB_FIELDS(uscc, operator_name, kind, district, industry, sub_industry, legal_rep, settlement_account)
};
struct OperatorRegistered {
  static constexpr std::uint16_t number = 1501;
  OperatorRecord record;
  Id16 settlement_account{};
  GB_FIELDS(record, settlement_account)
};

struct IssueProduct {
  static constexpr std::uint16_t number = 1002;
  static constexpr std::string_view name = "issue_product";
  std::uint64_t operator_id = 0;
  std::uint64_t product_id = 0;  // the operator's own number of it
  CardForm form = CardForm::virtual_;
  std::optional<Money> price;
  std::optional<Money> bonus;
  std::optional<RedeemOrder> redeem_order;
  std::optional<Money> min_item_price;
  std::optional<std::int32_t> refund_days_agreed;
  std::optional<RefundMethod> refund_method;
  GB_FIELDS(operator_id, product_id, form, price, bonus, redeem_order, min_item_price, refund_days_agreed,
            refund_method)
};
struct ProductIssued {
  static constexpr std::uint16_t number = 1502;
  std::uint64_t operator_id = 0;
  std::uint64_t product_id = 0;
  CardProduct product;
  GB_FIELDS(operator_id, product_id, product)
};

Answer decide(const Context& in, const RegisterOperator& command);
Answer decide(const Context& in, const IssueProduct& command);
void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin);
void apply(World& world, const ProductIssued& fact, const FactOrigin& origin);

using RegistrationCommands = policies::TypeList<RegisterOperator, IssueProduct>;
using RegistrationFacts = policies::TypeList<OperatorRegistered, ProductIssued>;

}  // namespace gongbao::prepaid_card
