// What is taken away holds the printed words whole, in every form, and closes every element that it opens.
#include "law/downloads.h"

#include <gtest/gtest.h>

#include "law/fold.h"
#include "law/place.h"
#include "law/xml_text.h"

namespace gongbao::law {
namespace {

const Gazette& taken() {
  static const Gazette loaded = Gazette::embedded().value();
  return loaded;
}

// Each element closed in its order, no bare & and no quote left open; empty when all is well.
std::string unbalanced(std::string_view xml) {
  std::vector<std::string> open;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) return "cut off";
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    if (tag.starts_with('?') || tag.starts_with('!') || tag.ends_with('/')) continue;
    if (std::ranges::count(tag, '"') % 2 != 0) return std::string(tag);
    const std::string name(tag.substr(tag.starts_with('/') ? 1 : 0, tag.find(' ')));
    if (!tag.starts_with('/')) {
      if (!name.starts_with("meta charset")) open.push_back(name.substr(0, name.find(' ')));
      continue;
    }
    if (open.empty() || open.back() != name) return name;
    open.pop_back();
  }
  return open.empty() ? "" : open.back();
}

// Words between the elements.
std::string text_in(std::string_view xml) {
  std::string text;
  bool inside = false;
  for (const char c : xml) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

TEST(Downloads, HoldThePrintedWordsInEveryForm) {
  for (const DocumentInfo& document : taken().info().documents) {
    const DocumentText& text = *taken().document(document.short_id);
    const std::string xml = akoma_ntoso(taken().info(), document, text);
    const std::string page = web_page(taken().info(), document, text);
    EXPECT_EQ(unbalanced(xml), "") << document.short_id;
    const std::string in_xml = fold(text_in(xml)), in_page = fold(text_in(page)), plain = plain_text(document, text);
    for (const Anchor& anchor : text.anchors) {
      EXPECT_NE(xml.find("eId=\"" + anchor.id.substr(anchor.id.find('/') + 1) + "\""), std::string::npos) << anchor.id;
      for (const Paragraph& each : anchor.paragraphs) {
        EXPECT_NE(plain.find(each.text + "\n"), std::string::npos) << each.id;
        EXPECT_NE(in_page.find(fold(each.text)), std::string::npos) << each.id;
        EXPECT_NE(in_xml.find(fold(each.text)), std::string::npos) << each.id;
      }
    }
  }
}

// Each anchor once, in its parent.
TEST(Downloads, AkomaNtosoKeepsTheHierarchy) {
  const DocumentInfo& document = *taken().info().document("prepaid-card");
  const std::string xml = akoma_ntoso(taken().info(), document, *taken().document("prepaid-card"));
  const auto at = [&](std::string_view words) { return xml.find(words); };
  EXPECT_LT(at("<chapter eId=\"ch3\"><num>第三章</num>"), at("<article eId=\"9\"><num>第九条</num>"));
  EXPECT_LT(at("<article eId=\"9\">"), at("<article eId=\"10\">"));
  EXPECT_NE(at("<point eId=\"5.1\"><num>(一)</num><content><p>《单用途商业预付卡经营者备案表》"), std::string::npos);
  EXPECT_LT(at("<article eId=\"5\"><num>第五条</num><intro>"), at("<point eId=\"5.1\">"));
  EXPECT_NE(at("<FRBRnumber value=\"京商秩字〔2023〕18号\"/>"), std::string::npos);
  EXPECT_NE(at("<publication date=\"2023-11-16\""), std::string::npos);
}

TEST(Downloads, AnIssueIsTakenWhole) {
  const IssueInfo& issue = taken().info();
  const std::string plain = plain_text(issue, taken().documents()), page = web_page(issue, taken().documents());
  EXPECT_EQ(unbalanced(page.substr(page.find("<body>"))), "html") << "which stands open before it";
  for (const DocumentInfo& document : issue.documents) {
    EXPECT_NE(plain.find(plain_text(document, *taken().document(document.short_id))), std::string::npos);
    EXPECT_NE(page.find("<article id=\"" + document.short_id + "\">"), std::string::npos);
  }
  EXPECT_NE(page.find("<section id=\"prepaid-card/9\">"), std::string::npos) << "once in the page";
  const std::string contents = contents_csv(issue);
  EXPECT_EQ(std::ranges::count(contents, '\n'), 10);
  EXPECT_NE(contents.find("\r\n60,prepaid-card,京商秩字〔2023〕18号,2023-09-01,"), std::string::npos) << contents;
}

// A title is typed by its editors: a spreadsheet must not run it.
TEST(Downloads, NoCellOfTheContentsIsAFormula) {
  IssueInfo issue = taken().info();
  DocumentInfo& first = issue.documents.front();
  first.title_zh_contents = "=HYPERLINK(\"http://x\")";
  first.title_en = "＝1+1";
  first.doc_number = "\n@SUM(A1)";
  const std::string contents = contents_csv(issue);
  for (const char* cell : {",\"'=HYPERLINK(\"\"http://x\"\")\",", ",\"'＝1+1\"\r\n", ",\"'\n@SUM(A1)\","}) {
    EXPECT_NE(contents.find(cell), std::string::npos) << cell;
  }
}

TEST(Places, AreCalledAsTheyAreNumbered) {
  const auto place = [](std::string_view id) { return place_of(taken(), *taken().anchor(id)); };
  EXPECT_EQ(place("prepaid-card/9"), "第九条") << "without its chapter";
  EXPECT_EQ(place("childcare/5.12"), "第五条(十二)");
  EXPECT_EQ(place("exam/3.2.1"), "三、(二)1.");
  EXPECT_EQ(place("prepaid-card/notice"), "通知");
}

TEST(Places, HaveNeighboursOnTheirLevel) {
  const auto beside = [](std::string_view id) {
    const Neighbours found = neighbours_of(taken(), *taken().anchor(id));
    return (found.before ? found.before->id : "-") + " " + (found.after ? found.after->id : "-");
  };
  EXPECT_EQ(beside("prepaid-card/4"), "prepaid-card/3 prepaid-card/5") << "over the head of a chapter";
  EXPECT_EQ(beside("prepaid-card/5.1"), "- prepaid-card/5.2");
  EXPECT_EQ(beside("prepaid-card/ch2"), "prepaid-card/ch1 prepaid-card/ch3");
}

TEST(Downloads, WhatXmlReadsAsItsOwnIsEscaped) {
  EXPECT_EQ(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
}

// Char of XML 1.0; a reader stops at any other, and with it the whole file is lost.
TEST(Downloads, WhatXmlForbidsIsReplaced) {
  using namespace std::string_view_literals;
  EXPECT_EQ(escaped("\0a\x01\x1f"sv), "\uFFFDa\uFFFD\uFFFD");
  EXPECT_EQ(escaped("\uFFFE卡\uFFFF"), "\uFFFD卡\uFFFD");
  EXPECT_EQ(escaped("\xff"), "\uFFFD");
  EXPECT_EQ(escaped("\t\r\n\x7f\uD7FF\uE000\uFFFD\U0001FFFF𠮷"), "\t\r\n\x7f\uD7FF\uE000\uFFFD\U0001FFFF𠮷");
}

}  // namespace
}  // namespace gongbao::law
