// Dispatch: from bytes to the policy that decides, from facts to the state that folds them. One file: what is the same
// for all documents stands beside what the two with custody need.
#include "policies/registry/city.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "base/hash.h"
#include "custody/decider.h"
#include "law/parameter_conflict.h"
#include "policies/childcare/booked.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/target.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/parameter_rules.h"
#include "policies/prepaid_card/target.h"
#include "policies/registry/history.h"
#include "policies/registry/instruction_state.h"
#include "policies/registry/laws.h"

namespace gongbao::policies {

namespace {

using custody::Instruction;

constexpr std::size_t codes_per_op = 512;
constexpr std::size_t ops = 64;
static_assert(codes_per_op * ops <= std::size_t{1} << 16);  // City::counted_slots_

// The item it makes or names, if any.
const Id16& item_of(const Instruction& in) { return in.op == custody::Op::redeem ? in.instr_id : in.ref_id; }

engine::TypedDecision decision_of(Answer answer) {
  engine::TypedDecision decision;
  decision.code = answer.code;
  decision.verdict = answer.code == 0 ? engine::Verdict::accepted : engine::Verdict::refused;
  if (answer.code == 0) decision.facts = answer.facts.take();
  decision.figures = canonical_bytes(answer.figures);
  return decision;
}

// A document's own, which members of the city hide by their names.
template <class Context, class Command>
Answer decided(const Context& in, const Command& command) {
  return decide(in, command);
}
template <class World, class Fact>
void folded_into(World& world, const Fact& fact, const FactOrigin& origin) {
  apply(world, fact, origin);
}

}  // namespace

// As the program has them.
struct City::Declared {
  std::map<std::string_view, law::Parameters> parameters;  // by document
  law::Calendar calendar;

