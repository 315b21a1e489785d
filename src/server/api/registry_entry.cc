// Rows are read one by one and sent some hundred at a time. What the district has already is told from the books, so
// the same file again, whole or cut off before, enters what is missing and nothing twice.
#include "server/api/registry_entry.h"

#include <set>

#include "formats/command_json.h"

namespace gongbao::server {

namespace {

using formats::VerdictOutcome;
using heating::RowFault;
using heating::RowStanding;
using heating::Standing;

constexpr std::size_t rows_sent_at_once = 500;
static_assert(rows_sent_at_once < heating::rows_per_command);

struct SaidOfRow {
  std::string_view chinese, english;
};

constexpr SaidOfRow row_entered{"已登记", "entered"};
constexpr SaidOfRow row_known{"此前已登记，内容相同", "was entered before, the same"};
constexpr SaidOfRow row_differs{"与已登记的内容不一致：登记不覆盖旧内容",
                                "differs from what was entered before, which stays"};

// Of the codes that decide gives a row, by the field they are about where there are several.
SaidOfRow words_of_fault(const RowFault& fault) {
  if (fault.code == heating::code::serial_duplicate)
    return {"序列号已被另一设备使用", "the serial number is another device's"};
  if (fault.code == heating::code::date_in_future) return {"日期在登记日之后", "the day lies in the future"};
  if (fault.field == "village")
    return {"没有这个行政村、不在本区，或与该户已登记的不一致",
            "there is no such village in the district, or the household is entered in another one"};
  if (fault.field == "head") return row_differs;
  if (fault.field == "device") return {"设备编号已被使用", "the number of the device is taken"};
  if (fault.field == "household")
    return {"住户编号已被其他区使用", "the number of the household is another district's"};
  return {"与规定不符", "is not as it must be"};
}

// Of a row that could be read.
RowVerdict verdict_of(std::uint64_t line, const RowStanding& standing, const RowFault& fault,
                      const engine::TypedReply& reply) {
  RowVerdict verdict{.line = line, .outcome = VerdictOutcome::refused, .code = heating::code::value_invalid};
  SaidOfRow said = row_entered;
  if (standing.standing == Standing::differs) {
    verdict.field = standing.field;
    said = row_differs;
  } else if (standing.standing == Standing::known) {
    verdict.outcome = VerdictOutcome::duplicate;
    verdict.code = 0;
    said = row_known;
  } else if (fault.code != 0) {
    verdict.code = fault.code;
    verdict.field = fault.field;
    said = words_of_fault(fault);
  } else {
    verdict.outcome = VerdictOutcome::accepted;
    verdict.code = 0;
    verdict.entry = reply.entry_no;
    verdict.booked_at = reply.stamp;
  }
  verdict.chinese = said.chinese;
  verdict.english = said.english;
  return verdict;
}

class RegistryEntry {
 public:
  RegistryEntry(const RegistryBooks& books, const RegistryFile& file, const RegistryWatch& watch)
      : books_(books), file_(file), watch_(watch) {}

  Result<void> all();

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
  void tell(const std::vector<Judged>& judged, const std::vector<std::size_t>& sent, const engine::TypedReply& reply);

