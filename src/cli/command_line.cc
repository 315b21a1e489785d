// In CLI11's words.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "base/number_text.h"
#include "cli/commands.h"

namespace gongbao::cli {

namespace {

// The library takes -1 for the largest number there is.
std::string whole_number(const std::string& text) {
  return number_in(text) ? "" : "a whole number is expected: digits and nothing else";
}

}  // namespace

struct Subcommand::Parts {
  CLI::App* app = nullptr;
  CLI::Option* last = nullptr;
  Work* chosen = nullptr;
};

struct CommandLine::Root {
  CLI::App app;
  Work chosen;
};

Subcommand& Subcommand::option(const std::string& name, std::string& target, const std::string& help) {
  parts_->last = parts_->app->add_option(name, target, help);
  if (!target.empty()) parts_->last->capture_default_str();
  return *this;
}

Subcommand& Subcommand::option(const std::string& name, std::uint64_t& target, const std::string& help) {
  parts_->last = parts_->app->add_option(name, target, help)->capture_default_str()->check(whole_number);
  return *this;
}

Subcommand& Subcommand::option(const std::string& name, std::optional<std::uint64_t>& target, const std::string& help) {
  parts_->last = parts_->app->add_option(name, target, help)->check(whole_number);
  return *this;
}

Subcommand& Subcommand::option(const std::string& name, std::vector<std::string>& target, const std::string& help) {
  parts_->last = parts_->app->add_option(name, target, help);
  return *this;
}

Subcommand& Subcommand::flag(const std::string& name, bool& target, const std::string& help) {
  parts_->last = parts_->app->add_flag(name, target, help);
  return *this;
}

Subcommand& Subcommand::required() {
  parts_->last->required();
  return *this;
}

Subcommand& Subcommand::one_of(std::vector<std::string> values) {
  parts_->last->check(CLI::IsMember(std::move(values)));
  return *this;
}

Subcommand& Subcommand::within(std::uint64_t least, std::uint64_t most) {
  parts_->last->check([least, most](const std::string& text) {
    const auto number = number_in(text);
    const bool fits = number && *number >= least && *number <= most;
    return fits ? std::string()
                : "a number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected";
  });
  return *this;
}

Subcommand& Subcommand::only_with(const std::string& other) {
  parts_->last->needs(parts_->app->get_option(other));
  return *this;
}

Subcommand Subcommand::subcommand(const std::string& name, const std::string& help) {
  parts_->app->require_subcommand(1);
  return Subcommand(std::make_shared<Parts>(Parts{parts_->app->add_subcommand(name, help), nullptr, parts_->chosen}));
}

void Subcommand::does(Work work) {
  parts_->app->callback([chosen = parts_->chosen, work = std::move(work)] { *chosen = work; });
}

CommandLine::CommandLine(const std::string& name, const std::string& about, const std::string& version)
    : root_(std::make_unique<Root>()) {
  root_->app.description(about);
  root_->app.set_version_flag("--version", version, "版本 version of the rules");
  root_->app.name(name);
  root_->app.require_subcommand(1);
}

CommandLine::~CommandLine() = default;

Subcommand CommandLine::subcommand(const std::string& name, const std::string& help) {
  return Subcommand(std::make_shared<Subcommand::Parts>(
      Subcommand::Parts{root_->app.add_subcommand(name, help), nullptr, &root_->chosen}));
}

int CommandLine::run(int argc, char** argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  // The library says of a word it does not know that a subcommand is required.
  const auto named = [&](const CLI::App* each) { return each->get_name() == words.front(); };
  if (!words.empty() && !words.front().starts_with('-') && root_->app.get_subcommands(named).empty()) {
    std::cerr << "错误 error: there is no subcommand \"" << words.front() << "\"; gongbao --help lists them\n";
    return usage_error;
  }
  std::ranges::reverse(words);  // as the library takes them
  try {
    root_->app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return root_->app.exit(error) == 0 ? success : usage_error;
  }
  return root_->chosen ? root_->chosen() : usage_error;
}

}  // namespace gongbao::cli
