// The readers of bytes from outside, each as a function that takes any bytes at all. Whatever they are, it must return:
// sanitizers watch memory and arithmetic, GB_CHECK what is said of a value that was read.
#pragma once

#include <span>
#include <string_view>

#include "base/bytes.h"

namespace gongbao::fuzz {

struct Parser {
  std::string_view name;  // of its folder in corpus/ too
  void (*feed)(ByteView bytes);
};

std::span<const Parser> text_parsers();     // JSON, YAML, and what banks and shops send as files
std::span<const Parser> money_parsers();    // records, and what a ledger makes of any sequence of them
std::span<const Parser> store_parsers();    // journal blocks and files, snapshots
std::span<const Parser> request_parsers();  // the head of an HTTP request, up to its route

inline std::string_view as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

// A path under which those bytes lie as a file, until the next call.
const char* as_file(ByteView bytes);

}  // namespace gongbao::fuzz
