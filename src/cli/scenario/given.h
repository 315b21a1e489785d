// What stands under given and parameters, written out as the public commands it stands for: nothing here touches a
// state, so a scenario can only start where commands can lead.
#pragma once

#include "cli/scenario/scenario.h"

namespace gongbao::cli::scenario {

struct Expanded {
  std::vector<Step> steps;
  Date first_day;  // parameters are set on the day before the first step
};

// path: of the scenario. first: the day of its first step; given may name an earlier one.
Result<Expanded> expand_given(const boost::json::object& scenario, std::string_view path, Date first, System system);

// --- used by its parts -----------------------------------------------------------------------------------------------

// Of the institution of that label, the number-th one of `of`.
Result<std::vector<Step>> expand_institution(const boost::json::value& value, std::string label, std::string path,
                                             std::size_t number, std::size_t of);
// Of districts, catalogue and households, in this order.
Result<std::vector<Step>> expand_heating(const boost::json::object& given, const std::string& path);
// Of operators, vehicles, deals and the cases of markets, in this order.
Result<std::vector<Step>> expand_vehicles(const boost::json::object& given, const std::string& path);
// Of schools, students, courses, tests and results, in this order.
Result<std::vector<Step>> expand_exam(const boost::json::object& given, const std::string& path);
// Of departments, institutions, supervisors and reports, in this order.
Result<std::vector<Step>> expand_beauty(const boost::json::object& given, const std::string& path);
Result<std::vector<Step>> expand_traffic(const boost::json::object& given, const std::string& path);
Result<std::vector<Step>> expand_legal(const boost::json::object& given, const std::string& path, Date on);
Result<std::vector<Step>> expand_eldercare(const boost::json::object& given, const std::string& path, Date on);
// A contract's text with all that it must contain (5b–5n).
boost::json::object complete_voucher();
// A credit code that passes its check.
std::string valid_uscc(std::size_t number);
// 12–32 digits: whose account it is shows in its first digits.
std::string account_number(std::string_view prefix, std::size_t number);

}  // namespace gongbao::cli::scenario
