// Rows are read in one go, as they were at one moment; a client that reads slowly is waited for, and one that does not
// read at all loses its file.
#include "server/api/list_export.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "formats/list_file.h"
#include "server/api/list_values.h"
#include "server/api/list_words.h"
#include "server/api/replies.h"
#include "server/rate_limit.h"

namespace gongbao::server {

namespace {

constexpr std::size_t exports_at_once = 3;                   // of readers of one crowd
constexpr std::size_t export_piece = std::size_t{64} << 10;  // bytes
constexpr std::string_view csv_type = "text/csv; charset=utf-8";

// One reader gets one file at a time.
std::string reader_of(const ListExport& what) {
  return what.account != 0 ? "account " + std::to_string(what.account) : "peer " + peer_prefix(what.request->peer);
}

// Strangers, those who opened their accounts themselves, and whoever was appointed: a few who read slowly keep none but
// their like from a file.
int crowd_of(const ListExport& what) {
  if (what.account == 0) return 0;
  const access::Role role = what.role;
  const bool by_himself = role == access::Role::consumer || role == access::Role::operator_ ||
                          role == access::Role::branch || role == access::Role::public_;
  return by_himself ? 1 : 2;
}

Response file_response(const ListExport& what, StreamBody body) {
  const bool csv = what.form == ListForm::csv;
  Response response = stream_response(csv ? csv_type : xlsx_type, std::move(body));
  const std::string day = what.today ? "_" + to_string(*what.today) : "";
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"" + what.name + day + (csv ? ".csv" : ".xlsx") + "\"");
  response.headers.set("Vary", "Accept");
  response.account = what.account;
  return response;
}

// Bytes in pieces to a client that is waited for.
class Sending {
 public:
  Sending(StreamWriter writer, const ServiceOptions& options)
      : writer_(std::move(writer)),
        patience_(options.patience_with_a_file),
        until_(std::chrono::steady_clock::now() + options.longest_file) {}
  void add(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= export_piece) flush();
  }
  bool gone() const { return gone_; }
  // The place is free before the reader sees the end: he may ask for the next file at once.
  void end(bool whole, std::atomic<bool>& place_free) {
    flush();
    place_free = true;
    whole && !gone_ ? writer_.end() : writer_.break_off();
  }

 private:
  void flush() {
    if (waiting_.empty() || gone_) return;
    const auto now = std::chrono::steady_clock::now();
    gone_ = now >= until_ || !writer_.wait_for_room(std::min(now + patience_, until_)) || !writer_.write(waiting_);
    waiting_.clear();
  }
  StreamWriter writer_;
  const std::chrono::milliseconds patience_;
  const std::chrono::steady_clock::time_point until_;  // then it ends, however it goes
  std::string waiting_;
  bool gone_ = false;
};

Response too_many_rows(const Request& request) {
  HttpProblem problem = http_problem("formats.too_many_rows");
  problem.detail = {"超过一张工作表的上限；请改用 CSV 或加上筛选条件",
                    "more than a sheet can hold: ask for CSV, or for less by a filter"};
  problem.facts["most_rows"] = formats::most_rows_of_xlsx;
  return problem_response(request, std::move(problem));
}

}  // namespace

std::expected<ListForm, HttpProblem> file_form(const Request& request) {
  const std::string_view accept = request.headers.get("Accept");
  ListForm form = ListForm::page;
  if (const std::string* said = request.query.find("format")) {
    if (*said != "json" && *said != "csv" && *said != "xlsx") return std::unexpected(wrong_parameter("format"));
    if (*said == "csv") form = ListForm::csv;
    if (*said == "xlsx") form = ListForm::xlsx;
  } else if (accept.find("application/json") != std::string_view::npos) {
    form = ListForm::page;
  } else if (accept.find("text/csv") != std::string_view::npos) {
    form = ListForm::csv;
  } else if (accept.find(xlsx_type) != std::string_view::npos) {
    form = ListForm::xlsx;
  }
  if (form == ListForm::page) return form;
  for (const std::string_view name : {"cursor", "limit"}) {
    if (request.query.find(name) != nullptr) return std::unexpected(wrong_parameter(name));
  }
  return form;
}

