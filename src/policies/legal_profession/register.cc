// 对律师管理系统进行升级改造 (12b): who may practise, since when, and where.
#include "policies/legal_profession/register.h"

#include <algorithm>
#include <set>

#include "base/identifiers.h"

namespace gongbao::legal_profession {

namespace {

StandingRow practising_from(Date day) { return {stamp_of(day, 0), Standing::in_practice, std::nullopt, {}}; }

// The linked item of an entry that made one.
void show_item(Answer& answer, policies::EntryNo entry, Date due) {
  answer.count("item", static_cast<std::int64_t>(row_id(entry, 1)));
  answer.date("item_due", due);
}

// 申请设立律师事务所时同步建立党组织 (6a): due on the day of the licence.
std::optional<PartyItem> item_of_firm(std::uint64_t firm, const RegisterFirm& command) {
  const bool missing = command.members > 0 && command.org == PartyOrg::none;
  if (!missing) return std::nullopt;
  return PartyItem{{firm, 0}, command.founded_on, std::nullopt};
}

}  // namespace

Answer decide(const Context& in, const RegisterFirm& command) {
  const auto area = law::area_named(command.district);
  if (!area) return refuse(code::unit_unknown);
  const IdCheck uscc = check_credit_code(command.uscc);
  if (!uscc.accepted()) return refuse(code::uscc_invalid);
  if (in.state.firm_numbers.contains(uscc.normal)) return refuse(code::duplicate);
  if (blank(command.firm_name)) return malformed("firm_name");
  if (command.founded_on > in.today) return malformed("founded_on");
  if (command.members < 0) return malformed("members");
  FirmRegistered fact;
  fact.firm = row_id(in.entry, 1);
  fact.row.uscc = uscc.normal;
  fact.row.name = command.firm_name;
  fact.row.area = *area;
  fact.row.manager = command.manager;
  fact.row.forms[command.founded_on] = command.form;
  fact.row.standings = {practising_from(command.founded_on)};
  fact.row.party = {{command.founded_on, command.members, command.org, false, false}};
  fact.item = item_of_firm(fact.firm, command);
  Answer answer = with_id(accept(fact), "firm", fact.firm);
  if (fact.item) show_item(answer, in.entry, fact.item->due);
  return answer;
}

void apply(World& world, const FirmRegistered& fact, const FactOrigin&) {
  world.state.firms[fact.firm] = fact.row;
  world.state.firm_numbers[fact.row.uscc] = fact.firm;
  if (fact.item) world.state.party_items[fact.firm] = *fact.item;
}

namespace {

// Of a firm that practises; who opens it is the firm itself, or the bureau, which confirms by opening it.
Answer opened(const Context& in, std::uint64_t firm, Firm row) {
  const Firm* parent = find_row(in.state.firms, firm);
  if (parent == nullptr) return unknown("firm");
  if (!is_head(*parent) || !practises_on(parent->standings, in.today)) return refuse(code::parent_not_in_practice);
  if (blank(row.place)) return malformed("place");
  row.parent = firm;
  row.confirmed = in.actor.role != access::Role::firm;
  if (row.confirmed) row.standings = {practising_from(in.today)};
  const std::uint64_t branch = row_id(in.entry, 1);
  Answer answer = with_id(accept(BranchOpened{branch, std::move(row)}), "firm", branch);
  answer.count("branch", static_cast<std::int64_t>(branch));
  return answer;
}

}  // namespace

Answer decide(const Context& in, const OpenBranch& command) {
  Firm row;
  row.place = command.place;
  row.head = command.head;
  if (command.district) {
    const auto area = law::area_named(*command.district);
    if (!area) return refuse(code::unit_unknown);
    row.area = *area;
  }
  const Lawyer* head = find_row(in.state.lawyers, command.head);
  if (head == nullptr) return unknown("head");
  if (!practises_on(head->standings, in.today)) return refuse(code::licence_not_valid);
  return opened(in, command.firm, std::move(row));
}

Answer decide(const Context& in, const OpenForeignOffice& command) {
  Firm row;
  row.place = command.place;
  row.abroad = true;
  return opened(in, command.firm, std::move(row));
}

void apply(World& world, const BranchOpened& fact, const FactOrigin&) { world.state.firms[fact.branch] = fact.row; }

Answer decide(const Context& in, const ConfirmOpening& command) {
  const Firm* row = find_row(in.state.firms, command.branch);
  if (row == nullptr) return unknown("branch");
  if (row->confirmed) return refuse(code::bad_transition);
  return accept(OpeningConfirmed{command.branch, practising_from(in.today)});
}

void apply(World& world, const OpeningConfirmed& fact, const FactOrigin&) {
  Firm& row = world.state.firms.at(fact.branch);
  row.confirmed = true;
  put_standing(row.standings, fact.standing);
}

Answer decide(const Context& in, const ChangeForm& command) {
  const Firm* row = find_row(in.state.firms, command.firm);
  if (row == nullptr || !is_head(*row)) return unknown("firm");
  if (!practises_on(row->standings, in.today)) return refuse(code::firm_not_in_practice);
  if (command.from > in.today) return malformed("from");
  return accept(FormChanged{command.firm, command.form, command.from});
}

void apply(World& world, const FormChanged& fact, const FactOrigin&) {
  world.state.firms.at(fact.firm).forms[fact.from] = fact.form;
}

// --- lawyers ---------------------------------------------------------------------------------------------------------

namespace {

Answer checked_lawyer(const Context& in, const RegisterLawyer& command) {
  if (!command.licence_no.well_formed()) return refuse(code::licence_no_invalid);
  const Firm* firm = find_row(in.state.firms, command.firm);
  if (firm == nullptr) return unknown("firm");
  if (!practises_on(firm->standings, in.today)) return refuse(code::firm_not_in_practice);
  if (in.state.licences.contains(command.licence_no)) return refuse(code::duplicate);
  if (command.token && in.state.licence_tokens.contains(*command.token)) return refuse(code::duplicate);
  if (!command.person.given()) return malformed("person");
  if (command.first_date > in.today) return malformed("first_date");
  if (command.account && in.state.lawyer_accounts.contains(*command.account)) return malformed("account");
  return accept();
}

// 党员律师执业申请…时同步转接组织关系 (6b).
void add_lawyer(LawyersRegistered& into, std::uint64_t id, const RegisterLawyer& command) {
  Lawyer row;
  row.person = command.person;
  row.licence = command.licence_no;
  row.token = command.token;
  row.account = command.account.value_or(0);
  row.cls = command.kind;
  row.foreign_related = command.foreign_related;
  row.member = command.member;
  row.first_date = command.first_date;
  row.firms[command.first_date] = command.firm;
  row.standings = {practising_from(command.first_date)};
  if (command.member) into.items.push_back({{0, id}, command.first_date, std::nullopt});
  into.lawyers[id] = std::move(row);
}

}  // namespace

Answer decide(const Context& in, const RegisterLawyer& command) {
  if (Answer checked = checked_lawyer(in, command); checked.code != 0) return checked;
  LawyersRegistered fact;
  const std::uint64_t id = row_id(in.entry, 1);
  add_lawyer(fact, id, command);
  Answer answer = with_id(accept(fact), "lawyer", id);
  if (!fact.items.empty()) show_item(answer, in.entry, fact.items.front().due);
  return answer;
}

Answer decide(const Context& in, const ImportLawyers& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_command) return malformed("rows");
  LawyersRegistered fact;
  std::set<SealedText> licences;
  std::set<Id16> tokens;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const RegisterLawyer& row = command.rows[i];
    const auto place = static_cast<std::int64_t>(i + 1);
    if (Answer checked = checked_lawyer(in, row); checked.code != 0) return std::move(checked).with_count("row", place);
    if (!licences.insert(row.licence_no).second) return refuse(code::duplicate).with_count("row", place);
    if (row.token && !tokens.insert(*row.token).second) return refuse(code::duplicate).with_count("row", place);
    if (row.account) return malformed("account").with_count("row", place);
    add_lawyer(fact, row_id(in.entry, i + 1), row);
  }
  return accept(fact).with_count("lawyers", static_cast<std::int64_t>(fact.lawyers.size()));
}

