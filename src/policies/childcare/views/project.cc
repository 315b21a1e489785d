// Typed facts as rows; each says the same as the apply() of the same fact.
#include <algorithm>

#include "law/area.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/target.h"
#include "policies/childcare/views/rows.h"
#include "policies/shared/own_readings.h"

namespace gongbao::childcare {

using policies::AccountNo;
using view::Category;

policies::Belongs belongs_of(Rows& rows, std::uint64_t operator_id) {
  const auto row = rows.find<view::Institution>(operator_id);
  return row ? policies::Belongs{row->area, row->bank_id} : policies::Belongs{};
}

namespace {

std::string name_of(Rows& rows, std::uint64_t operator_id) {
  const auto row = rows.find<view::Institution>(operator_id);
  return row ? row->name : std::string();
}

// What one institution adds to its area or category, taken away (-1) or added (1).
void count(view::AreaFigures& sums, const view::Institution& row, int sign) {
  const auto add = [sign](auto& sum, auto part) { sum += static_cast<std::decay_t<decltype(sum)>>(sign * part); };
  add(sums.institutions, 1);
  add(sums.institutions_filed, row.filing_state == FilingState::filed ? 1 : 0);
  add(sums.institutions_demo, row.category == Category::demo ? 1 : 0);
  add(sums.designed_places, std::int64_t{row.designed_places});
  add(sums.enrolled, std::int64_t{row.enrolled});
  add(sums.contracts, static_cast<std::int64_t>(row.contracts));
  add(sums.balance.fen, row.balance.fen);
  add(sums.pending.fen, row.pending.fen);
  add(sums.custody.fen, row.custody.fen);
  add(sums.required.fen, row.required.fen);
  add(sums.shortfall.fen, row.shortfall.fen);
}

void change_standing(Rows& rows, Area area, const std::function<void(view::AreaStanding&)>& how) {
  auto sums = rows.find<view::AreaStanding>(area).value_or(view::AreaStanding{});
  sums.counted_in = area;
  how(sums);
  rows.put(sums);
}

void count_in(Rows& rows, const view::Institution& row, int sign) {
  change_standing(rows, row.area, [&](view::AreaStanding& sums) { count(sums, row, sign); });
  auto sums = rows.find<view::CategoryStanding>(row.category).value_or(view::CategoryStanding{});
  sums.category = row.category;
  count(sums, row, sign);
  rows.put(sums);
}

}  // namespace

void change_institution(Rows& rows, std::uint64_t operator_id, const std::function<void(view::Institution&)>& how) {
  const auto before = rows.find<view::Institution>(operator_id);
  if (!before) return;
  view::Institution after = *before;
  how(after);
  rows.put(after);
  count_in(rows, *before, -1);
  count_in(rows, after, 1);
}

// Every area that has an institution, on every day: a series has no gaps.
void write_areas(Rows& rows, Date day) {
  for (const law::Area& each : law::districts_bda_and_yanshan()) {
    const auto sums = rows.find<view::AreaStanding>(Area{each.code});
    if (!sums) continue;
    view::AreaDay row;
    static_cast<view::AreaFigures&>(row) = *sums;
    row.day = day;
    row.area = sums->counted_in;
    rows.put(row);
  }
  for (const auto& [category, name] : names_of(Category{})) {
    const auto sums = rows.find<view::CategoryStanding>(category);
    if (!sums) continue;
    view::CategoryDay row;
    static_cast<view::AreaFigures&>(row) = *sums;
    row.day = day;
    row.category = category;
    rows.put(row);
  }
}

void count_duty(Rows& rows, Area area, view::Duty duty, Date met_on, bool late) {
  static constexpr std::pair<view::Duty, std::string_view> behind[] = {
      {view::Duty::filing, "childcare/6a"},
      {view::Duty::payout, "childcare/13c childcare/2-14b"},
      {view::Duty::refund, "childcare/15b childcare/16a"},
      {view::Duty::complaint, "reg/25"}};
  const YearMonthDay day = ymd(met_on);
  const Date month = date_of(day.year, day.month, 1);
  auto row = rows.find<view::DutyMonth>(month, area, duty).value_or(view::DutyMonth{});
  row.month = month;
  row.area = area;
  row.duty = duty;
  ++row.met;
  row.late += late ? 1 : 0;
  row.clauses = std::ranges::find(behind, duty, &std::pair<view::Duty, std::string_view>::first)->second;
  rows.put(row);
}

// --- registration and filing -----------------------------------------------------------------------------------------

void project(Rows& rows, const InstitutionRegistered& fact, const FactOrigin& origin) {
  const Institution& said = fact.institution;
  view::Institution row;
  row.operator_id = origin.entry;
  row.area = Area{declared_area(said.area)};
  row.uscc = said.uscc;
  row.name = said.name;
  row.address = said.site_address;
  row.contact = said.contact;
  row.registered_on = origin.booked_on;
  row.designed_places = said.designed_places;
  row.enrolled = said.enrolled;
  rows.put(row);
  count_in(rows, row, 1);
}

void project(Rows& rows, const CategorySet& fact, const FactOrigin& origin) {
  const policies::Belongs to = belongs_of(rows, fact.operator_id);
  const Category category = fact.category.demo ? Category::demo : Category::other;
  rows.put(view::CategorySet{fact.operator_id, origin.entry, to.area, to.bank_id, name_of(rows, fact.operator_id),
                             category, fact.category.period.from, fact.category.document});
  change_institution(rows, fact.operator_id, [&](view::Institution& row) { row.category = category; });
}

// It ends the one before of its item, and every later one that was announced.
void project(Rows& rows, const FeeStandardPublished& fact, const FactOrigin&) {
  const Date from = fact.standard.published.from;
  for (view::Fee& each : rows.under<view::Fee>(fact.operator_id, fact.item)) {
    if (each.first_day >= from) {
      rows.erase<view::Fee>(each.operator_id, each.item, each.first_day);
    } else if (!each.last_day || *each.last_day >= from) {
      each.last_day = from - Days{1};
      rows.put(each);
    }
  }
  rows.put(view::Fee{fact.operator_id, fact.item, from, fact.standard.unit, fact.standard.price,
                     fact.standard.published.to});
}

void project(Rows& rows, const CustodyAccountOpened& fact, const FactOrigin& origin) {
  change_institution(rows, fact.operator_id, [&](view::Institution& row) {
    row.bank_id = fact.bank_id;
    row.account_no = AccountNo{fact.account};
  });
  rows.put(view::AccountRegistered{{origin.entry, 1, shared::AccountEvent::opened, fact.operator_id,
                                    belongs_of(rows, fact.operator_id).area, fact.bank_id, AccountNo{fact.account},
                                    origin.booked_on}});
}

namespace {

void set_filing(Rows& rows, std::uint64_t operator_id, const view::Filed& filing) {
  rows.put(filing);
  change_institution(rows, operator_id, [&](view::Institution& row) {
    row.filing_state = filing.state;
    row.filed_on = filing.filed_on;
  });
}

view::Filed filing_of(Rows& rows, std::uint64_t operator_id) {
  if (auto known = rows.find<view::Filed>(operator_id)) return *std::move(known);
  view::Filed row;
  row.operator_id = operator_id;
  row.area = belongs_of(rows, operator_id).area;
  row.name = name_of(rows, operator_id);
  return row;
}

void take_materials(view::Institution& row, const FilingMaterials& materials) {
  if (materials.subject && materials.subject->name) row.name = *materials.subject->name;
  if (materials.subject && materials.subject->site_address) row.address = *materials.subject->site_address;
  if (!materials.enrolment) return;
  row.designed_places = materials.enrolment->designed_places;
  row.enrolled = materials.enrolment->enrolled;
}

}  // namespace

void project(Rows& rows, const FilingSubmitted& fact, const FactOrigin& origin) {
  view::Filed row = filing_of(rows, fact.operator_id);
  if (row.state == FilingState::due) {
    count_duty(rows, row.area, view::Duty::filing, origin.booked_on, fact.late);
  } else {
    row.due_on = origin.booked_on;
  }
  row.state = FilingState::filed;
  row.kind = fact.kind;
  row.filed_on = origin.booked_on;
  row.late = fact.late;
  row.closed_on.reset();
  set_filing(rows, fact.operator_id, row);
  change_institution(rows, fact.operator_id, [&](view::Institution& each) { take_materials(each, fact.materials); });
}

void project(Rows& rows, const FilingUpdated& fact, const FactOrigin& origin) {
  view::Filed row = filing_of(rows, fact.operator_id);
  row.changed_on = fact.changed_on;
  row.updated_on = origin.booked_on;
  set_filing(rows, fact.operator_id, row);
  change_institution(rows, fact.operator_id, [&](view::Institution& each) { take_materials(each, fact.fields); });
}

void project(Rows& rows, const FilingWithdrawn& fact, const FactOrigin& origin) {
  view::Filed row = filing_of(rows, fact.operator_id);
  row.state = FilingState::closed;
  row.closed_on = origin.booked_on;
  set_filing(rows, fact.operator_id, row);
}

void project(Rows& rows, const EnrolmentUpdated& fact, const FactOrigin&) {
  change_institution(rows, fact.operator_id, [&](view::Institution& row) {
    row.designed_places = fact.enrolment.designed_places;
    row.enrolled = fact.enrolment.enrolled;
  });
}

// --- contracts -------------------------------------------------------------------------------------------------------

void project(Rows& rows, const ContractRegistered& fact, const FactOrigin& origin) {
  const Contract& said = fact.contract;
  view::Contract row;
  row.operator_id = fact.operator_id;
  row.contract_id = origin.entry;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.account = said.family_account;
  row.name = name_of(rows, fact.operator_id);
  row.family = said.family;
  row.child = said.child;
  row.service_type = said.service_type;
  row.billing = said.billing;
  row.service_start = said.service.first;
  row.service_end = said.service.last;
  row.cycle = said.cycle;
  row.dispute_path = said.dispute_path;
  row.model_contract = said.model_contract;
  row.registered_on = origin.booked_on;
  rows.put(row);
  for (const PersonToken& each : {said.family, said.child}) {
    if (each.given()) rows.put(shared::view::PersonOf{each.token, 0, row.account});
  }
  rows.put(shared::view::PaperOf{origin.entry, 0, row.account});
}

void project(Rows& rows, const ContractAcknowledged& fact, const FactOrigin& origin) {
  bool first = false;
  rows.change<view::Contract>(
      [&](view::Contract& row) {
        first = !row.acknowledged;
        row.acknowledged = true;
        row.acknowledged_on = origin.booked_on;
        row.cycle = fact.cycle;
      },
      fact.operator_id, fact.contract_id);
  if (first) change_institution(rows, fact.operator_id, [](view::Institution& row) { ++row.contracts; });
}

void project(Rows& rows, const BillRegistered& fact, const FactOrigin& origin) {
  const auto contract = rows.find<view::Contract>(fact.operator_id, fact.bill.contract);
  view::BillMade row;
  row.operator_id = fact.operator_id;
  row.bill_id = origin.entry;
  row.contract_id = fact.bill.contract;
  row.account = contract ? contract->account : 0;
  row.bank_id = belongs_of(rows, fact.operator_id).bank_id;
  row.registered_on = origin.booked_on;
  row.period_start = fact.bill.period.first;
  row.period_end = fact.bill.period.last;
  row.amount = fact.bill.amount;
  row.units = fact.bill.units;
  row.gift_units = fact.bill.gift_units;
  rows.put(row);
}

void project(Rows& rows, const FamilyNotified& fact, const FactOrigin& origin) {
  rows.change<view::Served>(
      [&](view::Served& row) {
        row.state = view::ItemStanding::awaiting;
        row.notified_on = origin.booked_on;
        row.window_end = fact.window_end;
        row.window_provisional = fact.provisional;
      },
      fact.operator_id, fact.item);
}

// --- disputes --------------------------------------------------------------------------------------------------------

void put_dispute(Rows& rows, std::uint64_t operator_id, std::uint64_t dispute_id, const Dispute& opened) {
  const policies::Belongs to = belongs_of(rows, operator_id);
  const auto lot = rows.find<view::Lot>(operator_id, opened.lot);
  view::Disputed row;
  row.operator_id = operator_id;
  row.dispute_id = dispute_id;
  row.lot_id = opened.lot;
  row.contract_id = lot ? lot->contract_id : 0;
  row.account = lot ? lot->account : 0;
  row.area = to.area;
  row.bank_id = to.bank_id;
  row.mediator_id = opened.mediator_id;
  if (opened.item != Id16{}) row.item = opened.item;
  if (opened.refund != 0) row.refund_id = opened.refund;
  row.path = opened.path;
  row.opened_on = opened.opened_on;
  rows.put(row);
  change_standing(rows, to.area, [](view::AreaStanding& sums) { ++sums.disputes; });
}

void close_dispute_row(Rows& rows, std::uint64_t operator_id, const Id16& item, Date day) {
  for (view::Disputed& each : rows.under<view::Disputed>(operator_id)) {
    if (!each.open || each.item != item) continue;
    each.open = false;
    each.closed_on = day;
    rows.put(each);
  }
}

void project(Rows& rows, const DisputeOpened& fact, const FactOrigin& origin) {
  put_dispute(rows, fact.operator_id, origin.entry, fact.dispute);
}

void project(Rows& rows, const DisputeStepAdded& fact, const FactOrigin&) {
  rows.change<view::Disputed>(
      [&](view::Disputed& row) {
        ++row.steps;
        if (fact.step.path) row.path = *fact.step.path;
        if (fact.mediator_id) row.mediator_id = *fact.mediator_id;
      },
      fact.operator_id, fact.dispute_id);
}

namespace {

// A proven outcome about a refund ends its dispute: accepted, the refund waits for op 11 again; rejected, it is over.
void settle_refund(Rows& rows, view::Disputed& row, Date initial_order_due_on, Date day) {
  if (!row.proven || !row.refund_id || !row.accepted_outcome) return;
  row.open = false;
  row.closed_on = day;
  rows.change<view::RefundCase>(
      [&](view::RefundCase& refund) {
        if (refund.state != custody::RefundState::contested) return;
        refund.state = *row.accepted_outcome ? custody::RefundState::demanded : custody::RefundState::rejected;
        refund.open = *row.accepted_outcome;
        if (!refund.open) resume_initial_order(rows, refund.operator_id, refund.lot_id, initial_order_due_on);
      },
      row.operator_id, *row.refund_id);
}

}  // namespace

void project(Rows& rows, const OutcomeRecorded& fact, const FactOrigin& origin) {
  rows.change<view::Disputed>(
      [&](view::Disputed& row) {
        row.institution_share = fact.outcome.institution_share;
        row.family_share = fact.outcome.family_share;
        row.accepted_outcome = fact.outcome.accepted;
        row.proven = fact.outcome.proven();
        row.confirmed_by_one = false;
        settle_refund(rows, row, fact.initial_order_due_on, origin.booked_on);
      },
      fact.operator_id, fact.dispute_id);
}

// The first confirmation is of one side, the second of the other: then it is proven.
void project(Rows& rows, const OutcomeConfirmed& fact, const FactOrigin& origin) {
  rows.change<view::Disputed>(
      [&](view::Disputed& row) {
        row.proven = row.proven || row.confirmed_by_one;
        row.confirmed_by_one = true;
        settle_refund(rows, row, fact.initial_order_due_on, origin.booked_on);
      },
      fact.operator_id, fact.dispute_id);
}

// --- refunds ---------------------------------------------------------------------------------------------------------

void hold_initial_order(Rows& rows, std::uint64_t operator_id, std::uint64_t lot_id) {
  const auto lot = rows.find<view::Lot>(operator_id, lot_id);
  if (!lot || lot->order_id == 0) return;
  rows.change<view::Payout>(
      [](view::Payout& row) {
        if (row.state != custody::OrderState::open && row.state != custody::OrderState::returned) return;
        row.state = custody::OrderState::suspended;
        row.open = false;
      },
      operator_id, lot->order_id);
}

void resume_initial_order(Rows& rows, std::uint64_t operator_id, std::uint64_t lot_id, Date due_on) {
  const auto lot = rows.find<view::Lot>(operator_id, lot_id);
  if (!lot || lot->order_id == 0) return;
  rows.change<view::Payout>(
      [&](view::Payout& row) {
        if (row.state != custody::OrderState::suspended) return;
        row.state = custody::OrderState::open;
        row.open = true;
        row.due_on = due_on;
      },
      operator_id, lot->order_id);
}

void project(Rows& rows, const RefundDemanded& fact, const FactOrigin& origin) {
  const policies::Belongs to = belongs_of(rows, fact.operator_id);
  const auto lot = rows.find<view::Lot>(fact.operator_id, fact.lot_id);
  view::RefundCase row;
  row.operator_id = fact.operator_id;
  row.refund_id = origin.entry;
  row.lot_id = fact.lot_id;
  row.contract_id = lot ? lot->contract_id : 0;
  row.area = to.area;
  row.account = lot ? lot->account : 0;
  row.bank_id = to.bank_id;
  row.ground = fact.ground;
  row.institution_fault = fact.papers.institution_fault;
  row.demanded_on = origin.booked_on;
  row.due_on = fact.due_on;
  std::vector<std::string> clauses = clauses_of(fact.ground);
  for (std::string& clause : due_clauses_of(fact.ground)) clauses.push_back(std::move(clause));
  row.clauses = policies::joined(clauses);
  rows.put(row);
  hold_initial_order(rows, fact.operator_id, fact.lot_id);
}

void project(Rows& rows, const RefundContested& fact, const FactOrigin& origin) {
  rows.change<view::RefundCase>([](view::RefundCase& row) { row.state = custody::RefundState::contested; },
                                fact.operator_id, fact.refund_id);
  put_dispute(rows, fact.operator_id, origin.entry, fact.dispute);
}

void project(Rows& rows, const RefundWithdrawn& fact, const FactOrigin& origin) {
  std::uint64_t lot = 0;
  rows.change<view::RefundCase>(
      [&](view::RefundCase& row) {
        row.state = custody::RefundState::withdrawn;
        row.open = false;
        lot = row.lot_id;
      },
      fact.operator_id, fact.refund_id);
  for (view::Disputed& each : rows.under<view::Disputed>(fact.operator_id)) {
    if (!each.open || each.refund_id != fact.refund_id) continue;
    each.open = false;
    each.closed_on = origin.booked_on;
    rows.put(each);
  }
  resume_initial_order(rows, fact.operator_id, lot, fact.initial_order_due_on);
}

// --- supervision -----------------------------------------------------------------------------------------------------

void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin) {
  const shared::Complaint& said = fact.complaint;
  view::Complaining row;
  row.operator_id = fact.operator_id;
  row.complaint_id = origin.entry;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.account = said.account;
  row.contract_id = said.card_id;
  row.about = fact.about;
  row.filed_on = said.filed_on;
  row.due_on = said.due_on;
  row.due_provisional = said.due_provisional;
  row.complaint = said.text;
  rows.put(row);
}

