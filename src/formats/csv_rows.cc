// Cell by cell; every fault names its column, and parse() adds where the row stands.
#include "formats/csv_rows.h"

#include "base/text.h"
#include "formats/json_fields.h"

namespace gongbao::formats {
namespace {

using custody::Op;

constexpr std::string_view id_domain = "gongbao.csv.1";

std::unexpected<Problem> wrong(const std::string& column, std::string message) {
  return problem("ledger.schema_invalid", column, std::move(message));
}

// 16 bytes of SM3 over texts with their lengths, so that ("ab", "c") and ("a", "bc") differ.
Id16 hash_of(std::string_view purpose, std::string_view source, std::span<const std::string_view> texts,
             std::uint32_t number) {
  Bytes bytes;
  ByteWriter out(bytes);
  out.text(id_domain);
  out.text(purpose);
  out.text(source);
  out.integer(static_cast<std::uint32_t>(texts.size()));
  for (const std::string_view text : texts) out.text(text);
  out.integer(number);
  const Hash32 hash = sm3(bytes);
  Id16 head;
  std::copy_n(hash.begin(), head.size(), head.begin());
  return head;
}

}  // namespace

std::uint64_t subject_of_text(std::span<const std::string_view> texts) {
  const Id16 hash = hash_of("subject", "", texts, 0);
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), sizeof number);
  return number;
}

namespace {

struct When {
  int year = -1, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};

// least to most digits at the front of the text; -1 when there are fewer.
int take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t n = 0;
  int value = 0;
  while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9') value = value * 10 + (text[n++] - '0');
  text.remove_prefix(n);
  return n < least ? -1 : value;
}

// %Y %y %m %d %H %M %S with their full width; %-m and the like with one or two digits; anything else literally.
bool take_directive(std::string_view& format, std::string_view& text, When& when) {
  format.remove_prefix(1);
  const bool loose = format.starts_with('-');
  if (loose) format.remove_prefix(1);
  if (format.empty()) return false;
  const char what = format.front();
  format.remove_prefix(1);
  if (what == 'Y') {
    when.year = take_number(text, 4, 4);
    return when.year >= 0;
  }
  if (what == '%') {
    const bool there = text.starts_with('%');
    if (there) text.remove_prefix(1);
    return there;
  }
  const int value = take_number(text, loose ? 1 : 2, 2);
  switch (what) {
    case 'y':
      when.year = value < 70 ? 2000 + value : 1900 + value;
      break;
    case 'm':
      when.month = value;
      break;
    case 'd':
      when.day = value;
      break;
    case 'H':
      when.hour = value;
      break;
    case 'M':
      when.minute = value;
      break;
    case 'S':
      when.second = value;
      break;
    default:
      return false;
  }
  return value >= 0;
}

std::optional<When> parse_when(std::string_view text, std::string_view format) {
  When when;
  while (!format.empty()) {
    if (format.front() == '%') {
      if (!take_directive(format, text, when)) return std::nullopt;
      continue;
    }
    if (text.empty() || text.front() != format.front()) return std::nullopt;
    text.remove_prefix(1);
    format.remove_prefix(1);
  }
  const bool real = when.year >= 0 && when.hour < 24 && when.minute < 60 && when.second < 60;
  return text.empty() && real ? std::optional(when) : std::nullopt;
}

Result<Date> date_of_parts(const When& when) {
  std::string iso;
  for (const auto& [value, width] : {std::pair{when.year, 4}, std::pair{when.month, 2}, std::pair{when.day, 2}}) {
    const std::string digits = std::to_string(value);
    iso += (iso.empty() ? "" : "-") + std::string(std::max<std::size_t>(width, digits.size()) - digits.size(), '0') +
           digits;
  }
  return parse_date(iso);
}

bool takes_subject(Op op) {
  switch (op) {
    case Op::cash_deposit:
    case Op::apply_release:
    case Op::release_free:
    case Op::fund_custody:
    case Op::interest:
    case Op::bank_fee:
    case Op::unidentified_receipt:
      return false;
    default:
      return true;
  }
}

bool takes_account(Op op) {
  constexpr int childcare_payment = 31, childcare_other_payment = 33;
  switch (op) {
    case Op::purchase:
    case Op::topup:
    case Op::cash_deposit:
    case Op::fund_custody:
    case Op::unidentified_receipt:
      return true;
    default:
      return static_cast<int>(op) == childcare_payment || static_cast<int>(op) == childcare_other_payment;
  }
}

}  // namespace

bool is_cash_op(Op op) {
  switch (op) {
    case Op::purchase:
    case Op::topup:
    case Op::cash_deposit:
    case Op::release_free:
    case Op::execute_payout:
    case Op::pay_refund:
    case Op::chargeback:
    case Op::fund_custody:
    case Op::interest:
    case Op::bank_fee:
    case Op::unidentified_receipt:
    case Op::payout_returned:
      return true;
    default:
      return false;
  }
}

