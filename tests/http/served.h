// gongbao serve as a process of its own, and somebody who asks it: for the tests that come from outside.
#pragma once

#include <sys/types.h>

#include <boost/json.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "server/message.h"

namespace gongbao::http_test {

std::string text_of_file(const std::filesystem::path& path);
// A port of the loopback address that was free a moment ago.
std::uint16_t free_port();

// A program in the background, what it prints in a file; killed with the object. The output is whole after the end.
class Process {
 public:
  Process(std::vector<std::string> command, std::filesystem::path output);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool running();
  int signal_and_wait(int signal);  // exit code; -1: ended by a signal
  // -1 as above, or when it had to be killed because it took longer.
  int wait_for(std::chrono::seconds most);
  std::string output() const { return text_of_file(output_); }

 private:
  std::filesystem::path output_;
  pid_t pid_ = 0;
  int exit_code_ = -1;
};

// Serves the folder on a free port; its log is <folder>.log, what it prints <folder>.out.
class Served {
 public:
  // under: a program that starts it, as env does.
  explicit Served(std::filesystem::path folder, std::vector<std::string> more = {},
                  std::vector<std::string> under = {});
  void start();
  int stop();
  void kill_hard();
  // A first start fills the lists and waits a minute at most for them; after that they answer 503 until they are there.
  void wait_for_lists() const;
  std::string output() const { return process_->output(); }
  std::uint16_t port() const { return port_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> more_, under_;
  std::unique_ptr<Process> process_;
  std::uint16_t port_ = 0;
};

struct Told {
  int status = 0;  // 0: no answer
  server::Headers headers;
  std::string text;
  boost::json::object body;  // empty when it is no object

  std::string code() const;
};

// A browser: keeps its cookies and its token.
class Browser {
 public:
  // Each browser in a network of its own, if the service believes that of this machine (--trusted-proxy).
  explicit Browser(std::uint16_t port);
  Told ask(std::string_view method, std::string_view target, const boost::json::value& body = nullptr);
  // As the bytes stand there, of that content type.
  Told send(std::string_view method, std::string_view target, std::string_view body, std::string_view type);
  // What is answered otherwise is a failed check.
  boost::json::object get(std::string_view target, int expected = 200);
  boost::json::object post(std::string_view target, const boost::json::value& body, int expected = 200);
  void log_in(const std::string& login, const std::string& password);
  bool logged_in() const { return !csrf_.empty(); }
  // Sent with every request from now on; lines that end in \r\n.
  void also_send(std::string lines) { more_ = std::move(lines); }
  // The same person at a service that was started again.
  void at(std::uint16_t port) { port_ = port; }
  // A network that was not seen yet, with limits of its own.
  void move_on();

 private:
  std::uint16_t port_;
  std::string network_, cookies_, csrf_, more_;
};

// The accounts that `gongbao demo` left beside its data, and their password.
struct DemoAccount {
  std::string login, password;
};
std::vector<DemoAccount> demo_accounts(const std::filesystem::path& folder);

}  // namespace gongbao::http_test
