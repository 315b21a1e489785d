// Content codings: what a client takes, what a body gains, and unpacking what a client packed, inside a bound.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao::server {

enum class Coding : std::uint8_t { identity, gzip, zstd };
std::string_view to_text(Coding coding);

// By Accept-Encoding; zstd before gzip when the client likes both as much.
Coding coding_for(std::string_view accept_encoding);

// Whether a body of that type shrinks: text, JSON, XML, scripts, SVG; not what is packed already.
bool worth_packing(std::string_view content_type, std::size_t bytes);

// nullopt when packing failed or gained nothing.
std::optional<std::string> pack(Coding coding, std::string_view body);

// Unpacks one gzip stream piece by piece.
class Gunzip {
 public:
  Gunzip();
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  // Appends what the piece unpacks to, at most `room` bytes. http.body_too_large beyond that, http.bad_request for what
  // is not gzip or goes on after its end.
  Result<void> add(std::string_view piece, std::size_t room, std::string& out);
  bool at_end() const;  // the stream was whole

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gongbao::server
