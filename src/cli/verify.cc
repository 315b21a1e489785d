// gongbao verify: what verify_store found, for a person or as JSON.
#include <filesystem>

#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "cli/verify_store.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_shown = 20;

struct VerifyOptions {
  std::string data = "data/demo";
  bool json = false;
};

void show(const Screen& screen, const Findings& findings) {
  const engine::VerifyReport& decided = findings.decided;
  screen.row("区块 blocks", grouped(decided.blocks));
  screen.row("条目 entries", grouped(findings.entries));
  screen.row("  指令 instructions", grouped(decided.instructions));
  screen.row("  命令 typed commands", grouped(decided.typed));
  screen.row("  日切 steps of day turns", grouped(decided.turn_steps));
  screen.row("分录 journals", grouped(findings.journals));
  screen.row("重判不同 decided otherwise", grouped(decided.differing));
  if (decided.entries_of_other_rules > 0) {
    screen.row("旧规则条目 under other rules", grouped(decided.entries_of_other_rules) + ", otherwise now " +
                                                   grouped(decided.differing_of_other_rules));
  }
  screen.row("链尾 chain", findings.chain);
  screen.row("账本摘要 ledger digest", findings.ledger);
  screen.row("状态摘要 state digest", findings.state);
}

void show_findings(const Screen& screen, const Findings& findings) {
  for (std::size_t i = 0; i < std::min(most_shown, findings.all.size()); ++i) screen.line("  ✗ " + findings.all[i]);
  if (findings.all.size() > most_shown) screen.line("  … " + grouped(findings.all.size() - most_shown) + " more");
}

// What is judged is the journal; of what a store needs beside it, whether it is there.
std::vector<std::string> remarks_on(const std::string& folder) {
  const std::pair<std::string, std::string_view> needed[] = {
      {journal_folder(folder) + "/head", "whether blocks were cut off at the end cannot be told without it"},
      {clock_file(folder), "nothing more is entered without it; take it from a backup"},
      {vault_file(folder), "it knows the persons and texts behind the tokens; take it from a backup"}};
  std::vector<std::string> remarks;
  for (const auto& [path, why] : needed) {
    if (!std::filesystem::exists(path)) remarks.push_back(path + " is missing: " + std::string(why));
  }
  return remarks;
}

void answer(const Screen& screen, const Findings& findings, const std::vector<std::string>& remarks) {
  const engine::VerifyReport& decided = findings.decided;
  boost::json::array all;
  for (const std::string& each : findings.all) all.emplace_back(each);
  screen.answer({{"good", findings.all.empty()},
                 {"findings", std::move(all)},
                 {"remarks", boost::json::array(remarks.begin(), remarks.end())},
                 {"blocks", decided.blocks},
                 {"entries", findings.entries},
                 {"instructions", decided.instructions},
                 {"typed", decided.typed},
                 {"turn_steps", decided.turn_steps},
                 {"journals", findings.journals},
                 {"differing", decided.differing},
                 {"differing_of_other_rules", decided.differing_of_other_rules},
                 {"chain", findings.chain},
                 {"ledger_digest", findings.ledger},
                 {"state_digest", findings.state}});
}

Findings verified(const std::string& folder) {
  ProgressBar bar("核验 verify");
  return verify_store(folder, [&](auto done, auto total) { bar.show(done, total); });
}

int run_verify(const VerifyOptions& options) {
  const Screen screen(options.json);
  if (const auto log = open_log_to_read(options.data); !log && log.error().code.starts_with("cli.")) {
    return screen.error(log.error());
  }
  const Findings findings = verified(options.data);
  if (findings.bytes_are_whole) show(screen, findings);
  show_findings(screen, findings);
  const auto remarks = findings.entries > 0 ? remarks_on(options.data) : std::vector<std::string>{};
  for (const std::string& remark : remarks) screen.line("  ! " + remark);
  answer(screen, findings, remarks);
  screen.line(findings.all.empty() ? "日志完好：每个字节、每个判定、每一分钱都对得上。 The journal is whole: every "
                                     "byte, every decision and every fen agrees."
                                   : "有问题 NOT whole: " + grouped(findings.all.size()) + " finding(s)");
  return findings.all.empty() ? success : failure;
}

}  // namespace

void add_verify(CommandLine& line) {
  auto options = std::make_shared<VerifyOptions>();
  Subcommand sub = line.subcommand("verify",
                                   "核验日志：重读每个字节、重算哈希链、重新判定每个条目、由分录重建账簿\n"
                                   "Reads every byte again, hashes every block, decides every entry again, and "
                                   "rebuilds the books from the journals.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_verify(*options); });
}

}  // namespace gongbao::cli
