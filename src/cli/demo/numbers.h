// Made-up numbers that pass their checks and belong to nobody: for samples, the demo city and tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongbao::cli {

// With zeros in front, at least so wide.
std::string digits(std::uint64_t number, std::size_t width);
// The credit code that begins with these 17 characters; the check digit is tried out.
std::string credit_code(std::string_view first_17);
// Of somebody born in that division on that day. The sequence is 000, which no office assigns, so two with the same
// division and birthday are the same.
std::string resident_id(std::string_view division, Date born);
// The VIN of a vehicle of that maker and model, eight signs; the check digit is worked out.
std::string vehicle_number(std::string_view first_8, std::uint64_t serial);
// 138 0000 xxxx, number below 10000.
std::string mobile_phone(std::uint64_t number);

}  // namespace gongbao::cli
