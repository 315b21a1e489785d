// Typed facts as rows; each says the same as the apply() of the same fact.
#include "law/area.h"
#include "policies/heating/document.h"
#include "policies/heating/views/counts.h"
#include "policies/heating/views/project_catalogue.h"
#include "policies/shared/own_readings.h"

namespace gongbao::heating {

using policies::Area;
using policies::Rows;
using view::PaperKind;

namespace {

template <class Row, class Change>
void change(Rows& rows, std::uint64_t number, Change&& how) {
  rows.change<Row>(std::forward<Change>(how), number);
}

void retire(Rows& rows, std::uint64_t device, DeviceState to) {
  const auto row = rows.find<view::Installed>(device);
  if (!row) return;
  count_device(rows, *row, Counts::ends);
  change<view::Installed>(rows, device, [to](view::Installed& each) { each.state = to; });
}

std::uint64_t supplier_id_of(Rows& rows, const std::string& supplier) {
  const auto row = rows.find<view::Supplying>(supplier);
  return row ? row->supplier_id : 0;
}

// --- papers ----------------------------------------------------------------------------------------------------------

// One after the other of one entry.
class Papers {
 public:
  Papers(Rows& rows, const FactOrigin& origin, const view::House& house, std::uint64_t application,
         std::uint64_t device)
      : rows_(rows) {
    row_.entry = origin.entry;
    row_.area = house.area;
    row_.village = house.village;
    row_.account = house.account;
    row_.household = house.household;
    row_.application = application;
    row_.device = device;
    row_.day = origin.booked_on;
  }
  void add(PaperKind kind, const SealedText& paper) {
    if (!paper.given()) return;
    ++row_.place;
    row_.kind = kind;
    row_.paper = paper;
    rows_.put(row_);
    rows_.put(shared::view::PaperOf{row_.entry, row_.household, 0});
  }

