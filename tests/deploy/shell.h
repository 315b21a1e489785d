// A shell in a folder of its own, as somebody has it who follows deploy/README.md: $GONGBAO is the program, $DEPLOY the
// folder deploy/.
#pragma once

#include <boost/json.hpp>
#include <string>

namespace gongbao::deploy_test {

struct Ran {
  int exit_code = -1;  // -1: ended by a signal
  std::string out, err;
  boost::json::object json() const;  // of standard output; a failure of the test when it is none
};

class Shell {
 public:
  Shell();
  ~Shell();  // the folder goes
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  Ran run(const std::string& script) const;
  // What it must do; its standard output.
  std::string must(const std::string& script) const;
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  std::string write(const std::string& name, const std::string& text) const;

 private:
  std::string folder_;
};

// As deploy/README.md makes it; the file key.
inline const std::string make_master_key =
    R"sh((umask 077; printf 'gongbao master key\n1 %s\n' "$(openssl rand -hex 32)" >key))sh";

std::string text_of(const std::string& path);
std::string deploy_file(const std::string& name);  // its text
bool has_tool(const std::string& name);            // in PATH or in /usr/sbin

}  // namespace gongbao::deploy_test
