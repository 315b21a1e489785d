// Twice over the file: first everything is counted and hashed, then it is handed out in pieces.
#include "formats/batch_file.h"

#include "formats/instruction_json.h"
#include "formats/json_fields.h"
#include "formats/output_file.h"

namespace gongbao::formats {
namespace {

using custody::PackedInstruction;

constexpr std::size_t record_bytes = 128;
static_assert(sizeof(PackedInstruction) == record_bytes);
constexpr std::size_t op_offset = 16;
constexpr std::size_t amount_offset = 48;
constexpr std::size_t pass_records = 4096;

std::unexpected<Problem> mismatch(std::string field, const std::string& envelope, const std::string& records) {
  return problem("ledger.batch_control_mismatch", std::move(field),
                 "the envelope says " + envelope + ", the records say " + records);
}

std::string decimal(Wide value) {
  const bool negative = value < 0;
  std::string digits;
  for (Wide rest = negative ? -value : value; rest > 0 || digits.empty(); rest /= 10) {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  return (negative ? "-" : "") + digits;
}

bool printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 33 && c <= 126; });
}

Result<BatchEnvelope> envelope_of(std::string_view line) {
  const auto json = parse_json(line);
  if (!json) return std::unexpected(json.error());
  auto envelope = from_json<BatchEnvelope>(*json);
  if (!envelope) return envelope;
  if (envelope->batch_id.empty() || envelope->batch_id.size() > 64 || !printable_ascii(envelope->batch_id)) {
    return problem("ledger.schema_invalid", "batch_id", "must have 1 to 64 printable ASCII characters");
  }
  if (envelope->account_no.size() > 64 || !printable_ascii(envelope->account_no)) {
    return problem("ledger.schema_invalid", "account_no", "must have at most 64 printable ASCII characters");
  }
  return envelope;
}

std::string line_name(std::uint64_t line) { return "line " + std::to_string(line); }

}  // namespace

void ControlTotals::add(const PackedInstruction& record) {
  std::int64_t amount = 0;
  std::memcpy(&amount, record.data() + amount_offset, sizeof amount);
  PerOp& totals = per_op_[record[op_offset]];
  ++totals.count;
  totals.sum += amount;
  ++count_;
  hash_.update(record);
}

Hash32 ControlTotals::digest() const {
  if (!digest_) digest_ = hash_.finish();
  return *digest_;
}

std::optional<BatchEnvelope> ControlTotals::envelope(BatchEnvelope identity) const {
  identity.count = count_;
  identity.per_op.clear();
  for (std::size_t op = 0; op < per_op_.size(); ++op) {
    if (per_op_[op].count == 0) continue;
    const auto sum = narrow(per_op_[op].sum);
    if (!sum) return std::nullopt;
    identity.per_op[static_cast<std::uint8_t>(op)] = {.count = per_op_[op].count, .sum = *sum};
  }
  identity.sha256 = digest();
  return identity;
}

Result<void> ControlTotals::agrees_with(const BatchEnvelope& envelope) const {
  if (envelope.count != count_) return mismatch("count", std::to_string(envelope.count), std::to_string(count_));
  for (std::size_t op = 0; op < per_op_.size(); ++op) {
    const auto found = envelope.per_op.find(static_cast<std::uint8_t>(op));
    const OpTotals said = found == envelope.per_op.end() ? OpTotals{} : found->second;
    const std::string field = "per_op." + std::to_string(op);
    if (said.count != per_op_[op].count) {
      return mismatch(field + ".count", std::to_string(said.count), std::to_string(per_op_[op].count));
    }
    if (said.sum.fen != per_op_[op].sum) {
      return mismatch(field + ".sum_fen", std::to_string(said.sum.fen), decimal(per_op_[op].sum));
    }
  }
  if (envelope.sha256 != digest()) return mismatch("sha256", to_hex(envelope.sha256), to_hex(digest()));
  return {};
}

Result<BatchFile> BatchFile::open(const std::string& path, const BatchLimits& limits) {
  auto input = InputFile::open(path);
  if (!input) return std::unexpected(input.error());
  BatchFile file(LineReader(*std::move(input), limits.max_line_bytes), limits);
  if (auto read = file.read_envelope(); !read) return std::unexpected(read.error());
  if (auto checked = file.check_against_envelope(); !checked) {
    Problem p = checked.error();
    if (p.where.empty()) p.where = file.file().name();
    return std::unexpected(std::move(p));
  }
  if (auto again = file.reader_.rewind(); !again) return std::unexpected(again.error());
  if (auto read = file.read_envelope(); !read) return std::unexpected(read.error());
  file.handed_out_ = 0;
  return file;
}

