// See replay.h.
#include "engine/replay.h"

#include <algorithm>

#include "engine/decide.h"
#include "engine/walk.h"

namespace gongbao::engine {
namespace {

struct Applying {
  Machine& machine;
  Tables& tables;
  ReplayReport& report;
  const ReplayOptions& options;
  std::optional<Date> turning_to = {};

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::InstructionView& entry) {
    ++report.instructions;
    apply_entry(entry, source, number, machine, tables);
    if (options.after_entry) options.after_entry(number);
    return std::nullopt;
  }
  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::TypedView& entry) {
    ++report.typed;
    if (options.before_day && of_the_engine(source)) tell_of_turn(date_of(Stamp{source.stamp_micros}));
    if (!apply_entry(entry, source, number, machine, tables)) {
      return unknown_type(entry.head.type, entry.head.version, number);
    }
    if (options.after_entry) options.after_entry(number);
    return std::nullopt;
  }
  void tell_of_turn(Date to) {
    if (turning_to == to) return;
    turning_to = to;
    options.before_day(to);
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
      : machine_(machine), recall_(log, tables_.ids()), options_(options) {
    tables_.hash_ids_with(options.id_hash_key);
  }

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
  Applying applying{machine, tables, report, options};
  if (tables.last_entry() == 0) tables.hash_ids_with(options.id_hash_key);
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
