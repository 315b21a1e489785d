// What typed commands do to the money of the model. Papers, reports and names are not its business.
#include "base/bytes.h"
#include "base/check.h"
#include "simulation/model/town.h"

namespace gongbao::model {

namespace pc = prepaid_card;

namespace {

// 12 to 32 digits, two a byte, the rest filled with F.
Id packed(const std::string& digits) {
  Id key;
  key.fill(0xff);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[i] - '0';
    std::uint8_t& byte = key[i / 2];
    byte = static_cast<std::uint8_t>(i % 2 == 0 ? digit << 4 | 0x0f : (byte & 0xf0) | digit);
  }
  return key;
}

const std::set<std::string> allowed_purposes{
    "goods", "wages", "rent", "utilities", "tax", "equipment", "own_refund_cost", "other_main_business"};

}  // namespace

template <class Command, class Hear>
std::optional<int> Town::with(const engine::TypedCommand& command, Hear hear) {
  if (command.type != Command::number) return std::nullopt;
  Command decoded;
  ByteReader in(command.bytes);
  decode(in, decoded);
  GB_CHECK(in.ok());
  return hear(decoded);
}

std::optional<int> Town::hear(const engine::TypedCommand& command, std::uint64_t entry, int said) {
  if (const auto code = hear_of_money(command, entry)) return code;
  if (const auto code = hear_of_refunds(command, entry)) return code;
  if (const auto code = hear_of_cards(command)) return code;
  if (const auto code = hear_of_statements(command, said)) return code;
  return hear_of_setup(command, entry, said);
}

// Whether these are accepted is for the papers to say; the model takes the program's word.
std::optional<int> Town::hear_of_setup(const engine::TypedCommand& command, std::uint64_t entry, int said) {
  if (said != 0) return std::nullopt;
  with<pc::RegisterOperator>(command, [&](const auto& c) {
    Shop shop;
    shop.opened_on = *today_;
    if (c.settlement_account) shop.settlement = packed(*c.settlement_account);
    shops_[entry] = shop;
    return 0;
  });
  with<pc::IssueProduct>(command, [&](const auto& c) {
    Product product;
    product.redeem_order = static_cast<int>(c.redeem_order.value_or(pc::RedeemOrder::principal_first));
    product.list_price = c.refund_method == pc::RefundMethod::list_price;
    product.cheapest_item = c.min_item_price.value_or(Money{}).fen;
    product.refund_days = c.refund_days_agreed.value_or(0);
    shops_.at(c.operator_id).products[c.product_id] = product;
    return 0;
  });
  with<pc::SignCustodyAgreement>(command, [&](const auto& c) {
    Shop& shop = shops_.at(c.operator_id);
    shop.fee_agreed = c.fee_agreed.value_or(false);
    shop.cycle = static_cast<Cycle>(c.payout_cycle);
    shop.weekday = c.payout_weekday.value_or(0);
    return 0;
  });
  with<pc::OpenCustodyAccount>(command, [&](const auto& c) {
    shops_.at(c.operator_id).account = packed(c.account_no);
    return 0;
  });
  with<pc::AnnounceTermination>(command, [&](const auto& c) {
    Shop after = shops_.at(c.operator_id);
    after.standing = Standing::terminating;
    after.stopped = true;
    after.stopped_on = c.stop_issue_on.value_or(*today_);
    book(shops_.at(c.operator_id), std::move(after), false, false, false);
    return 0;
  });
  with<pc::CancelTermination>(command, [&](const auto& c) {
    Shop after = shops_.at(c.operator_id);
    after.standing = Standing::active;
    after.stopped = false;
    book(shops_.at(c.operator_id), std::move(after), false, false, false);
    return 0;
  });
  with<pc::CheckQuarterReport>(command, [&](const auto& c) {
    Shop& shop = shops_.at(c.operator_id);
    shop.any_closed = true;
    shop.closed_through = last_day(c.quarter);
    return 0;
  });
  with<policies::SetParameter>(command, [&](const auto& c) {
    coming_terms_[c.from].emplace_back(c.parameter,
                                       c.value_text ? *c.value_text : std::to_string(c.value_number.value_or(0)));
    return 0;
  });
  return std::nullopt;
}

// Of 8.11 the continuity: opening = previous closing, and what is between adds up.
std::optional<int> Town::hear_of_statements(const engine::TypedCommand& command, int said) {
  constexpr int statement_broken = 133;
  if (said != 0 && said != statement_broken) return std::nullopt;
  return with<pc::UploadStatement>(command, [&](const pc::UploadStatement& c) {
    Fen sum = c.opening.fen;
    for (const auto& line : c.lines) sum += line.amount.fen;
    Fen& last_closing = shops_.at(c.operator_id).last_closing;
    if (c.opening.fen != last_closing || sum != c.closing.fen) return statement_broken;
    last_closing = c.closing.fen;
    return 0;
  });
}

