// Derives SQL from tables and lists.
#include "views/schema.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "policies/registry/views.h"

namespace gongbao::views {

namespace {

using policies::Kind;
using How = ListFilter::How;

// Raised when this room keeps rows in another way than before.
constexpr int layout = 1;

std::string_view sql_type(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::word:
      return "TEXT";
    case Kind::id:
    case Kind::person:
    case Kind::sealed:
    case Kind::account:
    case Kind::record:
      return "BLOB";
    default:
      return "INTEGER";
  }
}

void add_once(Names& names, std::string_view name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string joined(const Names& names) {
  std::string all;
  for (const std::string_view name : names) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

Names key_of(const ViewTable& table) {
  Names key;
  for (std::size_t i = 0; i < table.key_fields; ++i) key.push_back(table.columns[i].name);
  return key;
}

std::string column_sql(const policies::Column& column) {
  std::string sql(column.name);
  sql += ' ';
  sql += sql_type(column.kind);
  if (!column.optional) sql += " NOT NULL";
  return sql;
}

std::set<Names> scopes_of(const ViewList& list) {
  std::set<Names> scopes;
  for (const access::Grant& grant : list.grants) scopes.insert(scope_columns(grant));
  return scopes;
}

std::map<std::string, Index> indexes_of(const ViewSystem& system) {
  std::map<std::string, Index> all;
  for (const ViewList& list : system.lists) {
    for (const Names& scope : scopes_of(list)) {
      const bool by_key_only = through_operators(list, scope);
      Names filters;
      if (!by_key_only) filters.push_back("");
      for (const ListFilter& filter : list.filters) {
        if (filter.how != How::equal || (by_key_only && !is_key_column(*list.table, filter.column))) continue;
        filters.push_back(filter.column);
      }
      for (const std::string_view filter : filters) {
        for (const ListOrder& order : list.orders) {
          Index index = index_for(list, fixed_first(list, scope, filter, order), order);
          if (!index.is_key()) all.try_emplace(index.name(), std::move(index));
        }
      }
    }
  }
  return all;
}

}  // namespace

namespace {

// What an organisation of that role is called in rows, as the systems say.
std::string_view organisation_column(access::Role role) {
  static const std::map<access::Role, std::string_view> columns = [] {
    std::map<access::Role, std::string_view> all;
    for (const ViewSystem& system : policies::all_view_systems()) {
      all.insert(system.organisations.begin(), system.organisations.end());
    }
    return all;
  }();
  const auto it = columns.find(role);
  return it == columns.end() ? "operator_id" : it->second;
}

}  // namespace

Names scope_columns(const access::Grant& grant) {
  switch (grant.scope) {
    case access::Scope::own_organisation:
      return {organisation_column(grant.role)};
    case access::Scope::own_outlet:
      return {"operator_id", "outlet_id"};
    case access::Scope::own_person:
      return {"account"};
    case access::Scope::own_area:
      return {"area"};
    case access::Scope::city:
      return {};
  }
  return {};
}

bool is_key_column(const ViewTable& table, std::string_view column) {
  const auto place = table.find(column);
  return place && *place < table.key_fields;
}

bool through_operators(const ViewList& list, const Names& scope) {
  return list.bank_in != nullptr && scope == Names{"bank_id"};
}

namespace {

bool is_a_scope(const ViewList& list, std::string_view column) {
  return std::ranges::any_of(list.grants,
                             [&](const access::Grant& grant) { return scope_columns(grant) == Names{column}; });
}

}  // namespace

Names fixed_first(const ViewList& list, const Names& scope, std::string_view filter, const ListOrder& order) {
  if (order.scope_only && !is_a_scope(list, filter)) filter = {};
  Names fixed;
  if (!list.reader.empty()) fixed.push_back(list.reader);
  for (const policies::ListOnly& only : list.only) fixed.push_back(only.column);
  if (through_operators(list, scope)) {
    if (is_key_column(*list.table, filter)) add_once(fixed, filter);
    return fixed;
  }
  // An organisation's or a person's own rows are few: a filter looks at all of them. One operator is less than an area.
  const bool area = scope == Names{"area"};
  const bool filter_is_narrower = !filter.empty() && (scope.empty() || (area && filter == "operator_id"));
  if (!filter_is_narrower) {
    for (const std::string_view column : scope) add_once(fixed, column);
  }
  if (filter_is_narrower || (area && !filter.empty())) add_once(fixed, filter);
  return fixed;
}

std::string Index::name() const {
  std::string name = "by";
  for (const std::string_view column : columns) {
    name += '_';
    name += column;
  }
  return name + "_of_" + std::string(table->name);
}

bool Index::is_key() const {
  return columns.size() == table->key_fields &&
         std::ranges::equal(columns, std::span(table->columns).first(columns.size()), {}, {}, &policies::Column::name);
}

Index index_for(const ViewList& list, const Names& fixed, const ListOrder& order) {
  Index index{list.table, fixed};
  add_once(index.columns, order.column);
  for (const std::string_view column : key_of(*list.table)) add_once(index.columns, column);
  return index;
}

std::string PieceTable::name() const { return "pieces_of_" + std::string(table->name) + "_" + std::string(column); }

std::vector<PieceTable> piece_tables(const ViewSystem& system) {
  std::map<std::string, PieceTable> all;
  for (const ViewList& list : system.lists) {
    for (const ListFilter& filter : list.filters) {
      if (filter.how != How::contains) continue;
      PieceTable pieces{list.table, filter.column, list.orders.front().column};
      all.try_emplace(pieces.name(), pieces);
    }
  }
  std::vector<PieceTable> tables;
  for (const auto& [name, pieces] : all) tables.push_back(pieces);
  return tables;
}

namespace {

constexpr std::size_t longest_piece = 3;  // characters

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> all;
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool upper = point.value >= U'A' && point.value <= U'Z';
    append_utf8(all.emplace_back(), upper ? point.value - U'A' + U'a' : point.value);
  });
  return all;
}

