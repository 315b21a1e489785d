// What is counted of a district's households: by the month, by the criterion, by the year of a device; and of these
// what the public is told. Called by what projects the facts.
#pragma once

#include <functional>

#include "policies/heating/views/rows.h"

namespace gongbao::heating {

// The month of that day, changed as `how` says; with it its year, and the public statistics.
void count_month(policies::Rows& rows, policies::Area area, Date day,
                 const std::function<void(view::DistrictMonth&)>& how);
void count_criteria(policies::Rows& rows, policies::Area area, Date day, const std::vector<std::string>& basis);

// A device that is used no more reaches no age.
enum class Counts : std::uint8_t { begins, ends };
void count_device(policies::Rows& rows, const view::Installed& device, Counts what);

}  // namespace gongbao::heating
