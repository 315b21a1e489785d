// 全市统一命题 (3.2.1a), 各区负责命题 (3.2.2), 提高命题质量 (4.3): whose paper it is, and the checklist before its use.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct CreatePaper {
  static constexpr std::uint16_t number = 7006;
  static constexpr std::string_view name = "create_paper";
  std::string subject;
  std::int64_t exam_year = 0;
  GB_FIELDS(subject, exam_year)
};
struct PaperCreated {
  static constexpr std::uint16_t number = 7506;
  Paper row;
  GB_FIELDS(row)
};
struct ReviewPaper {
  static constexpr std::uint16_t number = 7007;
  static constexpr std::string_view name = "review_paper";
  std::uint64_t paper = 0;
  std::vector<std::string> met;  // items of paper_checklist
  GB_FIELDS(paper, met)
};
struct SealPaper {
  static constexpr std::uint16_t number = 7008;
  static constexpr std::string_view name = "seal_paper";
  std::uint64_t paper = 0;
  GB_FIELDS(paper)
};
struct PaperMoved {
  static constexpr std::uint16_t number = 7507;
  std::uint64_t paper = 0;
  PaperState to{};
  GB_FIELDS(paper, to)
};

// Of the city's own, examined subjects; of a district, assessed ones; nobody else has papers.
bool may_own_paper(Subject subject, std::uint32_t owner);

Answer decide(const Context& in, const CreatePaper& command);
Answer decide(const Context& in, const ReviewPaper& command);
Answer decide(const Context& in, const SealPaper& command);
void apply(World& world, const PaperCreated& fact, const FactOrigin& origin);
void apply(World& world, const PaperMoved& fact, const FactOrigin& origin);

using PaperCommands = policies::TypeList<CreatePaper, ReviewPaper, SealPaper>;
using PaperFacts = policies::TypeList<PaperCreated, PaperMoved>;

}  // namespace gongbao::exam
