// How much, and who bears it (3d–3g, 3k): pure, to the fen.
#pragma once

#include "policies/heating/state.h"

namespace gongbao::heating {

// Of a device's category; nullopt: the document does not cover it on that day (annex-a, 5.5c).
std::optional<CapClass> class_of(const State& state, const std::string& category, Date day);

// 生态涵养区 or not (3e, 3f): the village's own row, else its district, else its mountains.
AreaClass area_class_of(const law::Parameters& parameters, AreaCode area, const VillageStatus* status, Date day);
AreaClass area_class_of(const State& state, const Household& household, Date day);

// Products of one class: the rate of their price, at most the cap of the class.
struct ClassPart {
  std::int64_t price = 0;
  std::int64_t cap = 0;
  std::int64_t granted = 0;
};
struct Subsidy {
  std::int64_t price = 0;  // Σ of the products
  ClassPart ashp, other;
  std::optional<std::int64_t> cap;  // of both together; none under sum_of_caps
  Shares shares;                    // city and district; no top-up yet
};
// By the parameters of the submission.
Subsidy subsidy_of(const State& state, std::span<const PurchaseLine> lines, AreaClass area_class, Date submitted_on);
Subsidy subsidy_of(const State& state, const Application& application);

// What the district adds, up to its most and up to the price (3k).
std::int64_t topup_of(const TopupRule& rule, std::int64_t price, std::int64_t base);
// 困难群体, verified, in a district that has a policy for them (3k, 3l): what is added, or why nothing is.
std::expected<std::int64_t, Code> topup_granted(const State& state, const Application& row, std::int64_t price,
                                                std::int64_t base, Date day);

// Of interest paid (3j); never more than what is left of the most.
std::int64_t interest_support_of(const InterestRule& rule, Money paid, std::int64_t supported);

// The part of a recovery's running total that is that share's; the district's base takes the rest.
Shares recovered_shares(const Shares& due, std::int64_t recovered);

}  // namespace gongbao::heating
