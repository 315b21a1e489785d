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

}  // namespace

std::vector<std::string> missing_names(const Transcript& transcript) {
  std::vector<std::string> names;
  for (const auto& [subject, component] : transcript.missing) {
    const bool part = component != Component::whole;
    names.push_back(std::string(enum_name(subject)) + (part ? "." + std::string(enum_name(component)) : ""));
  }
  return names;
}

const Transcripts::Rules& Transcripts::rules_for(const Student& student) {
  const std::int64_t year = exam_year_of(student), pe_year = pe_year_of(state_, student);
  const auto [at, is_new] = rules_.try_emplace({year, pe_year});
  Rules& rules = at->second;
  if (!is_new) return rules;
  const law::Parameters& terms = state_.parameters;
  each_subject([&](Subject subject) {
    if (class_of(subject) != SubjectClass::examined) return rules.lines.push_back({subject, Component::whole, 0});
    std::int64_t sum = 0;
    for (const auto& [component, most] : maxima_of(terms, subject, year, pe_year)) {
      rules.lines.push_back({subject, component, most});
      sum += most;
    }
    rules.most.put(subject, sum);
    rules.maximum += sum;
  });
  rules.absent_value = terms.count("absent_component_value", rules_day(year));
  rules.rounds = terms.count("listening_max_attempts", rules_day(year));
  rules.last_listening = terms.text("listening_result", rules_day(year)) == "last";
  return rules;
}

// Behind one student's rows begin those of the next: to look each of them up costs as much as to read them all.
const Transcripts::Rows& Transcripts::rows_of(const std::string& number) {
  rows_.clear();
  const bool follows = at_ != state_.results.end() && at_->first.student == number;
  if (!follows) at_ = state_.results.lower_bound(ResultKey{number, Subject{}, Component{}, 0});
  for (; at_ != state_.results.end() && at_->first.student == number; ++at_) rows_.push_back(&*at_);
  return rows_;
}

// Goes on from that row to what the line asks for. Nothing: it is not published. 机会: of the rounds of listening that
// have points the better one, or the last (3.2.1f, listening_result).
const Value* Transcripts::published_of(const Rules& rules, const Line& line, Rows::const_iterator& row) const {
  const std::pair wanted(line.subject, line.component);
  const auto is_of = [](const auto* each) { return std::pair(each->first.subject, each->first.component); };
  while (row != rows_.end() && is_of(*row) < wanted) ++row;
  const bool listening = line.component == Component::listening_speaking;
  const Value* best = nullptr;
  for (; row != rows_.end() && is_of(*row) == wanted; ++row) {
    const auto& [key, result] = **row;
    const bool counts = listening ? key.round <= rules.rounds : key.round == 0;
    if (counts && result.is_public()) best = better(best, result.value, rules.last_listening);
  }
  return best;
}

void Transcripts::add_component(const Rules& rules, const Line& line, const Value* value, Transcript& out) {
  ComponentLine told{line.subject, line.component, std::nullopt, 0, line.most};
  if (value != nullptr) told.standing = value->standing;
  if (told.standing == Standing::value) told.centipoints = value->centipoints;
  if (told.standing == Standing::absent) told.centipoints = rules.absent_value;
  const bool open = !told.standing || told.standing == Standing::exempt;
  if (open) out.missing.push_back({line.subject, line.component});
  out.components.push_back(told);
}

namespace {

// Of each subject whose components are all there, and of the six when all of them are.
void add_up(Transcript& out) {
  std::int64_t total = 0;
  std::size_t subjects = 0;
  for (auto at = out.components.begin(); at != out.components.end(); ++subjects) {
    const Subject subject = at->subject;
    std::int64_t sum = 0;
    for (; at != out.components.end() && at->subject == subject; ++at) sum += at->centipoints;
    const bool open = std::ranges::any_of(out.missing, [&](const Missing& each) { return each.subject == subject; });
    if (open) continue;
    out.points.put(subject, sum);
    total += sum;
  }
  if (out.points.size() == subjects) out.total = total;
}

void add_whole(Subject subject, const Value* value, Transcript& out) {
  if (value == nullptr) return out.missing.push_back({subject, Component::whole});
  if (value->grade) out.grades.put(subject, *value->grade);
  if (value->pass) out.passes.put(subject, *value->pass);
}

// Emptied, and its memory kept.
void begin(Transcript& out, std::int64_t exam_year, std::int64_t maximum) {
  out.exam_year = exam_year;
  out.maximum = maximum;
  out.components.clear();
  out.missing.clear();
  out.points.clear();
  out.grades.clear();
  out.passes.clear();
  out.total.reset();
}

}  // namespace

const Transcript& Transcripts::of(const std::string& number, const Student& student) {
  const Rules& rules = rules_for(student);
  rules_used_ = &rules;
  rows_of(number);
  begin(told_, exam_year_of(student), rules.maximum);
  auto row = rows_.cbegin();
  for (const Line& line : rules.lines) {
    const Value* value = published_of(rules, line, row);
    if (line.component == Component::whole) {
      add_whole(line.subject, value, told_);
    } else {
      add_component(rules, line, value, told_);
    }
  }
  add_up(told_);
  return told_;
}

Transcript transcript_of(const State& state, const std::string& number, const Student& student) {
  return Transcripts(state).of(number, student);
}

std::vector<ListeningAttempt> listening_of(const State& state, const std::string& number, const Student& student) {
  const std::int64_t rounds = state.parameters.count("listening_max_attempts", rules_day(exam_year_of(student)));
  std::vector<ListeningAttempt> out;
  for (std::int64_t round = 1; round <= rounds; ++round) {
    const ResultKey key{number, Subject::foreign_language, Component::listening_speaking,
                        static_cast<std::uint8_t>(round)};
    const ExamResult* row = find_row(state.results, key);
    if (row == nullptr || !row->is_public()) continue;
    out.push_back({round, row->value.standing, std::nullopt});
    if (row->value.standing == Standing::value) out.back().centipoints = row->value.centipoints;
  }
  return out;
}

}  // namespace gongbao::exam
