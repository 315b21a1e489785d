// Who did what to accounts, and who read whose data: lists for the audit administrator. Accounts are numbers here and
// persons tokens; names stay in the vault.
#pragma once

#include "policies/shared/own_readings.h"

namespace gongbao::policies {

enum class AccountChange : std::uint8_t {
  opened = 1,
  opened_by_holder = 2,
  appointed = 3,
  dismissed = 4,
  suspended = 5,
  resumed = 6,
  closed = 7,
  substitute_appointed = 8,
  substitution_ended = 9,
  key_issued = 10,
  key_revoked = 11,
  webhook_registered = 12,
  webhook_ended = 13,
  operator_registered = 14,
};
constexpr auto names_of(AccountChange) {
  using enum AccountChange;
  using namespace std::literals;
  return std::array{std::pair{opened, "opened"sv},
                    std::pair{opened_by_holder, "opened_by_holder"sv},
                    std::pair{appointed, "appointed"sv},
                    std::pair{dismissed, "dismissed"sv},
                    std::pair{suspended, "suspended"sv},
                    std::pair{resumed, "resumed"sv},
                    std::pair{closed, "closed"sv},
                    std::pair{substitute_appointed, "substitute_appointed"sv},
                    std::pair{substitution_ended, "substitution_ended"sv},
                    std::pair{key_issued, "key_issued"sv},
                    std::pair{key_revoked, "key_revoked"sv},
                    std::pair{webhook_registered, "webhook_registered"sv},
                    std::pair{webhook_ended, "webhook_ended"sv},
                    std::pair{operator_registered, "operator_registered"sv}};
}

struct AccountChangeRow {
  static constexpr std::string_view table = "account_changes";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  Date day;
  AccountChange change = AccountChange::opened;
  std::uint64_t account = 0;     // whose; of a substitution: who is absent
  std::uint64_t by_account = 0;  // 0: the console, or the public
  access::Role by_role = access::Role::public_;
  std::optional<access::Role> office;  // with what follows: which one
  std::uint64_t office_organisation = 0;
  std::uint64_t office_area = 0;
  std::uint64_t other_account = 0;  // who stands in
  std::uint64_t subject = 0;        // the key, webhook or substitution that ended, by the entry of its beginning
  GB_FIELDS(entry, day, change, account, by_account, by_role, office, office_organisation, office_area, other_account,
            subject)
};

using shared::ReadingKind;

struct ReadingRow {
  static constexpr std::string_view table = "readings";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  Date day;
  ReadingKind kind = ReadingKind::person;
  std::uint64_t by_account = 0;
  access::Role by_role = access::Role::public_;
  std::uint64_t by_organisation = 0;
  std::uint64_t by_area = 0;
  std::uint64_t operator_id = 0;          // where; 0: an erasure is everywhere
  std::optional<Id16> person;             // token
  std::string fields;                     // of the person that were read, apart by blanks
  std::optional<SealedText> paper;        // by its hash
  std::optional<std::uint64_t> named_by;  // the entry that named the paper
  GB_FIELDS(entry, day, kind, by_account, by_role, by_organisation, by_area, operator_id, person, fields, paper,
            named_by)
};

// The readings among a document's own rows (policies/shared/own_readings.h).
void project_own_readings(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

// Of one fact; leaves alone what says nothing of these.
void project_people(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::policies