  static Result<Declared> read();
};

Result<City::Declared> City::Declared::read() {
  Declared all;
  for (const PolicyLaw& each : all_laws()) {
    auto parameters = law::Parameters::embedded(each.citations.document);
    if (!parameters) return std::unexpected(parameters.error());
    all.parameters.emplace(each.citations.document, *std::move(parameters));
  }
  const law::Parameters& of_cards = all.parameters.at(prepaid_card::document);
  if (auto conflict = prepaid_card::parameter_conflict(of_cards, of_cards.date("effective_from", {}))) {
    return problem("law.data_invalid", "prepaid-card", std::move(*conflict), "parameters.toml");
  }
  auto calendar = law::published_calendar();
  if (!calendar) return std::unexpected(calendar.error());
  all.calendar = *std::move(calendar);
  return all;
}

City::City(const Declared& declared)
    : declared_(declared.parameters), calendar_(declared.calendar), instruction_outcomes_(ops * codes_per_op) {
  for (const auto& [document, parameters] : declared_) *parameters_to_set(document) = parameters;
}

City::~City() = default;

Result<std::unique_ptr<City>> City::open() {
  // Read once: what the program brought does not change while it runs, and reading takes longer than a short history.
  static const Result<Declared> declared = Declared::read();
  if (!declared) return std::unexpected(declared.error());
  return std::unique_ptr<City>(new City(*declared));
}

const law::Parameters* City::parameters_of(std::string_view document) const {
  if (document == prepaid_card::document) return &prepaid_.parameters;
  if (document == childcare::document) return &childcare_.parameters;
  const law::Parameters* found = nullptr;
  Documents::each([&]<class Document>() {
    if (Document::law.document == document) found = &of<Document>().parameters;
  });
  return found;
}

law::Parameters* City::parameters_to_set(std::string_view document) {
  return const_cast<law::Parameters*>(parameters_of(document));
}

namespace {

// Cards have rules of their own beside those that parameters declare.
std::optional<std::string> conflict_of(const law::Parameters& known, bool of_cards, const std::string& parameter,
                                       const law::ParameterVersion& version) {
  return law::conflict_of(known, parameter, version, of_cards ? prepaid_card::parameter_conflict : law::ConflictOn());
}

}  // namespace

Result<void> City::suppose(const std::string& document, const std::string& parameter,
                           const law::ParameterVersion& version) {
  GB_CHECK(!books_.day);
  law::Parameters* known = parameters_to_set(document);
  if (known == nullptr) return problem("law.parameter_unknown", "document", "there is no document " + document);
  const law::Parameter* declared = known->find(parameter);
  if (declared == nullptr) return problem("law.parameter_unknown", "parameter", "there is no parameter " + parameter);
  if (const Date first = declared->versions.front().from; version.from < first) {
    return problem("law.parameter_not_in_force", "from", parameter + " is in force from " + to_string(first));
  }
  if (auto may = known->may_set(parameter, version, version.from - Days{1}); !may) return may;
  if (auto conflict = conflict_of(*known, known == &prepaid_.parameters, parameter, version)) {
    return problem("law.parameter_invalid", "value", *std::move(conflict));
  }
  known->set(parameter, version);
  return {};
}

const OpenedBatch* City::find_batch(std::uint64_t bank_id, const std::string& batch_id) const {
  const auto it = batches_.find({bank_id, batch_id});
  return it == batches_.end() ? nullptr : &it->second;
}

std::size_t City::memory_bytes() const {
  return books_.operators.memory_bytes() + books_.cards.memory_bytes() + books_.items.memory_bytes() +
         books_.lots.memory_bytes() + books_.services.memory_bytes();
}

engine::EngineCodes City::codes() const {
  return {custody::code::schema_invalid, custody::code::idempotency_conflict, custody::code::id_expired,
          custody::code::calendar_missing};
}

// --- instructions ---------------------------------------------------------------------------------------------------

std::uint16_t City::admit(const engine::Record& record, const engine::Source& source) const {
  const Instruction in = unpack(record);
  if (!custody::well_formed(record, in)) return custody::code::schema_invalid;
  const access::Actor actor = access::actor_of(source);
  if (!still_speaks(actor)) return custody::code::forbidden;
  const bool of_lots = in.scheme == custody::scheme_childcare;
  const auto grants = of_lots ? childcare::grants_of(childcare_, in) : grants_of(in.op, in.scheme);
  if (!access::may_ever(grants, actor.role)) return custody::code::forbidden;
  if (actor.role == access::Role::custody_bank && actor.organisation >= operators_space)
    return custody::code::forbidden;
  const auto* book = books_.find_operator(in.operator_id);
  if (book == nullptr || book->scheme != in.scheme) return 0;  // decided as unknown_operator
  if (of_lots) {
    const bool may = access::allowed(grants, actor, childcare::target_of(childcare_, books_, in));
    return may ? std::uint16_t{0} : custody::code::forbidden;
  }
  access::Target target;
  target.operator_id = in.operator_id;
  target.bank_id = book->bank_id;
  target.outlet = in.outlet_id;
  if (actor.role == access::Role::consumer) target.person = prepaid_card::holder_of_cards(prepaid_, in);
  return access::allowed(grants, actor, target) ? std::uint16_t{0} : custody::code::forbidden;
}

// A batch may last for minutes: whoever was dismissed meanwhile does not go on. Millions of records have one sender,
// and what he may changes with typed entries only.
bool City::still_speaks(const access::Actor& actor) const {
  if (spoke_ == actor) return true;
  if (!books_.day || !accounts::may_speak(accounts_, actor, *books_.day)) return !books_.day;
  spoke_ = actor;
  return true;
}

std::uint64_t City::sender(const engine::Record& record, const engine::Source& source) const {
  if (static_cast<access::Role>(source.role) == access::Role::custody_bank) return source.organisation;
  return id_space_of_operator(unpack(record).operator_id);
}

void City::prefetch(const engine::Record& record) const {
  const Instruction in = unpack(record);
  books_.operators.prefetch({in.operator_id});
  books_.cards.prefetch({in.operator_id, in.subject_id});
  books_.items.prefetch({in.operator_id, item_of(in)});
}

void City::prefetch_rows(const engine::Record& record) const {
  const Instruction in = unpack(record);
  if (books_.day) books_.quarters.prefetch_row({in.operator_id, quarter_of(*books_.day)});
  books_.operators.prefetch_row({in.operator_id});
  books_.cards.prefetch_row({in.operator_id, in.subject_id});
  books_.items.prefetch_row({in.operator_id, item_of(in)});
}

void City::decide(const engine::Record& record, const engine::Source& source, EntryNo number,
                  const engine::History& history, engine::InstructionDecision& out) const {
  const Instruction in = unpack(record);
  const bool bank_speaks = static_cast<access::Role>(source.role) == access::Role::custody_bank;
  const auto* book = books_.find_operator(in.operator_id);
  const std::uint64_t bank = bank_speaks ? source.organisation : book == nullptr ? 0 : book->bank_id;
  const HistoryOfOperator originals = history_of(history, bank, in.operator_id, bank_speaks);
  if (in.scheme == custody::scheme_childcare) {
    custody::decide(books_, lot_scheme(), originals, in, number, decision_);
  } else {
    custody::decide(books_, scheme(), originals, in, decision_);
  }
  if (force_ && decision_.code == 0) {
    const Date named[] = {in.event_date};
    if (force_->against(system_of_scheme(in.scheme), custody::op_name(in.op), *books_.day, named)) {
      decision_.code = gazette::code::citation_not_in_force;
      decision_.journal_no = 0;
      decision_.detail_fen = decision_.subject_after = 0;
      custody::tell_refusal(books_, in, decision_);
    }
  }
  out.outcome.code = decision_.code;
  out.outcome.verdict = decision_.code == 0 ? engine::Verdict::accepted : engine::Verdict::refused;
  out.outcome.flags = decision_.flags;
  out.outcome.previous_of_subject = decision_.previous_of_subject;
  out.outcome.previous_of_operator = decision_.previous_of_operator;
  out.outcome.journal_no = decision_.journal_no;
  out.outcome.detail_fen = decision_.detail_fen;
  out.outcome.custody_after = decision_.custody_after;
  out.outcome.required_after = decision_.required_after;
  out.outcome.subject_after = decision_.subject_after;
  out.extensions.clear();
  for (const custody::Ext& ext : decision_.extensions) out.extensions.push_back({ext.kind, ext.body});
}

void City::apply(const journal::InstructionView& entry, const engine::Source& source, EntryNo number) {
  const Instruction in = unpack(entry.record);
  const std::size_t op = static_cast<std::size_t>(in.op) % ops;
  const std::size_t slot = op * codes_per_op + std::min<std::size_t>(entry.outcome.code, codes_per_op - 1);
  if (instruction_outcomes_[slot]++ == 0) counted_slots_.push_back(static_cast<std::uint16_t>(slot));
  if (entry.outcome.verdict == engine::Verdict::duplicate) return;
  custody::Applied applied;
  applied.entry = number;
  applied.booked_on = date_of(Stamp{source.stamp_micros});
  applied.code = entry.outcome.code;
  applied.flags = entry.outcome.flags;
  applied.journal_no = entry.outcome.journal_no;
  applied.custody_after = entry.outcome.custody_after;
  applied.required_after = entry.outcome.required_after;
  applied.extensions = as_custody(entry.extensions);
  custody::apply(books_, in, applied, movement_);
  if (in.scheme == custody::scheme_childcare) {
    childcare::record_instruction(childcare_, books_, in, applied);
  } else {
    prepaid_card::record_instruction(prepaid_.compliance_events, books_, in, applied);
  }
}

// --- typed commands -------------------------------------------------------------------------------------------------

engine::TypedDecision City::decide(const engine::TypedCommand& typed, const engine::Source& source, EntryNo number,
                                   const engine::History& history) const {
  Answer answer = refuse(custody::code::schema_invalid);
  if (typed.version != 1) return decision_of(std::move(answer));
  PublicCommands::with_number(typed.type, [&]<class Command>() {
    Command command;
    if (decode_all(typed.bytes, command)) {
      answer = held_to_status(decide_any(command, source, number, history), command);
    }
  });
  return decision_of(std::move(answer));
}

namespace {

// The days that a command names, none of them to come: late handling of what happened then (spec/10 O9).
template <class Command>
void add_days_named(const Command& command, Date today, std::vector<Date>& days) {
  Command::each_field(command, [&](const char*, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    std::optional<Date> day;
    if constexpr (std::is_same_v<Field, Date> || std::is_same_v<Field, std::optional<Date>>) day = field;
    if (day && *day <= today) days.push_back(*day);
  });
}

}  // namespace

// After the document's own decision: its own codes come first (spec/10 A7).
template <class Command>
Answer City::held_to_status(Answer answer, const Command& command) const {
  if (!force_ || answer.code != 0) return answer;
  std::vector<Date> days;
  add_days_named(command, *books_.day, days);
  if constexpr (OfDocuments::Commands::has<Command>) {
    const auto& state = of<DocumentOf<Command>>();
    if constexpr (requires { day_of_case(state, command); }) {
      if (const std::optional<Date> stored = day_of_case(state, command)) days.push_back(*stored);
    }
  }
  const auto why = force_->against(system_of<Command>(), Command::name, *books_.day, days);
  if (!why) return answer;
  Answer refusal = refuse(gazette::code::citation_not_in_force);
  refusal.text("clause", why->clause);
  refusal.text("status", std::string(enum_name(why->status)));
  refusal.date("judged_on", *books_.day);
  std::string sources;
  for (const std::string& each : why->sources) sources += (sources.empty() ? "" : " ") + each;
  refusal.text(std::string(figure_of_sources), std::move(sources));
  return refusal;
}

void City::obey_status() {
  const gazette::State& recorded = of<gazette::Document>();
  std::vector<law::StatusEvent> events = gazette::obeyed_on(recorded, *books_.day);
  const law::StatusReading reading = gazette::reading_on(recorded, *books_.day);
  if (events.empty() || !recorded.parameters.on("citation_status_check", *books_.day)) {
    force_.reset();
  } else if (!force_ || !force_->is_of(events, reading)) {
    force_.emplace(std::move(events), reading);
  }
}

// Whoever has an account is asked first whether it still speaks as what it says it is; then the command's own table.
template <class Command>
Answer City::decide_any(const Command& command, const engine::Source& source, EntryNo number,
                        const engine::History& history) const {
  const access::Actor actor = access::actor_of(source);
  if (!accounts::may_speak(accounts_, actor, *books_.day)) return refuse(custody::code::forbidden);
  if constexpr (requires { decide_city(command, actor); }) {
    return decide_city(command, actor);
  } else if constexpr (accounts::Commands::has<Command>) {
    if (!access::may_ever(accounts::grants_of(Command::name), actor.role)) return refuse(custody::code::forbidden);
    return accounts::decide(accounts::Context{accounts_, actor, *books_.day, number}, command);
  } else if constexpr (persons::Commands::has<Command>) {
    return decide_person(command, actor, number, history);
  } else if constexpr (childcare::Commands::has<Command>) {
    return decide_childcare(command, actor, number, history);
  } else if constexpr (OfDocuments::Commands::has<Command>) {
    return decide_of<DocumentOf<Command>>(command, source, number);
  } else {
    const access::Target target = prepaid_card::target_of(prepaid_, books_, command);
    if (!access::allowed(prepaid_card::grants_of(Command::name), actor, target)) {
      return refuse(custody::code::forbidden);
    }
    const prepaid_card::Scheme law = scheme();
    const HistoryOfOperator originals = history_of(history, target.bank_id, target.operator_id, true);
    return prepaid_card::decide(
        prepaid_card::Context{prepaid_, books_, law, calendar_, terms_, originals, actor, *books_.day, number},
        command);
  }
}

template <class Command>
Answer City::decide_childcare(const Command& command, const access::Actor& actor, EntryNo number,
                              const engine::History& history) const {
  const childcare::BookLots lots(books_);
  const access::Target target = childcare::target_of(childcare_, books_, lots, command);
  if (!access::allowed(childcare::grants_of(Command::name), actor, target)) return refuse(custody::code::forbidden);
  const HistoryOfOperator originals = history_of(history, target.bank_id, target.operator_id, true);
  return childcare::decide(
      childcare::Context{childcare_, books_, lots, calendar_, childcare_terms_, originals, actor, *books_.day, number},
      command);
}

Setting City::setting(const engine::Source& source, EntryNo number) const {
  const auto has_office = [this](std::uint64_t account, access::Role office) {
    return accounts::has_office(accounts_, account, office);
  };
  return {calendar_, access::actor_of(source), *books_.day, Stamp{source.stamp_micros}, number, has_office};
}

template <class Document, class Command>
Answer City::decide_of(const Command& command, const engine::Source& source, EntryNo number) const {
  const auto& state = of<Document>();
  const access::Actor actor = access::actor_of(source);
  if (!access::allowed(Document::law.grants_of(Command::name), actor, target_of(state, actor, *books_.day, command))) {
    return refuse(forbidden_in(Document::law, actor.role, Command::name));
  }
  return decided(Document::context(state, setting(source, number)), command);
}

Answer City::decide_city(const SetParameter& command, const access::Actor& actor) const {
  const law::Parameters* known = parameters_of(command.document);
  if (known == nullptr) return refuse(custody::code::unknown_subject).with_text("field", "document");
  const law::Parameter* parameter = known->find(command.parameter);
  if (parameter == nullptr) return refuse(custody::code::unknown_subject).with_text("field", "parameter");
  if (actor.role != owner_of(*parameter)) return refuse(custody::code::forbidden);
  if (prepaid_card::blank(command.reason)) return prepaid_card::malformed("reason");
  law::ParameterVersion version{command.from, {}, command.reason};
  version.value.number = command.value_number.value_or(0);
  version.value.text = command.value_text.value_or("");
  version.value.list = command.value_list;
  version.value.table = command.value_table;
  const bool of_cards = known == &prepaid_.parameters;
  const Code invalid = of_cards ? prepaid_card::code::parameter_invalid : parameter_invalid_of(command.document);
  if (const auto may = known->may_set(command.parameter, version, *books_.day); !may) {
    return refuse(invalid).with_text("reason", may.error().message);
  }
  if (auto conflict = conflict_of(*known, of_cards, command.parameter, version)) {
    return refuse(invalid).with_text("reason", std::move(*conflict));
  }
  return accept(ParameterSet{command.document, command.parameter, std::move(version)});
}

Answer City::decide_city(const AdoptCalendarNotice& command, const access::Actor& actor) const {
  if (actor.role != access::Role::market_regulation) return refuse(custody::code::forbidden);
  if (const auto may = calendar_.may_adopt(command.notice, *books_.day); !may) {
    return prepaid_card::malformed("notice." + may.error().field).with_text("reason", may.error().message);
  }
  law::Calendar trial = calendar_;
  GB_CHECK(trial.adopt(command.notice).has_value());
  // 暂定 deadlines that the notice settles (spec/01 part 5)
  auto fixed = prepaid_card::fixed_deadlines(prepaid_, books_, calendar_, trial);
  const prepaid_card::Scheme law = scheme();
  const NoOriginals none;
  const auto rejudged = prepaid_card::rejudged_cash(
      prepaid_card::Context{prepaid_, books_, law, calendar_, terms_, none, actor, *books_.day, 0}, trial);
  const childcare::Scheme law_of_lots = lot_scheme();
  const childcare::DeadlinesFixed of_lots = childcare::fixed_deadlines(law_of_lots.reading(), trial);
  std::size_t count = fixed.size() + of_lots.deadlines.size();
  Answer answer = accept(CalendarNoticeAdopted{command.notice, std::move(fixed)});
  if (!of_lots.deadlines.empty()) answer.facts.add(of_lots);
  Documents::each([&]<class Document>() {
    if constexpr (requires { settle_deadlines(of<Document>(), trial, answer.facts); }) {
      count += settle_deadlines(of<Document>(), trial, answer.facts);
    }
  });
  answer.count("deadlines_fixed", static_cast<std::int64_t>(count));
  std::int64_t receipts = 0;
  for (const prepaid_card::CashRejudged& fact : rejudged) {
    receipts += static_cast<std::int64_t>(fact.receipts.size());
    answer.facts.add(fact);
  }
  if (receipts != 0) answer.count("cash_rejudged", receipts);
  return answer;
}

Answer City::decide_city(const OpenBatch& command, const access::Actor& actor) const {
  const bool own = actor.role == access::Role::custody_bank && actor.organisation == command.bank_id;
  if (!own) return refuse(custody::code::forbidden);
  if (const OpenedBatch* known = find_batch(command.bank_id, command.batch_id)) {
    if (known->sha256 != command.sha256) return refuse(custody::code::batch_conflict);
    // Sent again: its results once more, or its continuation.
    return accept().with_count("batch_entry", static_cast<std::int64_t>(known->entry)).with_count("repeated", 1);
  }
  if (command.business_date != *books_.day) {
    return refuse(custody::code::business_date_mismatch).with_date("engine_date", *books_.day);
  }
  return accept(BatchOpened{command.bank_id, command.batch_id, command.sha256, command.count});
}

// --- facts ----------------------------------------------------------------------------------------------------------

bool City::fold_fact(std::uint16_t number, std::uint16_t version, ByteView bytes, const FactOrigin& origin) {
  if (version != 1) return false;
  bool folded = false;
  CityFacts::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) {
      fold(fact, origin);
      folded = true;
    }
  });
  accounts::FactTypes::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) {
      accounts::apply(accounts_, fact, origin);
      folded = true;
    }
  });
  persons::FactTypes::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) {
      persons::apply(persons_, fact, origin);
      folded = true;
    }
  });
  childcare::FactTypes::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) {
      childcare::World world{childcare_, books_};
      childcare::apply(world, fact, origin);
      if constexpr (std::is_same_v<Fact, childcare::InstitutionRegistered>) {
        accounts::found_organisation(accounts_, origin.actor.account, {access::Role::institution, origin.entry, 0});
      }
      folded = true;
    }
  });
  Documents::each([&]<class Document>() {
    Document::FactTypes::with_number(number, [&]<class Fact>() {
      if (Fact fact; decode_all(bytes, fact)) {
        auto world = Document::world(std::get<typename Document::State>(states_), see_district_journal_);
        folded_into(world, fact, origin);
        if constexpr (requires { founds(fact, origin); }) {
          const accounts::Office founded{origin.actor.role, origin.entry, 0};
          if (founds(fact, origin)) accounts::found_organisation(accounts_, origin.actor.account, founded);
        }
        folded = true;
      }
    });
  });
  prepaid_card::FactTypes::with_number(number, [&]<class Fact>() {
    if (Fact fact; decode_all(bytes, fact)) {
      prepaid_card::World world{prepaid_, books_};
      prepaid_card::apply(world, fact, origin);
      if constexpr (std::is_same_v<Fact, prepaid_card::OperatorRegistered>) {
        accounts::found_organisation(accounts_, origin.actor.account, {access::Role::operator_, origin.entry, 0});
      }
      folded = true;
    }
  });
  return folded;
}

