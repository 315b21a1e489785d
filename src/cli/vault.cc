// gongbao vault rotate and check: the master key and the state of the vault. Both take the store's lock, so nothing
// else writes meanwhile; neither shows anything of a person.
#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/store.h"

namespace gongbao::cli {

namespace {

struct VaultOptions {
  std::string data = "data/demo";
  std::string master_key;
  bool json = false;
};

// An existing vault, with the lock of its journal.
struct LockedVault {
  std::unique_ptr<journal::Log> lock;
  std::unique_ptr<vault::Vault> vault;
};

Result<LockedVault> open_locked(const VaultOptions& options) {
  if (const auto there = open_log_to_read(options.data); !there) return std::unexpected(there.error());
  auto log = journal::open_file_log(journal_folder(options.data));
  if (!log) return std::unexpected(log.error());
  auto vault = vault::Vault::open(vault_options(options.data, options.master_key));
  if (!vault) return std::unexpected(vault.error());
  return LockedVault{*std::move(log), *std::move(vault)};
}

int run_rotate(const VaultOptions& options) {
  const Screen screen(options.json);
  const auto opened = open_locked(options);
  if (!opened) return screen.error(opened.error());
  const auto rotated = opened->vault->rotate_master_key();
  if (!rotated) return screen.error(rotated.error());
  screen.row("主密钥版本 master key version", std::to_string(rotated->from) + " → " + std::to_string(rotated->to));
  screen.row("重新包装的密钥 keys wrapped anew", grouped(rotated->keys));
  screen.line("旧版本已销毁：此前的备份须连同旧密钥才能打开。");
  screen.line("The old version is destroyed: earlier backups of the vault open with nothing that is left here.");
  screen.answer({{"from", rotated->from}, {"to", rotated->to}, {"keys", rotated->keys}});
  return success;
}

int run_check(const VaultOptions& options) {
  const Screen screen(options.json);
  const auto opened = open_locked(options);
  if (!opened) return screen.error(opened.error());
  const auto checked = opened->vault->check();
  if (!checked) return screen.error(checked.error());
  screen.row("人员 persons", grouped(checked->persons));
  screen.row("文本 texts", grouped(checked->texts));
  screen.row("附件 attachments", grouped(checked->attachments));
  screen.row("已删除 erased", grouped(checked->erased));
  boost::json::array findings;
  for (const Problem& finding : checked->findings) {
    screen.line("  " + to_string(finding));
    findings.push_back({{"code", finding.code}, {"field", finding.field}, {"where", finding.where}});
  }
  screen.answer({{"persons", checked->persons},
                 {"texts", checked->texts},
                 {"attachments", checked->attachments},
                 {"erased", checked->erased},
                 {"findings", std::move(findings)}});
  return checked->findings.empty() ? success : failure;
}

void add(Subcommand& vault, const char* name, const char* says, int (*run)(const VaultOptions&)) {
  auto options = std::make_shared<VaultOptions>();
  Subcommand sub = vault.subcommand(name, says);
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--master-key", options->master_key, "主密钥文件 key file (default: <data>/master.key)");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options, run] { return run(*options); });
}

}  // namespace

void add_vault(CommandLine& line) {
  Subcommand vault = line.subcommand("vault",
                                     "保密库：更换主密钥，核对\n"
                                     "The vault of personal data: its master key, its state (docs/vault.md).");
  add(vault, "rotate",
      "更换主密钥并销毁旧密钥；中断后再次运行即可继续\n"
      "Wraps every key under a new master key and destroys the old one. Killed: run it again.",
      run_rotate);
  add(vault, "check",
      "逐条打开并核对\n"
      "Opens every row and names what does not open.",
      run_check);
}

}  // namespace gongbao::cli
