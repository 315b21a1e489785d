// Squares beside each other are one run: the picture of an address has some hundred of them.
#include "formats/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace gongbao::formats {

Result<QrCode> qr_code(std::string_view address) {
  const std::string text(address);
  const std::unique_ptr<QRcode, void (*)(QRcode*)> pattern(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                           QRcode_free);
  if (!pattern) return problem("formats.qr_too_long", "address", "no QR code holds it");
  QrCode code;
  code.side = pattern->width;
  const auto dark = [&](int row, int column) { return (pattern->data[row * code.side + column] & 1) != 0; };
  for (int row = 0; row < code.side; ++row) {
    for (int column = 0; column < code.side; ++column) {
      if (!dark(row, column)) continue;
      int end = column;
      while (end < code.side && dark(row, end)) ++end;
      code.runs.push_back({row, column, end - column});
      column = end;
    }
  }
  return code;
}

Result<std::string> qr_svg(std::string_view address) {
  const auto code = qr_code(address);
  if (!code) return std::unexpected(code.error());
  const std::string side = std::to_string(code->side + 2 * qr_quiet_zone);
  std::string out = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 )" + side + " " + side +
                    R"(" shape-rendering="crispEdges"><rect width=")" + side + R"(" height=")" + side +
                    R"(" fill="#fff"/><path d=")";
  for (const QrRun& run : code->runs) {
    const std::string length = std::to_string(run.length);
    out += "M" + std::to_string(run.column + qr_quiet_zone) + " " + std::to_string(run.row + qr_quiet_zone) + "h" +
           length + "v1h-" + length + "z";
  }
  return out + "\"/></svg>\n";
}

}  // namespace gongbao::formats
