// 分级建立…名单和信息库 (8b), 名单, 结对, 品牌: what is entered and holds from a day on.
#include "policies/legal_profession/registers.h"

#include <algorithm>
#include <array>

namespace gongbao::legal_profession {

namespace {

using access::Role;
using enum EntryKind;

bool is_association_kind(EntryKind kind) { return kind >= training; }
bool is_justice(Role role) { return role == Role::city_justice || role == Role::district_justice; }
bool is_association(Role role) { return role == Role::city_association || role == Role::district_association; }

// Party bodies, the bureaus and the associations keep registers of their own; an organ enters its own lawyers.
bool may_record(Role role, EntryKind kind) {
  if (role == Role::party_body) return is_party_kind(kind);
  if (is_association(role)) return is_association_kind(kind);
  if (role == Role::public_office) return kind == organ_lawyer || kind == company_lawyer;
  return is_justice(role) && !is_party_kind(kind) && !is_association_kind(kind);
}

bool is_of_firm(EntryKind kind) {
  return kind == party_standard || kind == party_org || kind == instructor || kind == secretary_report ||
         kind == model_firm || kind == first_class_firm || kind == cluster;
}
bool is_of_person(EntryKind kind) {
  return kind == representative || kind == candidate || kind == leader || kind == programme_person;
}
bool is_of_lawyer(EntryKind kind) { return kind == organ_lawyer || kind == company_lawyer; }
bool has_year(EntryKind kind) { return kind == party_standard || kind == secretary_report || kind == programme_person; }
bool has_label(EntryKind kind) {
  return kind == organ || kind == association_term || kind == party_term || kind == cluster || kind == training ||
         kind == committee || kind == event;
}

// What that kind of entry cannot do without; nullptr: it is whole.
const char* missing_part(const Context& in, EntryKind kind, const RecordEntry& command) {
  const std::uint64_t of = command.of.value_or(0);
  if (is_of_firm(kind) && !command.firm) return "firm";
  if (is_of_person(kind) && !command.person.given()) return "person";
  if (is_of_lawyer(kind) && !command.lawyer) return "lawyer";
  if (has_year(kind) && !is_year(command.year.value_or(0))) return "year";
  if (has_label(kind) && blank(command.label.value_or(""))) return "label";
  if (kind == party_org && (!command.org || command.count.value_or(-1) < 0)) return "org";
  if ((kind == association_term || kind == party_term) && !command.due) return "due";
  if (command.count.value_or(0) < 0) return "count";
  const RegisterEntry* organ_row = find_row(in.state.entries, of);
  if (kind == organ_lawyer && (organ_row == nullptr || organ_row->kind != organ)) return "of";
  const PartyItem* item = find_row(in.state.party_items, of);
  if (kind == party_item_done && (item == nullptr || item->done_on)) return "of";
  return nullptr;
}

RegisterEntry row_of(const Context& in, EntryKind kind, const RecordEntry& command) {
  RegisterEntry row;
  row.kind = kind;
  row.firm = command.firm.value_or(0);
  row.lawyer = command.lawyer.value_or(0);
  row.person = command.person;
  row.of = command.of.value_or(0);
  row.label = command.label.value_or("");
  row.year = command.year.value_or(0);
  row.count = command.count.value_or(0);
  row.yes = command.yes;
  row.org = command.org.value_or(PartyOrg::none);
  row.from = command.from.value_or(in.today);
  row.to = command.to;
  row.due = command.due;
  row.done_on = command.done_on;
  row.text = command.text;
  return row;
}

}  // namespace

Answer decide(const Context& in, const RecordEntry& command) {
  const auto kind = enum_named<EntryKind>(command.kind);
  if (!kind) return refuse(code::entry_kind_unknown);
  if (!may_record(in.actor.role, *kind)) return refuse(code::out_of_scope);
  if (command.firm && !in.state.firms.contains(*command.firm)) return unknown("firm");
  if (command.lawyer && !in.state.lawyers.contains(*command.lawyer)) return unknown("lawyer");
  if (const char* field = missing_part(in, *kind, command)) return malformed(field);
  RegisterEntry row = row_of(in, *kind, command);
  if (row.from > in.today) return malformed("from");
  if (row.to && *row.to < row.from) return malformed("to");
  if (row.done_on && *row.done_on > in.today) return malformed("done_on");
  return entered(in, "record", EntryRecorded{std::move(row)});
}

void apply(World& world, const EntryRecorded& fact, const FactOrigin& origin) {
  State& state = world.state;
  const RegisterEntry& row = fact.row;
  state.entries[origin.entry] = row;
  if (row.kind == party_item_done) state.party_items.at(row.of).done_on = row.done_on.value_or(row.from);
  if (row.kind == party_org) {
    Firm& firm = state.firms.at(row.firm);
    put_party(firm, {row.from, row.count, row.org, row.yes, party_on(firm, row.from).instructor});
  }
  if (row.kind == instructor) {
    Firm& firm = state.firms.at(row.firm);
    PartyRow party = party_on(firm, row.from);
    party.from = row.from;
    party.instructor = true;
    put_party(firm, party);
  }
}

namespace {

// Who keeps the register corrects it; of an entry that is there.
Answer own_record(const Context& in, std::uint64_t record) {
  const RegisterEntry* row = find_row(in.state.entries, record);
  if (row == nullptr) return unknown("record");
  if (!may_record(in.actor.role, row->kind)) return refuse(code::out_of_scope);
  return accept();
}

}  // namespace

Answer decide(const Context& in, const CorrectRecord& command) {
  if (Answer own = own_record(in, command.record); own.code != 0) return own;
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (command.count.value_or(0) < 0) return malformed("count");
  const RegisterEntry& row = in.state.entries.at(command.record);
  return accept(RecordCorrected{command.record, command.reason, command.yes, command.count.value_or(row.count)});
}

void apply(World& world, const RecordCorrected& fact, const FactOrigin&) {
  RegisterEntry& row = world.state.entries.at(fact.record);
  row.correction = fact.reason;
  row.yes = fact.yes;
  row.count = fact.count;
}

Answer decide(const Context& in, const AttachFile& command) {
  if (Answer own = own_record(in, command.record); own.code != 0) return own;
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (!command.file.given()) return malformed("file");
  return accept(FileAttached{command.record, command.file});
}

void apply(World& world, const FileAttached& fact, const FactOrigin&) {
  world.state.entries.at(fact.record).files.push_back(fact.file);
}

Answer decide(const Context& in, const Withdraw& command) {
  const Contact* contact = find_row(in.state.contacts, command.record);
  if (contact == nullptr) {
    if (Answer own = own_record(in, command.record); own.code != 0) return own;
  } else if (!is_justice(in.actor.role)) {
    return refuse(code::out_of_scope);
  }
  const bool over = contact != nullptr ? contact->to.has_value() : in.state.entries.at(command.record).to.has_value();
  if (over) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(Withdrawn{command.record, command.reason});
}

void apply(World& world, const Withdrawn& fact, const FactOrigin& origin) {
  const Date last_day = origin.booked_on - Days{1};
  if (Contact* contact = find_row(world.state.contacts, fact.record)) {
    contact->to = last_day;
  } else {
    world.state.entries.at(fact.record).to = last_day;
  }
}

// --- with rules of their own -----------------------------------------------------------------------------------------

Answer decide(const Context& in, const RegisterBrand& command) {
  constexpr std::array<std::string_view, 4> of_firms{"party_building", "legal_service", "contribution",
                                                     "social_responsibility"};
  constexpr std::array<std::string_view, 4> of_lawyers{"professional_skill", "legal_service", "pro_bono",
                                                       "public_affairs"};
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  const auto& kinds = of->firm != 0 ? of_firms : of_lawyers;
  if (std::ranges::find(kinds, command.kind) == kinds.end()) return refuse(code::brand_kind_unknown);
  return entered(in, "brand", BrandRegistered{{*of, command.kind, in.today}});
}

void apply(World& world, const BrandRegistered& fact, const FactOrigin& origin) {
  world.state.brands[origin.entry] = fact.row;
}

Answer decide(const Context& in, const RecordQualityMeasure& command) {
  constexpr std::array<std::string_view, 7> measures{
      "hearing", "file_check", "peer_review", "judicial_opinion", "return_visit", "training", "open_information"};
  if (std::ranges::find(measures, command.measure) == measures.end()) return refuse(code::quality_measure_unknown);
  if (blank(command.case_no)) return malformed("case_no");
  if (!command.finding.given()) return malformed("finding");
  return entered(in, "quality_measure", QualityMeasureRecorded{{command.case_no, command.measure, command.finding}});
}

void apply(World& world, const QualityMeasureRecorded& fact, const FactOrigin& origin) {
  world.state.quality_measures[origin.entry] = fact.row;
}

std::map<std::string, std::int64_t> measures_taken(const State& state) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [id, row] : state.quality_measures) ++counts[row.measure];
  return counts;
}

