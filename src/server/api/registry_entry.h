// A district's registry of first installations from a file (docs/first-installs.md): rows are judged by what decides
// them, then entered some hundred at a time, each with a verdict. For the service and for the command line.
#pragma once

#include "engine/engine.h"
#include "formats/first_installs.h"
#include "formats/verdicts.h"
#include "policies/registry/law_books.h"
#include "server/api/answers.h"
#include "server/api/ask_city.h"

namespace gongbao::server {

// What is said of a row, without anything that stands in it.
struct RowVerdict {
  std::uint64_t line = 0;  // of a workbook: the row of the sheet
  formats::VerdictOutcome outcome = formats::VerdictOutcome::accepted;
  policies::Code code = 0;
  std::string field = {};
  journal::EntryNo entry = 0;
  Stamp booked_at = {};
  std::string_view chinese = {}, english = {};
};

// The command by which the rows are entered.
inline constexpr std::string_view registry_command = "heating/import_first_install_records";

// A verdict as it is told, with the clauses behind its code.
class ToldRows {
 public:
  explicit ToldRows(const policies::LawBooks& law) : law_(law) {}
  answers::RegistryRow told(const RowVerdict& verdict);

 private:
  const policies::LawBooks& law_;
  std::map<policies::Code, std::vector<std::string>> clauses_;  // looked up once a code: few of these, many rows
};

// Where the rows go.
struct RegistryBooks {
  engine::Engine& engine;
  AskCity ask;
  formats::Gate& gate;
  // What that work gives the gate is kept as one (vault.h).
  std::function<Result<void>(const std::function<Result<void>()>&)> together;
};
struct RegistryFile {
  std::string path;
  std::string name;       // as its Problems call it
  engine::Source source;  // who enters it: an officer of that district
  law::AreaCode area = 0;
  Date day;  // on which it is entered
  formats::TableBounds bounds = {};
};
struct RegistryWatch {
  std::function<void(const RowVerdict&)> see;  // in the order of the file
  std::function<bool()> go_on;                 // asked before a row is taken; what was taken is entered
};

// ledger.schema_invalid for a file that is no registry, or is damaged: what stood before is entered and has its
// verdicts.
Result<void> enter_registry(const RegistryBooks& books, const RegistryFile& file, const RegistryWatch& watch);

// The rows below the header of a file that is whole and has the columns of a registry; nothing is judged.
Result<std::uint64_t> rows_of_registry(const std::string& path, const std::string& name,
                                       const formats::TableBounds& bounds);

}  // namespace gongbao::server
