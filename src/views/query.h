// From what a reader asks to one SQL statement: columns that are shown, what is fixed, the page's beginning, the index.
// Names come from the declaration, values are bound; nothing of the reader's is ever part of the SQL.
#pragma once

#include "views/schema.h"
#include "views/views.h"

namespace gongbao::views {

// Filters as values of their columns.
struct Asked {
  std::vector<std::pair<std::string_view, Value>> equal;  // scope, only and equal filters, in the order of `fixed`
  Names scope;
  std::optional<Value> bank_now;   // of a scope through operators: the bank that their operator must have
  std::string_view first_filter;   // the first equal filter, in the order of the list
  std::optional<Value> from, to;   // of the order's column
  bool to_is_open = false;         // of a prefix: the bound itself is outside
  std::string_view part_of;        // column of a contains filter
  std::string part;                // lower case
  std::optional<ListOrder> order;  // always there once it is read
};

// ledger.forbidden, views.bad_filter, views.bad_order.
Result<Asked> asked_of(const ViewList& list, const Query& query);

struct Plan {
  std::string sql;
  std::vector<Value> bound;
  std::vector<Column> shown;        // the first columns of a row
  std::size_t position_fields = 0;  // the columns after them: where the row stands, for the cursor
};
// after: what a cursor held, empty: from the beginning. limit 0: all. piece: of a part, the one to look for.
Plan plan_of(const ViewList& list, const Asked& asked, std::span<const Value> after, std::size_t limit,
             const std::string& piece);

// Opaque to readers; belongs to one list in one order. views.bad_cursor.
std::string cursor_of(const ViewList& list, const ListOrder& order, std::span<const Value> position);
Result<std::vector<Value>> position_in(const ViewList& list, const ListOrder& order, std::string_view cursor);

// A value as a reader writes it: 2023-10-09, 2023Q4, true, BDA, 16 bytes in hex …; nullopt when it is none.
std::optional<Value> value_from_text(const Column& column, std::string_view text);

}  // namespace gongbao::views
