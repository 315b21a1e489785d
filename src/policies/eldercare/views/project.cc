// Typed facts as rows; each says the same as the apply() of the same fact.
#include "policies/eldercare/citations.h"
#include "policies/eldercare/views/rows.h"

namespace gongbao::eldercare {

using policies::Rows;

// --- departments and institutions ------------------------------------------------------------------------------------

void project(Rows& rows, const ChannelsPublished& fact, const FactOrigin&) {
  rows.put(view::ChannelListed{{fact.department},
                               fact.row.from,
                               department_text(fact.department),
                               fact.row.email,
                               fact.row.postal,
                               fact.row.phone});
}

void project(Rows& rows, const InstitutionsImported& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.institutions) {
    rows.put(view::InstitutionListed{
        id, row.name, row.kind, {row.department}, department_text(row.department), row.city_run});
  }
}

void project(Rows& rows, const InterpretationAdded& fact, const FactOrigin& origin) {
  rows.put(view::Interpreted{origin.entry, fact.clause, fact.row.text, fact.row.from});
}

// --- recruitment and the pool ----------------------------------------------------------------------------------------

void project(Rows& rows, const RoundOpened& fact, const FactOrigin& origin) {
  const Round& said = fact.row;
  rows.put(view::RoundListed{origin.entry,
                             {said.department},
                             department_text(said.department),
                             said.year,
                             said.opens,
                             said.closes,
                             said.size,
                             false});
}

namespace {

void put_application(Rows& rows, std::uint64_t id, const Application& said) {
  const auto round = rows.find<view::RoundListed>(said.round);
  view::Applied row;
  row.application = id;
  row.account = said.account;
  if (round) {
    row.area = round->area;
    row.department = round->department;
  }
  row.round = said.round;
  row.person = said.person;
  row.best_class = said.best_class;
  row.submitted_on = date_of(said.submitted_at);
  row.state = said.state;
  rows.put(row);
}

void move_application(Rows& rows, std::uint64_t id, ApplicationState to) {
  rows.change<view::Applied>([to](view::Applied& row) { row.state = to; }, id);
}

void put_member(Rows& rows, std::uint64_t id, const view::RoundListed& round, Date first_day) {
  const auto from = rows.find<view::Applied>(id);
  if (!from) return;
  view::Member row;
  row.supervisor = id;
  row.account = from->account;
  row.area = from->area;
  row.department = from->department;
  row.person = from->person;
  row.pool_year = round.pool_year;
  row.best_class = from->best_class;
  row.first_day = first_day;
  row.last_day = last_day_of_year(static_cast<std::int32_t>(round.pool_year));
  row.end_kind = MembershipEnd::year;
  rows.put(row);
}

}  // namespace

void project(Rows& rows, const ApplicationSubmitted& fact, const FactOrigin&) {
  put_application(rows, fact.application, fact.row);
}

void project(Rows& rows, const ApplicationMoved& fact, const FactOrigin&) {
  move_application(rows, fact.application, fact.to);
}

void project(Rows& rows, const PoolRenewed& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.entered) put_application(rows, id, row);
}

void project(Rows& rows, const PoolSelected& fact, const FactOrigin&) {
  auto round = rows.find<view::RoundListed>(fact.round);
  if (!round) return;
  round->decided = true;
  rows.put(*round);
  for (const std::uint64_t id : fact.reserve) move_application(rows, id, ApplicationState::reserve);
  for (const std::uint64_t id : fact.not_selected) move_application(rows, id, ApplicationState::not_selected);
  for (const std::uint64_t id : fact.selected) {
    move_application(rows, id, ApplicationState::selected);
    put_member(rows, id, *round, fact.first_day);
  }
}

void project(Rows& rows, const SupervisorRated& fact, const FactOrigin&) {
  rows.change<view::Member>([&](view::Member& row) { row.rating = fact.rating; }, fact.supervisor);
}

void project(Rows& rows, const WillStated& fact, const FactOrigin&) {
  rows.change<view::Member>([&](view::Member& row) { row.will_continue = fact.will_continue; }, fact.supervisor);
}

void project(Rows& rows, const MembershipEnded& fact, const FactOrigin&) {
  rows.change<view::Member>(
      [&](view::Member& row) {
        row.end_kind = fact.end;
        row.last_day = fact.last_day;
      },
      fact.supervisor);
}