Answer decide(const Context& in, const RequestRights& command) {
  if (find_row(in.state.lawyers, command.lawyer) == nullptr) return unknown("lawyer");
  if (!command.text.given()) return refuse(code::rights_request_empty);
  if (blank(command.organ)) return malformed("organ");
  RightsRequest row;
  row.lawyer = command.lawyer;
  row.organ = command.organ;
  row.text = command.text;
  row.asked_on = in.today;
  return entered(in, "rights_request", RightsRequested{std::move(row)});
}

void apply(World& world, const RightsRequested& fact, const FactOrigin& origin) {
  world.state.rights_requests[origin.entry] = fact.row;
}

Answer decide(const Context& in, const AnswerRights& command) {
  const RightsRequest* row = find_row(in.state.rights_requests, command.rights_request);
  if (row == nullptr) return unknown("rights_request");
  if (row->answered_on) return refuse(code::bad_transition);
  if (!command.text.given()) return refuse(code::rights_request_empty);
  return accept(RightsAnswered{command.rights_request, command.text});
}

void apply(World& world, const RightsAnswered& fact, const FactOrigin& origin) {
  RightsRequest& row = world.state.rights_requests.at(fact.rights_request);
  row.answer = fact.text;
  row.answered_on = origin.booked_on;
}

namespace {

bool is_paired(const State& state, std::uint64_t firm) {
  return std::ranges::any_of(state.pairings, [&](const auto& each) {
    const Pairing& row = each.second;
    return row.kind == PairKind::one_to_one && !row.ended_on && (row.firm == firm || row.other == firm);
  });
}

}  // namespace

