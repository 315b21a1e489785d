// The commands by which a district finds and orders under the parent Regulation (reg/11, reg/25, reg/28–32), for every
// document through which it applies. A document hands in a struct of its own, `Document`, with what differs:
//   static constexpr std::uint16_t record_penalty = 1045, penalty_recorded = 1545, …;  // the numbers it keeps them
//   under static constexpr Code fine_out_of_range = …, complaint_late = …;                   // and says them by
// and names what it takes: using RecordPenalty = shared::RecordPenalty<Document>. Its Context tells whom it knows; its
// State has the rows under the names used below.
#pragma once

#include "policies/shared/compliance.h"
#include "policies/shared/supervision.h"

namespace gongbao::shared {

using policies::FactOrigin;

// --- findings --------------------------------------------------------------------------------------------------------

// 现场检查, of whatever the document looks at as a whole.
template <class Document>
struct RecordInspection {
  static constexpr std::uint16_t number = Document::record_inspection;
  static constexpr std::string_view name = "record_inspection";
  std::uint64_t operator_id = 0;
  std::optional<Date> inspected_on;  // today where nothing is said
  std::optional<bool> on_site;
  SealedDocument findings;
  GB_FIELDS(operator_id, inspected_on, on_site, findings)
};
template <class Document>
struct InspectionRecorded {
  static constexpr std::uint16_t number = Document::inspection_recorded;
  std::uint64_t operator_id = 0;
  Inspection inspection;
  GB_FIELDS(operator_id, inspection)
};

// The row, for a command that may name a part of the operator besides.
template <class Context, class Command>
RowOr<Inspection> inspection_of(const Context& in, const Command& command) {
  if (!in.knows(command.operator_id)) return std::unexpected(refuse(custody::code::unknown_operator));
  const Date day = command.inspected_on.value_or(in.today);
  if (auto wrong = day_problem(in, "inspected_on", day, in.terms.effective_from)) {
    return std::unexpected(std::move(*wrong));
  }
  if (!command.findings.given()) return std::unexpected(malformed("findings"));
  return Inspection{day, command.on_site.value_or(true), command.findings, std::nullopt};
}

template <class Context, class Document>
Answer decide(const Context& in, const RecordInspection<Document>& command) {
  auto inspection = inspection_of(in, command);
  if (!inspection) return std::move(inspection.error());
  return accept(InspectionRecorded<Document>{command.operator_id, *inspection});
}

template <class World, class Document>
void apply(World& world, const InspectionRecorded<Document>& fact, const FactOrigin& origin) {
  world.state.supervision.inspections[{fact.operator_id, origin.entry}] = fact.inspection;
}

// --- orders ----------------------------------------------------------------------------------------------------------

template <class Document>
struct OrderSuspendIssuing {
  static constexpr std::uint16_t number = Document::order_suspend_issuing;
  static constexpr std::string_view name = "order_suspend_issuing";
  std::uint64_t operator_id = 0;
  std::optional<Date> from;  // today where nothing is said
  std::optional<Date> to;    // inclusive; until lifted where nothing is said
  SealedDocument findings;
  GB_FIELDS(operator_id, from, to, findings)
};
template <class Document>
struct OrderGiven {
  static constexpr std::uint16_t number = Document::order_given;
  std::uint64_t operator_id = 0;
  SupervisionOrder order;
  GB_FIELDS(operator_id, order)
};

// From today on the order binds no more.
template <class Document>
struct LiftOrder {
  static constexpr std::uint16_t number = Document::lift_order;
  static constexpr std::string_view name = "lift_order";
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};
template <class Document>
struct OrderLifted {
  static constexpr std::uint16_t number = Document::order_lifted;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};

template <class Context, class Document>
Answer decide(const Context& in, const OrderSuspendIssuing<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  auto order = suspension_of(in.today, command.from, command.to, command.findings);
  if (!order) return std::move(order.error());
  return accept(OrderGiven<Document>{command.operator_id, *order})
      .with_count("order_id", static_cast<std::int64_t>(in.entry))
      .with_date("from", order->period.from);
}

template <class World, class Document>
void apply(World& world, const OrderGiven<Document>& fact, const FactOrigin& origin) {
  world.state.supervision_orders[{fact.operator_id, origin.entry}] = fact.order;
}

template <class Context, class Document>
Answer decide(const Context& in, const LiftOrder<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  const Code failed = lift_problem(in.state.supervision_orders, {command.operator_id, command.order_id});
  if (failed != 0) return refuse(failed);
  return accept(OrderLifted<Document>{command.operator_id, command.order_id, command.reason});
}

template <class World, class Document>
void apply(World& world, const OrderLifted<Document>& fact, const FactOrigin& origin) {
  lift(world.state.supervision_orders.at({fact.operator_id, fact.order_id}), origin.booked_on, fact.reason);
}

// --- fines -----------------------------------------------------------------------------------------------------------

// Whether and how much is a person's decision; the range is the law's.
template <class Document>
struct RecordPenalty {
  static constexpr std::uint16_t number = Document::record_penalty;
  static constexpr std::string_view name = "record_penalty";
  std::uint64_t operator_id = 0;
  std::int32_t article = 0;  // of the Regulation, 28 to 32
  Money amount;
  std::optional<Date> decided_on;
  SealedDocument decision;
  GB_FIELDS(operator_id, article, amount, decided_on, decision)
};
template <class Document>
struct PenaltyRecorded {
  static constexpr std::uint16_t number = Document::penalty_recorded;
  std::uint64_t operator_id = 0;
  Penalty penalty;
  GB_FIELDS(operator_id, penalty)
};

template <class Context, class Document>
Answer decide(const Context& in, const RecordPenalty<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  const auto range = fine_range(in.state.parameters, command.article, in.today);
  if (!range) return malformed("article");
  const Date day = command.decided_on.value_or(in.today);
  if (auto wrong = day_problem(in, "decided_on", day, regulation_from(in.state.parameters))) return std::move(*wrong);
  if (command.amount.fen <= 0) return refuse(custody::code::amount_not_positive);
  if (!command.decision.given()) return malformed("decision");
  Answer answer = refuse(Document::fine_out_of_range);
  if (range->holds(command.amount)) {
    answer = accept(
        PenaltyRecorded<Document>{command.operator_id, {command.article, command.amount, day, command.decision}});
  }
  answer.fen("least", range->least);
  answer.fen("most", range->most);
  return answer;
}

template <class World, class Document>
void apply(World& world, const PenaltyRecorded<Document>& fact, const FactOrigin& origin) {
  world.state.supervision.penalties[{fact.operator_id, origin.entry}] = fact.penalty;
}

// --- who may issue nothing (reg/11) ----------------------------------------------------------------------------------

template <class Document>
struct RecordDisqualification {
  static constexpr std::uint16_t number = Document::record_disqualification;
  static constexpr std::string_view name = "record_disqualification";
  std::uint64_t operator_id = 0;
  DisqualificationKind kind = DisqualificationKind::dishonest_judgment_debtor;
  Date from;
  std::optional<Date> to;  // inclusive
  SealedDocument reason;
  GB_FIELDS(operator_id, kind, from, to, reason)
};
template <class Document>
struct DisqualificationRecorded {
  static constexpr std::uint16_t number = Document::disqualification_recorded;
  std::uint64_t operator_id = 0;
  Disqualification disqualification;
  GB_FIELDS(operator_id, disqualification)
};

template <class Context, class Document>
Answer decide(const Context& in, const RecordDisqualification<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  auto row = disqualification_of(command.kind, {command.from, command.to}, command.reason);
  if (!row) return std::move(row.error());
  return accept(DisqualificationRecorded<Document>{command.operator_id, *row})
      .with_count("disqualification_id", static_cast<std::int64_t>(in.entry));
}

template <class World, class Document>
void apply(World& world, const DisqualificationRecorded<Document>& fact, const FactOrigin& origin) {
  world.state.disqualifications[{fact.operator_id, origin.entry}] = fact.disqualification;
}

// --- answers to complaints (reg/25) ----------------------------------------------------------------------------------

template <class Document>
struct AnswerComplaint {
  static constexpr std::uint16_t number = Document::answer_complaint;
  static constexpr std::string_view name = "answer_complaint";
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  SealedDocument text;
  GB_FIELDS(operator_id, complaint_id, text)
};
template <class Document>
struct ComplaintAnswered {
  static constexpr std::uint16_t number = Document::complaint_answered;
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  SealedText text;
  bool late = false;
  GB_FIELDS(operator_id, complaint_id, text, late)
};

template <class Context, class Document>
Answer decide(const Context& in, const AnswerComplaint<Document>& command) {
  if (!in.knows(command.operator_id)) return refuse(custody::code::unknown_operator);
  const OfOperatorNo asked{command.operator_id, command.complaint_id};
  if (const Code failed = answer_problem(in.state.supervision.complaints, asked)) return refuse(failed);
  if (!command.text.given()) return malformed("text");
  const Date due_on = in.state.supervision.complaints.at(asked).due_on;
  const bool late = in.today > due_on;
  Answer answer = accept(ComplaintAnswered<Document>{command.operator_id, command.complaint_id, command.text, late});
  answer.date("due_on", due_on);
  if (late) answer.flag(Document::complaint_late);
  return answer;
}

template <class World, class Document>
void apply(World& world, const ComplaintAnswered<Document>& fact, const FactOrigin& origin) {
  Complaint& complaint = world.state.supervision.complaints.at({fact.operator_id, fact.complaint_id});
  complaint.answered_on = origin.booked_on;
  complaint.answer = fact.text;
  if (!fact.late) return;
  record_event(world.state.compliance_events, fact.operator_id, Document::complaint_late,
               {origin.booked_on, origin.entry});
}

}  // namespace gongbao::shared
