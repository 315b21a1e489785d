// The legal profession in the demo city: ten firms of 朝阳 with their lawyers, the plan's targets half way through its
// three years, a spot check that runs, a suspension that has run out, a penalty to be disclosed, a complaint and a clue
// that wait. On the last day something is left to do for each of its offices.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class Lawyers {
 public:
  Lawyers(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan();

 private:
  void enter_offices();
  void enter_firms();
  void enter_lawyers();
  void keep_the_partys_registers();
  void keep_the_bureaus_registers();
  void file_returns();
  void admit_talents();
  void assign_tasks();
  void draw(std::int32_t year, const char* seed, bool exemptions);
  void check(std::int32_t year, std::size_t leave_out);
  void give_hours();
  void decide();
  void something_is_left_to_do();

  std::uint64_t record(const Actor& by, boost::json::object members);
  Date before(std::int32_t days) const { return play_.working_day_from(last_day_ - Days{days}); }

  Play& play_;
  Cast& cast_;
  Date last_day_;
  Actor city_, district_, association_, association_district_, party_, court_, organ_, assessor_, firm_;
  Actor lawyer_, suspended_;            // with accounts of their own
  std::vector<std::uint64_t> firms_;    // in the order of their names in the table
  std::vector<std::uint64_t> lawyers_;  // all of them, those with accounts first
  std::uint64_t the_lawyer_ = 0, the_suspended_ = 0;
};

}  // namespace gongbao::cli::demo
