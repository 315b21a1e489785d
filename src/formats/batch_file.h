// The file a bank sends: one line of JSON (the envelope), then records of 128 bytes or NDJSON lines (spec/01 8.9). The
// page docs/batch-file.md decides the bytes.
//
// open() reads the whole file once and compares it with its envelope; only then are records handed out. What is wrong
// with the file as a whole (size, control data) refuses it here. What is wrong with one record (checksum, unknown op,
// fillers …) is not the file's fault: the record is handed on as it is and decided on its own.
#pragma once

#include <map>

#include "base/fields.h"
#include "base/hash.h"
#include "custody/record.h"
#include "formats/input_file.h"

namespace gongbao::formats {

struct OpTotals {
  std::uint64_t count = 0;
  Money sum;
  GB_FIELDS(count, sum)
  bool operator==(const OpTotals&) const = default;
};

struct BatchEnvelope {
  std::uint64_t bank_id = 0;
  std::string account_no;  // informative: each record names its payee account (spec/01 part 12, B13)
  std::string batch_id;    // 1 to 64 printable ASCII characters
  Date business_date;
  std::uint64_t count = 0;
  std::map<std::uint8_t, OpTotals> per_op;  // by number of the op
  Hash32 sha256{};                          // of the canonical records, also for NDJSON
  GB_FIELDS(bank_id, account_no, batch_id, business_date, count, per_op, sha256)
  bool operator==(const BatchEnvelope&) const = default;
};

enum class RecordForm { binary, ndjson };

struct BatchLimits {
  std::size_t max_line_bytes = std::size_t{64} << 10;  // the envelope, and each NDJSON line
  std::uint64_t max_records = 100'000'000;
};

// Control data as they would be computed of records.
class ControlTotals {
 public:
  void add(const custody::PackedInstruction& record);
  // The rest of the envelope comes from identity. nullopt when a sum leaves 64 bits.
  std::optional<BatchEnvelope> envelope(BatchEnvelope identity) const;
  // ledger.batch_control_mismatch naming the control and both values.
  Result<void> agrees_with(const BatchEnvelope& envelope) const;
  std::uint64_t count() const { return count_; }

 private:
  struct PerOp {
    std::uint64_t count = 0;
    Wide sum = 0;
  };
  std::uint64_t count_ = 0;
  std::array<PerOp, 256> per_op_{};
  mutable Sha256 hash_;
  mutable std::optional<Hash32> digest_;
  Hash32 digest() const;
};

class BatchFile {
 public:
  static Result<BatchFile> open(const std::string& path, const BatchLimits& limits = {});

  const BatchEnvelope& envelope() const { return envelope_; }
  RecordForm form() const { return form_; }
  // The next records in file order; fewer than asked only at the end, 0 after it.
  Result<std::size_t> read(std::span<custody::PackedInstruction> into);
  // Where the record stands, for verdicts: its place (1 …), or the line of the file in NDJSON.
  std::uint64_t line_of(std::uint64_t place) const { return form_ == RecordForm::binary ? place : place + 1; }
  const InputFile& file() const { return reader_.file(); }

 private:
  BatchFile(LineReader reader, const BatchLimits& limits) : reader_(std::move(reader)), limits_(limits) {}
  Result<void> read_envelope();
  Result<void> check_against_envelope();
  Result<std::size_t> read_some(std::span<custody::PackedInstruction> into);

  LineReader reader_;
  BatchLimits limits_;
  BatchEnvelope envelope_;
  RecordForm form_ = RecordForm::binary;
  std::uint64_t handed_out_ = 0;
};

// True when the file's first line is an envelope.
Result<bool> is_batch_file(const std::string& path);

// identity: bank_id, account_no, batch_id and business_date; the control data are computed.
Result<void> write_batch_file(const std::string& path, const BatchEnvelope& identity, RecordForm form,
                              std::span<const custody::PackedInstruction> records);

}  // namespace gongbao::formats
