// The dice are std::mt19937_64 and plain remainders, which every machine throws alike. One file, because
// whoever throws them does so in one order.
#include "simulation/year.h"

#include <gtest/gtest.h>

#include <bit>

#include "base/check.h"
#include "base/hash.h"
#include "cli/demo/numbers.h"
#include "cli/ledger_digest.h"
#include "law/area.h"

namespace gongbao::simulation {

using access::Actor;
using access::Role;
using custody::Instruction;
using custody::Op;

namespace {

constexpr std::uint64_t bank = 3;
constexpr std::string_view district = "110105";

SealedText sealed() {
  SealedText text;
  text.hash.fill(7);
  return text;
}

// One of the city's businesses, as its own people remember it.
struct Business {
  std::uint64_t id = 0;
  std::string account_no;
  std::string settlement;
  std::vector<std::uint64_t> cards;
  std::vector<Id16> items;                            // redeemed or returned, perhaps cleared since
  std::vector<std::pair<Id16, Instruction>> inbound;  // that may be reversed or charged back
  std::vector<Id16> lines;                            // unidentified receipts
  std::vector<std::uint64_t> refunds;
  std::vector<std::uint64_t> orders;
  bool terminating = false;
};

class Life {
 public:
  Life(const Plan& plan, City& city) : plan_(plan), city_(city), dice_(plan.seed) {}

  Year all() {
    today_ = plan_.first;
    open_the_day();
    for (const policies::SetParameter& each : plan_.parameters) {
      const std::string owner = city_.state().prepaid_card().parameters.find(each.parameter)->owner;
      GB_CHECK(give(each, owner == "district_commerce" ? the_district() : the_city()).code == 0);
    }
    for (std::uint64_t i = 0; i < plan_.operators; ++i) found_business(i);
    for (std::int32_t day = 0; day < plan_.days; ++day, today_ = today_ + Days{1}) {
      open_the_day();
      offices_act();
      for (Business& each : businesses_) business_day(each);
      night_batch();
    }
    return std::move(year_);
  }

 private:
  // --- dice ------------------------------------------------------------------------------------------------------
  std::uint64_t below(std::uint64_t n) { return dice_() % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  // Odd fen more often than round sums.
  std::int64_t money(std::int64_t most) {
    return 1 + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most)));
  }
  template <class T>
  const T* pick(const std::vector<T>& from) {
    return from.empty() ? nullptr : &from[below(from.size())];
  }

  // --- saying things -----------------------------------------------------------------------------------------------
  void open_the_day() { second_ = 9 * 3600; }
  engine::Source source(const Actor& actor) { return access::source_of(actor, stamp_of(today_, second_++)); }
  static Actor the_bank() { return {Role::custody_bank, 3, bank, 0}; }
  static Actor the_operator(const Business& of) { return {Role::operator_, 11, of.id, 0}; }
  static Actor the_district() { return {Role::district_commerce, 15, 0, *law::area_named(district)}; }
  static Actor the_city() { return {Role::city_commerce, 16, 0, 0}; }

  template <class Command>
  engine::TypedReply give(const Command& command, const Actor& actor) {
    Event event;
    event.source = source(actor);
    event.command = engine::TypedCommand{.type = Command::number, .bytes = canonical_bytes(command)};
    const auto reply = city_.engine().execute(*event.command, event.source);
    GB_CHECK(reply.has_value());
    event.first_entry = reply->entry_no;
    event.reply = *reply;
    ++year_.commands[{std::string(Command::name), reply->code}];
    year_.events.push_back(std::move(event));
    return *reply;
  }

