// The whole of a city's state: what the engine drives. A document comes in by its line in documents.h; only what shares
// the books of custody, prepaid cards and childcare, is entered here by hand.
#pragma once

#include <map>

#include "engine/contract.h"
#include "policies/childcare/scheme.h"
#include "policies/registry/force_book.h"
#include "policies/registry/systems.h"

namespace gongbao::policies {

using CityCommands = Join<TypeList<TurnOperator, BeginDay, SetParameter, AdoptCalendarNotice, OpenBatch>,
                          prepaid_card::TurnCommands, OfDocuments::TurnCommands>;
using CityFacts =
    TypeList<OperatorTurned, LotsTurned, DayBegun, ShortfallsClosed, ParameterSet, CalendarNoticeAdopted, BatchOpened>;

// What they write is their own: a consumer's, a family's, a household's. Others write for their office.
bool speaks_for_himself(access::Role role);

struct OpenedBatch {
  EntryNo entry = 0;
  Hash32 sha256{};
  std::uint64_t count = 0;
  GB_FIELDS(entry, sha256, count)
};

class City final : public engine::Machine {
 public:
  // Parameters and calendar as the program carries them. Problems: law.data_missing, law.data_invalid.
  static Result<std::unique_ptr<City>> open();
  ~City() override;  // in its file: whoever holds a city need not compile how each state is taken apart

  // --- questions; asked on the deciding thread -----------------------------------------------------------------
  const custody::Books& books() const { return books_; }
  const prepaid_card::State& prepaid_card() const { return prepaid_; }
  const childcare::State& childcare() const { return childcare_; }
  // city.of<exam::Document>()
  template <class Document>
  const Document::State& of() const {
    return std::get<typename Document::State>(states_);
  }
  const accounts::State& accounts() const { return accounts_; }
  const persons::State& persons() const { return persons_; }
  const law::Calendar& calendar() const { return calendar_; }
  // Of a document that has any, with all that was set since; nullptr of others.
  const law::Parameters* parameters_of(std::string_view document) const;
  const prepaid_card::Terms& terms() const { return terms_; }
  prepaid_card::Scheme scheme() const { return {prepaid_, calendar_, terms_}; }
  const childcare::Terms& childcare_terms() const { return childcare_terms_; }
  childcare::Scheme lot_scheme() const { return {childcare_, books_, calendar_, childcare_terms_}; }
  // As if that parameter had that value from that day on; asked before the first day, by whoever wonders what would
  // have come of it. law.parameter_unknown, law.parameter_invalid, law.parameter_not_in_force name the field: document,
  // parameter, value, from.
  Result<void> suppose(const std::string& document, const std::string& parameter, const law::ParameterVersion& version);
  const OpenedBatch* find_batch(std::uint64_t bank_id, const std::string& batch_id) const;

  // Whose data these are, as far as the journal knows: the account's that a card sold to the person is bound to. Whom
  // no card makes known speaks through the first account that names him: later ones may have been opened by anybody.
  bool is_own(const PersonToken& person, std::uint64_t account) const;
  // Under whose key the actor's own words belong: a consumer, family or household speaks for itself, others for their
  // office (nobody).
  PersonToken author(const access::Actor& actor) const;
  // Whether what that actor says of somebody known replaces what is known: the person's own word, or that of whoever
  // sold him a card. Others fill gaps.
  bool may_renew(const access::Actor& actor, const PersonToken& person) const;

  // Sees every journal that is posted from now on; not part of the state.
  void on_journal(std::function<void(const ledger::Journal&)> see) { books_.on_journal = std::move(see); }
  // The same of books that documents keep themselves: their owner is a district.
  void on_district_journal(SeesJournal see) { see_district_journal_ = std::move(see); }
  // Memory of the flat tables, in bytes.
  std::size_t memory_bytes() const;

  // --- engine::Machine -----------------------------------------------------------------------------------------
  // 2: what operators were short of when a day ended; changes of cards by typed commands
  // 3: amount and day of those
  // 4: whoever has not filed is not in custody (decision 0012)
  // 5: an operator knows the holders of the cards it sold, not of those that are only bound
  // 6: a late line whose entries were sent back is missing in the ledger; opening balances without cards; an account
  //    has the offices that whoever opened it vouches for; who erases himself, and what keeps him from it; records of
  //    whoever does not speak any more
  // 7: a withdrawn refund brings back what the operator kept, or is too late; a consumer reads what was written to him;
  //    days and texts of typed commands are bounded, parameters have ranges; a closed outlet may be listed again;
  //    holders who were not told (reg/18); cash found late under a provisional calendar is judged anew; nothing is done
  //    before its cause; quarters, deadlines and published banks are those of their own day; the state, and so its
  //    digest, has the items of open windows only
  // 8: what the gazette's office recorded of a text's status keeps commands from resting on it (decision 0021); the
  //    number of a row of an entry is no entry's (policies/shared/row_id.h, decision 0019)
  static constexpr std::uint32_t newest_rules = 8;
  std::uint32_t rules_version() const override { return newest_rules; }
  engine::EngineCodes codes() const override;
  std::uint16_t admit(const engine::Record& record, const engine::Source& source) const override;
  std::uint64_t sender(const engine::Record& record, const engine::Source& source) const override;
  Days id_window() const override { return terms_.id_window; }
  void prefetch(const engine::Record& record) const override;
  void prefetch_rows(const engine::Record& record) const override;
  void decide(const engine::Record& record, const engine::Source& source, EntryNo number,
              const engine::History& history, engine::InstructionDecision& out) const override;
  void apply(const journal::InstructionView& entry, const engine::Source& source, EntryNo number) override;
  engine::TypedDecision decide(const engine::TypedCommand& command, const engine::Source& source, EntryNo number,
                               const engine::History& history) const override;
  bool apply(const journal::TypedView& entry, const engine::Source& source, EntryNo number) override;
  std::optional<Date> day() const override { return books_.day; }
  // Of the day that has begun: how often each command got each answer so far.
  std::vector<OutcomeCount> outcomes() const;
  engine::TurnStep turn(Date to, EntryNo number) const override;
  void save(ByteWriter& out) const override;
  bool load(ByteReader& in) override;
  Id16 digest() const override;

