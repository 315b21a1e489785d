// What a policy hands in so that lists can be read in SQL: view rows, what writes them, and the lists that show them.
//
// A view row is a struct with a field list; its table, its columns and what may be shown of them follow from the types:
//
//   struct RefundRow {
//     static constexpr std::string_view table = "refunds";
//     static constexpr std::size_t key_fields = 2;  // the first ones are the primary key
//     std::uint64_t operator_id = 0;
//     std::uint64_t refund_id = 0;
//     Area area;
//     Date due_on;
//     Money payable;
//     GB_FIELDS(operator_id, refund_id, area, due_on, payable)
//   };
//
// Rows are a fold of the journal: a writer sees one fact, or one instruction with its outcome, where it came from, and
// the rows as they were (Rows::find). It may use nothing else: no state, no clock. So views can be thrown away and
// rebuilt. What a list shows is data too: columns, filters, orders, and who may see which rows; src/views/ makes the
// SQL and the indexes of it, and a test reads every query plan.
//
// Columns with these names carry a scope: operator_id or what ViewSystem::organisations says (own organisation),
// outlet_id (own outlet), account (own person: of whoever speaks for himself; of a marker), area (own area: the
// district).
#pragma once

#include <tuple>
#include <variant>

#include "access/access.h"
#include "base/enum_names.h"
#include "base/personal.h"
#include "policies/command.h"

namespace gongbao::policies {

// --- columns ---------------------------------------------------------------------------------------------------------

// A card's number: shown with its last four digits to who is not its holder, operator or bank.
struct CardNo {
  std::uint64_t number = 0;
  GB_FIELDS(number)
  auto operator<=>(const CardNo&) const = default;
};
// A bank account, packed BCD; zero = none. The public sees its last four digits.
struct AccountNo {
  Id16 key{};
  GB_FIELDS(key)
  auto operator<=>(const AccountNo&) const = default;
};

// A district, by its code (law/area.h); 0 = not known.
struct Area {
  std::uint32_t code = 0;
  GB_FIELDS(code)
  auto operator<=>(const Area&) const = default;
};

// Apart by blanks, as lists keep clauses.
std::string joined(std::span<const std::string> words);

// As commands and pages write it: 110105, BDA; empty for no district.
std::string_view area_text(Area area);
std::optional<Area> area_named(std::string_view text);

// What a column holds, how it is written, and how sensitive it is.
enum class Kind : std::uint8_t {
  number,  // of a subject or entry, unsigned
  count,   // signed
  fen,     // an amount of money; the name ends in _fen where it is shown
  date,    // days since 1970-01-01
  quarter,
  area,
  flag,     // 0 or 1
  text,     // public words; never personal data
  word,     // name of an enumerator
  id,       // 16 bytes
  person,   // token: whom it stands for only the vault knows
  sealed,   // hash of a text in the vault
  card,     // number of a card
  account,  // number of a bank account, as digits
  record    // canonical bytes, for the writer only; never shown
};

// SQLite's three ways to keep it. A number beyond 2^63 is stored as its two's complement: equal stays equal.
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

struct Column {
  std::string_view name;
  Kind kind{};
  bool optional = false;
  std::vector<std::string_view> words = {};  // of a word: all there are
  bool operator==(const Column&) const = default;
};

struct ViewTable {
  std::string_view name;
  std::vector<Column> columns;
  std::size_t key_fields = 0;
  // Few rows that many entries look at: kept in memory while entries are folded.
  bool hot = false;

