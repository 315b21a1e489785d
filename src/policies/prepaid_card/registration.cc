// Registration: articles 2 and 4.
#include "policies/prepaid_card/registration.h"

#include <algorithm>

#include "base/identifiers.h"
#include "law/area.h"
#include "policies/prepaid_card/changes.h"

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

// 经营者登记注册地所在区 (3b). The notice addresses nobody in 燕山; the parameter says which district acts for it.
std::string handling_district(const Context& in, const std::string& registered) {
  return registered == law::yanshan ? in.state.parameters.text("yanshan_handled_by", in.today) : registered;
}

}  // namespace

Answer decide(const Context& in, const RegisterOperator& command) {
  if (blank(command.operator_name)) return malformed("operator_name");
  const auto uscc = check_credit_code(command.uscc);
  if (uscc.verdict == IdVerdict::invalid) return refuse(code::uscc_invalid);
  // 第二条 本市行政区域内 (2a); 零售业、餐饮业和居民服务业 (2b) is the closed list of Industry
  const std::string district = handling_district(in, command.district);
  if (!law::area_named(district)) return refuse(code::out_of_scope);
  if (!industry_listed(in, command)) return refuse(code::industry_not_listed);
  if (in.state.operator_by_uscc.contains(uscc.normal)) return refuse(code::operator_exists);
  Id16 settlement{};
  if (command.settlement_account) {
    const auto key = custody::account_key(*command.settlement_account);
    if (!key) return malformed("settlement_account");
    settlement = *key;
  }
  OperatorRecord record{uscc.normal,      command.operator_name, command.kind,      district,
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

namespace {

// The first field that no card can have; nullptr when all is well.
const char* impossible_field(const IssueProduct& product) {
  const auto negative = [](const std::optional<Money>& amount) { return amount && amount->fen < 0; };
  if (product.product_id == 0) return "product_id";
  if (negative(product.price)) return "price";
  if (negative(product.bonus)) return "bonus";
  if (negative(product.min_item_price)) return "min_item_price";
  const auto& term = product.refund_days_agreed;
  return term && (*term < 0 || *term > shared::longest_refund_term.count) ? "refund_days_agreed" : nullptr;
}

}  // namespace

// 由总公司统一备案和发行预付卡 (4d)
Answer decide(const Context& in, const IssueProduct& command) {
  if (in.actor.role == access::Role::branch) return refuse(code::branch_cannot_issue);
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (const char* field = impossible_field(command)) return malformed(field);
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

// --- outlets ---------------------------------------------------------------------------------------------------------

bool outlet_named_twice(const std::vector<OutletEntry>& outlets) {
  std::vector<std::uint32_t> ids;
  for (const OutletEntry& outlet : outlets) ids.push_back(outlet.outlet_id);
  std::ranges::sort(ids);
  return std::ranges::adjacent_find(ids) != ids.end();
}

std::optional<Answer> outlet_problem(const OutletEntry& outlet, Date today) {
  if (outlet.outlet_id == 0) return malformed("outlet_id");
  if (blank(outlet.address)) return malformed("address");
  if (lease_missing_or_over(outlet.premises, outlet.lease_to, today)) return malformed("lease_to");
  if (outlet.uscc && check_credit_code(*outlet.uscc).verdict == IdVerdict::invalid) return refuse(code::uscc_invalid);
  if (!law::area_named(outlet.district)) return refuse(code::out_of_scope);
  return std::nullopt;
}

void put_outlet(State& state, std::uint64_t operator_id, const OutletEntry& entry, std::optional<Date> listed_from) {
  Outlet& outlet = state.outlets[{operator_id, entry.outlet_id}];
  if (outlet.open()) listed_from = outlet.listed_from;
  if (outlet.listed_to) outlet.listed_before.push_back({*outlet.listed_from, outlet.listed_to});
  outlet.kind = entry.kind;
  outlet.uscc = entry.uscc;
  outlet.address = entry.address;
  outlet.district = entry.district;
  outlet.premises = entry.premises.value_or(Premises::own);
  outlet.lease_to = entry.lease_to;
  outlet.listed_from = listed_from;
  outlet.listed_to.reset();
  if (entry.kind == OutletKind::branch) state.operators.at(operator_id).kind = OperatorKind::head;
}

namespace {

// 分公司及兑付场所信息应在…备案表中列出 (4i)
Answer name_outlet(const Context& in, std::uint64_t operator_id, const OutletEntry& outlet) {
  if (in.find_operator(operator_id) == nullptr) return refuse(code::unknown_operator);
  if (auto wrong = outlet_problem(outlet, in.today)) return std::move(*wrong);
  const auto known = in.state.outlets.find({operator_id, outlet.outlet_id});
  if (known != in.state.outlets.end() && known->second.open()) return refuse(code::wrong_state);
  const OutletNamed named{operator_id, outlet};
  const Filing* filing = latest_of(in.state.filing.filings, operator_id);
  if (filing == nullptr || !filing->in_force()) return accept(named);
  FilingChanges fields;
  fields.list_outlets.push_back(outlet);
  return change_answer(in, change_of(in, std::move(fields), in.today), operator_id, accept(named));
}

}  // namespace

// 分公司由总公司指定 (4g)
Answer decide(const Context& in, const DesignateBranch& command) {
  OutletEntry branch = command.outlet;
  branch.kind = OutletKind::branch;
  return name_outlet(in, command.operator_id, branch);
}

Answer decide(const Context& in, const ListOutlet& command) {
  return name_outlet(in, command.operator_id, command.outlet);
}

void apply(World& world, const OutletNamed& fact, const FactOrigin&) {
  put_outlet(world.state, fact.operator_id, fact.outlet, std::nullopt);
}

// --- the balance of those who have not filed -------------------------------------------------------------------------

bool books_carry_cards(const custody::OperatorBook& book) { return book.loaded != 0 || book.instructions_seen != 0; }

Money known_balance(const custody::OperatorBook& book) {
  if (!books_carry_cards(book)) return {book.declared_balance};
  return {static_cast<std::int64_t>(book.q.balance())};
}

namespace {

struct BranchSums {
  Wide received = 0, redeemed = 0, refunded = 0;
  bool negative = false;
  bool head_named = false;
};
BranchSums sums_of(const std::vector<BranchBalance>& branches) {
  BranchSums sums;
  for (const BranchBalance& branch : branches) {
    sums.received += branch.received.fen;
    sums.redeemed += branch.redeemed.fen;
    sums.refunded += branch.refunded.fen;
    sums.negative |= branch.received.fen < 0 || branch.redeemed.fen < 0 || branch.refunded.fen < 0;
    sums.head_named |= branch.outlet_id == 0;
  }
  return sums;
}

// 分公司发卡规模计入总公司 (4c): the branches are part of the sums, and all of them when the head office is named too.
const char* inconsistent_sum(const Declaration& declared) {
  const BranchSums sums = sums_of(declared.branches);
  const auto fits_into = [&](Wide parts, Money whole) {
    return sums.head_named ? parts == whole.fen : parts <= whole.fen;
  };
  if (sums.negative) return "branches";
  if (declared.received.fen < 0 || !fits_into(sums.received, declared.received)) return "received";
  if (declared.redeemed.fen < 0 || !fits_into(sums.redeemed, declared.redeemed)) return "redeemed";
  if (declared.refunded.fen < 0 || !fits_into(sums.refunded, declared.refunded)) return "refunded";
  return nullptr;
}

}  // namespace

Answer decide(const Context& in, const DeclareBalance& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const custody::OperatorBook& book = *in.books.find_operator(command.operator_id);
  if (book.filed != 0 || books_carry_cards(book)) return refuse(code::wrong_state);
  const Declaration* before = latest_of(in.state.filing.declarations, command.operator_id);
  if (before != nullptr && command.as_of < before->as_of) {
    return refuse(code::wrong_state).with_date("declared_as_of", before->as_of);
  }
  if (auto wrong = day_problem(in, "as_of", command.as_of, in.terms.effective_from)) return std::move(*wrong);
  Declaration declared{command.as_of, command.received, command.redeemed, command.refunded.value_or(Money{}),
                       Money{},       command.branches};
  if (const char* field = inconsistent_sum(declared)) return malformed(field);
  // 预收资金余额是指预收资金扣减已兑付商品或服务价款后的余额 (2e)
  const Wide refunded = in.terms.balance_subtracts_refunds ? declared.refunded.fen : 0;
  const Wide balance = Wide{declared.received.fen} - declared.redeemed.fen - refunded;
  if (balance < 0 || !fits(balance)) return refuse(code::schema_invalid).with_text("field", "redeemed");
  declared.balance.fen = static_cast<std::int64_t>(balance);
  const bool must_file = reaches_filing_threshold(balance, in.terms);
  const bool opens_duty = in.scheme.balance_opens_filing_duty(book, balance);
  custody::OperatorBook after = book;
  after.declared_balance = declared.balance.fen;
  if (opens_duty) after.filing_duty_since = declared.as_of.day;
  const PostedFigures posted = figures_resplit(in, after);
  Answer answer = accept(BalanceDeclared{command.operator_id, declared, opens_duty, posted});
  answer.fen("balance", declared.balance.fen);
  answer.fen("threshold", in.terms.filing_threshold.fen);
  answer.text("filing", std::string(enum_name(must_file ? FilingKind::mandatory : FilingKind::voluntary)));
  if (opens_duty) {
    answer.date("filing_duty_since", declared.as_of);
    answer.date("file_by", in.work_days(declared.as_of, in.terms.filing_duty_grace).last_day);
    answer.flag(flag::filing_due);
  }
  if (posted.flags != 0) show_required(answer, posted);
  return answer;
}

void apply(World& world, const BalanceDeclared& fact, const FactOrigin& origin) {
  world.state.filing.declarations[{fact.operator_id, origin.entry}] = fact.declaration;
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  book.declared_balance = fact.declaration.balance.fen;
  if (fact.opens_duty) open_filing_duty(world, fact.operator_id, fact.declaration.as_of, origin.entry);
  post_resplit(world, book, fact.posted, origin);
}

void open_filing_duty(World& world, std::uint64_t operator_id, Date since, std::uint64_t entry) {
  world.books.find_operator(operator_id)->filing_duty_since = since.day;
  open_event(world.state.compliance_events, {operator_id, flag::filing_due, custody::sortable(entry)}, {since, entry});
}

}  // namespace gongbao::prepaid_card
