// gongbao sample: a made-up city's set-up and a bank's night as files, to try the program on and to measure it with.
#include <stdlib.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/import_ndjson.h"
#include "cli/sample_night.h"
#include "cli/screen.h"
#include "formats/batch_file.h"
#include "formats/output_file.h"

namespace gongbao::cli {

namespace fs = std::filesystem;

namespace {

struct SampleOptions {
  std::string to = "examples";
  NightPlan plan;
  bool json = false;
};

// A folder that is gone when this is.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = fs::temp_directory_path() / "gongbao-sample-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<void> write_file(const fs::path& path, std::string_view text) {
  auto file = formats::OutputFile::create(path.string());
  if (!file) return std::unexpected(file.error());
  file->write(text);
  return file->close();
}

// An operator's number is the entry that registers it: the set-up is imported where nobody sees it, and asked.
Result<void> ask_for_numbers(const fs::path& setup, std::vector<SampleOperator>& operators) {
  const ScratchFolder scratch;
  auto store = Store::open(scratch.path(), {.clock = ClockChoice{ClockKind::file}, .threads = false});
  if (!store) return std::unexpected(store.error());
  const auto law = policies::LawBooks::open();
  if (!law) return std::unexpected(law.error());
  const Screen silent(true);
  Verdicts verdicts((fs::path(scratch.path()) / "verdicts.csv").string());
  ImportRun run{
      .store = **store, .law = **law, .verdicts = verdicts, .screen = silent, .interrupt = {}, .as = {}, .bank = {}};
  if (auto imported = import_ndjson(setup.string(), run); !imported) return imported;
  if (auto closed = verdicts.close(); !closed) return closed;
  const auto asked = (*store)->ask([&](const policies::City& city) { number_operators(city, operators); });
  if (!asked) return std::unexpected(asked.error());
  return {};
}

Result<void> write_sample(const SampleOptions& options) {
  const fs::path folder = options.to;
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return problem("cli.file_unwritable", "to", failed.message(), options.to);
  std::vector<SampleOperator> operators = sample_operators(options.plan);
  const fs::path setup = folder / "setup.ndjson";
  if (auto written = write_file(setup, setup_lines(options.plan, operators)); !written) return written;
  if (auto numbered = ask_for_numbers(setup, operators); !numbered) return numbered;
  const SampleOperator& first = operators.front();
  if (auto written = write_file(folder / "operator-id", "uscc:" + first.uscc + "\n"); !written) return written;
  const formats::BatchEnvelope identity{.bank_id = options.plan.bank_id,
                                        .account_no = first.account_no,
                                        .batch_id = "night-" + to_string(options.plan.day),
                                        .business_date = options.plan.day,
                                        .per_op = {}};
  return formats::write_batch_file((folder / "night.gbb").string(), identity, formats::RecordForm::binary,
                                   night_records(options.plan, operators));
}

int run_sample(const SampleOptions& options) {
  const Screen screen(options.json);
  const NightPlan& plan = options.plan;
  if (plan.operators == 0 || plan.cards == 0 || plan.records < plan.cards) {
    return screen.error({"cli.bad_option", "records",
                         "at least one operator and one card are needed, and as many records as cards", ""});
  }
  if (auto written = write_sample(options); !written) return screen.error(written.error());
  screen.row("经营者 operators", grouped(plan.operators));
  screen.row("指令 instructions", grouped(plan.records));
  screen.row("写到 written to", options.to);
  screen.answer({{"operators", plan.operators}, {"records", plan.records}, {"to", options.to}});
  return success;
}

}  // namespace

void add_sample(CommandLine& line) {
  auto options = std::make_shared<SampleOptions>();
  Subcommand sub = line.subcommand("sample",
                                   "生成样例：一座虚构城市的开户与一家银行的一夜指令\n"
                                   "Writes a made-up city's set-up (setup.ndjson) and a bank's night (night.gbb).");
  sub.option("--to", options->to, "目录 folder to write to");
  sub.option("--operators", options->plan.operators, "经营者数 operators");
  sub.option("--cards", options->plan.cards, "售卡数 cards sold in the night");
  sub.option("--records", options->plan.records, "指令数 instructions");
  sub.option("--seed", options->plan.seed, "随机种子 another seed makes another night");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_sample(*options); });
}

}  // namespace gongbao::cli
