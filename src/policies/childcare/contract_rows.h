// What institutions and families agreed on: contracts, the bills that are paid ahead, the days a child was there, and
// what they disagree about (articles 5, 12, 14 to 17).
#pragma once

#include "policies/childcare/cycle.h"
#include "policies/childcare/institution_rows.h"

namespace gongbao::childcare {

enum class ServiceType : std::uint8_t { full_day = 1, half_day = 2, hourly = 3, temporary = 4 };  // 2b
constexpr auto names_of(ServiceType) {
  using enum ServiceType;
  using namespace std::literals;
  return std::array{std::pair{full_day, "full_day"sv}, std::pair{half_day, "half_day"sv}, std::pair{hourly, "hourly"sv},
                    std::pair{temporary, "temporary"sv}};
}
enum class Billing : std::uint8_t { period = 1, hourly = 2 };  // 12c 12d
constexpr auto names_of(Billing) {
  using enum Billing;
  return std::array{std::pair{period, std::string_view("period")}, std::pair{hourly, std::string_view("hourly")}};
}

// The five ways of article 17.
enum class DisputePath : std::uint8_t { negotiation = 1, mediation = 2, complaint = 3, arbitration = 4, lawsuit = 5 };
constexpr auto names_of(DisputePath) {
  using enum DisputePath;
  using namespace std::literals;
  return std::array{std::pair{negotiation, "negotiation"sv}, std::pair{mediation, "mediation"sv},
                    std::pair{complaint, "complaint"sv}, std::pair{arbitration, "arbitration"sv},
                    std::pair{lawsuit, "lawsuit"sv}};
}

// The family's word for a cycle (14c 14d), from that day on.
struct CycleChoice {
  Cycle cycle = Cycle::semi_monthly;
  Date confirmed_on;
  GB_FIELDS(cycle, confirmed_on)
};

// draft: the family has not acknowledged it. ended and terminated follow from the lots and are told at reading.
enum class ContractState : std::uint8_t { draft = 0, active = 1, ended = 2, terminated = 3 };
constexpr auto names_of(ContractState) {
  using enum ContractState;
  using namespace std::literals;
  return std::array{std::pair{draft, "draft"sv}, std::pair{active, "active"sv}, std::pair{ended, "ended"sv},
                    std::pair{terminated, "terminated"sv}};
}

// Keyed by the entry of its registration.
struct Contract {
  std::uint64_t family_account = 0;  // of the service system
  PersonToken family;
  PersonToken child;
  std::int32_t child_months = 0;  // of its life that have begun on the first day of service
  ServiceType service_type = ServiceType::full_day;
  DayRange service;
  Billing billing = Billing::period;
  SealedText document;
  bool written = true;                                  // 5o
  bool model_contract = false;                          // 5p
  Cycle cycle = Cycle::semi_monthly;                    // as the contract says it
  std::vector<CycleChoice> choices;                     // as the family confirmed it, the oldest first; none: a draft
  std::optional<std::int32_t> refund_days_agreed;       // 16a
  DisputePath dispute_path = DisputePath::negotiation;  // 5n
  Date registered_on;
  std::vector<std::uint64_t> bills;  // in order of registration
  GB_FIELDS(family_account, family, child, child_months, service_type, service, billing, document, written,
            model_contract, cycle, choices, refund_days_agreed, dispute_path, registered_on, bills)

