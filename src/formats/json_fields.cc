// The plain values of json_fields.h: what is not a template.
#include "formats/json_fields.h"

#include <algorithm>

#include "base/hash.h"
#include "base/identifiers.h"
#include "base/text.h"

namespace gongbao::formats::detail {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_name = 64;

// A name as it may stand in a message: what a stranger wrote is cut and freed of everything unusual.
std::string shown(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, longest_name)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    out += plain ? c : '?';
  }
  return out;
}

int two_digits(std::string_view text, std::size_t at) {
  const char a = text[at];
  const char b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return -1;
  return (a - '0') * 10 + (b - '0');
}

// ".000001" or nothing; -1 when it is neither.
std::int64_t micros_of(std::string_view fraction) {
  if (fraction.empty()) return 0;
  if (fraction.size() < 2 || fraction.size() > 7 || fraction[0] != '.') return -1;
  std::int64_t micros = 0;
  for (std::size_t i = 1; i < 7; ++i) {
    const char c = i < fraction.size() ? fraction[i] : '0';
    if (c < '0' || c > '9') return -1;
    micros = micros * 10 + (c - '0');
  }
  return micros;
}

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t beijing_seconds = 8 * 3'600;

}  // namespace

std::string member_path(std::string_view parent, std::string_view name) {
  return parent.empty() ? shown(name) : std::string(parent) + "." + shown(name);
}

std::string element_path(std::string_view parent, std::size_t index) {
  return std::string(parent) + "[" + std::to_string(index) + "]";
}

std::unexpected<Problem> bad_field(std::string_view path, std::string message) {
  return problem("ledger.schema_invalid", std::string(path), std::move(message));
}

Result<std::int64_t> read_int64(const json::value& value, std::string_view path, std::int64_t least,
                                std::int64_t most) {
  if (!value.is_number()) return bad_field(path, "must be a whole number");
  if (value.is_double())
    return bad_field(path, "must be a whole number of at most 64 bits, without fraction or exponent");
  if (const std::int64_t* i = value.if_int64(); i != nullptr && *i >= least && *i <= most) return *i;
  return bad_field(path, "must lie between " + std::to_string(least) + " and " + std::to_string(most));
}

Result<std::uint64_t> read_uint64(const json::value& value, std::string_view path, std::uint64_t most) {
  if (!value.is_number()) return bad_field(path, "must be a whole number");
  if (value.is_double())
    return bad_field(path, "must be a whole number of at most 64 bits, without fraction or exponent");
  const std::int64_t* i = value.if_int64();
  if (i != nullptr && *i >= 0 && static_cast<std::uint64_t>(*i) <= most) return static_cast<std::uint64_t>(*i);
  if (const std::uint64_t* u = value.if_uint64(); u != nullptr && *u <= most) return *u;
  return bad_field(path, "must lie between 0 and " + std::to_string(most));
}

Result<bool> read_bool(const json::value& value, std::string_view path) {
  if (const bool* b = value.if_bool()) return *b;
  return bad_field(path, "must be true or false");
}

Result<std::string> read_text(const json::value& value, std::string_view path) {
  const json::string* s = value.if_string();
  if (s == nullptr) return bad_field(path, "must be text in quotes");
  if (s->find('\0') != json::string::npos) return bad_field(path, "must not contain the character U+0000");
  return std::string(s->data(), s->size());
}

Result<Bytes> read_hex(const json::value& value, std::string_view path, std::optional<std::size_t> bytes) {
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  auto read = from_hex(*text);
  if (!read) return bad_field(path, "must be hexadecimal digits, two a byte");
  if (bytes && read->size() != *bytes)
    return bad_field(path, "must have " + std::to_string(*bytes * 2) + " hexadecimal digits");
  return *std::move(read);
}

Result<Date> read_date(const json::value& value, std::string_view path) {
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  const auto date = parse_date(*text);
  if (!date) return bad_field(path, date.error().message);
  return *date;
}

Result<Quarter> read_quarter(const json::value& value, std::string_view path) {
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  const bool shaped = text->size() == 6 && (*text)[4] == 'Q' && (*text)[5] >= '1' && (*text)[5] <= '4';
  const auto new_year = parse_date(text->substr(0, 4) + "-01-01");
  if (!shaped || !new_year) return bad_field(path, "a quarter is written like 2023Q4");
  return Quarter{quarter_of(*new_year).index + ((*text)[5] - '1')};
}

Result<Stamp> read_stamp(const json::value& value, std::string_view path) {
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  std::string_view rest = *text;
  std::int64_t zone = -1;
  if (rest.ends_with("+08:00")) {
    zone = 0;
    rest.remove_suffix(6);
  } else if (rest.ends_with("Z")) {
    zone = beijing_seconds;
    rest.remove_suffix(1);
  }
  const char* shape = "a moment is written like 2023-10-09T08:00:00+08:00 or …Z";
  if (zone < 0 || rest.size() < 19 || rest[10] != 'T' || rest[13] != ':' || rest[16] != ':')
    return bad_field(path, shape);
  const auto date = parse_date(rest.substr(0, 10));
  if (!date) return bad_field(path, date.error().message);
  const int hour = two_digits(rest, 11);
  const int minute = two_digits(rest, 14);
  const int seconds = two_digits(rest, 17);
  const std::int64_t micros = micros_of(rest.substr(19));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || seconds < 0 || seconds > 59 || micros < 0) {
    return bad_field(path, shape);
  }
  const Stamp whole = stamp_of(*date, hour * 3'600 + minute * 60 + seconds + zone);
  return Stamp{whole.micros + micros % second};
}

