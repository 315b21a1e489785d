// The custody agreement, the dedicated account and its register: article 9 (9a–9d, 9n) and article 13 (13d). One bank,
// one agreement, one account; changing the bank moves the whole balance by one paired journal at 00:00 of the next day.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

using shared::kept_on;
using shared::KeptAccount;
inline const KeptAccount* account_kept_on(const State& state, std::uint64_t operator_id, Date day) {
  return shared::account_kept_on(state.setup, operator_id, day);
}

struct SignCustodyAgreement {
  static constexpr std::uint16_t number = 1101;
  static constexpr std::string_view name = "sign_custody_agreement";
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  std::string bank_district;  // of the bank or branch that keeps the account
  Date signed_on;
  custody::PayoutCycle payout_cycle = custody::PayoutCycle::immediate;
  std::optional<std::int32_t> payout_weekday;  // 1 = Monday … 7; weekly only
  std::optional<bool> fee_agreed;              // the bank may take its fee out of the account
  std::optional<bool> replaces_current;        // signed for a change of bank
  GB_FIELDS(operator_id, bank_id, bank_district, signed_on, payout_cycle, payout_weekday, fee_agreed, replaces_current)
};
struct CustodyAgreementSigned {
  static constexpr std::uint16_t number = 1601;
  std::uint64_t operator_id = 0;
  CustodyAgreement agreement;
  GB_FIELDS(operator_id, agreement)
};

struct OpenCustodyAccount {
  static constexpr std::uint16_t number = 1102;
  static constexpr std::string_view name = "open_custody_account";
  std::uint64_t operator_id = 0;
  std::string account_no;  // 12–32 digits
  GB_FIELDS(operator_id, account_no)
};
struct CustodyAccountOpened {
  static constexpr std::uint16_t number = 1602;
  std::uint64_t operator_id = 0;
  Id16 account{};
  std::uint64_t bank_id = 0;
  GB_FIELDS(operator_id, account, bank_id)
};

struct RequestCloseAccount {
  static constexpr std::uint16_t number = 1103;
  static constexpr std::string_view name = "request_close_account";
  std::uint64_t operator_id = 0;
  std::string account_no;
  GB_FIELDS(operator_id, account_no)
};
struct CloseCustodyAccount {
  static constexpr std::uint16_t number = 1104;
  static constexpr std::string_view name = "close_custody_account";
  std::uint64_t operator_id = 0;
  std::string account_no;
  GB_FIELDS(operator_id, account_no)
};
struct AccountCloseRequested {
  static constexpr std::uint16_t number = 1603;
  std::uint64_t operator_id = 0;
  Id16 account{};
  GB_FIELDS(operator_id, account)
};
struct CustodyAccountClosed {
  static constexpr std::uint16_t number = 1604;
  std::uint64_t operator_id = 0;
  Id16 account{};
  GB_FIELDS(operator_id, account)
};

// By the operator or its bank, for all three: the new bank has spoken by signing the agreement that replaces this one.
struct ChangeBank {
  static constexpr std::uint16_t number = 1105;
  static constexpr std::string_view name = "change_bank";
  std::uint64_t operator_id = 0;
  std::uint64_t new_bank_id = 0;
  std::string new_account_no;
  std::string bank_txn_no_out;  // of the transfer, as both banks will show it on their statements
  std::string bank_txn_no_in;
  GB_FIELDS(operator_id, new_bank_id, new_account_no, bank_txn_no_out, bank_txn_no_in)
};
struct BankChangeOrdered {
  static constexpr std::uint16_t number = 1605;
  std::uint64_t operator_id = 0;
  BankChange change;
  GB_FIELDS(operator_id, change)
};
// Made by the day turn on the day the change takes effect.
struct EffectBankChange {
  static constexpr std::uint16_t number = 1106;
  static constexpr std::string_view name = "effect_bank_change";
  std::uint64_t operator_id = 0;
  Date day;
  GB_FIELDS(operator_id, day)
};
struct BankChanged {
  static constexpr std::uint16_t number = 1606;
  std::uint64_t operator_id = 0;
  Date day;
  PostedFigures posted;
  GB_FIELDS(operator_id, day, posted)
};

Answer decide(const Context& in, const SignCustodyAgreement& command);
Answer decide(const Context& in, const OpenCustodyAccount& command);
Answer decide(const Context& in, const RequestCloseAccount& command);
Answer decide(const Context& in, const CloseCustodyAccount& command);
Answer decide(const Context& in, const ChangeBank& command);
Answer decide(const Context& in, const EffectBankChange& command);
void apply(World& world, const CustodyAgreementSigned& fact, const FactOrigin& origin);
void apply(World& world, const CustodyAccountOpened& fact, const FactOrigin& origin);
void apply(World& world, const AccountCloseRequested& fact, const FactOrigin& origin);
void apply(World& world, const CustodyAccountClosed& fact, const FactOrigin& origin);
void apply(World& world, const BankChangeOrdered& fact, const FactOrigin& origin);
void apply(World& world, const BankChanged& fact, const FactOrigin& origin);

// The operator whose change of bank takes effect by that day, the first one; nullopt when there is none.
std::optional<std::uint64_t> next_bank_change(const State& state, Date to);

using CustodySetupCommands =
    policies::TypeList<SignCustodyAgreement, OpenCustodyAccount, RequestCloseAccount, CloseCustodyAccount, ChangeBank>;
using CustodySetupFacts = policies::TypeList<CustodyAgreementSigned, CustodyAccountOpened, AccountCloseRequested,
                                             CustodyAccountClosed, BankChangeOrdered, BankChanged>;

}  // namespace gongbao::prepaid_card
