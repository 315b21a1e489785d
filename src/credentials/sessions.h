// Who is signed in. Looked up with every request, so in memory as well, each change first in the file.
#pragma once

#include <map>

#include "credentials/inside.h"

namespace gongbao::credentials {

class Sessions {
 public:
  explicit Sessions(Inside& inside) : inside_(inside) {}

  // --- with the lock of the file held ---
  Result<void> load();
  // Written; known to find() once it is let in, after its transaction.
  struct Begun {
    Hash32 token_hash{};
    Session session;
  };
  Result<Begun> begin(const Session& session, std::string_view token);
  Result<bool> end(AccountNo account, std::int64_t id);
  Result<void> end_all(AccountNo account, std::int64_t but = 0);
  // Inside a transaction: when each was last seen, and away with those that are over.
  Result<void> tidy(std::int64_t now);

  // --- from memory, without it ---
  void let_in(const Begun& begun);
  std::optional<Session> find(std::string_view token, std::int64_t now);
  bool alive(std::int64_t id, std::int64_t now);
  std::vector<Session> of(AccountNo account, std::int64_t now);

 private:
  template <class Which>
  void forget(Which&& which);
  bool lasts(const Session& session, std::int64_t now) const;

  Inside& inside_;
  std::mutex memory_mutex_;             // guards what follows; never held while the disk is waited for
  std::map<Hash32, Session> sessions_;  // by the hash of the token
  std::map<std::int64_t, Hash32> by_id_;
};

}  // namespace gongbao::credentials
