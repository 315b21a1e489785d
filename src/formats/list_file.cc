// Two writers over the same cells.
#include "formats/list_file.h"

#include <xlsxwriter.h>

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "custody/record.h"

namespace gongbao::formats {

namespace {

using policies::Column;
using policies::Kind;
using policies::Value;

std::string number_text(Kind kind, std::int64_t number) {
  switch (kind) {
    case Kind::number:
    case Kind::card:
      return std::to_string(static_cast<std::uint64_t>(number));
    case Kind::fen:
      return format_yuan(Money{number});
    case Kind::date:
      return to_string(Date{static_cast<std::int32_t>(number)});
    case Kind::quarter:
      return to_string(Quarter{static_cast<std::int32_t>(number)});
    case Kind::flag:
      return number != 0 ? "true" : "false";
    case Kind::area:
      return std::string(policies::area_text({static_cast<std::uint32_t>(number)}));
    default:
      return std::to_string(number);
  }
}

std::string bytes_text(Kind kind, const Bytes& bytes) {
  Id16 id{};
  if (kind != Kind::account || bytes.size() != id.size()) return to_hex(bytes);
  std::ranges::copy(bytes, id.begin());
  if (id == Id16{}) return {};
  return custody::account_digits(id).value_or(to_hex(bytes));
}

bool is_number(Kind kind) { return kind == Kind::fen || kind == Kind::count; }

class CsvWriter final : public ListWriter {
 public:
  explicit CsvWriter(std::function<void(std::string_view)> take) : take_(std::move(take)) {}

  void header(const std::vector<Column>& columns) override {
    columns_ = columns;
    line_ = "\xef\xbb\xbf";
    for (std::size_t i = 0; i < columns.size(); ++i) cell(i, columns[i].name, false);
    end_line();
  }
  void row(std::span<const Value> values) override {
    for (std::size_t i = 0; i < values.size(); ++i) cell(i, cell_text(columns_[i], values[i]), is_figure(i, values[i]));
    end_line();
  }
  Result<void> close() override { return {}; }

 private:
  // A negative amount is a number and begins with its sign.
  bool is_figure(std::size_t column, const Value& value) const {
    return is_number(columns_[column].kind) && !std::holds_alternative<std::string>(value);
  }

  void cell(std::size_t place, std::string_view text, bool figure) {
    if (place > 0) line_ += ',';
    if (figure) {
      line_ += text;
    } else {
      append_csv_cell(line_, text);
    }
  }
  void end_line() {
    line_ += "\r\n";
    take_(line_);
    line_.clear();
  }

  std::function<void(std::string_view)> take_;
  std::vector<Column> columns_;
  std::string line_;
};

class CsvFile final : public ListWriter {
 public:
  explicit CsvFile(OutputFile file) : file_(std::move(file)) {}
  void header(const std::vector<Column>& columns) override { csv_.header(columns); }
  void row(std::span<const Value> values) override { csv_.row(values); }
  Result<void> close() override { return file_.close(); }

 private:
  OutputFile file_;
  CsvWriter csv_{[this](std::string_view piece) { file_.write(piece); }};
};

class XlsxWriter final : public ListWriter {
 public:
  XlsxWriter(lxw_workbook* book, std::string path)
      : book_(book),
        sheet_(workbook_add_worksheet(book, nullptr)),
        yuan_(workbook_add_format(book)),
        text_(workbook_add_format(book)),
        path_(path) {
    format_set_num_format(yuan_, "#,##0.00");
    format_set_num_format(text_, "@");
    worksheet_freeze_panes(sheet_, 1, 0);
  }
  ~XlsxWriter() override {
    if (book_ != nullptr) workbook_close(book_);
  }

  void header(const std::vector<Column>& columns) override {
    columns_ = columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      text(i, std::string(columns[i].name));
      // What is typed into a template below stays as it is typed: a number of eighteen digits too.
      const auto place = static_cast<lxw_col_t>(i);
      if (!is_number(columns[i].kind)) worksheet_set_column(sheet_, place, place, LXW_DEF_COL_WIDTH, text_);
    }
    ++next_row_;
  }
  void row(std::span<const Value> values) override {
    if (next_row_ > most_rows_of_xlsx) {
      too_many_ = true;
      return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto* number = std::get_if<std::int64_t>(&values[i]);
      if (number != nullptr && is_number(columns_[i].kind)) {
        amount(i, *number);
      } else {
        text(i, cell_text(columns_[i], values[i]));
      }
    }
    ++next_row_;
  }
  Result<void> close() override {
    const lxw_error failed = workbook_close(std::exchange(book_, nullptr));
    if (failed != LXW_NO_ERROR) return problem("cli.file_unwritable", "", lxw_strerror(failed), path_);
    if (too_many_) return problem("formats.too_many_rows", "", "a sheet takes 1,048,575 rows; take CSV", path_);
    return {};
  }

 private:
  void text(std::size_t column, const std::string& cell) {
    if (cell.empty()) return;
    worksheet_write_string(sheet_, next_row_, static_cast<lxw_col_t>(column), cell.c_str(), nullptr);
  }
  // A spreadsheet's numbers have 15 digits: what has more is written as text.
  void amount(std::size_t column, std::int64_t number) {
    constexpr std::int64_t exact = 999'999'999'999'999;
    const bool fen = columns_[column].kind == Kind::fen;
    if (number > exact || number < -exact) return text(column, number_text(columns_[column].kind, number));
    worksheet_write_number(sheet_, next_row_, static_cast<lxw_col_t>(column),
                           fen ? static_cast<double>(number) / 100 : static_cast<double>(number),
                           fen ? yuan_ : nullptr);
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  lxw_format* yuan_;
  lxw_format* text_;  // of columns
  std::string path_;
  std::vector<Column> columns_;
  lxw_row_t next_row_ = 0;
  bool too_many_ = false;
};

}  // namespace

std::string cell_text(const Column& column, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return number_text(column.kind, *number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* bytes = std::get_if<Bytes>(&value)) return bytes_text(column.kind, *bytes);
  return {};
}

Result<std::unique_ptr<ListWriter>> write_list_csv(const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return std::unexpected(file.error());
  return std::make_unique<CsvFile>(*std::move(file));
}

std::unique_ptr<ListWriter> write_list_csv(std::function<void(std::string_view)> take) {
  return std::make_unique<CsvWriter>(std::move(take));
}

Result<std::unique_ptr<ListWriter>> write_list_xlsx(const std::string& path) {
  // The library says only when it closes that it cannot write.
  auto there = OutputFile::create(path);
  if (!there) return std::unexpected(there.error());
  if (auto closed = there->close(); !closed) return std::unexpected(closed.error());
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
  if (book == nullptr) return problem("cli.file_unwritable", "", "cannot be made", path);
  return std::make_unique<XlsxWriter>(book, path);
}

}  // namespace gongbao::formats
