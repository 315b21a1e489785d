// 无任何形式的劳务报酬 (2b): the first thing that is asked of a record is whether it pays somebody.
#include "policies/eldercare/records.h"

#include <algorithm>

namespace gongbao::eldercare {

namespace {

using enum RecordKind;

bool is_activity(RecordKind kind) { return kind <= on_site_research; }
bool is_participation(RecordKind kind) { return kind >= training && kind <= volunteer_visit; }
bool is_convenience(RecordKind kind) { return kind >= visitor_pass; }

template <class Command>
Answer recorded(const Context& in, const Command& command, bool fits) {
  const Money amount = command.amount.value_or(Money{});
  const bool repaid =
      command.kind == reimbursement && amount.fen > 0 && in.terms().on("expense_reimbursement", in.today);
  if (amount.fen != 0 && !repaid) return refuse(code::remuneration_forbidden);
  if (!fits || (command.kind == reimbursement && !repaid)) return malformed("kind");
  if (command.supervisors.empty()) return malformed("supervisors");
  const Membership* first = find_row(in.state.memberships, command.supervisors.front());
  for (const std::uint64_t each : command.supervisors) {
    const Membership* row = find_row(in.state.memberships, each);
    if (row == nullptr || row->department != first->department) return unknown("supervisors");
  }
  if (command.on > in.today) return malformed("on");
  if (!command.text.given()) return malformed("text");
  Record row{first->department, command.supervisors, command.kind, command.on, command.text, amount};
  return with_id(accept(Recorded{std::move(row)}), "record", in.entry);
}

}  // namespace

Answer decide(const Context& in, const RecordActivity& command) {
  return recorded(in, command, is_activity(command.kind));
}
Answer decide(const Context& in, const RecordParticipation& command) {
  return recorded(in, command, is_participation(command.kind));
}
Answer decide(const Context& in, const RecordConvenience& command) {
  return recorded(in, command, is_convenience(command.kind));
}

void apply(World& world, const Recorded& fact, const FactOrigin& origin) {
  world.state.records[origin.entry] = fact.row;
}

Answer decide(const Context& in, const RecordAppraisal& command) {
  const Membership* row = find_row(in.state.memberships, command.supervisor);
  if (row == nullptr) return unknown("supervisor");
  if (membership_on(in.state, row->person, row->department, in.today) == 0) return refuse(code::not_in_pool);
  if (find_row(in.state.institutions, command.institution) == nullptr) return refuse(code::institution_unknown);
  if (!command.text.given()) return malformed("text");
  const Appraisal said{command.supervisor, command.institution, command.relation, command.text, in.today};
  return with_id(accept(AppraisalRecorded{said}), "appraisal", in.entry);
}

void apply(World& world, const AppraisalRecorded& fact, const FactOrigin& origin) {
  world.state.appraisals[origin.entry] = fact.row;
}

}  // namespace gongbao::eldercare
