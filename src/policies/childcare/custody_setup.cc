// Agreement and account: 10b–10d.
#include "policies/childcare/custody_setup.h"

#include "law/area.h"

namespace gongbao::childcare {

using shared::agreement_in;
using shared::AgreementState;

// 选择本市辖内一家商业银行或其分支机构 (10b); 在区卫生健康行政部门的指导下…签署 (10d)
Answer decide(const Context& in, const SignCustodyAgreement& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.bank_id == 0) return malformed("bank_id");
  const Date first = regulation_from(in.state.parameters);
  if (auto wrong = day_problem(in, "signed_on", command.signed_on, first)) return std::move(*wrong);
  if (!law::area_named(command.bank_district, law::districts_bda_and_yanshan())) {
    return refuse(code::bank_not_in_beijing);
  }
  if (agreement_in(in.state.setup, command.operator_id, AgreementState::active) != 0) {
    return refuse(code::bank_not_unique);
  }
  if (!command.acknowledgement.given()) {
    return refuse(code::agreement_missing).with_text("missing", "acknowledgement");
  }
  CustodyAgreementSigned fact;
  fact.operator_id = command.operator_id;
  fact.agreement.bank_id = command.bank_id;
  fact.agreement.bank_district = command.bank_district;
  fact.agreement.signed_on = command.signed_on;
  fact.acknowledgement = command.acknowledgement;
  return accept(fact).with_count("agreement", static_cast<std::int64_t>(in.entry));
}

void apply(World& world, const CustodyAgreementSigned& fact, const FactOrigin& origin) {
  world.state.setup.agreements[{fact.operator_id, origin.entry}] = fact.agreement;
  shared::take_over(world.state.setup, *world.books.find_operator(fact.operator_id), origin.entry);
}

// 开立唯一的资金专用存管账户 (10c)
Answer decide(const Context& in, const OpenCustodyAccount& command) {
  const custody::OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_institution(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const auto account = custody::account_key(command.account_no);
  if (!account) return malformed("account_no");
  if (agreement_in(in.state.setup, command.operator_id, AgreementState::active) == 0) {
    return refuse(code::agreement_missing);
  }
  if (book->bank_id != in.actor.organisation) return refuse(code::forbidden);
  if (book->account != Id16{} || shared::account_taken(in.state.setup, in.books, *account)) {
    return refuse(code::account_not_unique);
  }
  return accept(CustodyAccountOpened{command.operator_id, *account, book->bank_id});
}

void apply(World& world, const CustodyAccountOpened& fact, const FactOrigin& origin) {
  shared::open_account(world.state.setup, *world.books.find_operator(fact.operator_id), fact.account, fact.bank_id,
                       origin.booked_on, origin.entry);
  close_events(world.state.compliance_events, fact.operator_id, flag::custody_not_set_up, origin.booked_on);
}

std::optional<Date> custody_not_set_up_since(const State& state, std::uint64_t operator_id) {
  return shared::open_since(state.compliance_events, operator_id, flag::custody_not_set_up);
}

}  // namespace gongbao::childcare
