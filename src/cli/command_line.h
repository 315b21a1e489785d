// The command line as the subcommands declare it. The library that reads it (CLI11) is seen by command_line.cc only:
// its global objects cost seconds of compilation in every file that includes it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gongbao::cli {

// What a subcommand does once the whole line was understood; its value is the exit code.
using Work = std::function<int()>;

// Targets of options must live until the work is done: the subcommands keep them in a shared struct that the work
// holds.
class Subcommand {
 public:
  // "--data" is an option, "file" a positional argument. What the target holds beforehand is the default, and is shown.
  Subcommand& option(const std::string& name, std::string& target, const std::string& help);
  Subcommand& option(const std::string& name, std::uint64_t& target, const std::string& help);
  Subcommand& option(const std::string& name, std::optional<std::uint64_t>& target, const std::string& help);
  Subcommand& option(const std::string& name, std::vector<std::string>& target, const std::string& help);
  Subcommand& flag(const std::string& name, bool& target, const std::string& help);
  // Of the option declared last.
  Subcommand& required();
  Subcommand& one_of(std::vector<std::string> values);
  Subcommand& within(std::uint64_t least, std::uint64_t most);
  Subcommand& only_with(const std::string& other);

  // A subcommand of this one, which must then be given.
  Subcommand subcommand(const std::string& name, const std::string& help);
  void does(Work work);

 private:
  friend class CommandLine;
  struct Parts;
  explicit Subcommand(std::shared_ptr<Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<Parts> parts_;
};

class CommandLine {
 public:
  CommandLine(const std::string& name, const std::string& about, const std::string& version);
  ~CommandLine();
  Subcommand subcommand(const std::string& name, const std::string& help);
  // Reads the line and does the work of the subcommand named; usage_error when it was not understood, success after
  // --help (help SUBCOMMAND is the same) and --version.
  int run(int argc, char** argv);

 private:
  struct Root;
  std::unique_ptr<Root> root_;
};

}  // namespace gongbao::cli
