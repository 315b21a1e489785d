// What each card holds is read from the books in the evening, so that what is meant to be accepted is.
#include "cli/demo/trade.h"

#include <algorithm>

#include "cli/demo/founding.h"

namespace gongbao::cli::demo {

namespace {

constexpr std::int64_t thousand = 1000;
constexpr std::int64_t uses_of_a_card = 34;  // per mille and day
constexpr std::int64_t least_price = 20 * yuan_fen;

struct Means {  // by size of the business
  std::int64_t sales_per_mille, least_hundreds, most_hundreds, most_price;
};
Means means_of(Size size) {
  switch (size) {
    case Size::small:
      return {100, 2, 8, 90 * yuan_fen};
    case Size::medium:
      return {220, 3, 15, 160 * yuan_fen};
    case Size::large:
      return {520, 10, 35, 320 * yuan_fen};
  }
  return {};
}

// 2024-01-05 is application 20240105 of whoever applies on it.
std::uint64_t application_of(Date day) {
  const YearMonthDay date = ymd(day);
  return static_cast<std::uint64_t>(date.year * 10'000 + date.month * 100 + date.day);
}

}  // namespace

// Weekends fill restaurants and shops, holidays more so; over 春节 most are closed.
std::int64_t Trade::busy_per_mille(const Shop& shop) const {
  const Date today = play_.today();
  const YearMonthDay date = ymd(today);
  const bool weekend = weekday(today) >= 6;
  const bool holiday = !weekend && !play_.is_work_day();
  const bool spring_festival = date.month == 2 && !play_.is_work_day() &&
                               play_.calendar().rest_days_between(today - Days{1}, today).front().reason == "春节";
  const bool service = shop.plan->industry == "resident_service";
  if (spring_festival) return shop.plan->industry == "retail" ? 900 : 250;
  if (holiday) return service ? 800 : 1700;
  if (weekend) return service ? 1300 : 1500;
  return weekday(today) == 1 ? 700 : 900;
}

std::int64_t Trade::how_many(std::int64_t per_mille) {
  const bool one_more = play_.dice().per_mille(static_cast<std::uint64_t>(per_mille % thousand));
  return per_mille / thousand + (one_more ? 1 : 0);
}

std::uint32_t Trade::some_outlet(const Shop& shop, bool sells) {
  const std::uint64_t place = play_.dice().below(shop.outlets.size() + 1);
  if (place == 0) return 0;
  const Outlet& outlet = shop.outlets[place - 1];
  return sells && outlet.kind != "branch" ? 0 : outlet.id;
}

std::vector<Trade::Held> Trade::cards_of(const policies::City& city, const Shop& shop) const {
  std::vector<Held> held;
  for (const std::uint64_t id : shop.cards) {
    const custody::Card* card = city.books().cards.find({shop.id, id});
    if (card != nullptr && card->state == custody::CardState::active)
      held.push_back({id, card->principal + card->bonus});
  }
  return held;
}

void Trade::evening() {
  std::vector<Records> files(cast_.banks().size());
  play_.ask([&](const policies::City& city) {
    std::map<std::uint64_t, std::vector<Id16>> pending;  // items by operator
    city.books().items.for_each([&](const custody::Item& item) {
      if (item.state == custody::ItemState::pending) pending[item.key.operator_id].push_back(item.key.item);
    });
    for (Shop& shop : cast_.shops()) {
      if (!shop.trades) continue;
      std::vector<Id16>& items = pending[shop.id];
      std::ranges::sort(items);
      day_of(city, shop, items, files[shop.bank]);
    }
  });
  for (std::size_t i = 0; i < files.size(); ++i) play_.batch(cast_.banks()[i].clerk, files[i]);
}

void Trade::day_of(const policies::City& city, Shop& shop, const std::vector<Id16>& pending, Records& out) {
  const custody::OperatorBook& book = *city.books().find_operator(shop.id);
  bring_cash(book, shop, out);
  pay_orders(city, shop, out);
  interest_and_fees(book, shop, out);
  apply(shop, pending, out);
  if (shop.closed) return;
  std::vector<Held> held = cards_of(city, shop);
  const bool may_sell = city.scheme().sale(book, acts_.purchase(shop, shop.last_card + 1, 1), 1) == 0;
  const std::int64_t busy = busy_per_mille(shop);
  if (may_sell) sell(shop, busy, out);
  use(shop, held, busy, may_sell, out);
}

// 收到款项后1个工作日内 (9q): what was taken before today, on each working day.
void Trade::bring_cash(const custody::OperatorBook& book, Shop& shop, Records& out) {
  if (shop.keeps_cash || !play_.is_work_day() || book.q.in_transit_all == 0) return;
  out.push_back(acts_.deposit(shop, book.q.in_transit_all));
}

void Trade::pay_orders(const policies::City& city, const Shop& shop, Records& out) {
  if (shop.bank_forgets) return;
  const auto& orders = city.books().orders;
  for (auto it = orders.lower_bound({shop.id, 0}); it != orders.end() && it->first.operator_id == shop.id; ++it) {
    if (it->second.counts() && it->second.due_on <= play_.today()) out.push_back(acts_.payout(shop, it->first.number));
  }
}

// Interest on the 20th of a quarter's last month; a fee where the agreement allows one.
void Trade::interest_and_fees(const custody::OperatorBook& book, const Shop& shop, Records& out) {
  constexpr std::int64_t quarterly_interest_divisor = 2000, fee = 15 * yuan_fen;
  const YearMonthDay date = ymd(play_.today());
  const std::int64_t interest = book.q.custody / quarterly_interest_divisor;
  if (date.day == 20 && date.month % 3 == 0 && interest > 0) {
    out.push_back(
        with_txn(play_.make(Op::interest, shop.id, 0, interest), "I" + std::to_string(application_of(play_.today()))));
  }
  if (date.day == 25 && book.fee_agreed != 0 && custody::releasable(book) >= 2 * fee) {
    out.push_back(
        with_txn(play_.make(Op::bank_fee, shop.id, 0, fee), "B" + std::to_string(application_of(play_.today()))));
  }
}

void Trade::sell(Shop& shop, std::int64_t busy, Records& out) {
  const Means means = means_of(shop.plan->size);
  for (std::int64_t n = how_many(means.sales_per_mille * busy / thousand); n > 0; --n) {
    const std::uint64_t card = shop.new_card();
    const std::uint64_t way = play_.dice().below(100);
    const bool with_gift = play_.dice().below(4) == 0;
    const std::int64_t amount =
        with_gift ? gift_card_price : play_.dice().between(means.least_hundreds, means.most_hundreds) * 100 * yuan_fen;
    Instruction in = acts_.purchase(shop, card, amount, with_gift ? 2 : 1, with_gift ? gift_card_bonus : 0);
    if (way < 12 && !shop.keeps_cash) {
      in = acts_.on_its_way(shop, card, amount, way < 7 ? custody::flag::cash : custody::flag::acquirer,
                            with_gift ? 2 : 1);
      in.aux_fen = with_gift ? gift_card_bonus : 0;
    }
    in.outlet_id = some_outlet(shop, true);
    out.push_back(in);
  }
}

void Trade::use(Shop& shop, std::vector<Held>& held, std::int64_t busy, bool may_sell, Records& out) {
  if (held.empty()) return;
  const Means means = means_of(shop.plan->size);
  const auto cards = static_cast<std::int64_t>(held.size());
  for (std::int64_t n = how_many(cards * uses_of_a_card * busy / thousand); n > 0; --n) {
    Held& card = play_.dice().pick(held);
    if (card.face < least_price) {
      if (!may_sell || play_.dice().below(3) != 0) continue;
      const std::int64_t amount = means.least_hundreds * 100 * yuan_fen;
      out.push_back(acts_.topup(shop, card.card, amount));
      card.face += amount;
      continue;
    }
    const std::int64_t price = std::min(card.face, play_.dice().between(least_price, means.most_price));
    out.push_back(acts_.redemption(shop, card.card, price, some_outlet(shop, false)));
    card.face -= price;
  }
}

// Once a week, all that was redeemed before.
void Trade::apply(const Shop& shop, const std::vector<Id16>& pending, Records& out) {
  if (weekday(play_.today()) != shop.apply_weekday) return;
  for (const Id16& item : pending) out.push_back(acts_.application(shop, item, application_of(play_.today())));
}

}  // namespace gongbao::cli::demo
