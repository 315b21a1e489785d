// A day's trade of the demo city: cards sold, topped up and used in the rhythm of the week and its holidays, cash
// brought to the bank, applications for what was redeemed, payouts that are due. Each bank sends it in one file in the
// evening.
#pragma once

#include "cli/demo/acts.h"

namespace gongbao::cli::demo {

class Trade {
 public:
  Trade(Play& play, Cast& cast, Acts& acts) : play_(play), cast_(cast), acts_(acts) {}
  void evening();

 private:
  using Records = std::vector<Instruction>;
  struct Held {  // a card and what it still holds, bonus included
    std::uint64_t card = 0;
    std::int64_t face = 0;
  };

  void day_of(const policies::City& city, Shop& shop, const std::vector<Id16>& pending, Records& out);
  void bring_cash(const custody::OperatorBook& book, Shop& shop, Records& out);
  void pay_orders(const policies::City& city, const Shop& shop, Records& out);
  void interest_and_fees(const custody::OperatorBook& book, const Shop& shop, Records& out);
  void sell(Shop& shop, std::int64_t busy, Records& out);
  void use(Shop& shop, std::vector<Held>& held, std::int64_t busy, bool may_sell, Records& out);
  void apply(const Shop& shop, const std::vector<Id16>& pending, Records& out);
  std::vector<Held> cards_of(const policies::City& city, const Shop& shop) const;
  std::uint32_t some_outlet(const Shop& shop, bool sells);
  // Things that happen so many thousand times a thousand days.
  std::int64_t how_many(std::int64_t per_mille);
  std::int64_t busy_per_mille(const Shop& shop) const;

  Play& play_;
  Cast& cast_;
  Acts& acts_;
};

}  // namespace gongbao::cli::demo
