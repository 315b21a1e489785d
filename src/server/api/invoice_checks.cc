// Lines are read on a worker, and asked a page at a time between blocks, so that a long file holds up nobody.
#include "server/api/invoice_checks.h"

#include <boost/json/array.hpp>
#include <set>

#include "formats/json_fields.h"
#include "formats/json_text.h"
#include "policies/registry/questions.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using used_vehicle::AskInvoiceCheck;
using Told = std::variant<used_vehicle::InvoiceChecked, policies::Code>;

constexpr std::size_t most_lines = 10'000, a_page = 100;

struct Line {
  std::uint64_t number = 0;
  Result<AskInvoiceCheck> asked;
  Told told = policies::Code{0};
  bool unanswered = false;
};

Result<AskInvoiceCheck> check_in(std::string_view text) {
  const auto value = formats::parse_json(text);
  if (!value) return std::unexpected(value.error());
  return formats::from_json<AskInvoiceCheck>(*value);
}

// Empty lines are stepped over and counted, so that a number is that of the file.
std::vector<Line> lines_of(std::string_view body) {
  std::vector<Line> lines;
  for (std::uint64_t number = 1; !body.empty() && lines.size() <= most_lines; ++number) {
    const std::size_t end = body.find('\n');
    std::string_view text = body.substr(0, end);
    body.remove_prefix(end == body.npos ? body.size() : end + 1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    if (!text.empty()) lines.push_back({number, check_in(text)});
  }
  return lines;
}

// A file is one request to the limits: once a line did not match, no other line about that number is answered, or
// prices and ends of VINs could be guessed ten thousand at a time (spec/04 part 9).
void answer_line(const Service& service, const Speaker& speaker, Line& line, std::set<std::string>& mismatched) {
  if (!line.asked) return;
  const std::string number = used_vehicle::number_presented(*line.asked);
  line.unanswered = mismatched.contains(number);
  if (line.unanswered) return;
  line.told = policies::answer(service.city, speaker.actor, *line.asked);
  const auto* checked = std::get_if<used_vehicle::InvoiceChecked>(&line.told);
  if (checked != nullptr && checked->result == used_vehicle::Result::mismatch) mismatched.insert(number);
}

json::object answer_of(const Line& line) {
  json::object told;
  if (line.unanswered) {
    told["problem"] = json::object{{"code", "http.too_many_requests"}, {"field", "invoice_no"}};
  } else if (!line.asked) {
    told["problem"] = json::object{{"code", line.asked.error().code}, {"field", line.asked.error().field}};
  } else if (const auto* checked = std::get_if<used_vehicle::InvoiceChecked>(&line.told)) {
    told = formats::to_json(*checked).as_object();
  } else {
    told["problem"] = json::object{{"code", policies::code_name(std::get<policies::Code>(line.told))}, {"field", ""}};
  }
  told["line"] = line.number;
  return told;
}

Response check_all(Service& service, const Request& request) {
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (speaker->account == 0) return problem_response(request, sign_in_first());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  std::vector<Line> lines = lines_of(request.body);
  if (lines.empty() || lines.size() > most_lines) {
    HttpProblem bad = http_problem("http.bad_request");
    bad.detail = {"每行一个 JSON，1 至 10000 行", "one JSON object a line, 1 to 10,000 lines"};
    return problem_response(request, std::move(bad));
  }
  engine::EntryNo seen = 0;
  std::set<std::string> mismatched;
  for (std::size_t from = 0; from < lines.size(); from += a_page) {
    const std::size_t end = std::min(from + a_page, lines.size());
    const auto entry = service.engine.ask([&] {
      for (std::size_t i = from; i < end; ++i) answer_line(service, *speaker, lines[i], mismatched);
    });
    if (!entry) return problem_of(request, entry.error());
    seen = *entry;
  }
  std::string body;
  for (const Line& line : lines) body += formats::json_line(answer_of(line)) + "\n";
  Response response = text_response(200, "application/x-ndjson", std::move(body));
  response.headers.set("Gongbao-Entry", std::to_string(seen));
  return response;
}

}  // namespace

Result<void> add_invoice_check_routes(Router& router, Service& service) {
  return router.add(
      Method::post, std::string(invoice_checks_path),
      [&service](const RequestPtr& request, const Answer& answer) { answer(check_all(service, *request)); },
      {.work = Work::blocking});
}

}  // namespace gongbao::server
