// Files and texts of other people: what was read is written again and must read the same.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "formats/batch_file.h"
#include "formats/camt.h"
#include "formats/command_json.h"
#include "formats/csv_import.h"
#include "formats/first_installs.h"
#include "formats/gate.h"
#include "formats/ndjson.h"
#include "formats/yaml_text.h"
#include "fuzz/parser.h"

namespace gongbao::fuzz {
namespace {

using namespace formats;

// Up to the first line feed; the rest stays.
std::string_view first_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  return line;
}

// No figure of ours is a fraction (json_text.h): nobody asks for its last digits, or how large 1e777 is.
bool has_fraction(const boost::json::value& value) {
  if (const auto* list = value.if_array()) return std::ranges::any_of(*list, has_fraction);
  if (const auto* object = value.if_object()) {
    return std::ranges::any_of(*object, [](const auto& member) { return has_fraction(member.value()); });
  }
  return value.is_double();
}

void json(ByteView bytes) {
  const auto value = parse_json(as_text(bytes));
  if (!value || has_fraction(*value)) return;
  const auto again = parse_json(json_line(*value));
  GB_CHECK(again && *again == *value);
}

// "command\n{…}"
void command(ByteView bytes) {
  std::string_view text = as_text(bytes);
  const std::string_view name = first_line(text);
  const auto value = parse_json(text);
  if (!value) return;
  MemoryGate gate;
  const auto typed = typed_command_from_json(name, *value, gate);
  if (!typed) return;
  const auto json = typed_command_to_json(typed->type, typed->version, typed->bytes);
  GB_CHECK(json.has_value());
}

// Canonical bytes that nobody wrote, as an old or edited journal may hold them: two bytes of number, then the command.
void canonical(ByteView bytes) {
  ByteReader in(bytes);
  const auto type = in.integer<std::uint16_t>();
  if (!in.ok()) return;
  static_cast<void>(typed_command_to_json(type, 1, bytes.subspan(sizeof type)));
  static_cast<void>(figures_from_bytes(bytes.subspan(sizeof type)));
}

void yaml(ByteView bytes) {
  const auto documents = parse_yaml_stream(as_text(bytes));
  if (!documents) return;
  for (const YamlDocument& document : *documents) {
    static_cast<void>(json_line(document.value));
    for (const auto& [path, position] : document.positions) GB_CHECK(position.line > 0 && position.column > 0);
  }
}

void ndjson(ByteView bytes) {
  auto reader = NdjsonReader::open(as_file(bytes));
  if (!reader) return;
  while (true) {
    const auto item = reader->next();
    if (!item || !*item) return;
  }
}

void batch(ByteView bytes) {
  auto file = BatchFile::open(as_file(bytes));
  if (!file) return;
  std::array<custody::PackedInstruction, 7> some;
  std::uint64_t read = 0;
  while (true) {
    const auto n = file->read(some);
    if (!n || *n == 0) break;
    read += *n;
    GB_CHECK(read <= file->envelope().count);
  }
}

// "column,column\nmap in TOML\n\0the file itself"; the file alone is read as one of sales.
void csv(ByteView bytes) {
  constexpr std::string_view sales =
      "[date]\ncolumn=\"day\"\n[op]\nsign_of=\"amount\"\npositive=\"credit\"\nnegative=\"redeem\"\n[amount]\n"
      "column=\"amount\"\nsign=\"ignore\"\n[subject]\ncolumns=\"card\"\n[operator]\nconstant=\"7\"\n";
  const std::string_view text = as_text(bytes);
  const std::size_t end = text.find('\0');
  const bool whole = end == std::string_view::npos;
  const auto map = parse_csv_map(whole ? sales : text.substr(0, end));
  if (!map) return;
  const auto import = CsvImport::open(as_file(whole ? bytes : bytes.subspan(end + 1)), *map, {.max_rows = 1'000});
  if (!import) return;
  std::vector<CsvImport::Ticket> waiting;
  std::uint64_t told = 0;
  while (true) {
    const auto next = (*import)->next();
    if (!next || next->kind == CsvImport::Next::Kind::end) return;
    if (next->kind == CsvImport::Next::Kind::planned) waiting.push_back(next->planned.ticket);
    const bool all = next->kind == CsvImport::Next::Kind::wait;
    GB_CHECK(!all || !waiting.empty());
    if (!all && waiting.size() < 5) continue;
    for (const CsvImport::Ticket ticket : waiting) {
      // Every third is refused, so that cancellations and first sales meet both.
      (*import)->told(ticket, ++told % 3 == 0 ? CsvImport::Answer{VerdictOutcome::refused, 108} : CsvImport::Answer{});
    }
    waiting.clear();
  }
}

void csv_map(ByteView bytes) {
  const auto map = parse_csv_map(as_text(bytes));
  if (map) static_cast<void>(map->columns());
}

void camt(ByteView bytes) {
  const auto statements = read_camt053(as_file(bytes));
  if (!statements) return;
  for (const Statement& statement : *statements) {
    static_cast<void>(check_continuity(statement, statement.opening.amount));
    static_cast<void>(remarks(statement));
  }
}

// A table or a workbook, and what a registry makes of its rows.
void table(ByteView bytes) {
  std::optional<InstallTable> columns;
  MemoryGate gate;
  std::uint64_t rows = 0;
  const TableBounds small{.most_rows = 1'000, .most_strings = 1'000, .most_string_bytes = 1'000'000};
  static_cast<void>(read_table(
      as_file(bytes),
      [&](TableRow row) -> Result<bool> {
        GB_CHECK(++rows <= small.most_rows + 1 && row.cells.size() <= small.most_columns);
        if (!columns) {
          auto read = InstallTable::of(row, "table");
          if (!read) return std::unexpected(read.error());
          columns = *std::move(read);
          return true;
        }
        if (const auto read = columns->read(row)) GB_CHECK(seal(*read, gate).has_value());
        return true;
      },
      small));
}

constexpr Parser all[] = {
    {"json", json},   {"command", command}, {"canonical", canonical}, {"yaml", yaml}, {"ndjson", ndjson},
    {"batch", batch}, {"csv", csv},         {"csv_map", csv_map},     {"camt", camt}, {"table", table}};

}  // namespace

std::span<const Parser> text_parsers() { return all; }

const char* as_file(ByteView bytes) {
  static const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  GB_CHECK(file >= 0 && ::ftruncate(file, 0) == 0);
  GB_CHECK(::pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  return path.c_str();
}

}  // namespace gongbao::fuzz
