// Everybody who speaks in the demo city: offices, banks, businesses, consumers, each with an account of the service
// system. The accounts that are told to whoever tries the city out are the cast's demo accounts.
#pragma once

#include "cli/demo/people.h"
#include "cli/demo/play.h"
#include "cli/demo/shops.h"

namespace gongbao::cli::demo {

// The one password of every demo account. It opens nothing but made-up data.
inline constexpr std::string_view demo_password = "公报-demo-2024";

// The organisation that settles disputes with nurseries.
inline constexpr std::uint64_t the_mediator = 9'101;

struct DemoAccount {
  std::string login;
  std::uint64_t account = 0;
  std::string who;          // 朝阳区商务局 · district officer
  std::string what_to_try;  // one sentence
};

struct Bank {
  std::uint64_t id = 0;
  std::string name, district;
  Actor clerk;
};
struct Consumer {
  Person person;
  Actor actor;
};

class Cast {
 public:
  Cast(Play& play, std::uint64_t seed);

  // Opens and appoints the accounts of offices, banks and consumers. On the first day.
  void enter();
  void enter_administrators();  // the first of it, where nobody else is needed
  // The account of a business, with which it registers.
  void open_account_of(Shop& shop);
  // A till of the outlet, opened by the business.
  void open_branch_account(const Shop& shop, std::uint32_t outlet);
  // The officer of 海淀 is away over the demo day; the one of 朝阳 stands in.
  void appoint_substitute(Date first_day, Date last_day);

  // Somebody's own account; told when there is something to try.
  Actor open_own_account(const std::string& login, const Person& person, access::Role role, const std::string& who,
                         const std::string& what_to_try);
  // An office; told when there is something to try.
  Actor enter_office(const std::string& login, access::Role role, std::uint64_t organisation, std::uint32_t area,
                     const std::string& who, const std::string& what_to_try);
  Actor health_district(std::string_view code) const;
  // Who acts for that district today.
  Actor district(std::string_view code) const;
  Actor officer_of(const Shop& shop) const { return district(shop.plan->district); }
  const Bank& bank_of(const Shop& shop) const { return banks_[shop.bank]; }
  const Actor& clerk_of(const Shop& shop) const { return bank_of(shop).clerk; }
  const std::vector<Bank>& banks() const { return banks_; }
  const Consumer& consumer(std::size_t place) const { return consumers_.at(place); }
  const Actor& city_commerce() const { return city_commerce_; }
  const Actor& association() const { return association_; }
  std::vector<Shop>& shops() { return shops_; }
  Shop& shop(std::string_view key);
  People& people() { return people_; }
  const std::vector<DemoAccount>& demo_accounts() const { return demo_accounts_; }

 private:
  std::uint64_t open_account(const Actor& by, const std::string& login, const Person& person);
  Actor appoint(const std::string& login, access::Role role, std::uint64_t organisation, std::uint32_t area);
  void show(std::string login, std::uint64_t account, std::string who, std::string what_to_try);
  void enter_offices();
  void enter_health_offices();
  void enter_banks();
  void enter_consumers();

  Play& play_;
  People people_;
  std::vector<Shop> shops_;
  std::vector<Bank> banks_;
  std::vector<Consumer> consumers_;
  std::map<std::string, Actor, std::less<>> districts_, health_districts_;
  Actor system_admin_, security_admin_, city_commerce_, association_;
  std::optional<std::pair<Date, Date>> substitution_;  // of 海淀 by 朝阳, both days included
  std::vector<DemoAccount> demo_accounts_;
};

}  // namespace gongbao::cli::demo
