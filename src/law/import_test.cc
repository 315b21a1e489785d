// The import of the printed text against the index made by others, and what it says about a text that is not as listed.
#include "law/import.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "law/embedded.h"

namespace gongbao::law {
namespace {

namespace json = boost::json;

const std::string printed_path = GONGBAO_SOURCE_DIR "/../shared/gazette-2023-41.txt";
const std::string index_path = GONGBAO_SOURCE_DIR "/../shared/spec/gazette-index.json";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

IssueInfo info() { return embedded_issue_info().value(); }

#define NEED_PRINTED_TEXT()                            \
  const std::string printed = read_file(printed_path); \
  if (printed.empty()) GTEST_SKIP() << "missing " << printed_path

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at == std::string::npos) return text;
  return text.replace(at, from.size(), to);
}

std::string text_of(const json::value& value) { return value.is_null() ? "" : std::string(value.get_string()); }

std::optional<std::int32_t> number_of(const json::value& value) {
  if (value.is_null()) return std::nullopt;
  return static_cast<std::int32_t>(value.get_int64());
}

std::string first20(std::string_view text) {
  std::size_t at = 0;
  for (int n = 0; at < text.size() && n < 20; ++n) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  }
  return std::string(text.substr(0, at));
}

void expect_same_anchor(const Anchor& anchor, const json::object& expected) {
  SCOPED_TRACE(anchor.id);
  EXPECT_EQ(anchor.id, text_of(expected.at("id")));
  EXPECT_EQ(enum_name(anchor.kind), text_of(expected.at("kind")));
  EXPECT_EQ(anchor.parent, text_of(expected.at("parent")));
  EXPECT_EQ(anchor.printed, text_of(expected.at("printed")));
  EXPECT_EQ(anchor.printed_no, number_of(expected.at("printed_no")));
  EXPECT_EQ(anchor.evident, text_of(expected.at("evident")));
  EXPECT_EQ(anchor.evident_no, number_of(expected.at("evident_no")));
  EXPECT_EQ(anchor.lines.first, expected.at("line").get_int64());
  EXPECT_EQ(anchor.lines.last, expected.at("line_end").get_int64());
  EXPECT_EQ(first20(text_after_number(anchor)), text_of(expected.at("first20")));
  const json::array& paragraphs = expected.at("paragraphs").get_array();
  ASSERT_EQ(anchor.paragraphs.size(), paragraphs.size());
  for (std::size_t k = 0; k < paragraphs.size(); ++k) {
    const Paragraph& p = anchor.paragraphs[k];
    EXPECT_EQ(p.id, text_of(paragraphs[k].at("id")));
    EXPECT_EQ(p.lines.first, paragraphs[k].at("line").get_int64());
    EXPECT_EQ(p.lines.last, paragraphs[k].at("line_end").get_int64());
    EXPECT_EQ(first20(k == 0 ? text_after_number(anchor) : std::string_view(p.text)),
              text_of(paragraphs[k].at("first20")));
  }
}

void expect_same_anchors(const DocumentText& document, const json::array& expected) {
  ASSERT_EQ(document.anchors.size(), expected.size()) << document.short_id;
  for (std::size_t a = 0; a < expected.size(); ++a) expect_same_anchor(document.anchors[a], expected[a].get_object());
}

TEST(Import, EqualsTheIndexInEverything) {  // spec/10 example 1
  NEED_PRINTED_TEXT();
  const std::string index_text = read_file(index_path);
  if (index_text.empty()) GTEST_SKIP() << "missing " << index_path;
  const json::value index = json::parse(index_text);
  const auto issue = import_issue(printed, info());
  ASSERT_TRUE(issue) << to_string(issue.error());
  const json::array& documents = index.at("documents").get_array();
  ASSERT_EQ(issue->documents.size(), documents.size());
  std::size_t anchors = 0;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const DocumentText& document = issue->documents[d];
    EXPECT_EQ(document.short_id, text_of(documents[d].at("short_id")));
    expect_same_anchors(document, documents[d].at("anchors").get_array());
    EXPECT_EQ(document.sha256, text_of(documents[d].at("text_sha256"))) << document.short_id;
    EXPECT_EQ(document.code_points, static_cast<std::uint64_t>(documents[d].at("text_code_points").get_int64()));
    anchors += document.anchors.size();
  }
  expect_same_anchors(issue->gazette, index.at("issue").at("anchors").get_array());
  EXPECT_EQ(issue->documents.size(), 9u);
  EXPECT_EQ(anchors, 307u);
  EXPECT_EQ(issue->gazette.anchors.size(), 15u);
  EXPECT_EQ(issue->paragraphs, 353u);
  EXPECT_EQ(issue->joined, 43u);
  EXPECT_EQ(info().slips.size(), 25u);
}

