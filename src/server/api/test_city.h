// A city behind the interface without sockets, for tests: a journal in memory, real credentials in a folder of their
// own, a clock that stands still. Requests go through the filter and the routes like those of the network.
#pragma once

#include <filesystem>
#include <map>

#include "credentials/test_box.h"
#include "credentials/webhooks.h"
#include "server/api/api.h"
#include "server/api/speaker.h"
#include "server/server.h"
#include "views/views.h"

namespace gongbao::server::testing {

constexpr std::uint64_t keeping_bank = 7'000'001;  // keeps the money of whoever sells

struct Told {
  int status = 0;
  boost::json::object body;
  Headers headers;
  std::string text;
  bool shared = false;  // held once for all who read it

  std::string code() const {
    const auto* code = body.if_contains("code");
    return code == nullptr ? "" : std::string(code->as_string());
  }
};

class StillClock final : public Clock {
 public:
  Stamp now() const override { return stamp; }
  std::chrono::steady_clock::time_point steady() const override { return {}; }
  Stamp stamp;
};

// Remembers what an accepted command said of persons. Keeps nothing, or what the gate behind it keeps.
class RenewingGate final : public formats::Gate {
 public:
  Result<PersonToken> person(const formats::PersonFields& fields) override { return behind->person(fields); }
  Result<PersonToken> known_person(const PersonToken& token) override { return behind->known_person(token); }
  Result<SealedText> text(std::string_view text) override { return behind->text(text); }
  Result<SealedText> phone(std::string_view number) override { return behind->phone(number); }
  Result<SealedText> text_of(const PersonToken& author, std::string_view text) override {
    return behind->text_of(author, text);
  }
  Result<void> renew(const formats::PersonFields& fields) override {
    renewed.push_back(fields);
    return behind->renew(fields);
  }
  std::vector<formats::PersonFields> renewed;

 private:
  formats::MemoryGate memory_;

 public:
  formats::Gate* behind = &memory_;
};

class TestCity {
 public:
  explicit TestCity(Date today = date_of(2023, 10, 9), std::size_t queue_entries = engine::Options{}.queue_entries);
  ~TestCity();

  // A browser or a program: what it sends with each request.
  struct Visitor {
    std::string cookies, csrf;
    std::string bearer;
    std::string office;  // Gongbao-Office
    Headers more;
  };
  Told send(Method method, const std::string& target, const std::string& body, const Visitor& visitor);
  Told get(const std::string& target, const Visitor& visitor) { return send(Method::get, target, "", visitor); }
  Told post(const std::string& target, const boost::json::value& body, const Visitor& visitor);

  // Opened, appointed, given a password, logged in. What is wrong is a failed check.
  Visitor log_in(const std::string& login, const std::string& password);
  Visitor new_account(const std::string& login, const accounts::Office& office);
  std::uint64_t account_of(const Visitor& visitor);
  // Decides as the engine's own hand would; figures of the answer.
  std::map<std::string, std::int64_t> decide(const access::Actor& actor, std::string_view command,
                                             const boost::json::object& members);
  // A real server of the same routes, on a free port.
  std::unique_ptr<Server> serve();
  std::string folder() const { return folder_.string(); }
  const std::vector<formats::PersonFields>& renewed() const { return gate_.renewed; }
  // Persons and texts are kept there from now on.
  void keep_in(formats::Gate& gate) { gate_.behind = &gate; }
  // A registered operator; its number.
  std::uint64_t new_operator(const std::string& uscc = "91110105MA00AAAA1T");
  // One that may sell: with a product, a custody agreement and a dedicated account at that bank.
  std::uint64_t new_selling_operator(std::uint64_t bank_id);
  // Lists hold what has been decided so far.
  void catch_up();

  StillClock clock;

 private:
  friend class Parts;
  std::filesystem::path folder_;
  std::unique_ptr<journal::Log> log_ = journal::open_memory_log();
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<policies::LawBooks> law_;
  credentials::TestBox box_;
  std::uint64_t random_ = 7;
  std::unique_ptr<credentials::Credentials> credentials_;
  std::unique_ptr<credentials::Webhooks> webhooks_;
  RenewingGate gate_;
  Metrics metrics_;
  SystemClock wall_;
  SystemRandom random_device_;
  std::unique_ptr<Log> server_log_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<views::Views> views_;
  Router router_;
  Filter who_;

 public:
  std::unique_ptr<Service> service;
};

}  // namespace gongbao::server::testing