bool City::apply(const journal::TypedView& entry, const engine::Source& source, EntryNo number) {
  spoke_.reset();
  bool known = PublicCommands::with_number(entry.head.type, []<class C>() {});
  known = known || CityCommands::with_number(entry.head.type, []<class C>() {});
  if (!known || entry.head.version != 1) return false;
  const FactOrigin origin{number, date_of(Stamp{source.stamp_micros}), access::actor_of(source), entry.head.type};
  ByteReader in(entry.facts);
  while (in.ok() && in.left() > 0) {
    const auto fact = in.integer<std::uint16_t>();
    const auto version = in.integer<std::uint16_t>();
    const ByteView bytes = in.blob();
    if (!in.ok() || !fold_fact(fact, version, bytes, origin)) return false;
  }
  if (source.account != 0 || source.role != 0) count(entry.head.type, entry.head.code);
  return in.ok();
}

void City::fold(const OperatorTurned& fact, const FactOrigin& origin) {
  custody::apply(books_, fact.turn, origin.command);
  prepaid_card::record_turn(prepaid_.compliance_events, fact.turn, origin.entry);
}

void City::fold(const LotsTurned& fact, const FactOrigin& origin) {
  custody::apply(books_, fact.turn, origin.command);
  childcare::record_turn(childcare_, fact.turn, origin.entry);
}

