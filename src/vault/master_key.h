// The master key: a file of its own, outside the database, that wraps every data key of the vault. Versioned, so that
// it can be replaced: while a rotation is under way the file holds two versions, otherwise one.
#pragma once

#include <map>
#include <string>

#include "base/problem.h"
#include "vault/cipher.h"

namespace gongbao::vault {

// Tells whether it is the right key, and tells nothing else of it.
using KeyMark = std::array<std::uint8_t, 8>;
KeyMark mark_of(const Key& key);

class MasterKeys {
 public:
  // The file of that path. vault.master_key_missing, vault.master_key_exposed (others may read the file),
  // vault.master_key_invalid.
  static Result<MasterKeys> read(const std::string& path);
  static MasterKeys first(const Random& random) { return MasterKeys({{1, Key::fresh(random)}}); }

  // Written beside and renamed, 0600; what stood there before is overwritten on the disk, as far as the file system
  // lets one. vault.io_failed.
  Result<void> write(const std::string& path) const;

  const Key* find(std::uint32_t version) const;
  std::uint32_t newest() const { return versions_.rbegin()->first; }
  std::size_t count() const { return versions_.size(); }
  void add(std::uint32_t version, const Key& key) { versions_[version] = key; }
  void keep_only(std::uint32_t version);

  // A data key under a version of the master key; at: the place of what lies under the data key.
  Bytes wrap(std::uint32_t version, const Key& data_key, ByteView at, const Random& random) const;
  // nullopt: of a version that is not there, or not wrapped for this place.
  std::optional<Key> unwrap(ByteView wrapped, ByteView at) const;

 private:
  explicit MasterKeys(std::map<std::uint32_t, Key> versions) : versions_(std::move(versions)) {}
  std::map<std::uint32_t, Key> versions_;  // never empty
};

}  // namespace gongbao::vault
