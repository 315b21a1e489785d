// What the rows say a single account holds: the question an outsider's sum of journals is compared with.
#pragma once

#include "custody/books.h"

namespace gongbao::custody {

// In fen, debit positive. 0 for a subject that is not (or no longer) there, and for an unknown operator.
std::int64_t balance_of(const Books& books, std::uint64_t operator_id, std::uint16_t account,
                        const ledger::Subject& subject);

}  // namespace gongbao::custody
