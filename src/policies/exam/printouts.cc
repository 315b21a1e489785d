// One line a component, one a subject; a total only where nothing of it is missing.
#include "policies/exam/printouts.h"

#include <algorithm>

#include "policies/exam/words.h"

namespace gongbao::exam {

using policies::Bilingual;
using policies::PrintedColumn;
using policies::Printout;

namespace {

std::string both(const Bilingual& words) { return words.zh + " " + words.en; }

std::string_view clause_of(Subject subject) {
  switch (class_of(subject)) {
    case SubjectClass::examined:
      return "3.3.1a";
    case SubjectClass::assessed:
      return "3.3.2a";
    case SubjectClass::appraised:
      break;
  }
  return "3.3.3a";
}

constexpr std::string_view not_yet = "尚未公布 not yet published";

std::string shown(const ComponentAnswer& line) {
  if (!line.standing) return std::string(not_yet);
  if (*line.standing == Standing::exempt) return "免试 exempt";
  const std::string points = points_text(line.centipoints.value_or(0));
  return *line.standing == Standing::absent ? points + "（缺考 absent）" : points;
}

std::string shown(const ListeningAttempt& attempt) {
  if (attempt.centipoints) return points_text(*attempt.centipoints);
  return attempt.standing == Standing::absent ? "缺考 absent" : "免试 exempt";
}

std::string shown(const SubjectAnswer& row) {
  if (row.centipoints) return points_text(*row.centipoints);
  if (row.grade) return std::string(enum_name(*row.grade));
  if (row.pass) return *row.pass == PassValue::pass ? "合格 pass" : "不合格 fail";
  return std::string(not_yet);
}

std::string most_of(const std::optional<std::int64_t>& most) { return most ? points_text(*most) : std::string(); }

policies::PrintedTable table_of_results(const TranscriptAnswer& told) {
  using enum PrintedColumn::Holds;
  policies::PrintedTable table;
  table.columns = {{{"科目", "Subject"}, 5, words},
                   {{"成绩", "Result"}, 4, words},
                   {{"满分", "Maximum"}, 2, numbers},
                   {{"依据", "Clause"}, 2, words}};
  for (const SubjectAnswer& row : told.subjects) {
    table.rows.push_back(
        {both(words_of(row.subject)), shown(row), most_of(row.most_centipoints), std::string(clause_of(row.subject))});
    const auto own = std::ranges::count(told.components, row.subject, &ComponentAnswer::subject);
    if (own < 2) continue;  // the component is the subject
    for (const ComponentAnswer& line : told.components) {
      if (line.subject != row.subject) continue;
      table.rows.push_back(
          {"　" + both(words_of(line.component)), shown(line), points_text(line.most_centipoints), ""});
      if (line.component != Component::listening_speaking) continue;
      for (const ListeningAttempt& each : told.listening) {
        const std::string round = std::to_string(each.round);
        table.rows.push_back({"　　第" + round + "次 attempt " + round, shown(each), "", "3.2.1f"});
      }
    }
  }
  return table;
}

std::string name_of(std::string_view jurisdiction) {
  for (const law::Area& each : law::districts_bda_and_yanshan()) {
    if (each.text == jurisdiction) return std::string(each.name_zh);
  }
  return std::string(jurisdiction);
}

}  // namespace

std::optional<Printout> compose(const Reading& in, const TranscriptPaper& asked) {
  const auto told = answer(in, AskTranscript{asked.student});
  if (!told) return std::nullopt;
  const std::string check_code = check_code_of(in.state, asked.student, in.state.students.at(asked.student));
  Printout out;
  out.title = {std::string(TranscriptPaper::title_zh), "Transcript of the junior-middle academic examination"};
  out.basis = {"《关于深入推进高中阶段学校考试招生改革的实施意见》京教计〔2023〕44号",
               "Opinions on the reform of senior-middle school examinations and admission (2023) No. 44"};
  out.number = {"准考证号 " + told->student, "Exam number"};
  out.facts.push_back({{"姓名", "Name"}, told->person});
  out.facts.push_back({{"学校", "School"}, told->school_name});
  out.facts.push_back({{"区", "District"}, name_of(told->jurisdiction)});
  out.facts.push_back({{"考试年份", "Examination year"}, std::to_string(told->exam_year), "3.2a"});
  const std::string total = told->total_centipoints
                                ? points_text(*told->total_centipoints) + " / " + points_text(told->most_centipoints)
                                : "尚有成绩未公布，不计总分 incomplete: no total";
  out.facts.push_back({{"六科总分", "Total of six subjects"}, total, "3.3.1i", !told->total_centipoints});
  out.facts.push_back({{"核验码", "Check code"}, check_code});
  out.table = table_of_results(*told);
  out.notes.push_back(
      {"考查科目等级和考核科目结果在升学中参考使用，不计入总分。",
       "Grades and passes are references in admission and are never added to the total (3.3.2c 3.3.3c)."});
  out.notes.push_back(
      {"任何人可用准考证号和核验码查询本成绩单是否真实；成绩更正后原成绩单不再有效。",
       "Anybody may check this paper by its number and code; after a correction it is no longer valid."});
  out.issuer = {name_of(told->jurisdiction) + "教育委员会", "district education commission"};
  out.issued_on = in.today;
  out.check_page = "/exams/check?code=" + check_code + "&no=" + told->student;
  out.file_word = std::to_string(told->exam_year);
  out.day = in.today;
  return out;
}

}  // namespace gongbao::exam
