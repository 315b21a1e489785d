// Who is inside which scope: each scope with its own, with another's, and with what does not apply.
#include "access/access.h"

#include <gtest/gtest.h>

namespace gongbao::access {
namespace {

bool inside(Role role, Scope scope, const Actor& actor, const Target& target) {
  const Grant grants[] = {{role, scope}};
  return allowed(grants, actor, target);
}

TEST(Access, AnInstitutionSpeaksForItself) {
  const Actor actor{Role::institution, 1, 70, 0};
  EXPECT_TRUE(inside(Role::institution, Scope::own_organisation, actor, {.operator_id = 70}));
  EXPECT_FALSE(inside(Role::institution, Scope::own_organisation, actor, {.operator_id = 71}));
  EXPECT_TRUE(inside(Role::institution, Scope::own_organisation, actor, {}));  // a registration
  EXPECT_FALSE(inside(Role::operator_, Scope::own_organisation, actor, {.operator_id = 70}));
}

TEST(Access, AFamilySpeaksForItsOwnContracts) {
  const Actor actor{Role::family, 5, 0, 0};
  EXPECT_TRUE(inside(Role::family, Scope::own_person, actor, {.operator_id = 70, .person = 5}));
  EXPECT_FALSE(inside(Role::family, Scope::own_person, actor, {.operator_id = 70, .person = 6}));
  EXPECT_FALSE(inside(Role::family, Scope::own_person, actor, {.operator_id = 70, .person = 0}));
}

TEST(Access, AHealthDepartmentHasItsArea) {
  const Actor actor{Role::district_health, 1, 0, 110105};
  EXPECT_TRUE(inside(Role::district_health, Scope::own_area, actor, {.area = 110105}));
  EXPECT_FALSE(inside(Role::district_health, Scope::own_area, actor, {.area = 110110}));
  EXPECT_FALSE(inside(Role::district_commerce, Scope::own_area, actor, {.area = 110105}));
}

// Whoever is named in no dispute has nothing to say in any.
TEST(Access, AMediatorSpeaksWhereItIsNamed) {
  const Actor actor{Role::mediator, 1, 900, 0};
  EXPECT_TRUE(inside(Role::mediator, Scope::own_organisation, actor, {.operator_id = 70, .mediator_id = 900}));
  EXPECT_FALSE(inside(Role::mediator, Scope::own_organisation, actor, {.operator_id = 70, .mediator_id = 901}));
  EXPECT_FALSE(inside(Role::mediator, Scope::own_organisation, actor, {.operator_id = 900}));
  const Actor nobody{Role::mediator, 1, 0, 0};
  EXPECT_FALSE(inside(Role::mediator, Scope::own_organisation, nobody, {.operator_id = 70}));
}

TEST(Access, WhatIsAboutNobodyIsNobodysToRead) {
  constexpr Grant grants[] = {
      {Role::village_agent, Scope::own_organisation}, {Role::inspector, Scope::own_area}, {Role::auditor, Scope::city}};
  Target nobody;
  EXPECT_TRUE(allowed(grants, {Role::village_agent, 1, 7, 0}, nobody)) << "what it begins itself";
  EXPECT_FALSE(may_read(grants, {Role::village_agent, 1, 7, 0}, nobody));
  EXPECT_FALSE(may_read(grants, {Role::inspector, 1, 0, 110116}, nobody));
  EXPECT_TRUE(may_read(grants, {Role::auditor, 1, 0, 0}, nobody));
  Target village;
  village.operator_id = 7;
  village.area = 110116;
  EXPECT_TRUE(may_read(grants, {Role::village_agent, 1, 7, 0}, village));
  EXPECT_FALSE(may_read(grants, {Role::village_agent, 1, 8, 0}, village));
  EXPECT_TRUE(may_read(grants, {Role::inspector, 1, 0, 110116}, village));
  EXPECT_FALSE(may_read(grants, {Role::inspector, 1, 0, 110112}, village));
}

TEST(Access, NumbersOfRolesAreStored) {
  EXPECT_EQ(static_cast<int>(Role::institution), 16);
  EXPECT_EQ(static_cast<int>(Role::mediator), 21);
  for (const auto& [role, name] : names_of(Role{})) EXPECT_EQ(enum_named<Role>(name), role) << name;
}

}  // namespace
}  // namespace gongbao::access
