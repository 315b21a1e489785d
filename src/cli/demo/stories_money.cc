// Stories of cards and cash.
#include "cli/demo/founding.h"
#include "cli/demo/stories.h"
#include "policies/prepaid_card/commands.h"

namespace gongbao::cli::demo {

std::vector<Stories::Dated> Stories::of_money() {
  return {
      {date_of(2024, 1, 10), &Stories::cash_comes_late},
      {date_of(2024, 1, 16), &Stories::sale_is_charged_back},
      {date_of(2024, 2, 20), &Stories::gift_is_kept},
      {date_of(2024, 2, 27), &Stories::cooling_off_is_over},
      {date_of(2024, 3, 11), &Stories::operator_is_at_fault},
      {date_of(2024, 3, 20), &Stories::refund_is_contested_and_owed},
      {date_of(2024, 3, 21), &Stories::refund_is_contested_and_rejected},
      {date_of(2024, 4, 8), &Stories::too_little_for_anything},
      {date_of(2024, 4, 16), &Stories::money_for_shares},
      {date_of(2024, 4, 23), &Stories::nobody_knows_whose_money},
      {date_of(2024, 6, 12), &Stories::statement_shows_more},
      {date_of(2024, 7, 12), &Stories::bank_forgets_payouts},
      {date_of(2024, 8, 20), &Stories::payout_bounces},
      {date_of(2024, 8, 28), &Stories::card_is_lost},
      {date_of(2024, 9, 5), &Stories::card_gives_to_another},
      {date_of(2024, 9, 10), &Stories::cash_is_missing_for_days},
  };
}

Instruction Stories::of_line(Op op, const Shop& shop, std::uint64_t subject, std::int64_t fen,
                             const std::string& number) {
  Instruction in = play_.make(op, shop.id, subject, fen);
  if (op == Op::unidentified_receipt) in.ref_id = key_of(shop.account_no);
  return with_txn(in, number);
}

// --- cash ------------------------------------------------------------------------------------------------------------

void Stories::cash_comes_late() {
  Shop& of = shop("huaiyin");
  of.keeps_cash = true;
  play_.send(clerk(of), acts_.on_its_way(of, of.new_card(), 3'800 * yuan_fen, custody::flag::cash, 1));
  play_.in_work_days(3, [&of] { of.keeps_cash = false; });
}

// All free money is drawn, then cash stays in the till: what is held is short until it is brought.
void Stories::cash_is_missing_for_days() {
  Shop& of = shop("sanmutang");
  acts_.draw_all_but(of, 0);
  of.keeps_cash = of.quiet = true;
  play_.send(clerk(of), acts_.on_its_way(of, of.new_card(), 9'000 * yuan_fen, custody::flag::cash, 1));
  play_.in_work_days(4, [&of] { of.keeps_cash = of.quiet = false; });
}

void Stories::sale_is_charged_back() {
  Shop& of = shop("tongqu");
  const std::uint64_t card = of.new_card();
  const std::int64_t amount = 1'200 * yuan_fen;
  const Id16 sale = play_.send(clerk(of), acts_.purchase(of, card, amount));
  play_.in_work_days(2, [this, &of, card, sale] {
    Instruction in = of_line(Op::chargeback, of, card, amount, "X-20240118-1");
    in.ref_id = sale;
    play_.send(clerk(of), in);
  });
}

// --- refunds
// -----------------------------------------------------------------------------------------------------------

void Stories::gift_is_kept() {
  Shop& of = shop("suyan");
  const std::uint64_t card = of.new_card();
  play_.send(clerk(of), acts_.purchase(of, card, 2'000 * yuan_fen));
  const std::uint64_t refund = acts_.demand(of, clerk(of), card, "cooling_off", true);
  play_.in_work_days(1, [this, &of, refund] { acts_.accept(of, refund, 88 * yuan_fen); });
  play_.in_work_days(2, [this, &of, refund] { acts_.pay(of, refund); });
}

void Stories::cooling_off_is_over() {
  Shop& of = shop("chaye");
  of.quiet = true;
  const std::uint64_t card = acts_.sell_to(cast_.consumer(0), of, 1'500 * yuan_fen);
  play_.in_days(9, [this, &of, card] {
    play_.refused(cast_.consumer(0).actor, "demand_refund",
                  about(of, {{"card_id", card}, {"ground", "cooling_off"}, {"reason", "不想要了"}}),
                  "prepaid_card.cooling_off_expired");
    of.quiet = false;
  });
}

// Its discount plan counts for the consumer: more than what is left on the card.
void Stories::operator_is_at_fault() {
  Shop& of = shop("guoyuan");
  const std::uint64_t card = acts_.sell(of, gift_card_price, 2, gift_card_bonus);
  acts_.redeem(of, card, 300 * yuan_fen);
  const std::uint64_t refund = acts_.demand(of, clerk(of), card, "operator_fault");
  play_.in_work_days(3, [this, &of, refund] { acts_.accept(of, refund); });
  play_.in_work_days(5, [this, &of, refund] { acts_.pay(of, refund); });
}

void Stories::contest(const Shop& of, std::uint64_t refund) {
  play_.say(of.people, "contest_refund", about(of, {{"refund_id", refund}, {"reason", "服务已按约定提供。"}}));
}

void Stories::refund_is_contested_and_owed() {
  Shop& of = shop("chenxi");
  const std::uint64_t card = acts_.sell_to(cast_.consumer(2), of, 800 * yuan_fen);
  const std::uint64_t refund = acts_.demand(of, cast_.consumer(2).actor, card, "lawful_rescission");
  play_.in_work_days(2, [this, &of, refund] { contest(of, refund); });
  play_.in_work_days(8, [this, &of, refund] {
    play_.say(officer(of), "resolve_contested_refund",
              about(of, {{"refund_id", refund}, {"outcome", "accepted"}, {"decision", "调解书：经营者应退还余额。"}}));
  });
  play_.in_work_days(10, [this, &of, refund] { acts_.pay(of, refund); });
}

void Stories::refund_is_contested_and_rejected() {
  Shop& of = shop("jiejie");
  const std::uint64_t card = acts_.sell_to(cast_.consumer(1), of, 500 * yuan_fen);
  const std::uint64_t refund = acts_.demand(of, cast_.consumer(1).actor, card, "not_performed");
  play_.in_work_days(2, [this, &of, refund] { contest(of, refund); });
  play_.in_work_days(9, [this, &of, refund] {
    play_.say(officer(of), "resolve_contested_refund",
              about(of, {{"refund_id", refund}, {"outcome", "rejected"}, {"decision", "调解未成：服务已提供。"}}));
  });
}

void Stories::too_little_for_anything() {
  Shop& of = shop("hutong");
  const std::uint64_t card = acts_.sell(of, 80 * yuan_fen);
  play_.refused(clerk(of), "demand_refund", about(of, {{"card_id", card}, {"ground", "below_minimum_item"}}),
                "prepaid_card.balance_not_below_minimum");
  acts_.redeem(of, card, 45 * yuan_fen);
  const std::uint64_t refund = acts_.demand(of, clerk(of), card, "below_minimum_item");
  play_.in_work_days(1, [this, &of, refund] { acts_.accept(of, refund); });
  play_.in_work_days(2, [this, &of, refund] { acts_.pay(of, refund); });
}

// --- the account
// -------------------------------------------------------------------------------------------------------

void Stories::money_for_shares() {
  const Shop& of = shop("chuntai");
  const auto ask_for = [&](std::int64_t yuan, std::string_view purpose, std::string_view code) {
    play_.refused(
        of.people, "request_free_release",
        about(of, {{"amount_fen", yuan * yuan_fen}, {"purpose", purpose}, {"account_no", of.settlement_account}}),
        code);
  };
  ask_for(10'000, "equity", "prepaid_card.use_prohibited");
  ask_for(5'000'000, "rent", "prepaid_card.release_below_floor");
}

void Stories::nobody_knows_whose_money() {
  Shop& of = shop("jiejie");
  const std::int64_t amount = 500 * yuan_fen;
  const Id16 line = play_.send(clerk(of), of_line(Op::unidentified_receipt, of, 0, amount, "U-20240423-1"));
  play_.in_work_days(3, [this, &of, line] {
    Instruction in = play_.make(Op::identify_receipt, of.id, of.new_card(), amount);
    in.purpose = custody::purpose::card;
    in.flags = custody::flag::first_sale;
    in.counter_id = 1;
    in.ref_id = line;
    play_.send(clerk(of), in);
  });
}

// A line that nobody had told of; two days later the bank tells of it, and the break is resolved.
void Stories::statement_shows_more() {
  const Shop& of = shop("shuxiang");
  const std::int64_t amount = 300 * yuan_fen;
  const std::string number = "T-20240612-9";
  const Date day = play_.today();
  play_.bank_books().add(of.id, number, amount);
  play_.in_work_days(2, [this, &of, number, day] {
    Instruction in = of_line(Op::unidentified_receipt, of, 0, amount, number);
    in.event_date = day;
    const Id16 line = play_.send(clerk(of), in);
    play_.bank_books().add(of.id, number, -amount);  // it stood on the statement of that day
    std::optional<custody::BreakKey> found;
    play_.ask([&](const policies::City& city) {
      for (const auto& [key, row] : city.prepaid_card().reconciliation.breaks) {
        if (key.operator_id == of.id && row.open() && row.bank_txn_no == number) found = key;
      }
    });
    if (!found) return play_.fail("the statement shows no break for " + number);
    play_.say(clerk(of), "resolve_break",
              about(of, {{"statement", found->statement},
                         {"place", found->place},
                         {"resolution", "unidentified_receipt"},
                         {"reason", "来款待查，已补记。"}}));
    Instruction own = play_.make(Op::identify_receipt, of.id, 0, amount);
    own.purpose = custody::purpose::own_funding;
    own.ref_id = line;
    play_.send(clerk(of), own);
  });
}

void Stories::bank_forgets_payouts() {
  Shop& of = shop("guoyuan");
  of.bank_forgets = true;
  play_.in_work_days(3, [&of] { of.bank_forgets = false; });
}

void Stories::payout_bounces() {
  Shop& of = shop("maisui");
  acts_.sell(of, 2'000 * yuan_fen);  // more than half of it is free
  const std::uint64_t order = play_.say(
      of.people, "request_free_release",
      about(of, {{"amount_fen", 500 * yuan_fen}, {"purpose", "rent"}, {"account_no", of.settlement_account}}));
  play_.send(clerk(of), acts_.payout(of, order));
  play_.in_work_days(
      1, [this, &of, order] { play_.send(clerk(of), of_line(Op::payout_returned, of, order, 0, "Z-20240821-1")); });
}

// --- cards
// -------------------------------------------------------------------------------------------------------------

void Stories::card_is_lost() {
  Shop& of = shop("qingmei");
  const Consumer& holder = cast_.consumer(1);
  const std::uint64_t lost = acts_.sell_to(holder, of, 1'600 * yuan_fen);
  play_.say(holder.actor, "report_loss", about(of, {{"card_id", lost}}));
  play_.in_work_days(1, [this, &of, &holder, lost] {
    const std::uint64_t fresh = of.new_card();
    play_.say(of.people, "reissue_card", about(of, {{"card_id", lost}, {"new_card_id", fresh}}));
    acts_.bind(of, fresh, holder.person, holder.actor.account);
  });
}

void Stories::card_gives_to_another() {
  Shop& of = shop("yueqi");
  const std::uint64_t from = acts_.sell(of, 700 * yuan_fen);
  Instruction in = play_.make(Op::transfer, of.id, from, 250 * yuan_fen);
  in.counter_id = acts_.sell(of, 200 * yuan_fen);
  play_.send(clerk(of), in);
}

}  // namespace gongbao::cli::demo
