// See supposed.h.
#include "cli/what_if/supposed.h"

namespace gongbao::cli {

namespace {

std::unexpected<Problem> bad(const std::string& text, std::string message) {
  return problem("cli.bad_option", "set", std::move(message), text);
}

Result<policies::Supposition> read_supposition(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return bad(text, "expected [document/]parameter=value[@date]");
  const std::string full = text.substr(0, equals);
  const policies::NameInSystem name = policies::split_name(full);
  policies::Supposition asked{std::string(name.system), std::string(name.name), text.substr(equals + 1), {}};
  const std::size_t at = asked.value.rfind('@');
  if (at == std::string::npos) return asked;
  const auto day = parse_date(std::string_view(asked.value).substr(at + 1));
  if (!day) return bad(text, "date: " + day.error().message);
  asked.from = *day;
  asked.value.resize(at);
  return asked;
}

}  // namespace

Result<policies::SupposedParameter> suppose_text(policies::City& city, const std::string& text,
                                                 const engine::JournalDays& days) {
  const auto asked = read_supposition(text);
  if (!asked) return std::unexpected(asked.error());
  auto supposed = policies::suppose(city, *asked, days.first, days.last);
  if (supposed) return supposed;
  const Problem& wrong = supposed.error();
  return bad(text, (wrong.field == "from" ? "date" : wrong.field) + ": " + wrong.message);
}

}  // namespace gongbao::cli
