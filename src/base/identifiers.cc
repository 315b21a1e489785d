// Each standard's check digit as a few lines of arithmetic; what precedes it is the same reading for all.
#include "base/identifiers.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace gongbao {
namespace {

using namespace std::string_view_literals;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr int digit(char c) { return c - '0'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

// 0 … 9, A = 10 … Z = 35; -1 for the rest.
constexpr int alphanumeric(char c) {
  if (is_digit(c)) return digit(c);
  return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + digit(c);
  return value;
}

enum class Inner : std::uint8_t { kept, blanks_and_hyphens_dropped };

// What was typed, brought to upper-case ASCII without outer blanks.
struct Typed {
  std::string text;
  bool utf8 = true;
  bool folded = false;   // full-width forms were in it
  bool changed = false;  // differs from what was typed
};

Typed read(std::string_view typed, Inner inner = Inner::kept) {
  Typed out;
  if (invalid_utf8_at(typed)) {
    out.utf8 = false;
    return out;
  }
  const std::string_view trimmed = trim_blanks(typed);
  const std::string folded = fold_width(trimmed);
  out.folded = folded != trimmed;
  out.text = upper_ascii(folded);
  if (inner == Inner::blanks_and_hyphens_dropped) std::erase_if(out.text, [](char c) { return c == ' ' || c == '-'; });
  out.changed = out.text != typed;
  return out;
}

IdCheck invalid(IdReason reason) { return {IdVerdict::invalid, reason, {}, false}; }

// A wrong length is named only when the characters are of the right sort: a Chinese name is no short number.
IdCheck wrong_shape(const Typed& typed) {
  if (!typed.utf8) return invalid(IdReason::not_utf8);
  const bool plain = std::all_of(typed.text.begin(), typed.text.end(), [](char c) { return alphanumeric(c) >= 0; });
  return invalid(plain ? IdReason::wrong_length : IdReason::wrong_character);
}

IdCheck accept(const Typed& typed, IdReason warning = IdReason::none) {
  const IdReason reason = warning == IdReason::none && typed.folded ? IdReason::full_width : warning;
  return {reason == IdReason::none ? IdVerdict::valid : IdVerdict::warn, reason, typed.text, typed.changed};
}

// --- check digits ---

// ISO 7064 MOD 11-2 as in GB 11643: the check character of seventeen digits.
char resident_check(std::string_view digits) {
  int sum = 0;
  for (const char c : digits) sum = (sum + digit(c)) * 2 % 11;
  return "10X98765432"[sum];
}

// GB 11714: weights 3 7 9 10 5 8 4 2 over eight characters.
char organisation_check(std::string_view body) {
  constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += alphanumeric(body[i]) * weights[i];
  const int check = 11 - sum % 11;
  if (check == 10) return 'X';
  return check == 11 ? '0' : static_cast<char>('0' + check);
}

constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100: no I O S V Z

// GB 32100: weights 3^(i-1) mod 31 over seventeen characters.
char credit_check(std::string_view body) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char c : body) {
    sum += credit_alphabet.find(c) * weight;
    weight = weight * 3 % 31;
  }
  return credit_alphabet[(31 - sum % 31) % 31];
}

// ISO 7064 MOD 11,10: fourteen digits and their check digit together.
bool registration_check_holds(std::string_view digits) {
  int product = 10;
  for (const char c : digits.substr(0, digits.size() - 1)) {
    const int sum = (product + digit(c)) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + digit(digits.back())) % 10 == 1;
}

