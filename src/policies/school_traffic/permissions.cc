// Role × scope of spec/07 part 2 and the "by" column of part 6, as one table. Where a refusal of part 6 says more than
// "not yours" (a plan of another unit, a check across units, a round of another assessor) the role may ask and its
// command decides.
#include <array>

#include "policies/school_traffic/questions.h"

namespace gongbao::school_traffic {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant school_itself{Role::school, Scope::own_organisation};
constexpr Grant of_township{Role::subdistrict, Scope::own_organisation};
constexpr Grant of_edu{Role::district_edu, Scope::own_area};
constexpr Grant of_traffic{Role::traffic_police, Scope::own_area};
constexpr Grant of_security{Role::district_public_security, Scope::own_area};
constexpr Grant of_transport{Role::district_transport, Scope::own_area};
constexpr Grant of_streets{Role::urban_management, Scope::own_area};
constexpr Grant of_emergency{Role::emergency, Scope::own_area};
constexpr Grant of_health{Role::district_health, Scope::own_area};
constexpr Grant of_city_edu{Role::city_edu, Scope::city};
constexpr Grant of_city_police{Role::city_police, Scope::city};
constexpr Grant of_city_transport{Role::city_transport, Scope::city};
constexpr Grant of_inspector{Role::school_inspector, Scope::city};
constexpr Grant of_resident{Role::public_, Scope::city};

constexpr std::array edu_only{of_edu};
constexpr std::array unit_setters{of_edu, of_city_edu};
constexpr std::array school_only{school_itself};
constexpr std::array school_and_edu{school_itself, of_edu};
constexpr std::array security_only{of_security};
constexpr std::array use_reporters{of_inspector, of_edu, of_resident};
constexpr std::array facility_recorders{school_itself, of_traffic, of_township};
constexpr std::array markers_of_roads{of_traffic, of_township};
constexpr std::array vehicle_recorders{of_traffic, of_security, of_city_police, school_itself};
constexpr std::array violation_recorders{of_traffic, of_security, of_city_police, of_streets};
constexpr std::array plan_writers{Grant{Role::school, Scope::city}, Grant{Role::district_edu, Scope::city},
                                  of_city_edu};
constexpr std::array plan_filers{Grant{Role::district_edu, Scope::city}, of_city_edu};
constexpr std::array city_three{of_city_edu, of_city_police, of_city_transport};
constexpr std::array school_and_traffic{school_itself, of_traffic};
constexpr std::array members_only{Grant{Role::team_member, Scope::own_person}};
constexpr std::array duty_bearers{school_itself, of_edu,       of_security, of_traffic,
                                  of_streets,    of_transport, of_township};
constexpr std::array problem_openers{school_itself, of_edu,      of_traffic,  of_security,    of_transport,
                                     of_streets,    of_township, of_city_edu, of_city_police, of_city_transport,
                                     of_inspector};
constexpr std::array assigners{of_edu, of_township};
constexpr std::array rectifiers{school_itself, of_edu,       of_traffic, of_security, of_transport,
                                of_streets,    of_emergency, of_health,  of_township};
constexpr std::array verifiers{of_edu,      school_itself, of_traffic,     of_security,       of_transport, of_streets,
                               of_township, of_city_edu,   of_city_police, of_city_transport, of_inspector};
constexpr std::array residents{of_resident};
constexpr std::array township_only{of_township};
constexpr std::array departments_called{of_edu,     of_traffic,   of_security, of_transport,
                                        of_streets, of_emergency, of_health};
constexpr std::array services{of_edu, of_transport, of_traffic, of_emergency, of_health, of_security};
constexpr std::array checkers{of_city_edu,
                              of_city_police,
                              of_city_transport,
                              Grant{Role::district_edu, Scope::city},
                              Grant{Role::traffic_police, Scope::city},
                              Grant{Role::district_public_security, Scope::city},
                              Grant{Role::district_transport, Scope::city},
                              Grant{Role::urban_management, Scope::city},
                              of_inspector};
constexpr std::array takers_of_reports{of_edu, of_city_edu};
constexpr std::array departments{of_city_edu, of_city_police, of_city_transport, of_edu,
                                 of_traffic,  of_security,    of_transport,      of_streets};
constexpr std::array campaigners{of_traffic, of_security, of_transport, of_streets, of_city_police, of_city_transport};
constexpr std::array keepers{school_itself, of_edu,      of_traffic,     of_security,      of_transport,
                             of_township,   of_city_edu, of_city_police, of_city_transport};
constexpr std::array office_only{Grant{Role::leading_office, Scope::city}};
constexpr std::array assessors{Grant{Role::third_party, Scope::city}};

constexpr access::Granted traffic_commands[] = {
    // schools.h
    {"register_school", edu_only},
    {"register_gate", edu_only},
    {"close_gate", edu_only},
    {"close_school", edu_only},
    {"configure_unit", unit_setters},
    // campus.h
    {"permit_campus_vehicle", school_only},
    {"set_separation", school_and_edu},
    {"permit_campus_use", school_only},
    {"report_campus_use", use_reporters},
    {"review_project", edu_only},
    {"set_alarm", security_only},
    // facilities.h
    {"record_facility", facility_recorders},
    {"propose_marking", markers_of_roads},
    {"record_parked_vehicle", vehicle_recorders},
    {"record_violation", violation_recorders},
    // plans.h
    {"submit_plan", plan_writers},
    {"file_plan", plan_filers},
    {"return_plan", plan_filers},
    {"sign_overall_plan", city_three},
    // teams.h, duties.h
    {"appoint_vice_principal", school_and_traffic},
    {"end_vice_principal", school_and_traffic},
    {"roster_team", school_only},
    {"check_in", members_only},
    {"set_bell_schedule", school_only},
    {"set_duty", duty_bearers},
    // problems.h, whistles.h
    {"open_problem", problem_openers},
    {"assign_problem", assigners},
    {"escalate_problem", school_and_edu},
    {"submit_rectification", rectifiers},
    {"verify_problem", verifiers},
    {"report_as_resident", residents},
    {"blow_whistle", township_only},
    {"report_in", departments_called},
    {"resolve", departments_called},
    {"confirm_whistle", township_only},
    // incidents.h
    {"report_incident", school_only},
    {"ack_incident", services},
    {"close_incident", school_only},
    // checks.h
    {"plan_check", checkers},
    {"start_check", checkers},
    {"finish_check", checkers},
    {"cancel_check", checkers},
    // reports.h
    {"submit_report", school_and_edu},
    {"accept_report", takers_of_reports},
    {"return_report", takers_of_reports},
    {"withdraw_submission", plan_writers},
    // records.h
    {"hold_meeting", departments},
    {"issue_prompt", departments},
    {"ack_prompt", departments},
    {"open_campaign", campaigners},
    {"close_campaign", campaigners},
    {"record_activity", school_and_edu},
    {"record_entry", keepers},
    {"correct_record", keepers},
    {"attach_file", keepers},
    // rounds.h
    {"open_round", office_only},
    {"enter_score", assessors},
    {"freeze_round", office_only},
    {"publish_round", office_only},
    {"withdraw_round", office_only},
};

// What was once given, by whom it is about and by the city.
constexpr std::array traffic_readers{school_itself, of_township,  of_edu,         of_traffic,
                                     of_security,   of_transport, of_streets,     of_emergency,
                                     of_health,     of_city_edu,  of_city_police, of_city_transport};
// Of what was reported, ordered and answered the text; of what the city only counts, no word.
constexpr std::array traffic_paper_readers{school_itself, of_township, of_edu,       of_traffic, of_security,
                                           of_transport,  of_streets,  of_emergency, of_health,  of_city_edu};
constexpr std::array school_desk_readers{school_itself, of_township, of_edu,         of_traffic,        of_security,
                                         of_transport,  of_city_edu, of_city_police, of_city_transport, of_inspector};
// 信息数据共享 (2.1c): the channels of education and of traffic, each in its own unit.
constexpr std::array board_readers{of_edu,      of_traffic,     of_security,       of_transport, of_streets,
                                   of_city_edu, of_city_police, of_city_transport, of_inspector};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted traffic_questions[] = {
    {AskSchoolPage::name, anybody_at_all},
    {AskRanking::name, anybody_at_all},
    {AskResidentReport::name, anybody_at_all},
    {AskSchoolDesk::name, school_desk_readers},
    {AskBoard::name, board_readers},
    {AskSituation::name, board_readers},
    {"entry", traffic_readers},
    {"paper", traffic_paper_readers},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(traffic_commands, command); }
std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(traffic_questions, question);
}

Code forbidden_to(Role role, std::string_view command) {
  const bool whistles = command == "blow_whistle" || command == "confirm_whistle";
  return whistles && role != Role::subdistrict ? code::whistle_not_township : code::out_of_scope;
}

}  // namespace gongbao::school_traffic
