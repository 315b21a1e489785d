// What the rows say after the year is what the state says.
#include "law/area.h"
#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/views/sum_rows.h"
#include "policies/registry/city_commands.h"
#include "views/year_views.h"

namespace gongbao::views {
namespace {

namespace view = prepaid_card::view;
using prepaid_card::OfOperatorNo;

const policies::City& city() { return lived().city->state(); }
const prepaid_card::State& state() { return city().prepaid_card(); }

template <policies::ViewRow Row>
std::vector<Row> rows() {
  return rows_in<Row>(file_of(*lived().views, "prepaid-card"));
}

policies::Area area_of(std::uint64_t operator_id) {
  const auto it = state().operators.find(operator_id);
  return {it == state().operators.end() ? 0 : law::area_named(it->second.district).value_or(0)};
}

TEST(Rows, OperatorsFilingsAndTheirChanges) {
  ASSERT_EQ(rows<view::Operator>().size(), state().operators.size());
  for (const view::Operator& row : rows<view::Operator>()) {
    const auto& known = state().operators.at(row.operator_id);
    const auto& book = *city().books().find_operator(row.operator_id);
    EXPECT_EQ(std::tuple(row.name, row.uscc, row.kind, row.area),
              std::tuple(known.name, known.uscc, known.kind, area_of(row.operator_id)));
    EXPECT_EQ(std::tuple(row.bank_id, row.account_no.key), std::tuple(book.bank_id, book.account));
  }
  ASSERT_EQ(rows<view::Filing>().size(), state().filing.filings.size());
  for (const view::Filing& row : rows<view::Filing>()) {
    const auto& known = state().filing.filings.at({row.operator_id, row.filing_id});
    EXPECT_EQ(std::tuple(row.kind, row.state, row.submitted_on, row.due_on, row.returned_on, row.confirmed_on,
                         row.cancelled_on, row.filing_number, row.reasons, row.due_provisional),
              std::tuple(known.kind, known.state, known.submitted_on, known.due_on, known.returned_on,
                         known.confirmed_on, known.cancelled_on, known.number, known.reasons, known.due_provisional));
  }
  ASSERT_EQ(rows<view::Change>().size(), state().filing.changes.size());
  for (const view::Change& row : rows<view::Change>()) {
    const auto& known = state().filing.changes.at({row.operator_id, row.change_id});
    EXPECT_EQ(
        std::tuple(row.state, row.changed_on, row.submitted_on, row.late, row.due_on, row.handled_on, row.reasons),
        std::tuple(known.state, known.changed_on, known.submitted_on, known.late, known.due_on, known.handled_on,
                   known.reasons));
    EXPECT_EQ(row.area, area_of(row.operator_id));
  }
  EXPECT_EQ(rows<view::RecordVersion>().size(), state().filing.versions.size());
  ASSERT_EQ(rows<view::Outlet>().size(), state().outlets.size());
  for (const view::Outlet& row : rows<view::Outlet>()) {
    const auto& known = state().outlets.at({row.operator_id, row.outlet_id});
    EXPECT_EQ(std::tuple(row.kind, row.address, row.listed_from, row.listed_to, row.premises, row.lease_to, row.uscc),
              std::tuple(known.kind, known.address, known.listed_from, known.listed_to, known.premises, known.lease_to,
                         known.uscc));
  }
  EXPECT_EQ(rows<view::Product>().size(), state().products.size());
  EXPECT_EQ(rows<view::Declared>().size(), state().filing.declarations.size());
  ASSERT_EQ(rows<view::Terminating>().size(), state().filing.terminations.size());
  for (const view::Terminating& row : rows<view::Terminating>()) {
    const auto& known = state().filing.terminations.at({row.operator_id, row.termination_id});
    EXPECT_EQ(
        std::tuple(row.stop_issue_on, row.notice_on, row.submitted_on, row.due_on, row.handled_on, row.cancelled_on),
        std::tuple(known.stop_issue_on, known.notice_on, known.submitted_on, known.due_on, known.handled_on,
                   known.cancelled_on));
    EXPECT_EQ(std::size_t(row.checklist_items), known.checklist.size());
  }
}

TEST(Rows, TheLookupIsWhatIsPublished) {
  std::size_t published = 0;
  for (const auto& [operator_id, record] : state().operators) {
    const auto known = prepaid_card::published_record(state(), city().books(), operator_id, *city().day());
    const auto all = rows<view::Published>();
    const auto row = std::ranges::find(all, operator_id, &view::Published::operator_id);
    ASSERT_EQ(known.has_value(), row != all.end());
    if (!known) continue;
    ++published;
    EXPECT_EQ(std::tuple(row->name, row->uscc, row->filing_number, row->status, row->confirmed_on, row->cancelled_on,
                         row->bank, row->last_confirmed_quarter, row->meets_ratio),
              std::tuple(known->operator_name, known->uscc, known->number, known->status, known->confirmed_on,
                         known->cancelled_on, known->bank, known->last_confirmed_quarter, known->meets_ratio));
    EXPECT_EQ(row->area, area_of(operator_id));
  }
  EXPECT_GT(published, 0u);
}

TEST(Rows, DeadlinesAreThoseThatRun) {
  std::map<std::tuple<prepaid_card::DeadlineKind, std::uint64_t, std::uint64_t>, Date> running;
  using enum prepaid_card::DeadlineKind;
  for (const auto& [key, filing] : state().filing.filings) {
    if (filing.state == prepaid_card::FilingState::submitted)
      running[{filing_confirm, key.operator_id, key.number}] = filing.due_on;
  }
  for (const auto& [key, change] : state().filing.changes) {
    if (change.state == prepaid_card::ChangeState::submitted)
      running[{change_handle, key.operator_id, key.number}] = change.due_on;
  }
  for (const auto& [key, ending] : state().filing.terminations) {
    if (ending.submitted_on && !ending.handled_on)
      running[{deregistration_handle, key.operator_id, key.number}] = *ending.due_on;
  }
  for (const auto& [key, versions] : state().reports.of_quarters) {
    if (!versions.back().checked_on)
      running[{report_check, key.operator_id, std::uint64_t(key.quarter.index)}] = versions.back().check_due_on;
  }
  for (const auto& [key, said] : state().supervision.complaints) {
    if (!said.answered_on) running[{complaint, key.operator_id, key.number}] = said.due_on;
  }
  std::map<std::tuple<prepaid_card::DeadlineKind, std::uint64_t, std::uint64_t>, Date> told;
  for (const view::Deadline& row : rows<view::Deadline>())
    told[{row.kind, row.operator_id, row.subject_id}] = row.due_on;
  EXPECT_EQ(told, running);
}

// At the end of the year none runs: looked at on the way there too, as what is counted in must be counted out.
TEST(Rows, DeadlinesAreCounted) {
  Beginning log(*lived().log);
  const Folder folder;
  const auto views = open_views(log, folder.at("views"), 50000);
  std::size_t running = 0;
  constexpr journal::BlockNo looks = 100;
  for (journal::BlockNo look = 1; look <= looks; ++look) {
    log.grow_to(lived().log->last_block() * look / looks);
    ASSERT_TRUE(views->catch_up().has_value());
    const std::string file = file_of(*views, "prepaid-card");
    std::map<std::tuple<std::uint32_t, prepaid_card::DeadlineKind, Date>, std::uint64_t> told, known;
    for (const view::Deadline& row : rows_in<view::Deadline>(file)) ++known[{row.area.code, row.kind, row.due_on}];
    for (const view::DeadlineCount& row : rows_in<view::DeadlineCount>(file))
      told[{row.area.code, row.kind, row.due_on}] = row.open;
    EXPECT_EQ(told, known);
    running += known.size();
  }
  EXPECT_GT(running, 0u);
}

TEST(Rows, BanksAreThoseThatAreChosen) {
  std::map<std::uint64_t, std::uint64_t> keeping, told;
  for (const auto& [key, agreement] : state().setup.agreements) keeping.try_emplace(agreement.bank_id);
  for (const auto& [number, account] : state().setup.accounts) {
    const bool kept =
        account.state == prepaid_card::AccountState::active || account.state == prepaid_card::AccountState::closing;
    if (kept) ++keeping[account.bank_id];
  }
  for (const view::Bank& row : rows<view::Bank>()) {
    told[row.bank_id] = row.accounts;
    EXPECT_EQ(row.state == view::BankState::keeping, row.accounts > 0);
  }
  EXPECT_EQ(told, keeping);
}

TEST(Rows, EventsAreThoseOfTheCreditFile) {
  using Told = std::tuple<Date, std::optional<Date>, std::uint64_t>;
  std::map<std::tuple<std::uint64_t, std::string, Id16>, Told> known, told;
  for (const auto& [key, event] : state().compliance_events) {
    if (key.code == prepaid_card::flag::cash_deposit_late) continue;  // the list late_cash
    known[{key.operator_id, std::string(prepaid_card::code_name(key.code)), key.entity}] = {
        event.opened_on, event.closed_on, event.entry};
  }
  for (const view::Event& row : rows<view::Event>()) {
    told[{row.operator_id, row.code, row.entity}] = {row.opened_on, row.closed_on, row.entry};
    EXPECT_EQ(row.open, !row.closed_on);
  }
  EXPECT_GT(known.size(), 5u);
  EXPECT_EQ(told, known);
}

bool is_reversal(std::uint64_t entry) {
  bool is = false;
  const auto see = [&](const journal::EntryView& view) {
    is = view.instruction != nullptr && custody::unpack(view.instruction->record).op == custody::Op::reverse;
  };
  EXPECT_TRUE(lived().log->see_entry(entry, see).has_value());
  return is;
}

// All but those that a deposit, undone after their deadline, made late.
TEST(Rows, LateCashIsWhatWasFoundLate) {
  std::map<std::pair<std::uint64_t, Id16>, Date> told;
  for (const view::LateCash& row : rows<view::LateCash>()) told[{row.operator_id, row.receipt}] = row.overdue_since;
  std::size_t known = 0;
  for (const auto& [key, event] : state().compliance_events) {
    if (key.code != prepaid_card::flag::cash_deposit_late || is_reversal(event.entry)) continue;
    ++known;
    ASSERT_TRUE(told.contains({key.operator_id, key.entity}));
  }
  EXPECT_GT(known, 0u);
}

TEST(Rows, AccountsStatementsAndReports) {
  ASSERT_EQ(rows<view::Agreement>().size(), state().setup.agreements.size());
  for (const view::Agreement& row : rows<view::Agreement>()) {
    const auto& known = state().setup.agreements.at({row.operator_id, row.agreement_id});
    EXPECT_EQ(std::tuple(row.bank_id, row.state, row.signed_on, row.operator_name),
              std::tuple(known.bank_id, known.state, known.signed_on, state().operators.at(row.operator_id).name));
  }
  ASSERT_EQ(rows<view::Account>().size(), state().setup.accounts.size());
  for (const view::Account& row : rows<view::Account>()) {
    const auto& known = state().setup.accounts.at(row.account_no.key);
    EXPECT_EQ(std::tuple(row.operator_id, row.bank_id, row.state, row.opened_on, row.closed_on),
              std::tuple(known.operator_id, known.bank_id, known.state, known.opened_on, known.closed_on));
  }
  std::vector<std::tuple<std::uint64_t, prepaid_card::AccountEvent, std::uint64_t, Id16, Date>> told, known;
  for (const view::AccountRegistered& row : rows<view::AccountRegistered>())
    told.emplace_back(row.entry, row.event, row.bank_id, row.account_no.key, row.registered_on);
  for (const auto& row : state().setup.account_register)
    known.emplace_back(row.entry, row.event, row.bank_id, row.account, row.on);
  EXPECT_EQ(told, known);
  EXPECT_EQ(rows<view::Statement>().size(), state().reconciliation.statements.size());
  ASSERT_EQ(rows<view::StatementBreak>().size(), state().reconciliation.breaks.size());
  for (const view::StatementBreak& row : rows<view::StatementBreak>()) {
    const auto& found = state().reconciliation.breaks.at({row.operator_id, row.statement_id, row.place});
    EXPECT_EQ(
        std::tuple(row.kind, row.bank_amount.fen, row.ledger_amount.fen, row.opened_on, row.closed_on, row.resolution),
        std::tuple(found.kind, found.bank_amount, found.ledger_amount, found.opened_on, found.closed_on,
                   found.resolution));
  }
  std::size_t versions = 0;
  for (const auto& [key, reports] : state().reports.of_quarters) versions += reports.size();
  ASSERT_EQ(rows<view::Reported>().size(), versions);
  for (const view::Reported& row : rows<view::Reported>()) {
    const auto& of_quarter = state().reports.of_quarters.at({row.operator_id, row.quarter});
    const auto& reported = of_quarter.at(std::size_t(row.version - 1));
    EXPECT_EQ(row.superseded, std::size_t(row.version) != of_quarter.size());
    EXPECT_EQ(std::tuple(row.balance.fen, row.custody_end.fen, row.reported_on, row.check_due_on, row.checked_on,
                         row.floor.fen, row.meets_ratio, row.reopened_on),
              std::tuple(reported.balance, reported.custody_end, reported.reported_on, reported.check_due_on,
                         reported.checked_on, reported.floor, reported.meets_ratio, reported.reopened_on));
  }
  std::size_t of_banks = 0;
  for (const auto& [key, report] : state().reports.of_banks) of_banks += report.rows.size();
  EXPECT_EQ(rows<view::BankReported>().size(), of_banks);
  EXPECT_GT(versions, 0u);
}

TEST(Rows, CardsOrdersApplicationsAndRefunds) {
  std::map<std::pair<std::uint64_t, std::uint64_t>, view::Card> cards;
  for (const view::Card& row : rows<view::Card>()) cards[{row.operator_id, row.card_id.number}] = row;
  std::size_t sold = 0;
  city().books().cards.for_each([&](const custody::Card& card) {
    if (!of_cards(card.key.operator_id)) return;
    const auto row = cards.find({card.key.operator_id, card.key.card_id});
    if (card.first_sale == 0 && card.loaded == 0) {
      EXPECT_TRUE(row == cards.end() || row->second.reversed);
      return;
    }
    ASSERT_NE(row, cards.end());
    ++sold;
    EXPECT_EQ(row->second.product_id, card.product_id);
    EXPECT_TRUE(card.loaded != 0 || row->second.first_sale.day == card.first_sale);
  });
  EXPECT_GT(sold, 20u);
  const auto& books = city().books();
  ASSERT_EQ(rows<view::Payout>().size(), count_of_cards(books.orders));
  for (const view::Payout& row : rows<view::Payout>()) {
    const auto& known = books.orders.at({row.operator_id, row.order_id});
    EXPECT_EQ(
        std::tuple(row.kind, row.state, row.amount.fen, row.created_on, row.due_on, row.executed_on, row.returned_on),
        std::tuple(known.kind, known.state, known.amount, known.created_on, known.due_on, known.executed_on,
                   known.returned_on));
  }
  ASSERT_EQ(rows<view::Application>().size(), count_of_cards(books.applications));
  for (const view::Application& row : rows<view::Application>()) {
    const auto& known = books.applications.at({row.operator_id, row.application_id});
    EXPECT_EQ(std::tuple(row.state, row.applied_on, row.window_end),
              std::tuple(known.state, known.applied_on, known.window_end));
  }
  ASSERT_EQ(rows<view::RefundCase>().size(), count_of_cards(books.refunds));
  for (const view::RefundCase& row : rows<view::RefundCase>()) {
    const auto& known = books.refunds.at({row.operator_id, row.refund_id});
    EXPECT_EQ(std::tuple(row.state, row.card_id.number, row.ground, row.due_on, row.payable.fen, row.compensation.fen,
                         row.paid_on),
              std::tuple(known.state, known.card_id, known.ground, known.due_on, known.payable, known.compensation,
                         known.paid_on));
  }
  std::size_t disputed = 0;
  books.items.for_each([&](const custody::Item& item) {
    disputed += item.state == custody::ItemState::disputed && of_cards(item.key.operator_id) ? 1 : 0;
  });
  std::size_t told = 0;
  for (const view::Dispute& row : rows<view::Dispute>()) told += row.state == view::DisputeState::disputed ? 1 : 0;
  EXPECT_EQ(told, disputed);
  EXPECT_GT(books.refunds.size(), 5u);
}

TEST(Rows, WhatTheDepartmentsFound) {
  const auto& known = state().supervision;
  EXPECT_EQ(rows<view::InspectionMade>().size(), known.inspections.size());
  EXPECT_EQ(rows<view::ViolationFound>().size(), known.violations.size());
  EXPECT_EQ(rows<view::Fine>().size(), known.penalties.size());
  EXPECT_EQ(rows<view::AdChecked>().size(), known.advertisements.size());
  EXPECT_EQ(rows<view::RiskPrompt>().size(), known.risk_prompts.size());
  ASSERT_EQ(rows<view::Complaining>().size(), known.complaints.size());
  for (const view::Complaining& row : rows<view::Complaining>()) {
    const auto& said = known.complaints.at({row.operator_id, row.complaint_id});
    EXPECT_EQ(std::tuple(row.account, row.filed_on, row.due_on, row.answered_on),
              std::tuple(said.account, said.filed_on, said.due_on, said.answered_on));
  }
  ASSERT_EQ(rows<view::DistrictOrder>().size(), state().supervision_orders.size());
  for (const view::DistrictOrder& row : rows<view::DistrictOrder>()) {
    const auto& order = state().supervision_orders.at({row.operator_id, row.order_id});
    EXPECT_EQ(std::tuple(row.kind, row.first_day, row.last_day, row.lifted_on),
              std::tuple(order.kind, order.period.from, order.period.to, order.lifted_on));
  }
  ASSERT_EQ(rows<view::Disqualified>().size(), state().disqualifications.size());
  for (const view::Disqualified& row : rows<view::Disqualified>()) {
    EXPECT_EQ(row.last_day, state().disqualifications.at({row.operator_id, row.disqualification_id}).period.to);
  }
}

// The last closing of an operator whose figures have not moved since is what its books say now.
TEST(Rows, ClosingsEndWhereTheBooksAre) {
  std::map<std::uint64_t, view::DayClosing> last;
  for (const view::DayClosing& row : rows<view::DayClosing>()) last[row.operator_id] = row;  // in order of days
  std::size_t compared = 0;
  for (const auto& [operator_id, row] : last) {
    const auto& book = *city().books().find_operator(operator_id);
    if (book.touched != 0) continue;
    EXPECT_EQ(std::tuple(row.custody.fen, row.required.fen, Wide{row.balance.fen}, row.pending.fen),
              std::tuple(book.q.custody, book.required, book.q.balance(), book.q.pending));
    ++compared;
  }
  EXPECT_GT(compared, 0u);
}

// Every operator on every day, with what its last change left it with: counted up from the closings once more.
TEST(Rows, SumsOfTheCityCarryEveryOperatorAlong) {
  std::map<Date, std::vector<view::DayClosing>> by_day;
  for (const view::DayClosing& row : rows<view::DayClosing>()) by_day[row.day].push_back(row);
  std::map<std::uint64_t, view::DayClosing> standing;
  std::size_t days = 0, short_days = 0;
  for (const view::CityDay& row : rows<view::CityDay>()) {  // in order of days
    for (const view::DayClosing& closing : by_day[row.day]) standing[closing.operator_id] = closing;
    view::CityDay sum;
    for (const auto& [id, closing] : standing) {
      sum.balance.fen += closing.balance.fen;
      sum.custody.fen += closing.custody.fen;
      sum.required.fen += closing.required.fen;
      sum.pledge_base.fen +=
          std::max<std::int64_t>(0, closing.balance.fen + closing.pending.fen - closing.in_transit.fen);
      sum.shortfall->fen += closing.shortfall->fen;
      *sum.operators_short += closing.shortfall->fen > 0 ? 1 : 0;
    }
    EXPECT_EQ(std::tuple(row.balance, row.custody, row.required, row.pledge_base, row.shortfall, row.operators_short),
              std::tuple(sum.balance, sum.custody, sum.required, sum.pledge_base, sum.shortfall, sum.operators_short))
        << to_string(row.day);
    EXPECT_LE(row.operators_filed, row.operators);
    ++days;
    short_days += row.shortfall->fen > 0 ? 1 : 0;
  }
  EXPECT_GT(days, 300u);
  EXPECT_GT(short_days, 0u);
  std::map<Date, std::tuple<std::uint64_t, std::int64_t, std::int64_t>> of_areas;
  for (const view::AreaDay& row : rows<view::AreaDay>()) {
    auto& [operators, balance, lacking] = of_areas[row.day];
    operators += row.operators;
    balance += row.balance.fen;
    lacking += row.shortfall->fen;
  }
  auto of_industries = of_areas;
  of_industries.clear();
  for (const view::IndustryDay& row : rows<view::IndustryDay>()) {
    auto& [operators, balance, lacking] = of_industries[row.day];
    operators += row.operators;
    balance += row.balance.fen;
    lacking += row.shortfall->fen;
  }
  for (const view::CityDay& row : rows<view::CityDay>()) {
    EXPECT_EQ(of_areas[row.day], std::tuple(row.operators, row.balance.fen, row.shortfall->fen));
    EXPECT_EQ(of_industries[row.day], of_areas[row.day]);
  }
  EXPECT_EQ(rows<view::CityDay>().back().operators, state().operators.size());
}

// Facts without those of that number.
Bytes without(ByteView facts, std::uint16_t number) {
  Bytes kept;
  ByteWriter out(kept);
  ByteReader in(facts);
  while (in.left() > 0) {
    const auto fact = in.integer<std::uint16_t>();
    const auto version = in.integer<std::uint16_t>();
    const ByteView bytes = in.blob();
    if (fact == number) continue;
    out.integer(fact);
    out.integer(version);
    out.blob(bytes);
  }
  return kept;
}

// The year's first blocks as rules version 1 wrote them: no day said what operators closed it short of.
std::unique_ptr<journal::Log> journal_of_version_1(journal::BlockNo blocks) {
  auto copy = journal::open_memory_log();
  journal::BlockBuilder builder(1);
  for (journal::BlockNo number = 1; number <= blocks; ++number) {
    builder.clear();
    lived().log->read(number)->visit([&](const journal::EntryView& entry) {
      const std::uint16_t place = builder.add_source(entry.source);
      if (entry.typed != nullptr) {
        journal::TypedHead head = entry.typed->head;
        head.source = place;
        builder.add(head, entry.typed->command, without(entry.typed->facts, policies::ShortfallsClosed::number),
                    entry.typed->figures);
      } else {
        journal::Outcome outcome = entry.instruction->outcome;
        outcome.source = place;
        builder.add(entry.instruction->record, outcome, entry.instruction->extensions);
      }
      return true;
    });
    EXPECT_TRUE(copy->append(builder).has_value());
  }
  return copy;
}

TEST(Rows, AnOldJournalDoesNotSayThatNobodyWasShort) {
  const auto log = journal_of_version_1(lived().log->last_block() / 2);
  const Folder folder;
  const auto views = open_views(*log, folder.at("views"), 50000);
  ASSERT_TRUE(views->catch_up().has_value());
  const std::string file = file_of(*views, "prepaid-card");
  std::map<Date, view::CityDay> known;
  for (const view::CityDay& row : rows<view::CityDay>()) known[row.day] = row;
  std::size_t days = 0, closings = 0;
  for (const view::CityDay& row : rows_in<view::CityDay>(file)) {
    EXPECT_EQ(std::tuple(row.balance, row.required), std::tuple(known[row.day].balance, known[row.day].required));
    EXPECT_FALSE(row.shortfall.has_value()) << to_string(row.day);
    EXPECT_FALSE(row.operators_short.has_value()) << to_string(row.day);
    ++days;
  }
  for (const view::AreaDay& row : rows_in<view::AreaDay>(file)) EXPECT_FALSE(row.shortfall.has_value());
  for (const view::DayClosing& row : rows_in<view::DayClosing>(file)) {
    EXPECT_FALSE(row.shortfall.has_value());
    ++closings;
  }
  EXPECT_GT(days, 30u);
  EXPECT_GT(closings, 30u);
  Query query;
  query.system = "prepaid-card";
  query.list = "operator_figures";
  query.actor = {access::Role::city_commerce, 1, 0, 0};
  query.order = "-shortfall";
  const auto page = views->page(query);
  ASSERT_TRUE(page.has_value());
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(page->columns, name, &policies::Column::name) -
                                    page->columns.begin());
  };
  std::size_t closed = 0;
  for (const auto& row : page->rows) {
    if (std::holds_alternative<std::monostate>(row[place("closed_on")])) continue;
    EXPECT_TRUE(std::holds_alternative<std::monostate>(row[place("shortfall")]));
    ++closed;
  }
  EXPECT_GT(closed, 0u);
}

