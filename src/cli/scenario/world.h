// A city in memory with its engine and journal: what a scenario's steps are played against, one after the other, on
// days taken from the file.
#pragma once

#include "cli/scenario/scenario.h"
#include "engine/engine.h"
#include "formats/command_json.h"
#include "law/citations.h"
#include "policies/registry/city.h"
#include "policies/registry/law_books.h"

namespace gongbao::cli::scenario {

struct Reply {
  engine::Verdict verdict = engine::Verdict::accepted;
  policies::Code code = 0;
  std::vector<std::string> flags;  // full names; shortfall_cured has none of its own
  std::vector<policies::Figure> figures;
  std::vector<std::string> clauses;
  engine::EntryNo entry = 0;
  std::uint64_t journal_no = 0;

  const policies::Figure* figure(std::string_view name) const {
    for (const policies::Figure& each : figures) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
};
boost::json::object to_json(const Reply& reply);

struct Answered {
  std::set<std::pair<std::string, std::string>> outcomes;
  std::set<std::string> clauses;
};

class World {
 public:
  // law.data_missing and the like: the program itself is incomplete. The law must outlive the world.
  static Result<std::unique_ptr<World>> open(const policies::LawBooks& law, System system);

  System system() const { return system_; }
  std::string_view document() const { return system_; }
  // Those who collect, by their numbers: operators or institutions; of heating the applications.
  std::vector<std::uint64_t> collectors() const;

  const policies::City& city() const { return *city_; }
  const journal::Log& log() const { return *log_; }
  const policies::LawBooks& law() const { return law_; }
  Date today() const { return today_; }
  Stamp now() const { return stamp_of(today_, second_); }
  bool begun() const { return begun_; }

  // Later commands are given on that day; days between are turned, one by one. second: of the day; nullopt = a second
  // after the last command, not before nine o'clock. What the turns raised.
  Result<Reply> go_to(Date day, std::optional<std::int64_t> second);
  Result<Reply> give(formats::TypedFromJson command, access::Actor actor);
  // One reply per record; batch: the entry of the opened batch, 0 = single records.
  Result<std::vector<Reply>> send(std::span<const custody::PackedInstruction> records, access::Actor actor,
                                  engine::EntryNo batch);

  // What is refused before the engine hears of it: a batch whose control data are wrong.
  Reply refused(std::string_view command, policies::Code code);

  // What is answered from the state and leaves no trace.
  Reply asked(std::string_view command, std::vector<policies::Figure> figures);

  // Journals posted since the last time this was asked.
  std::vector<ledger::Journal> take_journals();

  // Every (command, "accepted", code or flag) that was answered so far, and the clauses those answers rest on.
  const Answered& answered() const { return answered_; }

  // What was entered from that entry on, the oldest first.
  void each_entry(engine::EntryNo from, const std::function<void(const journal::EntryView&)>& see) const;

  // The journal of the scenario read back: the same state from replay, the same verdicts from verify.
  Result<void> holds_on_replay() const;

 private:
  World(const policies::LawBooks& law, System system) : law_(law), system_(system) {}
  engine::Source source(const access::Actor& actor);
  Reply turned(engine::EntryNo after);
  void see_turn(const journal::TypedView& entry, Reply& reply);
  // Fills in what the reply rests on, and keeps it in mind.
  void cite(std::string_view full_name, Reply& reply);

  const policies::LawBooks& law_;
  System system_;
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<journal::Log> log_;
  std::unique_ptr<engine::Engine> engine_;
  std::vector<ledger::Journal> journals_;
  Answered answered_;
  Date today_;
  std::int64_t second_ = 0;
  bool begun_ = false;
};

}  // namespace gongbao::cli::scenario
