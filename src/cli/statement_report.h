// What an import of statements tells: the figures of each, whether they fit together, what was decided, the breaks.
// Never a counterparty.
#pragma once

#include <boost/json/array.hpp>

#include "cli/importing.h"
#include "custody/reconcile.h"
#include "formats/camt.h"

namespace gongbao::cli {

struct BreakShown {
  std::uint32_t place = 0;
  custody::Break row;
};

// The breaks that the statement of that entry showed, as they stand now; at most a thousand.
std::vector<BreakShown> breaks_of(const custody::Reconciliation& rows, std::uint64_t operator_id,
                                  journal::EntryNo statement);

class StatementReport {
 public:
  // Of an account that nobody has here.
  void nobodys(const formats::Statement& statement);
  void answered(const formats::Statement& statement, std::uint64_t operator_id, const engine::TypedReply& reply,
                std::vector<BreakShown> breaks);
  // Into notes and details.
  void finish(ImportRun& run);

 private:
  boost::json::object& begin(const formats::Statement& statement, std::string_view outcome);

  std::vector<std::string> lines_;
  boost::json::array statements_;
  std::map<std::string, Money> closings_;  // by account: of the statement before in this file
};

}  // namespace gongbao::cli
