// hledger and ledger as judges: programs that know nothing of ours read the exported books, check every asserted
// balance, and add everything up once more.
#pragma once

#include <optional>
#include <string>

namespace gongbao::import_test {

bool judges_are_here();
bool hledger_accepts(const std::string& books);
bool ledger_accepts(const std::string& books);

// The ledger digest (spec/01 I11) made of the balances the judge adds up, and of the numbers the journals carry; empty
// when the judge does not answer.
std::string digest_by_hledger(const std::string& books);
std::string digest_by_ledger(const std::string& books);

// The books with the n-th posting's amount one fen higher, written beside them.
std::string with_one_altered_amount(const std::string& books, std::size_t posting);

}  // namespace gongbao::import_test

#define GB_JUDGES_OR_SKIP() \
  if (!::gongbao::import_test::judges_are_here()) GTEST_SKIP() << "absent: hledger or ledger"