  std::optional<std::size_t> find(std::string_view column) const;
};

namespace detail {

template <class T>
constexpr Kind kind_of() {
  static_assert(!std::is_enum_v<T> || NamedEnum<T>, "give the enumerators names: rows show words");
  if constexpr (std::is_same_v<T, bool>)
    return Kind::flag;
  else if constexpr (NamedEnum<T>)
    return Kind::word;
  else if constexpr (std::is_unsigned_v<T>)
    return Kind::number;
  else if constexpr (std::is_integral_v<T>)
    return Kind::count;
  else if constexpr (std::is_same_v<T, Money>)
    return Kind::fen;
  else if constexpr (std::is_same_v<T, Date>)
    return Kind::date;
  else if constexpr (std::is_same_v<T, Quarter>)
    return Kind::quarter;
  else if constexpr (std::is_same_v<T, Area>)
    return Kind::area;
  else if constexpr (std::is_same_v<T, std::string>)
    return Kind::text;
  else if constexpr (std::is_same_v<T, Id16>)
    return Kind::id;
  else if constexpr (std::is_same_v<T, PersonToken>)
    return Kind::person;
  else if constexpr (std::is_same_v<T, SealedText>)
    return Kind::sealed;
  else if constexpr (std::is_same_v<T, CardNo>)
    return Kind::card;
  else if constexpr (std::is_same_v<T, AccountNo>)
    return Kind::account;
  else
    return Kind::record;
}

template <class T>
Column column_of(const char* name) {
  if constexpr (is_optional<T>) {
    Column column = column_of<typename T::value_type>(name);
    column.optional = true;
    return column;
  } else {
    Column column{name, kind_of<T>(), false, {}};
    if constexpr (NamedEnum<T>) {
      for (const auto& [each, word] : names_of(T{})) column.words.push_back(word);
    }
    return column;
  }
}

}  // namespace detail

// One field as SQLite keeps it, and back; from_value takes what to_value made.
template <class T>
Value to_value(const T& field) {
  if constexpr (is_optional<T>)
    return field ? to_value(*field) : Value{};
  else if constexpr (NamedEnum<T>)
    return std::string(enum_name(field));
  else if constexpr (std::is_integral_v<T>)
    return static_cast<std::int64_t>(field);
  else if constexpr (std::is_same_v<T, Money>)
    return field.fen;
  else if constexpr (std::is_same_v<T, Date>)
    return std::int64_t{field.day};
  else if constexpr (std::is_same_v<T, Quarter>)
    return std::int64_t{field.index};
  else if constexpr (std::is_same_v<T, Area>)
    return std::int64_t{field.code};
  else if constexpr (std::is_same_v<T, CardNo>)
    return static_cast<std::int64_t>(field.number);
  else if constexpr (std::is_same_v<T, std::string>)
    return field;
  else
    return canonical_bytes(field);
}

template <class T>
void from_value(const Value& value, T& field) {
  if constexpr (is_optional<T>) {
    field.reset();
    if (!std::holds_alternative<std::monostate>(value)) from_value(value, field.emplace());
  } else if constexpr (NamedEnum<T>) {
    field = enum_named<T>(std::get<std::string>(value)).value_or(T{});
  } else if constexpr (std::is_same_v<T, bool>) {
    field = std::get<std::int64_t>(value) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    field = static_cast<T>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, Money>) {
    field.fen = std::get<std::int64_t>(value);
  } else if constexpr (std::is_same_v<T, Date>) {
    field.day = static_cast<std::int32_t>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, Quarter>) {
    field.index = static_cast<std::int32_t>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, Area>) {
    field.code = static_cast<std::uint32_t>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, CardNo>) {
    field.number = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, std::string>) {
    field = std::get<std::string>(value);
  } else {
    ByteReader in(std::get<Bytes>(value));
    decode(in, field);
  }
}

template <class Row>
concept ViewRow = HasFields<Row> && requires {
  { Row::table } -> std::convertible_to<std::string_view>;
  { Row::key_fields } -> std::convertible_to<std::size_t>;
};

template <ViewRow Row>
const ViewTable& table_of() {
  static const ViewTable table = [] {
    ViewTable made{Row::table, {}, Row::key_fields, false};
    if constexpr (requires { Row::hot; }) made.hot = Row::hot;
    Row row{};
    Row::each_field(row,
                    [&]<class T>(const char* name, const T&) { made.columns.push_back(detail::column_of<T>(name)); });
    return made;
  }();
  return table;
}

template <ViewRow Row>
std::vector<Value> values_of(const Row& row) {
  std::vector<Value> values;
  values.reserve(table_of<Row>().columns.size());
  Row::each_field(row, [&](const char*, const auto& field) { values.push_back(to_value(field)); });
  return values;
}
template <ViewRow Row>
Row row_of(std::span<const Value> values) {
  Row row{};
  std::size_t place = 0;
  Row::each_field(row, [&](const char*, auto& field) { from_value(values[place++], field); });
  return row;
}

// --- writers ---------------------------------------------------------------------------------------------------------

// The rows written so far, as a writer sees them.
class Rows {
 public:
  virtual ~Rows() = default;

