// Boost.JSON reads and builds the value; the handler in between counts, and knows the keys of each open object.
#include "formats/json_text.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>
#include <unordered_set>

#include "base/text.h"

namespace gongbao::formats {
namespace {

namespace json = boost::json;

enum class Fault { none, duplicate_key, too_many_values };

// Called by the parser as it reads. A fault stops the parser at the place it has reached.
struct Handler {
  static constexpr std::size_t max_object_size = json::object::max_size();
  static constexpr std::size_t max_array_size = json::array::max_size();
  static constexpr std::size_t max_key_size = json::string::max_size();
  static constexpr std::size_t max_string_size = json::string::max_size();

  explicit Handler(std::size_t max_values) : values_left(max_values) {}

  json::value_stack stack;
  std::vector<std::unordered_set<std::string>> keys;  // of the objects that are open
  std::string key;
  std::size_t values_left;
  Fault fault = Fault::none;

  bool stop(Fault why, json::error_code& ec) {
    fault = why;
    ec = json::error::exception;
    return false;
  }
  bool count(json::error_code& ec) { return values_left-- > 0 || stop(Fault::too_many_values, ec); }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) {
    keys.emplace_back();
    return count(ec);
  }
  bool on_object_end(std::size_t n, json::error_code&) {
    keys.pop_back();
    stack.push_object(n);
    return true;
  }
  bool on_array_begin(json::error_code& ec) { return count(ec); }
  bool on_array_end(std::size_t n, json::error_code&) {
    stack.push_array(n);
    return true;
  }
  bool on_key_part(json::string_view s, std::size_t, json::error_code&) {
    key.append(s.data(), s.size());
    stack.push_chars(s);
    return true;
  }
  bool on_key(json::string_view s, std::size_t, json::error_code& ec) {
    key.append(s.data(), s.size());
    if (!keys.back().insert(key).second) return stop(Fault::duplicate_key, ec);
    key.clear();
    stack.push_key(s);
    return true;
  }
  bool on_string_part(json::string_view s, std::size_t, json::error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_string(json::string_view s, std::size_t, json::error_code& ec) {
    stack.push_string(s);
    return count(ec);
  }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t i, json::string_view, json::error_code& ec) {
    stack.push_int64(i);
    return count(ec);
  }
  bool on_uint64(std::uint64_t u, json::string_view, json::error_code& ec) {
    stack.push_uint64(u);
    return count(ec);
  }
  bool on_double(double d, json::string_view, json::error_code& ec) {
    stack.push_double(d);
    return count(ec);
  }
  bool on_bool(bool b, json::error_code& ec) {
    stack.push_bool(b);
    return count(ec);
  }
  bool on_null(json::error_code& ec) {
    stack.push_null();
    return count(ec);
  }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }
};

std::string explain(const json::error_code& ec, const Handler& handler, const JsonLimits& limits) {
  if (handler.fault == Fault::duplicate_key) return "the key stands here for the second time";
  if (handler.fault == Fault::too_many_values) return "more than " + std::to_string(limits.max_values) + " values";
  if (ec == json::error::too_deep) return "nested deeper than " + std::to_string(limits.max_depth) + " levels";
  if (ec == json::error::incomplete) return "the text ends before the JSON value does";
  if (ec == json::error::extra_data) return "something follows after the end of the JSON value";
  return "not JSON (" + ec.message() + ")";
}

void pretty(std::string& out, const json::value& value, std::size_t indent) {
  const auto new_line = [&](std::size_t depth) {
    out += '\n';
    out.append(2 * depth, ' ');
  };
  if (const json::array* array = value.if_array(); array != nullptr && !array->empty()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      new_line(indent + 1);
      pretty(out, (*array)[i], indent + 1);
    }
    new_line(indent);
    out += ']';
    return;
  }
  if (const json::object* object = value.if_object(); object != nullptr && !object->empty()) {
    out += '{';
    bool first = true;
    for (const auto& [key, member] : *object) {
      if (!first) out += ',';
      first = false;
      new_line(indent + 1);
      out += json_quoted(std::string_view(key.data(), key.size())) + ": ";
      pretty(out, member, indent + 1);
    }
    new_line(indent);
    out += '}';
    return;
  }
  out += json_line(value);
}

}  // namespace

TextPosition position_at(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1, count_code_points(line) + 1};
}

std::string to_string(TextPosition p) {
  return "line " + std::to_string(p.line) + ", column " + std::to_string(p.column);
}

Result<json::value> parse_json(std::string_view text, const JsonLimits& limits, std::size_t first_line) {
  const auto at = [&](std::size_t byte) {
    TextPosition p = position_at(text, byte);
    p.line += first_line - 1;
    return to_string(p);
  };
  if (text.size() > limits.max_bytes) {
    return problem("ledger.schema_invalid", "",
                   "the JSON text has " + std::to_string(text.size()) + " bytes, more than the " +
                       std::to_string(limits.max_bytes) + " allowed",
                   first_line > 1 ? at(0) : "");
  }
  if (const auto bad = invalid_utf8_at(text)) return problem("ledger.schema_invalid", "", "not UTF-8", at(*bad));

  json::parse_options options;
  options.max_depth = limits.max_depth;
  json::basic_parser<Handler> parser(options, limits.max_values);
  parser.handler().stack.reset();
  json::error_code ec;
  std::size_t used = 0;
  try {
    used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used < text.size()) ec = json::error::extra_data;
    if (!ec) return parser.handler().stack.release();
  } catch (const std::exception&) {  // of memory; nothing else is left to be thrown
    return problem("ledger.schema_invalid", "", "the JSON text does not fit into memory");
  }
  return problem("ledger.schema_invalid", "", explain(ec, parser.handler(), limits), at(used));
}

std::string json_line(const json::value& value) { return json::serialize(value); }

std::string json_pretty(const json::value& value) {
  std::string out;
  pretty(out, value, 0);
  return out;
}

std::string json_quoted(std::string_view text) {
  if (!invalid_utf8_at(text)) return json::serialize(json::string_view(text.data(), text.size()));
  std::string mended;
  for_each_code_point(text, [&](CodePoint point) { append_utf8(mended, point.value); });
  return json::serialize(json::string_view(mended.data(), mended.size()));
}

}  // namespace gongbao::formats
