// What facts about the catalogue, suppliers and publicity write into the rows; called by project_facts.
#pragma once

#include "policies/heating/catalogue.h"
#include "policies/heating/views/rows.h"

namespace gongbao::heating {

void project(policies::Rows& rows, const CatalogueEntryPublished& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const CatalogueEntryWithdrawn& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const SamplingRecorded& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const SupplierExcluded& fact, const FactOrigin& origin);
void project(policies::Rows& rows, const PublicityItemPublished& fact, const FactOrigin& origin);

}  // namespace gongbao::heating
