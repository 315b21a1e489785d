// What a student takes away on paper: 成绩单 with the code by which anybody may ask whether it is genuine (spec/05 part
// 9). Who may ask stands in permissions.cc beside the questions.
#pragma once

#include "policies/exam/questions.h"
#include "policies/printout.h"

namespace gongbao::exam {

struct TranscriptPaper {
  static constexpr std::string_view name = "transcript_paper";
  static constexpr std::string_view title_zh = "初中学业水平考试成绩单",
                                    title_en = "transcript of the junior-middle academic examination";
  std::string student;
  GB_FIELDS(student)
};

using Printouts = policies::TypeList<TranscriptPaper>;

// nullopt: there is no such student.
std::optional<policies::Printout> compose(const Reading& in, const TranscriptPaper& asked);

}  // namespace gongbao::exam
