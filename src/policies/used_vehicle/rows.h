// What this policy remembers, row by row: operators and stations, reviews and pushes, quotas, vehicles, transactions,
// invoices, registrations, cases, complaints. Persons and papers are tokens; firms are known by their credit codes.
#pragma once

#include <map>

#include "base/enum_names.h"
#include "base/personal.h"
#include "policies/shared/period.h"

namespace gongbao::used_vehicle {

// --- words of the document -------------------------------------------------------------------------------------------

enum class OperatorKind : std::uint8_t { dealer = 1, broker = 2, market = 3 };  // 经销企业, 经纪机构, 交易市场
constexpr auto names_of(OperatorKind) {
  using enum OperatorKind;
  using namespace std::literals;
  return std::array{std::pair{dealer, "dealer"sv}, std::pair{broker, "broker"sv}, std::pair{market, "market"sv}};
}
enum class FilingState : std::uint8_t { active = 1, ended = 2 };
constexpr auto names_of(FilingState) {
  using enum FilingState;
  using namespace std::literals;
  return std::array{std::pair{active, "active"sv}, std::pair{ended, "ended"sv}};
}
enum class Stage : std::uint8_t { purchase = 1, sale = 2, other = 3 };  // 收购, 销售环节
constexpr auto names_of(Stage) {
  using enum Stage;
  using namespace std::literals;
  return std::array{std::pair{purchase, "purchase"sv}, std::pair{sale, "sale"sv}, std::pair{other, "other"sv}};
}
enum class InvoiceKind : std::uint8_t { reverse = 1, own_sale = 2, market_agent = 3 };  // 反向, 本公司, 代开
constexpr auto names_of(InvoiceKind) {
  using enum InvoiceKind;
  using namespace std::literals;
  return std::array{std::pair{reverse, "reverse"sv}, std::pair{own_sale, "own_sale"sv},
                    std::pair{market_agent, "market_agent"sv}};
}
enum class PaperType : std::uint8_t {
  seller_id = 1,
  buyer_id = 2,
  registration_certificate = 3,
  driving_licence = 4,
  invoice = 5
};
constexpr auto names_of(PaperType) {
  using enum PaperType;
  using namespace std::literals;
  return std::array{std::pair{seller_id, "seller_id"sv}, std::pair{buyer_id, "buyer_id"sv},
                    std::pair{registration_certificate, "registration_certificate"sv},
                    std::pair{driving_licence, "driving_licence"sv}, std::pair{invoice, "invoice"sv}};
}
enum class PaperForm : std::uint8_t { original = 1, electronic_original = 2, copy = 3 };  // 3e
constexpr auto names_of(PaperForm) {
  using enum PaperForm;
  using namespace std::literals;
  return std::array{std::pair{original, "original"sv}, std::pair{electronic_original, "electronic_original"sv},
                    std::pair{copy, "copy"sv}};
}
struct Paper {
  PaperType type{};
  PaperForm form{};
  GB_FIELDS(type, form)
};

// A side of a transaction: a firm by its credit code, or a person by its token.
struct Party {
  std::string uscc;  // empty: a person
  PersonToken person;
  GB_FIELDS(uscc, person)
  auto operator<=>(const Party&) const = default;
  bool is_person() const { return uscc.empty(); }
};

// --- operators and stations ------------------------------------------------------------------------------------------

struct Operator {
  std::string uscc;
  std::string name;
  std::vector<OperatorKind> kinds;
  std::string filing_no;
  FilingState filing = FilingState::active;
  std::uint64_t market = 0;  // where it resides; 0: nowhere
  std::optional<Date> connected_since;
  Date registered_on;
  GB_FIELDS(uscc, name, kinds, filing_no, filing, market, connected_since, registered_on)
  bool is(OperatorKind kind) const;                                                            // whatever its filing
  bool acts_as(OperatorKind kind) const { return filing == FilingState::active && is(kind); }  // may do so today
  bool connected_on(Date day) const { return connected_since && *connected_since <= day; }     // 4d
};
enum class StationState : std::uint8_t { applied = 1, active = 2, stopped = 3 };
constexpr auto names_of(StationState) {
  using enum StationState;
  using namespace std::literals;
  return std::array{std::pair{applied, "applied"sv}, std::pair{active, "active"sv}, std::pair{stopped, "stopped"sv}};
}
struct Station {  // 机动车登记服务站 (3c)
  std::uint64_t operator_id = 0;
  StationState state = StationState::applied;
  std::optional<Date> approved_on;
  std::optional<Date> stopped_on;
  GB_FIELDS(operator_id, state, approved_on, stopped_on)
};

// --- reviews, pushes, quotas -----------------------------------------------------------------------------------------

enum class ReviewState : std::uint8_t { submitted = 1, verified = 2, rejected = 3, withdrawn = 4 };
constexpr auto names_of(ReviewState) {
  using enum ReviewState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv}, std::pair{verified, "verified"sv},
                    std::pair{rejected, "rejected"sv}, std::pair{withdrawn, "withdrawn"sv}};
}
struct Review {  // 重新复核 (1b); the last one of a dealer speaks
  SealedDocument papers;
  ReviewState state = ReviewState::submitted;
  Date submitted_on;
  std::optional<Date> decided_on;
  std::uint64_t officer = 0;
  SealedText reason;
  GB_FIELDS(papers, state, submitted_on, decided_on, officer, reason)
};
struct PushBatch {  // 推送 (1b)
  std::vector<std::uint64_t> removed;
  std::vector<std::uint64_t> added;
  Hash32 rows_hash{};
  Stamp pushed_at;
  std::optional<Stamp> acknowledged_at;
  GB_FIELDS(removed, added, rows_hash, pushed_at, acknowledged_at)
};
enum class QuotaState : std::uint8_t { allocated = 1, used = 2, released = 3, expired = 4, cancelled = 5 };
constexpr auto names_of(QuotaState) {
  using enum QuotaState;
  using namespace std::literals;
  return std::array{std::pair{allocated, "allocated"sv}, std::pair{used, "used"sv}, std::pair{released, "released"sv},
                    std::pair{expired, "expired"sv}, std::pair{cancelled, "cancelled"sv}};
}
struct Quota {  // 周转指标 (1c)
  std::uint64_t dealer = 0;
  QuotaState state = QuotaState::allocated;
  std::string vin;  // of the vehicle in stock that stands on it
  Date allocated_on;
  std::optional<Date> last_day;
  GB_FIELDS(dealer, state, vin, allocated_on, last_day)
};

