// Reads, plays, tells.
#include "cli/scenario/report.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

bool has_scenario_ending(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

// line 14, column 5 → 14:5, as editors take it.
std::string place(std::string_view where) {
  std::string out;
  for (const char c : where) {
    if (c == ',') out += ':';
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

std::string title_of(const ScenarioReport& report) {
  return (report.example.empty() ? "" : "#" + report.example + " ") + report.title;
}

std::string told_failure(const std::string& path, const FailedStep& failed) {
  std::string out = "        " + path + ":" + place(failed.where) + ": ";
  out += failed.number == 0 ? "shorthand, " + failed.action
                            : "step " + std::to_string(failed.number) + ", " + failed.action;
  out += "\n";
  for (std::size_t i = 0; i < failed.mismatches.size(); ++i) {
    const Mismatch& each = failed.mismatches[i];
    out += "          " + each.what + ": expected " + each.expected + ", got " + each.actual;
    if (!failed.places[i].empty()) out += "  (" + failed.places[i] + ")";
    out += "\n";
  }
  if (!failed.answer.empty()) out += "          answer: " + formats::json_line(failed.answer) + "\n";
  return out;
}

std::string told_problem(const std::string& path, const Problem& p) {
  const std::string at = place(p.where);
  return "        " + path + (at.empty() ? "" : ":" + at) + ": " + p.message +
         (p.field.empty() ? "" : "  [" + p.field + "]") + "\n";
}

json::object to_json(const Problem& p) {
  return {{"code", p.code}, {"field", p.field}, {"message", p.message}, {"where", p.where}};
}

json::object to_json(const FailedStep& failed) {
  json::object out{{"step", failed.number}, {"action", failed.action}, {"where", failed.where}};
  json::array differences;
  for (std::size_t i = 0; i < failed.mismatches.size(); ++i) {
    const Mismatch& each = failed.mismatches[i];
    differences.push_back(json::object{
        {"what", each.what}, {"expected", each.expected}, {"actual", each.actual}, {"where", failed.places[i]}});
  }
  out["differences"] = std::move(differences);
  out["answer"] = failed.answer;
  return out;
}

int explain(const std::vector<std::string>& files, std::ostream& out, std::ostream& err) {
  int wrong_files = 0;
  for (const std::string& file : files) {
    const auto text = read_text_file(file, Limits{}.text.max_bytes);
    const auto scenarios = text ? read_scenarios(*text) : std::unexpected(text.error());
    if (!scenarios) {
      err << "FAILED  " << file << "\n" << told_problem(file, scenarios.error());
      ++wrong_files;
      continue;
    }
    for (const Scenario& each : *scenarios) out << "---\n" << explained(each);
  }
  return wrong_files == 0 ? 0 : 1;
}

}  // namespace

bool FileReport::ok() const {
  return !invalid && std::ranges::all_of(scenarios, [](const ScenarioReport& each) { return each.played.ok(); });
}

Result<std::vector<std::string>> scenario_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (!fs::is_directory(path, failed)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    fs::recursive_directory_iterator it(path, failed), end;
    while (!failed && it != end) {
      if (it->is_regular_file(failed) && has_scenario_ending(it->path())) found.push_back(it->path().string());
      it.increment(failed);
    }
    if (failed) return problem("cli.file_unreadable", "", path + ": " + failed.message());
    if (found.empty()) return problem("cli.file_unreadable", "", path + " has no scenario files (*.yaml)");
    std::ranges::sort(found);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

Result<std::string> read_text_file(const std::string& path, std::size_t max_bytes) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return problem("cli.file_unreadable", "", path + " cannot be read");
  std::string text(max_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) return problem("cli.file_unreadable", "", path + " cannot be read");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > max_bytes) {
    return problem("cli.scenario_invalid", "", "larger than " + std::to_string(max_bytes) + " bytes");
  }
  return text;
}

FileReport play_text(const std::string& path, std::string_view text, const policies::LawBooks& law, JournalIs journal) {
  FileReport report;
  report.path = path;
  const auto scenarios = read_scenarios(text);
  if (!scenarios) {
    report.invalid = scenarios.error();
    return report;
  }
  for (const Scenario& each : *scenarios)
    report.scenarios.push_back({each.title, each.example, each.clauses, play(each, law, {}, journal)});
  return report;
}

FileReport play_file(const std::string& path, const policies::LawBooks& law, JournalIs journal) {
  const auto text = read_text_file(path, Limits{}.text.max_bytes);
  if (text) return play_text(path, *text, law, journal);
  FileReport report;
  report.path = path;
  report.invalid = text.error();
  return report;
}

std::string told(const FileReport& report) {
  if (report.invalid) return "FAILED  " + report.path + "\n" + told_problem(report.path, *report.invalid);
  std::string out;
  for (const ScenarioReport& each : report.scenarios) {
    out += (each.played.ok() ? "ok      " : "FAILED  ") + report.path + "  " + title_of(each) + "\n";
    if (each.played.invalid) out += told_problem(report.path, *each.played.invalid);
    if (each.played.failed) out += told_failure(report.path, *each.played.failed);
  }
  return out;
}

json::object to_json(const FileReport& report) {
  json::object out{{"file", report.path}, {"ok", report.ok()}};
  if (report.invalid) out["problem"] = to_json(*report.invalid);
  json::array scenarios;
  for (const ScenarioReport& each : report.scenarios) {
    json::object one{
        {"scenario", each.title}, {"example", each.example}, {"ok", each.played.ok()}, {"steps", each.played.steps}};
    if (each.played.invalid) one["problem"] = to_json(*each.played.invalid);
    if (each.played.failed) one["failed"] = to_json(*each.played.failed);
    scenarios.push_back(std::move(one));
  }
  out["scenarios"] = std::move(scenarios);
  return out;
}

int run_scenarios(const RunOptions& options, std::ostream& out, std::ostream& err) {
  const auto files = scenario_files(options.paths);
  if (!files) {
    err << "错误 error: " << to_string(files.error()) << "\n";
    return 1;
  }
  if (options.explain) return explain(*files, out, err);
  const auto law = policies::LawBooks::open();
  if (!law) {
    err << "错误 error: " << to_string(law.error()) << "\n";
    return 1;
  }
  std::size_t passed = 0, failed = 0;
  json::array all;
  for (const std::string& file : *files) {
    const FileReport report = play_file(file, **law);
    for (const ScenarioReport& each : report.scenarios) each.played.ok() ? ++passed : ++failed;
    if (report.invalid) ++failed;
    if (options.json) {
      all.push_back(to_json(report));
    } else {
      out << told(report);
    }
  }
  if (options.json) {
    out << formats::json_line(json::object{{"passed", passed}, {"failed", failed}, {"files", std::move(all)}}) << "\n";
  } else {
    out << passed << " 通过 passed, " << failed << " 失败 failed\n";
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace gongbao::cli::scenario
