// bash, because the scripts are bash; output goes to files so that no pipe can fill up.
#include "deploy/shell.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gongbao::deploy_test {

namespace fs = std::filesystem;

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string deploy_file(const std::string& name) { return text_of(GONGBAO_SOURCE_DIR "/deploy/" + name); }

boost::json::object Ran::json() const {
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(out, failed);
  EXPECT_FALSE(failed) << out << err;
  return !failed && value.is_object() ? value.as_object() : boost::json::object{};
}

Shell::Shell() {
  std::string name = fs::temp_directory_path() / "gongbao-deploy-XXXXXX";
  folder_ = mkdtemp(name.data());
}
Shell::~Shell() { fs::remove_all(folder_); }

std::string Shell::write(const std::string& name, const std::string& text) const {
  std::ofstream(path(name), std::ios::binary) << text;
  return path(name);
}

Ran Shell::run(const std::string& script) const {
  write(".step", "set -euo pipefail\n" + script + "\n");
  const std::string line = "cd '" + folder_ +
                           "' && GONGBAO='" GONGBAO_PROGRAM "' DEPLOY='" GONGBAO_SOURCE_DIR
                           "/deploy' PATH=\"$PATH:/usr/sbin\" bash .step >.out 2>.err </dev/null";
  const int status = std::system(line.c_str());
  Ran ran;
  if (WIFEXITED(status)) ran.exit_code = WEXITSTATUS(status);
  ran.out = text_of(path(".out"));
  ran.err = text_of(path(".err"));
  return ran;
}

std::string Shell::must(const std::string& script) const {
  const Ran ran = run(script);
  EXPECT_EQ(ran.exit_code, 0) << script << "\n" << ran.out << ran.err;
  return ran.out;
}

bool has_tool(const std::string& name) {
  return std::system(("PATH=\"$PATH:/usr/sbin\" command -v " + name + " >/dev/null").c_str()) == 0;
}

}  // namespace gongbao::deploy_test
