// gongbao user: who may speak, what each role may do, and the way back in for a system administrator who has lost his
// password. Whoever holds the data folder and the key may do that; everybody else is helped by an administrator
// (docs/http.md). Names stay in the vault: accounts are numbers here.
#include <algorithm>
#include <boost/json/array.hpp>
#include <filesystem>

#include "cli/commands.h"
#include "cli/randomness.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "credentials/credentials.h"
#include "formats/command_json.h"
#include "policies/registry/laws.h"
#include "server/api/speaker.h"
#include "server/devices.h"
#include "server/vault_box.h"

namespace gongbao::cli {

namespace {

struct UserOptions {
  std::string data = "data/demo";
  std::string master_key;
  std::uint64_t account = 0;
  bool second_factor = false;
  bool json = false;
};

struct Listed {
  accounts::AccountNo number = 0;
  accounts::Account account;
};

Result<std::vector<Listed>> accounts_of(Store& store) {
  std::vector<Listed> all;
  const auto asked = store.ask([&](const policies::City& city) {
    for (const auto& [number, account] : city.accounts().accounts) all.push_back({number, account});
  });
  if (!asked) return std::unexpected(asked.error());
  return all;
}

int run_user_list(const UserOptions& options) {
  const Screen screen(options.json);
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return screen.error(store.error());
  const auto all = accounts_of(**store);
  if (!all) return screen.error(all.error());
  boost::json::array told;
  for (const auto& [number, account] : *all) {
    boost::json::array offices;
    std::string line;
    for (const accounts::Office& office : account.offices) {
      const std::string text = server::office_text(office);
      line += (line.empty() ? "" : " ") + text;
      offices.push_back(boost::json::string(text));
    }
    const std::string state(enum_name(account.state));
    screen.line(padded(std::to_string(number), 10) + padded(state, 11) + to_string(account.opened_on) + "  " + line);
    told.push_back(boost::json::object{
        {"account", number}, {"state", state}, {"opened_on", to_string(account.opened_on)}, {"offices", offices}});
  }
  screen.answer({{"accounts", std::move(told)}});
  return success;
}

int run_user_roles(const UserOptions& options) {
  const Screen screen(options.json);
  boost::json::object told;
  for (const auto& [role, name] : names_of(access::Role{})) {
    boost::json::array commands;
    std::string line;
    for (const formats::CommandShape& shape : formats::public_commands()) {
      if (!access::may_ever(policies::grants_of(shape.full()), role)) continue;
      commands.push_back(boost::json::string(std::string(shape.name)));
      line += " " + std::string(shape.name);
    }
    if (commands.empty()) continue;
    screen.line(std::string(name) + ":" + line);
    told[name] = std::move(commands);
  }
  screen.answer({{"roles", std::move(told)}});
  return success;
}

bool keeps_the_system(const accounts::Account& account) {
  return account.state == accounts::AccountState::active &&
         std::ranges::find(account.offices, access::Role::system_administrator, &accounts::Office::role) !=
             account.offices.end();
}

// The one named, or the first there is.
Result<accounts::AccountNo> administrator_of(Store& store, std::uint64_t named) {
  const auto all = accounts_of(store);
  if (!all) return std::unexpected(all.error());
  for (const auto& [number, account] : *all) {
    if ((named == 0 || named == number) && keeps_the_system(account)) return number;
  }
  return problem("cli.no_administrator", "account",
                 named == 0 ? "there is no active system administrator"
                            : "that account is no active system administrator; an administrator helps all others");
}

Result<std::string> reset(Store& store, const UserOptions& options, accounts::AccountNo account) {
  const server::VaultBox box(store.vault(), fill_with_randomness);
  const auto credentials =
      credentials::Credentials::open(credentials_file(options.data), box, fill_with_randomness, {});
  if (!credentials) return std::unexpected(credentials.error());
  const std::int64_t now = server::SystemClock().now().micros;
  if (options.second_factor) {
    if (auto removed = (*credentials)->remove_second_factor(account, now); !removed) {
      return std::unexpected(removed.error());
    }
  }
  return (*credentials)->new_one_time_password(account, now);
}

// The lock of the journal keeps this from happening under a server.
int run_user_reset(const UserOptions& options) {
  const Screen screen(options.json);
  if (const auto there = open_log_to_read(options.data); !there) return screen.error(there.error());
  StoreOptions opening;
  opening.master_key = options.master_key;
  const auto store = Store::open(options.data, opening);
  if (!store) return screen.error(store.error());
  const auto account = administrator_of(**store, options.account);
  if (!account) return screen.error(account.error());
  const auto password = reset(**store, options, *account);
  if (!password) return screen.error(password.error());
  screen.row("账号 account", std::to_string(*account));
  screen.row("一次性口令（只显示这一次） one-time password, shown once", *password);
  screen.answer({{"account", *account}, {"one_time_password", *password}});
  return success;
}

Subcommand add_one(Subcommand& user, const char* name, const char* says, const std::shared_ptr<UserOptions>& options,
                   int (*run)(const UserOptions&)) {
  Subcommand sub = user.subcommand(name, says);
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options, run] { return run(*options); });
  return sub;
}

}  // namespace

void add_user(CommandLine& line) {
  Subcommand user = line.subcommand("user",
                                    "账号：列出，角色，系统管理员找回\n"
                                    "Accounts: who there is, what each role may do, the way back in.");
  const auto data = std::make_shared<UserOptions>(), roles = std::make_shared<UserOptions>(),
             lost = std::make_shared<UserOptions>();
  Subcommand list = add_one(user, "list",
                            "列出账号与职务（编号，不含姓名）\n"
                            "Accounts with their offices, by number; no names.",
                            data, run_user_list);
  list.option("--data", data->data, "数据目录 data folder");
  add_one(user, "roles",
          "每个角色可用的命令\n"
          "The commands that each role may give.",
          roles, run_user_roles);
  Subcommand reset_one = add_one(user, "reset",
                                 "为系统管理员签发新的一次性口令；服务须先停止\n"
                                 "A new one-time password for a system administrator; the service is stopped first.",
                                 lost, run_user_reset);
  reset_one.option("--data", lost->data, "数据目录 data folder");
  reset_one.option("--master-key", lost->master_key, "保密库主密钥文件 key file (default: <data>/master.key)");
  reset_one.option("--account", lost->account, "账号编号 number of the account; without it the first administrator");
  reset_one.flag("--second-factor", lost->second_factor, "同时解除第二因素 take the second factor away as well");
}

}  // namespace gongbao::cli
