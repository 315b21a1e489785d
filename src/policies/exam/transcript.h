// What a student's page says (3.3): the components that were published, the points of each subject, the total of the
// six with its maximum, grades and passes beside it and never in it, and what is still missing. Pure: read from the
// rows.
#pragma once

#include "policies/exam/state.h"

namespace gongbao::exam {

struct ComponentLine {
  Subject subject{};
  Component component{};
  std::optional<Standing> standing;  // nothing: not published yet
  std::int64_t centipoints = 0;
  std::int64_t most = 0;
};
struct Transcript {
  std::int64_t exam_year = 0;
  std::vector<ComponentLine> components;
  std::map<Subject, std::int64_t> points;  // of the subjects whose components are all there
  std::optional<std::int64_t> total;       // nothing: incomplete
  std::int64_t maximum = 0;
  std::map<Subject, GradeValue> grades;
  std::map<Subject, PassValue> passes;
  std::vector<std::string> missing;  // physics.experiment, history
  bool is_complete() const { return missing.empty(); }
};
Transcript transcript_of(const State& state, const std::string& number, const Student& student);
// The lines of one subject, into a transcript that knows its exam year.
void add_subject(const State& state, const std::string& number, const Student& student, Subject subject,
                 Transcript& out);

// 机会: of the rounds that have points the better one, or the last (3.2.1f, listening_result). Nothing: none is
// published.
std::optional<Value> listening_of(const State& state, const std::string& number, std::int64_t exam_year);

}  // namespace gongbao::exam
