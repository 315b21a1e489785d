// What institutions and families disagree about, and how it came out: the five paths of article 17, the outcome by
// which custody pays (2-14d). The money moves by op 37; here is what proves it.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

// About an item of service or a refund. What op 36, a part confirmed or a contested refund opens is a dispute, too.
struct OpenDispute {
  static constexpr std::uint16_t number = 2030;
  static constexpr std::string_view name = "open_dispute";
  std::uint64_t operator_id = 0;
  std::optional<Id16> item;
  std::optional<std::uint64_t> refund_id;
  std::optional<DisputePath> path;  // that of the contract where nothing is said (5n)
  std::optional<std::uint64_t> mediator_id;
  SealedDocument reason;
  GB_FIELDS(operator_id, item, refund_id, path, mediator_id, reason)
};
struct DisputeOpened {
  static constexpr std::uint16_t number = 2530;
  std::uint64_t operator_id = 0;
  Dispute dispute;
  GB_FIELDS(operator_id, dispute)
};

struct AddDisputeStep {
  static constexpr std::uint16_t number = 2031;
  static constexpr std::string_view name = "add_dispute_step";
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  std::optional<Date> date;  // today where nothing is said
  SealedDocument text;
  std::optional<DisputePath> path;           // the dispute goes on there
  std::optional<std::uint64_t> mediator_id;  // and is laid before that organisation
  GB_FIELDS(operator_id, dispute_id, date, text, path, mediator_id)
};
struct DisputeStepAdded {
  static constexpr std::uint16_t number = 2531;
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  DisputeStep step;
  std::optional<std::uint64_t> mediator_id;
  GB_FIELDS(operator_id, dispute_id, step, mediator_id)
};

// Another outcome takes the place of the one before, and of whoever had confirmed that. Who records it has not
// confirmed it yet.
struct RecordOutcome {
  static constexpr std::uint16_t number = 2032;
  static constexpr std::string_view name = "record_outcome";
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  std::optional<Money> institution_share;  // of an item, both
  std::optional<Money> family_share;
  std::optional<FamilyMode> family_mode;  // credit where nothing is said
  std::optional<bool> accepted;           // of a refund
  SealedDocument document;
  GB_FIELDS(operator_id, dispute_id, institution_share, family_share, family_mode, accepted, document)
};
struct OutcomeRecorded {
  static constexpr std::uint16_t number = 2532;
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  DisputeOutcome outcome;
  Date initial_order_due_on;  // of the lot's initial share, should it go on
  GB_FIELDS(operator_id, dispute_id, outcome, initial_order_due_on)
};

struct ConfirmOutcome {
  static constexpr std::uint16_t number = 2033;
  static constexpr std::string_view name = "confirm_outcome";
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  GB_FIELDS(operator_id, dispute_id)
};
struct OutcomeConfirmed {
  static constexpr std::uint16_t number = 2533;
  std::uint64_t operator_id = 0;
  std::uint64_t dispute_id = 0;
  Party party = Party::family;
  Date initial_order_due_on;
  GB_FIELDS(operator_id, dispute_id, party, initial_order_due_on)
};

Answer decide(const Context& in, const OpenDispute& command);
Answer decide(const Context& in, const AddDisputeStep& command);
Answer decide(const Context& in, const RecordOutcome& command);
Answer decide(const Context& in, const ConfirmOutcome& command);
void apply(World& world, const DisputeOpened& fact, const FactOrigin& origin);
void apply(World& world, const DisputeStepAdded& fact, const FactOrigin& origin);
void apply(World& world, const OutcomeRecorded& fact, const FactOrigin& origin);
void apply(World& world, const OutcomeConfirmed& fact, const FactOrigin& origin);

// --- for the ops of the record ---------------------------------------------------------------------------------------

const Dispute* find_dispute(const State& state, std::uint64_t operator_id, std::uint64_t dispute);
// The open dispute about that item; 0 = none.
std::uint64_t dispute_of_item(const State& state, std::uint64_t operator_id, const Id16& item);
// For apply of op 36 and of a part confirmed by op 35: its dispute, on the contract's path, numbered by that entry.
void open_item_dispute(State& state, std::uint64_t operator_id, std::uint64_t entry, std::uint64_t lot,
                       const Id16& item, Date opened_on);

// How op 37 would divide an item of e fen.
struct Division {
  std::int64_t institution = 0;
  std::int64_t family = 0;
  FamilyMode mode = FamilyMode::credit;
};
// 按照争议处理结果拨付 (2-14d): 0, or what the division is short of.
Code division_problem(const Dispute& dispute, std::int64_t amount, const Division& division);
// For apply of op 37.
// Where the demand was contested and is over.
void close_dispute_of_refund(State& state, const OfOperatorNo& refund, Date closed_on);
void close_dispute(State& state, std::uint64_t operator_id, std::uint64_t dispute, Date closed_on);

using DisputesCommands = policies::TypeList<OpenDispute, AddDisputeStep, RecordOutcome, ConfirmOutcome>;
using DisputesFacts = policies::TypeList<DisputeOpened, DisputeStepAdded, OutcomeRecorded, OutcomeConfirmed>;

}  // namespace gongbao::childcare
