// A what-if as one flat table, for spreadsheets.
#pragma once

#include "formats/list_file.h"
#include "policies/registry/what_if.h"

namespace gongbao::formats {

// A row for each system, district, operator and week, and for each operator as it would have closed; every figure as it
// was and as it would be.
void put_what_if(ListWriter& writer, const policies::WhatIf& told);

}  // namespace gongbao::formats
