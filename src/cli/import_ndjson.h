// A plain NDJSON file: each line an instruction or a typed command.
//
//   {"command": "register_operator", "on": "2023-09-04", "by": "operator", "uscc": "9111…", …}
//   {"command": "purchase", "operator_id": "uscc:9111…", "card_id": 1, "amount_fen": 10000, …}
//   {"instr_id": "00004cb7…", "op": 5, "event_date": "2023-10-09", "operator_id": 12, …}
//
// on: the day under the file clock; absent, the day of the line before, or the day in the id. by: who speaks
// (speaker.h); absent, --as, else the role that the law names first for the command, on behalf of the operator it is
// about. operator_id may be a credit code. An instruction without instr_id gets one made of the file's name and its
// line.
//
// The whole file is read and its form checked before the first line is sent: a file that is cut off, or has a line that
// is not of a known form, is refused naming line and field and leaves no trace.
#pragma once

#include "cli/importing.h"

namespace gongbao::cli {

Result<void> import_ndjson(const std::string& path, ImportRun& run);

}  // namespace gongbao::cli
