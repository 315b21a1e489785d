// Households, applications, books and the rest, read by their key.
#include "policies/heating/questions.h"

#include <algorithm>

#include "policies/heating/calculator.h"
#include "policies/heating/citations.h"
#include "policies/heating/payment.h"
#include "policies/heating/subsidy.h"
#include "policies/heating/verification.h"

namespace gongbao::heating {

namespace {

std::string district_text(AreaCode area) { return std::string(law::area_text(area)); }

std::string season_text(std::int32_t year) {
  constexpr std::int32_t century = 100, tens = 10;
  const std::int32_t next = (year + 1) % century;
  return std::to_string(year) + "-" + (next < tens ? "0" : "") + std::to_string(next);
}

DeviceAnswer device_answer(const Reading& in, std::uint64_t number, Date submitted_on) {
  const Device& row = in.state.devices.at(number);
  DeviceAnswer told;
  told.device = number;
  told.ref = row.ref;
  told.type = row.type;
  told.brand = row.brand;
  told.model = row.model;
  told.serial = row.serial;
  told.first_run_on = row.first_run_on;
  told.age_reached_on = age_reached_on(in.state.parameters, row, submitted_on);
  told.subsidised = row.subsidised;
  told.rated_efficiency = row.rated_efficiency;
  told.state = row.state;
  for (const Repair& each : row.repairs) {
    told.repairs.push_back({each.date, each.part, each.replaced, each.affected_use});
  }
  for (const auto& [year, reading] : row.seasons) told.seasons.push_back({season_text(year), reading});
  for (const Assessment& each : row.assessments) {
    told.assessments.push_back({each.inspected_on, each.usable, each.tests, each.flags, each.certificate.given()});
  }
  return told;
}

HouseholdAnswer household_answer(const Reading& in, std::uint64_t number) {
  const State& state = in.state;
  const Household& row = state.households.at(number);
  HouseholdAnswer told;
  told.household = number;
  told.ref = row.ref;
  told.village = row.village;
  if (const Village* village = find_row(state.villages, row.village)) {
    told.village_name = village->name;
    told.township = village->township;
  }
  told.district = district_text(row.area);
  told.area_class = area_class_of(state, row, in.today);
  told.head = row.head;
  told.members = row.members;
  told.account = row.account;
  told.bank_account = row.bank_account.given();
  told.added_on = row.added_on;
  told.lockout_until = locked_until(state, number, std::nullopt, in.today);
  if (const auto* verified = find_row(state.hardships, number)) told.hardships = *verified;
  for (const std::uint64_t device : row.devices) told.devices.push_back(device_answer(in, device, in.today));
  if (const auto* all = find_row(state.applications_of, number)) {
    for (const std::uint64_t each : *all) {
      const Application& application = state.applications.at(each);
      told.applications.push_back({each, application.kind, application.state, application.submitted_on,
                                   Money{application.shares.base()}, Money{application.shares.topup}});
    }
  }
  return told;
}

MissingAnswer missing(Code code) {
  const std::string name(code_name(code));
  return {name, clauses_of_code(name)};
}

}  // namespace

std::optional<HouseholdAnswer> answer(const Reading& in, const AskHousehold& question) {
  if (find_row(in.state.households, question.household) == nullptr) return std::nullopt;
  return household_answer(in, question.household);
}

std::optional<OwnHouseholds> answer(const Reading& in, const AskOwnHouseholds&) {
  OwnHouseholds told;
  if (const auto* own = find_row(in.state.households_of, in.actor.account)) {
    for (const std::uint64_t each : *own) told.households.push_back(household_answer(in, each));
  }
  return told;
}

// --- an application --------------------------------------------------------------------------------------------------

namespace {

PaymentAnswer payment_answer(const State& state, std::uint64_t number) {
  const Payment& row = state.payments.at(number);
  return {number,
          row.application,
          row.state,
          Money{row.shares.city},
          Money{row.shares.district},
          Money{row.shares.topup},
          Money{row.shares.interest},
          Money{row.shares.total()}};
}

LoanAnswer loan_answer(const State& state, std::uint64_t number) {
  const Loan& row = state.loans.at(number);
  LoanAnswer told{number,     row.application, row.product,          row.bank, {}, row.principal,
                  row.months, row.start,       Money{row.supported}, {}};
  if (const FinancialProduct* product = find_row(state.products, row.product)) told.terms = product->terms;
  for (const auto& [month, claim] : row.claims) {
    const InterestClaim& each = state.claims.at(claim);
    told.claims.push_back({claim, month, each.interest_paid, each.confirmed, each.state, each.amount});
  }
  return told;
}

ClawbackAnswer clawback_answer(const State& state, std::uint64_t number) {
  const Clawback& row = state.clawbacks.at(number);
  const bool undecided = row.state == ClawbackState::opened;
  const Shares due = undecided ? paid_on(state, row.application) : row.due;
  return {number,
          row.application,
          row.state,
          row.opened_on,
          Money{due.total()},
          Money{due.city},
          Money{due.district},
          Money{due.topup},
          Money{due.interest},
          Money{row.recovered},
          Money{undecided ? 0 : row.outstanding()}};
}

class ApplicationReader {
 public:
  ApplicationReader(const Reading& in, std::uint64_t number, const Application& row)
      : in_(in), state_(in.state), number_(number), row_(row), household_(in.state.households.at(row.household)) {}

