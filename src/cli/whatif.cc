// gongbao whatif: what would have come of the same commands under other terms, for a person or as JSON.
#include "cli/commands.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "cli/what_if/what_if.h"
#include "formats/json_fields.h"
#include "formats/what_if_table.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_changes_shown = 20;
constexpr std::size_t figure_label_width = 44, amount_width = 20;

struct WhatIfOptions {
  std::string data = "data/demo";
  std::vector<std::string> set;
  std::string closes_on;
  std::string to;
  bool json = false, progress = false;
};

std::string to_the_right(const std::string& text) {
  return std::string(text.size() < amount_width ? amount_width - text.size() : 0, ' ') + text;
}

std::string told_as(Money sum) { return format_yuan_grouped(sum); }
std::string told_as(std::int64_t count) { return std::to_string(count); }

// was, now, and by how much that is more or less.
template <class Sums, class Figure>
std::string three(const Sums& was, const Sums& now, const Sums& difference, Figure Sums::*figure) {
  const std::string plus = difference.*figure > Figure{} ? "+" : "";
  return to_the_right(told_as(was.*figure)) + to_the_right(told_as(now.*figure)) +
         to_the_right(plus + told_as(difference.*figure));
}
std::string three(const policies::WhatIfRow& row, Money policies::CustodySums::*figure) {
  return three(row.was, row.now, row.difference, figure);
}

std::string percent(const std::optional<BasisPoints>& share) { return share ? format_percent(*share) : "–"; }
std::string coverage(const policies::WhatIfRow& row) {
  return percent(row.coverage_was) + " → " + percent(row.coverage_now);
}

void show_answers(const Screen& screen, const policies::WhatIf& told) {
  const policies::AnswerCounts& answers = told.answers;
  screen.line("\n命令 commands decided once more: " + grouped(told.instructions + told.commands));
  screen.row("相同 same", grouped(answers.same));
  screen.row("  其中金额不同 with other figures", grouped(told.same_with_other_figures));
  screen.row("因改动而不同 otherwise, by the change", grouped(answers.otherwise));
  screen.row("无从判断 cannot be judged", grouped(answers.cannot_be_judged()));
  screen.row("  所指未发生 what it refers to did not arise", grouped(answers.not_arisen));
  screen.row("  所指已不同 answers what went otherwise", grouped(answers.went_otherwise));
  screen.row("  带原有数字 tells figures that were", grouped(answers.old_figures));
  screen.row("拒绝 refused", grouped(answers.refused_was) + " → " + grouped(answers.refused_now));
  if (told.entries_of_other_rules > 0) {
    screen.line("  ! " + grouped(told.entries_of_other_rules) +
                " entries were decided under other rules of the program: there the rules may be what differs");
  }
}

void show_changes(const Screen& screen, const policies::WhatIf& told) {
  if (told.changes.empty()) return;
  screen.line("\n改变的答复 answers that change");
  for (std::size_t i = 0; i < std::min(most_changes_shown, told.changes.size()); ++i) {
    const policies::AnswerChange& each = told.changes[i];
    screen.line("  " + padded(grouped(each.count), 12) + padded(each.command, 36) + each.was + " → " + each.now +
                "  (" + std::string(enum_name(each.judged)) + ", entry " + std::to_string(each.first_entry) + ")");
  }
  if (told.changes.size() > most_changes_shown) {
    screen.line("  … " + grouped(told.changes.size() - most_changes_shown) + " more kinds");
  }
}

void show_sums(const Screen& screen, const policies::WhatIfRow& row) {
  constexpr std::pair<std::string_view, Money policies::CustodySums::*> shown[] = {
      {"存管账户 held in custody", &policies::CustodySums::held},
      {"应存管 must stay", &policies::CustodySums::required},
      {"锁定 locked", &policies::CustodySums::locked},
      {"已放出 let out", &policies::CustodySums::let_out},
      {"待支付 ordered, not yet paid", &policies::CustodySums::ordered},
      {"可支取 could be drawn", &policies::CustodySums::free},
      {"缺口 short", &policies::CustodySums::shortfall},
      {"已退还 paid back to consumers", &policies::CustodySums::paid_back}};
  screen.line("\n" + padded(row.system + " · 元 yuan", figure_label_width) + to_the_right("was") +
              to_the_right("would be") + to_the_right("difference"));
  for (const auto& [label, member] : shown) {
    screen.line("  " + padded(label, figure_label_width - 2) + three(row, member));
  }
}

void show_subsidies(const Screen& screen, const policies::WhatIfRow& row) {
  using policies::SubsidySums;
  constexpr std::pair<std::string_view, Money SubsidySums::*> shown[] = {
      {"已确认 granted", &SubsidySums::granted},
      {"已支付 paid", &SubsidySums::paid},
      {"  市财政 from the city", &SubsidySums::city_share},
      {"  区财政 from the district", &SubsidySums::district_share},
      {"  加补 top-ups", &SubsidySums::topup},
      {"  贴息 interest", &SubsidySums::interest},
      {"已追回 recovered", &SubsidySums::recovered}};
  constexpr std::pair<std::string_view, std::int64_t SubsidySums::*> counted[] = {
      {"申请 applications", &SubsidySums::applications}, {"  不予补贴 ineligible", &SubsidySums::ineligible}};
  const policies::SubsidyChange& all = *row.subsidies;
  screen.line("\n" + padded(row.system + " · 元 yuan", figure_label_width) + to_the_right("was") +
              to_the_right("would be") + to_the_right("difference"));
  for (const auto& [label, member] : counted) {
    screen.line("  " + padded(label, figure_label_width - 2) + three(all.was, all.now, all.difference, member));
  }
  for (const auto& [label, member] : shown) {
    screen.line("  " + padded(label, figure_label_width - 2) + three(all.was, all.now, all.difference, member));
  }
}

