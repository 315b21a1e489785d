// Four parts of the archive, each in one pass: which sheet is the first, where it lies, the texts of the workbook, the
// sheet. Formulas count by the value that was kept with them; styles, drawings, macros and links are not read.
#include "formats/xlsx_reader.h"

#include <charconv>
#include <filesystem>
#include <map>

#include "formats/xml_stream.h"
#include "formats/zip_part.h"

namespace gongbao::formats {

namespace {

constexpr std::string_view workbook_part = "xl/workbook.xml";
constexpr std::string_view relations_part = "xl/_rels/workbook.xml.rels";

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }
std::unexpected<Problem> not_a_workbook(const std::string& path, std::string why) {
  return problem("ledger.schema_invalid", "", std::move(why), name_of(path));
}

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number number{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

class Visitor : public XmlVisitor {
 public:
  bool failed() const override { return problem_.has_value() || enough_; }
  const std::optional<Problem>& found() const { return problem_; }
  bool enough() const { return enough_; }

 protected:
  void fail(std::string why, std::string where = {}) {
    if (!problem_) problem_ = Problem{"ledger.schema_invalid", "", std::move(why), std::move(where)};
  }
  std::optional<Problem> problem_;
  bool enough_ = false;
};

// Whether there is such a part.
Result<bool> visit_part(const std::string& path, const std::string& part, Visitor& visitor, const TableBounds& bounds) {
  XmlStream stream(visitor, name_of(path) + ", " + part);
  const TakeBytes feed = [&](std::string_view bytes) -> Result<bool> {
    const auto fed = stream.feed(bytes);
    if (visitor.found()) return std::unexpected(*visitor.found());
    if (visitor.enough()) return false;
    if (!fed) return std::unexpected(fed.error());
    return true;
  };
  const auto read = read_zip_part(path, part, feed, {.most_bytes = bounds.most_part_bytes});
  if (!read || !*read || visitor.enough()) return read;
  const auto closed = stream.close();
  if (visitor.found()) return std::unexpected(*visitor.found());
  if (!closed && !visitor.enough()) return std::unexpected(closed.error());
  return true;
}

class Workbook final : public Visitor {
 public:
  void begin(std::string_view name, const Attributes& all) override {
    if (name == "workbookPr") from_1904 = attribute(all, "date1904") == "1" || attribute(all, "date1904") == "true";
    // r:id, which without its prefix is another attribute than sheetId.
    if (name == "sheet" && first.empty()) first = attribute(all, "id");
  }
  void text(std::string_view) override {}
  void end(std::string_view) override {}
  std::string first;  // the relation that says where the first sheet lies
  bool from_1904 = false;
};

class Relations final : public Visitor {
 public:
  void begin(std::string_view name, const Attributes& all) override {
    if (name != "Relationship") return;
    const std::string_view target = attribute(all, "Target");
    const bool absolute = target.starts_with('/');
    const std::string part = absolute ? std::string(target.substr(1)) : "xl/" + std::string(target);
    if (attribute(all, "Type").ends_with("/sharedStrings")) strings = part;
    if (attribute(all, "Id") == wanted) sheet = part;
  }
  void text(std::string_view) override {}
  void end(std::string_view) override {}
  std::string wanted, sheet, strings;
};

// The text of <t> elements, without readings in another script (<rPh>).
class Wording {
 public:
  void begin(std::string_view name) {
    if (name == "rPh") reading_ = true;
    if (name == "t") inside_ = true;
  }
  void end(std::string_view name) {
    if (name == "rPh") reading_ = false;
    if (name == "t") inside_ = false;
  }
  bool counts() const { return inside_ && !reading_; }

 private:
  bool inside_ = false, reading_ = false;
};

class Strings final : public Visitor {
 public:
  explicit Strings(const TableBounds& bounds) : bounds_(bounds) {}
  void begin(std::string_view name, const Attributes&) override {
    wording_.begin(name);
    if (name != "si") return;
    if (all.size() == bounds_.most_strings) return fail("the workbook has too many texts");
    all.emplace_back();
  }
  void text(std::string_view piece) override {
    if (!wording_.counts() || all.empty()) return;
    bytes_ += piece.size();
    const bool fits = all.back().size() + piece.size() <= bounds_.longest_cell && bytes_ <= bounds_.most_string_bytes;
    if (!fits) return fail("the texts of the workbook are too long");
    all.back() += piece;
  }
  void end(std::string_view name) override { wording_.end(name); }
  std::vector<std::string> all;

 private:
  const TableBounds& bounds_;
  Wording wording_;
  std::uint64_t bytes_ = 0;
};

// "AB12" is the 28th column, 27 counted from 0.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters) {
    if (letters == 3) return std::nullopt;
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
  }
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class Sheet final : public Visitor {
 public:
  Sheet(const std::vector<std::string>& strings, bool from_1904, const TakeRow& take, const TableBounds& bounds,
        std::string name)
      : strings_(strings), take_(take), bounds_(bounds), name_(std::move(name)) {
    row_.days_from_1904 = from_1904;
  }

  void begin(std::string_view name, const Attributes& all) override {
    wording_.begin(name);
    if (name == "row") return begin_row(attribute(all, "r"));
    if (name == "c") return begin_cell(all);
    value_ = name == "v";
  }
  void text(std::string_view piece) override {
    if (!in_cell_ || (!value_ && !wording_.counts())) return;
    cell_ += piece;
    if (cell_.size() > bounds_.longest_cell) fail("a cell is too long", where());
  }
  void end(std::string_view name) override {
    wording_.end(name);
    if (name == "v") value_ = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
  }

 private:
  std::string where() const { return name_ + ", row " + std::to_string(row_.line); }
  void begin_row(std::string_view number) {
    if (++rows_ > bounds_.most_rows) return fail("the sheet has too many rows", where());
    row_.line = whole<std::uint64_t>(number).value_or(row_.line + 1);
    row_.cells.clear();
  }
  void begin_cell(const Attributes& all) {
    const std::string_view at = attribute(all, "r");
    const auto column = at.empty() ? row_.cells.size() : column_of(at);
    if (!column) return fail("a cell has no place", where());
    column_ = *column;
    type_ = attribute(all, "t");
    cell_.clear();
    in_cell_ = true;
  }
  void end_cell() {
    in_cell_ = false;
    if (type_ == "s") {
      const auto place = whole<std::size_t>(cell_);
      if (!place || *place >= strings_.size())
        return fail("a cell names a text that the workbook does not have", where());
      cell_ = strings_[*place];
    }
    if (cell_.empty()) return;
    if (column_ >= bounds_.most_columns) return fail("the sheet has too many columns", where());
    if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
    row_.cells[column_] = {std::move(cell_), type_.empty() || type_ == "n", type_ == "e"};
    cell_.clear();
  }
  void end_row() {
    if (row_.cells.empty()) return;
    auto more = take_({row_.line, std::move(row_.cells), row_.days_from_1904});
    row_.cells.clear();
    if (!more) problem_ = more.error();
    enough_ = more && !*more;
  }

  const std::vector<std::string>& strings_;
  const TakeRow& take_;
  const TableBounds& bounds_;
  std::string name_;
  TableRow row_;
  std::uint64_t rows_ = 0;
  std::size_t column_ = 0;
  std::string type_, cell_;
  Wording wording_;
  bool in_cell_ = false, value_ = false;
};

}  // namespace

Result<void> read_xlsx(const std::string& path, const TakeRow& take, const TableBounds& bounds) {
  Workbook workbook;
  auto there = visit_part(path, std::string(workbook_part), workbook, bounds);
  if (!there) return std::unexpected(there.error());
  if (!*there || workbook.first.empty()) return not_a_workbook(path, "not a workbook: no sheet is named in it");
  Relations relations;
  relations.wanted = workbook.first;
  if (there = visit_part(path, std::string(relations_part), relations, bounds); !there) {
    return std::unexpected(there.error());
  }
  Strings strings(bounds);
  if (!relations.strings.empty()) {
    if (there = visit_part(path, relations.strings, strings, bounds); !there) return std::unexpected(there.error());
  }
  Sheet sheet(strings.all, workbook.from_1904, take, bounds, name_of(path));
  if (there = visit_part(path, relations.sheet, sheet, bounds); !there) return std::unexpected(there.error());
  if (!*there) return not_a_workbook(path, "the first sheet of the workbook is missing");
  return {};
}

}  // namespace gongbao::formats
