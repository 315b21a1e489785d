// toml++ reads the file; every key is taken by name, and what nobody took is an error.
#include "formats/csv_map.h"

#include "base/text.h"
#include "base/toml.h"
#include "base/toml_depth.h"
#include "formats/input_file.h"
#include "formats/json_text.h"

namespace gongbao::formats {
namespace {

constexpr std::size_t longest_map = std::size_t{1} << 20;

std::string at(const toml::source_region& region) {
  return to_string(TextPosition{region.begin.line, region.begin.column});
}

// Collects the first fault, so that the readers below stay a plain list of fields.
class MapReader {
 public:
  explicit MapReader(std::string name) : name_(std::move(name)) {}

  const std::optional<Problem>& problem() const { return problem_; }

  void fail(const toml::source_region& region, const std::string& field, const std::string& message) {
    if (!problem_) problem_ = Problem{"cli.map_invalid", field, message, name_ + ", " + at(region)};
  }

  // A section of the map, or an empty one; required ones must be there.
  const toml::table* section(const toml::table& root, std::string_view name, bool required) {
    known_sections_.emplace_back(name);
    const toml::node* node = root.get(name);
    if (node == nullptr) {
      if (required) fail(root.source(), std::string(name), "the section is missing");
      return nullptr;
    }
    if (const toml::table* table = node->as_table()) return table;
    fail(node->source(), std::string(name), "must be a section");
    return nullptr;
  }
  void no_other_sections(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (std::ranges::find(known_sections_, key.str()) == known_sections_.end()) {
        fail(key.source(), std::string(key.str()), "there is no such section");
      }
    }
  }
  void only(const toml::table& table, std::string_view section, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, node] : table) {
      if (std::ranges::find(keys, key.str()) == keys.end()) {
        fail(key.source(), path(section, key.str()), "there is no such key here");
      }
    }
  }

  void text(const toml::table& table, std::string_view section, std::string_view key, std::string& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<std::string>()) {
      if (value->empty()) fail(node->source(), path(section, key), "must not be empty");
      out = *value;
    } else {
      fail(node->source(), path(section, key), "must be text in quotes");
    }
  }
  // Text or a whole number, as text.
  void scalar(const toml::table& table, std::string_view section, std::string_view key, std::string& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (const auto number = node->value_exact<std::int64_t>()) {
      out = std::to_string(*number);
    } else {
      text(table, section, key, out);
    }
  }
  void character(const toml::table& table, std::string_view section, std::string_view key, char& out) {
    std::string one;
    text(table, section, key, one);
    if (one.empty()) return;
    const auto c = static_cast<unsigned char>(one[0]);
    const bool usable = one.size() == 1 && (c == '\t' || (c >= 0x20 && c < 0x7F)) && one != "\"";
    if (!usable) fail(table.get(key)->source(), path(section, key), "must be one ASCII character");
    out = one[0];
  }
  template <class T>
  void number(const toml::table& table, std::string_view section, std::string_view key, std::int64_t least,
              std::int64_t most, T& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
      fail(node->source(), path(section, key),
           "must be a whole number between " + std::to_string(least) + " and " + std::to_string(most));
      return;
    }
    out = static_cast<T>(*value);
  }
  void flag(const toml::table& table, std::string_view section, std::string_view key, bool& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<bool>()) {
      out = *value;
    } else {
      fail(node->source(), path(section, key), "must be true or false");
    }
  }
  // A name, or a list of names.
  void names(const toml::table& table, std::string_view section, std::string_view key, std::vector<std::string>& out) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    if (const auto one = node->value_exact<std::string>()) {
      out = {*one};
      return;
    }
    const toml::array* list = node->as_array();
    if (list == nullptr || list->empty()) return fail(node->source(), path(section, key), "must be a list of columns");
    for (const toml::node& item : *list) {
      const auto name = item.value_exact<std::string>();
      if (!name) return fail(item.source(), path(section, key), "must be a list of columns");
      out.push_back(*name);
    }
  }
  RowRule rule(const toml::node& node, const std::string& field) {
    if (const auto number = node.value_exact<std::int64_t>(); number && *number >= 1 && *number <= 255) {
      return {RowAction::instruction, static_cast<custody::Op>(*number)};
    }
    const auto name = node.value_exact<std::string>();
    if (!name) {
      fail(node.source(), field, "must be the name or number of an operation");
      return {};
    }
    if (*name == "credit") return {RowAction::credit, {}};
    if (*name == "cancel") return {RowAction::cancel, {}};
    if (*name == "skip") return {RowAction::skip, {}};
    const auto op = custody::op_named(*name);
    if (!op) fail(node.source(), field, "there is no operation of this name (nor is it credit, cancel or skip)");
    return {RowAction::instruction, op.value_or(custody::Op{})};
  }
  void column_or(const toml::table& root, std::string_view name, ColumnOr& out, std::string* prefix = nullptr) {
    const toml::table* table = section(root, name, false);
    if (table == nullptr) return;
    if (prefix != nullptr) {
      only(*table, name, {"column", "constant", "prefix"});
      text(*table, name, "prefix", *prefix);
    } else {
      only(*table, name, {"column", "constant"});
    }
    text(*table, name, "column", out.column);
    scalar(*table, name, "constant", out.constant);
    if (out.column.empty() == out.constant.empty()) {
      fail(table->source(), std::string(name), "must have either a column or a constant");
    }
  }

  static std::string path(std::string_view section, std::string_view key) {
    return std::string(section) + "." + std::string(key);
  }

 private:
  std::string name_;
  std::optional<Problem> problem_;
  std::vector<std::string> known_sections_;
};

