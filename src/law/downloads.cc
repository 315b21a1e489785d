// Written by hand: elements of our own choosing, and every text of others through escaped().
#include "law/downloads.h"

namespace gongbao::law {
namespace {

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">";
}
std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string_view path_of(const Anchor& anchor) { return std::string_view(anchor.id).substr(anchor.id.find('/') + 1); }

std::string name_of(const DocumentInfo& document) {
  return document.instrument_zh.empty() ? document.title_zh : document.instrument_zh;
}

// --- Akoma Ntoso -----------------------------------------------------------------------------------------------------

// The elements of its hierarchy; what has none of them is a container that says what it is.
std::string opening(const Anchor& anchor) {
  using enum AnchorKind;
  const std::string id = attribute("eId", path_of(anchor));
  switch (anchor.kind) {
    case chapter:
      return "<chapter" + id + ">";
    case article:
      return "<article" + id + ">";
    case section:
      return "<section" + id + ">";
    case subsection:
      return "<subsection" + id + ">";
    case item:
      return "<point" + id + ">";
    default:
      return "<hcontainer" + attribute("name", enum_name(anchor.kind)) + id + ">";
  }
}
std::string closing(const Anchor& anchor) {
  const std::string open = opening(anchor);
  return "</" + open.substr(1, open.find(' ') - 1) + ">";
}

class Hierarchy {
 public:
  explicit Hierarchy(const DocumentText& text) : text_(text) {}

  std::string below(std::string_view parent) const {
    std::string all;
    for (const Anchor& each : text_.anchors) {
      if (each.parent == parent) all += written(each);
    }
    return all;
  }

 private:
  // Paragraphs before the parts are announced in intro, those after them in wrapUp; without parts all are content.
  std::string written(const Anchor& anchor) const {
    const std::string parts = below(anchor.id);
    const auto first_part = std::ranges::find(text_.anchors, anchor.id, &Anchor::parent);
    const std::int32_t parts_at = parts.empty() ? 0 : first_part->lines.first;
    if (anchor.kind == AnchorKind::chapter) {
      return opening(anchor) + element("num", anchor.printed) + element("heading", text_after_number(anchor)) + "\n" +
             parts + closing(anchor) + "\n";
    }
    std::string before, after;
    for (const Paragraph& each : anchor.paragraphs) {
      const bool first = &each == &anchor.paragraphs.front();
      const std::string_view words = first ? text_after_number(anchor) : std::string_view(each.text);
      (parts.empty() || each.lines.first < parts_at ? before : after) += element("p", words);
    }
    const auto wrapped = [](std::string_view name, const std::string& inside) {
      return inside.empty() ? "" : "<" + std::string(name) + ">" + inside + "</" + std::string(name) + ">";
    };
    return opening(anchor) + (anchor.printed.empty() ? "" : element("num", anchor.printed)) +
           (parts.empty() ? wrapped("content", before) : wrapped("intro", before) + parts + wrapped("wrapUp", after)) +
           closing(anchor) + "\n";
  }

