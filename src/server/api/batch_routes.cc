// A batch may take minutes: each has a thread of its own, and there are few at once. When the client goes away the
// batch stops between two runs of records; sent again, it is continued.
#include "server/api/batch_routes.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <list>
#include <thread>

#include "base/hash.h"
#include "formats/verdicts.h"
#include "policies/registry/laws.h"
#include "server/api/attachment_routes.h"
#include "server/api/batch_run.h"
#include "server/api/registry_file_routes.h"
#include "server/api/replies.h"
#include "server/api/result_file_routes.h"
#include "server/api/row_files.h"

namespace gongbao::server {

namespace {

constexpr std::string_view upload_path = "/v1/custody/instructions";
constexpr std::size_t largest_file = std::size_t{2} << 30;
// What is received at length, and at most how many bytes of it.
struct LargestUpload {
  std::string_view path;
  std::size_t most;
};
constexpr LargestUpload uploads[] = {{upload_path, largest_file},
                                     {attachments_path, largest_attachment},
                                     {result_files_path, largest_result_file},
                                     {registry_files_path, largest_registry_file}};
constexpr std::size_t batches_at_once = 4, batches_of_a_bank = 2;
constexpr std::chrono::minutes time_to_receive{60};
constexpr std::size_t piece_bytes = std::size_t{64} << 10;

formats::VerdictForm form_of(std::string_view accept) {
  if (accept.find("text/csv") != std::string_view::npos) return formats::VerdictForm::csv;
  if (accept.find("application/octet-stream") != std::string_view::npos) return formats::VerdictForm::binary;
  return formats::VerdictForm::ndjson;
}

std::string_view type_of(formats::VerdictForm form) {
  if (form == formats::VerdictForm::csv) return "text/csv; charset=utf-8";
  return form == formats::VerdictForm::binary ? "application/octet-stream" : "application/x-ndjson";
}

class VerdictStream {
 public:
  VerdictStream(StreamWriter writer, formats::VerdictForm form) : stream_(std::move(writer)), lines_(form) {
    stream_.add(formats::verdict_heading(form));
  }
  void add(std::uint64_t line, const engine::InstructionResult& result) {
    const auto verdict = verdict_line(line, result);
    text_.clear();
    lines_.put(text_, verdict, policies::code_name(verdict.code));
    stream_.add(text_);
  }
  bool gone() const { return stream_.gone(); }
  void end(bool whole) { stream_.end(whole); }

 private:
  PatientStream stream_;
  formats::VerdictLines lines_;
  std::string text_;
};

// Threads of batches; waits for all of them when it goes.
class Batches {
 public:
  ~Batches() {
    stopping_ = true;
    threads_.clear();
  }
  enum class Begun : std::uint8_t { yes, too_many, running };
  Begun begin(std::uint64_t bank_id, const std::string& batch_id, std::function<void(const std::atomic<bool>&)> work) {
    const std::lock_guard lock(mutex_);
    threads_.remove_if([](const Running& each) { return each.done->load(); });
    const auto same = [&](const Running& each) { return each.bank_id == bank_id && each.batch_id == batch_id; };
    if (std::ranges::any_of(threads_, same)) return Begun::running;
    const auto own = static_cast<std::size_t>(std::ranges::count(threads_, bank_id, &Running::bank_id));
    if (stopping_ || threads_.size() >= batches_at_once || own >= batches_of_a_bank) return Begun::too_many;
    auto done = std::make_shared<std::atomic<bool>>(false);
    threads_.push_back({bank_id, batch_id, done, std::jthread([this, done, work = std::move(work)] {
                          // Out of memory, most likely: the answer that is let go of says so.
                          try {
                            work(stopping_);
                          } catch (const std::exception&) {
                          }
                          *done = true;
                        })});
    return Begun::yes;
  }

 private:
  struct Running {
    std::uint64_t bank_id = 0;
    std::string batch_id;
    std::shared_ptr<std::atomic<bool>> done;
    std::jthread thread;
  };
  std::mutex mutex_;
  std::atomic<bool> stopping_ = false;
  std::list<Running> threads_;
};

// Of the whole file; the bank's own word is the envelope.
Response refused_file(const Service& service, const Request& request, const Problem& problem) {
  HttpProblem answer{.status = status_of(problem.code), .code = problem.code};
  if (!problem.code.starts_with("ledger.")) return problem_of(request, problem);
  answer.field = problem.field;
  answer.detail = {{}, problem.message};
  answer.clauses = service.law.behind(policies::OpenBatch::name, policies::code_named(problem.code).value_or(0));
  return problem_response(request, std::move(answer));
}

class BatchRoute {
 public:
  explicit BatchRoute(Service& service) : service_(service) {}

