// The check digits themselves are in base/identifiers.h.
#include "policies/used_vehicle/numbers.h"

#include <algorithm>

#include "base/identifiers.h"

namespace gongbao::used_vehicle {

namespace {

void warn(Warnings& warnings, Code code) {
  warnings.push_back({"warning", policies::Figure::Unit::text, 0, std::string(code_name(code))});
}
bool only_warns(const Context& in, std::string_view parameter) {
  return in.terms().text(parameter, in.today) == "warn";
}

}  // namespace

Answer&& warned(Answer&& answer, const Warnings& warnings) {
  answer.figures.insert(answer.figures.end(), warnings.begin(), warnings.end());
  return std::move(answer);
}

Read vin_of(const Context& in, const std::string& typed, Warnings& warnings) {
  constexpr std::size_t check_at = 8;
  const std::string vin = upper_ascii(trim_blanks(typed));
  const auto digit = vin_check_digit(vin);
  if (!digit) return std::unexpected(refuse(code::vin_malformed).with_text("field", "vin"));
  if (digit->expected == vin[check_at]) return vin;
  const std::string& mode = in.terms().text("vin_check", in.today);
  const std::string expected(1, digit->expected);
  if (mode == "refuse" || (mode == "refuse_domestic" && vin.starts_with('L'))) {
    return std::unexpected(refuse(code::vin_check_digit).with_count("sum", digit->sum).with_text("expected", expected));
  }
  warnings.push_back({{}, policies::Figure::Unit::flag, flag::vin_check_digit, {}});
  warnings.push_back({"sum", policies::Figure::Unit::count, digit->sum, {}});
  warnings.push_back({"expected", policies::Figure::Unit::text, 0, expected});
  return vin;
}

Read plate_of(const Context& in, const std::string& typed, Warnings& warnings) {
  const IdCheck check = check_plate(typed);
  if (check.accepted()) return check.normal;
  if (!only_warns(in, "plate_check") || blank(typed)) {
    return std::unexpected(refuse(code::plate_malformed).with_text("field", "plate"));
  }
  warn(warnings, code::plate_malformed);
  return typed;
}

Read uscc_of(const Context& in, const std::string& typed, std::string field, Warnings& warnings) {
  const IdCheck check = check_credit_code(typed);
  if (check.accepted()) return check.normal;
  if (!only_warns(in, "uscc_check") || blank(typed)) {
    return std::unexpected(refuse(code::uscc_malformed).with_text("field", std::move(field)));
  }
  warn(warnings, code::uscc_malformed);
  return typed;
}

Read invoice_no_of(const Context& in, const std::optional<std::string>& invoice_code, const std::string& invoice_no) {
  constexpr std::size_t code_digits = 12, digits = 8, electronic = 20;
  const std::string whole = invoice_code.value_or("") + invoice_no;
  const bool sized = invoice_code ? invoice_code->size() == code_digits && invoice_no.size() == digits
                                  : invoice_no.size() == electronic;
  if (sized && std::ranges::all_of(whole, [](char c) { return c >= '0' && c <= '9'; })) return whole;
  if (only_warns(in, "invoice_no_check") && !blank(whole)) return whole;
  return std::unexpected(refuse(code::invoice_no_malformed).with_text("field", "invoice_no"));
}

std::expected<Party, Answer> party_of(const Context& in, const NamedParty& named, const std::string& field,
                                      Warnings& warnings) {
  if (named.uscc.has_value() == named.person.given()) return std::unexpected(malformed(field));
  if (!named.uscc) return Party{{}, named.person};
  const Read uscc = uscc_of(in, *named.uscc, field, warnings);
  if (!uscc) return std::unexpected(uscc.error());
  return Party{*uscc, {}};
}

std::optional<Answer> resident_id_problem(const Context& in, const NamedParty& named, const std::string& field,
                                          Warnings& warnings) {
  if (named.id_check != IdFinding::malformed) return std::nullopt;
  if (!only_warns(in, "resident_id_check")) {
    return refuse(code::resident_id_malformed).with_text("field", field);
  }
  warn(warnings, code::resident_id_malformed);
  return std::nullopt;
}

}  // namespace gongbao::used_vehicle
