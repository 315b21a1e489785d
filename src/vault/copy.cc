// The vault as it is into another folder: first the database, then the files, so that every row of the copy has its
// file. Nothing is opened, so no key is asked for.
#include <filesystem>

#include "vault/files.h"
#include "vault/inside.h"

namespace gongbao::vault {

namespace fs = std::filesystem;

namespace {

Result<void> copy_database(const std::string& from, const std::string& to, CopiedVault& copied) {
  const auto db = Database::open(from);
  if (!db) return std::unexpected(db.error());
  const std::string beside = to + std::string(unfinished);
  if (auto removed = remove_file(beside); !removed) return removed;
  create_for_oneself(beside);
  if (auto done = db->copy_to(beside); !done) return done;
  std::error_code failed;
  fs::rename(beside, to, failed);
  if (failed) return problem("vault.io_failed", "", failed.message(), to);
  ++copied.files;
  copied.bytes += fs::file_size(to, failed);
  return {};
}

// Named by its content, encrypted under a key of its row: a paper that was swept and put again has the same name and
// other bytes.
Result<void> copy_attachment(const fs::path& from, const fs::path& to, CopiedVault& copied) {
  const auto bytes = read_file(from.string(), most_bytes_of_a_file);
  if (!bytes) return fs::exists(from) ? std::unexpected(bytes.error()) : Result<void>{};  // erased meanwhile
  if (fs::exists(to)) {
    const auto there = read_file(to.string(), most_bytes_of_a_file);
    if (there && *there == *bytes) return {};
  }
  if (auto written = write_file(to.string(), *bytes, 0600); !written) return written;
  ++copied.files;
  copied.bytes += bytes->size();
  return {};
}

// Files of an earlier copy that are no longer there: erased.
Result<void> drop_what_is_gone(const fs::path& from, const fs::path& to) {
  std::vector<fs::path> gone;
  for (const auto& file : fs::directory_iterator(to)) {
    if (!fs::exists(from / file.path().filename())) gone.push_back(file.path());
  }
  for (const fs::path& path : gone) {
    if (auto removed = remove_file(path.string()); !removed) return removed;
  }
  return {};
}

}  // namespace

Result<CopiedVault> copy_vault(const std::string& from, const std::string& to) {
  CopiedVault copied;
  if (auto done = copy_database(from, to, copied); !done) return std::unexpected(done.error());
  const fs::path files = attachment_folder_of(from), target = attachment_folder_of(to);
  if (!fs::exists(files)) return copied;
  std::error_code failed;
  fs::create_directories(target, failed);
  if (failed) return problem("vault.io_failed", "", failed.message(), target.string());
  for (const auto& file : fs::directory_iterator(files)) {
    if (file.path().extension() == unfinished) continue;
    if (auto done = copy_attachment(file.path(), target / file.path().filename(), copied); !done) {
      return std::unexpected(done.error());
    }
  }
  if (auto dropped = drop_what_is_gone(files, target); !dropped) return std::unexpected(dropped.error());
  return copied;
}

}  // namespace gongbao::vault