void apply(World& world, const LawyersRegistered& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.lawyers) {
    world.state.lawyers[id] = row;
    world.state.licences[row.licence] = id;
    if (row.token) world.state.licence_tokens[*row.token] = id;
    if (row.account != 0) world.state.lawyer_accounts[row.account] = id;
  }
  std::uint64_t item = fact.lawyers.begin()->first;
  for (const PartyItem& each : fact.items) world.state.party_items[item++] = each;
}

namespace {

bool has_open_item(const State& state, std::uint64_t lawyer) {
  return std::ranges::any_of(state.party_items,
                             [&](const auto& each) { return each.second.of.lawyer == lawyer && !each.second.done_on; });
}

}  // namespace

Answer decide(const Context& in, const TransferLawyer& command) {
  const Lawyer* row = find_row(in.state.lawyers, command.lawyer);
  if (row == nullptr) return unknown("lawyer");
  const Firm* firm = find_row(in.state.firms, command.firm);
  if (firm == nullptr) return unknown("firm");
  if (command.on > in.today) return refuse(code::date_future);
  if (!practises_on(row->standings, command.on)) return refuse(code::lawyer_not_in_practice);
  if (!practises_on(firm->standings, command.on)) return refuse(code::firm_not_in_practice);
  const bool blocks = in.terms().on("party_sync_blocks_licence", command.on);
  if (blocks && row->member && has_open_item(in.state, command.lawyer)) return refuse(code::party_sync_pending);
  LawyerTransferred fact{command.lawyer, command.firm, command.on, row_id(in.entry, 1), std::nullopt};
  if (row->member) fact.item = PartyItem{{0, command.lawyer}, command.on, std::nullopt};
  Answer answer = accept(fact);
  if (fact.item) show_item(answer, in.entry, command.on);
  return answer;
}

