// A log that tells when a block is durable, so that who follows the journal is woken and never polls.
#pragma once

#include <functional>
#include <memory>

#include "journal/journal.h"

namespace gongbao::views {

// Both on the thread that appends: keep them short.
struct Told {
  std::function<void()> begins = {};  // a block is about to be written; may be empty
  std::function<void(const journal::BlockBuilder&)> durable;
};

// Passes everything on to that log, which outlives it.
std::unique_ptr<journal::Log> tell_when_durable(journal::Log& log, Told told);

}  // namespace gongbao::views
