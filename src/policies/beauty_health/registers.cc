// What a register asks for before it takes something in; the rest is kept as it is said.
#include "policies/beauty_health/registers.h"

#include <algorithm>
#include <set>

namespace gongbao::beauty_health {

std::int32_t measure_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::platform:
    case RecordKind::incubator:
      return 2;
    case RecordKind::ward:
    case RecordKind::study:
      return 3;
    case RecordKind::testing_body:
      return 4;
    case RecordKind::patent_request:
    case RecordKind::rights_case:
      return 6;
    case RecordKind::pilot:
      return 7;
    case RecordKind::conversion:
    case RecordKind::standard:
      return 10;
    case RecordKind::high_tech:
      return 11;
    case RecordKind::brand:
    case RecordKind::product_line:
    case RecordKind::sales_point:
      return 13;
    case RecordKind::supplier:
      return 14;
    case RecordKind::first_store:
      return 15;
    case RecordKind::substitute_request:
      return 16;
    case RecordKind::exhibition:
      return 17;
    case RecordKind::study_18d:
      return 18;
    case RecordKind::talent_case:
      return 20;
    case RecordKind::space_offer:
      return 21;
  }
  return 0;
}

namespace {

// Of whoever speaks: an enterprise or institution has a number, a unit is its area.
Record record_by(const Context& in, RecordKind kind, const SealedText& text) {
  Record row;
  row.kind = kind;
  row.organisation = in.actor.organisation;
  row.unit = in.actor.organisation == 0 ? in.actor.area : 0;
  row.text = text;
  row.from = in.today;
  return row;
}
bool is_own_record(const Context& in, const Record& row) {
  return row.organisation != 0 ? row.organisation == in.actor.organisation
                               : in.actor.organisation == 0 && row.unit == in.actor.area;
}
Answer made(const Context& in, Record row) {
  return with_id(accept(RecordMade{in.entry, std::move(row)}), "record", in.entry);
}

}  // namespace

Answer decide(const Context& in, const RegisterPlatform& command) {
  if (!lists(in.terms(), "platform_kinds", command.platform_kind, in.today)) {
    return refuse(code::platform_kind_unknown).with_text("kind", command.platform_kind);
  }
  const std::set<PartnerType> types(command.partner_types.begin(), command.partner_types.end());
  const int least = in.terms().count("partner_types_least", in.today);
  if (static_cast<int>(types.size()) < least) return refuse(code::partners_missing).with_count("least", least);
  return made(in, record_by(in, RecordKind::platform, command.text));
}

Answer decide(const Context& in, const RegisterWard& command) {
  if (!command.text.given()) return malformed("text");
  for (const std::uint64_t each : command.partners) {
    if (!in.state.enterprises.contains(each)) return unknown("partners");
  }
  Record row = record_by(in, RecordKind::ward, command.text);
  row.partners = command.partners;
  return made(in, std::move(row));
}

Answer decide(const Context& in, const RegisterStudy& command) {
  if (!command.ethics_approval.given()) {
    return refuse(code::ethics_or_risk_missing).with_text("missing", "ethics_approval");
  }
  if (!command.risk_assessment.given()) {
    return refuse(code::ethics_or_risk_missing).with_text("missing", "risk_assessment");
  }
  Record row = record_by(in, RecordKind::study, command.text);
  row.files = {command.ethics_approval, command.risk_assessment};
  return made(in, std::move(row));
}

Answer decide(const Context& in, const RegisterPilot& command) {
  if (!command.scope_reference.given()) return refuse(code::outside_national_scope);
  Record row = record_by(in, RecordKind::pilot, command.text);
  row.files = {command.scope_reference};
  return made(in, std::move(row));
}

Answer decide(const Context& in, const RecordEntry& command) {
  const auto kind = enum_named<RecordKind>(command.kind);
  const bool has_form_of_its_own = kind && *kind < RecordKind::incubator;
  if (!kind || has_form_of_its_own) return refuse(code::entry_kind_unknown).with_text("kind", command.kind);
  if (!command.text.given()) return malformed("text");
  Record row = record_by(in, *kind, command.text);
  row.from = command.from.value_or(in.today);
  row.to = command.to;
  row.files = command.files;
  if (row.to && *row.to < row.from) return malformed("to");
  return made(in, std::move(row));
}

void apply(World& world, const RecordMade& fact, const FactOrigin&) { world.state.records[fact.record] = fact.row; }

Answer decide(const Context& in, const ConfirmRecord& command) {
  const Record* row = find_row(in.state.records, command.record);
  if (row == nullptr) return unknown("record");
  if (row->confirmed_by != 0) return refuse(code::bad_transition);
  const std::int32_t measure = measure_of(row->kind);
  if (!is_responsible(in.state, measure, in.actor.area, in.today)) {
    return at_clause(refuse(code::unit_not_responsible).with_text("unit", unit_text(in.actor.area)),
                     units_clause(measure));
  }
  return at_clause(accept(RecordAdded{command.record, in.actor.area, {}, {}, {}}), units_clause(measure));
}

