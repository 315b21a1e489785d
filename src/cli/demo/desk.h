// What offices, banks and businesses of the demo city do because the calendar says so: statements each morning, quarter
// reports and their checks, bank reports, money drawn twice a month, inspections, refunds and objections now and then.
#pragma once

#include "cli/demo/acts.h"

namespace gongbao::cli::demo {

class Desk {
 public:
  Desk(Play& play, Cast& cast, Acts& acts, Date last_day)
      : play_(play), cast_(cast), acts_(acts), last_day_(last_day) {}

  void plan_inspections();
  void morning();  // statements of the day before
  void midday();   // everything else

 private:
  void quarter_begins();
  void report(const Shop& shop);
  void bank_reports(Quarter quarter);
  void draw_free_money();
  void inspect_who_is_due();
  void some_refund();
  void some_objection();
  Shop* some_shop();

  Play& play_;
  Cast& cast_;
  Acts& acts_;
  Date last_day_;
};

}  // namespace gongbao::cli::demo
