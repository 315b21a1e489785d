// One pass over the journal beside the rows in the order of their entries.
#include "cli/balance_check.h"

#include "custody/extension.h"
#include "custody/record.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_listed = 20;
constexpr std::size_t most_shown = 5;

using CardKey = std::pair<std::uint64_t, std::uint64_t>;  // operator, card

// Calls see(card, balance) for the one or two cards an accepted instruction speaks of.
template <class See>
void for_each_card(const journal::InstructionView& entry, const See& see) {
  if (entry.outcome.verdict != engine::Verdict::accepted) return;
  const auto instruction = std::bit_cast<custody::Instruction>(entry.record);
  see(CardKey{instruction.operator_id, instruction.subject_id}, entry.outcome.subject_after);
  for (const journal::Extension& extension : entry.extensions) {
    if (extension.kind != custody::SecondSubject::kind) continue;
    const auto second = custody::from_ext<custody::SecondSubject>(std::bit_cast<custody::Ext>(extension));
    see(CardKey{instruction.operator_id, second.card}, second.after);
  }
}

}  // namespace

void BalanceCheck::planned(const formats::CsvImport::Planned& planned) {
  if (!planned.file_balance) return;
  const custody::Instruction& instruction = planned.instruction;
  waiting_[planned.ticket] = {0, planned.line, instruction.operator_id, instruction.subject_id, *planned.file_balance};
}

void BalanceCheck::told(std::uint64_t ticket, journal::EntryNo entry) {
  const auto it = waiting_.find(ticket);
  if (it == waiting_.end()) return;
  it->second.entry = entry;
  if (entry != 0) rows_.push_back(it->second);
  waiting_.erase(it);
}

void BalanceCheck::compare(const Row& row, std::int64_t on_card, Found& found) const {
  if (on_card == row.in_file) {
    ++found.agree;
    return;
  }
  ++found.differ;
  const Wide difference = Wide{on_card} - row.in_file;
  const auto size = narrow(difference < 0 ? -difference : difference);
  found.largest = std::max(found.largest, size ? size->fen : std::numeric_limits<std::int64_t>::max());
  if (found.first.size() < most_listed) {
    found.first.push_back(boost::json::object{
        {"line", row.line}, {"card_id", row.card}, {"balance_fen", on_card}, {"file_balance_fen", row.in_file}});
  }
  if (found.lines.size() < most_shown) {
    found.lines.push_back("  line " + std::to_string(row.line) + ", 卡 card " + std::to_string(row.card) + ": " +
                          yuan(on_card) + ", 文件 in the file " + yuan(row.in_file));
  }
}

Result<BalanceCheck::Found> BalanceCheck::walk(const journal::Log& log) {
  std::ranges::stable_sort(rows_, {}, &Row::entry);
  std::map<CardKey, std::int64_t> on_card;  // of the cards of the file
  for (const Row& row : rows_) on_card[{row.operator_id, row.card}] = 0;
  Found found;
  auto next = rows_.begin();
  const auto walked = log.for_each_block({}, [&](const journal::Block& block) -> Result<void> {
    journal::for_each_entry(block, [&](journal::EntryNo number, const engine::Source&, const auto& entry) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(entry)>, journal::InstructionView>) {
        for_each_card(entry, [&](const CardKey& key, std::int64_t balance) {
          const auto it = on_card.find(key);
          if (it != on_card.end()) it->second = balance;
        });
      }
      for (; next != rows_.end() && next->entry == number; ++next) {
        compare(*next, on_card.at({next->operator_id, next->card}), found);
      }
    });
    return {};
  });
  if (!walked) return std::unexpected(walked.error());
  return found;
}

void BalanceCheck::tell(Found found, const std::string& column, ImportRun& run) const {
  run.notes.push_back("余额核对 column " + column + ": " + grouped(rows_.size()) + " 行 rows compared, " +
                      grouped(found.agree) + " 相符 agree to the fen, " + grouped(found.differ) +
                      " 不符 differ (只报告 nothing is changed)");
  for (std::string& line : found.lines) run.notes.push_back(std::move(line));
  run.details["balance_check"] = boost::json::object{{"column", column},
                                                     {"compared", rows_.size()},
                                                     {"agree", found.agree},
                                                     {"differ", found.differ},
                                                     {"largest_difference_fen", found.largest},
                                                     {"first_that_differ", std::move(found.first)}};
}

Result<void> BalanceCheck::report(const journal::Log& log, const std::string& column, ImportRun& run) {
  auto found = walk(log);
  if (!found) return std::unexpected(found.error());
  tell(*std::move(found), column, run);
  return {};
}

}  // namespace gongbao::cli
