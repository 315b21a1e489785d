// The few things made last, so that whoever asks for one again does not wait for it to be made again. What is asked for
// stays; what nobody asked for the longest goes.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace gongbao {

// Keys and values are copied; Value is cheap to copy (a shared pointer). Not for several threads at once.
template <class Key, class Value, std::size_t most>
class KeptFew {
 public:
  // nullptr: it is not kept. Valid until the next call.
  const Value* find(const Key& key) {
    const auto at = std::ranges::find(kept_, key, &std::pair<Key, Value>::first);
    if (at == kept_.end()) return nullptr;
    std::ranges::rotate(kept_.begin(), at, at + 1);
    return &kept_.front().second;
  }
  // Of a key that is not kept.
  void keep(Key key, Value value) {
    if (kept_.size() == most) kept_.pop_back();
    kept_.insert(kept_.begin(), {std::move(key), std::move(value)});
  }

 private:
  std::vector<std::pair<Key, Value>> kept_;  // what was asked for last is first
};

}  // namespace gongbao