  ApplicationAnswer tell() {
    tell_case();
    tell_device();
    tell_amount();
    for (const std::uint64_t each : row_.payments) told_.payments.push_back(payment_answer(state_, each));
    for (const std::uint64_t each : row_.loans) told_.loans.push_back(loan_answer(state_, each));
    if (row_.clawback != 0) told_.clawback = clawback_answer(state_, row_.clawback);
    if (const LockOut* lock_out = find_row(state_.lock_outs, number_)) told_.lockout_until = lock_out->until;
    tell_next();
    return std::move(told_);
  }

 private:
  void tell_case() {
    told_.application = number_;
    told_.household = row_.household;
    told_.household_ref = household_.ref;
    told_.head = household_.head;
    told_.village = household_.village;
    if (const Village* village = find_row(state_.villages, household_.village)) told_.village_name = village->name;
    told_.district = district_text(row_.area);
    told_.area_class = area_class_of(state_, household_, row_.submitted_on);
    told_.kind = row_.kind;
    told_.state = row_.state;
    told_.programme = row_.programme;
    told_.hardship_class = row_.hardship;
    told_.submitted_on = row_.submitted_on;
    told_.age_days = (in_.today - row_.submitted_on).count;
    told_.returned = row_.returned;
    told_.checks = row_.checks;
    for (const std::string& clause : row_.basis) told_.basis.push_back(full_id(clause));
    told_.because = std::string(code_name(row_.because));
    if (row_.because != 0) told_.because_clauses = clauses_of_code(told_.because);
  }

  void tell_device() {
    if (!row_.old_device) return;
    told_.old_device = device_answer(in_, *row_.old_device, row_.submitted_on);
    const Device& device = state_.devices.at(*row_.old_device);
    if (device.assessments.empty()) return;
    told_.eligibility =
        eligibility_answer(eligibility_request(state_, row_, device, device.assessments.back(), in_.today));
    certificate_missing_ = told_.eligibility->certificate_needed && !device.assessments.back().certificate.given();
  }

  void tell_amount() {
    if (row_.lines.empty()) return;
    for (const PurchaseLine& line : row_.lines) {
      told_.lines.push_back({line.category, line.brand, line.model, line.serial, line.supplier, line.catalogue_entry,
                             line.standard_proof.given(), line.invoice_no, line.buyer, line.invoice_date,
                             line.installed_on, line.price, line.warranty_until});
    }
    told_.confirmed = row_.payment != 0;
    Subsidy subsidy = subsidy_of(state_, row_);
    if (told_.confirmed) {
      subsidy.shares = row_.shares;
    } else if (row_.hardship) {
      const auto granted = topup_granted(state_, row_, subsidy.price, subsidy.shares.base(), in_.today);
      if (granted) subsidy.shares.topup = *granted;
      if (!granted) told_.topup_code = std::string(code_name(granted.error()));
    }
    told_.amount = amount_answer(state_.parameters, told_.area_class, row_.submitted_on, subsidy);
  }

  void tell_next() {
    told_.awaits = awaits();
    if (row_.state == ApplicationState::submitted) tell_missing_of_decision();
    const bool payable =
        row_.state == ApplicationState::amount_confirmed || row_.state == ApplicationState::payment_failed;
    if (!payable) return;
    if (fund_problem(state_, state_.payments.at(row_.payment))) need(code::fund_insufficient);
    if (recycling_awaited(state_, row_, in_.today)) need(code::recycling_missing);
  }

  void tell_missing_of_decision() {
    const bool required = state_.parameters.on("district_standard_required", in_.today);
    if (required && !detail_standard_on(state_, row_.area, in_.today)) need(code::district_standard_missing);
    if (row_.kind == Kind::new_household && !row_.checks) need(code::new_household_check_missing);
    if (!row_.old_device) return;
    if (!told_.eligibility) need(code::condition_not_verified);
    if (certificate_missing_) need(code::not_certified);
  }

