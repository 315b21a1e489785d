// Joins clause tables, registers, citation sets and tests into one row a clause.
#include "law/clause_map.h"

#include "law/embedded.h"

namespace gongbao::law {
namespace {

std::string full_id(std::string_view document, std::string_view clause) {
  if (clause.find('/') != std::string_view::npos) return std::string(clause);
  return std::string(document) + "/" + std::string(clause);
}

void add_once(std::vector<std::string>& list, std::string item) {
  if (std::ranges::find(list, item) == list.end()) list.push_back(std::move(item));
}

void add_days(ClauseReport& row, std::span<const DayRow> days, std::string_view code) {
  for (const DayRow& each : days) {
    if (each.code != code || each.day == JudgedOn::no_day) continue;
    add_once(row.days, std::string(each.code) + " " + std::string(enum_name(each.day)));
  }
}

ClauseState state_of(const ClauseReport& row) {
  const ClauseClass cls = row.clause->cls;
  if (!row.implementers.empty() && !row.tests.empty()) return ClauseState::running;
  const bool keeps = cls == ClauseClass::record || cls == ClauseClass::organisation;
  if (!row.implementers.empty()) return keeps ? ClauseState::recorded : ClauseState::untested;
  if (cls == ClauseClass::organisation && !row.reason.empty()) return ClauseState::explained;
  return ClauseState::missing;
}

class MapBuilder {
 public:
  explicit MapBuilder(const Clauses& clauses) : clauses_(clauses), rows_(clauses.all().size()) {
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].clause = &clauses.all()[i];
  }

  Result<void> add(const ClauseRegister& reg) {
    for (const Implementer& one : reg.implementers) {
      ClauseReport* row = row_of(full_id(reg.document, one.clause));
      if (row == nullptr) return unknown(reg, one.clause);
      add_once(row->implementers, std::string(enum_name(one.kind)) + " " + std::string(one.name));
    }
    for (const NoSoftware& one : reg.reasons) {
      ClauseReport* row = row_of(full_id(reg.document, one.clause));
      if (row == nullptr) return unknown(reg, one.clause);
      row->reason = one.reason;
    }
    if (reg.citations == nullptr) return {};
    for (const CitationSet& set : reg.citations->all()) {
      if (set.command == any_command) continue;  // what every command checks is registered by hand
      for (const std::string& id : set.clauses) {
        // A set may cite an article as a whole; that is no clause of its own.
        ClauseReport* row = row_of(id);
        if (row == nullptr) continue;
        add_once(row->implementers, (set.of_timer ? "timer " : "command ") + set.command);
        add_days(*row, reg.days, set.code);
      }
    }
    return {};
  }

  void add(const NamingTest& test) {
    if (ClauseReport* row = row_of(test.clause)) add_once(row->tests, test.test);
  }

  std::vector<ClauseReport> take(std::string_view document) {
    std::vector<ClauseReport> out;
    for (ClauseReport& row : rows_) {
      if (!document.empty() && row.clause->document != document) continue;
      row.state = state_of(row);
      out.push_back(std::move(row));
    }
    return out;
  }

 private:
  ClauseReport* row_of(std::string_view id) {
    const Clause* clause = clauses_.find(id);
    return clause == nullptr ? nullptr : &rows_[static_cast<std::size_t>(clause - clauses_.all().data())];
  }

  static Result<void> unknown(const ClauseRegister& reg, std::string_view clause) {
    return problem("gazette.citation_unresolved", std::string(clause), "a registered clause is in no table",
                   std::string(reg.document));
  }

  const Clauses& clauses_;
  std::vector<ClauseReport> rows_;
};

bool counted(ClauseClass c) { return computable(c) || c == ClauseClass::publication; }

bool of_id(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/'; }

// A comment of YAML: mentioning a clause is no test of it.
bool begins_comment(std::string_view text, std::size_t at) {
  return text[at] == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n');
}

}  // namespace

Result<std::vector<ClauseReport>> clause_map(const Clauses& clauses, std::span<const ClauseRegister> registers,
                                             std::span<const NamingTest> tests, std::string_view document) {
  MapBuilder builder(clauses);
  for (const ClauseRegister& reg : registers) {
    if (auto added = builder.add(reg); !added) return std::unexpected(added.error());
  }
  for (const NamingTest& test : tests) builder.add(test);
  return builder.take(document);
}

ClauseCount count_clauses(std::span<const ClauseReport> rows) {
  ClauseCount count;
  for (const ClauseReport& row : rows) {
    if (!counted(row.clause->cls)) continue;
    ++count.computable;
    count.running += row.state == ClauseState::running ? 1 : 0;
  }
  constexpr std::uint64_t whole = 10000;
  count.rate_bp = count.computable == 0 ? static_cast<std::int32_t>(whole)
                                        : static_cast<std::int32_t>(whole * count.running / count.computable);
  return count;
}

std::vector<std::string> open_clauses(std::span<const ClauseReport> rows) {
  std::vector<std::string> open;
  for (const ClauseReport& row : rows) {
    const std::string& id = row.clause->id;
    if (row.state == ClauseState::missing) open.push_back(id + ": nothing runs for it and no reason is given");
    if (row.state == ClauseState::untested && counted(row.clause->cls)) open.push_back(id + ": no test names it");
  }
  return open;
}

std::vector<NamingTest> clauses_named_in(std::string_view text, std::string_view file, const Clauses& clauses) {
  std::vector<NamingTest> found;
  int line = 1;
  for (std::size_t at = 0; at < text.size();) {
    if (begins_comment(text, at)) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (!of_id(text[at])) {
      line += text[at] == '\n' ? 1 : 0;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && of_id(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (word.ends_with('.')) word.remove_suffix(1);
    if (word.find('/') != std::string_view::npos && clauses.find(word) != nullptr) {
      found.push_back({std::string(word), std::string(file) + ":" + std::to_string(line)});
    }
    at = end;
  }
  return found;
}

std::vector<NamingTest> embedded_naming_tests(const Clauses& clauses) {
  std::vector<NamingTest> found;
  for (const std::string_view path : embedded_files("scenarios/")) {
    const auto more =
        clauses_named_in(embedded_file(path).value_or(""), path.substr(std::string_view("scenarios/").size()), clauses);
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

}  // namespace gongbao::law
