// One-time passwords that two people give: the first half waits here, closed, until another one adds the second. All of
// it with the lock of the file held.
#pragma once

#include "credentials/inside.h"

namespace gongbao::credentials {

class PasswordResets {
 public:
  explicit PasswordResets(Inside& inside) : inside_(inside) {}

  // In the place of an earlier one.
  Result<void> begin(AccountNo account, std::string_view first_half, AccountNo by, std::int64_t now);
  struct Waiting {
    std::string first_half;
    AccountNo by = 0;
  };
  // nullopt: none, or it has waited too long.
  Result<std::optional<Waiting>> find(AccountNo account, std::int64_t now);
  Result<void> forget(AccountNo account);
  Result<std::vector<Credentials::PasswordReset>> all(std::int64_t now);
  Result<void> tidy(std::int64_t now);

 private:
  std::int64_t oldest(std::int64_t now) const { return now - inside_.limits.one_time_password_micros; }
  Inside& inside_;
};

}  // namespace gongbao::credentials
