// A machine of counters, for tests of the engine only: it shows that the engine knows no law.
//
// A record adds amount (bytes 48 … 55) to the counter of its subject (32 … 39) and is refused when that would be
// negative; op (byte 16) 0 fails the form, op 2 looks up the record named by ref_id (64 … 79) and adds its amount
// again. A typed command renames a counter. A day turn pays interest, one entry per counter, and closes with one entry
// that carries the digest.
#pragma once

#include <limits>
#include <map>

#include "base/hash.h"
#include "engine/contract.h"

namespace gongbao::engine {

class ToyMachine : public Machine {
 public:
  enum Code : std::uint16_t {
    schema_invalid = 101,
    conflict = 102,
    forbidden = 103,
    negative = 104,
    unknown = 105,
    expired = 119,
    jump = 120
  };
  enum Type : std::uint16_t { rename = 1, set_window = 2, interest = 10, day_closed = 11 };

  struct Counter {
    std::int64_t value = 0;
    EntryNo last = 0;
    std::string name;
    GB_FIELDS(value, last, name)
  };
  struct Rename {
    std::uint64_t subject = 0;
    std::string name;
    GB_FIELDS(subject, name)
  };
  struct Interest {
    Date to;
    std::uint64_t subject = 0;
    std::int64_t paid = 0;
    GB_FIELDS(to, subject, paid)
  };
  struct DayClosed {
    Date day;
    Id16 digest{};
    GB_FIELDS(day, digest)
  };

  explicit ToyMachine(std::uint32_t rules = 1, std::int64_t most = std::numeric_limits<std::int64_t>::max())
      : rules_(rules), most_(most) {}

  std::uint32_t rules_version() const override { return rules_; }
  EngineCodes codes() const override { return {schema_invalid, conflict, expired, jump}; }

  std::uint16_t admit(const Record& record, const Source& source) const override {
    if (record[16] == 0) return schema_invalid;
    return source.role == 9 ? forbidden : 0;
  }
  std::uint64_t sender(const Record&, const Source& source) const override { return source.organisation; }
  Days id_window() const override { return {window_}; }

  void decide(const Record& record, const Source&, EntryNo, const History& history,
              InstructionDecision& out) const override {
    std::int64_t amount = number(record, 48);
    if (record[16] == 2) {
      const auto original = history.find(static_cast<std::uint64_t>(number(record, 40)), ref(record));
      const auto entry = original ? history.instruction(*original) : std::nullopt;
      if (!entry) return refuse(unknown, 0, out);
      amount = number(entry->record, 48);
      out.extensions.push_back({.kind = 7});
      std::memcpy(out.extensions[0].body.data(), &*original, sizeof *original);
    }
    const auto found = counters_.find(subject(record));
    const std::int64_t before = found == counters_.end() ? 0 : found->second.value;
    if (before + amount < 0 || amount > most_) return refuse(negative, before, out);
    out.outcome.previous_of_subject = found == counters_.end() ? 0 : found->second.last;
    out.outcome.journal_no = accepted_ + 1;
    out.outcome.subject_after = before + amount;
    out.outcome.flags = amount == 13 ? 8 : 0;
  }
  void apply(const journal::InstructionView& entry, const Source&, EntryNo number) override {
    if (entry.outcome.verdict != Verdict::accepted) return;
    Counter& c = counters_[subject(entry.record)];
    c.value = entry.outcome.subject_after;
    c.last = number;
    accepted_ = entry.outcome.journal_no;
  }

  TypedDecision decide(const TypedCommand& command, const Source&, EntryNo, const History&) const override {
    TypedDecision out;
    ByteReader in(command.bytes);
    Rename wanted;
    if (command.type == rename) decode(in, wanted);
    const bool known = command.type != rename || (in.at_end() && counters_.contains(wanted.subject));
    if (!known) {
      out.verdict = Verdict::refused;
      out.code = unknown;
    } else {
      out.facts = command.bytes;
    }
    out.figures =
        canonical_bytes(std::vector<Figure>{{.name = "counters", .value = std::ssize(counters_), .text = {}}});
    return out;
  }
  bool apply(const journal::TypedView& entry, const Source&, EntryNo) override {
    ByteReader in(entry.facts);
    switch (entry.head.type) {
      case rename: {
        Rename r;
        decode(in, r);
        if (entry.head.verdict == Verdict::accepted) counters_[r.subject].name = r.name;
        return true;
      }
      case set_window:
        window_ = in.integer<std::int32_t>();
        return true;
      case interest: {
        Interest i;
        decode(in, i);
        counters_[i.subject].value += i.paid;
        paid_up_to_ = i.subject;
        return true;
      }
      case day_closed: {
        DayClosed d;
        decode(in, d);
        day_ = d.day;
        paid_up_to_.reset();
        return true;
      }
      default:
        return false;
    }
  }

  std::optional<Date> day() const override { return day_; }
  TurnStep turn(Date to, EntryNo) const override {
    const auto next = paid_up_to_ ? counters_.upper_bound(*paid_up_to_) : counters_.begin();
    if (next == counters_.end()) return step(day_closed, DayClosed{to, digest()});
    return step(interest, Interest{to, next->first, next->second.value / 100});
  }

  void save(ByteWriter& out) const override {
    encode(out, day_);
    encode(out, paid_up_to_);
    encode(out, counters_);
    encode(out, accepted_);
    encode(out, window_);
  }
  bool load(ByteReader& in) override {
    decode(in, day_);
    decode(in, paid_up_to_);
    decode(in, counters_);
    decode(in, accepted_);
    decode(in, window_);
    if (in.ok()) return true;
    *this = ToyMachine(rules_, most_);
    return false;
  }
  Id16 digest() const override {
    Bytes bytes;
    ByteWriter out(bytes);
    save(out);
    StateHasher hasher;
    hasher.update(bytes);
    return hasher.digest();
  }

  const std::map<std::uint64_t, Counter>& counters() const { return counters_; }

  static Bytes bytes_of_window(std::int32_t days) {
    Bytes bytes;
    ByteWriter(bytes).integer(days);
    return bytes;
  }

 private:
  static std::int64_t number(const Record& record, std::size_t at) {
    std::int64_t n = 0;
    std::memcpy(&n, record.data() + at, sizeof n);
    return n;
  }
  static std::uint64_t subject(const Record& record) { return static_cast<std::uint64_t>(number(record, 32)); }
  static Id16 ref(const Record& record) {
    Id16 id;
    std::memcpy(id.data(), record.data() + 64, id.size());
    return id;
  }
  static void refuse(std::uint16_t code, std::int64_t detail, InstructionDecision& out) {
    out.outcome.verdict = Verdict::refused;
    out.outcome.code = code;
    out.outcome.detail_fen = detail;
  }
  static TurnStep step(std::uint16_t type, const auto& facts) {
    TurnStep s;
    s.command.type = type;
    s.command.bytes = {1, 2, 3};
    s.decision.facts = canonical_bytes(facts);
    return s;
  }

  std::uint32_t rules_;
  std::int64_t most_;  // what an older or newer rule allows at once
  std::optional<Date> day_;
  std::optional<std::uint64_t> paid_up_to_;
  std::map<std::uint64_t, Counter> counters_;
  std::uint64_t accepted_ = 0;
  std::int32_t window_ = 49;
};

}  // namespace gongbao::engine
