// What tests of any policy read: what was said to a command, by name, and credit codes that pass their check.
#pragma once

#include <limits>
#include <ostream>

#include "base/check.h"
#include "base/identifiers.h"
#include "base/personal.h"
#include "policies/command.h"

namespace gongbao::shared::testing {

// What was said to a command; code "" = accepted.
struct Said {
  std::string code;
  std::uint64_t entry = 0;
  std::vector<engine::Figure> figures;
  std::string_view (*name_of)(custody::Code) = nullptr;  // of the policy that said it

  bool accepted() const { return code.empty(); }
  const engine::Figure* find(std::string_view name) const {
    for (const engine::Figure& figure : figures) {
      if (figure.name == name) return &figure;
    }
    return nullptr;
  }
  // A figure that is not there is no figure at all.
  std::int64_t fen(std::string_view name) const {
    const auto* figure = find(name);
    return figure == nullptr ? std::numeric_limits<std::int64_t>::min() : figure->value;
  }
  std::int64_t count(std::string_view name) const { return fen(name); }
  std::string date(std::string_view name) const {
    const auto* figure = find(name);
    return figure == nullptr ? "" : to_string(Date{static_cast<std::int32_t>(figure->value)});
  }
  std::string text(std::string_view name) const {
    const auto* figure = find(name);
    return figure == nullptr ? "" : figure->text;
  }
  // The flags by name, apart by blanks: "prepaid_card.report_late".
  std::string flags() const {
    std::string names;
    for (const engine::Figure& figure : figures) {
      if (figure.unit != engine::Figure::Unit::flag) continue;
      if (!names.empty()) names += ' ';
      names += name_of(static_cast<custody::Code>(figure.value));
    }
    return names;
  }
};
// So that a failing test prints the code and the figures.
inline void PrintTo(const Said& said, std::ostream* out) {
  *out << (said.accepted() ? "accepted" : said.code) << " (entry " << said.entry << ")";
  for (const engine::Figure& figure : said.figures) *out << ' ' << figure.name << '=' << figure.value << figure.text;
}

// The credit code that begins so: the check digit is tried out.
inline std::string credit_code(std::string_view first_17) {
  for (const char digit : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
    const std::string code = std::string(first_17) + digit;
    if (check_credit_code(code).verdict != IdVerdict::invalid) return code;
  }
  check_failed("a credit code", "test_said.h", 0);
}

inline SealedText sealed(std::uint8_t what = 1) {
  SealedText text;
  text.hash.fill(what);
  return text;
}
inline PersonToken person(std::uint8_t who = 1) {
  PersonToken token;
  token.token.fill(who);
  return token;
}

}  // namespace gongbao::shared::testing
