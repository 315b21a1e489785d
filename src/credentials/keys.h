// Keys of programs, by the hash of their secret. Looked up with every request, so in memory as well.
#pragma once

#include <map>

#include "credentials/inside.h"

namespace gongbao::credentials {

class Keys {
 public:
  explicit Keys(Inside& inside) : inside_(inside) {}

  // --- with the lock of the file held ---
  Result<void> load();
  // The key in full: gb_<number>_<secret>.
  Result<std::string> set(std::uint64_t key, AccountNo account);

  // --- from memory, without it ---
  std::optional<Credentials::Key> find(std::string_view text);
  AccountNo account_of(std::uint64_t key);

 private:
  struct Stored {
    Hash32 hash{};
    AccountNo account = 0;
  };
  Inside& inside_;
  std::mutex memory_mutex_;
  std::map<std::uint64_t, Stored> keys_;
};

}  // namespace gongbao::credentials