void City::fold(const DayBegun& fact, const FactOrigin&) {
  custody::begin_day(books_, fact.day);
  forget_outcomes();
  terms_ = prepaid_card::terms_on(prepaid_.parameters, fact.day);
  childcare_terms_ = childcare::terms_on(childcare_.parameters, fact.day);
  obey_status();
}

void City::fold(const ParameterSet& fact, const FactOrigin&) {
  parameters_to_set(fact.document)->set(fact.parameter, fact.version);
}

void City::fold(const CalendarNoticeAdopted& fact, const FactOrigin&) {
  GB_CHECK(calendar_.adopt(fact.notice).has_value());
  prepaid_card::World world{prepaid_, books_};
  for (const prepaid_card::FixedDeadline& each : fact.fixed) prepaid_card::fix(world, each);
}

void City::fold(const BatchOpened& fact, const FactOrigin& origin) {
  batches_[{fact.bank_id, fact.batch_id}] = {origin.entry, fact.sha256, fact.count};
}

void City::forget_outcomes() {
  outcomes_.clear();
  for (const std::uint16_t slot : counted_slots_) instruction_outcomes_[slot] = 0;
  counted_slots_.clear();
}

void City::count(std::uint16_t command, Code code) { ++outcomes_[{command, code}]; }

std::vector<OutcomeCount> City::outcomes() const {
  std::vector<OutcomeCount> all;
  for (const auto& [key, n] : outcomes_) all.push_back({key.first, key.second, n});
  std::vector<std::uint16_t> slots = counted_slots_;
  std::ranges::sort(slots);
  for (const std::uint16_t slot : slots) {
    all.push_back({static_cast<std::uint16_t>(custody::instruction_base + slot / codes_per_op),
                   static_cast<Code>(slot % codes_per_op), instruction_outcomes_[slot]});
  }
  return all;
}

