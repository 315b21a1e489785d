// Both files are read and judged whole before anything is entered.
#include "cli/import_results.h"

#include <filesystem>

#include "formats/command_json.h"
#include "formats/list_file.h"
#include "server/api/result_entry.h"

namespace gongbao::cli {

namespace {

using formats::ResultFault;
using formats::ResultSheet;

// Under the file clock results are entered in the morning.
constexpr std::int64_t results_morning = 8 * 3600;
constexpr std::string_view as_example = "results are entered by a school or a district: --as district_edu:110108";

class FaultFile {
 public:
  static Result<FaultFile> create(const std::string& path) {
    const auto parent = std::filesystem::path(path).parent_path();
    std::error_code ignored;  // the file itself will say what is wrong
    if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
    auto out = formats::write_list_csv(path);
    if (!out) return std::unexpected(out.error());
    FaultFile file(*std::move(out));
    using policies::Kind;
    file.out_->header({{"file", Kind::text},
                       {"line", Kind::number},
                       {"column", Kind::number},
                       {"name", Kind::text},
                       {"code", Kind::text},
                       {"chinese", Kind::text},
                       {"english", Kind::text}});
    return file;
  }
  void add(const std::string& file, const ResultFault& fault) {
    out_->row(std::array<policies::Value, 7>{file, policies::to_value(std::uint64_t{fault.line}),
                                             policies::to_value(std::uint64_t{fault.column}), fault.name, fault.code,
                                             fault.chinese, fault.english});
  }
  Result<void> close() { return out_->close(); }

 private:
  explicit FaultFile(std::unique_ptr<formats::ListWriter> out) : out_(std::move(out)) {}
  std::unique_ptr<formats::ListWriter> out_;
};

class ResultsRun {
 public:
  ResultsRun(FaultFile faults, engine::Source source, ImportRun& run)
      : faults_(std::move(faults)), source_(source), run_(run) {}

  Result<void> all(const std::string& path, const std::string& second) {
    const auto done = check_and_enter(path, second);
    if (auto closed = faults_.close(); !closed && done) return closed;
    return done;
  }

 private:
  struct Checked {
    ResultSheet sheet;
    server::JudgedResults judged;
  };

  Result<Checked> check(const std::string& path) {
    std::vector<formats::ResultColumn> columns;
    const auto asked = run_.store.ask([&](const policies::City& city) {
      columns = formats::result_columns(run_.as->role, city.of<exam::Document>().parameters);
    });
    if (!asked) return std::unexpected(asked.error());
    if (columns.empty()) return problem("cli.bad_option", "as", std::string(as_example));
    auto sheet = formats::read_results(path, std::move(columns));
    if (!sheet) return std::unexpected(sheet.error());
    const server::AskCity ask = [this](const std::function<void(const policies::City&)>& question) {
      return run_.store.ask(question);
    };
    auto judged = server::judge_results(ask, source_, *sheet);
    if (!judged) return std::unexpected(judged.error());
    return Checked{*std::move(sheet), *std::move(judged)};
  }

  Result<void> check_and_enter(const std::string& path, const std::string& second) {
    const auto first = check(path);
    if (!first) return std::unexpected(first.error());
    tell(path, first->judged.faults);
    if (second.empty()) {
      count(*first, {});
      run_.notes.push_back("已核对，未录入：成绩录两遍，另一份文件用 --second 给出");
      run_.notes.push_back("checked, nothing entered: results are entered twice, give the other file with --second");
      return {};
    }
    const auto other = check(second);
    if (!other) return std::unexpected(other.error());
    if (other->sheet.bytes == first->sheet.bytes) {
      return problem("cli.bad_option", "second", "the second entry is another file, filled in apart");
    }
    tell(second, other->judged.faults);
    tell(path, formats::differences(first->sheet, other->sheet));
    if (wrong_ > 0) {
      count(*first, {});
      run_.notes.push_back("有错误或不一致，未录入任何成绩");
      run_.notes.push_back("something is wrong or differs: nothing is entered");
      return {};
    }
    return enter(*first);
  }

