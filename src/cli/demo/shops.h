// The invented businesses of the demo city: who they are, where, how large, and what becomes of their filing. A list to
// read and to change; everything else of the city follows from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "base/date.h"
#include "cli/demo/people.h"

namespace gongbao::cli::demo {

enum class Size { small, medium, large };

// How the filing goes, and where the operator stands on the demo day.
enum class Fate {
  files,            // confirmed in time
  confirmed_late,   // the district took longer than it may
  returned_once,    // returned with reasons, handed in again, confirmed
  unfair_contract,  // the first contract is refused for its terms
  later,            // registers and files in the course of the year
  waiting,          // handed in, to be confirmed in the next days
  overdue_office,   // handed in, and the district is late
  returned,         // with the operator again
  withdrawn,        // handed in and taken back: below the threshold
  owes_filing,      // above the threshold and has not filed
  new_owing,        // the same since some days
  below,            // registered, below the threshold, has not filed
  no_account,       // filed, and has no custody account
};

struct ShopPlan {
  std::string_view key;  // login and address for stories
  std::string_view name;
  std::string_view district;
  std::string_view industry;
  std::string_view sub_industry;
  Size size;
  int outlets;  // beside the head office
  Fate fate;
};
std::span<const ShopPlan> shop_plans();

struct Outlet {
  std::uint32_t id = 0;
  std::string kind, address, district;
};

// A business as its own people remember it.
struct Shop {
  const ShopPlan* plan = nullptr;
  std::size_t place = 0;  // in the list
  std::string name, uscc, account_no, settlement_account;
  std::size_t bank = 0;  // place among the banks
  std::vector<Outlet> outlets;
  std::uint64_t id = 0;  // operator; 0 until it is registered
  access::Actor people;  // its own account
  Person legal_rep;
  int apply_weekday = 1;    // 1 = Monday: when it applies for what was redeemed
  bool in_custody = false;  // filed, with account, money and cards
  bool trades = false;
  bool closed = false;                // sells and redeems no more; what is open is still paid
  bool quiet = false;                 // nothing happens to it by chance: a story is told of it
  bool keeps_cash = false;            // does not bring it to the bank
  bool bank_forgets = false;          // its payouts
  bool reports_itself = false;        // a story tells of its quarter reports
  std::int32_t report_delay = 0;      // working days, beyond those it takes anyway
  std::int32_t inspection_delay = 0;  // days, from the one on which it is due
  std::uint64_t last_card = 0;
  std::vector<std::uint64_t> cards;
  Date registered_on;

  std::string_view key() const { return plan->key; }
  bool large() const { return plan->size == Size::large; }
  std::uint64_t new_card() {
    cards.push_back(++last_card);
    return last_card;
  }
};
// All of them, unregistered, with their synthetic numbers.
std::vector<Shop> open_shops();

struct DistrictName {
  std::string_view code, name, street;
};
std::span<const DistrictName> demo_districts();

}  // namespace gongbao::cli::demo
