// What operators filed with their district: the form, filings, changes and terminations (articles 4 to 8).
#pragma once

#include "custody/books.h"
#include "policies/prepaid_card/registration_rows.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorNo;

// --- before the filing -----------------------------------------------------------------------------------------------

// One office's part of a declared balance; outlet 0 is the head office.
struct BranchBalance {
  std::uint32_t outlet_id = 0;
  Money received;
  Money redeemed;
  Money refunded;
  GB_FIELDS(outlet_id, received, redeemed, refunded)
};
// What an operator said of itself while the books carried none of its cards (4a).
struct Declaration {
  Date as_of;
  Money received;
  Money redeemed;
  Money refunded;
  Money balance;
  std::vector<BranchBalance> branches;
  GB_FIELDS(as_of, received, redeemed, refunded, balance, branches)
};

// --- the papers of article 5 -----------------------------------------------------------------------------------------

// A branch or redemption site as the form lists it (4i); the number is the operator's own.
struct OutletEntry {
  std::uint32_t outlet_id = 0;
  OutletKind kind = OutletKind::branch;
  std::optional<std::string> uscc;
  std::string address;
  std::string district;
  std::optional<Premises> premises;
  std::optional<Date> lease_to;
  GB_FIELDS(outlet_id, kind, uscc, address, district, premises, lease_to)
};

// Annex 1. What is left out and already known, the system fills in; the filed form has it all.
struct FilingForm {
  std::optional<std::string> operator_name;
  std::optional<std::string> uscc;
  std::optional<std::string> address;
  std::optional<Premises> premises;  // reg/20
  std::optional<Date> lease_to;      // reg/20; with a lease
  std::vector<OutletEntry> outlets;
  std::optional<std::string> bank;  // name of the custody bank, once it is chosen
  std::optional<std::string> account_no;
  std::optional<Money> balance;              // B at filing
  std::optional<Money> quarter_end_balance;  // B at the end of the previous quarter
  std::vector<CardForm> card_kinds;
  GB_FIELDS(operator_name, uscc, address, premises, lease_to, outlets, bank, account_no, balance, quarter_end_balance,
            card_kinds)
};

// The twelve things a card contract must say (reg/13).
enum class ContractItem : std::uint8_t {
  operator_identity = 1,
  card_name_and_function = 2,
  goods_or_services = 3,
  price_and_discount = 4,
  payment = 5,
  term_of_validity = 6,
  where_to_use = 7,
  balance_and_records = 8,
  loss_and_reissue = 9,
  refund = 10,
  fund_custody = 11,
  liability_and_disputes = 12,
};
constexpr auto names_of(ContractItem) {
  using enum ContractItem;
  using namespace std::literals;
  return std::array{std::pair{operator_identity, "operator_identity"sv},
                    std::pair{card_name_and_function, "card_name_and_function"sv},
                    std::pair{goods_or_services, "goods_or_services"sv},
                    std::pair{price_and_discount, "price_and_discount"sv},
                    std::pair{payment, "payment"sv},
                    std::pair{term_of_validity, "term_of_validity"sv},
                    std::pair{where_to_use, "where_to_use"sv},
                    std::pair{balance_and_records, "balance_and_records"sv},
                    std::pair{loss_and_reissue, "loss_and_reissue"sv},
                    std::pair{refund, "refund"sv},
                    std::pair{fund_custody, "fund_custody"sv},
                    std::pair{liability_and_disputes, "liability_and_disputes"sv}};
}

// The contract the operator offers to everyone (5c 5e): a public text, not one signed by a consumer.
struct ContractPaper {
  std::string text;
  std::vector<ContractItem> items;  // the items of reg/13 that it contains
  SealedDocument document;
  GB_FIELDS(text, items, document)
};
// Annex 2.
struct CommitmentPaper {
  SealedDocument document;
  PersonToken signatory;
  std::optional<Date> signed_on;
  GB_FIELDS(document, signatory, signed_on)
};

// --- the filing ------------------------------------------------------------------------------------------------------

