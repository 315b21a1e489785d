// Rows are read one by one and sent some hundred at a time. What the district has already is told from the books, so
// the same file again, whole or cut off before, enters what is missing and nothing twice.
#include "cli/import_registry.h"

#include <filesystem>
#include <set>

#include "formats/command_json.h"
#include "formats/first_installs.h"
#include "formats/json_text.h"
#include "formats/list_file.h"
#include "formats/vault_gate.h"

namespace gongbao::cli {

namespace {

using formats::VerdictOutcome;
using heating::RowFault;
using heating::RowStanding;
using heating::Standing;

// Under the file clock a registry is entered in the morning, before what people do on that day.
constexpr std::int64_t early = 8 * 3600;
constexpr std::size_t rows_sent_at_once = 500;
static_assert(rows_sent_at_once < heating::rows_per_command);

struct Said {
  std::string_view chinese, english;
};

constexpr Said as_entered{"已登记", "entered"};
constexpr Said as_known{"此前已登记，内容相同", "was entered before, the same"};
constexpr Said as_differing{"与已登记的内容不一致：登记不覆盖旧内容",
                            "differs from what was entered before, which stays"};

// Of the codes that decide gives a row, by the field they are about where there are several.
Said words_for(const RowFault& fault) {
  if (fault.code == heating::code::serial_duplicate)
    return {"序列号已被另一设备使用", "the serial number is another device's"};
  if (fault.code == heating::code::date_in_future) return {"日期在登记日之后", "the day lies in the future"};
  if (fault.field == "village")
    return {"没有这个行政村、不在本区，或与该户已登记的不一致",
            "there is no such village in the district, or the household is entered in another one"};
  if (fault.field == "head") return as_differing;
  if (fault.field == "device") return {"设备编号已被使用", "the number of the device is taken"};
  if (fault.field == "household")
    return {"住户编号已被其他区使用", "the number of the household is another district's"};
  return {"与规定不符", "is not as it must be"};
}
// What is said of a row, without anything that stands in it.
struct RowVerdict {
  std::uint64_t line = 0;
  VerdictOutcome outcome = VerdictOutcome::accepted;
  policies::Code code = 0;
  std::string field = {};
  journal::EntryNo entry = 0;
  Stamp booked_at = {};
  Said said = {};
};

// The file of verdicts: CSV as every list, or NDJSON.
class RowVerdictFile {
 public:
  static Result<RowVerdictFile> create(const std::string& path) {
    const auto form = verdict_form(path).value_or(formats::VerdictForm::csv);
    if (form == formats::VerdictForm::binary) {
      return problem("cli.bad_option", "verdicts", "the verdicts of a registry are .csv or .ndjson", path);
    }
    const auto parent = std::filesystem::path(path).parent_path();
    std::error_code ignored;  // the file itself will say what is wrong
    if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
    RowVerdictFile file;
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
    const std::string outcome(formats::name_of(verdict.outcome)), code(formats::code_name(verdict.code));
    const std::string chinese(verdict.said.chinese), english(verdict.said.english);
    if (table_) {
      table_->row(std::array<policies::Value, 7>{policies::to_value(verdict.line), outcome, code, verdict.field,
                                                 policies::to_value(verdict.entry), chinese, english});
      return;
    }
    lines_->write(formats::json_line(boost::json::object{{"line", verdict.line},
                                                         {"outcome", outcome},
                                                         {"code", code},
                                                         {"field", verdict.field},
                                                         {"entry_no", verdict.entry},
                                                         {"chinese", chinese},
                                                         {"english", english}}) +
                  "\n");
  }
  Result<void> close() { return table_ ? table_->close() : lines_->close(); }

 private:
  static std::vector<policies::Column> columns() {
    using policies::Kind;
    return {{"line", Kind::number},     {"outcome", Kind::text}, {"code", Kind::text},   {"field", Kind::text},
            {"entry_no", Kind::number}, {"chinese", Kind::text}, {"english", Kind::text}};
  }
  std::unique_ptr<formats::ListWriter> table_;  // one of the two
  std::optional<formats::OutputFile> lines_;
};

class RegistryRun {
 public:
  RegistryRun(RowVerdictFile file, engine::Source source, Date day, ImportRun& run)
      : file_(std::move(file)), source_(source), day_(day), run_(run), gate_(run.store.vault()) {}

  Result<void> all(const std::string& path);

