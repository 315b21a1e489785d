// Typed facts as rows; each says the same as the apply() of the same fact.
#include "policies/legal_profession/views/rows.h"

namespace gongbao::legal_profession {

using policies::Rows;

namespace {

view::Whom whom(Rows& rows, const Subject& of) {
  view::Whom found;
  if (of.lawyer != 0) {
    const auto lawyer = rows.find<view::LawyerListed>(of.lawyer);
    if (!lawyer) return found;
    return {lawyer->firm, lawyer->account, of.lawyer, lawyer->area, lawyer->name};
  }
  const auto unit = rows.find<view::Unit>(of.firm);
  if (!unit) return found;
  const auto head = rows.find<view::Unit>(unit->firm);
  return {unit->firm, 0, 0, head ? head->area : unit->area, head ? head->name : unit->name};
}

// firm, account, lawyer, area, name, as far as the row has them.
template <class Row>
void put_whom(Row& row, const view::Whom& who) {
  if constexpr (requires { row.firm; }) row.firm = who.firm;
  if constexpr (requires { row.account; }) row.account = who.account;
  if constexpr (requires { row.lawyer; }) row.lawyer = who.lawyer;
  row.area = who.area;
  row.name = who.name;
}

void put_item(Rows& rows, std::uint64_t id, const std::optional<PartyItem>& said) {
  if (!said) return;
  view::Item row;
  row.item = id;
  put_whom(row, whom(rows, said->of));
  row.due_on = said->due;
  rows.put(row);
}

}  // namespace

// --- the register ----------------------------------------------------------------------------------------------------

void project(Rows& rows, const FirmRegistered& fact, const FactOrigin&) {
  view::Unit row;
  row.unit = fact.firm;
  row.firm = fact.firm;
  row.area = {fact.row.area};
  row.unit_kind = view::UnitKind::firm;
  row.name = fact.row.name;
  row.uscc = fact.row.uscc;
  row.form = fact.row.forms.rbegin()->second;
  row.confirmed = true;
  row.standing = Standing::in_practice;
  row.since = date_of(fact.row.standings.front().since);
  rows.put(row);
  put_item(rows, fact.firm, fact.item);
}

void project(Rows& rows, const BranchOpened& fact, const FactOrigin& origin) {
  const auto parent = rows.find<view::Unit>(fact.row.parent);
  view::Unit row;
  row.unit = fact.branch;
  row.firm = fact.row.parent;
  row.area = {fact.row.area};
  if (fact.row.area == 0 && parent) row.area = parent->area;  // outside the city its firm's district looks after it
  row.unit_kind = fact.row.abroad ? view::UnitKind::abroad : view::UnitKind::branch;
  if (parent) row.name = parent->name;
  row.place = fact.row.place;
  row.confirmed = fact.row.confirmed;
  row.since = origin.booked_on;
  if (row.confirmed) row.standing = Standing::in_practice;
  rows.put(row);
}

void project(Rows& rows, const OpeningConfirmed& fact, const FactOrigin&) {
  rows.change<view::Unit>(
      [&](view::Unit& row) {
        row.confirmed = true;
        row.standing = fact.standing.standing;
        row.since = date_of(fact.standing.since);
      },
      fact.branch);
}

void project(Rows& rows, const FormChanged& fact, const FactOrigin&) {
  rows.change<view::Unit>([&](view::Unit& row) { row.form = fact.form; }, fact.firm);
}

void project(Rows& rows, const LawyersRegistered& fact, const FactOrigin&) {
  for (const auto& [id, said] : fact.lawyers) {
    view::LawyerListed row;
    row.lawyer = id;
    put_whom(row, whom(rows, {said.firms.rbegin()->second, 0}));
    row.lawyer = id;
    row.account = said.account;
    row.person = said.person;
    row.lawyer_class = said.cls;
    row.foreign_related = said.foreign_related;
    row.first_date = said.first_date;
    row.standing = Standing::in_practice;
    row.since = said.first_date;
    rows.put(row);
  }
  std::uint64_t item = fact.lawyers.begin()->first;
  for (const PartyItem& each : fact.items) put_item(rows, item++, each);
}

void project(Rows& rows, const LawyerTransferred& fact, const FactOrigin&) {
  rows.change<view::LawyerListed>(
      [&](view::LawyerListed& row) {
        const view::Whom now = whom(rows, {fact.firm, 0});
        row.firm = now.firm;
        row.area = now.area;
        row.name = now.name;
      },
      fact.lawyer);
  put_item(rows, fact.item_id, fact.item);
}
void project(Rows& rows, const LawyerTransferredUnnumbered& fact, const FactOrigin& origin) {
  project(rows, numbered(fact, origin.entry), origin);
}

void project(Rows& rows, const StandingChanged& fact, const FactOrigin&) {
  const Date since = date_of(fact.row.since);
  if (fact.of.firm != 0) {
    rows.change<view::Unit>(
        [&](view::Unit& row) {
          row.standing = fact.row.standing;
          row.since = since;
        },
        fact.of.firm);
    return;
  }
  rows.change<view::LawyerListed>(
      [&](view::LawyerListed& row) {
        row.standing = fact.row.standing;
        row.since = since;
        row.until = fact.row.to;
      },
      fact.of.lawyer);
}

// --- integrity files, assessments, the sample ------------------------------------------------------------------------

namespace {

void put_integrity(Rows& rows, std::uint64_t id, const IntegrityEntry& said) {
  view::IntegrityListed row;
  row.integrity = id;
  put_whom(row, whom(rows, said.of));
  row.kind = said.kind;
  row.decided_by = said.decided_by;
  row.decision_no = said.decision_no;
  row.decided_on = said.decided_on;
  row.mitigated = said.mitigated;
  row.text = said.text;
  rows.put(row);
}

}  // namespace

void project(Rows& rows, const IntegrityEntered& fact, const FactOrigin& origin) {
  put_integrity(rows, origin.entry, fact.row);
}

void project(Rows& rows, const Disclosed& fact, const FactOrigin& origin) {
  rows.change<view::IntegrityListed>(
      [&](view::IntegrityListed& row) {
        row.disclosed = true;
        row.disclosed_on = origin.booked_on;
      },
      fact.integrity);
}

void project(Rows& rows, const IntegrityReversed& fact, const FactOrigin& origin) {
  rows.change<view::IntegrityListed>(
      [&](view::IntegrityListed& row) {
        row.reversed_on = origin.booked_on;
        row.reversing_decision = fact.reversing_decision;
      },
      fact.integrity);
}

void project(Rows& rows, const AssessmentOpened& fact, const FactOrigin& origin) {
  view::Assessed row;
  row.assessment = origin.entry;
  put_whom(row, whom(rows, fact.of));
  row.assessed_year = fact.year;
  row.state = AssessmentState::open;
  rows.put(row);
}

void project(Rows& rows, const AssessmentSubmitted& fact, const FactOrigin& origin) {
  rows.change<view::Assessed>(
      [&](view::Assessed& row) {
        row.state = AssessmentState::submitted;
        row.party_result = fact.party_result;
        row.appraisal = fact.appraisal;
        row.text = fact.text;
        row.text_entry = origin.entry;
      },
      fact.assessment);
}

void project(Rows& rows, const AssessmentFinalised& fact, const FactOrigin&) {
  rows.change<view::Assessed>(
      [&](view::Assessed& row) {
        row.state = AssessmentState::final;
        row.result = fact.result;
      },
      fact.assessment);
}

void project(Rows& rows, const SampleDrawn& fact, const FactOrigin&) {
  std::vector<std::uint64_t> readers = fact.row.assessors;
  readers.push_back(0);
  for (std::size_t i = 0; i < fact.row.sample.size(); ++i) {
    const auto unit = rows.find<view::Unit>(fact.row.sample[i]);
    if (!unit) continue;
    for (const std::uint64_t reader : readers) {
      rows.put(view::Sampled{fact.year, unit->unit, reader, unit->area, unit->name, unit->uscc,
                             static_cast<std::int64_t>(i + 1), std::nullopt});
    }
  }
}

void project(Rows& rows, const SpotResultEntered& fact, const FactOrigin&) {
  for (view::Sampled row : rows.under<view::Sampled>(std::int64_t{fact.year}, fact.firm)) {
    row.passed = fact.passed;
    rows.put(row);
  }
}

// --- hours, talents, returns -----------------------------------------------------------------------------------------

void project(Rows& rows, const ProBonoClaimed& fact, const FactOrigin& origin) {
  view::Hours row;
  row.claim = origin.entry;
  put_whom(row, whom(rows, {0, fact.row.lawyer}));
  row.served_on = fact.row.on;
  row.minutes = fact.row.minutes;
  row.kind = fact.row.kind;
  row.state = fact.row.state;
  row.recipient = fact.row.recipient;
  rows.put(row);
}

void project(Rows& rows, const ProBonoJudged& fact, const FactOrigin&) {
  for (const std::uint64_t claim : fact.claims) {
    rows.change<view::Hours>([&](view::Hours& row) { row.state = fact.state; }, claim);
  }
}

void project(Rows& rows, const TalentAdmitted& fact, const FactOrigin& origin) {
  const auto out = [&](view::TalentListed& row) { row.out_on = fact.row.from; };
  if (fact.promoted != 0) rows.change<view::TalentListed>(out, fact.promoted);
  view::TalentListed row;
  row.talent = origin.entry;
  put_whom(row, whom(rows, {0, fact.row.lawyer}));
  row.tier = fact.row.tier;
  row.region = fact.row.region;
  row.business = fact.row.business;
  row.foreign_related = fact.row.foreign_related;
  row.first_day = fact.row.from;
  rows.put(row);
}

void project(Rows& rows, const TalentRemoved& fact, const FactOrigin& origin) {
  rows.change<view::TalentListed>([&](view::TalentListed& row) { row.out_on = origin.booked_on; }, fact.talent);
}

void project(Rows& rows, const ReturnSubmitted& fact, const FactOrigin& origin) {
  view::Returned row;
  row.annual_return = origin.entry;
  put_whom(row, whom(rows, {fact.row.firm, 0}));
  row.return_year = fact.row.year;
  row.income = fact.row.income;
  row.tax = fact.row.tax;
  row.submitted_on = origin.booked_on;
  rows.put(row);
}

void project(Rows& rows, const ReturnAccepted& fact, const FactOrigin& origin) {
  rows.change<view::Returned>([&](view::Returned& row) { row.accepted_on = origin.booked_on; }, fact.annual_return);
}

// --- clues, complaints, rights ---------------------------------------------------------------------------------------

void project(Rows& rows, const ClueSent& fact, const FactOrigin& origin) {
  view::ClueListed row;
  row.clue = origin.entry;
  put_whom(row, whom(rows, fact.row.of));
  row.partner = fact.row.organisation;
  row.sender = fact.row.sender;
  row.receiver = fact.row.receiver;
  row.kind = fact.row.kind;
  row.sent_on = fact.row.sent_on;
  row.state = fact.row.state;
  row.text = fact.row.text;
  rows.put(row);
}

void project(Rows& rows, const ClueMoved& fact, const FactOrigin& origin) {
  rows.change<view::ClueListed>(
      [&](view::ClueListed& row) {
        row.state = fact.state;
        if (!fact.said.given()) return;
        row.said = fact.said;
        row.said_entry = origin.entry;
      },
      fact.clue);
}

void project(Rows& rows, const ComplaintReceived& fact, const FactOrigin& origin) {
  view::Complained row;
  row.complaint = origin.entry;
  put_whom(row, whom(rows, fact.row.of));
  row.kind = fact.row.kind;
  row.channel = fact.row.channel;
  row.received_on = fact.row.received_on;
  row.state = fact.row.state;
  row.text = fact.row.text;
  rows.put(row);
}

void project(Rows& rows, const ComplaintMoved& fact, const FactOrigin& origin) {
  rows.change<view::Complained>(
      [&](view::Complained& row) {
        row.state = fact.state;
        if (!fact.to.empty()) row.transferred_to = fact.to;
        row.upheld = row.upheld || fact.upheld;
        if (!fact.said.given()) return;
        row.said = fact.said;
        row.said_entry = origin.entry;
      },
      fact.complaint);
  if (fact.filed) put_integrity(rows, origin.entry, *fact.filed);
}

void project(Rows& rows, const RightsRequested& fact, const FactOrigin& origin) {
  view::RightsAsked row;
  row.rights_request = origin.entry;
  put_whom(row, whom(rows, {0, fact.row.lawyer}));
  row.organ = fact.row.organ;
  row.asked_on = fact.row.asked_on;
  row.text = fact.row.text;
  rows.put(row);
}

void project(Rows& rows, const RightsAnswered& fact, const FactOrigin& origin) {
  rows.change<view::RightsAsked>(
      [&](view::RightsAsked& row) {
        row.answered_on = origin.booked_on;
        row.answer = fact.text;
        row.answer_entry = origin.entry;
      },
      fact.rights_request);
}

// --- registers -------------------------------------------------------------------------------------------------------

void project(Rows& rows, const BrandRegistered& fact, const FactOrigin& origin) {
  view::BrandListed row;
  row.brand = origin.entry;
  put_whom(row, whom(rows, fact.row.of));
  row.kind = fact.row.kind;
  row.first_day = fact.row.from;
  rows.put(row);
}

void project(Rows& rows, const EntryRecorded& fact, const FactOrigin& origin) {
  const RegisterEntry& said = fact.row;
  view::Kept row;
  row.record = origin.entry;
  put_whom(row, whom(rows, {said.firm, said.lawyer}));
  if (row.area.code == 0) row.area = {origin.actor.area};
  row.party = is_party_kind(said.kind);
  row.kind = said.kind;
  row.person = said.person;
  row.label = said.label;
  if (said.year != 0) row.of_year = said.year;
  row.count = said.count;
  row.yes = said.yes;
  row.first_day = said.from;
  row.last_day = said.to;
  row.due_on = said.due;
  row.done_on = said.done_on;
  rows.put(row);
  if (said.kind != EntryKind::party_item_done) return;
  rows.change<view::Item>([&](view::Item& item) { item.done_on = said.from; }, said.of);
}

void project(Rows& rows, const RecordCorrected& fact, const FactOrigin&) {
  rows.change<view::Kept>(
      [&](view::Kept& row) {
        row.yes = fact.yes;
        row.count = fact.count;
      },
      fact.record);
}

void project(Rows& rows, const Withdrawn& fact, const FactOrigin& origin) {
  rows.change<view::Kept>([&](view::Kept& row) { row.last_day = origin.booked_on - Days{1}; }, fact.record);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::legal_profession
