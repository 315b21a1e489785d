// Work handed to a second thread in batches, done in the order of the handing over. The one who hands over goes on, and
// waits only when too much waits already, or when it asks for what has been done.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace gongbao {

template <class Batch>
class Beside {
 public:
  explicit Beside(std::function<void(const Batch&)> work) : work_(std::move(work)), thread_([this] { work_off(); }) {}
  ~Beside() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  void hand_over(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < most_waiting; });
    waiting_.push_back(std::move(batch));
    changed_.notify_all();
  }
  // Until all that was handed over has been done; what the work wrote may be read then.
  void settle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.empty(); });
  }

 private:
  static constexpr std::size_t most_waiting = 16;

  void work_off() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const Batch& batch = waiting_.front();  // stays where it is while others come
      lock.unlock();
      work_(batch);
      lock.lock();
      waiting_.pop_front();
      changed_.notify_all();
    }
  }

  const std::function<void(const Batch&)> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool ended_ = false;
  std::thread thread_;  // the last: what it works with is there when it begins
};

}  // namespace gongbao