 private:
  Rows& rows_;
  view::Paper row_;
};

view::House house_of(Rows& rows, std::uint64_t household) {
  return rows.find<view::House>(household).value_or(view::House{});
}
Papers papers_of_device(Rows& rows, const FactOrigin& origin, std::uint64_t device) {
  const auto row = rows.find<view::Installed>(device).value_or(view::Installed{});
  return {rows, origin, house_of(rows, row.household), 0, device};
}
Papers papers_of_application(Rows& rows, const FactOrigin& origin, std::uint64_t application) {
  const auto row = rows.find<view::Applying>(application).value_or(view::Applying{});
  return {rows, origin, house_of(rows, row.household), application, row.device};
}

// --- postings --------------------------------------------------------------------------------------------------------

std::string account_name(std::uint16_t number) {
  for (const ledger::Account& each : chart_of_districts()) {
    if (each.number == number) return each.name;
  }
  return {};
}

// The sides of a journal as apply posts them (part 8).
void put_journal(Rows& rows, const FactOrigin& origin, Area area, std::string_view rule,
                 std::initializer_list<Entry> entries) {
  view::Posted row;
  row.entry = origin.entry;
  row.area = area;
  row.day = origin.booked_on;
  row.rule = rule;
  for (const Entry& each : entries) {
    if (each.amount == 0) continue;
    ++row.place;
    row.ledger_account = account_name(each.account);
    row.amount = Money{each.amount};
    row.subject = each.subject;
    rows.put(row);
  }
}

}  // namespace

// --- villages and households -----------------------------------------------------------------------------------------

void project(Rows& rows, const VillageStatusSet& fact, const FactOrigin&) {
  auto row = rows.find<view::VillageRow>(fact.village).value_or(view::VillageRow{});
  row.village = fact.village;
  if (fact.added) {
    row.area = Area{fact.added->area};
    row.name = fact.added->name;
    row.township = fact.added->township;
  }
  row.conversion = fact.status.conversion;
  row.mountain = fact.status.mountain;
  row.area_class = fact.status.area_class;
  row.first_day = fact.status.from;
  rows.put(row);
}

namespace {

// Whose data they are, for who is told of the readings; no longer those of whoever was in it before.
void put_people(Rows& rows, std::uint64_t number, const Household& household) {
  using shared::view::PersonOf, shared::view::SpeaksFor;
  const auto before = rows.find<SpeaksFor>(number).value_or(SpeaksFor{});
  for (const Id16& each : before.people) rows.erase<PersonOf>(each, number, std::uint64_t{0});
  SpeaksFor now{number, household.account, {}};
  const auto put = [&](const PersonToken& each) {
    if (!each.given()) return;
    now.people.push_back(each.token);
    rows.put(PersonOf{each.token, number, 0});
  };
  put(household.head);
  for (const PersonToken& each : household.members) put(each);
  rows.put(now);
}

void put_house(Rows& rows, std::uint64_t number, const Household& added) {
  put_people(rows, number, added);
  view::House row;
  row.household = number;
  row.area = Area{added.area};
  row.village = added.village;
  row.account = added.account;
  row.ref = added.ref;
  row.head = added.head;
  row.added_on = added.added_on;
  rows.put(row);
  change<view::VillageRow>(rows, added.village, [](view::VillageRow& village) { ++village.households; });
}

void put_device(Rows& rows, std::uint64_t number, const Device& device) {
  const view::House house = house_of(rows, device.household);
  view::Installed row;
  row.device = number;
  row.area = house.area;
  row.village = house.village;
  row.account = house.account;
  row.household = device.household;
  row.ref = device.ref;
  row.type = device.type;
  row.brand = device.brand;
  row.model = device.model;
  row.serial = device.serial;
  row.first_run_on = device.first_run_on;
  row.subsidised = device.subsidised;
  row.state = device.state;
  rows.put(row);
  count_device(rows, row, Counts::begins);
  change<view::House>(rows, device.household, [&](view::House& each) {
    ++each.devices;
    each.prior_subsidy = each.prior_subsidy || device.subsidised;
  });
}

}  // namespace

void project(Rows& rows, const FirstInstallImported& fact, const FactOrigin&) {
  for (const TakenRow& taken : fact.rows) {
    if (taken.added) put_house(rows, taken.household_id, *taken.added);
    if (taken.device) put_device(rows, *taken.device_id, *taken.device);
  }
}

// All that is the household's goes along: whoever spoke for it before sees none of it any more.
void project(Rows& rows, const HouseholdBound& fact, const FactOrigin&) {
  rows.move_household(Rows::OfHousehold::account, fact.household, house_of(rows, fact.household).account, fact.account);
}

void project(Rows& rows, const RecordCorrected& fact, const FactOrigin&) {
  if (fact.household) {
    const std::uint64_t from = house_of(rows, fact.household_id).village, to = fact.household->village;
    if (from != to) {
      rows.move_household(Rows::OfHousehold::village, fact.household_id, from, to);
      change<view::VillageRow>(rows, from, [](view::VillageRow& village) { --village.households; });
      change<view::VillageRow>(rows, to, [](view::VillageRow& village) { ++village.households; });
    }
    put_people(rows, fact.household_id, *fact.household);
    change<view::House>(rows, fact.household_id, [&](view::House& row) {
      row.head = fact.household->head;
      row.prior_subsidy = fact.household->prior_subsidy.has_value();
    });
  }
  if (!fact.device) return;
  count_device(rows, rows.find<view::Installed>(fact.device_id).value_or(view::Installed{}), Counts::ends);
  change<view::Installed>(rows, fact.device_id, [&](view::Installed& row) {
    row.type = fact.device->type;
    row.brand = fact.device->brand;
    row.model = fact.device->model;
    row.serial = fact.device->serial;
    row.first_run_on = fact.device->first_run_on;
    row.subsidised = fact.device->subsidised;
  });
  count_device(rows, rows.find<view::Installed>(fact.device_id).value_or(view::Installed{}), Counts::begins);
}

// --- applications ----------------------------------------------------------------------------------------------------

namespace {

void put_application(Rows& rows, std::uint64_t number, const Application& said, const FactOrigin& origin) {
  const view::House house = house_of(rows, said.household);
  view::Applying row;
  row.application = number;
  row.area = house.area;
  row.village = house.village;
  row.account = house.account;
  row.household = said.household;
  row.ref = house.ref;
  row.head = house.head;
  row.kind = said.kind;
  row.device = said.old_device.value_or(0);
  row.hardship = said.hardship;
  row.state = said.state;
  row.submitted_on = said.submitted_on;
  row.changed_on = origin.booked_on;
  rows.put(row);
  change<view::House>(rows, said.household, [&](view::House& each) { each.application = number; });
}

void move_application(Rows& rows, std::uint64_t number, ApplicationState to, Date day) {
  change<view::Applying>(rows, number, [&](view::Applying& row) {
    row.state = to;
    row.changed_on = day;
  });
}

void add_papers(Papers papers, const std::vector<SealedDocument>& all) {
  for (const SealedDocument& each : all) papers.add(PaperKind::application, each);
}

}  // namespace

void project(Rows& rows, const DraftSaved& fact, const FactOrigin& origin) {
  put_application(rows, fact.application, fact.row, origin);
  add_papers(papers_of_application(rows, origin, fact.application), fact.papers);
}

void project(Rows& rows, const ApplicationFiled& fact, const FactOrigin& origin) {
  const auto before = rows.find<view::Applying>(fact.application);
  const bool again = before && before->state == ApplicationState::returned;
  put_application(rows, fact.application, fact.row, origin);
  add_papers(papers_of_application(rows, origin, fact.application), fact.papers);
  if (again) return;
  count_month(rows, Area{fact.row.area}, origin.booked_on, [](view::DistrictMonth& row) { ++row.filed; });
}

void project(Rows& rows, const ApplicationMoved& fact, const FactOrigin& origin) {
  move_application(rows, fact.application, fact.to, origin.booked_on);
  papers_of_application(rows, origin, fact.application).add(PaperKind::return_reasons, fact.reasons);
}

void project(Rows& rows, const ApplicationsLapsed& fact, const FactOrigin& origin) {
  for (const std::uint64_t each : fact.applications) {
    move_application(rows, each, ApplicationState::lapsed, origin.booked_on);
  }
}

void project(Rows& rows, const RepairRecorded& fact, const FactOrigin& origin) {
  papers_of_device(rows, origin, fact.device).add(PaperKind::repair, fact.repair.attachment);
}

void project(Rows& rows, const SeasonRecorded& fact, const FactOrigin& origin) {
  papers_of_device(rows, origin, fact.device).add(PaperKind::season, fact.attachment);
}

void project(Rows& rows, const DeviceAssessed& fact, const FactOrigin& origin) {
  Papers papers = papers_of_device(rows, origin, fact.device);
  papers.add(PaperKind::inspection, fact.attachment);
  papers.add(PaperKind::certificate, fact.assessment.certificate);
  papers.add(PaperKind::photo, fact.photo);
  papers.add(PaperKind::statement, fact.statement);
}

void project(Rows& rows, const NewHouseholdChecked& fact, const FactOrigin& origin) {
  papers_of_application(rows, origin, fact.application).add(PaperKind::household_check, fact.evidence);
}

void project(Rows& rows, const EligibilityDecided& fact, const FactOrigin& origin) {
  const bool eligible = fact.because == 0;
  std::vector<std::string> basis;
  for (const std::string& clause : fact.basis) basis.push_back(full_id(clause));
  Area area;
  change<view::Applying>(rows, fact.application, [&](view::Applying& row) {
    row.state = eligible ? ApplicationState::eligible : ApplicationState::ineligible;
    row.changed_on = origin.booked_on;
    row.basis = policies::joined(basis);
    row.because = code_name(fact.because);
    area = row.area;
  });
  papers_of_application(rows, origin, fact.application).add(PaperKind::running_years, fact.years_source);
  count_month(rows, area, origin.booked_on,
              [&](view::DistrictMonth& row) { ++(eligible ? row.eligible : row.ineligible); });
  if (eligible) count_criteria(rows, area, origin.booked_on, basis);
}

// --- purchases and payments ------------------------------------------------------------------------------------------

void project(Rows& rows, const PurchaseSubmitted& fact, const FactOrigin& origin) {
  move_application(rows, fact.application, ApplicationState::purchase_submitted, origin.booked_on);
  const auto application = rows.find<view::Applying>(fact.application);
  if (!application) return;
  for (const view::Install& before : rows.under<view::Install>(fact.application)) {
    rows.erase<view::Install>(before.application, before.place);
  }
  Papers papers = papers_of_application(rows, origin, fact.application);
  std::uint64_t place = 0;
  for (const PurchaseLine& line : fact.lines) {
    rows.put(view::Install{fact.application, ++place, application->area, application->village, application->account,
                           application->household, line.category, line.brand, line.model, line.serial, line.supplier,
                           supplier_id_of(rows, line.supplier), line.catalogue_entry.value_or(0), line.invoice_date,
                           line.installed_on, line.price, line.warranty_until});
    papers.add(PaperKind::standard_proof, line.standard_proof);
  }
}

namespace {

view::Paying payment_of(const view::Applying& application, const Shares& shares, const FactOrigin& origin,
                        std::uint64_t number) {
  view::Paying row;
  row.payment = number;
  row.area = application.area;
  row.account = application.account;
  row.household = application.household;
  row.application = application.application;
  row.state = PaymentState::payable;
  row.city_share = Money{shares.city};
  row.district_share = Money{shares.district};
  row.topup = Money{shares.topup};
  row.interest = Money{shares.interest};
  row.total = Money{shares.total()};
  row.promised_on = origin.booked_on;
  return row;
}

// base: of the subsidy, a top-up included; else of a top-up by itself.
void put_payable(Rows& rows, const view::Applying& application, const Shares& shares, const FactOrigin& origin,
                 bool base) {
  view::Paying row = payment_of(application, shares, origin, origin.entry);
  row.of_base = base;
  rows.put(row);
  put_journal(rows, origin, application.area, base ? "M2" : "M2t",
              {{account::expense_city_share, shares.city},
               {account::expense_district_share, shares.district},
               {account::expense_topup, shares.topup},
               {account::payable, -shares.total(), origin.entry}});
}

bool is_mainstream(const std::string& category) {  // 以空气源热泵和燃气壁挂炉为主 (2.3a)
  const auto type = enum_named<DeviceType>(category);
  return type == DeviceType::ashp_hot_water || type == DeviceType::ashp_hot_air || type == DeviceType::gas_boiler;
}

}  // namespace

void project(Rows& rows, const AmountConfirmed& fact, const FactOrigin& origin) {
  change<view::Applying>(rows, fact.application, [&](view::Applying& row) {
    row.state = ApplicationState::amount_confirmed;
    row.changed_on = origin.booked_on;
    row.price = Money{fact.price};
    row.base = Money{fact.shares.base()};
    row.city_share = Money{fact.shares.city};
    row.district_share = Money{fact.shares.district};
    row.topup = Money{fact.shares.topup};
  });
  const auto application = rows.find<view::Applying>(fact.application);
  if (!application) return;
  put_payable(rows, *application, fact.shares, origin, true);
  retire(rows, application->device, DeviceState::replaced);
  const auto lines = rows.under<view::Install>(fact.application);
  count_month(rows, application->area, origin.booked_on, [&](view::DistrictMonth& row) {
    ++row.amounts_confirmed;
    row.devices_bought += lines.size();
    for (const view::Install& line : lines) row.mainstream += is_mainstream(line.category) ? 1U : 0U;
  });
}

void project(Rows& rows, const TopupApproved& fact, const FactOrigin& origin) {
  change<view::Applying>(rows, fact.application, [&](view::Applying& row) { row.topup = Money{fact.topup}; });
  Shares shares;
  shares.topup = fact.topup;
  if (const auto application = rows.find<view::Applying>(fact.application)) {
    put_payable(rows, *application, shares, origin, false);
  }
}

namespace {

// Of the base's payment the application's state follows.
void follow_payment(Rows& rows, const view::Paying& payment, ApplicationState to, Date day) {
  if (payment.of_base) move_application(rows, payment.application, to, day);
}

}  // namespace

void project(Rows& rows, const PaymentOrdered& fact, const FactOrigin& origin) {
  change<view::Paying>(rows, fact.payment, [](view::Paying& row) { row.state = PaymentState::ordered; });
  if (const auto row = rows.find<view::Paying>(fact.payment)) {
    follow_payment(rows, *row, ApplicationState::payment_ordered, origin.booked_on);
  }
}

void project(Rows& rows, const PaymentResultRecorded& fact, const FactOrigin& origin) {
  const bool ok = fact.result == PaymentResult::ok;
  auto row = rows.find<view::Paying>(fact.payment);
  if (!row) return;
  row->state = ok ? PaymentState::paid : PaymentState::failed;
  row->paid_on = ok ? std::optional(origin.booked_on) : std::nullopt;
  row->bank_reference = fact.bank_reference;
  rows.put(*row);
  follow_payment(rows, *row, ok ? ApplicationState::paid : ApplicationState::payment_failed, origin.booked_on);
  if (fact.result == PaymentResult::failed) return;
  const std::int64_t sign = ok ? +1 : -1;
  const std::int64_t city = row->city_share.fen;
  put_journal(rows, origin, row->area, ok ? "M3" : "M3r",
              {{account::payable, sign * row->total.fen, fact.payment},
               {account::cash_city_fund, -sign * city},
               {account::cash_district_fund, -sign * (row->total.fen - city)}});
  count_month(rows, row->area, origin.booked_on, [&](view::DistrictMonth& month) {
    if (row->of_base) month.households_paid += sign;
    month.paid_city.fen += sign * city;
    month.paid_district.fen += sign * row->district_share.fen;
    month.paid_topup.fen += sign * row->topup.fen;
    month.paid_interest.fen += sign * row->interest.fen;
  });
}

void project(Rows& rows, const PostingReversed& fact, const FactOrigin& origin) {
  auto row = rows.find<view::Paying>(fact.payment);
  if (!row) return;
  row->state = PaymentState::reversed;
  rows.put(*row);
  follow_payment(rows, *row, ApplicationState::withdrawn, origin.booked_on);
  put_journal(rows, origin, row->area, "M2r",
              {{account::payable, row->total.fen, fact.payment},
               {account::expense_city_share, -row->city_share.fen},
               {account::expense_district_share, -row->district_share.fen},
               {account::expense_topup, -row->topup.fen},
               {account::expense_interest, -row->interest.fen}});
}

void project(Rows& rows, const RecyclingRecorded& fact, const FactOrigin&) {
  retire(rows, fact.device, DeviceState::recycled);
}

void project(Rows& rows, const FundsAllocated& fact, const FactOrigin& origin) {
  const bool city = fact.fund == Fund::city_fund;
  put_journal(rows, origin, Area{fact.area}, "M1",
              {{city ? account::cash_city_fund : account::cash_district_fund, fact.amount.fen},
               {city ? account::grant_city : account::grant_district, -fact.amount.fen}});
}

// --- loans -----------------------------------------------------------------------------------------------------------

void project(Rows& rows, const FinancialProductRegistered& fact, const FactOrigin& origin) {
  rows.put(view::Product{origin.entry, fact.product.bank, fact.product.terms, fact.product.offered.from,
                         fact.product.offered.to});
}

void project(Rows& rows, const LoanRegistered& fact, const FactOrigin& origin) {
  const auto application = rows.find<view::Applying>(fact.loan.application).value_or(view::Applying{});
  rows.put(view::Lent{origin.entry, application.area, fact.loan.bank, application.account, application.household,
                      fact.loan.application, fact.loan.product, fact.loan.principal, fact.loan.months, fact.loan.start,
                      Money{}});
  papers_of_application(rows, origin, fact.loan.application).add(PaperKind::loan_consent, fact.loan.consent);
}

void project(Rows& rows, const InterestClaimed& fact, const FactOrigin& origin) {
  const auto loan = rows.find<view::Lent>(fact.claim.loan).value_or(view::Lent{});
  rows.put(view::Claimed{origin.entry, loan.area, loan.bank_id, loan.account, loan.household, fact.claim.loan,
                         fact.claim.month, origin.booked_on, fact.claim.interest_paid, false, fact.claim.state,
                         Money{}});
}

void project(Rows& rows, const InterestConfirmed& fact, const FactOrigin&) {
  change<view::Claimed>(rows, fact.claim, [](view::Claimed& row) { row.confirmed = true; });
}

void project(Rows& rows, const InterestDecided& fact, const FactOrigin& origin) {
  auto claim = rows.find<view::Claimed>(fact.claim);
  if (!claim) return;
  claim->state = fact.ok ? ClaimState::approved : ClaimState::refused;
  claim->amount = fact.amount;
  rows.put(*claim);
  if (fact.amount.fen == 0) return;
  change<view::Lent>(rows, claim->loan, [&](view::Lent& row) { row.supported.fen += fact.amount.fen; });
  const auto loan = rows.find<view::Lent>(claim->loan).value_or(view::Lent{});
  Shares shares;
  shares.interest = fact.amount.fen;
  if (const auto application = rows.find<view::Applying>(loan.application)) {
    rows.put(payment_of(*application, shares, origin, fact.claim));
  }
  put_journal(rows, origin, claim->area, "M6",
              {{account::expense_interest, fact.amount.fen}, {account::payable, -fact.amount.fen, fact.claim}});
}

// --- complaints and claw-backs ---------------------------------------------------------------------------------------

void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin) {
  const Complaint& said = fact.complaint;
  rows.put(view::Complaining{origin.entry, Area{said.area}, said.account, said.text, said.state, said.received_on,
                             said.due_on, said.due_provisional, said.outcome});
  count_month(rows, Area{said.area}, origin.booked_on, [](view::DistrictMonth& row) { ++row.complaints; });
}

