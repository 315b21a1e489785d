// What of a field somebody sees: role × kind of field → in clear, masked, or not at all (spec/01 part 9 and the scopes
// of part 2). Asked after the scope: a role sees even masked values of its own accounts, cards and districts only. What
// is masked may be read in clear by a journaled read_person; what is hidden may not.
#pragma once

#include <optional>
#include <string>

#include "access/access.h"

namespace gongbao::access {

enum class FieldKind : std::uint8_t {
  person_name,   // holder of a card
  phone,         // of a holder
  resident_id,   // of a holder
  card_number,   // 预付卡卡号
  account_no,    // 专用存管账户, settlement account
  counterparty,  // of a line of a bank statement
  free_text,     // reasons, complaints, findings
};
constexpr auto names_of(FieldKind) {
  using enum FieldKind;
  using namespace std::literals;
  return std::array{std::pair{person_name, "person_name"sv}, std::pair{phone, "phone"sv},
                    std::pair{resident_id, "resident_id"sv}, std::pair{card_number, "card_number"sv},
                    std::pair{account_no, "account_no"sv},   std::pair{counterparty, "counterparty"sv},
                    std::pair{free_text, "free_text"sv}};
}

enum class Shown : std::uint8_t { clear, masked, hidden };

Shown shown_to(Role role, FieldKind kind);

// The value as the role sees it; nullopt: it is not shown, nor that there is one. A masked counterparty or text shows
// as a name does.
std::optional<std::string> disclose(Role role, FieldKind kind, const std::string& value);

}  // namespace gongbao::access
