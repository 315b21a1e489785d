// A marker knows a script and nobody behind it; a school enters what is done and collected there, and who was absent or
// exempt.
#include "policies/exam/scores.h"

#include "policies/exam/sessions.h"

namespace gongbao::exam {

namespace {

// Whose mark it is, by which attempt.
struct Whose {
  std::string number;
  const Student* student = nullptr;
  std::uint64_t attempt = 0;
};

std::expected<Whose, Answer> whose_script(const Context& in, const std::string& script_no) {
  const std::uint64_t* id = find_row(in.state.scripts, script_no);
  if (id == nullptr) return std::unexpected(unknown("script_no"));
  const Attempt& attempt = in.state.attempts.at(*id);
  return Whose{attempt.student, &in.state.students.at(attempt.student), *id};
}

std::expected<Whose, Answer> whose_mark(const Context& in, const EnterComponent& command) {
  if (command.student.has_value() == command.script_no.has_value()) return std::unexpected(malformed("student"));
  if (command.script_no) return whose_script(in, *command.script_no);
  const Student* student = find_row(in.state.students, *command.student);
  if (student == nullptr) return std::unexpected(unknown("student"));
  return Whose{*command.student, student, 0};
}

// Whoever has moved since the test is still marked where it was sat (R10).
Date day_of(const Context& in, const Whose& whose, Subject subject, Component component) {
  if (whose.attempt == 0) return day_of_test(in.state, whose.number, subject, component, in.today);
  return in.state.sessions.at(in.state.attempts.at(whose.attempt).session).held_on;
}

Answer no_such_component(const Context& in, const Whose& whose, Subject subject, const std::string& component) {
  const Code code = subject == Subject::pe_health ? code::pe_component_invalid : code::component_unknown;
  Answer answer = refuse(code).with_text("component", component);
  for (const auto& [known, most] : maxima_for(in.state, *whose.student, subject)) {
    answer.text("known", std::string(enum_name(known)));
  }
  return answer;
}

// The attempt that a value rests on; what is collected over the years rests on none.
std::uint64_t attempt_for(const Context& in, const Whose& whose, Subject subject, Component component) {
  if (whose.attempt == 0) return present_attempt(in.state, whose.number, subject, component);
  const Attempt& attempt = in.state.attempts.at(whose.attempt);
  const Session& session = in.state.sessions.at(attempt.session);
  const bool fits = session.subject == subject && session.has(component);
  return fits && attempt.state == AttemptState::present ? whose.attempt : 0;
}

// 评卷教师 enters what is on the scripts that were given to him, a school what happens there.
bool may_enter(const Context& in, const Whose& whose, Component component, Date day, bool is_value) {
  if (in.actor.role == Role::marker) {
    return whose.attempt != 0 && in.state.attempts.at(whose.attempt).marker == in.actor.account;
  }
  const bool own = school_on(*whose.student, day) == in.actor.organisation;
  return own && whose.attempt == 0 && (!is_value || !has_paper(component));
}

std::uint32_t jurisdiction_of(const Context& in) {
  if (in.actor.role != Role::school) return in.actor.area;
  const School* school = find_row(in.state.schools, in.actor.organisation);
  return school == nullptr ? 0 : school->jurisdiction;
}

bool is_drafted(const State& state, const ResultKey& key) {
  const ExamResult* row = find_row(state.results, key);
  return row == nullptr || row->state == ResultState::draft;
}

ExamResult drafted(const Context& in, const Value& value, std::uint32_t jurisdiction) {
  ExamResult row;
  row.value = value;
  row.jurisdiction = jurisdiction;
  row.entered_by = in.actor.account;
  return row;
}

}  // namespace

std::optional<Answer> mark_problem(const Context& in, Subject subject, std::int64_t exam_year, std::int64_t most,
                                   std::int64_t centipoints) {
  if (centipoints < 0) return with_points(refuse(code::score_negative), "value", centipoints);
  if (centipoints > most) {
    return with_points(with_points(refuse(code::score_above_max), "value", centipoints), "most", most);
  }
  const std::int64_t step = step_of(in.terms(), subject, exam_year);
  if (centipoints % step == 0) return std::nullopt;
  return with_points(with_points(refuse(code::score_step_invalid), "value", centipoints), "step", step);
}

Answer decide(const Context& in, const EnterComponent& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  if (command.centipoints.has_value() == command.standing.has_value()) return malformed("centipoints");
  if (command.standing == Standing::value) return malformed("standing");
  const auto whose = whose_mark(in, command);
  if (!whose) return whose.error();
  if (class_of(*subject) != SubjectClass::examined) {
    return refuse(code::class_mismatch).with_text("class", std::string(enum_name(class_of(*subject))));
  }
  const auto component = enum_named<Component>(command.component);
  const Maxima maxima = maxima_for(in.state, *whose->student, *subject);
  if (!component || !maxima.contains(*component)) {
    return no_such_component(in, *whose, *subject, command.component);
  }
  const Date day = day_of(in, *whose, *subject, *component);
  const std::uint32_t jurisdiction = jurisdiction_on(in.state, *whose->student, day);
  if (jurisdiction_of(in) != jurisdiction) return refuse(code::marking_jurisdiction_mismatch);
  if (!may_enter(in, *whose, *component, day, command.centipoints.has_value())) return refuse(code::role_forbidden);

  const std::int64_t most = maxima.at(*component);
  ResultKey key{whose->number, *subject, *component, 0};
  ExamResult row = drafted(in, {}, jurisdiction);
  row.most = most;
  if (command.centipoints) {
    if (auto problem = mark_problem(in, *subject, exam_year_of(*whose->student), most, *command.centipoints)) {
      return *problem;
    }
    row.attempt = attempt_for(in, *whose, *subject, *component);
    if (row.attempt == 0 && has_session(*component)) return refuse(code::no_attempt);
    if (row.attempt != 0) {
      const Attempt& attempt = in.state.attempts.at(row.attempt);
      key = key_of(attempt, in.state.sessions.at(attempt.session), *component);
    }
    row.value.centipoints = *command.centipoints;
  } else {
    // Whoever sat it is neither absent nor exempt.
    if (attempt_for(in, *whose, *subject, *component) != 0) return refuse(code::state_invalid);
    row.value.standing = *command.standing;
  }
  if (!is_drafted(in.state, key)) return refuse(code::state_invalid);
  return accept(ResultEntered{key, row});
}

GradeValue grade_by(const GradeCuts& cuts, std::int64_t raw) {
  if (raw >= cuts.a) return GradeValue::A;
  if (raw >= cuts.b) return GradeValue::B;
  return raw >= cuts.c ? GradeValue::C : GradeValue::D;
}

std::expected<Value, Answer> grade_value(const State& state, const CutsKey& whose,
                                         const std::optional<std::string>& grade,
                                         const std::optional<std::int64_t>& raw) {
  Value value;
  if (grade.has_value() == raw.has_value()) return std::unexpected(malformed("grade"));
  if (grade) {
    value.grade = enum_named<GradeValue>(*grade);
    if (!value.grade) return std::unexpected(refuse(code::grade_invalid).with_text("grade", *grade));
    return value;
  }
  if (*raw < 0) return std::unexpected(with_points(refuse(code::score_negative), "value", *raw));
  const GradeCuts* cuts = find_row(state.cuts, whose);
  if (cuts == nullptr) return std::unexpected(refuse(code::grade_cuts_missing));
  value.centipoints = *raw;
  value.grade = grade_by(*cuts, *raw);
  return value;
}

Answer decide(const Context& in, const EnterGrade& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  const Student* student = find_row(in.state.students, command.student);
  if (student == nullptr) return unknown("student");
  if (!is_covered(in.state, *student)) return refuse(code::cohort_not_covered);
  if (class_of(*subject) == SubjectClass::assessed) {
    const Date day = day_of_test(in.state, command.student, *subject, Component::whole, in.today);
    const std::uint32_t jurisdiction = jurisdiction_on(in.state, *student, day);
    const CutsKey whose{jurisdiction, *subject, exam_year_of(*student)};
    const auto value = grade_value(in.state, whose, command.grade, command.raw_centipoints);
    if (!value) return value.error();
    if (jurisdiction != in.actor.area) return refuse(code::marking_jurisdiction_mismatch);
    const ResultKey key{command.student, *subject, Component::whole, 0};
    if (!is_drafted(in.state, key)) return refuse(code::state_invalid);
    Answer answer = accept(ResultEntered{key, drafted(in, *value, jurisdiction)});
    return std::move(answer).with_text("grade", std::string(enum_name(*value->grade)));
  }
  return refuse(code::class_mismatch).with_text("class", std::string(enum_name(class_of(*subject))));
}

std::expected<Value, Answer> pass_value(const std::string& result) {
  Value value;
  value.pass = enum_named<PassValue>(result);
  if (!value.pass) return std::unexpected(refuse(code::result_type_invalid).with_text("result", result));
  return value;
}

Answer decide(const Context& in, const EnterPass& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  const Student* student = find_row(in.state.students, command.student);
  if (student == nullptr) return unknown("student");
  if (!is_covered(in.state, *student)) return refuse(code::cohort_not_covered);
  if (class_of(*subject) != SubjectClass::appraised) {
    return refuse(code::class_mismatch).with_text("class", std::string(enum_name(class_of(*subject))));
  }
  if (school_on(*student, in.today) != in.actor.organisation) return refuse(code::school_mismatch);
  const auto value = pass_value(command.result);
  if (!value) return value.error();
  const ResultKey key{command.student, *subject, Component::whole, 0};
  if (!is_drafted(in.state, key)) return refuse(code::state_invalid);
  return accept(ResultEntered{key, drafted(in, *value, jurisdiction_on(in.state, *student, in.today))});
}

void apply(World& world, const ResultEntered& fact, const FactOrigin& origin) {
  world.state.results[fact.key] = fact.row;
  note_change(world.state, fact.key.student, origin.entry, Change::entered);
}

Answer decide(const Context& in, const SetGradeCuts& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  if (class_of(*subject) != SubjectClass::assessed) {
    return refuse(code::class_mismatch).with_text("class", std::string(enum_name(class_of(*subject))));
  }
  const GradeCuts cuts{command.a_centipoints, command.b_centipoints, command.c_centipoints};
  if (cuts.c < 0 || cuts.b <= cuts.c || cuts.a <= cuts.b) return refuse(code::value_invalid);
  return accept(GradeCutsSet{{in.actor.area, *subject, command.exam_year}, cuts});
}

void apply(World& world, const GradeCutsSet& fact, const FactOrigin&) { world.state.cuts[fact.key] = fact.cuts; }

}  // namespace gongbao::exam
