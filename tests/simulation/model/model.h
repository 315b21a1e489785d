// Spec/01 part 8 a second time, the slow and obvious way: plain maps, sums added up from their lists each time they are
// asked for, every operation tried on a copy of the operator. Nothing of custody/ or policies/ is called; only the form
// of a record, the calendar and the numbers of commands are shared. Where it and the program differ, one of them reads
// the law wrongly.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "custody/record.h"
#include "law/calendar.h"

namespace gongbao::model {

using Fen = __int128;
using Id = Id16;
using custody::Instruction;

enum class CardState { stock, active, frozen, refunding, closed };
struct Card {
  Fen principal = 0, bonus = 0;             // 2001, 9001
  Fen paid = 0, granted = 0, consumed = 0;  // for refunds by the operator's fault and by list price
  std::uint64_t product = 0;
  std::uint64_t replaced_by = 0;
  Date first_sale;
  CardState state = CardState::stock;
  int redemptions = 0;
};

enum class ItemKind { sale, returned, gift, list_price };
enum class ItemState { pending, applied, disputed, agreed, cleared, reversed };
struct Item {
  ItemKind kind = ItemKind::sale;
  ItemState state = ItemState::pending;
  std::uint64_t card = 0;
  std::uint64_t application = 0;
  Date day;        // of its event
  Fen amount = 0;  // 2002, until it is cleared or reversed
  bool is_open() const { return state != ItemState::cleared && state != ItemState::reversed; }
};

struct Receipt {
  std::uint64_t card = 0;
  Fen amount = 0, left = 0;  // left: 1003
  Date day, deadline;
  bool overdue = false;
};
using Uses = std::vector<std::pair<Id, Fen>>;  // of receipts

enum class ApplicationState { window_open, settled, cancelled };
struct Application {
  ApplicationState state = ApplicationState::window_open;
  Date applied_on, window_end;
  std::vector<Id> items;
};

enum class OrderState { open, held, executed, cancelled, returned };
struct Order {
  OrderState state = OrderState::open;
  Fen amount = 0;
  Date due_on, created_on;
  Date executed_on = {};
  bool counts() const { return state == OrderState::open || state == OrderState::held; }
};

enum class RefundState { demanded, contested, accepted, paid, rejected, withdrawn };
struct Refund {
  RefundState state = RefundState::demanded;
  std::uint64_t card = 0;
  int ground = 0;
  bool gift_kept = false;
  Date due_on, demanded_on;
  Fen payable = 0, compensation = 0;  // 2003, 2004
  Id item{};
};

struct Line {
  Fen amount = 0;
  bool identified = false;
};

struct Product {
  int redeem_order = 0;  // 0 principal first, 1 bonus first, 2 proportional
  bool list_price = false;
  Fen cheapest_item = 0;
  int refund_days = 0;  // 0: none agreed
};

enum class Standing { active, terminating };
enum class Cycle { immediate, daily, weekly };

struct Shop {
  Date opened_on;
  Id account{}, settlement{};  // packed BCD; zero: none
  bool fee_agreed = false;
  Cycle cycle = Cycle::immediate;
  int weekday = 0;
  Standing standing = Standing::active;
  bool stopped = false;
  Date stopped_on;
  bool any_closed = false;
  Date closed_through;
  bool shortfall_open = false;
  std::map<std::uint64_t, Product> products;