  Result<void> enter(const Checked& file) {
    ProgressBar bar("录入 enter");
    run_.interrupt.emplace();
    const auto entered =
        server::enter_results(run_.store.engine(), source_, file.sheet, file.judged.fresh, [&](std::uint64_t done) {
          bar.show(done, file.judged.fresh.size());
          run_.was_interrupted = run_.interrupt->asked();
          return !run_.was_interrupted;
        });
    if (!entered) return std::unexpected(entered.error());
    tell("", entered->refused);
    count(file, *entered);
    return {};
  }

  void tell(const std::string& path, const std::vector<ResultFault>& faults) {
    const std::string name = std::filesystem::path(path).filename().string();
    for (const ResultFault& each : faults) faults_.add(name, each);
    wrong_ += faults.size();
  }
  void count(const Checked& file, const server::EnteredResults& entered) {
    count_lines(file, entered);
    run_.incomplete = wrong_ > 0;
    run_.notes.push_back("学生 students " + grouped(file.sheet.rows) + "，成绩 results " +
                         grouped(file.sheet.cells.size()) + "，已有 known " + grouped(file.judged.known) +
                         "，录入 entered " + grouped(entered.entered) + "，错误 wrong " + grouped(wrong_));
    if (wrong_ > 0) run_.notes.push_back("错误清单 list of them: " + run_.verdicts.path());
    run_.details["rows"] = file.sheet.rows;
    run_.details["results"] = file.sheet.cells.size();
    run_.details["known"] = file.judged.known;
    run_.details["entered"] = entered.entered;
    run_.details["wrong"] = wrong_;
  }

  // A line is a student: refused with one cell that is wrong, without a verdict while one waits, known when all are.
  void count_lines(const Checked& file, const server::EnteredResults& entered) {
    using Outcome = formats::VerdictOutcome;
    const auto& [sheet, judged] = file;
    const std::size_t done = entered.entered + entered.refused.size();
    std::map<std::uint64_t, formats::VerdictLine> lines;
    for (const auto& cell : sheet.cells) lines[cell.line].outcome = Outcome::duplicate;
    for (const std::size_t each : judged.fresh) lines[sheet.cells[each].line].outcome = Outcome::accepted;
    for (const std::size_t each : std::span(judged.fresh).subspan(done)) lines.erase(sheet.cells[each].line);
    for (const auto* faults : {&judged.faults, &entered.refused}) {
      for (const ResultFault& each : *faults) {
        formats::VerdictLine& line = lines[each.line];
        line.outcome = Outcome::refused;
        if (line.code == 0) line.code = formats::code_named(each.code).value_or(custody::code::schema_invalid);
      }
    }
    for (const auto& [number, line] : lines) run_.verdicts.count(line);
    run_.verdicts.count_unanswered(sheet.rows - std::min<std::uint64_t>(sheet.rows, lines.size()));
    run_.verdicts.count_entries(entered.first_entry, entered.last_entry);
  }

  FaultFile faults_;
  engine::Source source_;
  ImportRun& run_;
  std::uint64_t wrong_ = 0;
};

}  // namespace

Result<void> import_results(const std::string& path, const std::string& second, const std::string& on, ImportRun& run) {
  if (!run.as) return problem("cli.bad_option", "as", std::string(as_example));
  if (verdict_form(run.verdicts.path()) != formats::VerdictForm::csv) {
    return problem("cli.bad_option", "verdicts", "what is wrong with results is listed as .csv", run.verdicts.path());
  }
  const auto day = day_of_entry(on, run);
  if (!day) return std::unexpected(day.error());
  // Judged on the day on which it is entered.
  if (auto turned = run.store.engine().turn_to(*day, run.long_turns); !turned) return std::unexpected(turned.error());
  auto faults = FaultFile::create(run.verdicts.path());
  if (!faults) return std::unexpected(faults.error());
  ResultsRun results(*std::move(faults), access::source_of(*run.as, run.store.stamp(*day, results_morning)), run);
  return results.all(path, second);
}

}  // namespace gongbao::cli
