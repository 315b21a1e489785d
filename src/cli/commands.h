// The subcommands of the program, one file each. add_<name> declares a subcommand's options on the app; when the
// subcommand was chosen, its callback leaves in `chosen` what is to be done. main runs that after the whole line was
// understood, and its value is the exit code: 0 only on success, 1 when something is wrong, 2 when the line was not
// understood, 130 when it was interrupted.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace gongbao::cli {

using Chosen = std::function<int()>;

inline constexpr int success = 0, failure = 1, usage_error = 2, interrupted = 130;

void add_import(CLI::App& app, Chosen& chosen);
void add_position(CLI::App& app, Chosen& chosen);
void add_statement(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_replay(CLI::App& app, Chosen& chosen);
void add_clauses(CLI::App& app, Chosen& chosen);
void add_gazette(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_restore(CLI::App& app, Chosen& chosen);
void add_scenario(CLI::App& app, Chosen& chosen);

}  // namespace gongbao::cli
