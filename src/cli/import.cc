// gongbao import: a file in, a verdict per line out.
#include <filesystem>

#include "cli/commands.h"
#include "cli/import_batch.h"
#include "cli/import_csv.h"
#include "cli/import_ndjson.h"
#include "cli/import_registry.h"
#include "cli/import_results.h"
#include "cli/import_statement.h"
#include "cli/ledger_digest.h"
#include "cli/paths.h"
#include "cli/speaker.h"
#include "formats/camt.h"
#include "formats/command_json.h"
#include "formats/input_file.h"
#include "formats/output_file.h"

namespace gongbao::cli {

namespace {

struct ImportOptions {
  std::string data = "data/demo";
  std::string file;
  std::string map;
  std::string verdicts;
  std::optional<std::uint64_t> bank;
  std::string as;
  std::string on;
  std::string operator_name;
  std::string clock;
  std::string master_key;
  std::string second;
  bool registry = false;
  bool results = false;
  bool catch_up = false;
  bool json = false;
};

std::string verdicts_of(const ImportOptions& options) {
  if (!options.verdicts.empty()) return options.verdicts;
  const std::string name = std::filesystem::path(options.file).filename().string() + ".csv";
  return (std::filesystem::path(verdict_folder(options.data)) / name).string();
}

// A name that is given says the form, and its folder is there: a slip of the pen makes no folders. Pipes and devices
// have no name of their own.
Result<void> check_verdicts(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const bool nameless =
      path.empty() || path == formats::standard_output || path.starts_with("/dev/") || path.starts_with("/proc/");
  if (nameless || (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored))) return {};
  if (!verdict_form(path)) {
    return problem("cli.bad_option", "verdicts", "the name of the file ends in .csv, .ndjson or .bin", path);
  }
  const fs::path folder = fs::path(path).parent_path();
  if (folder.empty() || fs::is_directory(folder, ignored)) return {};
  return problem("cli.file_unwritable", "verdicts", "there is no such folder", folder.string());
}

// Before a data folder is made for them: the files can be read, and the answers overwrite none of them.
Result<void> check_files(const ImportOptions& options) {
  for (const std::string& path : {options.file, options.second, options.map}) {
    if (path.empty()) continue;
    if (const auto file = formats::InputFile::open(path); !file) return std::unexpected(file.error());
  }
  if (auto fit = check_verdicts(options.verdicts); !fit) return fit;
  return check_output("verdicts", verdicts_of(options), options.data,
                      {options.file, options.second, options.map, options.master_key});
}

Result<void> import_file(const ImportOptions& options, ImportRun& run) {
  if (auto plain = formats::check_encoding(options.file); !plain) return plain;
  if (options.registry) return import_registry(options.file, options.on, run);
  if (options.results) return import_results(options.file, options.second, options.on, run);
  if (!options.map.empty()) return import_csv(options.file, options.map, run);
  const auto xml = formats::is_xml(options.file);
  if (!xml) return std::unexpected(xml.error());
  if (*xml) return import_statements(options.file, options.operator_name, run);
  const auto batch = formats::is_batch_file(options.file);
  if (!batch) return std::unexpected(batch.error());
  if (!*batch) return import_ndjson(options.file, run);
  auto file = formats::BatchFile::open(options.file);
  if (!file) return std::unexpected(file.error());
  return import_batch(*file, run);
}

struct Digests {
  journal::EntryNo entry = 0;
  std::string day;
  std::string ledger, state;
};

Result<Digests> digests_of(Store& store) {
  Digests digests;
  const auto asked = store.ask([&](const policies::City& city) {
    digests.ledger = to_hex(ledger_digest(city.books()));
    digests.state = to_hex(city.digest());
    if (city.day()) digests.day = to_string(*city.day());
  });
  if (!asked) return std::unexpected(asked.error());
  digests.entry = *asked;
  return digests;
}

void show(const ImportRun& run, const Digests& digests) {
  const Tally& tally = run.verdicts.tally();
  const Screen& screen = run.screen;
  screen.row("行 lines", grouped(tally.lines));
  screen.row("接受 accepted", grouped(tally.outcomes[0]));
  screen.row("拒绝 refused", grouped(tally.outcomes[1]));
  screen.row("已知 duplicate", grouped(tally.outcomes[2]));
  auto behind = clauses_of_refusals(run);
  for (const auto& [code, count] : tally.codes) {
    screen.row("  " + std::to_string(code) + " " + std::string(formats::code_name(code)),
               grouped(count) + bracketed(behind[code]));
  }
  for (const std::string& note : run.notes) screen.line("  " + note);
  if (tally.lines > 0) screen.row("逐行结果 verdicts", run.verdicts.path());
  if (tally.first_entry > 0) {
    screen.row("新条目 new entries", grouped(tally.first_entry) + " … " + grouped(tally.last_entry));
  }
  screen.row("账上日期 day", digests.day);
  screen.row("最后条目 last entry", grouped(digests.entry));
  screen.row("账本摘要 ledger digest", digests.ledger);
  screen.row("状态摘要 state digest", digests.state);
}

void answer(const ImportRun& run, const Digests& digests) {
  const Tally& tally = run.verdicts.tally();
  boost::json::object codes;
  for (const auto& [code, count] : tally.codes) codes[formats::code_name(code)] = count;
  boost::json::object clauses;
  for (const auto& [code, behind] : clauses_of_refusals(run)) {
    if (!behind.empty()) clauses[formats::code_name(code)] = boost::json::array(behind.begin(), behind.end());
  }
  boost::json::object object{{"lines", tally.lines},
                             {"accepted", tally.outcomes[0]},
                             {"refused", tally.outcomes[1]},
                             {"duplicate", tally.outcomes[2]},
                             {"codes", std::move(codes)},
                             {"clauses", std::move(clauses)},
                             {"first_entry", tally.first_entry},
                             {"last_new_entry", tally.last_entry},
                             {"verdicts", run.verdicts.path()},
                             {"interrupted", run.was_interrupted},
                             {"day", digests.day},
                             {"last_entry", digests.entry},
                             {"ledger_digest", digests.ledger},
                             {"state_digest", digests.state}};
  for (const auto& [key, value] : run.details) object[key] = value;
  run.screen.answer(object);
}

// What was answered before the fault is in the journal; of a disk that took nothing it is said that this is nothing.
int failed(const ImportRun& run, Problem problem) {
  const Tally& tally = run.verdicts.tally();
  const bool of_the_disk = problem.code.ends_with(".io_failed") || problem.code.ends_with(".no_space");
  if (tally.lines > 0 || of_the_disk) {
    problem.message += "; " + grouped(tally.lines) + " lines were answered before, " + grouped(tally.outcomes[0]) +
                       " of them accepted and posted: mend the cause and run the same command again, nothing is "
                       "posted twice";
  }
  return run.screen.error(problem);
}

int finish(ImportRun& run, const Result<void>& imported) {
  const auto closed = run.verdicts.close();
  if (!imported) return failed(run, imported.error());
  if (!closed) return failed(run, closed.error());
  const auto digests = digests_of(run.store);
  if (!digests) return run.screen.error(digests.error());
  show(run, *digests);
  answer(run, *digests);
  if (!run.was_interrupted) return run.incomplete ? failure : success;
  run.screen.line("已中断：再次运行同一命令即可继续，不会重复入账。");
  run.screen.line("Interrupted: run the same command again to go on; nothing is posted twice.");
  return interrupted;
}

int run_import(const ImportOptions& options) {
  const Screen screen(options.json);
  const InterruptedEarly early("已中断：尚未入账。 Interrupted: nothing of the file was entered.\n");
  ProgressBar bar("读取日志 replay");
  StoreOptions opening;
  if (!options.clock.empty()) {
    const auto clock = clock_named(options.clock);
    if (!clock) return screen.error(clock.error());
    opening.clock = *clock;
  }
  opening.allow_long_turns = options.catch_up;
  opening.master_key = options.master_key;
  opening.progress = [&](std::uint64_t done, std::uint64_t total) { bar.show(done, total); };
  if (auto fit = check_files(options); !fit) return screen.error(fit.error());
  const auto law = policies::LawBooks::open();
  if (!law) return screen.error(law.error());
  const auto store = Store::open(options.data, opening);
  if (!store) return screen.error(store.error());

  Verdicts verdicts(verdicts_of(options));
  ImportRun run{.store = **store,
                .law = **law,
                .verdicts = verdicts,
                .screen = screen,
                .interrupt = {},
                .as = {},
                .bank = options.bank,
                .long_turns = options.catch_up};
  if (!options.as.empty()) {
    const auto actor = actor_named(**store, options.as);
    if (!actor) return screen.error(actor.error());
    run.as = *actor;
  }
  screen.line("导入 import " + options.file + " → " + options.data);
  const auto imported = import_file(options, run);
  return finish(run, imported);
}

}  // namespace