// --- reports and the working ledger ----------------------------------------------------------------------------------

void project(Rows& rows, const ReportReceived& fact, const FactOrigin& origin) {
  const Report& said = fact.row;
  const auto member = rows.find<view::Member>(said.supervisor);
  const auto about = rows.find<view::InstitutionListed>(said.target);
  view::Reported row;
  row.report = origin.entry;
  if (member) {
    row.account = member->account;
    row.area = member->area;
    row.department = member->department;
  }
  row.supervisor = said.supervisor;
  row.about = said.target;
  if (about) {
    row.name = about->name;
    row.city_run = about->city_run;
  }
  row.category = said.category;
  row.channel = said.channel;
  row.urgent = said.urgent;
  row.received_on = date_of(said.received_at);
  if (said.ack_due) row.due_on = said.ack_due->last_day;
  row.state = said.state;
  rows.put(row);
}

void project(Rows& rows, const ReportReturned& fact, const FactOrigin& origin) {
  rows.change<view::Reported>(
      [&](view::Reported& row) {
        row.state = ReportState::returned;
        row.answer = fact.reason;
        row.answer_entry = origin.entry;
      },
      fact.report);
}

namespace {

void put_entry(Rows& rows, std::uint64_t id, const LedgerEntry& said) {
  auto report = rows.find<view::Reported>(said.report);
  if (!report) return;
  report->state = ReportState::accepted;
  report->entry_id = id;
  report->ledger_number = ledger_number(said);
  report->progress = said.state;
  rows.put(*report);
  view::Entered row = rows.find<view::Entered>(id).value_or(view::Entered{});
  row.entry_id = id;
  row.institution = said.institution;
  row.area = {said.department};
  row.department = department_text(said.department);
  row.ledger_number = report->ledger_number;
  row.about = report->about;
  row.name = report->name;
  row.category = report->category;
  row.state = said.state;
  row.city_run = report->city_run;
  row.registered_on = said.registered_on;
  row.ordered_on = said.ordered_on;
  row.rectified_on = said.rectified_on;
  row.decided_on = said.decided_on;
  row.fed_back_on = said.fed_back_on;
  row.due_on.reset();
  if (said.due) row.due_on = said.due->last_day;
  row.due_provisional = said.due && said.due->provisional;
  rows.put(row);
}

// Where what was written at this step is found again.
void put_papers(Rows& rows, const EntryMoved& fact, std::uint64_t entry) {
  const LedgerEntry& said = fact.row;
  rows.change<view::Entered>(
      [&](view::Entered& row) {
        if (said.state == EntryState::ordered) {
          row.order_text = fact.text;
          row.order_entry = entry;
        }
        if (said.state == EntryState::rectification_reported) {
          row.evidence = said.evidence;
          row.evidence_entry = entry;
        }
      },
      fact.entry_id);
  if (said.state != EntryState::fed_back) return;
  rows.change<view::Reported>(
      [&](view::Reported& row) {
        row.answer = said.feedback;
        row.answer_entry = entry;
      },
      said.report);
}

}  // namespace

void project(Rows& rows, const ReportAccepted& fact, const FactOrigin& origin) {
  put_entry(rows, origin.entry, fact.row);
}

void project(Rows& rows, const EntryMoved& fact, const FactOrigin& origin) {
  put_entry(rows, fact.entry_id, fact.row);
  put_papers(rows, fact, origin.entry);
}

// --- what supervisors took part in -----------------------------------------------------------------------------------

void project(Rows& rows, const Recorded& fact, const FactOrigin& origin) {
  rows.put(view::Kept{origin.entry,
                      {fact.row.department},
                      department_text(fact.row.department),
                      fact.row.kind,
                      fact.row.on,
                      static_cast<std::int64_t>(fact.row.members.size()),
                      fact.row.text});
}

void project(Rows& rows, const AppraisalRecorded& fact, const FactOrigin& origin) {
  const auto about = rows.find<view::InstitutionListed>(fact.row.institution);
  view::Appraised row;
  row.appraisal = origin.entry;
  row.about = fact.row.institution;
  if (about) {
    row.area = about->area;
    row.name = about->name;
  }
  row.relation = fact.row.relation;
  row.text = fact.row.text;
  row.given_on = fact.row.on;
  rows.put(row);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::eldercare
