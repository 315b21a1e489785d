// Field by field, because a record has fixed widths and alternatives that a plain field list has not.
#include "formats/instruction_json.h"

#include "formats/json_fields.h"

namespace gongbao::formats {
namespace {

namespace json = boost::json;
using custody::Instruction;
using detail::bad_field;
using detail::member_path;

// Days of an event date that has no ISO form in this program are written as a plain number.
constexpr std::int64_t least_day = std::numeric_limits<std::int32_t>::min();
constexpr std::int64_t most_day = std::numeric_limits<std::int32_t>::max();

Result<void> read_op(const json::value& value, std::string_view path, Instruction& out) {
  if (!value.is_string()) return detail::put(detail::read_uint64(value, path, 255), out.op);
  const json::string& name = value.get_string();
  const auto op = custody::op_named(std::string_view(name.data(), name.size()));
  if (!op) return bad_field(path, "there is no operation of this name");
  out.op = *op;
  return {};
}

Result<void> read_event_date(const json::value& value, std::string_view path, Instruction& out) {
  if (!value.is_number()) return detail::put(detail::read_date(value, path), out.event_date);
  return detail::put(detail::read_int64(value, path, least_day, most_day), out.event_date.day);
}

Result<void> read_bank_txn_no(const json::value& value, std::string_view path, Instruction& out) {
  const auto text = detail::read_text(value, path);
  if (!text) return std::unexpected(text.error());
  if (text->size() > out.bank_txn_no.size()) return bad_field(path, "longer than 32 bytes");
  std::copy(text->begin(), text->end(), out.bank_txn_no.begin());
  return {};
}

Result<void> read_account(const json::value& value, std::string_view path, Instruction& out) {
  const auto digits = detail::read_text(value, path);
  if (!digits) return std::unexpected(digits.error());
  const auto key = custody::account_key(*digits);
  if (!key) return bad_field(path, key.error().message);
  out.ref_id = *key;
  return {};
}

Result<void> read_member(std::string_view name, const json::value& value, std::string_view path, Instruction& out) {
  if (name == "instr_id") return read_json(value, path, out.instr_id);
  if (name == "op") return read_op(value, path, out);
  if (name == "flags") return read_json(value, path, out.flags);
  if (name == "scheme") return read_json(value, path, out.scheme);
  if (name == "version") return read_json(value, path, out.version);
  if (name == "event_date") return read_event_date(value, path, out);
  if (name == "operator_id") return read_json(value, path, out.operator_id);
  if (name == "subject_id") return read_json(value, path, out.subject_id);
  if (name == "counter_id") return read_json(value, path, out.counter_id);
  if (name == "amount_fen") return read_json(value, path, out.amount_fen);
  if (name == "aux_fen") return read_json(value, path, out.aux_fen);
  if (name == "ref_id") return read_json(value, path, out.ref_id);
  if (name == "ref_account") return read_account(value, path, out);
  if (name == "bank_txn_no") return read_bank_txn_no(value, path, out);
  if (name == "outlet_id") return read_json(value, path, out.outlet_id);
  if (name == "purpose") return read_json(value, path, out.purpose);
  if (name == "true_date_offset") return read_json(value, path, out.true_date_offset);
  if (name == "true_event_date") return {};  // needs the event date: read afterwards
  if (name == "second_of_day") return read_json(value, path, out.second_of_day);
  return bad_field(path, "there is no such field here");
}

Result<void> read_true_event_date(const json::object& object, std::string_view path, Instruction& out) {
  const json::value* value = object.if_contains("true_event_date");
  if (value == nullptr) return {};
  const auto date = detail::read_date(*value, path);
  if (!date) return std::unexpected(date.error());
  const std::int64_t offset = std::int64_t{out.event_date.day} - date->day;
  if (offset < 0 || offset > std::numeric_limits<std::uint16_t>::max()) {
    return bad_field(path, "must lie on or before event_date, at most 65535 days");
  }
  out.true_date_offset = static_cast<std::uint16_t>(offset);
  return {};
}

Result<void> both(const json::object& object, std::string_view path, const char* one, const char* other) {
  if (!object.contains(one) || !object.contains(other)) return {};
  return bad_field(member_path(path, other), std::string("stands for ") + one + ", which is given too");
}

std::string_view text_of(const std::array<char, 32>& field) {
  const std::string_view all(field.data(), field.size());
  const std::size_t last = all.find_last_not_of('\0');
  return last == std::string_view::npos ? std::string_view{} : all.substr(0, last + 1);
}

}  // namespace

Result<Instruction> instruction_from_json(const json::value& value, std::string_view path) {
  const auto object = detail::read_object(value, path);
  if (!object) return std::unexpected(object.error());
  Instruction out;
  for (const char* required : {"instr_id", "op", "event_date", "operator_id"}) {
    if (!(*object)->contains(required)) return bad_field(member_path(path, required), "the field is missing");
  }
  for (const auto& member : **object) {
    const std::string_view name(member.key().data(), member.key().size());
    const Result<void> read = read_member(name, member.value(), member_path(path, name), out);
    if (!read) return std::unexpected(read.error());
  }
  for (const Result<void>& checked :
       {both(**object, path, "ref_id", "ref_account"), both(**object, path, "true_date_offset", "true_event_date"),
        read_true_event_date(**object, member_path(path, "true_event_date"), out)}) {
    if (!checked) return std::unexpected(checked.error());
  }
  return out;
}

json::value to_json(const Instruction& in) {
  json::object out;
  const auto put_number = [&](const char* name, auto number, decltype(number) usual) {
    if (number != usual) out[name] = to_json(number);
  };
  out["instr_id"] = to_hex(in.instr_id);
  const std::string_view op = custody::op_name(in.op);
  if (op.empty()) {
    out["op"] = static_cast<std::uint64_t>(in.op);
  } else {
    out["op"] = json::string_view(op.data(), op.size());
  }
  put_number("flags", in.flags, 0);
  put_number("scheme", in.scheme, 1);
  put_number("version", in.version, 1);
  if (in_calendar(in.event_date)) {
    out["event_date"] = to_string(in.event_date);
  } else {
    out["event_date"] = static_cast<std::int64_t>(in.event_date.day);
  }
  out["operator_id"] = in.operator_id;
  put_number("subject_id", in.subject_id, 0);
  put_number("counter_id", in.counter_id, 0);
  put_number("amount_fen", in.amount_fen, 0);
  put_number("aux_fen", in.aux_fen, 0);
  if (in.ref_id != Id16{}) out["ref_id"] = to_hex(in.ref_id);
  if (const std::string_view text = text_of(in.bank_txn_no); !text.empty()) {
    out["bank_txn_no"] = json::string_view(text.data(), text.size());
  }
  put_number("outlet_id", in.outlet_id, 0);
  put_number("purpose", in.purpose, 0);
  put_number("true_date_offset", in.true_date_offset, 0);
  put_number("second_of_day", in.second_of_day, 0);
  return out;
}

}  // namespace gongbao::formats
