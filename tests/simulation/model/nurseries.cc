// Spec/02 8.1 and 8.2 the slow way: what the program keeps of a nursery as running figures is added up from its rows.
#include "simulation/model/nurseries.h"

namespace gongbao::model {

namespace {

struct Sums {
  __int128 liability = 0, pending = 0, refunds = 0, compensation = 0, floors = 0, orders = 0, in_transit = 0, lines = 0;
};

Sums sums_of(const custody::Books& books, std::uint64_t id) {
  Sums sums;
  std::map<std::uint64_t, __int128> held;  // Q of each lot
  books.cards.for_each([&](const custody::Card& card) {
    if (card.key.operator_id != id) return;
    sums.liability += card.principal;
    held[card.key.card_id] += card.principal;
  });
  books.services.for_each([&](const custody::ServiceItem& item) {
    if (item.key.operator_id != id) return;
    sums.pending += item.amount;
    held[item.lot] += item.amount;
  });
  const auto own = [id](const auto& each) { return each.first.operator_id == id; };
  for (const auto& each : books.refunds) {
    if (!own(each) || each.second.state != custody::RefundState::accepted) continue;
    sums.refunds += each.second.payable;
    sums.compensation += each.second.compensation;
    held[each.second.card_id] += each.second.payable;
  }
  for (const auto& each : books.orders) sums.orders += own(each) && each.second.counts() ? each.second.amount : 0;
  for (const auto& each : books.receipts) sums.in_transit += own(each) ? each.second.remaining : 0;
  for (const auto& each : books.lines) sums.lines += own(each) && !each.second.identified ? each.second.amount : 0;
  books.lots.for_each([&](const custody::Lot& lot) {
    if (lot.key.operator_id != id || lot.state == custody::LotState::in_transit) return;
    // ceil(ρ × Q)
    sums.floors += (held[lot.key.card_id] * lot.ratio_bp + 9'999) / 10'000;
  });
  return sums;
}

struct Added {
  const char* name;
  __int128 added, kept;
};

std::string difference_of(const custody::Books& books, const custody::OperatorBook& book) {
  const custody::Quantities& q = book.q;
  const Sums sums = sums_of(books, book.key.operator_id);
  const __int128 assets = __int128{q.custody} + q.in_transit_all + q.released + q.due;
  const __int128 claims = sums.liability + sums.pending + sums.refunds + sums.compensation + sums.lines + q.entitled +
                          q.funding + q.interest;
  const bool short_now = q.custody < sums.floors + sums.lines;
  for (const Added& each : {Added{"2001", sums.liability, q.liability},
                            {"2002", sums.pending, q.pending},
                            {"2003", sums.refunds, q.refunds},
                            {"2004", sums.compensation, q.compensation},
                            {"S", sums.lines, q.unidentified},
                            {"1003", sums.in_transit, q.in_transit_all},
                            {"E", sums.orders, q.open_orders},
                            {"the floors of its lots", sums.floors, q.lot_floor},
                            {"R", sums.floors + sums.lines, book.required},
                            {"both sides of its ledger", assets, claims},
                            {"a shortfall", short_now ? 1 : 0, book.shortfall_since != 0 ? 1 : 0}}) {
    if (each.added == each.kept) continue;
    return "nursery " + std::to_string(book.key.operator_id) + " " + each.name + ": added up " +
           std::to_string(static_cast<std::int64_t>(each.added)) + ", the program " +
           std::to_string(static_cast<std::int64_t>(each.kept));
  }
  return "";
}

}  // namespace

std::string difference_of_nurseries(const policies::City& program) {
  std::string found;
  program.books().operators.for_each([&](const custody::OperatorBook& book) {
    if (found.empty() && book.scheme == custody::scheme_childcare) found = difference_of(program.books(), book);
  });
  return found;
}

}  // namespace gongbao::model
