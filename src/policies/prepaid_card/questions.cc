// Each answer reads rows by their key.
#include "policies/prepaid_card/questions.h"

#include <algorithm>
#include <map>

#include "policies/prepaid_card/citations.h"

namespace gongbao::prepaid_card {

std::optional<Position> answer(const Reading& in, const AskPosition& question) {
  return position_of(in.books, in.scheme, in.terms, question.operator_id);
}

std::optional<CardAnswer> answer(const Reading& in, const AskCard& question) {
  const std::uint64_t current = in.books.current_card(question.operator_id, question.card_id);
  const custody::Card* card = in.books.cards.find({question.operator_id, current});
  if (card == nullptr) return std::nullopt;
  CardAnswer told;
  told.operator_id = question.operator_id;
  told.card_id = current;
  told.state = card->state;
  told.principal = Money{card->principal};
  told.bonus = Money{card->bonus};
  told.product_id = card->product_id;
  if (card->first_sale != 0 && card->loaded == 0) {
    told.first_sale = Date{card->first_sale};
    told.cooling_off_until = cooling_off_ends(in.state.parameters, *told.first_sale);
  }
  told.redemptions = card->redemptions;
  const auto holder = in.state.cards.holders.find({question.operator_id, current});
  if (holder != in.state.cards.holders.end() && !holder->second.empty()) told.holder = holder->second.back().holder;
  told.last_entry = card->last_entry;
  return told;
}

std::optional<PublishedRecord> answer(const Reading& in, const AskPublished& question) {
  return published_record(in.state, in.books, question.operator_id, in.today);
}

std::optional<CreditAnswer> answer(const Reading& in, const AskCreditFile& question) {
  if (!in.state.operators.contains(question.operator_id)) return std::nullopt;
  const CreditFile file = credit_file(in.state, in.books, in.calendar, question.operator_id, in.today);
  CreditAnswer told{question.operator_id, file.grade, file.points, file.last_inspection,
                    file.next_inspection, {},         file.clauses};
  std::map<Code, std::vector<std::string>> clauses;  // of a code: found once, a file may have many of it
  for (const CreditEvent& each : file.events) {
    const auto [of_code, first] = clauses.try_emplace(each.key.code);
    if (first) of_code->second = clauses_of_code(code_name(each.key.code));
    told.events.push_back({std::string(code_name(each.key.code)), each.event.opened_on, each.event.closed_on,
                           each.event.entry, each.points, of_code->second});
  }
  return told;
}

std::optional<CreditGrades> answer(const Reading& in, const AskCreditGrades& question) {
  constexpr std::size_t most_looked_at = 1'000, most_told = 20;
  if (declared_area(question.district) == 0) return std::nullopt;
  CreditGrades told;
  told.district = question.district;
  std::size_t looked_at = 0;
  auto it = in.state.operators.upper_bound(question.after.value_or(0));
  for (; it != in.state.operators.end(); ++it) {
    if (looked_at++ == most_looked_at || told.operators.size() == most_told) {
      told.next = std::prev(it)->first;
      break;
    }
    const Filing* filing = latest_of(in.state.filing.filings, it->first);
    if (it->second.district != question.district || (filing != nullptr && filing->cancelled_on)) continue;
    const CreditFile file = credit_file(in.state, in.books, in.calendar, it->first, in.today);
    told.operators.push_back({it->first, file.grade, file.points, file.last_inspection, file.next_inspection});
  }
  return told;
}

std::optional<NewestEntry> answer(const Reading& in, const AskNewestEntry& question) {
  if (question.card_id) {
    const std::uint64_t current = in.books.current_card(question.operator_id, *question.card_id);
    const custody::Card* card = in.books.cards.find({question.operator_id, current});
    return card == nullptr ? std::nullopt : std::optional(NewestEntry{card->last_entry, Money{card->principal}});
  }
  const custody::OperatorBook* book = in.books.find_operator(question.operator_id);
  return book == nullptr ? std::nullopt : std::optional(NewestEntry{book->last_entry, Money{book->q.custody}});
}

std::optional<RefundOptions> answer(const Reading& in, const AskRefundOptions& question) {
  return refund_options(in, question.operator_id, question.card_id);
}

namespace {

// Of the one item; nullopt: it is none of that card.
std::optional<OpenWindows> window_of_item(const Reading& in, const AskOpenWindows& question) {
  const custody::Item* item = in.books.items.find({question.operator_id, *question.item});
  const auto current = [&](std::uint64_t card) { return in.books.current_card(question.operator_id, card); };
  if (question.card_id && (item == nullptr || current(item->card_id) != current(*question.card_id))) {
    return std::nullopt;
  }
  OpenWindows told;
  told.operator_id = question.operator_id;
  if (item == nullptr || item->application == 0) return told;
  const auto at = in.books.applications.find({question.operator_id, item->application});
  if (at == in.books.applications.end()) return told;
  const bool disputed = item->state == custody::ItemState::disputed;
  (disputed ? told.disputed : told.applied).fen = item->amount;
  told.windows.push_back({item->application, at->second.applied_on, at->second.window_end, at->second.provisional, 1,
                          told.applied, told.disputed});
  return told;
}

}  // namespace

std::optional<OpenWindows> answer(const Reading& in, const AskOpenWindows& question) {
  constexpr std::size_t most_windows = 100;
  if (in.books.find_operator(question.operator_id) == nullptr) return std::nullopt;
  if (question.item) return window_of_item(in, question);
  // A card alone is in no window: what was redeemed with it is.
  if (question.card_id) return std::nullopt;
  OpenWindows told;
  told.operator_id = question.operator_id;
  for (const std::uint64_t number : custody::open_applications(in.books, question.operator_id, most_windows + 1)) {
    told.more = told.windows.size() == most_windows;
    if (told.more) break;
    const custody::Application& application = in.books.applications.at({question.operator_id, number});
    told.applied.fen += application.applied;
    told.disputed.fen += application.disputed;
    told.windows.push_back({number, application.applied_on, application.window_end, application.provisional,
                            application.items.size(), Money{application.applied}, Money{application.disputed}});
  }
  return told;
}

namespace {

bool is_bound_to(const Reading& in, std::uint64_t operator_id, std::uint64_t card, std::uint64_t account) {
  return holder_of(in.state, operator_id, card) == account;
}

}  // namespace

std::optional<OwnWindows> answer(const Reading& in, const AskOwnWindows& question) {
  OwnWindows told;
  for (const Redeemed& each : question.redeemed) {
    const custody::Item* item = in.books.items.find({each.operator_id, each.item});
    if (item == nullptr || item->application == 0) continue;
    const std::uint64_t card = in.books.current_card(each.operator_id, item->card_id);
    const auto at = in.books.applications.find({each.operator_id, item->application});
    if (at == in.books.applications.end() || !is_bound_to(in, each.operator_id, card, question.account)) continue;
    const custody::Application& application = at->second;
    told.windows.push_back({each.operator_id, card, each.item, Date{item->event_date}, Money{item->amount},
                            item->state == custody::ItemState::disputed, item->application, application.applied_on,
                            application.window_end, application.provisional});
  }
  std::ranges::stable_sort(told.windows, {}, [](const OwnWindow& each) {
    return std::tuple(each.last_objection_day, each.operator_id, each.application_id);
  });
  return told;
}

std::vector<custody::OfOperatorNo> cards_near_a_window(const State& state, const custody::Books& books,
                                                       std::uint64_t account) {
  std::vector<custody::OfOperatorNo> near = cards_bound_to(state, account);
  std::erase_if(near, [&](const custody::OfOperatorNo& card) {
    return books.current_card(card.operator_id, card.number) != card.number ||
           custody::open_applications(books, card.operator_id, 1).empty();
  });
  return near;
}

std::optional<QuarterAnswer> answer(const Reading& in, const AskQuarter& question) {
  const Quarter running = quarter_of(in.today);
  const Quarter asked = question.quarter.value_or(running);
  if (in.books.find_operator(question.operator_id) == nullptr || asked > running) return std::nullopt;
  const auto at = in.books.quarters.find({question.operator_id, asked});
  // Nothing has happened in the running one yet.
  if (at == in.books.quarters.end() && asked < running) return std::nullopt;
  const custody::QuarterRow row = at == in.books.quarters.end() ? custody::QuarterRow{} : at->second;
  QuarterAnswer told;
  told.operator_id = question.operator_id;
  told.quarter = asked;
  told.stage = row.stage;
  told.received = Money{row.received};
  told.redeemed = Money{row.redeemed};
  told.refunded = Money{row.refunded};
  told.balance = Money{row.balance};
  if (row.stage != custody::QuarterStage::running) told.custody_end = Money{row.custody_end};
  return told;
}

}  // namespace gongbao::prepaid_card
