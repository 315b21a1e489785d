// Folder, seed, and a second look at the file.
#include "vault/test_support.h"

#include <sqlite3.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/hash.h"

namespace gongbao::vault {

Random from_seed(std::uint64_t seed) {
  return [seed, counter = std::uint64_t{0}](std::span<std::uint8_t> to) mutable {
    while (!to.empty()) {
      Bytes message;
      ByteWriter out(message);
      out.integer(seed);
      out.integer(counter++);
      const Hash32 block = sm3(message);
      const std::size_t size = std::min(to.size(), block.size());
      std::copy_n(block.begin(), size, to.begin());
      to = to.subspan(size);
    }
  };
}

VaultTest::VaultTest() {
  std::string name = (std::filesystem::temp_directory_path() / "gongbao_vault.XXXXXX").string();
  folder_ = mkdtemp(name.data());
}
VaultTest::~VaultTest() { std::filesystem::remove_all(folder_); }

Options VaultTest::options(std::uint64_t seed) const {
  Options options;
  options.path = path();
  options.master_key = key_path();
  options.random = from_seed(seed);
  return options;
}

std::unique_ptr<Vault> VaultTest::open(std::uint64_t seed) const {
  auto vault = Vault::open(options(seed));
  EXPECT_TRUE(vault.has_value()) << to_string(vault.error());
  return vault ? *std::move(vault) : nullptr;
}

Problem VaultTest::open_refused() const {
  const auto vault = Vault::open(options(99));
  EXPECT_FALSE(vault.has_value());
  return vault ? Problem{} : vault.error();
}

std::vector<std::string> VaultTest::rows_behind_its_back(const std::string& sql) const {
  sqlite3* db = nullptr;
  EXPECT_EQ(sqlite3_open(path().c_str(), &db), SQLITE_OK);
  std::vector<std::string> rows;
  const auto take = [](void* to, int, char** values, char**) {
    static_cast<std::vector<std::string>*>(to)->emplace_back(values[0] == nullptr ? "" : values[0]);
    return 0;
  };
  char* error = nullptr;
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), take, &rows, &error), SQLITE_OK) << (error == nullptr ? "" : error);
  sqlite3_free(error);
  sqlite3_close(db);
  return rows;
}

std::string VaultTest::behind_its_back(const std::string& sql) const {
  const auto rows = rows_behind_its_back(sql);
  return rows.empty() ? "" : rows.front();
}

std::string VaultTest::file(const std::string& name) const {
  std::ifstream in(folder_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool VaultTest::on_disk(std::string_view bytes) const {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    if (file(std::filesystem::relative(entry.path(), folder_).string()).find(bytes) != std::string::npos) return true;
  }
  return false;
}

}  // namespace gongbao::vault
