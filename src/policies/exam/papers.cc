// Every item of the checklist is met before a paper is sealed, unless the city does without (paper_review_required).
#include "policies/exam/papers.h"

#include <algorithm>

namespace gongbao::exam {

bool may_own_paper(Subject subject, std::uint32_t owner) {
  const SubjectClass kind = class_of(subject);
  return owner == 0 ? kind == SubjectClass::examined : kind == SubjectClass::assessed;
}

Answer decide(const Context& in, const CreatePaper& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  const std::uint32_t owner = in.actor.role == Role::city_edu ? 0 : in.actor.area;
  if (!may_own_paper(*subject, owner)) {
    return refuse(code::paper_owner_invalid).with_text("class", std::string(enum_name(class_of(*subject))));
  }
  const Paper row{*subject, command.exam_year, owner, PaperState::draft};
  return with_id(accept(PaperCreated{row}), "paper", in.entry);
}

void apply(World& world, const PaperCreated& fact, const FactOrigin& origin) {
  world.state.papers[origin.entry] = fact.row;
}

Answer decide(const Context& in, const ReviewPaper& command) {
  const Paper* row = find_row(in.state.papers, command.paper);
  if (row == nullptr) return unknown("paper");
  if (!owns(in.actor, row->owner, 0)) return refuse(code::role_forbidden);
  if (row->state != PaperState::draft) return refuse(code::state_invalid);
  for (const std::string& item : in.terms().list("paper_checklist", in.today)) {
    const bool met = std::ranges::find(command.met, item) != command.met.end();
    if (!met) return refuse(code::paper_not_reviewed).with_text("item", item);
  }
  return accept(PaperMoved{command.paper, PaperState::reviewed});
}

Answer decide(const Context& in, const SealPaper& command) {
  const Paper* row = find_row(in.state.papers, command.paper);
  if (row == nullptr) return unknown("paper");
  if (!owns(in.actor, row->owner, 0)) return refuse(code::role_forbidden);
  const bool reviewed = row->state == PaperState::reviewed;
  if (!reviewed && row->state != PaperState::draft) return refuse(code::state_invalid);
  if (!reviewed && in.terms().on("paper_review_required", in.today)) return refuse(code::paper_not_reviewed);
  return accept(PaperMoved{command.paper, PaperState::sealed});
}

void apply(World& world, const PaperMoved& fact, const FactOrigin&) {
  world.state.papers.at(fact.paper).state = fact.to;
}

}  // namespace gongbao::exam
