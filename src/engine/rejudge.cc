// See rejudge.h.
#include "engine/rejudge.h"

#include <algorithm>

#include "engine/decide.h"
#include "engine/walk.h"

namespace gongbao::engine {
namespace {

// Instructions whose answer, as whoever refers to them would read it back, is not that of the log.
class Otherwise final : public InFlight {
 public:
  void keep(EntryNo number, const Source& source, const journal::InstructionView& was, const InstructionDecision& now) {
    if (reads_the_same(was, now)) return;
    kept_.push_back({number, source, was.record, now.outcome, now.extensions});
  }
  bool see(EntryNo number, const SeeEntry& see) const override {
    const auto at = std::ranges::lower_bound(kept_, number, {}, &Kept::number);
    if (at == kept_.end() || at->number != number) return false;
    const journal::InstructionView view{at->record, at->outcome, at->extensions};
    see({.number = number, .source = at->source, .instruction = &view, .typed = nullptr});
    return true;
  }

 private:
  struct Kept {
    EntryNo number = 0;
    Source source;
    Record record;
    Outcome outcome;
    std::vector<Extension> extensions;
  };
  // Balances and journal numbers after it nobody reads back.
  static bool reads_the_same(const journal::InstructionView& was, const InstructionDecision& now) {
    const Outcome& a = was.outcome;
    const Outcome& b = now.outcome;
    return a.code == b.code && a.verdict == b.verdict && a.flags == b.flags && a.detail_fen == b.detail_fen &&
           a.previous_of_subject == b.previous_of_subject && a.previous_of_operator == b.previous_of_operator &&
           std::ranges::equal(was.extensions, now.extensions);
  }

  std::vector<Kept> kept_;  // by number
};

class Rejudging {
 public:
  Rejudging(const journal::Log& log, Machine& machine, RejudgeWitness& witness)
      : machine_(machine),
        witness_(witness),
        recall_(log, tables_.ids(), &otherwise_),
        codes_(machine.codes()),
        last_of_log_(log.last_entry()) {}

  const Tables& tables() const { return tables_; }

  Result<void> begin_block(const journal::Block& block) {
    of_other_rules_ = block.rules_version() != machine_.rules_version();
    return {};
  }

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::InstructionView& entry) {
    finish_turn();
    ++report_.instructions;
    report_.entries_of_other_rules += of_other_rules_ ? 1 : 0;
    decision_.clear();
    if (const std::optional<Date> today = machine_.day()) {
      const Bench bench{machine_, tables_, recall_, codes_};
      const Hearing hearing{source, *today};
      decide_record(bench, hearing, entry.record, number, decision_);
      if (recall_.problem()) return recall_.problem();
    }
    witness_.see(number, source, entry, decision_);
    otherwise_.keep(number, source, entry, decision_);
    apply_entry({entry.record, decision_.outcome, decision_.extensions}, source, number, machine_, tables_);
    return std::nullopt;
  }

  std::optional<Problem> operator()(EntryNo number, const Source& source, const journal::TypedView& entry) {
    if (of_the_engine(source)) {
      put_off(number, source);
      tables_.note(journal::TypedView{}, source, number, machine_);
      return std::nullopt;
    }
    finish_turn();
    ++report_.typed;
    report_.entries_of_other_rules += of_other_rules_ ? 1 : 0;
    const TypedCommand command{.type = entry.head.type,
                               .version = entry.head.version,
                               .bytes = {entry.command.begin(), entry.command.end()},
                               .idempotency_key = {}};
    const TypedDecision now = machine_.decide(command, source, number, recall_);
    if (recall_.problem()) return recall_.problem();
    witness_.see(number, source, entry, now);
    if (!machine_.apply(view_of(command, now), source, number)) {
      return unknown_type(entry.head.type, entry.head.version, number);
    }
    tables_.note(journal::TypedView{}, source, number, machine_);
    return std::nullopt;
  }

  // What the log ends with may be a day turn.
  RejudgeReport report() && {
    finish_turn();
    report_.last_entry = last_of_log_;
    return report_;
  }

 private:
  struct Turn {
    Date to;
    Source source;
    EntryNo first = 0, last = 0;
  };

  static journal::TypedView view_of(const TypedCommand& command, const TypedDecision& decision) {
    journal::TypedView view;
    view.head.type = command.type;
    view.head.version = command.version;
    view.head.code = decision.code;
    view.head.verdict = decision.verdict;
    view.head.flags = decision.flags;
    view.command = command.bytes;
    view.facts = decision.facts;
    view.figures = decision.figures;
    return view;
  }

  // Steps are taken when it is known how many numbers the journal has for them.
  void put_off(EntryNo number, const Source& source) {
    ++report_.turn_steps_were;
    const Date to = date_of(Stamp{source.stamp_micros});
    if (turn_ && turn_->to != to) finish_turn();
    if (!turn_) turn_ = Turn{to, source, number, number};
    turn_->last = number;
  }

  void finish_turn() {
    if (!turn_) return;
    const Turn turn = *std::exchange(turn_, std::nullopt);
    witness_.before_day(turn.to);
    EntryNo next = turn.first;
    while (machine_.day() != turn.to) {
      const EntryNo number = next <= turn.last ? next++ : last_of_log_ + ++beyond_;
      const TurnStep step = machine_.turn(turn.to, number);
      GB_CHECK(machine_.apply(view_of(step.command, step.decision), turn.source, number));
      ++report_.turn_steps;
    }
    tables_.follow_day(machine_);
  }

  Machine& machine_;
  RejudgeWitness& witness_;
  Tables tables_;
  Otherwise otherwise_;
  Recall recall_;
  const EngineCodes codes_;
  const EntryNo last_of_log_;
  EntryNo beyond_ = 0;  // steps that the journal has no number for
  std::optional<Turn> turn_;
  RejudgeReport report_;
  bool of_other_rules_ = false;
  InstructionDecision decision_;
};

}  // namespace

Result<RejudgeReport> rejudge(const journal::Log& log, Machine& machine, RejudgeWitness& witness,
                              const Progress& progress) {
  Rejudging rejudging(log, machine, witness);
  const auto walked = walk(
      log, machine, rejudging.tables(), {.progress = progress},
      [&](const journal::Block& block) { return rejudging.begin_block(block); }, rejudging);
  if (!walked) return std::unexpected(walked.error());
  return std::move(rejudging).report();
}

namespace {

Result<Date> day_of_entry(const journal::Log& log, EntryNo number) {
  Date day;
  const auto seen =
      log.see_entry(number, [&](const journal::EntryView& entry) { day = date_of(Stamp{entry.source.stamp_micros}); });
  if (!seen) return std::unexpected(seen.error());
  return day;
}

}  // namespace

Result<std::optional<JournalDays>> days_of(const journal::Log& log) {
  const EntryNo last_entry = log.last_entry();
  if (last_entry == 0) return std::nullopt;
  const auto first = day_of_entry(log, 1), last = day_of_entry(log, last_entry);
  if (!first) return std::unexpected(first.error());
  if (!last) return std::unexpected(last.error());
  return JournalDays{*first, *last};
}

}  // namespace gongbao::engine
