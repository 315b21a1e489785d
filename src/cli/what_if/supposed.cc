// See supposed.h.
#include "cli/what_if/supposed.h"

#include "law/parameter_text.h"
#include "policies/registry/laws.h"

namespace gongbao::cli {

namespace {

std::unexpected<Problem> bad(const std::string& text, std::string message) {
  return problem("cli.bad_option", "set", std::move(message), text);
}

struct Named {
  std::string document, parameter;
};

// A bare name is that of the only document that has it.
Result<Named> named(const policies::City& city, const std::string& text, const std::string& full) {
  const policies::NameInSystem asked = policies::split_name(full);
  std::vector<Named> found;
  bool document_known = asked.system.empty();
  for (const policies::PolicyLaw& each : policies::all_laws()) {
    const std::string document(each.citations.document);
    const law::Parameters* parameters = city.parameters_of(document);
    if (parameters == nullptr || (!asked.system.empty() && asked.system != document)) continue;
    document_known = true;
    if (parameters->find(asked.name) != nullptr) found.push_back({document, std::string(asked.name)});
  }
  if (!document_known) return bad(text, "document: no document " + std::string(asked.system) + " has parameters");
  if (found.empty()) return bad(text, "parameter: there is no parameter " + std::string(asked.name));
  if (found.size() == 1) return found.front();
  std::string choices;
  for (const Named& each : found) choices += (choices.empty() ? "" : " or ") + each.document + "/" + each.parameter;
  return bad(text, "document: say which, " + choices);
}

}  // namespace

Result<policies::SupposedParameter> suppose(policies::City& city, const std::string& text, const DaysOfJournal& days) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return bad(text, "expected [document/]parameter=value[@date]");
  const auto name = named(city, text, text.substr(0, equals));
  if (!name) return std::unexpected(name.error());
  const law::Parameter& parameter = *city.parameters_of(name->document)->find(name->parameter);

  const std::size_t at = text.rfind('@');
  const bool dated = at != std::string::npos && at > equals;
  law::ParameterVersion version;
  version.reason = "what if";
  version.from = std::max(days.first, parameter.versions.front().from);
  if (dated) {
    const auto day = parse_date(std::string_view(text).substr(at + 1));
    if (!day) return bad(text, "date: " + day.error().message);
    version.from = *day;
  }
  if (version.from > days.last) {
    return bad(text, "date: the journal ends on " + to_string(days.last) + ", so nothing would be decided otherwise");
  }
  auto value =
      law::value_of(parameter.unit, std::string_view(text).substr(0, dated ? at : text.size()).substr(equals + 1));
  if (!value) return bad(text, "value: " + value.error().message);
  version.value = *std::move(value);

  policies::SupposedParameter supposed{
      name->document, name->parameter, version.from, law::text_of(parameter.unit, version.value), {}};
  const law::ParameterValue& before =
      city.parameters_of(name->document)->version_on(name->parameter, version.from).value;
  supposed.was = law::text_of(parameter.unit, before);
  if (auto done = city.suppose(name->document, name->parameter, version); !done) {
    return bad(text, (done.error().field == "from" ? "date" : done.error().field) + ": " + done.error().message);
  }
  return supposed;
}

}  // namespace gongbao::cli
