// 及时回应社会关切 (4.1b), 违规统考 and 提前结课 as people tell of them (4.2d, 4.2e): questions and complaints, each
// with its age and its answer.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct FileQuestion {
  static constexpr std::uint16_t number = 7026;
  static constexpr std::string_view name = "file_question";
  SealedText text;
  GB_FIELDS(text)
};
struct FileComplaint {
  static constexpr std::uint16_t number = 7027;
  static constexpr std::string_view name = "file_complaint";
  CaseType type{};
  std::optional<std::uint64_t> school;
  SealedText text;
  GB_FIELDS(type, school, text)
};
struct CaseFiled {
  static constexpr std::uint16_t number = 7522;
  DeskCase row;
  GB_FIELDS(row)
};
struct ReplyCase {
  static constexpr std::uint16_t number = 7028;
  static constexpr std::string_view name = "reply";
  std::uint64_t case_id = 0;
  SealedText text;
  GB_FIELDS(case_id, text)
};
struct CaseReplied {
  static constexpr std::uint16_t number = 7523;
  std::uint64_t case_id = 0;
  SealedText text;
  GB_FIELDS(case_id, text)
};

// How long it has been waiting, or had to wait for its answer.
Days age_of(const DeskCase& row, Date day);

Answer decide(const Context& in, const FileQuestion& command);
Answer decide(const Context& in, const FileComplaint& command);
Answer decide(const Context& in, const ReplyCase& command);
void apply(World& world, const CaseFiled& fact, const FactOrigin& origin);
void apply(World& world, const CaseReplied& fact, const FactOrigin& origin);

using DeskCommands = policies::TypeList<FileQuestion, FileComplaint, ReplyCase>;
using DeskFacts = policies::TypeList<CaseFiled, CaseReplied>;

}  // namespace gongbao::exam
