// One lane, so answers come in the order of sending.
#include "server/api/pipeline.h"

#include <thread>

#include "base/check.h"

namespace gongbao::server {

namespace {

constexpr std::chrono::milliseconds between_tries{20};

}  // namespace

Pipeline::Pipeline(engine::Engine& engine, See see, std::size_t most_in_flight, std::chrono::milliseconds patience)
    : engine_(engine), see_(std::move(see)), most_in_flight_(most_in_flight), patience_(patience) {}

bool Pipeline::anything_arrived() const {
  const std::lock_guard lock(inbox_->mutex);
  return !inbox_->answers.empty();
}

Result<void> Pipeline::send(std::vector<engine::Record> records, const engine::Source& source, std::vector<Tag> tags) {
  GB_CHECK(records.size() == tags.size());
  if (records.empty()) return {};
  while (anything_arrived() || (!idle() && in_flight_ + records.size() > most_in_flight_)) {
    if (auto taken = take_one(); !taken) return taken;
  }
  auto submitted = submit(records, source);
  // A queue that others have filled empties itself; a batch that has begun goes on then.
  const auto until = std::chrono::steady_clock::now() + patience_;
  while (!submitted && submitted.error().code == "engine.busy" && std::chrono::steady_clock::now() < until) {
    if (auto taken = take_one(); !taken) return taken;
    std::this_thread::sleep_for(between_tries);
    submitted = submit(records, source);
  }
  if (!submitted) return submitted;
  in_flight_ += records.size();
  sent_.push_back(std::move(tags));
  return {};
}

Result<void> Pipeline::submit(std::span<const engine::Record> records, const engine::Source& source) {
  return engine_.submit(records, source, [inbox = inbox_](Answer answer) {
    {
      const std::lock_guard lock(inbox->mutex);
      inbox->answers.push_back(std::move(answer));
    }
    inbox->arrived.notify_one();
  });
}

Result<void> Pipeline::take_one() {
  if (idle()) return {};
  Answer answer;
  {
    std::unique_lock lock(inbox_->mutex);
    inbox_->arrived.wait(lock, [&] { return !inbox_->answers.empty(); });
    answer = std::move(inbox_->answers.front());
    inbox_->answers.pop_front();
  }
  const std::vector<Tag> tags = std::move(sent_.front());
  sent_.pop_front();
  in_flight_ -= tags.size();
  if (!answer) return std::unexpected(answer.error());
  GB_CHECK(answer->size() == tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) see_(tags[i], (*answer)[i]);
  return {};
}

Result<void> Pipeline::drain() {
  while (!idle()) {
    if (auto taken = take_one(); !taken) return taken;
  }
  return {};
}

}  // namespace gongbao::server
