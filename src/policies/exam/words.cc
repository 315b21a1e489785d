// As the document itself calls them.
#include "policies/exam/words.h"

namespace gongbao::exam {

using policies::Bilingual;

Bilingual words_of(Subject subject) {
  switch (subject) {
    case Subject::chinese:
      return {"语文", "Chinese"};
    case Subject::mathematics:
      return {"数学", "Mathematics"};
    case Subject::foreign_language:
      return {"外语", "Foreign language"};
    case Subject::morality_law:
      return {"道德与法治", "Morality and law"};
    case Subject::physics:
      return {"物理", "Physics"};
    case Subject::pe_health:
      return {"体育与健康", "Physical education and health"};
    case Subject::history:
      return {"历史", "History"};
    case Subject::geography:
      return {"地理", "Geography"};
    case Subject::chemistry:
      return {"化学", "Chemistry"};
    case Subject::biology:
      return {"生物学", "Biology"};
    case Subject::info_technology:
      return {"信息科技", "Information technology"};
    case Subject::arts:
      return {"艺术", "Arts"};
    case Subject::labour:
      return {"劳动", "Labour"};
    case Subject::comprehensive_practice:
      return {"综合实践活动", "Comprehensive practice"};
  }
  return {};
}

Bilingual words_of(Component component) {
  switch (component) {
    case Component::written:
      return {"笔试", "written"};
    case Component::listening_speaking:
      return {"听力和口语", "listening and speaking"};
    case Component::comprehensive_quality:
      return {"综合素质评价", "comprehensive quality"};
    case Component::experiment:
      return {"实验操作", "experiment"};
    case Component::onsite:
      return {"现场考试", "on-site"};
    case Component::process_g4:
      return {"四年级过程性考核", "process, grade 4"};
    case Component::process_g6:
      return {"六年级过程性考核", "process, grade 6"};
    case Component::process_g8:
      return {"八年级过程性考核", "process, grade 8"};
    case Component::whole:
      break;
  }
  return {};
}

}  // namespace gongbao::exam
