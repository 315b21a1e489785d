// The text never changes while the program runs, so each document is written once, at start, under a tag of its bytes.
#include "server/api/gazette_routes.h"

#include <boost/json/array.hpp>

#include "base/hash.h"
#include "formats/json_text.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/registry/systems.h"
#include "policies/registry/words.h"
#include "server/api/replies.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;

json::string text_of(std::string_view text) { return json::string(text); }

json::object head_of(const law::DocumentInfo& document) {
  json::array issuers;
  for (const law::Issuer& each : document.issuers) issuers.push_back(text_of(each.zh));
  return {{"document", document.short_id},
          {"title_zh", document.title_zh},
          {"title_en", document.title_en},
          {"instrument_zh", document.instrument_zh},
          {"doc_number", document.doc_number},
          {"issuers", std::move(issuers)},
          {"date_issued", to_string(document.date_issued)},
          {"gazette_date", to_string(document.gazette_date)},
          {"page", document.page}};
}

json::array anchors_of(const law::Gazette& gazette, const law::DocumentText& text) {
  json::array anchors;
  for (const law::Anchor& each : text.anchors) {
    json::array paragraphs, slips;
    for (const law::Paragraph& paragraph : each.paragraphs) paragraphs.push_back(text_of(paragraph.text));
    for (const law::Slip* slip : gazette.slips_of(each)) {
      slips.push_back(json::object{{"printed", slip->printed}, {"evident", slip->evident}});
    }
    anchors.push_back(json::object{{"id", each.id},
                                   {"kind", enum_name(each.kind)},
                                   {"parent", each.parent},
                                   {"printed", each.printed},
                                   {"evident", each.evident},
                                   {"paragraphs", std::move(paragraphs)},
                                   {"slips", std::move(slips)}});
  }
  return anchors;
}

json::array clauses_of(const law::Clauses& clauses, std::string_view document) {
  json::array all;
  for (const law::Clause& each : clauses.all()) {
    if (each.document != document) continue;
    all.push_back(json::object{{"id", each.id},
                               {"last", each.last},
                               {"class", enum_name(each.cls)},
                               {"norm_en", each.norm},
                               {"quote", each.quote},
                               {"anchor", each.anchor},
                               {"opens", each.opens}});
  }
  return all;
}

// Told from memory for as long as the program runs.
Handler told_once(const json::value& body) {
  const auto text = std::make_shared<const std::string>(formats::json_line(body));
  const std::string tag = "\"" + to_hex(sha256(as_bytes(*text))).substr(0, 32) + "\"";
  return [text, tag](const RequestPtr& request, const Answer& answer) {
    const std::string_view known = request->headers.get("If-None-Match");
    // The server marks the tag of a packed body as weak.
    const bool same = known == tag || known == "W/" + tag;
    Response response = same ? Response{.status = 304} : json_response(200, *text);
    response.headers.set("ETag", tag);
    response.headers.set("Cache-Control", "public, max-age=3600");
    answer(std::move(response));
  };
}

json::array notices_of(const law::Calendar& calendar) {
  json::array notices;
  for (const law::HolidayNotice& notice : calendar.notices()) {
    json::array days;
    for (const law::NoticeDay& day : notice.days) {
      days.push_back(
          json::object{{"day", to_string(day.day)}, {"kind", enum_name(day.kind)}, {"festival", day.festival}});
    }
    notices.push_back(json::object{{"year", notice.year},
                                   {"published", to_string(notice.published)},
                                   {"source", notice.source},
                                   {"days", std::move(days)}});
  }
  return notices;
}

// What codes, flags and commands are called, and what they rest on whoever answers them: the one place where pages
// look.
json::object words_told() {
  json::array codes;
  for (const auto& [name, words] : policies::all_words()) {
    const auto number = prepaid_card::code_named(name);
    const auto clauses = prepaid_card::clauses_of_code(name);
    codes.push_back(json::object{{"code", name},
                                 {"kind", number && prepaid_card::is_flag(*number) ? "flag" : "refusal"},
                                 {"title_zh", words.zh},
                                 {"title_en", words.en},
                                 {"clauses", json::array(clauses.begin(), clauses.end())}});
  }
  json::array commands;
  const auto add = [&commands](std::string_view name) {
    const std::string_view word = policies::command_word(name);
    if (!word.empty()) commands.push_back(json::object{{"command", name}, {"title_zh", word}});
  };
  policies::PublicCommands::each([&]<class Command>() { add(Command::name); });
  for (const custody::Op op : custody::all_ops()) add(custody::op_name(op));
  return {{"codes", std::move(codes)}, {"commands", std::move(commands)}};
}

json::array parameters_of(const policies::City& city, const law::IssueInfo& issue) {
  json::array all;
  for (const law::DocumentInfo& document : issue.documents) {
    const law::Parameters* parameters = city.parameters_of(document.short_id);
    if (parameters == nullptr) continue;
    for (const auto& [name, parameter] : parameters->all()) {
      json::array versions;
      for (const law::ParameterVersion& version : parameter.versions) {
        versions.push_back(json::object{{"from", to_string(version.from)},
                                        {"value", law::text_of(parameter.unit, version.value)},
                                        {"reason", version.reason}});
      }
      all.push_back(json::object{{"document", document.short_id},
                                 {"parameter", name},
                                 {"unit", enum_name(parameter.unit)},
                                 {"clauses", json::array(parameter.clauses.begin(), parameter.clauses.end())},
                                 {"implied", parameter.implied},
                                 {"versions", std::move(versions)}});
    }
  }
  return all;
}

// Asked of the deciding thread: parameters change by commands.
void tell_parameters(Service& service, const RequestPtr& request, const Answer& answer) {
  auto told = std::make_shared<json::array>();
  auto asked = service.engine.submit_question(
      [&service, told] { *told = parameters_of(service.city, service.law.gazette().info()); },
      [request, answer, told](Result<engine::EntryNo> entry) {
        if (!entry) return answer(problem_of(*request, entry.error()));
        answer(json_response(200, formats::json_line(json::object{{"parameters", std::move(*told)}})));
      });
  if (!asked) answer(problem_of(*request, asked.error()));
}

// What the city has adopted so far.
void tell_calendar(Service& service, const RequestPtr& request, const Answer& answer) {
  auto told = std::make_shared<json::array>();
  auto asked = service.engine.submit_question(
      [&service, told] { *told = notices_of(service.city.calendar()); },
      [request, answer, told](Result<engine::EntryNo> entry) {
        if (!entry) return answer(problem_of(*request, entry.error()));
        answer(json_response(200, formats::json_line(json::object{{"notices", std::move(*told)}})));
      });
  if (!asked) answer(problem_of(*request, asked.error()));
}

}  // namespace

Result<void> add_gazette_routes(Router& router, Service& service) {
  const law::Gazette& gazette = service.law.gazette();
  json::array heads;
  for (const law::DocumentInfo& document : gazette.info().documents) {
    json::object body = head_of(document);
    heads.push_back(body);
    const law::DocumentText* text = gazette.document(document.short_id);
    if (text == nullptr) continue;
    body["issue"] = json::object{{"year", gazette.info().year}, {"number", gazette.info().number}};
    body["anchors"] = anchors_of(gazette, *text);
    body["clauses"] = clauses_of(service.law.clauses(), document.short_id);
    const std::string pattern = "/v1/gazette/documents/" + document.short_id;
    if (auto added = router.add(Method::get, pattern, told_once(body)); !added) return added;
  }
  if (auto added = router.add(Method::get, "/v1/gazette/documents", told_once(json::object{{"documents", heads}}));
      !added) {
    return added;
  }
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
