// The first round over an NDJSON file: the form of every line, before anything of it is sent. Nothing is asked of the
// books but the day they stand on, nothing goes into the vault.
#pragma once

#include "cli/importing.h"
#include "cli/ndjson_line.h"

namespace gongbao::cli {

struct FileForm {
  std::uint64_t lines = 0;
  // Days on which ids of its instructions were made; last before first: there are none.
  Date first = last_date, last = first_date;
};

// The first fault, naming file, line and field: not JSON, an unknown command or field, a value out of range, a phone or
// resident id that cannot be one, a speaker that is no role; a day that is missing, that is not this
// store's to choose, or that lies too far behind.
Result<FileForm> check_whole_file(const std::string& path, const ImportRun& run);

// The instruction a line stands for; the operator stands in the members as a number by now. day: of the id and the
// event where the line names none.
Result<custody::Instruction> instruction_of(const NdjsonLine& line, Date day);

}  // namespace gongbao::cli
