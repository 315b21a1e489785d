// What the departments found and ordered (article 14, reg/11, reg/28–32), complaints (reg/25), advertisements looked at
// (6e) and risk prompts (14c).
#pragma once

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"
#include "policies/prepaid_card/registration_rows.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorNo;

enum class DisqualificationKind : std::uint8_t {
  dishonest_judgment_debtor = 1,
  abnormal_operation = 2,
  deregistering = 3
};
constexpr auto names_of(DisqualificationKind) {
  using enum DisqualificationKind;
  return std::array{std::pair{dishonest_judgment_debtor, std::string_view("dishonest_judgment_debtor")},
                    std::pair{abnormal_operation, std::string_view("abnormal_operation")},
                    std::pair{deregistering, std::string_view("deregistering")}};
}
struct Disqualification {  // reg/11
  DisqualificationKind kind{};
  Period period;
  SealedText reason;
  GB_FIELDS(kind, period, reason)
};

// One supervised order (reg/28–32); a suspension forbids issuing while it covers the event day, a rectification has its
// term as the last day of its period.
enum class OrderOfDistrict : std::uint8_t { rectification = 1, suspension = 2 };
constexpr auto names_of(OrderOfDistrict) {
  using enum OrderOfDistrict;
  return std::array{std::pair{rectification, std::string_view("rectification")},
                    std::pair{suspension, std::string_view("suspension")}};
}
struct SupervisionOrder {
  OrderOfDistrict kind{};
  Period period;
  SealedText findings;
  std::optional<Date> lifted_on;
  SealedText lift_reason;
  GB_FIELDS(kind, period, findings, lifted_on, lift_reason)
};

struct Inspection {  // 14a
  Date inspected_on;
  bool on_site = true;
  SealedText findings;
  std::optional<std::uint64_t> outlet_id;
  GB_FIELDS(inspected_on, on_site, findings, outlet_id)
};
struct Violation {
  std::string code;  // the rule that was broken, by the name of its code
  Date observed_on;
  SealedText findings;
  GB_FIELDS(code, observed_on, findings)
};
struct Penalty {             // reg/28–32
  std::int32_t article = 0;  // of the Regulation
  Money amount;
  Date decided_on;
  SealedText decision;
  GB_FIELDS(article, amount, decided_on, decision)
};

struct Complaint {            // reg/25
  std::uint64_t account = 0;  // of the consumer
  std::optional<std::uint64_t> card_id;
  SealedText text;
  Date filed_on;
  Date due_on;
  bool due_provisional = false;
  std::optional<Date> answered_on;
  SealedText answer;
  GB_FIELDS(account, card_id, text, filed_on, due_on, due_provisional, answered_on, answer)
};

struct AdvertisementCheck {  // 6e: found equal to what is published
  Date checked_on;
  SealedText medium;
  GB_FIELDS(checked_on, medium)
};
struct RiskPrompt {  // 14c; of operator 0: to everybody
  std::string text;
  Period period;
  GB_FIELDS(text, period)
};

// All of it but what a sale asks for (disqualifications, orders); rows are numbered by the entry that made them.
struct SupervisionRows {
  std::map<OfOperatorNo, Inspection> inspections;
  std::map<OfOperatorNo, Violation> violations;
  std::map<OfOperatorNo, Penalty> penalties;
  std::map<OfOperatorNo, Complaint> complaints;
  std::map<OfOperatorNo, AdvertisementCheck> advertisements;
  std::map<OfOperatorNo, RiskPrompt> risk_prompts;
  GB_FIELDS(inspections, violations, penalties, complaints, advertisements, risk_prompts)
};

}  // namespace gongbao::prepaid_card
