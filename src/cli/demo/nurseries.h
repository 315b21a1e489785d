// The nurseries of the demo city (childcare): a handful of institutions with the contracts of their children over the
// year: paid each month, served and reported by week or half-month, confirmed by families or by their silence. On the
// last day something is left to do for families, institutions, banks and the health offices.
#pragma once

#include "cli/demo/cast.h"
#include "policies/childcare/cycle.h"

namespace gongbao::cli::demo {

struct NurseryPlan {
  std::string_view key;  // login
  std::string_view name;
  std::string_view district;
  std::string_view street;
  bool demonstration;  // 示范性: weekly, 50%
  bool files;
  std::size_t bank;   // place among the banks
  std::int64_t yuan;  // a month
  std::size_t children;
  std::string_view shown;  // what to try with its login; empty: not told
};

class Nurseries {
 public:
  Nurseries(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan(Date first_day);
  // Payouts, bills, reports and the families' word, in that order.
  void midday();

 private:
  struct Payment {
    std::uint64_t lot = 0;
    childcare::DayRange period;
    Id16 paid_by{};
    std::uint64_t reported = 0;  // cycles so far
  };
  struct Child {
    Person parent;
    Actor family;
    std::uint64_t contract = 0;
    std::vector<Payment> payments;
    bool silent = false;    // the family lets its days pass
    bool quarrels = false;  // disputes the last half-month
    bool leaves = false;    // asked its money back
    Date paid_until;
  };
  struct Nursery {
    const NurseryPlan* plan = nullptr;
    std::string uscc, account_no, settlement_account;
    std::uint64_t id = 0;
    Actor people;
    std::vector<Child> children;
    bool collects = false;
    bool bank_waits = false;  // its account is short
  };

  void register_nursery(Nursery& nursery);
  void open_custody(Nursery& nursery);
  void submit(Nursery& nursery);
  void enrol(Nursery& nursery, std::size_t place);
  void pay_month(Nursery& nursery, Child& child);
  void pay(Nursery& nursery, Child& child, std::string_view item, const childcare::DayRange& period, std::int64_t fen);
  void execute_orders(Nursery& nursery);
  void report(Nursery& nursery, Child& child);
  void answer(Nursery& nursery, Child& child, std::uint64_t lot, const Id16& item);

  // Stories of the last weeks.
  void quarter_is_paid_at_once();
  void institution_is_at_fault();
  void refund_waits();
  void payment_is_charged_back();
  void complaint_is_open();
  void enrolments(Date first_day);

  Instruction make(Op op, const Nursery& nursery, std::uint64_t subject, std::int64_t fen = 0);
  Instruction cash(Op op, const Nursery& nursery, std::uint64_t subject, std::int64_t fen);
  const Actor& clerk(const Nursery& nursery) const { return cast_.banks()[nursery.plan->bank].clerk; }
  Nursery& nursery(std::string_view key);
  boost::json::object about(const Nursery& nursery, boost::json::object members = {}) const;
  std::int32_t work_days_in(const childcare::DayRange& days) const;

  Play& play_;
  Cast& cast_;
  Date last_day_;
  std::vector<Nursery> nurseries_;
  std::uint64_t movements_ = 0;
};

}  // namespace gongbao::cli::demo
