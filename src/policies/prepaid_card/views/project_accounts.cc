// Articles 9 (9b–9d), 12 and 13, and the bank's statements, as rows.
#include "law/area.h"
#include "policies/prepaid_card/reconciliation.h"
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

namespace {

using view::AccountNo;

// The account is one more, or one less, of that bank's.
void count_account(Rows& rows, std::uint64_t bank_id, int sign) {
  view::know_bank(rows, bank_id);
  rows.change<view::Bank>(
      [sign](view::Bank& bank) {
        bank.accounts += static_cast<std::uint64_t>(sign);
        bank.state = bank.accounts == 0 ? view::BankState::known : view::BankState::keeping;
      },
      bank_id);
}

void take_over(Rows& rows, std::uint64_t operator_id, std::uint64_t agreement) {
  for (view::Agreement& row : rows.under<view::Agreement>(operator_id)) {
    if (row.state != AgreementState::active) continue;
    row.state = AgreementState::ended;
    rows.put(row);
  }
  std::uint64_t bank_id = 0;
  rows.change<view::Agreement>(
      [&](view::Agreement& row) {
        row.state = AgreementState::active;
        bank_id = row.bank_id;
      },
      operator_id, agreement);
  rows.change<view::Operator>([&](view::Operator& of) { of.bank_id = bank_id; }, operator_id);
}

// The operator's dedicated account is another one, or none, from now on.
void dedicate(Rows& rows, std::uint64_t operator_id, const AccountNo& account) {
  rows.change<view::Operator>([&](view::Operator& of) { of.account_no = account; }, operator_id);
  view::publish(rows, operator_id);
  view::name_bank(rows, operator_id);
}

// 归集…开立、变更和撤销 (13d)
void enter_in_register(Rows& rows, const FactOrigin& origin, std::int32_t place, AccountEvent event,
                       const view::Account& account, Date on) {
  rows.put(view::AccountRegistered{
      {origin.entry, place, event, account.operator_id, account.area, account.bank_id, account.account_no, on}});
}

}  // namespace

namespace view {

void know_bank(Rows& rows, std::uint64_t bank_id) {
  if (bank_id != 0 && !rows.find<Bank>(bank_id)) rows.put(Bank{bank_id, "", {}, BankState::known, 0});
}

void name_bank(Rows& rows, std::uint64_t operator_id) {
  const auto of = rows.find<Operator>(operator_id);
  // While a change of bank waits, the filing may name either.
  if (!of || of->published_filing == 0 || of->next_account_no.key != Id16{}) return;
  const auto filing = rows.find<Filing>(operator_id, of->published_filing);
  if (!filing || !filing->confirmed_on || !filing->form.bank) return;
  rows.change<Bank>([&](Bank& bank) { bank.name = *filing->form.bank; }, of->bank_id);
}

}  // namespace view

void project(Rows& rows, const CustodyAgreementSigned& fact, const FactOrigin& origin) {
  const CustodyAgreement& said = fact.agreement;
  view::know_bank(rows, said.bank_id);
  rows.change<view::Bank>(
      [&](view::Bank& bank) { bank.located_in = {law::area_named(said.bank_district).value_or(0)}; }, said.bank_id);
  view::Agreement row;
  row.operator_id = fact.operator_id;
  row.agreement_id = origin.entry;
  if (const auto of = rows.find<view::Operator>(fact.operator_id)) row.operator_name = of->name;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.bank_id = said.bank_id;
  row.state = AgreementState::prepared;
  row.bank_district = said.bank_district;
  row.signed_on = said.signed_on;
  row.payout_cycle = said.payout_cycle;
  row.payout_weekday = said.payout_weekday;
  row.fee_agreed = said.fee_agreed;
  rows.put(row);
  if (said.state == AgreementState::active) take_over(rows, fact.operator_id, origin.entry);
}

void project(Rows& rows, const CustodyAccountOpened& fact, const FactOrigin& origin) {
  view::Account row;
  row.account_no = {fact.account};
  row.operator_id = fact.operator_id;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.bank_id = fact.bank_id;
  row.state = AccountState::active;
  row.opened_on = origin.booked_on;
  rows.put(row);
  dedicate(rows, fact.operator_id, row.account_no);
  enter_in_register(rows, origin, 1, AccountEvent::opened, row, origin.booked_on);
  count_account(rows, row.bank_id, 1);
  view::close_events(rows, fact.operator_id, flag::custody_not_set_up, origin.booked_on);
}

void project(Rows& rows, const AccountCloseRequested& fact, const FactOrigin&) {
  rows.change<view::Account>([](view::Account& row) { row.state = AccountState::closing; }, AccountNo{fact.account});
}

void project(Rows& rows, const CustodyAccountClosed& fact, const FactOrigin& origin) {
  rows.change<view::Account>(
      [&](view::Account& row) {
        row.state = AccountState::closed;
        row.closed_on = origin.booked_on + Days{1};
        enter_in_register(rows, origin, 1, AccountEvent::closed, row, origin.booked_on);
        count_account(rows, row.bank_id, -1);
      },
      AccountNo{fact.account});
  dedicate(rows, fact.operator_id, {});
}

