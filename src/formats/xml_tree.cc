// All of libxml2's odd corners are in this file: callbacks, global state, its own string type.
#include "formats/xml_tree.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <unistd.h>

#include "base/text.h"

namespace gongbao::formats {
namespace {

struct FreeParser {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
struct FreeSchemaParser {
  void operator()(xmlSchemaParserCtxt* context) const { xmlSchemaFreeParserCtxt(context); }
};
struct FreeSchema {
  void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
};
struct FreeValidator {
  void operator()(xmlSchemaValidCtxt* context) const { xmlSchemaFreeValidCtxt(context); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string take(xmlChar* text) {
  std::string copy(view(text));
  xmlFree(text);
  return copy;
}

// A document type can only do harm here: it declares entities.
void refuse_document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  *static_cast<bool*>(parser->_private) = true;
  xmlStopParser(parser);
}

std::string where(const std::string& file, std::uint64_t line) {
  return line == 0 ? file : file + ", line " + std::to_string(line);
}

// No element of a statement has more than a few. libxml2 compares each attribute of an element with all others.
constexpr std::size_t most_attributes = 64;

// Encodings in which markup is ASCII, so that it can be counted without the parser. Others are not used by banks.
bool markup_is_ascii(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return true;  // UTF-8, then
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return true;
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return false;
  const std::string_view named = declaration.substr(open + 1);
  const std::string name = upper_ascii(named.substr(0, named.find(declaration[open])));
  constexpr std::string_view known[] = {"UTF-8", "US-ASCII", "ASCII", "ISO-8859-1", "GB2312", "GBK", "GB18030"};
  return std::ranges::find(known, name) != std::end(known);
}

// Where the tag that begins there ends; npos: it has too many attributes.
std::size_t end_of_tag(std::string_view bytes, std::size_t at) {
  std::size_t attributes = 0;
  char quote = 0;
  for (++at; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '=') {
      if (++attributes > most_attributes) return std::string_view::npos;
    } else if (c == '>' || c == '<') {
      return at;
    }
  }
  return at;
}

// The byte at which an element with too many attributes begins.
std::optional<std::size_t> crowded_element_at(std::string_view bytes) {
  constexpr std::pair<std::string_view, std::string_view> passages[] = {
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
    const auto* passage =
        std::ranges::find_if(passages, [&](const auto& each) { return bytes.substr(at).starts_with(each.first); });
    if (passage != std::end(passages)) {
      at = bytes.find(passage->second, at + passage->first.size());
      continue;
    }
    const std::size_t end = end_of_tag(bytes, at);
    if (end == std::string_view::npos) return at;
    at = end;
  }
  return std::nullopt;
}

// libxml2 quotes what it did not like: "The value '…' is not …". That may be a person's name.
std::string without_values(std::string message) {
  constexpr std::string_view begin = "value '";
  if (const std::size_t from = message.find(begin); from != std::string::npos) {
    const std::size_t end = message.rfind("' is ");
    if (end != std::string::npos && end > from) message.replace(from + begin.size(), end - from - begin.size(), "…");
  }
  for (std::size_t from = message.find("'{"); from != std::string::npos; from = message.find("'{", from)) {
    const std::size_t end = message.find('}', from);
    if (end == std::string::npos) break;
    message.erase(from + 1, end - from);
    ++from;
  }
  for (std::size_t from = message.find('{'); from != std::string::npos; from = message.find('{', from)) {
    const std::size_t end = message.find('}', from);
    if (end == std::string::npos || message.compare(from, 5, "{urn:") != 0) break;
    message.erase(from, end - from + 1);
  }
  return std::string(trim_blanks(message));
}

void keep_first(void* to, xmlErrorPtr error) {
  auto& first = *static_cast<std::optional<std::pair<std::uint64_t, std::string>>*>(to);
  if (first || error == nullptr || error->message == nullptr) return;
  auto* node = static_cast<xmlNode*>(error->node);
  const long line = node != nullptr ? xmlGetLineNo(node) : error->line;
  first.emplace(line > 0 ? static_cast<std::uint64_t>(line) : 0, without_values(error->message));
}

void ignore_error(void*, xmlErrorPtr) {}

}  // namespace

std::string_view XmlElement::name() const { return node_ == nullptr ? std::string_view{} : view(node_->name); }

std::string_view XmlElement::name_space() const {
  return node_ == nullptr || node_->ns == nullptr ? std::string_view{} : view(node_->ns->href);
}

std::uint64_t XmlElement::line() const {
  const long line = node_ == nullptr ? 0 : xmlGetLineNo(node_);
  return line > 0 ? static_cast<std::uint64_t>(line) : 0;
}

std::string XmlElement::text() const {
  std::string all;
  if (node_ == nullptr) return all;
  for (const xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) all += view(child->content);
  }
  return std::string(trim_blanks(all));
}

std::string XmlElement::attribute(const char* name) const {
  if (node_ == nullptr) return {};
  return take(xmlGetNoNsProp(node_, reinterpret_cast<const xmlChar*>(name)));
}

XmlElement XmlElement::child(std::string_view wanted) const {
  if (node_ == nullptr) return {};
  for (xmlNode* child = node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && view(child->name) == wanted) return XmlElement(child);
  }
  return {};
}

XmlElement XmlElement::at(std::initializer_list<std::string_view> names) const {
  XmlElement found = *this;
  for (const std::string_view name : names) found = found.child(name);
  return found;
}

std::vector<XmlElement> XmlElement::children() const {
  std::vector<XmlElement> all;
  for (xmlNode* child = node_ == nullptr ? nullptr : node_->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) all.emplace_back(child);
  }
  return all;
}

