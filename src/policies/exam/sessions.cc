// The day of a session decides: grade, school, course and term are those of that day.
#include "policies/exam/sessions.h"

#include <algorithm>
#include <set>

#include "policies/exam/papers.h"

namespace gongbao::exam {

namespace {

// 笔试安排在九年级第二学期 is said of five subjects (3.2.1c).
bool is_written_of_the_five(const Session& row) {
  return class_of(row.subject) == SubjectClass::examined && row.has(Component::written);
}

// Of the school year in which grade 9 ends; one that nobody has loaded holds no day.
bool in_second_semester(const law::Parameters& terms, std::int64_t exam_year, Date day) {
  const Date last_of_year = first_day_of(static_cast<std::int32_t>(exam_year)) - Days{1};
  const Date first = terms.date("semester2_first", last_of_year);
  const Date last = terms.date("semester2_last", last_of_year);
  return school_year_of(first) == exam_year - 1 && first <= day && day <= last;
}

bool has_components(const State& state, const Session& row) {
  if (row.components.empty()) return false;
  const SubjectClass kind = class_of(row.subject);
  if (kind == SubjectClass::assessed) return row.components == std::vector{Component::written};
  const Maxima maxima = maxima_of(state.parameters, row.subject, row.exam_year, row.exam_year);
  return std::ranges::all_of(row.components,
                             [&](Component each) { return maxima.contains(each) && has_session(each); });
}

bool uses_paper(const Session& row) { return std::ranges::any_of(row.components, has_paper); }

// Of a test without a paper the level of who holds it is asked (3.2.1a, 3.2.2).
bool owner_may_hold(const State& state, const Session& row) {
  const bool city = row.owner_area == 0 && row.owner_school == 0;
  if (class_of(row.subject) == SubjectClass::assessed && (city || row.owner_school != 0)) return false;
  if (!uses_paper(row)) return true;
  const Paper& paper = state.papers.at(row.paper);
  const bool own = paper.owner == 0 || paper.owner == row.owner_area;
  return own && row.owner_school == 0 && may_own_paper(row.subject, paper.owner);
}

bool schools_are_of(const State& state, const Session& row) {
  return row.owner_area == 0 || std::ranges::all_of(row.schools, [&](std::uint64_t each) {
           return state.schools.at(each).jurisdiction == row.owner_area;
         });
}

bool book_mode_fits(const Session& row) {
  if (!is_written_of_the_five(row)) return true;
  const bool open = row.subject == Subject::morality_law;
  return row.mode == (open ? SessionMode::paper_open : SessionMode::paper_closed);
}

bool listening_mode_fits(const Session& row) {
  if (!row.has(Component::listening_speaking)) return row.mode != SessionMode::computer;
  return row.mode == SessionMode::computer && row.components.size() == 1;
}

std::expected<Session, Answer> session_of(const Context& in, const CreateSession& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return std::unexpected(refuse(code::subject_unknown).with_text("subject", command.subject));
  Session row;
  row.subject = *subject;
  for (const std::string& each : command.components) {
    const auto component = enum_named<Component>(each);
    if (!component) return std::unexpected(refuse(code::component_unknown).with_text("component", each));
    row.components.push_back(*component);
  }
  row.exam_year = command.exam_year;
  row.paper = command.paper.value_or(0);
  row.held_on = command.held_on;
  row.mode = command.mode;
  row.round = static_cast<std::uint8_t>(command.round.value_or(0));
  row.schools = command.schools;
  if (in.actor.role == Role::district_edu) row.owner_area = in.actor.area;
  if (in.actor.role == Role::school) row.owner_school = in.actor.organisation;
  return row;
}

// What nobody can mean: schools that are not there, a paper of something else, a round that is none.
std::optional<Answer> form_problem(const Context& in, const Session& row) {
  const std::int64_t rounds = in.terms().count("listening_max_attempts", rules_day(row.exam_year));
  const bool listening = row.has(Component::listening_speaking);
  if (row.schools.empty()) return malformed("schools");
  for (const std::uint64_t each : row.schools) {
    if (find_row(in.state.schools, each) == nullptr) return unknown("schools");
  }
  if (listening != (row.round != 0) || row.round > rounds) return malformed("round");
  if (!uses_paper(row)) return std::nullopt;
  const Paper* paper = find_row(in.state.papers, row.paper);
  if (paper == nullptr) return unknown("paper");
  if (paper->subject != row.subject || paper->exam_year != row.exam_year) return malformed("paper");
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const CreateSession& command) {
  if (!is_year(command.exam_year)) return malformed("exam_year");
  const auto row = session_of(in, command);
  if (!row) return row.error();
  if (!is_covered(in.state, row->exam_year)) {
    return refuse(code::cohort_not_covered)
        .with_count("first_exam_year", in.terms().count("first_exam_year", rules_day(row->exam_year)));
  }
  if (!has_components(in.state, *row)) return refuse(code::component_unknown);
  if (const auto problem = form_problem(in, *row)) return *problem;
  if (row->owner_school != 0 && row->schools.size() > 1) return refuse(code::unauthorised_unified_test);
  if (!owner_may_hold(in.state, *row) || !schools_are_of(in.state, *row)) return refuse(code::paper_owner_invalid);
  if (!book_mode_fits(*row)) return refuse(code::book_mode_invalid);
  if (!listening_mode_fits(*row)) return refuse(code::mode_invalid);
  if (is_written_of_the_five(*row) && !in_second_semester(in.terms(), row->exam_year, row->held_on)) {
    return refuse(code::wrong_term).with_date("held_on", row->held_on);
  }
  return with_id(accept(SessionCreated{*row}), "session", in.entry);
}

void apply(World& world, const SessionCreated& fact, const FactOrigin& origin) {
  world.state.sessions[origin.entry] = fact.row;
}

namespace {

template <class Counts>
std::int64_t count_attempts(const State& state, const std::string& student, Counts counts) {
  const std::vector<std::uint64_t>* all = find_row(state.attempts_of, student);
  if (all == nullptr) return 0;
  return std::ranges::count_if(*all, [&](std::uint64_t each) {
    const Attempt& attempt = state.attempts.at(each);
    return attempt.state != AttemptState::annulled && counts(attempt, state.sessions.at(attempt.session));
  });
}

bool absence_uses_attempt(const State& state, std::int64_t exam_year) {
  return state.parameters.on("listening_absence_uses_attempt", rules_day(exam_year));
}

bool same_test(const Session& one, const Session& other) {
  return one.subject == other.subject &&
         std::ranges::any_of(one.components, [&](Component each) { return other.has(each); });
}

std::optional<Answer> listening_problem(const Context& in, const std::string& student, const Session& session) {
  const std::int64_t most = in.terms().count("listening_max_attempts", rules_day(session.exam_year));
  const std::int64_t used = listening_attempts_of(in.state, student);
  if (used >= most) {
    return refuse(code::listening_attempts_exhausted).with_count("used", used).with_count("most", most);
  }
  const std::int64_t in_round = count_attempts(in.state, student, [&](const Attempt&, const Session& other) {
    return other.has(Component::listening_speaking) && other.round == session.round;
  });
  if (in_round > 0) return refuse(code::round_duplicate).with_count("round", session.round);
  return std::nullopt;
}

}  // namespace

std::int64_t listening_attempts_of(const State& state, const std::string& student) {
  return count_attempts(state, student, [&](const Attempt& attempt, const Session& session) {
    const bool free = attempt.state == AttemptState::absent && !absence_uses_attempt(state, session.exam_year);
    return session.has(Component::listening_speaking) && !free;
  });
}

Answer decide(const Context& in, const RegisterAttempt& command) {
  const Student* student = find_row(in.state.students, command.student);
  if (student == nullptr) return unknown("student");
  const Session* session = find_row(in.state.sessions, command.session);
  if (session == nullptr) return unknown("session");
  if (!is_covered(in.state, *student)) {
    return refuse(code::cohort_not_covered).with_count("exam_year", exam_year_of(*student));
  }
  const bool invited =
      std::ranges::find(session->schools, school_on(*student, session->held_on)) != session->schools.end();
  if (session->closed || !invited || exam_year_of(*student) != session->exam_year) return refuse(code::state_invalid);
  const std::int32_t grade = grade_on(*student, session->held_on);
  if (is_written_of_the_five(*session) && grade != graduating_grade) {
    return refuse(code::wrong_term).with_count("grade", grade);
  }
  const Date* completed = find_row(in.state.completions, CourseKey{command.student, session->subject});
  if (completed == nullptr || *completed >= session->held_on) {
    Answer answer = refuse(code::course_not_completed);
    if (completed != nullptr) answer.date("completed_on", *completed);
    return answer;
  }
  if (session->has(Component::listening_speaking)) {
    if (auto problem = listening_problem(in, command.student, *session)) return *problem;
  } else if (count_attempts(in.state, command.student,
                            [&](const Attempt&, const Session& other) { return same_test(*session, other); }) > 0) {
    return refuse(code::attempt_duplicate);
  }
  Attempt row;
  row.student = command.student;
  row.session = command.session;
  return with_id(accept(AttemptRegistered{row}), "attempt", in.entry);
}

void apply(World& world, const AttemptRegistered& fact, const FactOrigin& origin) {
  world.state.attempts[origin.entry] = fact.row;
  world.state.attempts_of[fact.row.student].push_back(origin.entry);
  world.state.attempts_in[fact.row.session].push_back(origin.entry);
}

std::uint64_t present_attempt(const State& state, const std::string& student, Subject subject, Component component) {
  const std::vector<std::uint64_t>* all = find_row(state.attempts_of, student);
  if (all == nullptr) return 0;
  for (const std::uint64_t each : *all) {
    const Attempt& attempt = state.attempts.at(each);
    const Session& session = state.sessions.at(attempt.session);
    if (attempt.state == AttemptState::present && session.subject == subject && session.has(component)) return each;
  }
  return 0;
}

Date day_of_test(const State& state, const std::string& student, Subject subject, Component component, Date otherwise) {
  const Component sat = component == Component::whole ? Component::written : component;
  const std::uint64_t attempt = present_attempt(state, student, subject, sat);
  return attempt == 0 ? otherwise : state.sessions.at(state.attempts.at(attempt).session).held_on;
}

ResultKey key_of(const Attempt& attempt, const Session& session, Component component) {
  const std::uint8_t round = component == Component::listening_speaking ? session.round : std::uint8_t{0};
  return {attempt.student, session.subject, component, round};
}

namespace {

// The attempt of that session that a row of the list means; 0: none.
std::uint64_t attempt_in(const State& state, const std::string& student, std::uint64_t session) {
  const std::vector<std::uint64_t>* all = find_row(state.attempts_of, student);
  if (all == nullptr) return 0;
  for (const std::uint64_t each : *all) {
    const Attempt& row = state.attempts.at(each);
    if (row.session == session && row.state == AttemptState::registered) return each;
  }
  return 0;
}

std::int64_t registered_for(const State& state, std::uint64_t session) {
  const std::vector<std::uint64_t>* all = find_row(state.attempts_in, session);
  return all == nullptr ? 0 : static_cast<std::int64_t>(all->size());
}

}  // namespace

Answer decide(const Context& in, const CloseSession& command) {
  const Session* session = find_row(in.state.sessions, command.session);
  if (session == nullptr) return unknown("session");
  if (!owns(in.actor, session->owner_area, session->owner_school)) return refuse(code::role_forbidden);
  if (session->closed || in.today < session->held_on) return refuse(code::state_invalid);
  const Paper* paper = find_row(in.state.papers, session->paper);
  if (paper != nullptr && paper->state < PaperState::sealed) return refuse(code::paper_not_reviewed);
  SessionClosed fact{command.session, {}};
  std::set<std::string> numbers;
  std::set<std::uint64_t> listed;
  for (const Attendance& each : command.attendance) {
    const std::uint64_t attempt = attempt_in(in.state, each.student, command.session);
    if (attempt == 0 || !listed.insert(attempt).second) return unknown("attendance");
    const std::string script = each.present ? each.script_no.value_or("") : "";
    const bool free = !in.state.scripts.contains(script) && numbers.insert(script).second;
    if (each.present && (blank(script) || !free)) return malformed("script_no");
    const Student& student = in.state.students.at(each.student);
    fact.attended.push_back({attempt, each.present, script, jurisdiction_on(in.state, student, session->held_on)});
  }
  const std::int64_t registered = registered_for(in.state, command.session);
  if (registered != static_cast<std::int64_t>(listed.size())) {
    return refuse(code::batch_incomplete).with_count("registered", registered);
  }
  return accept(fact);
}

void apply(World& world, const SessionClosed& fact, const FactOrigin& origin) {
  State& state = world.state;
  Session& session = state.sessions.at(fact.session);
  session.closed = true;
  if (Paper* paper = find_row(state.papers, session.paper)) paper->state = PaperState::used;
  for (const Attended& each : fact.attended) {
    Attempt& attempt = state.attempts.at(each.attempt);
    attempt.state = each.present ? AttemptState::present : AttemptState::absent;
    attempt.script_no = each.script_no;
    if (each.present) state.scripts[each.script_no] = each.attempt;
    if (each.present || class_of(session.subject) != SubjectClass::examined) continue;
    note_change(state, attempt.student, origin.entry, Change::entered);
    // The list itself says that there are no points.
    for (const Component component : session.components) {
      ExamResult row;
      row.value.standing = Standing::absent;
      row.jurisdiction = each.jurisdiction;
      row.attempt = each.attempt;
      state.results.try_emplace(key_of(attempt, session, component), row);  // an exemption stays
    }
  }
}

Answer decide(const Context& in, const AssignScripts& command) {
  if (command.script_nos.empty()) return malformed("script_nos");
  if (command.marker == 0) return malformed("marker");
  for (const std::string& each : command.script_nos) {
    const std::uint64_t* id = find_row(in.state.scripts, each);
    if (id == nullptr) return unknown("script_nos");
    const Attempt& attempt = in.state.attempts.at(*id);
    const Date held = in.state.sessions.at(attempt.session).held_on;
    if (jurisdiction_on(in.state, in.state.students.at(attempt.student), held) != in.actor.area) {
      return refuse(code::marking_jurisdiction_mismatch).with_text("script_no", each);
    }
  }
  return accept(ScriptsAssigned{command.script_nos, command.marker});
}

void apply(World& world, const ScriptsAssigned& fact, const FactOrigin&) {
  for (const std::string& each : fact.script_nos) {
    world.state.attempts.at(world.state.scripts.at(each)).marker = fact.marker;
  }
}

Answer decide(const Context& in, const AnnulAttempt& command) {
  const Attempt* attempt = find_row(in.state.attempts, command.attempt);
  if (attempt == nullptr) return unknown("attempt");
  const Session& session = in.state.sessions.at(attempt->session);
  if (!owns(in.actor, session.owner_area, session.owner_school)) return refuse(code::role_forbidden);
  if (attempt->state != AttemptState::present) return refuse(code::state_invalid);
  AttemptAnnulled fact{command.attempt, command.reason, {}};
  for (const Component component : session.components) {
    const ResultKey key = key_of(*attempt, session, component);
    const ExamResult* row = find_row(in.state.results, key);
    if (row == nullptr) continue;
    if (row->is_public()) return refuse(code::state_invalid);  // changes through a correction only
    fact.results.push_back(key);
  }
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(fact);
}

void apply(World& world, const AttemptAnnulled& fact, const FactOrigin& origin) {
  Attempt& attempt = world.state.attempts.at(fact.attempt);
  attempt.state = AttemptState::annulled;
  note_change(world.state, attempt.student, origin.entry, Change::entered);
  for (const ResultKey& key : fact.results) world.state.results.erase(key);
}

}  // namespace gongbao::exam
