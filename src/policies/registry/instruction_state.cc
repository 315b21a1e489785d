// Rows of custody by the keys that the instruction itself names.
#include "policies/registry/instruction_state.h"

namespace gongbao::policies {

namespace {

using custody::Op;

// An item lives until it is released or its redemption is taken back.
void tell_item(const custody::Books& books, const custody::Instruction& in, Became& became) {
  const custody::Item* item = books.items.find({in.operator_id, in.instr_id});
  if (item == nullptr) {
    if (in.op == Op::redeem) became.item = ItemStanding::gone;
    return;
  }
  became.item = static_cast<ItemStanding>(item->state);
  became.item_amount = Money{item->amount};
}

void tell_receipt(const custody::Books& books, const custody::Instruction& in, Became& became) {
  const auto it = books.receipts.find({in.operator_id, in.instr_id});
  if (in.op != Op::sale_in_transit || it == books.receipts.end()) return;
  became.receipt_left = Money{it->second.remaining};
  if (it->second.remaining != 0) became.deposit_due = it->second.deadline;
}

// Numbered by the application that made it.
std::uint64_t order_of(const custody::Instruction& in) {
  if (in.op == Op::apply_release) return in.counter_id;
  const bool names_it = in.op == Op::release_free || in.op == Op::execute_payout || in.op == Op::payout_returned;
  return names_it ? in.subject_id : 0;
}

void tell_order(const custody::Books& books, const custody::Instruction& in, Became& became) {
  if (in.op == Op::apply_release) {
    const auto it = books.applications.find({in.operator_id, in.counter_id});
    if (it != books.applications.end()) became.application = it->second.state;
  }
  const auto it = books.orders.find({in.operator_id, order_of(in)});
  if (order_of(in) == 0 || it == books.orders.end()) return;
  became.order = it->second.state;
  became.order_due = it->second.due_on;
}

void tell_refund(const custody::Books& books, const custody::Instruction& in, Became& became) {
  if (in.op != Op::accept_refund && in.op != Op::pay_refund && in.op != Op::refund_by_operator) return;
  const auto it = books.refunds.find({in.operator_id, in.subject_id});
  if (it != books.refunds.end()) became.refund = it->second.state;
}

}  // namespace

static_assert(static_cast<int>(ItemStanding::agreed) == static_cast<int>(custody::ItemState::agreed));

std::vector<std::uint64_t> id_spaces(const City& city, const access::Actor& actor,
                                     std::optional<std::uint64_t> operator_id) {
  const bool bank = actor.role == access::Role::custody_bank;
  const bool own = actor.role == access::Role::operator_ || actor.role == access::Role::branch;
  if (own) operator_id = actor.organisation;
  std::vector<std::uint64_t> spaces;
  if (bank) spaces.push_back(actor.organisation);
  if (!operator_id) return spaces;
  spaces.push_back(id_space_of_operator(*operator_id));
  const custody::OperatorBook* book = city.books().find_operator(*operator_id);
  if (!bank && book != nullptr && book->bank_id != 0) spaces.push_back(book->bank_id);
  return spaces;
}

namespace {

template <class Told>
std::optional<Told> told_with(const journal::InstructionView& refused) {
  for (const journal::Extension& each : refused.extensions) {
    if (each.kind == Told::kind) return custody::from_ext<Told>({each.kind, each.body});
  }
  return std::nullopt;
}

}  // namespace

WhyRefused why_refused(const journal::InstructionView& refused) {
  WhyRefused why;
  if (const auto cause = told_with<custody::NotBefore>(refused)) why.first_admissible_day = cause->day;
  if (const auto held = told_with<custody::CardHeld>(refused)) {
    why.card_principal = Money{held->principal};
    why.card_bonus = Money{held->bonus};
  }
  return why;
}

WhyRefused why_refused(const journal::Log& log, EntryNo entry, Code code) {
  WhyRefused why;
  if (code == 0 || entry == 0) return why;
  const auto seen =
      log.see_entry(entry, [&](const journal::EntryView& refusal) { why = why_refused(*refusal.instruction); });
  return seen ? why : WhyRefused{};
}

Became became_of(const City& city, const custody::Instruction& in, EntryNo entry) {
  const custody::Books& books = city.books();
  Became became;
  if (const auto it = books.corrections.find(entry); it != books.corrections.end()) {
    became.reversed = it->second.reversed;
    became.charged_back = Money{it->second.charged_back};
  }
  tell_item(books, in, became);
  tell_receipt(books, in, became);
  tell_order(books, in, became);
  tell_refund(books, in, became);
  return became;
}

}  // namespace gongbao::policies
