// Everything is placed first and drawn when the number of pages is known.
#include "formats/printout_pdf.h"

#include <algorithm>
#include <numeric>

#include "formats/pdf_canvas.h"

namespace gongbao::formats {

namespace {

using policies::Bilingual;
using policies::Printout;

constexpr double margin = 62, top_of_page = 60, foot_of_page = PdfCanvas::page_height - 66;
constexpr double content_width = PdfCanvas::page_width - 2 * margin;
constexpr double ascent = 1.16;  // of the size, in both fonts: to set two sizes on one line
constexpr double foot_line = PdfCanvas::page_height - 48;
constexpr std::size_t most_rows_told_apart = 1000;  // as elements of a table for who reads by ear: each is 170 bytes

// One thing on a page, in the order in which it is read.
struct Mark {
  enum class What : std::uint8_t { text, rule, frame, qr_code, begin, end };
  What what{};
  TextStyle style = {};
  double x = 0, y = 0, width = 0, height = 0;
  std::string text = {};
};

class Pages {
 public:
  explicit Pages(PdfCanvas& canvas) : canvas_(canvas) { pages_.emplace_back(); }

  double y = top_of_page;
  bool framed = false;
  double left() const { return foot_of_page - y; }
  void new_page() {
    pages_.emplace_back();
    y = top_of_page;
    if (framed) frame_page();
  }
  void frame_page() {
    frame(26, 2.2);
    frame(31, 0.6);
  }
  void keep(double height) {
    if (left() < height) new_page();
  }
  double height_of(const std::string& text, const TextStyle& style, double width) {
    return canvas_.height_of(text, style, width);
  }
  double width_of(const std::string& text, const TextStyle& style) { return canvas_.width_of(text, style); }
  // Chinese with English beside it, on one line. The height it takes.
  double label(const Bilingual& words, double size, Ink ink, double x, double width, double lower) {
    const TextStyle zh{.size = size, .ink = ink}, en{.size = size * 0.72, .ink = Ink::soft};
    const double used = width_of(words.zh, zh) + size / 3;
    text(words.en, en, x + used, std::max(width - used, size), lower + ascent * (zh.size - en.size));
    return text(words.zh, zh, x, width, lower);
  }
  void put(const std::string& text, const TextStyle& style, double x, double width, double lower) {
    if (!text.empty()) pages_.back().push_back({Mark::What::text, style, x, y + lower, width, 0, text});
  }
  // The height it takes; y stays.
  double text(const std::string& text, const TextStyle& style, double x, double width, double lower = 0) {
    put(text, style, x, width, lower);
    return text.empty() ? 0 : canvas_.height_of(text, style, width);
  }
  void rule(double thickness, Ink ink, double lower = 0, double x = margin, double width = content_width) {
    pages_.back().push_back({Mark::What::rule, {.ink = ink}, x, y + lower, width, thickness, {}});
  }
  void qr_code(const std::string& address, double x, double side) {
    pages_.back().push_back({Mark::What::qr_code, {}, x, y, side, side, address});
  }
  void begin(const char* element) { pages_.back().push_back({.what = Mark::What::begin, .text = element}); }
  void end(const char* element) { pages_.back().push_back({.what = Mark::What::end, .text = element}); }

  Result<void> draw(const std::stop_token& abandoned,
                    const std::function<void(std::size_t page, std::size_t pages)>& foot) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (abandoned.stop_requested()) return problem("formats.abandoned", "", "nobody waits for it any more");
      if (i > 0) canvas_.next_page();
      for (const Mark& mark : pages_[i]) {
        if (auto drawn = draw(mark); !drawn) return drawn;
      }
      foot(i + 1, pages_.size());
    }
    return {};
  }

 private:
  void frame(double inset, double thickness) {
    pages_.back().push_back({Mark::What::frame,
                             {.size = thickness, .ink = Ink::seal},
                             inset,
                             inset,
                             PdfCanvas::page_width - 2 * inset,
                             PdfCanvas::page_height - 2 * inset,
                             {}});
  }
  Result<void> draw(const Mark& mark) {
    switch (mark.what) {
      case Mark::What::text:
        canvas_.text(mark.text, mark.style, mark.x, mark.y, mark.width);
        break;
      case Mark::What::rule:
        canvas_.rule(mark.x, mark.y, mark.width, mark.height, mark.style.ink);
        break;
      case Mark::What::frame:
        canvas_.frame(mark.x, mark.y, mark.width, mark.height, mark.style.size, mark.style.ink);
        break;
      case Mark::What::qr_code:
        return canvas_.qr_code(mark.text, mark.x, mark.y, mark.width);
      case Mark::What::begin:
        canvas_.begin(mark.text);
        break;
      case Mark::What::end:
        canvas_.end(mark.text);
        break;
    }
    return {};
  }