  Awaits awaits() const {
    using enum ApplicationState;
    switch (row_.state) {
      case draft:
      case returned:
      case eligible:
      case purchase_returned:
        return Awaits::household;
      case submitted:
        return row_.old_device && (!told_.eligibility || certificate_missing_) ? Awaits::inspector
                                                                               : Awaits::district_reviewer;
      case purchase_submitted:
        return Awaits::district_reviewer;
      case amount_confirmed:
      case payment_failed:
        return Awaits::district_finance;
      case payment_ordered:
        return Awaits::bank_result;
      default:
        return Awaits::nobody;
    }
  }

  void need(Code code) { told_.missing.push_back(missing(code)); }

  const Reading& in_;
  const State& state_;
  std::uint64_t number_;
  const Application& row_;
  const Household& household_;
  bool certificate_missing_ = false;
  ApplicationAnswer told_;
};

}  // namespace

std::optional<ApplicationAnswer> answer(const Reading& in, const AskApplication& question) {
  const Application* row = find_row(in.state.applications, question.application);
  if (row == nullptr) return std::nullopt;
  return ApplicationReader(in, question.application, *row).tell();
}

std::optional<LoanAnswer> answer(const Reading& in, const AskLoan& question) {
  if (find_row(in.state.loans, question.loan) == nullptr) return std::nullopt;
  return loan_answer(in.state, question.loan);
}

std::optional<ClawbackAnswer> answer(const Reading& in, const AskClawback& question) {
  if (find_row(in.state.clawbacks, question.clawback) == nullptr) return std::nullopt;
  return clawback_answer(in.state, question.clawback);
}

std::optional<ComplaintAnswer> answer(const Reading& in, const AskComplaint& question) {
  const Complaint* row = find_row(in.state.complaints, question.complaint);
  if (row == nullptr) return std::nullopt;
  return ComplaintAnswer{
      question.complaint, district_text(row->area), row->target,  row->text, row->state, row->received_on,
      row->due_on,        row->due_provisional,     row->outcome, row->reply};
}

// --- a district's books ----------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t payables_a_page = 100;

class BooksReader {
 public:
  BooksReader(const State& state, AreaCode area) : state_(state), books_(state.accounts), area_(area) {}

  BooksAnswer tell(std::uint64_t after) {
    told_.district = district_text(area_);
    told_.free_city_fund = Money{books_.free_city_fund(area_)};
    told_.free_district_fund = Money{books_.free_district_fund(area_)};
    if (const auto* posted = find_row(books_.journals, area_)) told_.journals = *posted;
    tell_receivables();
    tell_payables(after);
    tell_accounts();
    return std::move(told_);
  }

 private:
  // Claw-backs are few: all of them.
  void tell_receivables() {
    for (auto it = first(account::receivable_clawback, 0); is_of(it, account::receivable_clawback); ++it) {
      receivable_ += it->second;
      const Clawback& row = state_.clawbacks.at(it->first.subject);
      told_.receivables.push_back({it->first.subject, Money{row.due.total()}, Money{it->second}});
    }
  }
  void tell_payables(std::uint64_t after) {
    for (auto it = first(account::payable, after + 1); is_of(it, account::payable); ++it) {
      if (told_.payables.size() == payables_a_page) {
        told_.next = told_.payables.back().payment;
        return;
      }
      told_.payables.push_back(payment_answer(state_, it->first.subject));
    }
  }
  // The books sum to zero: what is payable is what the others leave.
  void tell_accounts() {
    std::int64_t others = receivable_;
    for (const ledger::Account& each : chart_of_districts()) {
      const bool sum = each.number == account::payable || each.number == account::receivable_clawback;
      if (!sum) others += books_.balance(area_, each.number);
    }
    for (const ledger::Account& each : chart_of_districts()) {
      const std::int64_t balance = each.number == account::payable               ? -others
                                   : each.number == account::receivable_clawback ? receivable_
                                                                                 : books_.balance(area_, each.number);
      told_.accounts.push_back({each.name, Money{balance}});
    }
  }

  using Rows = std::map<DistrictAccounts::Key, std::int64_t>;
  Rows::const_iterator first(std::uint16_t account, std::uint64_t subject) const {
    return books_.balances.lower_bound({area_, account, subject});
  }
  bool is_of(Rows::const_iterator it, std::uint16_t account) const {
    return it != books_.balances.end() && it->first.owner == area_ && it->first.account == account;
  }

  const State& state_;
  const DistrictAccounts& books_;
  AreaCode area_;
  std::int64_t receivable_ = 0;
  BooksAnswer told_;
};

}  // namespace

std::optional<BooksAnswer> answer(const Reading& in, const AskBooks& question) {
  const auto area = law::area_named(question.district);
  if (!area) return std::nullopt;
  return BooksReader(in.state, *area).tell(question.after.value_or(0));
}

