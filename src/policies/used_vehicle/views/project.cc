// Typed facts as rows; each says the same as the apply() of the same fact.
#include <set>

#include "policies/used_vehicle/citations.h"
#include "policies/used_vehicle/views/rows.h"

namespace gongbao::used_vehicle {

using policies::Rows;

namespace {

std::uint64_t firm_of(Rows& rows, const std::string& uscc) {
  const auto row = rows.find<view::Firm>(uscc);
  return row ? row->operator_id : 0;
}
view::Registered operator_row(Rows& rows, std::uint64_t number) {
  return rows.find<view::Registered>(number).value_or(view::Registered{});
}
template <class Row, class Change>
void change_row(Rows& rows, std::uint64_t number, Change&& how) {
  rows.change<Row>(std::forward<Change>(how), number);
}

}  // namespace

// --- operators and stations ------------------------------------------------------------------------------------------

void project(Rows& rows, const OperatorRegistered& fact, const FactOrigin& origin) {
  view::Registered row;
  row.operator_id = origin.entry;
  row.uscc = fact.row.uscc;
  row.name = fact.row.name;
  row.dealer = fact.row.is(OperatorKind::dealer);
  row.broker = fact.row.is(OperatorKind::broker);
  row.market = fact.row.is(OperatorKind::market);
  row.filing = fact.row.filing;
  row.home_market = fact.row.market;
  row.registered_on = fact.row.registered_on;
  rows.put(row);
  rows.put(view::Firm{row.uscc, row.operator_id});
}

void project(Rows& rows, const FilingEnded& fact, const FactOrigin&) {
  change_row<view::Registered>(rows, fact.operator_id, [](view::Registered& row) {
    row.filing = FilingState::ended;
    row.verified = false;
  });
}

void project(Rows& rows, const ConnectionRecorded& fact, const FactOrigin&) {
  change_row<view::Registered>(rows, fact.operator_id, [&](view::Registered& row) { row.connected_since = fact.from; });
}

void project(Rows& rows, const StationApplied& fact, const FactOrigin& origin) {
  view::StationRow row;
  row.station = origin.entry;
  row.operator_id = fact.operator_id;
  row.name = operator_row(rows, fact.operator_id).name;
  row.state = StationState::applied;
  row.applied_on = origin.booked_on;
  rows.put(row);
}

void project(Rows& rows, const StationMoved& fact, const FactOrigin& origin) {
  change_row<view::StationRow>(rows, fact.station, [&](view::StationRow& row) {
    row.state = fact.to;
    (fact.to == StationState::active ? row.approved_on : row.stopped_on) = origin.booked_on;
  });
}

// --- reviews, pushes, quotas -----------------------------------------------------------------------------------------

void project(Rows& rows, const ReviewSubmitted& fact, const FactOrigin& origin) {
  view::Reviewed row;
  row.operator_id = fact.dealer;
  row.name = operator_row(rows, fact.dealer).name;
  row.state = ReviewState::submitted;
  row.submitted_on = origin.booked_on;
  rows.put(row);
}

void project(Rows& rows, const ReviewMoved& fact, const FactOrigin& origin) {
  change_row<view::Reviewed>(rows, fact.dealer, [&](view::Reviewed& row) {
    row.state = fact.to;
    row.decided_on = origin.booked_on;
  });
  change_row<view::Registered>(rows, fact.dealer, [&](view::Registered& row) {
    row.verified = fact.to == ReviewState::verified && row.filing == FilingState::active;
  });
}

namespace {

void put_push(Rows& rows, std::uint64_t batch, std::uint64_t dealer, view::PushAction action, Date on) {
  const bool add = action == view::PushAction::add;
  change_row<view::Registered>(rows, dealer, [add](view::Registered& row) { row.pushed = add; });
  const view::Registered of = operator_row(rows, dealer);
  rows.put(view::Pushed{batch, dealer, of.uscc, of.name, action, on, std::nullopt});
}

}  // namespace

void project(Rows& rows, const DealersPushed& fact, const FactOrigin& origin) {
  for (const std::uint64_t each : fact.batch.removed) {
    put_push(rows, fact.batch_no, each, view::PushAction::remove, origin.booked_on);
  }
  for (const std::uint64_t each : fact.batch.added) {
    put_push(rows, fact.batch_no, each, view::PushAction::add, origin.booked_on);
  }
}

void project(Rows& rows, const PushAcknowledged& fact, const FactOrigin&) {
  for (view::Pushed row : rows.under<view::Pushed>(fact.batch)) {
    row.received_on = date_of(fact.at);
    rows.put(row);
  }
}

void project(Rows& rows, const QuotaAllocated& fact, const FactOrigin& origin) {
  for (std::uint64_t id = fact.first; id < fact.first + fact.count; ++id) {
    rows.put(view::QuotaRow{id, fact.dealer, QuotaState::allocated, {}, origin.booked_on, fact.last_day});
  }
}
void project(Rows& rows, const QuotaAllocatedUnnumbered& fact, const FactOrigin& origin) {
  project(rows, numbered(fact, origin.entry), origin);
}

namespace {

void move_quota(Rows& rows, std::uint64_t quota, QuotaState to, const std::string& vin) {
  change_row<view::QuotaRow>(rows, quota, [&](view::QuotaRow& row) {
    row.state = to;
    row.vin = vin;
  });
}

}  // namespace

void project(Rows& rows, const QuotaCancelled& fact, const FactOrigin&) {
  move_quota(rows, fact.quota, QuotaState::cancelled, {});
}

void project(Rows& rows, const QuotasExpired& fact, const FactOrigin&) {
  for (const std::uint64_t each : fact.quotas) move_quota(rows, each, QuotaState::expired, {});
}

// --- vehicles and transactions ---------------------------------------------------------------------------------------

namespace {

void set_owner(Rows& rows, view::VehicleRow& row, const Party& owner, Date since) {
  row.uscc = owner.uscc;
  row.person = owner.person;
  row.operator_id = firm_of(rows, owner.uscc);
  row.owner_since = since;
}

view::TransactionRow of_the_city(Rows& rows, std::uint64_t number) {
  return rows.find<view::TransactionRow>(number, std::int32_t{0}).value_or(view::TransactionRow{});
}

void change_transaction(Rows& rows, std::uint64_t number, const std::function<void(view::TransactionRow&)>& how) {
  for (view::TransactionRow row : rows.under<view::TransactionRow>(number)) {
    how(row);
    rows.put(row);
  }
}

}  // namespace

void project(Rows& rows, const OwnerRegisterImported& fact, const FactOrigin&) {
  for (const auto& [vin, vehicle] : fact.vehicles) {
    auto row = rows.find<view::VehicleRow>(vin).value_or(view::VehicleRow{});
    row.vin = vin;
    row.plate = vehicle.plate;
    row.vehicle_type = vehicle.type;
    row.sealed = vehicle.sealed;
    row.mortgaged = vehicle.mortgaged;
    set_owner(rows, row, vehicle.owner, vehicle.owner_since);
    rows.put(row);
  }
}

void project(Rows& rows, const TransactionOpened& fact, const FactOrigin& origin) {
  const Transaction& said = fact.row;
  view::TransactionRow row;
  row.transaction_id = origin.entry;
  row.vin = said.vin;
  row.plate = said.plate;
  row.price = said.price;
  row.stage = said.stage;
  row.state = said.state;
  row.seller = said.seller.uscc;
  row.seller_person = said.seller.person;
  row.buyer = said.buyer.uscc;
  row.buyer_person = said.buyer.person;
  row.opened_by = said.opened_by;
  row.broker_id = said.broker;
  row.opened_on = said.opened_on;
  rows.put(row);
  const std::set<std::uint64_t> concerned{said.opened_by, said.broker, firm_of(rows, said.seller.uscc),
                                          firm_of(rows, said.buyer.uscc)};
  for (const std::uint64_t house : concerned) {
    if (house == 0) continue;
    ++row.place;
    row.operator_id = house;
    rows.put(row);
  }
  row.operator_id = 0;
  for (const std::uint64_t account : std::set<std::uint64_t>{said.seller_account, said.buyer_account}) {
    if (account == 0) continue;
    ++row.place;
    row.account = account;
    rows.put(row);
  }
}

void project(Rows& rows, const TransactionCancelled& fact, const FactOrigin&) {
  change_transaction(rows, fact.transaction,
                     [](view::TransactionRow& row) { row.state = TransactionState::cancelled; });
}

// --- invoices --------------------------------------------------------------------------------------------------------

namespace {

void put_invoice(Rows& rows, std::uint64_t number, const Invoice& said) {
  view::InvoiceRow row;
  row.invoice = number;
  row.operator_id = firm_of(rows, said.text.issuer);
  row.invoice_no = said.text.invoice_no;
  row.kind = said.text.kind;
  row.issuer = said.text.issuer;
  row.transaction_id = said.transaction;
  row.vin = said.text.vin;
  row.plate = said.text.plate;
  row.price = said.text.price;
  row.invoice_date = date_of(said.text.issued_at);
  row.state = said.state;
  row.source = said.source;
  rows.put(row);
}

// What no longer stands gives its transaction free, unless that is registered.
void end_invoice(Rows& rows, std::uint64_t number, InvoiceState to) {
  change_row<view::InvoiceRow>(rows, number, [to](view::InvoiceRow& row) { row.state = to; });
  const auto invoice = rows.find<view::InvoiceRow>(number);
  if (!invoice) return;
  change_transaction(rows, invoice->transaction_id, [number](view::TransactionRow& row) {
    if (row.invoice != number || row.state != TransactionState::invoiced) return;
    row.invoice = 0;
    row.state = TransactionState::open;
  });
}

}  // namespace

void project(Rows& rows, const InvoiceIssued& fact, const FactOrigin&) {
  put_invoice(rows, fact.invoice_id, fact.row);
  change_transaction(rows, fact.row.transaction, [&](view::TransactionRow& row) {
    row.state = TransactionState::invoiced;
    row.invoice = fact.invoice_id;
  });
}

void project(Rows& rows, const InvoiceVoided& fact, const FactOrigin&) {
  end_invoice(rows, fact.invoice, InvoiceState::voided);
}

void project(Rows& rows, const InvoicesImported& fact, const FactOrigin&) {
  for (const auto& [number, row] : fact.added) put_invoice(rows, number, row);
  for (const auto& [number, to] : fact.moved) end_invoice(rows, number, to);
}

// --- registrations ---------------------------------------------------------------------------------------------------

namespace {

// Of an even number of sales the lower of the two in the middle.
std::optional<std::int64_t> middle_of(const std::vector<view::StockDays>& all, std::int64_t sales) {
  std::int64_t left = (sales + 1) / 2;
  for (const view::StockDays& each : all) {
    left -= each.sales;
    if (left <= 0) return each.days;
  }
  return std::nullopt;
}

void count_sale(Rows& rows, view::TradeMonth& row, const view::Transferred& transfer, std::int64_t by) {
  const std::int64_t days = (transfer.registered_on - transfer.owner_since).count;
  auto counted = rows.find<view::StockDays>(row.month, days).value_or(view::StockDays{row.month, days, 0});
  counted.sales += by;
  if (counted.sales == 0) {
    rows.erase<view::StockDays>(row.month, days);
  } else {
    rows.put(counted);
  }
  row.sales += by;
  row.stock_days = middle_of(rows.under<view::StockDays>(row.month), row.sales);
}

void count_in_group(Rows& rows, view::TradeGroup group, std::int64_t by) {
  const auto known = rows.find<view::TradeGroup>(group.month, group.facet, group.group_code);
  group.transfers = (known ? known->transfers : 0) + by;
  rows.put(group);
}

void count_in_groups(Rows& rows, Date month, const view::Transferred& transfer, std::int64_t by) {
  using Facet = view::TradeFacet;
  constexpr std::size_t signs_of_maker = 3;
  const view::Registered station = operator_row(rows, transfer.operator_id);
  const view::Registered market = station.market ? station : operator_row(rows, station.home_market);
  const std::string maker = transfer.vin.substr(0, signs_of_maker), stage(enum_name(transfer.stage));
  count_in_group(rows, {month, Facet::stage, stage, transfer.stage, {}, {}, 0}, by);
  count_in_group(rows, {month, Facet::market, std::to_string(market.operator_id), {}, market.name, {}, 0}, by);
  count_in_group(rows, {month, Facet::brand_class, maker, {}, {}, maker, 0}, by);
}

void count_transfer(Rows& rows, const view::Transferred& transfer, std::int64_t by) {
  const YearMonthDay on = ymd(transfer.registered_on);
  const Date month = date_of(on.year, on.month, 1);
  auto row = rows.find<view::TradeMonth>(month).value_or(view::TradeMonth{});
  const auto invoice = rows.find<view::InvoiceRow>(transfer.invoice);
  row.month = month;
  row.transfers += by;
  if (transfer.stage == Stage::sale) count_sale(rows, row, transfer, by);
  if (transfer.stage == Stage::purchase) row.purchases += by;
  if (transfer.stage == Stage::other) row.others += by;
  if (invoice && invoice->kind == InvoiceKind::reverse) row.reverse_invoices += by;
  row.total = Money{row.total.fen + by * transfer.price.fen};
  rows.put(row);
  count_in_groups(rows, month, transfer, by);
}

void put_patterns(Rows& rows, const view::Transferred& transfer, const view::TransactionRow& transaction,
                  const std::vector<Pattern>& patterns) {
  std::int32_t place = 0;
  for (const Pattern& each : patterns) {
    std::vector<std::string> earlier;
    for (const std::uint64_t number : each.registrations) earlier.push_back(std::to_string(number));
    rows.put(view::PatternRow{transfer.registration, ++place, each.kind, transfer.registered_on, transfer.vin,
                              transaction.seller, transaction.seller_person, transaction.broker_id, each.count,
                              policies::joined(earlier), transfer.price, each.usual, false});
  }
}

void put_stock(Rows& rows, const std::string& vin, std::uint64_t quota) {
  rows.change<view::VehicleRow>([quota](view::VehicleRow& row) { row.quota = quota; }, vin);
}

}  // namespace

void project(Rows& rows, const TransferRegistered& fact, const FactOrigin& origin) {
  const Registration& said = fact.row;
  const view::TransactionRow transaction = of_the_city(rows, said.transaction);
  const auto station = rows.find<view::StationRow>(said.station);
  view::Transferred row;
  row.registration = origin.entry;
  row.operator_id = station ? station->operator_id : 0;
  row.station = said.station;
  row.transaction_id = said.transaction;
  row.invoice = said.invoice;
  row.vin = transaction.vin;
  row.plate = transaction.plate;
  row.price = transaction.price;
  row.stage = transaction.stage;
  row.quota = said.quota_used;
  row.freed_quota = said.quota_freed;
  row.owner_since = said.owner_since_before;
  row.registered_on = origin.booked_on;
  rows.put(row);
  change_transaction(rows, said.transaction, [&](view::TransactionRow& each) {
    each.state = TransactionState::registered;
    each.registration = origin.entry;
  });
  change_row<view::InvoiceRow>(rows, said.invoice, [](view::InvoiceRow& each) { each.state = InvoiceState::used; });
  rows.change<view::VehicleRow>(
      [&](view::VehicleRow& each) {
        set_owner(rows, each, {transaction.buyer, transaction.buyer_person}, origin.booked_on);
      },
      row.vin);
  if (said.quota_freed != 0) move_quota(rows, said.quota_freed, said.freed_to, {});
  if (said.quota_used != 0) move_quota(rows, said.quota_used, QuotaState::used, row.vin);
  put_stock(rows, row.vin, said.quota_used);
  count_transfer(rows, row, 1);
  put_patterns(rows, row, transaction, fact.patterns);
}

void project(Rows& rows, const RegistrationReversed& fact, const FactOrigin&) {
  auto row = rows.find<view::Transferred>(fact.registration);
  if (!row) return;
  row->reversed = true;
  rows.put(*row);
  change_transaction(rows, row->transaction_id,
                     [](view::TransactionRow& each) { each.state = TransactionState::cancelled; });
  const view::TransactionRow transaction = of_the_city(rows, row->transaction_id);
  rows.change<view::VehicleRow>(
      [&](view::VehicleRow& each) {
        set_owner(rows, each, {transaction.seller, transaction.seller_person}, row->owner_since);
      },
      row->vin);
  if (row->quota != 0) move_quota(rows, row->quota, QuotaState::allocated, {});
  if (row->freed_quota != 0) move_quota(rows, row->freed_quota, QuotaState::used, row->vin);
  put_stock(rows, row->vin, row->freed_quota);
  count_transfer(rows, *row, -1);
  for (view::PatternRow each : rows.under<view::PatternRow>(fact.registration)) {
    each.reversed = true;
    rows.put(each);
  }
}

// --- cases, complaints, claims ---------------------------------------------------------------------------------------

namespace {

bool stands(const view::Rectifying& row) {
  return row.suspends && (row.state == CaseState::listed || row.state == CaseState::rectified_claimed);
}

// A market is suspended as long as one case suspends it.
void put_case(Rows& rows, const view::Rectifying& row, bool stood, Date on) {
  rows.put(row);
  if (stands(row) == stood) return;
  change_row<view::Registered>(rows, row.operator_id, [&](view::Registered& market) {
    stood ? --market.suspending : ++market.suspending;
    const bool suspended = market.suspending != 0;
    if (suspended != market.suspended) market.suspended_from = suspended ? std::optional(on) : std::nullopt;
    market.suspended = suspended;
  });
}

std::optional<Date> day_of(const std::optional<Stamp>& at) { return at ? std::optional(date_of(*at)) : std::nullopt; }

}  // namespace

void project(Rows& rows, const CaseFound& fact, const FactOrigin& origin) {
  const auto before = rows.find<view::Rectifying>(fact.case_id);
  view::Rectifying row;
  row.case_id = fact.case_id;
  row.operator_id = fact.row.market;
  row.name = operator_row(rows, fact.row.market).name;
  row.state = fact.row.state;
  row.triggers = static_cast<std::uint32_t>(fact.row.triggers.size());
  row.complaint_id = fact.row.complaint;
  row.suspends = fact.row.suspends;
  row.found_on = date_of(fact.row.found_at);
  row.listed_on = day_of(fact.row.listed_at);
  put_case(rows, row, before && stands(*before), origin.booked_on);
}

void project(Rows& rows, const CaseMoved& fact, const FactOrigin& origin) {
  auto row = rows.find<view::Rectifying>(fact.case_id);
  if (!row) return;
  const bool stood = stands(*row);
  row->state = fact.to;
  row->suspends = fact.suspends;
  if (fact.to == CaseState::listed && !row->listed_on) row->listed_on = origin.booked_on;
  if (fact.to == CaseState::lifted) row->lifted_on = origin.booked_on;
  put_case(rows, *row, stood, origin.booked_on);
}

void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin) {
  rows.put(view::Complaining{origin.entry, fact.row.account, fact.row.against, fact.row.type, fact.row.state,
                             fact.row.received_on, fact.row.due_on, fact.row.due_provisional, fact.row.upheld});
}

void project(Rows& rows, const ComplaintMoved& fact, const FactOrigin&) {
  change_row<view::Complaining>(rows, fact.complaint, [&](view::Complaining& row) {
    row.state = fact.to;
    if (fact.upheld) row.upheld = fact.upheld;
  });
}

void project(Rows& rows, const LossClaimFiled& fact, const FactOrigin& origin) {
  const auto registration = rows.find<view::Transferred>(fact.row.registration);
  rows.put(view::Claiming{origin.entry, fact.row.account, registration ? registration->operator_id : 0,
                          fact.row.registration, fact.row.state, fact.row.filed_on});
}

void project(Rows& rows, const LossClaimMoved& fact, const FactOrigin&) {
  change_row<view::Claiming>(rows, fact.claim, [&](view::Claiming& row) { row.state = fact.to; });
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::used_vehicle
