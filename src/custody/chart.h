// The chart of accounts of every custody scheme (spec/01 8.1).
#pragma once

#include "ledger/posting.h"

namespace gongbao::custody {

namespace account {
inline constexpr std::uint16_t custody_restricted = 1001;     // managed money in the dedicated account (接受管理)
inline constexpr std::uint16_t custody_releasable = 1002;     // money in the account outside management
inline constexpr std::uint16_t cash_in_transit = 1003;        // received, not yet in the account; per receipt
inline constexpr std::uint16_t released_to_operator = 1004;   // net paid out to, or already held by, the operator
inline constexpr std::uint16_t due_from_operator = 1005;      // the operator must make good
inline constexpr std::uint16_t card_liability = 2001;         // principal the consumer still owns; per card or fee lot
inline constexpr std::uint16_t release_pending = 2002;        // redeemed or returned, not yet cleared; per item
inline constexpr std::uint16_t refunds_payable = 2003;        // per refund
inline constexpr std::uint16_t compensation_payable = 2004;   // above the remaining principal; per refund
inline constexpr std::uint16_t suspense_unidentified = 2005;  // received, owner unknown; per bank line
inline constexpr std::uint16_t operator_entitled = 3001;      // earned and cleared
inline constexpr std::uint16_t operator_funding = 3002;       // the operator's own money put in
inline constexpr std::uint16_t custody_interest = 3003;       // bank interest less fees
inline constexpr std::uint16_t bonus_outstanding = 9001;      // bonus book (赠送权益), face value in fen; per card
inline constexpr std::uint16_t bonus_granted = 9002;
inline constexpr std::uint16_t bonus_consumed = 9003;
}  // namespace account

inline constexpr std::array<ledger::Account, 16> chart{{
    {1001, "custody_restricted", ledger::Side::debit, ledger::Book::money, ledger::SubjectKind::id},
    {1002, "custody_releasable", ledger::Side::debit, ledger::Book::money, ledger::SubjectKind::id},
    {1003, "cash_in_transit", ledger::Side::debit, ledger::Book::money, ledger::SubjectKind::id},
    {1004, "released_to_operator", ledger::Side::debit, ledger::Book::money, ledger::SubjectKind::none},
    {1005, "due_from_operator", ledger::Side::debit, ledger::Book::money, ledger::SubjectKind::none},
    {2001, "card_liability", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::number},
    {2002, "release_pending", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::id},
    {2003, "refunds_payable", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::number},
    {2004, "compensation_payable", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::number},
    {2005, "suspense_unidentified", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::id},
    {3001, "operator_entitled", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::none},
    {3002, "operator_funding", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::none},
    {3003, "custody_interest", ledger::Side::credit, ledger::Book::money, ledger::SubjectKind::none},
    {9001, "bonus_outstanding", ledger::Side::credit, ledger::Book::bonus, ledger::SubjectKind::number},
    {9002, "bonus_granted", ledger::Side::debit, ledger::Book::bonus, ledger::SubjectKind::none},
    {9003, "bonus_consumed", ledger::Side::credit, ledger::Book::bonus, ledger::SubjectKind::none},
}};

}  // namespace gongbao::custody