// --- days -----------------------------------------------------------------------------------------------------------

// The first day of a quarter moves every floor; so does a parameter that takes effect.
bool City::turns_everyone(Date to) const {
  if (!books_.day) return false;
  return quarter_of(to) != quarter_of(*books_.day) || !prepaid_.parameters.adopted_on(to).empty();
}

// One operator's step, by its scheme and under the parameters of the day that comes.
Answer City::turn_operator(std::uint64_t operator_id, Date to) const {
  if (books_.find_operator(operator_id)->scheme == custody::scheme_childcare) {
    const childcare::Terms terms = childcare::terms_on(childcare_.parameters, to);
    const childcare::Scheme law(childcare_, books_, calendar_, terms);
    return accept(LotsTurned{custody::turn_of(books_, law, operator_id, to)});
  }
  const prepaid_card::Terms terms = prepaid_card::terms_on(prepaid_.parameters, to);
  const prepaid_card::Scheme law(prepaid_, calendar_, terms);
  return accept(OperatorTurned{custody::turn_of(books_, law, operator_id, to)});
}

engine::TurnStep City::turn(Date to, EntryNo number) const {
  engine::TurnStep step;
  Answer answer;
  if (const auto operator_id = prepaid_card::next_bank_change(prepaid_, to)) {
    const prepaid_card::EffectBankChange command{*operator_id, to};
    const prepaid_card::Terms terms = prepaid_card::terms_on(prepaid_.parameters, to);
    const prepaid_card::Scheme law(prepaid_, calendar_, terms);
    const NoOriginals none;
    step.command.type = command.number;
    step.command.bytes = canonical_bytes(command);
    step.decision = decision_of(prepaid_card::decide(
        prepaid_card::Context{prepaid_, books_, law, calendar_, terms, none, {}, to, number}, command));
    return step;
  }
  std::optional<DueStep> due;
  Documents::each([&]<class Document>() {
    if constexpr (requires { due_step(of<Document>(), to); }) {
      if (!due) due = due_step(of<Document>(), to);
    }
  });
  if (due) {
    step.command = std::move(due->command);
    step.decision = decision_of(std::move(due->answer));
    return step;
  }
  const auto next = books_.day ? custody::next_operator(books_, to, turns_everyone(to)) : std::nullopt;
  if (next) {
    step.command.type = TurnOperator::number;
    step.command.bytes = canonical_bytes(TurnOperator{*next, to});
    answer = turn_operator(*next, to);
  } else {
    step.command.type = BeginDay::number;
    step.command.bytes = canonical_bytes(BeginDay{to});
    std::vector<custody::Closing> closings = custody::closings(books_);
    std::vector<custody::ClosedShort> lacking = custody::closed_short(books_, scheme(), closings);
    std::ranges::move(custody::closed_short(books_, lot_scheme(), closings), std::back_inserter(lacking));
    answer = accept(DayBegun{to, digest(), std::move(closings), outcomes()});
    if (!lacking.empty()) answer.facts.add(ShortfallsClosed{to - Days{1}, std::move(lacking)});
  }
  step.decision = decision_of(std::move(answer));
  return step;
}