Result<const json::object*> read_object(const json::value& value, std::string_view path) {
  if (const json::object* object = value.if_object()) return object;
  return bad_field(path, "must be an object { … }");
}

Result<const json::array*> read_array(const json::value& value, std::string_view path) {
  if (const json::array* array = value.if_array()) return array;
  return bad_field(path, "must be a list [ … ]");
}

Result<std::uint64_t> uint64_of_text(std::string_view text, std::string_view path, std::uint64_t most) {
  std::uint64_t number = 0;
  const bool written = !text.empty() && text.size() <= 20 && (text.size() == 1 || text[0] != '0');
  for (const char c : text) {
    if (!written || c < '0' || c > '9') return bad_field(path, "must be a whole number");
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (number > (most - std::min(digit, most)) / 10 || digit > most)
      return bad_field(path, "must lie between 0 and " + std::to_string(most));
    number = number * 10 + digit;
  }
  if (!written) return bad_field(path, "must be a whole number");
  return number;
}

namespace {

// What the gate says of a part of the person, said of the part of the command.
Result<PersonToken> at_path(Result<PersonToken> token, std::string_view path) {
  if (token) return token;
  Problem wrong = token.error();
  wrong.field = wrong.field.empty() ? std::string(path) : member_path(path, wrong.field);
  return std::unexpected(std::move(wrong));
}

}  // namespace

Result<PersonToken> read_person(const json::value& value, std::string_view path, Gate& gate, bool number_is_judged) {
  if (value.is_object() && value.get_object().contains("token")) {
    const auto token = from_json<PersonToken>(value, path);
    if (!token) return token;
    return at_path(gate.known_person(*token), path);
  }
  auto fields = from_json<PersonFields>(value, path);
  if (!fields) return std::unexpected(fields.error());
  fields->number_is_judged = number_is_judged;
  const bool anyone = fields->name || fields->phone || fields->resident_id;
  if (!anyone) return bad_field(path, "a person needs a name, a phone or a resident_id");
  return at_path(gate.person(*fields), path);
}

std::optional<IdFinding> number_found(const json::object& members) {
  const json::value* person = members.if_contains("person");
  const json::value* number =
      person != nullptr && person->is_object() ? person->get_object().if_contains("resident_id") : nullptr;
  if (number == nullptr || !number->is_string() || number->get_string().empty()) return std::nullopt;
  const bool accepted = check_resident_id({number->get_string().data(), number->get_string().size()}).id.accepted();
  return accepted ? IdFinding::valid : IdFinding::malformed;
}

namespace {

Result<SealedText> sealed_by(Result<SealedText> (Gate::*seal)(std::string_view), const json::value& value,
                             std::string_view path, Gate& gate) {
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  if (trim_blanks(*text).empty()) return SealedText{};  // blanks alone are no text
  const auto sealed = (gate.*seal)(*text);
  if (sealed) return sealed;
  Problem wrong = sealed.error();
  wrong.field = std::string(path);
  return std::unexpected(std::move(wrong));
}

}  // namespace

Result<SealedText> read_sealed(const json::value& value, std::string_view path, Gate& gate) {
  return sealed_by(&Gate::text, value, path, gate);
}

Result<SealedText> read_phone(const json::value& value, std::string_view path, Gate& gate) {
  return sealed_by(&Gate::phone, value, path, gate);
}

Result<SealedText> read_licence(const json::value& value, std::string_view path, Gate& gate) {
  constexpr std::size_t digits = 17;
  const auto text = read_text(value, path);
  if (!text) return std::unexpected(text.error());
  const bool numeric = std::ranges::all_of(*text, [](char each) { return each >= '0' && each <= '9'; });
  if (text->size() != digits || !numeric) return SealedLicence::other_form();
  return sealed_by(&Gate::phone, value, path, gate);
}

Result<SealedText> read_document(const json::value& value, std::string_view path, Gate& gate) {
  if (!value.is_object()) return read_sealed(value, path, gate);
  const auto named = from_json<AttachmentFields>(value, path);
  if (!named) return std::unexpected(named.error());
  const auto known = gate.attachment({named->attachment});
  if (known) return known;
  Problem wrong = known.error();
  wrong.field = std::string(path);
  return std::unexpected(std::move(wrong));
}

Result<void> FieldReader::result() const {
  if (!result_) return result_;
  for (const auto& member : object_) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) {
      return bad_field(member_path(path_, key), "there is no such field here");
    }
  }
  return {};
}

}  // namespace gongbao::formats::detail
