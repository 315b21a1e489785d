// What a document says when it is asked whether somebody may be erased. Each policy whose law needs data of persons
// offers one function that answers with this; the registry asks them all.
#pragma once

#include "policies/command.h"

namespace gongbao::policies {

struct PersonNeed {
  Code code = 0;                   // the refusal that says so
  std::string_view what;           // card_balance, refund, complaint, transaction_records, …
  std::uint64_t operator_id = 0;   // where
  std::optional<Date> until = {};  // the last day of it, where that is known
};

}  // namespace gongbao::policies