  bool acknowledged() const { return !choices.empty(); }
  // nullopt: on that day the family had confirmed none.
  std::optional<Cycle> confirmed_on(Date day) const {
    std::optional<Cycle> confirmed;
    for (const CycleChoice& choice : choices) {
      if (choice.confirmed_on <= day) confirmed = choice.cycle;
    }
    return confirmed;
  }
};

enum class LineKind : std::uint8_t { service = 1, levy = 2, donation = 3, fundraising = 4, deposit_for_investment = 5 };
constexpr auto names_of(LineKind) {
  using enum LineKind;
  using namespace std::literals;
  return std::array{std::pair{service, "service"sv}, std::pair{levy, "levy"sv}, std::pair{donation, "donation"sv},
                    std::pair{fundraising, "fundraising"sv},
                    std::pair{deposit_for_investment, "deposit_for_investment"sv}};
}
struct PriceLine {
  std::string item;
  LineKind kind = LineKind::service;
  std::int32_t quantity = 1;
  Money price;  // of one
  GB_FIELDS(item, kind, quantity, price)
};

// Keyed by the entry of its registration, which is the number of its lot, too, once it is paid.
struct Bill {
  std::uint64_t contract = 0;
  DayRange period;  // of an hourly contract: how long the hours are good for
  std::vector<PriceLine> lines;
  Money amount;                 // X: what the lines sum to
  std::int32_t units = 0;       // N: planned service days, or minutes
  std::int32_t gift_units = 0;  // G
  std::string payee_uscc;
  bool hourly = false;
  GB_FIELDS(contract, period, lines, amount, units, gift_units, payee_uscc, hourly)
};

// --- disputes and refunds --------------------------------------------------------------------------------------------

enum class FamilyMode : std::uint8_t { credit = 1, refund = 2 };
constexpr auto names_of(FamilyMode) {
  using enum FamilyMode;
  return std::array{std::pair{credit, std::string_view("credit")}, std::pair{refund, std::string_view("refund")}};
}
enum class Party : std::uint8_t { institution = 1, family = 2 };
constexpr auto names_of(Party) {
  using enum Party;
  return std::array{std::pair{institution, std::string_view("institution")},
                    std::pair{family, std::string_view("family")}};
}
// Of an item: how it is divided. Of a refund: whether it is accepted.
struct DisputeOutcome {
  std::optional<Money> institution_share;
  std::optional<Money> family_share;
  std::optional<FamilyMode> family_mode;
  std::optional<bool> accepted;
  SealedText document;
  bool of_authority = false;  // the document is of a mediator, a district or a tribunal
  std::vector<Party> confirmed_by;
  Date recorded_on;
  GB_FIELDS(institution_share, family_share, family_mode, accepted, document, of_authority, confirmed_by, recorded_on)

  bool confirmed_by_both() const { return confirmed_by.size() == names_of(Party{}).size(); }
  bool proven() const { return (of_authority && document.given()) || confirmed_by_both(); }
};
struct DisputeStep {
  Date on;
  SealedText text;
  std::optional<DisputePath> path;
  GB_FIELDS(on, text, path)
};
// About an item of service, or about a refund. Keyed by the entry that opened it.
struct Dispute {
  std::uint64_t lot = 0;
  Id16 item{};               // zero: none
  std::uint64_t refund = 0;  // 0: none
  DisputePath path = DisputePath::negotiation;
  std::uint64_t mediator_id = 0;  // the organisation it is laid before
  Date opened_on;
  SealedText reason;
  std::vector<DisputeStep> steps;
  std::optional<DisputeOutcome> outcome;
  std::optional<Date> closed_on;
  GB_FIELDS(lot, item, refund, path, mediator_id, opened_on, reason, steps, outcome, closed_on)
};

enum class RefundChannel : std::uint8_t { original = 1, other = 2 };  // 15c
constexpr auto names_of(RefundChannel) {
  using enum RefundChannel;
  return std::array{std::pair{original, std::string_view("original")}, std::pair{other, std::string_view("other")}};
}
// What the books do not keep of a refund.
struct RefundPapers {
  bool institution_fault = false;  // 16f
  SealedText document;             // 16d
  RefundChannel channel = RefundChannel::original;
  SealedText reason;
  std::optional<std::uint64_t> dispute;
  bool contested_and_lost = false;  // a proven outcome says that it is to be accepted: no second contest
  GB_FIELDS(institution_fault, document, channel, reason, dispute, contested_and_lost)
};

struct ContractRows {
  std::map<OfOperatorNo, Contract> contracts;
  std::map<OfOperatorNo, Bill> bills;
  std::map<OfOperatorNo, std::vector<Date>> attendance;  // by lot, in order of days
  std::map<OfOperatorNo, Dispute> disputes;
  std::map<OfOperatorNo, RefundPapers> refund_papers;
  std::map<OfOperatorNo, std::uint64_t> last_refunds;  // by lot: the refund that was demanded last
  GB_FIELDS(contracts, bills, attendance, disputes, refund_papers, last_refunds)
};

const Contract* find_contract(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t contract);
const Bill* find_bill(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t bill);
// The contract whose lot that is; nullptr when there is no such bill.
const Contract* contract_of_lot(const ContractRows& rows, std::uint64_t operator_id, std::uint64_t lot);

}  // namespace gongbao::childcare