void project(Rows& rows, const ComplaintMoved& fact, const FactOrigin&) {
  change<view::Complaining>(rows, fact.complaint, [&](view::Complaining& row) {
    row.state = fact.to;
    if (fact.outcome) row.outcome = fact.outcome;
  });
}

void project(Rows& rows, const ComplaintsFixed& fact, const FactOrigin&) {
  for (const ComplaintDue& each : fact.complaints) {
    change<view::Complaining>(rows, each.complaint, [&](view::Complaining& row) {
      row.due_on = each.due_on;
      row.due_provisional = each.provisional;
    });
  }
}

void project(Rows& rows, const ClawbackOpened& fact, const FactOrigin& origin) {
  const auto application = rows.find<view::Applying>(fact.clawback.application).value_or(view::Applying{});
  rows.put(view::BackClaimed{origin.entry, Area{fact.clawback.area}, application.account, application.household,
                             fact.clawback.application, fact.clawback.state, fact.clawback.opened_on, Money{}, Money{},
                             0});
  count_month(rows, Area{fact.clawback.area}, origin.booked_on, [](view::DistrictMonth& row) { ++row.clawbacks; });
}

void project(Rows& rows, const ClawbackDecided& fact, const FactOrigin& origin) {
  auto row = rows.find<view::BackClaimed>(fact.clawback);
  if (!row) return;
  row->state = ClawbackState::decided;
  row->due = Money{fact.due.total()};
  rows.put(*row);
  put_journal(rows, origin, row->area, "M4",
              {{account::receivable_clawback, fact.due.total(), fact.clawback},
               {account::expense_city_share, -fact.due.city},
               {account::expense_district_share, -fact.due.district},
               {account::expense_topup, -fact.due.topup},
               {account::expense_interest, -fact.due.interest}});
}

