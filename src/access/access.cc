// Compares an actor with the grants of a command.
#include "access/access.h"

#include <algorithm>

namespace gongbao::access {

namespace {

bool is_bank(Role role) { return role == Role::custody_bank || role == Role::bank; }

// A bank's and a mediator's own names them, or it is not theirs.
bool of_no_house(Role role, const Target& target) {
  return target.operator_id == 0 && !is_bank(role) && role != Role::mediator;
}

bool in_scope(Scope scope, const Actor& actor, const Target& target) {
  switch (scope) {
    case Scope::own_organisation: {
      if (is_bank(actor.role)) return target.bank_id != 0 && target.bank_id == actor.organisation;
      if (actor.role == Role::mediator) return target.mediator_id != 0 && target.mediator_id == actor.organisation;
      return target.operator_id == 0 || target.operator_id == actor.organisation;
    }
    case Scope::own_outlet: {
      const bool own = !target.outlet || (actor.area != 0 && *target.outlet == actor.area);
      return own && (target.operator_id == 0 || target.operator_id == actor.organisation);
    }
    case Scope::own_person:
      return !target.person || (*target.person != 0 && *target.person == actor.account);
    case Scope::own_area:
      return target.area == 0 || target.area == actor.area ||
             (target.outlet_area != 0 && target.outlet_area == actor.area);
    case Scope::city:
      return true;
  }
  return false;
}

}  // namespace

Actor actor_of(const engine::Source& source) {
  return {static_cast<Role>(source.role), source.account, source.organisation, source.area};
}

engine::Source source_of(const Actor& actor, Stamp stamp) {
  engine::Source source;
  source.stamp_micros = stamp.micros;
  source.account = actor.account;
  source.organisation = actor.organisation;
  source.area = actor.area;
  source.role = static_cast<std::uint16_t>(actor.role);
  return source;
}

std::span<const Grant> grants_in(std::span<const Granted> table, std::string_view name) {
  const auto row = std::ranges::find(table, name, &Granted::name);
  return row == table.end() ? std::span<const Grant>{} : row->grants;
}

bool may_ever(std::span<const Grant> grants, Role role) {
  return std::ranges::any_of(grants, [&](const Grant& grant) { return grant.role == role; });
}

bool may_read(std::span<const Grant> grants, const Actor& actor, const Target& target) {
  for (const Grant& grant : grants) {
    if (grant.role != actor.role || !in_scope(grant.scope, actor, target)) continue;
    if (grant.scope == Scope::own_organisation && of_no_house(actor.role, target)) continue;
    if (grant.scope == Scope::own_area && target.area == 0 && target.outlet_area == 0) continue;
    return true;
  }
  return false;
}

bool allowed(std::span<const Grant> grants, const Actor& actor, const Target& target) {
  for (const Grant& grant : grants) {
    if (grant.role == actor.role && in_scope(grant.scope, actor, target)) return true;
  }
  return false;
}

}  // namespace gongbao::access
