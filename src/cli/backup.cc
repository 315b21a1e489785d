// gongbao backup and restore: the journal first, then the vault, then the credentials, so that what these know is never
// less than what the journal names. The master key is never among what is copied (docs/vault.md).
//
// A backup folder has the layout of a store without snapshots. A journal file that is full never changes again: it is
// copied once and then only compared by size. The open one is copied up to its last durable block. backup may run while
// another process writes.
#include <filesystem>
#include <fstream>

#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "credentials/credentials.h"

namespace gongbao::cli {

namespace fs = std::filesystem;

namespace {

struct BackupOptions {
  std::string data = "data/demo";
  std::string folder;
  bool json = false;
};

struct Copied {
  std::uint64_t files = 0, bytes = 0, kept = 0;
};

std::unexpected<Problem> cannot(const fs::path& path, const std::error_code& why) {
  return problem("cli.copy_failed", "", why.message(), path.string());
}

std::vector<fs::path> journal_files(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".gbj") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

Result<void> copy_file(const fs::path& from, const fs::path& to, Copied& copied) {
  std::error_code failed;
  const fs::path beside = to.string() + ".part";
  fs::copy_file(from, beside, fs::copy_options::overwrite_existing, failed);
  if (failed) return cannot(from, failed);
  fs::rename(beside, to, failed);
  if (failed) return cannot(to, failed);
  ++copied.files;
  copied.bytes += fs::file_size(to, failed);
  return {};
}

Result<void> copy_journal(const std::string& from, const std::string& to, Copied& copied) {
  std::error_code failed;
  fs::create_directories(journal_folder(to), failed);
  if (failed) return cannot(to, failed);
  // The head first: it may be older than the blocks beside it, never newer (docs/journal-format.md).
  const fs::path head = fs::path(journal_folder(from)) / "head";
  if (fs::exists(head)) {
    if (auto done = copy_file(head, fs::path(journal_folder(to)) / "head", copied); !done) return done;
  }
  const auto files = journal_files(journal_folder(from));
  for (const fs::path& file : files) {
    const fs::path target = fs::path(journal_folder(to)) / file.filename();
    const bool closed = &file != &files.back();
    if (closed && fs::exists(target) && fs::file_size(target, failed) == fs::file_size(file, failed)) {
      ++copied.kept;
      continue;
    }
    if (auto done = copy_file(file, target, copied); !done) return done;
  }
  return {};
}

Result<void> copy_vault(const std::string& from, const std::string& to, Copied& copied) {
  if (!fs::exists(vault_file(from))) return {};
  const auto vault = vault::copy_vault(vault_file(from), vault_file(to));
  if (!vault) return std::unexpected(vault.error());
  copied.files += vault->files;
  copied.bytes += vault->bytes;
  return {};
}

Result<void> copy_credentials(const std::string& from, const std::string& to, Copied& copied) {
  if (!fs::exists(credentials_file(from))) return {};
  const auto bytes = credentials::copy_credentials(credentials_file(from), credentials_file(to));
  if (!bytes) return std::unexpected(bytes.error());
  ++copied.files;
  copied.bytes += *bytes;
  return {};
}

Result<Copied> copy_store(const std::string& from, const std::string& to) {
  Copied copied;
  if (auto done = copy_journal(from, to, copied); !done) return std::unexpected(done.error());
  if (fs::exists(clock_file(from))) {
    if (auto done = copy_file(clock_file(from), clock_file(to), copied); !done) return std::unexpected(done.error());
  }
  if (auto done = copy_vault(from, to, copied); !done) return std::unexpected(done.error());
  if (auto done = copy_credentials(from, to, copied); !done) return std::unexpected(done.error());
  return copied;
}

// Reads the copy as a store would be read: every byte, then the last entry it holds.
Result<journal::EntryNo> judge_copy(const std::string& folder) {
  for (const Problem& finding : journal::verify_files(journal_folder(folder))) {
    // A block that was being appended while the open file was copied: cut when the copy is opened.
    if (finding.code != "journal.torn_tail") return std::unexpected(finding);
  }
  const auto log = open_log_to_read(folder);
  if (!log) return std::unexpected(log.error());
  return (*log)->last_entry();
}

int finish(const Screen& screen, const Result<Copied>& copied, const std::string& to) {
  if (!copied) return screen.error(copied.error());
  const auto entry = judge_copy(to);
  if (!entry) return screen.error(entry.error());
  screen.row("复制的文件 files copied", grouped(copied->files) + " (" + grouped(copied->bytes) + " 字节 bytes)");
  screen.row("已有的文件 files already there", grouped(copied->kept));
  screen.row("到条目 up to entry", grouped(*entry));
  screen.answer({{"files", copied->files}, {"bytes", copied->bytes}, {"kept", copied->kept}, {"last_entry", *entry}});
  return success;
}

int run_backup(const BackupOptions& options) {
  const Screen screen(options.json);
  if (const auto log = open_log_to_read(options.data); !log) return screen.error(log.error());
  return finish(screen, copy_store(options.data, options.folder), options.folder);
}

// Into an empty or missing folder only: a store that lives is never written over.
int run_restore(const BackupOptions& options) {
  const Screen screen(options.json);
  if (const auto log = open_log_to_read(options.folder); !log) return screen.error(log.error());
  if (fs::exists(options.data) && !fs::is_empty(options.data)) {
    return screen.error({"cli.not_empty", "data", "restore writes into an empty folder only", options.data});
  }
  return finish(screen, copy_store(options.folder, options.data), options.data);
}

void add(CommandLine& line, const char* name, const char* says, const char* folder_says,
         int (*run)(const BackupOptions&)) {
  auto options = std::make_shared<BackupOptions>();
  Subcommand sub = line.subcommand(name, says);
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("folder", options->folder, folder_says).required();
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options, run] { return run(*options); });
}

}  // namespace

void add_backup(CommandLine& line) {
  add(line, "backup",
      "备份：先日志，后保密库，再凭据；已复制的旧文件不再复制\n"
      "Copies the journal, the vault, then the credentials; closed journal files are copied once. The copy is read "
      "back and checked.",
      "备份目录 backup folder", run_backup);
}

void add_restore(CommandLine& line) {
  add(line, "restore",
      "由备份恢复到空目录，并核对\n"
      "Brings a backup back into an empty data folder and checks it.",
      "备份目录 backup folder", run_restore);
}

}  // namespace gongbao::cli
