// The first piece of a sentence about a file that is no table is the row at which its reader stopped.
#include "server/api/row_files.h"

#include "server/api/batch_routes.h"
#include "server/api/replies.h"
#include "server/log.h"

namespace gongbao::server {

namespace {

constexpr std::chrono::seconds patience_with_a_reader{60};

// "registry.xlsx, row 12" and "list.csv, line 12 (row 11), column type" without the name of the spool.
std::string_view place_in_table(std::string_view where) {
  const std::size_t comma = where.find(", ");
  const std::string_view place = comma == where.npos ? std::string_view() : where.substr(comma + 2);
  return place.starts_with("row ") || place.starts_with("line ") ? place : std::string_view();
}

// What has no name is "column 3", as the reader of the file counts them.
std::string column_in_chinese(std::string_view field) {
  constexpr std::string_view numbered = "column ";
  if (!field.starts_with(numbered)) return "列“" + std::string(field) + "”";
  return "第 " + std::string(field.substr(numbered.size())) + " 列";
}

std::string row_in_chinese(std::string_view place) {
  const std::size_t digits = place.find_first_of("0123456789");
  if (digits == place.npos) return {};
  const std::size_t end = std::min(place.find_first_not_of("0123456789", digits), place.size());
  return "第 " + std::string(place.substr(digits, end - digits)) + " 行：";
}

}  // namespace

bool PatientStream::flush() {
  if (waiting_.empty() || gone_) return !gone_;
  gone_ = !writer_.wait_for_room(std::chrono::steady_clock::now() + patience_with_a_reader) || !writer_.write(waiting_);
  waiting_.clear();
  return !gone_;
}

void PatientStream::end(bool whole) {
  flush();
  whole && !gone_ ? writer_.end() : writer_.break_off();
}

RowFiles::~RowFiles() {
  stopping_ = true;
  running_.clear();
}

std::expected<Speaker, Response> RowFiles::who(const Request& request) const {
  SpeakerOr speaker = ask_speaker(service_, request);
  if (!speaker) return std::unexpected(problem_response(request, speaker.error()));
  if (speaker->account == 0) return std::unexpected(problem_response(request, sign_in_first()));
  if (auto problem = not_ready_to_speak(service_, *speaker)) {
    return std::unexpected(problem_response(request, std::move(*problem)));
  }
  const access::Role role = speaker->actor.role;
  if (kind_.sends(role)) return *std::move(speaker);
  return std::unexpected(refusal_response(service_, request, kind_.command(role), kind_.forbidden));
}

std::expected<RowFiles::Taken, Response> RowFiles::take(const Request& request) {
  auto speaker = who(request);
  if (!speaker) return std::unexpected(std::move(speaker).error());
  if (!signed_as_it_came(request)) {
    HttpProblem wrong = http_problem("http.unauthorized");
    wrong.field = "Gongbao-Content-SHA256";
    return std::unexpected(problem_response(request, std::move(wrong)));
  }
  auto place = place_of(speaker->account);
  if (place) return Taken{*std::move(speaker), std::move(place)};
  HttpProblem busy = http_problem("http.overloaded");
  busy.headers.add("Retry-After", "5");
  return std::unexpected(problem_response(request, std::move(busy)));
}

AskCity RowFiles::ask_city() const {
  return [this](const std::function<void(const policies::City&)>& question) {
    return service_.engine.ask([&] { question(service_.city); });
  };
}

void RowFiles::broken_off(const Request& request, const Problem& problem) const {
  if (service_.run_log == nullptr) return;
  service_.run_log->event(Log::Level::error, "file_broken_off",
                          {{"id", request.id}, {"route", request.route}, {"code", problem.code}});
}

void RowFiles::begin(std::function<void(const std::atomic<bool>&)> work) {
  const std::lock_guard lock(mutex_);
  running_.remove_if([](const Running& each) { return each.done->load(); });
  auto done = std::make_shared<std::atomic<bool>>(false);
  running_.push_back({done, std::jthread([this, done, work = std::move(work)]() mutable {
                        // Out of memory, most likely: the stream is seen to be cut off.
                        try {
                          work(stopping_);
                        } catch (const std::exception&) {
                        }
                        work = {};
                        *done = true;
                      })});
}

std::shared_ptr<void> RowFiles::place_of(std::uint64_t account) {
  const std::lock_guard lock(mutex_);
  if (!places_.take(account, 1)) return nullptr;
  return {this, [account](RowFiles* files) {
            const std::lock_guard leaving(files->mutex_);
            files->places_.give_back(account);
          }};
}

Response refused_table(const Request& request, const Problem& problem) {
  if (problem.code != "ledger.schema_invalid") return problem_of(request, problem);
  const std::string_view place = place_in_table(problem.where);
  HttpProblem answer{.status = status_of(problem.code), .code = problem.code};
  answer.field = problem.field;
  const std::string what = problem.field.empty()
                               ? "文件残缺、损坏，或超出上限"
                               : column_in_chinese(problem.field) + "不在模板中、重复、缺少，或其内容无法读取";
  answer.detail = {row_in_chinese(place) + what + "；没有录入任何内容。",
                   (place.empty() ? "" : std::string(place) + ": ") + problem.message + "; nothing was entered."};
  return problem_response(request, std::move(answer));
}

}  // namespace gongbao::server
