// The hashes of passwords, one row per account. All of it with the lock of the file held.
#pragma once

#include "credentials/inside.h"
#include "credentials/passwords.h"

namespace gongbao::credentials {

struct KeptPassword {
  PasswordHash hash;
  std::int64_t one_time_until = 0;  // 0: chosen by its holder
  bool used = false;
};

class KeptPasswords {
 public:
  explicit KeptPasswords(Inside& inside) : inside_(inside) {}

  // credentials.damaged.
  Result<std::optional<KeptPassword>> find(AccountNo account);
  Result<void> put(AccountNo account, const PasswordHash& hash, std::int64_t one_time_until);
  Result<void> mark_used(AccountNo account);

 private:
  Inside& inside_;
};

}  // namespace gongbao::credentials
