// 须视情及时向属地教育、交通、交管、应急、卫健、治安等相关部门报告: each of the six is decided on, one by one.
#include "policies/school_traffic/incidents.h"

namespace gongbao::school_traffic {

namespace {

std::optional<Service> service_of(access::Role role) {
  using enum access::Role;
  switch (role) {
    case district_edu:
      return Service::education;
    case district_transport:
      return Service::transport;
    case traffic_police:
      return Service::traffic_police;
    case access::Role::emergency:
      return Service::emergency;
    case district_health:
      return Service::health;
    case district_public_security:
      return Service::public_order;
    default:
      return std::nullopt;
  }
}

// Chosen, or said why not.
bool is_decided(const std::vector<NoticeGiven>& notices, Service service) {
  return std::ranges::any_of(notices, [&](const NoticeGiven& each) {
    return each.service == service && (each.chosen || each.reason.given());
  });
}

bool is_late(const Context& in, const School& school, Stamp occurred_at) {
  const UnitRules* rules = rules_on(in.state, school.unit, date_of(occurred_at));
  if (rules == nullptr || !rules->incident_target) return false;
  constexpr std::int64_t minute_micros = 60'000'000;
  return (in.now.micros - occurred_at.micros) / minute_micros > *rules->incident_target;
}

}  // namespace

Answer decide(const Context& in, const ReportIncident& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  for (const auto& [service, service_name] : names_of(Service{})) {
    if (!is_decided(command.notices, service)) {
      return refuse(code::incident_department_undecided).with_text("department", std::string(service_name));
    }
  }
  if (std::ranges::none_of(command.notices, &NoticeGiven::chosen)) return refuse(code::incident_nobody_notified);
  if (command.occurred_at > in.now) return refuse(code::time_order);
  if (!in.calendar.known(date_of(command.occurred_at))) return refuse(code::calendar_missing);
  Incident row;
  row.school = command.school;
  row.occurred_at = command.occurred_at;
  row.reported_at = in.now;
  row.text = command.text;
  for (const NoticeGiven& each : command.notices) {
    row.notices.push_back({each.service, each.chosen, each.reason, std::nullopt});
  }
  row.late = is_late(in, *school, command.occurred_at);
  Answer answer = accept(IncidentWritten{in.entry, row});
  if (row.late) answer.flag(flag::late_notice);
  return with_id(std::move(answer), "incident", in.entry);
}

Answer decide(const Context& in, const AckIncident& command) {
  const Incident* found = find_row(in.state.incidents, command.incident);
  if (found == nullptr) return unknown("incident");
  Incident row = *found;
  const auto own = std::ranges::find_if(
      row.notices, [&](const Notice& each) { return each.chosen && each.service == service_of(in.actor.role); });
  if (own == row.notices.end()) return refuse(code::out_of_scope);
  if (own->acknowledged_at) return refuse(code::bad_transition);
  own->acknowledged_at = in.now;
  const bool all = std::ranges::all_of(
      row.notices, [](const Notice& each) { return !each.chosen || each.acknowledged_at.has_value(); });
  if (all) row.state = IncidentState::acknowledged;
  return accept(IncidentWritten{command.incident, row});
}

Answer decide(const Context& in, const CloseIncident& command) {
  const Incident* found = find_row(in.state.incidents, command.incident);
  if (found == nullptr) return unknown("incident");
  if (found->state == IncidentState::closed) return refuse(code::bad_transition);
  if (found->state != IncidentState::acknowledged) return refuse(code::incident_not_acknowledged);
  const bool measured = std::ranges::any_of(command.measures, &SealedText::given);
  if (!measured) return refuse(code::incident_no_measure);
  Incident row = *found;
  row.measures = command.measures;
  row.state = IncidentState::closed;
  return accept(IncidentWritten{command.incident, row});
}

void apply(World& world, const IncidentWritten& fact, const FactOrigin&) {
  world.state.incidents[fact.incident] = fact.row;
}

}  // namespace gongbao::school_traffic
