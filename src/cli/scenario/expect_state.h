// The state after a step, as far as an expectation may speak of it: an operator's figures, cards, items, orders, events
// and what is published of it.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

struct Mismatch {
  std::string path;
  std::string what;
  std::string expected;
  std::string actual;
};

// What a comparison comes to.
struct Compared {
  std::vector<Mismatch> mismatches;
  std::vector<std::string> clauses;  // behind the figures that were looked at

  void note(std::string_view path, std::string what, std::string expected, std::string actual);
  void note_yuan(std::string_view path, std::string what, std::int64_t expected, Wide actual);
  void rests_on(const std::vector<std::string>& more);
};

struct Whose {
  std::uint64_t operator_id = 0;                           // 0 = nobody's
  const std::vector<ledger::Journal>* journals = nullptr;  // of the step
};

bool is_state_key(std::string_view key, System system);
std::vector<std::string> state_keys(System system);
// A problem when the expectation cannot be read.
Result<void> compare_state(const std::string& key, const boost::json::value& value, const std::string& path,
                           const Whose& whose, const World& world, Inputs& inputs, Compared& out);

// A code or flag by its full or its short name.
Result<policies::Code> read_code(const boost::json::value& value, std::string_view path, System system);

}  // namespace gongbao::cli::scenario
