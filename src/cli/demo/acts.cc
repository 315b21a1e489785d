// Numbers of bank lines begin with a letter that says what moved: P sales of a day in one sum, C cash, O payouts …
#include "cli/demo/acts.h"

#include "cli/demo/numbers.h"

namespace gongbao::cli::demo {

namespace {

// Above every entry number, so that no application is mistaken for an order.
constexpr std::uint64_t first_own_application = 9'000'000'000;

std::string compact(Date day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

}  // namespace

std::string Acts::txn(char kind) { return kind + compact(play_.today()) + "-" + digits(++movements_, 6); }

boost::json::object Acts::about(const Shop& shop, boost::json::object members) {
  members["operator_id"] = shop.id;
  return members;
}

// --- records ---------------------------------------------------------------------------------------------------------

// All sales of a day that go through the account are one line of it.
Instruction Acts::purchase(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint64_t product,
                           std::int64_t bonus) {
  Instruction in = play_.make(Op::purchase, shop.id, card, fen);
  in.counter_id = product;
  in.aux_fen = bonus;
  in.ref_id = key_of(shop.account_no);
  return with_txn(in, "P" + compact(play_.today()) + "-" + std::to_string(shop.id));
}

Instruction Acts::topup(const Shop& shop, std::uint64_t card, std::int64_t fen) {
  Instruction in = play_.make(Op::topup, shop.id, card, fen);
  in.ref_id = key_of(shop.account_no);
  return with_txn(in, "P" + compact(play_.today()) + "-" + std::to_string(shop.id));
}

Instruction Acts::on_its_way(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint8_t channel,
                             std::uint64_t product) {
  Instruction in = play_.make(Op::sale_in_transit, shop.id, card, fen);
  in.flags = channel;
  in.counter_id = product;
  if (product != 0) in.flags = static_cast<std::uint8_t>(in.flags | custody::flag::first_sale);
  return in;
}

Instruction Acts::deposit(const Shop& shop, std::int64_t fen) {
  Instruction in = play_.make(Op::cash_deposit, shop.id, 0, fen);
  in.ref_id = key_of(shop.account_no);
  return with_txn(in, txn('C'));
}

Instruction Acts::redemption(const Shop& shop, std::uint64_t card, std::int64_t fen, std::uint32_t outlet) {
  Instruction in = play_.make(Op::redeem, shop.id, card, fen);
  in.outlet_id = outlet;
  return in;
}

Instruction Acts::application(const Shop& shop, const Id16& item, std::uint64_t number) {
  Instruction in = play_.make(Op::apply_release, shop.id, 0);
  in.ref_id = item;
  in.counter_id = number;
  return in;
}

Instruction Acts::payout(const Shop& shop, std::uint64_t order) {
  return with_txn(play_.make(Op::execute_payout, shop.id, order), txn('O'));
}

Instruction Acts::funding(const Shop& shop, std::int64_t fen) {
  Instruction in = play_.make(Op::fund_custody, shop.id, 0, fen);
  in.ref_id = key_of(shop.settlement_account);
  return with_txn(in, txn('F'));
}

// --- done at once
// ------------------------------------------------------------------------------------------------------

std::uint64_t Acts::sell(Shop& shop, std::int64_t fen, std::uint64_t product, std::int64_t bonus) {
  const std::uint64_t card = shop.new_card();
  play_.send(cast_.clerk_of(shop), purchase(shop, card, fen, product, bonus));
  return card;
}

std::uint64_t Acts::sell_to(const Consumer& consumer, Shop& shop, std::int64_t fen) {
  const std::uint64_t card = sell(shop, fen);
  bind(shop, card, consumer.person, consumer.actor.account);
  return card;
}

void Acts::bind(const Shop& shop, std::uint64_t card, const Person& holder, std::uint64_t account) {
  boost::json::object members{{"card_id", card}, {"holder", holder.json()}, {"phone", holder.phone}};
  if (account != 0) members["consumer_account"] = account;
  play_.tell(cast_.clerk_of(shop), "bind_card_holder", about(shop, std::move(members)));
}

Id16 Acts::redeem(const Shop& shop, std::uint64_t card, std::int64_t fen) {
  return play_.send(cast_.clerk_of(shop), redemption(shop, card, fen));
}

void Acts::apply(const Shop& shop, const Id16& item) {
  play_.send(cast_.clerk_of(shop), application(shop, item, first_own_application + ++applications_));
}

void Acts::object(const Shop& shop, const Actor& who, std::uint64_t card, const Id16& item) {
  Instruction in = play_.make(Op::objection, shop.id, card);
  in.ref_id = item;
  play_.send(who, in);
}

void Acts::agree(const Shop& shop, std::uint64_t card, const Id16& item, std::int64_t amount, std::int64_t agreed) {
  Instruction in = play_.make(Op::agreement, shop.id, card, amount);
  in.ref_id = item;
  in.aux_fen = agreed;
  in.flags = custody::flag::confirmed;
  play_.send(shop.people, in);
  apply(shop, item);
}

void Acts::draw_all_but(const Shop& shop, std::int64_t fen) {
  std::int64_t free = 0;
  play_.ask([&](const policies::City& city) { free = custody::releasable(*city.books().find_operator(shop.id)); });
  if (free <= fen) return;
  const std::uint64_t order = play_.say(
      shop.people, "request_free_release",
      about(shop, {{"amount_fen", free - fen}, {"purpose", "goods"}, {"account_no", shop.settlement_account}}));
  play_.send(cast_.clerk_of(shop), payout(shop, order));
}

std::int64_t Acts::gap_of(const Shop& shop) {
  std::int64_t gap = 0;
  play_.ask([&](const policies::City& city) {
    const custody::OperatorBook& book = *city.books().find_operator(shop.id);
    gap = book.required + book.q.open_orders - book.q.custody;
  });
  return std::max<std::int64_t>(0, gap);
}

void Acts::fund_the_gap(const Shop& shop) {
  if (const std::int64_t gap = gap_of(shop); gap > 0) play_.send(cast_.clerk_of(shop), funding(shop, gap));
}

void Acts::fund_beyond_the_gap(const Shop& shop, std::int64_t fen) {
  play_.send(cast_.clerk_of(shop), funding(shop, gap_of(shop) + fen));
}

// --- refunds
// -----------------------------------------------------------------------------------------------------------

std::uint64_t Acts::demand(const Shop& shop, const Actor& who, std::uint64_t card, std::string_view ground,
                           bool gift_kept) {
  boost::json::object members{{"card_id", card}, {"ground", ground}, {"reason", "持卡人要求退卡"}};
  if (gift_kept) members["gift_kept"] = true;
  return play_.say(who, "demand_refund", about(shop, std::move(members)));
}

void Acts::accept(const Shop& shop, std::uint64_t refund, std::int64_t gift_price) {
  std::int64_t sum = 0;
  play_.ask([&](const policies::City& city) {
    const custody::Refund& row = city.books().refunds.at({shop.id, refund});
    const custody::Card& card = *city.books().cards.find({shop.id, city.books().current_card(shop.id, row.card_id)});
    const custody::RefundSum due = city.scheme().refund_sum(card, row, gift_price);
    sum = due.payable + due.compensation;
  });
  Instruction in = play_.make(Op::accept_refund, shop.id, refund, sum);
  in.aux_fen = gift_price;
  if (gift_price > 0) in.flags = custody::flag::confirmed;
  play_.send(shop.people, in);
}

void Acts::pay(const Shop& shop, std::uint64_t refund) {
  std::int64_t sum = 0;
  play_.ask([&](const policies::City& city) {
    const custody::Refund& row = city.books().refunds.at({shop.id, refund});
    sum = row.payable + row.compensation;
  });
  const Actor& clerk = cast_.clerk_of(shop);
  const auto payment = [&] { return with_txn(play_.make(Op::pay_refund, shop.id, refund, sum), txn('R')); };
  const engine::InstructionResult first = play_.try_to(clerk, payment());
  if (play_.failure() || first.code == 0) return;
  play_.expect_refusal("pay_refund", first.code, "prepaid_card.custody_insufficient_for_refund");
  // What is short already must be made good too: a payment may not widen the gap.
  play_.send(clerk, funding(shop, first.detail_fen + gap_of(shop)));
  play_.send(clerk, payment());
}

}  // namespace gongbao::cli::demo
