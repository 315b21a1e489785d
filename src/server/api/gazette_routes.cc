// Words never change while the program runs, so they are written once, at start; what commands change is asked for.
#include "server/api/gazette_routes.h"

#include <boost/json/array.hpp>

#include "formats/json_text.h"
#include "policies/gazette/citations.h"
#include "policies/registry/laws.h"
#include "policies/registry/systems.h"
#include "policies/registry/words.h"
#include "server/api/answers.h"
#include "server/api/kept_answer.h"
#include "server/api/replies.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

template <HasFields T>
Handler told_once(const T& told) {
  return kept_answer(formats::json_line(formats::to_json(told)), "public, max-age=3600");
}

answers::WordKind kind_of(std::string_view name) {
  if (policies::is_flag(name)) return answers::WordKind::flag;
  return policies::code_named(name) ? answers::WordKind::refusal : answers::WordKind::problem;
}

// What codes, flags and commands are called, and what they rest on whoever answers them: the one place where pages
// look.
answers::WordsTold words_told() {
  answers::WordsTold told;
  for (const auto& [name, words] : policies::all_words()) {
    told.codes.push_back({std::string(name), kind_of(name), std::string(words.zh), std::string(words.en),
                          policies::clauses_of_code(name)});
  }
  const auto add = [&told](std::string_view name) {
    const std::string_view word = policies::command_word(name);
    if (!word.empty()) told.commands.push_back({std::string(name), std::string(word)});
  };
  policies::PublicCommands::each([&]<class Command>() { add(Command::name); });
  std::set<custody::Op> ops;
  for (const std::uint8_t scheme : policies::all_schemes()) {
    for (const custody::Op op : custody::all_ops(scheme)) ops.insert(op);
  }
  for (const custody::Op op : ops) add(custody::op_name(op));
  return told;
}

answers::Parameters parameters_of(const policies::City& city, const law::IssueInfo& issue) {
  answers::Parameters all;
  std::vector<std::string> documents;
  for (const law::DocumentInfo& document : issue.documents) documents.push_back(document.short_id);
  documents.emplace_back(gazette::document);
  for (const std::string& document : documents) {
    const law::Parameters* parameters = city.parameters_of(document);
    if (parameters == nullptr) continue;
    for (const auto& [name, parameter] : parameters->all()) {
      answers::Parameter told{document, name, parameter.unit, parameter.clauses, parameter.implied, {}};
      for (const law::ParameterVersion& version : parameter.versions) {
        told.versions.push_back({version.from, law::text_of(parameter.unit, version.value), version.reason});
      }
      all.parameters.push_back(std::move(told));
    }
  }
  return all;
}

// Asked of the deciding thread: parameters change by commands.
void tell_parameters(Service& service, const RequestPtr& request, const Answer& answer) {
  auto told = std::make_shared<answers::Parameters>();
  auto asked = service.engine.submit_question(
      [&service, told] { *told = parameters_of(service.city, service.law.gazette().info()); },
      [request, answer, told](Result<engine::EntryNo> entry) {
        if (!entry) return answer(problem_of(*request, entry.error()));
        answer(json_answer(*told));
      });
  if (!asked) answer(problem_of(*request, asked.error()));
}

// What the city has adopted so far.
void tell_calendar(Service& service, const RequestPtr& request, const Answer& answer) {
  auto told = std::make_shared<answers::Calendar>();
  auto asked = service.engine.submit_question(
      [&service, told] {
        const auto& notices = service.city.calendar().notices();
        told->notices.assign(notices.begin(), notices.end());
      },
      [request, answer, told](Result<engine::EntryNo> entry) {
        if (!entry) return answer(problem_of(*request, entry.error()));
        answer(json_answer(*told));
      });
  if (!asked) answer(problem_of(*request, asked.error()));
}

}  // namespace

Result<void> add_gazette_routes(Router& router, Service& service) {
  if (auto added = router.add(Method::get, "/v1/gazette/words", told_once(words_told())); !added) return added;
  auto parameters = router.add(
      Method::get, "/v1/gazette/parameters",
      [&service](const RequestPtr& request, const Answer& answer) { tell_parameters(service, request, answer); });
  if (!parameters) return parameters;
  return router.add(Method::get, "/v1/gazette/calendar", [&service](const RequestPtr& request, const Answer& answer) {
    tell_calendar(service, request, answer);
  });
}

}  // namespace gongbao::server
