// What the departments found and ordered (article 14, reg/11, reg/28–32), complaints (reg/25), advertisements looked at
// (6e) and risk prompts (14c).
#pragma once

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"
#include "policies/prepaid_card/registration_rows.h"
#include "policies/shared/supervision.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorNo;

using shared::Complaint;
using shared::Disqualification;
using shared::DisqualificationKind;
using shared::Inspection;  // 14a
using shared::OrderOfDistrict;
using shared::Penalty;
using shared::SupervisionOrder;

struct Violation {
  std::string code;  // the rule that was broken, by the name of its code
  Date observed_on;
  SealedText findings;
  GB_FIELDS(code, observed_on, findings)
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
