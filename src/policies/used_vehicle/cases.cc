// A suspension takes away a right: an officer confirms what the system has found, unless the city says otherwise (R2).
#include "policies/used_vehicle/cases.h"

#include <algorithm>

namespace gongbao::used_vehicle {

namespace {

// Confirmed at once, where the city reads it so.
void list_if_automatic(const Context& in, RectificationCase& row) {
  if (in.terms().text("rectification_confirm", in.today) != "automatic") return;
  row.state = CaseState::listed;
  row.listed_at = in.now;
  row.suspends = row.complaint == 0 || in.terms().on("suspend_on_obstruction", in.today);
}

}  // namespace

CaseFound case_of_invoice(const Context& in, std::uint64_t market, std::uint64_t invoice, std::uint64_t new_case) {
  CaseFound fact{new_case, {}};
  const std::vector<std::uint64_t>* all = find_row(in.state.cases_of, market);
  if (all != nullptr) {
    const auto undecided = std::ranges::find_if(*all, [&](std::uint64_t each) {
      const RectificationCase& row = in.state.cases.at(each);
      return row.state == CaseState::detected && row.complaint == 0;
    });
    if (undecided != all->end()) {
      fact = {*undecided, in.state.cases.at(*undecided)};
      fact.row.triggers.push_back(invoice);
      return fact;
    }
  }
  fact.row.market = market;
  fact.row.triggers = {invoice};
  fact.row.found_at = in.now;
  list_if_automatic(in, fact.row);
  return fact;
}

CaseFound case_of_complaint(const Context& in, std::uint64_t market, std::uint64_t complaint) {
  CaseFound fact{row_id(in.entry, 0), {}};
  fact.row.market = market;
  fact.row.complaint = complaint;
  fact.row.found_at = in.now;
  list_if_automatic(in, fact.row);
  return fact;
}

void apply(World& world, const CaseFound& fact, const FactOrigin&) {
  State& state = world.state;
  if (!state.cases.contains(fact.case_id)) state.cases_of[fact.row.market].push_back(fact.case_id);
  state.cases[fact.case_id] = fact.row;
}

namespace {

// What a step says for itself, after the state and the reason that all of them ask for.
Answer moved(const Context& in, std::uint64_t case_id, CaseState from, CaseState to, const SealedText& text) {
  const RectificationCase* row = find_row(in.state.cases, case_id);
  if (row == nullptr) return unknown("case_id");
  if (row->state != from) return refuse(code::state_invalid);
  if (!text.given()) return refuse(code::reason_missing);
  const Operator* market = find_row(in.state.operators, row->market);
  return accept(CaseMoved{case_id, to, row->suspends, in.now, text})
      .with_text("responsible_party", market == nullptr ? std::string() : market->uscc);
}

}  // namespace

namespace {

// An invoice that was taken back since it was found, and nothing that somebody complained of with right: nothing to go
// by.
bool has_evidence(const State& state, const RectificationCase& row) {
  const auto stands = [&](std::uint64_t invoice) { return state.invoices.at(invoice).live(); };
  return row.complaint != 0 || std::ranges::any_of(row.triggers, stands);
}

}  // namespace

Answer decide(const Context& in, const ConfirmCase& command) {
  const RectificationCase* row = find_row(in.state.cases, command.case_id);
  if (row == nullptr) return unknown("case_id");
  if (row->state != CaseState::detected) return refuse(code::state_invalid);
  if (!has_evidence(in.state, *row)) return refuse(code::evidence_missing);
  if (!command.reason.given()) return refuse(code::reason_missing);
  const bool suspends = !row->triggers.empty() || in.terms().on("suspend_on_obstruction", in.today);
  const Operator& market = in.state.operators.at(row->market);
  return accept(CaseMoved{command.case_id, CaseState::listed, suspends, in.now, command.reason})
      .with_text("responsible_party", market.uscc)
      .with_count("suspended", suspends ? 1 : 0);
}

Answer decide(const Context& in, const DismissCase& command) {
  return moved(in, command.case_id, CaseState::detected, CaseState::dismissed, command.reason);
}
Answer decide(const Context& in, const ClaimRectified& command) {
  return moved(in, command.case_id, CaseState::listed, CaseState::rectified_claimed, command.measures);
}
Answer decide(const Context& in, const LiftCase& command) {
  return moved(in, command.case_id, CaseState::rectified_claimed, CaseState::lifted, command.reason);
}
Answer decide(const Context& in, const RefuseClaim& command) {
  return moved(in, command.case_id, CaseState::rectified_claimed, CaseState::listed, command.reason);
}

void apply(World& world, const CaseMoved& fact, const FactOrigin&) {
  RectificationCase& row = world.state.cases.at(fact.case_id);
  const bool newly_listed = row.state == CaseState::detected && fact.to == CaseState::listed;
  row.state = fact.to;
  row.suspends = fact.suspends;
  if (newly_listed) row.listed_at = fact.at;
  if (fact.to == CaseState::lifted) row.lifted_at = fact.at;
  if (fact.to == CaseState::rectified_claimed) row.measures = fact.text;
}

}  // namespace gongbao::used_vehicle