bool luhn_holds(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
    const int value = digit(*at) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

// GB 16735 table: A … H = 1 … 8, J … N = 1 … 5, P = 7, R = 9, S … Z = 2 … 9; -1 for I, O, Q and the rest.
constexpr int vin_value(char c) {
  if (is_digit(c)) return digit(c);
  if (c >= 'A' && c <= 'H') return c - 'A' + 1;
  if (c >= 'J' && c <= 'N') return c - 'J' + 1;
  if (c == 'P') return 7;
  if (c == 'R') return 9;
  return c >= 'S' && c <= 'Z' ? c - 'S' + 2 : -1;
}

constexpr std::size_t vin_check_at = 8;

constexpr std::array vin_weights{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

// --- persons ---

// First two digits of GB/T 2260, and 81, 82, 83 of the residence permits (State Council notice 2018/81, article 3).
constexpr std::string_view provinces =
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

bool is_province(std::string_view two_digits) {
  const std::size_t at = provinces.find(two_digits);
  return at != std::string_view::npos && at % 3 == 0;
}

// yyyymmdd; the first holders were born in the nineteenth century.
std::optional<Date> birth_date(std::string_view digits) {
  const Result<Date> later = parse_date(
      std::string(digits.substr(0, 4)).append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2)));
  if (later) return *later;
  const int year = number_of(digits.substr(0, 4));
  const int month = number_of(digits.substr(4, 2));
  const int day = number_of(digits.substr(6, 2));
  if (year < 1800 || year >= 1900 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const Date first = date_of(year, month, 1);
  const Date last = add_months(first, 1) - Days{1};
  const Date date = first + Days{day - 1};
  return date <= last ? std::optional(date) : std::nullopt;
}

// Sequence numbers of 15-digit ids that were kept for people a hundred years old and older (GB 11643-1989).
bool is_centenarian(std::string_view fifteen) { return fifteen.substr(12) >= "996"sv; }

std::string expand(std::string_view fifteen) {
  std::string out(fifteen.substr(0, 6));
  out += is_centenarian(fifteen) ? "18" : "19";
  out += fifteen.substr(6);
  out += resident_check(out);
  return out;
}

// Judges the eighteen characters; `typed` is what the answer is about.
ResidentIdCheck judge_resident(const Typed& typed, std::string_view id) {
  const bool foreign = id.front() == '9';
  const std::string_view province = foreign ? id.substr(1, 2) : id.substr(0, 2);
  if (!is_province(province)) return {.id = invalid(IdReason::wrong_province)};
  const std::optional<Date> birth = birth_date(id.substr(6, 8));
  if (!birth) return {.id = invalid(IdReason::wrong_birth_date)};
  if (resident_check(id.substr(0, 17)) != id.back()) return {.id = invalid(IdReason::wrong_check_digit)};
  const bool permit = !foreign && province >= "81"sv;
  return {.id = accept(typed),
          .kind = foreign  ? ResidentKind::foreign_permanent_resident
                  : permit ? ResidentKind::residence_permit
                           : ResidentKind::citizen,
          .birth_date = *birth};
}

ResidentIdCheck check_resident(const Typed& typed) {
  const std::string_view text = typed.text;
  if (text.size() != 15 && text.size() != 18) return {.id = wrong_shape(typed)};
  const std::string_view digits = text.substr(0, text.size() == 15 ? 15 : 17);
  const bool last_fits = is_digit(text.back()) || (text.size() == 18 && text.back() == 'X');
  if (!all_digits(digits) || !last_fits) return {.id = invalid(IdReason::wrong_character)};
  if (text.size() == 18) return judge_resident(typed, text);
  if (text.front() >= '8') return {.id = invalid(IdReason::wrong_province)};  // permits never had fifteen digits
  return judge_resident(typed, expand(text));
}

// --- firms ---

// Whether GB 32100 gives out these two leading characters, among those a resident id could begin with.
bool is_registrar_and_class(std::string_view two) {
  constexpr std::string_view known =
      "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 99 ";
  const std::size_t at = known.find(two);
  return at != std::string_view::npos && at % 3 == 0;
}

// The pilot of 2015 numbered firms M0…; its software computed another last character.
bool is_pilot_number(std::string_view organisation) { return organisation.starts_with("M0"); }

}  // namespace

ResidentIdCheck check_resident_id(std::string_view typed) { return check_resident(read(typed)); }

std::string resident_id_18(std::string_view normal) {
  GB_CHECK(check_resident_id(normal).id.accepted());
  return normal.size() == 15 ? expand(normal) : std::string(normal);
}

