// Few places for many accounts: so many in all, and so many of one account. Nobody's account is 0. Of one thread, or
// under the owner's lock.
#pragma once

#include <cstdint>
#include <map>

namespace gongbao::server {

class Places {
 public:
  explicit Places(std::size_t in_all) : in_all_(in_all) {}

  // False: all are taken, or the account has that many.
  bool take(std::uint64_t account, std::size_t most) {
    if (taken_ >= in_all_ || most == 0) return false;
    std::size_t& own = by_account_[account];
    if (own >= most) return false;
    ++own;
    ++taken_;
    return true;
  }
  void give_back(std::uint64_t account) {
    --taken_;
    if (--by_account_[account] == 0) by_account_.erase(account);
  }
  bool full() const { return taken_ >= in_all_; }

 private:
  std::size_t in_all_, taken_ = 0;
  std::map<std::uint64_t, std::size_t> by_account_;
};

}  // namespace gongbao::server
