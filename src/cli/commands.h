// The subcommands of the program, one file each: add_<name> declares its options and what it does. The exit code is 0
// only on success, 1 when something is wrong, 2 when the line was not understood, 130 when it was interrupted.
#pragma once

#include "cli/command_line.h"

namespace gongbao::cli {

inline constexpr int success = 0, failure = 1, usage_error = 2, interrupted = 130;

void add_import(CommandLine& line);
void add_position(CommandLine& line);
void add_statement(CommandLine& line);
void add_export(CommandLine& line);
void add_verify(CommandLine& line);
void add_whatif(CommandLine& line);
void add_replay(CommandLine& line);
void add_clauses(CommandLine& line);
void add_gazette(CommandLine& line);
void add_backup(CommandLine& line);
void add_restore(CommandLine& line);
void add_scenario(CommandLine& line);
void add_sample(CommandLine& line);
void add_vault(CommandLine& line);
void add_views(CommandLine& line);
void add_serve(CommandLine& line);
void add_demo(CommandLine& line);
void add_user(CommandLine& line);

}  // namespace gongbao::cli
