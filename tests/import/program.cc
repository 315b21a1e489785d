// fork, exec, wait4; output goes to files so that no pipe can fill up.
#include "import/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gongbao::import_test {

namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = fs::temp_directory_path() / "gongbao-import-XXXXXX";
  path_ = mkdtemp(name.data());
}
Folder::~Folder() { fs::remove_all(path_); }

std::string Folder::write(const std::string& name, std::string_view bytes) const {
  fs::create_directories(fs::path(path(name)).parent_path());
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_of(const boost::json::value& value) { return std::string(value.as_string()); }

boost::json::object Ran::json() const {
  boost::system::error_code failed;
  const boost::json::value value = boost::json::parse(out, failed);
  EXPECT_FALSE(failed) << out << err;
  return !failed && value.is_object() ? value.as_object() : boost::json::object{};
}

namespace {

void become(const std::vector<std::string>& arguments, const Manner& manner, const Folder& folder) {
  const auto redirect = [&](const std::string& file, int onto, int flags) {
    dup2(open(file.c_str(), flags, 0600), onto);
  };
  redirect("/dev/null", STDIN_FILENO, O_RDONLY);
  redirect(folder.path("out"), STDOUT_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
  redirect(folder.path("err"), STDERR_FILENO, O_WRONLY | O_CREAT | O_TRUNC);
  if (manner.largest_file) {
    const rlimit limit{*manner.largest_file, *manner.largest_file};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  std::string program = GONGBAO_PROGRAM;
  std::vector<char*> words{program.data()};
  std::vector<std::string> copies = arguments;
  for (std::string& each : copies) words.push_back(each.data());
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  _exit(127);
}

pid_t wait_for(pid_t child, const Manner& manner, int& status, rusage& used) {
  bool sent = !manner.signal_when;
  while (!sent) {
    const pid_t ended = wait4(child, &status, WNOHANG, &used);
    if (ended != 0) return ended;
    if (const int signal = manner.signal_when(); signal != 0) {
      kill(child, signal);
      sent = true;
    }
    usleep(200);
  }
  return wait4(child, &status, 0, &used);
}

}  // namespace

Ran run(const std::vector<std::string>& arguments, const Manner& manner) {
  const Folder folder;
  const pid_t child = fork();
  if (child == 0) become(arguments, manner, folder);
  Ran ran;
  int status = 0;
  rusage used{};
  if (child < 0 || wait_for(child, manner, status, used) != child) {
    ADD_FAILURE() << "the program cannot be started: " << GONGBAO_PROGRAM;
    return ran;
  }
  if (WIFEXITED(status)) ran.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ran.signal = WTERMSIG(status);
  ran.out = read_file(folder.path("out"));
  ran.err = read_file(folder.path("err"));
  ran.peak_kib = used.ru_maxrss;
  return ran;
}

namespace {

// Held until this goes, by whoever else asks at the same time.
class Lock {
 public:
  explicit Lock(const std::string& path) : file_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    flock(file_, LOCK_EX);
  }
  ~Lock() { close(file_); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int file_;
};

}  // namespace

bool demo_city(const std::string& path) {
  const std::string kept = std::string(GONGBAO_BINARY_DIR) + "/demo-city", by = kept + "/lived-by";
  const Lock lock(kept + ".lock");
  // The program as it was built, and the day: the demo's last day is today.
  const auto built = fs::last_write_time(GONGBAO_PROGRAM).time_since_epoch().count();
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
  const std::string mine = std::to_string(built) + " " + std::to_string(today);
  if (read_file(by) != mine) {
    fs::remove_all(kept);
    fs::create_directories(kept);
    if (run({"demo", kept + "/city", "--days", "120", "--json"}).exit_code != 0) return false;
    std::ofstream(by) << mine;
  }
  fs::copy(kept + "/city", path, fs::copy_options::recursive);
  return true;
}

}  // namespace gongbao::import_test
