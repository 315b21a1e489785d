// Puts, finds and erases rows by their keys.
#include "views/sql_rows.h"

#include <algorithm>

#include "base/check.h"
#include "views/log_rows.h"

namespace gongbao::views {

namespace {

constexpr std::size_t most_hot_rows = 100'000;  // of a table, between two transactions

// "a = ?1 AND b = ?2 …" for the first columns.
std::string equal_key(const ViewTable& table, std::size_t fields) {
  std::string sql;
  for (std::size_t i = 0; i < fields; ++i) {
    if (i > 0) sql += " AND ";
    sql += std::string(table.columns[i].name) + " = ?" + std::to_string(i + 1);
  }
  return sql;
}

std::string all_columns(const ViewTable& table) {
  std::string sql;
  for (const policies::Column& column : table.columns) {
    if (!sql.empty()) sql += ", ";
    sql += column.name;
  }
  return sql;
}

std::string question_marks(std::size_t n) {
  std::string marks = "?";
  for (std::size_t i = 1; i < n; ++i) marks += ", ?";
  return marks;
}

// Equal keys, equal bytes.
std::string bytes_of(std::span<const Value> key) {
  std::string bytes;
  for (const Value& each : key) {
    bytes += static_cast<char>(each.index());
    if (const auto* number = std::get_if<std::int64_t>(&each)) {
      bytes.append(reinterpret_cast<const char*>(number), sizeof *number);
      continue;
    }
    const auto* text = std::get_if<std::string>(&each);
    const auto* blob = std::get_if<Bytes>(&each);
    const std::size_t size = text != nullptr ? text->size() : blob != nullptr ? blob->size() : 0;
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
    if (text != nullptr) bytes += *text;
    if (blob != nullptr) bytes.append(blob->begin(), blob->end());
  }
  return bytes;
}

}  // namespace

Result<std::unique_ptr<SqlRows>> SqlRows::create(Database& db, const ViewSystem& system, ClausesBehind clauses) {
  std::unique_ptr<SqlRows> rows(new SqlRows(db, std::move(clauses)));
  if (auto prepared = rows->prepare(system); !prepared) return std::unexpected(prepared.error());
  return rows;
}

Result<void> SqlRows::prepare(const ViewSystem& system) {
  const std::vector<PieceTable> pieces = piece_tables(system);
  for (const ViewTable* table : system.tables) {
    if (auto prepared = prepare(*table, pieces); !prepared) return prepared;
    tables_.back()->readers = readers_of(system, *table);
  }
  return {};
}

std::vector<SqlRows::Readers> SqlRows::readers_of(const ViewSystem& system, const ViewTable& table) {
  std::vector<Readers> all;
  for (const ViewList& list : system.lists) {
    if (list.table != &table || !list.reader.empty()) continue;  // the news themselves
    Readers readers;
    for (const access::Grant& grant : list.grants) {
      const auto hears = [&](const access::Grant& each) {
        return each.role == grant.role && each.scope == grant.scope;
      };
      const bool everywhere = grant.scope == access::Scope::city && access::may_ever(news_readers(), grant.role);
      if (everywhere || std::ranges::any_of(news_readers(), hears)) readers.roles |= bit_of(grant.role);
      readers.own_outlet |= grant.scope == access::Scope::own_outlet;
      readers.own_person |= grant.scope == access::Scope::own_person;
    }
    if (readers.roles == 0 && !readers.own_outlet && !readers.own_person) continue;
    for (const policies::ListOnly& only : list.only) readers.only.emplace_back(*table.find(only.column), only.value);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const bool shown =
          list.columns.empty() || std::ranges::find(list.columns, table.columns[i].name) != list.columns.end();
      if (shown) readers.shown.push_back(i);
    }
    all.push_back(std::move(readers));
  }
  return all;
}

void SqlRows::see(const Prepared& of, std::span<const Value> before, std::span<const Value> row) {
  const auto own = [&](std::string_view column, auto& all) {
    const auto at = of.table->find(column);
    for (const std::span<const Value> each : {before, row}) {
      if (!at || each.empty()) continue;
      using Number = std::decay_t<decltype(all)>::value_type;
      if (const auto number = static_cast<Number>(std::get<std::int64_t>(each[*at])); number != 0) all.insert(number);
    }
  };
  for (const Readers& readers : of.readers) {
    const auto holds = [&](std::span<const Value> values) {
      return !values.empty() &&
             std::ranges::all_of(readers.only, [&](const auto& only) { return values[only.first] == only.second; });
    };
    const bool was = holds(before), is = holds(row);
    const auto same = [&](std::size_t column) { return before[column] == row[column]; };
    if (was == is && (!is || std::ranges::all_of(readers.shown, same))) continue;
    (of.table->find("operator_id") ? seen_.of_operators : seen_.of_none) |= readers.roles;
    if (readers.own_outlet) own("outlet_id", seen_.outlets);
    if (readers.own_person) own("account", seen_.accounts);
  }
}

