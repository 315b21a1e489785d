// 对账单: every movement of a card with the balance after it, typed commands and earlier numbers of the card among
// them.
#include <algorithm>

#include "policies/prepaid_card/printouts.h"

namespace gongbao::prepaid_card {

using policies::PrintedMovement;
using policies::Printout;

namespace {

std::string signed_yuan(Money change) { return (change.fen > 0 ? "+" : "") + format_yuan_grouped(change); }

// A kind whose English nobody has written down is told in Chinese only.
std::string kind_of(const PrintedMovement& movement) {
  return movement.kind.en.empty() ? movement.kind.zh : movement.kind.zh + " " + movement.kind.en;
}

std::vector<std::string> line_of(const PrintedMovement& movement) {
  return {std::to_string(movement.entry),
          to_string(movement.booked_on),
          to_string(movement.event_day),
          kind_of(movement),
          signed_yuan(movement.change),
          format_yuan_grouped(movement.balance),
          movement.clauses};
}

std::string period_words(const CardStatement& asked, Date today, std::size_t lines) {
  const Date until = asked.to ? std::min(*asked.to, today) : today;
  return (asked.from ? to_string(*asked.from) : std::string("首笔 the first")) + " — " + to_string(until) + "，共 " +
         std::to_string(lines) + " 笔";
}

// principal: what the card holds now, for a period in which nothing moved and after which nothing did.
void write_history(Printout& out, std::span<const PrintedMovement> movements, const CardStatement& asked,
                   Money principal, Date today) {
  const Date from = asked.from.value_or(first_date), to = asked.to.value_or(last_date);
  const auto begins = std::ranges::find_if(movements, [&](const auto& each) { return each.booked_on >= from; });
  const auto ends = std::find_if(begins, movements.end(), [&](const auto& each) { return each.booked_on > to; });
  Money opening = principal, in, out_of;
  if (begins != movements.end()) opening = Money{begins->balance.fen - begins->change.fen};
  Money closing = opening;
  for (const PrintedMovement& movement : std::span(begins, ends)) {
    out.table->rows.push_back(line_of(movement));
    (movement.change.fen > 0 ? in : out_of).fen += movement.change.fen;
    closing = movement.balance;
  }
  const auto yuan = [](Money amount) { return format_yuan_grouped(amount) + " 元"; };
  out.facts.push_back({{"期间", "Period"}, period_words(asked, today, out.table->rows.size()), "2-15a"});
  out.facts.push_back({{"期初余额", "Opening balance"}, yuan(opening), "2e"});
  out.facts.push_back({{"期末余额", "Closing balance"}, yuan(closing), "2e"});
  out.facts.push_back({{"增加", "Increases"}, yuan(in)});
  out.facts.push_back({{"减少", "Decreases"}, yuan(out_of)});
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const CardStatement& asked) {
  const std::uint64_t current = in.books.current_card(asked.operator_id, asked.card_id);
  const custody::Card* card = in.books.cards.find({asked.operator_id, current});
  const auto known = in.state.operators.find(asked.operator_id);
  if (card == nullptr || known == in.state.operators.end()) return std::nullopt;

  Printout out;
  out.title = {"单用途商业预付卡对账单", "Statement of a single-purpose prepaid card"};
  out.basis = {"余额与交易记录的查询（《北京市单用途预付卡管理条例》第十二条）",
               "A holder may ask for balance and records (Regulation, article 12)"};
  out.facts.push_back({{"经营者", "Operator"}, known->second.name, "5b"});
  const auto holders = in.state.cards.holders.find({asked.operator_id, current});
  if (holders != in.state.cards.holders.end() && !holders->second.empty()) {
    out.facts.push_back({{"持卡人", "Holder"}, holders->second.back().holder, "2-15a"});
  }
  out.facts.push_back({{"卡号", "Card"}, policies::CardNo{current}, "9f"});
  policies::PrintedTable table;
  using enum policies::PrintedColumn::Holds;
  table.columns = {{{"记录号", "Entry"}, 10, numbers},
                   {{"入账日", "Booked"}, 12, numbers},
                   {{"发生日", "Day"}, 12, numbers},
                   {{"类别", "Kind"}, 27},
                   {{"变动（元）", "Change"}, 15, amounts},
                   {{"余额（元）", "Balance"}, 16, amounts},
                   {{"条款", "Clause"}, 14}};
  out.table = std::move(table);
  out.notes.push_back(
      {"余额为预收资金本金；赠送权益不计入（2e）。", "Balances are principal; gifts of face value are not in them."});
  out.notes.push_back(
      {"条款号指《北京市单用途商业预付卡备案及预收资金管理实施办法（试行）》的条文，reg "
       "指《北京市单用途预付卡管理条例》。",
       "Clauses are those of the Measures; reg is the Regulation behind them."});
  out.check_page = "/check?operator=" + std::to_string(asked.operator_id);
  out.entry = card->last_entry;
  out.day = in.today;

  policies::HistoryWanted history;
  history.operator_id = asked.operator_id;
  history.card_id = current;
  history.from = asked.from.value_or(first_date);
  history.write = [asked, principal = Money{card->principal}, today = in.today](
                      Printout& printout, std::span<const PrintedMovement> movements) {
    write_history(printout, movements, asked, principal, today);
  };
  out.history = std::move(history);
  return out;
}

}  // namespace gongbao::prepaid_card
