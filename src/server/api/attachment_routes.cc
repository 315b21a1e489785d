// The body is held in memory and nowhere in clear on a disk; the vault judges, scans and encrypts it.
#include "server/api/attachment_routes.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "formats/json_text.h"
#include "server/api/answers.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "server/target.h"
#include "vault/vault.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

// Each may wait for the scanner on a worker's thread; commands need the others.
constexpr std::size_t at_once = 2;
constexpr std::size_t longest_name = 255;  // bytes of UTF-8, as on a disk
constexpr std::int64_t micros_a_second = 1'000'000;
constexpr std::chrono::minutes time_to_put{3};

HttpProblem wrong_header(std::string_view name, Words detail) {
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = name;
  bad.detail = std::move(detail);
  return bad;
}

// Gongbao-Name: percent-encoded UTF-8; a name, not a path.
std::expected<std::string, HttpProblem> name_in(const Request& request) {
  const auto name = percent_decoded(request.headers.get("Gongbao-Name"));
  if (!name || name->size() > longest_name || name->find_first_of("/\\") != std::string::npos) {
    return std::unexpected(
        wrong_header("Gongbao-Name", {"文件名：百分号编码的 UTF-8，最多 255 字节，不含路径",
                                      "a file's name: percent-encoded UTF-8, at most 255 bytes, no path"}));
  }
  return *name;
}

// Said otherwise than it is, one of the two is a mistake.
std::optional<Problem> type_differs(const Request& request) {
  std::string_view said = request.headers.get("Content-Type");
  said = trim_blanks(said.substr(0, said.find(';')));
  const auto type = vault::content_type_of(as_bytes(request.body));
  if (!type) return std::nullopt;  // the vault refuses it
  const std::string_view is = enum_name(*type);
  if (same_ignoring_case(said, is.substr(0, is.find(';')))) return std::nullopt;
  return Problem{"attachment_type", "Content-Type", "the content is " + std::string(is), ""};
}

// A consumer's own paper goes when the consumer is erased; others are papers of an office.
Result<PersonToken> owner_of(Service& service, const Speaker& speaker) {
  PersonToken owner;
  const auto asked = service.engine.ask([&] { owner = service.city.author(speaker.actor); });
  if (!asked) return std::unexpected(asked.error());
  if (!owner.given()) return owner;
  const auto known = service.vault->knows(owner);
  if (!known) return std::unexpected(known.error());
  return *known ? owner : PersonToken{};
}

// One of few; nobody else's while the object lives.
class PlaceAtWork {
 public:
  explicit PlaceAtWork(std::atomic<std::size_t>& taken) : taken_(taken), before_(taken_++) {}
  ~PlaceAtWork() { --taken_; }
  PlaceAtWork(const PlaceAtWork&) = delete;
  PlaceAtWork& operator=(const PlaceAtWork&) = delete;
  bool is_one() const { return before_ < at_once; }

 private:
  std::atomic<std::size_t>& taken_;
  std::size_t before_;
};

class AttachmentRoute {
 public:
  explicit AttachmentRoute(Service& service) : service_(service) {}

  Response put(const Request& request) {
    const SpeakerOr speaker = ask_speaker(service_, request);
    if (!speaker) return problem_response(request, speaker.error());
    if (speaker->account == 0) return problem_response(request, sign_in_first());
    if (auto problem = not_ready_to_speak(service_, *speaker)) return problem_response(request, std::move(*problem));
    if (auto wrong = not_the_signed_body(request)) return problem_response(request, std::move(*wrong));
    const auto name = name_in(request);
    if (!name) return problem_response(request, name.error());
    if (const auto differs = type_differs(request)) return problem_of(request, *differs);
    if (service_.vault == nullptr) return problem_response(request, http_problem("http.not_ready"));
    if (const auto full = too_many(request, *speaker)) return problem_of(request, *full);
    Response response = put_named(request, *speaker, *name);
    response.account = speaker->account;
    return response;
  }