// --- vehicles and transactions ---------------------------------------------------------------------------------------

struct Vehicle {
  std::string plate;
  std::string engine_no;
  std::string type;  // as quota_vehicle_types calls it
  Party owner;
  Date owner_since;
  bool sealed = false;     // 查封
  bool mortgaged = false;  // 抵押
  GB_FIELDS(plate, engine_no, type, owner, owner_since, sealed, mortgaged)
};
enum class TransactionState : std::uint8_t { open = 1, invoiced = 2, registered = 3, cancelled = 4 };
constexpr auto names_of(TransactionState) {
  using enum TransactionState;
  using namespace std::literals;
  return std::array{std::pair{open, "open"sv}, std::pair{invoiced, "invoiced"sv}, std::pair{registered, "registered"sv},
                    std::pair{cancelled, "cancelled"sv}};
}
// What an issuer has looked at before it issues (3a).
struct Verified {
  std::vector<Paper> parties;
  std::vector<Paper> vehicle;
  GB_FIELDS(parties, vehicle)
};
struct Transaction {
  std::string vin;
  std::string plate;
  Party seller;
  Party buyer;
  std::uint64_t seller_account = 0;  // through which a person speaks for itself; 0: none is known
  std::uint64_t buyer_account = 0;
  std::uint64_t broker = 0;
  Money price;
  Stage stage{};
  TransactionState state = TransactionState::open;
  std::uint64_t opened_by = 0;
  Date opened_on;
  std::uint64_t invoice = 0;                   // the live one; 0: none
  std::map<std::uint64_t, Verified> verified;  // by who has
  GB_FIELDS(vin, plate, seller, buyer, seller_account, buyer_account, broker, price, stage, state, opened_by, opened_on,
            invoice, verified)
};

// --- invoices and registrations --------------------------------------------------------------------------------------

enum class InvoiceState : std::uint8_t { valid = 1, used = 2, voided = 3, red_lettered = 4 };
constexpr auto names_of(InvoiceState) {
  using enum InvoiceState;
  using namespace std::literals;
  return std::array{std::pair{valid, "valid"sv}, std::pair{used, "used"sv}, std::pair{voided, "voided"sv},
                    std::pair{red_lettered, "red_lettered"sv}};
}
enum class InvoiceSource : std::uint8_t { issued_here = 1, imported = 2 };
constexpr auto names_of(InvoiceSource) {
  using enum InvoiceSource;
  using namespace std::literals;
  return std::array{std::pair{issued_here, "issued_here"sv}, std::pair{imported, "imported"sv}};
}
// What an invoice says; the feed may repeat it and not change it.
struct InvoiceText {
  std::string invoice_no;  // code and number in one, 20 digits
  InvoiceKind kind{};
  std::string issuer;  // credit code; who issues is responsible (3b)
  Party seller;
  Party buyer;
  std::string vin;
  std::string plate;
  Money price;
  Stamp issued_at;  // to the minute
  GB_FIELDS(invoice_no, kind, issuer, seller, buyer, vin, plate, price, issued_at)
  bool operator==(const InvoiceText&) const = default;
};
struct Invoice {
  InvoiceText text;
  InvoiceState state = InvoiceState::valid;
  InvoiceSource source = InvoiceSource::issued_here;
  std::uint64_t transaction = 0;  // 0: an imported one
  bool short_held = false;        // a person's sale of a vehicle held under private_flip_hold (dk/5)
  GB_FIELDS(text, state, source, transaction, short_held)
  bool live() const { return state == InvoiceState::valid || state == InvoiceState::used; }
};
struct Registration {  // 转让登记 (2a, 2d); who handles is responsible (3f)
  std::uint64_t transaction = 0;
  std::uint64_t invoice = 0;
  std::uint64_t station = 0;
  std::uint64_t officer = 0;
  std::vector<Paper> papers;
  Stamp registered_at;
  Party owner_before;
  Date owner_since_before;
  std::uint64_t quota_used = 0;   // of the buyer; 0: none was needed
  std::uint64_t quota_freed = 0;  // of the seller
  QuotaState freed_to = QuotaState::allocated;
  bool reversed = false;
  GB_FIELDS(transaction, invoice, station, officer, papers, registered_at, owner_before, owner_since_before, quota_used,
            quota_freed, freed_to, reversed)
};

