// The three ways to write a verdict.
#include "formats/verdicts.h"

#include <charconv>
#include <utility>

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

void put_number(std::string& to, std::integral auto number) {
  std::array<char, 24> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  to.append(digits.data(), end);
}

void put_hex(std::string& to, const Id16& id) {
  constexpr char digits[] = "0123456789abcdef";
  for (const std::uint8_t byte : id) to.append({digits[byte >> 4], digits[byte & 0xf]});
}

void put_flags(std::string& to, std::uint8_t flags) {
  enum Bit : std::uint8_t {
    late = 1,
    shortfall_opened = 2,
    shortfall_cured = 4,
    filing_duty_opened = 8
  };  // spec/01 8.10
  bool first = true;
  const auto add = [&](std::uint8_t which, std::string_view name) {
    if ((flags & which) == 0) return;
    if (!std::exchange(first, false)) to += '+';
    to += name;
  };
  add(late, "late");
  add(shortfall_opened, "shortfall_opened");
  add(shortfall_cured, "shortfall_cured");
  add(filing_duty_opened, "filing_duty_opened");
}

// Names of ours have no characters that CSV or JSON would escape. stamp: of the verdict, as a text.
void put_csv(std::string& to, const VerdictLine& v, std::string_view stamp, std::string_view code_name) {
  const auto number = [&](std::integral auto value) {
    put_number(to, value);
    to += ',';
  };
  number(v.line);
  put_hex(to, v.instr_id);
  to.append(",").append(name_of(v.outcome)).append(",");
  number(v.code);
  to.append(code_name).append(",");
  number(v.entry_no);
  number(v.journal_no);
  to.append(stamp).append(",");
  number(v.detail_fen);
  put_flags(to, v.flags);
  to += '\n';
}

void put_ndjson(std::string& to, const VerdictLine& v, std::string_view stamp, std::string_view code_name) {
  const auto number = [&](std::string_view name, std::integral auto value) {
    to.append(name);
    put_number(to, value);
  };
  number("{\"line\":", v.line);
  to.append(",\"instr_id\":\"");
  put_hex(to, v.instr_id);
  to.append("\",\"outcome\":\"").append(name_of(v.outcome));
  to.append("\",\"code\":\"").append(code_name);
  number("\",\"code_no\":", v.code);
  number(",\"entry_no\":", v.entry_no);
  number(",\"journal_no\":", v.journal_no);
  to.append(",\"booked_at\":\"").append(stamp);
  number("\",\"detail_fen\":", v.detail_fen);
  to.append(",\"flags\":\"");
  put_flags(to, v.flags);
  to.append("\"}\n");
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

void VerdictLines::put(std::string& to, const VerdictLine& verdict, std::string_view code_name) {
  if (form_ == VerdictForm::binary) {
    const PackedResult bytes = pack_result(verdict);
    to.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return;
  }
  if (stamp_text_.empty() || stamp_ != verdict.booked_at) {
    stamp_ = verdict.booked_at;
    stamp_text_ = to_string(stamp_);
  }
  (form_ == VerdictForm::csv ? put_csv : put_ndjson)(to, verdict, stamp_text_, code_name);
}

Result<VerdictWriter> VerdictWriter::create(const std::string& path, VerdictForm form, CodeName code_name) {
  auto out = OutputFile::create(path);
  if (!out) return std::unexpected(out.error());
  VerdictWriter writer(*std::move(out), form, std::move(code_name));
  writer.out_.write(verdict_heading(form));
  return writer;
}

void VerdictWriter::add(const VerdictLine& verdict) {
  line_.clear();
  lines_.put(line_, verdict, verdict.code == 0 ? std::string_view{} : code_name_(verdict.code));
  out_.write(line_);
}

}  // namespace gongbao::formats
