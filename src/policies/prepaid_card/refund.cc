// A refund's way from the demand to its end; grounds and sums are in refund_grounds.h.
#include "policies/prepaid_card/refund.h"

#include <algorithm>

#include "base/check.h"
#include "policies/prepaid_card/refund_grounds.h"

namespace gongbao::prepaid_card {

using custody::Card;
using custody::CardState;
using custody::Ground;
using custody::OperatorBook;
using custody::Refund;
using custody::RefundState;

namespace {

// A branch buys back and clears (4f): refunds by agreement and on termination.
bool branch_may(Ground ground) { return ground == Ground::agreed || ground == Ground::termination; }

}  // namespace

Answer decide(const Context& in, const DemandRefund& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  if (in.actor.role == access::Role::branch && !branch_may(command.ground)) return refuse(code::forbidden);
  const bool gift_kept = command.gift_kept.value_or(false);
  if (gift_kept && command.ground != Ground::cooling_off) {
    return refuse(code::schema_invalid).with_text("field", "gift_kept");
  }
  const Card* card = in.books.cards.find({command.operator_id, command.card_id});
  if (card == nullptr || card->state == CardState::stock) return refuse(code::unknown_subject);
  if (card->state != CardState::active) return refuse(code::wrong_state);
  const RefundGround ground = refund_ground(in.reading(), *card, command.ground, gift_kept);
  if (const Code failed = ground.refused) {
    Answer answer = refuse(failed);
    if (failed == code::cooling_off_expired && card->loaded == 0)
      answer.date("last_day", cooling_off_ends(in.state.parameters, Date{card->first_sale}));
    if (failed == code::balance_not_below_minimum) answer.fen("balance", card->principal);
    // Nothing to pay back: the card stays as it is.
    if (ground.nothing_to_pay) answer.fen("amount", 0);
    return answer;
  }
  return accept(RefundDemanded{command.operator_id, command.card_id, command.ground, gift_kept, ground.due_on,
                               command.reason.value_or(SealedText{})})
      .with_count("refund_id", static_cast<std::int64_t>(in.entry))
      .with_date("due_on", ground.due_on)
      .with_fen("amount", ground.sum.payable + ground.sum.compensation)
      .with_fen("compensation", ground.sum.compensation);
}

void apply(World& world, const RefundDemanded& fact, const FactOrigin& origin) {
  Refund refund;
  refund.card_id = fact.card_id;
  refund.ground = fact.ground;
  refund.demanded_on = origin.booked_on;
  refund.due_on = fact.due_on;
  refund.gift_kept = fact.gift_kept;
  world.books.refunds[{fact.operator_id, origin.entry}] = refund;
  world.books.cards.find({fact.operator_id, fact.card_id})->state = CardState::refunding;
  world.state.cards.refund_papers[{fact.operator_id, origin.entry}].reason = fact.reason;
}

namespace {

struct RefundAsked {
  Code refusal = 0;
  const Refund* refund = nullptr;
};
RefundAsked refund_asked(const Context& in, std::uint64_t operator_id, std::uint64_t refund_id) {
  if (in.find_operator(operator_id) == nullptr) return {code::unknown_operator, nullptr};
  const auto it = in.books.refunds.find({operator_id, refund_id});
  if (it == in.books.refunds.end()) return {code::unknown_subject, nullptr};
  return {0, &it->second};
}

// The card is its holder's again.
void give_back(custody::Books& books, std::uint64_t operator_id, std::uint64_t card_id) {
  Card& card = *books.cards.find({operator_id, books.current_card(operator_id, card_id)});
  if (card.state == CardState::refunding) card.state = CardState::active;
}

}  // namespace

Answer decide(const Context& in, const ContestRefund& command) {
  const RefundAsked asked = refund_asked(in, command.operator_id, command.refund_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  if (asked.refund->state != RefundState::demanded) return refuse(code::wrong_state);
  return accept(RefundContested{command.operator_id, command.refund_id, command.reason});
}

void apply(World& world, const RefundContested& fact, const FactOrigin& origin) {
  world.books.refunds.at({fact.operator_id, fact.refund_id}).state = RefundState::contested;
  RefundPapers& papers = world.state.cards.refund_papers[{fact.operator_id, fact.refund_id}];
  papers.contested_on = origin.booked_on;
  papers.contest_reason = fact.reason;
}

namespace {

// The acceptance that the decision stands for: op 11 over the full sum.
custody::Instruction acceptance(const Context& in, const ResolveContestedRefund& command, const Refund& refund) {
  const std::uint64_t card_id = in.books.current_card(command.operator_id, refund.card_id);
  const Card& card = *in.books.cards.find({command.operator_id, card_id});
  const std::int64_t gift = command.gift_price.value_or(Money{}).fen;
  const custody::RefundSum sum = in.scheme.refund_sum(card, refund, gift);
  custody::Instruction record;
  record.instr_id = id_of_typed(in.entry);
  record.op = custody::Op::accept_refund;
  record.flags = gift > 0 ? custody::flag::confirmed : 0;
  record.event_date = in.today;
  record.operator_id = command.operator_id;
  record.subject_id = command.refund_id;
  record.amount_fen = sum.payable + sum.compensation;
  record.aux_fen = gift;
  return record;
}

}  // namespace

Answer decide(const Context& in, const ResolveContestedRefund& command) {
  const RefundAsked asked = refund_asked(in, command.operator_id, command.refund_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  if (!command.decision.given()) return refuse(code::schema_invalid).with_text("field", "decision");
  if (asked.refund->state != RefundState::contested) return refuse(code::wrong_state);
  if (command.outcome == RefundDecision::rejected) {
    return accept(ContestedRefundRejected{command.operator_id, command.refund_id, command.decision});
  }
  const custody::Instruction record = acceptance(in, command, *asked.refund);
  CarriedDecision decided = decide_carried(in, in.originals, record);
  if (decided.code != 0) return refuse(decided.code);
  return accept(ContestedRefundAccepted{command.operator_id, command.refund_id, command.decision,
                                        std::move(decided.carried)})
      .with_fen("amount", record.amount_fen)
      .with_date("due_on", asked.refund->due_on);
}

void apply(World& world, const ContestedRefundAccepted& fact, const FactOrigin& origin) {
  apply_carried(world, fact.acceptance, origin);
  RefundPapers& papers = world.state.cards.refund_papers[{fact.operator_id, fact.refund_id}];
  papers.decided_on = origin.booked_on;
  papers.decision = fact.decision;
}

void apply(World& world, const ContestedRefundRejected& fact, const FactOrigin& origin) {
  Refund& refund = world.books.refunds.at({fact.operator_id, fact.refund_id});
  refund.state = RefundState::rejected;
  give_back(world.books, fact.operator_id, refund.card_id);
  RefundPapers& papers = world.state.cards.refund_papers[{fact.operator_id, fact.refund_id}];
  papers.decided_on = origin.booked_on;
  papers.decision = fact.decision;
}

namespace {

// An accepted refund's postings, taken back: the operator may have funded the compensation meanwhile.
custody::Movement taken_back(const OperatorBook& book, const RefundWithdrawn& fact, const Refund& refund,
                             std::uint64_t card_id) {
  custody::Movement m;
  custody::begin(m, book);
  m.flow = custody::Flow::redeemed;
  if (fact.principal > 0) custody::add_leg(m, custody::account::refunds_payable, fact.refund_id, fact.principal);
  if (fact.item > 0) custody::add_leg(m, custody::account::release_pending, refund.item, fact.item);
  const Wide back = Wide{fact.principal} + fact.item;
  if (back > 0) custody::add_leg(m, custody::account::card_liability, card_id, -back);
  if (fact.compensation == 0) return m;
  custody::add_leg(m, custody::account::compensation_payable, fact.refund_id, fact.compensation);
  const std::int64_t unfunded = fact.compensation - fact.compensation_funded;
  if (unfunded > 0) custody::add_leg(m, custody::account::due_from_operator, 0, -Wide{unfunded});
  if (fact.compensation_funded > 0) {
    custody::add_leg(m, custody::account::operator_funding, 0, -Wide{fact.compensation_funded});
  }
  return m;
}

}  // namespace

Answer decide(const Context& in, const WithdrawRefund& command) {
  const RefundAsked asked = refund_asked(in, command.operator_id, command.refund_id);
  if (asked.refusal != 0) return refuse(asked.refusal);
  const Refund& refund = *asked.refund;
  const bool open = refund.state == RefundState::demanded || refund.state == RefundState::contested ||
                    refund.state == RefundState::accepted;
  if (!open) return refuse(code::wrong_state);
  const OperatorBook& book = *in.books.find_operator(command.operator_id);
  RefundWithdrawn fact;
  fact.operator_id = command.operator_id;
  fact.refund_id = command.refund_id;
  fact.principal = refund.payable;
  fact.compensation = refund.compensation;
  fact.compensation_funded = std::max<std::int64_t>(0, refund.compensation - book.q.due);
  if (refund.item != Id16{}) {
    // What the operator kept for itself comes back as long as it is not released: until then nobody was paid.
    const custody::Item* item = in.books.items.find({command.operator_id, refund.item});
    if (item == nullptr) return refuse(code::wrong_state).with_text("item", "cleared");
    fact.item = item->amount;
  }
  custody::Movement m = taken_back(book, fact, refund, in.books.current_card(command.operator_id, refund.card_id));
  if (m.overflow || !custody::quarter_sums_fit(in.books, book, m, in.today)) return refuse(code::amount_overflow);
  fact.posted = figures_after(in, book, std::move(m));
  return accept(fact).with_fen("back_on_card", fact.principal + fact.item);
}

void apply(World& world, const RefundWithdrawn& fact, const FactOrigin& origin) {
  OperatorBook& book = *world.books.find_operator(fact.operator_id);
  Refund& refund = world.books.refunds.at({fact.operator_id, fact.refund_id});
  const std::uint64_t card_id = world.books.current_card(fact.operator_id, refund.card_id);
  custody::Movement m = taken_back(book, fact, refund, card_id);
  GB_CHECK(m.after.custody == fact.posted.custody_after);
  post(world, book, m, fact.posted, origin);
  const std::int64_t back = fact.principal + fact.item;
  world.books.cards.find({fact.operator_id, card_id})->principal += back;
  if (back != 0) {
    world.state.cards.note({fact.operator_id, card_id},
                           {origin.entry, origin.command, origin.booked_on, back, back, 0});
  }
  if (fact.item > 0) custody::remove_item(world.books, book, refund.item);
  refund.state = RefundState::withdrawn;
  refund.payable = 0;
  refund.compensation = 0;
  give_back(world.books, fact.operator_id, refund.card_id);
}

}  // namespace gongbao::prepaid_card
