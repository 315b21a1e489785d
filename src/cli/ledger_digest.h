// The ledger digest (spec/01 I11, part 12 B2): what an outsider recomputes from the books with sort and sha256sum.
#pragma once

#include "custody/books.h"
#include "ledger/trial_balance.h"

namespace gongbao::cli {

// Operator, card and refund in decimal; item, receipt and bank line in 32 small hex digits; 1001 and 1002: the account
// number; other accounts: empty.
std::string subject_text(std::uint64_t owner, const ledger::Leg& leg);

// From custody's running sums: every balance that is not zero, as a journal would have left it.
std::string ledger_lines(const custody::Books& books);
// SHA-256 of these lines.
Hash32 ledger_digest(const custody::Books& books);

// The same from journals one by one; equal to the other when the running sums are right.
inline Hash32 ledger_digest(const ledger::TrialBalance& balance) { return balance.digest(subject_text); }

}  // namespace gongbao::cli
