// Results of a file (formats/exam_results.h): judged by what decides single results, without entering any; then
// entered, each as a command and entry of its own. For the service and for the command line.
#pragma once

#include "engine/engine.h"
#include "formats/exam_results.h"
#include "server/api/ask_city.h"

namespace gongbao::server {

struct JudgedResults {
  std::vector<std::size_t> fresh;            // of the sheet's cells: those to enter
  std::uint64_t known = 0;                   // that stand in the books as they stand in the file
  std::vector<formats::ResultFault> faults;  // of the file, and what would be refused, by line and column
};
// source: who would enter them.
Result<JudgedResults> judge_results(const AskCity& ask, const engine::Source& source,
                                    const formats::ResultSheet& sheet);

struct EnteredResults {
  std::uint64_t entered = 0;
  std::vector<formats::ResultFault> refused;  // by what changed since they were judged
  journal::EntryNo first_entry = 0, last_entry = 0;
};
// Told after each piece how many are done; false: no more, the rest is not entered.
using SeeEntered = std::function<bool(std::uint64_t done)>;
Result<EnteredResults> enter_results(engine::Engine& engine, const engine::Source& source,
                                     const formats::ResultSheet& sheet, std::span<const std::size_t> fresh,
                                     const SeeEntered& see);

}  // namespace gongbao::server