enum class FilingKind : std::uint8_t { mandatory = 1, voluntary = 2 };
constexpr auto names_of(FilingKind) {
  using enum FilingKind;
  return std::array{std::pair{mandatory, std::string_view("mandatory")},
                    std::pair{voluntary, std::string_view("voluntary")}};
}
enum class FilingState : std::uint8_t {
  submitted = 1,
  returned = 2,
  withdrawn = 3,
  active = 4,
  terminating = 5,
  deregistering = 6,
  deregistered = 7,
};
constexpr auto names_of(FilingState) {
  using enum FilingState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv},      std::pair{returned, "returned"sv},
                    std::pair{withdrawn, "withdrawn"sv},      std::pair{active, "active"sv},
                    std::pair{terminating, "terminating"sv},  std::pair{deregistering, "deregistering"sv},
                    std::pair{deregistered, "deregistered"sv}};
}

// Keyed by the entry of its first submission; an operator's last one speaks.
struct Filing {
  FilingKind kind = FilingKind::voluntary;
  FilingState state = FilingState::submitted;
  FilingForm form;
  SealedText contract;
  CommitmentPaper commitment;
  Date submitted_on;
  Date due_on;  // of the confirmation (6a)
  bool due_provisional = false;
  std::optional<Date> returned_on;
  SealedText reasons;  // of a return or a withdrawal
  std::optional<Date> confirmed_on;
  std::string number;  // 备案号 (6b); a label, no command refers to it
  std::optional<Date> cancelled_on;
  GB_FIELDS(kind, state, form, contract, commitment, submitted_on, due_on, due_provisional, returned_on, reasons,
            confirmed_on, number, cancelled_on)
  // A number has been given and is not cancelled.
  bool in_force() const { return confirmed_on && !cancelled_on; }
};

// Running numbers of a district's filings in a year (6b).
struct DistrictYear {
  std::string district;
  std::int32_t year = 0;
  GB_FIELDS(district, year)
  auto operator<=>(const DistrictYear&) const = default;
};

// --- changes ---------------------------------------------------------------------------------------------------------

// What of a filing can change; what is left out stays.
struct FilingChanges {
  std::optional<std::string> operator_name;
  std::optional<PersonToken> legal_rep;
  std::optional<std::string> district;  // of registration
  std::optional<std::string> address;
  std::optional<Premises> premises;
  std::optional<Date> lease_to;
  std::optional<std::string> bank;
  std::optional<std::string> settlement_account;  // 12–32 digits
  std::vector<CardForm> card_kinds;
  std::vector<OutletEntry> list_outlets;
  std::vector<std::uint32_t> close_outlets;
  GB_FIELDS(operator_name, legal_rep, district, address, premises, lease_to, bank, settlement_account, card_kinds,
            list_outlets, close_outlets)
};

enum class ChangeState : std::uint8_t { submitted = 1, applied = 2, returned = 3 };
constexpr auto names_of(ChangeState) {
  using enum ChangeState;
  return std::array{std::pair{submitted, std::string_view("submitted")},
                    std::pair{applied, std::string_view("applied")}, std::pair{returned, std::string_view("returned")}};
}
struct ChangeRequest {
  FilingChanges fields;
  Date changed_on;
  Date submitted_on;
  bool late = false;  // 7a
  Date due_on;        // of the handling (7b)
  bool due_provisional = false;
  ChangeState state = ChangeState::submitted;
  std::optional<Date> handled_on;
  SealedText reasons;
  GB_FIELDS(fields, changed_on, submitted_on, late, due_on, due_provisional, state, handled_on, reasons)
};

// What the public record said from a day on: a new one with each confirmation, change and correction, none overwritten.
enum class VersionCause : std::uint8_t { confirmed = 1, changed = 2, corrected = 3 };
constexpr auto names_of(VersionCause) {
  using enum VersionCause;
  return std::array{std::pair{confirmed, std::string_view("confirmed")},
                    std::pair{changed, std::string_view("changed")},
                    std::pair{corrected, std::string_view("corrected")}};
}
struct FilingVersion {
  Date from;
  VersionCause cause{};
  FilingForm form;
  SealedText reason;
  GB_FIELDS(from, cause, form, reason)
};

