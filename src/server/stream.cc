// One lock, two ends; calls to the other side are made without it, except the wake-up, which only posts.
#include "server/stream.h"

#include "server/pipe.h"

namespace gongbao::server {

namespace detail {
namespace {

constexpr std::size_t most_taken = 65'536;  // bytes

}  // namespace

bool Pipe::write(std::string_view piece) {
  const std::lock_guard lock(mutex_);
  if (gone_ || broken_ || ended_) return false;
  if (bytes_.size() + piece.size() > 2 * limit_ && !bytes_.empty()) {
    broken_ = true;
    bytes_ = {};
    tell_reader();
    return false;
  }
  bytes_ += piece;
  tell_reader();
  return true;
}

bool Pipe::has_room() const {
  const std::lock_guard lock(mutex_);
  return !gone_ && room();
}

void Pipe::when_room(std::function<void()> then) {
  {
    const std::lock_guard lock(mutex_);
    if (!gone_ && !room()) {
      when_room_ = std::move(then);
      return;
    }
  }
  then();
}

bool Pipe::wait_for_room(std::chrono::steady_clock::time_point until) {
  std::unique_lock lock(mutex_);
  room_or_gone_.wait_until(lock, until, [&] { return gone_ || broken_ || room(); });
  return !gone_ && !broken_ && room();
}

void Pipe::end() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  tell_reader();
}

void Pipe::break_off() {
  const std::lock_guard lock(mutex_);
  if (!ended_) broken_ = true;
  tell_reader();
}

bool Pipe::gone() const {
  const std::lock_guard lock(mutex_);
  return gone_ || broken_;
}

Pipe::Taken Pipe::take() {
  std::unique_lock lock(mutex_);
  Taken taken{.bytes = bytes_.substr(0, most_taken)};
  bytes_.erase(0, taken.bytes.size());
  taken.more = !bytes_.empty();
  taken.ended = ended_ && !taken.more;
  taken.broken = broken_ && !taken.more;
  tell_writer(lock);
  return taken;
}

void Pipe::on_news(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void Pipe::leave() {
  std::unique_lock lock(mutex_);
  gone_ = true;
  bytes_ = {};
  wake_ = nullptr;
  tell_writer(lock);
}

void Pipe::tell_reader() {
  if (wake_) wake_();
}

void Pipe::tell_writer(std::unique_lock<std::mutex>& lock) {
  const auto then = std::exchange(when_room_, nullptr);
  room_or_gone_.notify_all();
  lock.unlock();
  if (then) then();
}

}  // namespace detail

bool StreamWriter::write(std::string_view piece) { return pipe_->write(piece); }
bool StreamWriter::has_room() const { return pipe_->has_room(); }
void StreamWriter::when_room(std::function<void()> then) { pipe_->when_room(std::move(then)); }
bool StreamWriter::wait_for_room(std::chrono::steady_clock::time_point until) { return pipe_->wait_for_room(until); }
void StreamWriter::end() { pipe_->end(); }
void StreamWriter::break_off() { pipe_->break_off(); }
bool StreamWriter::gone() const { return pipe_->gone(); }

StreamKind StreamBody::kind() const { return pipe_->kind; }

std::pair<StreamWriter, StreamBody> make_stream(StreamKind kind, std::size_t limit) {
  StreamWriter writer;
  writer.pipe_ = std::make_shared<detail::Pipe>(kind, limit);
  writer.last_copy_ = std::shared_ptr<void>(nullptr, [pipe = writer.pipe_](void*) { pipe->break_off(); });
  StreamBody body;
  body.pipe_ = writer.pipe_;
  body.last_copy_ = std::shared_ptr<void>(nullptr, [pipe = body.pipe_](void*) { pipe->leave(); });
  return {std::move(writer), std::move(body)};
}

std::string to_text(const Event& event) {
  std::string text;
  if (!event.id.empty()) text += "id: " + event.id + "\n";
  if (!event.name.empty()) text += "event: " + event.name + "\n";
  std::string_view rest = event.data;
  while (true) {
    const auto end = rest.find('\n');
    text += "data: ";
    text += rest.substr(0, end);
    text += '\n';
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  return text + '\n';
}

}  // namespace gongbao::server
