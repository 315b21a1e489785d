// The department first, then its pool, then what is reported; each step of a report on a day of its own.
#include "cli/demo/supervisors.h"

#include "base/check.h"
#include "law/area.h"

namespace gongbao::cli::demo {

using access::Role;

namespace {

constexpr const char* the_department = "110105";
constexpr std::uint64_t the_welfare_centre = 9'301;
constexpr std::int32_t pool_begins = 75, round_lasts = 5, reviewed = 66, selected = 64, took_part = 35, rated = 12,
                       next_round = 9, next_round_lasts = 30;
constexpr std::int32_t pool_size = 7;
constexpr std::size_t all_applicants = 8;

struct Home {
  const char *name, *kind;
  bool city_run;
  const char *login, *what_to_try;
};
constexpr Home homes[] = {
    {"安和里养老院", "institution", false, "eldercare-home",
     "查看整改通知，提交整改材料 an order, evidence of rectification"},
    {"邻里居家照护服务中心", "home_care_provider", false, "eldercare-home2", ""},
    {"松龄苑养老照料中心", "institution", false, "eldercare-home3", ""},
    {"第九社会福利院", "institution", true, "eldercare-home4", ""},
};
constexpr std::size_t the_home = 0, home_care = 1, other_home = 2, city_home = 3;

// Who is older claims the class that asks for it, and says when he was born; the number of a resident says it, too.
std::string born_on(const Person& person) {
  const std::string& id = person.resident_id;
  return id.substr(6, 4) + "-" + id.substr(10, 2) + "-" + id.substr(12, 2);
}
// 在本市常住的老年人 (5.3), or 热心公益的人士 (5.6).
int class_of(const Person& person, Date day) {
  constexpr int older = 3, public_minded = 6, months_of_60_years = 720;
  return born_on(person) <= to_string(add_months(day, -months_of_60_years)) ? older : public_minded;
}

}  // namespace

const Supervisors::Story Supervisors::stories[] = {
    {60, 0, the_home, "web", "quality", "三层活动室下午不开放，老人无处活动。", false, closed},
    {58, 1, home_care, "phone", "home_care", "照护员连续两次迟到半小时以上。", false, closed},
    {52, 2, other_home, "letter", "operation", "收费公示牌内容与合同不一致。", false, closed},
    {45, 3, the_home, "email", "quality", "食谱没有按周公布。", false, closed},
    {38, 0, the_home, "web", "safety", "二层安全出口堆放轮椅和杂物。", true, failed},
    {30, 4, other_home, "phone", "quality", "反映夜间无人值守。", false, not_true},
    {26, 5, home_care, "web", "home_care", "服务协议中的价格条款看不明白。", false, handed_on},
    {24, 1, the_home, "phone", "operation", "门口停车位不足，影响访客停车。", false, returned},
    {20, 2, other_home, "visit", "safety", "卫生间扶手松动。", true, checked},
    {14, 3, the_home, "web", "quality", "助浴室没有防滑垫。", false, rectified},
    {8, 0, the_home, "web", "safety", "厨房灭火器压力不足。", true, accepted},
    {3, 2, city_home, "web", "quality", "接待日没有人接待家属。", false, received},
    {2, 0, the_home, "web", "quality", "新来的护理员没有佩戴工牌。", false, received},
};

void Supervisors::plan() {
  play_.on(before(pool_begins), [this] {
    enter_offices();
    recruit();
  });
  play_.on(before(reviewed), [this] { review(); });
  play_.on(before(selected), [this] { play_.say(bureau_, "eldercare/select", {{"round", round_}}); });
  for (const Story& each : stories) {
    play_.on(before(each.days), [this, &each] { report(each); });
  }
  play_.on(before(took_part), [this] { take_part(); });
  play_.on(before(rated), [this] {
    for (const std::size_t each : {std::size_t{0}, std::size_t{3}}) {
      play_.say(bureau_, "eldercare/rate_supervisor", {{"supervisor", members_[each].id}, {"rating", "outstanding"}});
    }
    play_.say(members_[3].himself, "eldercare/state_will", {{"supervisor", members_[3].id}, {"will_continue", true}});
  });
  play_.on(before(next_round), [this] { next_year(); });
}

// --- the department and its pool -------------------------------------------------------------------------------------

void Supervisors::enter_offices() {
  const std::uint32_t area = *law::area_named(the_department);
  bureau_ = cast_.enter_office("civil-affairs", Role::civil_affairs, 0, area, "朝阳区民政局 civil affairs of Chaoyang",
                               "下达整改通知、审核报名、更新人员库 orders, applications, the pool");
  staff_ = cast_.enter_office("contact-staff", Role::contact_staff, 0, area, "朝阳区民政局指定工作人员 contact staff",
                              "受理反映、反馈整改情况 accept a report, give feedback");
  cast_.enter_office("civil-affairs-city", Role::city_civil_affairs, 0, eldercare::city_department,
                     "市民政局 city civil affairs", "全市看板，解释办法 the city's figures, interpretation");
  cast_.enter_office("welfare-centre", Role::welfare_centre, the_welfare_centre, 0,
                     "市社会福利事务管理中心 welfare centre",
                     "受理市属机构的反映 accept a report on an institution that the city runs");
  play_.say(bureau_, "eldercare/designate_contact_staff",
            {{"department", the_department}, {"account", staff_.account}});
  play_.say(staff_, "eldercare/publish_channels",
            {{"department", the_department},
             {"email", "yanglao-jiandu@chaoyang.example"},
             {"postal", "朝阳区日坛北街 33 号社会监督员工作室"},
             {"phone", "010-00009630"}});
  play_.say(bureau_, "eldercare/set_department_policy",
            {{"department", the_department},
             {"pool_size", pool_size},
             {"ack_working_days", 3},
             {"order_working_days", 5},
             {"rectify_working_days", 10},
             {"feedback_working_days", 5}});
  boost::json::array rows;
  for (const Home& each : homes) {
    rows.push_back(boost::json::object{{"institution_name", each.name},
                                       {"kind", each.kind},
                                       {"department", the_department},
                                       {"city_run", each.city_run}});
  }
  play_.say(bureau_, "eldercare/import_institutions", {{"rows", rows}});
  play_.ask([this](const policies::City& city) {
    for (const auto& [id, unused] : city.of<eldercare::Document>().institutions) institutions_.push_back(id);
  });
  if (institutions_.size() != std::size(homes)) return play_.fail("institutions");
  for (std::size_t i = 0; i < std::size(homes); ++i) {
    homes_.push_back(cast_.enter_office(homes[i].login, Role::eldercare_institution, institutions_[i], 0,
                                        std::string(homes[i].name) + " institution", homes[i].what_to_try));
  }
}

Supervisors::Member Supervisors::newcomer(const std::string& login, const char* who, const char* what_to_try) {
  Member member;
  member.person = cast_.people().next();
  member.himself = cast_.open_own_account(login, member.person, Role::supervisor, who, what_to_try);
  return member;
}

void Supervisors::apply(Member& member, std::uint64_t round, int class_no) {
  Actor applicant = member.himself;
  applicant.role = Role::applicant;
  boost::json::object members{{"round", round},
                              {"person", member.person.json()},
                              {"resident", true},
                              {"address", "朝阳区望京西园"},
                              {"phone", member.person.phone},
                              {"law_abiding", true},
                              {"able", true},
                              {"consent_on", to_string(play_.today())}};
  if (class_no != 0) members["classes"] = boost::json::array{boost::json::object{{"class_no", class_no}}};
  if (class_no == 3) members["born_on"] = born_on(member.person);
  play_.say(applicant, "eldercare/apply", members);
  play_.ask([&](const policies::City& city) {
    for (const auto& [id, row] : city.of<eldercare::Document>().applications) {
      if (row.account == applicant.account) member.id = id;
    }
  });
}

void Supervisors::recruit() {
  round_ = play_.say(bureau_, "eldercare/open_round",
                     {{"department", the_department},
                      {"year", 2024},
                      {"opens", to_string(play_.today())},
                      {"closes", to_string(play_.today() + Days{round_lasts})},
                      {"size", pool_size}});
  for (std::size_t i = 0; i < all_applicants; ++i) {
    const char* what_to_try = i == 0   ? "反映问题，查看办到哪一步 report a problem, see where it stands"
                              : i == 1 ? "评价机构，查看反馈 appraise an institution, read an answer"
                                       : "";
    Member member = newcomer("supervisor" + std::to_string(i + 1), "社会监督员 supervisor", what_to_try);
    const bool last = i + 1 == all_applicants;  // the places are one too few
    apply(member, round_, last ? 0 : class_of(member.person, play_.today()));
    members_.push_back(std::move(member));
  }
}

void Supervisors::review() {
  for (const Member& each : members_) {
    play_.say(bureau_, "eldercare/review_application",
              {{"application", each.id}, {"accepted", true}, {"law_abiding", true}, {"able", true}});
  }
}

// --- reports ---------------------------------------------------------------------------------------------------------

void Supervisors::report(const Story& story) {
  const Member& by = members_.at(story.member);
  const bool himself = std::string_view(story.channel) == "web";
  boost::json::object members{
      {"supervisor", by.id},        {"channel", story.channel}, {"institution", institutions_[story.institution]},
      {"category", story.category}, {"text", story.text},       {"attachments", boost::json::array()},
      {"urgent", story.urgent}};
  if (himself && story.urgent) members["attachments"] = boost::json::array{"现场照片说明：拍摄于走廊东端，当日下午。"};
  const std::uint64_t id = play_.say(himself ? by.himself : staff_, "eldercare/receive_report", members);
  if (story.way == received) return;
  play_.in_work_days(1, [this, &story, id] { handle(story, id); });
}

void Supervisors::handle(const Story& story, std::uint64_t report) {
  if (story.way == returned) {
    play_.say(staff_, "eldercare/return_report",
              {{"report", report}, {"reason", "停车秩序不属于养老服务质量和安全，请向街道反映。"}});
    return;
  }
  const std::uint64_t entry = play_.say(staff_, "eldercare/accept_report", {{"report", report}});
  if (story.way == accepted) return;
  play_.in_work_days(2, [this, &story, entry] { follow_up(story, entry); });
}

void Supervisors::follow_up(const Story& story, std::uint64_t entry) {
  const auto answer = [this, entry](const char* text) {
    play_.say(staff_, "eldercare/give_feedback", {{"entry_id", entry}, {"text", text}});
  };
  if (story.way == not_true) {
    play_.say(bureau_, "eldercare/decide_not_substantiated",
              {{"entry_id", entry}, {"reason", "查看一周值班记录和监控，夜间均有两人值守。"}});
    play_.in_work_days(2, [answer] { answer("已查看值班记录和监控，夜间有人值守，感谢监督。"); });
    return;
  }
  if (story.way == handed_on) {
    play_.say(bureau_, "eldercare/transfer_entry",
              {{"entry_id", entry}, {"reason", "价格条款由市场监管部门处理"}, {"body", "朝阳区市场监管局"}});
    return;
  }
  const auto order = [this, entry, &story](const char* text) {
    play_.say(bureau_, "eldercare/order_rectification",
              {{"entry_id", entry}, {"institution", institutions_[story.institution]}, {"text", text}});
  };
  order("请于期限内整改，并提交整改前后照片。");
  if (story.way == ordered) return;
  play_.in_work_days(4, [this, entry, &story] {
    play_.say(homes_[story.institution], "eldercare/report_rectification",
              {{"entry_id", entry}, {"evidence", "已整改：清理完毕并安排每日巡查，照片见附件。"}});
  });
  if (story.way == rectified) return;
  play_.in_work_days(6, [this, entry, &story, order, answer] {
    const bool passed = story.way != failed;
    play_.say(staff_, "eldercare/check_rectification",
              {{"entry_id", entry},
               {"passed", passed},
               {"text", passed ? "现场核查，已整改。" : "现场核查，杂物仍未清走。"}});
    if (story.way == failed) {
      play_.in_work_days(1, [order] { order("再次督办：立即清理，保持安全出口畅通。"); });
    } else if (story.way == closed) {
      play_.in_work_days(2, [this, entry, answer] {
        answer("已整改并现场核查，感谢监督。");
        play_.say(bureau_, "eldercare/close_entry", {{"entry_id", entry}});
      });
    }
  });
}

// 座谈会、工作便利 (7b, 第九条); no money in any form (2b).
void Supervisors::take_part() {
  boost::json::array all;
  for (std::size_t i = 0; i + 1 < all_applicants; ++i) all.push_back(members_[i].id);
  const std::string today = to_string(play_.today());
  const boost::json::object common{{"supervisors", all}, {"on", today}};
  boost::json::object meeting = common, pass = common, allowance = common;
  meeting["kind"] = "meeting";
  meeting["text"] = "座谈会：听取监督员对夜间值守和食谱公示的意见。";
  pass["kind"] = "visitor_pass";
  pass["text"] = "发放探访证和工作手册。";
  allowance["kind"] = "transport";
  allowance["text"] = "交通补助";
  allowance["amount_fen"] = 5'000;
  play_.say(staff_, "eldercare/record_activity", meeting);
  play_.say(staff_, "eldercare/record_convenience", pass);
  play_.refused(staff_, "eldercare/record_convenience", allowance, "eldercare.remuneration_forbidden");
  play_.say(members_[0].himself, "eldercare/record_appraisal",
            {{"supervisor", members_[0].id},
             {"institution", institutions_[the_home]},
             {"relation", "none"},
             {"text", "护理员态度好，活动室开放后老人满意；建议固定开放时间。"}});
}

// The round of the next year is open: some have applied, and whoever tries the city out may.
void Supervisors::next_year() {
  const std::uint64_t round = play_.say(bureau_, "eldercare/open_round",
                                        {{"department", the_department},
                                         {"year", 2025},
                                         {"opens", to_string(play_.today())},
                                         {"closes", to_string(play_.today() + Days{next_round_lasts})},
                                         {"size", pool_size}});
  waiting_.push_back(
      newcomer("applicant", "社会监督员报名人 applicant", "报名担任社会监督员 apply to become a supervisor"));
  for (std::size_t i = 2; i < 4; ++i) {
    Member member = newcomer("applicant" + std::to_string(i), "社会监督员报名人 applicant", "");
    apply(member, round, class_of(member.person, play_.today()));
    waiting_.push_back(std::move(member));
  }
}

}  // namespace gongbao::cli::demo
