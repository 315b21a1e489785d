// A log that tells when a block is durable, so that who follows the journal is woken and never polls.
#pragma once

#include <functional>
#include <memory>

#include "journal/journal.h"

namespace gongbao::views {

// Passes everything on to that log, which outlives it. durable is called on the thread that appended: keep it short.
std::unique_ptr<journal::Log> tell_when_durable(journal::Log& log, std::function<void()> durable);

}  // namespace gongbao::views
