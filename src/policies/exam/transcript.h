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
struct Missing {
  Subject subject{};
  Component component{};
};
struct Transcript {
  std::int64_t exam_year = 0;
  std::vector<ComponentLine> components;
  BySubject<std::int64_t> points;     // of the subjects whose components are all there
  std::optional<std::int64_t> total;  // nothing: incomplete
  std::int64_t maximum = 0;
  BySubject<GradeValue> grades;
  BySubject<PassValue> passes;
  std::vector<Missing> missing;
  bool is_complete() const { return missing.empty(); }
};
// physics.experiment, history
std::vector<std::string> missing_names(const Transcript& transcript);

// 两次考试机会 (3.2.1f): what is published of each attempt at listening, of which the transcript counts one. The first
// one first; who was absent has no points.
struct ListeningAttempt {
  std::int64_t round = 0;
  Standing standing{};
  std::optional<std::int64_t> centipoints;
  GB_FIELDS(round, standing, centipoints)
};
std::vector<ListeningAttempt> listening_of(const State& state, const std::string& number, const Student& student);

// Of many students, one after the other: what a year says is read once, and whose numbers follow each other cost one
// walk over their rows together. The state stays as it is meanwhile.
class Transcripts {
 public:
  using Rows = std::vector<const std::pair<const ResultKey, ExamResult>*>;

  explicit Transcripts(const State& state) : state_(state), at_(state.results.end()) {}
  // Good until the next one is asked for.
  const Transcript& of(const std::string& number, const Student& student);
  // Every row of that student, published or not. So too of whom a transcript was asked for last.
  const Rows& rows_of(const std::string& number);
  const Rows& rows() const { return rows_; }
  // The maximum of each examined subject, of whom a transcript was asked for last.
  const BySubject<std::int64_t>& most() const { return rules_used_->most; }

 private:
  // What a year asks for, in the order of the keys of results; of what is not examined the whole.
  struct Line {
    Subject subject{};
    Component component{};
    std::int64_t most = 0;
  };
  struct Rules {
    std::vector<Line> lines;
    BySubject<std::int64_t> most;
    std::int64_t maximum = 0, absent_value = 0, rounds = 0;
    bool last_listening = false;
  };
  const Rules& rules_for(const Student& student);
  const Value* published_of(const Rules& rules, const Line& line, Rows::const_iterator& row) const;
  static void add_component(const Rules& rules, const Line& line, const Value* value, Transcript& out);

  const State& state_;
  std::map<std::pair<std::int64_t, std::int64_t>, Rules> rules_;  // by exam year and that of physical education
  std::map<ResultKey, ExamResult>::const_iterator at_;            // where some student's rows begin
  Rows rows_;                                                     // in the order of their keys
  Transcript told_;
  const Rules* rules_used_ = nullptr;
};

Transcript transcript_of(const State& state, const std::string& number, const Student& student);

}  // namespace gongbao::exam
