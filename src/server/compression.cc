// zlib and zstd, each called in one place.
#include "server/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

#include "server/message.h"
#include "server/weighted_list.h"

namespace gongbao::server {
namespace {

constexpr std::size_t least_worth = 1'024;  // bytes; below it the headers weigh more than the gain
constexpr int gzip_window = 15 + 16;        // zlib's way to say gzip
constexpr int gzip_level = 5;
constexpr int zstd_level = 3;

std::optional<std::string> gzip(std::string_view body) {
  z_stream z{};
  if (deflateInit2(&z, gzip_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return std::nullopt;
  std::string out(deflateBound(&z, body.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // zlib does not write there
  z.avail_in = static_cast<uInt>(body.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  if (done != Z_STREAM_END) return std::nullopt;
  return out;
}

std::optional<std::string> zstd(std::string_view body) {
  std::string out(ZSTD_compressBound(body.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), body.data(), body.size(), zstd_level);
  if (ZSTD_isError(size)) return std::nullopt;
  out.resize(size);
  return out;
}

}  // namespace

std::string_view to_text(Coding coding) {
  return coding == Coding::gzip ? "gzip" : coding == Coding::zstd ? "zstd" : "identity";
}

Coding coding_for(std::string_view accept_encoding) {
  int gzip_weight = -1, zstd_weight = -1, other = -1;
  for (const auto& [name, weight] : weighted_list(accept_encoding)) {
    if (same_ignoring_case(name, "gzip") || same_ignoring_case(name, "x-gzip")) gzip_weight = weight;
    if (same_ignoring_case(name, "zstd")) zstd_weight = weight;
    if (name == "*") other = weight;
  }
  if (gzip_weight < 0) gzip_weight = other;
  if (zstd_weight > 0 && zstd_weight >= gzip_weight) return Coding::zstd;
  return gzip_weight > 0 ? Coding::gzip : Coding::identity;
}

bool worth_packing(std::string_view content_type, std::size_t bytes) {
  if (bytes < least_worth || bytes > (std::size_t{1} << 30)) return false;
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  if (type == "text/event-stream") return false;
  const auto ends = [&](std::string_view suffix) { return type.ends_with(suffix); };
  return type.starts_with("text/") || ends("json") || ends("xml") || ends("javascript") || ends("yaml");
}

std::optional<std::string> pack(Coding coding, std::string_view body) {
  std::optional<std::string> packed;
  if (coding == Coding::gzip) packed = gzip(body);
  if (coding == Coding::zstd) packed = zstd(body);
  if (packed && packed->size() >= body.size()) packed.reset();
  return packed;
}

struct Gunzip::State {
  z_stream z{};
  bool usable = false;
  bool ended = false;
};

Gunzip::Gunzip() : state_(std::make_unique<State>()) { state_->usable = inflateInit2(&state_->z, gzip_window) == Z_OK; }

Gunzip::~Gunzip() {
  if (state_->usable) inflateEnd(&state_->z);
}

bool Gunzip::at_end() const { return state_->ended; }

Result<void> Gunzip::add(std::string_view piece, std::size_t room, std::string& out) {
  if (!state_->usable) return problem("http.overloaded", "", "no memory to unpack");
  z_stream& z = state_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  z.avail_in = static_cast<uInt>(piece.size());
  char buffer[16'384];
  do {
    if (state_->ended && z.avail_in > 0) return problem("http.bad_request", "", "bytes after the end of the gzip body");
    z.next_out = reinterpret_cast<Bytef*>(buffer);
    z.avail_out = sizeof buffer;
    const int done = state_->ended ? Z_STREAM_END : inflate(&z, Z_NO_FLUSH);
    if (done == Z_BUF_ERROR) break;  // it wants more of the piece to come
    if (done != Z_OK && done != Z_STREAM_END) return problem("http.bad_request", "", "the body is not gzip");
    const std::size_t got = sizeof buffer - z.avail_out;
    if (got > room) return problem("http.body_too_large", "", "the body unpacks to too much");
    room -= got;
    out.append(buffer, got);
    state_->ended = done == Z_STREAM_END;
  } while (z.avail_in > 0 || z.avail_out == 0);
  return {};
}

}  // namespace gongbao::server