Answer decide(const Context& in, const CorrectRecord& command) {
  const Record* row = find_row(in.state.records, command.record);
  if (row == nullptr) return unknown("record");
  if (!is_own_record(in, *row)) return refuse(code::out_of_scope);
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (!command.text.given()) return malformed("text");
  return accept(RecordAdded{command.record, 0, command.text, command.reason, {}});
}

Answer decide(const Context& in, const AttachFile& command) {
  const Record* row = find_row(in.state.records, command.record);
  if (row == nullptr) return unknown("record");
  if (!is_own_record(in, *row)) return refuse(code::out_of_scope);
  if (!command.file.given()) return malformed("file");
  return accept(RecordAdded{command.record, 0, {}, {}, command.file});
}

void apply(World& world, const RecordAdded& fact, const FactOrigin&) {
  Record& row = world.state.records.at(fact.record);
  if (fact.confirmed_by != 0) row.confirmed_by = fact.confirmed_by;
  if (fact.correction.given()) row.corrections.push_back(fact.correction);
  if (fact.file.given()) row.files.push_back(fact.file);
}

// --- filings with new ingredients, windows, times (4a, 8)
// --------------------------------------------------------------

Answer decide(const Context& in, const FlagGreenFiling& command) {
  if (blank(command.filing_no)) return malformed("filing_no");
  if (in.state.green_filings.contains(command.filing_no)) return refuse(code::bad_transition);
  const auto is_new = [&](const std::string& each) { return is_new_ingredient(in.state, each); };
  const auto found = std::ranges::find_if(command.ingredients, is_new);
  if (found == command.ingredients.end()) return refuse(code::no_new_ingredient);
  return accept(GreenFilingFlagged{command.filing_no, *found}).with_text("ingredient", *found);
}

void apply(World& world, const GreenFilingFlagged& fact, const FactOrigin&) {
  world.state.green_filings[fact.filing_no] = fact.ingredient;
}

namespace {
Answer subject_refused(const std::string& subject) {
  return refuse(code::window_subject_not_listed).with_text("subject", subject);
}
}  // namespace

Answer decide(const Context& in, const OpenWindow& command) {
  if (command.subjects.empty()) return malformed("subjects");
  for (const std::string& each : command.subjects) {
    if (!lists(in.terms(), "window_subjects", each, in.today)) return subject_refused(each);
  }
  return accept(WindowOpened{in.actor.area, command.subjects, command.slots});
}

void apply(World& world, const WindowOpened& fact, const FactOrigin&) {
  Window& row = world.state.windows[fact.district];
  row.subjects = fact.subjects;
  for (const Stamp each : fact.slots) row.slots.emplace(each, 0);
}

Answer decide(const Context& in, const BookWindow& command) {
  if (!in.state.enterprises.contains(command.enterprise)) return unknown("enterprise");
  const AreaCode district = unit_named(command.district).value_or(0);
  const Window* row = find_row(in.state.windows, district);
  if (row == nullptr) return refuse(code::no_window).with_text("district", command.district);
  const bool offered = std::ranges::find(row->subjects, command.subject) != row->subjects.end();
  if (!offered || !lists(in.terms(), "window_subjects", command.subject, in.today)) {
    return subject_refused(command.subject);
  }
  const std::uint64_t* slot = find_row(row->slots, command.time);
  if (slot == nullptr || *slot != 0) return refuse(code::slot_taken);
  return accept(WindowBooked{district, command.time, command.enterprise});
}

void apply(World& world, const WindowBooked& fact, const FactOrigin&) {
  world.state.windows.at(fact.district).slots.at(fact.time) = fact.enterprise;
}

Answer decide(const Context& in, const RecordApprovalTime& command) {
  // 市市场监管局、市药监局 (4u): the two that decide on testing bodies and registrations.
  const AreaCode unit = in.actor.area;
  if (unit != unit_named("MR") && unit != unit_named("DA")) return refuse(code::out_of_scope);
  if (!in.calendar.known(command.accepted) || !in.calendar.known(command.decided)) {
    return refuse(code::calendar_missing).with_date("decided", command.decided);
  }
  if (command.decided < command.accepted) return refuse(code::time_order);
  const WorkDays taken = in.calendar.work_days_between(command.accepted, command.decided);
  const ApprovalTimeRecorded fact{
      {command.matter.value_or(ApprovalMatter::testing_body), command.accepted, command.decided, taken.count}};
  return accept(fact).with_count("work_days", taken.count);
}

void apply(World& world, const ApprovalTimeRecorded& fact, const FactOrigin&) {
  world.state.approval_times.push_back(fact.row);
}

}  // namespace gongbao::beauty_health
