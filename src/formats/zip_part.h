// One file out of a zip archive, piece by piece: for workbooks that come from outside. What it may unfold to is
// bounded, so an archive that grows without end is refused before it has filled anything.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao::formats {

struct ZipBounds {
  std::uint64_t most_bytes = std::uint64_t{1} << 30;  // that one part unfolds to
  std::uint64_t most_parts = 10'000;
};

// false from take: enough. Whether the archive has a part of that name; ledger.schema_invalid for what is no archive,
// is damaged, encrypted or too large.
using TakeBytes = std::function<Result<bool>(std::string_view)>;
Result<bool> read_zip_part(const std::string& path, const std::string& part, const TakeBytes& take,
                           const ZipBounds& bounds = {});

}  // namespace gongbao::formats
