// Offices and districts first, then what is planned, then the enterprises and what they ask for.
#include "cli/demo/beauty.h"

#include "base/check.h"
#include "cli/demo/numbers.h"
#include "law/area.h"
#include "policies/beauty_health/units.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

namespace json = boost::json;

constexpr std::int32_t measures_begin = 100, firms_come = 84, funds_open = 80;
constexpr const char *the_ingredient = "国妆原备字20240031", *the_efficacy = "国妆特字20240117",
                     *the_cream = "京G妆网备字2024001206", *the_mask = "京G妆网备字2024001873",
                     *the_other_cream = "京G妆网备字2024002410";
constexpr std::int64_t ten_thousand = 1'000'000;

struct UnitOffice {
  const char* letters;
  Role role;
  const char *login, *who, *what_to_try;
};
constexpr UnitOffice unit_offices[] = {
    {"CP", Role::district, "beauty-changping", "昌平区 Changping, home of Future Beauty City",
     "决定奖励申请，更新本区事项 decide an award, report what is under way"},
    {"EI", Role::responsible_unit, "beauty-ei", "市经济和信息化局 economy and information",
     "办理逾期事项，对申请提意见 an overdue item, an opinion that is awaited"},
    {"CU", Role::customs, "beauty-customs", "北京海关 Beijing Customs",
     "决定样品免证免检，看担保何时到期 decide on a sample, guarantees that end soon"},
    {"DA", Role::drug_admin, "beauty-drugs", "市药监局 drug administration",
     "评价不良反应报告，看信号月份 evaluate a reaction, months that stand out"},
    {"ST", Role::responsible_unit, "beauty-st", "", ""},
    {"HC", Role::responsible_unit, "beauty-hc", "", ""},
    {"MR", Role::responsible_unit, "beauty-mr", "", ""},
    {"IP", Role::responsible_unit, "beauty-ip", "", ""},
    {"FI", Role::responsible_unit, "beauty-fi", "", ""},
    {"CM", Role::responsible_unit, "beauty-cm", "", ""},
    {"DR", Role::responsible_unit, "beauty-dr", "", ""},
    {"LQ", Role::responsible_unit, "beauty-lq", "", ""},
    {"PN", Role::responsible_unit, "beauty-pn", "", ""},
    {"TA", Role::responsible_unit, "beauty-ta", "", ""},
    {"BD", Role::district, "beauty-bd", "", ""},
    {"110105", Role::district, "beauty-chaoyang", "", ""},
    {"110115", Role::district, "beauty-daxing", "", ""},
};

}  // namespace

void BeautyIndustry::plan() {
  play_.on(before(measures_begin), [this] {
    enter_offices();
    name_districts();
    set_terms();
  });
  plan_items();
  play_.on(before(firms_come), [this] {
    enter_firms();
    register_certificates();
  });
  play_.on(before(funds_open), [this] {
    open_funds();
    registers();
    windows();
  });
  apply_all();
  at_customs();
  reactions();
  conference();
  last_days();
}

const Actor& BeautyIndustry::unit(std::string_view letters) const {
  const auto found = units_.find(letters == "110114" ? "CP" : letters);
  GB_CHECK(found != units_.end());
  return found->second;
}

// --- offices and terms -----------------------------------------------------------------------------------------------

void BeautyIndustry::enter_offices() {
  conference_ =
      cast_.enter_office("beauty-conference", Role::coordinator, 0, 0, "市美丽健康产业联席会议 joint conference",
                         "看二十一条措施的进度，议决一件分歧 the board of 21 measures, end a disagreement");
  treasury_ = cast_.enter_office("beauty-finance", Role::city_finance, 0, 0, "市财政局 city finance",
                                 "拨付公示期满的奖励 pay an award whose publicity is over");
  for (const UnitOffice& each : unit_offices) {
    units_[each.letters] = cast_.enter_office(each.login, each.role, 0, *beauty_health::unit_named(each.letters),
                                              each.who, each.what_to_try);
  }
}

