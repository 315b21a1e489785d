// docs/scenarios.md as a test reads it: its fenced blocks, and the tables of commands that it must hold, made from the
// field lists of the commands themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/scenario/scenario.h"

namespace gongbao::scenarios {

struct Block {
  std::size_t line = 0;
  std::string fence;  // what stands behind the three back-ticks: "yaml", "yaml wrong", "text told"
  std::string text;
};
std::vector<Block> blocks_of(std::string_view page);

// Between <!-- name --> and <!-- end -->; empty when there is no such part.
std::string part_of(std::string_view page, const std::string& name);

// One row per typed command of that document, or of none where every scenario has it: its name, who gives it when
// nobody is named, its inputs.
std::string table_of_commands(cli::scenario::System system);
std::string table_of_shared_commands();
// One row per op of the instruction record.
std::string table_of_ops(cli::scenario::System system);

}  // namespace gongbao::scenarios
