// One thread waits for new entries and serves all streams; who they are for is asked again each time.
#include "server/api/event_routes.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <list>
#include <map>
#include <mutex>
#include <thread>

#include "base/number_text.h"
#include "formats/json_text.h"
#include "server/api/events.h"
#include "server/api/places.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using engine::EntryNo;

constexpr std::size_t listeners_in_all = 2000, listeners_of_an_account = 5;  // of streams, and as many of waits
constexpr int batches_a_round = 50;  // of one stream, before the others get theirs
constexpr std::chrono::seconds longest_event_wait{25};
constexpr std::chrono::milliseconds between_looks{1000}, between_rounds{100};

Response as_json(const Events& events);
Response events_problem(const Request& request, const Problem& problem);

// Whoever hears, and as long as his session or key holds.
struct Listener {
  Claim claim;
  access::Actor actor;
  EntryNo after = 0;
};

class EventStreams {
 public:
  explicit EventStreams(Service& service)
      : service_(service), reader_(service), thread_([this](const std::stop_token& stop) { run(stop); }) {}

  // False: too many already, in all or of that account.
  bool add(const Speaker& speaker, EntryNo after, StreamWriter writer) {
    const std::lock_guard lock(mutex_);
    if (!stream_places_.take(speaker.account, listeners_of_an_account)) return false;
    streams_.push_back({{speaker.claim, speaker.actor, after}, std::move(writer)});
    return true;
  }
  // Answers when something happens that the actor may see, or when the time has passed.
  bool wait(const Speaker& speaker, EntryNo after, const RequestPtr& request, Answer answer,
            std::chrono::seconds most) {
    const std::lock_guard lock(mutex_);
    if (!wait_places_.take(speaker.account, listeners_of_an_account)) return false;
    waiting_.push_back(
        {{speaker.claim, speaker.actor, after}, request, std::move(answer), service_.clock.steady() + most});
    return true;
  }

 private:
  struct Stream {
    Listener listener;
    StreamWriter writer;
    bool behind = false;  // the batches of its round were not all there is
  };
  struct Waiting {
    Listener listener;
    RequestPtr request;
    Answer answer;
    std::chrono::steady_clock::time_point until;
  };
  enum class May : std::uint8_t { yes, no, not_known };

  void run(const std::stop_token& stop) {
    EntryNo seen = 0;
    while (!stop.stop_requested()) {
      service_.views->wait_entry(seen + 1, between_looks, stop);
      seen = service_.views->stands_at();
      // Whoever reads what is long past gets it as fast as he takes it.
      while (round(seen) && !stop.stop_requested()) {
      }
      std::this_thread::sleep_for(between_rounds);
    }
    const std::lock_guard lock(mutex_);
    for (const Waiting& each : waiting_) each.answer(as_json({{}, each.listener.after}));
  }

  // The lists are taken out, so that nobody who comes waits for the engine or the disk.
  // True: a stream has more to get at once.
  bool round(EntryNo stands_at) {
    std::list<Stream> streams;
    std::list<Waiting> waiting;
    {
      const std::lock_guard lock(mutex_);
      streams.swap(streams_);
      waiting.swap(waiting_);
    }
    std::vector<std::uint64_t> gone, answered_ones;
    bool more = false;
    std::erase_if(streams, [&](Stream& each) {
      const bool over = !served(each, stands_at);
      if (over) gone.push_back(each.listener.claim.account);
      more |= !over && each.behind && each.writer.has_room();
      return over;
    });
    std::erase_if(waiting, [&](Waiting& each) {
      const bool over = answered(each, stands_at);
      if (over) answered_ones.push_back(each.listener.claim.account);
      return over;
    });
    const std::lock_guard lock(mutex_);
    for (const std::uint64_t account : gone) stream_places_.give_back(account);
    for (const std::uint64_t account : answered_ones) wait_places_.give_back(account);
    streams_.splice(streams_.begin(), streams);
    waiting_.splice(waiting_.begin(), waiting);
    return more;
  }

  May may_still_hear(const Listener& listener) const {
    if (session_ended(listener)) return May::no;
    bool may = false;
    const auto asked = service_.engine.ask([&] { may = still_speaks(service_.city, listener.claim, listener.actor); });
    if (!asked) return May::not_known;
    return may ? May::yes : May::no;
  }

  // Memory that runs out ends the stream or the wait that needed it, and nobody else's.
  bool served(Stream& stream, EntryNo stands_at) {
    try {
      return serve(stream, stands_at);
    } catch (const std::exception&) {
      stream.writer.break_off();
      return false;
    }
  }
  bool answered(Waiting& waiting, EntryNo stands_at) {
    try {
      return answer(waiting, stands_at);
    } catch (const std::exception&) {
      waiting.answer(problem_response(*waiting.request, http_problem("http.overloaded")));
      return true;
    }
  }

  bool session_ended(const Listener& listener) const {
    const auto& session = listener.claim.session;
    return session && !service_.credentials.session_alive(session->id, service_.now_micros());
  }

  // False: it is over.
  bool serve(Stream& stream, EntryNo stands_at) {
    stream.behind = false;
    if (stream.writer.gone()) return false;
    if (session_ended(stream.listener)) {
      stream.writer.end();
      return false;
    }
    if (stream.listener.after >= stands_at || !stream.writer.has_room()) return true;
    const May may = may_still_hear(stream.listener);
    if (may == May::no) stream.writer.end();
    if (may != May::yes) return may == May::not_known;
    for (int batch = 0; batch < batches_a_round && stream.listener.after < stands_at; ++batch) {
      const auto events = reader_.after(stream.listener.actor, stream.listener.after);
      if (!events) return true;
      if (!told(stream, *events)) return false;
      if (!stream.writer.has_room()) break;
    }
    stream.behind = stream.listener.after < stands_at;
    return true;
  }