  // A new row, or the row of that key replaced.
  template <ViewRow Row>
  void put(const Row& row) {
    put_values(table_of<Row>(), values_of(row));
  }
  // The row of that key; as many arguments as key_fields.
  template <ViewRow Row, class... Key>
  std::optional<Row> find(const Key&... key) {
    static_assert(sizeof...(Key) == Row::key_fields);
    const Value wanted[] = {to_value(key)...};
    std::vector<Value> values;
    if (!find_values(table_of<Row>(), wanted, values)) return std::nullopt;
    return row_of<Row>(values);
  }
  // Reads the row, lets it be changed, writes it. Nothing happens when there is no such row.
  template <ViewRow Row, class Change, class... Key>
  void change(Change&& how, const Key&... key) {
    if (auto row = find<Row>(key...)) {
      how(*row);
      put(*row);
    }
  }
  template <ViewRow Row, class... Key>
  void erase(const Key&... key) {
    static_assert(sizeof...(Key) == Row::key_fields);
    const Value wanted[] = {to_value(key)...};
    erase_values(table_of<Row>(), wanted);
  }
  // The rows whose key begins so, in the order of keys. For what is few by its nature: the events of one operator.
  template <ViewRow Row, class... Key>
  std::vector<Row> under(const Key&... key) {
    static_assert(sizeof...(Key) < Row::key_fields);
    const Value wanted[] = {to_value(key)...};
    std::vector<Row> rows;
    under_values(table_of<Row>(), wanted,
                 [&rows](std::span<const Value> values) { rows.push_back(row_of<Row>(values)); });
    return rows;
  }
  // 经营者登记注册地所在区 (of 3b in prepaid-card): every row of an operator, in tables with both columns, moves to
  // another area.
  virtual void move_operator(std::uint64_t operator_id, Area area) = 0;
  // Another account speaks for the household (heating/5.4b), or it lives in another village than was entered (5.4a):
  // every row of it that names the one names the other, in tables with both columns.
  enum class OfHousehold : std::uint8_t { account, village };
  virtual void move_household(OfHousehold what, std::uint64_t household, std::uint64_t from, std::uint64_t to) = 0;
  // Full ids of the clauses behind an answer, apart by blanks; command: a typed command, an op, or a part of a turn.
  virtual std::string clauses_behind(std::string_view command, Code code) = 0;

 protected:
  virtual void put_values(const ViewTable& table, std::span<const Value> row) = 0;
  virtual bool find_values(const ViewTable& table, std::span<const Value> key, std::vector<Value>& row) = 0;
  virtual void erase_values(const ViewTable& table, std::span<const Value> key) = 0;
  virtual void under_values(const ViewTable& table, std::span<const Value> key,
                            const std::function<void(std::span<const Value>)>& see) = 0;
};

// --- lists -----------------------------------------------------------------------------------------------------------

struct ListFilter {
  // equal: the value. range: two bounds, both inclusive, on the column that the list is then ordered by. prefix: how a
  // text begins. contains: a part of a text of any length, in any writing (an index of pieces of it behind).
  enum class How : std::uint8_t { equal, range, prefix, contains };
  std::string_view column;
  How how = How::equal;
};

// The key follows, so that the order is total. No optional column. Readers may ask for either direction: an index is
// read from both ends; the one declared is what they get where they name the column in a range only, or nothing.
struct ListOrder {
  std::string_view column;
  bool descending = false;
  // Of rows that are few: indexed for each scope, and not once more for each filter, which looks at the scope's rows.
  bool scope_only = false;
};

// Only rows with that value belong to the list.
struct ListOnly {
  std::string_view column;
  Value value;
};

// The column is shown as null where the flag is not set: of rows that are ordered by it, which must have a value.
struct ListUnknown {
  std::string_view column, unless;
};

struct ViewList {
  std::string_view name;  // GET /v1/<system>/<name>
  std::string_view title_zh, title_en;
  const ViewTable* table = nullptr;
  std::vector<std::string_view> columns;  // shown, in this order; empty: all
  std::vector<ListOrder> orders;          // the first is the one where nothing is said
  std::vector<ListFilter> filters;        // the more selective first
  std::vector<access::Grant> grants;      // who may see which rows
  std::vector<ListOnly> only;
  std::vector<ListUnknown> unknown;
  std::string_view reader = {};  // column with the role for which the row is; empty: for every role of the grants
  // Rows that have no bank_id because there are many of them: their bank is the one that this table of operators names
  // today. A bank asks for them by a part of their key.
  const ViewTable* bank_in = nullptr;
  std::string_view clauses;  // full ids behind the list, apart by blanks
  std::size_t most_rows_a_page = 100;
};

// Of the table of these rows; what few lists have is said of what is made.
template <ViewRow Row>
ViewList list_of(std::string_view name, std::string_view title_zh, std::string_view title_en,
                 std::vector<ListOrder> orders, std::vector<ListFilter> filters, std::vector<access::Grant> grants,
                 std::string_view clauses) {
  ViewList made;
  made.name = name;
  made.title_zh = title_zh;
  made.title_en = title_en;
  made.table = &table_of<Row>();
  made.orders = std::move(orders);
  made.filters = std::move(filters);
  made.grants = std::move(grants);
  made.clauses = clauses;
  return made;
}

// What the law has told to the public: every role sees every row.
std::vector<access::Grant> everybody();

// --- a system --------------------------------------------------------------------------------------------------------

// An instruction with what was decided of it.
struct InstructionSeen {
  const journal::InstructionView& view;
  const engine::Source& source;
  EntryNo entry = 0;
};

// To whom an operator's rows belong.
struct Belongs {
  Area area;
  std::uint64_t bank_id = 0;
};

// What of a system's commands and facts the decision log says, by their numbers; empty and 0 for numbers that are none
// of its own.
struct Words {
  std::string (*command)(std::uint16_t number) = nullptr;
  std::string (*fact)(std::uint16_t number) = nullptr;
  std::string_view (*code)(Code code) = nullptr;
  std::uint64_t (*operator_of_command)(std::uint16_t number, ByteView bytes, EntryNo entry) = nullptr;
  std::uint64_t (*operator_of_fact)(std::uint16_t number, ByteView bytes, EntryNo entry) = nullptr;
  // In whose words an answer is cited; none: by the command's name.
  std::string (*cited)(std::uint16_t number, ByteView bytes) = nullptr;
};

struct ViewSystem {
  std::string_view name;      // the <system> of its address: prepaid-card
  std::uint32_t version = 1;  // raised when a writer writes something else than before
  std::vector<const ViewTable*> tables;
  std::vector<ViewList> lists;