Id16 derived_id(const Id16& from, std::string_view purpose) {
  const std::string_view text(reinterpret_cast<const char*>(from.data()), from.size());
  return custody::make_id(custody::day_of(from), hash_of(purpose, "", std::array{text}, 0));
}

Result<RowParser> RowParser::create(const CsvReader& reader, const CsvMap& map) {
  RowParser parser(map);
  if (parser.map_.source_name.empty()) parser.map_.source_name = reader.file().name();
  for (const std::string& name : map.columns()) {
    const auto place = reader.column(name);
    if (!place) return std::unexpected(place.error());
    parser.places_[name] = *place;
  }
  return parser;
}

std::string_view RowParser::cell(const CsvRow& row, const std::string& column) const {
  return trim_blanks(row.fields[places_.at(column)]);
}

Result<ParsedRow> RowParser::parse(const CsvReader& reader, const CsvRow& row) {
  ParsedRow out;
  out.line = row.line;
  out.row = row.number;
  const auto located_at = [&](Problem p) {
    p.where = reader.where(row);
    return std::unexpected(std::move(p));
  };
  const auto rule = rule_of(row);
  if (!rule) return located_at(rule.error());
  out.action = rule->action;
  if (out.action == RowAction::skip) return out;
  out.instruction.op = rule->op;
  out.instruction.scheme = map_.scheme;
  out.instruction.flags = map_.flags;
  if (out.action == RowAction::credit) out.instruction.op = Op::purchase;
  if (out.action == RowAction::cancel) out.instruction.op = Op::reverse;
  using Step = Result<void> (RowParser::*)(const CsvRow&, ParsedRow&) const;
  for (const Step step : {&RowParser::read_when, &RowParser::read_amount, &RowParser::read_parties,
                          &RowParser::read_bank_side, &RowParser::read_cancel_side, &RowParser::read_check_side}) {
    if (const auto done = (this->*step)(row, out); !done) return located_at(done.error());
  }
  for (const std::string& column : map_.id_columns) {
    if (cell(row, column).empty()) return located_at(wrong(column, "is empty").error());
  }
  out.instruction.instr_id = id_of(row, out.instruction.event_date);
  return out;
}

Result<RowRule> RowParser::rule_of(const CsvRow& row) const {
  if (const auto* constant = std::get_if<RowRule>(&map_.op)) return *constant;
  if (const auto* by_sign = std::get_if<CsvMap::OpBySign>(&map_.op)) {
    const auto value = decimal(row, by_sign->column);
    if (!value) return std::unexpected(value.error());
    return value->digits < 0 ? by_sign->negative : by_sign->positive;
  }
  const auto& by_column = std::get<CsvMap::OpByColumn>(map_.op);
  const auto found = by_column.values.find(std::string(cell(row, by_column.column)));
  if (found == by_column.values.end()) return wrong(by_column.column, "the map has no operation for this value");
  return found->second;
}

