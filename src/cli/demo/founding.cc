// Step by step, each on a working day of its own.
#include "cli/demo/founding.h"

#include "cli/demo/numbers.h"
#include "policies/prepaid_card/filing_rows.h"

namespace gongbao::cli::demo {

namespace {

constexpr std::string_view fair_contract =
    "预付卡合同：余额可查，遗失可挂失补办；未兑付的余额按规定退还；预收资金全部存入专用存管账户。";
constexpr std::string_view unfair_words = "预付卡合同：售出概不退款，最终解释权归本店。";

struct Older {  // cards sold before, by the size of the business
  std::int64_t cards, least_yuan, most_yuan;
};
Older older_cards(Size size) {
  switch (size) {
    case Size::small:
      return {25, 3, 10};
    case Size::medium:
      return {60, 5, 20};
    case Size::large:
      return {180, 22, 40};
  }
  return {};
}

// What a business says of itself before the books carry its cards.
std::int64_t declared_yuan(const Shop& shop) {
  const bool owes = shop.plan->fate == Fate::owes_filing || shop.plan->fate == Fate::new_owing;
  if (owes) return 612'000 + static_cast<std::int64_t>(shop.place) * 1'370;
  if (shop.large()) return 545'000;
  return shop.plan->size == Size::medium ? 72'000 : 16'000;
}

bool early(Fate fate) {
  return fate == Fate::files || fate == Fate::confirmed_late || fate == Fate::returned_once ||
         fate == Fate::unfair_contract;
}

}  // namespace

void Founding::plan(Date first_day, Date last_day) {
  std::int32_t firsts = 0, laters = 0;
  for (Shop& shop : cast_.shops()) {
    if (early(shop.plan->fate)) {
      // Three a working day, from the second day on.
      const Date day = play_.calendar().add_work_days(first_day, WorkDays{1 + firsts++ / 3}).last_day;
      play_.on(day, [this, &shop] { register_shop(shop); });
    } else if (shop.plan->fate == Fate::later) {
      const std::int32_t span = (last_day - first_day).count;
      const Date around = first_day + Days{span * (2 + laters++) / 8};
      const Date day = play_.calendar().add_work_days(around, WorkDays{1}).last_day;
      play_.on(day, [this, &shop] { register_shop(shop); });
    } else {
      plan_before(shop, last_day);
    }
  }
}

// Those whose filing is under way on the last day; days before it.
void Founding::plan_before(Shop& shop, Date last_day) {
  const auto days = [&]() -> std::int32_t {
    switch (shop.plan->fate) {
      case Fate::owes_filing:
        return 43;
      case Fate::new_owing:
        return 8;
      case Fate::no_account:
        return 14;
      case Fate::overdue_office:
      case Fate::returned:
        return 13;
      case Fate::withdrawn:
        return 22;
      default:
        // Handed in two working days later: due today, tomorrow and the day after.
        return 7 - static_cast<std::int32_t>(shop.place % 3);
    }
  };
  const Date day = play_.calendar().add_work_days(last_day - Days{days() + 1}, WorkDays{1}).last_day;
  play_.on(day, [this, &shop] { register_shop(shop); });
}

// --- before the filing -----------------------------------------------------------------------------------------------

void Founding::register_shop(Shop& shop) {
  cast_.open_account_of(shop);
  shop.legal_rep = cast_.people().next();
  shop.id = play_.say(shop.people, "register_operator",
                      {{"uscc", shop.uscc},
                       {"operator_name", shop.name},
                       {"kind", shop.outlets.empty() ? "single" : "head"},
                       {"district", shop.plan->district},
                       {"industry", shop.plan->industry},
                       {"sub_industry", shop.plan->sub_industry},
                       {"legal_rep", shop.legal_rep.json()},
                       {"settlement_account", shop.settlement_account}});
  shop.people.organisation = shop.id;
  shop.registered_on = play_.today();
  issue_products(shop);
  name_outlets(shop);
  declare_balance(shop);
  const Fate fate = shop.plan->fate;
  if (fate == Fate::owes_filing || fate == Fate::new_owing || fate == Fate::below) return;
  if (fate != Fate::no_account) play_.in_work_days(1, [this, &shop] { open_custody(shop); });
  play_.in_work_days(2, [this, &shop] { submit(shop); });
}

void Founding::issue_products(const Shop& shop) {
  constexpr std::string_view orders[] = {"principal_first", "bonus_first", "proportional"};
  play_.tell(shop.people, "issue_product",
             Acts::about(shop, {{"product_id", 1}, {"form", "virtual"}, {"min_item_price_fen", 50 * yuan_fen}}));
  boost::json::object gift{{"product_id", 2},
                           {"form", "physical"},
                           {"price_fen", gift_card_price},
                           {"bonus_fen", gift_card_bonus},
                           {"redeem_order", orders[shop.place % 3]},
                           {"min_item_price_fen", 50 * yuan_fen}};
  if (shop.place % 4 == 1) gift["refund_days_agreed"] = 10;
  if (shop.place % 5 == 2) gift["refund_method"] = "list_price";
  play_.tell(shop.people, "issue_product", Acts::about(shop, std::move(gift)));
}

void Founding::name_outlets(const Shop& shop) {
  for (const Outlet& each : shop.outlets) {
    const boost::json::object outlet{{"outlet_id", each.id},
                                     {"kind", each.kind},
                                     {"address", each.address},
                                     {"district", each.district},
                                     {"premises", "own"}};
    play_.tell(shop.people, each.kind == "branch" ? "designate_branch" : "list_outlet",
               Acts::about(shop, {{"outlet", outlet}}));
  }
}

void Founding::declare_balance(const Shop& shop) {
  const std::int64_t balance = declared_yuan(shop) * yuan_fen;
  play_.tell(
      shop.people, "declare_balance",
      Acts::about(shop,
                  {{"as_of", to_string(play_.today())}, {"received_fen", balance * 3}, {"redeemed_fen", balance * 2}}));
}

void Founding::open_custody(Shop& shop) {
  const Bank& bank = cast_.bank_of(shop);
  boost::json::object agreement{{"bank_id", bank.id},
                                {"bank_district", bank.district},
                                {"signed_on", to_string(play_.today())},
                                {"payout_cycle", shop.place % 7 == 3 ? "weekly" : "immediate"},
                                {"fee_agreed", shop.place % 4 == 0}};
  if (shop.place % 7 == 3) agreement["payout_weekday"] = 5;
  play_.say(shop.people, "sign_custody_agreement", Acts::about(shop, std::move(agreement)));
  play_.tell(bank.clerk, "open_custody_account", Acts::about(shop, {{"account_no", shop.account_no}}));
}

// --- the filing
// --------------------------------------------------------------------------------------------------------

boost::json::object Founding::papers(const Shop& shop, std::string_view contract) const {
  boost::json::array items;
  for (const auto& [item, name] : names_of(prepaid_card::ContractItem{})) items.emplace_back(name);
  const bool leased = shop.place % 2 == 1;
  boost::json::object form{{"address", std::string(shop.plan->district) + "登记地址" + std::to_string(shop.place + 1)},
                           {"premises", leased ? "lease" : "own"},
                           {"bank", cast_.bank_of(shop).name},
                           {"card_kinds", boost::json::array{"physical", "virtual"}}};
  for (const DistrictName& each : demo_districts()) {
    if (each.code != shop.plan->district) continue;
    form["address"] = std::string(each.street) + std::to_string(3 + 2 * shop.place) + "号";
  }
  if (leased) form["lease_to"] = to_string(add_years(play_.today(), 3));
  return {{"form", std::move(form)},
          {"contract_doc", {{"text", contract}, {"items", std::move(items)}, {"document", "预付卡合同扫描件"}}},
          {"commitment_doc",
           {{"document", "经营者承诺书扫描件"},
            {"signatory", shop.legal_rep.json()},
            {"signed_on", to_string(play_.today())}}}};
}

void Founding::submit(Shop& shop) {
  if (shop.plan->fate == Fate::unfair_contract) {
    play_.refused(shop.people, "submit_filing", Acts::about(shop, papers(shop, unfair_words)),
                  "prepaid_card.unfair_term");
  }
  play_.say(shop.people, "submit_filing", Acts::about(shop, papers(shop, fair_contract)));
  const auto give_back = [this, &shop] {
    play_.say(cast_.officer_of(shop), "return_filing",
              Acts::about(shop, {{"reasons", "承诺书签署日期与合同不一致，请补正后重新提交。"}}));
  };
  switch (shop.plan->fate) {
    case Fate::waiting:
    case Fate::overdue_office:
      return;
    case Fate::returned:
      return play_.in_work_days(2, give_back);
    case Fate::withdrawn:
      return play_.in_work_days(2, [this, &shop] {
        play_.say(shop.people, "withdraw_filing", Acts::about(shop, {{"reason", "余额未达标准，暂不备案。"}}));
      });
    case Fate::returned_once:
      return play_.in_work_days(2, [this, &shop, give_back] {
        give_back();
        play_.in_work_days(2, [this, &shop] {
          play_.say(shop.people, "submit_filing", Acts::about(shop, papers(shop, fair_contract)));
          play_.in_work_days(1, [this, &shop] { confirm(shop); });
        });
      });
    case Fate::confirmed_late:
      return play_.in_work_days(5, [this, &shop] { confirm(shop); });
    default:
      return play_.in_work_days(1 + static_cast<std::int32_t>(shop.place % 3), [this, &shop] { confirm(shop); });
  }
}

void Founding::confirm(Shop& shop) {
  play_.say(cast_.officer_of(shop), "confirm_filing", Acts::about(shop));
  if (shop.plan->fate != Fate::no_account) take_into_custody(shop);
}

// --- custody
// -----------------------------------------------------------------------------------------------------------

void Founding::take_into_custody(Shop& shop) {
  load_older_cards(shop);
  bind_holders(shop);
  if (shop.key() == "maisui") cast_.open_branch_account(shop, 1);
  shop.in_custody = true;
  // The floor of the older cards is short until the operator has brought the money.
  play_.in_work_days(1, [this, &shop] {
    acts_.fund_the_gap(shop);
    shop.trades = true;
  });
}

void Founding::load_older_cards(Shop& shop) {
  const Older older = older_cards(shop.plan->size);
  boost::json::array cards;
  std::int64_t total = 0;
  for (std::int64_t i = 0; i < older.cards; ++i) {
    const std::int64_t principal = play_.dice().between(older.least_yuan, older.most_yuan) * 100 * yuan_fen;
    total += principal;
    cards.push_back({{"card_id", shop.new_card()}, {"product_id", 1}, {"principal_fen", principal}});
  }
  play_.tell(shop.people, "load_opening_balances",
             Acts::about(shop, {{"prior_quarter_balance_fen", total / 10 * 9}, {"cards", std::move(cards)}}));
}

// Most cards are nobody's by name; some of each business have a holder.
void Founding::bind_holders(Shop& shop) {
  const std::size_t holders = shop.large() ? 3 : shop.plan->size == Size::medium ? 2 : 1;
  for (std::size_t i = 0; i < holders; ++i) acts_.bind(shop, shop.cards[i * 7], cast_.people().next());
}

}  // namespace gongbao::cli::demo
