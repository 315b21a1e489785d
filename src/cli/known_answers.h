// What the journal already says about records and commands that an import is about to send. So an import that was cut
// off, or a file that is imported again, is answered from history and enters nothing: also when the ledger itself no
// longer remembers the ids (spec/01 8.9).
#pragma once

#include "engine/results.h"

namespace gongbao::cli {

class KnownAnswers {
 public:
  // Reads the whole journal once. Only instructions whose ids were made on these days are kept. What was refused with
  // its id left free (form, scope) is not known: it is decided anew.
  static Result<KnownAnswers> read(const journal::Log& log, Date first, Date last,
                                   const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

  // The first answer to exactly this record of this sender, as a duplicate. Each entry answers once, so a record that
  // stands twice in the file but once in the journal is sent the second time.
  std::optional<engine::InstructionResult> take(const engine::Record& record, const engine::Source& source);
  // The reply to the command that took this key.
  std::optional<engine::TypedReply> find(const Hash32& key) const;

 private:
  struct Known {
    engine::Record record;
    engine::InstructionResult result;
    std::uint64_t organisation = 0;
    std::uint16_t role = 0;
    bool taken = false;
  };
  void note(const journal::InstructionView& entry, const engine::Source& source, journal::EntryNo number);
  void note(const journal::TypedView& entry, const engine::Source& source, journal::EntryNo number);
  void settle();

  Date first_, last_;
  std::vector<Known> instructions_;  // by id, then entry
  std::map<Hash32, engine::TypedReply> commands_;
};

}  // namespace gongbao::cli
