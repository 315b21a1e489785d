// expat behind it: it keeps nothing of what it has read.
#include "formats/xml_stream.h"

#include <expat.h>

#include <algorithm>

namespace gongbao::formats {

namespace {

constexpr std::size_t deepest = 64;
// A token that is not finished is read again with every piece that comes.
constexpr std::int64_t longest_token = std::int64_t{1} << 20;
constexpr std::size_t most_attributes_at_once = 256;

std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}

struct FreeStreamParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlStream::Inside {
  XmlVisitor& visitor;
  std::string name;
  std::unique_ptr<XML_ParserStruct, FreeStreamParser> parser{XML_ParserCreate(nullptr)};
  XmlVisitor::Attributes attributes = {};
  std::size_t depth = 0;
  std::int64_t fed = 0;
  const char* wrong = nullptr;

  void stop(const char* why) {
    if (wrong == nullptr) wrong = why;
    XML_StopParser(parser.get(), XML_FALSE);
  }
  static Inside& of(void* self) { return *static_cast<Inside*>(self); }
  static void begin(void* self, const char* element, const char** given) {
    Inside& in = of(self);
    if (in.wrong != nullptr) return;
    if (++in.depth > deepest) return in.stop("elements stand too deep in one another");
    in.attributes.clear();
    for (; *given != nullptr; given += 2) in.attributes.emplace_back(local_name(given[0]), given[1]);
    if (in.attributes.size() > most_attributes_at_once) return in.stop("an element has too many attributes");
    in.visitor.begin(local_name(element), in.attributes);
    if (in.visitor.failed()) in.stop("");
  }
  static void end(void* self, const char* element) {
    Inside& in = of(self);
    if (in.wrong != nullptr) return;
    --in.depth;
    in.visitor.end(local_name(element));
    if (in.visitor.failed()) in.stop("");
  }
  static void text(void* self, const char* piece, int size) {
    Inside& in = of(self);
    if (in.wrong != nullptr) return;
    in.visitor.text({piece, static_cast<std::size_t>(size)});
    if (in.visitor.failed()) in.stop("");
  }
  static void document_type(void* self, const char*, const char*, const char*, int) {
    of(self).stop("a document type has no place in a workbook");
  }

  Result<void> parse(std::string_view bytes, bool last) {
    const XML_Status status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), last);
    fed += static_cast<std::int64_t>(bytes.size());
    if (wrong == nullptr && !last && fed - XML_GetCurrentByteIndex(parser.get()) > longest_token) {
      wrong = "a mark or text of it is too long";
    }
    if (status == XML_STATUS_OK && wrong == nullptr) return {};
    const std::string at = ", line " + std::to_string(XML_GetCurrentLineNumber(parser.get()));
    return problem("ledger.schema_invalid", "", wrong != nullptr && *wrong != 0 ? wrong : "not well-formed XML",
                   name + at);
  }
};

std::string_view attribute(const XmlVisitor::Attributes& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &XmlVisitor::Attributes::value_type::first);
  return found == all.end() ? std::string_view{} : found->second;
}

XmlStream::XmlStream(XmlVisitor& visitor, std::string name)
    : inside_(std::make_unique<Inside>(Inside{.visitor = visitor, .name = std::move(name)})) {
  XML_Parser parser = inside_->parser.get();
  XML_SetUserData(parser, inside_.get());
  XML_SetElementHandler(parser, Inside::begin, Inside::end);
  XML_SetCharacterDataHandler(parser, Inside::text);
  XML_SetStartDoctypeDeclHandler(parser, Inside::document_type);
}
XmlStream::~XmlStream() = default;

Result<void> XmlStream::feed(std::string_view bytes) { return inside_->parse(bytes, false); }
Result<void> XmlStream::close() { return inside_->parse({}, true); }

}  // namespace gongbao::formats