// 有关区 (O3): named for each measure but the one on talents, which waits for the conference.
void BeautyIndustry::name_districts() {
  for (const int measure : {5, 6, 7, 8, 9, 11, 13, 14, 15, 18, 19, 21}) {
    const char* second = measure == 8 ? "110114" : "110115";
    play_.say(conference_, "beauty-health/name_districts",
              {{"measure", measure}, {"districts", json::array{"110105", second}}});
  }
}

void BeautyIndustry::set_terms() {
  play_.say(conference_, "set_parameter",
            {{"document", "beauty-health"},
             {"parameter", "publicity_days"},
             {"from", to_string(play_.today() + Days{1})},
             {"reason", "联席会议议定：奖励公示五个工作日"},
             {"value_number", 5}});
}

// --- enterprises -----------------------------------------------------------------------------------------------------

BeautyIndustry::Firm BeautyIndustry::register_firm(const std::string& login, const char* code, json::object profile,
                                                   const char* what_to_try) {
  Firm firm;
  firm.uscc = credit_code(code);
  const bool researches = profile.contains("form") && profile.at("form") == "institution";
  const std::string name(profile.at("enterprise_name").as_string());
  firm.speaker =
      cast_.open_own_account(login, cast_.people().next(), researches ? Role::research_institution : Role::enterprise,
                             name + (researches ? " research institution" : " enterprise"), what_to_try);
  profile["uscc"] = firm.uscc;
  profile["address"] = "昌平区未来科学城创新路 18 号";
  firm.id = play_.say(firm.speaker, "beauty-health/register_enterprise", profile);
  firm.speaker.organisation = firm.id;
  return firm;
}

void BeautyIndustry::enter_firms() {
  brand_ = register_firm("beauty-brand", "911101140000DEM31",
                         {{"enterprise_name", "京妍生物科技有限公司"},
                          {"sector", "cosmetics"},
                          {"in_future_city", true},
                          {"high_tech", true}},
                         "看我能申请什么、申请办到哪一步 what can I get, where an application stands");
  group_ = register_firm("beauty-group", "911101140000DEM32",
                         {{"enterprise_name", "未来美妆集团股份有限公司"},
                          {"sector", "cosmetics"},
                          {"in_future_city", true},
                          {"headquarters", true},
                          {"chain_leader", true}},
                         "");
  agency_ = register_firm("beauty-agency", "911101050000DEM33",
                          {{"enterprise_name", "晨曦产业服务有限公司"}, {"sector", "related"}, {"form", "agency"}}, "");
  shop_ =
      register_firm("beauty-live", "911101050000DEM34",
                    {{"enterprise_name", "晴好直播电商有限公司"}, {"sector", "related"}, {"live_streaming", true}}, "");
  institute_ = register_firm("beauty-institute", "121101140000DEM35",
                             {{"enterprise_name", "首都皮肤健康研究院"},
                              {"sector", "medical_aesthetics"},
                              {"form", "institution"},
                              {"in_future_city", true}},
                             "登记平台、病房和研究 register a platform, a ward, a study");
}

void BeautyIndustry::register_certificates() {
  const struct {
    const char *number, *kind, *category;
    const Firm& holder;
  } certificates[] = {{the_efficacy, "new_efficacy", "祛斑美白类", brand_},
                      {the_cream, "product", "护肤类", brand_},
                      {the_mask, "product", "面膜类", brand_},
                      {the_other_cream, "product", "护肤类", group_}};
  play_.say(unit("DA"), "beauty-health/register_certificate",
            {{"certificate_no", the_ingredient},
             {"kind", "new_ingredient"},
             {"origin", "plant"},
             {"holder", brand_.uscc},
             {"from", "2024-05-20"}});
  for (const auto& each : certificates) {
    play_.say(unit("DA"), "beauty-health/register_certificate",
              {{"certificate_no", each.number},
               {"kind", each.kind},
               {"category", each.category},
               {"holder", each.holder.uscc},
               {"from", "2024-06-03"},
               {"ingredients", json::array{the_ingredient}}});
  }
}

