// Tables as offices save them, and workbooks that are none, end early, or unfold without end.
#include "formats/table_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <archive.h>
#include <archive_entry.h>
#include <xlsxwriter.h>

#include "formats/test_files.h"
#include "formats/zip_part.h"

namespace gongbao::formats {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const TestFolder& folder, const Parts& parts) {
  const std::string path = folder.path("made.xlsx");
  archive* out = archive_write_new();
  archive_write_set_format_zip(out);
  archive_write_open_filename(out, path.c_str());
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0600);
    archive_write_header(out, entry);
    archive_write_data(out, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(out);
  return path;
}

Parts workbook(std::string sheet, std::string strings = "<sst/>") {
  return {{"xl/workbook.xml",
           R"(<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="rId7"/></sheets></workbook>)"},
          {"xl/_rels/workbook.xml.rels",
           R"(<Relationships><Relationship Id="rId7" Type="t/worksheet" Target="worksheets/sheet9.xml"/>)"
           R"(<Relationship Id="rId8" Type="t/sharedStrings" Target="/xl/texts.xml"/></Relationships>)"},
          {"xl/texts.xml", std::move(strings)},
          {"xl/worksheets/sheet9.xml", std::move(sheet)}};
}

struct Read {
  std::vector<TableRow> rows;
  Result<void> outcome;
};
Read read_all(const std::string& path, const TableBounds& bounds = {}) {
  Read all;
  all.outcome = read_table(
      path,
      [&](TableRow row) -> Result<bool> {
        all.rows.push_back(std::move(row));
        return true;
      },
      bounds);
  return all;
}
std::string why(const Read& all) { return all.outcome ? "" : to_string(all.outcome.error()); }
std::vector<std::string> texts(const TableRow& row) {
  std::vector<std::string> all;
  for (const TableCell& cell : row.cells) all.push_back(cell.text);
  return all;
}

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(TableFile, ReadsWhatASpreadsheetWrote) {
  const TestFolder folder;
  const std::string path = folder.path("made.xlsx");
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  worksheet_write_string(sheet, 0, 0, "住户编号", nullptr);
  worksheet_write_string(sheet, 0, 2, "b", nullptr);
  worksheet_write_number(sheet, 2, 0, 41958, nullptr);
  worksheet_write_formula_num(sheet, 2, 1, "=1+1", nullptr, 2);
  worksheet_write_boolean(sheet, 2, 2, 1, nullptr);
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const Read all = read_all(path);
  ASSERT_TRUE(all.outcome.has_value()) << why(all);
  ASSERT_EQ(all.rows.size(), 2u);
  EXPECT_THAT(texts(all.rows[0]), ElementsAre("住户编号", "", "b"));
  EXPECT_EQ(all.rows[1].line, 3u);
  EXPECT_THAT(texts(all.rows[1]), ElementsAre("41958", "2", "1"));
  EXPECT_TRUE(all.rows[1].cells[0].number);
  EXPECT_FALSE(all.rows[1].cells[2].number);
}

TEST(TableFile, ReadsOtherWritersWorkbooks) {
  const TestFolder folder;
  const auto path = zipped(
      folder,
      workbook(
          R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c>)"
          R"(<x:c t="inlineStr"><x:is><x:t>in</x:t><x:t>line</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>)",
          "<sst><si><r><t>东</t></r><r><t>村</t></r><rPh><t>dong</t></rPh></si></sst>"));
  const Read all = read_all(path);
  ASSERT_TRUE(all.outcome.has_value()) << why(all);
  ASSERT_EQ(all.rows.size(), 1u);
  EXPECT_THAT(texts(all.rows[0]), ElementsAre("东村", "inline"));
}

TEST(TableFile, ReadsCsvInBothEncodings) {
  const TestFolder folder;
  const Read utf8 = read_all(folder.write("a.csv",
                                          "\xEF\xBB\xBF"
                                          "a,b\r\n\r\n1\r\n,\r\n1,2,3\r\n"));
  ASSERT_TRUE(utf8.outcome.has_value()) << why(utf8);
  ASSERT_EQ(utf8.rows.size(), 3u);
  EXPECT_THAT(texts(utf8.rows[1]), ElementsAre("1"));
  EXPECT_THAT(texts(utf8.rows[2]), ElementsAre("1", "2", "3"));
  EXPECT_EQ(utf8.rows[2].line, 5u);
  const Read gb = read_all(folder.write("b.csv", "a\n\xB4\xE5\n"));
  ASSERT_TRUE(gb.outcome.has_value()) << why(gb);
  EXPECT_THAT(texts(gb.rows[1]), ElementsAre("村"));
}

