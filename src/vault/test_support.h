// For the tests of the vault: a folder of its own, bytes that look random and come from a written seed, and every byte
// that the vault has on the disk.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "vault/vault.h"

namespace gongbao::vault {

// SM3 of seed and counter.
Random from_seed(std::uint64_t seed);

class VaultTest : public testing::Test {
 protected:
  VaultTest();
  ~VaultTest() override;

  Options options(std::uint64_t seed = 1) const;
  std::unique_ptr<Vault> open(std::uint64_t seed = 1) const;  // a failure of the test when it does not open
  Problem open_refused() const;                               // what it says; a failure when it opens

  std::string path() const { return (folder_ / "vault.db").string(); }
  std::string key_path() const { return (folder_ / "master.key").string(); }
  // Runs SQL on the file behind the vault's back, which must be closed; the first column of all rows.
  std::vector<std::string> rows_behind_its_back(const std::string& sql) const;
  std::string behind_its_back(const std::string& sql) const;  // of the first row
  // Whether any file of the folder holds these bytes.
  bool on_disk(std::string_view bytes) const;
  std::string file(const std::string& name) const;  // content

  std::filesystem::path folder_;
};

inline const Person wang{"王小芳", "13812345678", "11010519491231002X"};
inline const Person li{"李雷", "13900001111", ""};

}  // namespace gongbao::vault