  std::map<std::uint64_t, Card> cards;
  std::map<Id, Item> items;
  std::map<Id, Receipt> receipts;
  std::map<std::uint64_t, Application> applications;
  std::map<std::uint64_t, Order> orders;
  std::map<std::uint64_t, Refund> refunds;
  std::map<Id, Line> lines;
  std::set<Id> papers;
  Fen custody = 0;                                                     // 1001 + 1002
  Fen released = 0, due = 0, entitled = 0, funding = 0, interest = 0;  // 1004, 1005, 3001, 3002, 3003
  Fen bonus_granted = 0, bonus_consumed = 0;                           // 9002, 9003
  std::vector<std::pair<Date, Fen>> balance_changes;                   // of B, by event date
  std::uint64_t journals = 0;
  Fen restricted = 0;    // 1001 after the last command
  Fen last_closing = 0;  // of its account's statements
};

enum class FloorMode { quarter_and_progress, quarter_only, progress_only };
// A term that changed speaks of what begins from that day on.
struct DatedDays {
  std::int32_t first = 0;
  std::map<Date, std::int32_t> later = {};
  WorkDays on(Date day) const {
    const auto next = later.upper_bound(day);
    return WorkDays{next == later.begin() ? first : std::prev(next)->second};
  }
};

struct Terms {
  Fen ratio = 4'000, termination_ratio = 10'000;
  FloorMode mode = FloorMode::quarter_and_progress;
  DatedDays deposit_days{1}, objection_days{5};
  bool window_from_redemption = false;
};

// --- sums (sums.cc), all from the lists
Fen balance(const Shop& shop);                                     // B
Fen pending(const Shop& shop);                                     // U
Fen in_transit(const Shop& shop);                                  // 1003
Fen in_transit_in_time(const Shop& shop);                          // T
Fen unidentified(const Shop& shop);                                // S
Fen open_orders(const Shop& shop);                                 // E
Fen pledge_base(const Shop& shop);                                 // P
Fen last_quarter_balance(const Shop& shop, Date today);            // B_q
Fen required(const Shop& shop, const Terms& terms, Date today);    // R
Fen short_by(const Shop& shop, const Terms& terms, Date today);    // I3
Fen drawable(const Shop& shop, const Terms& terms, Date today);    // C − R − E, 0 at least
std::uint64_t current_card(const Shop& shop, std::uint64_t card);  // itself, or what replaced it
// A total that does not fit into 64 bits.
bool overflows(const Shop& shop, const Terms& terms, Date today);
// Empty, or which of I2, I4, I10 does not hold.
std::string broken_invariant(const Shop& shop);

struct Verdict {
  int code = 0;
  int flags = 0;
  Fen detail = 0;
  std::uint64_t journal = 0;
  bool duplicate = false;
};

// An instruction as it was entered, and what a reversal of it must know.
struct Past {
  Instruction in;
  custody::PackedInstruction bytes{};
  Verdict verdict;
  Fen principal = 0, bonus = 0;  // of a redemption
  Fen cancelled_bonus = 0;       // ops 12, 13
  Uses uses;                     // ops 4, 13, 21
  bool reversed = false;
  Fen charged_back = 0;
};

// What one operation does to a copy of the shop.
struct Attempt {
  Shop& shop;
  const Instruction& in;
  Date today;
  const Terms& terms;
  const law::Calendar& calendar;
  std::map<Id, Past>& history;
  Past& own;                          // of this instruction
  bool money = false, bonus = false;  // whether a journal of that book is written
  bool late = false;
  Fen detail = 0;
};

int sell(Attempt& t);                  // ops 1, 2, 3
int deposit(Attempt& t);               // 4
int redeem(Attempt& t);                // 5
int transfer(Attempt& t);              // 14
int receive_unidentified(Attempt& t);  // 20
int identify(Attempt& t);              // 21
int apply_for_release(Attempt& t);     // 6
int release_free(Attempt& t);          // 7
int execute_payout(Attempt& t);        // 8
int object(Attempt& t);                // 9
int agree(Attempt& t);                 // 10
int payout_returned(Attempt& t);       // 22
int accept_refund(Attempt& t);         // 11
int pay_refund(Attempt& t);            // 12
int refund_by_operator(Attempt& t);    // 13
int charge_back(Attempt& t);           // 15
int reverse(Attempt& t);               // 16
int fund(Attempt& t);                  // 17
int interest(Attempt& t);              // 18
int bank_fee(Attempt& t);              // 19

// What several of them share.
int dates(const Attempt& t);                          // 105, 117, 106
int dated_amount(const Attempt& t);                   // and 107
bool pays_into(const Shop& shop, const Id& account);  // the dedicated account
void change_balance(Attempt& t, Fen by);              // of B, on the event date
void sale_on_card(Attempt& t, bool first);
int may_sell(const Attempt& t, std::uint64_t product);
int first_sale_possible(const Attempt& t);
int top_up_possible(const Attempt& t);
Uses use_receipts(Attempt& t, Fen amount, std::uint64_t of_card, bool tell_late);  // of_card 0: of all
Date order_due(const Shop& shop, Date on);
Fen add_item(Attempt& t, ItemKind kind, Fen amount, std::uint64_t card);
struct RefundSum {
  Fen payable = 0, compensation = 0, item = 0;
};
RefundSum refund_sum(const Shop& shop, const Card& card, int ground, Fen gift);

bool well_formed(const Instruction& in);

}  // namespace gongbao::model