void add_pieces(std::set<std::string>& pieces, const std::vector<std::string>& characters, std::size_t length) {
  for (std::size_t begin = 0; begin + length <= characters.size(); ++begin) {
    std::string piece;
    for (std::size_t i = 0; i < length; ++i) piece += characters[begin + i];
    pieces.insert(std::move(piece));
  }
}

}  // namespace

std::vector<std::string> pieces_of(std::string_view text) {
  const std::vector<std::string> characters = characters_of(text);
  std::set<std::string> pieces;
  for (std::size_t length = 1; length <= longest_piece; ++length) add_pieces(pieces, characters, length);
  return {pieces.begin(), pieces.end()};
}

std::vector<std::string> longest_pieces_of(std::string_view text) {
  const std::vector<std::string> characters = characters_of(text);
  std::set<std::string> pieces;
  add_pieces(pieces, characters, std::min(characters.size(), longest_piece));
  return {pieces.begin(), pieces.end()};
}

bool by_rowid(const ViewTable& table) {
  return table.key_fields == 1 && sql_type(table.columns.front().kind) == "INTEGER";
}

std::string create_tables(const ViewSystem& system) {
  std::string sql;
  for (const ViewTable* table : system.tables) {
    sql += "CREATE TABLE " + std::string(table->name) + " (";
    for (const policies::Column& column : table->columns) sql += column_sql(column) + ", ";
    sql += "PRIMARY KEY (" + joined(key_of(*table)) + ")) STRICT" + (by_rowid(*table) ? "" : ", WITHOUT ROWID") + ";\n";
  }
  for (const PieceTable& pieces : piece_tables(system)) {
    const ViewTable& table = *pieces.table;
    sql += "CREATE TABLE " + pieces.name() + " (piece TEXT NOT NULL, ";
    Names key{"piece"};
    add_once(key, pieces.order_column);
    for (const std::string_view column : key_of(table)) add_once(key, column);
    for (std::size_t i = 1; i < key.size(); ++i) sql += column_sql(table.columns[*table.find(key[i])]) + ", ";
    sql += "PRIMARY KEY (" + joined(key) + ")) STRICT, WITHOUT ROWID;\n";
  }
  return sql;
}

