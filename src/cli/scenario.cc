// gongbao scenario FILE…: worked examples written as YAML, played against an engine in memory (docs/scenarios.md).
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/scenario/report.h"

namespace gongbao::cli {

void add_scenario(CommandLine& line) {
  auto options = std::make_shared<scenario::RunOptions>();
  Subcommand sub = line.subcommand("scenario", "运行情景用例 · play worked examples written as YAML");
  sub.option("FILE", options->paths, "情景文件或文件夹 · scenario files, or folders of them").required();
  sub.flag("--json", options->json, "以 JSON 输出结果 · one JSON object on standard output");
  sub.flag("--explain", options->explain,
           "展开简写，只打印不运行 · print what the shorthands stand for as public commands, as YAML, without playing");
  sub.does([options] { return scenario::run_scenarios(*options, std::cout, std::cerr); });
}

}  // namespace gongbao::cli