void read_source(MapReader& in, const toml::table& root, CsvMap& map) {
  const toml::table* table = in.section(root, "source", false);
  if (table == nullptr) return;
  in.only(*table, "source", {"name", "encoding", "separator", "sort_by_date"});
  in.text(*table, "source", "name", map.source_name);
  std::string encoding = "utf-8";
  in.text(*table, "source", "encoding", encoding);
  encoding = upper_ascii(encoding);
  if (encoding == "GB18030") {
    map.encoding = Encoding::gb18030;
  } else if (encoding != "UTF-8") {
    in.fail(table->get("encoding")->source(), "source.encoding", "must be UTF-8 or GB18030");
  }
  in.character(*table, "source", "separator", map.separator);
  in.flag(*table, "source", "sort_by_date", map.sort_by_date);
}

void read_id_and_date(MapReader& in, const toml::table& root, CsvMap& map) {
  if (const toml::table* table = in.section(root, "id", false)) {
    in.only(*table, "id", {"columns"});
    in.names(*table, "id", "columns", map.id_columns);
    if (map.id_columns.empty()) in.fail(table->source(), "id.columns", "the key is missing");
  }
  if (const toml::table* table = in.section(root, "date", true)) {
    in.only(*table, "date", {"column", "format", "shift_days"});
    in.text(*table, "date", "column", map.date_column);
    in.text(*table, "date", "format", map.date_format);
    in.number(*table, "date", "shift_days", -200'000, 200'000, map.date_shift.count);
    if (map.date_column.empty()) in.fail(table->source(), "date.column", "the key is missing");
  }
}

void read_op(MapReader& in, const toml::table& root, CsvMap& map) {
  const toml::table* table = in.section(root, "op", true);
  if (table == nullptr) return;
  if (const toml::node* constant = table->get("constant")) {
    in.only(*table, "op", {"constant"});
    map.op = in.rule(*constant, "op.constant");
    return;
  }
  if (table->contains("sign_of")) {
    in.only(*table, "op", {"sign_of", "positive", "negative"});
    CsvMap::OpBySign by_sign;
    in.text(*table, "op", "sign_of", by_sign.column);
    for (const auto& [key, rule] :
         {std::pair{"positive", &by_sign.positive}, std::pair{"negative", &by_sign.negative}}) {
      const toml::node* node = table->get(key);
      if (node == nullptr) return in.fail(table->source(), std::string("op.") + key, "the key is missing");
      *rule = in.rule(*node, std::string("op.") + key);
    }
    map.op = std::move(by_sign);
    return;
  }
  in.only(*table, "op", {"column", "values"});
  CsvMap::OpByColumn by_column;
  in.text(*table, "op", "column", by_column.column);
  const toml::table* values = table->get("values") == nullptr ? nullptr : table->get("values")->as_table();
  if (by_column.column.empty() || values == nullptr) {
    return in.fail(table->source(), "op", "must have a constant, or column and values, or sign_of");
  }
  for (const auto& [value, node] : *values) {
    by_column.values[std::string(value.str())] = in.rule(node, "op.values." + std::string(value.str()));
  }
  map.op = std::move(by_column);
}

