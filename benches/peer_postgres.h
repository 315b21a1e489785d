// PostgreSQL as a peer: a throw-away cluster of the installed version with its default settings, and a client over the
// library that comes with it. The library is opened when the question is asked, so that nothing else needs it.
#pragma once

#include <dlfcn.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"
#include "benches/scratch.h"

namespace gongbao::bench {

// The functions of libpq that are used, as libpq-fe.h declares them.
struct PostgresLibrary {
  struct Connection;
  struct Answer;
  Connection* (*connect)(const char* what) = nullptr;
  int (*status)(const Connection*) = nullptr;
  void (*finish)(Connection*) = nullptr;
  char* (*message)(const Connection*) = nullptr;
  Answer* (*exec)(Connection*, const char*) = nullptr;
  Answer* (*prepare)(Connection*, const char* name, const char* query, int, const void*) = nullptr;
  Answer* (*exec_prepared)(Connection*, const char* name, int, const char* const* values, const int* lengths,
                           const int* formats, int form) = nullptr;
  int (*enter_pipeline)(Connection*) = nullptr;
  int (*pipeline_sync)(Connection*) = nullptr;
  int (*send_prepared)(Connection*, const char* name, int, const char* const* values, const int* lengths,
                       const int* formats, int form) = nullptr;
  Answer* (*get_answer)(Connection*) = nullptr;
  int (*answer_status)(const Answer*) = nullptr;
  char* (*value)(const Answer*, int row, int column) = nullptr;
  void (*clear)(Answer*) = nullptr;

  static std::optional<PostgresLibrary> open() {
    void* library = dlopen("libpq.so.5", RTLD_NOW);
    if (library == nullptr) return std::nullopt;
    PostgresLibrary pq;
    const auto take = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
      return function != nullptr;
    };
    const bool all = take(pq.connect, "PQconnectdb") && take(pq.status, "PQstatus") && take(pq.finish, "PQfinish") &&
                     take(pq.message, "PQerrorMessage") && take(pq.exec, "PQexec") && take(pq.prepare, "PQprepare") &&
                     take(pq.exec_prepared, "PQexecPrepared") && take(pq.enter_pipeline, "PQenterPipelineMode") &&
                     take(pq.pipeline_sync, "PQpipelineSync") && take(pq.send_prepared, "PQsendQueryPrepared") &&
                     take(pq.get_answer, "PQgetResult") && take(pq.answer_status, "PQresultStatus") &&
                     take(pq.value, "PQgetvalue") && take(pq.clear, "PQclear");
    if (!all) return std::nullopt;
    return pq;
  }
  enum : int { command_ok = 1, tuples_ok = 2, synced = 10 };  // ExecStatusType
};

// The server: initdb with what Debian's package sets by default, on a socket in a folder, gone with the object.
class PostgresServer {
 public:
  static constexpr const char* programs = "/usr/lib/postgresql/15/bin/";
  static bool installed() { return ::access((std::string(programs) + "initdb").c_str(), X_OK) == 0; }

  explicit PostgresServer(const std::filesystem::path& folder) : folder_(folder) {
    std::filesystem::create_directory(folder_);
    if (getuid() == 0) own_by_somebody();
    run({std::string(programs) + "initdb", "-D", data(), "-U", "bench", "--auth=trust", "--no-instructions"}, true);
    server_ = start({std::string(programs) + "postgres", "-D", data(), "-k", folder_, "-c", "listen_addresses="}, true);
    const PostgresLibrary pq = *PostgresLibrary::open();
    for (int i = 0; i < 600; ++i) {
      auto* connection = pq.connect(address().c_str());
      const bool up = pq.status(connection) == 0;
      pq.finish(connection);
      if (up) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    GB_NEVER("PostgreSQL does not start");
  }
  ~PostgresServer() {
    kill(server_, SIGINT);  // fast shutdown
    waitpid(server_, nullptr, 0);
  }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  std::string address() const { return "host=" + folder_.string() + " user=bench dbname=postgres"; }

 private:
  std::string data() const { return folder_ / "data"; }

  // PostgreSQL does not run as root.
  void own_by_somebody() {
    const passwd* user = getpwnam("postgres");
    if (user == nullptr) user = getpwnam("nobody");
    GB_CHECK(user != nullptr);
    user_ = user->pw_uid;
    group_ = user->pw_gid;
    GB_CHECK(chown(folder_.c_str(), user_, group_) == 0);
    std::filesystem::permissions(folder_.parent_path(), std::filesystem::perms::others_exec,
                                 std::filesystem::perm_options::add);
  }
  pid_t start(std::vector<std::string> command, bool quiet) const {
    const pid_t pid = fork();
    GB_CHECK(pid >= 0);
    if (pid != 0) return pid;
    prctl(PR_SET_PDEATHSIG, SIGINT);
    if (group_ != 0 && setgid(group_) != 0) _exit(126);
    if (user_ != 0 && setuid(user_) != 0) _exit(126);
    if (chdir(folder_.c_str()) != 0) _exit(126);
    if (quiet)
      (void)!freopen((folder_ / "log").c_str(), "a", stdout), (void)!freopen((folder_ / "log").c_str(), "a", stderr);
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    execv(words.front(), words.data());
    _exit(127);
  }
  void run(std::vector<std::string> command, bool quiet) const {
    int status = 0;
    waitpid(start(std::move(command), quiet), &status, 0);
    GB_CHECK(status == 0);
  }

  std::filesystem::path folder_;
  uid_t user_ = 0;
  gid_t group_ = 0;
  pid_t server_ = 0;
};

}  // namespace gongbao::bench
