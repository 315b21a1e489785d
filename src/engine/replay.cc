// See replay.h.
#include "engine/replay.h"

#include <algorithm>

#include "engine/decide.h"

namespace gongbao::engine {
namespace {

Problem not_the_next_entry(EntryNo expected, EntryNo found) {
  return {
      "journal.out_of_order", "",
      "entry " + std::to_string(expected) + " was expected, but the block begins with entry " + std::to_string(found),
      "entry " + std::to_string(found)};
}

// Runs ahead of a pass over a block, so that what an instruction touches has arrived when it is its turn.
class Ahead {
 public:
  Ahead(const Machine& machine, const Tables& tables, const journal::Sections& in)
      : machine_(machine), tables_(tables), places_(in), rows_(in) {
    for (std::size_t i = 0; i != Machine::places_ahead; ++i) fetch_places();
    for (std::size_t i = 0; i != Machine::rows_ahead; ++i) fetch_rows();
  }
  void step() {
    fetch_places();
    fetch_rows();
  }

 private:
  void fetch_places() {
    const journal::InstructionView* view = places_.next();
    if (view == nullptr) return;
    machine_.prefetch(view->record);
    if (!tables_.ids_are_beside())
      tables_.ids().prefetch(machine_.sender(view->record, places_.source()), journal::id_of(view->record));
  }
  void fetch_rows() {
    if (const journal::InstructionView* view = rows_.next()) machine_.prefetch_rows(view->record);
  }

  const Machine& machine_;
  const Tables& tables_;
  journal::InstructionCursor places_, rows_;
};

// Hands every entry of the log that the tables have not seen to see(number, source, view), which says false when it
// must stop.
template <class See>
Result<void> walk(const journal::Log& log, const Machine& machine, const Tables& tables,
                  journal::Log::ReadOptions options,
                  const std::function<Result<void>(const journal::Block&)>& begin_block, See&& see) {
  EntryNo next = tables.last_entry() + 1;
  if (next > log.last_entry()) return {};
  options.from = next;
  return log.for_each_block(options, [&](const journal::Block& block) -> Result<void> {
    if (block.first_entry() > next) return std::unexpected(not_the_next_entry(next, block.first_entry()));
    if (auto begun = begin_block(block); !begun) return begun;
    Ahead ahead(machine, tables, block.sections());
    std::optional<Problem> stopped;
    journal::for_each_entry(block, [&](EntryNo number, const Source& source, const auto& view) -> bool {
      if constexpr (std::is_same_v<decltype(view), const journal::InstructionView&>) ahead.step();
      if (number < next) return true;
      stopped = see(number, source, view);
      next = number + 1;
      return !stopped.has_value();
    });
    if (stopped) return std::unexpected(std::move(*stopped));
    return {};
  });
}

struct Applying {
  Machine& machine;
  Tables& tables;
  ReplayReport& report;
  const std::function<void(EntryNo)>& after_entry;

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::InstructionView& entry) {
    ++report.instructions;
    apply_entry(entry, source, number, machine, tables);
    if (after_entry) after_entry(number);
    return std::nullopt;
  }
  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::TypedView& entry) {
    ++report.typed;
    if (!apply_entry(entry, source, number, machine, tables)) {
      return unknown_type(entry.head.type, entry.head.version, number);
    }
    if (after_entry) after_entry(number);
    return std::nullopt;
  }
};

// "name: stored 1, now 2; " for what differs.
class Comparison {
 public:
  template <std::integral T>
  void number(const char* name, T stored, T now) {
    if (stored != now) say(name, "stored " + std::to_string(stored) + ", now " + std::to_string(now));
  }
  void bytes(const char* name, ByteView stored, ByteView now) {
    if (std::ranges::equal(stored, now)) return;
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(stored, now).in1 - stored.begin());
    say(name, "stored " + std::to_string(stored.size()) + " bytes, now " + std::to_string(now.size()) +
                  ", the first that differs is " + std::to_string(at));
  }
  void claim(bool holds, const char* what) {
    if (!holds) say(what, "");
  }
  const std::string& text() const { return text_; }

 private:
  void say(const char* name, const std::string& what) {
    if (!text_.empty()) text_ += "; ";
    text_ += name;
    if (!what.empty()) text_ += ": " + what;
  }
  std::string text_;
};

void compare(const journal::InstructionView& stored, const InstructionDecision& now, Comparison& c) {
  const Outcome& a = stored.outcome;
  const Outcome& b = now.outcome;
  c.number("verdict", static_cast<int>(a.verdict), static_cast<int>(b.verdict));
  c.number("code", a.code, b.code);
  c.number("flags", a.flags, b.flags);
  c.number("journal_no", a.journal_no, b.journal_no);
  c.number("detail_fen", a.detail_fen, b.detail_fen);
  c.number("custody_after", a.custody_after, b.custody_after);
  c.number("required_after", a.required_after, b.required_after);
  c.number("subject_after", a.subject_after, b.subject_after);
  c.number("previous_of_subject", a.previous_of_subject, b.previous_of_subject);
  c.number("previous_of_operator", a.previous_of_operator, b.previous_of_operator);
  const auto bytes_of = [](std::span<const Extension> e) {
    return ByteView{reinterpret_cast<const std::uint8_t*>(e.data()), e.size_bytes()};
  };
  c.bytes("extensions", bytes_of(stored.extensions), bytes_of(now.extensions));
}

void compare(const journal::TypedView& stored, const TypedDecision& now, Comparison& c) {
  c.number("verdict", static_cast<int>(stored.head.verdict), static_cast<int>(now.verdict));
  c.number("code", stored.head.code, now.code);
  c.number("flags", stored.head.flags, now.flags);
  c.bytes("facts", stored.facts, now.facts);
  c.bytes("figures", stored.figures, now.figures);
}

