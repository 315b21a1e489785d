// 定期召开专题会议…进行工作提示,明确工作要求 (2.1a): what is kept of it. Nothing here is ever written over.
#include "policies/school_traffic/records.h"

#include "policies/school_traffic/figures.h"

namespace gongbao::school_traffic {

Answer decide(const Context& in, const HoldMeeting& command) {
  if (command.on > in.today) return malformed("on");
  if (!command.text.given()) return malformed("text");
  const AreaCode unit = unit_of(in.actor);
  const Snapshot seen = snapshot_of(in.state, unit, in.today);
  return accept(MeetingHeld{{unit, in.actor.role, command.on, command.text, seen}})
      .with_count("open_problems", seen.open_problems)
      .with_count("overdue_problems", seen.overdue_problems)
      .with_count("open_incidents", seen.open_incidents)
      .with_count("violations", seen.violations);
}

Answer decide(const Context& in, const IssuePrompt& command) {
  Prompt row;
  for (const std::string& each : command.addressees) {
    const auto unit = unit_named(in.terms(), each, in.today);
    if (!unit) return refuse(code::unit_unknown);
    row.addressees.push_back(*unit);
  }
  if (!command.requirement.given() || row.addressees.empty()) return refuse(code::prompt_no_requirement);
  if (command.ack_by < in.today) return malformed("ack_by");
  row.unit = unit_of(in.actor);
  row.text = command.text;
  row.requirement = command.requirement;
  row.ack_by = command.ack_by;
  return with_id(accept(PromptWritten{in.entry, row}), "prompt", in.entry);
}

Answer decide(const Context& in, const AckPrompt& command) {
  const Prompt* found = find_row(in.state.prompts, command.prompt);
  if (found == nullptr) return unknown("prompt");
  const auto has = [&](const std::vector<AreaCode>& units) {
    return std::ranges::find(units, in.actor.area) != units.end();
  };
  if (!has(found->addressees)) return refuse(code::out_of_scope);
  if (has(found->acknowledged)) return refuse(code::bad_transition);
  Prompt row = *found;
  row.acknowledged.push_back(in.actor.area);
  return accept(PromptWritten{command.prompt, row});
}

Answer decide(const Context& in, const OpenCampaign& command) {
  if (command.schools.empty()) return refuse(code::campaign_no_school);
  if (not_in_use(in, command.schools)) return unknown("schools");
  if (command.to < command.from) return refuse(code::time_order);
  const AreaCode own = unit_of(in.actor);
  const bool elsewhere =
      own != 0 && std::ranges::any_of(command.schools, [&](std::uint64_t id) { return in.school(id)->unit != own; });
  if (elsewhere) return refuse(code::out_of_scope);
  const Campaign row{own, in.actor.role, {command.from, command.to}, command.schools, std::nullopt, {}};
  return with_id(accept(CampaignWritten{in.entry, row}), "campaign", in.entry);
}

Answer decide(const Context& in, const CloseCampaign& command) {
  const Campaign* found = find_row(in.state.campaigns, command.campaign);
  if (found == nullptr) return unknown("campaign");
  if (found->role != in.actor.role || found->unit != unit_of(in.actor)) return refuse(code::out_of_scope);
  if (found->closed_on) return refuse(code::bad_transition);
  if (in.today < found->days.first) return refuse(code::time_order);
  Campaign row = *found;
  row.closed_on = in.today;
  row.results = command.results;
  return accept(CampaignWritten{command.campaign, row});
}

Answer decide(const Context& in, const RecordActivity& command) {
  if (in.school(command.school) == nullptr) return unknown("school");
  if (!listed(in.terms(), "activity_kinds", command.kind, in.today)) return refuse(code::activity_kind_unknown);
  if (command.on > in.today) return malformed("on");
  if (command.persons < 0) return malformed("persons");
  return accept(ActivityRecorded{{command.school, command.kind, command.on, command.persons}});
}

namespace {

// Registers of part 3, with who keeps each.
struct RegisterKind {
  std::string_view kind;
  std::array<Department, 3> keepers;
};
using D = Department;
constexpr RegisterKind register_kinds[] = {
    {"patrol", {D::traffic_police, D::public_security, D::public_security}},  // 巡逻管控 (2.5d, 2.10b)
    {"post", {D::traffic_police, D::public_security, D::public_security}},    // 重点值守 (2.5d)
    {"call", {D::public_security, D::public_security, D::public_security}},   // 涉校报警求助 (2.10c)
    {"area_facility", {D::transport, D::township, D::school}},                // (2.4b, 2.4c)
    {"stop", {D::transport, D::transport, D::transport}},                     // 公交站点和通学车站点 (2.4d)
    {"road_area", {D::transport, D::transport, D::transport}},                // 道路管养 (2.4a)
    {"course", {D::school, D::education, D::education}},                      // (2.7a)
    {"line_route", {D::school, D::school, D::school}},                        // 小黄帽路队 (2.9b)
    {"gate_duty", {D::school, D::school, D::school}},                         // 校门值班值守 (2.9d)
    {"internal_system", {D::school, D::school, D::school}},                   // 校内交通安全管理制度 (2.2a)
    {"news", {D::school, D::education, D::city}},                             // 向社会宣传 (4.3a)
};

const RegisterKind* register_kind(std::string_view kind) {
  const auto it = std::ranges::find(register_kinds, kind, &RegisterKind::kind);
  return it == std::end(register_kinds) ? nullptr : it;
}

bool out_of_order(const std::optional<Stamp>& earlier, const std::optional<Stamp>& later) {
  return later && (!earlier || *later < *earlier);
}

}  // namespace

Answer decide(const Context& in, const RecordEntry& command) {
  if (command.school && in.school(*command.school) == nullptr) return unknown("school");
  const RegisterKind* kind = register_kind(command.kind);
  if (kind == nullptr) return refuse(code::entry_kind_unknown);
  const Department keeper = department_of(in.actor.role);
  if (std::ranges::find(kind->keepers, keeper) == kind->keepers.end()) return refuse(code::out_of_scope);
  if (out_of_order(command.received_at, command.arrived_at) || out_of_order(command.arrived_at, command.closed_at)) {
    return refuse(code::time_order);
  }
  if (command.received_at > in.now || command.closed_at > in.now) return malformed("closed_at");
  if (command.metres_to_gate && *command.metres_to_gate < 0) return malformed("metres_to_gate");
  RegisterEntry row;
  row.school = command.school.value_or(0);
  row.unit = unit_of(in.actor);
  row.keeper = keeper;
  row.kind = command.kind;
  row.text = command.text;
  row.metres_to_gate = command.metres_to_gate.value_or(-1);
  row.received_at = command.received_at;
  row.arrived_at = command.arrived_at;
  row.closed_at = command.closed_at;
  row.on = in.today;
  return with_id(accept(EntryRecorded{row}), "entry_no", in.entry);
}

namespace {

// Whoever wrote it adds to it.
std::optional<Answer> addition_problem(const Context& in, std::uint64_t entry_no, const SealedText& reason) {
  const RegisterEntry* found = find_row(in.state.entries, entry_no);
  if (found == nullptr) return unknown("entry_no");
  const bool keeps = found->keeper == department_of(in.actor.role) && found->unit == unit_of(in.actor);
  if (!keeps) return refuse(code::out_of_scope);
  const bool of_another_school = in.actor.role == access::Role::school && in.actor.organisation != found->school;
  if (of_another_school) return refuse(code::out_of_scope);
  if (!reason.given()) return refuse(code::reason_missing);
  return std::nullopt;
}

}  // namespace

// A correction stands beside what it corrects.
Answer decide(const Context& in, const CorrectRecord& command) {
  if (auto wrong = addition_problem(in, command.entry_no, command.reason)) return std::move(*wrong);
  if (!command.text.given()) return malformed("text");
  return accept(RecordAdded{{command.entry_no, command.reason, command.text, in.today}});
}

Answer decide(const Context& in, const AttachFile& command) {
  if (auto wrong = addition_problem(in, command.entry_no, command.reason)) return std::move(*wrong);
  if (!command.document.given()) return malformed("document");
  return accept(RecordAdded{{command.entry_no, command.reason, command.document, in.today}});
}

void apply(World& world, const MeetingHeld& fact, const FactOrigin& origin) {
  world.state.meetings[origin.entry] = fact.row;
}
void apply(World& world, const PromptWritten& fact, const FactOrigin&) { world.state.prompts[fact.prompt] = fact.row; }
void apply(World& world, const CampaignWritten& fact, const FactOrigin&) {
  world.state.campaigns[fact.campaign] = fact.row;
}
void apply(World& world, const ActivityRecorded& fact, const FactOrigin& origin) {
  world.state.activities[origin.entry] = fact.row;
}
void apply(World& world, const EntryRecorded& fact, const FactOrigin& origin) {
  world.state.entries[origin.entry] = fact.row;
}
void apply(World& world, const RecordAdded& fact, const FactOrigin& origin) {
  world.state.additions[origin.entry] = fact.row;
}

}  // namespace gongbao::school_traffic
