// Pages of a PDF: text in the program's own fonts, rules, a QR code. Lengths are points (1/72 inch) from the upper left
// corner of A4. Equal calls give equal bytes: no clock, no random number. pango and cairo are known to pdf_canvas.cc
// and to nothing else.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/problem.h"

namespace gongbao::formats {

enum class Ink : std::uint8_t { text, soft, hair, seal };  // black, grey, light grey, the red of an office
enum class Align : std::uint8_t { left, centre, right };

struct TextStyle {
  double size = 10.5;
  bool bold = false;
  bool figures = false;  // digits of equal width: columns of figures align
  Ink ink = Ink::text;
  Align align = Align::left;
  auto operator<=>(const TextStyle&) const = default;
};

struct PdfAbout {
  std::string title, subject;
  Stamp made;
};

class PdfCanvas {
 public:
  static constexpr double page_width = 595.276, page_height = 841.89;

  // formats.font_missing: the fonts of package fonts-noto-cjk are not there.
  static Result<std::unique_ptr<PdfCanvas>> open(const PdfAbout& about);
  virtual ~PdfCanvas() = default;

  // Wraps at the width, in the middle of a word where it must; any text (printed_text.h). The height it takes.
  virtual double height_of(std::string_view text, const TextStyle& style, double width) = 0;
  virtual double width_of(std::string_view text, const TextStyle& style) = 0;  // on one line
  virtual double text(std::string_view text, const TextStyle& style, double x, double y, double width) = 0;
  virtual void rule(double x, double y, double length, double thickness, Ink ink) = 0;
  virtual void frame(double x, double y, double width, double height, double thickness, Ink ink) = 0;
  // With its quiet zone inside the square; pressing it opens the address. formats.qr_too_long.
  virtual Result<void> qr_code(std::string_view address, double x, double y, double side) = 0;
  // What follows is an element of that kind for whoever reads by ear: "H1", "P", "Table", "TR", "TD". Nested.
  virtual void begin(std::string_view element) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void next_page() = 0;
  // The file. formats.pdf_failed. Nothing may be drawn afterwards.
  virtual Result<std::string> finish() = 0;
};

}  // namespace gongbao::formats
