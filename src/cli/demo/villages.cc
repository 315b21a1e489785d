// Offices first, then the registry of first installations, then each household on days of its own.
#include "cli/demo/villages.h"

#include <algorithm>

#include "base/check.h"
#include "cli/demo/acts.h"
#include "cli/demo/numbers.h"
#include "law/area.h"
#include "policies/shared/row_id.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

constexpr std::uint64_t the_village_bank = 9'201;
constexpr const char* water = "ashp_hot_water";
constexpr const char* air = "ashp_hot_air";
constexpr const char* gas = "gas_boiler";

constexpr HousePlan house_plans[] = {
    // In the mountains.
    {false, Way::draft, 2, water, "2013-10-28", "", "home1",
     "补全草稿，拍照，提交 finish the draft: photographs, hand in"},
    {false, Way::filed, 6, water, "2013-11-02", "", "home2", "看办到哪一步、在等谁 see where it stands"},
    {false, Way::returned, 12, water, "2012-11-15", "dibao", "home3",
     "看退回理由，修改后重新提交 read why it was returned, hand it in again"},
    {false, Way::eligible, 16, water, "2013-11-08", "", "home4", "登记购置的设备 hand in what was bought"},
    {false, Way::paid, 96, water, "2013-10-20", "", "home5", "看补贴怎么算的，申请贴息 the sum, interest support"},
    {false, Way::filed, 9, air, "2014-11-20", "", nullptr, ""},
    {false, Way::inspected, 13, water, "2012-10-30", "", nullptr, ""},
    {false, Way::inspected, 11, water, "2016-11-01", "", nullptr, ""},
    {false, Way::inspected, 8, air, "2013-11-12", "low_income", nullptr, ""},
    {false, Way::bought, 24, water, "2013-11-05", "", nullptr, ""},
    {false, Way::bought, 22, water, "2012-11-20", "wubao", nullptr, ""},
    {false, Way::confirmed, 30, water, "2013-10-25", "dibao", nullptr, ""},
    {false, Way::confirmed, 28, air, "2013-11-14", "", nullptr, ""},
    {false, Way::ordered, 33, water, "2012-11-08", "", nullptr, ""},
    {false, Way::failed, 40, water, "2013-11-01", "", nullptr, ""},
    {false, Way::paid, 90, water, "2012-11-03", "", nullptr, ""},
    {false, Way::paid, 84, water, "2013-11-09", "", nullptr, ""},
    {false, Way::paid, 60, water, "2013-10-22", "dibao", nullptr, ""},
    {false, Way::unfit, 50, water, "2018-11-15", "", nullptr, ""},
    {false, Way::withdrawn, 45, water, "2013-11-11", "", "home7", ""},
    {false, Way::filed, 5, "", "", "", nullptr, ""},
    {false, Way::nothing_filed, 0, water, "2013-10-30", "", nullptr, ""},
    // On the plain.
    {true, Way::inspected, 10, gas, "2015-11-01", "", nullptr, ""},
    {true, Way::filed, 4, gas, "2016-10-20", "", "home6", "看办到哪一步 see where it stands"},
    {true, Way::bought, 20, gas, "2014-11-10", "", nullptr, ""},
    {true, Way::paid, 70, gas, "2013-11-06", "", nullptr, ""},
    {true, Way::nothing_filed, 0, gas, "2015-11-12", "", nullptr, ""},
};

// What comes next of a household takes some working days each.
constexpr std::int32_t inspected_after = 2, decided_after = 2, bought_after = 2, confirmed_after = 1, paid_after = 2;

}  // namespace

// --- planning --------------------------------------------------------------------------------------------------------

