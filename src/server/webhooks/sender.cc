// One thread leads all webhooks, each a coroutine of its own; a few more wait for receivers in its place, and another
// one waits for new entries and wakes it.
#include "server/webhooks/sender.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/thread_pool.hpp>
#include <map>
#include <thread>

#include "base/hash.h"
#include "formats/json_text.h"
#include "server/api/events.h"
#include "server/api/speaker.h"
#include "server/net.h"
#include "views/views.h"

namespace gongbao::server {

namespace {

using credentials::Lane;
using credentials::Trouble;
using credentials::Webhook;

constexpr std::chrono::milliseconds between_wakings{200};
constexpr std::int64_t a_second = 1'000'000;

// The pause before the next try doubles each time.
void count_failure(Trouble& trouble, int status, std::int64_t now, const WebhookOptions& options) {
  if (trouble.since_micros == 0) trouble.since_micros = now;
  constexpr std::int64_t most_doublings = 30;
  const std::int64_t doubled = options.first_pause.count() << std::min(trouble.tries, most_doublings);
  ++trouble.tries;
  trouble.status = status;
  trouble.next_try_micros = now + std::min<std::int64_t>(doubled, options.longest_pause.count());
  trouble.given_up = now - trouble.since_micros >= options.given_up_after.count();
}

bool is_due(const Trouble& trouble, std::int64_t now) { return !trouble.given_up && trouble.next_try_micros <= now; }

Headers signed_headers(const Webhook& webhook, const WebhookAddress& address, const EventRow& row,
                       std::string_view body, std::int64_t now) {
  const std::string moment = std::to_string(now / a_second);
  const std::string nonce =
      std::to_string(webhook.number) + "." + std::to_string(row.entry) + "." + std::to_string(row.place);
  const std::string hash = to_hex(sha256(as_bytes(body)));
  const std::string text = signed_text("POST", address.target, moment, nonce, hash);
  return {{"Gongbao-Webhook", std::to_string(webhook.number)},
          {"Gongbao-Time", moment},
          {"Gongbao-Nonce", nonce},
          {"Gongbao-Content-SHA256", hash},
          {"Gongbao-Signature", "HMAC-SHA256=" + to_hex(hmac_sha256(as_bytes(webhook.secret), as_bytes(text)))}};
}

}  // namespace

class WebhookSender::Impl {
 public:
  Impl(Service& service, credentials::Webhooks& webhooks, WebhookOptions options)
      : service_(service),
        reader_(service),
        webhooks_(webhooks),
        options_(std::move(options)),
        carriers_(options_.most_at_once) {}

  void run() {
    step_back();
    sending_ = std::jthread([this] { io_.run(); });
    watching_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
    look();
  }

  ~Impl() {
    watching_ = {};
    io_.stop();  // first: what is broken off below is no failure of a receiver
    sending_ = {};
    stopping_ = true;
    carriers_.join();
    places_.clear();
  }

  void look() {
    asio::post(io_, [this] { wake_all(); });
  }

 private:
  // A journal that was restored may end before what was sent: events of the numbers given anew are sent.
  void step_back() {
    const auto all = webhooks_.all();
    if (!all) return;
    for (const Webhook& each : *all) {
      if (each.after > service_.log.last_entry()) (void)webhooks_.replay(each.number, service_.log.last_entry());
    }
  }

  enum class May : std::uint8_t { yes, not_now, ended };
  // Where a webhook's coroutine sleeps.
  struct Place {
    explicit Place(asio::io_context& io) : alarm(io) {}
    asio::steady_timer alarm;
    std::uint64_t news = 0;
  };
  struct Permission {
    May may = May::not_now;
    access::Actor actor;
  };

  void watch(const std::stop_token& stop) {
    EntryNo seen = service_.views->stands_at();
    while (!stop.stop_requested()) {
      if (!service_.views->wait_entry(seen + 1, between_wakings, stop)) continue;
      seen = service_.views->stands_at();
      look();
    }
  }

  // On the sending thread, as all that follows.
  void wake_all() {
    try {
      wake_each();
    } catch (const std::exception&) {  // out of memory, most likely: the next look is a second away
    }
  }
  void wake_each() {
    const auto all = webhooks_.all();
    if (!all) return;
    for (const Webhook& each : *all) {
      auto& place = places_[each.number];
      if (!place) {
        place = std::make_shared<Place>(io_);
        asio::co_spawn(io_, serve(each.number, place), asio::detached);
      }
      ++place->news;
      place->alarm.cancel();
    }
  }

