// Files and folders of scenarios, one after the other, with what is to be told of them.
#pragma once

#include <functional>
#include <ostream>

#include "cli/scenario/play.h"

namespace gongbao::cli::scenario {

struct ScenarioReport {
  std::string title;
  std::string example;
  std::vector<std::string> clauses;  // that the scenario names for itself
  Played played;
};
struct FileReport {
  std::string path;
  std::optional<Problem> invalid;  // the file could not be read as scenarios
  std::vector<ScenarioReport> scenarios;
  bool ok() const;
};

// Every *.yaml and *.yml under a folder, sorted; a file as it is. cli.file_unreadable.
Result<std::vector<std::string>> scenario_files(const std::vector<std::string>& paths);
Result<std::string> read_text_file(const std::string& path, std::size_t max_bytes);
FileReport play_file(const std::string& path, const policies::LawBooks& law, JournalIs journal = JournalIs::told_again);
FileReport play_text(const std::string& path, std::string_view text, const policies::LawBooks& law,
                     JournalIs journal = JournalIs::told_again);

// For people: "ok …", or "FAILED …" with what was expected and what came.
std::string told(const FileReport& report);
boost::json::object to_json(const FileReport& report);

struct RunOptions {
  std::vector<std::string> paths;
  bool json = false;
  bool explain = false;
};
// 0 only if every scenario went as expected.
int run_scenarios(const RunOptions& options, std::ostream& out, std::ostream& err);

}  // namespace gongbao::cli::scenario
