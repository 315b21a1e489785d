// Filing: articles 6 to 8.
#include "policies/childcare/filing.h"

#include <algorithm>

#include "base/identifiers.h"
#include "policies/childcare/contracts.h"

namespace gongbao::childcare {

namespace {

const Filing* find_filing(const State& state, std::uint64_t operator_id) {
  const auto it = state.institutions.filings.find(operator_id);
  return it == state.institutions.filings.end() ? nullptr : &it->second;
}

// What the register knows already.
FilingSubject completed_subject(const Context& in, const Institution& institution, FilingSubject subject) {
  const PremisesTerm& now = premises_on(institution, in.today);
  if (!subject.name) subject.name = institution.name;
  if (!subject.uscc) subject.uscc = institution.uscc;
  if (!subject.domicile) subject.domicile = institution.domicile;
  if (!subject.site_address) subject.site_address = institution.site_address;
  if (!subject.contact || !subject.contact->given()) subject.contact = institution.contact;
  if (!subject.premises) {
    subject.premises = now.premises;
    if (!subject.lease_from) subject.lease_from = now.lease_from;
    if (!subject.lease_end) subject.lease_end = now.lease_end;
  }
  return subject;
}

// 产权证明材料…租赁合同 (7b)
bool document_matches(const PremisesDoc& paper, Premises premises) {
  const PremisesDocKind kind = premises == Premises::own ? PremisesDocKind::title_deed : PremisesDocKind::lease;
  return paper.kind == kind && paper.document.given();
}

// 专用存管账户信息 (7c): equals the account that is open.
bool is_open_account(const Context& in, std::uint64_t operator_id, const AccountPaper& paper) {
  const auto number = custody::account_key(paper.account_no);
  const custody::OperatorBook* book = in.books.find_operator(operator_id);
  return number && book->account != Id16{} && *number == book->account && !blank(paper.bank);
}

// 备案材料包括 (7a–7e): the materials that are missing or incomplete, apart by commas. The subject is completed.
std::string missing_materials(const Context& in, std::uint64_t operator_id, const FilingMaterials& given) {
  std::string missing;
  const auto lacks = [&missing](bool lacking, const char* what) {
    if (!lacking) return;
    if (!missing.empty()) missing += ", ";
    missing += what;
  };
  lacks(!given.subject, "subject");
  if (given.subject) {
    lacks(shared::lease_missing_or_over(given.subject->premises, given.subject->lease_end, in.today),
          "subject.lease_end");
  }
  const Premises premises = given.subject ? *given.subject->premises : Premises::own;
  lacks(!given.premises_doc || (given.subject && !document_matches(*given.premises_doc, premises)), "premises_doc");
  lacks(!given.account || !is_open_account(in, operator_id, *given.account), "account");
  lacks(!given.contract_text || blank(given.contract_text->text), "contract_text");
  lacks(!given.enrolment, "enrolment");
  return missing;
}

// What a material says against what is known for certain.
const char* wrong_field(const Institution& institution, const FilingMaterials& given) {
  if (given.subject) {
    const FilingSubject& subject = *given.subject;
    if (subject.uscc && check_credit_code(*subject.uscc).normal != institution.uscc) return "subject.uscc";
    if (subject.name && blank(*subject.name)) return "subject.name";
    if (subject.domicile && blank(*subject.domicile)) return "subject.domicile";
    if (subject.site_address && blank(*subject.site_address)) return "subject.site_address";
    if (subject.lease_from && subject.lease_end && *subject.lease_from > *subject.lease_end) {
      return "subject.lease_from";
    }
  }
  if (given.enrolment && given.enrolment->designed_places < 0) return "enrolment.designed_places";
  if (given.enrolment && given.enrolment->enrolled < 0) return "enrolment.enrolled";
  return nullptr;
}

// Ratio, contract text: what is tested of a material that is there.
std::optional<Answer> material_problem(const Context& in, std::uint64_t operator_id, const FilingMaterials& given) {
  const BasisPoints ratio = in.terms.ratio(demo_on(in.state.institutions, operator_id, in.today));
  if (given.account && given.account->ratio != ratio.bp) {
    return refuse(code::ratio_mismatch).with_count("ratio", ratio.bp);  // 7c
  }
  if (!given.contract_text) return std::nullopt;
  if (auto missing = voucher_problem(*given.contract_text)) return missing;  // 5b
  return unfair_term_in(in, given.contract_text->text);                      // 5q
}

void put_premises(Institution& institution, const PremisesTerm& term) {
  const auto later = std::ranges::upper_bound(institution.premises, term.from, {}, &PremisesTerm::from);
  institution.premises.insert(later, term);
}

// The register follows what was filed; where the institution serves, from the day on which it changed.
void take_subject(Institution& institution, const FilingSubject& subject, Date from) {
  if (subject.name) institution.name = *subject.name;
  if (subject.domicile) institution.domicile = *subject.domicile;
  if (subject.site_address) institution.site_address = *subject.site_address;
  if (subject.contact && subject.contact->given()) institution.contact = *subject.contact;
  const bool of_premises = subject.premises || subject.lease_from || subject.lease_end;
  if (!of_premises) return;
  PremisesTerm term = premises_on(institution, from);
  term.from = from;
  if (subject.premises) term.premises = *subject.premises;
  if (subject.lease_from) term.lease_from = subject.lease_from;
  if (subject.lease_end) term.lease_end = subject.lease_end;
  put_premises(institution, term);
}

void take_enrolment(State& state, std::uint64_t operator_id, const Enrolment& enrolment, const FactOrigin& origin) {
  Institution& institution = state.institutions.institutions.at(operator_id);
  institution.designed_places = enrolment.designed_places;
  institution.enrolled = enrolment.enrolled;
  state.institutions.enrolments[{operator_id, quarter_of(origin.booked_on)}] = {origin.entry, origin.booked_on,
                                                                                enrolment};
}

}  // namespace

FilingState filing_state(const State& state, std::uint64_t operator_id) {
  const Filing* filing = find_filing(state, operator_id);
  return filing == nullptr ? FilingState::none : filing->state;
}

Answer decide(const Context& in, const SubmitFiling& command) {
  const Institution* institution = in.find_institution(command.operator_id);
  if (institution == nullptr) return refuse(code::unknown_operator);
  const Filing* before = find_filing(in.state, command.operator_id);
  if (before != nullptr && before->state == FilingState::filed) {
    return refuse(code::wrong_state).with_text("filing", std::string(enum_name(before->state)));
  }
  FilingSubmitted fact;
  fact.operator_id = command.operator_id;
  fact.materials = {command.subject, command.premises_doc, command.account, command.contract_text, command.enrolment};
  if (const char* field = wrong_field(*institution, fact.materials)) return malformed(field);
  if (fact.materials.subject) {
    fact.materials.subject = completed_subject(in, *institution, std::move(*fact.materials.subject));
  }
  // 第七条 备案材料包括 (7a–7e)
  if (std::string missing = missing_materials(in, command.operator_id, fact.materials); !missing.empty()) {
    return refuse(code::filing_incomplete).with_text("missing", std::move(missing));
  }
  if (auto wrong = material_problem(in, command.operator_id, fact.materials)) return std::move(*wrong);
  // 应于5个工作日内 (6a); 可以…自主备案 (6d)
  const bool due = before != nullptr && before->state == FilingState::due;
  fact.kind = due ? FilingKind::mandatory : FilingKind::voluntary;
  fact.late = due && in.today > *before->due_on;
  Answer answer = accept(fact);
  answer.text("kind", std::string(enum_name(fact.kind)));
  if (due) answer.date("due_on", *before->due_on);
  if (fact.late) answer.flag(flag::filing_overdue);
  return answer;
}

void apply(World& world, const FilingSubmitted& fact, const FactOrigin& origin) {
  State& state = world.state;
  Filing& filing = state.institutions.filings[fact.operator_id];
  filing.state = FilingState::filed;
  filing.kind = fact.kind;
  filing.filed_on = origin.booked_on;
  filing.closed_on.reset();
  filing.materials = fact.materials;
  Institution& institution = state.institutions.institutions.at(fact.operator_id);
  take_subject(institution, *fact.materials.subject, origin.booked_on);
  take_enrolment(state, fact.operator_id, *fact.materials.enrolment, origin);
  close_events(state.compliance_events, fact.operator_id, flag::filing_due, origin.booked_on);
  custody::OperatorBook& book = *world.books.find_operator(fact.operator_id);
  book.filed = 1;
  book.filed_voluntarily = fact.kind == FilingKind::voluntary ? 1 : 0;
  book.filing_duty_since = 0;
  if (!fact.late) return;
  record_event(state.compliance_events, fact.operator_id, flag::filing_overdue, {origin.booked_on, origin.entry});
}

// 并及时更新备案信息 (6c)
Answer decide(const Context& in, const UpdateFiling& command) {
  const Institution* institution = in.find_institution(command.operator_id);
  if (institution == nullptr) return refuse(code::unknown_operator);
  const FilingMaterials& given = command.fields;
  const bool nothing =
      !given.subject && !given.premises_doc && !given.account && !given.contract_text && !given.enrolment;
  if (nothing) return malformed("fields");
  if (const char* field = wrong_field(*institution, given)) return malformed(std::string("fields.") + field);
  if (filing_state(in.state, command.operator_id) != FilingState::filed) return refuse(code::wrong_state);
  const Date first = in.terms.effective_from;
  if (auto wrong = day_problem(in, "changed_on", command.changed_on, first)) return std::move(*wrong);
  // What the five materials are together after the change.
  FilingMaterials after = find_filing(in.state, command.operator_id)->materials;
  Institution moved = *institution;
  if (given.subject) take_subject(moved, *given.subject, command.changed_on);
  after.subject = completed_subject(in, moved, given.subject.value_or(FilingSubject{}));
  if (given.premises_doc) after.premises_doc = given.premises_doc;
  if (given.account) after.account = given.account;
  if (given.contract_text) after.contract_text = given.contract_text;
  if (std::string missing = missing_materials(in, command.operator_id, after); !missing.empty()) {
    return refuse(code::filing_incomplete).with_text("missing", std::move(missing));
  }
  if (auto wrong = material_problem(in, command.operator_id, given)) return std::move(*wrong);
  return accept(FilingUpdated{command.operator_id, command.changed_on, given})
      .with_count("days", (in.today - command.changed_on).count);
}

void apply(World& world, const FilingUpdated& fact, const FactOrigin& origin) {
  State& state = world.state;
  Filing& filing = state.institutions.filings.at(fact.operator_id);
  filing.changed_on = fact.changed_on;
  filing.updated_on = origin.booked_on;
  Institution& institution = state.institutions.institutions.at(fact.operator_id);
  if (fact.fields.subject) {
    take_subject(institution, *fact.fields.subject, fact.changed_on);
    FilingSubject& filed = *filing.materials.subject;
    const PremisesTerm& now = institution.premises.back();
    filed.name = institution.name;
    filed.domicile = institution.domicile;
    filed.site_address = institution.site_address;
    filed.contact = institution.contact;
    filed.premises = now.premises;
    filed.lease_from = now.lease_from;
    filed.lease_end = now.lease_end;
  }
  if (fact.fields.premises_doc) filing.materials.premises_doc = fact.fields.premises_doc;
  if (fact.fields.account) filing.materials.account = fact.fields.account;
  if (fact.fields.contract_text) filing.materials.contract_text = fact.fields.contract_text;
  if (!fact.fields.enrolment) return;
  filing.materials.enrolment = fact.fields.enrolment;
  take_enrolment(state, fact.operator_id, *fact.fields.enrolment, origin);
}

// 每季度更新一次 (7f)
Answer decide(const Context& in, const UpdateEnrolment& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.designed_places < 0) return malformed("designed_places");
  if (command.enrolled < 0) return malformed("enrolled");
  if (filing_state(in.state, command.operator_id) != FilingState::filed) return refuse(code::wrong_state);
  return accept(EnrolmentUpdated{command.operator_id, {command.designed_places, command.enrolled}})
      .with_text("quarter", to_string(quarter_of(in.today)));
}