std::optional<int> Town::hear_of_money(const engine::TypedCommand& command, std::uint64_t entry) {
  const auto release = with<pc::RequestFreeRelease>(command, [&](const pc::RequestFreeRelease& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    if (shop.account == Id{} || shop.orders.contains(entry) || shop.applications.contains(entry)) return 108;
    if (c.amount.fen <= 0) return 107;
    if (!allowed_purposes.contains(c.purpose)) return 209;
    if (packed(c.account_no) != shop.settlement) return 110;
    if (c.amount.fen > drawable(shop, terms_, *today_)) return 208;
    shop.orders[entry] = {OrderState::open, c.amount.fen, *today_, *today_};
    return 0;
  });
  if (release) return release;
  const auto cancel = with<pc::CancelOrder>(command, [&](const pc::CancelOrder& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    auto& orders = shops_.at(c.operator_id).orders;
    if (!orders.contains(c.order)) return 104;
    if (!orders.at(c.order).counts()) return 114;
    orders.at(c.order).state = OrderState::cancelled;
    return 0;
  });
  if (cancel) return cancel;
  return with<pc::WithdrawReleaseApplication>(command, [&](const pc::WithdrawReleaseApplication& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    if (!shop.applications.contains(c.application)) return 104;
    Application& application = shop.applications.at(c.application);
    if (application.state != ApplicationState::window_open) return 108;
    application.state = ApplicationState::cancelled;
    for (const Id& id : application.items) {
      Item& item = shop.items.at(id);
      if (item.application != c.application) continue;
      item.application = 0;
      if (item.state == ItemState::applied) item.state = ItemState::pending;
    }
    return 0;
  });
}

namespace {

// Spec/01 8.7, the column "test".
int test_of(const Card& card, int ground, Date today, const Shop& shop) {
  const auto product = shop.products.find(card.product);
  switch (ground) {
    case 1:
      if (today > card.first_sale + Days{7}) return 215;
      return card.redemptions > 0 ? 216 : 0;
    case 5:
      return product != shop.products.end() && card.principal < product->second.cheapest_item ? 0 : 217;
    case 7:
      return shop.standing == Standing::active ? 108 : 0;
    default:
      return 0;
  }
}

Date due_of(const Shop& shop, const Card& card, int ground, Date today) {
  if (ground == 1) return today + Days{5};
  const auto product = shop.products.find(card.product);
  const int agreed = product == shop.products.end() ? 0 : product->second.refund_days;
  return today + Days{agreed == 0 ? 15 : agreed};
}

void card_is_usable_again(Shop& shop, const Refund& refund) {
  Card& card = shop.cards.at(current_card(shop, refund.card));
  if (card.state == CardState::refunding) card.state = CardState::active;
}

}  // namespace

// A decision that the refund is due stands for its acceptance, op 11, in full. What it makes bears an id of the entry:
// day 0, then the number, high bytes first.
int Town::resolve(const pc::ResolveContestedRefund& c, std::uint64_t entry) {
  if (!shops_.contains(c.operator_id)) return 103;
  Shop& shop = shops_.at(c.operator_id);
  if (!shop.refunds.contains(c.refund_id)) return 104;
  if (shop.refunds.at(c.refund_id).state != RefundState::contested) return 108;
  Shop after = shop;
  Refund& refund = after.refunds.at(c.refund_id);
  if (c.outcome == pc::RefundDecision::rejected) {
    refund.state = RefundState::rejected;
    card_is_usable_again(after, refund);
    shop = std::move(after);
    return 0;
  }
  Instruction in;
  for (std::size_t i = 0; i < 8; ++i) in.instr_id[4 + i] = static_cast<std::uint8_t>(entry >> (56 - 8 * i));
  in.op = custody::Op::accept_refund;
  in.event_date = *today_;
  in.operator_id = c.operator_id;
  in.subject_id = c.refund_id;
  const RefundSum sum = refund_sum(after, after.cards.at(current_card(after, refund.card)), refund.ground, 0);
  in.amount_fen = static_cast<std::int64_t>(sum.payable + sum.compensation);
  Past own;
  Attempt t{after, in, *today_, terms_, calendar_, history_, own};
  if (const int code = accept_refund(t)) return code;
  if (overflows(after, terms_, *today_)) return 118;
  book(shop, std::move(after), t.money, t.bonus, t.late);
  return 0;
}

