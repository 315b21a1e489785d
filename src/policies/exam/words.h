// What subjects and their components are called, on paper and in files, in both languages.
#pragma once

#include "policies/exam/subjects.h"
#include "policies/printout.h"

namespace gongbao::exam {

policies::Bilingual words_of(Subject subject);
policies::Bilingual words_of(Component component);  // of whole: none, the subject says it

}  // namespace gongbao::exam
