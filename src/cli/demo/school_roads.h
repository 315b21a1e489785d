// Traffic around schools in the demo city: a district with three schools on two roads and another with two, since the
// term began. One school meets the standard, one lacks what has to be put right, one is a kindergarten that has just
// begun. A problem is overdue, a whistle waits for a department, an incident was told late, a round is published and
// the next one lacks a score; on the last day something is left to do at each desk.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class SchoolRoads {
 public:
  SchoolRoads(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan();

 private:
  void enter_offices();
  void enter_schools();
  void equip();
  void bells_and_duties();
  void plans();
  void teams(Date day);
  void on_watch(const char* direction, Date slot_day, const char* time, bool all);
  void violations();
  void problems();
  void incident();
  void check();
  void reports();
  void rounds();
  void round(const char* from, const char* to, std::size_t left_out);
  void left_to_do();

  std::uint64_t open_problem(const Actor& by, std::uint64_t school, const char* nature, const char* kind,
                             const char* text);
  void assign(std::uint64_t problem, const char* lead, Date due);
  void facility(std::uint64_t school, const char* kind, const char* status);
  void duty(const Actor& by, std::uint64_t school, const char* item, const char* state, const char* reason);

  Date before(std::int32_t days) const { return play_.working_day_from(last_day_ - Days{days}); }

  Play& play_;
  Cast& cast_;
  Date last_day_;
  Actor edu_, other_edu_, city_edu_, traffic_, security_, transport_, streets_, township_, inspector_, office_,
      assessor_, school_, middle_, nursery_;
  struct Guard {
    const char* team;
    Actor himself;
  };
  std::vector<Guard> guards_;
  std::uint64_t round_ = 0;
};

}  // namespace gongbao::cli::demo
