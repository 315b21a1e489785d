// From the kernel; without it there is nothing to go on with.
#include "cli/randomness.h"

#include <sys/random.h>

#include "base/check.h"

namespace gongbao::cli {

Hash32 random_key() {
  Hash32 key{};
  const ssize_t got = getrandom(key.data(), key.size(), 0);
  GB_CHECK(got == static_cast<ssize_t>(key.size()));
  return key;
}

}  // namespace gongbao::cli