  PdfCanvas& canvas_;
  std::vector<std::vector<Mark>> pages_;
};

class Layout {
 public:
  Layout(Pages& pages, const Printout& printout, const PrintoutSettings& settings)
      : pages_(pages),
        printout_(printout),
        settings_(settings),
        framed_(printout.look == Printout::Look::certificate) {}

  void place() {
    pages_.begin("Document");
    head();
    facts();
    if (printout_.table) table(*printout_.table);
    if (framed_) {
      closing();
      notes();
    } else {
      notes();
      signatures();
      closing();
    }
    pages_.end("Document");
  }

 private:
  void head() {
    if (framed_) {
      pages_.framed = true;
      pages_.frame_page();
      pages_.y = 78;
    }
    pages_.begin("P");
    const double basis =
        pages_.text(printout_.basis.zh, {.size = 8, .ink = Ink::soft, .align = Align::centre}, margin, content_width);
    pages_.end("P");
    pages_.y += basis + (framed_ ? 26 : 12);
    pages_.begin("H1");
    pages_.y += pages_.text(printout_.title.zh, {.size = framed_ ? 29.0 : 21.0, .bold = true, .align = Align::centre},
                            margin, content_width);
    pages_.y +=
        pages_.text(printout_.title.en, {.size = framed_ ? 11.0 : 9.5, .ink = Ink::soft, .align = Align::centre},
                    margin, content_width);
    pages_.end("H1");
    if (!printout_.number.zh.empty()) {
      pages_.y += framed_ ? 16 : 6;
      pages_.begin("P");
      pages_.y += pages_.text(printout_.number.zh, {.size = framed_ ? 13.0 : 11.5, .align = Align::centre}, margin,
                              content_width);
      pages_.end("P");
    }
    pages_.y += framed_ ? 16 : 10;
    pages_.rule(1.6, Ink::seal);
    pages_.rule(0.5, Ink::seal, 3);
    pages_.y += framed_ ? 12 : 8;
  }

  void facts() {
    for (std::size_t i = 0; i < printout_.facts.size();) {
      if (framed_) {
        framed_fact(printout_.facts[i++]);
        continue;
      }
      const bool pair =
          i + 1 < printout_.facts.size() && fits_in_half(printout_.facts[i]) && fits_in_half(printout_.facts[i + 1]);
      sheet_facts(std::span(printout_.facts).subspan(i, pair ? 2 : 1));
      i += pair ? 2 : 1;
    }
    pages_.y += 12;
  }

  std::string shown(const policies::PrintedFact& fact) const {
    std::string text = settings_.show(fact.value);
    return text.empty() ? "—" : text;
  }
  TextStyle value_style(const policies::PrintedFact& fact) const {
    return {.size = framed_ ? 12.5 : 10.5, .bold = fact.warns, .ink = fact.warns ? Ink::seal : Ink::text};
  }

  // A line of its own across the certificate.
  void framed_fact(const policies::PrintedFact& fact) {
    const double label_width = 150, clause_width = 44, padding = 7;
    const double value_width = content_width - label_width - clause_width;
    const std::string value = shown(fact);
    const double height = pages_.height_of(value, value_style(fact), value_width) + 2 * padding;
    pages_.keep(height);
    pages_.begin("P");
    pages_.label(fact.label, 11, Ink::text, margin, label_width, padding + ascent * 1.5);
    pages_.text(value, value_style(fact), margin + label_width, value_width, padding);
    pages_.text(fact.clauses, clause_style(), margin + content_width - clause_width, clause_width,
                padding + ascent * 5);
    pages_.end("P");
    pages_.y += height;
    pages_.rule(0.4, Ink::hair);
  }

  static TextStyle clause_style() { return {.size = 7.5, .ink = Ink::soft, .align = Align::right}; }
  static constexpr double half_width = (content_width - 24) / 2;

  bool fits_in_half(const policies::PrintedFact& fact) {
    return pages_.width_of(shown(fact), value_style(fact)) < half_width;
  }

  // One or two beside each other, the label above its value.
  void sheet_facts(std::span<const policies::PrintedFact> facts) {
    const double width = facts.size() == 2 ? half_width : content_width, padding = 2.5;
    double height = 0;
    for (const policies::PrintedFact& fact : facts) {
      height = std::max(height, pages_.height_of(fact.label.zh, {.size = 8}, width) +
                                    pages_.height_of(shown(fact), value_style(fact), width) + 2 * padding);
    }
    pages_.keep(height);
    double x = margin;
    for (const policies::PrintedFact& fact : facts) {
      pages_.begin("P");
      const double down = padding + pages_.label(fact.label, 8, Ink::soft, x, width, padding);
      pages_.text(shown(fact), value_style(fact), x, width, down - 1);
      pages_.text(fact.clauses, clause_style(), x, width, padding);
      pages_.end("P");
      pages_.rule(0.4, Ink::hair, height, x, width);
      x += half_width + 24;
    }
    pages_.y += height;
  }