// Re-decides each entry against the state before it, then applies what is stored.
class Verifier {
 public:
  Verifier(const journal::Log& log, Machine& machine, const VerifyOptions& options)
      : machine_(machine), recall_(log, tables_.ids()), options_(options) {}

  Result<void> begin_block(const journal::Block& block) {
    if (options_.hashed) {
      if (auto hashed = options_.hashed(block.number()); !hashed) return hashed;
    }
    ++report_.blocks;
    rules_version_ = block.rules_version();
    return {};
  }

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::InstructionView& entry) {
    ++report_.instructions;
    Comparison c;
    judge_stamp(source, c);
    if (const std::optional<Date> today = machine_.day()) {
      const Bench bench{machine_, tables_, recall_, machine_.codes()};
      const Hearing hearing{source, *today};
      decide_record(bench, hearing, entry.record, number, decision_);
      if (recall_.problem()) return recall_.problem();
      compare(entry, decision_, c);
    }
    file(number, c);
    apply_entry(entry, source, number, machine_, tables_);
    return std::nullopt;
  }

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::TypedView& entry) {
    ++report_.typed;
    Comparison c;
    if (of_the_engine(source)) {
      judge_turn_step(number, source, entry, c);
    } else {
      judge_stamp(source, c);
      judge_command(number, source, entry, c);
    }
    if (recall_.problem()) return recall_.problem();
    file(number, c);
    if (!apply_entry(entry, source, number, machine_, tables_)) {
      return unknown_type(entry.head.type, entry.head.version, number);
    }
    return std::nullopt;
  }

  const Tables& tables() const { return tables_; }
  VerifyReport report() && { return std::move(report_); }

 private:
  void judge_stamp(const Source& source, Comparison& c) const {
    c.claim(Stamp{source.stamp_micros} >= tables_.last_stamp(), "the stamp goes back");
    c.claim(machine_.day() == date_of(Stamp{source.stamp_micros}), "the stamp is not of the day that had begun");
  }

  void judge_turn_step(EntryNo number, const Source& source, const journal::TypedView& entry, Comparison& c) {
    ++report_.turn_steps;
    const Stamp stamp{source.stamp_micros};
    const Date to = date_of(stamp);
    const std::optional<Date> today = machine_.day();
    c.claim(stamp >= tables_.last_stamp() && stamp == stamp_of(to, 0), "a day begins at 00:00");
    c.claim(!today || to == *today + Days{1}, "days follow one another");
    if (today && to <= *today) return;
    const TurnStep step = machine_.turn(to, number);
    c.number("type", entry.head.type, step.command.type);
    c.number("version", entry.head.version, step.command.version);
    c.bytes("command", entry.command, step.command.bytes);
    compare(entry, step.decision, c);
  }

  void judge_command(EntryNo number, const Source& source, const journal::TypedView& entry, Comparison& c) {
    const TypedCommand command{.type = entry.head.type,
                               .version = entry.head.version,
                               .bytes = {entry.command.begin(), entry.command.end()},
                               .idempotency_key = entry.head.idempotency_key};
    c.claim(tables_.key(command.idempotency_key) == nullptr, "the idempotency key was used before");
    compare(entry, machine_.decide(command, source, number, recall_), c);
  }

  void file(EntryNo number, const Comparison& c) {
    const bool ours = rules_version_ == machine_.rules_version();
    if (!ours) ++report_.entries_of_other_rules;
    if (c.text().empty()) return;
    ++(ours ? report_.differing : report_.differing_of_other_rules);
    std::vector<Difference>& list = ours ? report_.differences : report_.differences_of_other_rules;
    if (list.size() < options_.differences_kept) {
      list.push_back({.entry = number, .rules_version = rules_version_, .what = c.text()});
    }
  }

  Machine& machine_;
  Tables tables_;
  Recall recall_;
  const VerifyOptions& options_;
  VerifyReport report_;
  std::uint32_t rules_version_ = 0;
  InstructionDecision decision_;
};

}  // namespace

Problem unknown_type(std::uint16_t type, std::uint16_t version, EntryNo entry) {
  const std::string at = "entry " + std::to_string(entry);
  return {"engine.unknown_type", "",
          at + " is of type " + std::to_string(type) + " version " + std::to_string(version) +
              ", which this program does not know",
          at};
}

Result<void> replay_tail(const journal::Log& log, Machine& machine, Tables& tables, const ReplayOptions& options,
                         ReplayReport& report) {
  Applying applying{machine, tables, report, options.after_entry};
  tables.keep_ids_beside(options.threads);
  const auto walked = walk(
      log, machine, tables, {.check_hashes = options.check_hashes, .progress = options.progress},
      [&](const journal::Block&) {
        ++report.blocks;
        return Result<void>{};
      },
      applying);
  tables.keep_ids_beside(false);
  report.last_entry = tables.last_entry();
  return walked;
}

Result<ReplayReport> replay(const journal::Log& log, Machine& machine, const ReplayOptions& options) {
  Tables tables;
  ReplayReport report;
  if (auto walked = replay_tail(log, machine, tables, options, report); !walked) {
    return std::unexpected(std::move(walked.error()));
  }
  return report;
}

Result<VerifyReport> verify(const journal::Log& log, Machine& machine, const VerifyOptions& options) {
  Verifier verifier(log, machine, options);
  const auto walked = walk(
      log, machine, verifier.tables(), {.check_hashes = !options.hashed, .progress = options.progress},
      [&](const journal::Block& b) { return verifier.begin_block(b); }, verifier);
  if (!walked) return std::unexpected(walked.error());
  return std::move(verifier).report();
}

}  // namespace gongbao::engine
