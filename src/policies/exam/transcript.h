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

// Of many students, one after the other: what a year says is read once, a student's rows in one walk. The state stays
// as it is meanwhile.
class Transcripts {
 public:
  explicit Transcripts(const State& state) : state_(state) {}
  Transcript of(const std::string& number, const Student& student);
  // The lines of one subject; no total.
  Transcript of(const std::string& number, const Student& student, Subject subject);

 private:
  struct Rules {
    std::map<Subject, Maxima> maxima;
    std::int64_t maximum = 0, absent_value = 0, rounds = 0;
    bool last_listening = false;
  };
  const Rules& rules_for(const Student& student);
  void read(const std::string& number, std::optional<Subject> only);
  const Value* published(Subject subject, Component component) const;
  const Value* listening_of(const Rules& rules) const;
  void add_subject(const Rules& rules, Subject subject, Transcript& out) const;
  void add_examined(const Rules& rules, Subject subject, Transcript& out) const;

  const State& state_;
  std::map<std::pair<std::int64_t, std::int64_t>, Rules> rules_;  // by exam year and that of physical education
  std::vector<std::pair<const ResultKey*, const Value*>> rows_;   // published, of the student that is looked at
};

Transcript transcript_of(const State& state, const std::string& number, const Student& student);

}  // namespace gongbao::exam