  void table_head(const policies::PrintedTable& table) {
    const TextStyle zh{.size = 8.8, .bold = true}, en{.size = 7, .ink = Ink::soft};
    pages_.rule(1.1, Ink::text);
    double x = margin, height = 0;
    pages_.begin("TR");
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const policies::PrintedColumn& column = table.columns[i];
      TextStyle upper = zh, lower = en;
      upper.align = lower.align = cell_style(column).align;
      const double first = pages_.height_of(column.title.zh, upper, widths_[i] - gap);
      pages_.begin("TH");
      pages_.text(column.title.zh, upper, x, widths_[i] - gap, 3);
      pages_.text(column.title.en, lower, x, widths_[i] - gap, 3 + first);
      pages_.end("TH");
      height = std::max(height, first + pages_.height_of(column.title.en, lower, widths_[i] - gap));
      x += widths_[i];
    }
    pages_.end("TR");
    pages_.y += height + 7;
    pages_.rule(0.6, Ink::text);
    pages_.y += 2;
  }

  // 三线表: rules above, below and under the head; hairlines guide the eye along a row.
  void table(const policies::PrintedTable& table) {
    share_out(table);
    // The last row of a page stands above the rule that ends it there.
    const double least = 60;
    pages_.keep(least);
    pages_.begin("Table");
    table_head(table);
    const bool told_apart = table.rows.size() <= most_rows_told_apart;
    for (const std::vector<std::string>& row : table.rows) {
      const double height = row_height(table, row);
      if (pages_.left() < height) {
        if (settings_.abandoned.stop_requested()) return;
        pages_.rule(0.6, Ink::text);
        pages_.new_page();
        table_head(table);
      }
      this->row(table, row, height, told_apart);
    }
    pages_.rule(1.1, Ink::text);
    pages_.end("Table");
    pages_.y += 12;
  }

  void share_out(const policies::PrintedTable& table) {
    const int all = std::accumulate(table.columns.begin(), table.columns.end(), 0,
                                    [](int sum, const policies::PrintedColumn& each) { return sum + each.share; });
    widths_.clear();
    for (const policies::PrintedColumn& each : table.columns) {
      widths_.push_back((content_width + gap) * each.share / std::max(1, all));
    }
  }

  static TextStyle cell_style(const policies::PrintedColumn& column) {
    using enum policies::PrintedColumn::Holds;
    return {.size = column.holds == words ? 8.4 : 8.2,
            .figures = column.holds != words,
            .align = column.holds == amounts ? Align::right : Align::left};
  }

  double row_height(const policies::PrintedTable& table, const std::vector<std::string>& row) {
    double height = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      height = std::max(height, cell_height(row[i], cell_style(table.columns[i]), widths_[i] - gap));
    }
    return height + 2 * cell_padding;
  }

  // Half of the cells of a long statement are short numbers: what surely fits on a line is not laid out twice.
  double cell_height(const std::string& cell, const TextStyle& style, double width) {
    constexpr double widest = 0.6;  // of the size: digits, signs and separators
    const bool short_number = style.figures && cell.find_first_not_of("0123456789+-,.") == cell.npos &&
                              static_cast<double>(cell.size()) * widest * style.size < width;
    return pages_.height_of(short_number ? "0" : cell, style, width);
  }

  void row(const policies::PrintedTable& table, const std::vector<std::string>& row, double height, bool told_apart) {
    double x = margin;
    if (told_apart) pages_.begin("TR");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (told_apart) pages_.begin("TD");
      pages_.put(row[i], cell_style(table.columns[i]), x, widths_[i] - gap, cell_padding);
      if (told_apart) pages_.end("TD");
      x += widths_[i];
    }
    if (told_apart) pages_.end("TR");
    pages_.y += height;
    pages_.rule(0.3, Ink::hair);
  }

  // On a certificate at the foot of the page.
  void notes() {
    const TextStyle zh{.size = 8.2, .ink = Ink::soft}, en{.size = 7, .ink = Ink::soft};
    double height = 0;
    for (const Bilingual& note : printout_.notes) {
      height += 4 + pages_.height_of(note.zh, zh, content_width) + pages_.height_of(note.en, en, content_width);
    }
    if (framed_) pages_.y = std::max(pages_.y, foot_of_page - height);
    for (const Bilingual& note : printout_.notes) {
      pages_.keep(pages_.height_of(note.zh, zh, content_width) + pages_.height_of(note.en, en, content_width));
      pages_.begin("P");
      pages_.y += pages_.text(note.zh, zh, margin, content_width);
      pages_.y += pages_.text(note.en, en, margin, content_width);
      pages_.end("P");
      pages_.y += 4;
    }
  }

  // Two a line, each with room to write on.
  void signatures() {
    if (printout_.signatures.empty()) return;
    const double line_height = 44, column = content_width / 2, label_width = 104;
    pages_.y += 10;
    pages_.keep(line_height * static_cast<double>((printout_.signatures.size() + 1) / 2));
    for (std::size_t i = 0; i < printout_.signatures.size(); ++i) {
      const Bilingual& signature = printout_.signatures[i];
      const double x = margin + (i % 2 == 0 ? 0 : column);
      pages_.begin("P");
      const double first = pages_.text(signature.zh, {.size = 9.5}, x, label_width, 8);
      pages_.text(signature.en, {.size = 7, .ink = Ink::soft}, x, label_width, 8 + first);
      pages_.end("P");
      pages_.rule(0.5, Ink::text, 26, x + label_width, column - label_width - 14);
      if (i % 2 == 1 || i + 1 == printout_.signatures.size()) pages_.y += line_height;
    }
  }

  // The QR code at the left, whose certificate it is at the right.
  void closing() {
    const bool code = !printout_.check_page.empty() && !settings_.public_address.empty();
    const bool issued = !printout_.issuer.zh.empty();
    if (!code && !issued) return;
    const double side = framed_ ? 108 : 78;
    pages_.y += 8;
    pages_.keep(side);
    if (code) this->code(settings_.public_address + printout_.check_page, side);
    if (issued) issuer(side);
    pages_.y += side;
  }

  void code(const std::string& address, double side) {
    // The quiet zone reaches into the margin, which is white too; what is seen begins at it.
    pages_.qr_code(address, margin - quiet, side);
    const double x = margin + side - quiet + 4, width = (framed_ ? 150 : content_width) - (framed_ ? 0 : side + 8);
    pages_.begin("P");
    double down = side / 2 - 22;
    down += pages_.text("扫码核验", {.size = 9.5}, x, width, down);
    down += pages_.text("Scan to check what is published", {.size = 7, .ink = Ink::soft}, x, width, down);
    pages_.text(address, {.size = 6.5, .ink = Ink::soft}, x, width, down + 2);
    pages_.end("P");
  }

  void issuer(double side) {
    const double width = 210, x = margin + content_width - width;
    double down = side / 2 - 30;
    pages_.begin("P");
    down += pages_.text(printout_.issuer.zh, {.size = 12.5, .align = Align::centre}, x, width, down);
    down += pages_.text(printout_.issuer.en, {.size = 7, .ink = Ink::soft, .align = Align::centre}, x, width, down);
    if (printout_.issued_on) {
      const YearMonthDay day = ymd(*printout_.issued_on);
      pages_.text(std::to_string(day.year) + "年" + std::to_string(day.month) + "月" + std::to_string(day.day) + "日",
                  {.size = 12, .align = Align::centre}, x, width, down + 6);
    }
    pages_.end("P");
  }

  static constexpr double gap = 12, cell_padding = 2.2, quiet = 9;

  Pages& pages_;
  const Printout& printout_;
  const PrintoutSettings& settings_;
  const bool framed_;
  std::vector<double> widths_;
};

