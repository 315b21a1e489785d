// Filing: articles 4 to 6.
#include "policies/prepaid_card/filing.h"

#include <algorithm>

#include "base/identifiers.h"
#include "policies/prepaid_card/changes.h"
#include "policies/prepaid_card/registration.h"

namespace gongbao::prepaid_card {

namespace {

bool may_submit(const Filing* last) {
  if (last == nullptr) return true;
  return last->state == FilingState::returned || last->state == FilingState::withdrawn ||
         last->state == FilingState::deregistered;
}

// What the register and the books know already: name, credit code, branches named before, balances, account.
FilingForm completed(const Context& in, std::uint64_t operator_id, FilingForm form) {
  const OperatorRecord& record = *in.find_operator(operator_id);
  const custody::OperatorBook& book = *in.books.find_operator(operator_id);
  if (!form.operator_name) form.operator_name = record.name;
  if (!form.uscc) form.uscc = record.uscc;
  if (!form.balance) form.balance = known_balance(book);
  if (!form.quarter_end_balance) form.quarter_end_balance = Money{book.q.prior_quarter_balance};
  if (!form.account_no && book.account != Id16{}) form.account_no = custody::account_digits(book.account);
  for (auto it = in.state.outlets.lower_bound({operator_id, 0});
       it != in.state.outlets.end() && it->first.operator_id == operator_id; ++it) {
    const Outlet& outlet = it->second;
    const auto id = static_cast<std::uint32_t>(it->first.number);
    const bool named = std::ranges::find(form.outlets, id, &OutletEntry::outlet_id) != form.outlets.end();
    if (named || outlet.listed_to) continue;
    form.outlets.push_back(
        {id, outlet.kind, outlet.uscc, outlet.address, outlet.district, outlet.premises, outlet.lease_to});
  }
  return form;
}

// 经营者通过本市预付卡服务系统提交以下备案资料 (5b–5d, annexes): the papers, and what a paper lacks, apart by commas.
std::string missing_papers(const SubmitFiling& command) {
  std::string missing;
  const auto lacks = [&missing](bool lacking, const char* what) {
    if (!lacking) return;
    if (!missing.empty()) missing += ", ";
    missing += what;
  };
  lacks(!command.form, "form");
  if (command.form) {
    lacks(!command.form->premises, "form.premises");
    lacks(command.form->premises == Premises::lease && !command.form->lease_to, "form.lease_to");
    lacks(command.form->card_kinds.empty(), "form.card_kinds");
  }
  lacks(!command.contract_doc || blank(command.contract_doc->text), "contract");
  lacks(!command.commitment_doc, "commitment_letter");
  if (command.commitment_doc) {
    lacks(!command.commitment_doc->document.given(), "commitment_letter.document");
    lacks(!command.commitment_doc->signatory.given(), "commitment_letter.signatory");
    lacks(!command.commitment_doc->signed_on, "commitment_letter.signed_on");
  }
  return missing;
}

// What the form says against itself or against what is known for certain.
std::optional<Answer> form_problem(const FilingForm& form, const OperatorRecord& record,
                                   const custody::OperatorBook& book, Date today) {
  if (check_credit_code(*form.uscc).normal != record.uscc) return malformed("form.uscc");
  if (blank(*form.operator_name)) return malformed("form.operator_name");
  if (form.address && blank(*form.address)) return malformed("form.address");
  if (form.bank && blank(*form.bank)) return malformed("form.bank");
  if (lease_missing_or_over(form.premises, form.lease_to, today)) return malformed("form.lease_to");
  if (form.balance->fen < 0) return malformed("form.balance");
  if (form.quarter_end_balance->fen < 0) return malformed("form.quarter_end_balance");
  if (books_carry_cards(book) && *form.balance != known_balance(book)) {
    return malformed("form.balance").with_fen("balance", known_balance(book).fen);
  }
  if (outlet_named_twice(form.outlets)) return malformed("form.outlets");
  for (const OutletEntry& outlet : form.outlets) {
    if (auto wrong = outlet_problem(outlet, today)) {
      wrong->count("outlet_id", outlet.outlet_id);
      return wrong;
    }
  }
  if (!form.account_no) return std::nullopt;
  const auto account = custody::account_key(*form.account_no);
  if (!account) return malformed("form.account_no");
  if (book.account != Id16{} && *account != book.account) return refuse(code::account_mismatch);
  return std::nullopt;
}

// The first of the twelve items of reg/13 that the contract lacks; nullopt when it has them all.
std::optional<ContractItem> missing_item(const ContractPaper& contract) {
  for (const auto& [item, name] : names_of(ContractItem{})) {
    if (std::ranges::find(contract.items, item) == contract.items.end()) return item;
  }
  return std::nullopt;
}

std::string padded(std::int32_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// Form implied: BJYFK-<district>-<yyyy>-<6 digits>.
std::string filing_number(const DistrictYear& series, std::int32_t sequence) {
  constexpr std::size_t year_digits = 4, sequence_digits = 6;
  return "BJYFK-" + series.district + "-" + padded(series.year, year_digits) + "-" + padded(sequence, sequence_digits);
}

}  // namespace

Answer decide(const Context& in, const SubmitFiling& command) {
  // 第四条 由总公司统一备案 (4d)
  if (in.actor.role == access::Role::branch) return refuse(code::branch_cannot_file);
  const OperatorRecord* record = in.find_operator(command.operator_id);
  if (record == nullptr) return refuse(code::unknown_operator);
  const Filing* last = latest_of(in.state.filing.filings, command.operator_id);
  if (!may_submit(last)) return refuse(code::wrong_state).with_text("filing", std::string(enum_name(last->state)));
  // 第五条 备案表、预付卡合同、承诺书 (5b–5d)
  if (std::string missing = missing_papers(command); !missing.empty()) {
    return refuse(code::filing_incomplete).with_text("missing", std::move(missing));
  }
  const Date signed_on = *command.commitment_doc->signed_on;
  if (auto wrong = day_problem(in, "commitment_doc.signed_on", signed_on, in.terms.effective_from)) {
    return std::move(*wrong);
  }
  const custody::OperatorBook& book = *in.books.find_operator(command.operator_id);
  FilingForm form = completed(in, command.operator_id, *command.form);
  if (auto wrong = form_problem(form, *record, book, in.today)) return std::move(*wrong);
  // 预付卡合同参照合同示范文本制定 (5e)
  if (const auto item = missing_item(*command.contract_doc)) {
    return refuse(code::contract_item_missing).with_text("missing", std::string(enum_name(*item)));
  }
  const auto& phrases = in.state.parameters.list("unfair_phrases", in.today);  // reg/15
  if (const std::string* phrase = shared::phrase_in(command.contract_doc->text, phrases)) {
    return refuse(code::unfair_term).with_text("phrase", *phrase);
  }
  // 余额达50万元的，应当…备案; 未超过…可以自主备案 (4a 4b)
  const Wide balance = form.balance->fen;
  const law::Deadline due = in.work_days(in.today, in.terms.filing_confirm);  // 6a
  FilingSubmitted fact;
  fact.operator_id = command.operator_id;
  if (last != nullptr && last->state == FilingState::returned) {
    fact.filing_id = std::prev(in.state.filing.filings.lower_bound({command.operator_id + 1, 0}))->first.number;
    fact.filing.returned_on = last->returned_on;  // of the last return, kept with its reasons
    fact.filing.reasons = last->reasons;
  }
  fact.filing.kind = reaches_filing_threshold(balance + paid_back(book, in.terms), in.terms) ? FilingKind::mandatory
                                                                                             : FilingKind::voluntary;
  fact.filing.form = std::move(form);
  fact.filing.contract = command.contract_doc->document;
  fact.filing.commitment = *command.commitment_doc;
  fact.filing.submitted_on = in.today;
  fact.filing.due_on = due.last_day;
  fact.filing.due_provisional = due.provisional;
  fact.declares = !books_carry_cards(book);
  fact.opens_duty = in.scheme.balance_opens_filing_duty(book, balance + paid_back(book, in.terms));
  custody::OperatorBook after = book;
  if (fact.declares) after.declared_balance = fact.filing.form.balance->fen;
  if (fact.opens_duty) after.filing_duty_since = in.today.day;
  fact.posted = figures_resplit(in, after);
  Answer answer = accept(fact);
  const std::uint64_t filing_id = fact.filing_id == 0 ? in.entry : fact.filing_id;
  answer.count("filing_id", static_cast<std::int64_t>(filing_id));
  answer.text("kind", std::string(enum_name(fact.filing.kind)));
  answer.fen("balance", fact.filing.form.balance->fen);
  show_due(answer, due);
  if (fact.posted.flags != 0) show_required(answer, fact.posted);
  if (fact.opens_duty) answer.flag(flag::filing_due);
  return answer;
}

void apply(World& world, const FilingSubmitted& fact, const FactOrigin& origin) {
  const std::uint64_t filing_id = fact.filing_id == 0 ? origin.entry : fact.filing_id;
  world.state.filing.filings[{fact.operator_id, filing_id}] = fact.filing;
  world.state.filing.bank_named_at[fact.operator_id] = origin.entry;
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  if (fact.declares) book.declared_balance = fact.filing.form.balance->fen;
  if (fact.opens_duty) open_filing_duty(world, fact.operator_id, origin.booked_on, origin.entry);
  post_resplit(world, book, fact.posted, origin);
}

Answer decide(const Context& in, const ReturnFiling& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Filing* filing = latest_of(in.state.filing.filings, command.operator_id);
  if (filing == nullptr || filing->state != FilingState::submitted) return refuse(code::wrong_state);
  if (!command.reasons.given()) return malformed("reasons");
  return accept(FilingReturned{command.operator_id, command.reasons});
}

void apply(World& world, const FilingReturned& fact, const FactOrigin& origin) {
  Filing& filing = *latest_of(world.state.filing.filings, fact.operator_id);
  filing.state = FilingState::returned;
  filing.returned_on = origin.booked_on;
  filing.reasons = fact.reasons;
}

Answer decide(const Context& in, const WithdrawFiling& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Filing* filing = latest_of(in.state.filing.filings, command.operator_id);
  const bool withdrawable =
      filing != nullptr && (filing->state == FilingState::submitted || filing->state == FilingState::returned);
  if (!withdrawable) return refuse(code::wrong_state);
  return accept(FilingWithdrawn{command.operator_id, command.reason});
}

void apply(World& world, const FilingWithdrawn& fact, const FactOrigin&) {
  Filing& filing = *latest_of(world.state.filing.filings, fact.operator_id);
  filing.state = FilingState::withdrawn;
  filing.reasons = fact.reason;
}

namespace {

// The books as a confirmed filing leaves them, and what that moves: of a new operator the declared balance of the last
// quarter end becomes the floor's base (spec/01 8.3). No money moves.
void begin_custody(custody::OperatorBook& book, custody::Movement& m, FilingKind kind,
                   std::optional<std::int64_t> quarter_end_balance) {
  book.filed = 1;
  book.filed_voluntarily = kind == FilingKind::voluntary ? 1 : 0;
  book.filing_duty_since = 0;
  book.standing = custody::Standing::active;
  custody::begin(m, book);
  if (!quarter_end_balance) return;
  m.after.prior_quarter_balance = *quarter_end_balance;
  if (*quarter_end_balance > 0) m.after.has_prior_quarter = 1;
}

}  // namespace

// 第六条 应于3个工作日内对资料进行确认即完成备案 (6a); 发放备案号(码) (6b)
Answer decide(const Context& in, const ConfirmFiling& command) {
  const OperatorRecord* record = in.find_operator(command.operator_id);
  if (record == nullptr) return refuse(code::unknown_operator);
  const Filing* filing = latest_of(in.state.filing.filings, command.operator_id);
  if (filing == nullptr || filing->state != FilingState::submitted) return refuse(code::wrong_state);
  FilingConfirmed fact;
  fact.operator_id = command.operator_id;
  fact.series = {record->district, ymd(in.today).year};
  const auto given = in.state.filing.sequences.find(fact.series);
  fact.sequence = given == in.state.filing.sequences.end() ? 1 : given->second + 1;
  fact.filing_number = filing_number(fact.series, fact.sequence);
  fact.late = in.today > filing->due_on;
  custody::OperatorBook after = *in.books.find_operator(command.operator_id);
  if (!books_carry_cards(after)) fact.quarter_end_balance = filing->form.quarter_end_balance->fen;
  custody::Movement m;
  begin_custody(after, m, filing->kind, fact.quarter_end_balance);
  fact.custody_missing = after.account == Id16{} && in.scheme.in_custody(after);
  fact.posted = figures_after(in, after, std::move(m));
  Answer answer = accept(fact);
  answer.text("number", fact.filing_number);
  answer.text("kind", std::string(enum_name(filing->kind)));
  answer.date("due_on", filing->due_on);
  show_required(answer, fact.posted);
  if (fact.late) answer.flag(flag::filing_confirm_late);
  if (fact.custody_missing) answer.flag(flag::custody_not_set_up);  // 9a
  return answer;
}

void apply(World& world, const FilingConfirmed& fact, const FactOrigin& origin) {
  State& state = world.state;
  Filing& filing = *latest_of(state.filing.filings, fact.operator_id);
  filing.state = FilingState::active;
  filing.confirmed_on = origin.booked_on;
  filing.number = fact.filing_number;
  state.filing.sequences[fact.series] = fact.sequence;
  state.filing.versions[{fact.operator_id, origin.entry}] = {
      origin.booked_on, VersionCause::confirmed, filing.form, {}};
  list_outlets(state, fact.operator_id, filing.form.outlets, origin.booked_on);
  state.issuing_stopped_on.erase(fact.operator_id);
  close_events(state.compliance_events, fact.operator_id, flag::filing_due, origin.booked_on);
  if (fact.late) {
    record_event(state.compliance_events, fact.operator_id, flag::filing_confirm_late,
                 {origin.booked_on, origin.entry});
  }
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  if (fact.custody_missing) {
    open_event(state.compliance_events, {fact.operator_id, flag::custody_not_set_up, custody::sortable(origin.entry)},
               {origin.booked_on, origin.entry});
  }
  custody::Movement m;
  begin_custody(book, m, filing.kind, fact.quarter_end_balance);
  post(world, book, m, fact.posted, origin);
}

// 第九条 备案经营者应当…实施…存管制度 (9a); the text sets no term, so the days are shown and no points are given.
std::optional<Date> custody_not_set_up_since(const State& state, std::uint64_t operator_id) {
  return shared::open_since(state.compliance_events, operator_id, flag::custody_not_set_up);
}

}  // namespace gongbao::prepaid_card
