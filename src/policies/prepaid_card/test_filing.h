// Complete papers, agreements with a bank, and operators whose filing is confirmed, for tests of what comes before and
// after a filing.
#pragma once

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {

using shared::testing::person;
using shared::testing::sealed;

inline OutletEntry outlet(std::uint32_t id, OutletKind kind = OutletKind::branch) {
  OutletEntry entry;
  entry.outlet_id = id;
  entry.kind = kind;
  entry.address = "某街1号";
  entry.district = "110106";
  return entry;
}

inline ContractPaper model_contract() {
  ContractPaper contract;
  contract.text = "甲方(经营者)与乙方(消费者)约定:余额可退,遗失可补办。";
  for (const auto& [item, name] : names_of(ContractItem{})) contract.items.push_back(item);
  return contract;
}

inline SignCustodyAgreement agreement(std::uint64_t op, std::uint64_t bank) {
  SignCustodyAgreement command;
  command.operator_id = op;
  command.bank_id = bank;
  command.bank_district = "110102";
  command.signed_on = monday;
  return command;
}

inline SubmitFiling complete_papers(std::uint64_t op, Date signed_on) {
  SubmitFiling command;
  command.operator_id = op;
  command.form.emplace();
  command.form->premises = Premises::own;
  command.form->card_kinds = {CardForm::virtual_};
  command.form->bank = "某银行";
  command.contract_doc = model_contract();
  command.commitment_doc = CommitmentPaper{sealed(), person(), signed_on};
  return command;
}

// Submitted and confirmed on the world's day.
inline void file(TestWorld& world, std::uint64_t op) {
  const SubmitFiling papers = complete_papers(op, world.today());
  GB_CHECK(world.give(papers, the_operator(op)).accepted());
  GB_CHECK(world.give(ConfirmFiling{op}, the_district()).accepted());
}

// The events of a kind in the operator's file, closed ones too.
inline std::vector<ComplianceEvent> events_of(const TestWorld& world, std::uint64_t op, Code code) {
  std::vector<ComplianceEvent> found;
  for (const auto& [key, event] : world.state.compliance_events) {
    if (key.operator_id == op && key.code == code) found.push_back(event);
  }
  return found;
}

}  // namespace gongbao::prepaid_card::testing
