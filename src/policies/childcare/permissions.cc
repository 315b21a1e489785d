// Role × scope of spec/02 part 2 and the "by" column of part 6, as one table.
#include <array>

#include "policies/childcare/printouts.h"

namespace gongbao::childcare {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_institution{Role::institution, Scope::own_organisation};
constexpr Grant of_family{Role::family, Scope::own_person};
constexpr Grant of_district{Role::district_health, Scope::own_area};
constexpr Grant bank_of_institution{Role::custody_bank, Scope::own_organisation};
constexpr Grant of_mediator{Role::mediator, Scope::own_organisation};

constexpr std::array institution_only{of_institution};
constexpr std::array family_only{of_family};
constexpr std::array health_district_only{of_district};
// Of another area it is told so: category_not_by_district.
constexpr std::array any_health_district{Grant{Role::district_health, Scope::city}};
// Any bank may ask, and is told that the agreement is missing; whose it is the decision says.
constexpr std::array any_custody_bank{Grant{Role::custody_bank, Scope::city}};
constexpr std::array own_bank{bank_of_institution};
constexpr std::array parties{of_institution, of_family};
constexpr std::array parties_and_authorities{of_institution, of_family, of_mediator, of_district};

constexpr access::Granted childcare_commands[] = {
    // registration.h
    {"register_institution", institution_only},
    {"set_category", any_health_district},
    {"publish_fee_standard", institution_only},
    {"publish_disclosure", institution_only},
    // custody_setup.h
    // 选择…一家商业银行 (10b): the institution chooses and signs; the bank's own act is the account it opens.
    {"sign_custody_agreement", institution_only},
    {"open_custody_account", any_custody_bank},
    // filing.h
    {"submit_filing", institution_only},
    {"update_filing", institution_only},
    {"update_enrolment", institution_only},
    {"withdraw_filing", institution_only},
    // contracts.h
    {"register_contract", institution_only},
    {"acknowledge_contract", family_only},
    {"register_bill", institution_only},
    {"log_attendance", institution_only},
    // notice.h
    {"notify_family", institution_only},
    // disputes.h
    {"open_dispute", parties},
    {"add_dispute_step", parties_and_authorities},
    {"record_outcome", parties_and_authorities},
    {"confirm_outcome", parties},
    // refund.h
    {"demand_refund", family_only},
    {"withdraw_refund", family_only},
    {"contest_refund", institution_only},
    // reconciliation.h
    {"upload_statement", own_bank},
    {"resolve_break", own_bank},
    // supervision.h
    {"file_complaint", family_only},
    {"answer_complaint", health_district_only},
    {"report_problem", health_district_only},
    {"record_inspection", health_district_only},
    {"record_disqualification", health_district_only},
    {"order_suspend_issuing", health_district_only},
    {"lift_order", health_district_only},
    {"record_penalty", health_district_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(childcare_commands, command); }

namespace {

// Who reads what is kept about an institution: itself, its bank, its district, the city (part 2, part 9). A contract is
// between two; the district and a mediator come to it by a dispute, and the bank sees amounts and days in lists.
constexpr Grant city_health{Role::city_health, Scope::city};
constexpr std::array figure_readers{of_institution, bank_of_institution, of_district, city_health,
                                    Grant{Role::financial_regulator, Scope::city}};
constexpr std::array duty_readers{of_institution, bank_of_institution, of_district, city_health};
constexpr std::array contract_readers{of_institution, of_family, of_district};
constexpr std::array of_entries{of_institution, bank_of_institution, of_family, of_mediator, of_district, city_health};
// A mediator reads what is said in disputes that are laid before it.
constexpr std::array person_readers{of_institution, of_district, of_family};
constexpr std::array paper_readers{of_institution, of_district, of_family, of_mediator};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted childcare_questions[] = {
    {AskPublished::name, anybody_at_all},
    {AskContract::name, contract_readers},
    {AskRefundOptions::name, parties},
    {AskPosition::name, figure_readers},
    {AskOpenDuties::name, duty_readers},
    {AskCaps::name, institution_only},
    {AskDueCycles::name, institution_only},
    {ContractVoucher::name, parties},
    {FeeReceipt::name, parties},
    {"entry", of_entries},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(childcare_questions, question);
}

namespace {
// Each side, the bank, and whoever settles it; what counts is the outcome that is recorded and proven (2-14d).
constexpr std::array who_settles{of_institution, bank_of_institution, of_mediator, of_district};
// 按照争议处理结果 (2-14d): an outcome that accepted the refund is carried out by others, too.
constexpr std::array who_carries_out{of_institution, bank_of_institution, of_district};
}  // namespace

std::span<const Grant> grants_of(const State& state, const custody::Instruction& in) {
  if (in.op != custody::Op::accept_refund) return grants_of(in.op);
  const auto papers = state.contracts.refund_papers.find({in.operator_id, in.subject_id});
  const bool lost = papers != state.contracts.refund_papers.end() && papers->second.contested_and_lost;
  return lost ? who_carries_out : grants_of(in.op);
}

std::span<const Grant> grants_of(custody::Op op) {
  using custody::Op;
  switch (op) {
    case Op::collect_cash:
    case Op::report_service:
    case Op::withdraw_funding:
    case Op::accept_refund:
    case Op::refund_by_operator:
      return institution_only;
    case Op::confirm_service:
    case Op::dispute_service:
      return family_only;
    case Op::resolve_dispute:
      return who_settles;
    default:
      return own_bank;
  }
}

}  // namespace gongbao::childcare
