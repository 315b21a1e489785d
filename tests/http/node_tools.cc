// npm ci takes a minute; whether it has to run again is seen by the lock file that it was run for.
#include "http/node_tools.h"

#include <array>
#include <chrono>

#include "http/served.h"

namespace gongbao::http_test {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::minutes longest_install{10};

bool no_registry(const std::string& output) {
  constexpr std::array signs{"ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH"};
  return std::ranges::any_of(signs, [&](const char* sign) { return output.find(sign) != std::string::npos; });
}

}  // namespace

std::expected<fs::path, std::string> node_tools() {
  const fs::path from = fs::path(GONGBAO_SOURCE_DIR) / "tests/http/tools";
  const fs::path folder = fs::path(GONGBAO_BINARY_DIR) / "http-tools";
  const fs::path programs = folder / "node_modules/.bin", done = folder / "installed";
  const std::string lock = text_of_file(from / "package-lock.json");
  if (text_of_file(done) == lock) return programs;
  fs::create_directories(folder);
  fs::remove(done);
  for (const char* file : {"package.json", "package-lock.json"}) {
    fs::copy_file(from / file, folder / file, fs::copy_options::overwrite_existing);
  }
  // What the packages want to run when they are installed is not needed for what we use.
  Process npm({"npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"}, folder / "npm.log");
  const int exit_code = npm.wait_for(longest_install);
  const std::string said = text_of_file(folder / "npm.log");
  if (exit_code != 0) {
    return std::unexpected((no_registry(said) ? "skip: no npm registry: " : "npm ci failed: ") + said.substr(0, 2000));
  }
  fs::copy_file(folder / "package-lock.json", done);
  return programs;
}

}  // namespace gongbao::http_test
