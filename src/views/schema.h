// Tables and indexes as SQL, derived from what a system declares. Nothing here is written by hand for one list.
//
// The rule behind the indexes: for every order of a list and everything a reader may fix beforehand (its scope, one
// equal filter) there is an index that begins with what is fixed, goes on with the order, and ends with the key. So a
// page is found where it begins and read in its order. A second filter only looks at the rows of the first.
//
// Orders that say so (ListOrder::scope_only) have an index for each scope and none for a filter.
//
// A scope through operators fixes nothing: what does is a filter by a part of the key, which must be given.
#pragma once

#include <string>
#include <vector>

#include "policies/view_rows.h"

namespace gongbao::views {

using policies::ListFilter;
using policies::ListOrder;
using policies::ViewList;
using policies::ViewSystem;
using policies::ViewTable;

using Names = std::vector<std::string_view>;

// Columns of the rows that a grant shows, each to be equal to something of the actor; empty: all rows.
Names scope_columns(const access::Grant& grant);
bool is_key_column(const ViewTable& table, std::string_view column);
// A bank's scope over rows whose bank only their operator knows (ViewList::bank_in).
bool through_operators(const ViewList& list, const Names& scope);
// What a query over the list fixes first, with that scope and that equal filter (empty: none).
Names fixed_first(const ViewList& list, const Names& scope, std::string_view filter, const ListOrder& order);

struct Index {
  const ViewTable* table = nullptr;
  Names columns;
  std::string name() const;
  bool is_key() const;  // the table itself lies in this order
};
Index index_for(const ViewList& list, const Names& fixed, const ListOrder& order);

// Pieces of a text column, so that a part of it finds its row: see ListFilter::How::contains. Rows lie in the list's
// first order.
struct PieceTable {
  const ViewTable* table = nullptr;
  std::string_view column;
  std::string_view order_column;
  std::string name() const;
};
std::vector<PieceTable> piece_tables(const ViewSystem& system);
// Each one, two and three neighbouring characters, lower case (ASCII), without repetition.
std::vector<std::string> pieces_of(std::string_view text);
// The longest of them: a text that has those has the others.
std::vector<std::string> longest_pieces_of(std::string_view text);

std::string create_tables(const ViewSystem& system);
std::string create_indexes(const ViewSystem& system);
// A table whose key is one number lies in the order of SQLite's rowid.
bool by_rowid(const ViewTable& table);

// Of everything that decides what a file holds: SQL, lists, versions. Another hash, another file.
std::string schema_hash(const ViewSystem& system);

// What is wrong with a declaration, each in a sentence; for the tests of whoever declares.
std::vector<std::string> mistakes_of(const ViewSystem& system);

}  // namespace gongbao::views
