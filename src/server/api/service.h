// What the handlers of the interface work with. Everything outlives the server.
#pragma once

#include <chrono>
#include <functional>

#include "credentials/credentials.h"
#include "engine/engine.h"
#include "formats/gate.h"
#include "policies/registry/city.h"
#include "policies/registry/law_books.h"
#include "server/devices.h"
#include "server/metrics.h"

namespace gongbao::credentials {
class Webhooks;
}
namespace gongbao::vault {
class Vault;
}
namespace gongbao::views {
class Views;
}

namespace gongbao::server {

class Log;

struct ServiceOptions {
  // Staff without a second factor may only set one up. Off for a demo city, whose pages say so.
  bool staff_second_factor = true;
  // Anybody may open an account of his own.
  bool own_accounts = true;
  // Signed requests from shortly before this start are taken: only where nothing was taken before it.
  bool signed_before_start = false;
  // Of signed requests in ten minutes; beyond it a key gets 429.
  std::size_t nonces_of_a_key = 100'000;
  // Of one account: papers that no command has named yet, and bytes put within as long as such a paper waits, whatever
  // became of them. A command that is refused uses its papers up: the second bound is the one that holds.
  std::uint64_t papers_waiting = 64, paper_bytes = std::uint64_t{256} << 20;
  std::chrono::seconds paper_waits = std::chrono::hours(24);
  // A list as a file: so long is a piece waited for, and so long the whole of it.
  std::chrono::milliseconds patience_with_a_file = std::chrono::seconds(60), longest_file = std::chrono::minutes(15);
  // Where people reach the service, as QR codes on paper say it: https://fuka.example.cn. Never taken from a request:
  // who asks could have any name put on an official paper. Empty: no code is printed.
  std::string public_address = {};
  // The program that works a what-if out, with what it is always told; and what memory it may take, 0: any.
  std::vector<std::string> what_if_program = {};
  std::uint64_t what_if_memory = 0;
  // Where a workbook lies while it is made; empty: the system's folder for such things.
  std::string scratch_folder = {};
};

struct Service {
  engine::Engine& engine;
  const policies::City& city;  // in questions to the engine only
  const journal::Log& log;
  const policies::LawBooks& law;
  credentials::Credentials& credentials;
  formats::Gate& gate;  // waits for the disk
  // The keyed hash that stands in the journal for a text, without keeping the text.
  std::function<SealedText(std::string_view)> hash_text;
  const Clock& clock;
  Metrics& metrics;
  // The moment of what is done now: of the wall, or that time of a demo city's day.
  std::function<Stamp()> stamp;
  ServiceOptions options = {};
  // Of a demo city, whose days are turned by hand: begins the next one. Elsewhere there is none.
  std::function<Result<Date>()> next_day = {};
  views::Views* views = nullptr;                // none: no lists
  vault::Vault* vault = nullptr;                // none: persons are tokens only
  credentials::Webhooks* webhooks = nullptr;    // none: events are not sent, only asked for
  std::vector<std::string> webhook_hosts = {};  // see webhooks/address.h
  std::function<void()> webhooks_changed = {};  // wakes who sends
  Log* run_log = nullptr;                       // none: what breaks an answer off is told nowhere

  std::int64_t now_micros() const { return clock.now().micros; }
};

}  // namespace gongbao::server
