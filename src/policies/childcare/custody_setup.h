// The custody agreement and the dedicated account: article 10 (10a–10d). One bank, one agreement, one account.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

// In the district's presence: its acknowledgement is part of the agreement (10d).
struct SignCustodyAgreement {
  static constexpr std::uint16_t number = 2101;
  static constexpr std::string_view name = "sign_custody_agreement";
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  std::string bank_district;  // of the bank or branch that keeps the account
  Date signed_on;
  SealedDocument acknowledgement;  // of the district that guided it
  GB_FIELDS(operator_id, bank_id, bank_district, signed_on, acknowledgement)
};
struct CustodyAgreementSigned {
  static constexpr std::uint16_t number = 2601;
  std::uint64_t operator_id = 0;
  shared::CustodyAgreement agreement;
  SealedText acknowledgement;
  GB_FIELDS(operator_id, agreement, acknowledgement)
};

struct OpenCustodyAccount {
  static constexpr std::uint16_t number = 2102;
  static constexpr std::string_view name = "open_custody_account";
  std::uint64_t operator_id = 0;
  std::string account_no;  // 12–32 digits
  GB_FIELDS(operator_id, account_no)
};
struct CustodyAccountOpened {
  static constexpr std::uint16_t number = 2602;
  std::uint64_t operator_id = 0;
  Id16 account{};
  std::uint64_t bank_id = 0;
  GB_FIELDS(operator_id, account, bank_id)
};

Answer decide(const Context& in, const SignCustodyAgreement& command);
Answer decide(const Context& in, const OpenCustodyAccount& command);
void apply(World& world, const CustodyAgreementSigned& fact, const FactOrigin& origin);
void apply(World& world, const CustodyAccountOpened& fact, const FactOrigin& origin);

// 督导…纳入预付资金监管 (4c): since when it has collected without an account; the text sets no term.
std::optional<Date> custody_not_set_up_since(const State& state, std::uint64_t operator_id);

using CustodySetupCommands = policies::TypeList<SignCustodyAgreement, OpenCustodyAccount>;
using CustodySetupFacts = policies::TypeList<CustodyAgreementSigned, CustodyAccountOpened>;

}  // namespace gongbao::childcare
