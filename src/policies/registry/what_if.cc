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

// The figures of sums, fen and counts alike, in the order of their fields.
template <class Sums>
auto figures_of(Sums& sums) {
  using Figure = std::conditional_t<std::is_const_v<Sums>, const std::int64_t, std::int64_t>;
  std::vector<Figure*> all;
  Sums::each_field(sums, [&]<class Field>(const char*, Field& field) {
    if constexpr (std::is_same_v<std::remove_const_t<Field>, Money>) {
      all.push_back(&field.fen);
    } else {
      all.push_back(&field);
    }
  });
  return all;
}

template <class Sums>
void add_times(Sums& sums, const Sums& other, int times) {
  const auto own = figures_of(sums);
  const auto more = figures_of(other);
  for (std::size_t i = 0; i != own.size(); ++i) *own[i] = clamped(Wide{*own[i]} + Wide{*more[i]} * times).fen;
}

template <class Sums>
Sums difference_of(const Sums& was, const Sums& now) {
  Sums difference = now;
  add_times(difference, was, -1);
  return difference;
}

std::optional<BasisPoints> coverage_of(const CustodySums& sums) {
  constexpr Wide whole_bp = 10'000;
  if (sums.claims.fen <= 0) return std::nullopt;
  return BasisPoints{static_cast<std::int32_t>(sums.covered.fen * whole_bp / sums.claims.fen)};
}

}  // namespace

void CustodySums::add(const CustodySums& other) { add_times(*this, other, 1); }
void SubsidySums::add(const SubsidySums& other) { add_times(*this, other, 1); }

void WhatIfRow::compare() {
  difference = difference_of(was, now);
  coverage_was = coverage_of(was);
  coverage_now = coverage_of(now);
  refused_difference = static_cast<std::int64_t>(answers.refused_now) - static_cast<std::int64_t>(answers.refused_was);
  if (subsidies) subsidies->difference = difference_of(subsidies->was, subsidies->now);
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

std::map<law::AreaCode, SubsidySums> subsidy_sums(const City& city) {
  const heating::State& state = city.of<heating::Document>();
  std::map<law::AreaCode, SubsidySums> all;
  for (const auto& [number, application] : state.applications) {
    if (application.state == heating::ApplicationState::draft) continue;
    SubsidySums& sums = all[application.area];
    ++sums.applications;
    if (application.state == heating::ApplicationState::ineligible) ++sums.ineligible;
  }
  for (const auto& [number, payment] : state.payments) {
    const heating::Shares& shares = payment.shares;
    SubsidySums sums;
    sums.granted = {shares.total()};
    if (payment.state == heating::PaymentState::paid) {
      sums.paid = sums.granted;
      sums.city_share = {shares.city};
      sums.district_share = {shares.district};
      sums.topup = {shares.topup};
      sums.interest = {shares.interest};
    }
    all[payment.area].add(sums);
  }
  for (const auto& [number, clawback] : state.clawbacks) {
    SubsidySums sums;
    sums.recovered = {clawback.recovered};
    all[clawback.area].add(sums);
  }
  return all;
}

law::AreaCode district_of(const City& city, const access::Actor& actor) {
  const heating::State& state = city.of<heating::Document>();
  if (actor.area != 0) return actor.area;
  if (actor.role == access::Role::village_agent) {
    const auto village = state.villages.find(actor.organisation);
    return village == state.villages.end() ? 0 : village->second.area;
  }
  const auto households = state.households_of.find(actor.account);
  if (actor.role != access::Role::household || households == state.households_of.end()) return 0;
  const auto household =
      households->second.empty() ? state.households.end() : state.households.find(households->second.front());
  return household == state.households.end() ? 0 : household->second.area;
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
