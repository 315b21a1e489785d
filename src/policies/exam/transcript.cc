// A component that is absent counts as absent_component_value and is marked; one that is exempt leaves the total open
// (R7).
#include "policies/exam/transcript.h"

#include <algorithm>

namespace gongbao::exam {

namespace {

const Value* better(const Value* before, const Value& now, bool last) {
  if (before == nullptr || before->standing != Standing::value) return &now;
  if (now.standing != Standing::value) return before;
  return last || now.centipoints > before->centipoints ? &now : before;
}

std::string name_of(Subject subject, Component component) {
  return std::string(enum_name(subject)) + "." + std::string(enum_name(component));
}

}  // namespace

const Transcripts::Rules& Transcripts::rules_for(const Student& student) {
  const std::int64_t year = exam_year_of(student), pe_year = pe_year_of(state_, student);
  const auto [at, is_new] = rules_.try_emplace({year, pe_year});
  Rules& rules = at->second;
  if (!is_new) return rules;
  const law::Parameters& terms = state_.parameters;
  each_subject([&](Subject subject) {
    if (class_of(subject) != SubjectClass::examined) return;
    rules.maxima[subject] = maxima_of(terms, subject, year, pe_year);
    for (const auto& [component, most] : rules.maxima[subject]) rules.most[subject] += most;
    rules.maximum += rules.most[subject];
    rules.lines += rules.maxima[subject].size();
  });
  rules.absent_value = terms.count("absent_component_value", rules_day(year));
  rules.rounds = terms.count("listening_max_attempts", rules_day(year));
  rules.last_listening = terms.text("listening_result", rules_day(year)) == "last";
  return rules;
}

// Behind one student's rows begin those of the next: to look each of them up costs as much as to read them all.
void Transcripts::read(const std::string& number) {
  rows_.clear();
  const bool follows = at_ != state_.results.end() && at_->first.student == number;
  if (!follows) at_ = state_.results.lower_bound(ResultKey{number, Subject{}, Component{}, 0});
  for (; at_ != state_.results.end() && at_->first.student == number; ++at_) rows_.push_back(&*at_);
}

const Value* Transcripts::published(Subject subject, Component component) const {
  const auto before = [&](const auto* each) {
    return std::pair(each->first.subject, each->first.component) < std::pair(subject, component);
  };
  const auto at = std::ranges::partition_point(rows_, before);
  if (at == rows_.end()) return nullptr;
  const auto& [key, row] = **at;
  if (key.subject != subject || key.component != component || key.round != 0) return nullptr;
  return row.is_public() ? &row.value : nullptr;
}

// 机会: of the rounds that have points the better one, or the last (3.2.1f, listening_result). Nothing: none is
// published.
const Value* Transcripts::listening_of(const Rules& rules) const {
  const Value* best = nullptr;
  for (const auto* each : rows_) {
    const auto& [key, row] = *each;
    if (key.component != Component::listening_speaking || key.round > rules.rounds || !row.is_public()) continue;
    best = better(best, row.value, rules.last_listening);
  }
  return best;
}

void Transcripts::add_examined(const Rules& rules, Subject subject, Transcript& out) const {
  std::int64_t sum = 0;
  bool whole = true;
  for (const auto& [component, most] : rules.maxima.at(subject)) {
    const bool listening = component == Component::listening_speaking;
    const Value* value = listening ? listening_of(rules) : published(subject, component);
    ComponentLine line{subject, component, std::nullopt, 0, most};
    if (value != nullptr) line.standing = value->standing;
    if (line.standing == Standing::value) line.centipoints = value->centipoints;
    if (line.standing == Standing::absent) line.centipoints = rules.absent_value;
    if (!line.standing || line.standing == Standing::exempt) {
      whole = false;
      out.missing.push_back(name_of(subject, component));
    }
    sum += line.centipoints;
    out.components.push_back(line);
  }
  if (whole) out.points[subject] = sum;
}

void Transcripts::add_subject(const Rules& rules, Subject subject, Transcript& out) const {
  if (class_of(subject) == SubjectClass::examined) return add_examined(rules, subject, out);
  const Value* value = published(subject, Component::whole);
  if (value != nullptr && value->grade) out.grades[subject] = *value->grade;
  if (value != nullptr && value->pass) out.passes[subject] = *value->pass;
  if (value == nullptr) out.missing.emplace_back(enum_name(subject));
}

Transcript Transcripts::of(const std::string& number, const Student& student) {
  const Rules& rules = rules_for(student);
  rules_used_ = &rules;
  read(number);
  Transcript out;
  out.exam_year = exam_year_of(student);
  out.components.reserve(rules.lines);
  out.maximum = rules.maximum;
  each_subject([&](Subject subject) { add_subject(rules, subject, out); });
  std::int64_t sum = 0;
  for (const auto& [subject, points] : out.points) sum += points;
  if (out.points.size() == rules.maxima.size()) out.total = sum;
  return out;
}

Transcript transcript_of(const State& state, const std::string& number, const Student& student) {
  return Transcripts(state).of(number, student);
}

}  // namespace gongbao::exam
