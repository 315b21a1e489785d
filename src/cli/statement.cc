// gongbao statement: a card's or an operator's movements, read back through the journal. Each entry names the one
// before it of the same subject and of the same operator, so no index is needed.
#include "base/hash.h"
#include "cli/commands.h"
#include "cli/law_books.h"
#include "cli/screen.h"
#include "cli/speaker.h"
#include "cli/store.h"
#include "custody/extension.h"
#include "custody/record.h"

namespace gongbao::cli {

namespace {

struct StatementOptions {
  std::string data = "data/demo";
  std::string operator_name;
  std::optional<std::uint64_t> card;
  std::uint64_t last = 50;
  bool json = false;
};

struct Movement {
  journal::EntryNo entry = 0;
  Stamp stamp;
  custody::Instruction instruction;
  std::uint64_t journal_no = 0;
  std::int64_t balance = 0;          // of what is asked for, afterwards
  std::int64_t subject_balance = 0;  // of the card it speaks of
  journal::EntryNo before = 0;       // the entry before this one of the same
};

// A transfer stands in the history of both cards; the other card's figures are an extension of the entry.
Movement movement_of(const journal::EntryView& entry, std::optional<std::uint64_t> card) {
  const journal::InstructionView& view = *entry.instruction;
  const journal::Outcome& outcome = view.outcome;
  Movement movement{entry.number,
                    Stamp{entry.source.stamp_micros},
                    std::bit_cast<custody::Instruction>(view.record),
                    outcome.journal_no,
                    outcome.custody_after,
                    outcome.subject_after,
                    outcome.previous_of_operator};
  if (!card) return movement;
  movement.balance = outcome.subject_after;
  movement.before = outcome.previous_of_subject;
  for (const journal::Extension& extension : view.extensions) {
    if (extension.kind != custody::SecondSubject::kind) continue;
    const auto second = custody::from_ext<custody::SecondSubject>(std::bit_cast<custody::Ext>(extension));
    if (second.card != *card) continue;
    movement.balance = second.after;
    movement.before = second.previous;
  }
  return movement;
}

struct Newest {
  journal::EntryNo entry = 0;
  std::int64_t balance = 0;
};

Result<Newest> newest_of(Store& store, std::uint64_t operator_id, const StatementOptions& options) {
  Newest newest;
  bool found = false;
  const auto asked = store.ask([&](const policies::City& city) {
    if (options.card) {
      const custody::Card* card = city.books().cards.find({operator_id, *options.card});
      found = card != nullptr;
      if (found) newest = {card->last_entry, card->principal};
    } else if (const auto* book = city.books().find_operator(operator_id)) {
      found = true;
      newest = {book->last_entry, book->q.custody};
    }
  });
  if (!asked) return std::unexpected(asked.error());
  if (!found) return problem("cli.not_found", options.card ? "card" : "operator", "there is no such account here");
  return newest;
}

// The newest first. A typed command in the chain ends it here: it has no link of its own.
Result<std::vector<Movement>> walk_back(const journal::Log& log, journal::EntryNo from,
                                        const StatementOptions& options) {
  std::vector<Movement> movements;
  for (journal::EntryNo at = from; at != 0 && movements.size() < options.last;) {
    journal::EntryNo before = 0;
    const auto seen = log.see_entry(at, [&](const journal::EntryView& entry) {
      if (entry.instruction == nullptr) return;
      movements.push_back(movement_of(entry, options.card));
      before = movements.back().before;
    });
    if (!seen) return std::unexpected(seen.error());
    at = before < at ? before : 0;
  }
  return movements;
}

std::vector<std::string> clauses_of(const LawBooks& law, const Movement& movement) {
  return law.behind(custody::op_name(movement.instruction.op), 0);
}

void show(const Screen& screen, const LawBooks& law, const std::vector<Movement>& movements) {
  screen.line(
      "  条目 entry    事件日 event  操作 op               金额 amount        余额 balance     分录 journal    条款 "
      "clauses");
  for (auto it = movements.rbegin(); it != movements.rend(); ++it) {
    screen.line("  " + padded(grouped(it->entry), 13) + padded(to_string(it->instruction.event_date), 14) +
                padded(custody::op_name(it->instruction.op), 20) +
                padded(format_yuan_grouped(Money{it->instruction.amount_fen}), 19) +
                padded(format_yuan_grouped(Money{it->balance}), 17) + padded(std::to_string(it->journal_no), 16) +
                bracketed(clauses_of(law, *it)));
  }
}

boost::json::array as_json(const LawBooks& law, const std::vector<Movement>& movements) {
  boost::json::array rows;
  for (auto it = movements.rbegin(); it != movements.rend(); ++it) {
    const auto clauses = clauses_of(law, *it);
    rows.push_back(boost::json::object{{"entry_no", it->entry},
                                       {"event_date", to_string(it->instruction.event_date)},
                                       {"booked_at", to_string(it->stamp)},
                                       {"op", custody::op_name(it->instruction.op)},
                                       {"instr_id", to_hex(it->instruction.instr_id)},
                                       {"subject_id", it->instruction.subject_id},
                                       {"subject_balance_fen", it->subject_balance},
                                       {"amount_fen", it->instruction.amount_fen},
                                       {"balance_fen", it->balance},
                                       {"journal_no", it->journal_no},
                                       {"clauses", boost::json::array(clauses.begin(), clauses.end())}});
  }
  return rows;
}

int run_statement(const StatementOptions& options) {
  const Screen screen(options.json);
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return screen.error(store.error());
  const auto operator_id = operator_named(**store, options.operator_name);
  if (!operator_id) return screen.error(operator_id.error());
  const auto newest = newest_of(**store, *operator_id, options);
  if (!newest) return screen.error(newest.error());
  const auto movements = walk_back((*store)->log(), newest->entry, options);
  if (!movements) return screen.error(movements.error());
  const auto law = LawBooks::open();
  if (!law) return screen.error(law.error());

  screen.line("经营者 operator " + std::to_string(*operator_id) +
              (options.card ? " · 卡 card " + std::to_string(*options.card) : ""));
  show(screen, **law, *movements);
  screen.row(options.card ? "卡内余额 balance" : "存管余额 in custody (C)", yuan(newest->balance));
  screen.answer({{"operator_id", *operator_id},
                 {"card_id", options.card ? boost::json::value(*options.card) : boost::json::value(nullptr)},
                 {"balance_fen", newest->balance},
                 {"movements", as_json(**law, *movements)}});
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
  sub.option("--card", options->card, "卡号 card");
  sub.option("--last", options->last, "最近多少笔 how many, the newest");
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_statement(*options); });
}

}  // namespace gongbao::cli
