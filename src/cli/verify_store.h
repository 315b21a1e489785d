// Is the journal of a data folder whole, and would it be decided the same again?
//
// Two things at once, on two cores: one thread reads every byte of the files and hashes every block; the other decides
// every entry again, never one of a block that the first has not found sound.
#pragma once

#include <string>
#include <vector>

#include "engine/replay.h"

namespace gongbao::cli {

struct Findings {
  std::vector<std::string> all;
  bool bytes_are_whole = false;  // else all is of the bytes, and what follows means nothing
  std::uint64_t journals = 0;
  engine::VerifyReport decided;
  std::string ledger, state, chain;
  journal::EntryNo entries = 0;
};

Findings verify_store(const std::string& folder, const engine::Progress& progress = {});

}  // namespace gongbao::cli
