// A problem goes from who found it to who leads, and back to somebody else who looks whether it is gone.
#include "policies/school_traffic/problems.h"

#include "base/hash.h"

namespace gongbao::school_traffic {

namespace {

Level level_of(access::Role role) {
  switch (department_of(role)) {
    case Department::school:
      return Level::school;
    case Department::township:
      return Level::township;
    case Department::city:
      return role == access::Role::public_ || role == access::Role::school_inspector ? Level::district : Level::city;
    default:
      return Level::district;
  }
}

ProblemSource usual_source(access::Role role) {
  const bool police = role == access::Role::traffic_police || role == access::Role::district_public_security;
  if (role == access::Role::public_) return ProblemSource::resident;
  return police ? ProblemSource::police : ProblemSource::self;
}

// Nobody is the opener of what somebody without an account reported: the public is many.
bool is_opener(const Context& in, const Problem& row) {
  if (in.actor.role == access::Role::public_ && in.actor.account == 0) return false;
  const std::uint64_t whose = in.actor.role == access::Role::public_ ? in.actor.account : in.actor.organisation;
  return in.actor.role == row.opener && whose == row.opened_by && unit_of(in.actor) == row.opened_in;
}

bool is_digest(std::string_view text) {
  constexpr std::size_t digits = 64;
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

std::string follow_digest_of(std::string_view follow_code) {
  const Hash32 digest = sha256(as_bytes(follow_code));
  return to_hex(digest);
}

Problem new_problem(const Context& in, std::uint64_t school) {
  Problem row;
  row.school = school;
  row.source = usual_source(in.actor.role);
  row.level = level_of(in.actor.role);
  row.opener = in.actor.role;
  row.opened_by = in.actor.role == access::Role::public_ ? in.actor.account : in.actor.organisation;
  row.opened_in = unit_of(in.actor);
  row.opened_on = in.today;
  return row;
}

Answer decide(const Context& in, const OpenProblem& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (!command.nature) return refuse(code::nature_missing);
  if (blank(command.kind)) return malformed("kind");
  Problem row = new_problem(in, command.school);
  row.nature = command.nature;
  row.kind = command.kind;
  row.source = command.source.value_or(row.source);
  row.text = command.text;
  return with_id(accept(ProblemWritten{in.entry, row}), "problem", in.entry);
}

Answer decide(const Context& in, const AssignProblem& command) {
  const Problem* found = find_row(in.state.problems, command.problem);
  if (found == nullptr) return unknown("problem");
  if (found->state != ProblemState::open) return refuse(code::bad_transition);
  Problem row = *found;
  if (command.nature) row.nature = command.nature;
  if (!row.nature) return refuse(code::nature_missing);
  if (std::ranges::find(command.units, command.lead) == command.units.end()) return refuse(code::lead_not_in_units);
  if (command.due < in.today) return refuse(code::due_before_event);
  row.units = command.units;
  row.lead = command.lead;
  row.due = command.due;
  row.state = ProblemState::assigned;
  return accept(ProblemWritten{command.problem, row}).with_date("due_on", command.due);
}

// 对本校、本区协调解决困难的及时向有关部门和上级直属单位汇报 (1.3.4c): one level at a time.
Answer decide(const Context& in, const EscalateProblem& command) {
  const Problem* found = find_row(in.state.problems, command.problem);
  if (found == nullptr) return unknown("problem");
  if (found->state == ProblemState::closed) return refuse(code::bad_transition);
  if (found->level == Level::city) return refuse(code::escalate_no_higher_level);
  if (!command.reason.given()) return refuse(code::reason_missing);
  Problem row = *found;
  row.level = static_cast<Level>(static_cast<std::uint8_t>(row.level) + 1);
  return accept(ProblemWritten{command.problem, row}).with_text("level", std::string(enum_name(row.level)));
}

Answer decide(const Context& in, const SubmitRectification& command) {
  const Problem* found = find_row(in.state.problems, command.problem);
  if (found == nullptr) return unknown("problem");
  if (found->state != ProblemState::assigned) return refuse(code::bad_transition);
  if (department_of(in.actor.role) != found->lead) return refuse(code::out_of_scope);
  if (!command.evidence.given()) return refuse(code::evidence_missing);
  Problem row = *found;
  row.evidence = command.evidence;
  row.state = ProblemState::rectified;
  return accept(ProblemWritten{command.problem, row});
}

// Who puts it right never says that it is right.
Answer decide(const Context& in, const VerifyProblem& command) {
  const Problem* found = find_row(in.state.problems, command.problem);
  if (found == nullptr) return unknown("problem");
  const bool may = in.actor.role == access::Role::district_edu || is_opener(in, *found);
  if (!may) return refuse(code::out_of_scope);
  if (found->state != ProblemState::rectified) return refuse(code::bad_transition);
  if (department_of(in.actor.role) == found->lead) return refuse(code::self_verification);
  Problem row = *found;
  if (command.close) {
    row.state = ProblemState::closed;
    row.closed_on = in.today;
    row.kept = command.kept;
    return accept(ProblemWritten{command.problem, row});
  }
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (!command.due) return malformed("due");
  if (*command.due < in.today) return refuse(code::due_before_event);
  row.state = ProblemState::assigned;
  row.due = command.due;
  return accept(ProblemWritten{command.problem, row}).with_date("due_on", *command.due);
}

Answer decide(const Context& in, const ReportAsResident& command) {
  if (command.school && in.school(*command.school) == nullptr) return unknown("school");
  if (!command.school && blank(command.place.value_or(""))) return malformed("place");
  const auto& length = in.terms().table("report_text", in.today);
  if (command.text_characters < length.at("least") || command.text_characters > length.at("most")) {
    return refuse(code::text_length);
  }
  if (command.follow_digest && !is_digest(*command.follow_digest)) return malformed("follow_digest");
  Problem row = new_problem(in, command.school.value_or(0));
  row.kind = "other";
  row.text = command.text;
  row.evidence = command.photo;
  row.contact = command.contact;
  row.follow_digest = command.follow_digest.value_or("");
  return with_id(accept(ProblemWritten{in.entry, row}), "problem", in.entry);
}

void apply(World& world, const ProblemWritten& fact, const FactOrigin&) {
  world.state.problems[fact.problem] = fact.row;
}

}  // namespace gongbao::school_traffic
