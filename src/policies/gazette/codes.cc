// The names behind the numbers, in one table.
#include "policies/gazette/codes.h"

#include <array>

namespace gongbao::gazette {

namespace {
constexpr auto gazette_names = std::to_array<std::pair<Code, std::string_view>>({
    {code::citation_not_in_force, "gazette.citation_not_in_force"},
    {code::out_of_scope, "gazette.out_of_scope"},
    {code::bad_transition, "gazette.bad_transition"},
    {code::reason_missing, "gazette.reason_missing"},
    {code::value_invalid, "gazette.value_invalid"},
    {code::issue_number_gap, "gazette.issue_number_gap"},
    {code::total_number_gap, "gazette.total_number_gap"},
    {code::issue_date_order, "gazette.issue_date_order"},
    {code::contents_incomplete, "gazette.contents_incomplete"},
    {code::page_order, "gazette.page_order"},
    {code::english_title_missing, "gazette.english_title_missing"},
    {code::contents_mismatch, "gazette.contents_mismatch"},
    {code::paper_run_missing, "gazette.paper_run_missing"},
    {code::price_not_zero, "gazette.price_not_zero"},
    {code::place_kind_not_listed, "gazette.place_kind_not_listed"},
    {code::area_unknown, "gazette.area_unknown"},
    {code::copies_exceeded, "gazette.copies_exceeded"},
    {code::no_copy_left, "gazette.no_copy_left"},
    {code::kind_not_admitted, "gazette.kind_not_admitted"},
    {code::leader_approval_missing, "gazette.leader_approval_missing"},
    {code::duplicate_number, "gazette.duplicate_number"},
    {code::hash_mismatch, "gazette.hash_mismatch"},
    {code::slip_not_listed, "gazette.slip_not_listed"},
    {code::slip_not_found, "gazette.slip_not_found"},
    {code::text_not_covered, "gazette.text_not_covered"},
    {code::slip_text_absent, "gazette.slip_text_absent"},
    {code::same_person, "gazette.same_person"},
    {code::anchors_unconfirmed, "gazette.anchors_unconfirmed"},
    {code::not_proofed, "gazette.not_proofed"},
    {code::issn_invalid, "gazette.issn_invalid"},
    {code::published_immutable, "gazette.published_immutable"},
    {code::erratum_text_absent, "gazette.erratum_text_absent"},
    {code::not_published, "gazette.not_published"},
    {code::label_not_allowed, "gazette.label_not_allowed"},
    {code::interpretation_unlinked, "gazette.interpretation_unlinked"},
    {code::not_issuer, "gazette.not_issuer"},
    {code::citation_unresolved, "gazette.citation_unresolved"},
    {code::citation_ambiguous, "gazette.citation_ambiguous"},
    {code::scope_missing, "gazette.scope_missing"},
    {code::date_order, "gazette.date_order"},
});
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : gazette_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : gazette_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : gazette_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::gazette