IdCheck check_mobile_phone(std::string_view typed_text) {
  Typed typed = read(typed_text, Inner::blanks_and_hyphens_dropped);
  for (const std::string_view country : {"+86"sv, "0086"sv, "86"sv}) {
    if (typed.text.size() == country.size() + 11 && typed.text.starts_with(country)) {
      typed.text.erase(0, country.size());
      typed.changed = true;
      break;
    }
  }
  if (typed.text.size() != 11) return wrong_shape(typed);
  if (!all_digits(typed.text)) return invalid(IdReason::wrong_character);
  if (typed.text[0] != '1' || typed.text[1] < '3') return invalid(IdReason::wrong_number_range);
  return accept(typed);
}

IdCheck check_bank_card(std::string_view typed_text) {
  const Typed typed = read(typed_text, Inner::blanks_and_hyphens_dropped);
  if (typed.text.size() < 13 || typed.text.size() > 19) return wrong_shape(typed);
  if (!all_digits(typed.text)) return invalid(IdReason::wrong_character);
  if (!luhn_holds(typed.text)) return invalid(IdReason::wrong_check_digit);
  return accept(typed);
}

IdCheck check_credit_code(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  const std::string_view code = typed.text;
  if (code.size() != 18) return wrong_shape(typed);
  if (code.find_first_not_of(credit_alphabet) != std::string_view::npos || !all_digits(code.substr(2, 6))) {
    return invalid(IdReason::wrong_character);
  }
  const std::string_view organisation = code.substr(8, 9);
  const bool organisation_right = organisation_check(organisation) == organisation.back();
  const bool right = credit_check(code.substr(0, 17)) == code.back();
  if (check_resident(typed).id.accepted()) {
    const bool could_be_firm = right && organisation_right && is_registrar_and_class(code.substr(0, 2));
    return could_be_firm ? accept(typed, IdReason::maybe_resident_id) : invalid(IdReason::resident_id);
  }
  if (right) return accept(typed);
  if (is_pilot_number(organisation) && organisation_right) return accept(typed, IdReason::pilot_number);
  return invalid(IdReason::wrong_check_digit);
}

IdCheck check_organisation_code(std::string_view typed_text) {
  Typed typed = read(typed_text);
  if (typed.text.size() == 10 && typed.text[8] == '-') typed.text.erase(8, 1);
  if (typed.text.size() != 9) return wrong_shape(typed);
  const std::string_view code = typed.text;
  const std::string_view body = code.substr(0, 8);
  const bool fits = std::all_of(body.begin(), body.end(), [](char c) { return alphanumeric(c) >= 0; });
  if (!fits || (!is_digit(code.back()) && code.back() != 'X')) return invalid(IdReason::wrong_character);
  if (organisation_check(body) != code.back()) return invalid(IdReason::wrong_check_digit);
  typed.text.insert(8, 1, '-');
  typed.changed = typed.text != typed_text;
  return accept(typed);
}

IdCheck check_registration_number(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  if (typed.text.size() != 15) return wrong_shape(typed);
  if (!all_digits(typed.text)) return invalid(IdReason::wrong_character);
  if (!registration_check_holds(typed.text)) return invalid(IdReason::wrong_check_digit);
  return accept(typed);
}

std::optional<VinCheckDigit> vin_check_digit(std::string_view vin) {
  if (vin.size() != vin_weights.size()) return std::nullopt;
  if (std::any_of(vin.begin(), vin.end(), [](char c) { return vin_value(c) < 0; })) return std::nullopt;
  VinCheckDigit found;
  for (std::size_t i = 0; i < vin_weights.size(); ++i) found.sum += vin_value(vin[i]) * vin_weights[i];
  found.expected = "0123456789X"[found.sum % 11];
  return found;
}

