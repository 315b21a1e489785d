// The custody instruction of spec/01 8.9 as JSON: the same fields under the same names. docs/batch-file.md lists them.
#pragma once

#include "custody/record.h"
#include "formats/json_text.h"

namespace gongbao::formats {

// Required: instr_id, op (number or name), event_date, operator_id. Everything else may be absent and is then 0 (scheme
// and version 1). ref_id is 32 hex digits, or account digits under the name ref_account; true_event_date may stand for
// true_date_offset. The CRC is not a field: it is computed. Only the form is judged (types, ranges, unknown fields);
// what an instruction may contain is decided later, record by record.
Result<custody::Instruction> instruction_from_json(const boost::json::value& json, std::string_view path = {});
// Fields that are 0 are left out; instruction_from_json gives the same instruction back.
boost::json::value to_json(const custody::Instruction& instruction);

}  // namespace gongbao::formats
