// What every measuring program stands on: a folder on the disk that is measured, and values without which there is
// nothing to measure.
#pragma once

#include <stdlib.h>

#include <cstdio>
#include <filesystem>

#include "base/check.h"
#include "base/problem.h"

namespace gongbao::bench {

// The value, or the end of the program with what went wrong.
template <class T>
T need(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "bench: %s\n", to_string(result.error()).c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

// Beside the build, not in a temporary file system of memory; gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::current_path() / "build/bench-XXXXXX";
    GB_CHECK(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path at(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace gongbao::bench
