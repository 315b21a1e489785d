// See parameter_text.h.
#include "law/parameter_text.h"

#include "base/number_text.h"
#include "base/text.h"

namespace gongbao::law {
namespace {

std::unexpected<Problem> unreadable(std::string_view text, std::string_view expected) {
  return problem("law.parameter_invalid", "value", "\"" + std::string(text) + "\" is not " + std::string(expected));
}

Result<ParameterValue> a_number(std::string_view text, std::string_view expected) {
  const auto number = number_in(text);
  if (!number || *number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return unreadable(text, expected);
  }
  return ParameterValue{.number = static_cast<std::int64_t>(*number), .text = {}, .list = {}, .table = {}};
}

Result<ParameterValue> below_zero_too(std::string_view text, std::string_view expected) {
  const bool below = text.starts_with('-');
  auto value = a_number(below ? text.substr(1) : text, expected);
  if (value && below) value->number = -value->number;
  return value;
}

// With a sign behind it a number is one of two decimals, told in hundredths: yuan, and percent too.
Result<ParameterValue> hundredths(std::string_view text, std::string_view sign, std::string_view expected) {
  if (!text.ends_with(sign)) return a_number(text, expected);
  const auto parsed = parse_yuan(text.substr(0, text.size() - sign.size()));
  if (!parsed || parsed->fen < 0) return unreadable(text, expected);
  return ParameterValue{.number = parsed->fen, .text = {}, .list = {}, .table = {}};
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(trim_blanks(text.substr(0, comma)));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

Result<ParameterValue> a_table(std::string_view text) {
  constexpr std::string_view expected = "a table: A=0, B=1";
  ParameterValue value;
  for (const std::string& part : parts_of(text)) {
    const std::size_t equals = part.rfind('=');
    const auto number = equals == std::string::npos ? std::nullopt : number_in(trim_blanks(part.substr(equals + 1)));
    if (!number || *number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return unreadable(text, expected);
    }
    const std::string name(trim_blanks(std::string_view(part).substr(0, equals)));
    if (!value.table.emplace(name, static_cast<std::int64_t>(*number)).second) return unreadable(text, expected);
  }
  return value;
}

}  // namespace

Result<ParameterValue> value_of(Unit unit, std::string_view text) {
  ParameterValue value;
  switch (unit) {
    case Unit::fen:
      return hundredths(text, "元", "an amount: whole fen, or yuan as 500000元");
    case Unit::bp:
      return hundredths(text, "%", "a share: 20%, or hundredths of a percent");
    case Unit::toggle:
      if (text != "true" && text != "false") return unreadable(text, "true or false");
      value.number = text == "true" ? 1 : 0;
      return value;
    case Unit::text:
      value.text = text;
      return value;
    case Unit::date: {
      const auto day = parse_date(text);
      if (!day) return unreadable(text, "a date: 2023-09-01");
      value.number = day->day;
      return value;
    }
    case Unit::list:
      value.list = parts_of(text);
      return value;
    case Unit::table:
      return a_table(text);
    case Unit::tenths_c:
      return below_zero_too(text, "tenths of a degree: -120");
    default:
      return a_number(text, "a whole number");
  }
}

}  // namespace gongbao::law
