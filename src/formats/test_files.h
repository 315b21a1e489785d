// For tests only: files in a folder of the test's own, and the public samples beside the project.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace gongbao::formats {

// A folder that is gone when the object is.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "gongbao_formats.XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  std::string write_gz(const std::string& name, std::string_view bytes) const {
    gzFile file = gzopen(path(name).c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string sample_path(const std::string& name) { return GONGBAO_SOURCE_DIR "/../shared/data/" + name; }

}  // namespace gongbao::formats

// The path of a public sample; the test is skipped, and says which file it misses, when it is absent.
#define GB_SAMPLE_OR_SKIP(variable, name)                             \
  const std::string variable = ::gongbao::formats::sample_path(name); \
  if (!std::filesystem::exists(variable)) GTEST_SKIP() << "absent: " << variable
