// A bank's account statements (camt.053, versions 02, 04 and 08) for reconciliation: each becomes the public command
// upload_statement, in the name of the bank that keeps the account, and the breaks it shows are told.
//
// Statements of one account and day that chain are one. The whole file is read and its form checked before the first
// statement is sent. Under the file clock a statement is entered in the morning after its day, or on the ledger's day
// when that is later. Counterparties go into the vault; the journal has their hash, and nothing of them is shown.
#pragma once

#include "cli/importing.h"

namespace gongbao::cli {

// operator_name: a number or uscc:…, when all statements must be of this operator's accounts; empty: the account alone
// says whose it is. A statement of an account that nobody has here is told and not entered; that, or a refused
// statement, makes the import incomplete. One that was accepted before is told again and enters nothing; one that was
// refused before is a new attempt.
Result<void> import_statements(const std::string& path, const std::string& operator_name, ImportRun& run);

}  // namespace gongbao::cli
