// A question to the city, for what is worked on apart from any request.
#pragma once

#include <functional>

#include "journal/journal.h"
#include "policies/registry/city.h"

namespace gongbao::server {

// Runs on the deciding thread, between blocks; the entry after which it was asked.
using AskCity = std::function<Result<journal::EntryNo>(const std::function<void(const policies::City&)>&)>;

}  // namespace gongbao::server
