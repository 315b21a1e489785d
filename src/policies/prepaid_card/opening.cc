// O1, once per operator.
#include "policies/prepaid_card/opening.h"

#include <algorithm>

#include "base/check.h"

namespace gongbao::prepaid_card {

namespace {

using custody::OperatorBook;

// Dr 1004 / Cr 2001 per card; bonus beside it. B_q is set, not moved.
custody::Movement opening_movement(const OperatorBook& book, const std::vector<OpeningCard>& cards, Money prior) {
  custody::Movement m;
  custody::begin(m, book);
  m.flow = custody::Flow::received;
  Wide principal = 0;
  Wide bonus = 0;
  for (const OpeningCard& card : cards) {
    principal += card.principal.fen;
    bonus += card.bonus.value_or(Money{}).fen;
  }
  if (principal > 0) custody::add_leg(m, custody::account::released_to_operator, 0, principal);
  if (bonus > 0) custody::add_leg(m, custody::account::bonus_granted, 0, bonus);
  for (const OpeningCard& card : cards) {
    if (m.overflow) return m;
    if (card.principal.fen > 0) {
      custody::add_leg(m, custody::account::card_liability, card.card_id, -Wide{card.principal.fen});
    }
    if (const std::int64_t granted = card.bonus.value_or(Money{}).fen; granted > 0) {
      custody::add_leg(m, custody::account::bonus_outstanding, card.card_id, -Wide{granted});
    }
  }
  m.after.prior_quarter_balance = prior.fen;
  m.after.has_prior_quarter = 1;
  return m;
}

Answer refuse_card(Code code, const OpeningCard& card) {
  return refuse(code).with_count("card_id", static_cast<std::int64_t>(card.card_id));
}

// 0 and no card, or the first rule that a card breaks.
std::pair<Code, const OpeningCard*> check_cards(const Context& in, const LoadOpeningBalances& command) {
  std::vector<std::uint64_t> ids;
  ids.reserve(command.cards.size());
  for (const OpeningCard& card : command.cards) {
    const std::int64_t bonus = card.bonus.value_or(Money{}).fen;
    if (card.card_id == 0) return {code::schema_invalid, &card};
    if (card.principal.fen < 0 || bonus < 0 || (card.principal.fen == 0 && bonus == 0)) {
      return {code::amount_not_positive, &card};
    }
    if (!in.state.products.contains({command.operator_id, card.product_id})) {
      return {code::product_not_head_office, &card};
    }
    ids.push_back(card.card_id);
  }
  std::ranges::sort(ids);
  const auto twice = std::ranges::adjacent_find(ids);
  if (twice == ids.end()) return {Code{0}, nullptr};
  const auto card = std::ranges::find(command.cards, *twice, &OpeningCard::card_id);
  return {code::schema_invalid, &*card};
}

}  // namespace

Answer decide(const Context& in, const LoadOpeningBalances& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  // Cards may all be used up; then what was prepaid at the end of the quarter is still under the ratio (9i).
  const bool nothing = command.cards.empty() && command.prior_quarter_balance.fen == 0;
  if (nothing) return refuse(code::schema_invalid).with_text("field", "cards");
  if (book->loaded != 0 || book->instructions_seen != 0) return refuse(code::wrong_state);
  // A confirmed quarter is frozen (8.3): its B_q is not given anew.
  const Date quarter_end = last_day(previous(Quarter{book->quarter}));
  if (book->closed_through != 0 && book->closed_through >= quarter_end.day) return refuse(code::period_closed);
  if (command.prior_quarter_balance.fen < 0) return refuse(code::amount_not_positive);
  if (const auto [broken, card] = check_cards(in, command); broken != 0) return refuse_card(broken, *card);
  custody::Movement m = opening_movement(*book, command.cards, command.prior_quarter_balance);
  if (m.overflow || !fits(m.after.pledge_base())) return refuse(code::amount_overflow);
  OperatorBook after = *book;
  after.declared_balance = 0;
  const auto balance = static_cast<std::int64_t>(m.after.balance());
  const PostedFigures posted = figures_after(in, after, std::move(m));
  Answer answer =
      accept(OpeningBalancesLoaded{command.operator_id, command.prior_quarter_balance, command.cards, posted});
  answer.count("cards", static_cast<std::int64_t>(command.cards.size()));
  answer.fen("balance", balance);
  show_required(answer, posted);
  return answer;
}

namespace {

// The quarter before closed with B_q; what separates it from B is this quarter's, as received or redeemed, so that
// balance = balance before + received − redeemed − refunded holds from the first row on.
void open_quarters(custody::Books& books, const OperatorBook& book, std::int64_t prior) {
  const Quarter running{book.quarter};
  custody::QuarterRow& before = books.quarters[{book.key.operator_id, previous(running)}];
  before.balance = prior;
  before.stage = custody::QuarterStage::provisional;
  custody::QuarterRow& now = books.quarters[{book.key.operator_id, running}];
  now.received = std::max<std::int64_t>(0, now.balance - prior);
  now.redeemed = std::max<std::int64_t>(0, prior - now.balance);
}

}  // namespace

void apply(World& world, const OpeningBalancesLoaded& fact, const FactOrigin& origin) {
  OperatorBook& book = *world.books.find_operator(fact.operator_id);
  custody::Movement m = opening_movement(book, fact.cards, fact.prior_quarter_balance);
  GB_CHECK(m.after.custody == fact.posted.custody_after);
  book.declared_balance = 0;  // the books carry it now
  book.loaded = 1;
  post(world, book, m, fact.posted, origin);
  open_quarters(world.books, book, fact.prior_quarter_balance.fen);
  world.state.cards.openings[fact.operator_id] = {origin.entry, origin.command, origin.booked_on, 0, 0, 0};
  for (const OpeningCard& each : fact.cards) {
    custody::Card& card = world.books.cards.insert({fact.operator_id, each.card_id});
    card.principal = each.principal.fen;
    card.paid = each.principal.fen;
    card.bonus = each.bonus.value_or(Money{}).fen;
    card.bonus_granted = card.bonus;
    card.product_id = each.product_id;
    card.first_sale = origin.booked_on.day;  // an event before the load day is none of this card's (part 12, A5)
    card.loaded = 1;
    card.state = custody::CardState::active;
  }
}

}  // namespace gongbao::prepaid_card