  awaitable<void> serve(std::uint64_t number, std::shared_ptr<Place> place) {
    while (true) {
      const std::uint64_t seen = place->news;  // what comes while it sends is seen by another turn
      std::int64_t due = 0;
      try {
        due = co_await turn(number);
      } catch (const std::exception&) {  // out of memory, most likely: later
        due = service_.now_micros() + a_second;
      }
      if (due == ended) break;
      if (place->news != seen) continue;
      const std::int64_t pause = std::clamp<std::int64_t>(due - service_.now_micros(), 0, 3600 * a_second);
      place->alarm.expires_after(std::chrono::microseconds(pause));
      error_code woken;
      co_await place->alarm.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    places_.erase(number);
  }

  // Everything that can be sent now. When it is worth looking again, in microseconds UTC.
  awaitable<std::int64_t> turn(std::uint64_t number) {
    const auto found = webhooks_.find(number);
    if (!found) co_return service_.now_micros() + a_second;
    if (!*found) co_return ended;
    Webhook webhook = **found;
    const Permission permission = ask(webhook);
    if (permission.may == May::ended) {
      co_return webhooks_.drop(number) ? ended : service_.now_micros() + a_second;
    }
    if (permission.may == May::not_now || webhook.secret.empty()) co_return service_.now_micros() + 60 * a_second;
    const auto address = webhook_address(webhook.url, options_.post.allowed);
    if (!address) {  // no longer allowed
      webhook.trouble.given_up = true;
      (void)webhooks_.note(webhook);
      co_return never;
    }
    auto lanes = webhooks_.lanes(number);
    if (!lanes) co_return service_.now_micros() + a_second;
    for (Lane& lane : *lanes) {
      if (!is_due(webhook.trouble, service_.now_micros())) break;
      if (is_due(lane.trouble, service_.now_micros())) co_await follow_lane(webhook, lane, *address, permission.actor);
    }
    bool known = true;
    if (is_due(webhook.trouble, service_.now_micros())) known = co_await go_on(webhook, *address, permission.actor);
    co_return known ? next_due(number) : service_.now_micros() + a_second;
  }

  std::int64_t next_due(std::uint64_t number) {
    const auto webhook = webhooks_.find(number);
    const auto lanes = webhooks_.lanes(number);
    if (!webhook || !*webhook || !lanes) return service_.now_micros() + a_second;
    const Webhook& it = **webhook;
    if (it.trouble.given_up) return never;
    if (it.trouble.next_try_micros != 0) return it.trouble.next_try_micros;
    if (it.after < service_.views->stands_at()) return service_.now_micros();
    std::int64_t due = never;
    for (const Lane& lane : *lanes) {
      if (!lane.trouble.given_up) due = std::min(due, lane.trouble.next_try_micros);
    }
    return due;
  }

  // Whose it is may have lost the office since.
  Permission ask(const Webhook& webhook) {
    Permission permission;
    (void)service_.engine.ask([&] {
      const accounts::State& state = service_.city.accounts();
      const auto it = state.webhooks.find(webhook.number);
      const auto today = service_.city.day();
      if (it == state.webhooks.end()) {
        permission.may = May::ended;
        return;
      }
      const accounts::Office& office = it->second.office;
      permission.actor = {office.role, it->second.account, office.organisation, office.area};
      if (today && accounts::may_speak(state, permission.actor, *today)) permission.may = May::yes;
    });
    return permission;
  }

  // A page of events takes a slow receiver a long time; meanwhile the webhook may have ended or begun again elsewhere.
  bool still_wanted(const Webhook& webhook) {
    if (ask(webhook).may != May::yes) return false;
    const auto found = webhooks_.find(webhook.number);
    return found && *found && (*found)->generation == webhook.generation;
  }

  // By a carrier, while others go on here. All it is given is kept by who waits for it.
  awaitable<Posted> carried(const WebhookAddress& address, const Headers& headers, const std::string& body) {
    Posted posted;
    asio::steady_timer arrived(io_, asio::steady_timer::time_point::max());
    asio::post(carriers_, [&] {
      const Posted found = post_event(address, options_.post, headers, body, stopping_);
      asio::post(io_, [&posted, &arrived, found] {
        posted = found;
        arrived.cancel();
      });
    });
    error_code woken;
    co_await arrived.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    co_return posted;
  }

  awaitable<Posted> send(const Webhook& webhook, const WebhookAddress& address, const EventRow& row) {
    const std::string body = formats::json_line(row.body);
    const Headers headers = signed_headers(webhook, address, row, body, service_.now_micros());
    const Posted posted = co_await carried(address, headers, body);
    service_.metrics.count("webhook_events", "events sent to webhooks, taken or not");
    if (!posted.taken()) service_.metrics.count("webhook_failures", "events that a webhook did not take");
    co_return posted;
  }

  // The events of all operators that have no lane. False: they cannot be read just now.
  awaitable<bool> go_on(Webhook& webhook, const WebhookAddress& address, const access::Actor& actor) {
    const auto events = reader_.after(actor, webhook.after);
    auto lanes = webhooks_.lanes(webhook.number);
    if (!events || !lanes) co_return false;
    const auto has_lane = [&](const EventRow& row) {
      return std::ranges::find(*lanes, row.operator_id, &Lane::entity) != lanes->end();
    };
    for (std::size_t i = 0; i < events->rows.size(); ++i) {
      const EventRow& row = events->rows[i];
      if (!has_lane(row)) {
        if (!still_wanted(webhook)) co_return false;
        const Posted posted = co_await send(webhook, address, row);
        const std::int64_t now = service_.now_micros();
        if (!posted.reached || (!posted.taken() && lanes->size() >= options_.most_lanes)) {
          count_failure(webhook.trouble, posted.status, now, options_);
          co_return webhooks_.note(webhook).has_value();
        }
        webhook.trouble = {};
        if (posted.taken()) {
          webhook.delivered_micros = now;
        } else {
          Lane lane{row.operator_id, row.entry - 1, {}};
          count_failure(lane.trouble, posted.status, now, options_);
          if (!webhooks_.note_lane(webhook, lane)) co_return false;
          lanes->push_back(lane);
        }
      }
      const bool whole = i + 1 == events->rows.size() || events->rows[i + 1].entry != row.entry;
      if (!whole) continue;
      webhook.after = row.entry;
      if (!webhooks_.note(webhook)) co_return false;
    }
    webhook.after = std::max(webhook.after, events->upto);
    webhook.trouble = {};
    co_return webhooks_.note(webhook).has_value();
  }

  // The events of one operator, until it is where the others are.
  awaitable<void> follow_lane(Webhook& webhook, Lane& lane, const WebhookAddress& address, const access::Actor& actor) {
    while (lane.after < webhook.after) {
      const auto events = reader_.after(actor, lane.after, lane.entity);
      if (!events) co_return;
      for (const EventRow& row : events->rows) {
        if (row.entry > webhook.after) break;
        if (!still_wanted(webhook)) co_return;
        const Posted posted = co_await send(webhook, address, row);
        if (!posted.taken()) {
          count_failure(lane.trouble, posted.status, service_.now_micros(), options_);
          (void)webhooks_.note_lane(webhook, lane);
          co_return;
        }
        webhook.delivered_micros = service_.now_micros();
        lane.trouble = {};
        const bool whole = &row == &events->rows.back() || (&row + 1)->entry != row.entry;
        if (!whole) continue;
        lane.after = row.entry;
        if (!webhooks_.note_lane(webhook, lane)) co_return;
      }
      lane.after = std::max(lane.after, std::min(events->upto, webhook.after));
      if (lane.after >= webhook.after || !events->rows.empty()) continue;
      // The lists have not come as far as what was sent.
      lane.trouble.next_try_micros = service_.now_micros() + a_second;
      (void)webhooks_.note_lane(webhook, lane);
      co_return;
    }
    (void)webhooks_.drop_lane(webhook, lane.entity);
    (void)webhooks_.note(webhook);
  }

  static constexpr std::int64_t ended = -1, never = std::numeric_limits<std::int64_t>::max();

  Service& service_;
  EventReader reader_;  // of the thread that sends
  credentials::Webhooks& webhooks_;
  const WebhookOptions options_;
  std::atomic<bool> stopping_ = false;
  std::map<std::uint64_t, std::shared_ptr<Place>> places_;
  asio::io_context io_;  // its coroutines use what stands before it
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(io_);
  asio::thread_pool carriers_;
  std::jthread sending_, watching_;
};

WebhookSender::WebhookSender(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WebhookSender::~WebhookSender() = default;

Result<std::unique_ptr<WebhookSender>> WebhookSender::start(Service& service, credentials::Webhooks& webhooks,
                                                            WebhookOptions options) {
  if (const auto readable = check_authorities(options.post.authorities); !readable) {
    return std::unexpected(readable.error());
  }
  auto impl = std::make_unique<Impl>(service, webhooks, std::move(options));
  impl->run();
  return std::unique_ptr<WebhookSender>(new WebhookSender(std::move(impl)));
}

void WebhookSender::look() { impl_->look(); }

}  // namespace gongbao::server
