// yaml-cpp reads; this file walks its nodes into JSON values and remembers where each stood.
#include "formats/yaml_text.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <sstream>

#include "base/text.h"
#include "formats/json_fields.h"

namespace gongbao::formats {
namespace {

namespace json = boost::json;

TextPosition position_of(const YAML::Mark& mark) {
  if (mark.is_null()) return {};
  return {static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1};
}

std::unexpected<Problem> wrong(std::string_view path, const YAML::Mark& mark, std::string message) {
  return problem("ledger.schema_invalid", std::string(path), std::move(message), to_string(position_of(mark)));
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || (text.size() > 1 && text[0] == '0')) return false;
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A plain scalar (no quotes) by the rules of the header; numbers beyond 64 bits stay text.
json::value plain(const std::string& text) {
  if (text.empty() || text == "~" || text == "null") return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  if (is_number(text)) {
    std::int64_t number = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (ec == std::errc{} && end == text.data() + text.size()) return number;
    std::uint64_t large = 0;
    const auto [end_of_large, fault] = std::from_chars(text.data(), text.data() + text.size(), large);
    if (fault == std::errc{} && end_of_large == text.data() + text.size()) return large;
  }
  return json::value(text);
}

class Walker {
 public:
  Walker(const JsonLimits& limits, YamlDocument& document) : limits_(limits), document_(document) {}

  Result<json::value> walk(const YAML::Node& node, const std::string& path, std::size_t depth) {
    if (depth > limits_.max_depth) {
      return wrong(path, node.Mark(), "nested deeper than " + std::to_string(limits_.max_depth) + " levels");
    }
    if (++count_ > limits_.max_values) {
      return wrong(path, node.Mark(),
                   "more than " + std::to_string(limits_.max_values) + " values, aliases written out");
    }
    document_.positions.emplace(path, position_of(node.Mark()));
    if (node.IsScalar()) return scalar(node, path);
    if (node.IsSequence()) return sequence(node, path, depth);
    if (node.IsMap()) return map(node, path, depth);
    return json::value(nullptr);
  }

 private:
  static Result<json::value> scalar(const YAML::Node& node, const std::string& path) {
    const std::string& tag = node.Tag();
    if (tag == "?" || tag.empty()) return plain(node.Scalar());
    if (tag == "!" || tag == "tag:yaml.org,2002:str") return json::value(node.Scalar());
    return wrong(path, node.Mark(), "tags are not understood here");
  }

  Result<json::value> sequence(const YAML::Node& node, const std::string& path, std::size_t depth) {
    json::array array;
    std::size_t index = 0;
    for (const auto& item : node) {
      auto value = walk(item, detail::element_path(path, index++), depth + 1);
      if (!value) return value;
      array.push_back(*std::move(value));
    }
    return json::value(std::move(array));
  }

  Result<json::value> map(const YAML::Node& node, const std::string& path, std::size_t depth) {
    json::object object;
    for (const auto& member : node) {
      const YAML::Mark mark = member.first.Mark();
      if (!member.first.IsScalar()) return wrong(path, mark, "a key must be text");
      const std::string& key = member.first.Scalar();
      if (object.contains(key)) return wrong(path, mark, "the key stands here for the second time");
      const std::string at = detail::member_path(path, key);
      document_.positions.emplace(at, position_of(mark));
      auto value = walk(member.second, at, depth + 1);
      if (!value) return value;
      object[key] = *std::move(value);
    }
    return json::value(std::move(object));
  }

  const JsonLimits& limits_;
  YamlDocument& document_;
  std::size_t count_ = 0;
};

Result<YamlDocument> convert(const YAML::Node& node, const JsonLimits& limits) {
  YamlDocument document;
  auto value = Walker(limits, document).walk(node, "", 0);
  if (!value) return std::unexpected(value.error());
  document.value = *std::move(value);
  return document;
}

// yaml-cpp looks at bytes without judging them.
Result<void> check_text(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return problem("ledger.schema_invalid", "",
                   "the YAML text has " + std::to_string(text.size()) + " bytes, more than the " +
                       std::to_string(limits.max_bytes) + " allowed");
  }
  if (const auto bad = invalid_utf8_at(text)) {
    return problem("ledger.schema_invalid", "", "not UTF-8", to_string(position_at(text, *bad)));
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 ? c != 0x7F : c == '\n' || c == '\t' || c == '\r') continue;
    return problem("ledger.schema_invalid", "", "a control character", to_string(position_at(text, i)));
  }
  return {};
}

// yaml-cpp 0.7 does not step over a token it does not expect between documents (a comma at the start of the text): it
// makes empty documents of it until memory ends. A dry run sees two documents start at one place and stops.
class DocumentStarts : public YAML::EventHandler {
 public:
  bool stuck() const { return stuck_; }
  const YAML::Mark& last() const { return start_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    stuck_ = mark.pos == start_.pos;
    start_ = mark;
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}

 private:
  YAML::Mark start_ = YAML::Mark::null_mark();
  bool stuck_ = false;
};

Result<void> check_documents_advance(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  DocumentStarts starts;
  while (parser.HandleNextDocument(starts))
    if (starts.stuck()) return wrong("", starts.last(), "not YAML (unexpected text)");
  return {};
}

}  // namespace

std::string YamlDocument::where(std::string_view path) const {
  for (std::string at(path);;) {
    if (const auto found = positions.find(at); found != positions.end()) return to_string(found->second);
    if (at.empty()) return {};
    const std::size_t cut = at.find_last_of(".[");
    at.resize(cut == std::string::npos ? 0 : cut);
  }
}

Result<std::vector<YamlDocument>> parse_yaml_stream(std::string_view text, const JsonLimits& limits) {
  if (const auto readable = check_text(text, limits); !readable) return std::unexpected(readable.error());
  try {
    std::vector<YamlDocument> documents;
    const std::string whole(text);
    if (const auto advance = check_documents_advance(whole); !advance) return std::unexpected(advance.error());
    for (const YAML::Node& node : YAML::LoadAll(whole)) {
      auto document = convert(node, limits);
      if (!document) return std::unexpected(document.error());
      documents.push_back(*std::move(document));
    }
    return documents;
  } catch (const YAML::Exception& e) {
    return wrong("", e.mark, "not YAML (" + e.msg + ")");
  } catch (const std::exception&) {
    return problem("ledger.schema_invalid", "", "the YAML text cannot be read");
  }
}

Result<YamlDocument> parse_yaml(std::string_view text, const JsonLimits& limits) {
  auto documents = parse_yaml_stream(text, limits);
  if (!documents) return std::unexpected(documents.error());
  if (documents->empty()) return problem("ledger.schema_invalid", "", "the text is empty", "line 1, column 1");
  if (documents->size() > 1) {
    return problem("ledger.schema_invalid", "", "one document is expected, not several parted by ---",
                   (*documents)[1].where(""));
  }
  return std::move(documents->front());
}

Problem located(Problem p, const YamlDocument& document) {
  if (p.where.empty()) p.where = document.where(p.field);
  return p;
}

}  // namespace gongbao::formats