void BeautyIndustry::open_funds() {
  const struct {
    const char *kind, *unit;
    json::object rule;
    std::int64_t budget;
  } funds[] = {
      {"K01", "CP", {{"fixed_fen", 50 * ten_thousand}}, 200 * ten_thousand},
      {"K02", "CP", {{"fixed_fen", 30 * ten_thousand}}, 60 * ten_thousand},
      {"K08", "EI", {{"ratio_bp", 200}, {"cap_fen", 50 * ten_thousand}}, 150 * ten_thousand},
      {"K10", "CM", {{"fixed_fen", 20 * ten_thousand}}, 100 * ten_thousand},
      {"K12", "EI", {{"ratio_bp", 3000}, {"cap_fen", 5 * ten_thousand}}, 40 * ten_thousand},
      {"K14", "110105", {{"fixed_fen", 10 * ten_thousand}}, 30 * ten_thousand},
  };
  for (const auto& each : funds) {
    json::object rule = each.rule;
    rule["kind"] = each.kind;
    rule["year"] = 2024;
    rule["basis"] = "资金管理细则（试行）";
    play_.say(unit(each.unit), "beauty-health/set_kind_rule", rule);
    play_.say(treasury_, "beauty-health/open_budget",
              {{"kind", each.kind}, {"year", 2024}, {"unit", each.unit}, {"amount_fen", each.budget}});
  }
}

// --- at customs, reactions -------------------------------------------------------------------------------------------

void BeautyIndustry::at_customs() {
  const auto sample = [this](const char* goods, const char* purpose, int quantity) {
    return play_.say(brand_.speaker, "beauty-health/precheck_sample",
                     {{"enterprise", brand_.id}, {"goods", goods}, {"purpose", purpose}, {"quantity", quantity}});
  };
  play_.on(before(60), [this, sample] {
    const std::uint64_t first = sample("精华液小样", "ordinary_filing", 12);
    play_.say(unit("CU"), "beauty-health/decide_sample", {{"sample", first}, {"grant", true}});
    play_.in_work_days(15, [this, first] {
      play_.say(brand_.speaker, "beauty-health/account_sample", {{"sample", first}, {"used", 7}, {"destroyed", 5}});
    });
    play_.refused(brand_.speaker, "beauty-health/precheck_sample",
                  {{"enterprise", brand_.id},
                   {"goods", "展会用香水"},
                   {"purpose", "exhibition"},
                   {"for_sale", true},
                   {"quantity", 20}},
                  "beauty_health.exhibit_trial_or_sale");
  });
  play_.on(before(25), [this, sample] {
    const std::uint64_t second = sample("防晒乳研发样品", "enterprise_rnd", 30);
    play_.say(unit("CU"), "beauty-health/decide_sample", {{"sample", second}, {"grant", true}});
    play_.in_work_days(5, [this, second] {
      play_.say(brand_.speaker, "beauty-health/account_sample", {{"sample", second}, {"used", 11}});
    });
  });
  play_.on(before(3), [sample] { sample("染发膏注册样品", "special_registration", 6); });
  const auto bonded = [this](const char* goods, const char* guarantee, std::int32_t ends) {
    return play_.say(group_.speaker, "beauty-health/request_bonded",
                     {{"enterprise", group_.id},
                      {"goods", goods},
                      {"goods_bonded", true},
                      {"registration_no", "1101DEM032"},
                      {"bonded_area", "bonded_logistics_B"},
                      {"centre", "天竺保税展示交易中心"},
                      {"guarantee_no", guarantee},
                      {"guarantee_from", to_string(play_.today())},
                      {"guarantee_to", to_string(last_day_ + Days{ends})}});
  };
  play_.on(before(40), [this, bonded] {
    const std::uint64_t sold = bonded("香氛套装", "BG2024-0081", 90);
    const std::uint64_t shown = bonded("护肤礼盒", "BG2024-0082", 12);
    for (const std::uint64_t each : {sold, shown}) {
      play_.say(unit("CU"), "beauty-health/release_bonded", {{"bonded", each}});
    }
    play_.in_work_days(10, [this, sold] {
      play_.say(unit("CU"), "beauty-health/close_bonded",
                {{"bonded", sold}, {"outcome", "sold"}, {"channel", "cross_border"}});
    });
  });
  play_.on(before(4), [bonded] { bonded("美容仪器", "BG2024-0107", 150); });
}