  const DocumentText& text_;
};

// Work, expression and manifestation of FRBR: the document, its Chinese text, this file.
std::string identification(const DocumentInfo& document) {
  const std::string work = "/akn/cn/doc/" + to_string(document.date_issued) + "/" + document.short_id;
  const std::string date = "<FRBRdate" + attribute("date", to_string(document.date_issued)) + " name=\"issued\"/>";
  const std::string author = "<FRBRauthor href=\"#issuer1\"/>";
  const auto level = [&](std::string_view name, std::string_view suffix, std::string_view more) {
    const std::string uri = work + std::string(suffix);
    return "<" + std::string(name) + "><FRBRthis" + attribute("value", uri + "/!main") + "/><FRBRuri" +
           attribute("value", uri) + "/>" + date + author + std::string(more) + "</" + std::string(name) + ">\n";
  };
  return "<identification source=\"#gongbao\">\n" +
         level("FRBRWork", "",
               "<FRBRcountry value=\"cn\"/><FRBRnumber" + attribute("value", document.doc_number) + "/>") +
         level("FRBRExpression", "/zho@", "<FRBRlanguage language=\"zho\"/>") +
         level("FRBRManifestation", "/zho@.xml", "<FRBRformat value=\"application/akn+xml\"/>") + "</identification>\n";
}

std::string references(const DocumentInfo& document) {
  std::string all =
      "<references source=\"#gongbao\">\n"
      "<TLCOrganization eId=\"gongbao\" href=\"/ontology/organization/cn/gongbao\" showAs=\"gongbao\"/>\n";
  for (std::size_t i = 0; i < document.issuers.size(); ++i) {
    const std::string id = "issuer" + std::to_string(i + 1);
    all += "<TLCOrganization" + attribute("eId", id) + attribute("href", "/ontology/organization/cn/" + id) +
           attribute("showAs", document.issuers[i].zh) + "/>\n";
  }
  return all + "</references>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string plain_text(const DocumentInfo& document, const DocumentText& text) {
  std::string out = document.title_zh + "\n" + document.doc_number + "\n\n";
  for (const Anchor& anchor : text.anchors) {
    for (const Paragraph& each : anchor.paragraphs) out += each.text + "\n";
  }
  return out;
}

std::string web_page(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text) {
  std::string out = "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\">" +
                    element("title", name_of(document)) + "</head>\n<body>\n" + element("h1", document.title_zh) +
                    "\n" + element("p", document.doc_number) + "\n";
  for (const Anchor& anchor : text.anchors) {
    out += "<section" + attribute("id", path_of(anchor)) + ">";
    for (const Paragraph& each : anchor.paragraphs) out += element("p", each.text);
    out += "</section>\n";
  }
  const std::string source = "《北京市人民政府公报》 " + std::to_string(issue.year) + " 年第 " +
                             std::to_string(issue.number) + " 期，第 " + std::to_string(document.page) + " 页起";
  return out + "<footer>" + element("p", source) + element("p", "SHA-256 " + text.sha256) +
         "</footer>\n</body>\n</html>\n";
}

std::string akoma_ntoso(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<act" +
         attribute("name", document.short_id) + ">\n<meta>\n" + identification(document) + "<publication" +
         attribute("date", to_string(document.gazette_date)) + attribute("name", "北京市人民政府公报") +
         attribute("showAs", "北京市人民政府公报") + attribute("number", issue.id) + "/>\n" + references(document) +
         "</meta>\n<preface><p><docTitle>" + escaped(document.title_zh) + "</docTitle></p><p><docNumber>" +
         escaped(document.doc_number) + "</docNumber></p></preface>\n<body>\n" + Hierarchy(text).below("") +
         "</body>\n</act>\n</akomaNtoso>\n";
}

std::string atom_feed(const IssueInfo& issue, std::string_view address) {
  const std::string midnight = "T00:00:00+08:00";
  const std::string home =
      std::string(address) + "/gazette/" + std::to_string(issue.year) + "/" + std::to_string(issue.number);
  const std::string tag = "tag:gongbao.invalid," + to_string(issue.date) + ":" + issue.id;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"zh-CN\">\n" +
      element("id", tag) + element("title", "北京市人民政府公报") +
      element("updated", to_string(issue.date) + midnight) + "<link rel=\"self\"" +
      attribute("href", std::string(address) + "/v1/gazette/feed") + "/><link" + attribute("href", home) + "/>\n";
  for (const DocumentInfo& each : issue.documents) {
    out += "<entry>" + element("id", tag + "/" + each.short_id) + element("title", each.title_zh) + "<link" +
           attribute("href", home + "/" + each.short_id) + "/>" +
           element("updated", to_string(each.gazette_date) + midnight) +
           element("published", to_string(each.date_issued) + midnight);
    for (const Issuer& issuer : each.issuers) out += "<author>" + element("name", issuer.zh) + "</author>";
    out += element("summary", each.doc_number) + "</entry>\n";
  }
  return out + "</feed>\n";
}

}  // namespace gongbao::law