void add_import(CommandLine& line) {
  auto options = std::make_shared<ImportOptions>();
  Subcommand sub = line.subcommand(
      "import",
      "导入银行批文件、NDJSON、CSV（附列映射）或 camt.053 对账单；逐行给出结果\n"
      "Imports a bank's batch file, NDJSON, CSV with a column map, or a camt.053 statement; a verdict per line.\n"
      "It may be interrupted and run again: nothing is posted twice.");
  sub.option("file", options->file, "输入文件 the file to import (plain or gzip)").required();
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--map", options->map, "CSV 列映射 column map of a CSV file (docs/csv-map.md)");
  sub.option("--verdicts", options->verdicts,
             "结果文件 verdicts: .csv, .ndjson or .bin (default: <data>/verdicts/<file>.csv)");
  sub.option("--bank", options->bank, "银行编号 number of the bank that sends the file");
  sub.option("--operator", options->operator_name,
             "经营者 whose account a statement must be of: number, or uscc:<credit code>");
  sub.option("--as", options->as, "以何身份 who speaks, e.g. custody_bank:3, operator:uscc:9111…");
  sub.flag("--registry", options->registry,
           "取暖设备首次安装登记表 CSV 或 .xlsx：a district's registry of first installations, with --as "
           "district_reviewer:<district> (docs/first-installs.md)");
  sub.flag("--results", options->results,
           "考试成绩 CSV 或 .xlsx：results of examinations, checked; with --as school:<number> or "
           "district_edu:<district> (docs/exam-results.md)");
  sub.option("--second", options->second,
             "成绩的第二份录入 the other of the two entries of results: then it is entered");
  sub.option("--on", options->on,
             "登记日期 day on which a registry or results are entered (default: the day of the books)");
  sub.option("--clock", options->clock,
             "时钟 clock of an empty data folder: file (days from the data), wall or demo:YYYY-MM-DD");
  sub.option("--master-key", options->master_key,
             "保密库主密钥文件 key file of the vault (default: <data>/master.key)");
  sub.flag("--catch-up", options->catch_up,
           "补过多日 turn more missed days at once than a week (wall clock) or a year (file clock)");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_import(*options); });
}

}  // namespace gongbao::cli