  // Folds one fact of one entry; every system sees all, and leaves alone what is none of its business.
  void (*on_fact)(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) = nullptr;
  // Called for every instruction, refused ones and duplicates too: looks at the record before it does anything.
  void (*on_instruction)(Rows& rows, const InstructionSeen& seen) = nullptr;
  // Called behind the entries of each block, for sums that need no row a record; may be left out.
  void (*on_block)(Rows& rows, const journal::Block& block) = nullptr;
  Words words;
  Words news = {};  // of what is no part of the log but has rows that somebody reads; left out: the same words
  Belongs (*belongs)(Rows& rows, std::uint64_t operator_id) = nullptr;
  // In which column of its rows an organisation of that role stands; of roles that no system names: operator_id.
  std::vector<std::pair<access::Role, std::string_view>> organisations = {};
  // Who reads its logs, and as what a person whom its rows name hears of them.
  std::vector<access::Grant> log_readers = {};
  access::Role person = access::Role::consumer;

  const ViewList* find_list(std::string_view list) const;
};

// --- for writing one down --------------------------------------------------------------------------------------------

template <ViewRow... Row>
std::vector<const ViewTable*> tables_of() {
  return {&table_of<Row>()...};
}

// "gongbao::prepaid_card::FilingConfirmed" → "filing_confirmed".
std::string snake_name(std::string_view type);
template <class T>
std::string type_name() {
  const std::string_view all = __PRETTY_FUNCTION__;  // … [with T = gongbao::…; …]
  const std::size_t from = all.find("T = ") + 4;
  return snake_name(all.substr(from, all.find_first_of(";]", from) - from));
}

// Whom a command or fact is about, where it says so in the usual place; a policy overloads it for what is otherwise.
template <class T>
std::uint64_t operator_of(const T& said, EntryNo) {
  if constexpr (requires { said.operator_id; })
    return said.operator_id;
  else
    return 0;
}

template <class Types>
std::uint64_t operator_in(std::uint16_t number, ByteView bytes, EntryNo entry) {
  std::uint64_t id = 0;
  Types::with_number(number, [&]<class T>() {
    if (T said; decode_all(bytes, said)) id = operator_of(said, entry);
  });
  return id;
}
template <class Commands>
std::string command_word(std::uint16_t number) {
  std::string name;
  Commands::with_number(number, [&]<class T>() { name = T::name; });
  return name;
}
template <class Facts>
std::string fact_word(std::uint16_t number) {
  std::string name;
  Facts::with_number(number, [&]<class T>() { name = type_name<T>(); });
  return name;
}
template <class Commands, class Facts>
Words words_of(std::string_view (*code)(Code)) {
  return {command_word<Commands>, fact_word<Facts>, code, operator_in<Commands>, operator_in<Facts>};
}

// Calls project(rows, fact, origin) for facts that have one.
template <class Facts>
void project_fact(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  Facts::with_number(number, [&]<class Fact>() {
    if constexpr (requires(const Fact& fact) { project(rows, fact, origin); }) {
      if (Fact fact; decode_all(bytes, fact)) project(rows, fact, origin);
    }
  });
}

}  // namespace gongbao::policies
