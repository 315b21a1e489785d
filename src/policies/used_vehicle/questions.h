// What may be asked of this policy's state and answered at once (spec/04 part 9): whether an invoice is genuine, what
// may be issued for a transaction, an invoice, an operator's board, a case, a complaint, a claim, a month in figures,
// what waits. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc.
#pragma once

#include "policies/used_vehicle/commands.h"
#include "policies/used_vehicle/figures.h"

namespace gongbao::used_vehicle {

struct Reading {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
};

// --- the verification system -----------------------------------------------------------------------------------------

// By anybody who has the invoice in his hand: all three stand on it, none of them names a person.
struct AskInvoiceCheck {
  static constexpr std::string_view name = "invoice_check";
  using Answer = struct InvoiceChecked;
  std::optional<std::string> invoice_code;  // of an invoice on paper: its 12 digits; the number has 8 then
  std::string invoice_no;
  std::string vin_last6;
  Money price;
  GB_FIELDS(invoice_code, invoice_no, vin_last6, price)
};
// As it stands in the invoices: code and number in one.
std::string number_presented(const AskInvoiceCheck& question);
struct InvoiceChecked {
  Result result{};
  std::vector<std::string> fields;   // that do not match
  std::vector<std::string> clauses;  // behind the result, full ids
  GB_FIELDS(result, fields, clauses)
};
// The tax authority's: whatever it has of the eight fields; parties are firms.
struct AskTaxCheck {
  static constexpr std::string_view name = "tax_check";
  using Answer = InvoiceChecked;
  std::optional<std::string> invoice_code;
  std::string invoice_no;
  std::optional<Date> invoice_date;
  std::optional<std::string> issuer;
  std::optional<std::string> seller_uscc;
  std::optional<std::string> buyer_uscc;
  std::optional<std::string> vin;
  std::optional<std::string> plate;
  std::optional<Money> price;
  GB_FIELDS(invoice_code, invoice_no, invoice_date, issuer, seller_uscc, buyer_uscc, vin, plate, price)
};

// --- a transaction and its invoice -----------------------------------------------------------------------------------

// A side: a firm with the name it is registered under, or a person.
struct PartyAnswer {
  std::optional<std::string> uscc;
  std::optional<std::string> operator_name;
  PersonToken person;
  GB_FIELDS(uscc, operator_name, person)
};
struct InvoiceAnswer {
  std::uint64_t invoice = 0;
  std::string invoice_no;
  InvoiceKind kind{};
  std::string issuer;
  PartyAnswer seller;
  PartyAnswer buyer;
  std::string vin;
  std::string plate;
  Money price;
  Stamp issued_at;
  InvoiceState state{};
  InvoiceSource source{};
  std::uint64_t transaction = 0;  // 0: an imported one
  std::string responsible_party;  // who issues is responsible (3b)
  GB_FIELDS(invoice, invoice_no, kind, issuer, seller, buyer, vin, plate, price, issued_at, state, source, transaction,
            responsible_party)
};
struct AskInvoice {
  static constexpr std::string_view name = "invoice";
  using Answer = InvoiceAnswer;
  std::uint64_t invoice = 0;
  GB_FIELDS(invoice)
};

// What the one who asks would be told if it issued that kind now; no code: it may.
struct KindAnswer {
  InvoiceKind kind{};
  std::string code;
  std::vector<std::string> clauses;  // full ids: why it may, or why it may not
  GB_FIELDS(kind, code, clauses)
};
struct VerifiedAnswer {
  std::uint64_t operator_id = 0;
  std::vector<Paper> parties;
  std::vector<Paper> vehicle;
  GB_FIELDS(operator_id, parties, vehicle)
};
struct TransactionAnswer {
  std::uint64_t transaction = 0;
  std::string vin;
  std::string plate;
  std::string vehicle_type;
  PartyAnswer seller;
  PartyAnswer buyer;
  std::uint64_t broker = 0;
  Money price;
  Stage stage{};
  TransactionState state{};
  Date opened_on;
  std::uint64_t opened_by = 0;
  std::uint64_t registration = 0;  // what came of it, which a claim for a loss names (3g); 0: nothing yet
  std::vector<VerifiedAnswer> verified;
  std::optional<InvoiceAnswer> live_invoice;
  std::vector<KindAnswer> kinds;  // of a transaction that is open or invoiced, told to who may issue
  GB_FIELDS(transaction, vin, plate, vehicle_type, seller, buyer, broker, price, stage, state, opened_on, opened_by,
            registration, verified, live_invoice, kinds)
};
struct AskTransaction {
  static constexpr std::string_view name = "transaction";
  using Answer = TransactionAnswer;
  std::uint64_t transaction = 0;
  GB_FIELDS(transaction)
};

// --- operators -------------------------------------------------------------------------------------------------------

struct QuotaCount {
  QuotaState state{};
  std::int64_t count = 0;
  GB_FIELDS(state, count)
};
struct StationAnswer {
  std::uint64_t station = 0;
  StationState state{};
  std::optional<Date> approved_on;
  std::optional<Date> stopped_on;
  GB_FIELDS(station, state, approved_on, stopped_on)
};
struct OperatorAnswer {
  std::uint64_t operator_id = 0;
  std::string uscc;
  std::string operator_name;
  std::vector<OperatorKind> kinds;
  std::string filing_no;
  FilingState filing{};
  std::uint64_t market = 0;
  std::optional<Date> connected_since;
  std::optional<std::int64_t> days_unconnected;  // of whoever issues and is not connected
  std::optional<ReviewState> review;
  bool pushed = false;            // listed by the pushes so far, and still verified
  bool waiting_for_push = false;  // what no batch has told yet
  std::vector<QuotaCount> quotas;
  std::vector<StationAnswer> stations;
  bool suspended = false;  // may not issue on behalf (5e)
  std::vector<std::uint64_t> cases;
  GB_FIELDS(operator_id, uscc, operator_name, kinds, filing_no, filing, market, connected_since, days_unconnected,
            review, pushed, waiting_for_push, quotas, stations, suspended, cases)
};
struct AskOperator {
  static constexpr std::string_view name = "operator";
  using Answer = OperatorAnswer;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

// --- cases, complaints, claims ---------------------------------------------------------------------------------------

struct CaseAnswer {
  std::uint64_t case_id = 0;
  std::uint64_t market = 0;
  std::string responsible_party;        // who manages is responsible (5f)
  std::vector<std::uint64_t> triggers;  // invoices
  std::uint64_t complaint = 0;          // upheld; 0: none
  Stamp found_at;
  CaseState state{};
  bool suspends = false;
  std::optional<Stamp> listed_at;
  std::optional<Stamp> lifted_at;
  SealedText measures;
  GB_FIELDS(case_id, market, responsible_party, triggers, complaint, found_at, state, suspends, listed_at, lifted_at,
            measures)
};
struct AskCase {
  static constexpr std::string_view name = "case";
  using Answer = CaseAnswer;
  std::uint64_t case_id = 0;
  GB_FIELDS(case_id)
};
struct ComplaintAnswer {
  std::uint64_t complaint = 0;
  std::uint64_t against = 0;
  ComplaintType type{};
  ComplaintState state{};
  Date received_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  std::optional<bool> upheld;
  SealedText text;
  SealedText reason;
  SealedText reply;
  GB_FIELDS(complaint, against, type, state, received_on, due_on, due_provisional, upheld, text, reason, reply)
};
struct AskComplaint {
  static constexpr std::string_view name = "complaint";
  using Answer = ComplaintAnswer;
  std::uint64_t complaint = 0;
  GB_FIELDS(complaint)
};
struct LossClaimAnswer {
  std::uint64_t claim = 0;
  std::uint64_t registration = 0;
  std::uint64_t station = 0;
  LossClaimState state{};
  Date filed_on;
  SealedText text;
  SealedText answer;
  SealedText outcome;
  GB_FIELDS(claim, registration, station, state, filed_on, text, answer, outcome)
};
struct AskLossClaim {
  static constexpr std::string_view name = "loss_claim";
  using Answer = LossClaimAnswer;
  std::uint64_t claim = 0;
  GB_FIELDS(claim)
};

// --- the trade -------------------------------------------------------------------------------------------------------

struct TrendAnswer {
  std::string month;
  std::int64_t count = 0;
  std::int64_t sales = 0;
  std::int64_t purchases = 0;
  Money total;
  std::optional<Money> median;
  std::optional<std::int64_t> dealing_tenths;  // 0.1 %
  std::optional<std::int64_t> reverse_tenths;
  std::optional<std::int64_t> stock_days;  // of the sales, the middle one
  GB_FIELDS(month, count, sales, purchases, total, median, dealing_tenths, reverse_tenths, stock_days)
};
struct AskTrend {
  static constexpr std::string_view name = "trend";
  using Answer = TrendAnswer;
  std::string month;  // 2023-11
  GB_FIELDS(month)
};

// What waits for commerce and the quota body; every one with its age where a day is known.
struct WaitingDealer {
  std::uint64_t dealer = 0;
  bool add = false;  // or to be removed
  std::optional<Date> since;
  std::optional<std::int64_t> days;
  GB_FIELDS(dealer, add, since, days)
};
struct Unconnected {
  std::uint64_t operator_id = 0;
  Date registered_on;
  std::int64_t days = 0;
  GB_FIELDS(operator_id, registered_on, days)
};
struct DutiesAnswer {
  bool first_push_due = false;
  std::vector<WaitingDealer> waiting_for_push;
  std::vector<std::uint64_t> unacknowledged;  // batches
  std::vector<Unconnected> unconnected;
  GB_FIELDS(first_push_due, waiting_for_push, unacknowledged, unconnected)
};
struct AskDuties {
  static constexpr std::string_view name = "duties";
  using Answer = DutiesAnswer;
  GB_FIELDS()
};

using Questions = policies::TypeList<AskInvoiceCheck, AskTaxCheck, AskInvoice, AskTransaction, AskOperator, AskCase,
                                     AskComplaint, AskLossClaim, AskTrend, AskDuties>;

// nullopt: there is no such invoice, transaction, operator, month.
std::optional<InvoiceChecked> answer(const Reading& in, const AskInvoiceCheck& question);
std::optional<InvoiceChecked> answer(const Reading& in, const AskTaxCheck& question);
std::optional<InvoiceAnswer> answer(const Reading& in, const AskInvoice& question);
std::optional<TransactionAnswer> answer(const Reading& in, const AskTransaction& question);
std::optional<OperatorAnswer> answer(const Reading& in, const AskOperator& question);
std::optional<CaseAnswer> answer(const Reading& in, const AskCase& question);
std::optional<ComplaintAnswer> answer(const Reading& in, const AskComplaint& question);
std::optional<LossClaimAnswer> answer(const Reading& in, const AskLossClaim& question);
std::optional<TrendAnswer> answer(const Reading& in, const AskTrend& question);
std::optional<DutiesAnswer> answer(const Reading& in, const AskDuties& question);

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::used_vehicle
