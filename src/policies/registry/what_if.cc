// See what_if.h.
#include "policies/registry/what_if.h"

#include <algorithm>

#include "custody/decide.h"
#include "policies/prepaid_card/citations.h"

namespace gongbao::policies {

namespace {

namespace cards = prepaid_card::code;
namespace fees = childcare::code;

// Refusals that say: what this rests on is not there.
constexpr Code rests_on_nothing[] = {cards::unknown_operator,      cards::unknown_subject,   cards::original_not_found,
                                     cards::account_not_dedicated, cards::agreement_missing, fees::custody_not_set_up,
                                     fees::account_not_dedicated,  fees::agreement_missing};
// That say: what this answers to is not as it was when this was said.
constexpr Code answers_another_state[] = {cards::wrong_state,         cards::already_reversed, cards::order_not_open,
                                          cards::redemption_disputed, cards::window_open,      fees::item_disputed};
// That say: the figures told are not those of these books.
constexpr Code tells_old_figures[] = {cards::report_mismatch, fees::ratio_mismatch};

bool holds(std::span<const Code> codes, Code code) { return std::ranges::find(codes, code) != codes.end(); }

bool refused(const Answered& answer) { return answer.verdict == engine::Verdict::refused; }

}  // namespace

Judged judge(const Answered& was, const Answered& now, Reference reference) {
  // What is said again gets its first answer again; that one was judged.
  const bool said_again = was.verdict == engine::Verdict::duplicate && now.verdict == was.verdict;
  if (said_again || (was.verdict == now.verdict && was.code == now.code)) return Judged::same;
  if (reference == Reference::missing) return Judged::not_arisen;
  if (refused(now) && holds(rests_on_nothing, now.code)) return Judged::not_arisen;
  if (refused(now) && holds(tells_old_figures, now.code)) return Judged::old_figures;
  if (refused(now) && holds(answers_another_state, now.code)) return Judged::went_otherwise;
  return reference == Reference::went_otherwise ? Judged::went_otherwise : Judged::otherwise;
}

void AnswerCounts::count(Judged judged, const Answered& was, const Answered& now) {
  std::uint64_t* const columns[] = {&same, &otherwise, &not_arisen, &went_otherwise, &old_figures};
  ++*columns[static_cast<std::size_t>(judged)];
  if (refused(was)) ++refused_was;
  if (refused(now) && judged <= Judged::otherwise) ++refused_now;
}

void AnswerCounts::add(const AnswerCounts& other) {
  same += other.same;
  otherwise += other.otherwise;
  not_arisen += other.not_arisen;
  went_otherwise += other.went_otherwise;
  old_figures += other.old_figures;
  refused_was += other.refused_was;
  refused_now += other.refused_now;
}

namespace {

Money clamped(Wide fen) {
  using Limits = std::numeric_limits<std::int64_t>;
  return {static_cast<std::int64_t>(std::clamp<Wide>(fen, Limits::min(), Limits::max()))};
}

CustodySums sums_of(const custody::OperatorBook& book, const custody::Scheme& scheme) {
  const custody::Quantities& q = book.q;
  const Wide required = scheme.required(book, q);
  const Wide claims = Wide{q.liability} + q.refunds + q.compensation;
  const Wide for_consumers = std::max<Wide>(0, Wide{q.custody} - q.unidentified);
  return {.held = {q.custody},
          .required = clamped(required),
          .locked = {book.restricted},
          .let_out = {q.released},
          .ordered = {q.open_orders},
          .free = clamped(std::max<Wide>(0, Wide{q.custody} - required - q.open_orders)),
          .shortfall = clamped(custody::shortfall(scheme, book, q, required)),
          .paid_back = {q.paid_back},
          .claims = clamped(claims),
          .covered = clamped(std::min(claims, for_consumers))};
}

}  // namespace

void CustodySums::add(const CustodySums& other) {
  constexpr Money CustodySums::*members[] = {&CustodySums::held,      &CustodySums::required,  &CustodySums::locked,
                                             &CustodySums::let_out,   &CustodySums::ordered,   &CustodySums::free,
                                             &CustodySums::shortfall, &CustodySums::paid_back, &CustodySums::claims,
                                             &CustodySums::covered};
  for (const auto member : members) this->*member = clamped(Wide{(this->*member).fen} + (other.*member).fen);
}

std::vector<OperatorSums> custody_sums(const City& city) {
  const custody::Books& books = city.books();
  const prepaid_card::Scheme of_cards = city.scheme();
  const childcare::Scheme of_lots = city.lot_scheme();
  std::vector<OperatorSums> all;
  all.reserve(books.operator_ids.size());
  for (const std::uint64_t id : books.operator_ids) {
    const custody::OperatorBook& book = *books.find_operator(id);
    const bool lots = book.scheme == custody::scheme_childcare;
    all.push_back({id, book.scheme, lots ? sums_of(book, of_lots) : sums_of(book, of_cards)});
  }
  return all;
}

OperatorNames names_of_operator(const City& city, std::uint64_t operator_id) {
  const auto& operators = city.prepaid_card().operators;
  if (const auto at = operators.find(operator_id); at != operators.end()) {
    return {std::string(prepaid_card::document), at->second.district, at->second.name};
  }
  const auto& institutions = city.childcare().institutions.institutions;
  if (const auto at = institutions.find(operator_id); at != institutions.end()) {
    return {std::string(childcare::document), at->second.area, at->second.name};
  }
  return {};
}

std::string iso_week(Date day) {
  constexpr std::int32_t days_a_week = 7, thursday = 4;
  // A week belongs to the year of its Thursday.
  const Date middle = day + Days{thursday - weekday(day)};
  const int year = ymd(middle).year;
  const int week = (middle - date_of(year, 1, 1)).count / days_a_week + 1;
  return std::to_string(year) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
}

}  // namespace gongbao::policies
