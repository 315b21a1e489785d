// Founding a business, and what operators and offices do by the calendar.
#include "simulation/life.h"

#include "base/check.h"
#include "base/identifiers.h"

namespace gongbao::simulation {

using custody::Instruction;
using custody::Op;

// The check digit is tried out.
std::string Life::credit_code(const std::string& first_17) {
  for (const char check : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    if (check_credit_code(first_17 + check).verdict == IdVerdict::valid) return first_17 + check;
  }
  GB_NEVER("one of the 31 digits is right");
}

SealedText Life::sealed() {
  SealedText text;
  text.hash.fill(7);
  return text;
}

void Life::found_business(std::uint64_t i) {
  Business of;
  of.account_no = "1101000000000000" + std::to_string(10 + i);
  of.settlement = "6222020200000000" + std::to_string(10 + i);
  prepaid_card::RegisterOperator registration;
  registration.uscc = credit_code("91110105MA" + std::to_string(1'000'000 + i));
  registration.operator_name = "某餐饮有限公司";
  registration.district = district;
  registration.industry = prepaid_card::Industry::catering;
  registration.sub_industry = "正餐服务";
  registration.settlement_account = of.settlement;
  const auto registered = give(registration, {access::Role::operator_, 11, 0, 0});
  GB_CHECK(registered.code == 0);
  of.id = registered.entry_no;
  prepaid_card::IssueProduct product;
  product.operator_id = of.id;
  product.product_id = 1;
  // Every way of splitting a price between principal and bonus, both ways of refunding, a term agreed and none.
  product.redeem_order = std::array{prepaid_card::RedeemOrder::principal_first, prepaid_card::RedeemOrder::bonus_first,
                                    prepaid_card::RedeemOrder::proportional}[i % 3];
  if (i == 1) product.refund_method = prepaid_card::RefundMethod::list_price;
  if (i == 2) product.refund_days_agreed = 3;
  product.min_item_price = Money{2'000};
  give(product, the_operator(of));
  prepaid_card::SignCustodyAgreement agreement;
  agreement.operator_id = of.id;
  agreement.bank_id = bank;
  agreement.bank_district = "110102";
  agreement.signed_on = today_;
  agreement.fee_agreed = i % 2 == 0;
  agreement.payout_cycle =
      std::array{custody::PayoutCycle::immediate, custody::PayoutCycle::daily, custody::PayoutCycle::weekly}[i % 3];
  if (agreement.payout_cycle == custody::PayoutCycle::weekly) agreement.payout_weekday = 3;
  give(agreement, the_bank());
  give(agreement, the_operator(of));
  give(prepaid_card::OpenCustodyAccount{of.id, of.account_no}, the_bank());
  file_papers(of);
  businesses_.push_back(std::move(of));
}

void Life::file_papers(const Business& of) {
  prepaid_card::SubmitFiling papers;
  papers.operator_id = of.id;
  papers.form.emplace();
  papers.form->premises = prepaid_card::Premises::own;
  papers.form->card_kinds = {prepaid_card::CardForm::virtual_};
  papers.contract_doc.emplace();
  papers.contract_doc->text = "余额可退,遗失可补办。";
  for (const auto& [item, name] : names_of(prepaid_card::ContractItem{})) papers.contract_doc->items.push_back(item);
  papers.contract_doc->document = sealed();
  papers.commitment_doc.emplace();
  papers.commitment_doc->document = sealed();
  papers.commitment_doc->signatory.token.fill(1);
  papers.commitment_doc->signed_on = today_;
  give(papers, the_operator(of));
  GB_CHECK(give(prepaid_card::ConfirmFiling{of.id}, the_district()).code == 0);
}

void Life::offices_act() {
  const YearMonthDay date = ymd(today_);
  const bool quarter_begins = date.month % 3 == 1;
  for (Business& of : businesses_) {
    if (today_ > plan_.first) upload_statement(of);
    if (one_in(4)) resolve_a_break(of);
    if (quarter_begins && date.day == 12) {
      give(prepaid_card::SubmitQuarterReport{.operator_id = of.id,
                                             .quarter = previous(quarter_of(today_)),
                                             .reported_bank = {},
                                             .account_no = {},
                                             .received = {},
                                             .redeemed = {},
                                             .refunded = {},
                                             .balance = {},
                                             .custody_end = {}},
           the_operator(of));
    }
    if (quarter_begins && date.day == 15) {
      const Quarter ended = previous(quarter_of(today_));
      if (give(prepaid_card::CheckQuarterReport{of.id, ended}, the_district()).code != 0) continue;
      Instruction too_late = paid_in(make(Op::fund_custody, of, 0, money(1'000)), of.settlement);
      too_late.event_date = last_day(ended);
      send(too_late);
    }
  }
  if (date.month == 5 && date.day == 20) raise_the_ratio();
  if (date.month == 9 && date.day == 2 && businesses_.size() > 2 && !businesses_[2].terminating) {
    prepaid_card::AnnounceTermination notice;
    notice.operator_id = businesses_[2].id;
    notice.channel = "门店公告";
    notice.notice = sealed();
    businesses_[2].terminating = give(notice, the_operator(businesses_[2])).code == 0;
  }
  // In every other city it stays after all.
  const bool stays = plan_.seed % 2 == 0 && date.month == 9 && date.day == 5;
  if (stays && businesses_.size() > 2 && businesses_[2].terminating) {
    const prepaid_card::CancelTermination change{businesses_[2].id, sealed()};
    businesses_[2].terminating = give(change, the_operator(businesses_[2])).code != 0;
  }
}

namespace {

bool brings_money(Op op) {
  using enum Op;
  for (const Op each : {purchase, topup, cash_deposit, fund_custody, interest, unidentified_receipt, payout_returned}) {
    if (op == each) return true;
  }
  return false;
}

}  // namespace

void Life::enter_at_the_bank(const Instruction& in) {
  if (in.bank_txn_no[0] == 0) return;
  std::int64_t amount = in.amount_fen;
  if (in.op == Op::execute_payout || in.op == Op::payout_returned)
    amount = books().orders.at({in.operator_id, in.subject_id}).amount;
  custody::StatementLine line;
  line.bank_txn_no = custody::text_of(in.bank_txn_no);
  line.value_date = one_in(40) ? in.event_date - Days{1} : in.event_date;
  line.amount = Money{brings_money(in.op) ? amount : -amount};
  business(in.operator_id).bank_lines.push_back(line);
}

// Of the day before. Some lines are forgotten until the next day, some closings are added up wrongly at first.
void Life::upload_statement(Business& of) {
  std::vector<custody::StatementLine> forgotten;
  if (!of.bank_lines.empty() && one_in(10)) {
    forgotten.push_back(of.bank_lines.back());
    of.bank_lines.pop_back();
  }
  prepaid_card::UploadStatement statement;
  statement.operator_id = of.id;
  statement.account_no = of.account_no;
  statement.date = today_ - Days{1};
  statement.opening = Money{of.bank_balance};
  statement.lines = of.bank_lines;
  statement.closing = statement.opening;
  for (const custody::StatementLine& line : of.bank_lines) statement.closing.fen += line.amount.fen;
  if (one_in(20)) {
    prepaid_card::UploadStatement wrong = statement;
    wrong.closing.fen += 1;
    give(wrong, the_bank());
  }
  if (give(statement, the_bank()).code == 0) {
    of.bank_balance = statement.closing.fen;
    of.bank_lines = forgotten;
  } else {
    of.bank_lines.insert(of.bank_lines.end(), forgotten.begin(), forgotten.end());
  }
}

void Life::resolve_a_break(const Business& of) {
  const auto& breaks = counter_.state().prepaid_card().reconciliation.breaks;
  for (auto it = breaks.lower_bound({of.id, 0, 0}); it != breaks.end() && it->first.operator_id == of.id; ++it) {
    if (!it->second.open() || one_in(3)) continue;
    prepaid_card::ResolveBreak resolve;
    resolve.operator_id = of.id;
    resolve.statement = it->first.statement;
    resolve.place = it->first.place;
    resolve.resolution = static_cast<custody::Resolution>(1 + below(5));
    if (it->second.kind == custody::BreakKind::date_differs)
      resolve.resolution = custody::Resolution::accepted_with_reason;
    resolve.reason = sealed();
    give(resolve, the_bank());
    return;
  }
}

void Life::raise_the_ratio() {
  policies::SetParameter ratio;
  ratio.document = "prepaid-card";
  ratio.parameter = "custody_ratio";
  ratio.from = date_of(2024, 6, 11);
  ratio.reason = "simulation";
  ratio.value_number = 4'500;
  give(ratio, the_city());
}

// Some nights the bank sends a batch: sales of the evening.
void Life::night_batch() {
  if (!one_in(3)) return;
  second_ = 22 * 3600;
  policies::OpenBatch open;
  open.bank_id = bank;
  open.account_no = businesses_.front().account_no;
  open.batch_id = "night-" + to_string(today_);
  open.business_date = today_;
  std::vector<Instruction> run;
  for (std::uint64_t i = 0, n = 1 + below(20); i < n; ++i) {
    Business& of = businesses_[below(businesses_.size())];
    Instruction in = make(Op::purchase, of, ++last_card_, money(300'000));
    in.counter_id = 1;
    run.push_back(paid_in(in, of.account_no));
  }
  open.count = run.size();
  const auto opened = give(open, the_bank());
  if (opened.code != 0) return;
  const auto results = send(run, opened.entry_no);
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (results[i].code == 0) remember(run[i]);
  }
}

}  // namespace gongbao::simulation