TEST(TableFile, AFileCutOffInTheMiddleOfACharacterIsNoOtherEncoding) {
  const TestFolder folder;
  const std::string whole = "村\n东村\n西村\n";
  EXPECT_THAT(why(read_all(folder.write("cut.csv", whole.substr(0, whole.rfind("村") + 1)))), HasSubstr("not UTF-8"));
}

TEST(TableFile, APartUnfoldsToWhatIsAllowed) {
  const TestFolder folder;
  const std::string path = zipped(folder, workbook("<worksheet>" + std::string(200'000, ' ') + "</worksheet>"));
  const TakeRow all = [](const TableRow&) -> Result<bool> { return true; };
  EXPECT_TRUE(read_table(path, all).has_value());
  const auto read = read_table(path, all, {.most_part_bytes = 100'000});
  ASSERT_FALSE(read);
  EXPECT_THAT(to_string(read.error()), HasSubstr("unfolds to more than"));
}

TEST(TableFile, RefusesWhatIsNoWorkbook) {
  const TestFolder folder;
  EXPECT_THAT(why(read_all(folder.write("a.xlsx", "PK\x03\x04 and no more"))), HasSubstr("ledger.schema_invalid"));
  EXPECT_THAT(why(read_all(zipped(folder, {{"word/document.xml", "<a/>"}}))), HasSubstr("no sheet"));
  auto parts = workbook("<worksheet/>");
  parts.pop_back();
  EXPECT_THAT(why(read_all(zipped(folder, parts))), HasSubstr("sheet of the workbook is missing"));
  const std::string whole =
      read_file(zipped(folder, workbook("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")));
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    EXPECT_FALSE(read_all(folder.write("cut.xlsx", whole.substr(0, size))).outcome.has_value()) << size;
  }
}

TEST(TableFile, RefusesBombs) {
  const TestFolder folder;
  const std::string entities =
      R"(<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>)";
  EXPECT_THAT(why(read_all(zipped(folder, workbook("<worksheet/>", entities)))), HasSubstr("document type"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(why(read_all(zipped(folder, workbook(deep)))), HasSubstr("too deep"));
  std::string crowded = "<a";
  for (int i = 0; i < 1'000; ++i) crowded += " a" + std::to_string(i) + "=''";
  EXPECT_THAT(why(read_all(zipped(folder, workbook(crowded + "/>")))), HasSubstr("too many attributes"));
  EXPECT_THAT(why(read_all(zipped(folder, workbook("<a b='" + std::string(8'000'000, 'x') + "'/>")))),
              HasSubstr("too long"));
  EXPECT_THAT(why(read_all(zipped(
                  folder, workbook("<worksheet/>", "<sst><si><t>" + std::string(40'000, 'x') + "</t></si></sst>")))),
              HasSubstr("too long"));
  std::string rows = "<worksheet><sheetData>";
  for (int i = 0; i < 20; ++i) rows += "<row><c><v>1</v></c></row>";
  EXPECT_THAT(why(read_all(zipped(folder, workbook(rows + "</sheetData></worksheet>")), {.most_rows = 10})),
              HasSubstr("too many rows"));
  EXPECT_THAT(why(read_all(zipped(folder, workbook(R"(<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>)")))),
              HasSubstr("too many columns"));
  EXPECT_THAT(why(read_all(zipped(folder, workbook(R"(<sheetData><row><c t="s"><v>7</v></c></row></sheetData>)")))),
              HasSubstr("does not have"));
  const auto big = zipped(folder, {{"a", std::string(1'000'000, ' ')}});
  const auto cut =
      read_zip_part(big, "a", [](std::string_view) -> Result<bool> { return true; }, {.most_bytes = 100'000});
  ASSERT_FALSE(cut.has_value());
  EXPECT_THAT(cut.error().message, HasSubstr("unfolds"));
}

TEST(TableFile, DaysOfWorkbooks) {
  EXPECT_EQ(day_of_serial("41958", false), date_of(2014, 11, 15));
  EXPECT_EQ(day_of_serial("61", false), date_of(1900, 3, 1));
  EXPECT_EQ(day_of_serial("60", false), std::nullopt) << "1900-02-29";
  EXPECT_EQ(day_of_serial("40496", true), date_of(2014, 11, 15));
  EXPECT_EQ(day_of_serial("41958.5", false), std::nullopt);
  EXPECT_EQ(day_of_serial("99999999", false), std::nullopt);
}

}  // namespace
}  // namespace gongbao::formats
