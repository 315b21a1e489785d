// Where somebody signs in from, whether that browser is known, and how often it went wrong from there. All of it with
// the lock of the file held.
#pragma once

#include <set>

#include <map>

#include "credentials/inside.h"

namespace gongbao::credentials {

// What failures are counted for.
struct Place {
  std::string name;
  bool known_device = false;
};
// Of wrong codes of an account, wherever they come from.
inline constexpr std::string_view place_of_codes = "codes";

class Failures {
 public:
  explicit Failures(Inside& inside) : inside_(inside) {}

  // A device that has logged in to this account before counts for itself; others of one network together.
  Result<Place> place_of(AccountNo account, const Visitor& visitor, std::int64_t now);
  // Micros to wait once there were so many; 0: none.
  Result<std::int64_t> waits(AccountNo account, std::string_view place, std::int64_t now, int most);
  Result<void> count(AccountNo account, std::string_view place, std::int64_t now);
  Result<void> forget(AccountNo account, std::string_view place);
  // Noted once while somebody waits, however often he tries: the disk is not his to fill.
  Result<void> note_waiting(AccountNo account, std::string_view place, std::string_view network, std::int64_t now);
  // The token that makes this browser known to the account from now on.
  Result<std::string> know_device(AccountNo account, const Place& from, const Visitor& visitor, std::int64_t now);
  Result<void> tidy(std::int64_t now);

  // Browsers that have logged in to any account. The second from memory, without the lock.
  Result<void> load_devices();
  bool known_device(std::string_view token) const;

 private:
  Inside& inside_;
  mutable std::mutex memory_mutex_;  // guards what follows
  std::set<Hash32> devices_;         // by the hash of the token; forgotten with the process only
  std::map<std::pair<AccountNo, std::string>, std::int64_t> noted_waiting_;  // until when that is enough
};

}  // namespace gongbao::credentials