void BeautyIndustry::report_reactions(const char* product, Date month, int reports, const char* kind) {
  static constexpr const char *ages[] = {"18-29", "30-39", "40-49"},
                              *severities[] = {"ordinary", "ordinary", "serious"};
  for (int i = 0; i < reports; ++i) {
    const auto place = static_cast<std::size_t>(i) % std::size(ages);
    reaction_ = play_.say(unit("DA"), "beauty-health/report_reaction",
                          {{"product_no", product},
                           {"month", to_string(month)},
                           {"reaction_kind", kind},
                           {"severity", severities[place]},
                           {"sex", i % 4 == 0 ? "male" : "female"},
                           {"age_band", ages[place]},
                           {"source", i % 2 == 0 ? "monitoring" : "consumer"}});
    const bool left_open = month >= date_of(2024, 11, 1) && i >= reports - 2;
    if (left_open) continue;
    play_.say(unit("DA"), "beauty-health/evaluate_reaction",
              {{"reaction", reaction_}, {"finding", "与产品可能有关，已通知企业。"}});
  }
}

void BeautyIndustry::reactions() {
  const struct {
    std::int32_t days;
    Date month;
    int cream, mask, other;
  } months[] = {{70, date_of(2024, 8, 1), 5, 2, 6},
                {48, date_of(2024, 9, 1), 6, 3, 5},
                {19, date_of(2024, 10, 1), 11, 6, 4},
                {5, date_of(2024, 11, 1), 7, 5, 3}};
  for (const auto& each : months) {
    play_.on(before(each.days), [this, each] {
      report_reactions(the_cream, each.month, each.cream, "接触性皮炎");
      report_reactions(the_mask, each.month, each.mask, "红斑瘙痒");
      report_reactions(the_other_cream, each.month, each.other, "接触性皮炎");
    });
  }
}

// --- registers, windows, the conference ------------------------------------------------------------------------------

