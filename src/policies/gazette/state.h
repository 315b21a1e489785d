// The whole of this policy's state; changed by apply only. The issue that is printed into the program (gazette/) comes
// before all of it and is read from there.
#pragma once

#include "law/import.h"
#include "law/parameters.h"
#include "law/status.h"
#include "policies/gazette/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::gazette {

using shared::find_row;

struct State {
  law::Parameters parameters;  // of the issue's own pages
  std::map<std::uint64_t, Department> departments;
  std::map<std::string, Issue> issues;
  std::map<std::string, std::string> texts;  // of an issue, by its name
  std::map<std::string, DocumentRow> documents;
  std::map<std::string, std::string> manuscripts;  // as handed in, by document
  std::map<std::string, Label> labels;             // by document
  std::map<std::uint64_t, Erratum> errata;
  std::map<std::uint64_t, Interpretation> interpretations;
  std::vector<law::StatusEvent> status_events;
  std::map<std::uint64_t, Place> places;
  std::map<std::uint64_t, Delivery> deliveries;
  std::map<std::uint64_t, CopyRequest> copy_requests;

  GB_FIELDS(parameters, departments, issues, texts, documents, manuscripts, labels, errata, interpretations,
            status_events, places, deliveries, copy_requests)
};

// "2023-42"
std::string issue_name(std::int32_t year, std::int32_t number);
// The last one by its running number; the printed one when none was opened.
struct LastIssue {
  std::int32_t year = 0;
  std::int32_t number = 0;
  std::int32_t total_number = 0;
  Date date;
};
LastIssue last_issue(const State& state);

// The text of the issue cut into anchors as its editors placed it (spec/10 A1). Problems: those of law/import.h.
Result<law::ImportedIssue> imported(const Issue& issue, std::string_view text, const State& state);

// The issue that is printed into the program.
law::Gazette printed_issue();
bool is_printed_issue(std::string_view name);
// Of a published document, wherever it is printed; nullopt: of none.
std::optional<law::DocumentText> published_text(const State& state, const std::string& short_id);
bool is_document(const State& state, const std::string& short_id);
// Its short id, of a document and of a place in one.
std::string document_in(std::string_view target);

// ISO 3297: eight digits, the last one such that the weighted sum (8 … 1) divides by 11; X is ten.
bool is_issn(std::string_view text);

}  // namespace gongbao::gazette