  void receive(const RequestPtr& request, const Answer& answer) {
    const SpeakerOr speaker = ask_speaker(service_, *request);
    if (!speaker) return answer(problem_response(*request, speaker.error()));
    if (auto problem = not_ready_to_speak(service_, *speaker))
      return answer(problem_response(*request, std::move(*problem)));
    if (speaker->account == 0) return answer(problem_response(*request, sign_in_first()));
    if (speaker->actor.role != access::Role::custody_bank) {
      return answer(refusal_response(service_, *request, policies::OpenBatch::name, custody::code::forbidden));
    }
    if (!signed_as_it_came(*request)) {
      HttpProblem wrong = http_problem("http.unauthorized");
      wrong.field = "Gongbao-Content-SHA256";
      return answer(problem_response(*request, std::move(wrong)));
    }
    auto file = formats::BatchFile::open(request->upload->path());
    if (!file) return answer(refused_file(service_, *request, file.error()));
    auto shared = std::make_shared<formats::BatchFile>(*std::move(file));
    const engine::Source source = access::source_of(speaker->actor, service_.stamp());
    const formats::BatchEnvelope& envelope = shared->envelope();
    const auto begun = batches_.begin(envelope.bank_id, envelope.batch_id,
                                      [this, request, answer, shared, source](const std::atomic<bool>& stopping) {
                                        run(request, answer, *shared, source, stopping);
                                      });
    if (begun == Batches::Begun::yes) return;
    HttpProblem busy = http_problem("http.overloaded");
    if (begun == Batches::Begun::running) {
      busy.status = 409;
      busy.detail = {"同一批次正在处理", "this batch is being worked on"};
    }
    busy.headers.add("Retry-After", "30");
    answer(problem_response(*request, std::move(busy)));
  }

 private:
  // The answer begins when the batch is open; before that it may still be refused as a whole.
  void run(const RequestPtr& request, const Answer& answer, formats::BatchFile& file, const engine::Source& source,
           const std::atomic<bool>& stopping) {
    const formats::VerdictForm form = form_of(request->headers.get("Accept"));
    auto ends = make_stream(StreamKind::bytes);
    VerdictStream verdicts(std::move(ends.first), form);
    std::optional<StreamBody> body = std::move(ends.second);
    const BatchWatch watch{
        .see = [&](std::uint64_t line, const engine::InstructionResult& result) { verdicts.add(line, result); },
        .opened =
            [&](journal::EntryNo batch_entry, std::uint64_t entered_before) {
              // Ours goes with the response: who holds a copy reads, and would never be gone.
              Response response = stream_response(type_of(form), *std::exchange(body, std::nullopt));
              response.headers.set("Gongbao-Entry", std::to_string(batch_entry));
              response.headers.set("Gongbao-Entered-Before", std::to_string(entered_before));
              answer(std::move(response));
            },
        .stopped = [&] { return stopping.load() || verdicts.gone(); }};
    Result<BatchRun> done = std::unexpected(Problem{"engine.busy", "", "", ""});
    try {
      done = run_batch(service_.engine, service_.city, file, source, watch);
    } catch (const std::bad_alloc&) {  // 503, or a stream that is seen to be cut off
    }
    if (!done) answer(refused_file(service_, *request, done.error()));  // too late once the stream has begun
    verdicts.end(done && done->whole);
  }

  Service& service_;
  Batches batches_;
};

}  // namespace

bool signed_as_it_came(const Request& request) {
  const Claim* claim = std::any_cast<Claim>(&request.speaker);
  if (claim == nullptr || claim->body_sha256.empty()) return true;
  std::ifstream in(request.upload->path(), std::ios::binary);
  Sha256 hash;
  std::string piece(piece_bytes, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    hash.update(as_bytes(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount()))));
  }
  return to_hex(hash.finish()) == claim->body_sha256;
}

Filter keep_uploads_small(std::string folder, std::uintmax_t reserve) {
  return [folder = std::move(folder), reserve](Request& request) -> std::optional<Response> {
    const auto upload = std::ranges::find(uploads, request.path, &LargestUpload::path);
    if (upload == std::ranges::end(uploads) || request.method != Method::post) return std::nullopt;
    const Claim* claim = std::any_cast<Claim>(&request.speaker);
    if (claim == nullptr || claim->means == Claim::Means::nobody) return problem_response(request, sign_in_first());
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    if (!failed && space.available >= reserve + upload->most) return std::nullopt;
    HttpProblem full = http_problem("http.overloaded");
    full.headers.add("Retry-After", "300");
    return problem_response(request, std::move(full));
  };
}

Result<void> add_batch_routes(Router& router, Service& service) {
  auto route = std::make_shared<BatchRoute>(service);
  return router.add(Method::post, std::string(upload_path),
                    [route](const RequestPtr& request, const Answer& answer) { route->receive(request, answer); },
                    {.max_body = largest_file, .spool = true, .work = Work::blocking, .timeout = time_to_receive});
}

}  // namespace gongbao::server
