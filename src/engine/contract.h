// What a machine must offer so that the engine can drive it: decide (pure), apply (cannot fail), the steps of a day
// turn, and its whole state as bytes. The engine knows no law, no account and no fact: it moves bytes between these
// calls and the journal, in one total order, on one thread.
//
// What may not be done in here: no clock, no randomness, no I/O, no floating point, no locale, no threads. Time comes
// in with the source's stamp, ids with the command, everything older from the state or from History.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/date.h"
#include "base/fields.h"
#include "journal/journal.h"

namespace gongbao::engine {

using journal::EntryNo;
using journal::Extension;
using journal::Outcome;
using journal::Record;
using journal::Source;
using journal::Verdict;

// A figure of an answer, so that a person can redo the sum: releasable = 120000.00, due_on = 2023-10-09 …
struct Figure {
  enum class Unit : std::uint8_t { fen = 1, date = 2, count = 3, text = 4, flag = 5 };
  std::string name;
  Unit unit = Unit::count;
  std::int64_t value = 0;  // fen, days since 1970, count; 0 for texts
  std::string text;        // unit text: never personal data; unit flag: the flag's code, name empty
  GB_FIELDS(name, unit, value, text)
  bool operator==(const Figure&) const = default;
};

// What was entered before. Durable or not makes no difference: entries decided but still being written are found too.
class History {
 public:
  struct Instruction {
    EntryNo number = 0;
    Record record;
    Outcome outcome;
    std::vector<Extension> extensions;
    Source source;
  };
  virtual ~History() = default;
  // The entry that took this id of this sender; only inside the id window.
  virtual std::optional<EntryNo> find(std::uint64_t sender, const Id16& id) const = 0;
  virtual std::optional<Instruction> instruction(EntryNo number) const = 0;
  struct Typed {
    std::uint16_t type = 0, version = 0;
    Verdict verdict{};
    Bytes command;  // canonical
    Source source;
  };
  virtual std::optional<Typed> typed(EntryNo number) const = 0;
};

// A bit of Outcome::flags that belongs to the engine: the record was refused before decide, so its id stays free
// (spec/01 part 12, B3). It is in the journal only; results never carry it, and decide must not set it.
inline constexpr std::uint8_t id_stays_free = 0x80;

struct InstructionDecision {
  Outcome outcome;  // source and extensions are filled in by the engine
  std::vector<Extension> extensions;
  void clear() {
    outcome = {};
    extensions.clear();
  }
};

struct TypedCommand {
  std::uint16_t type = 0;
  std::uint16_t version = 1;
  Bytes bytes;               // canonical
  Hash32 idempotency_key{};  // zero = none
};

struct TypedDecision {
  Verdict verdict = Verdict::accepted;
  std::uint16_t code = 0;
  std::uint8_t flags = 0;
  Bytes facts;    // for apply; empty when refused
  Bytes figures;  // canonical bytes of std::vector<Figure>
};

// One entry of a day turn: a command of the machine's own making with its facts.
struct TurnStep {
  TypedCommand command;
  TypedDecision decision;
};

// Numbers of the codes that the engine gives of its own accord.
struct EngineCodes {
  std::uint16_t schema_invalid, idempotency_conflict, id_expired, calendar_jump;
};

class Machine {
 public:
  virtual ~Machine() = default;
  virtual std::uint32_t rules_version() const = 0;
  virtual EngineCodes codes() const = 0;

  // --- records of fixed size -------------------------------------------------------------------------------------
  // Form, then role and scope: 0, or a code that leaves the record's id free (spec/01 part 12, B3).
  virtual std::uint16_t admit(const Record& record, const Source& source) const = 0;
  // Whose ids these are: (sender, id) is unique. Days an id is remembered, from the parameters of today.
  virtual std::uint64_t sender(const Record& record, const Source& source) const = 0;
  virtual Days id_window() const = 0;
  // Of records that come next: fetches where their rows are found, then, some records later, the rows.
  static constexpr std::size_t places_ahead = 32, rows_ahead = 16;  // so many before their turn
  virtual void prefetch(const Record&) const {}
  virtual void prefetch_rows(const Record&) const {}
  // Only called for admitted records with a fresh id. number is the entry it will become.
  virtual void decide(const Record& record, const Source& source, EntryNo number, const History& history,
                      InstructionDecision& out) const = 0;
  // Called for every instruction entry, refused and duplicate ones too.
  virtual void apply(const journal::InstructionView& entry, const Source& source, EntryNo number) = 0;

  // --- commands of any size --------------------------------------------------------------------------------------
  virtual TypedDecision decide(const TypedCommand& command, const Source& source, EntryNo number,
                               const History& history) const = 0;
  // Called for every typed entry, day turn steps and refused ones too. False: a type or version this program does not
  // know (then the state is unchanged and the engine stops with a clear error).
  virtual bool apply(const journal::TypedView& entry, const Source& source, EntryNo number) = 0;

  // --- days ------------------------------------------------------------------------------------------------------
  // The last day that has begun; nullopt before the first.
  virtual std::optional<Date> day() const = 0;
  // The next entry of the turn to that day (the day after day(), or any first day). After each it is applied and this
  // is asked again, until day() is that day. A restart in the middle goes on where it stopped: progress is state.
  virtual TurnStep turn(Date to, EntryNo number) const = 0;

  // --- the whole -------------------------------------------------------------------------------------------------
  virtual void save(ByteWriter& out) const = 0;  // canonical: equal states, equal bytes
  virtual bool load(ByteReader& in) = 0;         // false: not a state of this version; then reset to empty
  virtual Id16 digest() const = 0;               // of everything in the state
};

}  // namespace gongbao::engine