namespace {

constexpr std::string_view plate_provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
constexpr std::string_view new_energy_letters = "DABCEFGHJK";

bool plate_sign(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z' && c != 'I' && c != 'O'); }

// After province and letter: five signs; small new-energy DF1234, large 12345D.
bool plate_number(std::string_view signs) {
  constexpr std::size_t usual = 5, new_energy = 6;
  if (!std::all_of(signs.begin(), signs.end(), plate_sign)) return false;
  if (signs.size() == usual) return true;
  if (signs.size() != new_energy) return false;
  const bool small = new_energy_letters.contains(signs.front()) && all_digits(signs.substr(2));
  return small || (all_digits(signs.substr(0, usual)) && new_energy_letters.contains(signs.back()));
}

}  // namespace

IdCheck check_plate(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  const std::string_view plate = typed.text;
  constexpr std::size_t sign = 3;  // bytes of a province in UTF-8
  if (plate.size() <= sign + 1) return wrong_shape(typed);
  const std::size_t at = plate_provinces.find(plate.substr(0, sign));
  const char letter = plate[sign];
  const bool known = at != std::string_view::npos && at % sign == 0 && plate_sign(letter) && !is_digit(letter);
  if (!known || !plate_number(plate.substr(sign + 1))) return invalid(IdReason::wrong_character);
  return accept(typed);
}

IdCheck check_vin(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  const std::string_view vin = typed.text;
  if (vin.size() != vin_weights.size()) return wrong_shape(typed);
  const auto digit_of = vin_check_digit(vin);
  if (!digit_of) {
    return invalid(IdReason::wrong_character);
  }
  if (digit_of->expected == vin[vin_check_at]) return accept(typed);
  return vin.front() == 'L' ? invalid(IdReason::wrong_check_digit) : accept(typed, IdReason::wrong_check_digit);
}

// --- places ---

namespace {

// GB/T 2260 as published by the Ministry of Civil Affairs (2019 to 2023, unchanged); former codes: the National Bureau
// of Statistics' table of 2009. 110302 and 110400 are the Economic-Technological Development Area's registrar, seen in
// credit codes (91110302562134916R, 91110400MA029M4P80) and in no table of places.
constexpr std::array divisions = std::to_array<Division>({
    {"110000", "北京市", DivisionStatus::current},
    {"110101", "东城区", DivisionStatus::current},
    {"110102", "西城区", DivisionStatus::current},
    {"110103", "崇文区", DivisionStatus::former},
    {"110104", "宣武区", DivisionStatus::former},
    {"110105", "朝阳区", DivisionStatus::current},
    {"110106", "丰台区", DivisionStatus::current},
    {"110107", "石景山区", DivisionStatus::current},
    {"110108", "海淀区", DivisionStatus::current},
    {"110109", "门头沟区", DivisionStatus::current},
    {"110111", "房山区", DivisionStatus::current},
    {"110112", "通州区", DivisionStatus::current},
    {"110113", "顺义区", DivisionStatus::current},
    {"110114", "昌平区", DivisionStatus::current},
    {"110115", "大兴区", DivisionStatus::current},
    {"110116", "怀柔区", DivisionStatus::current},
    {"110117", "平谷区", DivisionStatus::current},
    {"110118", "密云区", DivisionStatus::current},
    {"110119", "延庆区", DivisionStatus::current},
    {"110228", "密云县", DivisionStatus::former},
    {"110229", "延庆县", DivisionStatus::former},
    {"110302", "北京经济技术开发区", DivisionStatus::registrar_only},
    {"110400", "北京经济技术开发区", DivisionStatus::registrar_only},
});

}  // namespace

const Division* find_division(std::string_view code) {
  const auto at = std::find_if(divisions.begin(), divisions.end(), [&](const Division& d) { return d.code == code; });
  return at == divisions.end() ? nullptr : &*at;
}

IdCheck check_division(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  if (typed.text.size() != 6) return wrong_shape(typed);
  if (!all_digits(typed.text)) return invalid(IdReason::wrong_character);
  const Division* division = find_division(typed.text);
  if (division == nullptr) return invalid(IdReason::unknown_division);
  if (division->status == DivisionStatus::former) return accept(typed, IdReason::former_division);
  return accept(typed, division->status == DivisionStatus::current ? IdReason::none : IdReason::registrar_only);
}

IdCheck check_statistical_division(std::string_view typed_text) {
  const Typed typed = read(typed_text);
  if (typed.text.size() != 9) return wrong_shape(typed);
  if (!all_digits(typed.text)) return invalid(IdReason::wrong_character);
  const Division* district = find_division(std::string_view(typed.text).substr(0, 6));
  if (district == nullptr || district->status != DivisionStatus::current) return invalid(IdReason::unknown_division);
  return accept(typed);
}

}  // namespace gongbao