void project(Rows& rows, const BankChangeOrdered& fact, const FactOrigin&) {
  view::Account row;
  row.account_no = {fact.change.account};
  row.operator_id = fact.operator_id;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.bank_id = fact.change.bank_id;
  row.state = AccountState::opening;
  row.opened_on = fact.change.effective_on;
  row.ordered_by_agreement = fact.change.agreement;
  rows.put(row);
  rows.change<view::Operator>([&](view::Operator& of) { of.next_account_no = row.account_no; }, fact.operator_id);
}

void project(Rows& rows, const BankChanged& fact, const FactOrigin& origin) {
  const auto of = rows.find<view::Operator>(fact.operator_id);
  if (!of) return;
  auto to = rows.find<view::Account>(of->next_account_no);
  auto from = rows.find<view::Account>(of->account_no);
  if (!to || !from) return;
  from->state = AccountState::closed;
  from->closed_on = fact.day;
  rows.put(*from);
  count_account(rows, from->bank_id, -1);
  count_account(rows, to->bank_id, 1);
  to->state = AccountState::active;
  if (from->bank_id != to->bank_id && of->bank_named_at < to->ordered_by_agreement) {
    rows.change<view::Filing>([](view::Filing& filing) { filing.form.bank.reset(); }, fact.operator_id, of->filing_id);
  }
  take_over(rows, fact.operator_id, to->ordered_by_agreement);
  to->ordered_by_agreement = 0;
  rows.put(*to);
  rows.change<view::Operator>(
      [&](view::Operator& row) {
        row.next_account_no = {};
        row.bank_changed_on = fact.day;
        row.former_bank_id = from->bank_id;
        row.former_account_no = from->account_no;
      },
      fact.operator_id);
  dedicate(rows, fact.operator_id, to->account_no);
  enter_in_register(rows, origin, 1, AccountEvent::changed, *to, fact.day);
  enter_in_register(rows, origin, 2, AccountEvent::closed, *from, fact.day);
  enter_in_register(rows, origin, 3, AccountEvent::opened, *to, fact.day);
}

// --- statements and breaks -------------------------------------------------------------------------------------------

namespace {

void close_break(Rows& rows, const custody::BreakKey& key, custody::Resolution how, Date on) {
  shared::view::close_break<view::StatementBreak>(rows, key, how, on);
}

}  // namespace

void project(Rows& rows, const StatementUploaded& fact, const FactOrigin& origin) {
  const custody::StatementTaken& taken = fact.taken;
  auto account = rows.find<view::Account>(AccountNo{taken.account}).value_or(view::Account{});
  const policies::Belongs to{belongs_of(rows, taken.operator_id).area, account.bank_id};
  shared::view::put_statement<view::Statement>(rows, taken, origin, to);
  for (const custody::BreakUpdate& update : taken.updates) {
    const custody::BreakKey& key = update.key;
    shared::view::update_break<view::StatementBreak>(rows, key, update.ledger_amount);
    if (!update.closed_by) continue;
    close_break(rows, key, *update.closed_by, origin.booked_on);
    view::close_event(rows, event_of(key), origin.booked_on);
  }
  std::uint32_t place = 0;
  for (const custody::Break& found : taken.opened) {
    const custody::BreakKey key{taken.operator_id, origin.entry, ++place};
    shared::view::put_break<view::StatementBreak>(rows, key, found, to);
    if (found.kind == custody::BreakKind::balance_break) {
      account.balance_break_of = key.statement;
      account.balance_break_place = key.place;
      rows.put(account);
    }
    // Money left the account outside the ledger.
    if (found.kind == custody::BreakKind::missing_in_ledger && found.bank_amount < 0) {
      view::open_event(rows, event_of(key), {origin.booked_on, origin.entry});
    }
  }
}

void project(Rows& rows, const BreakResolved& fact, const FactOrigin& origin) {
  const custody::BreakResolved& resolved = fact.resolved;
  const custody::BreakKey& key = resolved.key;
  AccountNo of;
  rows.change<view::StatementBreak>(
      [&](view::StatementBreak& row) {
        row.ledger_amount = {resolved.ledger_amount};
        of = row.account_no;
      },
      key.operator_id, key.statement, key.place);
  close_break(rows, key, resolved.resolution, origin.booked_on);
  view::close_event(rows, event_of(key), origin.booked_on);
  const auto account = rows.find<view::Account>(of);
  if (!resolved.balance_follows || !account) return;
  const custody::BreakKey follows{key.operator_id, account->balance_break_of, account->balance_break_place};
  close_break(rows, follows, custody::Resolution::followed, origin.booked_on);
}

// --- reports ---------------------------------------------------------------------------------------------------------

