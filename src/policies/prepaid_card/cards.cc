// Whose a card is, and what becomes of a lost one.
#include "policies/prepaid_card/cards.h"

#include "base/check.h"

namespace gongbao::prepaid_card {

using custody::Card;
using custody::CardState;

namespace {

const Card* sold_card(const Context& in, std::uint64_t operator_id, std::uint64_t card_id) {
  const Card* card = in.books.cards.find({operator_id, card_id});
  return card == nullptr || card->state == CardState::stock ? nullptr : card;
}

}  // namespace

Answer decide(const Context& in, const BindCardHolder& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.card_id == 0) return refuse(code::unknown_subject);
  if (!command.holder.given()) return refuse(code::schema_invalid).with_text("field", "holder");
  const CardHolder holder{command.holder, command.phone.value_or(SealedPhone{}), command.consumer_account.value_or(0),
                          in.today};
  return accept(CardHolderBound{command.operator_id, command.card_id, holder});
}

void apply(World& world, const CardHolderBound& fact, const FactOrigin&) {
  world.state.cards.bind({fact.operator_id, fact.card_id}, fact.holder);
}

Answer decide(const Context& in, const ReportLoss& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Card* card = sold_card(in, command.operator_id, command.card_id);
  if (card == nullptr) return refuse(code::unknown_subject);
  if (card->state != CardState::active) return refuse(code::wrong_state);
  return accept(CardFrozen{command.operator_id, command.card_id});
}

void apply(World& world, const CardFrozen& fact, const FactOrigin&) {
  world.books.cards.find({fact.operator_id, fact.card_id})->state = CardState::frozen;
}

Answer decide(const Context& in, const UnfreezeCard& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Card* card = sold_card(in, command.operator_id, command.card_id);
  if (card == nullptr) return refuse(code::unknown_subject);
  if (card->state != CardState::frozen) return refuse(code::wrong_state);
  return accept(CardUnfrozen{command.operator_id, command.card_id});
}

void apply(World& world, const CardUnfrozen& fact, const FactOrigin&) {
  world.books.cards.find({fact.operator_id, fact.card_id})->state = CardState::active;
}

namespace {

// T1 of the whole card, its bonus with it.
custody::Movement whole_card(const custody::OperatorBook& book, const CardReissued& fact) {
  custody::Movement m;
  custody::begin(m, book);
  for (const auto& [account, amount] : {std::pair{custody::account::card_liability, fact.principal},
                                        std::pair{custody::account::bonus_outstanding, fact.bonus}}) {
    if (amount == 0) continue;
    custody::add_leg(m, account, fact.card_id, amount);
    custody::add_leg(m, account, fact.new_card_id, -Wide{amount});
  }
  return m;
}

}  // namespace

Answer decide(const Context& in, const ReissueCard& command) {
  const custody::OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const Card* card = sold_card(in, command.operator_id, command.card_id);
  if (card == nullptr) return refuse(code::unknown_subject);
  if (command.new_card_id == 0) return refuse(code::schema_invalid).with_text("field", "new_card_id");
  if (card->state != CardState::frozen) return refuse(code::wrong_state);
  if (sold_card(in, command.operator_id, command.new_card_id) != nullptr) {
    return refuse(code::wrong_state).with_text("field", "new_card_id");
  }
  CardReissued fact{command.operator_id, command.card_id, command.new_card_id, card->principal, card->bonus, {}};
  fact.posted = figures_after(in, *book, whole_card(*book, fact));
  return accept(fact).with_fen("principal", fact.principal).with_fen("bonus", fact.bonus);
}

void apply(World& world, const CardReissued& fact, const FactOrigin& origin) {
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  custody::Movement m = whole_card(book, fact);
  GB_CHECK(m.after.custody == fact.posted.custody_after);
  post(world, book, m, fact.posted, origin);
  Card* known = world.books.cards.find({fact.operator_id, fact.new_card_id});
  Card& fresh = known != nullptr ? *known : world.books.cards.insert({fact.operator_id, fact.new_card_id});
  Card& lost = *world.books.cards.find({fact.operator_id, fact.card_id});
  const custody::CardKey key = fresh.key;
  const std::uint64_t chain = fresh.last_entry;
  fresh = lost;
  fresh.key = key;
  fresh.last_entry = chain;
  fresh.state = CardState::active;
  // What was done with the lost card keeps its number and speaks of the new one (Books::successors).
  const custody::CardKey lost_key = lost.key;
  const std::uint64_t lost_chain = lost.last_entry;
  const std::uint64_t product = lost.product_id;
  const std::int32_t first_sale = lost.first_sale;
  lost = Card{};
  lost.key = lost_key;
  lost.last_entry = lost_chain;
  lost.product_id = product;
  lost.first_sale = first_sale;
  lost.state = CardState::closed;
  world.books.replace_card(fact.operator_id, fact.card_id, fact.new_card_id);
  world.state.cards.reissues[{fact.operator_id, fact.new_card_id}] = {fact.card_id, origin.entry, origin.booked_on};
  const auto holder = world.state.cards.holders.find({fact.operator_id, fact.card_id});
  if (holder == world.state.cards.holders.end()) return;
  const CardHolder bound = holder->second.back();
  world.state.cards.bind({fact.operator_id, fact.new_card_id}, bound);
}

}  // namespace gongbao::prepaid_card