void SqlRows::see_put(const Prepared& of, std::span<const Value> row) {
  const std::size_t key = of.table->key_fields;
  const bool known = of.found_in_look == look_ && std::ranges::equal(std::span(of.before).first(key), row.first(key));
  see(of, known ? std::span<const Value>(of.before) : std::span<const Value>(), row);
}

Result<void> SqlRows::prepare(const ViewTable& table, const std::vector<PieceTable>& pieces) {
  auto made = std::make_unique<Prepared>();
  made->table = &table;
  const std::string name(table.name);
  const std::string key = " WHERE " + equal_key(table, table.key_fields);
  const std::string columns = all_columns(table);
  std::vector<std::pair<Statement*, std::string>> wanted{
      {&made->put, "INSERT OR REPLACE INTO " + name + " VALUES (" + question_marks(table.columns.size()) + ")"},
      {&made->find, "SELECT " + columns + " FROM " + name + key},
      {&made->erase, "DELETE FROM " + name + key}};
  if (table.find("operator_id") && table.find("area")) {
    wanted.emplace_back(&made->of_operator.emplace(), "UPDATE " + name + " SET area = ?2 WHERE operator_id = ?1");
  }
  if (table.find("household") && table.find("account")) {
    wanted.emplace_back(&made->of_account.emplace(),
                        "UPDATE " + name + " SET account = ?3 WHERE account = ?2 AND household = ?1");
  }
  if (table.find("household") && table.find("village")) {
    wanted.emplace_back(&made->of_village.emplace(),
                        "UPDATE " + name + " SET village = ?3 WHERE village = ?2 AND household = ?1");
  }
  for (std::size_t i = 1; i < table.key_fields; ++i) {
    const std::string in_order = "SELECT " + columns + " FROM " + name + " WHERE " + equal_key(table, i) + " ORDER BY ";
    std::string rest;
    for (std::size_t j = i; j < table.key_fields; ++j) {
      rest += (rest.empty() ? "" : ", ") + std::string(table.columns[j].name);
    }
    wanted.emplace_back(&made->under[i], in_order + rest);
  }
  for (const PieceTable& each : pieces) {
    if (each.table != &table) continue;
    Pieces& of = made->pieces.emplace_back();
    of.column = *table.find(each.column);
    of.sorted_by.push_back(*table.find(each.order_column));
    for (std::size_t i = 0; i < table.key_fields; ++i) {
      if (i != of.sorted_by.front()) of.sorted_by.push_back(i);
    }
    std::string same = "piece = ?1";
    for (std::size_t i = 0; i < of.sorted_by.size(); ++i) {
      same += " AND " + std::string(table.columns[of.sorted_by[i]].name) + " = ?" + std::to_string(i + 2);
    }
    wanted.emplace_back(
        &of.put, "INSERT OR REPLACE INTO " + each.name() + " VALUES (" + question_marks(of.sorted_by.size() + 1) + ")");
    wanted.emplace_back(&of.erase, "DELETE FROM " + each.name() + " WHERE " + same);
  }
  for (auto& [statement, sql] : wanted) {
    auto prepared = db_.prepare(sql);
    if (!prepared) return std::unexpected(prepared.error());
    *statement = *std::move(prepared);
  }
  tables_.push_back(std::move(made));
  return {};
}

SqlRows::Prepared& SqlRows::prepared(const ViewTable& table) {
  const auto it = std::ranges::find(tables_, &table, &Prepared::table);
  GB_CHECK(it != tables_.end());  // a system writes into its own tables
  return **it;
}

void SqlRows::put_values(const ViewTable& table, std::span<const Value> row) {
  Prepared& of = prepared(table);
  if (looking_) see_put(of, row);
  if (!table.hot) return write(of, row);
  HotRow& hot = of.hot[bytes_of(row.first(table.key_fields))];
  hot.values.emplace(row.begin(), row.end());
  hot.changed = true;
}

bool SqlRows::find_values(const ViewTable& table, std::span<const Value> key, std::vector<Value>& row) {
  Prepared& of = prepared(table);
  const HotRow* hot = table.hot ? &hot_row(of, key) : nullptr;
  const bool found = hot == nullptr ? read(of, key, row) : hot->values.has_value();
  if (found && hot != nullptr) row = *hot->values;
  if (found && looking_ && !of.readers.empty()) {
    of.before = row;
    of.found_in_look = look_;
  }
  return found;
}

