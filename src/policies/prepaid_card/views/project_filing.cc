// Articles 2 to 8 as rows.
#include <algorithm>

#include "law/area.h"
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

using view::Area;

namespace {

Area area_of_text(const std::string& district) { return {law::area_named(district).value_or(0)}; }

// The latest filing changes its state, and the operator's row with it.
template <class Change>
void change_filing(Rows& rows, std::uint64_t operator_id, Change&& change) {
  rows.change<view::Operator>(
      [&](view::Operator& of) {
        rows.change<view::Filing>(
            [&](view::Filing& filing) {
              change(filing);
              of.filing_state = filing.state;
            },
            operator_id, of.filing_id);
      },
      operator_id);
  view::publish(rows, operator_id);
  view::count_operator(rows, operator_id);
}

std::uint64_t latest_filing(Rows& rows, std::uint64_t operator_id) {
  const auto of = rows.find<view::Operator>(operator_id);
  return of ? of->filing_id : 0;
}
std::uint64_t latest_termination(Rows& rows, std::uint64_t operator_id) {
  const auto of = rows.find<view::Operator>(operator_id);
  return of ? of->termination_id : 0;
}

void put_outlet(Rows& rows, std::uint64_t operator_id, const OutletEntry& entry, std::optional<Date> listed_from) {
  view::Outlet row;
  row.operator_id = operator_id;
  row.outlet_id = entry.outlet_id;
  row.kind = entry.kind;
  row.uscc = entry.uscc;
  row.address = entry.address;
  row.located_in = area_of_text(entry.district);
  row.premises = entry.premises.value_or(Premises::own);
  row.lease_to = entry.lease_to;
  row.listed = listed_from.has_value();
  row.listed_from = listed_from;
  rows.put(row);
}

// One that is listed already keeps its day.
void list_outlets(Rows& rows, std::uint64_t operator_id, const std::vector<OutletEntry>& outlets, Date from) {
  for (const OutletEntry& entry : outlets) {
    const auto known = rows.find<view::Outlet>(operator_id, entry.outlet_id);
    put_outlet(rows, operator_id, entry, known && known->listed_from && !known->listed_to ? *known->listed_from : from);
    if (entry.kind != OutletKind::branch) continue;
    rows.change<view::Operator>([](view::Operator& of) { of.kind = OperatorKind::head; }, operator_id);
  }
}

template <class T>
void take(std::optional<T>& into, const std::optional<T>& changed) {
  if (changed) into = changed;
}

// The filed items take their new values, from that day on. said_at: the entry that named them.
void take_effect(Rows& rows, std::uint64_t operator_id, const FilingChanges& fields, std::uint64_t said_at,
                 VersionCause cause, const SealedText& reason, const FactOrigin& origin) {
  if (fields.district) view::move_to(rows, operator_id, area_of_text(*fields.district));
  rows.change<view::Operator>(
      [&](view::Operator& of) {
        if (fields.operator_name) of.name = *fields.operator_name;
        if (fields.legal_rep) of.legal_rep = *fields.legal_rep;
        if (fields.bank) of.bank_named_at = said_at;
      },
      operator_id);
  if (fields.operator_name) {
    for (view::Agreement& row : rows.under<view::Agreement>(operator_id)) {
      row.operator_name = *fields.operator_name;
      rows.put(row);
    }
  }
  list_outlets(rows, operator_id, fields.list_outlets, origin.booked_on);
  for (const std::uint32_t outlet : fields.close_outlets) {
    rows.change<view::Outlet>([&](view::Outlet& row) { row.listed_to = origin.booked_on; }, operator_id, outlet);
  }
  change_filing(rows, operator_id, [&](view::Filing& filing) {
    take(filing.form.address, fields.address);
    take(filing.form.bank, fields.bank);
  });
  if (fields.bank) view::name_bank(rows, operator_id);
  rows.put(view::RecordVersion{operator_id, origin.entry, belongs_of(rows, operator_id).area, origin.booked_on, cause,
                               reason});
}

void handle_change(Rows& rows, std::uint64_t operator_id, std::uint64_t change_id, ChangeState state, bool late,
                   const SealedText& reasons, const FactOrigin& origin) {
  rows.change<view::Change>(
      [&](view::Change& change) {
        change.state = state;
        change.handled_on = origin.booked_on;
        change.reasons = reasons;
      },
      operator_id, change_id);
  view::erase_deadline(rows, DeadlineKind::change_handle, operator_id, change_id);
  if (late) view::record_event(rows, operator_id, flag::change_handle_late, {origin.booked_on, origin.entry});
}

}  // namespace

