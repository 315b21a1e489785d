// The whole of this policy's state; changed by apply only. The issue that is printed into the program (gazette/) comes
// before all of it and is read from there.
#pragma once

#include <memory>
#include <set>

#include "base/kept_few.h"
#include "law/import.h"
#include "law/parameters.h"
#include "law/status.h"
#include "policies/gazette/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::gazette {

using shared::find_row;

// An issue cut into anchors. Whoever asks for it, proofreads it or notes an erratum beside it asks for the same again.
using CutIssue = std::shared_ptr<const law::ImportedIssue>;
inline constexpr std::size_t kept_cuts = 8;  // the text of an issue has 1 MiB at most

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
  std::vector<RecordedStatus> status_events;
  std::map<std::uint64_t, Place> places;
  std::map<std::uint64_t, Delivery> deliveries;
  std::map<std::uint64_t, CopyRequest> copy_requests;

  GB_FIELDS(parameters, departments, issues, texts, documents, manuscripts, labels, errata, interpretations,
            status_events, places, deliveries, copy_requests)
  // Not state: what is kept follows from its key, the hash of all that the cut depends on. Of the deciding thread.
  mutable KeptFew<Hash32, CutIssue, kept_cuts> cuts;
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
Result<CutIssue> imported(const Issue& issue, std::string_view text, const State& state);

// The issue that is printed into the program, and its clauses.
const law::Gazette& printed_issue();
const law::Clauses& printed_clauses();
bool is_printed_issue(std::string_view name);
// Of a published document, wherever it is printed; nullopt: of none.
std::optional<law::DocumentText> published_text(const State& state, const std::string& short_id);
bool is_document(const State& state, const std::string& short_id);

// --- for whoever looks things up in all that is printed
// ----------------------------------------------------------------

// How a text's own words about its days are read (effective_basis, year_end_validity).
law::StatusReading reading_on(const State& state, Date day);
// Changes with each issue that comes out, with each event of status, and with how they are read.
struct Edition {
  std::size_t issues = 0, events = 0;
  law::StatusReading reading;
  bool operator==(const Edition&) const = default;
};
Edition edition_on(const State& state, Date day);
struct PublishedIssue {
  law::IssueInfo info;
  std::string text;                  // to be cut by law/import.h as its editors had it cut
  std::vector<std::string> issuers;  // the department, document by document
};
// Those that are not known yet.
std::vector<PublishedIssue> published_issues(const State& state, const std::set<std::string>& known);

// The events that decisions of that day obey: from the day turn of its date, of a past date from the next one.
std::vector<law::StatusEvent> obeyed_on(const State& state, Date day);

// Its short id, of a document and of a place in one.
std::string document_in(std::string_view target);

// ISO 3297: eight digits, the last one such that the weighted sum (8 … 1) divides by 11; X is ten.
bool is_issn(std::string_view text);

}  // namespace gongbao::gazette