std::vector<XmlElement> XmlElement::children(std::string_view wanted) const {
  std::vector<XmlElement> all = children();
  std::erase_if(all, [&](const XmlElement& e) { return e.name() != wanted; });
  return all;
}

void XmlDocument::Free::operator()(_xmlDoc* document) const { xmlFreeDoc(document); }

XmlElement XmlDocument::root() const { return XmlElement(xmlDocGetRootElement(document_.get())); }

Result<XmlDocument> XmlDocument::parse(std::string_view bytes, const std::string& file_name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!markup_is_ascii(bytes)) {
    return problem("ledger.schema_invalid", "encoding", "the encoding is not read: save the file as UTF-8", file_name);
  }
  if (const auto crowded = crowded_element_at(bytes)) {
    const auto line = 1 + std::ranges::count(bytes.substr(0, *crowded), '\n');
    return problem("ledger.schema_invalid", "",
                   "an element has more than " + std::to_string(most_attributes) + " attributes",
                   where(file_name, static_cast<std::uint64_t>(line)));
  }
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (parser == nullptr) return problem("cli.file_unreadable", "", "no memory for an XML parser", file_name);
  bool has_document_type = false;
  parser->_private = &has_document_type;
  parser->sax->internalSubset = refuse_document_type;
  constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
  XmlDocument document(
      xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options),
      file_name);
  if (has_document_type) {
    return problem("ledger.schema_invalid", "", "a document type (DOCTYPE) is not allowed",
                   where(file_name, static_cast<std::uint64_t>(std::max(0, parser->input ? parser->input->line : 0))));
  }
  if (document.document_ == nullptr || parser->wellFormed == 0) {
    const xmlError& error = parser->lastError;
    const std::string message(error.message == nullptr ? "" : error.message);
    return problem("ledger.schema_invalid", "", "not well-formed XML (" + std::string(trim_blanks(message)) + ")",
                   where(file_name, static_cast<std::uint64_t>(std::max(0, error.line))));
  }
  return document;
}

Result<void> XmlDocument::validate(const std::string& schema_path) const {
  // libxml2 would complain of a missing file on the standard error stream.
  if (::access(schema_path.c_str(), R_OK) != 0) {
    return problem("cli.file_unreadable", "", "the schema cannot be read", schema_path);
  }
  std::optional<std::pair<std::uint64_t, std::string>> fault;
  const std::unique_ptr<xmlSchemaParserCtxt, FreeSchemaParser> parser(xmlSchemaNewParserCtxt(schema_path.c_str()));
  if (parser == nullptr) return problem("cli.file_unreadable", "", "the schema cannot be read", schema_path);
  xmlSchemaSetParserStructuredErrors(parser.get(), ignore_error, nullptr);
  const std::unique_ptr<xmlSchema, FreeSchema> schema(xmlSchemaParse(parser.get()));
  if (schema == nullptr) return problem("cli.file_unreadable", "", "the schema cannot be read", schema_path);
  const std::unique_ptr<xmlSchemaValidCtxt, FreeValidator> validator(xmlSchemaNewValidCtxt(schema.get()));
  if (validator == nullptr) return problem("cli.file_unreadable", "", "no memory for the schema", schema_path);
  xmlSchemaSetValidStructuredErrors(validator.get(), keep_first, &fault);
  if (xmlSchemaValidateDoc(validator.get(), document_.get()) == 0) return {};
  if (!fault) fault.emplace(0, "does not follow its schema");
  return problem("ledger.schema_invalid", "", fault->second, where(file_name_, fault->first));
}

Result<void> check_children(XmlElement element, std::string_view model, const std::string& file_name) {
  const std::vector<XmlElement> children = element.children();
  const auto unexpected_child = [&](const XmlElement& child) {
    return problem("ledger.schema_invalid", std::string(child.name()),
                   "the element is not expected here in " + std::string(element.name()),
                   where(file_name, child.line()));
  };
  const auto missing = [&](std::string_view name) {
    return problem("ledger.schema_invalid", std::string(name),
                   "the element is missing in " + std::string(element.name()), where(file_name, element.line()));
  };
  if (const std::size_t bar = model.find('|'); bar != std::string_view::npos) {
    if (children.empty()) return missing(model);
    const bool known = children[0].name() == model.substr(0, bar) || children[0].name() == model.substr(bar + 1);
    if (!known) return unexpected_child(children[0]);
    if (children.size() > 1) return unexpected_child(children[1]);
    return {};
  }
  std::size_t next = 0;
  while (!model.empty()) {
    const std::size_t blank = model.find(' ');
    std::string_view item = model.substr(0, blank);
    model = blank == std::string_view::npos ? std::string_view{} : model.substr(blank + 1);
    const char how_often = item.back();
    const bool marked = how_often == '?' || how_often == '*' || how_often == '+';
    if (marked) item.remove_suffix(1);
    std::size_t count = 0;
    const bool many = how_often == '*' || how_often == '+';
    while (next < children.size() && children[next].name() == item && (many || count == 0)) {
      if (children[next].name_space() != element.name_space()) return unexpected_child(children[next]);
      ++next;
      ++count;
    }
    const bool required = !marked || how_often == '+';
    if (count > 0 || !required) continue;
    // What stands in its place explains more than what is not there.
    const bool out_of_place = next < children.size() && element.child(item);
    return out_of_place ? unexpected_child(children[next]) : missing(item);
  }
  if (next < children.size()) return unexpected_child(children[next]);
  return {};
}

}  // namespace gongbao::formats
