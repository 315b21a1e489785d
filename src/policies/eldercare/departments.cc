// 民政部门应指定工作人员 (7a), 应公布 (8a): what a round asks for before it opens.
#include "policies/eldercare/departments.h"

#include <algorithm>

namespace gongbao::eldercare {

Answer channels_are_missing(const std::vector<std::string>& missing) {
  Answer answer = refuse(code::channel_missing);
  for (const std::string& each : missing) answer.text("channel", each);
  return answer;
}

Answer decide(const Context& in, const PublishChannels& command) {
  const auto department = department_meant(in, command.department);
  if (!department) return refuse(code::department_unknown);
  const Date from = command.from.value_or(in.today);
  const auto said = [](const std::string& text) { return blank(text) ? std::string() : text; };
  const Channels shown{said(command.email), said(command.postal), said(command.phone), from};
  const auto missing = channels_missing(in.terms().list("required_channels", from), shown);
  if (!missing.empty()) return channels_are_missing(missing);
  if (from < in.today) return malformed("from");
  return accept(ChannelsPublished{*department, shown}).with_date("from", from);
}

void apply(World& world, const ChannelsPublished& fact, const FactOrigin&) {
  std::vector<Channels>& rows = world.state.departments[fact.department].channels;
  rows.insert(std::ranges::upper_bound(rows, fact.row.from, {}, &Channels::from), fact.row);
}

Answer decide(const Context& in, const DesignateContactStaff& command) {
  const auto department = department_meant(in, command.department);
  if (!department) return refuse(code::department_unknown);
  if (command.account == 0) return malformed("account");
  const Date from = command.from.value_or(in.today);
  if (command.to && *command.to < from) return malformed("to");
  return accept(ContactStaffDesignated{*department, {command.account, from, command.to}}).with_date("from", from);
}

void apply(World& world, const ContactStaffDesignated& fact, const FactOrigin&) {
  std::vector<ContactPerson>& rows = world.state.departments[fact.department].contact_staff;
  std::erase_if(rows, [&](const ContactPerson& each) { return each.account == fact.row.account; });
  rows.push_back(fact.row);
}

namespace {

// Below one a target or a size says nothing.
const char* impossible_target(const SetDepartmentPolicy& command) {
  constexpr std::int32_t most_days = 366;
  const auto wrong = [](const std::optional<std::int32_t>& days) { return days && (*days < 1 || *days > most_days); };
  if (command.pool_size && *command.pool_size < 1) return "pool_size";
  if (wrong(command.ack_working_days)) return "ack_working_days";
  if (wrong(command.order_working_days)) return "order_working_days";
  if (wrong(command.rectify_working_days)) return "rectify_working_days";
  return wrong(command.feedback_working_days) ? "feedback_working_days" : nullptr;
}

}  // namespace

Answer decide(const Context& in, const SetDepartmentPolicy& command) {
  const auto department = department_meant(in, command.department);
  if (!department) return refuse(code::department_unknown);
  if (const char* field = impossible_target(command)) return malformed(field);
  return accept(DepartmentPolicySet{*department,
                                    {command.pool_size, command.ack_working_days, command.order_working_days,
                                     command.rectify_working_days, command.feedback_working_days}});
}

void apply(World& world, const DepartmentPolicySet& fact, const FactOrigin&) {
  world.state.departments[fact.department].targets = fact.targets;
}

Answer decide(const Context& in, const ImportInstitutions& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_command) return malformed("rows");
  InstitutionsImported fact;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const InstitutionRow& row = command.rows[i];
    const auto place = static_cast<std::int64_t>(i + 1);
    const auto department = department_meant(in, row.department);
    if (!department) return refuse(code::department_unknown).with_count("row", place);
    if (blank(row.institution_name)) return malformed("institution_name").with_count("row", place);
    fact.institutions[row_id(in.entry, i + 1)] = {row.institution_name, row.kind, *department, row.city_run};
  }
  Answer answer = accept(fact);
  for (const auto& [id, unused] : fact.institutions) answer.count("institution", static_cast<std::int64_t>(id));
  return answer;
}

void apply(World& world, const InstitutionsImported& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.institutions) world.state.institutions[id] = row;
}

Answer decide(const Context& in, const AddInterpretation& command) {
  if (blank(command.clause)) return malformed("clause");
  if (!command.text.given()) return malformed("text");
  const std::vector<Interpretation>* before = find_row(in.state.interpretations, command.clause);
  const auto version = static_cast<std::int64_t>(before == nullptr ? 1 : before->size() + 1);
  return accept(InterpretationAdded{command.clause, {command.text, in.today}}).with_count("version", version);
}

void apply(World& world, const InterpretationAdded& fact, const FactOrigin&) {
  world.state.interpretations[fact.clause].push_back(fact.row);
}

}  // namespace gongbao::eldercare
