// Reads the public record out of the state.
#include "policies/prepaid_card/published.h"

#include <algorithm>

namespace gongbao::prepaid_card {

namespace {

// Account → last 4 for the public (spec/01 part 9).
std::string last4(const Id16& account) {
  constexpr std::size_t shown = 4;
  if (account == Id16{}) return {};  // none is open
  const auto digits = custody::account_digits(account);
  if (!digits) return {};
  return digits->substr(digits->size() - std::min(shown, digits->size()));
}

// The filing that stands or stood last; one that is only under way says nothing yet.
const Filing* confirmed_filing(const State& state, std::uint64_t operator_id) {
  const Filing* found = nullptr;
  for (auto it = state.filing.filings.lower_bound({operator_id, 0});
       it != state.filing.filings.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.confirmed_on) found = &it->second;
  }
  return found;
}

// 核对 (12b): the latest quarter whose report is confirmed and not opened again.
void add_last_quarter(PublishedRecord& published, const State& state, std::uint64_t operator_id) {
  for (auto it = state.reports.of_quarters.lower_bound({operator_id, {}});
       it != state.reports.of_quarters.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.empty()) continue;
    const QuarterReport& report = it->second.back();
    if (!report.checked_on || report.reopened_on) continue;
    published.last_confirmed_quarter = it->first.quarter;
    published.meets_ratio = report.meets_ratio;
  }
}

}  // namespace

std::optional<PublishedRecord> published_record(const State& state, const custody::Books& books,
                                                std::uint64_t operator_id, Date on) {
  const Filing* filing = confirmed_filing(state, operator_id);
  if (filing == nullptr) return std::nullopt;
  const OperatorRecord& record = state.operators.at(operator_id);
  PublishedRecord published;
  published.operator_name = record.name;
  published.uscc = record.uscc;
  published.district = record.district;
  published.industry = record.industry;
  published.number = filing->number;
  published.status = filing->state;
  // 向社会公布，供经营者使用和公众查询 (6c); the consumer's right to learn of it (reg/12)
  published.clauses = {"prepaid-card/6c", "prepaid-card/2-15a", "reg/12"};
  if (filing->cancelled_on) published.clauses.emplace_back("prepaid-card/8g");
  published.confirmed_on = *filing->confirmed_on;
  published.cancelled_on = filing->cancelled_on;
  published.bank = filing->form.bank.value_or("");
  published.account_last4 = last4(books.find_operator(operator_id)->account);
  for (auto it = state.outlets.lower_bound({operator_id, 0});
       it != state.outlets.end() && it->first.operator_id == operator_id; ++it) {
    const Outlet& outlet = it->second;
    if (!outlet.listed_on(on)) continue;
    published.outlets.push_back(
        {static_cast<std::uint32_t>(it->first.number), outlet.kind, outlet.address, outlet.district});
  }
  add_last_quarter(published, state, operator_id);
  if (published.last_confirmed_quarter) published.clauses.emplace_back("prepaid-card/12b");
  for (const std::uint64_t of : {std::uint64_t{0}, operator_id}) {
    for (auto it = state.supervision.risk_prompts.lower_bound({of, 0});
         it != state.supervision.risk_prompts.end() && it->first.operator_id == of; ++it) {
      if (it->second.period.covers(on)) published.risk_prompts.push_back(it->second.text);
    }
  }
  if (!published.risk_prompts.empty()) published.clauses.emplace_back("prepaid-card/14c");
  return published;
}

}  // namespace gongbao::prepaid_card