// Of which moment it speaks, and which page it is.
void draw_foot(PdfCanvas& canvas, const Printout& printout, std::size_t page, std::size_t pages) {
  const bool framed = printout.look == Printout::Look::certificate;
  const double y = framed ? PdfCanvas::page_height - 54 : foot_line;
  const TextStyle style{.size = 7.5, .ink = Ink::soft};
  if (!framed) canvas.rule(margin, y - 5, content_width, 0.4, Ink::hair);
  canvas.text("截至 as of " + to_string(printout.day) + " · 记录 entry " + std::to_string(printout.entry), style,
              margin, y, content_width);
  TextStyle right = style;
  right.align = Align::right;
  if (framed && pages == 1) return;
  canvas.text("第 " + std::to_string(page) + " 页，共 " + std::to_string(pages) + " 页 · page " + std::to_string(page) +
                  " of " + std::to_string(pages),
              right, margin, y, content_width);
}

}  // namespace

Result<std::string> printout_pdf(const Printout& printout, const PrintoutSettings& settings) {
  auto canvas = PdfCanvas::open(
      {.title = printout.title.zh + " " + printout.title.en, .subject = printout.number.zh, .made = settings.made});
  if (!canvas) return std::unexpected(canvas.error());
  Pages pages(**canvas);
  Layout(pages, printout, settings).place();
  const auto drawn = pages.draw(settings.abandoned,
                                [&](std::size_t page, std::size_t all) { draw_foot(**canvas, printout, page, all); });
  if (!drawn) return std::unexpected(drawn.error());
  return (*canvas)->finish();
}

}  // namespace gongbao::formats
