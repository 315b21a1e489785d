// Rows read by their keys; what may be issued is what would be decided.
#include "policies/used_vehicle/questions.h"

#include <algorithm>

#include "base/identifiers.h"
#include "base/number_text.h"
#include "base/text.h"
#include "policies/used_vehicle/citations.h"

namespace gongbao::used_vehicle {

namespace {

std::string full_id(std::string_view clause) { return std::string(document) + "/" + std::string(clause); }

InvoiceChecked checked(const Reading& in, const Presented& presented) {
  const Verification found = verify(in.state, presented, nullptr, in.today);
  InvoiceChecked told;
  told.result = found.result;
  told.fields.assign(found.fields.begin(), found.fields.end());
  told.clauses = {full_id(clause_of(found.result))};
  return told;
}

std::optional<NamedParty> firm(const std::optional<std::string>& uscc) {
  if (!uscc) return std::nullopt;
  return NamedParty{uscc, {}, {}};
}

PartyAnswer party_answer(const State& state, const Party& party) {
  PartyAnswer told;
  told.person = party.person;
  if (party.is_person()) return told;
  told.uscc = party.uscc;
  if (const Operator* row = operator_of(state, party.uscc)) told.operator_name = row->name;
  return told;
}

InvoiceAnswer invoice_answer(const State& state, std::uint64_t number, const Invoice& row) {
  InvoiceAnswer told;
  told.invoice = number;
  told.invoice_no = row.text.invoice_no;
  told.kind = row.text.kind;
  told.issuer = row.text.issuer;
  told.seller = party_answer(state, row.text.seller);
  told.buyer = party_answer(state, row.text.buyer);
  told.vin = row.text.vin;
  told.plate = row.text.plate;
  told.price = row.text.price;
  told.issued_at = row.text.issued_at;
  told.state = row.state;
  told.source = row.source;
  told.transaction = row.transaction;
  told.responsible_party = row.text.issuer;
  return told;
}

}  // namespace

std::string number_presented(const AskInvoiceCheck& question) {
  return question.invoice_code.value_or("") + question.invoice_no;
}

std::optional<InvoiceChecked> answer(const Reading& in, const AskInvoiceCheck& question) {
  Presented presented;
  presented.invoice_no = number_presented(question);
  presented.vin_last6 = upper_ascii(trim_blanks(question.vin_last6));
  presented.price = question.price;
  return checked(in, presented);
}

std::optional<InvoiceChecked> answer(const Reading& in, const AskTaxCheck& question) {
  Presented presented;
  presented.invoice_no = question.invoice_code.value_or("") + question.invoice_no;
  presented.invoice_date = question.invoice_date;
  presented.issuer = question.issuer;
  presented.seller = firm(question.seller_uscc);
  presented.buyer = firm(question.buyer_uscc);
  presented.vin = question.vin;
  presented.plate = question.plate;
  presented.price = question.price;
  return checked(in, presented);
}

std::optional<InvoiceAnswer> answer(const Reading& in, const AskInvoice& question) {
  const Invoice* row = find_row(in.state.invoices, question.invoice);
  if (row == nullptr) return std::nullopt;
  return invoice_answer(in.state, question.invoice, *row);
}

// --- the issue desk --------------------------------------------------------------------------------------------------

namespace {

constexpr std::string_view unused_number = "00000000000000000000";

// The same decision that an issue would get, of a number that nobody has.
KindAnswer kind_answer(const Reading& in, std::uint64_t transaction, InvoiceKind kind) {
  const Context context{in.state, in.calendar, in.actor, in.today, stamp_of(in.today, 0), 0};
  IssueInvoice command;
  command.transaction = transaction;
  command.kind = kind;
  command.invoice_no = unused_number;
  const policies::Answer decided = decide(context, command);
  if (decided.code != 0) {
    const std::string name(code_name(decided.code));
    return {kind, name, clauses_of_code(name)};
  }
  const Transaction& row = in.state.transactions.at(transaction);
  return {kind, {}, {full_id(may_issue(in.state, kind, row.seller, row.buyer, in.today).clause)}};
}

std::uint64_t registration_of(const State& state, std::uint64_t transaction, const std::string& vin) {
  const auto* all = find_row(state.registrations_of, vin);
  if (all == nullptr) return 0;
  const auto found = std::ranges::find_if(
      *all, [&](std::uint64_t each) { return state.registrations.at(each).transaction == transaction; });
  return found == all->end() ? 0 : *found;
}

bool may_be_issued_for(const Transaction& row) {
  return row.state == TransactionState::open || row.state == TransactionState::invoiced;
}

}  // namespace

std::optional<TransactionAnswer> answer(const Reading& in, const AskTransaction& question) {
  const Transaction* row = find_row(in.state.transactions, question.transaction);
  if (row == nullptr) return std::nullopt;
  TransactionAnswer told;
  told.transaction = question.transaction;
  told.vin = row->vin;
  told.plate = row->plate;
  if (const Vehicle* vehicle = find_row(in.state.vehicles, row->vin)) told.vehicle_type = vehicle->type;
  told.seller = party_answer(in.state, row->seller);
  told.buyer = party_answer(in.state, row->buyer);
  told.broker = row->broker;
  told.price = row->price;
  told.stage = row->stage;
  told.state = row->state;
  told.opened_on = row->opened_on;
  told.opened_by = row->opened_by;
  told.registration = registration_of(in.state, question.transaction, row->vin);
  for (const auto& [by, verified] : row->verified) told.verified.push_back({by, verified.parties, verified.vehicle});
  if (const Invoice* live = find_row(in.state.invoices, row->invoice)) {
    told.live_invoice = invoice_answer(in.state, row->invoice, *live);
  }
  const bool issues = access::may_ever(grants_of(IssueInvoice::name), in.actor.role);
  if (!issues || !may_be_issued_for(*row)) return told;
  for (const auto& [kind, name] : names_of(InvoiceKind{})) {
    told.kinds.push_back(kind_answer(in, question.transaction, kind));
  }
  return told;
}

// --- operators -------------------------------------------------------------------------------------------------------

namespace {

// Whoever issues should be connected (4d).
std::optional<std::int64_t> days_unconnected(const Operator& row, Date today) {
  const bool issues = row.acts_as(OperatorKind::dealer) || row.acts_as(OperatorKind::market);
  if (!issues || row.connected_on(today)) return std::nullopt;
  return (today - row.registered_on).count;
}

std::vector<QuotaCount> quota_counts(const State& state, std::uint64_t dealer) {
  std::vector<QuotaCount> told;
  const std::vector<std::uint64_t>* all = find_row(state.quotas_of, dealer);
  if (all == nullptr) return told;
  for (const auto& [quota_state, name] : names_of(QuotaState{})) {
    const auto count =
        std::ranges::count_if(*all, [&](std::uint64_t each) { return state.quotas.at(each).state == quota_state; });
    if (count != 0) told.push_back({quota_state, count});
  }
  return told;
}

}  // namespace

std::optional<OperatorAnswer> answer(const Reading& in, const AskOperator& question) {
  const State& state = in.state;
  const Operator* row = find_row(state.operators, question.operator_id);
  if (row == nullptr) return std::nullopt;
  OperatorAnswer told;
  told.operator_id = question.operator_id;
  told.uscc = row->uscc;
  told.operator_name = row->name;
  told.kinds = row->kinds;
  told.filing_no = row->filing_no;
  told.filing = row->filing;
  told.market = row->market;
  told.connected_since = row->connected_since;
  told.days_unconnected = days_unconnected(*row, in.today);
  if (const Review* review = find_row(state.reviews, question.operator_id)) told.review = review->state;
  told.pushed = is_pushed(state, question.operator_id);
  const bool listed = std::ranges::binary_search(state.listed, question.operator_id);
  told.waiting_for_push = is_verified(state, question.operator_id) != listed;
  told.quotas = quota_counts(state, question.operator_id);
  for (const auto& [number, station] : state.stations) {
    if (station.operator_id != question.operator_id) continue;
    told.stations.push_back({number, station.state, station.approved_on, station.stopped_on});
  }
  told.suspended = is_suspended(state, question.operator_id);
  if (const auto* cases = find_row(state.cases_of, question.operator_id)) told.cases = *cases;
  return told;
}

// --- cases, complaints, claims ---------------------------------------------------------------------------------------

std::optional<CaseAnswer> answer(const Reading& in, const AskCase& question) {
  const RectificationCase* row = find_row(in.state.cases, question.case_id);
  if (row == nullptr) return std::nullopt;
  const Operator* market = find_row(in.state.operators, row->market);
  return CaseAnswer{question.case_id, row->market,    market == nullptr ? std::string() : market->uscc,
                    row->triggers,    row->complaint, row->found_at,
                    row->state,       row->suspends,  row->listed_at,
                    row->lifted_at,   row->measures};
}

std::optional<ComplaintAnswer> answer(const Reading& in, const AskComplaint& question) {
  const Complaint* row = find_row(in.state.complaints, question.complaint);
  if (row == nullptr) return std::nullopt;
  return ComplaintAnswer{question.complaint,   row->against, row->type, row->state,  row->received_on, row->due_on,
                         row->due_provisional, row->upheld,  row->text, row->reason, row->reply};
}

std::optional<LossClaimAnswer> answer(const Reading& in, const AskLossClaim& question) {
  const LossClaim* row = find_row(in.state.loss_claims, question.claim);
  if (row == nullptr) return std::nullopt;
  const std::uint64_t station = in.state.registrations.at(row->registration).station;
  return LossClaimAnswer{question.claim, row->registration, station,     row->state,
                         row->filed_on,  row->text,         row->answer, row->outcome};
}

// --- the trade -------------------------------------------------------------------------------------------------------

std::optional<TrendAnswer> answer(const Reading& in, const AskTrend& question) {
  constexpr std::size_t year_digits = 4, month_at = 5, length = 7;
  const std::string_view month = question.month;
  if (month.size() != length || month[year_digits] != '-') return std::nullopt;
  const auto year_number = number_in(month.substr(0, year_digits)), month_number = number_in(month.substr(month_at));
  if (!year_number || !month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
  const Trend trend = trend_of(in.state, static_cast<int>(*year_number), static_cast<int>(*month_number));
  TrendAnswer told;
  told.month = question.month;
  told.count = trend.count;
  told.sales = trend.sales;
  told.purchases = trend.purchases;
  told.total = Money{trend.total};
  if (trend.median) told.median = Money{*trend.median};
  told.dealing_tenths = trend.dealing_tenths;
  told.reverse_tenths = trend.reverse_tenths;
  told.stock_days = trend.stock_days;
  return told;
}

namespace {

WaitingDealer waiting_dealer(const Reading& in, std::uint64_t dealer, bool add) {
  WaitingDealer told{dealer, add, std::nullopt, std::nullopt};
  const Review* review = find_row(in.state.reviews, dealer);
  if (review == nullptr || !review->decided_on) return told;
  told.since = review->decided_on;
  told.days = (in.today - *review->decided_on).count;
  return told;
}

}  // namespace

std::optional<DutiesAnswer> answer(const Reading& in, const AskDuties&) {
  DutiesAnswer told;
  told.first_push_due = first_push_due(in.state, in.today);
  const Waiting waiting = waiting_for_push(in.state);
  for (const std::uint64_t each : waiting.removed) told.waiting_for_push.push_back(waiting_dealer(in, each, false));
  for (const std::uint64_t each : waiting.added) told.waiting_for_push.push_back(waiting_dealer(in, each, true));
  for (std::size_t i = 0; i < in.state.pushes.size(); ++i) {
    if (!in.state.pushes[i].acknowledged_at) told.unacknowledged.push_back(i + 1);
  }
  for (const auto& [number, row] : in.state.operators) {
    if (const auto days = days_unconnected(row, in.today)) {
      told.unconnected.push_back({number, row.registered_on, *days});
    }
  }
  return told;
}

}  // namespace gongbao::used_vehicle
