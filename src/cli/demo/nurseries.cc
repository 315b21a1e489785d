// A nursery's year, and what is left of it on the last day.
#include "cli/demo/nurseries.h"

#include <algorithm>

#include "base/check.h"
#include "cli/demo/acts.h"
#include "cli/demo/numbers.h"
#include "policies/childcare/institution_rows.h"

namespace gongbao::cli::demo {

using access::Role;
using childcare::Cycle;
using childcare::DayRange;

namespace {

constexpr NurseryPlan nursery_plans[] = {
    {"xingxing", "星星谷托育园", "110105", "朝阳北路18号", true, true, 0, 6'800, 4,
     "上报本周服务;算一算可收费额度 report the week, work out what may be collected"},
    {"yangguang", "阳光里托育中心", "110105", "望京街9号", false, true, 1, 5'200, 4,
     "受理退费;处理争议 accept a refund, settle a dispute"},
    {"yunduo", "云朵托育园", "110102", "月坛北街5号", false, true, 0, 4'600, 3, "补足存管资金缺口 cure the shortfall"},
    {"caihong", "彩虹托育园", "110102", "德胜门外大街20号", false, false, 1, 5'800, 2,
     "收费超过2万元，备案 file after a payment above the threshold"},
    {"xiaoshu", "小树托育中心", "110108", "中关村南大街31号", false, true, 0, 5'000, 3, {}},
};
constexpr std::string_view fee_item = "保育费";
constexpr std::int32_t enrols_after = 3;  // working days from the registration

// Those whom a login of a demo account stands for, in the order of their nurseries' first children.
constexpr const char* shown_families[] = {
    "查看合同资金;确认本周服务 see the money of a contract, confirm the week",
    "查看争议;确认调解结果 a dispute that is open",
    "算出退费并申请 work out a refund and ask for it",
};

DayRange month_of(Date day) {
  const YearMonthDay parts = ymd(day);
  const Date first = date_of(parts.year, parts.month, 1);
  return {first, add_months(first, 1) - Days{1}};
}

boost::json::object voucher() {
  boost::json::array items;
  for (const auto& [item, name] : names_of(childcare::VoucherItem{})) items.emplace_back(name);
  return {{"text", "托育服务合同：余额可查，凭据可补办；未提供的服务按规定退费；费用全部存入专用存管账户。"},
          {"items", std::move(items)},
          {"document", "托育服务合同扫描件"}};
}

}  // namespace

// --- planning --------------------------------------------------------------------------------------------------------

void Nurseries::plan(Date first_day) {
  for (std::size_t i = 0; i < std::size(nursery_plans); ++i) {
    Nursery fresh;
    fresh.plan = &nursery_plans[i];
    fresh.uscc = credit_code("521101050000DEM" + digits(i + 1, 2));
    fresh.account_no = "110109" + digits(800'001 + i, 12);
    fresh.settlement_account = "622209" + digits(800'001 + i, 12);
    nurseries_.push_back(std::move(fresh));
  }
  for (Nursery& each : nurseries_) {
    const auto place = static_cast<std::int32_t>(&each - nurseries_.data());
    // Two in the first weeks, the others in the course of the year.
    const Date around = place < 2 ? first_day + Days{10} : first_day + Days{(last_day_ - first_day).count * place / 9};
    play_.on(play_.calendar().add_work_days(around, WorkDays{1}).last_day, [this, &each] { register_nursery(each); });
  }
  enrolments(first_day);
  play_.on(date_of(2024, 10, 18), [this] { institution_is_at_fault(); });
  play_.on(date_of(2024, 11, 14), [this] { quarter_is_paid_at_once(); });
  play_.on(date_of(2024, 11, 14), [this] { complaint_is_open(); });
  play_.on(date_of(2024, 11, 18), [this] { refund_waits(); });
  play_.on(date_of(2024, 11, 19), [this] { payment_is_charged_back(); });
}

// 每季度更新一次 (7f): all but one tell it on the twentieth of each quarter's first month.
void Nurseries::enrolments(Date first_day) {
  for (Date day = month_of(first_day).first; day < last_day_; day = add_months(day, 1)) {
    if ((ymd(day).month - 1) % 3 != 0) continue;
    play_.on(day + Days{19}, [this] {
      for (const Nursery& each : nurseries_) {
        if (!each.collects || !each.plan->files || each.plan->key == "xiaoshu") continue;
        play_.tell(each.people, "childcare/update_enrolment",
                   about(each, {{"designed_places", 60}, {"enrolled", play_.dice().between(38, 49)}}));
      }
    });
  }
}

Nurseries::Nursery& Nurseries::nursery(std::string_view key) {
  const auto it = std::ranges::find_if(nurseries_, [key](const Nursery& each) { return each.plan->key == key; });
  GB_CHECK(it != nurseries_.end());
  return *it;
}

boost::json::object Nurseries::about(const Nursery& nursery, boost::json::object members) const {
  members["operator_id"] = nursery.id;
  return members;
}

std::int32_t Nurseries::work_days_in(const DayRange& days) const {
  return play_.calendar().work_days_between(days.first - Days{1}, days.last).count;
}

Instruction Nurseries::make(Op op, const Nursery& nursery, std::uint64_t subject, std::int64_t fen) {
  Instruction in = play_.make(op, nursery.id, subject, fen);
  in.scheme = custody::scheme_childcare;
  return in;
}

// One that the bank's own books have a line of.
Instruction Nurseries::cash(Op op, const Nursery& nursery, std::uint64_t subject, std::int64_t fen) {
  return with_txn(make(op, nursery, subject, fen), "N" + digits(++movements_, 9));
}

// --- coming under custody --------------------------------------------------------------------------------------------

void Nurseries::register_nursery(Nursery& nursery) {
  const NurseryPlan& plan = *nursery.plan;
  nursery.people = cast_.open_own_account("inst-" + std::string(plan.key), cast_.people().next(), Role::institution,
                                          std::string(plan.name) + " institution", std::string(plan.shown));
  nursery.id = play_.say(nursery.people, "childcare/register_institution",
                         {{"uscc", nursery.uscc},
                          {"registration_no", "京托备" + digits(nursery.uscc.back(), 4)},
                          {"institution_name", plan.name},
                          {"area", plan.district},
                          {"domicile", plan.street},
                          {"site_address", plan.street},
                          {"premises", "lease"},
                          {"lease_from", to_string(play_.today())},
                          {"lease_end", to_string(add_years(last_day_, 1))},
                          {"contact", cast_.people().next().json()},
                          {"settlement_account", nursery.settlement_account},
                          {"designed_places", 60},
                          {"enrolled", 40}});
  nursery.people.organisation = nursery.id;
  const std::string today = to_string(play_.today());
  if (plan.demonstration) {
    play_.tell(cast_.health_district(plan.district), "childcare/set_category",
               about(nursery, {{"demo", true}, {"from", today}, {"document", "示范性托育机构认定文件"}}));
  }
  play_.tell(
      nursery.people, "childcare/publish_fee_standard",
      about(nursery,
            {{"item", fee_item}, {"unit", "month"}, {"price_fen", plan.yuan * yuan_fen}, {"published_from", today}}));
  play_.tell(nursery.people, "childcare/publish_disclosure",
             about(nursery, {{"institution_name", plan.name},
                             {"fee_standards", "保育费按月收取，见收费标准"},
                             {"refund_rules", "未提供的服务按日退费"},
                             {"privacy", "不泄露婴幼儿及家庭信息"},
                             {"complaint_phone", "010-1234" + digits(nursery.uscc.back(), 4)},
                             {"url", "https://" + std::string(plan.key) + ".example.com"},
                             {"from", today}}));
  play_.in_work_days(1, [this, &nursery] { open_custody(nursery); });
  if (plan.files) play_.in_work_days(2, [this, &nursery] { submit(nursery); });
  nursery.children.resize(plan.children);
  play_.in_work_days(enrols_after, [this, &nursery] {
    nursery.collects = true;
    for (std::size_t i = 0; i < nursery.children.size(); ++i) enrol(nursery, i);
  });
}

void Nurseries::open_custody(Nursery& nursery) {
  const Bank& bank = cast_.banks()[nursery.plan->bank];
  play_.say(nursery.people, "childcare/sign_custody_agreement",
            about(nursery, {{"bank_id", bank.id},
                            {"bank_district", bank.district},
                            {"signed_on", to_string(play_.today())},
                            {"acknowledgement", "区卫生健康行政部门指导签署记录"}}));
  play_.say(bank.clerk, "childcare/open_custody_account", about(nursery, {{"account_no", nursery.account_no}}));
}

void Nurseries::submit(Nursery& nursery) {
  const bool demo = nursery.plan->demonstration;
  play_.say(nursery.people, "childcare/submit_filing",
            about(nursery, {{"subject", {{"name", nursery.plan->name}}},
                            {"premises_doc", {{"kind", "lease"}, {"document", "租赁合同扫描件"}}},
                            {"account",
                             {{"account_no", nursery.account_no},
                              {"bank", cast_.banks()[nursery.plan->bank].name},
                              {"ratio", demo ? 5'000 : 7'000}}},
                            {"contract_text", voucher()},
                            {"enrolment", {{"designed_places", 60}, {"enrolled", 40}}}}));
}

// --- contracts and their money ---------------------------------------------------------------------------------------

void Nurseries::enrol(Nursery& nursery, std::size_t place) {
  Child& child = nursery.children[place];
  child.parent = cast_.people().next();
  child.silent = place % 2 == 1;
  const std::string key(nursery.plan->key);
  child.quarrels = key == "yangguang" && place == 0;
  const std::size_t shown =
      place != 0 ? std::size(shown_families) : static_cast<std::size_t>(&nursery - nurseries_.data());
  const bool told = shown < std::size(shown_families);
  const std::string login = told ? "family" + std::to_string(shown + 1) : "family-" + key + std::to_string(place + 1);
  child.family = cast_.open_own_account(login, child.parent, Role::family, "婴幼儿家庭 family",
                                        told ? shown_families[shown] : std::string());
  const DayRange first = month_of(add_months(month_of(play_.today()).first, 1));
  child.paid_until = first.first - Days{1};
  child.contract = play_.say(nursery.people, "childcare/register_contract",
                             about(nursery, {{"family_account", child.family.account},
                                             {"family", child.parent.json()},
                                             {"child", {{"name", cast_.people().next().name}}},
                                             {"child_months", 14 + static_cast<std::int64_t>(place) * 3},
                                             {"service_type", "full_day"},
                                             {"service_start", to_string(first.first)},
                                             {"service_end", to_string(date_of(2025, 6, 30))},
                                             {"billing", "period"},
                                             {"voucher", voucher()},
                                             {"model_contract", true},
                                             {"cycle", nursery.plan->demonstration ? "weekly" : "semi_monthly"}}));
  play_.say(child.family, "childcare/acknowledge_contract",
            about(nursery, {{"contract_id", child.contract}, {"risk_prompt_read", true}}));
  pay_month(nursery, child);
}

// The month after what is paid for, not earlier than a month before it begins (12e).
void Nurseries::pay_month(Nursery& nursery, Child& child) {
  const DayRange period = month_of(child.paid_until + Days{1});
  if (childcare::months_before(period.first, 1) > play_.today()) return;
  pay(nursery, child, fee_item, period, nursery.plan->yuan * yuan_fen);
}

void Nurseries::pay(Nursery& nursery, Child& child, std::string_view item, const DayRange& period, std::int64_t fen) {
  const boost::json::object line{{"item", item}, {"kind", "service"}, {"quantity", 1}, {"price_fen", fen}};
  const std::uint64_t bill = play_.say(nursery.people, "childcare/register_bill",
                                       about(nursery, {{"contract_id", child.contract},
                                                       {"period_start", to_string(period.first)},
                                                       {"period_end", to_string(period.last)},
                                                       {"price_lines", boost::json::array{line}},
                                                       {"units", work_days_in(period)}}));
  Instruction payment = cash(Op::pay_fee, nursery, bill, fen);
  payment.counter_id = child.contract;
  payment.ref_id = key_of(nursery.account_no);
  child.payments.push_back({bill, period, play_.send(clerk(nursery), payment), 0});
  child.paid_until = period.last;
}

void Nurseries::midday() {
  if (!play_.is_work_day()) return;
  play_.set_time(13 * 3600);
  for (Nursery& each : nurseries_) {
    if (!each.collects) continue;
    execute_orders(each);
    for (Child& child : each.children) {
      if (child.leaves) continue;
      if (ymd(play_.today()).day >= 20) pay_month(each, child);
      report(each, child);
    }
  }
}

// 2个工作日内 (13c, 2-14b): what was ordered on an earlier day.
void Nurseries::execute_orders(Nursery& nursery) {
  if (nursery.bank_waits) return;
  std::vector<std::uint64_t> due;
  play_.ask([&](const policies::City& city) {
    const auto& orders = city.books().orders;
    for (auto it = orders.lower_bound({nursery.id, 0}); it != orders.end() && it->first.operator_id == nursery.id;
         ++it) {
      const custody::Order& order = it->second;
      if (order.state == custody::OrderState::open && order.created_on < play_.today()) due.push_back(it->first.number);
    }
  });
  for (const std::uint64_t order : due) play_.send(clerk(nursery), cash(Op::execute_payout, nursery, order, 0));
}

void Nurseries::report(Nursery& nursery, Child& child) {
  const Cycle cycle = nursery.plan->demonstration ? Cycle::weekly : Cycle::semi_monthly;
  for (Payment& payment : child.payments) {
    const auto days = childcare::cycle_days(cycle, payment.period, payment.reported + 1);
    if (!days || !childcare::cycle_finished(*days, play_.today())) continue;
    ++payment.reported;
    const std::int32_t units = work_days_in(*days);
    if (units == 0) continue;
    Instruction in = make(Op::report_service, nursery, payment.lot);
    in.counter_id = payment.reported;
    in.aux_fen = units;
    in.flags = custody::flag::notified;
    const Id16 item = play_.send(nursery.people, in);
    // Of the last week and half-month whoever tries the city out decides.
    const bool last = days->last >= last_day_ - Days{6};
    if (child.silent || (last && !child.quarrels)) return;
    play_.in_work_days(last ? 1 : 1 + static_cast<std::int32_t>(play_.dice().below(3)),
                       [this, &nursery, &child, lot = payment.lot, item] { answer(nursery, child, lot, item); });
    return;
  }
}

void Nurseries::answer(Nursery& nursery, Child& child, std::uint64_t lot, const Id16& item) {
  const bool disputes = child.quarrels && play_.today() > last_day_ - Days{5};
  Instruction in = make(disputes ? Op::dispute_service : Op::confirm_service, nursery, lot);
  in.ref_id = item;
  if (!disputes) {
    play_.send(child.family, in);
    return;
  }
  const engine::InstructionResult dispute = play_.try_to(child.family, in);
  play_.say(child.family, "childcare/add_dispute_step",
            about(nursery, {{"dispute_id", dispute.entry_no},
                            {"text", "请行业协会调解"},
                            {"path", "mediation"},
                            {"mediator_id", the_mediator}}));
}

// --- stories ---------------------------------------------------------------------------------------------------------

// 一次性超过20000元 (6a): a quarter at once, by who has not filed.
void Nurseries::quarter_is_paid_at_once() {
  Nursery& of = nursery("caihong");
  if (!of.collects) return;
  constexpr std::string_view item = "季度保育及餐费";
  const std::int64_t fen = (3 * of.plan->yuan + 4'500) * yuan_fen;
  play_.say(
      of.people, "childcare/publish_fee_standard",
      about(of, {{"item", item}, {"unit", "other"}, {"price_fen", fen}, {"published_from", to_string(play_.today())}}));
  pay(of, of.children.front(), item, {date_of(2024, 12, 1), date_of(2025, 2, 28)}, fen);
}

// 由于托育机构原因 (16f): its money goes back in one payment, the institution brings what custody lacks.
void Nurseries::institution_is_at_fault() {
  Nursery& of = nursery("yangguang");
  if (!of.collects) return;
  Child& child = of.children[2];
  child.leaves = true;
  const std::uint64_t lot = child.payments.back().lot;
  const std::uint64_t refund = play_.say(child.family, "childcare/demand_refund",
                                         about(of, {{"lot_id", lot},
                                                    {"ground", "not_performed"},
                                                    {"institution_fault", true},
                                                    {"reason", "更换教室未按约定提供服务"}}));
  // What was reported is answered first.
  play_.in_work_days(3, [this, &of, lot, refund] {
    std::int64_t sum = 0;
    play_.ask([&](const policies::City& city) {
      const childcare::Scheme law = city.lot_scheme();
      const custody::RefundSum due =
          law.refund_sum(*city.books().lots.find({of.id, lot}), *city.books().cards.find({of.id, lot}), refund,
                         city.books().refunds.at({of.id, refund}), 0);
      sum = due.payable + due.compensation;
    });
    play_.send(of.people, make(Op::accept_refund, of, refund, sum));
    play_.in_work_days(1, [this, &of, refund, sum] {
      Instruction funding = cash(Op::fund_custody, of, 0, sum);
      funding.ref_id = key_of(of.settlement_account);
      play_.send(clerk(of), funding);
      play_.send(clerk(of), cash(Op::pay_refund, of, refund, sum));
    });
  });
}

void Nurseries::refund_waits() {
  Nursery& of = nursery("yangguang");
  if (!of.collects) return;
  Child& child = of.children[1];
  child.leaves = true;
  play_.say(child.family, "childcare/demand_refund",
            about(of, {{"lot_id", child.payments.back().lot}, {"ground", "agreed"}, {"reason", "搬家"}}));
}

// A part of a payment is taken back through the family's bank when its share has been paid out: the account is short.
void Nurseries::payment_is_charged_back() {
  Nursery& of = nursery("yunduo");
  if (!of.collects) return;
  Child& child = of.children.back();
  child.leaves = of.bank_waits = true;
  Instruction in = cash(Op::chargeback, of, child.payments.back().lot, 1'000 * yuan_fen);
  in.ref_id = child.payments.back().paid_by;
  play_.send(clerk(of), in);
}

void Nurseries::complaint_is_open() {
  Nursery& of = nursery("xingxing");
  if (!of.collects) return;
  play_.say(
      of.children.back().family, "childcare/file_complaint",
      about(of,
            {{"contract_id", of.children.back().contract}, {"about", "service"}, {"text", "班级人数与合同不一致"}}));
}

}  // namespace gongbao::cli::demo
