// Schools and what stands at their gates first, then what happens on the road, in the order of the term.
#include "cli/demo/school_roads.h"

#include "law/area.h"

namespace gongbao::cli::demo {

using access::Role;
using boost::json::array;
using boost::json::object;

namespace {

constexpr const char *the_unit = "110102", *other_unit = "110105";
// Numbers of the city's register, and of a street.
constexpr std::uint64_t the_school = 10'201, middle_school = 10'202, kindergarten = 10'203, elsewhere = 10'501,
                        elsewhere_too = 10'502, the_street = 7, the_assessor = 9'401, main_road = 1, side_road = 2;
constexpr std::int32_t term_begins = 70, watch_begins = 43, plans_made = 62, prompt_given = 4, meeting_held = 33;
constexpr const char* the_gate = "正门";
constexpr const char* all_twelve[] = {"no_stopping",         "crossing",       "warning_sign", "school_ahead",
                                      "speed_control",       "surveillance",   "grid_lines",   "signal_light",
                                      "offsite_enforcement", "anti_collision", "bollards",     "separation_rail"};

std::string at(Date day, const char* time) { return to_string(day) + "T" + time + ":00.000000+08:00"; }

}  // namespace

void SchoolRoads::plan() {
  play_.on(before(term_begins), [this] {
    enter_offices();
    enter_schools();
    equip();
    bells_and_duties();
  });
  play_.on(before(plans_made), [this] { plans(); });
  for (Date day = before(watch_begins); day < last_day_; day = day + Days{1}) {
    if (play_.working_day_from(day) == day) play_.on(day, [this, day] { teams(day); });
  }
  violations();
  problems();
  incident();
  check();
  reports();
  rounds();
  left_to_do();
}

// --- who there is ----------------------------------------------------------------------------------------------------

void SchoolRoads::enter_offices() {
  const std::uint32_t area = *law::area_named(the_unit);
  const auto hidden = [&](const char* login, Role role, std::uint32_t where) {
    return cast_.enter_office(login, role, 0, where, "", "");
  };
  edu_ = cast_.enter_office("edu-xicheng", Role::district_edu, 0, area, "西城区教委 education commission of Xicheng",
                            "看红绿名单，指派居民反映的问题 the list of schools, assign what a resident reported");
  school_ = cast_.enter_office("school-chunhui", Role::school, the_school, 0, "春晖小学 primary school",
                               "看今天谁在岗、缺什么，验收整改 who stands at the gate, accept what was put right");
  township_ = cast_.enter_office("street-xicheng", Role::subdistrict, the_street, area, "西城区街道 subdistrict",
                                 "吹哨，看哪个部门没有报到 blow a whistle, see who has not come");
  traffic_ =
      cast_.enter_office("traffic-xicheng", Role::traffic_police, 0, area, "西城交通支队 traffic police detachment",
                         "报到，提交逾期问题的整改 report in, put right what is overdue");
  office_ =
      cast_.enter_office("leading-office", Role::leading_office, 0, 0, "市交通综合治理领导小组办公室 leading office",
                         "冻结并公布监测评价排名 freeze and publish the ranking");
  assessor_ = cast_.enter_office("assessor", Role::third_party, the_assessor, 0, "第三方监测机构 third party",
                                 "补上缺的一项评分 enter the score that is missing");
  middle_ = cast_.enter_office("school-qiming", Role::school, middle_school, 0, "", "");
  nursery_ = cast_.enter_office("school-fangcao", Role::school, kindergarten, 0, "", "");
  other_edu_ = hidden("edu-chaoyang-roads", Role::district_edu, *law::area_named(other_unit));
  city_edu_ = hidden("edu-city-roads", Role::city_edu, 0);
  inspector_ = hidden("edu-inspector", Role::school_inspector, 0);
  security_ = hidden("security-xicheng", Role::district_public_security, area);
  transport_ = hidden("transport-xicheng", Role::district_transport, area);
  streets_ = hidden("streets-xicheng", Role::urban_management, area);
  const char* teams_on_watch[] = {"police", "teacher", "guard"};
  for (const char* team : teams_on_watch) {
    guards_.push_back({team, hidden((std::string("watch-") + team).c_str(), Role::team_member, 0)});
  }
  guards_.push_back({"volunteer", cast_.enter_office("volunteer", Role::team_member, 0, 0, "护学志愿者 volunteer",
                                                     "看自己的值守，到岗签到 own shifts, check in at the gate")});
}

void SchoolRoads::enter_schools() {
  const struct {
    const char *unit, *name, *kind;
    std::uint64_t school, road;
    std::int64_t pos_cm;
    bool compulsory;
  } schools[] = {
      {the_unit, "春晖小学", "primary", the_school, main_road, 120'000, true},
      {the_unit, "启明中学", "middle", middle_school, main_road, 128'000, true},
      {the_unit, "芳草幼儿园", "kindergarten", kindergarten, side_road, 40'000, false},
      {other_unit, "东风小学", "primary", elsewhere, side_road + 1, 60'000, true},
      {other_unit, "望京实验学校", "nine_year", elsewhere_too, side_road + 2, 15'000, true},
  };
  for (const auto& each : schools) {
    play_.say(each.unit == the_unit ? edu_ : other_edu_, "school-traffic/register_school",
              {{"school", each.school},
               {"school_name", each.name},
               {"kind", each.kind},
               {"unit", each.unit},
               {"township", the_street},
               {"compulsory", each.compulsory},
               {"internal_system", "校内交通安全管理制度（2024 年修订）"},
               {"gate", the_gate},
               {"road", each.road},
               {"pos_cm", each.pos_cm}});
  }
  play_.say(edu_, "school-traffic/register_gate",
            {{"school", middle_school}, {"gate", "东门"}, {"road", side_road}, {"pos_cm", 47'000}});
  const object term{{"first", "2024-09-02"}, {"last", "2025-01-17"}, {"days_off", array()}};
  play_.say(edu_, "school-traffic/configure_unit",
            {{"unit", the_unit},
             {"report_period", "month"},
             {"report_lag", 5},
             {"check_period", "term"},
             {"incident_target", 30},
             {"terms", array{term}}});
}

void SchoolRoads::facility(std::uint64_t school, const char* kind, const char* status) {
  object members{{"school", school}, {"gate", the_gate}, {"kind", kind}, {"status", status}};
  const std::string_view said = status;
  if (said == "in_place") members["evidence"] = "现场照片：设施位于校门两侧。";
  if (said == "infeasible") members["reason"] = "步道净宽不足 1.5 米，不具备设置条件。";
  play_.say(traffic_, "school-traffic/record_facility", members);
}

void SchoolRoads::equip() {
  constexpr std::size_t few = 5;
  for (const char* kind : all_twelve) {
    const std::string_view named = kind;
    facility(the_school, kind, named == "bollards" ? "infeasible" : "in_place");
    if (named != "offsite_enforcement" && named != "signal_light") facility(middle_school, kind, "in_place");
  }
  for (std::size_t i = 0; i < few; ++i) facility(kindergarten, all_twelve[i], "in_place");
  facility(middle_school, "surveillance", "damaged");
  facility(middle_school, "offsite_enforcement", "planned");
  play_.say(school_, "school-traffic/set_separation",
            {{"school", the_school}, {"state", "full"}, {"evidence", "护栏全线封闭，车辆由北侧单独出入。"}});
  play_.say(middle_, "school-traffic/set_separation", {{"school", middle_school}, {"state", "partial"}});
  play_.refused(middle_, "school-traffic/permit_campus_vehicle",
                {{"school", middle_school},
                 {"plate", "京A00001"},
                 {"from", to_string(play_.today())},
                 {"to", to_string(last_day_)}},
                "school_traffic.no_physical_separation");
  for (const char* state : {"installed", "networked"}) {
    play_.say(security_, "school-traffic/set_alarm", {{"school", the_school}, {"state", state}});
  }
  play_.say(security_, "school-traffic/set_alarm", {{"school", middle_school}, {"state", "installed"}});
  play_.refused(township_, "school-traffic/propose_marking",
                {{"road", main_road}, {"from_cm", 115'000}, {"to_cm", 115'250}, {"kind", "parking_space"}},
                "school_traffic.marking_in_zone");
}

void SchoolRoads::duty(const Actor& by, std::uint64_t school, const char* item, const char* state, const char* reason) {
  object members{{"school", school}, {"item", item}, {"state", state}};
  if (*reason != 0) members["reason"] = reason;
  play_.say(by, "school-traffic/set_duty", members);
}

void SchoolRoads::bells_and_duties() {
  constexpr std::int32_t first_in = 460, second_in = 470, out = 930, next_out = 940, other_out = 945;
  const auto batch = [](const char* group, const char* way, std::int32_t minute, std::int32_t persons) {
    return object{{"group", group}, {"gate", the_gate}, {"direction", way}, {"minute", minute}, {"headcount", persons}};
  };
  const auto bells = [&](const Actor& by, std::uint64_t school, array batches) {
    play_.say(by, "school-traffic/set_bell_schedule",
              {{"school", school}, {"from", to_string(play_.today())}, {"batches", std::move(batches)}});
  };
  bells(school_, the_school,
        {batch("一至三年级", "in", first_in, 240), batch("四至六年级", "in", second_in, 230),
         batch("一至三年级", "out", out, 240), batch("四至六年级", "out", next_out, 230)});
  bells(middle_, middle_school, {batch("全校", "in", first_in - 10, 420), batch("全校", "out", other_out, 420)});
  bells(nursery_, kindergarten, {batch("全园", "in", second_in + 20, 150), batch("全园", "out", out + 60, 150)});
  for (const std::uint64_t id : {the_school, middle_school}) {
    const Actor& by = id == the_school ? school_ : middle_;
    for (const char* item : {"A1", "A2", "A3", "A5", "A6"}) duty(by, id, item, "in_place", "");
    for (const char* item : {"B1", "B2"}) duty(security_, id, item, "in_place", "");
    duty(traffic_, id, "B4", "in_place", "");
    duty(streets_, id, "B6", "in_place", "");
    duty(transport_, id, "B7", "in_place", "");
    duty(township_, id, "C1", "in_place", "");
  }
  duty(school_, the_school, "A4", "in_place", "");
  duty(traffic_, the_school, "B3", "in_place", "");
  duty(traffic_, the_school, "B5", "not_applicable", "道路为双向两车道，无条件设置单行。");
  duty(nursery_, kindergarten, "A1", "not_applicable", "幼儿园不属于义务教育阶段。");
}

// --- plans, teams ----------------------------------------------------------------------------------------------------

void SchoolRoads::plans() {
  const auto submit = [&](const Actor& by, object owner, const char* difficulties) {
    owner["from"] = to_string(play_.today());
    owner["to"] = "2025-08-31";
    owner["key_difficulties"] = difficulties;
    owner["division"] = array{object{{"unit", "学校"}, {"task", "错峰放学，教师在校门接送"}},
                              object{{"unit", "交通支队"}, {"task", "高峰时段疏导，查处违法停车"}},
                              object{{"unit", "街道"}, {"task", "组织志愿者，劝离摊点"}}};
    return play_.say(by, "school-traffic/submit_plan", owner);
  };
  const std::uint64_t of_unit = submit(edu_, {{"unit", the_unit}}, "中小学集中的路段放学时段停车、等候混行。");
  play_.say(city_edu_, "school-traffic/file_plan", {{"plan", of_unit}});
  const std::uint64_t of_school = submit(school_, {{"school", the_school}}, "正门外一百米内家长停车等候。");
  play_.say(edu_, "school-traffic/file_plan", {{"plan", of_school}});
  submit(middle_, {{"school", middle_school}}, "东门与幼儿园共用一条路，放学叠加。");
  play_.say(school_, "school-traffic/appoint_vice_principal",
            {{"school", the_school},
             {"officer", cast_.people().next().json()},
             {"force", "traffic_police"},
             {"from", to_string(play_.today())},
             {"to", "2025-07-11"}});
}

// Everybody is there in October; in November the volunteer of some afternoons is not.
void SchoolRoads::teams(Date day) {
  constexpr std::int32_t days_of_a_week = 7;
  array members;
  for (const Guard& each : guards_) members.push_back(object{{"team", each.team}, {"account", each.himself.account}});
  const auto roster = [&](Date on, const char* direction) {
    play_.say(school_, "school-traffic/roster_team",
              {{"school", the_school}, {"day", to_string(on)}, {"direction", direction}, {"members", members}});
  };
  roster(day, "in");
  roster(day, "out");
  on_watch("in", day, "07:40", true);
  if (day == before(watch_begins)) return;
  Date last = day - Days{1};
  while (play_.working_day_from(last) != last) last = last - Days{1};
  const bool november = to_string(last).substr(0, 7) == "2024-11";
  on_watch("out", last, "15:35", !november || last.day % days_of_a_week != 0);
  const Date next = play_.working_day_from(day + Days{1});
  if (next != last_day_) return;
  roster(last_day_, "in");
  roster(last_day_, "out");
}

void SchoolRoads::on_watch(const char* direction, Date slot_day, const char* time, bool all) {
  for (const Guard& each : guards_) {
    if (!all && std::string_view(each.team) == "volunteer") continue;
    play_.tell(each.himself, "school-traffic/check_in",
               {{"school", the_school}, {"direction", direction}, {"team", each.team}, {"at", at(slot_day, time)}});
  }
  play_.settle();
}

// --- on the road -----------------------------------------------------------------------------------------------------

void SchoolRoads::violations() {
  const struct {
    std::int32_t days;
    const char *kind, *time;
    std::uint64_t school;
  } seen[] = {
      {66, "u_turn", "07:35", the_school},      {63, "not_yielding", "07:42", middle_school},
      {59, "honking", "15:31", the_school},     {55, "stall", "16:05", middle_school},
      {41, "speeding", "07:21", middle_school}, {36, "u_turn", "15:44", middle_school},
      {29, "wrong_way", "07:38", the_school},   {22, "illegal_three_four_wheeler", "15:52", middle_school},
      {15, "stall", "15:48", middle_school},    {9, "not_yielding", "07:40", the_school},
      {6, "red_light", "07:44", middle_school},
  };
  for (const auto& each : seen) {
    const Date day = before(each.days), next = play_.working_day_from(day + Days{1});
    play_.on(next, [this, each, day] {
      play_.say(std::string_view(each.kind) == "stall" ? streets_ : traffic_, "school-traffic/record_violation",
                {{"school", each.school}, {"kind", each.kind}, {"road", main_road}, {"at", at(day, each.time)}});
    });
  }
  // One parks at the very edge of the hundred metres, one a centimetre beyond.
  for (const std::int32_t days : {64, 50, 34, 20, 8}) {
    play_.on(before(days), [this] {
      play_.say(traffic_, "school-traffic/record_parked_vehicle",
                {{"road", main_road},
                 {"from_cm", 114'520},
                 {"to_cm", 115'000},
                 {"at", at(play_.today(), "07:45")},
                 {"plate", "京B00002"}});
      play_.say(traffic_, "school-traffic/record_parked_vehicle",
                {{"road", main_road},
                 {"from_cm", 114'520},
                 {"to_cm", 114'999},
                 {"at", at(play_.today(), "07:45")},
                 {"plate", "京B00003"}});
    });
  }
}

std::uint64_t SchoolRoads::open_problem(const Actor& by, std::uint64_t school, const char* nature, const char* kind,
                                        const char* text) {
  return play_.say(by, "school-traffic/open_problem",
                   {{"school", school}, {"nature", nature}, {"kind", kind}, {"text", text}});
}
void SchoolRoads::assign(std::uint64_t problem, const char* lead, Date due) {
  play_.say(edu_, "school-traffic/assign_problem",
            {{"problem", problem}, {"units", array{lead}}, {"lead", lead}, {"due", to_string(due)}});
}

void SchoolRoads::problems() {
  const auto put_right = [this](std::uint64_t problem, const Actor& by, const char* how) {
    play_.say(by, "school-traffic/submit_rectification", {{"problem", problem}, {"evidence", how}});
  };
  play_.on(before(58), [this, put_right] {
    const std::uint64_t id = open_problem(school_, the_school, "software", "parking", "家长车辆在正门前停车等候。");
    assign(id, "traffic_police", play_.today() + Days{14});
    play_.in_work_days(5, [this, id, put_right] {
      put_right(id, traffic_, "高峰时段派警，施划网格线，照片见附件。");
      play_.in_work_days(2, [this, id] {
        play_.say(school_, "school-traffic/verify_problem",
                  {{"problem", id}, {"close", true}, {"kept", "放学前二十分钟由护学岗引导即停即走。"}});
      });
    });
  });
  play_.on(before(38), [this] {
    const std::uint64_t id =
        open_problem(middle_, middle_school, "hardware", "offsite_enforcement", "正门前没有非现场执法设备。");
    assign(id, "traffic_police", before(11));
  });
  play_.on(before(24), [this, put_right] {
    const std::uint64_t id = open_problem(school_, the_school, "software", "parking", "雨天家长车辆又停到网格线上。");
    assign(id, "traffic_police", play_.today() + Days{28});
    play_.in_work_days(9, [id, put_right, this] { put_right(id, traffic_, "雨天增派一名民警，现场照片见附件。"); });
  });
  play_.on(before(13), [this] {
    const std::uint64_t id =
        open_problem(middle_, middle_school, "software", "stall", "东门外摊点占道，学生绕行机动车道。");
    assign(id, "urban_management", last_day_ + Days{9});
    play_.in_work_days(2, [this, id] {
      const std::uint64_t whistle = play_.say(township_, "school-traffic/blow_whistle",
                                              {{"problem", id},
                                               {"departments", array{"urban_management", "traffic_police"}},
                                               {"report_in_by", to_string(before(5))}});
      play_.in_work_days(2, [this, whistle] {
        play_.say(streets_, "school-traffic/report_in", {{"whistle", whistle}, {"note", "每日 15:30 到场。"}});
      });
    });
  });
  play_.on(before(3), [this] {
    const std::string text = "下午放学时东门有车逆行，孩子过马路很危险。";
    const auto characters = static_cast<std::int64_t>(text.size() / 3);
    play_.say({Role::public_, 0, 0, 0}, "school-traffic/report_as_resident",
              {{"school", middle_school}, {"text", text}, {"text_characters", characters}});
  });
}

void SchoolRoads::incident() {
  play_.on(before(12), [this] {
    array notices;
    for (const char* each : {"education", "traffic_police", "public_order"}) {
      notices.push_back(object{{"service", each}, {"chosen", true}});
    }
    for (const char* each : {"transport", "emergency", "health"}) {
      notices.push_back(object{{"service", each}, {"reason", "无人受伤，不影响公交运行。"}});
    }
    const std::uint64_t id = play_.say(middle_, "school-traffic/report_incident",
                                       {{"school", middle_school},
                                        {"occurred_at", at(play_.today(), "07:42")},
                                        {"text", "东门外两车剐蹭，占用一条车道约二十分钟。"},
                                        {"notices", notices}});
    play_.in_work_days(1, [this, id] {
      play_.say(traffic_, "school-traffic/ack_incident", {{"incident", id}});
      play_.say(security_, "school-traffic/ack_incident", {{"incident", id}});
    });
    play_.say(security_, "school-traffic/record_entry",
              {{"school", middle_school},
               {"kind", "call"},
               {"text", "群众报警称校门前车辆剐蹭。"},
               {"received_at", at(play_.today(), "07:44")},
               {"arrived_at", at(play_.today(), "07:51")},
               {"closed_at", at(play_.today(), "08:05")}});
  });
}

void SchoolRoads::check() {
  play_.on(before(27), [this] {
    const std::uint64_t id =
        play_.say(inspector_, "school-traffic/plan_check",
                  {{"mode", "inspector"}, {"schools", array{middle_school}}, {"planned_on", to_string(play_.today())}});
    play_.say(inspector_, "school-traffic/start_check", {{"check_id", id}});
    const object finding{{"school", middle_school},
                         {"nature", "hardware"},
                         {"kind", "surveillance"},
                         {"text", "正门监控设备损坏，已一个月未修。"}};
    play_.say(inspector_, "school-traffic/finish_check", {{"check_id", id}, {"findings", array{finding}}});
  });
  // 四不两直: nobody at the school or in its district sees it before it starts.
  play_.on(before(2), [this] {
    play_.say(inspector_, "school-traffic/plan_check",
              {{"mode", "unannounced"},
               {"schools", array{kindergarten}},
               {"planned_on", to_string(play_.working_day_from(last_day_ + Days{1}))}});
  });
  play_.on(before(meeting_held), [this] {
    play_.say(edu_, "school-traffic/hold_meeting",
              {{"on", to_string(play_.today())}, {"text", "研判期中交通形势，要求错开放学时间。"}});
  });
}

// Of October, due on the fifth working day of November: one in time, one late, one not at all.
void SchoolRoads::reports() {
  const auto submit = [this](const Actor& by, std::uint64_t school) {
    return play_.say(by, "school-traffic/submit_report",
                     {{"school", school}, {"period", "2024-10-31"}, {"text", "本月情况：按方案落实，问题见台账。"}});
  };
  play_.on(before(15), [this, submit] {
    const std::uint64_t id = submit(school_, the_school);
    play_.say(edu_, "school-traffic/accept_report", {{"report", id}});
  });
  play_.on(before(7), [this, submit] { submit(middle_, middle_school); });
}

// --- rounds ----------------------------------------------------------------------------------------------------------

void SchoolRoads::round(const char* from, const char* to, std::size_t left_out) {
  const std::uint64_t schools[] = {the_school, middle_school, kindergarten, elsewhere, elsewhere_too};
  const struct {
    const char* name;
    std::int32_t weight;
  } items[] = {{"停车秩序", 4'000}, {"设施完好", 3'500}, {"通行效率", 2'500}};
  constexpr std::int32_t scores[][3] = {{8'750, 9'133, 7'777},
                                        {7'600, 7'050, 8'120},
                                        {8'001, 6'400, 8'003},
                                        {8'310, 8'890, 7'420},
                                        {9'020, 8'100, 8'660}};
  constexpr std::int32_t better = 120;
  array listed, weighed;
  for (const std::uint64_t each : schools) listed.push_back(boost::json::value(each));
  for (const auto& each : items) weighed.push_back(object{{"name", each.name}, {"weight", each.weight}});
  round_ =
      play_.say(office_, "school-traffic/open_round",
                {{"from", from}, {"to", to}, {"third_party", the_assessor}, {"items", weighed}, {"schools", listed}});
  const std::size_t cells = std::size(schools) * std::size(items);
  for (std::size_t cell = 0; cell + left_out < cells; ++cell) {
    const std::size_t school = cell / std::size(items), item = cell % std::size(items);
    const std::int32_t more = left_out == 0 ? 0 : better * static_cast<std::int32_t>(school % 3);
    play_.tell(assessor_, "school-traffic/enter_score",
               {{"round", round_},
                {"school", schools[school]},
                {"item", items[item].name},
                {"score", scores[school][item] + more}});
  }
  play_.settle();
}

void SchoolRoads::rounds() {
  play_.on(before(48), [this] {
    round("2024-09-01", "2024-09-30", 0);
    play_.refused(office_, "school-traffic/publish_round", {{"round", round_}}, "school_traffic.round_not_frozen");
    play_.say(office_, "school-traffic/freeze_round", {{"round", round_}});
    play_.say(office_, "school-traffic/publish_round", {{"round", round_}});
  });
  play_.on(before(10), [this] {
    round("2024-10-01", "2024-10-31", 1);
    play_.refused(office_, "school-traffic/freeze_round", {{"round", round_}}, "school_traffic.scores_missing");
  });
}

void SchoolRoads::left_to_do() {
  play_.on(before(prompt_given), [this] {
    play_.say(city_edu_, "school-traffic/issue_prompt",
              {{"text", "入冬后降雪降雾增多。"},
               {"requirement", "排查校门前坡道和照明，雨雪天增加护学力量。"},
               {"addressees", array{the_unit, other_unit}},
               {"ack_by", to_string(last_day_ + Days{2})}});
    play_.say(school_, "school-traffic/record_activity",
              {{"school", the_school}, {"kind", "lecture"}, {"on", to_string(play_.today())}, {"persons", 470}});
  });
}

}  // namespace gongbao::cli::demo
