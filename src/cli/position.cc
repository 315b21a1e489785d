// gongbao position: where an operator stands, every figure with the sum it comes from and the clause it rests on.
#include "cli/commands.h"
#include "cli/screen.h"
#include "cli/speaker.h"
#include "cli/store.h"

namespace gongbao::cli {

namespace {

struct PositionOptions {
  std::string data = "data/demo";
  std::string operator_name;
  bool json = false;
};

struct Figure {
  std::string name;   // B
  std::string label;  // both languages
  std::int64_t fen = 0;
  std::string formula;  // with the figures of today
  std::string clauses;  // paths in prepaid-card
};

struct Position {
  std::uint64_t operator_id = 0;
  std::string name, uscc, account;
  std::string day;
  custody::Standing standing{};
  std::vector<Figure> figures;
};

std::string plain(Wide fen) { return format_yuan_grouped(Money{static_cast<std::int64_t>(fen)}); }

std::string percent(BasisPoints ratio) {
  std::string text = std::to_string(ratio.bp / 100);
  if (ratio.bp % 100 != 0) text += "." + std::to_string(ratio.bp % 100 + 100).substr(1);
  return text + " %";
}

std::string formula_of_required(const custody::OperatorBook& book, const prepaid_card::Terms& terms) {
  const custody::Quantities& q = book.q;
  const std::string s = plain(q.unidentified);
  const std::string floor = plain(prepaid_card::quarter_floor(q, terms));
  const std::string progress = plain(prepaid_card::progress_floor(q, terms));
  if (book.standing != custody::Standing::active) {
    return "B − T + ⌈r×U⌉ + S = " + plain(prepaid_card::clearing_fund(q, terms)) + " + " + s;
  }
  switch (terms.floor_mode) {
    case prepaid_card::FloorMode::quarter_and_progress:
      return "max(F, ⌈r×P⌉) + S = max(" + floor + ", " + progress + ") + " + s;
    case prepaid_card::FloorMode::quarter_only:
      return "F + S = " + floor + " + " + s;
    case prepaid_card::FloorMode::progress_only:
      return "⌈r×P⌉ + S = " + progress + " + " + s;
  }
  return {};
}

std::vector<Figure> figures_of(const custody::OperatorBook& book, const prepaid_card::Terms& terms) {
  const custody::Quantities& q = book.q;
  const std::string r = percent(terms.custody_ratio);
  const auto fen = [](Wide value) { return static_cast<std::int64_t>(value); };
  return {
      {"B", "预收资金余额 prepaid balance", fen(q.balance()),
       "2001 + 2003 = " + plain(q.liability) + " + " + plain(q.refunds), "2e"},
      {"U", "待确认 redeemed, not yet cleared", q.pending, "2002", "9l 9m"},
      {"T", "在途 in transit, inside its deadline", q.in_transit_in_time, "1003", "9q"},
      {"S", "未识别 received, owner unknown", q.unidentified, "2005", "9e"},
      {"P", "质押基数 pledge base", fen(q.pledge_base()),
       "max(0, B + U − T) = " + plain(q.balance()) + " + " + plain(q.pending) + " − " + plain(q.in_transit_in_time),
       "9o"},
      {"F", "季末底线 quarter floor", fen(prepaid_card::quarter_floor(q, terms)),
       "⌈" + r + " × B_q⌉, B_q = " + plain(q.prior_quarter_balance), "9i"},
      {"R", "应存管 must stay in custody", book.required, formula_of_required(book, terms),
       book.standing == custody::Standing::active ? "9i 9o 9p" : "8d"},
      {"C", "存管账户 in the custody account", q.custody,
       "1001 + 1002 = " + plain(book.restricted) + " + " + plain(q.custody - book.restricted), "9d 9h"},
      {"E", "未付指令 open payout orders", q.open_orders, "", "9k 9l"},
      {"free", "今日可支取 may be drawn today", custody::releasable(book),
       "max(0, C − R − E) = " + plain(q.custody) + " − " + plain(book.required) + " − " + plain(q.open_orders),
       "9j 9p"},
  };
}

Result<Position> position_of(Store& store, std::uint64_t operator_id) {
  std::optional<Position> found;
  const auto asked = store.ask([&](const policies::City& city) {
    const auto* book = city.books().find_operator(operator_id);
    if (book == nullptr) return;
    Position position;
    position.operator_id = operator_id;
    if (const auto it = city.prepaid_card().operators.find(operator_id); it != city.prepaid_card().operators.end()) {
      position.name = it->second.name;
      position.uscc = it->second.uscc;
    }
    position.account = custody::account_digits(book->account).value_or("");
    if (city.day()) position.day = to_string(*city.day());
    position.standing = book->standing;
    position.figures = figures_of(*book, city.terms());
    found = std::move(position);
  });
  if (!asked) return std::unexpected(asked.error());
  if (!found) return problem("cli.unknown_operator", "operator", "there is no operator " + std::to_string(operator_id));
  return *std::move(found);
}

std::string_view standing_text(custody::Standing standing) {
  switch (standing) {
    case custody::Standing::active:
      return "正常 active";
    case custody::Standing::terminating:
      return "终止中 terminating";
    case custody::Standing::deregistering:
      return "注销中 deregistering";
    case custody::Standing::deregistered:
      return "已注销 deregistered";
  }
  return {};
}

void show(const Screen& screen, const Position& position) {
  screen.line("经营者 operator " + std::to_string(position.operator_id) + " · " + position.name + " · " +
              position.uscc);
  screen.line("账户 account " + position.account + " · " + std::string(standing_text(position.standing)) + " · " +
              position.day);
  for (const Figure& figure : position.figures) {
    const std::string amount = plain(figure.fen);
    screen.line("  " + padded(figure.name, 5) + padded(figure.label, 38) +
                std::string(amount.size() < 16 ? 16 - amount.size() : 0, ' ') + amount + " 元  " +
                padded(figure.formula, 52) + "[" + figure.clauses + "]");
  }
}

void answer(const Screen& screen, const Position& position) {
  boost::json::object figures;
  for (const Figure& figure : position.figures) {
    figures[figure.name] =
        boost::json::object{{"fen", figure.fen}, {"formula", figure.formula}, {"clauses", figure.clauses}};
  }
  screen.answer({{"operator_id", position.operator_id},
                 {"name", position.name},
                 {"uscc", position.uscc},
                 {"account_no", position.account},
                 {"day", position.day},
                 {"standing", standing_text(position.standing)},
                 {"figures", std::move(figures)}});
}

int run_position(const PositionOptions& options) {
  const Screen screen(options.json);
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return screen.error(store.error());
  const auto operator_id = operator_named(**store, options.operator_name);
  if (!operator_id) return screen.error(operator_id.error());
  const auto position = position_of(**store, *operator_id);
  if (!position) return screen.error(position.error());
  show(screen, *position);
  answer(screen, *position);
  return success;
}

}  // namespace

void add_position(CommandLine& line) {
  auto options = std::make_shared<PositionOptions>();
  Subcommand sub = line.subcommand("position",
                                   "经营者的存管状况：每个数字带算式与条款\n"
                                   "What is in custody, what must stay and why, what may be drawn today.");
  sub.option("--data", options->data, "数据目录 data folder");
  sub.option("--operator", options->operator_name, "经营者 number, or uscc:<credit code>").required();
  sub.flag("--json", options->json, "输出 JSON");
  sub.does([options] { return run_position(*options); });
}

}  // namespace gongbao::cli
