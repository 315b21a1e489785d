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

// Of many students, one after the other: what a year says is read once, and whose numbers follow each other cost one
// walk over their rows together. The state stays as it is meanwhile.
class Transcripts {
 public:
  using Rows = std::vector<const std::pair<const ResultKey, ExamResult>*>;

  explicit Transcripts(const State& state) : state_(state), at_(state.results.end()) {}
  Transcript of(const std::string& number, const Student& student);
  // Of the student that was asked for last: every row, published or not; the maximum of each examined subject.
  const Rows& rows() const { return rows_; }
  const std::map<Subject, std::int64_t>& most() const { return rules_used_->most; }

 private:
  struct Rules {
    std::map<Subject, Maxima> maxima;
    std::map<Subject, std::int64_t> most;
    std::size_t lines = 0;
    std::int64_t maximum = 0, absent_value = 0, rounds = 0;
    bool last_listening = false;
  };
  const Rules& rules_for(const Student& student);
  void read(const std::string& number);
  const Value* published(Subject subject, Component component) const;
  const Value* listening_of(const Rules& rules) const;
  void add_subject(const Rules& rules, Subject subject, Transcript& out) const;
  void add_examined(const Rules& rules, Subject subject, Transcript& out) const;

  const State& state_;
  std::map<std::pair<std::int64_t, std::int64_t>, Rules> rules_;  // by exam year and that of physical education
  std::map<ResultKey, ExamResult>::const_iterator at_;            // where some student's rows begin
  Rows rows_;                                                     // in the order of their keys
  const Rules* rules_used_ = nullptr;
};

Transcript transcript_of(const State& state, const std::string& number, const Student& student);

}  // namespace gongbao::exam
