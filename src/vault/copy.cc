// The vault as it is into another folder: first the database is read, then the files, so that every row of the copy has
// its file. The copy of the database takes its name after the files, so that an earlier copy stays whole until then.
// Nothing is opened, so no key is asked for.
#include <filesystem>

#include "vault/files.h"
#include "vault/inside.h"

namespace gongbao::vault {

namespace fs = std::filesystem;

namespace {

Result<void> copy_database(const std::string& from, const std::string& beside) {
  const auto db = Database::open(from, "vault");
  if (!db) return std::unexpected(db.error());
  if (auto removed = remove_file(beside); !removed) return removed;
  create_for_oneself(beside);
  return db->copy_to(beside);
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

Result<void> copy_attachments(const fs::path& from, const fs::path& to, CopiedVault& copied) {
  if (!fs::exists(from)) return {};
  std::error_code failed;
  fs::create_directories(to, failed);
  if (failed) return problem("vault.io_failed", "", failed.message(), to.string());
  for (const auto& file : fs::directory_iterator(from)) {
    if (file.path().extension() == unfinished) continue;
    if (auto done = copy_attachment(file.path(), to / file.path().filename(), copied); !done) return done;
  }
  return {};
}

}  // namespace

Result<CopiedVault> copy_vault(const std::string& from, const std::string& to) {
  CopiedVault copied;
  const std::string beside = to + std::string(unfinished);
  const fs::path files = attachment_folder_of(from), target = attachment_folder_of(to);
  if (auto done = copy_database(from, beside); !done) return std::unexpected(done.error());
  if (auto done = copy_attachments(files, target, copied); !done) return std::unexpected(done.error());
  std::error_code failed;
  fs::rename(beside, to, failed);
  if (failed) return problem("vault.io_failed", "", failed.message(), to);
  ++copied.files;
  copied.bytes += fs::file_size(to, failed);
  if (!fs::exists(files)) return copied;
  if (auto dropped = drop_what_is_gone(files, target); !dropped) return std::unexpected(dropped.error());
  return copied;
}

}  // namespace gongbao::vault
