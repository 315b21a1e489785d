// gongbao scenario FILE…: worked examples written as YAML, played against an engine in memory (docs/scenarios.md).
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/scenario/report.h"

namespace gongbao::cli {

void add_scenario(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<scenario::RunOptions>();
  CLI::App* sub = app.add_subcommand("scenario", "运行情景用例 · play worked examples written as YAML");
  sub->add_option("FILE", options->paths, "情景文件或文件夹 · scenario files, or folders of them")->required();
  sub->add_flag("--json", options->json, "以 JSON 输出结果 · one JSON object on standard output");
  sub->add_flag(
      "--explain", options->explain,
      "展开简写，只打印不运行 · print what the shorthands stand for as public commands, as YAML, without playing");
  sub->callback(
      [options, &chosen] { chosen = [options] { return scenario::run_scenarios(*options, std::cout, std::cerr); }; });
}

}  // namespace gongbao::cli
