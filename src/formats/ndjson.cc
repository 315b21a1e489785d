// One line, one value; told apart by the member "command".
#include "formats/ndjson.h"

#include "base/text.h"
#include "formats/instruction_json.h"

namespace gongbao::formats {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Result<std::variant<custody::Instruction, CommandLine>> item_of(boost::json::value& json) {
  boost::json::object* object = json.if_object();
  const boost::json::value* name = object == nullptr ? nullptr : object->if_contains("command");
  if (name == nullptr) {
    auto instruction = instruction_from_json(json);
    if (!instruction) return std::unexpected(instruction.error());
    return *instruction;
  }
  if (!name->is_string() || name->get_string().empty()) {
    return problem("ledger.schema_invalid", "command", "must be the name of a command");
  }
  return CommandLine{std::string(name->get_string()), std::move(*object)};
}

}  // namespace

Result<NdjsonReader> NdjsonReader::open(const std::string& path, std::size_t max_line_bytes) {
  auto input = InputFile::open(path);
  if (!input) return std::unexpected(input.error());
  return NdjsonReader(LineReader(*std::move(input), max_line_bytes));
}

Result<std::optional<NdjsonItem>> NdjsonReader::fail(Problem p, std::uint64_t line) {
  if (p.where.empty()) p.where = "line " + std::to_string(line);
  p.where = file().name() + ", " + p.where;
  failed_ = p;
  return std::unexpected(std::move(p));
}

Result<std::optional<NdjsonItem>> NdjsonReader::next() {
  if (failed_) return std::unexpected(*failed_);
  for (;;) {
    const auto line = lines_.next();
    if (!line) {
      failed_ = line.error();
      return std::unexpected(*failed_);
    }
    if (!*line) return std::optional<NdjsonItem>{};
    auto [text, number, complete] = **line;
    if (number == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (trim_blanks(text).empty()) continue;
    auto json = parse_json(text, {}, number);
    if (!json) {
      Problem p = json.error();
      if (!complete) p.message = "the file was cut off inside this line (" + p.message + ")";
      return fail(std::move(p), number);
    }
    auto item = item_of(*json);
    if (!item) return fail(item.error(), number);
    return std::optional(NdjsonItem{number, *std::move(item)});
  }
}

}  // namespace gongbao::formats