std::optional<int> Town::hear_of_refunds(const engine::TypedCommand& command, std::uint64_t entry) {
  const auto demanded = with<pc::DemandRefund>(command, [&](const pc::DemandRefund& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    const int ground = static_cast<int>(c.ground);
    if (c.gift_kept.value_or(false) && ground != 1) return 101;
    const auto card = shop.cards.find(c.card_id);
    if (card == shop.cards.end() || card->second.state == CardState::stock) return 104;
    if (card->second.state != CardState::active) return 108;
    if (const int code = test_of(card->second, ground, *today_, shop)) return code;
    const RefundSum sum = refund_sum(shop, card->second, ground, 0);
    if (sum.payable + sum.compensation <= 0) return 108;
    Refund refund;
    refund.card = c.card_id;
    refund.ground = ground;
    refund.gift_kept = c.gift_kept.value_or(false);
    refund.demanded_on = *today_;
    refund.due_on = due_of(shop, card->second, ground, *today_);
    shop.refunds[entry] = refund;
    card->second.state = CardState::refunding;
    return 0;
  });
  if (demanded) return demanded;
  const auto contested = with<pc::ContestRefund>(command, [&](const pc::ContestRefund& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    if (!shop.refunds.contains(c.refund_id)) return 104;
    Refund& refund = shop.refunds.at(c.refund_id);
    if (refund.state != RefundState::demanded) return 108;
    refund.state = RefundState::contested;
    return 0;
  });
  if (contested) return contested;
  const auto resolved =
      with<pc::ResolveContestedRefund>(command, [&](const pc::ResolveContestedRefund& c) { return resolve(c, entry); });
  if (resolved) return resolved;
  return with<pc::WithdrawRefund>(command, [&](const pc::WithdrawRefund& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    if (!shop.refunds.contains(c.refund_id)) return 104;
    if (shop.refunds.at(c.refund_id).state > RefundState::accepted) return 108;
    Shop after = shop;
    Refund& refund = after.refunds.at(c.refund_id);
    // The acceptance is taken back, unless the operator has its part already.
    Fen back = refund.payable;
    if (const auto item = after.items.find(refund.item); item != after.items.end()) {
      if (item->second.state == ItemState::cleared && item->second.amount > 0) return 108;
      back += item->second.amount;
      if (item->second.amount > 0) item->second.state = ItemState::reversed;
      after.balance_changes.emplace_back(*today_, item->second.amount);
    }
    after.cards.at(current_card(after, refund.card)).principal += back;
    const Fen unfunded = std::min(refund.compensation, after.due);
    after.due -= unfunded;
    after.funding += refund.compensation - unfunded;
    const bool money = back > 0 || refund.compensation > 0;
    refund.payable = refund.compensation = 0;
    refund.state = RefundState::withdrawn;
    card_is_usable_again(after, refund);
    book(shop, std::move(after), money, false, false);
    return 0;
  });
}

std::optional<int> Town::hear_of_cards(const engine::TypedCommand& command) {
  const auto change = [&](std::uint64_t of, std::uint64_t card_id, CardState from, CardState to) {
    if (!shops_.contains(of)) return 103;
    auto& cards = shops_.at(of).cards;
    if (!cards.contains(card_id) || cards.at(card_id).state == CardState::stock) return 104;
    if (cards.at(card_id).state != from) return 108;
    cards.at(card_id).state = to;
    return 0;
  };
  const auto lost = with<pc::ReportLoss>(command, [&](const pc::ReportLoss& c) {
    return change(c.operator_id, c.card_id, CardState::active, CardState::frozen);
  });
  if (lost) return lost;
  const auto found = with<pc::UnfreezeCard>(command, [&](const pc::UnfreezeCard& c) {
    return change(c.operator_id, c.card_id, CardState::frozen, CardState::active);
  });
  if (found) return found;
  return with<pc::ReissueCard>(command, [&](const pc::ReissueCard& c) {
    if (!shops_.contains(c.operator_id)) return 103;
    Shop& shop = shops_.at(c.operator_id);
    const auto living = [&](std::uint64_t id) {
      return shop.cards.contains(id) && shop.cards.at(id).state != CardState::stock;
    };
    if (!living(c.card_id)) return 104;
    if (c.new_card_id == 0) return 101;
    if (shop.cards.at(c.card_id).state != CardState::frozen || living(c.new_card_id)) return 108;
    Shop after = shop;
    Card& old = after.cards.at(c.card_id);
    Card fresh = old;
    fresh.state = CardState::active;
    const bool money = old.principal > 0, bonus = old.bonus > 0;
    Card gone;
    gone.product = old.product;
    gone.first_sale = old.first_sale;
    gone.state = CardState::closed;
    gone.replaced_by = c.new_card_id;
    old = gone;
    after.cards[c.new_card_id] = fresh;
    book(shop, std::move(after), money, bonus, false);
    return 0;
  });
}

}  // namespace gongbao::model