  const RegistryBooks& books_;
  const RegistryFile& file_;
  const RegistryWatch& watch_;
  std::optional<formats::InstallTable> table_;
  std::vector<Pending> pending_;
  std::set<std::string, std::less<>> devices_, households_;  // of what is pending
};

std::unexpected<Problem> without_header(const std::string& name) {
  return problem("ledger.schema_invalid", "", "the file is empty: its header is missing", name);
}

Result<void> RegistryEntry::all() {
  auto read = formats::read_table(
      file_.path, [&](formats::TableRow row) { return take(row); }, file_.bounds);
  // What was read before a fault of the file is answered as well.
  if (auto sent = send_pending(); !sent && read) read = sent;
  if (read && !table_) return without_header(file_.name);
  return read;
}

Result<bool> RegistryEntry::take(const formats::TableRow& row) {
  if (!table_) {
    auto table = formats::InstallTable::of(row, file_.name);
    if (!table) return std::unexpected(table.error());
    table_ = *std::move(table);
    return true;
  }
  if (!watch_.go_on()) return false;
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
bool RegistryEntry::seen_in_pending(const heating::FirstInstallRow& row) const {
  if (row.device) return devices_.contains(*row.device);
  return households_.contains(row.household);
}

// What is known, differs or is wrong is told and not sent: a file that comes again enters nothing.
Result<void> RegistryEntry::send_pending() {
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
Result<std::vector<heating::FirstInstallRow>> RegistryEntry::sealed() {
  std::vector<heating::FirstInstallRow> rows;
  const auto kept = books_.together([&]() -> Result<void> {
    for (const Pending& each : pending_) {
      if (!each.read) continue;
      auto row = formats::seal(*each.read, books_.gate);
      if (!row) return std::unexpected(row.error());
      rows.push_back(*std::move(row));
    }
    return {};
  });
  if (!kept) return std::unexpected(kept.error());
  return rows;
}

Result<std::vector<RegistryEntry::Judged>> RegistryEntry::judge(const std::vector<heating::FirstInstallRow>& rows) {
  std::vector<Judged> judged(rows.size());
  const auto asked = books_.ask([&](const policies::City& city) {
    const heating::State& state = city.of<heating::Document>();
    std::vector<heating::FirstInstallRow> fresh;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      judged[i].standing = heating::standing_of(state, file_.area, rows[i]);
      if (judged[i].standing.standing != Standing::fresh) continue;
      places.push_back(i);
      fresh.push_back(rows[i]);
    }
    const auto faults = heating::faults_of(state, file_.area, file_.day, fresh);
    for (std::size_t i = 0; i < faults.size(); ++i) judged[places[i]].fault = faults[i];
  });
  if (!asked) return std::unexpected(asked.error());
  return judged;
}

Result<engine::TypedReply> RegistryEntry::send(std::vector<heating::FirstInstallRow> rows) {
  const heating::ImportFirstInstallRecords command{std::move(rows)};
  auto reply = books_.engine.execute(
      engine::TypedCommand{heating::ImportFirstInstallRecords::number, 1, canonical_bytes(command), Hash32{}},
      file_.source);
  if (!reply) return std::unexpected(reply.error());
  if (reply->code == 0) return reply;
  return problem(std::string(formats::code_name(reply->code)), "as", "rows of the registry are refused as a whole",
                 file_.name);
}

// sent: places among the judged; of these decide has the last word.
void RegistryEntry::tell(const std::vector<Judged>& judged, const std::vector<std::size_t>& sent,
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
      watch_.see({.line = each.line,
                  .outcome = VerdictOutcome::refused,
                  .code = custody::code::schema_invalid,
                  .field = fault.field,
                  .chinese = fault.chinese,
                  .english = fault.english});
      continue;
    }
    const auto last_word = refused.find(next);
    const RowFault& fault = last_word == refused.end() ? judged[next].fault : last_word->second;
    watch_.see(verdict_of(each.line, judged[next].standing, fault, reply));
    ++next;
  }
}

}  // namespace

answers::RegistryRow ToldRows::told(const RowVerdict& verdict) {
  answers::RegistryRow row{.line = verdict.line,
                           .outcome = std::string(formats::name_of(verdict.outcome)),
                           .code = std::string(formats::code_name(verdict.code)),
                           .field = verdict.field,
                           .column = std::string(formats::install_column_of(verdict.field)),
                           .entry_no = verdict.entry,
                           .clauses = {},
                           .chinese = std::string(verdict.chinese),
                           .english = std::string(verdict.english)};
  if (verdict.outcome == VerdictOutcome::duplicate) return row;
  const auto [clauses, fresh] = clauses_.try_emplace(verdict.code);
  if (fresh) clauses->second = law_.behind(registry_command, verdict.code);
  row.clauses = clauses->second;
  return row;
}

Result<void> enter_registry(const RegistryBooks& books, const RegistryFile& file, const RegistryWatch& watch) {
  return RegistryEntry(books, file, watch).all();
}

Result<std::uint64_t> rows_of_registry(const std::string& path, const std::string& name,
                                       const formats::TableBounds& bounds) {
  bool header = false;
  std::uint64_t rows = 0;
  const formats::TakeRow take = [&](const formats::TableRow& row) -> Result<bool> {
    if (std::exchange(header, true)) {
      ++rows;
      return true;
    }
    const auto table = formats::InstallTable::of(row, name);
    if (!table) return std::unexpected(table.error());
    return true;
  };
  if (auto read = formats::read_table(path, take, bounds); !read) return std::unexpected(read.error());
  if (!header) return without_header(name);
  return rows;
}

}  // namespace gongbao::server
