// Suppositions of a what-if: from what was asked to what the city takes for granted, and who may ask.
#include "law/parameter_text.h"
#include "policies/registry/laws.h"
#include "policies/registry/what_if.h"

namespace gongbao::policies {

namespace {

// Named by nobody it is that of the only document that has the parameter.
Result<std::string> document_of(const City& city, const Supposition& asked) {
  std::vector<std::string> found;
  bool document_known = asked.document.empty();
  for (const PolicyLaw& each : all_laws()) {
    const std::string document(each.citations.document);
    const law::Parameters* parameters = city.parameters_of(document);
    if (parameters == nullptr || (!asked.document.empty() && asked.document != document)) continue;
    document_known = true;
    if (parameters->find(asked.parameter) != nullptr) found.push_back(document);
  }
  if (!document_known) {
    return problem("law.parameter_unknown", "document", "no document " + asked.document + " has parameters");
  }
  if (found.empty()) {
    return problem("law.parameter_unknown", "parameter", "there is no parameter " + asked.parameter);
  }
  if (found.size() == 1) return found.front();
  std::string choices;
  for (const std::string& each : found) choices += (choices.empty() ? "" : " or ") + each + "/" + asked.parameter;
  return problem("law.parameter_unknown", "document", "say which, " + choices);
}

}  // namespace

Result<SupposedParameter> suppose(City& city, const Supposition& asked, Date first_day, Date last_day) {
  const auto document = document_of(city, asked);
  if (!document) return std::unexpected(document.error());
  const law::Parameters& known = *city.parameters_of(*document);
  const law::Parameter& parameter = *known.find(asked.parameter);

  law::ParameterVersion version;
  version.reason = "what if";
  version.from = asked.from.value_or(std::max(first_day, parameter.versions.front().from));
  if (version.from > last_day) {
    return problem("law.parameter_not_in_force", "from",
                   "the journal ends on " + to_string(last_day) + ", so nothing would be decided otherwise");
  }
  auto value = law::value_of(parameter.unit, asked.value);
  if (!value) return std::unexpected(value.error());
  version.value = *std::move(value);
  SupposedParameter supposed{*document, asked.parameter, version.from, law::text_of(parameter.unit, version.value), {}};
  supposed.was = law::text_of(parameter.unit, known.version_on(asked.parameter, version.from).value);
  if (auto done = city.suppose(*document, asked.parameter, version); !done) return std::unexpected(done.error());
  return supposed;
}

std::string_view document_supposed_by(access::Role role) {
  using enum access::Role;
  if (role == city_commerce) return prepaid_card::document;
  if (role == city_health) return childcare::document;
  return role == city_agri ? heating::document : std::string_view();
}

WhatIf narrowed(WhatIf told, std::string_view document) {
  const auto of_another = [&](const WhatIfRow& row) { return row.system != document; };
  for (auto* rows :
       {&told.systems, &told.districts, &told.operators, &told.weeks, &told.closing_systems, &told.closing_operators}) {
    std::erase_if(*rows, of_another);
  }
  std::erase_if(told.changes,
                [&](const AnswerChange& change) { return split_name(change.command).system != document; });
  std::erase_if(told.supposed, [&](const SupposedParameter& each) { return each.document != document; });
  told.answers = told.systems.empty() ? AnswerCounts{} : told.systems.front().answers;
  return told;
}

}  // namespace gongbao::policies
