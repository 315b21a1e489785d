// One text and its codings.
#include "server/api/kept_answer.h"

#include <array>

#include "base/hash.h"
#include "server/compression.h"

namespace gongbao::server {

namespace {

struct Kept {
  std::string tag, cache_control, content_type;
  std::array<std::shared_ptr<const std::string>, 3> bytes;  // by coding; none: it gained nothing

  Coding coding_of(const Request& request) const {
    const Coding wanted = coding_for(request.headers.get("Accept-Encoding"));
    return bytes[static_cast<std::size_t>(wanted)] ? wanted : Coding::identity;
  }
};

}  // namespace

Handler kept_answer(std::string text, std::string cache_control, std::string content_type) {
  constexpr std::size_t tag_digits = 32;
  auto kept = std::make_shared<Kept>();
  kept->tag = "\"" + to_hex(sha256(as_bytes(text))).substr(0, tag_digits) + "\"";
  kept->cache_control = std::move(cache_control);
  kept->content_type = std::move(content_type);
  for (const Coding coding : {Coding::gzip, Coding::zstd}) {
    if (auto packed = pack(coding, text))
      kept->bytes[static_cast<std::size_t>(coding)] = std::make_shared<const std::string>(*std::move(packed));
  }
  kept->bytes[static_cast<std::size_t>(Coding::identity)] = std::make_shared<const std::string>(std::move(text));
  return [kept = std::shared_ptr<const Kept>(std::move(kept))](const RequestPtr& request, const Answer& answer) {
    const Coding coding = kept->coding_of(*request);
    // Packed, the bytes are others: the tag speaks of the content only.
    const std::string weak = "W/" + kept->tag;
    const std::string_view known = request->headers.get("If-None-Match");
    Response response;
    response.headers.set("ETag", coding == Coding::identity ? kept->tag : weak);
    response.headers.set("Cache-Control", kept->cache_control);
    response.headers.set("Vary", "Accept-Encoding");
    if (known == kept->tag || known == weak) {
      response.status = 304;
      return answer(std::move(response));
    }
    response.headers.set("Content-Type", kept->content_type);
    if (coding != Coding::identity) response.headers.set("Content-Encoding", std::string(to_text(coding)));
    response.shared = kept->bytes[static_cast<std::size_t>(coding)];
    answer(std::move(response));
  };
}

}  // namespace gongbao::server
