// The thread sleeps until somebody waits, then until the lists have come on; whose entry is there is called.
#include "server/api/entry_waits.h"

#include "views/views.h"

namespace gongbao::server {

namespace {

constexpr std::size_t waiting_in_all = 1000, waiting_of_an_account = 100;
constexpr std::chrono::seconds longest_entry_wait{10};
constexpr std::chrono::milliseconds between_checks{500};  // for those whose time is over, or who have left

// Memory that runs out ends the wait that needed it, which is then unanswered, and nobody else's.
template <class Waiting>
void call_one(const Waiting& waiting, bool there) {
  try {
    waiting.then(there);
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace

EntryWaits::EntryWaits(Service& service)
    : service_(service), places_(waiting_in_all), thread_([this](const std::stop_token& stop) { run(stop); }) {}

EntryWaits::~EntryWaits() = default;

bool EntryWaits::wait(engine::EntryNo entry, std::uint64_t account, const RequestPtr& request, Then then) {
  {
    const std::lock_guard lock(mutex_);
    // Under the lock: what comes after this look is seen by the thread's next one.
    if (service_.views->stands_at() < entry) {
      if (!places_.take(account, waiting_of_an_account)) return false;
      waiting_.push_back({entry, account, request, std::move(then), service_.clock.steady() + longest_entry_wait});
      somebody_waits_.notify_one();
      return true;
    }
  }
  then(true);
  return true;
}

void EntryWaits::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      if (!somebody_waits_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
    }
    const engine::EntryNo stands_at = service_.views->stands_at();
    for (Waiting& each : take_due(stands_at, false)) {
      if (!each.request->abandoned.stop_requested()) call_one(each, stands_at >= each.entry);
    }
    service_.views->wait_entry(stands_at + 1, between_checks, stop);
  }
  for (Waiting& each : take_due(0, true)) call_one(each, false);
}

std::list<EntryWaits::Waiting> EntryWaits::take_due(engine::EntryNo stands_at, bool stopping) {
  const auto now = service_.clock.steady();
  std::list<Waiting> due;
  const std::lock_guard lock(mutex_);
  for (auto it = waiting_.begin(); it != waiting_.end();) {
    const Request& request = *it->request;
    const bool over = stopping || now >= it->until || request.abandoned.stop_requested() ||
                      request.stopping.stop_requested() || stands_at >= it->entry;
    const auto each = it++;
    if (!over) continue;
    places_.give_back(each->account);
    due.splice(due.end(), waiting_, each);
  }
  return due;
}

}  // namespace gongbao::server