void Villages::plan(Date first_day) {
  supplier_code_ = credit_code("911101160000DEM01");
  excluded_code_ = credit_code("911101160000DEM02");
  for (std::size_t i = 0; i < std::size(house_plans); ++i) {
    House fresh;
    fresh.plan = &house_plans[i];
    fresh.ref = std::string(fresh.plan->plain ? "TZ-" : "HR-") + digits(i + 1, 4);
    fresh.bank_account = "622202" + digits(700'001 + i, 12);
    houses_.push_back(std::move(fresh));
  }
  play_.on(play_.calendar().add_work_days(first_day, WorkDays{1}).last_day, [this] {
    enter_offices();
    open_policy();
    publish_catalogue();
    play_.in_work_days(1, [this] { take_over_registry(); });
  });
  play_.on(last_day_ - Days{27}, [this] { hardship_is_verified(); });
  play_.on(last_day_ - Days{40}, [this] { loan_is_supported(); });
  play_.on(last_day_ - Days{23}, [this] { subsidy_is_taken_back(); });
  play_.on(last_day_ - Days{8}, [this] { complaints_are_made(); });
}

// --- offices, villages, products -------------------------------------------------------------------------------------

void Villages::enter_district(District& district, std::string_view name, std::string_view logins, bool busy) {
  const struct {
    Actor* actor;
    Role role;
    const char *login, *who, *what_to_try;
  } officers[] = {
      {&district.reviewer, Role::district_reviewer, "-review", "区农业农村局 reviewer",
       "审核队列，键盘 J K Enter 连续办理 clear the queue by keys"},
      {&district.second, Role::district_reviewer, "-review2", "区农业农村局（复核）second reviewer",
       "核定补贴金额 confirm amounts"},
      {&district.inspector, Role::inspector, "-inspect", "认定人员 inspector",
       "现场认定，断网也能填 inspect a device, also without network"},
      {&district.civil_affairs, Role::district_civil_affairs, "-civil", "区民政局 civil affairs",
       "核实困难身份 verify a hardship"},
      {&district.finance, Role::district_finance, "-finance", "区财政局 finance",
       "发起支付，登记结果 order payments, record results"},
      {&district.admin, Role::district_admin, "-gov", "区政府 district government",
       "出台细化标准和加补政策 the district's own policy"},
  };
  for (const auto& each : officers) {
    // Of the other district those who have something to do.
    const bool told = busy || each.role == Role::district_reviewer || each.role == Role::district_admin;
    *each.actor = cast_.enter_office(std::string(logins) + each.login, each.role, 0, *law::area_named(district.code),
                                     std::string(name) + each.who, told ? each.what_to_try : "");
  }
}

void Villages::enter_offices() {
  enter_district(mountain_, "怀柔", "huairou", true);
  enter_district(plain_, "通州", "tongzhou", false);
  agriculture_ = cast_.enter_office("agriculture", Role::city_agri, 0, 0, "市农业农村局 city agriculture",
                                    "全市看板；推荐目录 the city's renewals, the catalogue");
  treasury_ = cast_.enter_office("treasury", Role::city_finance, 0, 0, "市财政局 city finance",
                                 "下达市级资金；各区资金账 give the city's share, books of districts");
  supervision_ =
      cast_.enter_office("supervision", Role::city_fin_supervision, 0, 0,
                         "市地方金融监管局（贴息）financial supervision", "分期与贴息 instalments and interest");
  cast_.enter_office("inspection", Role::auditor, 0, 0, "审计监督 audit of subsidies",
                     "查看全部，不能改 read everything");
  bank_ = cast_.enter_office("bank-village", Role::bank, the_village_bank, 0, "京郊农商银行 bank",
                             "确认农户已付利息 confirm interest paid");
}

void Villages::open_policy() {
  const struct {
    std::string_view name, township, district;
    bool mountain;
    std::string_view conversion;
  } villages[] = {{villages_[0].name, "桥梓镇", mountain_.code, true, "complete"},
                  {villages_[1].name, "漷县镇", plain_.code, false, "complete"},
                  {"冷泉峪村", "琉璃庙镇", mountain_.code, true, "in_progress"},
                  {"小屯村", "于家务乡", plain_.code, false, "in_progress"}};
  std::size_t place = 0;
  for (const auto& each : villages) {
    const std::uint64_t entry = play_.say(agriculture_, "heating/set_village_status",
                                          {{"village_name", each.name},
                                           {"township", each.township},
                                           {"district", each.district},
                                           {"conversion", each.conversion},
                                           {"mountain", each.mountain},
                                           {"reason", "整村改造验收情况"}});
    if (place < std::size(villages_)) villages_[place].id = entry;
    ++place;
  }
  villages_[0].agent =
      cast_.enter_office("village", Role::village_agent, villages_[0].id, 0, "杨树沟村协办员 village agent",
                         "替没有手机的住户代办 apply for a household without a phone");
  villages_[1].agent = cast_.enter_office("village2", Role::village_agent, villages_[1].id, 0,
                                          "东柳村协办员 village agent", "关联住户账号 bind a household's account");
  // The district on the plain has none yet: its duties stay open.
  play_.say(mountain_.admin, "heating/set_district_policy",
            {{"detail_standard", "怀柔区清洁取暖设备更新实施细则"},
             {"topup", {{"dibao", {{"fixed_fen", 1'500 * yuan_fen}}}, {"wubao", {{"fixed_fen", 2'000 * yuan_fen}}}}},
             {"interest", {{"ratio_bp", 5'000}, {"max_months", 24}}},
             {"publicity_plan", "怀柔区宣传方案"},
             {"complaint_ack_working_days", 5}});
  for (const District* each : {&mountain_, &plain_}) {
    play_.say(
        treasury_, "heating/allocate_funds",
        {{"district", each->code}, {"fund", "city_fund"}, {"amount_fen", 60'000 * yuan_fen}, {"document", "下达通知"}});
    play_.say(each->finance, "heating/allocate_funds",
              {{"district", each->code},
               {"fund", "district_fund"},
               {"amount_fen", 30'000 * yuan_fen},
               {"document", "预算下达通知"}});
  }
}

void Villages::publish_catalogue() {
  const auto publish = [this](const std::string& supplier, const char* model, const char* category, std::int64_t yuan,
                              const char* standard, std::int32_t months) {
    return play_.say(agriculture_, "heating/publish_catalogue_entry",
                     {{"supplier", supplier},
                      {"model", model},
                      {"category", category},
                      {"price_fen", yuan * yuan_fen},
                      {"quality_standard", standard},
                      {"free_warranty_months", months},
                      {"onsite_repair_hours", 24},
                      {"evidence", {"专家论证意见", "集体决策会议纪要", "竞争性磋商记录"}}});
  };
  pump_ = publish(supplier_code_, "暖冬 NR-12", water, 12'800, "GB/T 25127.2", 36);
  publish(supplier_code_, "暖冬 NF-5", air, 4'600, "GB/T 19413", 36);
  boiler_ = publish(supplier_code_, "暖冬 RQ-24", gas, 8'900, "GB 25034", 24);
  publish(excluded_code_, "速热 S-10", water, 11'900, "GB/T 25127.2", 24);
  supplier_ = cast_.enter_office("supplier", Role::supplier, pump_, 0, "暖冬取暖设备有限公司 supplier",
                                 "目录产品、抽检结果、售出的设备 catalogue, samplings, what was sold");
  const auto sample = [this](const std::string& supplier, const char* model, const char* result) {
    play_.say(agriculture_, "heating/record_sampling",
              {{"supplier", supplier}, {"model", model}, {"result", result}, {"attachment", "抽检报告"}});
  };
  sample(supplier_code_, "暖冬 NR-12", "passed");
  sample(excluded_code_, "速热 S-10", "failed");
  play_.say(agriculture_, "heating/exclude_supplier",
            {{"supplier", excluded_code_},
             {"ground", "quality"},
             {"from", to_string(play_.today())},
             {"publish", true},
             {"reason", "抽检制热性能不达标"},
             {"attachment", "抽检报告"}});
  const std::pair<const char*, const char*> topics[] = {
      {"standard", "按产品销售价格的40%补贴：热泵类每户不超过6000元，其他类每户不超过3600元。"},
      {"mode", "农户自行购买、自行安装，装好后凭发票申请补贴，补贴直接发到本户账户。"},
      {"hotline_script", "更新补贴由农户自愿申请，可用手机办理，也可请村级协办员代办。"}};
  for (const auto& [topic, text] : topics) {
    play_.say(agriculture_, "heating/publish_publicity_item", {{"topic", topic}, {"text", text}});
  }
  play_.say(bank_, "heating/register_financial_product", {{"terms", "清洁取暖分期：12个月，年利率3.6%，可提前还清"}});
}

// --- the registry of first installations -----------------------------------------------------------------------------

void Villages::take_over_registry() {
  for (House& each : houses_) {
    each.head = cast_.people().next();
    each.people = each.plan->login != nullptr ? cast_.open_own_account(each.plan->login, each.head, Role::household,
                                                                       "农户 household", each.plan->what_to_try)
                                              : villages_[each.plan->plain ? 1 : 0].agent;
  }
  import_rows(false);
  import_rows(true);
  for (House& each : houses_) {
    if (each.plan->way == Way::nothing_filed) continue;
    const Date day = play_.calendar().add_work_days(last_day_ - Days{each.plan->days + 1}, WorkDays{1}).last_day;
    play_.on(day, [this, &each] { apply(each); });
  }
}

void Villages::import_rows(bool plain) {
  boost::json::array rows;
  std::vector<House*> of_rows;
  for (House& each : houses_) {
    if (each.plan->plain != plain) continue;
    boost::json::object row{{"household", each.ref},
                            {"village", villages_[plain ? 1 : 0].id},
                            {"head", each.head.json()},
                            {"bank_account", each.bank_account}};
    if (each.plan->login != nullptr) row["household_account"] = each.people.account;
    if (!each.plan->type.empty()) {
      row["device"] = each.ref + "-D";
      row["type"] = each.plan->type;
      row["brand"] = plain ? "蓝焰" : "北源";
      row["model"] = plain ? "LY-20" : "BY-10";
      row["serial"] = "SN" + each.bank_account.substr(each.bank_account.size() - 6);
      row["first_run_on"] = each.plan->since;
      row["subsidised"] = true;
      if (each.plan->type == gas) row["rated_efficiency"] = 920;
    }
    rows.push_back(std::move(row));
    of_rows.push_back(&each);
  }
  const std::uint64_t entry =
      play_.say((plain ? plain_ : mountain_).reviewer, "heating/import_first_install_records", {{"rows", rows}});
  for (std::size_t i = 0; i < of_rows.size(); ++i) of_rows[i]->id = shared::row_id(entry, i + 1);
}

// --- an application --------------------------------------------------------------------------------------------------

boost::json::object Villages::form_of(const House& house) const {
  boost::json::object form{{"household", house.id},
                           {"kind", house.plan->type.empty() ? "new_household" : "renewal"},
                           {"cause", "wear"},
                           {"attachments", boost::json::array{"设备铭牌照片说明", "故障情况说明"}}};
  if (!house.plan->type.empty()) form["old_device"] = house.id;
  if (!house.plan->class_.empty()) form["hardship_class"] = house.plan->class_;
  if (house.people.role == Role::village_agent) form["consent"] = "住户签字的代办委托书";
  return form;
}

void Villages::apply(House& house) {
  const Way way = house.plan->way;
  const bool draft = way == Way::draft;
  house.application =
      play_.say(house.people, draft ? "heating/save_draft" : "heating/file_application", form_of(house));
  if (draft || way == Way::filed) return;
  if (way == Way::returned) {
    play_.in_work_days(inspected_after, [this, &house] {
      play_.say(of(house).reviewer, "heating/return_application",
                {{"application", house.application}, {"reasons", "铭牌照片看不清序列号，请重新拍摄后提交"}});
    });
  } else if (way == Way::withdrawn) {
    play_.in_work_days(inspected_after, [this, &house] {
      play_.say(house.people, "heating/withdraw_application", {{"application", house.application}});
    });
  } else {
    play_.in_work_days(inspected_after, [this, &house] { inspect(house); });
  }
}

void Villages::inspect(House& house) {
  const Way way = house.plan->way;
  const Actor& inspector = of(house).inspector;
  boost::json::object found{{"device", house.id},
                            {"inspected_on", to_string(play_.today())},
                            {"usable", way == Way::unfit},
                            {"attachment", "现场认定记录"},
                            {"certificate", "报废认定书"}};
  // Too young for its age to count: what was measured speaks (annex 2.1.1, 2.1.2).
  if (house.plan->since.substr(0, 4) == "2016" && house.plan->type == water) {
    found["usable"] = true;
    found["tests"] = boost::json::array{boost::json::object{{"ambient", -131}, {"outlet", 368}}};
    for (const auto& [day, part] : {std::pair{"2023-02-06", "压缩机"}, std::pair{"2024-01-15", "电控主板"}}) {
      play_.say(inspector, "heating/record_repair",
                {{"device", house.id}, {"date", day}, {"part", part}, {"attachment", "维修单"}});
    }
  }
  play_.say(inspector, "heating/assess_device", found);
  if (way == Way::inspected) return;
  play_.in_work_days(decided_after, [this, &house] { decide(house); });
}

void Villages::decide(House& house) {
  play_.say(of(house).reviewer, "heating/decide_eligibility",
            {{"application", house.application}, {"years_source", "首次安装台账"}});
  if (house.plan->way == Way::eligible || house.plan->way == Way::unfit) return;
  play_.in_work_days(bought_after, [this, &house] { buy(house); });
}

void Villages::buy(House& house) {
  const bool boiler = house.plan->plain;
  const std::string serial = "N" + house.bank_account.substr(house.bank_account.size() - 6);
  const boost::json::object line{{"category", boiler ? gas : water},
                                 {"brand", "暖冬"},
                                 {"model", boiler ? "暖冬 RQ-24" : "暖冬 NR-12"},
                                 {"serial", serial},
                                 {"supplier", supplier_code_},
                                 {"catalogue_entry", boiler ? boiler_ : pump_},
                                 {"invoice_no", "24112" + serial},
                                 {"buyer", house.head.json()},
                                 {"invoice_date", to_string(play_.today() - Days{1})},
                                 {"installed_on", to_string(play_.today())},
                                 {"price_fen", (boiler ? 8'900 : 12'800) * yuan_fen},
                                 {"warranty_until", to_string(add_years(play_.today(), 3))}};
  play_.say(
      house.people, "heating/submit_purchase",
      {{"application", house.application}, {"lines", boost::json::array{line}}, {"bank_account", house.bank_account}});
  if (house.plan->way == Way::bought) return;
  play_.in_work_days(confirmed_after, [this, &house] { confirm(house); });
}

void Villages::confirm(House& house) {
  house.payment =
      play_.say(of(house).second, "heating/confirm_amount",
                {{"application", house.application}, {"installed", true}, {"topup", !house.plan->class_.empty()}});
  if (house.plan->way == Way::confirmed) return;
  play_.in_work_days(paid_after, [this, &house] { pay(house); });
}

void Villages::pay(House& house) {
  const Actor& finance = of(house).finance;
  play_.say(finance, "heating/order_payment", {{"payment", house.payment}});
  if (house.plan->way == Way::ordered) return;
  const bool failed = house.plan->way == Way::failed;
  play_.say(finance, "heating/record_payment_result",
            {{"payment", house.payment},
             {"bank_reference", "ZF" + digits(house.payment, 9)},
             {"result", failed ? "failed" : "ok"}});
  // Of one the old device still stands there (5.3d).
  if (failed || !house.plan->class_.empty()) return;
  play_.say(of(house).reviewer, "heating/record_recycling",
            {{"device", house.id},
             {"method", "拆解回收"},
             {"receiver", house.plan->plain ? "通州再生资源站" : "怀柔再生资源站"},
             {"date", to_string(play_.today())}});
}

// --- stories ---------------------------------------------------------------------------------------------------------

Villages::House& Villages::house(Way way, std::size_t place) {
  for (House& each : houses_) {
    if (each.plan->way == way && place-- == 0) return each;
  }
  GB_NEVER("there is such a household");
}

// Of two who say so one is verified; the other waits for civil affairs (3k).
void Villages::hardship_is_verified() {
  for (House& each : houses_) {
    if (each.plan->class_ != "dibao" || each.plan->way == Way::returned) continue;
    play_.say(mountain_.civil_affairs, "heating/verify_hardship",
              {{"household", each.id}, {"hardship_class", "dibao"}, {"verified_on", to_string(play_.today())}});
  }
}

// 自愿申请分期 (3i) with the district's interest support (3j): one month is decided, the next waits for the bank.
void Villages::loan_is_supported() {
  House& of = house(Way::paid);
  std::uint64_t product = 0;
  play_.ask([&](const policies::City& city) { product = city.of<heating::Document>().products.begin()->first; });
  const std::uint64_t loan = play_.say(bank_, "heating/register_loan",
                                       {{"application", of.application},
                                        {"product", product},
                                        {"principal_fen", 7'000 * yuan_fen},
                                        {"months", 12},
                                        {"start", to_string(play_.today())},
                                        {"consent", "农户签字的分期申请书"}});
  const auto claim = [this, &of, loan](std::int32_t month, std::int64_t fen) {
    return play_.say(of.people, "heating/claim_interest",
                     {{"loan", loan}, {"month", month}, {"interest_paid_fen", fen}});
  };
  // The second month of the loan has begun, too, whatever the first one's length.
  play_.in_days(31, [this, claim] {
    const std::uint64_t first = claim(1, 2'101);
    play_.say(bank_, "heating/confirm_interest", {{"claim", first}});
    const std::uint64_t second = claim(2, 1'927);
    play_.say(mountain_.finance, "heating/decide_interest", {{"claim", first}});
    static_cast<void>(second);
  });
}

// One case is being recovered, one is open (5.6c).
void Villages::subsidy_is_taken_back() {
  const House& sold = house(Way::paid, 1);
  const std::uint64_t back = play_.say(mountain_.reviewer, "heating/open_clawback",
                                       {{"application", sold.application}, {"ground", "领取补贴后转卖新设备"}});
  std::int64_t full = 0;
  play_.ask([&](const policies::City& city) {
    full = heating::paid_on(city.of<heating::Document>(), sold.application).total();
  });
  play_.in_work_days(3, [this, back, full] {
    play_.say(mountain_.admin, "heating/decide_clawback", {{"clawback", back}, {"amount_fen", full}});
    play_.in_work_days(2, [this, back] {
      play_.say(mountain_.finance, "heating/record_recovery",
                {{"clawback", back}, {"amount_fen", 2'000 * yuan_fen + 1}, {"reference", "SH" + digits(back, 9)}});
    });
  });
  play_.in_work_days(9, [this] {
    play_.say(mountain_.reviewer, "heating/open_clawback",
              {{"application", house(Way::paid, 2).application}, {"ground", "发票与实际安装的设备不一致"}});
  });
}

void Villages::complaints_are_made() {
  const House& home = house(Way::paid);
  const auto complain = [this](const Actor& who, const District& district, const char* target, const char* text) {
    return play_.say(who, "heating/file_complaint", {{"district", district.code}, {"target", target}, {"text", text}});
  };
  const std::uint64_t handled = complain(home.people, mountain_, "安装单位", "安装后三天才来调试，屋里冷");
  play_.say(mountain_.reviewer, "heating/accept_complaint", {{"complaint", handled}});
  play_.say(mountain_.reviewer, "heating/investigate_complaint", {{"complaint", handled}});
  play_.in_work_days(2, [this, complain] {
    complain(house(Way::eligible).people, mountain_, "供应企业", "承诺24小时上门维修，打电话没人接");
    complain(villages_[1].agent, plain_, "区里审核", "提交后一直没有消息");
  });
}

}  // namespace gongbao::cli::demo