  std::vector<engine::InstructionResult> send(const std::vector<Instruction>& run, engine::EntryNo batch = 0) {
    Event event;
    event.source = source(the_bank());
    event.source.batch_entry = batch;
    for (const Instruction& in : run) event.records.push_back(std::bit_cast<engine::Record>(custody::pack(in)));
    const auto results = city_.engine().execute(event.records, event.source);
    GB_CHECK(results.has_value());
    event.first_entry = city_.last_entry() + 1 - run.size();
    event.results = *results;
    for (std::size_t i = 0; i < run.size(); ++i) {
      if (event.results[i].outcome != engine::Verdict::duplicate)
        ++year_.instructions[{run[i].op, event.results[i].code}];
    }
    year_.events.push_back(std::move(event));
    return *results;
  }
  bool send(const Instruction& in) {
    const bool accepted = send(std::vector{in}).front().code == 0;
    if (one_in(40)) send(std::vector{in});  // the line was lost and the bank asks again
    if (one_in(200)) {
      Instruction other = in;
      other.amount_fen += 1;
      send(std::vector{other});
    }
    if (accepted) remember(in);
    return accepted;
  }

  Instruction make(Op op, const Business& of, std::uint64_t subject, std::int64_t amount) {
    Instruction in;
    ++made_;
    std::array<std::uint8_t, 12> own{};
    std::memcpy(own.data(), &made_, sizeof made_);
    in.instr_id = custody::make_id(today_, own);
    in.op = op;
    in.event_date =
        one_in(30) && today_ - plan_.first > Days{5} ? today_ - Days{static_cast<std::int32_t>(below(5))} : today_;
    in.operator_id = of.id;
    in.subject_id = subject;
    in.amount_fen = amount;
    in.second_of_day = static_cast<std::uint32_t>(second_);
    return in;
  }
  Instruction cash(Instruction in) {
    const std::string number = "S" + std::to_string(made_);
    std::copy(number.begin(), number.end(), in.bank_txn_no.begin());
    return in;
  }
  Instruction paid_in(Instruction in, const std::string& account) {
    in.ref_id = custody::account_key(account).value();
    return cash(in);
  }

  const custody::Books& books() const { return city_.state().books(); }
  const custody::OperatorBook& book(const Business& of) const { return *books().find_operator(of.id); }
  const custody::Card* card(const Business& of, std::uint64_t id) const { return books().cards.find({of.id, id}); }
  Business& business(std::uint64_t id) { return *std::ranges::find(businesses_, id, &Business::id); }

  void remember(const Instruction& in) {
    Business& of = business(in.operator_id);
    const bool first_sale = in.op == Op::purchase || (in.has(custody::flag::first_sale) &&
                                                      (in.op == Op::sale_in_transit || in.op == Op::identify_receipt));
    if (first_sale) welcome(of, in.subject_id);
    if (in.op == Op::redeem || in.op == Op::refund_by_operator) of.items.push_back(in.instr_id);
    if (in.op == Op::unidentified_receipt) of.lines.push_back(in.instr_id);
    using enum Op;
    for (const Op op : {purchase, topup, sale_in_transit, cash_deposit, redeem, refund_by_operator, transfer,
                        fund_custody, interest, unidentified_receipt, identify_receipt}) {
      if (op == in.op) of.inbound.emplace_back(in.instr_id, in);
    }
  }

  // Every card has a holder, whose account has the card's number.
  void welcome(Business& of, std::uint64_t card_id) {
    of.cards.push_back(card_id);
    prepaid_card::BindCardHolder bind;
    bind.operator_id = of.id;
    bind.card_id = card_id;
    bind.holder.token.fill(static_cast<std::uint8_t>(1 + card_id % 250));
    bind.consumer_account = card_id;
    give(bind, the_bank());
  }
  static Actor the_holder(std::uint64_t card_id) { return {Role::consumer, card_id, 0, 0}; }

