// From the person's cards to what is open on them, then to what the person stands for.
#include "policies/prepaid_card/retention.h"

#include <algorithm>

namespace gongbao::prepaid_card {

using policies::PersonNeed;

namespace {

PersonNeed need(std::string_view what, std::uint64_t operator_id, std::optional<Date> until = {}) {
  return {code::retention_period, what, operator_id, until};
}

bool was_sold(const custody::Books& books, const OfOperatorNo& card) {
  const custody::Card* known = books.cards.find({card.operator_id, card.number});
  return known != nullptr && known->state != custody::CardState::stock;
}

// The last time the person was bound to that card; a person who is not bound now was until the next one was.
struct Binding {
  const CardHolder* holder = nullptr;
  const CardHolder* next = nullptr;  // nullptr: bound now
};
Binding last_binding(const State& state, const OfOperatorNo& card, const PersonToken& person) {
  Binding found;
  const auto it = state.cards.holders.find(card);
  if (it == state.cards.holders.end()) return found;
  for (const CardHolder& each : it->second) {
    if (each.holder == person) {
      found = {&each, nullptr};
    } else if (found.holder != nullptr && found.next == nullptr) {
      found.next = &each;
    }
  }
  return found;
}

// The day of the last movement of the card: in the chain of its instructions, or by a typed command.
std::optional<Date> last_transaction(const Context& in, const OfOperatorNo& key, const custody::Card& card) {
  if (card.first_sale == 0) return std::nullopt;
  Date last{card.first_sale};
  if (const auto entry = in.originals.at(card.last_entry)) last = std::max(last, entry->booked_on);
  const auto notes = in.state.cards.notes.find(key);
  if (notes != in.state.cards.notes.end()) last = std::max(last, notes->second.back().on);
  const auto reissue = in.state.cards.reissues.find(key);
  if (reissue != in.state.cards.reissues.end()) last = std::max(last, reissue->second.on);
  return last;
}

// Complaints without a card name nobody but the account. Few, and asked for seldom: every one is looked at.
std::optional<PersonNeed> need_of_complaints(const State& state, std::span<const std::uint64_t> accounts) {
  for (const auto& [key, complaint] : state.supervision.complaints) {
    if (complaint.answered_on || complaint.account == 0) continue;
    if (std::ranges::find(accounts, complaint.account) != accounts.end()) return need("complaint", key.operator_id);
  }
  return std::nullopt;
}

bool complaint_open(const State& state, const OfOperatorNo& card, std::uint64_t account) {
  const auto& complaints = state.supervision.complaints;
  for (auto it = complaints.lower_bound({card.operator_id, 0}); it != complaints.end(); ++it) {
    if (it->first.operator_id != card.operator_id) break;
    if (it->second.answered_on) continue;
    if (it->second.card_id == card.number || (account != 0 && it->second.account == account)) return true;
  }
  return false;
}

// Only where the operator has disputes at all; then every open item is looked at.
bool dispute_open(const custody::Books& books, const OfOperatorNo& card) {
  const custody::OperatorBook* book = books.find_operator(card.operator_id);
  if (book == nullptr || book->disputed == 0) return false;
  bool found = false;
  books.items.for_each([&](const custody::Item& item) {
    found = found || (item.state == custody::ItemState::disputed && item.key.operator_id == card.operator_id &&
                      books.current_card(card.operator_id, item.card_id) == card.number);
  });
  return found;
}

std::optional<PersonNeed> need_of_holder(const Context& in, const OfOperatorNo& key, const CardHolder& holder) {
  const custody::Card* card = in.books.cards.find({key.operator_id, key.number});
  if (complaint_open(in.state, key, holder.account)) return need("complaint", key.operator_id);
  if (card == nullptr) return std::nullopt;
  if (card->principal > 0 || card->bonus > 0) return need("card_balance", key.operator_id);
  if (card->state == custody::CardState::refunding) return need("refund", key.operator_id);
  if (const auto last = last_transaction(in, key, *card)) {
    const Date through = kept_through(*last, in.terms);
    if (in.today <= through) return need("transaction_records", key.operator_id, through);
  }
  if (dispute_open(in.books, key)) return need("dispute", key.operator_id);
  return std::nullopt;
}

std::optional<PersonNeed> need_of_card(const Context& in, const OfOperatorNo& key, const PersonToken& person) {
  const Binding binding = last_binding(in.state, key, person);
  if (binding.holder == nullptr) return std::nullopt;
  if (binding.next == nullptr) return need_of_holder(in, key, *binding.holder);
  const Date through = kept_through(binding.next->bound_on, in.terms);
  if (in.today <= through) return need("transaction_records", key.operator_id, through);
  return std::nullopt;
}

bool deregistered(const custody::Books& books, std::uint64_t operator_id) {
  const custody::OperatorBook* book = books.find_operator(operator_id);
  return book != nullptr && book->standing == custody::Standing::deregistered;
}

// Representatives and signatories are few, and asked for seldom: every operator is looked at.
std::optional<PersonNeed> need_of_office(const Context& in, const PersonToken& person) {
  for (const auto& [id, record] : in.state.operators) {
    if (record.legal_rep == person && !deregistered(in.books, id)) return need("legal_rep", id);
  }
  for (const auto& [key, filing] : in.state.filing.filings) {
    const bool signed_it = filing.commitment.signatory == person;
    if (signed_it && !deregistered(in.books, key.operator_id)) return need("filing", key.operator_id);
  }
  return std::nullopt;
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                         std::span<const std::uint64_t> accounts) {
  const auto& links = in.state.cards.cards_of_persons;
  for (auto it = links.lower_bound({person, {}}); it != links.end() && it->first == person; ++it) {
    if (auto needed = need_of_card(in, it->second, person)) return needed;
  }
  if (auto needed = need_of_complaints(in.state, accounts)) return needed;
  return need_of_office(in, person);
}

bool sold_a_card_to(const State& state, const custody::Books& books, std::uint64_t operator_id,
                    const PersonToken& person) {
  const auto& links = state.cards.cards_of_persons;
  for (auto it = links.lower_bound({person, {operator_id, 0}});
       it != links.end() && it->first == person && it->second.operator_id == operator_id; ++it) {
    if (was_sold(books, it->second)) return true;
  }
  return false;
}

bool bought_a_card(const State& state, const custody::Books& books, const PersonToken& person) {
  const auto& links = state.cards.cards_of_persons;
  for (auto it = links.lower_bound({person, {}}); it != links.end() && it->first == person; ++it) {
    if (was_sold(books, it->second)) return true;
  }
  return false;
}

bool known_to_operator(const State& state, const custody::Books& books, std::uint64_t operator_id,
                       const PersonToken& person) {
  if (sold_a_card_to(state, books, operator_id, person)) return true;
  const auto record = state.operators.find(operator_id);
  if (record == state.operators.end()) return false;
  if (record->second.legal_rep == person) return true;
  const auto& filings = state.filing.filings;
  for (auto it = filings.lower_bound({operator_id, 0}); it != filings.end(); ++it) {
    if (it->first.operator_id != operator_id) break;
    if (it->second.commitment.signatory == person) return true;
  }
  return false;
}

bool has_account(const State& state, const custody::Books& books, const PersonToken& person, std::uint64_t account) {
  if (account == 0) return false;
  const auto& links = state.cards.cards_of_persons;
  for (auto it = links.lower_bound({person, {}}); it != links.end() && it->first == person; ++it) {
    const CardHolder& now = state.cards.holders.at(it->second).back();
    if (now.holder == person && now.account == account && was_sold(books, it->second)) return true;
  }
  return false;
}

}  // namespace gongbao::prepaid_card