 private:
  struct Pending {
    std::uint64_t line = 0;
    std::expected<formats::InstallRow, formats::CellFault> read;
  };
  struct Judged {
    RowStanding standing;
    RowFault fault;  // of a fresh one, as decide would say
    bool good() const { return standing.standing == Standing::fresh && fault.code == 0; }
  };
  Result<bool> take(const formats::TableRow& row);
  bool seen_in_pending(const heating::FirstInstallRow& row) const;
  Result<void> send_pending();
  Result<std::vector<heating::FirstInstallRow>> sealed();
  Result<std::vector<Judged>> judge(const std::vector<heating::FirstInstallRow>& rows);
  Result<engine::TypedReply> send(std::vector<heating::FirstInstallRow> rows);
  void tell(RowVerdict verdict);
  void tell(const std::vector<Judged>& judged, const std::vector<std::size_t>& sent, const engine::TypedReply& reply);

  RowVerdictFile file_;
  engine::Source source_;
  Date day_;
  ImportRun& run_;
  formats::VaultGate gate_;
  std::string name_;
  std::optional<formats::InstallTable> table_;
  std::vector<Pending> pending_;
  std::set<std::string, std::less<>> devices_, households_;  // of what is pending
};

Result<void> RegistryRun::all(const std::string& path) {
  name_ = std::filesystem::path(path).filename().string();
  auto read = formats::read_table(path, [&](formats::TableRow row) { return take(row); });
  // What was read before a fault of the file is answered as well.
  if (auto sent = send_pending(); !sent && read) read = sent;
  if (auto closed = file_.close(); !closed && read) read = closed;
  if (read && !table_) return problem("ledger.schema_invalid", "", "the file is empty: its header is missing", name_);
  return read;
}

Result<bool> RegistryRun::take(const formats::TableRow& row) {
  if (!table_) {
    auto table = formats::InstallTable::of(row, name_);
    if (!table) return std::unexpected(table.error());
    table_ = *std::move(table);
    return true;
  }
  if (run_.interrupt->asked()) {
    run_.was_interrupted = true;
    return false;
  }
  Pending next{row.line, table_->read(row)};
  if (pending_.size() == rows_sent_at_once || (next.read && seen_in_pending(next.read->row))) {
    if (auto sent = send_pending(); !sent) return std::unexpected(sent.error());
  }
  if (next.read) {
    if (next.read->row.device) devices_.insert(*next.read->row.device);
    households_.insert(next.read->row.household);
  }
  pending_.push_back(std::move(next));
  return true;
}

// What is sent must be in the books before the same is judged again.
bool RegistryRun::seen_in_pending(const heating::FirstInstallRow& row) const {
  if (row.device) return devices_.contains(*row.device);
  return households_.contains(row.household);
}

// What is known, differs or is wrong is told and not sent: a file that comes again enters nothing.
Result<void> RegistryRun::send_pending() {
  auto rows = sealed();
  if (!rows) return std::unexpected(rows.error());
  const auto judged = judge(*rows);
  if (!judged) return std::unexpected(judged.error());
  std::vector<heating::FirstInstallRow> good;
  std::vector<std::size_t> sent;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    if (!(*judged)[i].good()) continue;
    sent.push_back(i);
    good.push_back(std::move((*rows)[i]));
  }
  engine::TypedReply reply;
  if (!good.empty()) {
    auto replied = send(std::move(good));
    if (!replied) return std::unexpected(replied.error());
    reply = *std::move(replied);
  }
  tell(*judged, sent, reply);
  pending_.clear();
  devices_.clear();
  households_.clear();
  return {};
}

// Of those that could be read.
Result<std::vector<heating::FirstInstallRow>> RegistryRun::sealed() {
  std::vector<heating::FirstInstallRow> rows;
  const auto kept = run_.store.vault().together([&]() -> Result<void> {
    for (const Pending& each : pending_) {
      if (!each.read) continue;
      auto row = formats::seal(*each.read, gate_);
      if (!row) return std::unexpected(row.error());
      rows.push_back(*std::move(row));
    }
    return {};
  });
  if (!kept) return std::unexpected(kept.error());
  return rows;
}

Result<std::vector<RegistryRun::Judged>> RegistryRun::judge(const std::vector<heating::FirstInstallRow>& rows) {
  std::vector<Judged> judged(rows.size());
  const auto asked = run_.store.ask([&](const policies::City& city) {
    const heating::State& state = city.of<heating::Document>();
    std::vector<heating::FirstInstallRow> fresh;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      judged[i].standing = heating::standing_of(state, run_.as->area, rows[i]);
      if (judged[i].standing.standing != Standing::fresh) continue;
      places.push_back(i);
      fresh.push_back(rows[i]);
    }
    const auto faults = heating::faults_of(state, run_.as->area, day_, fresh);
    for (std::size_t i = 0; i < faults.size(); ++i) judged[places[i]].fault = faults[i];
  });
  if (!asked) return std::unexpected(asked.error());
  return judged;
}