void project(Rows& rows, const ClawbackDismissed& fact, const FactOrigin&) {
  change<view::BackClaimed>(rows, fact.clawback, [](view::BackClaimed& row) { row.state = ClawbackState::dismissed; });
}

void project(Rows& rows, const ReferralRecorded& fact, const FactOrigin&) {
  change<view::BackClaimed>(rows, fact.clawback, [](view::BackClaimed& row) { ++row.referrals; });
}

void project(Rows& rows, const RecoveryRecorded& fact, const FactOrigin& origin) {
  auto row = rows.find<view::BackClaimed>(fact.clawback);
  if (!row) return;
  row->recovered.fen += fact.part.total();
  row->state = row->recovered == row->due ? ClawbackState::recovered : ClawbackState::recovering;
  rows.put(*row);
  put_journal(rows, origin, row->area, "M5",
              {{account::cash_city_fund, fact.part.from_city()},
               {account::cash_district_fund, fact.part.from_district()},
               {account::receivable_clawback, -fact.part.total(), fact.clawback}});
  count_month(rows, row->area, origin.booked_on,
              [&](view::DistrictMonth& month) { month.recovered.fen += fact.part.total(); });
}

void project_parameter(Rows& rows, const law::ParameterVersion& version, const std::string& parameter,
                       const FactOrigin& origin) {
  shared::view::put_parameter_change<view::ParameterChange>(rows, document, parameter, version, origin);
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::heating
