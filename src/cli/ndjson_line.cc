// Takes apart what every line has (on, by, operator) and what belongs to its command.
#include "cli/ndjson_line.h"

#include "base/hash.h"
#include "base/text.h"
#include "formats/json_text.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_bytes_a_line = std::size_t{1} << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::unexpected<Problem> bad(std::string field, std::string message) {
  return problem("ledger.schema_invalid", std::move(field), std::move(message));
}

// Takes a text member out of the line; absent: empty.
Result<std::string> take_text(boost::json::object& members, const char* name) {
  const auto it = members.find(name);
  if (it == members.end()) return std::string();
  if (!it->value().is_string()) return bad(name, "must be text");
  std::string text(it->value().get_string());
  members.erase(it);
  return text;
}

}  // namespace

std::optional<std::uint64_t> NdjsonLine::operator_id() const {
  const auto* value = members.if_contains("operator_id");
  if (value == nullptr) return std::nullopt;
  if (value->is_int64() && value->get_int64() >= 0) return static_cast<std::uint64_t>(value->get_int64());
  if (value->is_uint64()) return value->get_uint64();
  return std::nullopt;
}

Result<NdjsonLines> NdjsonLines::open(const std::string& path) {
  auto input = formats::InputFile::open(path);
  if (!input) return std::unexpected(input.error());
  return NdjsonLines(formats::LineReader(*std::move(input), most_bytes_a_line));
}

std::unexpected<Problem> NdjsonLines::fault(Problem p, std::uint64_t line) const {
  if (!p.where.starts_with("line ")) p.where = "line " + std::to_string(line) + (p.where.empty() ? "" : ", " + p.where);
  p.where = file().name() + ", " + p.where;
  return std::unexpected(std::move(p));
}

Hash32 NdjsonLines::id_of(std::string_view text) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.text(text);
  const Hash32 line = sm3(bytes);
  out.integer(seen_[line]++);
  return sm3(bytes);
}

Result<NdjsonLine> NdjsonLines::read(const formats::LineReader::Line& line) {
  auto json = formats::parse_json(line.text, {}, line.number);
  if (!json) {
    Problem p = json.error();
    if (!line.complete) p.message = "the file was cut off inside this line (" + p.message + ")";
    if (line.number == 1 && !trim_blanks(line.text).starts_with('{')) p.message += " (a CSV file needs --map)";
    return std::unexpected(std::move(p));
  }
  if (!json->is_object()) return bad("", "the line must be a JSON object");
  NdjsonLine read;
  read.number = line.number;
  read.members = std::move(json->get_object());
  auto command = take_text(read.members, "command");
  if (!command) return std::unexpected(command.error());
  read.command = *std::move(command);
  read.op = custody::op_named(read.command);

  const auto on = take_text(read.members, "on");
  if (!on) return std::unexpected(on.error());
  if (!on->empty()) {
    const auto day = parse_date(*on);
    if (!day) return bad("on", day.error().message);
    read.on = *day;
  }
  auto by = take_text(read.members, "by");
  if (!by) return std::unexpected(by.error());
  read.by = *std::move(by);
  if (const auto* value = read.members.if_contains("operator_id"); value != nullptr && value->is_string()) {
    read.operator_text = std::string(value->get_string());
    if (!read.operator_text.starts_with("uscc:")) return bad("operator_id", "must be a number or uscc:<credit code>");
  }
  read.id = id_of(line.text);
  return read;
}

Result<std::optional<NdjsonLine>> NdjsonLines::next() {
  for (;;) {
    const auto line = lines_.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) return std::optional<NdjsonLine>{};
    formats::LineReader::Line raw = **line;
    if (raw.number == 1 && raw.text.starts_with(byte_order_mark)) raw.text.remove_prefix(byte_order_mark.size());
    if (trim_blanks(raw.text).empty()) continue;
    auto read = this->read(raw);
    if (!read) return fault(read.error(), raw.number);
    return std::optional(*std::move(read));
  }
}

}  // namespace gongbao::cli