void read_amount(MapReader& in, const toml::table& root, CsvMap& map) {
  const toml::table* table = in.section(root, "amount", true);
  if (table == nullptr) return;
  in.only(*table, "amount", {"column", "product", "decimal", "thousands", "scale", "rounding"});
  std::string column;
  in.text(*table, "amount", "column", column);
  in.names(*table, "amount", "product", map.amount_columns);
  if (map.amount_columns.empty() == column.empty() || (column.empty() && map.amount_columns.size() != 2)) {
    in.fail(table->source(), "amount", "must have either a column or a product of two columns");
  }
  if (!column.empty()) map.amount_columns = {column};
  in.character(*table, "amount", "decimal", map.amount_style.point);
  in.character(*table, "amount", "thousands", map.amount_style.thousands);
  if (map.amount_style.point == map.amount_style.thousands) {
    in.fail(table->source(), "amount.thousands", "must differ from the decimal sign");
  }
  in.number(*table, "amount", "scale", 0, 9, map.amount_scale);
  std::string rounding = "exact";
  in.text(*table, "amount", "rounding", rounding);
  if (rounding == "half_up") {
    map.rounding = Rounding::half_up;
  } else if (rounding != "exact") {
    in.fail(table->get("rounding")->source(), "amount.rounding", "must be exact or half_up");
  }
}

void read_parties(MapReader& in, const toml::table& root, CsvMap& map) {
  if (const toml::table* table = in.section(root, "subject", false)) {
    in.only(*table, "subject", {"columns", "kind", "first_sale_product"});
    in.names(*table, "subject", "columns", map.subject_columns);
    std::string kind = "number";
    in.text(*table, "subject", "kind", kind);
    map.subject_is_text = kind == "text";
    if (kind != "text" && kind != "number") {
      in.fail(table->get("kind")->source(), "subject.kind", "must be number or text");
    }
    if (map.subject_columns.empty()) in.fail(table->source(), "subject.columns", "the key is missing");
    if (!map.subject_is_text && map.subject_columns.size() > 1) {
      in.fail(table->source(), "subject.columns", "several columns make a text: kind must be text");
    }
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    in.number(*table, "subject", "first_sale_product", 1, most, map.first_sale_product);
  }
  in.column_or(root, "operator", map.operator_id);
  if (!root.contains("operator")) in.fail(root.source(), "operator", "the section is missing");
  in.column_or(root, "outlet", map.outlet_id);
  in.column_or(root, "bank_txn_no", map.bank_txn_no, &map.bank_txn_prefix);
  in.column_or(root, "account", map.account);
  in.column_or(root, "purpose", map.purpose);
  in.column_or(root, "counter", map.counter_id);
  in.column_or(root, "aux", map.aux);
  if (const toml::table* table = in.section(root, "constant", false)) {
    in.only(*table, "constant", {"scheme", "flags"});
    in.number(*table, "constant", "scheme", 1, 255, map.scheme);
    in.number(*table, "constant", "flags", 0, 255, map.flags);
  }
}

bool uses(const CsvMap& map, RowAction action) {
  if (const auto* rule = std::get_if<RowRule>(&map.op)) return rule->action == action;
  if (const auto* sign = std::get_if<CsvMap::OpBySign>(&map.op)) {
    return sign->positive.action == action || sign->negative.action == action;
  }
  return std::ranges::any_of(std::get<CsvMap::OpByColumn>(map.op).values,
                             [&](const auto& value) { return value.second.action == action; });
}

