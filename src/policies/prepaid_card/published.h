// What the public may look up of an operator (6c 8g 14c): its filing as published, never an amount.
#pragma once

#include "policies/prepaid_card/state.h"

namespace gongbao::prepaid_card {

struct PublishedOutlet {
  std::uint32_t outlet_id = 0;
  OutletKind kind{};
  std::string address;
  std::string district;
  GB_FIELDS(outlet_id, kind, address, district)
};

struct PublishedRecord {
  std::string operator_name;
  std::string uscc;
  std::string district;
  Industry industry{};
  std::string number;
  FilingState status{};  // active, terminating, deregistering or deregistered
  Date confirmed_on;
  std::optional<Date> cancelled_on;
  std::vector<PublishedOutlet> outlets;  // listed on that day
  std::string bank;                      // empty after a change of bank until the filing names the new one
  std::string account_last4;             // empty while no account is open
  std::optional<Quarter> last_confirmed_quarter;
  bool meets_ratio = false;  // the verdict on it
  std::vector<std::string> risk_prompts;
  std::vector<std::string> clauses;  // full ids behind what is shown
  GB_FIELDS(operator_name, uscc, district, industry, number, status, confirmed_on, cancelled_on, outlets, bank,
            account_last4, last_confirmed_quarter, meets_ratio, risk_prompts, clauses)
};

// nullopt for who has never had a confirmed filing.
std::optional<PublishedRecord> published_record(const State& state, const custody::Books& books,
                                                std::uint64_t operator_id, Date on);

}  // namespace gongbao::prepaid_card