 private:
  std::optional<Problem> too_many(const Request& request, const Speaker& speaker) {
    const ServiceOptions& most = service_.options;
    const auto put = service_.vault->uploads_of(speaker.account, now() - most.paper_waits.count());
    if (!put) return put.error();
    if (put->waiting < most.papers_waiting && put->bytes + request.body.size() <= most.paper_bytes) return std::nullopt;
    return Problem{"attachment_too_many", "", "use what was put, or wait for a day", ""};
  }

  std::int64_t now() const { return service_.now_micros() / micros_a_second; }

  Response put_named(const Request& request, const Speaker& speaker, const std::string& name) {
    const auto owner = owner_of(service_, speaker);
    if (!owner) return problem_of(request, owner.error());
    const std::int64_t put_at = now();
    const PlaceAtWork place(in_work_);
    if (!place.is_one()) {
      HttpProblem busy = http_problem("http.overloaded");
      busy.headers.add("Retry-After", "5");
      return problem_response(request, std::move(busy));
    }
    const auto kept =
        service_.vault->attach(as_bytes(request.body), *owner, vault::Upload{speaker.account, name, put_at});
    if (!kept) return problem_of(request, kept.error());
    const Stamp until{(put_at + service_.options.paper_waits.count()) * micros_a_second};
    return json_answer(
        answers::Paper{kept->hash.hash, std::string(enum_name(kept->type)), kept->bytes, kept->scanned, until});
  }

  Service& service_;
  std::atomic<std::size_t> in_work_ = 0;
};

// Accounts whose paper is on its way.
struct PapersUnderWay {
  std::mutex mutex;
  std::set<std::uint64_t> accounts;
};

// Leaves when the last holder does.
std::shared_ptr<void> place_of(const std::shared_ptr<PapersUnderWay>& under_way, std::uint64_t account) {
  const std::lock_guard lock(under_way->mutex);
  if (!under_way->accounts.insert(account).second) return nullptr;
  return {under_way.get(), [under_way, account](void*) {
            const std::lock_guard leaving(under_way->mutex);
            under_way->accounts.erase(account);
          }};
}

std::string_view ending_of(std::string_view content_type) {
  if (content_type == "application/pdf") return ".pdf";
  if (content_type == "image/png") return ".png";
  return content_type == "image/jpeg" ? ".jpg" : ".txt";
}

}  // namespace

Response paper_response(std::string_view content_type, const std::string& name, Bytes content) {
  Response response;
  response.body.assign(content.begin(), content.end());
  response.headers.set("Content-Type", std::string(content_type));
  std::string disposition = "attachment; filename=\"attachment" + std::string(ending_of(content_type)) + "\"";
  if (!name.empty()) disposition += "; filename*=UTF-8''" + percent_encoded(name);
  response.headers.set("Content-Disposition", std::move(disposition));
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

Filter one_paper_at_a_time() {
  return [under_way = std::make_shared<PapersUnderWay>()](Request& request) -> std::optional<Response> {
    if (request.path != attachments_path || request.method != Method::post) return std::nullopt;
    if (request.account == 0) return problem_response(request, sign_in_first());
    request.place = place_of(under_way, request.account);
    if (request.place) return std::nullopt;
    HttpProblem busy = http_problem("http.too_many_requests");
    busy.detail = {"每个账号同时只能上传一份附件", "an account puts one attachment at a time"};
    busy.headers.add("Retry-After", "1");
    return problem_response(request, std::move(busy));
  };
}

Result<void> add_attachment_routes(Router& router, Service& service) {
  auto route = std::make_shared<AttachmentRoute>(service);
  return router.add(Method::post, std::string(attachments_path),
                    [route](const RequestPtr& request, const Answer& answer) { answer(route->put(*request)); },
                    {.max_body = largest_attachment, .work = Work::blocking, .timeout = time_to_put});
}

}  // namespace gongbao::server
