// Accounts first: whoever speaks later speaks as somebody who was appointed.
#include "cli/demo/cast.h"

#include "base/check.h"
#include "base/enum_names.h"
#include "law/area.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

constexpr Actor console{Role::system_administrator, 0, 0, 0};
constexpr Actor anybody{Role::public_, 0, 0, 0};
constexpr std::string_view absent_district = "110108", standing_in = "110105";

boost::json::object office_json(Role role, std::uint64_t organisation, std::uint32_t area) {
  return {{"role", enum_name(role)}, {"organisation", organisation}, {"area", area}};
}

}  // namespace

Cast::Cast(Play& play, std::uint64_t seed) : play_(play), people_(seed), shops_(open_shops()) {}

Actor Cast::district(std::string_view code) const {
  const auto it = districts_.find(code);
  GB_CHECK(it != districts_.end());
  Actor officer = it->second;
  const Date today = play_.today();
  const bool away = substitution_ && today >= substitution_->first && today <= substitution_->second;
  if (away && code == absent_district) officer.account = districts_.find(standing_in)->second.account;
  return officer;
}

Shop& Cast::shop(std::string_view key) {
  const auto it = std::ranges::find(shops_, key, &Shop::key);
  GB_CHECK(it != shops_.end());
  return *it;
}

std::uint64_t Cast::open_account(const Actor& by, const std::string& login, const Person& person) {
  return play_.say(by, "open_account", {{"login", formats::login_text(login)}, {"person", person.json()}});
}

Actor Cast::appoint(const std::string& login, Role role, std::uint64_t organisation, std::uint32_t area) {
  const std::uint64_t account = open_account(system_admin_, login, people_.next());
  play_.say(security_admin_, "appoint", {{"account", account}, {"office", office_json(role, organisation, area)}});
  return {role, account, organisation, area};
}

Actor Cast::enter_office(const std::string& login, Role role, std::uint64_t organisation, std::uint32_t area,
                         const std::string& who, const std::string& what_to_try) {
  const Actor actor = appoint(login, role, organisation, area);
  if (!what_to_try.empty()) show(login, actor.account, who, what_to_try);
  return actor;
}

void Cast::show(std::string login, std::uint64_t account, std::string who, std::string what_to_try) {
  demo_accounts_.push_back({std::move(login), account, std::move(who), std::move(what_to_try)});
}

void Cast::enter() {
  enter_administrators();
  enter_offices();
  enter_banks();
  enter_consumers();
  enter_health_offices();
}

void Cast::enter_administrators() {
  const struct {
    const char *login, *who, *what_to_try;
    Role role;
  } administrators[] = {
      {"sysadmin", "系统管理员 system administrator", "开立账号;推进演示日期 open accounts; turn to the next day",
       Role::system_administrator},
      {"secadmin", "安全管理员 security administrator", "授予、撤销职务;安排代理 appoint, dismiss, substitutes",
       Role::security_administrator},
      {"auditor", "审计管理员 audit administrator", "查看登录与调阅记录 read the records of logins and readings",
       Role::audit_administrator},
  };
  for (const auto& each : administrators) {
    const std::uint64_t account = open_account(console, each.login, people_.next());
    play_.say(console, "appoint", {{"account", account}, {"office", office_json(each.role, 0, 0)}});
    show(each.login, account, each.who, each.what_to_try);
    const Actor actor{each.role, account, 0, 0};
    if (each.role == Role::system_administrator) system_admin_ = actor;
    if (each.role == Role::security_administrator) security_admin_ = actor;
  }
}

void Cast::enter_offices() {
  const struct {
    const char *login, *code, *who, *what_to_try;
  } officers[] = {
      {"chaoyang", "110105", "朝阳区商务局 district officer of Chaoyang, 代理海淀 stands in for Haidian",
       "确认待办备案;核对季度报告 confirm filings, check quarter reports"},
      {"haidian", "110108", "海淀区商务局,本周请假 district officer of Haidian, away this week",
       "查看代理期间的办理情况 see what was done in the absence"},
      {"xicheng", "110102", "西城区商务局 district officer of Xicheng",
       "答复投诉、确认备案 answer complaints, confirm a filing"},
      {"fengtai", "110106", "丰台区商务局兼经开区 officer of Fengtai and BDA",
       "查看资金缺口与逾期现金 shortfalls and late cash"},
  };
  for (const auto& each : officers) {
    districts_[each.code] =
        enter_office(each.login, Role::district_commerce, 0, *law::area_named(each.code), each.who, each.what_to_try);
  }
  const std::uint64_t two_districts = districts_["110106"].account;
  const std::uint32_t bda = *law::area_named("BDA");
  play_.say(security_admin_, "appoint",
            {{"account", two_districts}, {"office", office_json(Role::district_commerce, 0, bda)}});
  districts_["BDA"] = {Role::district_commerce, two_districts, 0, bda};

  const struct {
    const char* login;
    Role role;
    const char *who, *what_to_try;
  } offices[] = {
      {"city", Role::city_commerce, "市商务局 city commerce", "全市看板;修改参数 dashboards, parameters"},
      {"market", Role::market_regulation, "市场监管部门 market regulation", "服务系统与节假日 the system, calendars"},
      {"finance", Role::financial_regulator, "地方金融监管部门 financial regulator", "存管信息平台 custody platform"},
      {"pboc", Role::pboc, "人民银行北京市分行 PBOC Beijing", "账户开立、变更、撤销 account register"},
      {"nfra", Role::nfra, "金融监管总局北京监管局 NFRA Beijing", "存管银行履职情况 bank performance"},
      {"association", Role::association, "行业协会 association", "发布风险提示 risk prompts"},
  };
  for (const auto& each : offices) {
    const Actor actor = enter_office(each.login, each.role, 0, 0, each.who, each.what_to_try);
    if (each.role == Role::city_commerce) city_commerce_ = actor;
    if (each.role == Role::association) association_ = actor;
  }
}

