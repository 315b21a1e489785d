// gongbao verify: is the journal whole, and would it be decided the same again?
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/ledger_digest.h"
#include "cli/screen.h"
#include "cli/store.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_shown = 20;

struct VerifyOptions {
  std::string data = "data/demo";
  bool json = false;
};

struct Findings {
  std::vector<std::string> all;
  std::uint64_t journals = 0;
  engine::VerifyReport decided;
  std::string ledger, state, chain;
  journal::EntryNo entries = 0;
};

// What custody keeps as running sums must be what the journals add up to, and nobody may be overdrawn (I4).
void judge_books(const policies::City& city, const ledger::TrialBalance& balance, Findings& findings) {
  const Hash32 sums = ledger_digest(city.books());
  findings.ledger = to_hex(sums);
  findings.state = to_hex(city.digest());
  if (const Hash32 journals = ledger_digest(balance); journals != sums) {
    findings.all.push_back("the journals add up to the ledger digest " + to_hex(journals) + ", the running sums to " +
                           to_hex(sums));
  }
  if (const std::string wrong = balance.wrong_side(); !wrong.empty()) findings.all.push_back(wrong);
}

Result<void> judge_entries(const std::string& folder, Findings& findings) {
  auto log = open_log_to_read(folder);
  if (!log) return std::unexpected(log.error());
  findings.entries = (*log)->last_entry();
  findings.chain = to_hex((*log)->chain());
  auto city = policies::City::open();
  if (!city) return std::unexpected(city.error());
  ledger::TrialBalance balance(custody::chart);
  (*city)->on_journal([&](const ledger::Journal& journal) {
    ++findings.journals;
    if (balance.post(journal)) return;
    findings.all.push_back("journal " + std::to_string(journal.number) + " of operator " +
                           std::to_string(journal.owner) + " does not sum to zero, or its number is not the next one");
  });
  ProgressBar bar("核验 verify");
  auto verified = engine::verify(**log, **city, {.progress = [&](auto done, auto total) { bar.show(done, total); }});
  if (!verified) return std::unexpected(verified.error());
  findings.decided = *std::move(verified);
  for (const engine::Difference& each : findings.decided.differences) {
    findings.all.push_back("entry " + std::to_string(each.entry) + " would be decided otherwise: " + each.what);
  }
  judge_books(**city, balance, findings);
  return {};
}

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

void answer(const Screen& screen, const Findings& findings) {
  const engine::VerifyReport& decided = findings.decided;
  boost::json::array all;
  for (const std::string& each : findings.all) all.emplace_back(each);
  screen.answer({{"good", findings.all.empty()},
                 {"findings", std::move(all)},
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

int run_verify(const VerifyOptions& options) {
  const Screen screen(options.json);
  if (const auto log = open_log_to_read(options.data); !log && log.error().code.starts_with("cli.")) {
    return screen.error(log.error());
  }
  Findings findings;
  for (const Problem& problem : journal::verify_files(journal_folder(options.data))) {
    findings.all.push_back(to_string(problem));
  }
  // What was decided is asked only of bytes that are what was written.
  const bool bytes_are_whole = findings.all.empty();
  if (bytes_are_whole) {
    if (auto judged = judge_entries(options.data, findings); !judged) findings.all.push_back(to_string(judged.error()));
    show(screen, findings);
  }
  show_findings(screen, findings);
  answer(screen, findings);
  screen.line(
      findings.all.empty()
          ? "完好：每个字节、每个判定、每一分钱都对得上。 Whole: every byte, every decision and every fen agrees."
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