void apply(World& world, const EnrolmentUpdated& fact, const FactOrigin& origin) {
  world.state.institutions.filings.at(fact.operator_id).materials.enrolment = fact.enrolment;
  take_enrolment(world.state, fact.operator_id, fact.enrolment, origin);
}

Answer decide(const Context& in, const WithdrawFiling& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (filing_state(in.state, command.operator_id) != FilingState::filed) return refuse(code::wrong_state);
  if (const std::uint64_t live = live_contract(in.reading(), command.operator_id); live != 0) {
    return refuse(code::wrong_state).with_count("contract_id", static_cast<std::int64_t>(live));
  }
  return accept(FilingWithdrawn{command.operator_id});
}

void apply(World& world, const FilingWithdrawn& fact, const FactOrigin& origin) {
  Filing& filing = world.state.institutions.filings.at(fact.operator_id);
  filing.state = FilingState::closed;
  filing.closed_on = origin.booked_on;
  filing.duty_opened_on.reset();
  filing.due_on.reset();
  world.books.find_operator(fact.operator_id)->filed = 0;
}

// --- the duty --------------------------------------------------------------------------------------------------------

bool opens_filing_duty(const State& state, const Terms& of_payment_day, std::uint64_t operator_id, Wide at_once) {
  const FilingState now = filing_state(state, operator_id);
  const bool owed_or_done = now == FilingState::due || now == FilingState::filed;
  return !owed_or_done && at_once > of_payment_day.filing_threshold_single.fen;
}