void Cast::enter_banks() {
  banks_ = {{3001, "燕都商业银行北京分行", "110102", {}}, {3002, "通衢银行北京朝阳支行", "110105", {}}};
  const char* logins[] = {"bank-yandu", "bank-tongqu"};
  const char* what_to_try[] = {"执行今日到期的拨付;处理对账差异 payouts due today, statement breaks",
                               "报送季度报告;上传对账单 the missing quarter report, statements"};
  for (std::size_t i = 0; i < banks_.size(); ++i) {
    banks_[i].clerk =
        enter_office(logins[i], Role::custody_bank, banks_[i].id, 0, banks_[i].name + " custody bank", what_to_try[i]);
  }
}

void Cast::enter_consumers() {
  const char* what_to_try[] = {
      "对本周到期的拨付申请提出异议 object before the window ends", "算出退款并申请 work out a refund and ask for it",
      "查看逾期未付的退款 see a refund that is overdue", "查看投诉进度 see a complaint's progress"};
  for (std::size_t i = 0; i < std::size(what_to_try); ++i) {
    const std::string login = "consumer" + std::to_string(i + 1);
    const Person person = people_.next();
    const std::uint64_t account =
        play_.say(anybody, "open_own_account",
                  {{"login", formats::login_text(login)}, {"person", person.json()}, {"kind", "consumer"}});
    consumers_.push_back({person, {Role::consumer, account, 0, 0}});
    show(login, account, "消费者 consumer", what_to_try[i]);
  }
}

void Cast::enter_health_offices() {
  const struct {
    const char *login, *code, *who, *what_to_try;
  } districts[] = {
      {"health-chaoyang", "110105", "朝阳区卫生健康委 health office of Chaoyang",
       "核定类别;答复投诉 categories, complaints"},
      {"health-xicheng", "110102", "西城区卫生健康委 health office of Xicheng",
       "查看应备案机构和存管缺口 who must file, a shortfall"},
      {"health-haidian", "110108", "海淀区卫生健康委 health office of Haidian",
       "督促更新在托人数 enrolment not updated"},
  };
  for (const auto& each : districts) {
    health_districts_[each.code] =
        enter_office(each.login, Role::district_health, 0, *law::area_named(each.code), each.who, each.what_to_try);
  }
  const struct {
    const char* login;
    Role role;
    std::uint64_t organisation;
    std::uint32_t area;
    const char *who, *what_to_try;
  } offices[] = {
      {"health-city", Role::city_health, 0, 0, "市卫生健康委 city health", "全市托育看板 the city's nurseries"},
      {"street", Role::subdistrict, 0, *law::area_named("110105"), "街道 subdistrict",
       "辖区机构 institutions of the area"},
      {"mediator", Role::mediator, the_mediator, 0, "托育行业协会调解组织 mediator", "记录调解结果 record an outcome"},
  };
  for (const auto& each : offices) {
    enter_office(each.login, each.role, each.organisation, each.area, each.who, each.what_to_try);
  }
}

Actor Cast::health_district(std::string_view code) const {
  const auto it = health_districts_.find(code);
  GB_CHECK(it != health_districts_.end());
  return it->second;
}

Actor Cast::open_own_account(const std::string& login, const Person& person, Role role, const std::string& who,
                             const std::string& what_to_try) {
  const std::uint64_t account =
      play_.say(anybody, "open_own_account",
                {{"login", formats::login_text(login)}, {"person", person.json()}, {"kind", enum_name(role)}});
  if (!what_to_try.empty()) show(login, account, who, what_to_try);
  return {role, account, 0, 0};
}

void Cast::open_account_of(Shop& shop) {
  const std::string login = "op-" + std::string(shop.key());
  const std::uint64_t account =
      play_.say(anybody, "open_own_account",
                {{"login", formats::login_text(login)}, {"person", people_.next().json()}, {"kind", "operator"}});
  shop.people = {Role::operator_, account, 0, 0};
  const struct {
    std::string_view key;
    const char* what_to_try;
  } shown[] = {
      {"yannan", "申请自主使用资金;门店与卡 request free money, outlets, cards"},
      {"qiche", "补正被退回的备案 hand the returned filing in again"},
      {"lanting", "补足存管资金缺口 cure the shortfall"},
      {"jiejie", "查看终止与清退 termination and clearing"},
      {"tongqu", "查看逾期退款,待银行支付 an overdue refund that the bank is to pay"},
      {"baihe", "补报季度报告 the quarter report that is missing"},
  };
  for (const auto& each : shown) {
    if (each.key == shop.key()) show(login, account, shop.name + " operator", each.what_to_try);
  }
}

void Cast::open_branch_account(const Shop& shop, std::uint32_t outlet) {
  const std::string login = "branch-" + std::string(shop.key());
  const std::uint64_t account = open_account(shop.people, login, people_.next());
  play_.say(shop.people, "appoint", {{"account", account}, {"office", office_json(Role::branch, shop.id, outlet)}});
  show(login, account, shop.name + "分公司 branch", "在门店售卡、兑付 sell and redeem at the outlet");
}

void Cast::appoint_substitute(Date first_day, Date last_day) {
  const Actor absent = district(absent_district);
  play_.say(absent, "appoint_substitute",
            {{"absent", absent.account},
             {"substitute", district(standing_in).account},
             {"office", office_json(Role::district_commerce, 0, absent.area)},
             {"first_day", to_string(first_day)},
             {"last_day", to_string(last_day)}});
  substitution_ = {first_day, last_day};
}

}  // namespace gongbao::cli::demo
