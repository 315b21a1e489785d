// What each command can answer, read off the source of the decisions: a code counts for a command when it stands in its
// decide function or in anything that this function calls. So the citation table is held against the code and not
// against itself.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gongbao::clauses {

struct SourceFile {
  std::string path;
  std::string text;
};

// Names of codes and flags as they stand in codes.h: "release_below_floor"; flags: "report_late".
struct Answers {
  std::set<std::string> codes;
  std::set<std::string> flags;
  bool late = false;  // raises the late bit of an instruction's result

  void add(const Answers& more) {
    codes.insert(more.codes.begin(), more.codes.end());
    flags.insert(more.flags.begin(), more.flags.end());
    late = late || more.late;
  }
};

// By the type of the command (RegisterOperator), or by the op's name in the record (fund_custody).
struct SourceAnswers {
  std::map<std::string, Answers> typed;
  std::map<std::string, Answers> ops;
};

SourceAnswers answers_in(const std::vector<SourceFile>& files);

}  // namespace gongbao::clauses
