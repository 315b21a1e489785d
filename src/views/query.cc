// Reads filters, then writes the statement clause by clause.
#include "views/query.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "base/text.h"

namespace gongbao::views {

namespace {

using policies::Kind;
using How = ListFilter::How;

constexpr std::string_view no_value = "is not a value of its column";
constexpr std::size_t longest_filter = 200;                     // bytes
constexpr std::string_view end_of_prefix = "\xf4\x8f\xbf\xbf";  // U+10FFFF: behind every text that begins so

const Column& column_of(const ViewList& list, std::string_view name) {
  return list.table->columns[*list.table->find(name)];
}

std::unexpected<Problem> bad_filter(const std::string& name, std::string why) {
  return problem("views.bad_filter", name, std::move(why));
}

template <class T>
std::optional<T> whole_number(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::optional<Value> quarter_from(std::string_view text) {
  constexpr int quarters = 4;
  if (text.size() != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') return std::nullopt;
  const auto year = whole_number<int>(text.substr(0, 4));
  if (!year) return std::nullopt;
  return Value(std::int64_t{*year * quarters + (text[5] - '1')});
}

std::optional<Value> bytes_from(std::string_view text, std::size_t size) {
  auto bytes = from_hex(text);
  if (!bytes || bytes->size() != size) return std::nullopt;
  return Value(*std::move(bytes));
}

// 12–32 digits as packed BCD, first digit in the high half-byte, filler F.
std::optional<Value> account_from(std::string_view text) {
  constexpr std::size_t shortest = 12, longest = 32;
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.size() < shortest || text.size() > longest) return std::nullopt;
  std::string padded(text);
  padded.resize(longest, 'f');
  return bytes_from(padded, longest / 2);
}

// --- what is asked ---------------------------------------------------------------------------------------------------

class Reading {
 public:
  Reading(const ViewList& list, const Query& query) : list_(list), query_(query) {}

  Result<Asked> read() {
    if (auto read = read_scope(); !read) return std::unexpected(read.error());
    for (const policies::ListOnly& only : list_.only) asked_.equal.emplace_back(only.column, only.value);
    for (const auto& [name, text] : query_.filters) {
      if (auto read = read_filter(name, text); !read) return std::unexpected(read.error());
    }
    order_by_what_is_given();
    if (auto read = read_order(); !read) return std::unexpected(read.error());
    asked_.first_filter = first_filter();
    if (asked_.bank_now && asked_.first_filter.empty()) {
      return bad_filter("operator_id", "must be given, or another part of the key");
    }
    return std::move(asked_);
  }

 private:
  Result<void> read_scope() {
    const auto grant = std::ranges::find(list_.grants, query_.actor.role, &access::Grant::role);
    if (grant == list_.grants.end()) return problem("ledger.forbidden", "", "this list is not for this role");
    asked_.scope = scope_columns(*grant);
    if (!list_.reader.empty()) {
      asked_.equal.emplace_back(list_.reader, std::string(enum_name(query_.actor.role)));
    }
    for (const std::string_view column : asked_.scope) {
      const std::uint64_t own = column == "area" || column == "outlet_id" ? query_.actor.area
                                : column == "account"                     ? query_.actor.account
                                                                          : query_.actor.organisation;
      // Rows that belong to nobody are not everybody's.
      if (own == 0) return problem("ledger.forbidden", "", "the account speaks for nobody");
      if (through_operators(list_, asked_.scope)) {
        asked_.bank_now = static_cast<std::int64_t>(own);
        continue;
      }
      asked_.equal.emplace_back(column, static_cast<std::int64_t>(own));
    }
    return {};
  }

  // The first that an index of this order can begin with.
  std::string_view first_filter() const {
    for (const ListFilter& filter : list_.filters) {
      const bool given = filter.how == How::equal && std::ranges::find(given_, filter.column) != given_.end();
      if (!given) continue;
      const Names fixed = fixed_first(list_, asked_.scope, filter.column, *asked_.order);
      if (std::ranges::find(fixed, filter.column) != fixed.end()) return filter.column;
    }
    return {};
  }

  Result<void> read_filter(const std::string& name, const std::string& text) {
    if (text.empty() || text.size() > longest_filter || invalid_utf8_at(text)) {
      return bad_filter(name, "must be 1 to 200 bytes of UTF-8");
    }
    for (const ListFilter& filter : list_.filters) {
      const std::string column(filter.column);
      if (filter.how == How::equal && name == column) return equal(name, filter.column, text);
      if (filter.how == How::range && name == column + "_from") return bound(name, filter.column, text, asked_.from);
      if (filter.how == How::range && name == column + "_to") return bound(name, filter.column, text, asked_.to);
      if (filter.how == How::prefix && name == column + "_prefix") return prefix(name, filter.column, text);
      if (filter.how == How::contains && name == column + "_contains") return part(name, filter.column, text);
    }
    return bad_filter(name, "is no filter of this list");
  }

  Result<void> equal(const std::string& name, std::string_view column, const std::string& text) {
    auto value = value_from_text(column_of(list_, column), text);
    if (!value) return bad_filter(name, std::string(no_value));
    if (std::ranges::find(given_, column) != given_.end()) return bad_filter(name, "is given twice");
    given_.push_back(column);
    asked_.equal.emplace_back(column, *std::move(value));
    return {};
  }

  Result<void> bound(const std::string& name, std::string_view column, const std::string& text,
                     std::optional<Value>& into) {
    if (into) return bad_filter(name, "is given twice");
    into = value_from_text(column_of(list_, column), text);
    if (!into) return bad_filter(name, std::string(no_value));
    return order_by(name, column);
  }

  Result<void> prefix(const std::string& name, std::string_view column, const std::string& text) {
    if (asked_.from || asked_.to) return bad_filter(name, "does not go with another range");
    asked_.from = text;
    asked_.to = text + std::string(end_of_prefix);
    asked_.to_is_open = true;
    return order_by(name, column);
  }

  Result<void> part(const std::string& name, std::string_view column, const std::string& text) {
    if (!asked_.part.empty()) return bad_filter(name, "does not go with another part");
    asked_.part_of = column;
    asked_.part = lower_ascii(text);
    return order_by(name, list_.orders.front().column);
  }

  Result<void> order_by(const std::string& name, std::string_view column) {
    if (!ordered_by_.empty() && ordered_by_ != column) return bad_filter(name, "does not go with another range");
    ordered_by_ = column;
    range_ = name;
    return {};
  }

  // One value of a column that the list can be ordered by is a range of it, where no index begins with it otherwise:
  // a card is found in its operator's index of cards, and not by looking at all of them.
  void order_by_what_is_given() {
    if (!ordered_by_.empty()) return;
    for (const std::string_view column : given_) {
      const bool wanted = query_.order.empty() || query_.order == column || query_.order == "-" + std::string(column);
      const auto order = std::ranges::find(list_.orders, column, &ListOrder::column);
      if (!wanted || order == list_.orders.end()) continue;
      const Names fixed = fixed_first(list_, asked_.scope, column, *order);
      if (std::ranges::find(fixed, column) != fixed.end()) continue;
      const auto value = std::ranges::find(asked_.equal, column, &std::pair<std::string_view, Value>::first);
      asked_.from = asked_.to = value->second;
      asked_.equal.erase(value);
      std::erase(given_, column);
      ordered_by_ = column;
      range_ = column;
      return;
    }
  }

  Result<void> read_order() {
    const bool descending = query_.order.starts_with('-');
    const std::string_view wanted = std::string_view(query_.order).substr(descending ? 1 : 0);
    for (const ListOrder& order : list_.orders) {
      const bool named = query_.order.empty() || order.column == wanted;
      const bool fits = ordered_by_.empty() || order.column == ordered_by_;
      if (named && fits) {
        asked_.order = order;
        if (!query_.order.empty()) asked_.order->descending = descending;
        return {};
      }
      if (named && !query_.order.empty()) return bad_filter(range_, "needs the list in its own order");
    }
    return problem("views.bad_order", "order", "is no order of this list");
  }

  const ViewList& list_;
  const Query& query_;
  Asked asked_;
  Names given_;
  std::string_view ordered_by_;
  std::string range_;
};

// --- the statement ---------------------------------------------------------------------------------------------------

class Writing {
 public:
  Writing(const ViewList& list, const Asked& asked) : list_(list), asked_(asked) {}

  Plan write(std::span<const Value> after, std::size_t limit, const std::string& piece) {
    by_pieces_ = !asked_.part.empty();
    if (!by_pieces_) fixed_ = fixed_first(list_, asked_.scope, asked_.first_filter, *asked_.order);
    write_columns();
    write_from();
    if (by_pieces_) condition("p.piece = ?", piece);
    // The plus keeps SQLite from planning with what only looks at rows that are found already.
    for (const auto& [column, value] : asked_.equal) {
      condition((is_fixed(column) ? "t." : "+t.") + std::string(column) + " = ?", value);
    }
    if (asked_.bank_now) {
      condition("EXISTS (SELECT 1 FROM " + std::string(list_.bank_in->name) +
                    " AS o WHERE o.operator_id = t.operator_id AND o.bank_id = ?)",
                *asked_.bank_now);
    }
    if (by_pieces_) condition("instr(lower(" + place(asked_.part_of) + "), ?) > 0", asked_.part);
    const std::string ordered = (is_fixed(asked_.order->column) ? "+" : "") + place(asked_.order->column);
    if (asked_.from) condition(ordered + " >= ?", *asked_.from);
    if (asked_.to) condition(ordered + (asked_.to_is_open ? " < ?" : " <= ?"), *asked_.to);
    write_after(after);
    write_order();
    if (limit > 0) {
      plan_.sql += " LIMIT ?";
      plan_.bound.emplace_back(static_cast<std::int64_t>(limit));
    }
    return std::move(plan_);
  }

 private:
  Names key() const {
    Names key;
    for (std::size_t i = 0; i < list_.table->key_fields; ++i) key.push_back(list_.table->columns[i].name);
    return key;
  }
  // What orders the rows: the order's column and the key, without what is fixed to one value.
  Names position() const {
    Names all{asked_.order->column};
    for (const std::string_view column : key()) {
      if (column != asked_.order->column) all.push_back(column);
    }
    return all;
  }
  std::string place(std::string_view column) const {
    const Names in_pieces = position();
    const bool of_pieces = by_pieces_ && std::ranges::find(in_pieces, column) != in_pieces.end();
    return (of_pieces ? "p." : "t.") + std::string(column);
  }
  std::string shown(std::string_view column) const {
    const auto unknown = std::ranges::find(list_.unknown, column, &policies::ListUnknown::column);
    if (unknown == list_.unknown.end()) return place(column);
    return "CASE WHEN t." + std::string(unknown->unless) + " THEN t." + std::string(column) + " END";
  }
  bool is_fixed(std::string_view column) const { return std::ranges::find(fixed_, column) != fixed_.end(); }

  void write_columns() {
    plan_.sql = "SELECT ";
    const auto add = [this](const std::string& shown) {
      if (!plan_.shown.empty() || plan_.position_fields > 0) plan_.sql += ", ";
      plan_.sql += shown;
    };
    for (const Column& column : list_.table->columns) {
      if (!list_.columns.empty() || column.kind == Kind::record) continue;
      add(shown(column.name));
      plan_.shown.push_back(column);
    }
    for (const std::string_view name : list_.columns) {
      add(shown(name));
      plan_.shown.push_back(column_of(list_, name));
    }
    for (const std::string_view name : position()) {
      add(place(name));
      ++plan_.position_fields;
    }
  }

  void write_from() {
    const std::string table(list_.table->name);
    if (by_pieces_) {
      const PieceTable pieces{list_.table, asked_.part_of, {}};
      plan_.sql += " FROM " + pieces.name() + " AS p CROSS JOIN " + table + " AS t ON ";
      bool first = true;
      for (const std::string_view column : key()) {
        plan_.sql += std::string(first ? "" : " AND ") + "t." + std::string(column) + " = p." + std::string(column);
        first = false;
      }
      return;
    }
    const Index index = index_for(list_, fixed_, *asked_.order);
    plan_.sql += " FROM " + table + " AS t" + (index.is_key() ? " NOT INDEXED" : " INDEXED BY " + index.name());
  }

  void condition(const std::string& sql, const Value& value) {
    plan_.sql += (conditions_++ == 0 ? " WHERE " : " AND ") + sql;
    plan_.bound.push_back(value);
  }

  // (order, key …) > (?, ?, …), in the order's direction.
  void write_after(std::span<const Value> after) {
    if (after.empty()) return;
    std::string left, right;
    std::size_t at = 0;
    std::vector<Value> bound;
    for (const std::string_view column : position()) {
      const Value& value = after[at++];
      if (is_fixed(column)) continue;
      left += (left.empty() ? "" : ", ") + place(column);
      right += right.empty() ? "?" : ", ?";
      bound.push_back(value);
    }
    if (left.empty()) return;
    plan_.sql += (conditions_++ == 0 ? " WHERE (" : " AND (") + left + ") " + (asked_.order->descending ? "<" : ">") +
                 " (" + right + ")";
    for (Value& value : bound) plan_.bound.push_back(std::move(value));
  }

  void write_order() {
    std::string sql;
    for (const std::string_view column : position()) {
      if (is_fixed(column)) continue;
      sql += (sql.empty() ? " ORDER BY " : ", ") + place(column) + (asked_.order->descending ? " DESC" : "");
    }
    plan_.sql += sql;
  }

  const ViewList& list_;
  const Asked& asked_;
  Plan plan_;
  Names fixed_;  // to one value, by the index
  bool by_pieces_ = false;
  int conditions_ = 0;
};

// --- cursors ---------------------------------------------------------------------------------------------------------

enum class Tag : std::uint8_t { number = 1, text = 2, bytes = 3 };

std::uint32_t mark_of(const ViewList& list, const ListOrder& order) {
  const std::string said =
      std::string(list.name) + " " + std::string(order.column) + (order.descending ? " down" : " up");
  return crc32c(as_bytes(said));
}

std::optional<Value> read_tagged(ByteReader& in) {
  switch (static_cast<Tag>(in.integer<std::uint8_t>())) {
    case Tag::number:
      return Value(in.integer<std::int64_t>());
    case Tag::text:
      return Value(in.text());
    case Tag::bytes: {
      const ByteView bytes = in.blob();
      return Value(Bytes(bytes.begin(), bytes.end()));
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_no_value(const Problem& problem) { return problem.code == "views.bad_filter" && problem.message == no_value; }

Result<Asked> asked_of(const ViewList& list, const Query& query) { return Reading(list, query).read(); }

Plan plan_of(const ViewList& list, const Asked& asked, std::span<const Value> after, std::size_t limit,
             const std::string& piece) {
  return Writing(list, asked).write(after, limit, piece);
}

std::string cursor_of(const ViewList& list, const ListOrder& order, std::span<const Value> position) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.integer(mark_of(list, order));
  for (const Value& value : position) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      out.integer(static_cast<std::uint8_t>(Tag::number));
      out.integer(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      out.integer(static_cast<std::uint8_t>(Tag::text));
      out.text(*text);
    } else if (const auto* blob = std::get_if<Bytes>(&value)) {
      out.integer(static_cast<std::uint8_t>(Tag::bytes));
      out.blob(*blob);
    }
  }
  return to_hex(bytes);
}

Result<std::vector<Value>> position_in(const ViewList& list, const ListOrder& order, std::string_view cursor) {
  const auto wrong = [] { return problem("views.bad_cursor", "cursor", "is not of this list in this order"); };
  const auto bytes = from_hex(cursor);
  if (!bytes) return wrong();
  ByteReader in(*bytes);
  if (in.integer<std::uint32_t>() != mark_of(list, order)) return wrong();
  std::vector<Value> position;
  while (in.ok() && in.left() > 0) {
    auto value = read_tagged(in);
    if (!value) return wrong();
    position.push_back(*std::move(value));
  }
  const ViewTable& table = *list.table;
  const bool order_in_key = *table.find(order.column) < table.key_fields;
  if (!in.ok() || position.size() != table.key_fields + (order_in_key ? 0 : 1)) return wrong();
  return position;
}

std::optional<Value> value_from_text(const Column& column, std::string_view text) {
  constexpr std::size_t id_bytes = 16;
  const auto number = [](auto parsed) -> std::optional<Value> {
    if (!parsed) return std::nullopt;
    return Value(static_cast<std::int64_t>(*parsed));
  };
  switch (column.kind) {
    case Kind::number:
    case Kind::card:
      return number(whole_number<std::uint64_t>(text));
    case Kind::area: {
      const auto area = policies::area_named(text);
      if (!area) return std::nullopt;
      return Value(std::int64_t{area->code});
    }
    case Kind::count:
    case Kind::fen:
      return number(whole_number<std::int64_t>(text));
    case Kind::date: {
      const auto date = parse_date(text);
      if (!date) return std::nullopt;
      return Value(std::int64_t{date->day});
    }
    case Kind::quarter:
      return quarter_from(text);
    case Kind::flag:
      if (text != "true" && text != "false") return std::nullopt;
      return Value(std::int64_t{text == "true" ? 1 : 0});
    case Kind::word:
      if (std::ranges::find(column.words, text) == column.words.end()) return std::nullopt;
      return Value(std::string(text));
    case Kind::text:
      return Value(std::string(text));
    case Kind::id:
    case Kind::person:
      return bytes_from(text, id_bytes);
    case Kind::account:
      return account_from(text);
    case Kind::sealed:
    case Kind::record:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gongbao::views
