// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/exam/courses.h"
#include "policies/exam/desk.h"
#include "policies/exam/graduation.h"
#include "policies/exam/papers.h"
#include "policies/exam/publication.h"
#include "policies/exam/schools.h"
#include "policies/exam/scores.h"
#include "policies/exam/sessions.h"

namespace gongbao::exam {

using Commands = policies::Join<SchoolCommands, CourseCommands, PaperCommands, SessionCommands, ScoreCommands,
                                PublicationCommands, GraduationCommands, DeskCommands>;
using FactTypes = policies::Join<SchoolFacts, CourseFacts, PaperFacts, SessionFacts, ScoreFacts, PublicationFacts,
                                 GraduationFacts, DeskFacts>;

// Who may give a command, by its name (spec/05 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);

}  // namespace gongbao::exam
