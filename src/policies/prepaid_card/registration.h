// Who issues cards in this city: operators, their branches and redemption sites, their card products, and how large
// their balance is before the books carry it (articles 2 and 4).
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

// Of a branch the first makes its operator a head office. Until a filing is in force an outlet is only named: the
// system puts it into the form, and it is listed when the filing is confirmed. Afterwards these two commands are
// changes of the filing, and the outlet is listed when the district has applied them.
struct DesignateBranch {
  static constexpr std::uint16_t number = 1003;
  static constexpr std::string_view name = "designate_branch";
  std::uint64_t operator_id = 0;
  OutletEntry outlet;
  GB_FIELDS(operator_id, outlet)
};
struct ListOutlet {
  static constexpr std::uint16_t number = 1004;
  static constexpr std::string_view name = "list_outlet";
  std::uint64_t operator_id = 0;
  OutletEntry outlet;
  GB_FIELDS(operator_id, outlet)
};
struct OutletNamed {
  static constexpr std::uint16_t number = 1503;
  std::uint64_t operator_id = 0;
  OutletEntry outlet;
  GB_FIELDS(operator_id, outlet)
};

// Of the whole operator up to that day: branches belong to the sums; what they do not name is the head office's own.
struct DeclareBalance {
  static constexpr std::uint16_t number = 1005;
  static constexpr std::string_view name = "declare_balance";
  std::uint64_t operator_id = 0;
  Date as_of;
  Money received;
  Money redeemed;
  std::optional<Money> refunded;
  std::vector<BranchBalance> branches;
  GB_FIELDS(operator_id, as_of, received, redeemed, refunded, branches)
};
struct BalanceDeclared {
  static constexpr std::uint16_t number = 1505;
  std::uint64_t operator_id = 0;
  Declaration declaration;
  bool opens_duty = false;
  PostedFigures posted;  // R may rest on what was declared (new_operator_floor_base)
  GB_FIELDS(operator_id, declaration, opens_duty, posted)
};

Answer decide(const Context& in, const RegisterOperator& command);
Answer decide(const Context& in, const IssueProduct& command);
Answer decide(const Context& in, const DesignateBranch& command);
Answer decide(const Context& in, const ListOutlet& command);
Answer decide(const Context& in, const DeclareBalance& command);
void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin);
void apply(World& world, const ProductIssued& fact, const FactOrigin& origin);
void apply(World& world, const OutletNamed& fact, const FactOrigin& origin);
void apply(World& world, const BalanceDeclared& fact, const FactOrigin& origin);

// The books carry the operator's cards; before that its balance is what it declared.
bool books_carry_cards(const custody::OperatorBook& book);
// B as it is known.
Money known_balance(const custody::OperatorBook& book);

// What is wrong with an outlet's data, as a refusal; nothing when it can be listed.
std::optional<Answer> outlet_problem(const OutletEntry& outlet, Date today);
bool outlet_named_twice(const std::vector<OutletEntry>& outlets);
// The outlet's data as they are from now on. One that is listed keeps its day; one that was closed keeps the days on
// which it was listed, and is listed anew from the day given, or only named.
void put_outlet(State& state, std::uint64_t operator_id, const OutletEntry& entry, std::optional<Date> listed_from);

// The duty of 4a opens on that day.
void open_filing_duty(World& world, std::uint64_t operator_id, Date since, std::uint64_t entry);

using RegistrationCommands =
    policies::TypeList<RegisterOperator, IssueProduct, DesignateBranch, ListOutlet, DeclareBalance>;
using RegistrationFacts = policies::TypeList<OperatorRegistered, ProductIssued, OutletNamed, BalanceDeclared>;

}  // namespace gongbao::prepaid_card
