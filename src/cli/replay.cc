// gongbao replay: the state once more from the first byte, without deciding anything.
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/ledger_digest.h"
#include "cli/randomness.h"
#include "cli/screen.h"
#include "cli/store.h"

namespace gongbao::cli {

namespace {

struct ReplayOptions {
  std::string data = "data/demo";
  bool json = false;
};

int run_replay(const ReplayOptions& options) {
  const Screen screen(options.json);
  const auto log = open_log_to_read(options.data);
  if (!log) return screen.error(log.error());
  const auto city = policies::City::open();
  if (!city) return screen.error(city.error());
  ProgressBar bar("重放 replay");
  const auto replayed = engine::replay(**log, **city,
                                       {.progress = [&](auto done, auto total) { bar.show(done, total); },
                                        .id_hash_key = made_of_randomness<engine::IdWindow::HashKey>()});
  if (!replayed) return screen.error(replayed.error());

  const std::string ledger = to_hex(ledger_digest((*city)->books()));
  const std::string state = to_hex((*city)->digest());
  const std::string day = (*city)->day() ? to_string(*(*city)->day()) : "";
  screen.row("区块 blocks", grouped(replayed->blocks));
  screen.row("指令 instructions", grouped(replayed->instructions));
  screen.row("命令 typed commands", grouped(replayed->typed));
  screen.row("最后条目 last entry", grouped(replayed->last_entry));
  screen.row("账上日期 day", day);
  screen.row("账本摘要 ledger digest", ledger);
  screen.row("状态摘要 state digest", state);
  screen.answer({{"blocks", replayed->blocks},
                 {"instructions", replayed->instructions},
                 {"typed", replayed->typed},
                 {"last_entry", replayed->last_entry},
                 {"day", day},
                 {"ledger_digest", ledger},
                 {"state_digest", state}});
  return success;
}

}  // namespace

void add_replay(CommandLine& line) {
  auto options = std::make_shared<ReplayOptions>();
  Subcommand sub = line.subcommand("replay",
                                   "从第一个字节重放日志，给出两个摘要\n"
                                   "Folds the whole journal into an empty state and prints both digests.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_replay(*options); });
}

}  // namespace gongbao::cli
