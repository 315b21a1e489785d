// The whole head is gathered and judged before Beast parses it, so nothing is decided on half of one.
#include "server/request_reader.h"

#include <algorithm>

namespace gongbao::server {
namespace {

constexpr std::size_t read_size = 16'384;
constexpr std::size_t idle_read_size = 2'048;      // what a connection costs that waits for its next request
constexpr std::size_t pace = 65'536;               // a body comes at least this fast in Limits::body
constexpr std::size_t longest_chunk_line = 8'192;  // chunk header with its extensions, or all trailers
constexpr std::uint64_t most_around = 65'536;
constexpr std::uint64_t around_per_byte = 16;

void copy_head(const beast::http::request_parser<detail::PieceBody>& parser, Head& head) {
  const auto& message = parser.get();
  head.method = std::string(message.method_string());
  head.target = std::string(message.target());
  head.http_1_0 = message.version() == 10;
  head.keep_alive = parser.keep_alive();
  for (const auto& field : message) head.headers.add(std::string(field.name_string()), std::string(field.value()));
}

}  // namespace

awaitable<RequestReader::More> RequestReader::fill(SteadyTime deadline, std::size_t most) {
  const std::size_t before = buffer_.size();
  buffer_.resize(before + most);
  const std::size_t got = co_await wire_.read_some(std::span(buffer_).subspan(before), deadline);
  buffer_.resize(before + got);
  co_return got > 0 ? More::some : More::none;
}

awaitable<RequestReader::HeadRead> RequestReader::read_head() {
  HeadRead read;
  parser_.reset();
  if (buffer_.empty()) {
    buffer_.shrink_to_fit();
    const More more = co_await fill(std::chrono::steady_clock::now() + limits_.idle, idle_read_size);
    read.closed = more == More::none;
    if (read.closed) co_return read;
  }
  read.began = std::chrono::steady_clock::now();
  std::size_t seen = 0;
  while (true) {
    const std::size_t from = seen > 3 ? seen - 3 : 0;
    const auto end = buffer_.find("\r\n\r\n", from);
    const std::size_t size = end == buffer_.npos ? buffer_.size() : end + 4;
    if (has_bad_byte(std::string_view(buffer_).substr(0, size), from > 0 ? from : 0)) read.refused = "http.bad_request";
    if (read.refused.empty() && size > limits_.head_bytes) read.refused = "http.head_too_large";
    if (std::min(buffer_.find("\r\n"), size) > limits_.target_bytes + 64) read.refused = "http.target_too_long";
    if (!read.refused.empty()) co_return read;
    if (end != buffer_.npos) {
      read.refused = parse_head(size, read.head);
      co_return read;
    }
    seen = buffer_.size();
    const More more = co_await fill(read.began + limits_.head, read_size);
    read.closed = more == More::none;
    if (read.closed) co_return read;
  }
}

std::string_view RequestReader::parse_head(std::size_t size, Head& head) {
  if (!has_good_lines(std::string_view(buffer_).substr(0, size))) return "http.bad_request";
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(size + 1));
  parser_->body_limit(boost::none);  // the route has its own
  parser_->on_chunk_header(judge_chunk_);
  error_code failed;
  const std::size_t used = parser_->put(asio::const_buffer(buffer_.data(), size), failed);
  if (failed || used != size || !parser_->is_header_done()) return "http.bad_request";
  buffer_.erase(0, size);
  copy_head(*parser_, head);
  parser_->header_limit(longest_chunk_line);
  body_began_ = std::chrono::steady_clock::now();
  body_deadline_ = body_began_ + limits_.body;
  since_deadline_ = body_bytes_ = around_ = body_ = 0;
  if (head.target.size() > limits_.target_bytes) return "http.target_too_long";
  return judge_fields(head, limits_.head_fields).value_or(std::string_view());
}

// Bytes of chunk headers and trailers cost work and carry nothing.
bool RequestReader::has_too_much_around(std::size_t around, std::size_t body) {
  around_ += around;
  body_ += body;
  return around > longest_chunk_line || around_ > most_around + around_per_byte * body_;
}

// Counted by what is there, so that a length that was announced gives nobody time.
SteadyTime RequestReader::whole_deadline() const {
  return body_began_ + limits_.body + std::chrono::milliseconds(body_ * 1000 / limits_.body_rate);
}

awaitable<RequestReader::Piece> RequestReader::read_piece() {
  Piece piece;
  while (!parser_->is_done()) {
    error_code failed;
    std::size_t used = 0;
    if (!buffer_.empty()) used = parser_->put(asio::const_buffer(buffer_.data(), buffer_.size()), failed);
    buffer_.erase(0, used);
    body_bytes_ += used;
    piece.bytes.swap(parser_->get().body());
    const bool cut = failed == beast::http::error::need_more;
    piece.refused = (failed && !cut) || (cut && buffer_.size() > longest_chunk_line) ||
                    has_too_much_around(used - piece.bytes.size(), piece.bytes.size());
    if (piece.refused || !piece.bytes.empty()) co_return piece;
    if (used > 0 && !buffer_.empty()) continue;
    if (parser_->is_done()) break;

    const std::size_t before = buffer_.size();
    const More more = co_await fill(std::min(body_deadline_, whole_deadline()), read_size);
    piece.closed = more == More::none;
    if (piece.closed) co_return piece;
    since_deadline_ += buffer_.size() - before;
    if (since_deadline_ < pace) continue;
    since_deadline_ = 0;
    body_deadline_ = std::chrono::steady_clock::now() + limits_.body;
  }
  co_return piece;
}

}  // namespace gongbao::server