Result<void> BatchFile::read_envelope() {
  const auto line = reader_.next();
  if (!line) return std::unexpected(line.error());
  if (!*line) return problem("ledger.schema_invalid", "", "the file is empty: its envelope is missing", file().name());
  auto envelope = envelope_of((*line)->text);
  if (!envelope) {
    Problem p = envelope.error();
    p.where = file().name() + ", envelope" + (p.where.empty() ? "" : ", " + p.where);
    return std::unexpected(std::move(p));
  }
  if (!(*line)->complete && envelope->count > 0) {
    return problem("ledger.batch_control_mismatch", "count", "the file ends with its envelope", file().name());
  }
  envelope_ = *std::move(envelope);
  const auto first = reader_.peek();
  if (!first) return std::unexpected(first.error());
  form_ = *first && **first == '{' ? RecordForm::ndjson : RecordForm::binary;
  return {};
}

Result<void> BatchFile::check_against_envelope() {
  if (envelope_.count > limits_.max_records) {
    return problem("ledger.schema_invalid", "count", "more than " + std::to_string(limits_.max_records) + " records");
  }
  ControlTotals totals;
  std::vector<PackedInstruction> piece(pass_records);
  for (;;) {
    const auto got = read_some(piece);
    if (!got) return std::unexpected(got.error());
    for (const PackedInstruction& record : std::span(piece).first(*got)) totals.add(record);
    if (totals.count() > limits_.max_records) return mismatch("count", std::to_string(envelope_.count), "too many");
    if (*got < piece.size()) break;
  }
  return totals.agrees_with(envelope_);
}

Result<std::size_t> BatchFile::read(std::span<PackedInstruction> into) {
  // A file that changed after it was checked must not bring in more than it was checked for.
  const std::uint64_t left = envelope_.count - handed_out_;
  return read_some(into.first(static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left))));
}

Result<std::size_t> BatchFile::read_some(std::span<PackedInstruction> into) {
  if (form_ == RecordForm::binary) {
    const auto bytes = reader_.read_bytes({into.data()->data(), into.empty() ? 0 : into.size_bytes()});
    if (!bytes) return std::unexpected(bytes.error());
    const std::size_t records = *bytes / record_bytes;
    handed_out_ += records;
    if (*bytes % record_bytes == 0) return records;
    return problem("ledger.batch_control_mismatch", "count",
                   "the file ends inside a record: " + std::to_string(*bytes % record_bytes) + " of 128 bytes",
                   file().name() + ", record " + std::to_string(handed_out_ + 1));
  }
  for (std::size_t done = 0; done < into.size(); ++done) {
    const auto line = reader_.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) return done;
    const auto json = parse_json((*line)->text, {}, (*line)->number);
    const auto instruction = json ? instruction_from_json(*json) : std::unexpected(json.error());
    if (!instruction) {
      Problem p = instruction.error();
      p.where = file().name() + ", " + (p.where.empty() ? line_name((*line)->number) : p.where);
      return std::unexpected(std::move(p));
    }
    into[done] = custody::pack(*instruction);
    ++handed_out_;
  }
  return into.size();
}

Result<bool> is_batch_file(const std::string& path) {
  auto input = InputFile::open(path);
  if (!input) return std::unexpected(input.error());
  LineReader reader(*std::move(input), BatchLimits{}.max_line_bytes);
  const auto line = reader.next();
  if (!line) return line.error().code == "ledger.schema_invalid" ? Result<bool>(false) : std::unexpected(line.error());
  if (!*line) return false;
  const auto json = parse_json((*line)->text);
  if (!json) return (*line)->text.starts_with('{') && (*line)->text.find("\"batch_id\"") != std::string_view::npos;
  const boost::json::object* object = json->if_object();
  return object != nullptr && (object->contains("batch_id") || object->contains("sha256"));
}

Result<void> write_batch_file(const std::string& path, const BatchEnvelope& identity, RecordForm form,
                              std::span<const PackedInstruction> records) {
  ControlTotals totals;
  for (const PackedInstruction& record : records) totals.add(record);
  const auto envelope = totals.envelope(identity);
  if (!envelope) return problem("ledger.amount_overflow", "per_op", "a control sum leaves the range of 64-bit fen");
  auto out = OutputFile::create(path);
  if (!out) return std::unexpected(out.error());
  out->write(json_line(to_json(*envelope)) + "\n");
  for (const PackedInstruction& record : records) {
    if (form == RecordForm::binary) {
      out->write({reinterpret_cast<const char*>(record.data()), record.size()});
    } else {
      out->write(json_line(to_json(custody::unpack(record))) + "\n");
    }
  }
  return out->close();
}

}  // namespace gongbao::formats
