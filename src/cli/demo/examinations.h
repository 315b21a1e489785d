// School examinations in the demo city: a district with two schools and the sixty students who sit in 2025, as far as
// the last day lets them come: what ended in grade 8 is published, physical education too; the first listening test is
// being marked. A result was changed after a re-check, another was corrected, and something is left to do at each desk.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class Examinations {
 public:
  Examinations(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan();

 private:
  struct House {
    const char *name, *login, *what_to_try;
    std::size_t students;
    std::uint64_t id = 0;
    Actor people;
  };
  struct Pupil {
    std::string number, script;
    std::int64_t skill = 0;  // of 100
    House* school = nullptr;
  };

  void enter_offices();
  void enter_students();
  void plan_courses();
  void end_course(const char* subject, Date day);
  void grades_of_last_year();
  void confirm_and_publish();
  void recheck_is_decided();
  void physical_education();
  void listening();
  void something_is_left_to_do();

  std::uint64_t city_paper(const char* subject);
  std::uint64_t session(const Actor& by, boost::json::object members);
  void register_all(std::uint64_t session);
  void close(const Actor& by, std::uint64_t session, std::size_t absent);
  void component(const Pupil& pupil, const char* subject, const char* component, std::int64_t centipoints);
  void pass(const char* subject, std::size_t left_out);
  std::string number(std::size_t place) const { return pupils_.at(place).number; }

  Date before(std::int32_t days) const { return play_.working_day_from(last_day_ - Days{days}); }

  Play& play_;
  Cast& cast_;
  Date last_day_;
  Dice dice_{2025};
  House houses_[2]{
      {"海淀明德中学", "school", "登记过程性成绩，确认没有遗漏 enter results, see what is missing", 32, 0, {}},
      {"海淀求知中学", "school2", "登记考核科目成绩，登记结课 passes, the end of a course", 28, 0, {}}};
  Actor city_, enters_, confirms_, marker_, student_, guardian_;
  std::vector<Pupil> pupils_;
  std::uint64_t practical_ = 0, heard_ = 0;
};

}  // namespace gongbao::cli::demo
