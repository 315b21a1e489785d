// What server/api/registry_entry.h says of each row goes into the file of verdicts and into the totals.
#include "cli/import_registry.h"

#include <filesystem>

#include "formats/command_json.h"
#include "formats/json_text.h"
#include "formats/list_file.h"
#include "formats/vault_gate.h"
#include "server/api/registry_entry.h"

namespace gongbao::cli {

namespace {

using server::RowVerdict;

// Under the file clock a registry is entered in the morning, before what people do on that day.
constexpr std::int64_t early = 8 * 3600;

// The file of verdicts: CSV as every list, or NDJSON.
class RowVerdictFile {
 public:
  static Result<RowVerdictFile> create(const std::string& path, const policies::LawBooks& law) {
    const auto form = verdict_form(path).value_or(formats::VerdictForm::csv);
    if (form == formats::VerdictForm::binary) {
      return problem("cli.bad_option", "verdicts", "the verdicts of a registry are .csv or .ndjson", path);
    }
    const auto parent = std::filesystem::path(path).parent_path();
    std::error_code ignored;  // the file itself will say what is wrong
    if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
    RowVerdictFile file(law);
    if (form == formats::VerdictForm::csv) {
      auto table = formats::write_list_csv(path);
      if (!table) return std::unexpected(table.error());
      file.table_ = *std::move(table);
      file.table_->header(columns());
      return file;
    }
    auto out = formats::OutputFile::create(path);
    if (!out) return std::unexpected(out.error());
    file.lines_ = *std::move(out);
    return file;
  }
  void add(const RowVerdict& verdict) {
    const server::answers::RegistryRow row = rows_.told(verdict);
    if (table_) {
      table_->row(std::array<policies::Value, 7>{policies::to_value(row.line), row.outcome, row.code, row.field,
                                                 policies::to_value(row.entry_no), row.chinese, row.english});
      return;
    }
    lines_->write(formats::json_line(formats::to_json(row)) + "\n");
  }
  Result<void> close() { return table_ ? table_->close() : lines_->close(); }

 private:
  explicit RowVerdictFile(const policies::LawBooks& law) : rows_(law) {}
  static std::vector<policies::Column> columns() {
    using policies::Kind;
    return {{"line", Kind::number},     {"outcome", Kind::text}, {"code", Kind::text},   {"field", Kind::text},
            {"entry_no", Kind::number}, {"chinese", Kind::text}, {"english", Kind::text}};
  }
  server::ToldRows rows_;
  std::unique_ptr<formats::ListWriter> table_;  // one of the two
  std::optional<formats::OutputFile> lines_;
};

formats::VerdictLine line_of(const RowVerdict& verdict) {
  formats::VerdictLine line;
  line.line = verdict.line;
  line.entry_no = verdict.entry;
  line.booked_at = verdict.booked_at;
  line.code = verdict.code;
  line.outcome = verdict.outcome;
  return line;
}

}  // namespace

Result<void> import_registry(const std::string& path, const std::string& on, ImportRun& run) {
  if (!run.as || run.as->role != access::Role::district_reviewer || run.as->area == 0) {
    return problem("cli.bad_option", "as", "a registry is entered by a district: --as district_reviewer:110116");
  }
  const auto day = day_of_entry(on, run);
  if (!day) return std::unexpected(day.error());
  auto file = RowVerdictFile::create(run.verdicts.path(), run.law);
  if (!file) return std::unexpected(file.error());
  run.interrupt.emplace();
  formats::VaultGate gate(run.store.vault());
  const server::RegistryBooks books{
      run.store.engine(),
      [&](const std::function<void(const policies::City&)>& question) { return run.store.ask(question); }, gate,
      [&](const std::function<Result<void>()>& work) { return run.store.vault().together(work); }};
  const server::RegistryWatch watch{[&](const RowVerdict& verdict) {
                                      run.verdicts.count(line_of(verdict));
                                      file->add(verdict);
                                    },
                                    [&] {
                                      run.was_interrupted = run.interrupt->asked();
                                      return !run.was_interrupted;
                                    }};
  const auto entered = server::enter_registry(books,
                                              {.path = path,
                                               .name = std::filesystem::path(path).filename().string(),
                                               .source = access::source_of(*run.as, run.store.stamp(*day, early)),
                                               .area = run.as->area,
                                               .day = *day},
                                              watch);
  if (auto closed = file->close(); !closed && entered) return closed;
  return entered;
}

}  // namespace gongbao::cli
