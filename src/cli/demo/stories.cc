// Which story begins when.
#include "cli/demo/stories.h"

namespace gongbao::cli::demo {

void Stories::plan(Date first_day) {
  for (const std::vector<Dated>& each : {of_money(), of_offices(), of_the_last_weeks()}) {
    for (const Dated& dated : each) {
      if (dated.day < first_day + dated.after) continue;
      play_.on(dated.day, [this, story = dated.story] { (this->*story)(); });
    }
  }
}

}  // namespace gongbao::cli::demo
