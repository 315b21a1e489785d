// Written by hand: elements of our own choosing, and every text of others through escaped().
#include "law/downloads.h"

#include "base/text.h"
#include "law/xml_text.h"

namespace gongbao::law {
namespace {

std::string_view path_of(const Anchor& anchor) { return std::string_view(anchor.id).substr(anchor.id.find('/') + 1); }

std::string heading_of(const IssueInfo& issue) {
  return issue.title_zh + " " + std::to_string(issue.year) + " 年第 " + std::to_string(issue.number) + " 期（总第 " +
         std::to_string(issue.total_number) + " 期） " + to_string(issue.date);
}

const DocumentText* text_of(const DocumentInfo& document, const std::vector<DocumentText>& texts) {
  const auto at = std::ranges::find(texts, document.short_id, &DocumentText::short_id);
  return at == texts.end() ? nullptr : &*at;
}

std::string page_about(std::string_view title, std::string_view inside) {
  return "<!doctype html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\">" + element("title", title) +
         "</head>\n<body>\n" + std::string(inside) + "</body>\n</html>\n";
}

std::string article_of(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text,
                       std::string_view before_ids) {
  std::string out = element("h1", document.title_zh) + "\n" + element("p", document.doc_number) + "\n";
  for (const Anchor& anchor : text.anchors) {
    out += "<section" + attribute("id", std::string(before_ids) + std::string(path_of(anchor))) + ">";
    for (const Paragraph& each : anchor.paragraphs) out += element("p", each.text);
    out += "</section>\n";
  }
  return out + "<footer>" + element("p", source_of(issue, document)) + element("p", "SHA-256 " + text.sha256) +
         "</footer>\n";
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

std::string page_of(const IssueInfo& issue) {
  return "/gazette/" + std::to_string(issue.year) + "/" + std::to_string(issue.number);
}

std::string source_of(const IssueInfo& issue, const DocumentInfo& document) {
  return "《" + issue.title_zh + "》 " + std::to_string(issue.year) + " 年第 " + std::to_string(issue.number) +
         " 期，第 " + std::to_string(document.page) + " 页起";
}

std::string plain_text(const DocumentInfo& document, const DocumentText& text) {
  std::string out = document.title_zh + "\n" + document.doc_number + "\n\n";
  for (const Anchor& anchor : text.anchors) {
    for (const Paragraph& each : anchor.paragraphs) out += each.text + "\n";
  }
  return out;
}

std::string plain_text(const IssueInfo& issue, const std::vector<DocumentText>& texts) {
  std::string out = heading_of(issue) + "\n";
  for (const DocumentInfo& document : issue.documents) {
    if (const DocumentText* text = text_of(document, texts)) out += "\n" + plain_text(document, *text);
  }
  return out;
}

std::string web_page(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text) {
  return page_about(document.name(), article_of(issue, document, text, ""));
}

// Places of several documents have the document before them: prepaid-card/9.
std::string web_page(const IssueInfo& issue, const std::vector<DocumentText>& texts) {
  std::string inside = element("h1", heading_of(issue)) + "\n<nav><ol>";
  for (const DocumentInfo& each : issue.documents) {
    inside += "<li><a" + attribute("href", "#" + each.short_id) + ">" + escaped(each.title_zh) + "</a></li>";
  }
  inside += "</ol></nav>\n";
  for (const DocumentInfo& each : issue.documents) {
    const DocumentText* text = text_of(each, texts);
    if (text == nullptr) continue;
    inside += "<article" + attribute("id", each.short_id) + ">\n" +
              article_of(issue, each, *text, each.short_id + "/") + "</article>\n";
  }
  return page_about(heading_of(issue), inside);
}

std::string contents_csv(const IssueInfo& issue) {
  // Excel reads UTF-8 when the mark of its byte order stands first; lines end as RFC 4180 has them.
  std::string out =
      "\xEF\xBB\xBF"
      "page,document,doc_number,date_issued,title_zh,title_en\r\n";
  for (const DocumentInfo& each : issue.documents) {
    const std::string& title = each.title_zh_contents.empty() ? each.title_zh : each.title_zh_contents;
    out += std::to_string(each.page);
    for (const std::string& cell :
         {each.short_id, each.doc_number, to_string(each.date_issued), title, each.title_en}) {
      out += ',';
      append_csv_cell(out, cell);
    }
    out += "\r\n";
  }
  return out;
}

std::string akoma_ntoso(const IssueInfo& issue, const DocumentInfo& document, const DocumentText& text) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<act" +
         attribute("name", document.short_id) + ">\n<meta>\n" + identification(document) + "<publication" +
         attribute("date", to_string(document.gazette_date)) + attribute("name", issue.title_zh) +
         attribute("showAs", issue.title_zh) + attribute("number", issue.id) + "/>\n" + references(document) +
         "</meta>\n<preface><p><docTitle>" + escaped(document.title_zh) + "</docTitle></p><p><docNumber>" +
         escaped(document.doc_number) + "</docNumber></p></preface>\n<body>\n" + Hierarchy(text).below("") +
         "</body>\n</act>\n</akomaNtoso>\n";
}

}  // namespace gongbao::law
