// 教育部门和各学校 (A) · 公安、城管、交管、交通 (B) · 各区和属地街道乡镇 (C).
#include "policies/school_traffic/duties.h"

namespace gongbao::school_traffic {

namespace {

using D = Department;

constexpr DutyItem fourteen_items[] = {
    {"A1", "3.2a", {D::school, D::education}},                   // 就近入学
    {"A2", "3.2a", {D::school, D::education}},                   // 交通安全教育和日常行为管理
    {"A3", "3.2a", {D::school, D::education}},                   // 校门口值班
    {"A4", "3.2a", {D::school, D::education}},                   // 错时上下学和小黄帽路队制
    {"A5", "3.2a", {D::school, D::education}},                   // 老师接领和护送
    {"A6", "3.2a", {D::school, D::education}},                   // “安全通道”
    {"B1", "3.2b", {D::public_security, D::public_security}},    // 高峰勤务
    {"B2", "3.2b", {D::public_security, D::public_security}},    // 护学岗
    {"B3", "3.2c", {D::traffic_police, D::traffic_police}},      // 交通设施
    {"B4", "3.2c", {D::traffic_police, D::traffic_police}},      // 执法力度
    {"B5", "3.2c", {D::traffic_police, D::traffic_police}},      // 单行线
    {"B6", "3.2b", {D::urban_management, D::urban_management}},  // 城管监管和执法
    {"B7", "3.2d", {D::transport, D::transport}},                // 公交线路、站点、通学车
    {"C1", "3.2e", {D::township, D::education}},                 // 属地监管
};

const DutyItem* duty_item(std::string_view item) {
  const auto it = std::ranges::find(fourteen_items, item, &DutyItem::item);
  return it == std::end(fourteen_items) ? nullptr : it;
}

}  // namespace

std::span<const DutyItem> duty_items() { return fourteen_items; }

bool may_not_apply(const State& state, const School& school, std::string_view item, Date day) {
  if (item == "A1") return !school.compulsory;  // 义务教育阶段 only
  return listed(state.parameters, "duty_optional", item, day);
}

Answer decide(const Context& in, const SetDuty& command) {
  const School* row = in.school(command.school);
  if (row == nullptr) return unknown("school");
  const DutyItem* item = duty_item(command.item);
  if (item == nullptr) return malformed("item");
  if (std::ranges::find(item->bearers, department_of(in.actor.role)) == item->bearers.end()) {
    return refuse(code::duty_party_mismatch);
  }
  if (!row->in_use()) return refuse(code::bad_transition);
  const bool not_applicable = command.state == DutyState::not_applicable;
  if (not_applicable && !may_not_apply(in.state, *row, command.item, in.today)) return refuse(code::duty_must_apply);
  if (not_applicable && !command.reason.given()) return refuse(code::reason_missing);
  return accept(DutyWritten{{command.school, command.item}, {command.state, command.reason, in.today}});
}

void apply(World& world, const DutyWritten& fact, const FactOrigin&) { world.state.duties[fact.duty] = fact.row; }

std::vector<std::string_view> duties_missing(const State& state, std::uint64_t school, char party) {
  std::vector<std::string_view> missing;
  for (const DutyItem& item : fourteen_items) {
    if (item.item.front() != party) continue;
    const Duty* row = find_row(state.duties, DutyKey{school, std::string(item.item)});
    if (row == nullptr || row->state == DutyState::not_in_place) missing.push_back(item.item);
  }
  return missing;
}

}  // namespace gongbao::school_traffic
