// Looking up a row that may not be there.
#pragma once

namespace gongbao::shared {

// nullptr where there is no such row.
template <class Map, class Key>
auto find_row(Map& rows, const Key& key) {
  const auto it = rows.find(key);
  return it == rows.end() ? nullptr : &it->second;
}

}  // namespace gongbao::shared
