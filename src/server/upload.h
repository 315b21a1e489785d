// A large body on disk instead of in memory. The file is ours alone (0600) and goes with the object.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/problem.h"

namespace gongbao::server {

class Upload {
 public:
  // An empty file in that folder, which must exist. name: letters and digits, not used before. server.spool_failed.
  static Result<std::shared_ptr<Upload>> create(const std::string& folder, const std::string& name);
  ~Upload();
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }  // bytes

  Result<void> append(ByteView bytes);  // server.spool_failed, e.g. when the disk is full

 private:
  Upload(std::string path, int file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  int file_;
  std::uint64_t size_ = 0;
};

}  // namespace gongbao::server