void show_places(const Screen& screen, std::string_view title, const std::vector<policies::WhatIfRow>& rows) {
  if (rows.empty()) return;
  screen.line("\n" + padded(title, figure_label_width) + to_the_right("locked, or paid") + to_the_right("would be") +
              to_the_right("difference"));
  for (const policies::WhatIfRow& row : rows) {
    const std::string place = row.week.empty() ? row.system + " " + row.district : row.week + " " + row.system;
    const std::string sums = row.subsidies ? three(row.subsidies->was, row.subsidies->now, row.subsidies->difference,
                                                   &policies::SubsidySums::paid)
                                           : three(row, &policies::CustodySums::locked);
    screen.line("  " + padded(place, figure_label_width - 2) + sums);
  }
}

void show_closing(const Screen& screen, const policies::WhatIf& told) {
  screen.line("\n若经营者于该日停业 were operators to close on " + to_string(*told.closes_on) +
              ": what consumers would get back of their claims");
  for (const policies::WhatIfRow& row : told.closing_systems) {
    screen.line("  " + padded(row.system, figure_label_width - 2) + three(row, &policies::CustodySums::covered) +
                "   " + coverage(row));
  }
  for (const policies::WhatIfRow& row : told.closing_operators) {
    if (row.was.covered == row.now.covered && row.was.claims == row.now.claims) continue;
    screen.line("    " + padded(std::to_string(row.operator_id) + " " + row.name, figure_label_width - 4) +
                three(row, &policies::CustodySums::covered) + "   " + coverage(row));
  }
}

void show(const Screen& screen, const policies::WhatIf& told) {
  screen.line(to_string(told.first_day) + " – " + to_string(told.last_day));
  for (const policies::SupposedParameter& each : told.supposed) {
    screen.line("  " + each.document + "/" + each.parameter + ": " + each.was + " → " + each.value + " from " +
                to_string(each.from));
  }
  if (told.supposed.empty()) screen.line("  没有改动 nothing is changed");
  show_answers(screen, told);
  show_changes(screen, told);
  for (const policies::WhatIfRow& row : told.systems)
    row.subsidies ? show_subsidies(screen, row) : show_sums(screen, row);
  show_places(screen, "各区 districts", told.districts);
  std::vector<policies::WhatIfRow> weeks;
  for (const policies::WhatIfRow& row : told.weeks) {
    if (row.system.empty() || row.subsidies) weeks.push_back(row);
  }
  show_places(screen, "各周末 ends of weeks", weeks);
  show_closing(screen, told);
}

Result<void> names_a_table(const std::string& path) {
  if (path.ends_with(".csv") || path.ends_with(".xlsx")) return {};
  return problem("cli.bad_option", "to", "a file whose name ends with .csv or .xlsx", path);
}

Result<void> write_table(const policies::WhatIf& told, const std::string& path) {
  const auto writer = path.ends_with(".csv") ? formats::write_list_csv(path) : formats::write_list_xlsx(path);
  if (!writer) return std::unexpected(writer.error());
  formats::put_what_if(**writer, told);
  return (*writer)->close();
}

int run_what_if(const WhatIfOptions& options) {
  const Screen screen(options.json);
  if (!options.to.empty()) {
    if (auto may = check_output("to", options.to, options.data, {}); !may) return screen.error(may.error());
    if (auto may = names_a_table(options.to); !may) return screen.error(may.error());
  }
  const auto log = open_log_to_read(options.data);
  if (!log) return screen.error(log.error());
  WhatIfAsked asked{.set = options.set};
  if (!options.closes_on.empty()) asked.closes_on = options.closes_on;
  ProgressBar bar("假设 what if");
  ProgressLines lines;
  asked.progress = [&](auto done, auto total) { options.progress ? lines.show(done, total) : bar.show(done, total); };
  const auto told = what_if(**log, asked);
  if (!told) return screen.error(told.error());
  if (!options.to.empty()) {
    if (auto written = write_table(*told, options.to); !written) return screen.error(written.error());
  }
  show(screen, *told);
  screen.answer(formats::to_json(*told).as_object());
  return success;
}

}  // namespace

void add_whatif(CommandLine& line) {
  auto options = std::make_shared<WhatIfOptions>();
  Subcommand sub = line.subcommand("whatif",
                                   "若参数不同，同样的命令会有什么结果：只读日志，不改动任何数据\n"
                                   "Decides a journal's commands once more under other parameters and compares; "
                                   "reads the journal and changes nothing.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--set", options->set,
             "参数 [document/]parameter=value[@date]: custody_ratio=20%@2024-04-01; may be repeated");
  sub.option("--closes-on", options->closes_on,
             "停业日 the day on which operators would close; the last one by default");
  sub.option("--to", options->to, "表格文件 a table of all figures: FILE.csv or FILE.xlsx");
  sub.flag("--json", options->json, "输出 JSON");
  sub.flag("--progress", options->progress, "进度逐行写到标准错误 progress for programs, on standard error");
  sub.does([options] { return run_what_if(*options); });
}

}  // namespace gongbao::cli
