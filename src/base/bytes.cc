// Where canonical bytes are laid down: everything that is journaled or hashed passes here, a few bytes at a time, so
// this file is compiled with optimisation whatever the rest is compiled with.
#include "base/bytes.h"

namespace gongbao {

std::uint8_t* ByteWriter::room(std::size_t bytes) {
  const std::size_t at = out_->size();
  out_->resize(at + bytes);
  return out_->data() + at;
}

void ByteWriter::raw(ByteView bytes) { out_->insert(out_->end(), bytes.begin(), bytes.end()); }

}  // namespace gongbao