  // --- founding ------------------------------------------------------------------------------------------------------
  void found_business(std::uint64_t i) {
    Business of;
    of.account_no = "1101000000000000" + std::to_string(10 + i);
    of.settlement = "6222020200000000" + std::to_string(10 + i);
    prepaid_card::RegisterOperator registration;
    registration.uscc = cli::credit_code("91110105MA" + cli::digits(1'000'000 + i, 7));
    registration.operator_name = "某餐饮有限公司";
    registration.district = district;
    registration.industry = prepaid_card::Industry::catering;
    registration.sub_industry = "正餐服务";
    registration.settlement_account = of.settlement;
    const auto registered = give(registration, {Role::operator_, 11, 0, 0});
    GB_CHECK(registered.code == 0);
    of.id = registered.entry_no;
    prepaid_card::IssueProduct product;
    product.operator_id = of.id;
    product.product_id = 1;
    // Every way of splitting a price between principal and bonus, and both ways of refunding.
    product.redeem_order =
        std::array{prepaid_card::RedeemOrder::principal_first, prepaid_card::RedeemOrder::bonus_first,
                   prepaid_card::RedeemOrder::proportional}[i % 3];
    product.min_item_price = Money{2'000};
    give(product, the_operator(of));
    prepaid_card::SignCustodyAgreement agreement;
    agreement.operator_id = of.id;
    agreement.bank_id = bank;
    agreement.bank_district = "110102";
    agreement.signed_on = today_;
    agreement.fee_agreed = i % 2 == 0;
    agreement.payout_cycle = i == 1 ? custody::PayoutCycle::daily : custody::PayoutCycle::immediate;
    give(agreement, the_bank());
    give(agreement, the_operator(of));
    give(prepaid_card::OpenCustodyAccount{of.id, of.account_no}, the_bank());
    file_papers(of);
    businesses_.push_back(std::move(of));
  }
  void file_papers(const Business& of) {
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

  // --- offices -------------------------------------------------------------------------------------------------------
  void offices_act() {
    const YearMonthDay date = ymd(today_);
    const bool quarter_begins = date.month % 3 == 1;
    for (Business& of : businesses_) {
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
        give(prepaid_card::CheckQuarterReport{of.id, previous(quarter_of(today_))}, the_district());
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
  }
  void raise_the_ratio() {
    policies::SetParameter ratio;
    ratio.document = "prepaid-card";
    ratio.parameter = "custody_ratio";
    ratio.from = date_of(2024, 6, 11);
    ratio.reason = "simulation";
    ratio.value_number = 4'500;
    give(ratio, the_city());
  }

  // --- a business's day
  // ------------------------------------------------------------------------------------------------
  void business_day(Business& of) {
    const auto acts = 1 + below(static_cast<std::uint64_t>(plan_.acts_a_day));
    for (std::uint64_t i = 0; i < acts; ++i) act(of);
    pay_what_is_due(of);
  }
  void act(Business& of) {
    const std::uint64_t dice = below(100);
    if (dice < 14) return sell(of);
    if (dice < 20) return top_up(of);
    if (dice < 40) return redeem(of);
    if (dice < 47) return sell_for_cash(of);
    if (dice < 53) return deposit(of);
    if (dice < 63) return apply_for_release(of);
    if (dice < 66) return object(of);
    if (dice < 69) return agree(of);
    if (dice < 73) return draw(of);
    if (dice < 76) return demand_refund(of);
    if (dice < 81) return settle_refund(of);
    if (dice < 83) return transfer(of);
    if (dice < 87) return undo(of);
    if (dice < 91) return fund(of);
    if (dice < 93) return interest_or_fee(of);
    if (dice < 96) return unknown_money(of);
    if (dice < 97) return lose_a_card(of);
    if (dice < 98) return bounce(of);
    return nonsense(of);
  }

  void sell(Business& of) {
    Instruction in = make(Op::purchase, of, ++last_card_, money(500'000));
    in.counter_id = 1;
    if (one_in(3)) in.aux_fen = money(20'000);
    send(paid_in(in, of.account_no));
  }
  void top_up(Business& of) {
    if (const auto* id = pick(of.cards)) send(paid_in(make(Op::topup, of, *id, money(100'000)), of.account_no));
  }
  void redeem(Business& of) {
    const auto* id = pick(of.cards);
    if (id == nullptr) return;
    const custody::Card* row = card(of, *id);
    const std::int64_t all = row == nullptr ? 0 : row->principal + row->bonus;
    send(make(Op::redeem, of, *id,
              one_in(15) ? all + 1 : money(std::max<std::int64_t>(1, std::min<std::int64_t>(all, 60'000)))));
  }
  void sell_for_cash(Business& of) {
    const bool first = of.cards.empty() || one_in(2);
    Instruction in = make(Op::sale_in_transit, of, first ? ++last_card_ : *pick(of.cards), money(50'000));
    in.flags = static_cast<std::uint8_t>((one_in(2) ? custody::flag::cash : custody::flag::acquirer) |
                                         (first ? custody::flag::first_sale : 0));
    if (first) in.counter_id = 1;
    send(in);
  }
  void deposit(Business& of) {
    const std::int64_t held = book(of).q.in_transit_all;
    send(paid_in(make(Op::cash_deposit, of, 0,
                      held == 0 || one_in(12) ? held + 1
                      : one_in(2)             ? held
                                              : money(held)),
                 of.account_no));
  }
  // Up to five items under one application.
  void apply_for_release(Business& of) {
    ++last_application_;
    for (std::uint64_t i = 0, n = 1 + below(5); i < n; ++i) {
      const Id16* item = pick(of.items);
      if (item == nullptr) return;
      Instruction in = make(Op::apply_release, of, 0, 0);
      in.ref_id = *item;
      in.counter_id = last_application_;
      send(in);
    }
    of.orders.push_back(last_application_);
  }
  const custody::Item* some_item(Business& of, Id16& id) {
    const Id16* picked = pick(of.items);
    if (picked == nullptr) return nullptr;
    id = *picked;
    return books().items.find({of.id, id});
  }
  void object(Business& of) {
    Id16 id{};
    const custody::Item* item = some_item(of, id);
    Instruction in = make(Op::objection, of, item != nullptr ? item->card_id : 1, 0);
    in.ref_id = id;
    send(in);
  }
  void agree(Business& of) {
    for (const Id16& id : of.items) {
      const custody::Item* item = books().items.find({of.id, id});
      if (item == nullptr || item->state != custody::ItemState::disputed) continue;
      Instruction in = make(Op::agreement, of, item->card_id, item->amount);
      in.ref_id = id;
      in.aux_fen = one_in(5) ? 0 : money(item->amount);
      if (!one_in(10)) in.flags = custody::flag::confirmed;
      if (send(in)) apply_agreed(of, id);
      return;
    }
  }
  void apply_agreed(Business& of, const Id16& id) {
    Instruction in = make(Op::apply_release, of, 0, 0);
    in.ref_id = id;
    in.counter_id = ++last_application_;
    if (send(in)) of.orders.push_back(last_application_);
  }
  // The operator draws what is free: on paper, or by an order.
  void draw(Business& of) {
    const std::int64_t free = custody::releasable(book(of));
    const std::int64_t amount = free == 0 || one_in(10) ? free + 1 : money(free);
    if (one_in(2)) {
      Instruction in = make(Op::release_free, of, 0, amount);
      in.purpose = one_in(12) ? 101 : static_cast<std::uint16_t>(1 + below(8));
      in.ref_id = in.instr_id;
      send(cash(in));
      return;
    }
    prepaid_card::RequestFreeRelease request{of.id, Money{amount}, one_in(12) ? "equity" : "wages", of.settlement};
    const auto reply = give(request, the_operator(of));
    if (reply.code != 0) return;
    of.orders.push_back(reply.entry_no);
    if (one_in(6)) give(prepaid_card::CancelOrder{of.id, reply.entry_no}, the_operator(of));
  }
  void pay_what_is_due(Business& of) {
    for (const std::uint64_t order : of.orders) {
      const auto it = books().orders.find({of.id, order});
      if (it == books().orders.end() || !it->second.counts() || one_in(4)) continue;
      send(cash(make(Op::execute_payout, of, order, 0)));
    }
    if (of.orders.size() > 30) of.orders.erase(of.orders.begin(), of.orders.end() - 30);
  }
  void bounce(Business& of) {
    if (const auto* order = pick(of.orders)) send(cash(make(Op::payout_returned, of, *order, 0)));
  }

  void demand_refund(Business& of) {
    const auto* id = pick(of.cards);
    if (id == nullptr) return;
    prepaid_card::DemandRefund demand;
    demand.operator_id = of.id;
    demand.card_id = *id;
    demand.ground = static_cast<custody::Ground>(1 + below(7));
    if (demand.ground == custody::Ground::cooling_off) demand.gift_kept = one_in(2);
    const auto reply = give(demand, the_bank());
    if (reply.code == 0) of.refunds.push_back(reply.entry_no);
  }
  void settle_refund(Business& of) {
    if (of.refunds.empty()) return;
    const std::uint64_t id = *pick(of.refunds);
    const custody::Refund refund = books().refunds.at({of.id, id});
    const custody::Card& row = *card(of, refund.card_id);
    if (refund.state == custody::RefundState::demanded) {
      if (one_in(6)) {
        give(prepaid_card::WithdrawRefund{of.id, id}, the_holder(refund.card_id));
      } else if (one_in(3)) {
        Instruction in = make(Op::refund_by_operator, of, id, row.principal);
        if (one_in(2)) in.flags = custody::flag::cash;
        send(in);
      } else {
        const std::int64_t gift = refund.gift_kept && row.principal > 1 ? money(row.principal / 2 + 1) : 0;
        const auto sum = city_.state().scheme().refund_sum(row, refund, gift);
        Instruction in = make(Op::accept_refund, of, id, sum.payable + sum.compensation);
        in.aux_fen = gift;
        if (gift > 0) in.flags = custody::flag::confirmed;
        send(in);
      }
    } else if (refund.state == custody::RefundState::accepted) {
      send(cash(make(Op::pay_refund, of, id, refund.payable + refund.compensation)));
    }
  }
  void transfer(Business& of) {
    const auto* from = pick(of.cards);
    const auto* to = pick(of.cards);
    if (from == nullptr || *from == *to) return;
    Instruction in = make(Op::transfer, of, *from, money(std::max<std::int64_t>(1, card(of, *from)->principal)));
    in.counter_id = *to;
    send(in);
  }
  void undo(Business& of) {
    const auto* picked = pick(of.inbound);
    if (picked == nullptr) return;
    const auto [id, original] = *picked;
    const bool back = one_in(3);
    Instruction in = make(back ? Op::chargeback : Op::reverse, of, original.subject_id,
                          back && one_in(2) ? money(original.amount_fen) : original.amount_fen);
    in.ref_id = id;
    const bool through_account = back || original.bank_txn_no[0] != 0;
    send(through_account ? cash(in) : in);
  }
  void fund(Business& of) {
    const std::int64_t gap = book(of).required + book(of).q.open_orders - book(of).q.custody;
    send(paid_in(make(Op::fund_custody, of, 0, gap > 0 && !one_in(4) ? gap : money(50'000)), of.settlement));
  }
  void interest_or_fee(Business& of) { send(cash(make(one_in(2) ? Op::interest : Op::bank_fee, of, 0, money(500)))); }
  void unknown_money(Business& of) {
    if (of.lines.empty() || one_in(2)) {
      send(paid_in(make(Op::unidentified_receipt, of, 0, money(80'000)), of.account_no));
      return;
    }
    const Id16 id = *pick(of.lines);
    const auto line = books().lines.find({of.id, id});
    if (line == books().lines.end()) return;
    const auto kind = static_cast<std::uint16_t>(1 + below(3));
    const bool first = kind == custody::purpose::card && one_in(2);
    Instruction in = make(Op::identify_receipt, of, 0, line->second.amount);
    in.purpose = kind;
    in.ref_id = id;
    if (kind == custody::purpose::card) in.subject_id = first || of.cards.empty() ? ++last_card_ : *pick(of.cards);
    if (first) {
      in.flags = custody::flag::first_sale;
      in.counter_id = 1;
    }
    send(in);
  }
  void lose_a_card(Business& of) {
    const auto* id = pick(of.cards);
    if (id == nullptr) return;
    const std::uint64_t lost = *id;
    if (give(prepaid_card::ReportLoss{of.id, lost}, the_holder(lost)).code != 0) return;
    if (one_in(2)) {
      give(prepaid_card::UnfreezeCard{of.id, lost}, the_holder(lost));
    } else if (give(prepaid_card::ReissueCard{of.id, lost, ++last_card_}, the_operator(of)).code == 0) {
      welcome(of, last_card_);
    }
  }
  // Records that nobody should send: bytes that are wrong in one place each.
  void nonsense(Business& of) {
    Instruction in = paid_in(make(Op::topup, of, of.cards.empty() ? 1 : *pick(of.cards), money(1'000)), of.account_no);
    switch (below(8)) {
      case 0:
        in.op = static_cast<Op>(99);
        break;
      case 1:
        in.amount_fen = 0;
        break;
      case 2:
        in.amount_fen = INT64_MAX;
        break;
      case 3:
        in.operator_id += 1'000'000;
        send(std::vector{in});
        return;
      case 4:
        in.event_date = today_ + Days{1};
        break;
      case 5:
        in.instr_id = custody::make_id(today_ - Days{60}, std::array<std::uint8_t, 12>{});
        break;
      case 6:
        in.ref_id = {};
        break;
      default:
        in.version = 9;
        break;
    }
    send(in);
  }

  // Some nights the bank sends a batch: sales of the evening.
  void night_batch() {
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

  const Plan& plan_;
  City& city_;
  std::mt19937_64 dice_;
  Year year_;
  std::vector<Business> businesses_;
  Date today_;
  std::int64_t second_ = 0;
  std::uint64_t made_ = 0, last_card_ = 0, last_application_ = 0;
};

}  // namespace

engine::Options City::inline_options() {
  engine::Options options;
  options.threads = false;
  options.allow_long_turns = true;
  return options;
}

City::City(journal::Log& log, engine::Options options, std::function<void(const ledger::Journal&)> see) : log_(log) {
  auto city = policies::City::open();
  GB_CHECK(city.has_value());
  city_ = std::move(*city);
  city_->on_journal(std::move(see));
  engine_ = std::make_unique<engine::Engine>(*city_, log, std::move(options));
  const auto started = engine_->start();
  if (!started) ADD_FAILURE() << to_string(started.error());
  GB_CHECK(started.has_value());
}

std::string City::ledger_digest() const { return to_hex(cli::ledger_digest(city_->books())); }
std::string City::state_digest() const { return to_hex(city_->digest()); }

Year live(const Plan& plan, City& city) { return Life(plan, city).all(); }

namespace {

std::size_t size_of(const Event& event) { return event.command ? 1 : event.records.size(); }
// How much of it became entries up to that one.
std::size_t known_of(const Event& event, engine::EntryNo after) {
  return after < event.first_entry ? 0 : after + 1 - event.first_entry;
}

}  // namespace

void live_one_by_one(const Year& year, City& city) {
  for (const Event& event : year.events) {
    if (event.command) {
      const auto reply = city.engine().execute(*event.command, event.source);
      ASSERT_TRUE(reply && *reply == event.reply) << event.first_entry;
    }
    for (std::size_t i = 0; i < event.records.size(); ++i) {
      const auto result = city.engine().execute(event.records[i], event.source);
      ASSERT_TRUE(result && *result == event.results[i]) << event.first_entry + i;
    }
  }
}

void live_in_a_hurry(const Year& year, City& city, engine::EntryNo after) {
  std::size_t answered = 0, sent = 0;  // answered: by the writing thread, read when everything is in
  const auto settle = [&] {
    const auto asked = city.engine().ask([] {});
    ASSERT_TRUE(asked.has_value());
  };
  for (const Event& event : year.events) {
    const std::size_t known = known_of(event, after);
    if (known >= size_of(event)) continue;
    const bool batch = event.source.batch_entry != 0;
    if (batch) settle();
    ++sent;
    if (event.command) {
      ASSERT_TRUE(city.engine().submit(*event.command, event.source, [&](const Result<engine::TypedReply>& reply) {
        answered += reply && *reply == event.reply ? 1 : 0;
      }));
    } else {
      const auto rest = std::span(event.records).subspan(known);
      ASSERT_TRUE(city.engine().submit(
          rest, event.source, [&, known](const Result<std::vector<engine::InstructionResult>>& results) {
            answered += results && std::ranges::equal(*results, std::span(event.results).subspan(known)) ? 1 : 0;
          }));
    }
    if (batch || (event.command && event.command->type == policies::OpenBatch::number)) settle();
  }
  city.engine().stop();
  EXPECT_EQ(answered, sent);
}

}  // namespace gongbao::simulation