void project(Rows& rows, const ComplaintAnswered& fact, const FactOrigin& origin) {
  rows.change<view::Complaining>(
      [&](view::Complaining& row) {
        row.answered = true;
        row.answered_on = origin.booked_on;
        row.answer = fact.text;
        row.answer_entry = origin.entry;
        count_duty(rows, row.area, view::Duty::complaint, origin.booked_on, row.due_on < origin.booked_on);
      },
      fact.operator_id, fact.complaint_id);
}

void project(Rows& rows, const ProblemReported& fact, const FactOrigin& origin) {
  rows.put(view::Problem{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area,
                         fact.problem.reported_on, fact.problem.text});
}

void project(Rows& rows, const InspectionRecorded& fact, const FactOrigin& origin) {
  rows.put(view::InspectionMade{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area,
                                fact.inspection.inspected_on, fact.inspection.on_site, fact.inspection.findings});
}

void project(Rows& rows, const OrderGiven& fact, const FactOrigin& origin) {
  const shared::SupervisionOrder& order = fact.order;
  rows.put(view::DistrictOrder{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, order.kind,
                               order.period.from, order.period.to, order.lifted_on, order.findings});
}

// From today on the order binds no more.
void project(Rows& rows, const OrderLifted& fact, const FactOrigin& origin) {
  const Date last = origin.booked_on - Days{1};
  rows.change<view::DistrictOrder>(
      [&](view::DistrictOrder& row) {
        row.lifted_on = origin.booked_on;
        if (!row.last_day || *row.last_day > last) row.last_day = last;
      },
      fact.operator_id, fact.order_id);
}

