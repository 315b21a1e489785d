// By the names that links lead to, and by the file itself where two names have one.
#include "cli/paths.h"

#include <algorithm>
#include <filesystem>

#include "cli/store.h"
#include "formats/output_file.h"

namespace gongbao::cli {

namespace fs = std::filesystem;

namespace {

fs::path resolved(const std::string& path) {
  std::error_code failed;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, failed), failed);
  return failed ? fs::path(path).lexically_normal() : whole;
}

bool is_same(const std::string& one, const std::string& other) {
  std::error_code failed;
  return resolved(one) == resolved(other) || (fs::equivalent(one, other, failed) && !failed);
}

}  // namespace

bool lies_in(const std::string& path, const std::string& folder) {
  for (fs::path at = resolved(path);; at = at.parent_path()) {
    if (is_same(at.string(), folder)) return true;
    if (at == at.parent_path()) return false;
  }
}

Result<void> check_output(const std::string& option, const std::string& output, const std::string& data,
                          const std::vector<std::string>& inputs) {
  if (output.empty() || output == formats::standard_output) return {};
  const auto input =
      std::ranges::find_if(inputs, [&](const std::string& each) { return !each.empty() && is_same(output, each); });
  if (input != inputs.end()) return problem("cli.bad_option", option, "this file is read: name another", output);
  const fs::path inside = resolved(output).lexically_relative(resolved(data));
  const bool outside = inside.empty() || *inside.begin() == "..";
  const bool in_verdicts = !outside && *inside.begin() == "verdicts" && std::next(inside.begin()) != inside.end();
  const bool ones_own = !outside && inside != "." && !is_kept(inside.begin()->string());
  if (outside || in_verdicts || ones_own) return {};
  return problem("cli.bad_option", option, "this belongs to the data folder: name another", output);
}

}  // namespace gongbao::cli