// What an operator closed short of is what the books say it lacks, and where nothing is open nothing is lacking.
TEST(Rows, WhoClosedShortHasAShortfallOpen) {
  std::size_t lacking = 0;
  for (const view::Operator& row : rows<view::Operator>()) {
    const auto& book = *city().books().find_operator(row.operator_id);
    if (book.touched != 0 || !row.closed_on) continue;
    const Wide known = custody::shortfall(city().scheme(), book, book.q, book.required);
    EXPECT_EQ(Wide{row.shortfall.fen}, known) << row.operator_id;
    EXPECT_EQ(row.shortfall.fen > 0, book.shortfall_since != 0) << row.operator_id;
  }
  for (const view::DayClosing& row : rows<view::DayClosing>()) lacking += row.shortfall->fen > 0 ? 1 : 0;
  EXPECT_GT(lacking, 0u);
}

TEST(Rows, ARefundThatIsPaidStillSaysHowMuch) {
  std::size_t paid = 0;
  for (const view::RefundCase& row : rows<view::RefundCase>()) {
    EXPECT_FALSE(row.clauses.empty());
    if (row.state == custody::RefundState::accepted) {
      EXPECT_EQ(row.accepted.fen, row.payable.fen + row.compensation.fen);
    }
    if (row.state != custody::RefundState::paid) {
      EXPECT_EQ(row.paid, Money{});
      continue;
    }
    ++paid;
    EXPECT_GT(row.paid.fen, 0);
    if (row.accepted.fen > 0) {
      EXPECT_EQ(row.paid, row.accepted);
    }
  }
  EXPECT_GT(paid, 0u);
}

}  // namespace
}  // namespace gongbao::views
