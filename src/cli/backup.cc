// gongbao backup and restore: the journal first, then the vault, then the credentials, so that what these know is never
// less than what the journal names. The master key is never among what is copied (docs/vault.md).
//
// A backup folder has the layout of a store without snapshots. A journal file that is full never changes again: it is
// copied once. The open one is copied up to its last durable block. backup may run while another process writes.
//
// An earlier backup in the folder stays whole until the new one is, and whatever of it is replaced: the journal is put
// together and judged beside it, the vault and the credentials take their places, then the journal's files one by one.
// At every moment there the vault knows no less than what the journal names.
#include <filesystem>

#include "cli/commands.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "credentials/credentials.h"
#include "journal/file_system.h"

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
  journal::EntryNo last_entry = 0;
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

std::error_code sync_file(const fs::path& path) {
  const auto file = journal::posix_file_system()->open(path.string(), journal::OpenMode::read);
  const auto synced = file ? (*file)->sync() : std::unexpected(file.error());
  return synced ? std::error_code() : std::error_code(synced.error().number, std::generic_category());
}

Result<void> copy_file(const fs::path& from, const fs::path& to, Copied& copied) {
  std::error_code failed;
  const fs::path beside = to.string() + ".part";
  fs::copy_file(from, beside, fs::copy_options::overwrite_existing, failed);
  if (!failed) failed = sync_file(beside);
  if (failed) return cannot(from, failed);
  fs::rename(beside, to, failed);
  if (failed) return cannot(to, failed);
  ++copied.files;
  copied.bytes += fs::file_size(to, failed);
  return {};
}

// What the copy has already is in two folders for a while; where links are not known it is copied.
Result<void> keep_file(const fs::path& there, const fs::path& staged, Copied& copied) {
  std::error_code failed;
  fs::create_hard_link(there, staged, failed);
  if (failed) fs::copy_file(there, staged, failed);
  if (failed) return cannot(there, failed);
  ++copied.kept;
  return {};
}

// Where the new journal is put together.
std::string staged_journal(const std::string& to) { return journal_folder(to) + ".part"; }

Result<void> stage_journal(const std::string& from, const std::string& to, Copied& copied) {
  const fs::path staged = staged_journal(to), there = journal_folder(to);
  std::error_code failed;
  fs::remove_all(staged, failed);
  fs::create_directories(staged, failed);
  if (failed) return cannot(staged, failed);
  // The head first: it may be older than the blocks beside it, never newer (docs/journal-format.md).
  const fs::path head = fs::path(journal_folder(from)) / "head";
  if (fs::exists(head)) {
    if (auto done = copy_file(head, staged / "head", copied); !done) return done;
  }
  const auto files = journal_files(journal_folder(from));
  for (std::size_t i = 0; i < files.size(); ++i) {
    const fs::path name = files[i].filename();
    // It was full when it was copied if there is a next one beside the copy.
    const bool full = i + 1 < files.size() && fs::exists(there / files[i + 1].filename());
    auto done = full ? keep_file(there / name, staged / name, copied) : copy_file(files[i], staged / name, copied);
    if (!done) return done;
  }
  return {};
}

