// Every card of the year, its history told movement by movement: each change leads from one balance to the next, and
// all of them together from nothing to what the card holds.
#include <ranges>

#include "server/api/card_movements.h"
#include "views/year_views.h"

namespace gongbao::views {
namespace {

const policies::City& of_the_year() { return lived().city->state(); }

std::vector<server::Movement> whole_history(const prepaid_card::CardHistory& history, std::size_t page,
                                            server::CardPlace& place) {
  std::vector<server::Movement> all;
  place = server::newest_place(history);
  for (;;) {
    const auto movements = server::card_movements(*lived().log, history, place, page);
    EXPECT_TRUE(movements.has_value());
    if (!movements || movements->empty()) return all;
    all.insert(all.end(), movements->begin(), movements->end());
  }
}

TEST(Movements, EachChangeLeadsFromOneBalanceToTheNext) {
  std::size_t cards = 0, movements = 0, signs_against_the_amount = 0;
  std::set<std::string> ops;
  of_the_year().books().cards.for_each([&](const custody::Card& card) {
    if (!of_cards(card.key.operator_id)) return;
    const auto history = prepaid_card::history_of_card(of_the_year().prepaid_card(), of_the_year().books(),
                                                       card.key.operator_id, card.key.card_id);
    ASSERT_TRUE(history.has_value());
    server::CardPlace end;
    const auto all = whole_history(*history, 7, end);
    std::int64_t principal = history->principal, bonus = history->bonus;
    for (const server::Movement& each : all) {
      EXPECT_EQ(std::pair(each.balance, each.bonus), std::pair(principal, bonus)) << each.entry << " " << each.what();
      principal -= each.change.principal;
      bonus -= each.change.bonus;
      ops.insert(std::string(each.what()));
      signs_against_the_amount += each.change.principal != each.instruction.amount_fen ? 1 : 0;
    }
    EXPECT_EQ(std::pair(principal, bonus), std::pair(std::int64_t{0}, std::int64_t{0})) << card.key.card_id;
    EXPECT_TRUE(std::ranges::is_sorted(all, std::greater{}, &server::Movement::entry));
    // Each row has the number of its time, a refund's too.
    for (const server::Movement& each : all) {
      const auto of_then = std::ranges::find_if(history->spans | std::views::reverse,
                                                [&](const auto& span) { return span.since <= each.entry; });
      EXPECT_EQ(each.card_id, of_then->card_id) << each.entry << " " << each.what();
    }
    cards += all.empty() ? 0 : 1;
    movements += all.size();
  });
  EXPECT_GT(cards, 20u);
  EXPECT_GT(movements, 500u);
  EXPECT_GT(signs_against_the_amount, 100u);
  for (const char* op : {"purchase", "redeem", "transfer", "accept_refund", "pay_refund", "reverse"}) {
    EXPECT_TRUE(ops.contains(op)) << op;
  }
}

// Example 20 of spec/01: agreed on 120.00 of 200.00, the rest goes back to the card. The year agrees on nothing.
TEST(Movements, AnAgreementGivesBackWhatWasNotAgreed) {
  custody::Instruction agreement;
  agreement.op = custody::Op::agreement;
  agreement.amount_fen = 20'000;
  agreement.aux_fen = 12'000;
  EXPECT_EQ(custody::change_of_subject(agreement, {}), (custody::CardChange{8'000, 0}));
}

}  // namespace
}  // namespace gongbao::views
