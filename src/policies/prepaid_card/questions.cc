// Each answer reads rows by their key.
#include "policies/prepaid_card/questions.h"

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
    told.cooling_off_until = *told.first_sale + in.terms.cooling_off;
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

std::optional<OpenWindows> answer(const Reading& in, const AskOpenWindows& question) {
  constexpr std::size_t most_windows = 100;
  if (in.books.find_operator(question.operator_id) == nullptr) return std::nullopt;
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

}  // namespace gongbao::prepaid_card
