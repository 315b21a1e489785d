// A file we write: buffered, errors kept until close() so that callers stay flat. A file that was not closed is not
// finished: one that was there before is replaced by close(), which makes it durable, and until then it stays as it
// was. What is no plain file (a pipe, a terminal, what the program prints) is written as it comes.
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
  OutputFile(OutputFile&&) = default;
  OutputFile& operator=(OutputFile&&) = default;
  ~OutputFile();

  void write(std::string_view bytes);
  // Hands what was written to the system.
  Result<void> flush();
  Result<void> close();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  OutputFile() = default;
  std::unexpected<Problem> unwritable() const;

  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
  std::string beside_;  // what is renamed to replaced_ when it is complete; empty: it is written in place
  std::string replaced_;
  int error_ = 0;
};

}  // namespace gongbao::formats
