// Answers to an imported file: one line per record as CSV or NDJSON, or the 56-byte results of spec/01 8.9.
#pragma once

#include <functional>

#include "base/bytes.h"
#include "base/date.h"
#include "formats/output_file.h"

namespace gongbao::formats {

enum class VerdictOutcome : std::uint8_t { accepted = 0, refused = 1, duplicate = 2 };
std::string_view name_of(VerdictOutcome outcome);  // empty for other numbers

struct VerdictLine {
  std::uint64_t line = 0;  // of the input
  Id16 instr_id{};
  std::uint64_t entry_no = 0;
  std::uint64_t journal_no = 0;
  Stamp booked_at;
  std::int64_t detail_fen = 0;
  std::uint16_t code = 0;  // of a duplicate: the original's
  VerdictOutcome outcome = VerdictOutcome::accepted;
  std::uint8_t flags = 0;
  bool operator==(const VerdictLine&) const = default;
};

using PackedResult = std::array<std::uint8_t, 56>;
PackedResult pack_result(const VerdictLine& verdict);  // the line is not part of it
VerdictLine unpack_result(const PackedResult& result);

enum class VerdictForm { csv, ndjson, binary };

// What stands above the first verdict in a file of that form.
std::string_view verdict_heading(VerdictForm form);

// Verdicts as they stand in a file of that form, line end included. There are millions, and most have the stamp of the
// one before, whose text is kept.
class VerdictLines {
 public:
  explicit VerdictLines(VerdictForm form) : form_(form) {}
  void put(std::string& to, const VerdictLine& verdict, std::string_view code_name);

 private:
  VerdictForm form_;
  Stamp stamp_;
  std::string stamp_text_;
};

class VerdictWriter {
 public:
  using CodeName = std::function<std::string_view(std::uint16_t)>;  // empty for numbers without a name
  static Result<VerdictWriter> create(const std::string& path, VerdictForm form, CodeName code_name);
  void add(const VerdictLine& verdict);
  Result<void> flush() { return out_.flush(); }
  Result<void> close() { return out_.close(); }

 private:
  VerdictWriter(OutputFile out, VerdictForm form, CodeName code_name)
      : out_(std::move(out)), lines_(form), code_name_(std::move(code_name)) {}
  OutputFile out_;
  VerdictLines lines_;
  CodeName code_name_;
  std::string line_;  // its memory is used again
};

}  // namespace gongbao::formats
