// The promise is kept once; its last holder breaks it knowingly.
#include "server/answer.h"

#include <atomic>

namespace gongbao::server {

namespace detail {

struct PendingAnswer {
  explicit PendingAnswer(std::function<void(std::optional<Response>)> given_to) : deliver(std::move(given_to)) {}
  ~PendingAnswer() {
    if (!given.exchange(true)) deliver(std::nullopt);
  }
  std::atomic<bool> given = false;
  const std::function<void(std::optional<Response>)> deliver;
};

}  // namespace detail

Answer::Answer(std::function<void(std::optional<Response>)> deliver)
    : pending_(std::make_shared<detail::PendingAnswer>(std::move(deliver))) {}

void Answer::operator()(Response response) const {
  if (!pending_->given.exchange(true)) pending_->deliver(std::move(response));
}

}  // namespace gongbao::server
