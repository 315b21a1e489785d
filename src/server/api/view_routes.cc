// A rebuild takes minutes: it has a thread of its own, and there is one at a time.
#include "server/api/view_routes.h"

#include <boost/json/array.hpp>
#include <mutex>
#include <thread>

#include "formats/json_text.h"
#include "server/api/answers.h"
#include "server/api/replies.h"
#include "server/api/speaker.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

namespace json = boost::json;
using access::Role;

// Joined when it goes; stopping the views ends what is under way.
class Rebuilding {
 public:
  explicit Rebuilding(views::Views& views) : views_(views) {}

  // False: one is under way.
  bool begin(const std::string& system) {
    const std::lock_guard lock(mutex_);
    if (under_way_) return false;
    under_way_ = true;
    problem_.reset();
    thread_ = std::jthread([this, system] {
      Result<void> done;
      try {
        done = views_.rebuild(system);
      } catch (const std::exception&) {  // out of memory, most likely
        done = ::gongbao::problem("views.io_failed", "", "it was broken off");
      }
      const std::lock_guard ended(mutex_);
      under_way_ = false;
      if (!done) problem_ = done.error().code;
    });
    return true;
  }
  // Why the last one came to nothing.
  std::optional<std::string> problem() const {
    const std::lock_guard lock(mutex_);
    return problem_;
  }

 private:
  views::Views& views_;
  mutable std::mutex mutex_;
  bool under_way_ = false;
  std::optional<std::string> problem_;
  std::jthread thread_;
};

answers::ViewsStatus status_of_views(const Service& service, const Rebuilding& rebuilding) {
  answers::ViewsStatus status{.last_entry_no = service.log.last_entry(), .systems = {}};
  for (const views::SystemStatus& of : service.views->status()) {
    answers::SystemViews told{.system = of.system, .entry_no = of.entry, .rebuilding = of.rebuilding};
    if (of.rebuilding) told.rebuilt_entry_no = of.rebuilt;
    if (of.problem) told.problem = of.problem->code;
    status.systems.push_back(std::move(told));
  }
  status.rebuild_problem = rebuilding.problem();
  return status;
}

// The response to whom it is not for.
std::optional<Response> keeps_out(Service& service, const Request& request, std::initializer_list<Role> roles) {
  const SpeakerOr speaker = ask_speaker(service, request);
  if (!speaker) return problem_response(request, speaker.error());
  if (auto problem = not_ready_to_speak(service, *speaker)) return problem_response(request, std::move(*problem));
  if (speaker->account == 0) return problem_response(request, sign_in_first());
  if (std::ranges::find(roles, speaker->actor.role) != roles.end()) return std::nullopt;
  return problem_response(request, http_problem("http.forbidden"));
}

Response look(Service& service, const Rebuilding& rebuilding, const Request& request) {
  if (auto kept = keeps_out(service, request, {Role::system_administrator, Role::audit_administrator})) {
    return *std::move(kept);
  }
  return json_answer(status_of_views(service, rebuilding));
}

// The system named in the body; nullopt: something else stands there.
std::optional<std::string> system_in(const Service& service, const json::object& body) {
  if (body.empty()) return std::string();
  const json::value* system = body.if_contains("system");
  if (body.size() != 1 || system == nullptr || !system->is_string()) return std::nullopt;
  const std::string name(system->get_string());
  for (const views::SystemStatus& of : service.views->status()) {
    if (of.system == name) return name;
  }
  return std::nullopt;
}

Response rebuild(Service& service, Rebuilding& rebuilding, const Request& request) {
  auto body = json_body(request);
  if (!body) return problem_response(request, std::move(body.error()));
  if (auto kept = keeps_out(service, request, {Role::system_administrator})) return *std::move(kept);
  const auto system = system_in(service, *body);
  if (!system) {
    HttpProblem bad = http_problem("http.bad_request");
    bad.field = "system";
    return problem_response(request, std::move(bad));
  }
  if (rebuilding.begin(*system)) return json_answer(status_of_views(service, rebuilding), 202);
  return problem_response(request, http_problem("views.rebuilding"));
}

}  // namespace

Result<void> add_view_routes(Router& router, Service& service) {
  if (service.views == nullptr) return {};
  const auto rebuilding = std::make_shared<Rebuilding>(*service.views);
  auto added = router.add(Method::get, "/v1/views",
                          [&service, rebuilding](const RequestPtr& request, const Answer& answer) {
                            answer(look(service, *rebuilding, *request));
                          },
                          {.work = Work::blocking});
  if (!added) return added;
  return router.add(Method::post, "/v1/views/rebuild",
                    [&service, rebuilding](const RequestPtr& request, const Answer& answer) {
                      answer(rebuild(service, *rebuilding, *request));
                    },
                    {.max_body = 4096, .work = Work::blocking});
}

}  // namespace gongbao::server