// --- the whole ------------------------------------------------------------------------------------------------------

void City::each_piece(const std::function<void(ByteView)>& sink) const {
  books_.each_piece(sink);
  Bytes rest;
  ByteWriter out(rest);
  encode(out, prepaid_);
  encode(out, childcare_);
  Documents::each([&]<class Document>() { encode(out, of<Document>()); });
  encode(out, accounts_);
  encode(out, persons_);
  encode(out, calendar_);
  out.integer(static_cast<std::uint32_t>(batches_.size()));
  for (const auto& [key, batch] : batches_) {
    encode(out, key.first);
    encode(out, key.second);
    encode(out, batch);
  }
  encode(out, outcomes());
  sink(rest);
}

void City::save(ByteWriter& out) const {
  each_piece([&out](ByteView piece) { out.raw(piece); });
}

bool City::load(ByteReader& in) {
  spoke_.reset();
  if (load_all(in)) return true;
  // Not a state of this version: nothing of it stays.
  const auto empty = open();
  GB_CHECK(empty.has_value());
  auto see = std::move(books_.on_journal);
  books_ = {};
  books_.on_journal = std::move(see);
  prepaid_ = std::move((*empty)->prepaid_);
  childcare_ = std::move((*empty)->childcare_);
  states_ = std::move((*empty)->states_);
  accounts_ = {};
  persons_ = {};
  calendar_ = std::move((*empty)->calendar_);
  batches_.clear();
  forget_outcomes();
  terms_ = {};
  childcare_terms_ = {};
  force_.reset();
  return false;
}

