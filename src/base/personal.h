// What names or quotes a person never enters the journal in clear: commands carry these types instead. The gate
// puts the value into the vault first and hands on what stands here (design section 5).
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"

namespace gongbao {

// What is known of a person, where it is asked for field by field.
enum class PersonField : std::uint8_t { name = 1, phone = 2, resident_id = 3 };
constexpr auto names_of(PersonField) {
  using enum PersonField;
  return std::array{std::pair{name, std::string_view("name")}, std::pair{phone, std::string_view("phone")},
                    std::pair{resident_id, std::string_view("resident_id")}};
}

// One token per person, by keyed hash; all zero = nobody named.
struct PersonToken {
  Id16 token{};
  GB_FIELDS(token)
  auto operator<=>(const PersonToken&) const = default;
  bool given() const { return token != Id16{}; }
};

// What the gate found of the resident id of the person beside it, for a rule to judge: the number itself is in no
// command, and whoever sends one cannot say this. A std::optional of it that is empty: no number was given.
enum class IdFinding : std::uint8_t { valid = 1, malformed = 2 };
constexpr auto names_of(IdFinding) {
  using enum IdFinding;
  return std::array{std::pair{valid, std::string_view("valid")}, std::pair{malformed, std::string_view("malformed")}};
}

// Keyed hash of a free text, an attachment, an address of a person, a counterparty; all zero = none given.
struct SealedText {
  Hash32 hash{};
  GB_FIELDS(hash)
  auto operator<=>(const SealedText&) const = default;
  bool given() const { return hash != Hash32{}; }
};

// The same where a paper may be handed in instead of writing: the hash of a text or of an attachment, which of the two
// the vault knows. Stored as a SealedText is.
struct SealedDocument : SealedText {
  SealedDocument() = default;
  SealedDocument(const SealedText& sealed) : SealedText(sealed) {}
  auto operator<=>(const SealedDocument&) const = default;
};

// A phone that stands beside the person it belongs to: it is compared and never read, so its hash is all that is kept.
struct SealedPhone : SealedText {
  SealedPhone() = default;
  SealedPhone(const SealedText& sealed) : SealedText(sealed) {}
  auto operator<=>(const SealedPhone&) const = default;
};

// The number of a lawyer's licence, 17 digits: it is compared and never read, so its hash is all that is kept. One of
// another form is kept as such, and not what it was.
struct SealedLicence : SealedText {
  SealedLicence() = default;
  SealedLicence(const SealedText& sealed) : SealedText(sealed) {}
  auto operator<=>(const SealedLicence&) const = default;
  static SealedText other_form() {
    constexpr std::uint8_t mark = 0xff;
    SealedText sealed;
    sealed.hash.fill(mark);
    return sealed;
  }
  bool well_formed() const { return given() && SealedText(*this) != other_form(); }
};

}  // namespace gongbao