void project(Rows& rows, const PenaltyRecorded& fact, const FactOrigin& origin) {
  const shared::Penalty& penalty = fact.penalty;
  rows.put(view::Fine{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, penalty.article,
                      penalty.amount, penalty.decided_on, penalty.decision});
}

void project(Rows& rows, const DisqualificationRecorded& fact, const FactOrigin& origin) {
  const shared::Disqualification& row = fact.disqualification;
  rows.put(view::Disqualified{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, row.kind,
                              row.period.from, row.period.to, row.reason});
}

// --- terms beyond the calendar ---------------------------------------------------------------------------------------

namespace {

void fix(Rows& rows, const FixedDeadline& fixed) {
  const std::uint64_t number = custody::unsortable(fixed.entity);
  switch (fixed.kind) {
    case DeadlineKind::confirmation:
      return rows.change<view::Served>(
          [&](view::Served& row) {
            row.window_end = fixed.last_day;
            row.window_provisional = fixed.provisional;
          },
          fixed.operator_id, fixed.entity);
    case DeadlineKind::payout:
      return rows.change<view::Payout>([&](view::Payout& row) { row.due_on = fixed.last_day; }, fixed.operator_id,
                                       number);
    case DeadlineKind::filing:
      return rows.change<view::Filed>(
          [&](view::Filed& row) {
            row.due_on = fixed.last_day;
            row.due_provisional = fixed.provisional;
          },
          fixed.operator_id);
    case DeadlineKind::complaint:
      return rows.change<view::Complaining>(
          [&](view::Complaining& row) {
            row.due_on = fixed.last_day;
            row.due_provisional = fixed.provisional;
          },
          fixed.operator_id, number);
    case DeadlineKind::late_cash:
      return;
  }
}

}  // namespace