namespace view {

namespace {

void count_deadline(Rows& rows, const Deadline& row, int sign) {
  auto count = rows.find<DeadlineCount>(row.area, row.kind, row.due_on)
                   .value_or(DeadlineCount{row.area, row.kind, row.due_on, 0, row.clauses});
  count.open += static_cast<std::uint64_t>(sign);
  count.open == 0 ? rows.erase<DeadlineCount>(row.area, row.kind, row.due_on) : rows.put(count);
}

}  // namespace

// 向社会公布 (6c): the published row says what the operator's row, its filing and its last checked report say.
void publish(Rows& rows, std::uint64_t operator_id) {
  const auto of = rows.find<Operator>(operator_id);
  if (!of || of->published_filing == 0) return;
  const auto filing = rows.find<Filing>(operator_id, of->published_filing);
  if (!filing || !filing->confirmed_on) return;
  auto row = rows.find<Published>(operator_id).value_or(Published{});
  row.operator_id = operator_id;
  row.name = of->name;
  row.uscc = of->uscc;
  row.filing_number = filing->filing_number;
  row.area = of->area;
  row.industry = of->industry;
  row.address = filing->form.address.value_or("");
  row.status = filing->state;
  row.confirmed_on = *filing->confirmed_on;
  row.cancelled_on = filing->cancelled_on;
  row.bank = filing->form.bank.value_or("");
  row.account_no = of->account_no;
  rows.put(row);
}

void put_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject, Date since,
                  Date due_on, bool provisional) {
  erase_deadline(rows, kind, operator_id, subject);
  const Deadline row{operator_id, kind,   subject,     belongs_of(rows, operator_id).area,
                     since,       due_on, provisional, policies::joined(clauses_of(kind))};
  rows.put(row);
  count_deadline(rows, row, 1);
}

void move_to(Rows& rows, std::uint64_t operator_id, Area area) {
  for (const Deadline& row : rows.under<Deadline>(operator_id)) count_deadline(rows, row, -1);
  rows.move_operator(operator_id, area);
  for (const Deadline& row : rows.under<Deadline>(operator_id)) count_deadline(rows, row, 1);
  count_operator(rows, operator_id);
}

void erase_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject) {
  const auto row = rows.find<Deadline>(operator_id, kind, subject);
  if (!row) return;
  rows.erase<Deadline>(operator_id, kind, subject);
  count_deadline(rows, *row, -1);
}

void move_deadline(Rows& rows, DeadlineKind kind, std::uint64_t operator_id, std::uint64_t subject, Date due_on,
                   bool provisional) {
  auto row = rows.find<Deadline>(operator_id, kind, subject);
  if (!row) return;
  count_deadline(rows, *row, -1);
  row->due_on = due_on;
  row->provisional = provisional;
  rows.put(*row);
  count_deadline(rows, *row, 1);
}

}  // namespace view

policies::Belongs belongs_of(Rows& rows, std::uint64_t operator_id) {
  if (operator_id == 0) return {};
  const auto of = rows.find<view::Operator>(operator_id);
  return of ? policies::Belongs{of->area, of->bank_id} : policies::Belongs{};
}

void project(Rows& rows, const OperatorRegistered& fact, const FactOrigin& origin) {
  view::Operator row;
  row.operator_id = origin.entry;
  row.area = area_of_text(fact.record.district);
  row.uscc = fact.record.uscc;
  row.name = fact.record.name;
  row.kind = fact.record.kind;
  row.industry = fact.record.industry;
  row.sub_industry = fact.record.sub_industry;
  row.legal_rep = fact.record.legal_rep;
  row.registered_on = fact.record.registered_on;
  rows.put(row);
  view::count_operator(rows, row.operator_id);
}

void project(Rows& rows, const ProductIssued& fact, const FactOrigin&) {
  const CardProduct& product = fact.product;
  rows.put(view::Product{fact.operator_id, fact.product_id, belongs_of(rows, fact.operator_id).area, product.form,
                         product.price, product.bonus, product.redeem_order, product.min_item_price,
                         product.refund_days_agreed, product.refund_method, product.issued_on});
}

void project(Rows& rows, const OutletNamed& fact, const FactOrigin&) {
  put_outlet(rows, fact.operator_id, fact.outlet, std::nullopt);
  if (fact.outlet.kind != OutletKind::branch) return;
  rows.change<view::Operator>([](view::Operator& of) { of.kind = OperatorKind::head; }, fact.operator_id);
}

void project(Rows& rows, const BalanceDeclared& fact, const FactOrigin& origin) {
  const Declaration& said = fact.declaration;
  rows.put(view::Declared{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, said.as_of,
                          said.received, said.redeemed, said.refunded, said.balance});
  if (fact.opens_duty) {
    view::open_event(rows, {fact.operator_id, flag::filing_due, custody::sortable(origin.entry)},
                     {said.as_of, origin.entry});
  }
}

