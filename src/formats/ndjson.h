// A plain NDJSON file: each line a custody instruction, or a typed command that carries its name under "command".
// What stands before a wrong or cut line has been handed out; the error names the line.
#pragma once

#include <boost/json/object.hpp>
#include <variant>

#include "custody/record.h"
#include "formats/input_file.h"
#include "formats/json_text.h"

namespace gongbao::formats {

struct CommandLine {
  std::string command;
  boost::json::object members;  // all of the line, "command" too; judged by whoever knows the command
};

struct NdjsonItem {
  std::uint64_t line = 0;
  std::variant<custody::Instruction, CommandLine> what;
};

class NdjsonReader {
 public:
  static Result<NdjsonReader> open(const std::string& path, std::size_t max_line_bytes = std::size_t{1} << 20);
  // nullopt at the end; blank lines are stepped over. After a problem every call gives the same problem.
  Result<std::optional<NdjsonItem>> next();
  const InputFile& file() const { return lines_.file(); }

 private:
  explicit NdjsonReader(LineReader lines) : lines_(std::move(lines)) {}
  Result<std::optional<NdjsonItem>> fail(Problem p, std::uint64_t line);
  LineReader lines_;
  std::optional<Problem> failed_;
};

}  // namespace gongbao::formats
