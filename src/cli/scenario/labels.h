// Names in a scenario for what has numbers in the system. What a command makes is named by the step's id; what a sender
// numbers itself (cards, products, outlets, applications) and who takes part (banks, consumers) is named by use.
#pragma once

#include <map>
#include <set>

#include "cli/scenario/world.h"

namespace gongbao::cli::scenario {

// What became of a step with an id.
struct Made {
  engine::EntryNo entry = 0;
  std::optional<custody::PackedInstruction> record;
  std::vector<policies::Figure> figures;
  std::uint64_t operator_id = 0;
};

class Labels {
 public:
  bool add(const std::string& label, Made made) { return made_.emplace(label, std::move(made)).second; }
  void replace(const std::string& label, Made made) { made_[label] = std::move(made); }
  const Made* find(const std::string& label) const {
    const auto it = made_.find(label);
    return it == made_.end() ? nullptr : &it->second;
  }
  std::vector<std::string> names() const;

  // Counts 1, 2, 3 … per kind in the order of first use, stepping over numbers that were written out.
  std::uint64_t number(const std::string& kind, const std::string& label);
  std::optional<std::uint64_t> known_number(const std::string& kind, const std::string& label) const;
  void taken(const std::string& kind, std::uint64_t number) { taken_[kind].insert(number); }
  std::vector<std::string> names(const std::string& kind) const;

 private:
  std::map<std::string, Made> made_;
  std::map<std::string, std::map<std::string, std::uint64_t>> numbers_;
  std::map<std::string, std::set<std::uint64_t>> taken_;
};

}  // namespace gongbao::cli::scenario
