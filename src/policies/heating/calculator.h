// What a rule comes to, told with the figures put in: for the public calculator, and beside an application.
#pragma once

#include "policies/heating/eligibility.h"
#include "policies/heating/questions.h"
#include "policies/heating/subsidy.h"

namespace gongbao::heating {

EligibilityAnswer eligibility_answer(const EligibilityRequest& in);
// subsidy: of lines submitted on that day, a top-up included where there is one.
AmountAnswer amount_answer(const law::Parameters& terms, AreaClass area_class, Date submitted_on,
                           const Subsidy& subsidy);

}  // namespace gongbao::heating
