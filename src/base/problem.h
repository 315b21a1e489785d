// What is wrong with something that came from outside: a file, a line, a field. The error value at every I/O edge.
// Refusals by the law are not problems; they are decisions (engine/contract.h).
#pragma once

#include <expected>
#include <string>

namespace gongbao {

struct Problem {
  std::string code;     // e.g. ledger.schema_invalid, journal.damaged_block, cli.file_unreadable
  std::string field;    // the field at fault, path-like (form.outlets[2].district); empty when the whole is wrong
  std::string message;  // one sentence, English, never containing personal data
  std::string where;    // position: "line 12, column 4", "journal/0000000001.gbj byte 4096"; may be empty

  bool operator==(const Problem&) const = default;
};

template <class T>
using Result = std::expected<T, Problem>;

inline std::unexpected<Problem> problem(std::string code, std::string field, std::string message,
                                        std::string where = {}) {
  return std::unexpected(Problem{std::move(code), std::move(field), std::move(message), std::move(where)});
}

// One line for people: "line 3: amount: not a number (ledger.schema_invalid)".
std::string to_string(const Problem& p);

}  // namespace gongbao
