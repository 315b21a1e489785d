// Registration: articles 2 and 4.
#include "policies/prepaid_card/registration.h"

#include <algorithm>

#include "base/identifiers.h"
#include "law/area.h"

namespace gongbao::prepaid_card {

namespace {

// 具体行业为市区商务部门…明确的范围 (2c): "industry:sub_industry", or "industry:*" for all of it.
bool industry_listed(const Context& in, const RegisterOperator& command) {
  const auto& listed = in.state.parameters.list("industry_list", in.today);
  const std::string industry(enum_name(command.industry));
  return std::ranges::find(listed, command.sub_industry) != listed.end() ||
         std::ranges::find(listed, industry + ":" + command.sub_industry) != listed.end() ||
         std::ranges::find(listed, industry) != listed.end();
}

}  // namespace

Answer decide(const Context& in, const RegisterOperator& command) {
  const auto uscc = check_credit_code(command.uscc);
  if (uscc.verdict == IdVerdict::invalid) return refuse(code::uscc_invalid);
  // 第二条 本市行政区域内 (2a); 零售业、餐饮业和居民服务业 (2b) is the closed list of Industry
  if (!law::area_named(command.district)) return refuse(code::out_of_scope);
  if (!industry_listed(in, command)) return refuse(code::industry_not_listed);
  if (in.state.operator_by_uscc.contains(uscc.normal)) return refuse(code::operator_exists);
  Id16 settlement{};
  if (command.settlement_account) {
    const auto key = custody::account_key(*command.settlement_account);
    if (!key) return refuse(code::schema_invalid).with_text("field", "settlement_account");
    settlement = *key;
  }
  OperatorRecord record{uscc.normal,      command.operator_name, command.kind,      command.district,
                        command.industry, command.sub_industry,  command.legal_rep, in.today};
  return accept(OperatorRegistered{std::move(record), settlement})
      .with_count("operator_id", static_cast<std::int64_t>(in.entry));
}

void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin) {
  world.state.operators[origin.entry] = fact.record;
  world.state.operator_by_uscc[fact.record.uscc] = origin.entry;
  auto& book = world.books.open_operator(origin.entry, custody::scheme_prepaid_card, origin.booked_on);
  book.settlement_account = fact.settlement_account;
}

// 由总公司统一备案和发行 (4d)
Answer decide(const Context& in, const IssueProduct& command) {
  if (in.actor.role == access::Role::branch) return refuse(code::branch_cannot_issue);
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.product_id == 0) return refuse(code::schema_invalid).with_text("field", "product_id");
  if (in.state.products.contains({command.operator_id, command.product_id})) return refuse(code::product_exists);
  if (in.state.issuing_stopped_on.contains(command.operator_id)) return refuse(code::issuing_stopped);  // 8b
  CardProduct product;
  product.form = command.form;
  product.price = command.price.value_or(Money{});
  product.bonus = command.bonus.value_or(Money{});
  product.redeem_order = command.redeem_order.value_or(RedeemOrder::principal_first);
  product.min_item_price = command.min_item_price.value_or(Money{});
  product.refund_days_agreed = command.refund_days_agreed;
  product.refund_method = command.refund_method.value_or(RefundMethod::principal_balance);
  product.issued_on = in.today;
  return accept(ProductIssued{command.operator_id, command.product_id, product});
}

void apply(World& world, const ProductIssued& fact, const FactOrigin&) {
  world.state.products[{fact.operator_id, fact.product_id}] = fact.product;
}

}  // namespace gongbao::prepaid_card
