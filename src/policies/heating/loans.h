// 分期付款 and 贴息 (3i, 3j): products of banks, loans with the household's consent, interest claimed month by month.
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

struct RegisterFinancialProduct {
  static constexpr std::uint16_t number = 5022;
  static constexpr std::string_view name = "register_financial_product";
  std::optional<std::uint64_t> bank;  // whose product it is, when the city's supervision registers it
  std::string terms;
  std::optional<Date> from;
  std::optional<Date> to;
  GB_FIELDS(bank, terms, from, to)
};
struct FinancialProductRegistered {
  static constexpr std::uint16_t number = 5522;
  FinancialProduct product;
  GB_FIELDS(product)
};

struct RegisterLoan {
  static constexpr std::uint16_t number = 5023;
  static constexpr std::string_view name = "register_loan";
  std::uint64_t application = 0;
  std::uint64_t product = 0;
  Money principal;
  std::int32_t months = 0;
  Date start;
  SealedDocument consent;
  GB_FIELDS(application, product, principal, months, start, consent)
};
struct LoanRegistered {
  static constexpr std::uint16_t number = 5523;
  Loan loan;
  GB_FIELDS(loan)
};

struct ClaimInterest {
  static constexpr std::uint16_t number = 5024;
  static constexpr std::string_view name = "claim_interest";
  std::uint64_t loan = 0;
  std::int32_t month = 0;
  Money interest_paid;
  GB_FIELDS(loan, month, interest_paid)
};
struct InterestClaimed {
  static constexpr std::uint16_t number = 5524;
  InterestClaim claim;
  GB_FIELDS(claim)
};

struct ConfirmInterest {
  static constexpr std::uint16_t number = 5025;
  static constexpr std::string_view name = "confirm_interest";
  std::uint64_t claim = 0;
  GB_FIELDS(claim)
};
struct InterestConfirmed {
  static constexpr std::uint16_t number = 5525;
  std::uint64_t claim = 0;
  GB_FIELDS(claim)
};

struct DecideInterest {
  static constexpr std::uint16_t number = 5026;
  static constexpr std::string_view name = "decide_interest";
  std::uint64_t claim = 0;
  std::optional<bool> ok;  // true where nothing is said
  SealedText reason;
  GB_FIELDS(claim, ok, reason)
};
struct InterestDecided {
  static constexpr std::uint16_t number = 5526;
  std::uint64_t claim = 0;
  bool ok = true;
  Money amount;
  GB_FIELDS(claim, ok, amount)
};

Answer decide(const Context& in, const RegisterFinancialProduct& command);
Answer decide(const Context& in, const RegisterLoan& command);
Answer decide(const Context& in, const ClaimInterest& command);
Answer decide(const Context& in, const ConfirmInterest& command);
Answer decide(const Context& in, const DecideInterest& command);
void apply(World& world, const FinancialProductRegistered& fact, const FactOrigin& origin);
void apply(World& world, const LoanRegistered& fact, const FactOrigin& origin);
void apply(World& world, const InterestClaimed& fact, const FactOrigin& origin);
void apply(World& world, const InterestConfirmed& fact, const FactOrigin& origin);
void apply(World& world, const InterestDecided& fact, const FactOrigin& origin);

using LoanCommands =
    policies::TypeList<RegisterFinancialProduct, RegisterLoan, ClaimInterest, ConfirmInterest, DecideInterest>;
using LoanFacts =
    policies::TypeList<FinancialProductRegistered, LoanRegistered, InterestClaimed, InterestConfirmed, InterestDecided>;

}  // namespace gongbao::heating