 private:
  struct Declared;
  explicit City(const Declared& declared);

  template <class Command>
  Answer decide_any(const Command& command, const engine::Source& source, EntryNo number,
                    const engine::History& history) const;
  Answer decide_city(const SetParameter& command, const access::Actor& actor) const;
  Answer decide_city(const AdoptCalendarNotice& command, const access::Actor& actor) const;
  Answer decide_city(const OpenBatch& command, const access::Actor& actor) const;
  bool is_institution(std::uint64_t operator_id) const;
  // What a number or a command belongs to: a document and whom of it that is.
  struct Named {
    std::string_view document;
    access::Target about;
  };
  Named house(std::uint64_t operator_id) const;  // of an operator of cards, an institution, a village, a school
  Setting setting(const engine::Source& source, EntryNo number) const;
  std::optional<Named> where_named(const persons::ReadAttachment& asked, const access::Actor& actor,
                                   const engine::History& history) const;
  Answer decide_person(const persons::ErasePerson& command, const access::Actor& actor, EntryNo number,
                       const engine::History& history) const;
  Answer decide_person(const persons::ReadPerson& command, const access::Actor& actor, EntryNo number,
                       const engine::History& history) const;
  Answer decide_person(const persons::ReadAttachment& command, const access::Actor& actor, EntryNo number,
                       const engine::History& history) const;
  template <class Command>
  Answer held_to_status(Answer answer, const Command& command) const;
  void obey_status();
  template <class Command>
  Answer decide_childcare(const Command& command, const access::Actor& actor, EntryNo number,
                          const engine::History& history) const;
  template <class Document, class Command>
  Answer decide_of(const Command& command, const engine::Source& source, EntryNo number) const;
  law::Parameters* parameters_to_set(std::string_view document);
  Answer turn_operator(std::uint64_t operator_id, Date to) const;
  void fold(const OperatorTurned& fact, const FactOrigin& origin);
  void fold(const LotsTurned& fact, const FactOrigin& origin);
  void fold(const DayBegun& fact, const FactOrigin& origin);
  void fold(const ShortfallsClosed&, const FactOrigin&) {}  // the books know it
  void fold(const ParameterSet& fact, const FactOrigin& origin);
  void fold(const CalendarNoticeAdopted& fact, const FactOrigin& origin);
  void fold(const BatchOpened& fact, const FactOrigin& origin);
  bool fold_fact(std::uint16_t number, std::uint16_t version, ByteView bytes, const FactOrigin& origin);
  void each_piece(const std::function<void(ByteView)>& sink) const;
  bool turns_everyone(Date to) const;
  bool still_speaks(const access::Actor& actor) const;
  bool load_all(ByteReader& in);
  void count(std::uint16_t command, Code code);
  void forget_outcomes();

  // As the program has them, before anything was set; by document.
  const std::map<std::string_view, law::Parameters>& declared_;
  custody::Books books_;
  prepaid_card::State prepaid_;
  childcare::State childcare_;
  OfDocuments::States states_;
  accounts::State accounts_;
  persons::State persons_;
  law::Calendar calendar_;
  std::map<std::pair<std::uint64_t, std::string>, OpenedBatch> batches_;
  std::map<std::pair<std::uint16_t, Code>, std::uint64_t> outcomes_;
  std::vector<std::uint64_t> instruction_outcomes_;  // by op and code; the hot path's part of the counters
  std::vector<std::uint16_t> counted_slots_;         // those of it that are not 0, as they came

  prepaid_card::Terms terms_;                   // derived: of the day that has begun
  childcare::Terms childcare_terms_;            // the same
  mutable custody::Decision decision_;          // scratch, so that a decision allocates nothing
  mutable std::optional<access::Actor> spoke_;  // whose record was admitted last, as long as nothing else was decided
  std::optional<ForceBook> force_;  // derived: of the day that has begun; none: nothing was recorded that it obeys
  custody::Movement movement_;
  SeesJournal see_district_journal_;
};

}  // namespace gongbao::policies
