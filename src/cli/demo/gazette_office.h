// The gazette's own office in the demo city: a made-up issue that has come out, with copies at places, and the next one
// in the making, a document of it proofread and one with a slip. Something is left to do for each of its roles. All of
// it happens on one evening after everything else of the city, so that nothing else changes its number.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

class GazetteOffice {
 public:
  GazetteOffice(Play& play, Cast& cast) : play_(play), cast_(cast) {}

  void evening();

 private:
  struct Manuscript;
  static const Manuscript reading_corner, quiet_gate, book_drift, bell_notice;

  void enter_offices();
  void open_issue(int number, int total_number, const char* date, const std::string& text);
  void hand_in(const Manuscript& what);
  void proofread(const Manuscript& what);
  void publish_the_first();
  void notes_beside_it();
  void copies_go_out();
  void begin_the_next();

  Play& play_;
  Cast& cast_;
  Actor editor_, proofreader_, publisher_, department_, keeper_;
};

}  // namespace gongbao::cli::demo
