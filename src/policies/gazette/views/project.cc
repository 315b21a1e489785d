// Typed facts as rows; each says the same as the apply() of the same fact.
#include "policies/gazette/citations.h"
#include "policies/gazette/views/rows.h"

namespace gongbao::gazette {

using policies::Rows;

void project(Rows& rows, const DepartmentRegistered& fact, const FactOrigin& origin) {
  rows.put(view::DepartmentListed{origin.entry, fact.row.name_zh, fact.row.name_en});
}

// --- issues ----------------------------------------------------------------------------------------------------------

namespace {

void put_issue(Rows& rows, const std::string& name, const Issue& said) {
  view::IssueListed row;
  row.issue = name;
  row.issue_year = said.year;
  row.number_in_year = said.number;
  row.total_number = said.total_number;
  row.dated = said.date;
  row.published = said.published_on.has_value();
  row.published_on = said.published_on;
  row.documents = static_cast<std::int64_t>(said.documents.size());
  row.slips = static_cast<std::int64_t>(said.slips.size());
  row.copies = said.copies;
  row.copies_sent = said.copies_sent;
  rows.put(row);
}

void move_document(Rows& rows, const std::string& document, DocumentState to, const std::string& issue) {
  rows.change<view::DocumentListed>(
      [&](view::DocumentListed& row) {
        row.state = to;
        row.issue = issue;
      },
      document);
}

// Those that were cut before, when the text is another.
void take_back(Rows& rows, const std::string& issue) {
  for (const view::PlacedInIssue& each : rows.under<view::PlacedInIssue>(issue)) {
    move_document(rows, each.document, DocumentState::received, {});
    rows.erase<view::PlacedInIssue>(issue, each.document);
  }
}

void uncut(Rows& rows, const std::string& issue) {
  take_back(rows, issue);
  rows.change<view::IssueListed>([](view::IssueListed& row) { row.documents = 0; }, issue);
}

}  // namespace

void project(Rows& rows, const IssueMoved& fact, const FactOrigin&) { put_issue(rows, fact.issue, fact.row); }
void project(Rows& rows, const TextAttached& fact, const FactOrigin&) { uncut(rows, fact.issue); }
void project(Rows& rows, const LineEdited& fact, const FactOrigin&) { uncut(rows, fact.issue); }
void project(Rows& rows, const TextImported& fact, const FactOrigin&) {
  take_back(rows, fact.issue);
  put_issue(rows, fact.issue, fact.row);
  for (const PlacedDocument& each : fact.row.documents) {
    move_document(rows, each.document, DocumentState::typeset, fact.issue);
    rows.put(view::PlacedInIssue{fact.issue, each.document});
  }
}
void project(Rows& rows, const ContentsSet& fact, const FactOrigin&) { put_issue(rows, fact.issue, fact.row); }
void project(Rows& rows, const IssuePublished& fact, const FactOrigin&) {
  put_issue(rows, fact.issue, fact.row);
  for (const PlacedDocument& each : fact.row.documents) {
    move_document(rows, each.document, DocumentState::published, fact.issue);
  }
}

// --- documents -------------------------------------------------------------------------------------------------------

namespace {

void put_document(Rows& rows, const std::string& name, const DocumentRow& said) {
  const auto department = rows.find<view::DepartmentListed>(said.department);
  view::DocumentListed row = rows.find<view::DocumentListed>(name).value_or(view::DocumentListed{});
  row.document = name;
  row.institution = said.department;
  row.title_zh = said.title_zh;
  row.title_en = said.title_en;
  row.doc_number = said.doc_number;
  if (department) row.issuer = department->name;
  row.date_issued = said.date_issued;
  row.kind = said.kind;
  row.issue = said.issue;
  row.state = said.state;
  rows.put(row);
}

}  // namespace

void project(Rows& rows, const DocumentSubmitted& fact, const FactOrigin&) {
  put_document(rows, fact.document, fact.row);
}
void project(Rows& rows, const DocumentMoved& fact, const FactOrigin&) { put_document(rows, fact.document, fact.row); }
void project(Rows& rows, const LabelSet& fact, const FactOrigin&) {
  rows.change<view::DocumentListed>([&](view::DocumentListed& row) { row.label = fact.label; }, fact.document);
}
void project(Rows& rows, const ErratumPublished& fact, const FactOrigin& origin) {
  rows.put(view::ErratumListed{origin.entry, fact.row.document, fact.row.anchor, fact.row.printed, fact.row.correct,
                               fact.row.issue, origin.booked_on});
}
void project(Rows& rows, const InterpretationPublished& fact, const FactOrigin& origin) {
  const auto department = rows.find<view::DepartmentListed>(fact.row.department);
  rows.put(view::InterpretationListed{origin.entry, fact.row.department, document_in(fact.row.target), fact.row.target,
                                      fact.row.title, fact.row.text, department ? department->name : std::string(),
                                      origin.booked_on, false});
}
void project(Rows& rows, const InterpretationWithdrawn& fact, const FactOrigin&) {
  rows.change<view::InterpretationListed>([](view::InterpretationListed& row) { row.withdrawn = true; },
                                          fact.interpretation);
}
void project(Rows& rows, const StatusEventRecorded& fact, const FactOrigin& origin) {
  rows.put(
      view::StatusListed{origin.entry, fact.row.target, fact.row.kind, fact.row.date, fact.row.source, fact.row.scope});
}

// --- paper copies ----------------------------------------------------------------------------------------------------

void project(Rows& rows, const PlaceRegistered& fact, const FactOrigin& origin) {
  rows.put(
      view::PlaceListed{origin.entry, fact.row.kind, fact.row.name, fact.row.area, fact.row.address, fact.row.hours});
}
void project(Rows& rows, const CopiesSent& fact, const FactOrigin& origin) {
  const auto place = rows.find<view::PlaceListed>(fact.row.place);
  rows.put(view::DeliveryListed{origin.entry, fact.row.place, place ? place->name : std::string(), fact.row.issue,
                                fact.row.copies, origin.booked_on, std::nullopt});
  rows.change<view::IssueListed>([&](view::IssueListed& row) { row.copies_sent += fact.row.copies; }, fact.row.issue);
}

namespace {

void count_copies(Rows& rows, std::uint64_t place, const std::string& issue, std::int64_t held, std::int64_t asked) {
  auto row = rows.find<view::HeldCopies>(place, issue);
  const auto where = rows.find<view::PlaceListed>(place);
  if (!row && where) {
    row = view::HeldCopies{place, issue, place, where->kind, where->name, where->district, where->address, where->hours,
                           0,     0,     0};
  }
  if (!row) return;
  row->held += held;
  row->asked += asked;
  row->available = row->held - row->asked;
  rows.put(*row);
}

}  // namespace

void project(Rows& rows, const ReceiptConfirmed& fact, const FactOrigin&) {
  rows.change<view::DeliveryListed>([&](view::DeliveryListed& row) { row.received_on = fact.on; }, fact.delivery);
  const auto row = rows.find<view::DeliveryListed>(fact.delivery);
  if (row) count_copies(rows, row->institution, row->issue, row->copies, 0);
}
void project(Rows& rows, const CopyRequested& fact, const FactOrigin& origin) {
  rows.put(view::CopyRequestListed{origin.entry, fact.row.place, fact.row.issue, origin.booked_on, false});
  count_copies(rows, fact.row.place, fact.row.issue, 0, 1);
}
void project(Rows& rows, const CopyHandedOver& fact, const FactOrigin&) {
  rows.change<view::CopyRequestListed>([](view::CopyRequestListed& row) { row.collected = true; }, fact.request);
  const auto row = rows.find<view::CopyRequestListed>(fact.request);
  if (row) count_copies(rows, row->institution, row->issue, -1, -1);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::gazette
