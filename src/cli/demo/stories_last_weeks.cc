// Stories that are not over on the last day.
#include "cli/demo/stories.h"

namespace gongbao::cli::demo {

std::vector<Stories::Dated> Stories::of_the_last_weeks() {
  return {
      {date_of(2024, 10, 1), &Stories::reports_stay_out},
      {date_of(2024, 10, 14), &Stories::operator_wants_to_leave},
      {date_of(2024, 10, 28), &Stories::refunds_are_overdue},
      {date_of(2024, 10, 29), &Stories::orders_run_out},
      {date_of(2024, 11, 4), &Stories::operator_announces_and_owes},
      {date_of(2024, 11, 6), &Stories::complaints_are_open},
      {date_of(2024, 11, 12), &Stories::item_is_disputed},
      {date_of(2024, 11, 13), &Stories::refund_waits_for_the_district},
      {date_of(2024, 11, 13), &Stories::windows_end_this_week},
      {date_of(2024, 11, 14), &Stories::money_is_unidentified},
      {date_of(2024, 11, 15), &Stories::officer_goes_away},
      {date_of(2024, 11, 18), &Stories::reports_come_late},
      {date_of(2024, 11, 18), &Stories::quarter_is_reopened_again},
      {date_of(2024, 11, 18), &Stories::change_waits},
      {date_of(2024, 11, 18), &Stories::bank_took_a_fee},
      {date_of(2024, 11, 18), &Stories::cash_stays_in_the_shop},
  };
}

// --- the district's desk
// -----------------------------------------------------------------------------------------------

void Stories::operator_wants_to_leave() {
  Shop& of = shop("huajian");
  announce_termination(of, "本店将停止经营，请持卡人办理退卡。");
  play_.in_work_days(1, [this, &of] { acts_.fund_the_gap(of); });
  play_.on(date_of(2024, 11, 18), [this, &of] { deregister_when_settled(of, [] {}); });
}

// All of the balance must now be kept, and the money for it is not there.
void Stories::operator_announces_and_owes() {
  Shop& of = shop("jiejie");
  announce_termination(of, "本公司将关闭全部门店，请持卡人办理退卡。");
  play_.in_work_days(2, [this, &of] {
    play_.say(officer(of), "publish_risk_prompt",
              about(of, {{"text", "该经营者正在终止发卡，存管资金尚有缺口，请尽快办理退卡。"}}));
    play_.say(officer(of), "set_checklist", about(of, {{"items", boost::json::array{"洗涤中衣物返还清单"}}}));
    for (const std::uint64_t card : cards_in_use(of, 1)) acts_.demand(of, clerk(of), card, "termination");
  });
}

void Stories::reports_stay_out() {
  for (const char* key : {"baihe", "tongqu", "qingwa"}) shop(key).reports_itself = true;
}

void Stories::reports_come_late() {
  const std::string quarter = to_string(previous(quarter_of(play_.today())));
  for (const char* key : {"tongqu", "qingwa"}) {
    play_.say(shop(key).people, "submit_quarter_report", about(shop(key), {{"quarter", quarter}}));
  }
}

void Stories::quarter_is_reopened_again() {
  const Shop& of = shop("yannan");
  play_.say(
      officer(of), "reopen_quarter",
      about(of, {{"quarter", to_string(previous(quarter_of(play_.today())))}, {"reason", "分公司补报，需重新核对。"}}));
}

void Stories::change_waits() {
  const Shop& of = shop("qingmei");
  play_.say(of.people, "list_outlet",
            about(of, {{"outlet",
                        {{"outlet_id", 9},
                         {"kind", "redemption_site"},
                         {"address", "朝阳区望槐路266号"},
                         {"district", "110105"},
                         {"premises", "own"}}}}));
}

void Stories::refund_waits_for_the_district() {
  Shop& of = shop("hutong");
  of.quiet = true;
  const std::uint64_t card = acts_.sell_to(cast_.consumer(0), of, 300 * yuan_fen);
  const std::uint64_t refund = acts_.demand(of, cast_.consumer(0).actor, card, "not_performed");
  play_.in_work_days(2, [this, &of, refund] { contest(of, refund); });
}

// One whose term is over and that nobody lifted, one that runs out on the last day.
void Stories::orders_run_out() {
  const Shop& late = shop("chenxi");
  play_.say(officer(late), "order_rectification",
            about(late, {{"term", "2024-11-11"}, {"findings", "兑付点公示牌未更新。"}}));
  const Shop& due = shop("shuzu");
  play_.say(officer(due), "order_rectification",
            about(due, {{"term", "2024-11-20"}, {"findings", "合同文本缺少挂失条款。"}}));
}

void Stories::complaints_are_open() {
  const Shop& late = shop("songjian");
  play_.say(cast_.consumer(3).actor, "file_complaint", about(late, {{"text", "茶艺课改期后不退费。"}}));
  play_.on(date_of(2024, 11, 11), [this] {
    const Shop& due = shop("chuntai");
    play_.say(cast_.consumer(3).actor, "file_complaint", about(due, {{"text", "包间费用未事先告知。"}}));
  });
}

void Stories::officer_goes_away() { cast_.appoint_substitute(date_of(2024, 11, 18), date_of(2024, 11, 22)); }

// --- consumers
// ---------------------------------------------------------------------------------------------------------

// One accepted and not paid, one not answered at all, one that is due tomorrow.
void Stories::refunds_are_overdue() {
  Shop& unpaid = shop("tongqu");
  unpaid.quiet = true;
  const Actor& consumer = cast_.consumer(2).actor;
  const std::uint64_t card = acts_.sell_to(cast_.consumer(2), unpaid, 900 * yuan_fen);
  const std::uint64_t refund = acts_.demand(unpaid, consumer, card, "agreed");
  play_.in_work_days(2, [this, &unpaid, refund] { acts_.accept(unpaid, refund); });
  play_.on(date_of(2024, 11, 1), [this] {
    Shop& silent = shop("suyan");
    acts_.demand(silent, clerk(silent), acts_.sell(silent, 1'200 * yuan_fen), "agreed");
  });
  play_.on(date_of(2024, 11, 6), [this] {
    Shop& soon = shop("yunjian");
    acts_.demand(soon, clerk(soon), acts_.sell(soon, 400 * yuan_fen), "agreed");
  });
}

void Stories::windows_end_this_week() {
  Shop& of = shop("tongqu");
  const std::uint64_t card = acts_.sell_to(cast_.consumer(0), of, 1'000 * yuan_fen);
  acts_.apply(of, acts_.redeem(of, card, 268 * yuan_fen));
  play_.in_work_days(2, [this] {
    Shop& other = shop("yannan");
    const std::uint64_t second = acts_.sell_to(cast_.consumer(0), other, 2'000 * yuan_fen);
    acts_.apply(other, acts_.redeem(other, second, 388 * yuan_fen));
  });
}

void Stories::item_is_disputed() {
  Shop& of = shop("qingmei");
  of.quiet = true;
  const Consumer& consumer = cast_.consumer(1);
  const std::uint64_t card = acts_.sell_to(consumer, of, 1'000 * yuan_fen);
  const Id16 item = acts_.redeem(of, card, 480 * yuan_fen);
  acts_.apply(of, item);
  play_.in_work_days(3, [this, &of, &consumer, card, item] { acts_.object(of, consumer.actor, card, item); });
}

// --- banks
// -------------------------------------------------------------------------------------------------------------

void Stories::money_is_unidentified() {
  const Shop& of = shop("baihe");
  play_.send(clerk(of), of_line(Op::unidentified_receipt, of, 0, 2'600 * yuan_fen, "U-20241114-1"));
}

// Out of the account, without an instruction and without an agreement.
// It can be told of: on the last day there is money for it above the floor, whatever the shop sold and drew before.
void Stories::bank_took_a_fee() {
  play_.bank_books().add(shop("chenxi").id, "FEE-20241118-1", -50 * yuan_fen);
  play_.on(date_of(2024, 11, 19), [this] { acts_.fund_beyond_the_gap(shop("chenxi"), 8'000 * yuan_fen); });
}

// All free money was drawn; what was taken in cash is overdue when the last day begins.
void Stories::cash_stays_in_the_shop() {
  Shop& of = shop("lanting");
  acts_.draw_all_but(of, 0);
  of.keeps_cash = of.quiet = true;
  play_.send(clerk(of), acts_.on_its_way(of, of.new_card(), 12'000 * yuan_fen, custody::flag::cash, 1));
}

}  // namespace gongbao::cli::demo
