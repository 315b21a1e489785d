// Figure by figure, operator by operator: what the model holds and what the program holds.
#include "simulation/model/town.h"

namespace gongbao::model {

namespace {

std::string text(Fen amount) {
  if (amount == 0) return "0";
  std::string digits;
  const bool negative = amount < 0;
  for (Fen rest = negative ? -amount : amount; rest != 0; rest /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  return (negative ? "-" : "") + digits;
}

struct Pair {
  const char* name;
  Fen model, program;
};

template <std::size_t N>
std::string first_of(const std::string& whose, const std::array<Pair, N>& pairs) {
  for (const Pair& each : pairs) {
    if (each.model != each.program)
      return whose + " " + each.name + ": model " + text(each.model) + ", program " + text(each.program);
  }
  return "";
}

std::string sums(const std::string& whose, const Shop& shop, const custody::OperatorBook& book, const Terms& terms,
                 Date today) {
  const custody::Quantities& q = book.q;
  const Fen r = required(shop, terms, today);
  Fen refunds = 0, compensation = 0, bonus = 0;
  for (const auto& [id, refund] : shop.refunds) {
    refunds += refund.payable;
    compensation += refund.compensation;
  }
  for (const auto& [id, card] : shop.cards) bonus += card.bonus;
  return first_of(whose, std::array{
                             Pair{"C", shop.custody, q.custody},
                             Pair{"1003", in_transit(shop), q.in_transit_all},
                             Pair{"T", in_transit_in_time(shop), q.in_transit_in_time},
                             Pair{"1004", shop.released, q.released},
                             Pair{"1005", shop.due, q.due},
                             Pair{"B", balance(shop), Fen{q.liability} + q.refunds},
                             Pair{"U", pending(shop), q.pending},
                             Pair{"P", pledge_base(shop), q.pledge_base()},
                             Pair{"2003", refunds, q.refunds},
                             Pair{"2004", compensation, q.compensation},
                             Pair{"S", unidentified(shop), q.unidentified},
                             Pair{"3001", shop.entitled, q.entitled},
                             Pair{"3002", shop.funding, q.funding},
                             Pair{"3003", shop.interest, q.interest},
                             Pair{"9001", bonus, q.bonus_outstanding},
                             Pair{"9002", shop.bonus_granted, q.bonus_granted},
                             Pair{"9003", shop.bonus_consumed, q.bonus_consumed},
                             Pair{"E", open_orders(shop), q.open_orders},
                             Pair{"B_q", last_quarter_balance(shop, today), q.prior_quarter_balance},
                             Pair{"R", r, book.required},
                             Pair{"1001", std::min(shop.custody, r), book.restricted},
                             Pair{"free", drawable(shop, terms, today), custody::releasable(book)},
                             Pair{"last journal_no", static_cast<Fen>(shop.journals), book.last_journal_no},
                             Pair{"shortfall open", shop.shortfall_open ? 1 : 0, book.shortfall_since != 0 ? 1 : 0},
                         });
}

std::string cards(const std::string& whose, std::uint64_t id, const Shop& shop, const custody::Books& books) {
  for (const auto& [number, card] : shop.cards) {
    const custody::Card* row = books.cards.find({id, number});
    if (row == nullptr) return whose + " card " + std::to_string(number) + " is not there";
    const std::string found =
        first_of(whose + " card " + std::to_string(number),
                 std::array{Pair{"principal", card.principal, row->principal}, Pair{"bonus", card.bonus, row->bonus},
                            Pair{"paid", card.paid, row->paid}, Pair{"granted", card.granted, row->bonus_granted},
                            Pair{"consumed", card.consumed, row->consumed},
                            Pair{"redemptions", card.redemptions, row->redemptions},
                            Pair{"state", static_cast<Fen>(card.state), static_cast<Fen>(row->state)},
                            Pair{"first sale", card.first_sale.day, row->first_sale}});
    if (!found.empty()) return found;
  }
  return "";
}

std::string items(const std::string& whose, std::uint64_t id, const Shop& shop, const custody::Books& books) {
  for (const auto& [item_id, item] : shop.items) {
    const custody::Item* row = books.items.find({id, item_id});
    if (item.is_open() != (row != nullptr)) return whose + " item: only one side has it open";
    if (row == nullptr) continue;
    const std::string found =
        first_of(whose + " item", std::array{Pair{"amount", item.amount, row->amount},
                                             Pair{"kind", static_cast<Fen>(item.kind), static_cast<Fen>(row->kind)},
                                             Pair{"state", static_cast<Fen>(item.state), static_cast<Fen>(row->state)},
                                             Pair{"application", Fen{item.application}, Fen{row->application}},
                                             Pair{"card", Fen{item.card}, Fen{row->card_id}}});
    if (!found.empty()) return found;
  }
  return "";
}

std::string what_waits(const std::string& whose, std::uint64_t id, const Shop& shop, const custody::Books& books) {
  for (const auto& [receipt_id, receipt] : shop.receipts) {
    const auto& row = books.receipts.at({id, receipt_id});
    const std::string found =
        first_of(whose + " receipt", std::array{Pair{"left", receipt.left, row.remaining},
                                                Pair{"deadline", receipt.deadline.day, row.deadline.day},
                                                Pair{"overdue", receipt.overdue ? 1 : 0, row.overdue ? 1 : 0}});
    if (!found.empty()) return found;
  }
  for (const auto& [number, order] : shop.orders) {
    const auto& row = books.orders.at({id, number});
    const std::string found =
        first_of(whose + " order " + std::to_string(number),
                 std::array{Pair{"amount", order.amount, row.amount}, Pair{"due", order.due_on.day, row.due_on.day},
                            Pair{"state", static_cast<Fen>(order.state), static_cast<Fen>(row.state)}});
    if (!found.empty()) return found;
  }
  for (const auto& [number, application] : shop.applications) {
    const auto& row = books.applications.at({id, number});
    const std::string found =
        first_of(whose + " application " + std::to_string(number),
                 std::array{Pair{"state", static_cast<Fen>(application.state), static_cast<Fen>(row.state)},
                            Pair{"window", application.window_end.day, row.window_end.day}});
    if (!found.empty()) return found;
  }
  for (const auto& [number, refund] : shop.refunds) {
    const auto& row = books.refunds.at({id, number});
    const std::string found =
        first_of(whose + " refund " + std::to_string(number),
                 std::array{Pair{"state", static_cast<Fen>(refund.state), static_cast<Fen>(row.state)},
                            Pair{"payable", refund.payable, row.payable},
                            Pair{"compensation", refund.compensation, row.compensation},
                            Pair{"due", refund.due_on.day, row.due_on.day}});
    if (!found.empty()) return found;
  }
  return "";
}

std::size_t open_items(const Shop& shop) {
  return static_cast<std::size_t>(
      std::ranges::count_if(shop.items, [](const auto& each) { return each.second.is_open(); }));
}

}  // namespace

std::string Town::difference(const policies::City& program) const {
  const custody::Books& books = program.books();
  if (today_ != books.day) return "the day differs";
  std::array<std::size_t, 7> ours{};
  for (const auto& [id, shop] : shops_) {
    const std::string whose = "operator " + std::to_string(id);
    const custody::OperatorBook* book = books.find_operator(id);
    if (book == nullptr) return whose + " is not there";
    for (const std::string& found :
         {broken_invariant(shop), sums(whose, shop, *book, terms_, *today_), cards(whose, id, shop, books),
          items(whose, id, shop, books), what_waits(whose, id, shop, books)}) {
      if (!found.empty()) return found;
    }
    ours[0] += shop.cards.size();
    ours[1] += open_items(shop);
    ours[2] += shop.receipts.size();
    ours[3] += shop.orders.size();
    ours[4] += shop.lines.size();
    ours[5] += shop.applications.size();
    ours[6] += shop.refunds.size();
  }
  // Of shops; nurseries.cc has the others.
  const auto of_shops = [&](const auto& rows) {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [&](const auto& each) { return shops_.contains(each.first.operator_id); }));
  };
  std::size_t cards_of_shops = 0;
  books.cards.for_each(
      [&](const custody::Card& each) { cards_of_shops += shops_.contains(each.key.operator_id) ? 1 : 0; });
  const std::array theirs{cards_of_shops,         books.items.size(),    of_shops(books.receipts),
                          of_shops(books.orders), of_shops(books.lines), of_shops(books.applications),
                          of_shops(books.refunds)};
  constexpr std::array names{"cards", "items", "receipts", "orders", "lines", "applications", "refunds"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ours[i] != theirs[i])
      return std::string("number of ") + names[i] + ": model " + std::to_string(ours[i]) + ", program " +
             std::to_string(theirs[i]);
  }
  return "";
}

}  // namespace gongbao::model
