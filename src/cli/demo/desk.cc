// Nothing here is a story: it happens to everybody.
#include "cli/demo/desk.h"

#include <algorithm>

#include "policies/prepaid_card/credit.h"

namespace gongbao::cli::demo {

namespace {

// Before the last day nothing is begun that stories tell of themselves.
constexpr Days quiet_before_the_end{21};

}  // namespace

// --- each morning ----------------------------------------------------------------------------------------------------

// Banks send them by night, before anybody works.
void Desk::morning() {
  play_.set_time(1800);
  const Date yesterday = play_.today() - Days{1};
  const std::vector<BankBooks::Day> days = play_.bank_books().close_the_day();
  for (const BankBooks::Day& day : days) {
    const auto shop = std::ranges::find(cast_.shops(), day.operator_id, &Shop::id);
    if (shop == cast_.shops().end()) continue;  // a nursery's
    boost::json::array lines;
    for (const auto& [number, amount] : day.lines) {
      lines.push_back({{"bank_txn_no", number}, {"value_date", to_string(yesterday)}, {"amount_fen", amount}});
    }
    play_.tell(cast_.clerk_of(*shop), "upload_statement",
               Acts::about(*shop, {{"account_no", shop->account_no},
                                   {"date", to_string(yesterday)},
                                   {"opening_fen", day.opening},
                                   {"closing_fen", day.closing()},
                                   {"lines", std::move(lines)}}));
  }
  play_.settle();
}

void Desk::midday() {
  play_.set_time(11 * 3600);
  const Date today = play_.today();
  if (first_day(quarter_of(today)) == today) quarter_begins();
  if (!play_.is_work_day()) return;
  const int day = ymd(today).day;
  if (day == 5 || day == 19) draw_free_money();
  if (today > last_day_ - quiet_before_the_end) return;
  inspect_who_is_due();
  if (weekday(today) == 2) some_refund();
  if (weekday(today) == 4) some_objection();
}

// --- quarters
// ----------------------------------------------------------------------------------------------------------

void Desk::quarter_begins() {
  const Quarter ended = previous(quarter_of(play_.today()));
  for (Shop& shop : cast_.shops()) {
    if (!shop.in_custody) continue;
    play_.in_work_days(4 + static_cast<std::int32_t>(shop.place % 12) + shop.report_delay,
                       [this, &shop] { report(shop); });
  }
  bank_reports(ended);
}

// Every quarter since it registered that nobody has reported, the oldest first.
void Desk::report(const Shop& shop) {
  if (shop.reports_itself) return;
  std::vector<std::string> open;
  play_.ask([&](const policies::City& city) {
    const auto& quarters = city.books().quarters;
    for (auto it = quarters.lower_bound({shop.id, quarter_of(shop.registered_on)});
         it != quarters.end() && it->first.operator_id == shop.id; ++it) {
      if (it->second.stage == custody::QuarterStage::provisional) open.push_back(to_string(it->first.quarter));
    }
  });
  for (const std::string& quarter : open) {
    play_.tell(shop.people, "submit_quarter_report", Acts::about(shop, {{"quarter", quarter}}));
  }
  play_.in_work_days(1 + static_cast<std::int32_t>(shop.place % 3), [this, &shop, open] {
    for (const std::string& quarter : open) {
      play_.tell(cast_.officer_of(shop), "check_quarter_report", Acts::about(shop, {{"quarter", quarter}}));
    }
  });
}

// The second bank still owes its last report on the last day.
void Desk::bank_reports(Quarter quarter) {
  for (const Bank& bank : cast_.banks()) {
    const bool owed = &bank == &cast_.banks().back() && quarter == previous(quarter_of(last_day_));
    if (owed) continue;
    play_.in_work_days(10, [this, &bank, quarter] {
      play_.tell(bank.clerk, "submit_bank_report", {{"bank_id", bank.id}, {"period", to_string(quarter)}});
    });
  }
}

// --- money
// -------------------------------------------------------------------------------------------------------------

// Half of what is free, in round sums, for what a business lives on.
void Desk::draw_free_money() {
  constexpr std::string_view purposes[] = {"goods", "wages", "rent", "utilities", "tax", "equipment"};
  constexpr std::int64_t round = 1'000 * yuan_fen;
  std::vector<std::pair<const Shop*, std::int64_t>> drawn;
  play_.ask([&](const policies::City& city) {
    for (const Shop& shop : cast_.shops()) {
      if (!shop.trades || shop.quiet) continue;
      const std::int64_t free = custody::releasable(*city.books().find_operator(shop.id));
      if (free / 2 >= round) drawn.emplace_back(&shop, free / 2 / round * round);
    }
  });
  for (const auto& [shop, amount] : drawn) {
    play_.tell(shop->people, "request_free_release",
               Acts::about(*shop, {{"amount_fen", amount},
                                   {"purpose", purposes[shop->place % std::size(purposes)]},
                                   {"account_no", shop->settlement_account}}));
  }
}

// --- now and then
// ------------------------------------------------------------------------------------------------------

Shop* Desk::some_shop() {
  std::vector<Shop*> trading;
  for (Shop& shop : cast_.shops()) {
    if (shop.trades && !shop.quiet) trading.push_back(&shop);
  }
  return trading.empty() ? nullptr : play_.dice().pick(trading);
}

void Desk::some_refund() {
  Shop* shop = some_shop();
  if (shop == nullptr) return;
  std::uint64_t found = 0;
  play_.ask([&](const policies::City& city) {
    for (std::size_t i = 0; i < 20 && found == 0; ++i) {
      const std::uint64_t id = play_.dice().pick(shop->cards);
      const custody::Card* card = city.books().cards.find({shop->id, id});
      const bool usual = card != nullptr && card->state == custody::CardState::active && card->bonus_granted == 0;
      if (usual && card->principal > 100 * yuan_fen) found = id;
    }
  });
  if (found == 0) return;
  const std::uint64_t refund = acts_.demand(*shop, cast_.clerk_of(*shop), found, "agreed");
  play_.in_work_days(2, [this, shop, refund] { acts_.accept(*shop, refund); });
  play_.in_work_days(4, [this, shop, refund] { acts_.pay(*shop, refund); });
}

// Somebody does not agree with a redemption whose window is open; a week later they have agreed on a price.
void Desk::some_objection() {
  struct Found {
    Shop* shop = nullptr;
    Id16 item{};
    std::uint64_t card = 0;
    std::int64_t amount = 0;
  };
  std::vector<Found> open;
  play_.ask([&](const policies::City& city) {
    city.books().items.for_each([&](const custody::Item& item) {
      if (item.state != custody::ItemState::applied || item.kind != custody::ItemKind::sale) return;
      const auto& window = city.books().applications.at({item.key.operator_id, item.application});
      if (window.window_end < play_.today()) return;
      const auto shop = std::ranges::find(cast_.shops(), item.key.operator_id, &Shop::id);
      const custody::Card* card = city.books().cards.find({item.key.operator_id, item.card_id});
      if (!shop->trades || shop->quiet || card->state != custody::CardState::active) return;
      open.push_back({&*shop, item.key.item, item.card_id, item.amount});
    });
  });
  if (open.empty()) return;
  std::ranges::sort(open, {}, [](const Found& each) { return std::pair{each.shop->id, each.item}; });
  const Found found = play_.dice().pick(open);
  acts_.object(*found.shop, cast_.clerk_of(*found.shop), found.card, found.item);
  const std::int64_t agreed = found.amount * play_.dice().between(2, 9) / 10;
  play_.in_work_days(5,
                     [this, found, agreed] { acts_.agree(*found.shop, found.card, found.item, found.amount, agreed); });
}

// --- inspections
// -------------------------------------------------------------------------------------------------------

// An officer comes around the day on which it is due (15b), to every sixth business on the day itself. What falls due
// in the last weeks is left to whoever tries the city out.
void Desk::plan_inspections() {
  constexpr std::int64_t most_days_early = 14, most_days_late = 21;
  for (Shop& shop : cast_.shops()) {
    if (shop.place % 6 == 5) continue;
    shop.inspection_delay = static_cast<std::int32_t>(play_.dice().between(-most_days_early, most_days_late));
  }
}

void Desk::inspect_who_is_due() {
  const Date today = play_.today();
  std::vector<const Shop*> due;
  play_.ask([&](const policies::City& city) {
    for (const Shop& shop : cast_.shops()) {
      if (!shop.in_custody) continue;
      const auto file = prepaid_card::credit_file(city.prepaid_card(), city.books(), city.calendar(), shop.id, today);
      if (file.next_inspection + Days{shop.inspection_delay} <= today) due.push_back(&shop);
    }
  });
  for (const Shop* shop : due) {
    play_.tell(cast_.officer_of(*shop), "record_inspection",
               Acts::about(*shop, {{"on_site", true}, {"findings", "现场检查：备案号、存管账户公示与系统一致。"}}));
  }
}

}  // namespace gongbao::cli::demo