// The transfers registered in a month that stand (4e); prices with how often each was paid, so that the middle one is
// found without the transfers themselves; of dealers' sales in the same way the days from the dealer's becoming owner.
struct MonthTrade {
  std::int64_t count = 0;
  std::int64_t total = 0;
  std::int64_t sales = 0;
  std::int64_t purchases = 0;
  std::int64_t reverse_invoices = 0;
  std::map<Money, std::int64_t> prices;
  std::map<std::int64_t, std::int64_t> stock_days;
  GB_FIELDS(count, total, sales, purchases, reverse_invoices, prices, stock_days)
};

// --- cases and complaints --------------------------------------------------------------------------------------------

enum class CaseState : std::uint8_t { detected = 1, listed = 2, rectified_claimed = 3, lifted = 4, dismissed = 5 };
constexpr auto names_of(CaseState) {
  using enum CaseState;
  using namespace std::literals;
  return std::array{std::pair{detected, "detected"sv}, std::pair{listed, "listed"sv},
                    std::pair{rectified_claimed, "rectified_claimed"sv}, std::pair{lifted, "lifted"sv},
                    std::pair{dismissed, "dismissed"sv}};
}
struct RectificationCase {              // 整改名单 (5d); who manages is responsible (5f)
  std::uint64_t market = 0;             // the one responsible
  std::vector<std::uint64_t> triggers;  // invoices
  std::uint64_t complaint = 0;          // upheld; 0: none
  Stamp found_at;
  CaseState state = CaseState::detected;
  bool suspends = false;  // 暂停市场代开发票资格 (5e)
  std::optional<Stamp> listed_at;
  std::optional<Stamp> lifted_at;
  SealedText measures;
  GB_FIELDS(market, triggers, complaint, found_at, state, suspends, listed_at, lifted_at, measures)
  bool stands() const { return state == CaseState::listed || state == CaseState::rectified_claimed; }
};
enum class ComplaintType : std::uint8_t { reissue_demand = 1, obstruction = 2, fake_trade = 3, other = 4 };
constexpr auto names_of(ComplaintType) {
  using enum ComplaintType;
  using namespace std::literals;
  return std::array{std::pair{reissue_demand, "reissue_demand"sv}, std::pair{obstruction, "obstruction"sv},
                    std::pair{fake_trade, "fake_trade"sv}, std::pair{other, "other"sv}};
}
enum class ComplaintState : std::uint8_t { received = 1, accepted = 2, decided = 3, replied = 4, closed = 5 };
constexpr auto names_of(ComplaintState) {
  using enum ComplaintState;
  using namespace std::literals;
  return std::array{std::pair{received, "received"sv}, std::pair{accepted, "accepted"sv},
                    std::pair{decided, "decided"sv}, std::pair{replied, "replied"sv}, std::pair{closed, "closed"sv}};
}
struct Complaint {
  std::uint64_t account = 0;
  std::uint64_t against = 0;  // an operator
  ComplaintType type{};
  SealedText text;
  Date received_on;
  std::optional<Date> due_on;  // where a term is set
  bool due_provisional = false;
  ComplaintState state = ComplaintState::received;
  std::optional<bool> upheld;
  SealedText reason;
  SealedText reply;
  GB_FIELDS(account, against, type, text, received_on, due_on, due_provisional, state, upheld, reason, reply)
};
enum class LossClaimState : std::uint8_t { filed = 1, answered = 2, closed = 3 };
constexpr auto names_of(LossClaimState) {
  using enum LossClaimState;
  using namespace std::literals;
  return std::array{std::pair{filed, "filed"sv}, std::pair{answered, "answered"sv}, std::pair{closed, "closed"sv}};
}
struct LossClaim {  // 依法承担赔偿责任 (3g): kept, never computed
  std::uint64_t account = 0;
  std::uint64_t registration = 0;
  SealedText text;
  Date filed_on;
  LossClaimState state = LossClaimState::filed;
  SealedText answer;
  SealedText outcome;
  GB_FIELDS(account, registration, text, filed_on, state, answer, outcome)
};

}  // namespace gongbao::used_vehicle
