// The register first, then what is counted from it, then what is still open on the last day.
#include "cli/demo/lawyers.h"

#include "law/area.h"

namespace gongbao::cli::demo {

using access::Role;
using boost::json::array;
using boost::json::object;

namespace {

constexpr const char* bar_district = "110105";
constexpr std::uint64_t the_court = 9'401, the_organ = 9'402;
constexpr std::int32_t register_begins = 118, first_draw = 100, first_checked = 96, plan_kept = 92, returns_filed = 80,
                       pool_kept = 70, hours_given = 60, tasks_given = 50, suspended = 40, second_draw = 14,
                       decided = 9, bar_steps_left = 2;
constexpr std::int32_t suspension_lasts = 35;  // over five days before the last one
constexpr std::int64_t residents = 32'000;     // of a made-up city with as few lawyers
constexpr std::int64_t billion = 1'000'000'000;

struct Firm {
  const char *name, *uscc, *founded_on, *form;
  std::int64_t members;
  const char* org;
  std::size_t lawyers;
};
constexpr Firm firms[] = {
    {"北京天枢律师事务所", "31110000MD00010192", "2009-05-01", "special_partnership", 12, "independent", 12},
    {"北京玉衡律师事务所", "31110000MD0001027W", "2011-03-01", "general_partnership", 6, "independent", 9},
    {"北京开阳律师事务所", "31110000MD0001035P", "2012-09-01", "general_partnership", 4, "joint", 7},
    {"北京摇光律师事务所", "31110000MD0001043J", "2014-01-01", "general_partnership", 3, "independent", 6},
    {"北京天璇律师事务所", "31110000MD0001051D", "2022-06-01", "general_partnership", 2, "joint", 6},
    {"北京天玑律师事务所", "31110000MD000106X5", "2022-07-01", "general_partnership", 1, "joint", 5},
    {"北京天权律师事务所", "31110000MD00010785", "2022-08-01", "general_partnership", 0, "none", 5},
    {"北京文曲律师事务所", "31110000MD00010860", "2023-01-01", "individual", 0, "none", 4},
    {"北京左辅律师事务所", "31110000MD0001094T", "2023-02-01", "individual", 1, "none", 4},
    {"北京右弼律师事务所", "31110000MD0001107G", "2023-03-01", "individual", 0, "none", 3},
};
constexpr std::size_t the_firm = 0, fined = 8, complained_of = 5;

std::string licence_no(std::size_t place) {
  const std::string serial = std::to_string(100'001 + place);
  return "11101201511" + serial;
}

}  // namespace

void Lawyers::plan() {
  play_.on(before(register_begins), [this] {
    enter_offices();
    enter_firms();
    enter_lawyers();
  });
  play_.on(before(first_draw), [this] { draw(2023, "2023-抽查-0726", false); });
  play_.on(before(first_checked), [this] { check(2023, 0); });
  play_.on(before(plan_kept), [this] {
    keep_the_partys_registers();
    keep_the_bureaus_registers();
  });
  play_.on(before(returns_filed), [this] { file_returns(); });
  play_.on(before(pool_kept), [this] { admit_talents(); });
  play_.on(before(hours_given), [this] { give_hours(); });
  play_.on(before(tasks_given), [this] { assign_tasks(); });
  play_.on(before(suspended), [this] {
    play_.say(district_, "legal-profession/suspend",
              {{"lawyer", the_suspended_},
               {"decision_no", "京朝司罚字〔2024〕3号"},
               {"decided_on", to_string(play_.today())},
               {"basis", "律师法第四十七条"},
               {"to", to_string(play_.today() + Days{suspension_lasts})}});
  });
  play_.on(before(second_draw), [this] {
    play_.say(city_, "legal-profession/set_exemption_policy", {{"clean_years", 3}, {"term", 1}});
    draw(2024, "2024-抽查-1106", true);
    check(2024, 1);
  });
  play_.on(before(decided), [this] { decide(); });
  play_.on(before(bar_steps_left), [this] { something_is_left_to_do(); });
}

// --- who there is ----------------------------------------------------------------------------------------------------

void Lawyers::enter_offices() {
  const std::uint32_t area = *law::area_named(bar_district);
  city_ = cast_.enter_office("justice-city", Role::city_justice, 0, 0, "市司法局 city bureau of justice",
                             "看二十六项指标和三十项任务，公开一项处罚 26 targets, 30 tasks, disclose a penalty");
  district_ =
      cast_.enter_office("justice-chaoyang", Role::district_justice, 0, area, "朝阳区司法局 district bureau of justice",
                         "恢复停止执业期满的律师，考核定等 restore a lawyer, finalise an assessment");
  association_ = cast_.enter_office("bar-city", Role::city_association, 0, 0, "市律师协会 city lawyers' association",
                                    "核验公益时长，办理投诉 verify hours, handle a complaint");
  association_district_ =
      cast_.enter_office("bar-chaoyang", Role::district_association, 0, area,
                         "朝阳区律师协会 district lawyers' association", "看本区线索和人才 clues and talents");
  party_ = cast_.enter_office("bar-party", Role::party_body, 0, area, "朝阳区律师行业党委 the Party's body",
                              "选派指导员，办理同步事项 an instructor, linked items");
  court_ = cast_.enter_office("court", Role::partner, the_court, 0, "人民法院 a court",
                              "移送线索，看反馈 send a clue, read the answer");
  organ_ =
      cast_.enter_office("public-lawyers", Role::public_office, the_organ, 0,
                         "区政府办公室(公职律师) public lawyers of an organ", "登记公职律师 enter a public lawyer");
  assessor_ = cast_.enter_office("bar-assessor", Role::assessor, 0, 0, "年度考核抽查人员 assessor of the spot check",
                                 "录入最后一家抽查结果 enter the last result of the sample");
}

void Lawyers::enter_firms() {
  for (const Firm& each : firms) {
    play_.say(district_, "legal-profession/register_firm",
              {{"uscc", each.uscc},
               {"firm_name", each.name},
               {"form", each.form},
               {"district", bar_district},
               {"founded_on", each.founded_on},
               {"members", each.members},
               {"org", each.org}});
  }
  play_.ask([this](const policies::City& city) {
    const auto& numbers = city.of<legal_profession::Document>().firm_numbers;
    for (const Firm& each : firms) {
      const auto it = numbers.find(each.uscc);
      if (it != numbers.end()) firms_.push_back(it->second);
    }
  });
  if (firms_.size() != std::size(firms)) return play_.fail("law firms");
  firm_ = cast_.enter_office("law-firm", Role::firm, firms_[the_firm], 0, "北京天枢律师事务所 a law firm",
                             "提交年度考核，申报境外分支机构 hand in the assessment, a branch abroad");
}

void Lawyers::enter_lawyers() {
  const Person person = cast_.people().next(), other = cast_.people().next();
  lawyer_ = cast_.open_own_account("lawyer", person, Role::lawyer, "律师 a lawyer, 执业证号 " + licence_no(0),
                                   "看执业证和公益时长，登记一次服务 licence, hours, claim a service");
  suspended_ = cast_.open_own_account("lawyer2", other, Role::lawyer, "被停止执业的律师 a suspended lawyer",
                                      "凭号查验 " + licence_no(1) + " 看状态 look the number up as anybody would");
  const auto row = [](const Person& who, std::size_t place, std::uint64_t firm, bool member) {
    return object{{"person", who.json()}, {"licence_no", licence_no(place)}, {"firm", firm},
                  {"kind", "full_time"},  {"first_date", "2023-06-01"},      {"foreign_related", place % 5 == 0},
                  {"member", member}};
  };
  object first = row(person, 0, firms_[the_firm], false), second = row(other, 1, firms_[1], true);
  first["account"] = lawyer_.account;
  second["account"] = suspended_.account;
  play_.say(district_, "legal-profession/register_lawyer", first);
  play_.say(district_, "legal-profession/register_lawyer", second);
  array rows;
  std::size_t place = 2;
  for (std::size_t firm = 0; firm < std::size(firms); ++firm) {
    for (std::size_t i = 0; i < firms[firm].lawyers; ++i, ++place) {
      rows.push_back(row(cast_.people().next(), place, firms_[firm], i == 0 && firms[firm].members > 0));
    }
  }
  play_.say(city_, "legal-profession/import_lawyers", {{"rows", rows}});
  play_.ask([this](const policies::City& city) {
    const auto& state = city.of<legal_profession::Document>();
    for (const auto& [id, unused] : state.lawyers) lawyers_.push_back(id);
    for (const auto& [account, id] : state.lawyer_accounts) {
      (account == lawyer_.account ? the_lawyer_ : the_suspended_) = id;
    }
  });
  if (lawyers_.size() < std::size(firms)) play_.fail("lawyers");
}

// --- what the targets are counted from -------------------------------------------------------------------------------

std::uint64_t Lawyers::record(const Actor& by, object members) {
  return play_.say(by, "legal-profession/record_entry", members);
}

void Lawyers::keep_the_partys_registers() {
  for (std::size_t i = 0; i < std::size(firms); ++i) {
    record(party_, {{"kind", "party_standard"}, {"firm", firms_[i]}, {"year", 2023}, {"yes", i != fined}});
  }
  record(party_, {{"kind", "instructor"}, {"firm", firms_[6]}, {"text", "选派党建工作指导员一名"}});
  for (std::size_t i = 0; i < 4; ++i) {
    record(party_, {{"kind", i < 2 ? "representative" : "candidate"},
                    {"person", cast_.people().next().json()},
                    {"from", i < 3 ? "2023-12-01" : "2024-08-01"}});
  }
}

void Lawyers::keep_the_bureaus_registers() {
  for (const char* parameter : {"disclosure_target", "complaint_due"}) {
    play_.say(city_, "set_parameter",
              {{"document", "legal-profession"},
               {"parameter", parameter},
               {"from", to_string(play_.today() + Days{1})},
               {"reason", "及时，以五个工作日衡量"},
               {"value_number", 5}});
  }
  play_.say(city_, "legal-profession/set_population",
            {{"persons", residents}, {"source", "演示城市常住人口"}, {"from", "2024-01-01"}});
  for (std::size_t i = 0; i < 3; ++i) {
    const std::uint64_t leader =
        record(city_, {{"kind", "leader"}, {"person", cast_.people().next().json()}, {"label", "局领导"}});
    for (std::size_t contact = 0; contact < (i == 2 ? 1U : 2U); ++contact) {
      play_.say(city_, "legal-profession/set_contact", {{"leader", leader}, {"person", cast_.people().next().json()}});
    }
  }
  const char* organs[] = {"区政府办公室", "区发展改革委", "区教委", "区城管委"};
  for (std::size_t i = 0; i < std::size(organs); ++i) {
    const std::uint64_t organ = record(city_, {{"kind", "organ"}, {"label", organs[i]}});
    if (i != 3) record(organ_, {{"kind", "organ_lawyer"}, {"lawyer", lawyers_[20 + i]}, {"of", organ}});
  }
  record(city_,
         {{"kind", "association_term"}, {"label", "市律师协会"}, {"due", "2024-06-30"}, {"done_on", "2024-06-20"}});
  record(city_, {{"kind", "association_term"}, {"label", "朝阳区律师协会"}, {"due", "2024-10-31"}});
  for (std::size_t i = 0; i < 2; ++i) record(city_, {{"kind", "model_firm"}, {"firm", firms_[i]}});
  record(city_, {{"kind", "first_class_firm"}, {"firm", firms_[0]}});
  record(city_, {{"kind", "cluster"}, {"firm", firms_[0]}, {"label", "CBD"}});
  for (std::size_t i = 0; i < 12; ++i) {
    record(city_,
           {{"kind", "programme_person"}, {"person", cast_.people().next().json()}, {"year", 2024}, {"yes", i < 9}});
  }
  play_.say(city_, "legal-profession/define_scheme",
            {{"kind", "comprehensive"},
             {"items", array{object{{"item", "党建引领"}, {"weight_bp", 3'000}},
                             object{{"item", "规范管理"}, {"weight_bp", 4'000}},
                             object{{"item", "社会责任"}, {"weight_bp", 3'000}}}}});
  play_.say(city_, "legal-profession/register_brand", {{"firm", firms_[1]}, {"kind", "party_building"}});
  play_.say(association_, "legal-profession/register_brand", {{"lawyer", the_lawyer_}, {"kind", "pro_bono"}});
  for (const char* place : {"新加坡", "法兰克福"}) {
    play_.say(district_, "legal-profession/open_foreign_office", {{"firm", firms_[the_firm]}, {"place", place}});
  }
}

void Lawyers::file_returns() {
  constexpr std::int64_t fen = 100;
  const Actor office = firm_;
  for (std::size_t i = 0; i < std::size(firms); ++i) {
    Actor of = office;
    if (i != the_firm) {
      of = cast_.enter_office("law-firm" + std::to_string(i + 1), Role::firm, firms_[i], 0, "", "");
    }
    const std::uint64_t filed = play_.say(of, "legal-profession/submit_return",
                                          {{"firm", firms_[i]},
                                           {"year", 2023},
                                           {"income_fen", (i == 0 ? 12 : 3) * billion * fen},
                                           {"tax_fen", (i == 0 ? 15 : 4) * (billion / 10) * fen}});
    if (i + 1 != std::size(firms)) {
      play_.say(district_, "legal-profession/accept_return", {{"annual_return", filed}});
    }
  }
}

void Lawyers::admit_talents() {
  const auto tier = [](const char* name, std::int64_t total, std::int64_t foreign_related) {
    return object{{"tier", name}, {"total", total}, {"foreign_related", foreign_related}};
  };
  play_.say(association_, "legal-profession/import_pool",
            {{"rows", array{tier("leading", 478, 176), tier("excellent", 1'460, 690), tier("reserve", 2'410, 1'240)}}});
  const char* tiers[] = {"leading", "excellent", "reserve"};
  for (std::size_t i = 0; i < std::size(tiers); ++i) {
    play_.say(association_, "legal-profession/admit_talent",
              {{"lawyer", i == 0 ? the_lawyer_ : lawyers_[10 + i]},
               {"tier", tiers[i]},
               {"region", "朝阳"},
               {"business", i == 0 ? "涉外仲裁" : "公司与证券"},
               {"foreign_related", i == 0}});
  }
}

// Six services of the lawyer, five of them verified; two wait for the association.
void Lawyers::give_hours() {
  const auto claim = [this](const Actor& by, std::uint64_t lawyer, std::int32_t days_ago, std::int64_t minutes,
                            const char* kind) {
    return play_.say(by, "legal-profession/claim_pro_bono",
                     {{"lawyer", lawyer},
                      {"on", to_string(play_.today() - Days{days_ago})},
                      {"minutes", minutes},
                      {"kind", kind},
                      {"recipient", "村居法律咨询来访人"}});
  };
  array verified;
  const std::int64_t minutes[] = {420, 480, 360, 510, 300};
  for (std::size_t i = 0; i < std::size(minutes); ++i) {
    verified.push_back(claim(lawyer_, the_lawyer_, static_cast<std::int32_t>(i) * 9 + 1, minutes[i], "legal_advice"));
  }
  play_.say(association_, "legal-profession/verify_pro_bono", {{"claims", verified}});
  claim(lawyer_, the_lawyer_, 0, 240, "legal_aid");
  claim(firm_, lawyers_[3], 3, 180, "legal_advice");
}

void Lawyers::assign_tasks() {
  struct Given {
    std::int32_t task;
    const char* owner;
    bool reported, done;
  };
  const Given given[] = {
      {1, "party_body", true, false},         {6, "party_body", false, false},
      {8, "city_justice", true, false},       {9, "city_justice", true, true},
      {10, "city_association", true, false},  {12, "city_justice", true, true},
      {13, "district_justice", false, false}, {14, "city_association", true, false},
      {18, "city_justice", true, true},       {19, "city_association", true, false},
      {23, "city_association", true, true},   {24, "city_association", false, false},
      {26, "city_justice", true, false},      {30, "district_association", false, false},
  };
  for (const Given& each : given) {
    play_.say(city_, "legal-profession/assign_task",
              {{"task", each.task}, {"owners", array{each.owner}}, {"deliverables", array{"年度工作总结"}}});
    const std::string_view owner = each.owner;
    const Actor& by = owner == "party_body" ? party_ : owner == "city_association" ? association_ : city_;
    if (each.reported) {
      play_.say(by, "legal-profession/report_task", {{"task", each.task}, {"evidence", "工作总结和台账一份"}});
    }
    if (each.done) play_.say(city_, "legal-profession/finish_task", {{"task", each.task}});
  }
  play_.refused(city_, "legal-profession/finish_task", {{"task", 8}}, "legal_profession.indicator_not_met");
}

// --- the draw --------------------------------------------------------------------------------------------------------

void Lawyers::draw(std::int32_t year, const char* seed, bool exemptions) {
  play_.say(city_, "legal-profession/publish_seed", {{"year", year}, {"seed", seed}});
  play_.say(city_, "legal-profession/draw_sample",
            {{"year", year},
             {"seed", seed},
             {"rate_bp", 5'000},
             {"exemptions", exemptions},
             {"assessors", array{assessor_.account}}});
}

// Of all but the last ones; finished where none is left out.
void Lawyers::check(std::int32_t year, std::size_t leave_out) {
  std::vector<std::uint64_t> sample;
  play_.ask([&](const policies::City& city) {
    const auto& rounds = city.of<legal_profession::Document>().spot_rounds;
    const auto it = rounds.find(year);
    if (it != rounds.end()) sample = it->second.sample;
  });
  if (sample.size() <= leave_out) return play_.fail("spot check");
  for (std::size_t i = 0; i + leave_out < sample.size(); ++i) {
    play_.say(assessor_, "legal-profession/enter_spot_result", {{"year", year}, {"firm", sample[i]}, {"passed", true}});
  }
  if (leave_out == 0) play_.say(city_, "legal-profession/finish_spot_check", {{"year", year}});
}

// --- what is open ----------------------------------------------------------------------------------------------------

void Lawyers::decide() {
  const auto penalty = [this](std::uint64_t firm, const char* number, const char* text) {
    return play_.say(city_, "legal-profession/decide_penalty",
                     {{"firm", firm}, {"decision_no", number}, {"text", text}, {"basis", "律师法第五十条"}});
  };
  const std::uint64_t told = penalty(firms_[fined], "京司罚字〔2024〕11号", "收费不开具发票，警告。");
  play_.say(city_, "legal-profession/disclose", {{"integrity", told}});
  penalty(firms_[7], "京司罚字〔2024〕12号", "虚假宣传，警告并责令改正。");
  const std::uint64_t honour = play_.say(association_, "legal-profession/enter_integrity",
                                         {{"firm", firms_[the_firm]},
                                          {"kind", "honour"},
                                          {"decided_by", "市律师协会"},
                                          {"decision_no", "京律协〔2024〕8号"},
                                          {"decided_on", to_string(play_.today())},
                                          {"text", "做党和人民满意的好律师主题活动先进集体"},
                                          {"basis", "主题活动方案"}});
  play_.say(association_, "legal-profession/disclose", {{"integrity", honour}});
  play_.say(association_, "legal-profession/receive_complaint",
            {{"complainant", cast_.people().next().json()},
             {"firm", firms_[complained_of]},
             {"kind", "not_diligent"},
             {"channel", "hotline"},
             {"text", "委托后三个月未见代理律师，开庭前一天才联系。"}});
}

void Lawyers::something_is_left_to_do() {
  const std::uint64_t answered = play_.say(court_, "legal-profession/send_clue",
                                           {{"receiver", "justice"},
                                            {"lawyer", the_suspended_},
                                            {"kind", "court_order"},
                                            {"text", "当庭多次打断发言，不服从法庭指挥。"}});
  play_.say(district_, "legal-profession/accept_clue", {{"clue", answered}});
  play_.say(district_, "legal-profession/conclude_clue", {{"clue", answered}, {"result", "已约谈，责令书面检讨。"}});
  play_.say(district_, "legal-profession/answer_clue", {{"clue", answered}});
  play_.say(court_, "legal-profession/send_clue",
            {{"receiver", "association"},
             {"firm", firms_[complained_of]},
             {"kind", "no_diligence"},
             {"text", "庭前未交换证据，致两次延期。"}});
  play_.say(lawyer_, "legal-profession/request_rights",
            {{"lawyer", the_lawyer_}, {"organ", "看守所"}, {"text", "预约会见两次未安排，请求协调。"}});
  for (std::size_t i = 0; i < 2; ++i) {
    play_.say(district_, "legal-profession/open_assessment", {{"year", 2024}, {"firm", firms_[i]}});
  }
  Actor other = firm_;
  play_.ask([&](const policies::City& city) {
    for (const auto& [number, account] : city.accounts().accounts) {
      for (const auto& office : account.offices) {
        if (office.role == Role::firm && office.organisation == firms_[1]) other = {Role::firm, number, firms_[1], 0};
      }
    }
  });
  std::uint64_t open = 0;
  play_.ask([&](const policies::City& city) {
    for (const auto& [id, row] : city.of<legal_profession::Document>().assessments) {
      if (row.of.firm == firms_[1]) open = id;
    }
  });
  play_.say(other, "legal-profession/submit_assessment",
            {{"assessment", open}, {"text", "年度执业情况总结"}, {"party_result", "pass"}, {"appraisal", "pass"}});
  play_.say(firm_, "legal-profession/open_branch",
            {{"firm", firms_[the_firm]}, {"place", "雄安新区"}, {"head", lawyers_[3]}});
}

}  // namespace gongbao::cli::demo
