// What happens to one business, bank or consumer of the demo city and not to everybody, by the day it begins. A year
// that begins later than a story is told without it. On the last day something is left to do on every desk.
#pragma once

#include "cli/demo/acts.h"

namespace gongbao::cli::demo {

class Stories {
 public:
  Stories(Play& play, Cast& cast, Acts& acts) : play_(play), cast_(cast), acts_(acts) {}
  // Those that begin when the businesses of the first weeks are in custody.
  void plan(Date first_day);

 private:
  using Story = void (Stories::*)();
  // after: what must have been lived before it.
  struct Dated {
    Date day;
    Story story;
    Days after = {45};  // the businesses of the first weeks are in custody
  };
  static std::vector<Dated> of_money();
  static std::vector<Dated> of_offices();
  static std::vector<Dated> of_the_last_weeks();

  // stories_money.cc
  void cash_comes_late();
  void sale_is_charged_back();
  void gift_is_kept();
  void cooling_off_is_over();
  void operator_is_at_fault();
  void refund_is_contested_and_owed();
  void refund_is_contested_and_rejected();
  void too_little_for_anything();
  void money_for_shares();
  void nobody_knows_whose_money();
  void statement_shows_more();
  void bank_forgets_payouts();
  void payout_bounces();
  void card_is_lost();
  void card_gives_to_another();
  void cash_is_missing_for_days();

  // stories_offices.cc
  void change_is_told_late();
  void outlet_opens();
  void change_is_returned();
  void operator_is_disqualified();
  void issuing_is_suspended();
  void advertisement_is_right();
  void advertisement_is_wrong();
  void fine_is_decided();
  void parameter_changes();
  void parameter_will_change();
  void report_is_late();
  void report_is_wrong();
  void quarter_is_reopened();
  void operator_leaves();
  void complaint_is_answered();
  void complaint_is_answered_late();
  void association_warns();
  void number_is_not_a_credit_code();

  // stories_last_weeks.cc
  void operator_wants_to_leave();
  void operator_announces_and_owes();
  void reports_stay_out();
  void reports_come_late();
  void quarter_is_reopened_again();
  void refunds_are_overdue();
  void refund_waits_for_the_district();
  void windows_end_this_week();
  void item_is_disputed();
  void change_waits();
  void orders_run_out();
  void complaints_are_open();
  void money_is_unidentified();
  void bank_took_a_fee();
  void cash_stays_in_the_shop();
  void officer_goes_away();

  Shop& shop(std::string_view key) { return cast_.shop(key); }
  const Actor& clerk(const Shop& shop) const { return cast_.clerk_of(shop); }
  Actor officer(const Shop& shop) const { return cast_.officer_of(shop); }
  static boost::json::object about(const Shop& shop, boost::json::object members = {}) {
    return Acts::about(shop, std::move(members));
  }
  Instruction of_line(Op op, const Shop& shop, std::uint64_t subject, std::int64_t fen, const std::string& number);
  // Some that hold money and that nobody is asking back.
  std::vector<std::uint64_t> cards_in_use(const Shop& shop, std::size_t most);
  void announce_termination(Shop& shop, std::string_view notice);
  void deregister_when_settled(Shop& shop, std::function<void()> then);
  void contest(const Shop& shop, std::uint64_t refund);

  Play& play_;
  Cast& cast_;
  Acts& acts_;
};

}  // namespace gongbao::cli::demo