void read_cancel(MapReader& in, const toml::table& root, CsvMap& map) {
  const toml::table* table = in.section(root, "cancel", false);
  if (table != nullptr) {
    in.only(*table, "cancel", {"match", "quantity"});
    in.names(*table, "cancel", "match", map.cancel_match);
    in.text(*table, "cancel", "quantity", map.cancel_quantity);
    if (map.cancel_match.empty()) in.fail(table->source(), "cancel.match", "the key is missing");
    if (map.cancel_quantity.empty()) in.fail(table->source(), "cancel.quantity", "the key is missing");
  } else if (uses(map, RowAction::cancel)) {
    in.fail(root.source(), "cancel", "the section is missing, but an operation is cancel");
  }
  if (uses(map, RowAction::credit) && map.subject_columns.empty()) {
    in.fail(root.source(), "subject", "the section is missing, but an operation is credit");
  }
}

void read_check(MapReader& in, const toml::table& root, CsvMap& map) {
  const toml::table* table = in.section(root, "check", false);
  if (table == nullptr) return;
  in.only(*table, "check", {"balance"});
  in.text(*table, "check", "balance", map.check_balance);
  if (map.check_balance.empty()) in.fail(table->source(), "check.balance", "the key is missing");
  if (map.subject_columns.empty()) {
    in.fail(table->source(), "check.balance", "a balance is a card's: the section subject is missing");
  }
}

Result<CsvMap> read_map(const toml::table& root, const std::string& name) {
  MapReader in(name);
  CsvMap map;
  read_source(in, root, map);
  read_id_and_date(in, root, map);
  read_op(in, root, map);
  read_amount(in, root, map);
  read_parties(in, root, map);
  read_cancel(in, root, map);
  read_check(in, root, map);
  in.no_other_sections(root);
  if (in.problem()) return std::unexpected(*in.problem());
  return map;
}

}  // namespace

std::vector<std::string> CsvMap::columns() const {
  std::vector<std::string> all{date_column};
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::ranges::find(all, name) == all.end()) all.push_back(name);
  };
  for (const auto* list : {&id_columns, &amount_columns, &subject_columns, &cancel_match}) {
    for (const std::string& name : *list) add(name);
  }
  for (const ColumnOr* value : {&operator_id, &outlet_id, &bank_txn_no, &account, &purpose, &counter_id, &aux}) {
    add(value->column);
  }
  add(cancel_quantity);
  add(check_balance);
  if (const auto* by_column = std::get_if<OpByColumn>(&op)) add(by_column->column);
  if (const auto* by_sign = std::get_if<OpBySign>(&op)) add(by_sign->column);
  return all;
}

Result<CsvMap> parse_csv_map(std::string_view toml_text, const std::string& name) {
  if (const auto bad = invalid_utf8_at(toml_text)) {
    return problem("cli.map_invalid", "", "not UTF-8", name + ", " + to_string(position_at(toml_text, *bad)));
  }
  if (const auto line = toml_too_deep_at(toml_text)) {
    return problem("cli.map_invalid", "", "nested deeper than " + std::to_string(deepest_toml) + " levels",
                   name + ", line " + std::to_string(*line));
  }
  const toml::parse_result parsed = toml::parse(toml_text);
  if (!parsed) {
    const toml::parse_error& wrong = parsed.error();
    return problem("cli.map_invalid", "", "not TOML (" + std::string(wrong.description()) + ")",
                   name + ", " + at(wrong.source()));
  }
  return read_map(parsed.table(), name);
}

Result<CsvMap> load_csv_map(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  std::string text(longest_map + 1, '\0');
  const auto got = file->read({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  if (!got) return std::unexpected(got.error());
  if (*got > longest_map) return problem("cli.map_invalid", "", "larger than 1 MiB", file->name());
  text.resize(*got);
  return parse_csv_map(text, file->name());
}

}  // namespace gongbao::formats