void project(Rows& rows, const FilingSubmitted& fact, const FactOrigin& origin) {
  const std::uint64_t filing_id = fact.filing_id == 0 ? origin.entry : fact.filing_id;
  view::Filing row;
  row.operator_id = fact.operator_id;
  row.filing_id = filing_id;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.kind = fact.filing.kind;
  row.state = fact.filing.state;
  row.submitted_on = fact.filing.submitted_on;
  row.due_on = fact.filing.due_on;
  row.due_provisional = fact.filing.due_provisional;
  row.returned_on = fact.filing.returned_on;
  row.reasons = fact.filing.reasons;
  row.form = fact.filing.form;
  rows.put(row);
  rows.change<view::Operator>(
      [&](view::Operator& of) {
        of.filing_id = filing_id;
        of.filing_state = row.state;
        of.bank_named_at = origin.entry;
      },
      fact.operator_id);
  view::count_operator(rows, fact.operator_id);
  view::put_deadline(rows, DeadlineKind::filing_confirm, fact.operator_id, filing_id, row.submitted_on, row.due_on,
                     row.due_provisional);
  if (fact.opens_duty) {
    view::open_event(rows, {fact.operator_id, flag::filing_due, custody::sortable(origin.entry)},
                     {origin.booked_on, origin.entry});
  }
}

void project(Rows& rows, const FilingReturned& fact, const FactOrigin& origin) {
  change_filing(rows, fact.operator_id, [&](view::Filing& filing) {
    filing.state = FilingState::returned;
    filing.returned_on = origin.booked_on;
    filing.reasons = fact.reasons;
  });
  view::erase_deadline(rows, DeadlineKind::filing_confirm, fact.operator_id, latest_filing(rows, fact.operator_id));
}

void project(Rows& rows, const FilingConfirmed& fact, const FactOrigin& origin) {
  const std::uint64_t filing_id = latest_filing(rows, fact.operator_id);
  rows.change<view::Operator>([&](view::Operator& of) { of.published_filing = filing_id; }, fact.operator_id);
  std::vector<OutletEntry> outlets;
  change_filing(rows, fact.operator_id, [&](view::Filing& filing) {
    filing.state = FilingState::active;
    filing.confirmed_on = origin.booked_on;
    filing.filing_number = fact.filing_number;
    outlets = filing.form.outlets;
  });
  view::name_bank(rows, fact.operator_id);
  list_outlets(rows, fact.operator_id, outlets, origin.booked_on);
  rows.put(view::RecordVersion{fact.operator_id,
                               origin.entry,
                               belongs_of(rows, fact.operator_id).area,
                               origin.booked_on,
                               VersionCause::confirmed,
                               {}});
  view::erase_deadline(rows, DeadlineKind::filing_confirm, fact.operator_id, filing_id);
  const EventOrigin now{origin.booked_on, origin.entry};
  view::close_events(rows, fact.operator_id, flag::filing_due, origin.booked_on);
  if (fact.late) view::record_event(rows, fact.operator_id, flag::filing_confirm_late, now);
  if (fact.custody_missing) {
    view::open_event(rows, {fact.operator_id, flag::custody_not_set_up, custody::sortable(origin.entry)}, now);
  }
}

void project(Rows& rows, const FilingWithdrawn& fact, const FactOrigin&) {
  change_filing(rows, fact.operator_id, [&](view::Filing& filing) {
    filing.state = FilingState::withdrawn;
    filing.reasons = fact.reason;
  });
  view::erase_deadline(rows, DeadlineKind::filing_confirm, fact.operator_id, latest_filing(rows, fact.operator_id));
}

// --- changes ---------------------------------------------------------------------------------------------------------

void project(Rows& rows, const ChangeSubmitted& fact, const FactOrigin& origin) {
  const ChangeRequest& change = fact.change;
  view::Change row;
  row.operator_id = fact.operator_id;
  row.change_id = origin.entry;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.state = change.state;
  row.changed_on = change.changed_on;
  row.submitted_on = change.submitted_on;
  row.late = change.late;
  row.due_on = change.due_on;
  row.due_provisional = change.due_provisional;
  row.fields = change.fields;
  rows.put(row);
  view::put_deadline(rows, DeadlineKind::change_handle, fact.operator_id, origin.entry, change.submitted_on,
                     change.due_on, change.due_provisional);
  if (change.late) {
    view::record_event(rows, fact.operator_id, flag::change_late, {origin.booked_on, origin.entry});
  }
}

