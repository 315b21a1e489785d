// IndexedMap<Key, Value>: a map in order of its keys whose rows are also found by hash. In order is how a state is
// written down and walked; by hash is how a row is found at every instruction, where a tree of thousands would cost a
// miss of the cache for each of its levels. Like std::map, as far as it goes; rows never move.
//
// Cost of a row beside its node: the key and an address, 5 to 10 bytes of index.
#pragma once

#include <map>

#include "base/fields.h"
#include "base/table.h"

namespace gongbao {

template <class Key, class Value>
class IndexedMap {
  using Map = std::map<Key, Value>;

 public:
  using key_type = Key;
  using mapped_type = Value;
  using value_type = typename Map::value_type;
  using iterator = typename Map::iterator;
  using const_iterator = typename Map::const_iterator;

  iterator begin() { return rows_.begin(); }
  iterator end() { return rows_.end(); }
  const_iterator begin() const { return rows_.begin(); }
  const_iterator end() const { return rows_.end(); }
  auto rbegin() const { return rows_.rbegin(); }
  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

  iterator find(const Key& key) {
    const Place* place = places_.find(key);
    return place == nullptr ? rows_.end() : place->row;
  }
  const_iterator find(const Key& key) const { return const_cast<IndexedMap*>(this)->find(key); }
  bool contains(const Key& key) const { return places_.find(key) != nullptr; }
  // The key must be there.
  Value& at(const Key& key) {
    const Place* place = places_.find(key);
    GB_CHECK(place != nullptr);
    return place->row->second;
  }
  const Value& at(const Key& key) const { return const_cast<IndexedMap*>(this)->at(key); }
  iterator lower_bound(const Key& key) { return rows_.lower_bound(key); }
  const_iterator lower_bound(const Key& key) const { return rows_.lower_bound(key); }
  const_iterator upper_bound(const Key& key) const { return rows_.upper_bound(key); }

  // The first touches the index, the second (once that has arrived) asks for the row.
  void prefetch(const Key& key) const { places_.prefetch(key); }
  void prefetch_row(const Key& key) const {
    if (const Place* place = places_.find(key)) prefetch_line(&*place->row);
  }

  template <class... Args>
  std::pair<iterator, bool> try_emplace(const Key& key, Args&&... args) {
    if (const Place* place = places_.find(key)) return {place->row, false};
    return {indexed(rows_.try_emplace(key, std::forward<Args>(args)...).first), true};
  }
  Value& operator[](const Key& key) { return try_emplace(key).first->second; }
  // Of a key that is not there.
  template <class... Args>
  iterator emplace_hint(const_iterator hint, Args&&... args) {
    return indexed(rows_.emplace_hint(hint, std::forward<Args>(args)...));
  }

  iterator erase(const_iterator at) {
    places_.erase(at->first);
    return rows_.erase(at);
  }
  std::size_t erase(const Key& key) {
    const Place* place = places_.find(key);
    if (place == nullptr) return 0;
    erase(const_iterator(place->row));
    return 1;
  }
  void clear() {
    rows_.clear();
    places_ = {};
  }

 private:
  struct Place {
    Key key;
    iterator row;
  };

  iterator indexed(iterator row) {
    places_.insert(row->first).row = row;
    return row;
  }

  Map rows_;
  Table<Key, Place> places_;
};

namespace detail {
template <class K, class V>
struct IsMap<IndexedMap<K, V>> : std::true_type {};
}  // namespace detail

}  // namespace gongbao
