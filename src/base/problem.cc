// Prints a problem on one line.
#include "base/problem.h"

namespace gongbao {

std::string to_string(const Problem& p) {
  std::string line;
  if (!p.where.empty()) line += p.where + ": ";
  if (!p.field.empty()) line += p.field + ": ";
  line += p.message;
  if (!p.code.empty()) line += " (" + p.code + ")";
  return line;
}

}  // namespace gongbao