// File by file; the head, which must not be newer than the blocks beside it, last.
Result<void> publish_journal(const std::string& to) {
  const fs::path staged = staged_journal(to), there = journal_folder(to);
  std::error_code failed;
  fs::create_directories(there, failed);
  auto files = journal_files(staged.string());
  if (fs::exists(staged / "head")) files.push_back(staged / "head");
  for (const fs::path& file : files) {
    fs::rename(file, there / file.filename(), failed);
    if (failed) return cannot(file, failed);
  }
  if (const auto synced = journal::posix_file_system()->sync_folder(there.string()); !synced) {
    return cannot(there, {synced.error().number, std::generic_category()});
  }
  fs::remove_all(staged, failed);  // a file that was kept is one with its link, so both names are still there
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

// Reads the journal as a store would: every byte, then the last entry it holds.
Result<journal::EntryNo> judge_journal(const std::string& folder) {
  for (const Problem& finding : journal::verify_files(folder)) {
    // A block that was being appended while the open file was copied: cut when the copy is opened.
    if (finding.code != "journal.torn_tail") return std::unexpected(finding);
  }
  const auto log = journal::open_file_log(folder, {.read_only = true});
  if (!log) return std::unexpected(log.error());
  return (*log)->last_entry();
}

Result<Copied> copy_store(const std::string& from, const std::string& to) {
  Copied copied;
  if (auto done = stage_journal(from, to, copied); !done) return std::unexpected(done.error());
  const auto entry = judge_journal(staged_journal(to));
  if (!entry) return std::unexpected(entry.error());
  copied.last_entry = *entry;
  if (fs::exists(clock_file(from))) {
    if (auto done = copy_file(clock_file(from), clock_file(to), copied); !done) return std::unexpected(done.error());
  }
  if (auto done = copy_vault(from, to, copied); !done) return std::unexpected(done.error());
  if (auto done = copy_credentials(from, to, copied); !done) return std::unexpected(done.error());
  if (auto done = publish_journal(to); !done) return std::unexpected(done.error());
  return copied;
}

// Neither lies in the other.
Result<void> check_apart(const std::string& data, const std::string& folder) {
  if (!lies_in(folder, data) && !lies_in(data, folder)) return {};
  return problem("cli.bad_option", "folder", "the data folder and its backup must not lie in one another", folder);
}

// A backup goes on where the history it holds ended; nothing else is written over.
Result<void> check_history(const journal::Log& source, const std::string& to) {
  if (!fs::exists(journal_folder(to))) return {};
  const auto there = open_log_to_read(to);
  if (!there) {
    Problem damaged = there.error();
    damaged.message = "the backup that is there cannot be read, name another folder: " + damaged.message;
    return std::unexpected(std::move(damaged));
  }
  const journal::BlockNo last = (*there)->last_block();
  if (last == 0) return {};
  if (last > source.last_block()) {
    return problem("cli.other_history", "folder",
                   "the backup that is there holds " + std::to_string((*there)->last_entry()) +
                       " entries, this history only " + std::to_string(source.last_entry()) + ": name another folder",
                   to);
  }
  const auto same = source.read(last);
  if (!same) return std::unexpected(same.error());
  if (same->hash() == (*there)->chain()) return {};
  return problem("cli.other_history", "folder", "the backup that is there is of another history: name another folder",
                 to);
}

int finish(const Screen& screen, const Result<Copied>& copied) {
  if (!copied) return screen.error(copied.error());
  screen.row("复制的文件 files copied", grouped(copied->files) + " (" + grouped(copied->bytes) + " 字节 bytes)");
  screen.row("已有的文件 files already there", grouped(copied->kept));
  screen.row("到条目 up to entry", grouped(copied->last_entry));
  screen.answer(
      {{"files", copied->files}, {"bytes", copied->bytes}, {"kept", copied->kept}, {"last_entry", copied->last_entry}});
  return success;
}

int run_backup(const BackupOptions& options) {
  const Screen screen(options.json);
  const auto log = open_log_to_read(options.data);
  if (!log) return screen.error(log.error());
  if (auto apart = check_apart(options.data, options.folder); !apart) return screen.error(apart.error());
  if (auto same = check_history(**log, options.folder); !same) return screen.error(same.error());
  return finish(screen, copy_store(options.data, options.folder));
}

// On the disk before the first file, so that what a cut-off restore leaves is nobody's history.
Result<void> begin_restore(const std::string& data) {
  std::error_code failed;
  const bool begun_before = fs::exists(restoring_file(data));
  const bool fit = !fs::exists(data) || (fs::is_directory(data) && (begun_before || fs::is_empty(data, failed)));
  if (!fit) return problem("cli.not_empty", "data", "restore writes into an empty folder only", data);
  fs::create_directories(data, failed);
  if (failed) return cannot(data, failed);
  const auto system = journal::posix_file_system();
  const auto mark = system->open(restoring_file(data), journal::OpenMode::create);
  if (!mark) return std::unexpected(journal::problem_of(mark.error(), "creating", restoring_file(data)));
  journal::Io<void> synced = (*mark)->sync();
  if (synced) synced = system->sync_folder(data);
  if (!synced) return std::unexpected(journal::problem_of(synced.error(), "writing", data));
  return {};
}

Result<void> end_restore(const std::string& data) {
  std::error_code failed;
  fs::remove(restoring_file(data), failed);
  if (failed) return cannot(restoring_file(data), failed);
  if (const auto synced = journal::posix_file_system()->sync_folder(data); !synced) {
    return std::unexpected(journal::problem_of(synced.error(), "writing", data));
  }
  return {};
}

// Into an empty or missing folder, or one where a restore was cut off: a store that lives is never written over.
int run_restore(const BackupOptions& options) {
  const Screen screen(options.json);
  if (const auto log = open_log_to_read(options.folder); !log) return screen.error(log.error());
  if (auto apart = check_apart(options.data, options.folder); !apart) return screen.error(apart.error());
  if (auto begun = begin_restore(options.data); !begun) return screen.error(begun.error());
  const auto copied = copy_store(options.folder, options.data);
  if (!copied) return screen.error(copied.error());
  if (auto ended = end_restore(options.data); !ended) return screen.error(ended.error());
  return finish(screen, copied);
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
