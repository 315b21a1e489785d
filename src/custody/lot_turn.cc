// 工作日内未确认的…视为确认同意 (2-14c): the days to answer are over, so what was served is deemed confirmed.
#include <algorithm>

#include "base/check.h"
#include "custody/applier.h"
#include "custody/lots.h"
#include "custody/turning.h"

namespace gongbao::custody {

namespace {

// Items look like cards' rows all over their table: their places are asked for some items ahead.
constexpr std::size_t ahead = 16;

// What waits for an answer until that day, as far as it still does.
void add_awaiting(const Books& books, const DayOfOperator& key, const std::vector<Id16>& listed,
                  std::vector<const ServiceItem*>& found) {
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (i + ahead < listed.size()) books.services.prefetch({key.operator_id, listed[i + ahead]});
    const ServiceItem* item = books.services.find({key.operator_id, listed[i]});
    if (item == nullptr || item->state != ServiceState::awaiting || Date{item->window_end} != key.day) continue;
    found.push_back(item);
  }
}

// Items whose days to answer ended before that day.
std::vector<const ServiceItem*> deemed_by(const Books& books, std::uint64_t operator_id, Date to) {
  std::vector<const ServiceItem*> found;
  for (auto it = books.awaiting.begin(); it != books.awaiting.end() && it->first.day < to;) {
    const Date day = it->first.day;
    it = books.awaiting.find({day, operator_id});
    if (it != books.awaiting.end()) add_awaiting(books, it->first, it->second.items, found);
    it = books.awaiting.lower_bound({day + Days{1}, 0});
  }
  // In the order in which they were made, however they came into the list.
  std::ranges::sort(found, {}, [](const ServiceItem* each) { return each->made_by; });
  const auto twice = std::ranges::unique(found);
  found.erase(twice.begin(), twice.end());
  return found;
}

// The floors of the lots in this turn as they fall, one item after the other.
class FallingFloors {
 public:
  explicit FallingFloors(const Books& books) : books_(books) {}
  Wide fall(const ServiceItem& item) {
    const CardKey key{item.key.operator_id, item.lot};
    const Lot& lot = *books_.lots.find(key);
    Wide& left = held_.try_emplace(item.lot, Wide{lot.held}).first->second;
    const Wide before = floor_of(lot, left);
    left -= item.amount;
    return before - floor_of(lot, left);
  }
  // Of which nothing is left.
  std::vector<std::uint64_t> emptied() const {
    std::vector<std::uint64_t> lots;
    for (const auto& [lot, left] : held_) {
      if (left == 0) lots.push_back(lot);
    }
    return lots;
  }

 private:
  const Books& books_;
  std::map<std::uint64_t, Wide> held_;
};

void clear(Movement& m, const ServiceItem& item, Wide floor_fallen) {
  if (item.amount > 0) add_leg(m, account::release_pending, item.key.item, item.amount);
  change(m, &Quantities::lot_floor, -floor_fallen);
}

// Days to answer that are over, of that operator.
void forget_days(Books& books, std::uint64_t operator_id, Date before) {
  for (auto it = books.awaiting.begin(); it != books.awaiting.end() && it->first.day < before;) {
    const Date day = it->first.day;
    books.awaiting.erase({day, operator_id});
    it = books.awaiting.lower_bound({day + Days{1}, 0});
  }
}

// What of the initial share waited for the demand is due again with what was settled.
std::optional<EndedDemand> demand_ended_with(const Books& books, const LotScheme& scheme, const CardKey& key, Date to) {
  const Lot& lot = *books.lots.find(key);
  const auto refund = demand_of_nothing(books, scheme, lot);
  if (!refund) return std::nullopt;
  const Order* order = unpaid_initial_order(books, lot);
  EndedDemand ended{*refund, std::nullopt};
  if (order != nullptr && order->state == OrderState::suspended) {
    ended.due_on = scheme.payout_due(OrderKind::initial, to);
  }
  return ended;
}

}  // namespace

LotTurn turn_of(const Books& books, const LotScheme& scheme, std::uint64_t operator_id, Date to) {
  const OperatorBook& book = *books.find_operator(operator_id);
  LotTurn turn;
  turn.turn.operator_id = operator_id;
  turn.turn.day = to;
  turn.order_due = scheme.payout_due(OrderKind::settlement, to);
  Movement m;
  begin(m, book);
  begin_turn(books, due_of(books, operator_id, to).receipts, turn.turn, m);
  Wide cleared = 0;
  FallingFloors floors(books);
  for (const ServiceItem* item : deemed_by(books, operator_id, to)) {
    const Wide share = floors.fall(*item);
    clear(m, *item, share);
    cleared += item->amount;
    const auto ordered = static_cast<std::int64_t>(share);
    change(m, &Quantities::open_orders, ordered);
    turn.deemed.push_back({item->key.item, item->amount, ordered});
  }
  for (const std::uint64_t lot : floors.emptied()) {
    if (const auto ended = demand_ended_with(books, scheme, {operator_id, lot}, to)) turn.ended.push_back(*ended);
  }
  if (cleared > 0) add_leg(m, account::operator_entitled, 0, -cleared);
  finish_turn(scheme, book, turn.turn, m);
  return turn;
}

void apply(Books& books, const LotTurn& turn, Cause cause) {
  const std::uint64_t operator_id = turn.turn.operator_id;
  OperatorBook& book = *books.find_operator(operator_id);
  Movement m;
  begin_apply(books, book, turn.turn, m);
  Wide cleared = 0;
  FallingFloors floors(books);
  std::vector<ServiceItem> gone;
  gone.reserve(turn.deemed.size());
  for (const DeemedItem& deemed : turn.deemed) {
    const ServiceItem& item = *books.services.find({operator_id, deemed.item});
    GB_CHECK(item.amount == deemed.amount);
    clear(m, item, floors.fall(item));
    cleared += item.amount;
    gone.push_back(item);
    if (deemed.ordered == 0) continue;
    change(m, &Quantities::open_orders, deemed.ordered);
    constexpr auto kind = static_cast<std::uint8_t>(OrderKind::settlement);
    add_order(books, operator_id, {item.made_by, kind, deemed.ordered, turn.order_due}, turn.turn.day);
  }
  for (const ServiceItem& item : gone) {
    books.services.erase(item.key);
    settle_lot(books, {operator_id, item.lot}, item.amount);
  }
  for (const EndedDemand& ended : turn.ended) end_demand(books, {operator_id, ended.refund}, ended.due_on);
  forget_days(books, operator_id, turn.turn.day);
  if (cleared > 0) add_leg(m, account::operator_entitled, 0, -cleared);
  finish_apply(books, book, turn.turn, m, cause, std::nullopt);
}

std::vector<std::string_view> parts_of(const LotTurn& turn) {
  std::vector<std::string_view> parts;
  if (!turn.turn.overdue_receipts.empty()) parts.push_back(cash_overdue);
  if (!turn.deemed.empty()) parts.push_back(service_deemed);
  if (turn.turn.quarter_rolled) parts.push_back(quarter_rolled);
  if (parts.empty()) parts.push_back(resplit);
  return parts;
}

}  // namespace gongbao::custody