void BeautyIndustry::registers() {
  const Actor& institute = institute_.speaker;
  const auto confirm = [this](const char* by, std::uint64_t record) {
    play_.say(unit(by), "beauty-health/confirm_record", {{"record", record}});
  };
  confirm("CP", play_.say(institute, "beauty-health/register_platform",
                          {{"platform_kind", "efficacy_safety"},
                           {"partner_types", json::array{"institute", "hospital", "company"}},
                           {"text", "功效与安全评价公共服务平台"}}));
  confirm("HC", play_.say(institute, "beauty-health/register_ward",
                          {{"text", "皮肤科研究型病房，二十张床位"}, {"partners", json::array{brand_.id, group_.id}}}));
  play_.say(institute, "beauty-health/register_study",
            {{"text", "自体细胞治疗研究"}, {"ethics_approval", "伦理审查批件"}, {"risk_assessment", "风险评估报告"}});
  const auto keep = [this](const Actor& by, const char* kind, const char* text) {
    return play_.say(by, "beauty-health/record_entry", {{"kind", kind}, {"text", text}});
  };
  confirm("CP", keep(unit("CP"), "incubator", "未来美城专业孵化器"));
  confirm("MR", keep(institute, "testing_body", "人体皮肤斑贴试验"));
  confirm("CM", keep(brand_.speaker, "brand", "京妍"));
  confirm("CM", keep(brand_.speaker, "product_line", "与老字号联名的文创系列"));
  confirm("CM", keep(group_.speaker, "first_store", "旗舰店，国贸"));
  confirm("EI", keep(group_.speaker, "supplier", "包装材料，天津"));
  confirm("CP", keep(unit("CP"), "exhibition", "美丽健康产业博览会，十一月"));
  confirm("PN", keep(unit("PN"), "space_offer", "弹性年期，标准厂房两万平方米"));
  play_.say(unit("DA"), "beauty-health/flag_green_filing",
            {{"filing_no", "京备申 2024-0917"}, {"ingredients", json::array{the_ingredient}}});
  const struct {
    const char *by, *matter, *accepted, *decided;
  } approvals[] = {{"MR", "testing_body", "2024-02-05", "2024-02-23"},
                   {"MR", "testing_body", "2024-05-13", "2024-05-24"},
                   {"MR", "testing_body", "2024-06-03", "2024-06-12"},
                   {"MR", "testing_body", "2024-07-08", "2024-07-17"},
                   {"DA", "special_registration", "2024-04-01", "2024-06-21"},
                   {"DA", "special_registration", "2024-05-06", "2024-07-12"}};
  for (const auto& each : approvals) {
    play_.say(unit(each.by), "beauty-health/record_approval_time",
              {{"matter", each.matter}, {"accepted", each.accepted}, {"decided", each.decided}});
  }
}

void BeautyIndustry::windows() {
  json::array slots;
  for (const int day : {2, 5, 7, 9}) {
    for (const char* time : {"T09:30:00+08:00", "T14:00:00+08:00"}) {
      slots.push_back(json::value(to_string(last_day_ + Days{day}) + time));
    }
  }
  play_.say(unit("CP"), "beauty-health/open_window",
            {{"subjects", json::array{"new_ingredient_filing", "special_registration"}}, {"slots", slots}});
}

void BeautyIndustry::conference() {
  play_.on(before(45), [this] {
    const std::uint64_t issue =
        play_.say(agency_.speaker, "beauty-health/raise_issue",
                  {{"kind", "key_project"}, {"text", "外资研发中心落地，请协调用地和人才服务。"}});
    play_.in_work_days(6, [this, issue] {
      play_.say(conference_, "beauty-health/hold_conference",
                {{"decisions", json::array{json::object{{"owner", "PN"},
                                                        {"measure", 21},
                                                        {"text", "为研发中心提供两处备选楼宇"},
                                                        {"due", to_string(last_day_ + Days{8})}},
                                           json::object{{"owner", "110105"},
                                                        {"measure", 18},
                                                        {"text", "专人跟踪研发中心落地"},
                                                        {"due", to_string(last_day_ - Days{4})}}}}});
      play_.say(unit("CM"), "beauty-health/answer_issue", {{"issue", issue}, {"text", "联席会议已议定，两单位承办。"}});
    });
  });
}

// What is left to whoever tries the city out.
void BeautyIndustry::last_days() {
  play_.on(before(6), [this] {
    play_.say(institute_.speaker, "beauty-health/register_platform",
              {{"platform_kind", "digital"},
               {"partner_types", json::array{"institute", "company"}},
               {"text", "皮肤影像数字服务平台"}});
    play_.say(brand_.speaker, "beauty-health/raise_issue",
              {{"kind", "special_request"}, {"text", "跨境样品批次多，希望集中预检。"}});
    play_.say(brand_.speaker, "beauty-health/book_window",
              {{"enterprise", brand_.id},
               {"district", "CP"},
               {"subject", "new_ingredient_filing"},
               {"time", to_string(last_day_ + Days{2}) + "T09:30:00+08:00"}});
  });
}

}  // namespace gongbao::cli::demo