void SqlRows::erase_values(const ViewTable& table, std::span<const Value> key) {
  Prepared& of = prepared(table);
  if (std::vector<Value> gone; looking_ && !of.readers.empty() && find_values(table, key, gone)) see(of, gone, {});
  if (!table.hot) return remove(of, key);
  remove(of, key);
  of.hot[bytes_of(key)] = {};
}

void SqlRows::under_values(const ViewTable& table, std::span<const Value> key,
                           const std::function<void(std::span<const Value>)>& see) {
  Prepared& of = prepared(table);
  flush(of);
  if (problem_) return;
  Statement& under = of.under.at(key.size());
  bind_all(under, key);
  std::vector<Value> row(table.columns.size());
  for (auto found = under.step(); fine(found) && *found; found = under.step()) {
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = value_of(under, static_cast<int>(i));
    see(row);
  }
  under.reset();
}

void SqlRows::move_operator(std::uint64_t operator_id, policies::Area area) {
  move(&Prepared::of_operator, std::array{policies::to_value(operator_id), policies::to_value(area)});
}

void SqlRows::move_household(OfHousehold what, std::uint64_t household, std::uint64_t from, std::uint64_t to) {
  move(what == OfHousehold::account ? &Prepared::of_account : &Prepared::of_village,
       std::array{policies::to_value(household), policies::to_value(from), policies::to_value(to)});
}

void SqlRows::move(std::optional<Statement> Prepared::*which, std::span<const Value> moved) {
  for (const auto& of : tables_) {
    std::optional<Statement>& statement = (*of).*which;
    if (!statement || problem_) continue;
    flush(*of);
    of->hot.clear();
    bind_all(*statement, moved);
    fine(statement->run());
  }
}

std::string SqlRows::clauses_behind(std::string_view command, policies::Code code) {
  if (!clauses_) return {};
  const auto [it, fresh] = known_clauses_.try_emplace({std::string(command), code});
  if (fresh) it->second = clauses_(command, code);
  return it->second;
}

Result<void> SqlRows::flush() {
  for (const auto& of : tables_) flush(*of);
  if (problem_) return std::unexpected(*problem_);
  return {};
}

void SqlRows::flush(Prepared& of) {
  if (problem_ || !of.table->hot) return;
  for (auto& [key, row] : of.hot) {
    if (!row.changed) continue;
    row.changed = false;
    write(of, *row.values);
  }
  if (of.hot.size() > most_hot_rows) of.hot.clear();
}

SqlRows::HotRow& SqlRows::hot_row(Prepared& of, std::span<const Value> key) {
  const auto [it, fresh] = of.hot.try_emplace(bytes_of(key));
  std::vector<Value> row;
  if (fresh && read(of, key, row)) it->second.values = std::move(row);
  return it->second;
}

bool SqlRows::read(Prepared& of, std::span<const Value> key, std::vector<Value>& row) {
  if (problem_) return false;
  bind_all(of.find, key);
  const auto found = of.find.step();
  const bool there = fine(found) && *found;
  if (there) {
    row.resize(of.table->columns.size());
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = value_of(of.find, static_cast<int>(i));
  }
  of.find.reset();
  return there;
}

void SqlRows::write(Prepared& of, std::span<const Value> row) {
  if (problem_) return;
  if (!of.pieces.empty()) write_pieces(of, row);
  bind_all(of.put, row);
  fine(of.put.run());
}

void SqlRows::remove(Prepared& of, std::span<const Value> key) {
  std::vector<Value> old;
  if (!of.pieces.empty() && read(of, key, old)) {
    for (Pieces& pieces : of.pieces) each_piece(pieces, pieces.erase, old);
  }
  if (problem_) return;
  bind_all(of.erase, key);
  fine(of.erase.run());
}

void SqlRows::write_pieces(Prepared& of, std::span<const Value> row) {
  std::vector<Value> old;
  const bool replaces = read(of, row.first(of.table->key_fields), old);
  for (Pieces& pieces : of.pieces) {
    const auto same = [&](std::size_t column) { return replaces && old[column] == row[column]; };
    if (same(pieces.column) && std::ranges::all_of(pieces.sorted_by, same)) continue;
    if (replaces) each_piece(pieces, pieces.erase, old);
    each_piece(pieces, pieces.put, row);
  }
}

void SqlRows::each_piece(Pieces& pieces, Statement& statement, std::span<const Value> row) {
  const auto* text = std::get_if<std::string>(&row[pieces.column]);
  if (text == nullptr) return;
  for (const std::string& piece : pieces_of(*text)) {
    if (problem_) return;
    const Value first = piece;
    bind_value(statement, 1, first);
    for (std::size_t i = 0; i < pieces.sorted_by.size(); ++i) {
      bind_value(statement, static_cast<int>(i) + 2, row[pieces.sorted_by[i]]);
    }
    fine(statement.run());
  }
}

}  // namespace gongbao::views