TEST(Import, CommittedFilesAreAFreshImport) {
  NEED_PRINTED_TEXT();
  EXPECT_EQ(to_hex(sha256(as_bytes(printed))), info().printed_sha256);
  const auto issue = import_issue(printed, info());
  ASSERT_TRUE(issue) << to_string(issue.error());
  std::vector<DocumentText> documents = issue->documents;
  documents.push_back(issue->gazette);
  for (const DocumentText& document : documents) {
    const std::string path = "2023-41/" + document.short_id + "/text.json";
    const auto committed = embedded_file(path);
    ASSERT_TRUE(committed) << path;
    EXPECT_EQ(*committed, print_document_text(document)) << path;
    EXPECT_EQ(read_document_text(*committed, path).value(), document) << path;
  }
}

TEST(Import, ArticleBrokenInsideAWordStaysOneParagraph) {
  const Gazette gazette = Gazette::embedded().value();
  const Anchor* article = gazette.anchor("prepaid-card/9");
  ASSERT_NE(article, nullptr);
  EXPECT_EQ(article->paragraphs[0].text,
            "第九条 备案经营者应当按照《管理条例》第二十二条规定实施预付卡预收资金存管制度。");
  EXPECT_EQ(article->paragraphs[0].lines, (LineRange{845, 847}));
  EXPECT_EQ(article->paragraphs.size(), 5u);
}

struct Change {
  const char* name;
  const char* from;
  const char* to;
  const char* code;
  const char* where;
};

TEST(Import, WhatIsNotListedStopsIt) {
  NEED_PRINTED_TEXT();
  const Change changes[] = {
      {"example 2", "第十三条 托育机构应将", "第十九条 托育机构应将", "gazette.slip_not_listed", "line 976"},
      {"item out of sequence", "（九）加强学生交通安全管理", "（八）加强学生交通安全管理", "gazette.slip_not_listed",
       "line 182"},
      {"slip corrected", "新技术、新设备的研发和使用。密切关注清洁取暖设备领域的技术、新装备",
       "新技术、新设备的研发和使用。密切关注清洁取暖设备领域的新技术、新装备", "gazette.slip_not_found", "line 572"},
      {"number of another document", "京民养老发〔2023〕219号\n", "京民养老发〔2023〕220号\n",
       "gazette.text_not_covered", "line 280"},
      {"not UTF-8", "第一条 为充分发挥", "第\xff条 为充分发挥", "gazette.text_invalid", "line 294"},
  };
  for (const Change& change : changes) {
    const auto issue = import_issue(replaced(printed, change.from, change.to), info());
    ASSERT_FALSE(issue) << change.name;
    EXPECT_EQ(issue.error().code, change.code) << change.name;
    EXPECT_EQ(issue.error().where, change.where) << change.name << ": " << to_string(issue.error());
  }
}

TEST(Import, HostileTextIsRefused) {
  EXPECT_EQ(import_issue("", info()).error().code, "gazette.text_not_covered");
  EXPECT_EQ(import_issue(std::string(5000, '\n'), info()).error().code, "gazette.text_not_covered");
}

TEST(Import, WritesWhatItPrints) {
  NEED_PRINTED_TEXT();
  const auto issue = import_issue(printed, info());
  ASSERT_TRUE(issue);
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "gongbao-import-test";
  ASSERT_TRUE(write_issue(*issue, folder));
  EXPECT_EQ(read_file((folder / "childcare/text.json").string()), print_document_text(issue->documents[8]));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace gongbao::law
