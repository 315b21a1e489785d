// Says which belief broke and stops.
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace gongbao {

void check_failed(const char* claim, const char* file, int line) {
  std::fprintf(stderr, "gongbao: internal check failed: %s (%s:%d)\n", claim, file, line);
  std::abort();
}

}  // namespace gongbao
