// One line of an NDJSON import, as far as it can be read without asking the books.
#pragma once

#include <boost/json/object.hpp>

#include "custody/record.h"
#include "formats/input_file.h"

namespace gongbao::cli {

struct NdjsonLine {
  std::uint64_t number = 0;  // of the file
  std::string command;       // name of a typed command or of an op; empty for a bare record
  std::optional<custody::Op> op;
  std::optional<Date> on;
  std::string by;
  std::string operator_text;    // operator_id when it is given as text, e.g. uscc:…
  boost::json::object members;  // the rest: what the command or the record is made of
  Hash32 id{};  // of the line and how often it stood before, not of the file's name: keys and ids are made of it

  bool is_instruction() const { return op.has_value() || command.empty(); }
  std::optional<std::uint64_t> operator_id() const;  // when it is a number
};

// The lines of the file in order; blank ones are stepped over. Problems name file, line and field.
class NdjsonLines {
 public:
  static Result<NdjsonLines> open(const std::string& path);
  Result<std::optional<NdjsonLine>> next();
  const formats::InputFile& file() const { return lines_.file(); }
  // With the file's name and the line in front.
  std::unexpected<Problem> fault(Problem problem, std::uint64_t line) const;

 private:
  explicit NdjsonLines(formats::LineReader lines) : lines_(std::move(lines)) {}
  Result<NdjsonLine> read(const formats::LineReader::Line& line);
  Hash32 id_of(std::string_view text);

  formats::LineReader lines_;
  std::map<Hash32, std::uint32_t> seen_;
};

}  // namespace gongbao::cli