void project(Rows& rows, const ChangeApplied& fact, const FactOrigin& origin) {
  handle_change(rows, fact.operator_id, fact.change_id, ChangeState::applied, fact.late, {}, origin);
  const auto change = rows.find<view::Change>(fact.operator_id, fact.change_id);
  if (!change) return;
  take_effect(rows, fact.operator_id, change->fields, fact.change_id, VersionCause::changed, {}, origin);
}

void project(Rows& rows, const ChangeReturned& fact, const FactOrigin& origin) {
  handle_change(rows, fact.operator_id, fact.change_id, ChangeState::returned, fact.late, fact.reasons, origin);
}

void project(Rows& rows, const RecordCorrected& fact, const FactOrigin& origin) {
  take_effect(rows, fact.operator_id, fact.fields, origin.entry, VersionCause::corrected, fact.reason, origin);
}

// --- termination -----------------------------------------------------------------------------------------------------

void project(Rows& rows, const TerminationAnnounced& fact, const FactOrigin& origin) {
  const Termination& said = fact.termination;
  view::Terminating row;
  row.operator_id = fact.operator_id;
  row.termination_id = origin.entry;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.stop_issue_on = said.stop_issue_on;
  row.notice_on = said.notice_on;
  row.admissible_from = said.admissible_from;
  row.channel = said.channel;
  row.notice_url = said.notice_url;
  rows.put(row);
  rows.change<view::Operator>([&](view::Operator& of) { of.termination_id = origin.entry; }, fact.operator_id);
  change_filing(rows, fact.operator_id, [](view::Filing& filing) { filing.state = FilingState::terminating; });
}

void project(Rows& rows, const TerminationCancelled& fact, const FactOrigin& origin) {
  rows.change<view::Terminating>([&](view::Terminating& row) { row.cancelled_on = origin.booked_on; }, fact.operator_id,
                                 latest_termination(rows, fact.operator_id));
  change_filing(rows, fact.operator_id, [](view::Filing& filing) { filing.state = FilingState::active; });
}

void project(Rows& rows, const ChecklistSet& fact, const FactOrigin&) {
  const auto done = std::ranges::count(fact.checklist, true, &ChecklistItem::done);
  rows.change<view::Terminating>(
      [&](view::Terminating& row) {
        row.checklist_items = static_cast<std::int32_t>(fact.checklist.size());
        row.checklist_done = static_cast<std::int32_t>(done);
      },
      fact.operator_id, latest_termination(rows, fact.operator_id));
}

void project(Rows& rows, const DeregistrationSubmitted& fact, const FactOrigin& origin) {
  const std::uint64_t termination = latest_termination(rows, fact.operator_id);
  rows.change<view::Terminating>(
      [&](view::Terminating& row) {
        row.submitted_on = origin.booked_on;
        row.due_on = fact.due_on;
        row.due_provisional = fact.due_provisional;
      },
      fact.operator_id, termination);
  view::put_deadline(rows, DeadlineKind::deregistration_handle, fact.operator_id, termination, origin.booked_on,
                     fact.due_on, fact.due_provisional);
  change_filing(rows, fact.operator_id, [](view::Filing& filing) { filing.state = FilingState::deregistering; });
}

void project(Rows& rows, const DeregistrationHandled& fact, const FactOrigin& origin) {
  const std::uint64_t termination = latest_termination(rows, fact.operator_id);
  rows.change<view::Terminating>([&](view::Terminating& row) { row.handled_on = origin.booked_on; }, fact.operator_id,
                                 termination);
  view::erase_deadline(rows, DeadlineKind::deregistration_handle, fact.operator_id, termination);
  change_filing(rows, fact.operator_id, [&](view::Filing& filing) {
    filing.state = FilingState::deregistered;
    filing.cancelled_on = origin.booked_on;
  });
  view::close_events(rows, fact.operator_id, flag::custody_not_set_up, origin.booked_on);
  if (fact.late) {
    view::record_event(rows, fact.operator_id, flag::deregistration_late, {origin.booked_on, origin.entry});
  }
}

void project(Rows& rows, const HoldersNotified& fact, const FactOrigin& origin) {
  const HolderNotice& notice = fact.notice;
  rows.put(view::HoldersTold{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, notice.reason,
                             notice.channel, notice.told_on, notice.holders});
}

void project(Rows& rows, const UntoldEnded& fact, const FactOrigin& origin) {
  view::end_untold(rows, fact.operator_id, fact.reason, origin.booked_on);
}

void project(Rows& rows, const HoldersNotTold& fact, const FactOrigin& origin) {
  view::open_event(rows, untold_holders(fact.operator_id, fact.reason, origin.entry), {origin.booked_on, origin.entry});
}

}  // namespace gongbao::prepaid_card
