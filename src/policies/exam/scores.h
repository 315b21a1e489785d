// 成绩呈现 (3.3): points of components from markers and schools, grades from the districts or by their cuts, passes
// from schools. Entering again replaces what nobody has confirmed; the journal keeps the rest.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct EnterComponent {
  static constexpr std::uint16_t number = 7014;
  static constexpr std::string_view name = "enter_component";
  std::optional<std::string> student;
  std::optional<std::string> script_no;
  std::string subject;
  std::string component;
  std::optional<std::int64_t> centipoints;
  std::optional<Standing> standing;  // absent, exempt
  GB_FIELDS(student, script_no, subject, component, centipoints, standing)
};
struct EnterGrade {
  static constexpr std::uint16_t number = 7015;
  static constexpr std::string_view name = "enter_grade";
  std::string student;
  std::string subject;
  std::optional<std::string> grade;
  std::optional<std::int64_t> raw_centipoints;
  GB_FIELDS(student, subject, grade, raw_centipoints)
};
struct EnterPass {
  static constexpr std::uint16_t number = 7016;
  static constexpr std::string_view name = "enter_pass";
  std::string student;
  std::string subject;
  std::string result;
  GB_FIELDS(student, subject, result)
};
struct ResultEntered {
  static constexpr std::uint16_t number = 7513;
  ResultKey key;
  ExamResult row;
  GB_FIELDS(key, row)
};
struct SetGradeCuts {
  static constexpr std::uint16_t number = 7017;
  static constexpr std::string_view name = "set_grade_cuts";
  std::string subject;
  std::int64_t exam_year = 0;
  std::int64_t a_centipoints = 0, b_centipoints = 0, c_centipoints = 0;
  GB_FIELDS(subject, exam_year, a_centipoints, b_centipoints, c_centipoints)
};
struct GradeCutsSet {
  static constexpr std::uint16_t number = 7514;
  CutsKey key;
  GradeCuts cuts;
  GB_FIELDS(key, cuts)
};

// The lower bound of a grade belongs to it.
GradeValue grade_by(const GradeCuts& cuts, std::int64_t raw);

// 4 and 5 of the checks of a mark; nothing: it may stand.
std::optional<Answer> mark_problem(const Context& in, Subject subject, std::int64_t exam_year, std::int64_t most,
                                   std::int64_t centipoints);
// By the cuts of that district, subject and year, where raw points are said.
std::expected<Value, Answer> grade_value(const State& state, const CutsKey& whose,
                                         const std::optional<std::string>& grade,
                                         const std::optional<std::int64_t>& raw);
std::expected<Value, Answer> pass_value(const std::string& result);

Answer decide(const Context& in, const EnterComponent& command);
Answer decide(const Context& in, const EnterGrade& command);
Answer decide(const Context& in, const EnterPass& command);
Answer decide(const Context& in, const SetGradeCuts& command);
void apply(World& world, const ResultEntered& fact, const FactOrigin& origin);
void apply(World& world, const GradeCutsSet& fact, const FactOrigin& origin);

using ScoreCommands = policies::TypeList<EnterComponent, EnterGrade, EnterPass, SetGradeCuts>;
using ScoreFacts = policies::TypeList<ResultEntered, GradeCutsSet>;

}  // namespace gongbao::exam