Result<void> RowParser::read_when(const CsvRow& row, ParsedRow& out) const {
  const auto when = parse_when(cell(row, map_.date_column), map_.date_format);
  if (!when) return wrong(map_.date_column, "is not a date of the form " + map_.date_format);
  const auto date = date_of_parts(*when);
  if (!date) return wrong(map_.date_column, date.error().message);
  const Date shifted = *date + map_.date_shift;
  if (!in_calendar(shifted)) return wrong(map_.date_column, "shifted, the date leaves 1900-01-01 … 2199-12-31");
  out.instruction.event_date = shifted;
  out.instruction.second_of_day = static_cast<std::uint32_t>(when->hour * 3'600 + when->minute * 60 + when->second);
  return {};
}

Result<Decimal> RowParser::decimal(const CsvRow& row, const std::string& column) const {
  auto value = parse_decimal(cell(row, column), map_.amount_style);
  if (!value) return wrong(column, value.error().message);
  return value;
}

// The sign says what a row does where the map says so; the amount is then its size.
Result<void> RowParser::read_amount(const CsvRow& row, ParsedRow& out) const {
  auto first = decimal(row, map_.amount_columns[0]);
  if (!first) return std::unexpected(first.error());
  auto second = map_.amount_columns.size() > 1 ? decimal(row, map_.amount_columns[1]) : Result<Decimal>(Decimal{1, 0});
  if (!second) return std::unexpected(second.error());
  const auto fen = scaled_product(*first, *second, map_.amount_scale, map_.rounding);
  if (!fen) return wrong(map_.amount_columns.back(), fen.error().message);
  const bool by_sign = std::holds_alternative<CsvMap::OpBySign>(map_.op) || out.action == RowAction::cancel;
  if (by_sign && *fen == std::numeric_limits<std::int64_t>::min()) return wrong(map_.amount_columns[0], "is too large");
  out.instruction.amount_fen = by_sign && *fen < 0 ? -*fen : *fen;
  return {};
}

Result<std::uint64_t> RowParser::whole_number(const CsvRow& row, const ColumnOr& from, const char* field,
                                              std::uint64_t most) const {
  if (!from.given()) return 0;
  if (from.column.empty()) return detail::uint64_of_text(from.constant, field, most);
  return detail::uint64_of_text(cell(row, from.column), from.column, most);
}

std::string RowParser::text_of(const CsvRow& row, const ColumnOr& from) const {
  if (from.column.empty()) return from.constant;
  return std::string(cell(row, from.column));
}

Result<void> RowParser::read_parties(const CsvRow& row, ParsedRow& out) const {
  custody::Instruction& i = out.instruction;
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  const auto operator_id = whole_number(row, map_.operator_id, "operator", most);
  if (!operator_id) return std::unexpected(operator_id.error());
  i.operator_id = *operator_id;
  const auto outlet = whole_number(row, map_.outlet_id, "outlet", std::numeric_limits<std::uint32_t>::max());
  if (!outlet) return std::unexpected(outlet.error());
  i.outlet_id = static_cast<std::uint32_t>(*outlet);
  const auto purpose = whole_number(row, map_.purpose, "purpose", std::numeric_limits<std::uint16_t>::max());
  if (!purpose) return std::unexpected(purpose.error());
  i.purpose = static_cast<std::uint16_t>(*purpose);
  const auto counter = whole_number(row, map_.counter_id, "counter", most);
  if (!counter) return std::unexpected(counter.error());
  i.counter_id = *counter;
  const auto aux = whole_number(row, map_.aux, "aux", std::numeric_limits<std::int64_t>::max());
  if (!aux) return std::unexpected(aux.error());
  i.aux_fen = static_cast<std::int64_t>(*aux);

  if (map_.subject_columns.empty() || !takes_subject(i.op)) return {};
  if (!map_.subject_is_text) {
    const std::string& column = map_.subject_columns[0];
    return detail::put(detail::uint64_of_text(cell(row, column), column, most), i.subject_id);
  }
  std::vector<std::string_view> texts;
  for (const std::string& column : map_.subject_columns) {
    texts.push_back(cell(row, column));
    if (texts.back().empty()) return wrong(column, "is empty");
  }
  i.subject_id = subject_of_text(texts);
  return {};
}

Result<void> RowParser::read_bank_side(const CsvRow& row, ParsedRow& out) const {
  custody::Instruction& i = out.instruction;
  if (map_.account.given() && takes_account(i.op)) {
    const std::string field = map_.account.column.empty() ? "account" : map_.account.column;
    const auto key = custody::account_key(text_of(row, map_.account));
    if (!key) return wrong(field, key.error().message);
    i.ref_id = *key;
  }
  if (!map_.bank_txn_no.given() || !is_cash_op(i.op)) return {};
  const std::string text = map_.bank_txn_prefix + text_of(row, map_.bank_txn_no);
  const std::string field = map_.bank_txn_no.column.empty() ? "bank_txn_no" : map_.bank_txn_no.column;
  if (text.size() > i.bank_txn_no.size()) return wrong(field, "makes a bank_txn_no longer than 32 bytes");
  std::copy(text.begin(), text.end(), i.bank_txn_no.begin());
  return {};
}

Result<void> RowParser::read_cancel_side(const CsvRow& row, ParsedRow& out) const {
  if (map_.cancel_match.empty()) return {};
  std::vector<std::string_view> texts;
  for (const std::string& column : map_.cancel_match) texts.push_back(cell(row, column));
  out.match = hash_of("match", "", texts, 0);
  auto quantity = decimal(row, map_.cancel_quantity);
  if (!quantity) return std::unexpected(quantity.error());
  out.quantity = *quantity;
  if (out.quantity.digits < 0) out.quantity.digits = -out.quantity.digits;
  // The other factor of the amount is the price; without one the amounts themselves are set off.
  if (map_.amount_columns.size() != 2) return {};
  const bool quantity_first = map_.amount_columns[0] == map_.cancel_quantity;
  auto price = decimal(row, map_.amount_columns[quantity_first ? 1 : 0]);
  if (!price) return std::unexpected(price.error());
  out.price = *price;
  return {};
}

Result<void> RowParser::read_check_side(const CsvRow& row, ParsedRow& out) const {
  const std::string& column = map_.check_balance;
  if (column.empty() || cell(row, column).empty()) return {};
  const auto balance = decimal(row, column);
  if (!balance) return std::unexpected(balance.error());
  const auto fen = scaled(*balance, map_.amount_scale, map_.rounding);
  if (!fen) return wrong(column, fen.error().message);
  out.file_balance = *fen;
  return {};
}

Id16 RowParser::id_of(const CsvRow& row, Date day) {
  std::vector<std::string_view> texts;
  if (!map_.id_columns.empty()) {
    for (const std::string& column : map_.id_columns) texts.push_back(row.fields[places_.at(column)]);
    return custody::make_id(day, hash_of("id", map_.source_name, texts, 0));
  }
  texts.assign(row.fields.begin(), row.fields.end());
  const std::uint32_t number = equal_rows_[hash_of("row", map_.source_name, texts, 0)]++;
  return custody::make_id(day, hash_of("row", map_.source_name, texts, number));
}

}  // namespace gongbao::formats
