// gongbao export: the books for another program.
#include "cli/commands.h"

namespace gongbao::cli {

void add_export(CLI::App&, Chosen&) {}

}  // namespace gongbao::cli
