// One piece at a time, so that what is held is bounded by the piece, whatever it unpacks to.
#include "server/body_sink.h"

namespace gongbao::server {

BodySink::BodySink(std::size_t most, bool gzip, std::shared_ptr<Upload> upload)
    : room_(most), gunzip_(gzip ? std::make_unique<Gunzip>() : nullptr), upload_(std::move(upload)) {}

Result<void> BodySink::add(std::string_view piece) {
  std::string unpacked;
  if (gunzip_) {
    if (auto added = gunzip_->add(piece, room_, unpacked); !added) return added;
    piece = unpacked;
  }
  if (piece.size() > room_) return problem("http.body_too_large", "", "the body is too large");
  room_ -= piece.size();
  if (upload_) return upload_->append(as_bytes(piece));
  memory_ += piece;
  return {};
}

Result<void> BodySink::finish() const {
  if (gunzip_ && !gunzip_->at_end()) return problem("http.bad_request", "", "the gzip body is cut off");
  return {};
}

}  // namespace gongbao::server
