// A registry of first installations over the wire: the template, a verdict for each row, the same file again, and files
// that are cut off, wrong or made to do harm, of which nothing is entered.
#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <sstream>

#include "server/api/registry_file_routes.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string registry_header = "住户编号,户主姓名,户主手机,设备编号,设备类型,序列号,投入使用日期,政府补贴\n";

std::string registry_row(int number) {
  const std::string n = std::to_string(number);
  return "h" + n + ",韩梅梅," + std::to_string(13'800'000'000 + number) + ",d" + n + ",燃气壁挂炉,s" + n +
         ",2014-11-15,是\n";
}

// A workbook whose one sheet says that.
std::string workbook_with(const std::string& sheet) {
  const std::pair<const char*, std::string> parts[] = {
      {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml", sheet}};
  std::string bytes(sheet.size() + 65'536, '\0');
  std::size_t used = 0;
  archive* out = archive_write_new();
  archive_write_set_format_zip(out);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, text] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, text.data(), text.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  return bytes.substr(0, used);
}

class RegistryFilesOverSockets : public ::testing::Test {
 protected:
  RegistryFilesOverSockets() {
    officer_ = city_.new_account("officer", {Role::district_reviewer, 0, 110116});
    server_ = city_.serve();
  }
  testing::Reply put(const TestCity::Visitor& visitor, const std::string& body) const {
    return testing::ask(server_->port(),
                        "POST /v1/heating/registry_files HTTP/1.1\r\nHost: h\r\nContent-Type: "
                        "application/octet-stream\r\nAccept-Language: zh\r\nCookie: " +
                            visitor.cookies + "\r\nX-CSRF-Token: " + visitor.csrf +
                            "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  // Its lines: verdicts by line of the file, and the last totals.
  struct Told {
    std::map<int, json::object> rows;
    json::object totals;
  };
  Told entered(const std::string& body) const {
    const testing::Reply reply = put(officer_, body);
    EXPECT_EQ(reply.status, 200) << reply.body;
    Told told;
    std::istringstream lines(reply.body);
    for (std::string line; std::getline(lines, line);) {
      const json::object each = json::parse(line).as_object();
      if (each.contains("done")) told.totals = each;
      if (!each.contains("done")) told.rows[each.at("line").to_number<int>()] = each;
    }
    return told;
  }
  static std::string totals(const Told& told) {
    const auto number = [&](const char* name) { return std::to_string(told.totals.at(name).to_number<int>()); };
    return number("accepted") + " accepted, " + number("refused") + " refused, " + number("duplicate") + " duplicate";
  }
  std::size_t devices() {
    std::size_t count = 0;
    EXPECT_TRUE(city_.service->engine.ask([&] { count = city_.service->city.of<heating::Document>().devices.size(); }));
    return count;
  }
  void refused(const std::string& body, const std::string& says) {
    const std::size_t before = devices();
    const testing::Reply reply = put(officer_, body);
    EXPECT_EQ(reply.status, 400) << reply.body;
    EXPECT_THAT(reply.body, HasSubstr("ledger.schema_invalid"));
    EXPECT_THAT(reply.body, HasSubstr(says));
    EXPECT_EQ(devices(), before);
  }
  TestCity city_{date_of(2023, 11, 20)};
  TestCity::Visitor officer_;
  std::unique_ptr<Server> server_;
};

TEST_F(RegistryFilesOverSockets, ARowIsEnteredOnceAndEachHasItsVerdict) {
  std::string file = registry_header;
  for (int i = 0; i < 1'100; ++i) file += registry_row(i);
  const Told first = entered(file);
  EXPECT_EQ(totals(first), "1100 accepted, 0 refused, 0 duplicate");
  EXPECT_TRUE(first.totals.at("done").as_bool());
  EXPECT_EQ(first.totals.at("of").to_number<int>(), 1'100);
  EXPECT_EQ(first.rows.size(), 1'100U);
  EXPECT_GT(first.rows.at(2).at("entry_no").to_number<int>(), 0);
  EXPECT_EQ(devices(), 1'100U);
  const auto before = city_.service->log.last_entry();
  EXPECT_EQ(totals(entered(file)), "0 accepted, 0 refused, 1100 duplicate");
  EXPECT_EQ(city_.service->log.last_entry(), before) << "the same file again is no entry";
  EXPECT_EQ(totals(entered(file + registry_row(1'100))), "1 accepted, 0 refused, 1100 duplicate");
}

TEST_F(RegistryFilesOverSockets, AWrongRowIsToldWithItsFieldAndTheOthersAreEntered) {
  const Told told = entered(registry_header + registry_row(1) + "h2,,12345,d2,燃气壁挂炉,s2,2014-11-15,是\n" +
                            "h3,,,d3,燃气壁挂炉,s1,2014-11-15,是\n" + "h4,,,d4,燃气壁挂");
  EXPECT_EQ(totals(told), "1 accepted, 3 refused, 0 duplicate");
  EXPECT_EQ(told.rows.at(3).at("field").as_string(), "head.phone");
  EXPECT_EQ(told.rows.at(3).at("code").as_string(), "ledger.schema_invalid");
  EXPECT_EQ(told.rows.at(3).at("column").as_string(), "户主手机");
  EXPECT_EQ(told.rows.at(3).at("chinese").as_string(), "号码无效");
  EXPECT_EQ(told.rows.at(4).at("code").as_string(), "heating.serial_duplicate");
  EXPECT_FALSE(told.rows.at(4).at("clauses").as_array().empty());
  EXPECT_EQ(told.rows.at(5).at("field").as_string(), "type") << "the file is cut off in the middle of a row";
  EXPECT_THAT(json::serialize(told.rows.at(3)), Not(HasSubstr("12345"))) << "what stands in a cell is not repeated";
}

TEST_F(RegistryFilesOverSockets, WhatIsNoRegistryIsRefusedAsAWhole) {
  refused("", "文件残缺");
  refused("准考证号,艺术\n1,A\n", "第 1 列");  // it may be a file without a header: nothing of it is repeated
  refused("住户编号,设备编号\n1,2\n", "设备类型");
  refused(registry_header + registry_row(1) + "h2,\"韩", "第 3 行");
  // Cut off in the middle of a character, far below a header that is UTF-8.
  const std::string rows = registry_header + registry_row(1) + registry_row(2);
  refused(rows.substr(0, rows.rfind("韩") + 1), "第 3 行");
  refused(registry_header + "h1," + std::string(5'000, 'a') + "\n", "第 2 行");
}

TEST_F(RegistryFilesOverSockets, AHostileWorkbookIsRefusedAsAWhole) {
  const std::string sheet =
      R"(<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>住户编号</t></is></c></row></sheetData></worksheet>)";
  const std::string book = workbook_with(sheet);
  refused(book, "设备编号");
  refused(book.substr(0, book.size() / 2), "文件残缺");
  refused("PK\x03\x04 and no more", "文件残缺");
  std::string rows = "<worksheet><sheetData>";
  for (std::uint64_t i = 0; i <= most_registry_rows; ++i) rows += "<row/>";
  const std::string bomb = workbook_with(rows);
  ASSERT_LT(bomb.size(), std::size_t{64} << 10);
  refused(bomb, "第 " + std::to_string(most_registry_rows) + " 行");
  refused(workbook_with("<worksheet><sheetData><row r=\"1\"><c r=\"ZZ1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                        "</sheetData></worksheet>"),
          "第 1 行");
}

TEST_F(RegistryFilesOverSockets, ItIsTheDistrictsReviewers) {
  EXPECT_EQ(put({}, registry_header).status, 401);
  const auto agent = city_.new_account("finance", {Role::district_finance, 0, 110116});
  EXPECT_EQ(put(agent, registry_header + registry_row(1)).status, 403);
  EXPECT_EQ(devices(), 0U);
  const testing::Reply large =
      testing::ask(server_->port(),
                   "POST /v1/heating/registry_files HTTP/1.1\r\nHost: h\r\nContent-Type: "
                   "application/octet-stream\r\nCookie: " +
                       officer_.cookies + "\r\nX-CSRF-Token: " + officer_.csrf +
                       "\r\nContent-Length: " + std::to_string(largest_registry_file + 1) + "\r\n\r\n");
  EXPECT_EQ(large.status, 413);
}

TEST_F(RegistryFilesOverSockets, TheTemplateIsReadAsWhatItIs) {
  for (const std::string language : {"zh", "en"}) {
    const testing::Reply reply =
        testing::ask(server_->port(), "GET /v1/heating/registry_files?format=csv HTTP/1.1\r\nHost: h\r\nCookie: " +
                                          officer_.cookies + "\r\nAccept-Language: " + language + "\r\n\r\n");
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_THAT(reply.body, HasSubstr(language == "zh" ? "投入使用日期" : "first_run_on"));
    EXPECT_EQ(totals(entered(reply.body)), "0 accepted, 0 refused, 0 duplicate");
  }
  const testing::Reply workbook = testing::ask(
      server_->port(),
      "GET /v1/heating/registry_files?format=xlsx HTTP/1.1\r\nHost: h\r\nCookie: " + officer_.cookies + "\r\n\r\n");
  ASSERT_EQ(workbook.status, 200);
  EXPECT_EQ(totals(entered(workbook.body)), "0 accepted, 0 refused, 0 duplicate");
}

}  // namespace
}  // namespace gongbao::server::testing
