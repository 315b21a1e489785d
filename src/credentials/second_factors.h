// Seeds of second factors (TOTP), closed with a key that lies elsewhere. All of it with the lock of the file held.
#pragma once

#include "credentials/inside.h"

namespace gongbao::credentials {

class SecondFactors {
 public:
  explicit SecondFactors(Inside& inside) : inside_(inside) {}

  // In base32. credentials.second_factor_set.
  Result<std::string> propose(AccountNo account);
  Result<bool> confirm(AccountNo account, std::string_view code, std::int64_t now);
  Result<void> remove(AccountNo account);
  Result<bool> is_confirmed(AccountNo account);
  // A code counts once.
  Result<bool> use(AccountNo account, std::string_view code, std::int64_t now) { return use(account, code, now, true); }

 private:
  Result<bool> use(AccountNo account, std::string_view code, std::int64_t now, bool confirmed);
  Inside& inside_;
};

}  // namespace gongbao::credentials