LawyerTransferred numbered(const LawyerTransferredUnnumbered& fact, policies::EntryNo entry) {
  constexpr std::uint64_t then_per_entry = 1'000;
  return {fact.lawyer, fact.firm, fact.on, entry * then_per_entry + 1, fact.item};
}

void apply(World& world, const LawyerTransferred& fact, const FactOrigin&) {
  world.state.lawyers.at(fact.lawyer).firms[fact.on] = fact.firm;
  if (fact.item) world.state.party_items[fact.item_id] = *fact.item;
}
void apply(World& world, const LawyerTransferredUnnumbered& fact, const FactOrigin& origin) {
  apply(world, numbered(fact, origin.entry), origin);
}

// --- how a licence stands --------------------------------------------------------------------------------------------

namespace {

const std::vector<StandingRow>& standings_of(const State& state, const Subject& of) {
  return of.firm != 0 ? state.firms.at(of.firm).standings : state.lawyers.at(of.lawyer).standings;
}

bool may_become(Standing now, Standing next) {
  switch (next) {
    case Standing::suspended:
      return now == Standing::in_practice;
    case Standing::in_practice:
      return now == Standing::suspended;
    default:
      return now == Standing::in_practice || now == Standing::suspended;
  }
}

// A decision of today counts from this moment, one of an earlier day from the beginning of that day; none lies before
// the last one.
template <class Command>
Answer changed(const Context& in, const Command& command, Standing next, std::optional<Date> to,
               std::uint64_t merged_into) {
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  if (blank(command.decision_no) || blank(command.basis)) return refuse(code::basis_missing);
  if (command.decided_on > in.today) return malformed("decided_on");
  const std::vector<StandingRow>& rows = standings_of(in.state, *of);
  const Stamp since = command.decided_on == in.today ? in.now : stamp_of(command.decided_on, 0);
  const bool follows = !rows.empty() && rows.back().since <= since && may_become(rows.back().standing, next);
  if (!follows) return refuse(code::bad_transition);
  if (to && *to < command.decided_on) return malformed("to");
  return accept(StandingChanged{*of, {since, next, to, command.decision_no}, merged_into})
      .with_text("status", std::string(enum_name(next)));
}

}  // namespace

Answer decide(const Context& in, const Suspend& command) {
  return changed(in, command, Standing::suspended, command.to, 0);
}
Answer decide(const Context& in, const Restore& command) {
  return changed(in, command, Standing::in_practice, std::nullopt, 0);
}
Answer decide(const Context& in, const Cancel& command) {
  const std::uint64_t into = command.merged_into.value_or(0);
  const Firm* other = find_row(in.state.firms, into);
  const bool sensible = into == 0 || (other != nullptr && command.firm && *command.firm != into);
  if (!sensible) return unknown("merged_into");
  return changed(in, command, Standing::cancelled, std::nullopt, into);
}
Answer decide(const Context& in, const Revoke& command) {
  return changed(in, command, Standing::revoked, std::nullopt, 0);
}

void apply(World& world, const StandingChanged& fact, const FactOrigin&) {
  State& state = world.state;
  if (fact.of.firm != 0) {
    Firm& row = state.firms.at(fact.of.firm);
    put_standing(row.standings, fact.row);
    row.merged_into = fact.merged_into;
    return;
  }
  put_standing(state.lawyers.at(fact.of.lawyer).standings, fact.row);
  const bool ends = fact.row.standing == Standing::cancelled || fact.row.standing == Standing::revoked;
  if (!ends) return;
  for (auto& [id, talent] : state.talents) {
    if (talent.lawyer == fact.of.lawyer && !talent.out) talent.out = date_of(fact.row.since);
  }
}

}  // namespace gongbao::legal_profession
