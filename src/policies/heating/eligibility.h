// Whether an old device qualifies (3a–3c, annex): pure, of the device's history and the parameters of the submission.
#pragma once

#include "policies/heating/codes.h"
#include "policies/heating/state.h"

namespace gongbao::heating {

// The criteria of 附件 二 that the device meets, in their order: "annex.2.1.5", or "5.1a" of the district's own list.
struct Criterion {
  std::string clause;
  bool met = false;
};
struct CriteriaMet {
  std::vector<Criterion> looked_at;  // all that the type has
  std::vector<std::string> clauses;
  bool has_list = true;            // 附件 or the district says by what the type is scrapped
  bool only_invalid_test = false;  // all the evidence there is was not taken under the conditions
};

struct EligibilityRequest {
  const law::Parameters& parameters;
  const Device& device;
  const Assessment& assessment;
  Date submitted_on;  // whose parameters count
  Date as_of;         // on which the age is told
  bool district_has_criteria = false;
  Overrides overrides;
};

// 供暖季: that which begins in the year, by the parameters of that day.
Date season_begin(const law::Parameters& parameters, std::int32_t year, Date day);
Date season_end(const law::Parameters& parameters, std::int32_t year, Date day);

CriteriaMet criteria_met(const EligibilityRequest& in);
// 运行使用满10年（燃气壁挂炉满8年）: the first day on which it has.
Date age_reached_on(const law::Parameters& parameters, const Device& device, Date submitted_on);

struct Eligibility {
  Code because = 0;                // 0: it qualifies
  std::vector<std::string> basis;  // clauses without the document's name
  bool needs_certificate = false;  // 经认定 (3c)
  Date age_reached_on;
};
Eligibility eligibility_of(const EligibilityRequest& in);

}  // namespace gongbao::heating
