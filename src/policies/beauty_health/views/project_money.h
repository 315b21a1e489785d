// What facts about budgets, rules, applications and awards write into the rows; called by project_facts.
#pragma once

#include "policies/beauty_health/views/rows.h"

namespace gongbao::beauty_health {

// The operator_id of a row that is of no enterprise: not 0, which whoever has yet to register speaks as.
inline constexpr std::uint64_t no_house = ~std::uint64_t{0};

// Empty: there is none of that number.
std::string name_of_enterprise(policies::Rows& rows, std::uint64_t enterprise);

void project(policies::Rows& rows, const BudgetOpened& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const BudgetChanged& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const BudgetClosed& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const KindRuleSet& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApplicationSubmitted& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApplicationMoved& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const OpinionGiven& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApplicationApproved& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApprovalWithdrawn& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApplicationPublicised& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ApplicationPaid& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const ClawedBack& fact, const FactOrigin& origin);

}  // namespace gongbao::beauty_health
