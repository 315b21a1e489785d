// See load.h.
#include "survival/load.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/date.h"

namespace gongbao::survival_test {

namespace json = boost::json;
using http_test::Browser;
using http_test::Told;

namespace {

const std::string password = "公报-demo-2024";

std::string hex(std::uint64_t value, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto it = text.rbegin(); it != text.rend(); ++it, value >>= 4) *it = "0123456789abcdef"[value & 15];
  return text;
}

// Who has said much in a minute is told to wait, and waits.
template <class Ask>
Told asked_patiently(Ask&& ask) {
  constexpr int seconds = 120;
  Told told = ask();
  for (int waited = 0; told.status == 429 && waited < seconds; ++waited) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    told = ask();
  }
  return told;
}

}  // namespace

namespace {
Ground ground_of(Browser& bank, const std::string& system, const std::string& list) {
  const json::object accounts = bank.get("/v1/" + system + "/" + list);
  const auto id = accounts.at("rows").at(0).at("operator_id").to_number<std::uint64_t>();
  const json::object position = bank.get("/v1/" + system + "/position?operator_id=" + std::to_string(id));
  return {system, id, std::string(position.at("day").as_string())};
}
}  // namespace

Ground shop_of(Browser& bank) { return ground_of(bank, "prepaid-card", "accounts?state=active&limit=1"); }
Ground nursery_of(Browser& bank) { return ground_of(bank, "childcare", "institutions?limit=1"); }

std::int64_t custody_of(Browser& bank, const Ground& ground) {
  const std::string position = "/v1/" + ground.system + "/position?operator_id=" + std::to_string(ground.operator_id);
  const Told told = asked_patiently([&] { return bank.ask("GET", position); });
  EXPECT_EQ(told.status, 200) << told.text;
  if (told.status != 200) return 0;
  for (const json::value& term : told.body.at("terms").as_array()) {
    if (term.at("name").as_string() == "C") return term.at("fen").to_number<std::int64_t>();
  }
  ADD_FAILURE() << "no C";
  return 0;
}

Sender::Sender(std::uint16_t port, std::string login, std::uint32_t number, Ground ground)
    : browser_(port), login_(std::move(login)), number_(number), ground_(std::move(ground)) {
  browser_.log_in(login_, password);
}

std::string Sender::id_of(std::uint64_t n) const {
  const auto day = static_cast<std::uint64_t>(parse_date(ground_.today)->day);
  return hex(day, 8) + hex(number_, 8) + hex(n, 16);
}

Told Sender::say(const std::string& id) {
  const std::string_view room = ground_.system == "childcare" ? "childcare" : "custody";
  return browser_.ask("POST", "/v1/" + std::string(room) + "/interest",
                      json::object{{"instr_id", id},
                                   {"operator_id", ground_.operator_id},
                                   {"event_date", ground_.today},
                                   {"amount_fen", 1},
                                   {"bank_txn_no", "S" + id.substr(8, 8) + id.substr(24)}});
}

void Sender::start(std::uint16_t port) {
  browser_.at(port);
  stopped_ = false;
  thread_ = std::jthread([this] { run(); });
}

void Sender::stop() {
  stopped_ = true;
  if (thread_.joinable()) thread_.join();
}

void Sender::run() {
  while (!stopped_) {
    Sent sent{id_of(next_++)};
    const auto began = std::chrono::steady_clock::now();
    const Told told = say(sent.id);
    times_.push_back(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began));
    if (told.status == 200) sent.entry = told.body.at("entry_no").to_number<std::uint64_t>();
    if (told.status == 200) ++answered_;
    if (told.status != 200 && told.status != 0) ++refusals_[told.code()];
    unsettled_.push_back(std::move(sent));
    if (told.status == 0) return;
  }
}

void Sender::settle(std::uint16_t port) {
  browser_.at(port);
  for (const Sent& sent : unsettled_) {
    if (sent.entry == 0) {
      const Told told = asked_patiently([&] { return say(sent.id); });
      EXPECT_EQ(told.status, 200) << sent.id << ": " << told.text;
      continue;
    }
    const Told told = asked_patiently([&] { return browser_.ask("GET", "/v1/custody/instructions/" + sent.id); });
    ASSERT_EQ(told.status, 200) << "it was answered as entry " << sent.entry << ": " << told.text;
    EXPECT_EQ(told.body.at("outcome").as_string(), "accepted") << sent.id;
    EXPECT_EQ(told.body.at("entry_no").to_number<std::uint64_t>(), sent.entry) << sent.id;
  }
  unsettled_.clear();
}

}  // namespace gongbao::survival_test
