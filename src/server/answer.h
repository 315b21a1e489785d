// The promise of one response. A handler may keep it, hand it to another thread and answer there; the engine answers
// on the thread that wrote.
#pragma once

#include <functional>
#include <memory>

#include "server/message.h"

namespace gongbao::server {

namespace detail {
struct PendingAnswer;
}

// Copies share the promise; the first answer counts. When the last copy goes without one, the client gets 500
// http.unanswered: a lost promise is a bug of ours, not the client's wait.
class Answer {
 public:
  // deliver is called once, on the thread that gave the answer or let go of the last copy: then with nothing.
  explicit Answer(std::function<void(std::optional<Response>)> deliver);
  // From any thread; does not block. Too late or once more: nothing happens.
  void operator()(Response response) const;

 private:
  std::shared_ptr<detail::PendingAnswer> pending_;
};

// Called on a network thread unless the route says Work::blocking. It must not wait there.
using Handler = std::function<void(RequestPtr, Answer)>;

// Asked in turn when the head is read and the body is not: who are you, not so fast, not ready yet. A response ends the
// request. On network threads: must not wait.
using Filter = std::function<std::optional<Response>(Request&)>;
// A filter that only looks.
using Turnstile = std::function<std::optional<Response>(const Request&)>;

}  // namespace gongbao::server
