// The program: reads the line, does the work of the subcommand it names. What libraries throw ends here.
#include <csignal>
#include <iostream>

#include "cli/commands.h"
#include "policies/registry/city.h"

namespace {

using namespace gongbao::cli;

int run(int argc, char** argv) {
  CommandLine line(
      "gongbao",
      "gongbao 公报 · 让公报里的规定运行起来\n"
      "Documents of the Beijing municipal gazette as a running system: a bank's file goes in, a verdict per "
      "line\n"
      "comes out, every verdict names its clause, and the books balance to the fen.",
      "gongbao, rules version " + std::to_string(gongbao::policies::City::newest_rules));
  for (const auto add : {add_import, add_position, add_statement, add_export, add_verify, add_replay, add_whatif,
                         add_clauses, add_gazette, add_backup, add_restore, add_scenario, add_sample, add_vault,
                         add_views, add_serve, add_demo, add_user}) {
    add(line);
  }
  return line.run(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  // A limit on the size of files is then an error of the write, like a full disk, and not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "错误 error: " << error.what() << "\n";
  } catch (...) {
    std::cerr << "错误 error: unknown\n";
  }
  return failure;
}
