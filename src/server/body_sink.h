// Where a request's body goes: memory or a file, unpacked, counted against the route's bound.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/compression.h"
#include "server/upload.h"

namespace gongbao::server {

class BodySink {
 public:
  // upload: nullptr for memory.
  BodySink(std::size_t most, bool gzip, std::shared_ptr<Upload> upload);

  // http.body_too_large, http.bad_request, server.spool_failed. Blocks on the disk when there is an upload.
  Result<void> add(std::string_view piece);
  // http.bad_request when a packed body was cut off.
  Result<void> finish() const;

  bool to_disk() const { return upload_ != nullptr; }
  std::size_t held() const { return memory_.size(); }  // bytes in memory
  std::string take_memory() { return std::move(memory_); }

 private:
  std::size_t room_;  // bytes
  std::unique_ptr<Gunzip> gunzip_;
  std::shared_ptr<Upload> upload_;
  std::string memory_;
};

}  // namespace gongbao::server