bool City::load_all(ByteReader& in) {
  if (!books_.load(in)) return false;
  decode(in, prepaid_);
  decode(in, childcare_);
  Documents::each([&]<class Document>() { decode(in, std::get<typename Document::State>(states_)); });
  // Of a program that knew other parameters: replayed, its history says the same with these.
  for (const auto& [document, parameters] : declared_) {
    if (!parameters_of(document)->continue_from(parameters)) return false;
    parameters_to_set(document)->keep_bytes();
  }
  decode(in, accounts_);
  accounts_.rebuild_derived();
  prepaid_.cards.rebuild_derived();
  decode(in, persons_);
  decode(in, calendar_);
  calendar_.keep_bytes();
  batches_.clear();
  const auto batches = in.integer<std::uint32_t>();
  for (std::uint32_t i = 0; i < batches && in.ok(); ++i) {
    std::pair<std::uint64_t, std::string> key;
    gongbao::decode(in, key.first);
    gongbao::decode(in, key.second);
    gongbao::decode(in, batches_[key]);
  }
  std::vector<OutcomeCount> counted;
  gongbao::decode(in, counted);
  forget_outcomes();
  for (const OutcomeCount& each : counted) {
    if (each.command < custody::instruction_base) {
      outcomes_[{each.command, each.code}] = each.count;
      continue;
    }
    const std::size_t slot = std::size_t{each.command} - custody::instruction_base;
    if (slot >= ops || each.code >= codes_per_op || each.count == 0) return false;
    const std::size_t at = slot * codes_per_op + each.code;
    if (instruction_outcomes_[at] == 0) counted_slots_.push_back(static_cast<std::uint16_t>(at));
    instruction_outcomes_[at] = each.count;
  }
  if (!in.at_end()) return false;
  force_.reset();
  if (!books_.day) return true;
  terms_ = prepaid_card::terms_on(prepaid_.parameters, *books_.day);
  childcare_terms_ = childcare::terms_on(childcare_.parameters, *books_.day);
  obey_status();
  return true;
}

Id16 City::digest() const {
  StateHasher hasher;
  each_piece([&hasher](ByteView piece) { hasher.update(piece); });
  return hasher.digest();
}

}  // namespace gongbao::policies
