// The three ways to write a verdict.
#include "formats/verdicts.h"

#include "base/hash.h"

namespace gongbao::formats {
namespace {

// As it lies in memory and in the file; the last four bytes are reserved.
struct ResultBytes {
  Id16 instr_id;
  std::uint64_t entry_no, journal_no;
  std::int64_t booked_at, detail_fen;
  std::uint16_t code;
  std::uint8_t outcome, flags;
  std::uint32_t reserved;
};
static_assert(sizeof(ResultBytes) == 56);

std::string flag_names(std::uint8_t flags) {
  enum Bit : std::uint8_t {
    late = 1,
    shortfall_opened = 2,
    shortfall_cured = 4,
    filing_duty_opened = 8
  };  // spec/01 8.10
  std::string names;
  const auto add = [&](std::uint8_t which, std::string_view name) {
    if ((flags & which) == 0) return;
    if (!names.empty()) names += '+';
    names += name;
  };
  add(late, "late");
  add(shortfall_opened, "shortfall_opened");
  add(shortfall_cured, "shortfall_cured");
  add(filing_duty_opened, "filing_duty_opened");
  return names;
}

// Names of ours have no characters that CSV or JSON would escape.
std::string csv_line(const VerdictLine& v, std::string_view code_name) {
  std::string out = std::to_string(v.line) + ',' + to_hex(v.instr_id) + ',';
  out += name_of(v.outcome);
  out += ',' + std::to_string(v.code) + ',';
  out += code_name;
  out += ',' + std::to_string(v.entry_no) + ',' + std::to_string(v.journal_no) + ',' + to_string(v.booked_at) + ',';
  return out + std::to_string(v.detail_fen) + ',' + flag_names(v.flags) + '\n';
}

std::string ndjson_line(const VerdictLine& v, std::string_view code_name) {
  std::string out =
      "{\"line\":" + std::to_string(v.line) + ",\"instr_id\":\"" + to_hex(v.instr_id) + "\",\"outcome\":\"";
  out += name_of(v.outcome);
  out += "\",\"code\":\"";
  out += code_name;
  out += "\",\"code_no\":" + std::to_string(v.code) + ",\"entry_no\":" + std::to_string(v.entry_no) +
         ",\"journal_no\":" + std::to_string(v.journal_no) + ",\"booked_at\":\"" + to_string(v.booked_at) +
         "\",\"detail_fen\":" + std::to_string(v.detail_fen) + ",\"flags\":\"" + flag_names(v.flags) + "\"}\n";
  return out;
}

}  // namespace

std::string_view name_of(VerdictOutcome outcome) {
  switch (outcome) {
    case VerdictOutcome::accepted:
      return "accepted";
    case VerdictOutcome::refused:
      return "refused";
    case VerdictOutcome::duplicate:
      return "duplicate";
  }
  return {};
}

PackedResult pack_result(const VerdictLine& v) {
  return std::bit_cast<PackedResult>(ResultBytes{v.instr_id, v.entry_no, v.journal_no, v.booked_at.micros, v.detail_fen,
                                                 v.code, static_cast<std::uint8_t>(v.outcome), v.flags, 0});
}

VerdictLine unpack_result(const PackedResult& result) {
  const auto r = std::bit_cast<ResultBytes>(result);
  return {.line = 0,
          .instr_id = r.instr_id,
          .entry_no = r.entry_no,
          .journal_no = r.journal_no,
          .booked_at = {r.booked_at},
          .detail_fen = r.detail_fen,
          .code = r.code,
          .outcome = static_cast<VerdictOutcome>(r.outcome),
          .flags = r.flags};
}

std::string_view verdict_heading(VerdictForm form) {
  if (form != VerdictForm::csv) return {};
  return "line,instr_id,outcome,code_no,code,entry_no,journal_no,booked_at,detail_fen,flags\n";
}

std::string verdict_text(const VerdictLine& verdict, VerdictForm form, std::string_view code_name) {
  if (form == VerdictForm::csv) return csv_line(verdict, code_name);
  if (form == VerdictForm::ndjson) return ndjson_line(verdict, code_name);
  const PackedResult bytes = pack_result(verdict);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<VerdictWriter> VerdictWriter::create(const std::string& path, VerdictForm form, CodeName code_name) {
  auto out = OutputFile::create(path);
  if (!out) return std::unexpected(out.error());
  VerdictWriter writer(*std::move(out), form, std::move(code_name));
  writer.out_.write(verdict_heading(form));
  return writer;
}

void VerdictWriter::add(const VerdictLine& verdict) {
  out_.write(verdict_text(verdict, form_, verdict.code == 0 ? std::string_view{} : code_name_(verdict.code)));
}

}  // namespace gongbao::formats
