// pango lays lines out, cairo writes the file with the glyphs it used.
#include "formats/pdf_canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <map>

#include "formats/printed_text.h"
#include "formats/qr_code.h"

namespace gongbao::formats {

namespace {

// 宋体 for words; its digits differ in width, those of 黑体 do not.
constexpr const char* family_of_words = "Noto Serif CJK SC";
constexpr const char* family_of_figures = "Noto Sans CJK SC";
constexpr double unbroken = 1e5;
constexpr std::size_t most_layouts_kept = 1024;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* what) const {
    Free(what);
  }
};
template <class T>
using Unreffed = std::unique_ptr<T, Freed<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Freed<cairo_font_options_destroy>>;
using FontDescription = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;

const char* family_of(const TextStyle& style) { return style.figures ? family_of_figures : family_of_words; }

FontDescription describe(const TextStyle& style) {
  FontDescription description(pango_font_description_new());
  pango_font_description_set_family_static(description.get(), family_of(style));
  pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(description.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

// No other font steps in: which one that is would depend on the machine. printed_text.h says what takes its place.
Attributes attributes_of(const TextStyle& style) {
  Attributes attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_fallback_new(FALSE));
  pango_attr_list_insert(attributes.get(), pango_attr_font_features_new(style.figures ? "tnum=1" : "kern=1"));
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  return attributes;
}

PangoAlignment alignment_of(Align align) {
  if (align == Align::centre) return PANGO_ALIGN_CENTER;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void set_ink(cairo_t* pen, Ink ink) {
  switch (ink) {
    case Ink::text:
      return cairo_set_source_rgb(pen, 0.08, 0.08, 0.09);
    case Ink::soft:
      return cairo_set_source_rgb(pen, 0.38, 0.38, 0.40);
    case Ink::hair:
      return cairo_set_source_rgb(pen, 0.80, 0.80, 0.81);
    case Ink::seal:
      return cairo_set_source_rgb(pen, 0.72, 0.10, 0.10);
  }
}

// In an attribute of a tag.
std::string quoted(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

class CairoCanvas final : public PdfCanvas {
 public:
  Result<void> open(const PdfAbout& about) {
    fonts_.reset(pango_cairo_font_map_new());
    context_.reset(pango_font_map_create_context(fonts_.get()));
    // Lines break alike at every size and on every machine.
    FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_cairo_context_set_resolution(context_.get(), 72);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    if (auto loaded = load_fonts(); !loaded) return loaded;

    surface_.reset(cairo_pdf_surface_create_for_stream(
        [](void* closure, const unsigned char* data, unsigned int length) {
          static_cast<CairoCanvas*>(closure)->bytes_.append(reinterpret_cast<const char*>(data), length);
          return CAIRO_STATUS_SUCCESS;
        },
        this, page_width, page_height));
    tell(CAIRO_PDF_METADATA_TITLE, shown(about.title));
    tell(CAIRO_PDF_METADATA_SUBJECT, shown(about.subject));
    tell(CAIRO_PDF_METADATA_CREATOR, "gongbao");
    std::string made = to_string(about.made);  // 2023-10-09T08:00:00.000000+08:00; cairo reads whole seconds
    if (const std::size_t dot = made.find('.'); dot != made.npos) made.erase(dot, made.find('+') - dot);
    tell(CAIRO_PDF_METADATA_CREATE_DATE, made);
    tell(CAIRO_PDF_METADATA_MOD_DATE, made);
    pen_.reset(cairo_create(surface_.get()));
    return {};
  }

  double height_of(std::string_view text, const TextStyle& style, double width) override {
    int height = 0;
    pango_layout_get_size(layout(text, style, width), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  double width_of(std::string_view text, const TextStyle& style) override {
    TextStyle at_left = style;
    at_left.align = Align::left;
    int width = 0;
    pango_layout_get_size(layout(text, at_left, unbroken), &width, nullptr);
    return static_cast<double>(width) / PANGO_SCALE;
  }

  double text(std::string_view text, const TextStyle& style, double x, double y, double width) override {
    PangoLayout* const laid_out = layout(text, style, width);
    set_ink(pen_.get(), style.ink);
    cairo_move_to(pen_.get(), x, y);
    pango_cairo_show_layout(pen_.get(), laid_out);
    int height = 0;
    pango_layout_get_size(laid_out, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  void rule(double x, double y, double length, double thickness, Ink ink) override {
    set_ink(pen_.get(), ink);
    cairo_rectangle(pen_.get(), x, y - thickness / 2, length, thickness);
    cairo_fill(pen_.get());
  }

  void frame(double x, double y, double width, double height, double thickness, Ink ink) override {
    set_ink(pen_.get(), ink);
    cairo_set_line_width(pen_.get(), thickness);
    cairo_rectangle(pen_.get(), x, y, width, height);
    cairo_stroke(pen_.get());
  }

  Result<void> qr_code(std::string_view address, double x, double y, double side) override {
    const auto code = formats::qr_code(address);
    if (!code) return std::unexpected(code.error());
    const double module = side / (code->side + 2 * qr_quiet_zone);
    const double left = x + qr_quiet_zone * module, top = y + qr_quiet_zone * module;
    set_ink(pen_.get(), Ink::text);
    for (const QrRun& run : code->runs) {
      cairo_rectangle(pen_.get(), left + run.column * module, top + run.row * module, run.length * module, module);
    }
    const std::string link = "uri='" + quoted(address) + "' rect=[" + std::to_string(x) + " " + std::to_string(y) +
                             " " + std::to_string(side) + " " + std::to_string(side) + "]";
    cairo_fill(pen_.get());
    cairo_tag_begin(pen_.get(), CAIRO_TAG_LINK, link.c_str());
    cairo_tag_end(pen_.get(), CAIRO_TAG_LINK);
    return {};
  }

  void begin(std::string_view element) override { cairo_tag_begin(pen_.get(), std::string(element).c_str(), nullptr); }
  void end(std::string_view element) override { cairo_tag_end(pen_.get(), std::string(element).c_str()); }
  void next_page() override { cairo_show_page(pen_.get()); }

  Result<std::string> finish() override {
    cairo_show_page(pen_.get());
    const cairo_status_t drawn = cairo_status(pen_.get());
    cairo_surface_finish(surface_.get());
    const cairo_status_t written = cairo_surface_status(surface_.get());
    const cairo_status_t status = drawn != CAIRO_STATUS_SUCCESS ? drawn : written;
    if (status != CAIRO_STATUS_SUCCESS) return problem("formats.pdf_failed", "", cairo_status_to_string(status));
    return std::move(bytes_);
  }

 private:
  struct Key {
    TextStyle style;
    double width = 0;
    std::string text;
    auto operator<=>(const Key&) const = default;
  };

  Result<void> load_fonts() {
    for (const TextStyle& style : {TextStyle{}, TextStyle{.bold = true}, TextStyle{.figures = true}}) {
      const FontDescription wanted = describe(style);
      Unreffed<PangoFont> font(pango_font_map_load_font(fonts_.get(), context_.get(), wanted.get()));
      const FontDescription got(font ? pango_font_describe(font.get()) : nullptr);
      const char* const family = got ? pango_font_description_get_family(got.get()) : nullptr;
      if (family == nullptr || std::string_view(family) != family_of(style)) {
        return problem("formats.font_missing", "",
                       "printing needs the font " + std::string(family_of(style)) + " (Debian package fonts-noto-cjk)");
      }
      loaded_[face(style)] = std::move(font);
    }
    return {};
  }

  static std::size_t face(const TextStyle& style) { return style.figures ? 2 : static_cast<std::size_t>(style.bold); }

  std::string shown(std::string_view text, const TextStyle& style = {}) const {
    return printed_text(text, [font = loaded_[face(style)].get()](char32_t point) {
      return pango_font_has_char(font, point) != FALSE;
    });
  }

  void tell(cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
  }

  // Kept for a while: what stands in a column mostly stands there again, and what was measured is drawn soon.
  PangoLayout* layout(std::string_view text, const TextStyle& style, double width) {
    Key key{style, width, std::string(text)};
    key.style.ink = Ink::text;  // is of the pen, not of the lines
    if (const auto it = layouts_.find(key); it != layouts_.end()) return it->second.get();
    if (layouts_.size() >= most_layouts_kept) layouts_.clear();
    Unreffed<PangoLayout> made(pango_layout_new(context_.get()));
    pango_layout_set_font_description(made.get(), describe(style).get());
    pango_layout_set_attributes(made.get(), attributes_of(style).get());
    pango_layout_set_auto_dir(made.get(), FALSE);
    pango_layout_set_single_paragraph_mode(made.get(), TRUE);
    pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(made.get(), alignment_of(style.align));
    pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
    const std::string fit = shown(text, style);
    pango_layout_set_text(made.get(), fit.data(), static_cast<int>(fit.size()));
    return layouts_.emplace(std::move(key), std::move(made)).first->second.get();
  }

  std::string bytes_;  // goes last: the surface writes into it
  Unreffed<PangoFontMap> fonts_;
  Unreffed<PangoContext> context_;
  std::array<Unreffed<PangoFont>, 3> loaded_;  // words, in bold, figures
  std::map<Key, Unreffed<PangoLayout>> layouts_;
  Surface surface_;
  Pen pen_;
};

}  // namespace

Result<std::unique_ptr<PdfCanvas>> PdfCanvas::open(const PdfAbout& about) {
  auto canvas = std::make_unique<CairoCanvas>();
  if (auto opened = canvas->open(about); !opened) return std::unexpected(opened.error());
  return canvas;
}

}  // namespace gongbao::formats
