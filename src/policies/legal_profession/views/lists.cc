// The lists of this policy (spec/08 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/legal_profession/document.h"
#include "policies/legal_profession/views/rows.h"

namespace gongbao::legal_profession {

namespace {

using access::Grant;
using access::Role;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant bureau_city{Role::city_justice, Scope::city};
constexpr Grant bureau_own{Role::district_justice, Scope::own_area};
constexpr Grant association_city{Role::city_association, Scope::city};
constexpr Grant association_own{Role::district_association, Scope::own_area};
constexpr Grant party_own{Role::party_body, Scope::own_area};
constexpr Grant firm_own{Role::firm, Scope::own_organisation};
constexpr Grant lawyer_own{Role::lawyer, Scope::own_person};
constexpr Grant partner_own{Role::partner, Scope::own_organisation};
constexpr Grant assessor_own{Role::assessor, Scope::own_person};
constexpr Grant audit_city{Role::auditor, Scope::city};

constexpr ListFilter by_area{"area"}, by_state{"state"}, by_kind{"kind"}, by_lawyer{"lawyer"}, by_firm{"firm"};

// 司法行政机关与律师协会…信息共享 (9a): both sides, each in its area.
std::vector<Grant> both_sides() { return {bureau_city, bureau_own, association_city, association_own}; }
std::vector<Grant> and_also(std::vector<Grant> all, std::initializer_list<Grant> more) {
  all.insert(all.end(), more);
  return all;
}
ViewList profession_shown(ViewList list, std::vector<std::string_view> columns) {
  list.columns = std::move(columns);
  return list;
}
ViewList profession_only(ViewList list, std::string_view column, std::int64_t value) {
  list.only = {{column, value}};
  return list;
}

void add_of_everybody(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {profession_shown(
           list_of<view::Unit>("firms", "律师事务所", "Law firms", {{"name"}},
                               {{"unit"}, by_firm, by_area, {"unit_kind"}, {"standing"}, {"name", How::contains}},
                               everybody(), "legal-profession/12a legal-profession/13a legal-profession/15b"),
           {"unit", "firm", "unit_kind", "name", "uscc", "area", "place", "form", "confirmed", "standing", "since"}),
       profession_only(
           profession_shown(list_of<view::IntegrityListed>(
                                "disclosures", "诚信信息公开", "Disclosed integrity entries", {{"decided_on", true}},
                                {by_firm, by_lawyer, by_area, by_kind, {"name", How::contains}}, everybody(),
                                "legal-profession/12c legal-profession/12d"),
                            {"integrity", "firm", "lawyer", "name", "area", "kind", "decided_by", "decision_no",
                             "decided_on", "mitigated", "disclosed_on", "reversed_on", "reversing_decision"}),
           "disclosed", 1),
       profession_shown(
           list_of<view::BrandListed>("brands", "品牌", "Brands", {{"first_day", true}}, {by_kind, by_area},
                                      everybody(), "legal-profession/11a legal-profession/s2.3e"),
           {"brand", "name", "lawyer", "area", "kind", "first_day"})});
}

void add_register(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::LawyerListed>("lawyers", "律师", "Lawyers", {{"first_date"}},
                                   {by_lawyer, by_firm, by_area, {"standing"}, {"lawyer_class"}},
                                   and_also(both_sides(), {firm_own, lawyer_own}), "legal-profession/12a"),
       list_of<view::IntegrityListed>("integrity", "诚信档案", "Integrity files", {{"decided_on", true}},
                                      {{"integrity"}, by_firm, by_lawyer, by_kind},
                                      and_also(both_sides(), {firm_own, lawyer_own}), "legal-profession/12c"),
       list_of<view::Assessed>("assessments", "年度检查考核", "Annual assessments", {{"assessed_year", true}},
                               {{"assessment"}, by_firm, by_state}, {bureau_city, bureau_own, firm_own, lawyer_own},
                               "legal-profession/18c legal-profession/6c"),
       profession_only(profession_shown(list_of<view::Sampled>("spot_samples", "抽查样本", "Samples of spot checks",
                                                               {{"sample_year", true}}, {{"unit"}, by_area},
                                                               {bureau_city, bureau_own}, "legal-profession/18c"),
                                        {"sample_year", "unit", "name", "uscc", "area", "place", "passed"}),
                       "account", 0),
       profession_shown(
           list_of<view::Sampled>("own_samples", "本人抽查任务", "One's own spot checks", {{"sample_year", true}},
                                  {{"unit"}}, {assessor_own}, "legal-profession/18c"),
           {"sample_year", "unit", "name", "uscc", "area", "place", "passed"})});
}

