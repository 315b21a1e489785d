// Role × scope of spec/01 part 2 and the "by" column of part 6, as one table. 第四条 (4d–4g) gives branches sale,
// redemption, top-up, buy-back and clearing, nothing else.
#include <array>
#include <map>

#include "policies/prepaid_card/printouts.h"

namespace gongbao::prepaid_card {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant operator_own{Role::operator_, Scope::own_organisation};
constexpr Grant branch_own{Role::branch, Scope::own_outlet};
constexpr Grant bank_own{Role::custody_bank, Scope::own_organisation};
constexpr Grant consumer_own{Role::consumer, Scope::own_person};

constexpr std::array anyone_as_operator{operator_own};
// A branch is told why it may not: branch_cannot_issue, branch_cannot_file.
constexpr std::array operator_or_branch{operator_own, branch_own};

constexpr std::array sales{bank_own, operator_own, branch_own};
constexpr std::array bank_only{bank_own};
constexpr std::array any_bank{Grant{Role::custody_bank, Scope::city}};
constexpr std::array bank_or_operator{bank_own, operator_own};
constexpr std::array bank_or_consumer{bank_own, consumer_own};
constexpr std::array consumer_only{consumer_own};
constexpr std::array district_only{Grant{Role::district_commerce, Scope::own_area}};
constexpr std::array operator_or_district{operator_own, Grant{Role::district_commerce, Scope::own_area}};
// 督促行业协会加强…自律管理 (14b); 有针对性向消费者进行风险提示 (14c)
constexpr std::array prompters{Grant{Role::district_commerce, Scope::own_area}, Grant{Role::city_commerce, Scope::city},
                               Grant{Role::association, Scope::city}};
// The bank for the consumer, the consumer himself; who buys back or clears (4e 4f).
constexpr std::array demanders{bank_own, consumer_own, operator_own, branch_own};
constexpr std::array transferers{bank_own, operator_own, consumer_own};

constexpr access::Granted commands[] = {
    // registration.h
    {"register_operator", anyone_as_operator},
    {"issue_product", operator_or_branch},
    {"designate_branch", anyone_as_operator},
    {"list_outlet", anyone_as_operator},
    {"declare_balance", anyone_as_operator},
    // filing.h
    {"submit_filing", operator_or_branch},
    {"return_filing", district_only},
    {"confirm_filing", district_only},
    {"withdraw_filing", anyone_as_operator},
    // changes.h
    {"submit_change", anyone_as_operator},
    {"apply_change", district_only},
    {"return_change", district_only},
    {"correct_record", operator_or_district},
    // termination.h
    {"announce_termination", anyone_as_operator},
    {"cancel_termination", anyone_as_operator},
    {"set_checklist", district_only},
    {"tick_checklist", district_only},
    {"submit_deregistration", anyone_as_operator},
    {"handle_deregistration", district_only},
    {"notify_holders", anyone_as_operator},
    // supervision.h
    {"record_inspection", district_only},
    {"record_violation", district_only},
    {"order_rectification", district_only},
    {"order_suspend_issuing", district_only},
    {"lift_order", district_only},
    {"record_penalty", district_only},
    {"record_disqualification", district_only},
    {"lift_disqualification", district_only},
    // complaints.h
    {"file_complaint", consumer_only},
    {"answer_complaint", district_only},
    // advertisement.h
    {"check_advertisement", operator_or_district},
    {"publish_risk_prompt", prompters},
    // custody_setup.h
    // 选择1家…商业银行 (9b): the operator chooses and signs; the bank's own act is the account it opens.
    {"sign_custody_agreement", anyone_as_operator},
    // Any bank may ask, and is told that the agreement is missing; whose it is the decision says.
    {"open_custody_account", any_bank},
    {"request_close_account", anyone_as_operator},
    {"close_custody_account", bank_only},
    {"change_bank", bank_or_operator},
    // opening.h
    {"load_opening_balances", anyone_as_operator},
    // cards.h
    {"bind_card_holder", bank_or_operator},
    {"report_loss", bank_or_consumer},
    {"unfreeze_card", bank_or_consumer},
    {"reissue_card", anyone_as_operator},
    // release.h
    {"request_free_release", anyone_as_operator},
    {"withdraw_release_application", anyone_as_operator},
    {"cancel_order", anyone_as_operator},
    // refund.h
    {"demand_refund", demanders},
    {"contest_refund", anyone_as_operator},
    {"resolve_contested_refund", district_only},
    {"withdraw_refund", bank_or_consumer},
    // quarter.h
    {"submit_quarter_report", anyone_as_operator},
    {"check_quarter_report", district_only},
    {"reopen_quarter", district_only},
    {"submit_bank_report", bank_only},
    // reconciliation.h
    {"upload_statement", bank_only},
    {"resolve_break", bank_only},
    // correct.h
    {"correct_instruction", bank_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(commands, command); }

namespace {

// Who reads what is kept about an operator: itself, its bank, its district, the city (part 2, part 9).
// 归集…资金存管信息 (13c): the financial regulator sees positions, never a card.
constexpr Grant district_own{Role::district_commerce, Scope::own_area};
constexpr Grant city{Role::city_commerce, Scope::city};
constexpr std::array position_readers{operator_own, bank_own, district_own, city,
                                      Grant{Role::financial_regulator, Scope::city}};
constexpr std::array card_readers{operator_own, branch_own, bank_own, consumer_own};
constexpr std::array window_readers{operator_own, bank_own, consumer_own, district_own, city};
constexpr std::array quarter_readers{operator_own, bank_own, district_own, city,
                                     Grant{Role::financial_regulator, Scope::city}};
constexpr std::array credit_readers{operator_own, district_own, city};
constexpr std::array grade_readers{district_own, city};
constexpr std::array entry_readers{operator_own, bank_own, consumer_own, district_own, city};
// 备案资料 and what the departments find are the house's and its district's business, and a consumer reads what he
// handed in and what was written to him. Banks are sent none of these papers.
constexpr std::array person_readers{operator_own, bank_own, district_own, consumer_own};
constexpr std::array paper_readers{operator_own, district_own, consumer_own};
constexpr auto everybody = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted questions[] = {
    {AskPosition::name, position_readers},
    {AskCard::name, card_readers},
    {AskPublished::name, everybody},
    {AskCreditFile::name, credit_readers},
    {AskCreditGrades::name, grade_readers},
    {AskNewestEntry::name, entry_readers},
    {"entry", entry_readers},
    {"person", person_readers},
    {"paper", paper_readers},
    {AskRefundOptions::name, card_readers},
    {AskOpenWindows::name, window_readers},
    {FilingCertificate::name, everybody},
    {CardStatement::name, card_readers},
    {QuarterReportForm::name, credit_readers},
    {AskQuarter::name, quarter_readers},
    {AskOwnWindows::name, consumer_only},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) { return access::grants_in(questions, question); }

std::span<const Grant> grants_of(custody::Op op) {
  using custody::Op;
  switch (op) {
    case Op::purchase:
    case Op::topup:
    case Op::sale_in_transit:
    case Op::redeem:
    case Op::refund_by_operator:
      return sales;
    case Op::cash_deposit:
    case Op::apply_release:
    case Op::accept_refund:
    case Op::agreement:  // proposed by the operator; bit 5 says that the consumer confirmed it
      return bank_or_operator;
    case Op::transfer:
      return transferers;
    case Op::objection:
      return bank_or_consumer;
    default:
      return bank_only;
  }
}

}  // namespace gongbao::prepaid_card