void project(Rows& rows, const DeadlinesFixed& fact, const FactOrigin&) {
  for (const FixedDeadline& each : fact.deadlines) fix(rows, each);
}

// --- statements and breaks -------------------------------------------------------------------------------------------

void project(Rows& rows, const StatementUploaded& fact, const FactOrigin& origin) {
  const custody::StatementTaken& taken = fact.taken;
  const policies::Belongs to = belongs_of(rows, taken.operator_id);
  shared::view::put_statement<view::Statement>(rows, taken, origin, to);
  for (const custody::BreakUpdate& update : taken.updates) {
    shared::view::update_break<view::StatementBreak>(rows, update.key, update.ledger_amount);
    if (!update.closed_by) continue;
    shared::view::close_break<view::StatementBreak>(rows, update.key, *update.closed_by, origin.booked_on);
  }
  std::uint32_t place = 0;
  for (const custody::Break& found : taken.opened) {
    shared::view::put_break<view::StatementBreak>(rows, {taken.operator_id, origin.entry, ++place}, found, to);
  }
}

void project(Rows& rows, const BreakResolved& fact, const FactOrigin& origin) {
  const custody::BreakKey& key = fact.resolved.key;
  shared::view::update_break<view::StatementBreak>(rows, key, fact.resolved.ledger_amount);
  shared::view::close_break<view::StatementBreak>(rows, key, fact.resolved.resolution, origin.booked_on);
  if (!fact.resolved.balance_follows) return;
  // With it closes what the account's balance was off by: one break at most is open of that kind.
  for (const view::StatementBreak& each : rows.under<view::StatementBreak>(key.operator_id)) {
    if (!each.open || each.kind != custody::BreakKind::balance_break) continue;
    shared::view::close_break<view::StatementBreak>(rows, {each.operator_id, each.statement_id, each.place},
                                                    custody::Resolution::followed, origin.booked_on);
  }
}

void project(Rows& rows, const law::ParameterVersion& version, const std::string& parameter, const FactOrigin& origin) {
  shared::view::put_parameter_change<view::ParameterChange>(rows, document, parameter, version, origin);
}

}  // namespace gongbao::childcare