Result<engine::TypedReply> RegistryRun::send(std::vector<heating::FirstInstallRow> rows) {
  const heating::ImportFirstInstallRecords command{std::move(rows)};
  auto reply = run_.store.engine().execute(
      engine::TypedCommand{heating::ImportFirstInstallRecords::number, 1, canonical_bytes(command), Hash32{}}, source_);
  if (!reply) return std::unexpected(reply.error());
  if (reply->code == 0) return reply;
  return problem(std::string(formats::code_name(reply->code)), "as", "rows of the registry are refused as a whole",
                 name_);
}

void RegistryRun::tell(RowVerdict verdict) {
  formats::VerdictLine line;
  line.line = verdict.line;
  line.entry_no = verdict.entry;
  line.booked_at = verdict.booked_at;
  line.code = verdict.code;
  line.outcome = verdict.outcome;
  run_.verdicts.count(line);
  file_.add(verdict);
}

// What is said of a row that could be read.
RowVerdict verdict_of(std::uint64_t line, const RowStanding& standing, const RowFault& fault,
                      const engine::TypedReply& reply) {
  RowVerdict verdict{.line = line, .outcome = VerdictOutcome::refused, .code = heating::code::value_invalid};
  if (standing.standing == Standing::differs) {
    verdict.field = standing.field;
    verdict.said = as_differing;
  } else if (standing.standing == Standing::known) {
    verdict.outcome = VerdictOutcome::duplicate;
    verdict.code = 0;
    verdict.said = as_known;
  } else if (fault.code != 0) {
    verdict.code = fault.code;
    verdict.field = fault.field;
    verdict.said = words_for(fault);
  } else {
    verdict.outcome = VerdictOutcome::accepted;
    verdict.code = 0;
    verdict.entry = reply.entry_no;
    verdict.booked_at = reply.stamp;
    verdict.said = as_entered;
  }
  return verdict;
}

// In the order of the file. sent: places among the judged; of these decide has the last word.
void RegistryRun::tell(const std::vector<Judged>& judged, const std::vector<std::size_t>& sent,
                       const engine::TypedReply& reply) {
  std::map<std::size_t, RowFault> refused;
  const auto figures = formats::figures_from_bytes(reply.figures).value_or(std::vector<policies::Figure>{});
  std::size_t place = 0;
  for (const policies::Figure& figure : figures) {
    if (figure.name == "row") place = sent[static_cast<std::size_t>(figure.value) - 1];
    if (figure.name == "because")
      refused[place] = {formats::code_named(figure.text).value_or(heating::code::value_invalid)};
  }
  std::size_t next = 0;
  for (const Pending& each : pending_) {
    if (!each.read) {
      const formats::CellFault& fault = each.read.error();
      tell({.line = each.line,
            .outcome = VerdictOutcome::refused,
            .code = custody::code::schema_invalid,
            .field = fault.field,
            .said = {fault.chinese, fault.english}});
      continue;
    }
    const auto last_word = refused.find(next);
    const RowFault& fault = last_word == refused.end() ? judged[next].fault : last_word->second;
    tell(verdict_of(each.line, judged[next].standing, fault, reply));
    ++next;
  }
}

}  // namespace

Result<void> import_registry(const std::string& path, const std::string& on, ImportRun& run) {
  if (!run.as || run.as->role != access::Role::district_reviewer || run.as->area == 0) {
    return problem("cli.bad_option", "as", "a registry is entered by a district: --as district_reviewer:110116");
  }
  const auto day = day_of_entry(on, run);
  if (!day) return std::unexpected(day.error());
  auto file = RowVerdictFile::create(run.verdicts.path());
  if (!file) return std::unexpected(file.error());
  run.interrupt.emplace();
  RegistryRun registry(*std::move(file), access::source_of(*run.as, run.store.stamp(*day, early)), *day, run);
  return registry.all(path);
}

}  // namespace gongbao::cli
