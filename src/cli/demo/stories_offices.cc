// Stories of filings and offices.
#include "cli/demo/stories.h"

namespace gongbao::cli::demo {

std::vector<Stories::Dated> Stories::of_offices() {
  return {
      {date_of(2024, 1, 8), &Stories::number_is_not_a_credit_code},
      {date_of(2024, 1, 22), &Stories::change_is_told_late},
      {date_of(2024, 1, 25), &Stories::association_warns},
      {date_of(2024, 3, 5), &Stories::outlet_opens},
      {date_of(2024, 3, 13), &Stories::complaint_is_answered},
      {date_of(2024, 4, 1), &Stories::operator_is_disqualified},
      {date_of(2024, 4, 1), &Stories::report_is_late},
      {date_of(2024, 4, 3), &Stories::report_is_wrong},
      {date_of(2024, 5, 6), &Stories::parameter_changes},
      {date_of(2024, 5, 8), &Stories::advertisement_is_right},
      {date_of(2024, 5, 13), &Stories::operator_leaves},
      {date_of(2024, 5, 15), &Stories::advertisement_is_wrong},
      {date_of(2024, 5, 21), &Stories::change_is_returned},
      {date_of(2024, 6, 3), &Stories::issuing_is_suspended},
      {date_of(2024, 6, 18), &Stories::complaint_is_answered_late},
      {date_of(2024, 7, 2), &Stories::fine_is_decided},
      {date_of(2024, 8, 12), &Stories::quarter_is_reopened, Days{90}},
      {date_of(2024, 10, 15), &Stories::parameter_will_change},
  };
}

// --- filings and changes
// -----------------------------------------------------------------------------------------------

// A number that fails its check digit is nobody's, whoever brings it.
void Stories::number_is_not_a_credit_code() {
  play_.refused(shop("yannan").people, "register_operator",
                {{"uscc", "91110105MA00AAAA10"},
                 {"operator_name", "抄错代码的小店"},
                 {"kind", "single"},
                 {"district", "110105"},
                 {"industry", "retail"},
                 {"sub_industry", "便利店零售"}},
                "prepaid_card.uscc_invalid");
}

void Stories::change_is_told_late() {
  const Shop& of = shop("nanchi");
  const std::uint64_t change =
      play_.say(of.people, "submit_change",
                about(of, {{"changed_on", "2023-12-20"}, {"fields", {{"address", "朝阳区望槐路118号"}}}}));
  play_.in_work_days(2, [this, &of, change] {
    play_.say(officer(of), "apply_change", about(of, {{"change_id", change}}));
  });
}

void Stories::outlet_opens() {
  Shop& of = shop("maisui");
  const Outlet fresh{5, "branch", "丰台区莲塘路88号", "110106"};
  const std::uint64_t change = play_.say(of.people, "designate_branch",
                                         about(of, {{"outlet",
                                                     {{"outlet_id", fresh.id},
                                                      {"kind", fresh.kind},
                                                      {"address", fresh.address},
                                                      {"district", fresh.district},
                                                      {"premises", "own"}}}}));
  play_.in_work_days(1, [this, &of, change, fresh] {
    play_.say(officer(of), "apply_change", about(of, {{"change_id", change}}));
    of.outlets.push_back(fresh);
  });
}

void Stories::change_is_returned() {
  const Shop& of = shop("bdamart");
  const std::uint64_t change =
      play_.say(of.people, "submit_change",
                about(of, {{"changed_on", "2024-05-20"}, {"fields", {{"operator_name", "亦庄南里百货连锁有限公司"}}}}));
  play_.in_work_days(2, [this, &of, change] {
    play_.say(officer(of), "return_change",
              about(of, {{"change_id", change}, {"reasons", "登记机关尚未核准新名称。"}}));
  });
}

// --- supervision
// -------------------------------------------------------------------------------------------------------

void Stories::operator_is_disqualified() {
  Shop& of = shop("shuzu");
  const std::uint64_t number = play_.say(
      officer(of), "record_disqualification",
      about(of,
            {{"kind", "abnormal_operation"}, {"from", to_string(play_.today())}, {"reason", "列入经营异常名录。"}}));
  play_.in_work_days(1, [this, &of] {
    play_.send_refused(clerk(of), acts_.purchase(of, of.last_card + 1, 50'000), "prepaid_card.issuer_disqualified");
  });
  play_.in_work_days(32, [this, &of, number] {
    play_.say(officer(of), "lift_disqualification", about(of, {{"disqualification_id", number}}));
  });
}

void Stories::issuing_is_suspended() {
  Shop& of = shop("songjian");
  const std::uint64_t order =
      play_.say(officer(of), "order_suspend_issuing", about(of, {{"findings", "部分售卡款未直接进入专用存管账户。"}}));
  play_.in_work_days(1, [this, &of] {
    play_.send_refused(clerk(of), acts_.purchase(of, of.last_card + 1, 50'000), "prepaid_card.issuing_suspended");
  });
  play_.in_work_days(15, [this, &of, order] {
    play_.say(officer(of), "lift_order", about(of, {{"order_id", order}, {"reason", "已整改。"}}));
  });
}

void Stories::advertisement_is_right() {
  const Shop& of = shop("yannan");
  play_.say(of.people, "check_advertisement",
            about(of, {{"operator_name", of.name}, {"status", "active"}, {"medium", "门店海报"}}));
}

void Stories::advertisement_is_wrong() {
  const Shop& of = shop("chenxi");
  play_.refused(officer(of), "check_advertisement",
                about(of, {{"operator_name", of.name}, {"bank", "某大银行全额担保"}, {"medium", "短视频"}}),
                "prepaid_card.ad_mismatch");
  play_.say(officer(of), "record_violation",
            about(of, {{"code", "ad_mismatch"}, {"findings", "短视频所称存管银行与公布信息不一致。"}}));
  const std::uint64_t order =
      play_.say(officer(of), "order_rectification",
                about(of, {{"term", to_string(play_.work_day(10))}, {"findings", "限期更正宣传内容。"}}));
  play_.in_work_days(8, [this, &of, order] {
    play_.say(officer(of), "lift_order", about(of, {{"order_id", order}, {"reason", "已更正。"}}));
  });
}

void Stories::fine_is_decided() {
  const Shop& of = shop("songjian");
  const auto fine = [&](std::int64_t yuan) {
    return about(of, {{"article", 30}, {"amount_fen", yuan * yuan_fen}, {"decision", "行政处罚决定书"}});
  };
  play_.refused(officer(of), "record_penalty", fine(200'000), "prepaid_card.fine_out_of_range");
  play_.say(officer(of), "record_penalty", fine(5'000));
}

void Stories::association_warns() {
  play_.say(
      cast_.association(), "publish_risk_prompt",
      {{"operator_id", 0}, {"text", "办卡前请查询经营者的备案号与存管银行，大额充值请谨慎。"}, {"to", "2024-12-31"}});
}

// --- parameters
// --------------------------------------------------------------------------------------------------------

void Stories::parameter_changes() {
  play_.say(cast_.district("110105"), "set_parameter",
            {{"document", "prepaid-card"},
             {"parameter", "credit_points"},
             {"from", "2024-06-01"},
             {"reason", "达到标准而长期不备案的，加重记分"},
             {"value_table",
              {{"change_late", 1},
               {"cash_deposit_late", 1},
               {"report_late", 3},
               {"filing_due", 5},
               {"ad_mismatch", 3},
               {"custody_shortfall", 5},
               {"refund_overdue", 5},
               {"account_not_dedicated", 10},
               {"use_prohibited", 10}}}});
}

void Stories::parameter_will_change() {
  play_.say(cast_.city_commerce(), "set_parameter",
            {{"document", "prepaid-card"},
             {"parameter", "acquirer_settlement_days"},
             {"from", "2025-01-01"},
             {"reason", "收单机构年初切换清算系统，结算时限调整为两个工作日"},
             {"value_number", 2}});
}

// --- quarter reports
// ---------------------------------------------------------------------------------------------------

void Stories::report_is_late() {
  Shop& of = shop("shoujia");
  of.report_delay = 10;
  play_.in_work_days(1, [&of] { of.report_delay = 0; });
}

void Stories::report_is_wrong() {
  const Shop& of = shop("yueqi");
  play_.refused(of.people, "submit_quarter_report",
                about(of, {{"quarter", to_string(previous(quarter_of(play_.today())))}, {"balance_fen", 39'999'999}}),
                "prepaid_card.report_mismatch");
}

void Stories::quarter_is_reopened() {
  const Shop& of = shop("yunjian");
  const boost::json::object quarter = about(of, {{"quarter", to_string(previous(quarter_of(play_.today())))}});
  boost::json::object reopening = quarter;
  reopening["reason"] = "门店补报季末现金，重新核对。";
  play_.say(officer(of), "reopen_quarter", reopening);
  play_.in_work_days(1, [this, &of, quarter] { play_.say(of.people, "submit_quarter_report", quarter); });
  play_.in_work_days(2, [this, &of, quarter] { play_.say(officer(of), "check_quarter_report", quarter); });
}

// --- leaving
// -----------------------------------------------------------------------------------------------------------

std::vector<std::uint64_t> Stories::cards_in_use(const Shop& of, std::size_t most) {
  std::vector<std::uint64_t> found;
  play_.ask([&](const policies::City& city) {
    for (const std::uint64_t id : of.cards) {
      const custody::Card* card = city.books().cards.find({of.id, id});
      const bool in_use = card != nullptr && card->state == custody::CardState::active && card->principal > 0;
      if (in_use && found.size() < most) found.push_back(id);
    }
  });
  return found;
}

void Stories::announce_termination(Shop& of, std::string_view notice) {
  of.quiet = true;
  play_.say(of.people, "announce_termination", about(of, {{"channel", "门店公告、公众号"}, {"notice", notice}}));
  play_.say(of.people, "notify_holders",
            about(of, {{"reason", "closure"}, {"channel", "sms"}, {"holders", of.cards.size()}, {"notice", notice}}));
  play_.in_days(20, [&of] { of.closed = true; });
}

// Not while an order, a dispute or cash on its way is open: asks again on the next working day.
void Stories::deregister_when_settled(Shop& of, std::function<void()> then) {
  bool settled = false;
  play_.ask([&](const policies::City& city) {
    const custody::OperatorBook& book = *city.books().find_operator(of.id);
    settled = book.q.open_orders == 0 && book.disputed == 0 && book.q.in_transit_all == 0;
  });
  if (!settled) return play_.in_work_days(1, [this, &of, then] { deregister_when_settled(of, then); });
  acts_.fund_the_gap(of);
  play_.say(of.people, "submit_deregistration", about(of));
  then();
}

// The whole way of article 8: notice, clearing, the district's list, deregistration.
void Stories::operator_leaves() {
  Shop& of = shop("yingxiang");
  announce_termination(of, "本店将于下月停业，请持卡人尽快办理退卡。");
  play_.in_work_days(1, [this, &of] {
    acts_.fund_the_gap(of);
    play_.refused(of.people, "submit_deregistration", about(of), "prepaid_card.notice_period_not_over");
    play_.send_refused(clerk(of), acts_.purchase(of, of.last_card + 1, 50'000), "prepaid_card.issuing_stopped");
    play_.say(officer(of), "set_checklist", about(of, {{"items", boost::json::array{"退租证明", "员工安置说明"}}}));
  });
  play_.in_work_days(5, [this, &of] {
    for (const std::uint64_t card : cards_in_use(of, 3)) {
      const std::uint64_t refund = acts_.demand(of, clerk(of), card, "termination");
      acts_.accept(of, refund);
      play_.in_work_days(2, [this, &of, refund] { acts_.pay(of, refund); });
    }
  });
  play_.in_work_days(12, [this, &of] {
    for (const char* item : {"退租证明", "员工安置说明"})
      play_.say(officer(of), "tick_checklist", about(of, {{"item", item}}));
  });
  play_.in_days(35, [this, &of] {
    deregister_when_settled(of, [this, &of] {
      play_.in_work_days(2, [this, &of] { play_.say(officer(of), "handle_deregistration", about(of)); });
    });
  });
}

// --- complaints
// --------------------------------------------------------------------------------------------------------

void Stories::complaint_is_answered() {
  Shop& of = shop("yannan");
  const Actor& consumer = cast_.consumer(3).actor;
  const std::uint64_t card = acts_.sell_to(cast_.consumer(3), of, 1'000 * yuan_fen);
  const std::uint64_t complaint =
      play_.say(consumer, "file_complaint", about(of, {{"card_id", card}, {"text", "余额与小票不一致。"}}));
  play_.in_work_days(3, [this, &of, complaint] {
    play_.say(officer(of), "answer_complaint",
              about(of, {{"complaint_id", complaint}, {"text", "经核对，余额以存管记录为准，已向您说明。"}}));
  });
}

void Stories::complaint_is_answered_late() {
  const Shop& of = shop("lanting");
  const std::uint64_t complaint =
      play_.say(cast_.consumer(3).actor, "file_complaint", about(of, {{"text", "门店不让用卡。"}}));
  play_.in_work_days(10, [this, &of, complaint] {
    play_.say(officer(of), "answer_complaint",
              about(of, {{"complaint_id", complaint}, {"text", "已责成门店恢复兑付。"}}));
  });
}

}  // namespace gongbao::cli::demo
