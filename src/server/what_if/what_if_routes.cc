// Whatever is asked is looked at here, on an empty city, before a process is begun with it.
#include "server/what_if/what_if_routes.h"

#include <algorithm>
#include <fstream>

#include "engine/rejudge.h"
#include "formats/what_if_table.h"
#include "server/api/answers.h"
#include "server/api/list_export.h"
#include "server/api/replies.h"
#include "server/what_if/what_ifs.h"

namespace gongbao::server {

namespace {

using answers::WhatIfAsked;

constexpr std::size_t most_suppositions = 20, longest_value = 1000;

struct Officer {
  Speaker speaker;
  std::string_view document;  // which he may suppose otherwise
};

std::expected<Officer, HttpProblem> officer_asking(Service& service, const Request& request) {
  SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return std::unexpected(std::move(speaker.error()));
  if (auto problem = not_ready_to_speak(service, *speaker)) return std::unexpected(*std::move(problem));
  if (speaker->account == 0) return std::unexpected(sign_in_first());
  const std::string_view document = policies::document_supposed_by(speaker->actor.role);
  if (document.empty()) return std::unexpected(http_problem("http.forbidden"));
  return Officer{*std::move(speaker), document};
}

HttpProblem wrong_supposition(int status, std::string field, Words detail) {
  HttpProblem wrong = http_problem("what_if.bad_supposition");
  wrong.status = status;
  wrong.field = std::move(field);
  wrong.detail = std::move(detail);
  return wrong;
}

// With the day from which each is supposed, where none was said. The problem names the field: set[0].value.
std::expected<WhatIfAsked, HttpProblem> supposed(WhatIfAsked asked, std::string_view document,
                                                 const engine::JournalDays& days, policies::City& empty) {
  if (asked.set.empty() || asked.set.size() > most_suppositions) {
    return std::unexpected(wrong_supposition(422, "set", {"须有 1 至 20 项", "1 to 20 of them"}));
  }
  if (asked.closes_on && (*asked.closes_on < days.first || *asked.closes_on > days.last)) {
    const std::string from = to_string(days.first), to = to_string(days.last);
    return std::unexpected(wrong_supposition(
        422, "closes_on", {"日志只有 " + from + " 至 " + to, "the journal tells of " + from + " to " + to}));
  }
  for (std::size_t i = 0; i != asked.set.size(); ++i) {
    policies::Supposition& each = asked.set[i];
    const std::string path = "set[" + std::to_string(i) + "].";
    if (each.document != document) {
      const std::string own(document);
      return std::unexpected(wrong_supposition(403, path + "document", {"只能假设 " + own, "only " + own}));
    }
    // It becomes an argument of a program.
    const bool plain = std::ranges::none_of(each.value, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    if (!plain || each.value.size() > longest_value) {
      return std::unexpected(wrong_supposition(422, path + "value", {"不是一行文字", "not a line of text"}));
    }
    const auto known = policies::suppose(empty, each, days.first, days.last);
    if (!known) {
      return std::unexpected(wrong_supposition(422, path + known.error().field, {{}, known.error().message}));
    }
    each.from = known->from;
  }
  return asked;
}

HttpProblem not_now(WhatIfs::Begun why) {
  HttpProblem problem = http_problem(why == WhatIfs::Begun::no_thread ? "http.overloaded" : "what_if.busy");
  problem.headers.add("Retry-After", "30");
  return problem;
}

class WhatIfRoute {
 public:
  explicit WhatIfRoute(Service& service) : service_(service), what_ifs_(service) {}

  Response ask(const Request& request) {
    const auto body = json_body(request);
    if (!body) return problem_response(request, body.error());
    const auto officer = officer_asking(service_, request);
    if (!officer) return problem_response(request, officer.error());
    auto read = formats::from_json<WhatIfAsked>(*body);
    if (!read) return problem_of(request, read.error());
    const auto days = engine::days_of(service_.log);
    if (!days) return problem_of(request, days.error());
    if (!*days) return problem_response(request, http_problem("http.not_ready"));
    const auto empty = policies::City::open();
    if (!empty) return problem_of(request, empty.error());
    auto asked = supposed(*std::move(read), officer->document, **days, **empty);
    if (!asked) return problem_response(request, asked.error());
    const auto begun = what_ifs_.begin(officer->speaker, officer->document, *std::move(asked));
    if (begun != WhatIfs::Begun::yes) return problem_response(request, not_now(begun));
    return told(request, officer->speaker, 202);
  }

  Response look(const Request& request) {
    const auto officer = officer_asking(service_, request);
    if (!officer) return problem_response(request, officer.error());
    const auto form = file_form(request);
    if (!form) return problem_response(request, form.error());
    return *form == ListForm::page ? told(request, officer->speaker, 200) : table(request, officer->speaker, *form);
  }

  Response end(const Request& request) {
    const auto officer = officer_asking(service_, request);
    if (!officer) return problem_response(request, officer.error());
    if (!what_ifs_.end(officer->speaker)) return problem_response(request, http_problem("http.not_found"));
    return json_answer(answers::Done{});
  }

 private:
  Response told(const Request& request, const Speaker& speaker, int status) {
    const auto state = what_ifs_.of(speaker, request.language);
    return state ? json_answer(*state, status) : problem_response(request, http_problem("http.not_found"));
  }

  // Some hundred rows: a small file, made at once.
  Response table(const Request& request, const Speaker& speaker, ListForm form) {
    const auto state = what_ifs_.of(speaker, request.language);
    if (!state || !state->result) return problem_response(request, http_problem("http.not_found"));
    std::string bytes;
    if (form == ListForm::csv) {
      const auto csv = formats::write_list_csv([&](std::string_view piece) { bytes += piece; });
      formats::put_what_if(*csv, *state->result);
      return file_of(std::move(bytes), "text/csv; charset=utf-8", ".csv");
    }
    const ScratchFile scratch(service_.options.scratch_folder, "what-if", ".xlsx");
    const auto sheet = formats::write_list_xlsx(scratch.path());
    if (!sheet) return problem_of(request, sheet.error());
    formats::put_what_if(**sheet, *state->result);
    if (const auto closed = (*sheet)->close(); !closed) return problem_of(request, closed.error());
    std::ifstream in(scratch.path(), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
    return file_of(std::move(bytes), xlsx_type, ".xlsx");
  }

  static Response file_of(std::string bytes, std::string_view type, std::string_view ending) {
    Response response{.status = 200, .body = std::move(bytes)};
    response.headers.set("Content-Type", std::string(type));
    response.headers.set("Content-Disposition", "attachment; filename=\"what-if" + std::string(ending) + "\"");
    response.headers.set("Vary", "Accept");
    return response;
  }

  Service& service_;
  WhatIfs what_ifs_;
};

}  // namespace

Result<void> add_what_if_routes(Router& router, Service& service) {
  const auto route = std::make_shared<WhatIfRoute>(service);
  struct Row {
    Method method;
    Response (WhatIfRoute::*work)(const Request&);
  };
  constexpr Row rows[] = {
      {Method::post, &WhatIfRoute::ask}, {Method::get, &WhatIfRoute::look}, {Method::del, &WhatIfRoute::end}};
  for (const Row& row : rows) {
    auto added = router.add(
        row.method, std::string(what_if_path),
        [route, work = row.work](const RequestPtr& request, const Answer& answer) { answer((*route.*work)(*request)); },
        {.max_body = std::size_t{64} << 10, .work = Work::blocking});
    if (!added) return added;
  }
  return {};
}

}  // namespace gongbao::server