// --- termination -----------------------------------------------------------------------------------------------------

// 区商务部门认为需要办结的其他事项 (8e)
struct ChecklistItem {
  std::string item;
  bool done = false;
  GB_FIELDS(item, done)
};

struct Termination {
  Date stop_issue_on;    // 8b
  Date notice_on;        // 8c
  Date admissible_from;  // first day on which deregistration may be submitted
  std::string channel;
  std::string notice_url;
  SealedText notice;
  std::vector<ChecklistItem> checklist;
  std::optional<Date> submitted_on;
  std::optional<Date> due_on;  // of the handling (8f)
  bool due_provisional = false;
  std::optional<Date> handled_on;
  std::optional<Date> cancelled_on;
  GB_FIELDS(stop_issue_on, notice_on, admissible_from, channel, notice_url, notice, checklist, submitted_on, due_on,
            due_provisional, handled_on, cancelled_on)
};

enum class NoticeReason : std::uint8_t { closure = 1, move = 2 };
constexpr auto names_of(NoticeReason) {
  using enum NoticeReason;
  return std::array{std::pair{closure, std::string_view("closure")}, std::pair{move, std::string_view("move")}};
}
enum class NoticeChannel : std::uint8_t { phone = 1, sms = 2, wechat = 3 };
constexpr auto names_of(NoticeChannel) {
  using enum NoticeChannel;
  return std::array{std::pair{phone, std::string_view("phone")}, std::pair{sms, std::string_view("sms")},
                    std::pair{wechat, std::string_view("wechat")}};
}
// reg/18: that card holders were told one by one.
struct HolderNotice {
  NoticeReason reason{};
  NoticeChannel channel{};
  Date told_on;
  std::uint64_t holders = 0;  // how many were reached
  SealedText notice;
  GB_FIELDS(reason, channel, told_on, holders, notice)
};

// reg/18: the operator's latest move, as far as it matters for who was told of which.
struct LastMove {
  Date told_from;                  // who was told earlier was told of the move before, or not by a filed operator
  Date changed_on;                 // the next one's notice is of a later day
  std::uint64_t notices_upto = 0;  // notices entered before are of this one, or of earlier ones
  GB_FIELDS(told_from, changed_on, notices_upto)
};

// All of it; rows are numbered by the entry that made them.
struct FilingRows {
  std::map<OfOperatorNo, Declaration> declarations;
  std::map<OfOperatorNo, Filing> filings;
  std::map<DistrictYear, std::int32_t> sequences;  // the last number given
  std::map<OfOperatorNo, FilingVersion> versions;
  std::map<OfOperatorNo, ChangeRequest> changes;
  std::map<OfOperatorNo, Termination> terminations;
  std::map<OfOperatorNo, HolderNotice> holder_notices;
  std::map<std::uint64_t, LastMove> last_moves;          // by operator
  std::map<std::uint64_t, std::uint64_t> bank_named_at;  // by operator: the entry that filed the bank of its form last
  GB_FIELDS(declarations, filings, sequences, versions, changes, terminations, holder_notices, last_moves,
            bank_named_at)
};

// The operator's row of the highest number, its latest; nullptr when it has none.
template <class Row>
const Row* latest_of(const std::map<OfOperatorNo, Row>& rows, std::uint64_t operator_id) {
  auto it = rows.lower_bound({operator_id + 1, 0});
  if (it == rows.begin()) return nullptr;
  --it;
  return it->first.operator_id == operator_id ? &it->second : nullptr;
}
template <class Row>
Row* latest_of(std::map<OfOperatorNo, Row>& rows, std::uint64_t operator_id) {
  return const_cast<Row*>(latest_of(std::as_const(rows), operator_id));
}

}  // namespace gongbao::prepaid_card