void add_people(std::vector<ViewList>& all) {
  all.insert(all.end(),
             {list_of<view::Hours>("pro_bono", "公益法律服务", "Pro bono service", {{"served_on", true}},
                                   {{"claim"}, by_lawyer, by_firm, by_state, {"served_on", How::range}},
                                   and_also(both_sides(), {firm_own, lawyer_own}), "legal-profession/s2.6c"),
              list_of<view::TalentListed>("talents", "律师人才库", "Talent pools", {{"first_day", true}},
                                          {by_lawyer, {"tier"}, by_area}, and_also(both_sides(), {lawyer_own}),
                                          "legal-profession/19a legal-profession/s2.5a legal-profession/s2.5b"),
              list_of<view::Returned>("returns", "年度收入和纳税申报", "Annual returns", {{"submitted_on", true}},
                                      {{"annual_return"}, by_firm, by_area}, {bureau_city, bureau_own, firm_own},
                                      "legal-profession/s2.3c legal-profession/s2.3d"),
              list_of<view::RightsAsked>("rights_requests", "执业权利维护", "Requests to protect practice rights",
                                         {{"asked_on", true}}, {{"rights_request"}, by_lawyer},
                                         {association_city, association_own, lawyer_own}, "legal-profession/23a")});
}

void add_cases(std::vector<ViewList>& all) {
  const std::vector<std::string_view> kept{"record", "kind", "name",      "lawyer",   "label",  "of_year",
                                           "count",  "yes",  "first_day", "last_day", "due_on", "done_on"};
  std::vector<std::string_view> of_party = kept;
  of_party.push_back("person");
  all.insert(
      all.end(),
      {list_of<view::ClueListed>("clues", "不当执业线索", "Clues of misconduct", {{"sent_on", true}},
                                 {{"clue"}, by_state}, and_also(both_sides(), {partner_own}), "legal-profession/26a"),
       list_of<view::Complained>("complaints", "投诉", "Complaints", {{"received_on", true}},
                                 {{"complaint"}, by_state, by_kind}, both_sides(),
                                 "legal-profession/30a legal-profession/9b legal-profession/4b"),
       profession_only(profession_shown(list_of<view::Kept>("registers", "登记", "Registers", {{"first_day", true}},
                                                            {{"record"}, by_kind}, and_also(both_sides(), {audit_city}),
                                                            "legal-profession/8b legal-profession/19b"),
                                        kept),
                       "party", 0),
       profession_only(profession_shown(list_of<view::Kept>("party_registers", "党建登记", "The Party's registers",
                                                            {{"first_day", true}}, {{"record"}, by_kind}, {party_own},
                                                            "legal-profession/8b legal-profession/1a"),
                                        of_party),
                       "party", 1),
       list_of<view::Item>("party_items", "党建同步事项", "Linked items of the Party", {{"due_on", true}}, {{"item"}},
                           {party_own}, "legal-profession/6a legal-profession/6b")});
}

std::string_view profession_code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.tables = policies::tables_of<view::Unit, view::LawyerListed, view::IntegrityListed, view::Assessed,
                                      view::Sampled, view::Hours, view::TalentListed, view::Returned, view::ClueListed,
                                      view::Complained, view::RightsAsked, view::BrandListed, view::Kept, view::Item>();
  add_of_everybody(system.lists);
  add_register(system.lists);
  add_people(system.lists);
  add_cases(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(profession_code_word);
  system.organisations = {{Role::firm, "firm"}, {Role::partner, "partner"}};
  system.log_readers = {bureau_city, audit_city};
  system.person = Role::lawyer;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::legal_profession
