// A file we write: buffered, errors kept until close() so that callers stay flat. A file that was not closed is not
// finished; close() makes it durable.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao::formats {

// As a path: what the program prints.
inline constexpr const char* standard_output = "-";

class OutputFile {
 public:
  enum class Mode { create, append };
  static Result<OutputFile> create(const std::string& path, Mode mode = Mode::create);  // cli.file_unwritable

  void write(std::string_view bytes);
  // Hands what was written to the system, so that others can read it.
  Result<void> flush();
  Result<void> close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  OutputFile() = default;
  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
  int error_ = 0;
};

}  // namespace gongbao::formats
