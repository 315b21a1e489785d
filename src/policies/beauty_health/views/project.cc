// What each fact writes into the rows: items, enterprises and certificates, what is at customs, reactions, registers,
// issues. Money and applications are in project_money.cc.
#include "policies/beauty_health/funding.h"
#include "policies/beauty_health/views/project_money.h"
#include "policies/beauty_health/views/rows.h"

namespace gongbao::beauty_health {

using policies::Rows;

// --- items of the units ----------------------------------------------------------------------------------------------

namespace {

void put_item(Rows& rows, std::uint64_t id, const Item& said, const FactOrigin& origin, bool by_conference) {
  view::ItemListed row;
  row.item = id;
  row.area = {said.unit};
  row.unit = unit_text(said.unit);
  row.measure = said.measure;
  row.state = said.state;
  row.due_on = said.due;
  row.planned_on = origin.booked_on;
  row.by_conference = by_conference;
  row.deliverable = said.deliverable;
  row.deliverable_entry = origin.entry;
  rows.put(row);
}

}  // namespace

void project(Rows& rows, const ItemPlanned& fact, const FactOrigin& origin) {
  put_item(rows, fact.item, fact.row, origin, false);
}

void project(Rows& rows, const ItemMoved& fact, const FactOrigin& origin) {
  rows.change<view::ItemListed>(
      [&](view::ItemListed& row) {
        row.state = fact.to;
        row.done_on.reset();
        if (fact.to == ItemState::done) row.done_on = origin.booked_on;
        if (!fact.evidence.given()) return;
        row.evidence = fact.evidence;
        row.evidence_entry = origin.entry;
      },
      fact.item);
}

void project(Rows& rows, const ConferenceHeld& fact, const FactOrigin& origin) {
  for (const auto& [id, row] : fact.items) put_item(rows, id, row, origin, true);
  for (const std::uint64_t each : fact.applications) {
    rows.change<view::Applied>([](view::Applied& row) { row.disagreement_resolved = true; }, each);
  }
}

// --- enterprises and certificates ------------------------------------------------------------------------------------

void project(Rows& rows, const EnterpriseRegistered& fact, const FactOrigin& origin) {
  const Enterprise& said = fact.row;
  rows.put(view::EnterpriseListed{fact.enterprise, said.uscc, said.name, said.sector, said.form, said.in_future_city,
                                  said.headquarters, said.chain_leader, said.high_tech, said.live_streaming,
                                  said.legal_person, origin.booked_on});
}

void project(Rows& rows, const CertificateRegistered& fact, const FactOrigin&) {
  const Holder& first = fact.row.holders.front();
  rows.put(view::CertificateListed{fact.certificate_no, fact.row.kind, fact.row.origin, fact.row.category, first.uscc,
                                   first.from, false});
}

void project(Rows& rows, const CertificateTransferred& fact, const FactOrigin&) {
  rows.change<view::CertificateListed>(
      [&](view::CertificateListed& row) {
        row.holder = fact.holder.uscc;
        row.first_day = fact.holder.from;
      },
      fact.certificate_no);
}

void project(Rows& rows, const CertificateCancelled& fact, const FactOrigin&) {
  rows.change<view::CertificateListed>([](view::CertificateListed& row) { row.cancelled = true; }, fact.certificate_no);
}

// --- at customs ------------------------------------------------------------------------------------------------------

void project(Rows& rows, const SamplePrechecked& fact, const FactOrigin& origin) {
  view::SampleListed row;
  row.sample = fact.sample;
  row.operator_id = fact.row.enterprise;
  row.name = name_of_enterprise(rows, fact.row.enterprise);
  row.purpose = fact.row.purpose;
  row.quantity = fact.row.quantity;
  row.state = fact.row.state;
  row.checked_on = origin.booked_on;
  row.goods = fact.row.goods;
  rows.put(row);
}

void project(Rows& rows, const SampleDecided& fact, const FactOrigin& origin) {
  rows.change<view::SampleListed>(
      [&](view::SampleListed& row) {
        row.state = fact.grant ? SampleState::granted : SampleState::declined;
        row.decided_on = origin.booked_on;
        row.reason = fact.reason;
        row.reason_entry = origin.entry;
      },
      fact.sample);
}

void project(Rows& rows, const SampleAccounted& fact, const FactOrigin&) {
  rows.change<view::SampleListed>(
      [&](view::SampleListed& row) {
        row.used += fact.used;
        row.returned += fact.returned;
        row.destroyed += fact.destroyed;
        if (fact.closes) row.state = SampleState::closed;
      },
      fact.sample);
}

void project(Rows& rows, const BondedRequested& fact, const FactOrigin& origin) {
  view::BondedListed row;
  row.bonded = fact.bonded;
  row.operator_id = fact.row.enterprise;
  row.name = name_of_enterprise(rows, fact.row.enterprise);
  row.centre = fact.row.centre;
  row.guarantee_no = fact.row.guarantee_no;
  row.guarantee_from = fact.row.guarantee_from;
  row.guarantee_to = fact.row.guarantee_to;
  row.state = fact.row.state;
  row.requested_on = origin.booked_on;
  row.goods = fact.row.goods;
  rows.put(row);
}

void project(Rows& rows, const BondedMoved& fact, const FactOrigin&) {
  rows.change<view::BondedListed>(
      [&](view::BondedListed& row) {
        row.state = fact.to;
        if (fact.moved_on) row.moved_on = fact.moved_on;
        if (fact.channel) row.channel = fact.channel;
      },
      fact.bonded);
}

// --- reactions -------------------------------------------------------------------------------------------------------

void project(Rows& rows, const ReactionReported& fact, const FactOrigin& origin) {
  const Reaction& said = fact.row;
  rows.put(view::ReactionListed{fact.reaction, said.product_no, said.month, said.kind, said.severity, said.sex,
                                said.age_band, said.source, said.evaluated, origin.booked_on});
}

void project(Rows& rows, const ReactionEvaluated& fact, const FactOrigin&) {
  rows.change<view::ReactionListed>([](view::ReactionListed& row) { row.evaluated = true; }, fact.reaction);
}

void project(Rows& rows, const ReactionTableImported& fact, const FactOrigin& origin) {
  std::string found;
  for (const TableFinding& each : fact.row.findings) {
    if (!found.empty()) found += "; ";
    found += each.place + ": " + std::to_string(each.printed) + ", " + std::to_string(each.computed);
  }
  rows.put(view::TableImported{fact.table, fact.row.source, origin.booked_on,
                               static_cast<std::int64_t>(fact.row.rows.size()),
                               static_cast<std::int64_t>(fact.row.findings.size()), found});
}

// --- registers, the conference ---------------------------------------------------------------------------------------

namespace {

// What the public may look for (part 9): platforms, testing, space, exhibitions, shops and brands. Wards, studies,
// requests and cases are of those who have them.
bool is_told_to_the_public(RecordKind kind) {
  switch (kind) {
    case RecordKind::platform:
    case RecordKind::incubator:
    case RecordKind::testing_body:
    case RecordKind::brand:
    case RecordKind::product_line:
    case RecordKind::sales_point:
    case RecordKind::supplier:
    case RecordKind::first_store:
    case RecordKind::exhibition:
    case RecordKind::space_offer:
    case RecordKind::standard:
      return true;
    default:
      return false;
  }
}

}  // namespace

void project(Rows& rows, const RecordMade& fact, const FactOrigin& origin) {
  view::Kept row;
  row.record = fact.record;
  row.operator_id = fact.row.organisation == 0 ? no_house : fact.row.organisation;
  row.area = {fact.row.unit};
  if (fact.row.unit != 0) row.unit = unit_text(fact.row.unit);
  row.name = name_of_enterprise(rows, fact.row.organisation);
  row.kind = fact.row.kind;
  row.measure = measure_of(fact.row.kind);
  row.first_day = fact.row.from;
  row.last_day = fact.row.to;
  row.text = fact.row.text;
  row.text_entry = origin.entry;
  rows.put(row);
}

void project(Rows& rows, const RecordAdded& fact, const FactOrigin& origin) {
  rows.change<view::Kept>(
      [&](view::Kept& row) {
        if (fact.confirmed_by != 0) row.confirmed_by = unit_text(fact.confirmed_by);
        row.listed = !row.confirmed_by.empty() && is_told_to_the_public(row.kind);
        if (!fact.correction.given()) return;
        row.text = fact.correction;
        row.text_entry = origin.entry;
      },
      fact.record);
}

void project(Rows& rows, const GreenFilingFlagged& fact, const FactOrigin& origin) {
  rows.put(view::GreenFiling{fact.filing_no, fact.ingredient, origin.booked_on});
}

void project(Rows& rows, const ApprovalTimeRecorded& fact, const FactOrigin& origin) {
  rows.put(
      view::ApprovalTimeListed{origin.entry, fact.row.matter, fact.row.accepted, fact.row.decided, fact.row.work_days});
}

void project(Rows& rows, const IssueRaised& fact, const FactOrigin& origin) {
  view::IssueListed row;
  row.issue = fact.issue;
  row.operator_id = origin.actor.organisation == 0 ? no_house : origin.actor.organisation;
  row.area = {origin.actor.area};
  row.kind = fact.row.kind;
  row.raised_on = origin.booked_on;
  row.text = fact.row.text;
  rows.put(row);
}

void project(Rows& rows, const IssueAnswered& fact, const FactOrigin& origin) {
  rows.change<view::IssueListed>(
      [&](view::IssueListed& row) {
        row.answered = true;
        row.answered_on = origin.booked_on;
        row.answer = fact.text;
        row.answer_entry = origin.entry;
      },
      fact.issue);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::beauty_health
