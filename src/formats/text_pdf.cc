// Down the page, paragraph by paragraph; one that is longer than what is left begins the next page.
#include "formats/text_pdf.h"

#include "formats/pdf_canvas.h"

namespace gongbao::formats {

namespace {

constexpr double side = 68, top = 64, foot = PdfCanvas::page_height - 72, width = PdfCanvas::page_width - 2 * side;
constexpr double code_side = 72;
constexpr TextStyle title_style{.size = 18, .bold = true, .align = Align::centre};
constexpr TextStyle number_style{.size = 12, .align = Align::centre}, line_style{.size = 12};
constexpr TextStyle heading_style{.size = 12, .bold = true}, foot_style{.size = 8, .ink = Ink::soft};

class TextPages {
 public:
  TextPages(PdfCanvas& canvas, const TextPdf& text) : canvas_(canvas), text_(text) {}

  Result<void> draw() {
    if (auto head = draw_head(); !head) return head;
    for (const TextPdf::Line& each : text_.lines) put_paragraph(each.text, each.heading ? heading_style : line_style);
    draw_foot();
    return {};
  }

 private:
  Result<void> draw_head() {
    const bool coded = !text_.address.empty();
    if (coded) {
      if (auto code = canvas_.qr_code(text_.address, PdfCanvas::page_width - side - code_side, y_, code_side); !code) {
        return code;
      }
      y_ += code_side;
    }
    put(text_.title, title_style, "H1", 8);
    put(text_.number, number_style, "P", 10);
    canvas_.rule(side, y_, width, 1.2, Ink::seal);
    y_ += 14;
    return {};
  }

  void put(std::string_view text, const TextStyle& style, std::string_view element, double after) {
    if (text.empty()) return;
    const double height = canvas_.height_of(text, style, width);
    if (y_ + height > foot && y_ > top) turn_page();
    canvas_.begin(element);
    canvas_.text(text, style, side, y_, width);
    canvas_.end(element);
    y_ += height + after;
  }

  // What is longer than a page goes on over the next one, after the end of a sentence.
  void put_paragraph(std::string_view text, const TextStyle& style) {
    constexpr std::string_view stop = "。";
    while (canvas_.height_of(text, style, width) > foot - top) {
      const std::size_t before = text.rfind(stop, text.size() / 2);
      if (before == std::string_view::npos) break;
      put(text.substr(0, before + stop.size()), style, "P", 4);
      text.remove_prefix(before + stop.size());
    }
    put(text, style, "P", 6);
  }

  void turn_page() {
    draw_foot();
    canvas_.next_page();
    ++page_;
    y_ = top;
  }
  void draw_foot() {
    canvas_.begin("P");
    canvas_.text(text_.source + "  ·  " + std::to_string(page_), foot_style, side, foot + 16, width);
    canvas_.text("SHA-256 " + text_.sha256, foot_style, side, foot + 28, width);
    canvas_.end("P");
  }

  PdfCanvas& canvas_;
  const TextPdf& text_;
  double y_ = top;
  int page_ = 1;
};

}  // namespace

Result<std::string> text_pdf(const TextPdf& text) {
  auto canvas = PdfCanvas::open({.title = text.title, .subject = text.number, .made = stamp_of(text.day, 0)});
  if (!canvas) return std::unexpected(canvas.error());
  if (auto drawn = TextPages(**canvas, text).draw(); !drawn) return std::unexpected(drawn.error());
  return (*canvas)->finish();
}

}  // namespace gongbao::formats
