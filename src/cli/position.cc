// gongbao position: where an operator stands, every figure with the sum it comes from and the clause it rests on. The
// sums are the policy's; here they are laid out.
#include "policies/prepaid_card/position.h"
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

struct Asked {
  std::string name, uscc, account;
  prepaid_card::Position position;
};

Result<Asked> ask(Store& store, std::uint64_t operator_id) {
  std::optional<Asked> found;
  const auto asked = store.ask([&](const policies::City& city) {
    auto position = prepaid_card::position_of(city.books(), city.scheme(), city.terms(), operator_id);
    const auto record = city.prepaid_card().operators.find(operator_id);
    if (!position || record == city.prepaid_card().operators.end()) return;
    const Id16& account = city.books().find_operator(operator_id)->account;
    found =
        Asked{record->second.name, record->second.uscc,
              account == Id16{} ? std::string() : custody::account_digits(account).value_or(""), *std::move(position)};
  });
  if (!asked) return std::unexpected(asked.error());
  if (!found) return problem("cli.unknown_operator", "operator", "there is no operator " + std::to_string(operator_id));
  return *std::move(found);
}

std::string_view filing_text(std::optional<prepaid_card::FilingState> state) {
  if (!state) return "未备案 not filed";
  switch (*state) {
    case prepaid_card::FilingState::submitted:
      return "备案已提交 filing submitted";
    case prepaid_card::FilingState::returned:
      return "备案已退回 filing returned";
    case prepaid_card::FilingState::withdrawn:
      return "备案已撤回 filing withdrawn";
    case prepaid_card::FilingState::active:
      return "已备案 filed";
    case prepaid_card::FilingState::terminating:
      return "终止中 terminating";
    case prepaid_card::FilingState::deregistering:
      return "注销中 deregistering";
    case prepaid_card::FilingState::deregistered:
      return "已注销 deregistered";
  }
  return {};
}

std::string amount_on_screen(std::int64_t fen) {
  constexpr std::size_t column = 16;
  const std::string amount = format_yuan_grouped(Money{fen});
  return std::string(amount.size() < column ? column - amount.size() : 0, ' ') + amount + " 元  ";
}

// "9i 9o 9p": the document is named once, above.
std::string short_ids(const std::vector<std::string>& clauses) {
  std::string text;
  for (const std::string& clause : clauses) {
    text += (text.empty() ? "" : " ") + clause.substr(clause.find('/') + 1);
  }
  return text;
}

void show(const Screen& screen, const Asked& asked) {
  const prepaid_card::Position& position = asked.position;
  screen.line("经营者 operator " + std::to_string(position.operator_id) + " · " + asked.name + " · " + asked.uscc);
  screen.line("账户 account " + (asked.account.empty() ? "–" : asked.account) + " · " +
              std::string(filing_text(position.filing_state)) + " · " + to_string(position.day) +
              " · 条款 clauses of prepaid-card");
  for (const prepaid_card::PositionTerm& term : position.terms) {
    screen.line("  " + padded(term.name, 10) + padded(term.label, 40) + amount_on_screen(term.fen) +
                padded(term.formula, 62) + "[" + short_ids(term.clauses) + "]");
  }
  if (position.shortfall_since) screen.line("  缺口始于 short since " + to_string(*position.shortfall_since));
}

void answer(const Screen& screen, const Asked& asked) {
  boost::json::object figures;
  for (const prepaid_card::PositionTerm& term : asked.position.terms) {
    figures[term.name] = boost::json::object{{"fen", term.fen},
                                             {"label", term.label},
                                             {"formula", term.formula},
                                             {"clauses", boost::json::array(term.clauses.begin(), term.clauses.end())}};
  }
  boost::json::object object{{"operator_id", asked.position.operator_id},
                             {"name", asked.name},
                             {"uscc", asked.uscc},
                             {"account_no", asked.account},
                             {"day", to_string(asked.position.day)},
                             {"filing_state", nullptr},
                             {"figures", std::move(figures)}};
  if (asked.position.filing_state) object["filing_state"] = enum_name(*asked.position.filing_state);
  if (asked.position.shortfall_since) object["shortfall_since"] = to_string(*asked.position.shortfall_since);
  screen.answer(object);
}

int run_position(const PositionOptions& options) {
  const Screen screen(options.json);
  const auto store = Store::open(options.data, {.read_only = true});
  if (!store) return screen.error(store.error());
  const auto operator_id = operator_named(**store, options.operator_name);
  if (!operator_id) return screen.error(operator_id.error());
  const auto asked = ask(**store, *operator_id);
  if (!asked) return screen.error(asked.error());
  show(screen, *asked);
  answer(screen, *asked);
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
