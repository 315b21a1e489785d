// gongbao statement: a card's or an operator's movements, read back through the journal. Each entry names the one
// before it of the same subject and of the same operator, so no index is needed.
#include "base/number_text.h"
#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/speaker.h"
#include "cli/store.h"
#include "formats/csv_map.h"
#include "policies/registry/law_books.h"
#include "server/api/card_movements.h"

namespace gongbao::cli {

namespace {

constexpr std::uint64_t most_movements = 1'000'000;  // that are held in memory to be shown

struct StatementOptions {
  std::string data = "data/demo";
  std::string operator_name;
  std::string card_name;              // as it was typed
  std::optional<std::uint64_t> card;  // its number
  std::uint64_t last = 50;
  bool json = false;
};

struct Newest {
  journal::EntryNo entry = 0;
  std::int64_t balance = 0;
  std::optional<prepaid_card::CardHistory> card;
};

Result<Newest> newest_of(Store& store, std::uint64_t operator_id, const StatementOptions& options) {
  Newest newest;
  bool found = false;
  const auto asked = store.ask([&](const policies::City& city) {
    if (options.card) {
      newest.card = prepaid_card::history_of_card(city.prepaid_card(), city.books(), operator_id, *options.card,
                                                  {.most = static_cast<std::size_t>(options.last)});
      found = newest.card.has_value();
      if (found) newest.balance = newest.card->principal;
    } else if (const auto* book = city.books().find_operator(operator_id)) {
      found = true;
      newest = {book->last_entry, book->q.custody, {}};
    }
  });
  if (!asked) return std::unexpected(asked.error());
  if (!found && options.card) {
    return problem("cli.not_found", "card", "this operator has no card " + options.card_name);
  }
  if (!found) {
    return problem("cli.unknown_operator", "operator", "there is no operator " + std::to_string(operator_id));
  }
  return newest;
}

void show(const Screen& screen, const policies::LawBooks& law, const std::vector<server::Movement>& movements) {
  screen.line(
      "  条目 entry    事件日 event  操作 op               金额 amount        余额 balance     分录 journal    条款 "
      "clauses");
  for (auto it = movements.rbegin(); it != movements.rend(); ++it) {
    screen.line("  " + padded(grouped(it->entry), 13) + padded(to_string(it->instruction.event_date), 14) +
                padded(it->what(), 20) + padded(format_yuan_grouped(Money{it->instruction.amount_fen}), 19) +
                padded(format_yuan_grouped(Money{it->balance}), 17) + padded(std::to_string(it->journal_no), 16) +
                bracketed(server::clauses_of(law, *it)));
  }
}

Result<std::vector<server::Movement>> movements_of(const Store& store, const Newest& newest, std::size_t most) {
  if (!newest.card) return server::movements_back(store.log(), newest.entry, most);
  server::CardPlace place = server::newest_place(*newest.card);
  return server::card_movements(store.log(), *newest.card, place, most);
}

// By its number, or by what a CSV file calls it whose map makes numbers of texts.
Result<Newest> newest_named(Store& store, std::uint64_t operator_id, StatementOptions& options) {
  if (options.card_name.empty()) return newest_of(store, operator_id, options);
  if (const auto number = number_in(options.card_name)) {
    options.card = *number;
    if (auto newest = newest_of(store, operator_id, options)) return newest;
  }
  options.card = formats::subject_of_text(std::array{std::string_view(options.card_name)});
  return newest_of(store, operator_id, options);
}

int run_statement(StatementOptions options) {
  const Screen screen(options.json);
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return screen.error(store.error());
  const auto operator_id = operator_named(**store, options.operator_name);
  if (!operator_id) return screen.error(operator_id.error());
  const auto newest = newest_named(**store, *operator_id, options);
  if (!newest) return screen.error(newest.error());
  const auto movements = movements_of(**store, *newest, options.last);
  if (!movements) return screen.error(movements.error());
  const auto law = policies::LawBooks::open();
  if (!law) return screen.error(law.error());

  screen.line("经营者 operator " + std::to_string(*operator_id) +
              (options.card ? " · 卡 card " + std::to_string(*options.card) : ""));
  show(screen, **law, *movements);
  screen.row(options.card ? "卡内余额 balance" : "存管余额 in custody (C)", yuan(newest->balance));
  screen.answer({{"operator_id", *operator_id},
                 {"card_id", options.card ? boost::json::value(*options.card) : boost::json::value(nullptr)},
                 {"balance_fen", newest->balance},
                 {"movements", server::to_json(**law, *movements, options.card.has_value())}});
  return success;
}

}  // namespace

void add_statement(CommandLine& line) {
  auto options = std::make_shared<StatementOptions>();
  Subcommand sub = line.subcommand(
      "statement",
      "一张卡（或一个经营者）的每一笔变动\n"
      "Every movement of a card, or of an operator's custody account, with its entry number and clauses.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--operator", options->operator_name, "经营者 number, or uscc:<credit code>").required();
  sub.option("--card", options->card_name, "卡号 card: its number, or its text in a CSV file that names cards by text");
  sub.option("--last", options->last, "最近多少笔 how many, the newest").within(1, most_movements);
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_statement(*options); });
}

}  // namespace gongbao::cli