std::string create_indexes(const ViewSystem& system) {
  std::string sql;
  for (const auto& [name, index] : indexes_of(system)) {
    sql += "CREATE INDEX " + name + " ON " + std::string(index.table->name) + " (" + joined(index.columns) + ");\n";
  }
  return sql;
}

std::string schema_hash(const ViewSystem& system) {
  const std::string all = std::string(system.name) + " " + std::to_string(system.version) + " " +
                          std::to_string(layout) + "\n" + create_tables(system) + create_indexes(system);
  return to_hex(sha256(as_bytes(all)));
}

namespace {

class Mistakes {
 public:
  explicit Mistakes(const ViewSystem& system) : system_(system) {}
  std::vector<std::string> take() { return std::move(found_); }

  void look_at(const ViewTable& table) {
    if (table.key_fields == 0 || table.key_fields > table.columns.size()) say(table.name, "has no key");
    for (std::size_t i = 0; i < table.key_fields; ++i) {
      if (table.columns[i].optional) say(table.name, "has a key that may be missing");
    }
  }

  void look_at(const ViewList& list) {
    list_ = &list;
    if (std::ranges::find(system_.tables, list.table) == system_.tables.end()) return say(list.name, "has no table");
    if (list.orders.empty()) say(list.name, "has no order");
    if (list.grants.empty()) say(list.name, "is shown to nobody");
    for (const ListOrder& order : list.orders) {
      if (column(order.column) && column(order.column)->optional) say(list.name, "is ordered by what may be missing");
    }
    for (const ListFilter& filter : list.filters) {
      if (column(filter.column)) look_at(filter);
    }
    for (const std::string_view shown : list.columns) {
      if (column(shown) && column(shown)->kind == Kind::record) say(list.name, "shows bytes");
    }
    for (const policies::ListOnly& only : list.only) column(only.column);
    if (!list.reader.empty()) column(list.reader);
    std::set<access::Role> roles;
    for (const access::Grant& grant : list.grants) {
      if (!roles.insert(grant.role).second) say(list.name, "names a role twice");
      const Names scope = scope_columns(grant);
      if (through_operators(list, scope)) {
        look_at_operators(list);
        continue;
      }
      for (const std::string_view each : scope) column(each);
    }
  }

 private:
  void say(std::string_view who, std::string_view what) {
    found_.push_back(std::string(who) + " " + std::string(what));
  }

  const policies::Column* column(std::string_view name) {
    if (const auto place = list_->table->find(name)) return &list_->table->columns[*place];
    say(list_->name, "speaks of a column that is not there: " + std::string(name));
    return nullptr;
  }

  void look_at_operators(const ViewList& list) {
    const ViewTable& operators = *list.bank_in;
    const bool found_by_number = operators.key_fields == 1 && operators.columns.front().name == "operator_id";
    if (!found_by_number || !operators.find("bank_id")) say(list.name, "has its bank where no operator has one");
    const auto by_key = [&](const ListFilter& filter) {
      return filter.how == How::equal && is_key_column(*list.table, filter.column);
    };
    if (!list.table->find("operator_id") || std::ranges::none_of(list.filters, by_key)) {
      say(list.name, "cannot be asked for by a bank");
    }
  }

  void look_at(const ListFilter& filter) {
    const bool ordered = std::ranges::find(list_->orders, filter.column, &ListOrder::column) != list_->orders.end();
    if ((filter.how == How::range || filter.how == How::prefix) && !ordered) {
      say(list_->name, "has a range over what it is not ordered by: " + std::string(filter.column));
    }
    const bool text = column(filter.column)->kind == Kind::text;
    if ((filter.how == How::prefix || filter.how == How::contains) && !text) {
      say(list_->name, "looks for a text where there is none: " + std::string(filter.column));
    }
  }

  const ViewSystem& system_;
  const ViewList* list_ = nullptr;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> mistakes_of(const ViewSystem& system) {
  Mistakes mistakes(system);
  for (const ViewTable* table : system.tables) mistakes.look_at(*table);
  for (const ViewList& list : system.lists) mistakes.look_at(list);
  return mistakes.take();
}

}  // namespace gongbao::views