Answer decide(const Context& in, const PairFirms& command) {
  for (const std::uint64_t each : {command.firm, command.other}) {
    const Firm* row = find_row(in.state.firms, each);
    if (row == nullptr) return unknown("firm");
    if (!practises_on(row->standings, in.today)) return refuse(code::firm_not_in_practice);
  }
  if (command.firm == command.other) return refuse(code::pairing_self);
  const bool taken = is_paired(in.state, command.firm) || is_paired(in.state, command.other);
  if (command.kind == PairKind::one_to_one && taken) return refuse(code::pairing_not_one_to_one);
  return entered(in, "pairing", FirmsPaired{{command.firm, command.other, command.kind, in.today, std::nullopt}});
}

void apply(World& world, const FirmsPaired& fact, const FactOrigin& origin) {
  world.state.pairings[origin.entry] = fact.row;
}

Answer decide(const Context& in, const EndPair& command) {
  const Pairing* row = find_row(in.state.pairings, command.pairing);
  if (row == nullptr) return unknown("pairing");
  if (row->ended_on) return refuse(code::bad_transition);
  return accept(PairEnded{command.pairing});
}

void apply(World& world, const PairEnded& fact, const FactOrigin& origin) {
  world.state.pairings.at(fact.pairing).ended_on = origin.booked_on;
}

Answer decide(const Context& in, const SetContact& command) {
  const RegisterEntry* of = find_row(in.state.entries, command.leader);
  if (of == nullptr || of->kind != leader) return unknown("leader");
  if (!command.person.given()) return malformed("person");
  const bool there = std::ranges::any_of(in.state.contacts, [&](const auto& each) {
    const Contact& row = each.second;
    return row.leader == command.leader && row.person == command.person && row.active_on(in.today);
  });
  if (there) return refuse(code::duplicate);
  return entered(in, "contact", ContactSet{{command.leader, command.person, in.today, std::nullopt}});
}

void apply(World& world, const ContactSet& fact, const FactOrigin& origin) {
  world.state.contacts[origin.entry] = fact.row;
}

}  // namespace gongbao::legal_profession
