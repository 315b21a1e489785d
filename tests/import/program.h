// Runs the program as a shell would: its own process, its output in files, its exit code and its memory measured.
#pragma once

#include <sys/types.h>

#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gongbao::import_test {

// A folder that is gone when the object is.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path(const std::string& name) const { return path_ + "/" + name; }
  std::string write(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

struct Ran {
  int exit_code = -1;  // -1: ended by a signal
  int signal = 0;
  std::string out, err;
  long peak_kib = 0;  // of resident memory; never less than what the test itself held when it started the program

  boost::json::object json() const;  // of what stands on standard output; a failure of the test otherwise
};

struct Manner {
  std::optional<std::uint64_t> largest_file = {};  // RLIMIT_FSIZE, bytes
  // Asked again and again while the program runs: the signal to send now, or 0. Sent once.
  std::function<int()> signal_when = {};
};

Ran run(const std::vector<std::string>& arguments, const Manner& manner = {});

// A demo city of the shortest stay, lived by this program today: at that path, a copy of one that all tests share.
// False: it could not be lived.
bool demo_city(const std::string& path);

std::string read_file(const std::string& path);
std::string text_of(const boost::json::value& value);

}  // namespace gongbao::import_test