// --- what everybody may know -----------------------------------------------------------------------------------------

namespace {

std::vector<DutyAnswer> duties_of(const Reading& in, AreaCode area) {
  constexpr std::pair<std::string_view, std::string_view> clauses[] = {
      {"topup_policy", "3l"}, {"detail_standard", "5.1a"},    {"publicity_plan", "5.7c"},  {"standard", "5.7a"},
      {"mode", "5.7a"},       {"financial_products", "5.7a"}, {"selection_guide", "5.7a"}, {"hotline_script", "5.7b"}};
  const Days age = in.today - in.state.parameters.date("policy_start", in.today);
  std::vector<DutyAnswer> told;
  for (const std::string_view duty : open_duties(in.state, area, in.today)) {
    const auto row = std::ranges::find(clauses, duty, &std::pair<std::string_view, std::string_view>::first);
    told.push_back({std::string(duty), {full_id(row->second)}, age.count});
  }
  return told;
}

DistrictAnswer district_answer(const Reading& in, AreaCode area) {
  DistrictPolicy policy = policy_on(in.state, area, in.today);
  DistrictAnswer told;
  told.district = district_text(area);
  told.eco = area_class_of(in.state.parameters, area, nullptr, in.today) == AreaClass::eco;
  told.detail_standard = policy.detail_standard.given();
  told.topup = std::move(policy.topup);
  told.interest = policy.interest;
  told.extra_criteria = std::move(policy.extra_criteria);
  told.publicity_plan = policy.publicity_plan.given();
  told.complaint_ack_working_days = policy.complaint_ack_working_days;
  told.open_duties = duties_of(in, area);
  return told;
}

// The latest of each topic, in the order of the topics.
std::vector<TopicAnswer> topics(const State& state) {
  std::vector<TopicAnswer> told;
  for (const auto& [topic, name] : names_of(Topic{})) {
    for (auto it = state.publicity.rbegin(); it != state.publicity.rend(); ++it) {
      if (it->topic != topic) continue;
      told.push_back({topic, it->text, it->published_on});
      break;
    }
  }
  return told;
}

}  // namespace

std::optional<PolicyAnswer> answer(const Reading& in, const AskPolicy&) {
  const law::Parameters& terms = in.state.parameters;
  const auto bp = [&](const char* name) { return static_cast<std::int32_t>(terms.ratio(name, in.today).bp); };
  const auto& caps = terms.table("cap_fen", in.today);
  PolicyAnswer told;
  told.policy_start = terms.date("policy_start", in.today);
  told.policy_end = terms.date("policy_end", in.today);
  told.rate_bp = bp("subsidy_rate_bp");
  told.cap_ashp = Money{caps.at("ashp")};
  told.cap_other = Money{caps.at("other")};
  told.eco_city_bp = bp("eco_city_bp");
  told.eco_district_bp = bp("eco_district_bp");
  told.other_city_bp = bp("other_city_bp");
  told.other_district_bp = bp("other_district_bp");
  told.lockout_years = terms.years("lockout_years", in.today);
  told.age_years = terms.table("age_years", in.today);
  told.main_parts = terms.list("main_parts", in.today);
  for (const auto& [category, row] : in.state.categories) {
    if (row.from <= in.today) told.categories.push_back(category);
  }
  told.publicity = topics(in.state);
  told.open_duties = duties_of(in, 0);
  for (const std::string& district : terms.list("agri_districts", in.today)) {
    if (const auto area = law::area_named(district)) told.districts.push_back(district_answer(in, *area));
  }
  return told;
}

std::optional<VillageAnswer> answer(const Reading& in, const AskVillage& question) {
  const Village* row = find_row(in.state.villages, question.village);
  if (row == nullptr) return std::nullopt;
  const VillageStatus* status = status_on(*row, in.today);
  VillageAnswer told{question.village, row->name, row->township, district_text(row->area), {}, std::nullopt, false};
  told.area_class = area_class_of(in.state.parameters, row->area, status, in.today);
  if (status != nullptr) told.conversion = status->conversion;
  told.mountain = status != nullptr && status->mountain;
  return told;
}

std::optional<SupplierAnswer> answer(const Reading& in, const AskSupplier& question) {
  const Supplier* row = find_row(in.state.suppliers, question.supplier);
  if (row == nullptr) return std::nullopt;
  SupplierAnswer told;
  told.supplier = question.supplier;
  told.number = row->number;
  for (const Sampling& each : row->samplings) told.samplings.push_back({each.model, each.sampled_on, each.result});
  if (!row->exclusion) return told;
  told.excluded_for = row->exclusion->ground;
  told.excluded_from = row->exclusion->from;
  told.exclusion_published = row->exclusion->published;
  return told;
}

}  // namespace gongbao::heating
