// The social supervisors of eldercare in the demo city: a department with its designated staff, a pool that was
// recruited in autumn, what its supervisors reported since, in every state that a report can be in, and a round for the
// next year that is open. On the last day something is left to do for each of them.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class Supervisors {
 public:
  Supervisors(Play& play, Cast& cast, Date last_day) : play_(play), cast_(cast), last_day_(last_day) {}

  void plan();

 private:
  struct Member {
    Person person;
    Actor himself;
    std::uint64_t id = 0;  // of the application, and of the membership that came of it
  };
  // How far what was reported has come.
  enum class Way {
    received,
    accepted,
    ordered,
    rectified,
    failed,
    checked,
    not_true,
    fed_back,
    handed_on,
    closed,
    returned
  };
  using enum Way;
  struct Story {
    std::int32_t days;  // before the last day on which it was reported
    std::size_t member, institution;
    const char *channel, *category, *text;
    bool urgent;
    Way way;
  };
  static const Story stories[];

  void enter_offices();
  void recruit();
  void review();
  // class_no 0: none is claimed.
  void apply(Member& member, std::uint64_t round, int class_no);
  Member newcomer(const std::string& login, const char* who, const char* what_to_try);

  void report(const Story& story);
  void handle(const Story& story, std::uint64_t report);
  void follow_up(const Story& story, std::uint64_t entry);
  void take_part();
  void next_year();

  Date before(std::int32_t days) const { return play_.working_day_from(last_day_ - Days{days}); }

  Play& play_;
  Cast& cast_;
  Date last_day_;
  Actor bureau_, staff_;
  std::vector<Actor> homes_;  // that are supervised
  std::vector<std::uint64_t> institutions_;
  std::vector<Member> members_, waiting_;
  std::uint64_t round_ = 0;
};

}  // namespace gongbao::cli::demo