  // False: nobody reads any more.
  static bool told(Stream& stream, const Events& events) {
    for (std::size_t i = 0; i < events.rows.size(); ++i) {
      const EventRow& row = events.rows[i];
      // A reader that comes back has all of the entry whose id it names.
      const bool last = i + 1 == events.rows.size() || events.rows[i + 1].entry != row.entry;
      const Event event{last ? std::to_string(row.entry) : "", std::string(row.body.at("fact").as_string()),
                        formats::json_line(row.body)};
      if (!stream.writer.write(to_text(event))) return false;
    }
    stream.listener.after = events.upto;
    return true;
  }

  // True: it was answered, or nobody waits any more.
  bool answer(Waiting& waiting, EntryNo stands_at) {
    if (waiting.request->abandoned.stop_requested()) return true;
    const bool late = service_.clock.steady() >= waiting.until || waiting.request->stopping.stop_requested() ||
                      waiting.request->peer_done.stop_requested();
    if (waiting.listener.after >= stands_at && !late && !session_ended(waiting.listener)) return false;
    const May may = may_still_hear(waiting.listener);
    if (may != May::yes) {
      const auto why = may == May::no ? "http.unauthorized" : "http.not_ready";
      waiting.answer(problem_response(*waiting.request, http_problem(why)));
      return true;
    }
    const auto events = reader_.after(waiting.listener.actor, waiting.listener.after);
    if (!events) {
      waiting.answer(events_problem(*waiting.request, events.error()));
      return true;
    }
    waiting.listener.after = events->upto;
    if (events->rows.empty() && !late) return false;
    waiting.answer(as_json(*events));
    return true;
  }

  Service& service_;
  EventReader reader_;  // of the thread
  std::mutex mutex_;
  // Whoever has all his streams open may still wait, and the other way round.
  Places stream_places_{listeners_in_all}, wait_places_{listeners_in_all};
  std::list<Stream> streams_;
  std::list<Waiting> waiting_;
  std::jthread thread_;  // last: it uses the others
};

Response events_problem(const Request& request, const Problem& problem) {
  if (problem.code != "views.not_ready" && problem.code != "views.too_much") return problem_of(request, problem);
  HttpProblem busy = http_problem("http.overloaded");
  busy.headers.add("Retry-After", "1");
  return problem_response(request, std::move(busy));
}

Response as_json(const Events& events) {
  json::array rows;
  for (const EventRow& row : events.rows) rows.push_back(row.body);
  Response response =
      json_response(200, formats::json_line(json::object{{"events", std::move(rows)}, {"after", events.upto}}));
  response.headers.set("Gongbao-Entry", std::to_string(events.upto));
  return response;
}

// A browser that comes back says what it has seen last; else the query says it.
std::expected<EntryNo, HttpProblem> after_asked(const Request& request) {
  const std::string_view last = request.headers.get("Last-Event-ID");
  if (last.empty()) return number_asked(request, "after", 0);
  if (const auto number = number_in(last)) return *number;
  HttpProblem bad = http_problem("http.bad_request");
  bad.field = "Last-Event-ID";
  return std::unexpected(std::move(bad));
}

void tell(Service& service, EventStreams& streams, const RequestPtr& request, const Answer& answer) {
  const auto problem = [&](HttpProblem what) { answer(problem_response(*request, std::move(what))); };
  SpeakerOr speaker = ask_speaker(service, *request);
  if (!speaker) return problem(std::move(speaker.error()));
  if (auto not_ready = not_ready_to_speak(service, *speaker)) return problem(std::move(*not_ready));
  if (speaker->account == 0) return problem(sign_in_first());
  const auto begins = after_asked(*request);
  if (!begins) return problem(begins.error());
  const EntryNo after = *begins;
  const auto asked = number_asked(*request, "wait", 0);
  if (!asked) return problem(asked.error());
  if (request->headers.get("Accept").find("text/event-stream") != std::string_view::npos) {
    auto [writer, body] = make_stream(StreamKind::events);
    // Beyond the journal's end it begins at the end, as a long poll does.
    if (!streams.add(*speaker, std::min(after, service.views->stands_at()), std::move(writer)))
      return problem(http_problem("http.too_many_requests"));
    return answer(events_response(std::move(body)));
  }
  const auto events = EventReader(service).after(speaker->actor, after);
  if (!events) return answer(events_problem(*request, events.error()));
  const std::chrono::seconds wait{std::min<std::uint64_t>(*asked, longest_event_wait.count())};
  if (!events->rows.empty() || wait.count() == 0) return answer(as_json(*events));
  if (!streams.wait(*speaker, events->upto, request, answer, wait)) problem(http_problem("http.overloaded"));
}

}  // namespace

Result<void> add_event_routes(Router& router, Service& service) {
  if (service.views == nullptr) return {};
  auto streams = std::make_shared<EventStreams>(service);
  return router.add(Method::get, "/v1/events",
                    [&service, streams](const RequestPtr& request, const Answer& answer) {
                      tell(service, *streams, request, answer);
                    },
                    {.work = Work::blocking});
}

}  // namespace gongbao::server
