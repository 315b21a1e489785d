// gongbao clauses: each clause of the law, what runs for it, and the tests that name it.
#include "cli/commands.h"
#include "cli/screen.h"
#include "policies/registry/law_books.h"

namespace gongbao::cli {

namespace {

struct ClausesOptions {
  std::string system;
  bool json = false;
};

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : std::string(between)) + word;
  return all;
}

boost::json::array as_json(const std::vector<std::string>& words) {
  boost::json::array array;
  for (const std::string& word : words) array.emplace_back(word);
  return array;
}

void show(const Screen& screen, const law::ClauseReport& row) {
  const std::string what = row.implementers.empty() ? row.reason : joined(row.implementers, " · ");
  screen.line(padded(row.clause->id, 22) + padded(enum_name(row.clause->cls), 3) + padded(enum_name(row.state), 10) +
              what);
  if (!row.clause->quote.empty()) screen.line("    " + row.clause->quote);
  if (!row.days.empty()) screen.line("    看哪一日 days: " + joined(row.days, " · "));
  if (!row.tests.empty()) screen.line("    测试 tests: " + joined(row.tests, " "));
}

int run_clauses(const ClausesOptions& options) {
  const Screen screen(options.json);
  const auto books = policies::LawBooks::open();
  if (!books) return screen.error(books.error());
  const auto map = (*books)->map(options.system);
  if (!map) return screen.error(map.error());
  boost::json::array rows;
  for (const law::ClauseReport& row : *map) {
    show(screen, row);
    rows.push_back(boost::json::object{{"clause", row.clause->id},
                                       {"class", enum_name(row.clause->cls)},
                                       {"state", enum_name(row.state)},
                                       {"norm", row.clause->norm},
                                       {"quote", row.clause->quote},
                                       {"implementers", as_json(row.implementers)},
                                       {"days", as_json(row.days)},
                                       {"tests", as_json(row.tests)},
                                       {"reason", row.reason}});
  }
  const law::ClauseCount count = law::count_clauses(*map);
  screen.line();
  screen.row("条款 clauses", grouped(map->size()));
  screen.row("可计算 computable", grouped(count.computable));
  screen.row("在运行 running, with a test", grouped(count.running));
  screen.answer({{"clauses", std::move(rows)},
                 {"computable", count.computable},
                 {"running", count.running},
                 {"rate_bp", count.rate_bp}});
  return success;
}

}  // namespace

void add_clauses(CommandLine& line) {
  auto options = std::make_shared<ClausesOptions>();
  Subcommand sub = line.subcommand("clauses",
                                   "逐条列出法规条款、由什么执行、由哪些测试检验\n"
                                   "Each clause of the law, what runs for it, and the tests that name it.");
  sub.option("--system", options->system, "系统 one system only, e.g. prepaid-card");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_clauses(*options); });
}

}  // namespace gongbao::cli
