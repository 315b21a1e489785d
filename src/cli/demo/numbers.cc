// Check digits are tried out, so that the one place that knows the rules stays base/identifiers.
#include "cli/demo/numbers.h"

#include "base/check.h"
#include "base/identifiers.h"

namespace gongbao::cli {

std::string digits(std::uint64_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::string credit_code(std::string_view first_17) {
  for (const char check : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    std::string code = std::string(first_17) + check;
    if (check_credit_code(code).verdict == IdVerdict::valid) return code;
  }
  GB_NEVER("one of the 31 digits is right");
}

std::string resident_id(std::string_view division, Date born) {
  const YearMonthDay day = ymd(born);
  const auto part = [](int number, std::size_t width) { return digits(static_cast<std::uint64_t>(number), width); };
  const std::string body = std::string(division) + part(day.year, 4) + part(day.month, 2) + part(day.day, 2) + "000";
  for (const char check : std::string_view("0123456789X")) {
    std::string id = body + check;
    if (check_resident_id(id).id.accepted()) return id;
  }
  GB_NEVER("one of the 11 digits is right");
}

std::string vehicle_number(std::string_view first_8, std::uint64_t serial) {
  const auto with = [&](char check) { return std::string(first_8) + check + "R" + digits(serial, 7); };
  const auto worked_out = vin_check_digit(with('0'));
  GB_CHECK(worked_out.has_value());
  return with(worked_out->expected);
}

std::string mobile_phone(std::uint64_t number) { return "1380000" + digits(number % 10'000, 4); }

}  // namespace gongbao::cli
