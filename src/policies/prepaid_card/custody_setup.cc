// Agreement, account, register: 9b–9d, 9n, 13d.
#include "policies/prepaid_card/custody_setup.h"

#include "base/check.h"
#include "law/area.h"

namespace gongbao::prepaid_card {

namespace {

using custody::OperatorBook;
using custody::PayoutCycle;

constexpr std::int32_t days_of_week = 7;

using shared::add_account;
using shared::agreement_in;

// C = 0 and every liability 0; the figure that is not, or nullptr.
const char* what_is_left(const custody::Quantities& q) {
  if (q.custody != 0) return "custody";
  if (q.liability != 0) return "card_liability";
  if (q.pending != 0) return "release_pending";
  if (q.refunds != 0) return "refunds_payable";
  if (q.compensation != 0) return "compensation_payable";
  if (q.unidentified != 0) return "suspense_unidentified";
  return nullptr;
}

Answer still_used(const custody::Quantities& q) {
  const char* left = what_is_left(q);
  return refuse(code::wrong_state).with_text("not_zero", left == nullptr ? "" : left);
}

// 与…公布信息一致 (6e): what was filed before the agreement with the new bank names the old one. Nobody is named until
// a change of the filing (7a) names the new one.
void forget_named_bank(State& state, std::uint64_t operator_id, std::uint64_t agreement) {
  const auto named = state.filing.bank_named_at.find(operator_id);
  if (named == state.filing.bank_named_at.end() || named->second > agreement) return;
  latest_of(state.filing.filings, operator_id)->form.bank.reset();
}

// 归集…开立、变更和撤销 (13d)
void enter_in_register(State& state, const AccountRegisterRow& row) { state.setup.account_register.push_back(row); }

// All of the old account's money to the new one, 1001 to 1001 and 1002 to 1002 (I6: change of bank).
void move_balance(custody::Movement& m, const OperatorBook& book, const Id16& to) {
  const std::int64_t releasable = book.q.custody - book.restricted;
  for (const auto& [account, amount] : {std::pair{custody::account::custody_restricted, book.restricted},
                                        std::pair{custody::account::custody_releasable, releasable}}) {
    if (amount == 0) continue;
    m.money.push_back({account, book.account, -amount});
    m.money.push_back({account, to, amount});
  }
}

}  // namespace

// 第九条 选择1家北京市内商业银行或其分支机构…签署预收资金存管协议 (9b 9c)
Answer decide(const Context& in, const SignCustodyAgreement& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const Date first = regulation_from(in.state.parameters);
  if (auto wrong = day_problem(in, "signed_on", command.signed_on, first)) return std::move(*wrong);
  if (command.bank_id == 0) return refuse(code::schema_invalid).with_text("field", "bank_id");
  const bool weekly = command.payout_cycle == PayoutCycle::weekly;
  const std::int32_t weekday_given = command.payout_weekday.value_or(0);
  if (weekly ? weekday_given < 1 || weekday_given > days_of_week : weekday_given != 0) {
    return refuse(code::schema_invalid).with_text("field", "payout_weekday");
  }
  if (!law::area_named(command.bank_district)) return refuse(code::bank_not_in_beijing);
  const bool has_one = agreement_in(in.state.setup, command.operator_id, AgreementState::active) != 0;
  const bool prepared = agreement_in(in.state.setup, command.operator_id, AgreementState::prepared) != 0;
  if (has_one && (prepared || !command.replaces_current.value_or(false))) return refuse(code::bank_not_unique);
  CustodyAgreement agreement;
  agreement.bank_id = command.bank_id;
  agreement.bank_district = command.bank_district;
  agreement.signed_on = command.signed_on;
  agreement.payout_cycle = command.payout_cycle;
  agreement.payout_weekday = static_cast<std::uint8_t>(weekday_given);
  agreement.fee_agreed = command.fee_agreed.value_or(false);
  // While an account is open the new agreement waits for the change of bank.
  agreement.state = has_one && book->account != Id16{} ? AgreementState::prepared : AgreementState::active;
  return accept(CustodyAgreementSigned{command.operator_id, agreement})
      .with_count("agreement", static_cast<std::int64_t>(in.entry))
      .with_text("state", std::string(enum_name(agreement.state)));
}

void apply(World& world, const CustodyAgreementSigned& fact, const FactOrigin& origin) {
  const bool active = fact.agreement.state == AgreementState::active;
  CustodyAgreement& row = world.state.setup.agreements[{fact.operator_id, origin.entry}];
  row = fact.agreement;
  row.state = AgreementState::prepared;
  if (active) shared::take_over(world.state.setup, *world.books.find_operator(fact.operator_id), origin.entry);
}

// 开设唯一的…专用存管账户 (9d)
Answer decide(const Context& in, const OpenCustodyAccount& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const auto account = custody::account_key(command.account_no);
  if (!account) return refuse(code::schema_invalid).with_text("field", "account_no");
  if (agreement_in(in.state.setup, command.operator_id, AgreementState::active) == 0)
    return refuse(code::agreement_missing);
  if (book->bank_id != in.actor.organisation) return refuse(code::forbidden);  // 12d: another bank's operator
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

namespace {

struct AccountAsked {
  Code refusal = 0;
  Id16 number{};
  const CustodyAccount* row = nullptr;
  const OperatorBook* book = nullptr;
};
AccountAsked account_asked(const Context& in, std::uint64_t operator_id, const std::string& account_no) {
  AccountAsked asked;
  asked.book = in.books.find_operator(operator_id);
  if (in.find_operator(operator_id) == nullptr || asked.book == nullptr) return {.refusal = code::unknown_operator};
  const auto number = custody::account_key(account_no);
  if (!number) return {.refusal = code::schema_invalid};
  const auto it = in.state.setup.accounts.find(*number);
  if (it == in.state.setup.accounts.end() || it->second.operator_id != operator_id)
    return {.refusal = code::unknown_subject};
  asked.number = *number;
  asked.row = &it->second;
  return asked;
}

}  // namespace

Answer decide(const Context& in, const RequestCloseAccount& command) {
  const AccountAsked asked = account_asked(in, command.operator_id, command.account_no);
  if (asked.refusal != 0) return refuse(asked.refusal);
  if (asked.row->state != AccountState::active) return refuse(code::wrong_state);
  if (asked.book->standing != custody::Standing::deregistered) {
    return refuse(code::wrong_state).with_text("filing", std::string(enum_name(asked.book->standing)));
  }
  if (what_is_left(asked.book->q) != nullptr) return still_used(asked.book->q);
  return accept(AccountCloseRequested{command.operator_id, asked.number});
}

void apply(World& world, const AccountCloseRequested& fact, const FactOrigin&) {
  world.state.setup.accounts.at(fact.account).state = AccountState::closing;
}

Answer decide(const Context& in, const CloseCustodyAccount& command) {
  const AccountAsked asked = account_asked(in, command.operator_id, command.account_no);
  if (asked.refusal != 0) return refuse(asked.refusal);
  if (asked.row->state != AccountState::closing) return refuse(code::wrong_state);
  if (what_is_left(asked.book->q) != nullptr) return still_used(asked.book->q);
  return accept(CustodyAccountClosed{command.operator_id, asked.number});
}

void apply(World& world, const CustodyAccountClosed& fact, const FactOrigin& origin) {
  CustodyAccount& account = world.state.setup.accounts.at(fact.account);
  account.state = AccountState::closed;
  account.closed_on = origin.booked_on + Days{1};
  world.books.find_operator(fact.operator_id)->account = Id16{};
  enter_in_register(world.state, {origin.entry, AccountEvent::closed, fact.operator_id, account.bank_id, fact.account,
                                  origin.booked_on});
}

// Batches opened before midnight hold the day turn up, so none is open when the change takes effect.
Answer decide(const Context& in, const ChangeBank& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const auto account = custody::account_key(command.new_account_no);
  if (!account) return refuse(code::schema_invalid).with_text("field", "new_account_no");
  if (!custody::bank_txn_no_ok(command.bank_txn_no_out))
    return refuse(code::schema_invalid).with_text("field", "bank_txn_no_out");
  if (!custody::bank_txn_no_ok(command.bank_txn_no_in))
    return refuse(code::schema_invalid).with_text("field", "bank_txn_no_in");
  const auto old = in.state.setup.accounts.find(book->account);
  if (old == in.state.setup.accounts.end() || old->second.state != AccountState::active)
    return refuse(code::wrong_state);
  if (in.state.setup.bank_changes.contains(command.operator_id)) return refuse(code::wrong_state);
  const std::uint64_t agreement = agreement_in(in.state.setup, command.operator_id, AgreementState::prepared);
  const auto signed_one = in.state.setup.agreements.find({command.operator_id, agreement});
  if (signed_one == in.state.setup.agreements.end() || signed_one->second.bank_id != command.new_bank_id) {
    return refuse(code::agreement_missing);
  }
  if (shared::account_taken(in.state.setup, in.books, *account)) return refuse(code::account_not_unique);
  if (book->q.open_orders != 0) return refuse(code::open_items).with_fen("open_orders", book->q.open_orders);
  const auto reconciled = in.state.reconciliation.accounts.find(book->account);
  if (reconciled != in.state.reconciliation.accounts.end() && reconciled->second.open_breaks > 0) {
    return refuse(code::open_items).with_count("open_breaks", reconciled->second.open_breaks);
  }
  const BankChange change{
      agreement, command.new_bank_id, *account, command.bank_txn_no_out, command.bank_txn_no_in, in.today + Days{1}};
  return accept(BankChangeOrdered{command.operator_id, change}).with_date("effective_on", change.effective_on);
}

void apply(World& world, const BankChangeOrdered& fact, const FactOrigin&) {
  world.state.setup.bank_changes[fact.operator_id] = fact.change;
  // The number is taken from now on; it becomes the dedicated account when the change takes effect.
  CustodyAccount account;
  account.operator_id = fact.operator_id;
  account.bank_id = fact.change.bank_id;
  account.opened_on = fact.change.effective_on;
  account.state = AccountState::opening;
  add_account(world.state.setup, fact.change.account, account);
}

std::optional<std::uint64_t> next_bank_change(const State& state, Date to) {
  for (const auto& [operator_id, change] : state.setup.bank_changes) {
    if (change.effective_on <= to) return operator_id;
  }
  return std::nullopt;
}

Answer decide(const Context& in, const EffectBankChange& command) {
  const BankChange& change = in.state.setup.bank_changes.at(command.operator_id);
  OperatorBook after = *in.books.find_operator(command.operator_id);
  custody::Movement m;
  custody::begin(m, after);
  move_balance(m, after, change.account);
  after.account = change.account;
  return accept(BankChanged{command.operator_id, command.day, figures_after(in, after, std::move(m))});
}

void apply(World& world, const BankChanged& fact, const FactOrigin& origin) {
  const auto pending = world.state.setup.bank_changes.find(fact.operator_id);
  GB_CHECK(pending != world.state.setup.bank_changes.end());
  const BankChange change = pending->second;
  world.state.setup.bank_changes.erase(pending);
  OperatorBook& book = *world.books.find_operator(fact.operator_id);
  const Id16 from = book.account;

  custody::Movement m;
  custody::begin(m, book);
  move_balance(m, book, change.account);
  const std::int64_t moved = book.q.custody;
  book.account = change.account;
  post(world, book, m, fact.posted, {origin.entry, fact.day, origin.actor, origin.command});
  if (moved != 0) {
    auto& loose = world.state.reconciliation.loose_cash[fact.operator_id];
    loose.push_back({origin.entry, from, change.bank_txn_no_out, fact.day, -moved});
    loose.push_back({origin.entry, change.account, change.bank_txn_no_in, fact.day, moved});
  }

  CustodyAccount& closed = world.state.setup.accounts.at(from);
  closed.state = AccountState::closed;
  closed.closed_on = fact.day;
  world.state.setup.accounts.at(change.account).state = AccountState::active;
  if (closed.bank_id != change.bank_id) forget_named_bank(world.state, fact.operator_id, change.agreement);
  shared::take_over(world.state.setup, book, change.agreement);
  const AccountRegisterRow row{origin.entry,   AccountEvent::changed, fact.operator_id,
                               change.bank_id, change.account,        fact.day};
  enter_in_register(world.state, row);
  enter_in_register(world.state,
                    {origin.entry, AccountEvent::closed, fact.operator_id, closed.bank_id, from, fact.day});
  enter_in_register(world.state,
                    {origin.entry, AccountEvent::opened, fact.operator_id, change.bank_id, change.account, fact.day});
}

}  // namespace gongbao::prepaid_card
