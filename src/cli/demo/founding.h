// How a business of the demo city comes under custody: account, registration, agreement, papers, the district's
// confirmation, the cards it had sold before and the money for their floor.
#pragma once

#include "cli/demo/acts.h"

namespace gongbao::cli::demo {

class Founding {
 public:
  Founding(Play& play, Cast& cast, Acts& acts) : play_(play), cast_(cast), acts_(acts) {}

  // Puts every business on the agenda: most in the first weeks, some during the year, some just before the last day.
  void plan(Date first_day, Date last_day);

 private:
  void plan_before(Shop& shop, Date last_day);

  void register_shop(Shop& shop);
  void issue_products(const Shop& shop);
  void name_outlets(const Shop& shop);
  void declare_balance(const Shop& shop);
  void open_custody(Shop& shop);
  void submit(Shop& shop);
  boost::json::object papers(const Shop& shop, std::string_view contract) const;
  void confirm(Shop& shop);
  void take_into_custody(Shop& shop);
  void load_older_cards(Shop& shop);
  void bind_holders(Shop& shop);

  Play& play_;
  Cast& cast_;
  Acts& acts_;
};

// Of product 2; product 1 is sold for any amount without a bonus.
inline constexpr std::int64_t gift_card_price = 1'000 * yuan_fen, gift_card_bonus = 100 * yuan_fen;

}  // namespace gongbao::cli::demo
