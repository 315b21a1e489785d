// Resolves a policy's citation table and collects everything that is wrong with it.
#include "law/citations.h"

namespace gongbao::law {
namespace {

std::vector<std::string> split_clauses(std::string_view text, std::string_view document) {
  std::vector<std::string> ids;
  while (true) {
    const auto start = text.find_first_not_of(' ');
    if (start == std::string_view::npos) return ids;
    text.remove_prefix(start);
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view one = text.substr(0, end);
    ids.push_back(one.find('/') == std::string_view::npos ? std::string(document) + "/" + std::string(one)
                                                          : std::string(one));
    text.remove_prefix(end);
  }
}

class TableCheck {
 public:
  TableCheck(const CitationTable& table, const Gazette& gazette, const Clauses& clauses, std::vector<Problem>& problems)
      : table_(table), clauses_(clauses), resolver_(gazette, &clauses), problems_(problems) {}

  void check_row(const CitationRow& row, const std::vector<std::string>& ids) {
    field_ = std::string(row.command) + " " + std::string(row.code);
    if (ids.empty()) complain("gazette.citation_missing", "the row names no clause");
    const bool known_command =
        row.command == any_command || contains(table_.commands, row.command) || contains(table_.timers, row.command);
    if (!known_command) complain("gazette.citation_missing", "the policy has no such command");
    if (row.code != accepted && !contains(table_.codes, row.code)) {
      complain("gazette.error_code_unknown", "the policy has no such code");
    }
    for (const std::string& id : ids) check_clause(id, ids);
  }

  void check_complete(const CitationSets& sets) {
    for (const auto* names : {&table_.commands, &table_.timers}) {
      for (const std::string_view command : *names) {
        field_ = std::string(command) + " " + std::string(accepted);
        if (sets.find(command, accepted) == nullptr) complain("gazette.citation_missing", "the command has no row");
      }
    }
    for (const std::string_view code : table_.codes) {
      field_ = std::string(code);
      const bool has_row = std::ranges::find(sets.all(), code, &CitationSet::code) != sets.all().end();
      if (!has_row && !is_technical(code)) complain("gazette.citation_missing", "the code has no row");
    }
  }

  void complain(std::string code, std::string message) {
    problems_.push_back({std::move(code), field_, std::move(message), std::string(table_.document)});
  }

 private:
  static bool contains(const std::vector<std::string_view>& list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
  }

  void check_clause(const std::string& id, const std::vector<std::string>& ids) {
    const auto target = resolver_.resolve(id);
    if (!target) return complain(target.error().code, target.error().message);
    if (target->anchor != nullptr) return;
    const auto printed = [&](const std::string& other) { return !is_external(other); };
    const std::string_view prefix = std::string_view(id).substr(0, id.find('/') + 1);
    const auto opens = [&](const std::string& other) {
      const Clause* clause = clauses_.find(other);
      return clause != nullptr && clause->opens == prefix;
    };
    const bool open = prefix == "dk/" ? std::ranges::any_of(ids, printed) : std::ranges::any_of(ids, opens);
    if (!open) complain("gazette.external_without_gateway", id + " needs the printed clause that opens the door to it");
  }

  const CitationTable& table_;
  const Clauses& clauses_;
  Resolver resolver_;
  std::vector<Problem>& problems_;
  std::string field_;
};

void narrow_days(CitationSet& set, const StatusBook& status, const StatusReading& reading) {
  for (const std::string& id : set.clauses) {
    const auto days = status.days_in_force(id, reading);
    if (!days) continue;
    set.first_day = std::max(set.first_day, days->first);
    set.last_day = std::min(set.last_day, days->last);
  }
}

}  // namespace

bool is_technical(std::string_view code) {
  constexpr std::string_view technical[] = {
      "ledger.schema_invalid",     "ledger.amount_not_positive",
      "ledger.amount_overflow",    "ledger.idempotency_conflict",
      "ledger.id_expired",         "ledger.batch_control_mismatch",
      "ledger.batch_conflict",     "ledger.business_date_mismatch",
      "ledger.unknown_operator",   "ledger.unknown_subject",
      "ledger.original_not_found", "ledger.event_date_in_future",
      "ledger.calendar_missing",   "ledger.statement_broken",
  };
  return std::ranges::find(technical, code) != std::end(technical) || code.ends_with(".not_found");
}

CitationSets::Resolved CitationSets::resolve(const CitationTable& table, const Gazette& gazette, const Clauses& clauses,
                                             const StatusBook& status, const StatusReading& reading) {
  Resolved out;
  TableCheck check(table, gazette, clauses, out.problems);
  for (const CitationRow& row : table.rows) {
    CitationSet set;
    set.command = row.command;
    set.code = row.code;
    set.clauses = split_clauses(row.clauses, table.document);
    set.of_timer = std::ranges::find(table.timers, row.command) != table.timers.end();
    check.check_row(row, set.clauses);
    narrow_days(set, status, reading);
    const bool fresh = out.sets.index_.emplace(std::pair(set.command, set.code), out.sets.sets_.size()).second;
    if (!fresh) check.complain("gazette.citation_ambiguous", "the command and code have two rows");
    out.sets.sets_.push_back(std::move(set));
  }
  check.check_complete(out.sets);
  return out;
}

const CitationSet* CitationSets::find(std::string_view command, std::string_view code) const {
  for (const std::string_view name : {command, any_command}) {
    const auto at = index_.find(std::pair(std::string(name), std::string(code)));
    if (at != index_.end()) return &sets_[at->second];
  }
  return nullptr;
}

std::optional<NotInForce> not_in_force(const CitationSet& set, Date day, const StatusBook& status,
                                       const StatusReading& reading) {
  if (day >= set.first_day && day <= set.last_day) return std::nullopt;
  for (const std::string& id : set.clauses) {
    const auto answer = status.on(id, day, reading);
    if (!answer || answer->status >= LegalStatus::partially_repealed) continue;
    return NotInForce{id, answer->status, answer->sources};
  }
  return std::nullopt;
}

void add_full_ids(std::vector<std::string>& into, std::string_view document, std::string_view paths) {
  while (!paths.empty()) {
    const std::size_t end = std::min(paths.find(' '), paths.size());
    const std::string_view path = paths.substr(0, end);
    paths.remove_prefix(std::min(end + 1, paths.size()));
    std::string id = path.contains('/') ? std::string(path) : std::string(document) + "/" + std::string(path);
    if (std::ranges::find(into, id) == into.end()) into.push_back(std::move(id));
  }
}

std::vector<std::string> clauses_of_code(std::span<const CitationRow> rows, std::string_view document,
                                         std::string_view code) {
  std::vector<std::string> ids;
  for (const CitationRow& row : rows) {
    if (row.code == code) add_full_ids(ids, document, row.clauses);
  }
  return ids;
}

}  // namespace gongbao::law