namespace {

std::optional<view::Reported> last_report(Rows& rows, std::uint64_t operator_id, Quarter quarter) {
  auto versions = rows.under<view::Reported>(operator_id, quarter);
  if (versions.empty()) return std::nullopt;
  return std::move(versions.back());
}

std::uint64_t index_of(Quarter quarter) { return static_cast<std::uint64_t>(quarter.index); }

// 核对 (12b): the latest quarter whose report is confirmed and not opened again, as published.
void publish_last_quarter(Rows& rows, std::uint64_t operator_id) {
  std::optional<Quarter> last;
  bool meets_ratio = false;
  for (const view::Reported& report : rows.under<view::Reported>(operator_id)) {
    // A version behind it says that this one is no more.
    if (last == report.quarter && !report.checked) last.reset();
    if (!report.checked || report.reopened_on) continue;
    last = report.quarter;
    meets_ratio = report.meets_ratio;
  }
  rows.change<view::Published>(
      [&](view::Published& row) {
        row.last_confirmed_quarter = last;
        row.meets_ratio = last && meets_ratio;
      },
      operator_id);
}

}  // namespace

void project(Rows& rows, const QuarterReported& fact, const FactOrigin& origin) {
  const QuarterReport& said = fact.report;
  auto before = last_report(rows, fact.operator_id, fact.quarter);
  const policies::Belongs belongs = belongs_of(rows, fact.operator_id);
  view::Reported row;
  row.operator_id = fact.operator_id;
  row.quarter = fact.quarter;
  row.version = before ? before->version + 1 : 1;
  row.area = belongs.area;
  row.bank_id = said.bank_id;
  row.account_no = {said.account};
  row.reported_on = said.reported_on;
  row.due_on = said.due_on;
  row.received = {said.received};
  row.redeemed = {said.redeemed};
  row.refunded = {said.refunded};
  row.balance = {said.balance};
  row.custody_end = {said.custody_end};
  row.check_due_on = said.check_due_on;
  row.check_due_provisional = said.check_due_provisional;
  rows.put(row);
  if (before) {
    before->superseded = true;
    rows.put(*before);
  }
  view::put_deadline(rows, DeadlineKind::report_check, fact.operator_id, index_of(fact.quarter), said.check_from,
                     said.check_due_on, said.check_due_provisional);
  // A report that is made anew was late once, if at all.
  if (fact.late && !before) {
    view::record_event(rows, fact.operator_id, flag::report_late, {origin.booked_on, origin.entry});
  }
  publish_last_quarter(rows, fact.operator_id);
}

void project(Rows& rows, const QuarterConfirmed& fact, const FactOrigin& origin) {
  if (auto report = last_report(rows, fact.operator_id, fact.quarter)) {
    report->checked = true;
    report->checked_on = origin.booked_on;
    report->floor = {fact.floor};
    report->custody_at_check = {fact.custody_at_check};
    report->meets_ratio = fact.meets_ratio;
    rows.put(*report);
  }
  view::erase_deadline(rows, DeadlineKind::report_check, fact.operator_id, index_of(fact.quarter));
  if (fact.late) view::record_event(rows, fact.operator_id, flag::report_check_late, {origin.booked_on, origin.entry});
  publish_last_quarter(rows, fact.operator_id);
}

// What was checked stays as it was, and a new version waits to be checked.
void project(Rows& rows, const QuarterReopened& fact, const FactOrigin& origin) {
  auto report = last_report(rows, fact.operator_id, fact.quarter);
  if (!report) return;
  view::Reported again = *report;
  report->superseded = true;
  report->reopened_on = origin.booked_on;
  report->reopen_reason = fact.reason;
  rows.put(*report);
  ++again.version;
  again.check_due_on = fact.check_due_on;
  again.check_due_provisional = fact.check_due_provisional;
  again.checked = false;
  again.checked_on.reset();
  again.floor = again.custody_at_check = {};
  again.meets_ratio = false;
  rows.put(again);
  view::put_deadline(rows, DeadlineKind::report_check, fact.operator_id, index_of(fact.quarter), origin.booked_on,
                     fact.check_due_on, fact.check_due_provisional);
  publish_last_quarter(rows, fact.operator_id);
}

void project(Rows& rows, const BankReported& fact, const FactOrigin& origin) {
  for (const view::BankReported& old : rows.under<view::BankReported>(fact.bank_id, fact.period)) {
    rows.erase<view::BankReported>(old.bank_id, old.period, old.operator_id);
  }
  for (const BankReportRow& of : fact.rows) {
    rows.put(view::BankReported{fact.bank_id,
                                fact.period,
                                of.operator_id,
                                belongs_of(rows, of.operator_id).area,
                                AccountNo{of.account},
                                origin.booked_on,
                                {of.received},
                                {of.redeemed},
                                {of.refunded},
                                {of.balance},
                                {of.custody_end}});
  }
}

}  // namespace gongbao::prepaid_card
