// Values of rows into statements of SQLite and out of them.
#pragma once

#include "policies/view_rows.h"
#include "sqlite/sqlite.h"

namespace gongbao::views {

using policies::Value;
using sqlite::Database;
using sqlite::Statement;

// Of this room: its problems are views.…
inline Result<Database> open_views(const std::string& path, Database::Mode mode) {
  return Database::open(path, "views", mode);
}

// Values outlive the next step.
void bind_value(Statement& to, int place, const Value& value);
void bind_all(Statement& to, std::span<const Value> values);
Value value_of(const Statement& row, int column);

}  // namespace gongbao::views
