// Rows that were entered before are answered from the journal; the others go out in runs of one day each.
#include "cli/import_csv.h"

#include "cli/balance_check.h"
#include "cli/known_answers.h"
#include "cli/speaker.h"
#include "policies/prepaid_card/codes.h"

namespace gongbao::cli {

namespace {

// Under the file clock rows are entered at noon of their day.
constexpr std::int64_t noon = 12 * 3600;

using formats::CsvImport;

engine::Record record_of(const custody::Instruction& instruction) {
  return std::bit_cast<engine::Record>(custody::pack(instruction));
}

class CsvRun {
 public:
  CsvRun(CsvImport& rows, KnownAnswers known, ImportRun& run)
      : rows_(rows),
        known_(std::move(known)),
        run_(run),
        pipeline_(run.store.engine(),
                  [this](const server::Tag& tag, const engine::InstructionResult& result) { told(tag, result); }) {}

  Result<void> all();
  BalanceCheck& balances() { return balances_; }

 private:
  Result<void> take(const CsvImport::Planned& planned);
  Result<void> send_pending();
  Result<access::Actor> speaker_for(std::uint64_t operator_id);
  void told(const server::Tag& tag, const engine::InstructionResult& result);

  CsvImport& rows_;
  KnownAnswers known_;
  ImportRun& run_;
  server::Pipeline pipeline_;
  BalanceCheck balances_;
  std::map<std::uint64_t, access::Actor> speakers_;  // by operator
  engine::Source pending_source_;
  std::vector<engine::Record> pending_;
  std::vector<server::Tag> pending_tags_;
};

void CsvRun::told(const server::Tag& tag, const engine::InstructionResult& result) {
  run_.verdicts.add(tag.line, result);
  balances_.told(tag.ticket, result.entry_no);
  rows_.told(tag.ticket, {static_cast<formats::VerdictOutcome>(result.outcome), result.code});
}

Result<access::Actor> CsvRun::speaker_for(std::uint64_t operator_id) {
  if (run_.as) return *run_.as;
  if (run_.bank) return bank_actor(*run_.bank);
  const auto known = speakers_.find(operator_id);
  if (known != speakers_.end()) return known->second;
  const auto bank = bank_of(run_.store, operator_id);
  if (!bank) return std::unexpected(bank.error());
  return speakers_.emplace(operator_id, bank_actor(*bank)).first->second;
}

Result<void> CsvRun::send_pending() {
  if (pending_.empty()) return {};
  return pipeline_.send(std::exchange(pending_, {}), pending_source_, std::exchange(pending_tags_, {}));
}

Result<void> CsvRun::take(const CsvImport::Planned& planned) {
  balances_.planned(planned);
  const auto speaker = speaker_for(planned.instruction.operator_id);
  if (!speaker) return std::unexpected(speaker.error());
  const engine::Record record = record_of(planned.instruction);
  const Date day = custody::day_of(planned.instruction.instr_id);
  const engine::Source source = access::source_of(*speaker, run_.store.stamp(day, noon));
  if (const auto result = known_.take(record, source)) {
    // Its turn comes after what was sent before it.
    if (auto sent = send_pending(); !sent) return sent;
    if (auto drained = pipeline_.drain(); !drained) return drained;
    told({planned.line, planned.ticket}, *result);
    return {};
  }
  const bool same_run = run_.store.today().has_value() || source == pending_source_;
  if (!pending_.empty() && (!same_run || pending_.size() == records_a_run)) {
    if (auto sent = send_pending(); !sent) return sent;
  }
  if (pending_.empty()) pending_source_ = source;
  pending_.push_back(record);
  pending_tags_.push_back({planned.line, planned.ticket});
  return {};
}

Result<void> CsvRun::all() {
  ProgressBar bar("导入 import");
  while (!run_.interrupt->asked()) {
    const auto next = rows_.next();
    if (!next) return std::unexpected(next.error());
    bar.show(rows_.rows_planned(), rows_.rows_total());
    if (next->kind == CsvImport::Next::Kind::planned) {
      if (auto taken = take(next->planned); !taken) return taken;
      continue;
    }
    const bool waits = !pending_.empty() || !pipeline_.idle();
    if (next->kind == CsvImport::Next::Kind::end && !waits) return {};
    if (auto sent = send_pending(); !sent) return sent;
    if (auto taken = pipeline_.take_one(); !taken) return taken;
  }
  run_.was_interrupted = true;
  if (auto sent = send_pending(); !sent) return sent;
  return pipeline_.drain();
}

// By row: in what order answers arrived is nobody's business.
void report(CsvImport::Report rows, ImportRun& run) {
  std::ranges::sort(rows.held, {}, &CsvImport::Held::row);
  std::ranges::sort(rows.changed, {}, &CsvImport::Changed::row);
  boost::json::array held, changed;
  for (const auto& each : rows.held) {
    held.push_back(boost::json::object{{"line", each.line},
                                       {"row", each.row},
                                       {"why", formats::explain(each.why)},
                                       {"code", prepaid_card::code_name(each.code)}});
  }
  for (const auto& each : rows.changed) {
    changed.push_back(boost::json::object{{"line", each.line}, {"row", each.row}});
  }
  run.details["rows"] = rows.rows;
  run.details["skipped"] = rows.skipped;
  run.details["planned"] = rows.planned;
  run.details["held_count"] = rows.held_count;
  run.details["held"] = std::move(held);
  run.details["changed_count"] = rows.changed_count;
  run.details["changed"] = std::move(changed);

  if (rows.skipped > 0) run.notes.push_back("略过的行 rows skipped: " + grouped(rows.skipped));
  if (rows.held_count > 0) run.notes.push_back("搁置的行 rows held: " + grouped(rows.held_count));
  constexpr std::size_t shown = 5;
  for (std::size_t i = 0; i < std::min(shown, rows.held.size()); ++i) {
    const std::string code(prepaid_card::code_name(rows.held[i].code));
    run.notes.push_back("  line " + std::to_string(rows.held[i].line) + ": " +
                        std::string(formats::explain(rows.held[i].why)) + (code.empty() ? "" : " (" + code + ")"));
  }
  if (rows.changed_count > 0) {
    run.notes.push_back("比上次新增或改动的行 rows that are new or corrected since the last import: " +
                        grouped(rows.changed_count));
  }
}

}  // namespace

Result<void> import_csv(const std::string& path, const std::string& map_path, ImportRun& run) {
  auto map = formats::load_csv_map(map_path);
  if (!map) return std::unexpected(map.error());
  if (auto named = operator_by_name(run.store, map->operator_id.constant); !named) {
    return std::unexpected(named.error());
  } else if (*named) {
    map->operator_id.constant = std::to_string(**named);
  }
  const auto rows = formats::CsvImport::open(path, *map);
  if (!rows) return std::unexpected(rows.error());
  auto days = DayCheck::of(run);
  if (!days) return std::unexpected(days.error());
  for (const CsvImport::Rise& rise : (*rows)->rises()) {
    if (auto near = days->see(rise.day); !near) {
      near.error().where = rise.where;
      return near;
    }
  }
  const auto [first, last] = (*rows)->days();
  ProgressBar bar("读取历史 history");
  auto known = KnownAnswers::read(run.store.log(), first, last, [&](auto done, auto total) { bar.show(done, total); });
  if (!known) return std::unexpected(known.error());

  run.interrupt.emplace();
  CsvRun csv((**rows), *std::move(known), run);
  if (auto done = csv.all(); !done) return done;
  report((*rows)->report(), run);
  if (map->check_balance.empty()) return {};
  return csv.balances().report(run.store.log(), map->check_balance, run);
}

}  // namespace gongbao::cli
