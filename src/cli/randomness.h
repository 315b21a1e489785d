// The one place that reads the system's random device.
#pragma once

#include "base/bytes.h"

namespace gongbao::cli {

Hash32 random_key();

}  // namespace gongbao::cli
