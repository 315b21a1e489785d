// Who is in a batch: those marked by the district, and those of its schools of whom nothing is entered yet.
#include "policies/exam/publication.h"

#include <algorithm>
#include <set>

#include "policies/exam/scores.h"
#include "policies/exam/sessions.h"

namespace gongbao::exam {

namespace {

using Keys = std::vector<ResultKey>;

// Rows of one component of a subject, all rounds.
Keys rows_of(const State& state, const std::string& student, Subject subject, Component component) {
  Keys out;
  const ResultKey first{student, subject, component, 0};
  for (auto row = state.results.lower_bound(first); row != state.results.end(); ++row) {
    const ResultKey& key = row->first;
    if (key.student != student || key.subject != subject || key.component != component) break;
    out.push_back(key);
  }
  return out;
}

struct Batch {
  Keys rows;
  std::vector<std::string> without;  // students of whom nothing is entered
};

Batch batch_of(const State& state, std::uint32_t jurisdiction, std::int64_t exam_year, Subject subject,
               Component component, Date day) {
  Batch out;
  for (const auto& [number, student] : state.students) {
    if (exam_year_of(student) != exam_year) continue;
    bool any = false;
    for (const ResultKey& key : rows_of(state, number, subject, component)) {
      any = true;
      if (state.results.at(key).jurisdiction == jurisdiction) out.rows.push_back(key);
    }
    if (any || is_transferred_out(student)) continue;
    const Date sat = day_of_test(state, number, subject, component, day);
    if (jurisdiction_on(state, student, sat) == jurisdiction) out.without.push_back(number);
  }
  return out;
}

Answer confirmed(const Context& in, const Batch& batch) {
  ResultsConfirmed fact;
  for (const ResultKey& key : batch.rows) {
    const ExamResult& row = in.state.results.at(key);
    if (row.state != ResultState::draft) continue;
    if (row.entered_by == in.actor.account) return refuse(code::same_officer);
    fact.results.push_back(key);
  }
  if (!batch.without.empty()) {
    Answer answer = refuse(code::batch_incomplete);
    answer.count("without", static_cast<std::int64_t>(batch.without.size()));
    answer.text("student", batch.without.front());
    return answer;
  }
  if (fact.results.empty()) return refuse(code::state_invalid);
  return with_id(accept(fact), "confirmed", fact.results.size());
}

}  // namespace

Answer decide(const Context& in, const ConfirmScores& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  const bool examined = class_of(*subject) == SubjectClass::examined;
  if (class_of(*subject) == SubjectClass::appraised) return refuse(code::class_mismatch);
  if (examined != command.component.has_value()) return malformed("component");
  const auto component = enum_named<Component>(command.component.value_or("whole"));
  if (!component || (examined && *component == Component::whole)) return refuse(code::component_unknown);
  return confirmed(in, batch_of(in.state, in.actor.area, command.exam_year, *subject, *component, in.today));
}

Answer decide(const Context& in, const ConfirmPass& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  if (class_of(*subject) != SubjectClass::appraised) return refuse(code::class_mismatch);
  return confirmed(in, batch_of(in.state, in.actor.area, command.exam_year, *subject, Component::whole, in.today));
}

namespace {

// Keys of one student follow each other.
void set_state(State& state, std::span<const ResultKey> results, ResultState to, std::uint64_t entry, Change change) {
  const std::string* noted = nullptr;
  for (const ResultKey& key : results) {
    state.results.at(key).state = to;
    if (noted == nullptr || *noted != key.student) note_change(state, key.student, entry, change);
    noted = &key.student;
  }
}

}  // namespace

void apply(World& world, const ResultsConfirmed& fact, const FactOrigin& origin) {
  set_state(world.state, fact.results, ResultState::confirmed, origin.entry, Change::entered);
}

namespace {

// What is drafted holds the whole subject back; what is not there yet is published later.
std::optional<Answer> add_confirmed(const Context& in, std::int64_t exam_year, Subject subject, Keys& out) {
  const std::size_t before = out.size();
  for (const auto& [key, row] : in.state.results) {
    const Student& student = in.state.students.at(key.student);
    const bool meant = key.subject == subject && row.jurisdiction == in.actor.area;
    if (!meant || exam_year_of(student) != exam_year) continue;
    if (row.state == ResultState::draft) return refuse(code::not_confirmed).with_text("student", key.student);
    if (row.state == ResultState::confirmed) out.push_back(key);
  }
  if (out.size() > before) return std::nullopt;
  return refuse(code::not_confirmed).with_text("subject", std::string(enum_name(subject)));
}

}  // namespace

Answer decide(const Context& in, const PublishResults& command) {
  ResultsPublished fact{in.actor.area, command.exam_year, {}, {}, {in.today, std::nullopt}};
  if (command.subjects.empty()) return malformed("subjects");
  std::set<Subject> seen;
  for (const std::string& each : command.subjects) {
    const auto subject = enum_named<Subject>(each);
    if (!subject) return refuse(code::subject_unknown).with_text("subject", each);
    if (!seen.insert(*subject).second) continue;
    if (const auto problem = add_confirmed(in, command.exam_year, *subject, fact.results)) return *problem;
    fact.subjects.push_back(*subject);
  }
  Answer answer;
  if (const WorkDays window = in.terms().work_days("recheck_window_working_days", in.today); window.count > 0) {
    const law::Deadline until = in.calendar.add_work_days(in.today, window);
    fact.publication.recheck_until = until.last_day;
    answer.date("recheck_until", until.last_day);
  }
  answer.facts.add(fact);
  return with_id(std::move(answer), "published", fact.results.size());
}

void apply(World& world, const ResultsPublished& fact, const FactOrigin& origin) {
  set_state(world.state, fact.results, ResultState::published, origin.entry, Change::shown);
  for (const Subject subject : fact.subjects) {
    world.state.publications[{fact.jurisdiction, subject, fact.exam_year}] = fact.publication;
  }
}

namespace {

// The district that published the student's results of the subject; nullptr: none has.
const Publication* publication_of(const State& state, const std::string& number, Subject subject) {
  const Student& student = state.students.at(number);
  for (auto it = state.results.lower_bound({number, subject, Component::written, 0}); it != state.results.end(); ++it) {
    const auto& [key, row] = *it;
    if (key.student != number || key.subject != subject) break;
    if (!row.is_public()) continue;
    return find_row(state.publications, CutsKey{row.jurisdiction, subject, exam_year_of(student)});
  }
  return nullptr;
}

}  // namespace

Answer decide(const Context& in, const RequestRecheck& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  if (find_row(in.state.students, command.student) == nullptr) return unknown("student");
  const Publication* publication = publication_of(in.state, command.student, *subject);
  if (publication == nullptr) return refuse(code::not_published);
  if (publication->recheck_until && in.today > *publication->recheck_until) {
    return refuse(code::recheck_window_closed).with_date("recheck_until", *publication->recheck_until);
  }
  const Recheck row{command.student, *subject, in.today, RecheckState::requested, {}};
  return with_id(accept(RecheckRequested{row}), "recheck", in.entry);
}

void apply(World& world, const RecheckRequested& fact, const FactOrigin& origin) {
  world.state.rechecks[origin.entry] = fact.row;
}

namespace {

std::optional<ResultKey> target_key(const std::string& student, Subject subject,
                                    const std::optional<std::string>& component, std::int64_t round) {
  constexpr std::int64_t most_rounds = 100;
  const auto named = enum_named<Component>(component.value_or("whole"));
  if (!named || round < 0 || round > most_rounds) return std::nullopt;
  return ResultKey{student, subject, *named, static_cast<std::uint8_t>(round)};
}

std::expected<Value, Answer> points_value(const Context& in, const ResultKey& key, const NewValue& said) {
  Value value;
  if (said.centipoints.has_value() == said.standing.has_value()) return std::unexpected(malformed("centipoints"));
  if (said.standing == Standing::value) return std::unexpected(malformed("standing"));
  value.standing = said.standing.value_or(Standing::value);
  value.centipoints = said.centipoints.value_or(0);
  if (!said.centipoints) return value;
  const Student& student = in.state.students.at(key.student);
  const Maxima maxima = maxima_for(in.state, student, key.subject);
  const auto* most = find_row(maxima, key.component);
  if (most == nullptr) return std::unexpected(refuse(code::component_unknown));
  if (auto problem = mark_problem(in, key.subject, exam_year_of(student), *most, value.centipoints)) {
    return std::unexpected(std::move(*problem));
  }
  return value;
}

// Raw points are cut as those before them were: by the district that gave the grade.
std::expected<Value, Answer> new_value(const Context& in, const ResultKey& key, std::uint32_t jurisdiction,
                                       const NewValue& said) {
  switch (class_of(key.subject)) {
    case SubjectClass::examined:
      return points_value(in, key, said);
    case SubjectClass::assessed:
      return grade_value(in.state, {jurisdiction, key.subject, exam_year_of(in.state.students.at(key.student))},
                         said.grade, said.centipoints);
    case SubjectClass::appraised:
      return pass_value(said.result.value_or(""));
  }
  return std::unexpected(malformed("changed"));
}

// The city of what came from its papers, the district of the rest (spec/05 part 5).
bool may_correct(const Context& in, const ResultKey& key, const ExamResult& row) {
  const bool from_city = class_of(key.subject) == SubjectClass::examined && has_paper(key.component);
  if (from_city) return in.actor.role == Role::city_edu;
  return in.actor.role == Role::district_edu && in.actor.area == row.jurisdiction;
}

std::expected<ResultCorrected, Answer> correction_of(const Context& in, const ResultKey& key, const NewValue& said,
                                                     const SealedText& reason) {
  const ExamResult* row = find_row(in.state.results, key);
  if (row == nullptr) return std::unexpected(unknown("component"));
  if (!row->is_public()) return std::unexpected(refuse(code::state_invalid));
  const auto value = new_value(in, key, row->jurisdiction, said);
  if (!value) return std::unexpected(value.error());
  if (!reason.given()) return std::unexpected(refuse(code::reason_missing));
  return ResultCorrected{{key, row->value, *value, reason, in.actor.account, in.today}};
}

}  // namespace

Answer decide(const Context& in, const DecideRecheck& command) {
  const Recheck* row = find_row(in.state.rechecks, command.recheck);
  if (row == nullptr) return unknown("recheck");
  if (row->state != RecheckState::requested) return refuse(code::state_invalid);
  RecheckDecided fact{command.recheck, RecheckState::unchanged, command.reason};
  if (!command.changed.given()) {
    return command.reason.given() ? accept(fact) : refuse(code::reason_missing);
  }
  const auto key = target_key(row->student, row->subject, command.component, command.round.value_or(0));
  if (!key) return refuse(code::component_unknown);
  const auto correction = correction_of(in, *key, command.changed, command.reason);
  if (!correction) return correction.error();
  fact.to = RecheckState::changed;
  return accept(fact, *correction);
}

void apply(World& world, const RecheckDecided& fact, const FactOrigin&) {
  Recheck& row = world.state.rechecks.at(fact.recheck);
  row.state = fact.to;
  row.reason = fact.reason;
}

Answer decide(const Context& in, const CorrectResult& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  if (find_row(in.state.students, command.student) == nullptr) return unknown("student");
  const auto key = target_key(command.student, *subject, command.component, command.round.value_or(0));
  if (!key) return refuse(code::component_unknown);
  const ExamResult* row = find_row(in.state.results, *key);
  if (row != nullptr && !may_correct(in, *key, *row)) return refuse(code::role_forbidden);
  const auto correction = correction_of(in, *key, command.changed, command.reason);
  return correction ? accept(*correction) : correction.error();
}

void apply(World& world, const ResultCorrected& fact, const FactOrigin& origin) {
  ExamResult& row = world.state.results.at(fact.row.target);
  row.value = fact.row.after;
  row.state = ResultState::corrected;
  ++row.version;
  note_change(world.state, fact.row.target.student, origin.entry, Change::shown);
  world.state.corrections[origin.entry].push_back(fact.row);
}

}  // namespace gongbao::exam
