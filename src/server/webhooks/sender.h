// Sends events to who registered for them: signed, in the order of the journal for each operator, tried again with
// growing pauses, given up after a stated time. What is sent to whom is what GET /v1/events would tell that office; an
// office that was lost, a suspended account and an ended webhook get nothing more.
//
// An operator whose event is not taken gets a lane of its own, which is tried again later, while events of others go
// on. When nothing can be reached the whole webhook waits where it is. Progress is durable, so a restart goes on; an
// event may come twice and then has the same Gongbao-Nonce. In memory is one page of events per webhook.
#pragma once

#include "credentials/webhooks.h"
#include "server/api/service.h"
#include "server/webhooks/post.h"

namespace gongbao::server {

struct WebhookOptions {
  PostOptions post = {};
  std::chrono::microseconds first_pause = std::chrono::seconds(1), longest_pause = std::chrono::hours(1);
  std::chrono::microseconds given_up_after = std::chrono::hours(72);
  std::size_t most_lanes = 1000;  // of a webhook; with more operators failing it waits as a whole
  std::size_t most_at_once = 16;  // events under way; a slow receiver holds up one of them
};

class WebhookSender {
 public:
  // service.views is set; all of it outlives the sender. server.bad_tls.
  static Result<std::unique_ptr<WebhookSender>> start(Service& service, credentials::Webhooks& webhooks,
                                                      WebhookOptions options);
  ~WebhookSender();  // ends what is under way; it is sent again after the next start
  // Something was registered, ended or is to be replayed. Any thread.
  void look();

 private:
  class Impl;
  explicit WebhookSender(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gongbao::server