ScratchFile::ScratchFile(const std::string& folder, std::string_view name, std::string_view ending) {
  static std::atomic<std::uint64_t> begun = 0;
  path_ = (folder.empty() ? std::filesystem::temp_directory_path().string() : folder) + "/" + std::string(name) + "-" +
          std::to_string(::getpid()) + "-" + std::to_string(++begun) + std::string(ending);
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

ListExports::~ListExports() {
  stopping_ = true;
  running_.clear();
}

void ListExports::begin(ListExport what) {
  const std::lock_guard lock(mutex_);
  running_.remove_if([](const Running& each) { return each.done->load(); });
  const std::string reader = reader_of(what);
  const int crowd = crowd_of(what);
  const auto of_crowd = static_cast<std::size_t>(std::ranges::count(running_, crowd, &Running::crowd));
  const bool has_one = std::ranges::find(running_, reader, &Running::reader) != running_.end();
  if (stopping_ || has_one || of_crowd >= exports_at_once) {
    HttpProblem busy = http_problem("http.overloaded");
    busy.headers.add("Retry-After", "30");
    return what.answer(problem_response(*what.request, std::move(busy)));
  }
  auto done = std::make_shared<std::atomic<bool>>(false);
  running_.push_back({reader, crowd, done, std::jthread([this, done, what = std::move(what)] {
                        try {
                          run(what, *done);
                        } catch (const std::exception&) {  // out of memory: this file ends, and nothing else
                        }
                        *done = true;
                      })});
}

void ListExports::run(const ListExport& what, std::atomic<bool>& place_free) {
  what.form == ListForm::csv ? send_csv(what, place_free) : send_xlsx(what, place_free);
}

Result<journal::EntryNo> ListExports::each_row(const ListExport& what, const SeeColumns& begin, const SeeRow& see) {
  std::optional<ListWords> words;
  std::vector<policies::Value> shown;
  return what.rows(
      [&](const std::vector<policies::Column>& all) {
        words.emplace(all, what.request->language);
        begin(words->columns());
      },
      [&](std::span<const policies::Value> values) {
        shown.clear();
        for (std::size_t i = 0; i < values.size(); ++i) {
          shown.push_back(words->said(i, value_in_file(service_, what.role, words->columns()[i], values[i])));
        }
        return see(shown) && !stopping_;
      });
}

void ListExports::send_csv(const ListExport& what, std::atomic<bool>& place_free) {
  auto ends = make_stream(StreamKind::bytes);
  Sending sending(std::move(ends.first), service_.options);
  std::optional<StreamBody> body = std::move(ends.second);
  const auto csv = formats::write_list_csv([&](std::string_view piece) { sending.add(piece); });
  const auto read = each_row(
      what,
      [&](const std::vector<policies::Column>& columns) {
        // Ours goes with the response: who holds a copy reads, and would never be gone.
        what.answer(file_response(what, *std::exchange(body, std::nullopt)));
        csv->header(columns);
      },
      [&](std::span<const policies::Value> values) {
        csv->row(values);
        return !sending.gone();
      });
  if (!read) what.answer(problem_of(*what.request, read.error()));  // too late once the stream has begun
  sending.end(read.has_value() && !stopping_, place_free);
}

void ListExports::send_xlsx(const ListExport& what, std::atomic<bool>& place_free) {
  const ScratchFile scratch(service_.options.scratch_folder, "list", ".xlsx");
  auto sheet = formats::write_list_xlsx(scratch.path());
  if (!sheet) return what.answer(problem_of(*what.request, sheet.error()));
  std::uint64_t rows = 0;
  const auto read = each_row(
      what, [&](const std::vector<policies::Column>& columns) { (*sheet)->header(columns); },
      [&](std::span<const policies::Value> values) {
        if (++rows <= formats::most_rows_of_xlsx) (*sheet)->row(values);
        return rows <= formats::most_rows_of_xlsx && !what.request->abandoned.stop_requested();
      });
  const auto closed = (*sheet)->close();
  if (!read) return what.answer(problem_of(*what.request, read.error()));
  if (rows > formats::most_rows_of_xlsx) return what.answer(too_many_rows(*what.request));
  if (!closed) return what.answer(problem_of(*what.request, closed.error()));
  std::ifstream in(scratch.path(), std::ios::binary);
  auto [writer, body] = make_stream(StreamKind::bytes);
  Response response = file_response(what, std::move(body));
  response.headers.set("Gongbao-Entry", std::to_string(*read));
  what.answer(std::move(response));
  Sending sending(std::move(writer), service_.options);
  std::string piece(export_piece, '\0');
  while (!sending.gone() && (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)) {
    sending.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  sending.end(!stopping_, place_free);
}

}  // namespace gongbao::server
