// Records, sources, logs that fail, and whole journals as text: what the engine's tests share.
#pragma once

#include <random>

#include "base/check.h"
#include "engine/engine.h"
#include "engine/toy_machine.h"

namespace gongbao::engine::testing {

inline const Date first_day = date_of(2023, 11, 1);

inline Id16 id_on(Date day, std::uint64_t n) {
  Id16 id{};
  for (int i = 0; i != 4; ++i) {
    id[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(day.day) >> (24 - 8 * i));
  }
  std::memcpy(id.data() + 4, &n, sizeof n);
  return id;
}

// Ids that somebody chose who knows the id window's key, so that one hash is that of all: what is multiplied is zero.
inline Id16 id_of_one_hash(Date day, std::uint32_t n) {
  Id16 id = id_on(day, IdWindow::HashKey{}.first);
  std::memcpy(id.data() + 12, &n, sizeof n);
  return id;
}

struct Fields {
  std::uint64_t subject = 1;
  std::int64_t amount = 10;
  std::uint8_t op = 1;
};

inline Record record(const Id16& id, const Fields& f = {}) {
  Record r{};
  std::memcpy(r.data(), id.data(), id.size());
  r[16] = f.op;
  std::memcpy(r.data() + 32, &f.subject, sizeof f.subject);
  std::memcpy(r.data() + 48, &f.amount, sizeof f.amount);
  return r;
}

inline Record reference_to(const Id16& id, std::uint64_t sender, const Id16& original) {
  Record r = record(id, {.op = 2});
  std::memcpy(r.data() + 40, &sender, sizeof sender);
  std::memcpy(r.data() + 64, original.data(), original.size());
  return r;
}

// Organisation 1 unless told otherwise, at that second of that day.
inline Source at(Date day, std::int64_t second = 3600, std::uint64_t organisation = 1) {
  Source s;
  s.stamp_micros = stamp_of(day, second).micros;
  s.account = 77;
  s.organisation = organisation;
  s.role = 1;
  return s;
}

inline Source in_batch(Source s, EntryNo batch) {
  s.batch_entry = batch;
  return s;
}

inline TypedCommand rename(std::uint64_t subject, std::string name, std::uint8_t key = 0) {
  TypedCommand c{.type = ToyMachine::rename, .bytes = canonical_bytes(ToyMachine::Rename{subject, std::move(name)})};
  c.idempotency_key[0] = key;
  return c;
}

// Every entry of a log, byte for byte, one string each; blocks do not show.
inline std::vector<std::string> entries_of(const journal::Log& log) {
  std::vector<std::string> all;
  const auto hex = [](const auto& value) {
    return to_hex({reinterpret_cast<const std::uint8_t*>(&value), sizeof value});
  };
  const auto walked = log.for_each_block({}, [&](const journal::Block& block) -> Result<void> {
    block.visit([&](const journal::EntryView& e) {
      std::string line = std::to_string(e.number) + " " + hex(e.source) + " ";
      if (e.instruction != nullptr) {
        Outcome o = e.instruction->outcome;
        o.source = 0;  // a place in the block's table
        line += hex(e.instruction->record) + " " + hex(o);
        for (const Extension& x : e.instruction->extensions) line += " " + hex(x);
      } else {
        journal::TypedHead h = e.typed->head;
        h.source = 0;
        line += hex(h) + " " + to_hex(e.typed->command) + " " + to_hex(e.typed->facts) + " " + to_hex(e.typed->figures);
      }
      all.push_back(std::move(line));
      return true;
    });
    return {};
  });
  GB_CHECK(walked.has_value());
  return all;
}

// Passes everything on, until the append of that number fails.
class FailingLog : public journal::Log {
 public:
  FailingLog(journal::Log& log, int fails_at) : log_(log), left_(fails_at) {}
  Result<journal::BlockNo> append(const journal::BlockBuilder& block) override {
    if (left_ <= 0 || --left_ == 0) return problem("journal.no_space", "", "the disk is full");
    return log_.append(block);
  }
  journal::BlockNo last_block() const override { return log_.last_block(); }
  EntryNo last_entry() const override { return log_.last_entry(); }
  Hash32 chain() const override { return log_.chain(); }
  Result<journal::Block> read(journal::BlockNo number) const override { return log_.read(number); }
  Result<journal::Block> block_of(EntryNo entry) const override { return log_.block_of(entry); }
  Result<void> see_entry(EntryNo entry, const std::function<void(const journal::EntryView&)>& see) const override {
    return log_.see_entry(entry, see);
  }
  Result<void> for_each_block(const ReadOptions& options,
                              const std::function<Result<void>(const journal::Block&)>& see) const override {
    return log_.for_each_block(options, see);
  }

 private:
  journal::Log& log_;
  int left_;
};

// A machine, a log and a started engine.
struct House {
  std::unique_ptr<journal::Log> log = journal::open_memory_log();
  ToyMachine machine;
  std::unique_ptr<Engine> engine;
  ReplayReport report;

  explicit House(Options options = {}) { open(std::move(options)); }
  House(std::unique_ptr<journal::Log> other, Options options) : log(std::move(other)) { open(std::move(options)); }

  InstructionResult send(const Record& r, const Source& s) {
    auto result = engine->execute(r, s);
    if (!result) fprintf(stderr, "%s\n", to_string(result.error()).c_str());
    GB_CHECK(result.has_value());
    return *result;
  }
  TypedReply send(TypedCommand c, const Source& s) {
    auto reply = engine->execute(std::move(c), s);
    if (!reply) fprintf(stderr, "%s\n", to_string(reply.error()).c_str());
    GB_CHECK(reply.has_value());
    return *reply;
  }
  // Ends the engine and gives the log away, as a crash after the last durable block would leave it.
  std::unique_ptr<journal::Log> close() {
    engine.reset();
    return std::move(log);
  }

 private:
  void open(Options options) {
    engine = std::make_unique<Engine>(machine, *log, std::move(options));
    auto started = engine->start();
    GB_CHECK(started.has_value());
    report = *started;
  }
};

}  // namespace gongbao::engine::testing
