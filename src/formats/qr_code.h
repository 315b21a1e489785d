// A QR code as runs of dark squares, row by row, and as a picture for pages. qrencode makes the pattern and is known to
// qr_code.cc alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace gongbao::formats {

struct QrRun {
  int row = 0;
  int column = 0;
  int length = 0;  // squares
};
struct QrCode {
  int side = 0;  // squares, without the quiet zone
  std::vector<QrRun> runs;
};
inline constexpr int qr_quiet_zone = 4;  // squares on each side, as ISO/IEC 18004 asks

// formats.qr_too_long.
Result<QrCode> qr_code(std::string_view address);
// Black on white with its quiet zone, one unit a square. formats.qr_too_long.
Result<std::string> qr_svg(std::string_view address);

}  // namespace gongbao::formats