Wide paid_at_once(const Reading& in, const Terms& of_payment_day, std::uint64_t operator_id, std::uint64_t contract,
                  Date paid_on, std::int64_t amount) {
  Wide sum = amount;
  const Contract* row = find_contract(in.state.contracts, operator_id, contract);
  if (row == nullptr || !of_payment_day.payments_of_one_day_are_one) return sum;
  for (const std::uint64_t bill : row->bills) {
    const auto lot = in.lots.lot(operator_id, bill);
    if (lot && lot->paid_on == paid_on) sum += lot->paid;
  }
  return sum;
}

void open_filing_duty(State& state, std::uint64_t operator_id, Date opened_on, const law::Deadline& due,
                      std::uint64_t entry) {
  Filing& filing = state.institutions.filings[operator_id];
  filing.state = FilingState::due;
  filing.duty_opened_on = opened_on;
  filing.due_on = due.last_day;
  filing.due_provisional = due.provisional;
  open_event(state.compliance_events, {operator_id, flag::filing_due, custody::sortable(entry)}, {opened_on, entry});
}

bool filing_overdue(const State& state, std::uint64_t operator_id, Date today) {
  const Filing* filing = find_filing(state, operator_id);
  return filing != nullptr && filing->state == FilingState::due && today > *filing->due_on;
}

std::optional<Quarter> enrolment_missing(const State& state, std::uint64_t operator_id, Date today) {
  const Filing* filing = find_filing(state, operator_id);
  if (filing == nullptr || filing->state != FilingState::filed) return std::nullopt;
  // Filing tells it too, so that there is a last quarter that was told of.
  const auto after = state.institutions.enrolments.lower_bound({operator_id + 1, {}});
  const Quarter due{std::prev(after)->first.quarter.index + 1};
  return last_day(due) < today ? std::optional(due) : std::nullopt;
}

}  // namespace gongbao::childcare
