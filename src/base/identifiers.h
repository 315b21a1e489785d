// The numbers people, firms, places and vehicles are known by, and what their check digits say.
//
// Input is taken as people type it: surrounding blanks of both widths are trimmed and lower case is raised, silently
// but said (IdCheck::normalised); full-width forms are folded, and because such text comes from copied pages the
// verdict is then at best `warn`. Blanks and hyphens inside are dropped in phone and bank card numbers only, which are
// printed so. A verdict is about the number alone: whether it was issued, and to whom, no check digit knows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongbao {

enum class IdVerdict : std::uint8_t {
  valid = 1,
  warn = 2,     // accept, and tell a person
  invalid = 3,  // refuse
};

enum class IdReason : std::uint8_t {
  none = 0,
  // invalid
  not_utf8 = 1,
  wrong_length = 2,
  wrong_character = 3,
  wrong_check_digit = 4,  // also with warn, see check_vin
  wrong_province = 5,
  wrong_birth_date = 6,
  wrong_number_range = 7,
  unknown_division = 8,
  resident_id = 9,  // asked for a credit code, given the number of a person
  // warn
  full_width = 32,
  pilot_number = 33,
  former_division = 34,
  registrar_only = 35,
  maybe_resident_id = 36,
};

constexpr auto names_of(IdVerdict) {
  return std::array{std::pair{IdVerdict::valid, std::string_view("valid")},
                    std::pair{IdVerdict::warn, std::string_view("warn")},
                    std::pair{IdVerdict::invalid, std::string_view("invalid")}};
}

constexpr auto names_of(IdReason) {
  return std::array{std::pair{IdReason::none, std::string_view("none")},
                    std::pair{IdReason::not_utf8, std::string_view("not_utf8")},
                    std::pair{IdReason::wrong_length, std::string_view("wrong_length")},
                    std::pair{IdReason::wrong_character, std::string_view("wrong_character")},
                    std::pair{IdReason::wrong_check_digit, std::string_view("wrong_check_digit")},
                    std::pair{IdReason::wrong_province, std::string_view("wrong_province")},
                    std::pair{IdReason::wrong_birth_date, std::string_view("wrong_birth_date")},
                    std::pair{IdReason::wrong_number_range, std::string_view("wrong_number_range")},
                    std::pair{IdReason::unknown_division, std::string_view("unknown_division")},
                    std::pair{IdReason::resident_id, std::string_view("resident_id")},
                    std::pair{IdReason::full_width, std::string_view("full_width")},
                    std::pair{IdReason::pilot_number, std::string_view("pilot_number")},
                    std::pair{IdReason::former_division, std::string_view("former_division")},
                    std::pair{IdReason::registrar_only, std::string_view("registrar_only")},
                    std::pair{IdReason::maybe_resident_id, std::string_view("maybe_resident_id")}};
}

struct IdCheck {
  IdVerdict verdict = IdVerdict::invalid;
  IdReason reason = IdReason::none;
  std::string normal;       // the form to store and compare; empty when invalid
  bool normalised = false;  // normal differs from what was typed

  bool accepted() const { return verdict != IdVerdict::invalid; }
  bool operator==(const IdCheck&) const = default;
};

// --- persons ---

enum class ResidentKind : std::uint8_t {
  citizen = 1,
  residence_permit = 2,            // of Hong Kong (81), Macao (82) and Taiwan (83) residents
  foreign_permanent_resident = 3,  // the 18-digit number issued since 2023-12-01 (GA 2102-2023)
};

// GB 11643-1999: 18 characters with an ISO 7064 MOD 11-2 check digit, or the 15 digits issued before. The division code
// is not looked up: it is the one of the day the number was assigned and may have been abolished since.
struct ResidentIdCheck {
  IdCheck id;                                 // normal: 15-digit numbers stay as they are
  ResidentKind kind = ResidentKind::citizen;  // this and the next only when id is accepted
  Date birth_date{};  // from 1800; may lie before first_date, or in the future: base has no clock
};
ResidentIdCheck check_resident_id(std::string_view typed);
// One form for one person: the 18 characters that stand for an accepted number in normal form, of 15 or 18.
std::string resident_id_18(std::string_view normal);

// Mainland mobile number, 11 digits; +86, 0086 and 86 in front are dropped.
IdCheck check_mobile_phone(std::string_view typed);
// 13 to 19 digits with a Luhn check digit (ISO/IEC 7812-1).
IdCheck check_bank_card(std::string_view typed);

// --- firms ---

// Unified social credit code, GB 32100-2015. A wrong check digit is `warn` (pilot_number) for numbers of the pilot
// range whose organisation code is right by GB 11714: real firms hold them. A resident id that passes by chance is
// refused where the two can be told apart, and `warn` where they cannot.
IdCheck check_credit_code(std::string_view typed);
// Organisation code, GB 11714-1997; with or without the hyphen, the normal form has it.
IdCheck check_organisation_code(std::string_view typed);
// Registration number of 15 digits, GS 15-2006 (ISO 7064 MOD 11,10).
IdCheck check_registration_number(std::string_view typed);

// --- vehicles ---

// Vehicle identification number, GB 16735-2019. The check digit binds vehicles made in China (first letter L): wrong
// there is `invalid`, elsewhere `warn`.
IdCheck check_vin(std::string_view typed);
// What that digit is worked out from, to be shown; nullopt: not 17 signs that a VIN may have.
struct VinCheckDigit {
  int sum = 0;
  char expected = '0';
};
std::optional<VinCheckDigit> vin_check_digit(std::string_view vin);
// Number plate of a motor vehicle, GA 36: province, letter and five signs; of new-energy vehicles six.
IdCheck check_plate(std::string_view typed);

// --- places ---

enum class DivisionStatus : std::uint8_t {
  current = 1,
  former = 2,          // abolished, alive in old numbers
  registrar_only = 3,  // a registration authority inside credit codes, never a place
};

struct Division {
  std::string_view code;  // six digits
  std::string_view name;
  DivisionStatus status;
};

// Beijing's codes, by code; null when there is none.
const Division* find_division(std::string_view code);
// `valid` when current, `warn` when former or a registrar, else `invalid`.
IdCheck check_division(std::string_view typed);
// Nine-digit statistical code of a street or town: well-formed inside a current district; the street is not looked up.
IdCheck check_statistical_division(std::string_view typed);

}  // namespace gongbao
