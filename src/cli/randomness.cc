// From the kernel; without it there is nothing to go on with.
#include "cli/randomness.h"

#include <sys/random.h>

#include "base/check.h"

namespace gongbao::cli {

void fill_with_randomness(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
    GB_CHECK(got > 0);
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace gongbao::cli
