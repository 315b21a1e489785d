// The XML of a document against what Akoma Ntoso 3.0 asks of the elements it is made of: their order, their attributes,
// ids that stand once. The schema itself is OASIS's and does not lie here (docs/http.md); what stands below is its
// sentence on each of our elements.
#include <gtest/gtest.h>

#include <set>

#include "formats/xml_tree.h"
#include "law/downloads.h"
#include "law/test_later_issue.h"

namespace gongbao::server::testing {
namespace {

using formats::XmlElement;

struct Rule {
  std::string_view children;    // as formats/xml_tree.h reads them
  std::string_view attributes;  // that it must have, apart by blanks
};
const std::map<std::string_view, Rule>& rules() {
  static const std::map<std::string_view, Rule> all{
      {"akomaNtoso", {"act", ""}},
      {"act", {"meta preface body", "name"}},
      {"meta", {"identification publication references", ""}},
      {"identification", {"FRBRWork FRBRExpression FRBRManifestation", "source"}},
      {"FRBRWork", {"FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry FRBRnumber*", ""}},
      {"FRBRExpression", {"FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage+", ""}},
      {"FRBRManifestation", {"FRBRthis FRBRuri FRBRdate FRBRauthor FRBRformat?", ""}},
      {"FRBRthis", {"", "value"}},
      {"FRBRuri", {"", "value"}},
      {"FRBRdate", {"", "date name"}},
      {"FRBRauthor", {"", "href"}},
      {"FRBRcountry", {"", "value"}},
      {"FRBRnumber", {"", "value"}},
      {"FRBRlanguage", {"", "language"}},
      {"FRBRformat", {"", "value"}},
      {"publication", {"", "date name showAs number"}},
      {"references", {"TLCOrganization+", "source"}},
      {"TLCOrganization", {"", "eId href showAs"}},
      {"preface", {"p+", ""}},
      {"docTitle", {"", ""}},
      {"docNumber", {"", ""}},
      {"num", {"", ""}},
      {"heading", {"", ""}},
      {"content", {"p+", ""}},
      {"intro", {"p+", ""}},
      {"wrapUp", {"p+", ""}},
  };
  return all;
}

bool is_part(std::string_view name) {
  constexpr std::string_view parts[] = {"chapter", "article", "section", "subsection", "point", "hcontainer"};
  return std::ranges::find(parts, name) != std::end(parts);
}

class Reader {
 public:
  std::set<std::string> ids;

  void read(const XmlElement& element) {
    const std::string name(element.name());
    EXPECT_EQ(element.name_space(), "http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
    if (is_part(name)) {
      read_part(element);
    } else if (name == "body") {
      EXPECT_FALSE(element.children().empty());
      for (const XmlElement& each : element.children()) EXPECT_TRUE(is_part(each.name())) << each.name();
    } else if (name == "p") {
      for (const XmlElement& each : element.children()) {
        EXPECT_TRUE(each.name() == "docTitle" || each.name() == "docNumber") << each.name();
      }
    } else {
      read_by_rule(element, name);
    }
    for (const XmlElement& each : element.children()) read(each);
  }

 private:
  void read_by_rule(const XmlElement& element, const std::string& name) {
    const auto rule = rules().find(name);
    ASSERT_NE(rule, rules().end()) << name << ", line " << element.line();
    if (rule->second.children.empty()) {
      EXPECT_TRUE(element.children().empty()) << name;
    } else if (auto fits = formats::check_children(element, rule->second.children, "xml"); !fits) {
      ADD_FAILURE() << name << ": " << to_string(fits.error());
    }
    std::string_view left = rule->second.attributes;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find(' '), left.size());
      const std::string attribute(left.substr(0, end));
      EXPECT_FALSE(element.attribute(attribute.c_str()).empty()) << name << " " << attribute;
      left.remove_prefix(std::min(end + 1, left.size()));
    }
    if (rule->second.attributes.starts_with("eId")) read_id(element);
  }

  // num? heading?, then content alone, or intro? parts wrapUp?
  void read_part(const XmlElement& element) {
    read_id(element);
    if (element.name() == "hcontainer") EXPECT_FALSE(element.attribute("name").empty());
    std::string order;
    for (const XmlElement& each : element.children()) {
      const std::string_view name = each.name();
      order += name == "num"       ? 'n'
               : name == "heading" ? 'h'
               : name == "content" ? 'c'
               : name == "intro"   ? 'i'
               : name == "wrapUp"  ? 'w'
               : is_part(name)     ? 'p'
                                   : '?';
    }
    std::string_view left = order;
    if (left.starts_with('n')) left.remove_prefix(1);
    if (left.starts_with('h')) left.remove_prefix(1);
    const bool alone = left == "c";
    if (left.starts_with('i')) left.remove_prefix(1);
    const std::size_t parts = std::min(left.find_first_not_of('p'), left.size());
    left.remove_prefix(parts);
    if (left.starts_with('w')) left.remove_prefix(1);
    EXPECT_TRUE(alone || (parts > 0 && left.empty())) << element.attribute("eId") << ": " << order;
  }

  void read_id(const XmlElement& element) {
    const std::string id = element.attribute("eId");
    EXPECT_FALSE(id.empty());
    EXPECT_EQ(id.find_first_of(" \t\n"), std::string::npos) << id;
    EXPECT_TRUE(ids.insert(id).second) << id << " twice";
  }
};

TEST(AkomaNtoso, IsMadeAsItsStandardAsks) {
  const law::Gazette both = law::with_later_issue();
  for (const law::DocumentInfo* each : both.heads()) {
    SCOPED_TRACE(each->short_id);
    const law::DocumentText& text = *both.document(each->short_id);
    const auto xml =
        formats::XmlDocument::parse(law::akoma_ntoso(*both.issue_of(each->short_id), *each, text), each->short_id);
    ASSERT_TRUE(xml) << to_string(xml.error());
    Reader reader;
    reader.read(xml->root());
    for (const law::Anchor& anchor : text.anchors) {
      EXPECT_TRUE(reader.ids.contains(anchor.id.substr(anchor.id.find('/') + 1))) << anchor.id;
    }
  }
}

}  // namespace
}  // namespace gongbao::server::testing
