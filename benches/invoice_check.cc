// The public checks one invoice (used-vehicle/4c): how many a second over HTTP, and how long one takes.
//
// Against: how often the same server says at /healthz that it is alive, over as many connections. Client and service
// share the machine, and on each connection the next request leaves when the answer is there.
#include "benches/serving.h"

namespace {

using namespace gongbao;
using access::Role;
using bench::Answered;
namespace json = boost::json;

constexpr std::size_t pairs = 7, connections = 32;
constexpr double seconds_each = 1, goal_ratio = 0.4, most_of_p99 = 3;
constexpr std::int64_t price = 8'600'000;
const std::string dealer_uscc = "91110105MA00FAK11B";
// Check digits are worked out of GB 16735.
const std::vector<std::string> vins{"LTT1A2B38R0000001", "LTT1A2B3XR0000002", "LTT1A2B31R0000003", "LTT1A2B33R0000004"};

std::string number_of(std::size_t vehicle) { return "2023100900000000000" + std::to_string(vehicle + 1); }

// A dealer who has bought some vehicles and issued an invoice for each.
class Deals {
 public:
  explicit Deals(const std::string& folder) : store_(bench::need(cli::Store::open(folder, {}))) {
    const std::string today = to_string(*store_->today());
    dealer_ = id(
        "operator_id", {Role::city_commerce, 0, 0, 0}, "register_operator",
        {{"uscc", dealer_uscc}, {"operator_name", "旧车行"}, {"kinds", json::array{"dealer"}}, {"filing_no", "W-1"}});
    say("record_connection", {{"from", today}});
    for (std::size_t i = 0; i < vins.size(); ++i) buy(i);
  }

 private:
  static constexpr std::string_view own = "used-vehicle/";
  access::Actor dealer() const { return {Role::dealer, 0, dealer_, 0}; }
  std::map<std::string, std::int64_t> done(const access::Actor& by, const std::string& name,
                                           const json::object& members) {
    return bench::detail::done(*store_, by, std::string(own) + name, members);
  }
  std::uint64_t id(const std::string& figure, const access::Actor& by, const std::string& name,
                   const json::object& all) {
    return static_cast<std::uint64_t>(done(by, name, all).at(figure));
  }
  void say(const std::string& name, const json::object& members) { done(dealer(), name, members); }
  void verify(const std::string& name, std::uint64_t transaction, std::initializer_list<const char*> types) {
    json::array papers;
    for (const char* type : types) papers.push_back(json::object{{"type", type}, {"form", "original"}});
    say(name, {{"transaction", transaction}, {"papers", papers}});
  }
  void buy(std::size_t place) {
    const json::object seller{{"person", json::object{{"name", "车主"}, {"phone", "13800000001"}}}};
    const std::string plate = "京A0000" + std::to_string(place);
    const json::object row{{"vin", vins[place]}, {"plate", plate},    {"engine_no", "E"},
                           {"type", "truck"},    {"owner", seller},   {"owner_since", "2020-01-01"},
                           {"sealed", false},    {"mortgaged", false}};
    done({Role::traffic_police, 0, 0, 0}, "import_owner_register", {{"rows", json::array{row}}});
    const std::uint64_t transaction = id("transaction", dealer(), "open_transaction",
                                         {{"vin", vins[place]},
                                          {"plate", plate},
                                          {"seller", seller},
                                          {"buyer", json::object{{"uscc", dealer_uscc}}},
                                          {"price_fen", price}});
    verify("verify_parties", transaction, {"seller_id", "buyer_id"});
    verify("verify_vehicle_papers", transaction, {"registration_certificate", "driving_licence"});
    say("issue_invoice", {{"transaction", transaction}, {"kind", "reverse"}, {"invoice_no", number_of(place)}});
  }

  std::unique_ptr<cli::Store> store_;
  std::uint64_t dealer_ = 0;
};

// One after the other; every fifth has a wrong price.
std::string check(std::uint64_t n) {
  constexpr std::uint64_t wrong_every = 5;
  const std::size_t vehicle = n % vins.size();
  const std::int64_t fen = n % wrong_every == 0 ? price + 1 : price;
  return "GET /v1/used-vehicle/invoice_check?invoice_no=" + number_of(vehicle) +
         "&vin_last6=" + vins[vehicle].substr(vins[vehicle].size() - 6) + "&price_fen=" + std::to_string(fen) +
         " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

class Checks {
 public:
  explicit Checks(const std::string& folder) : served_(folder) {
    answered(check);
    answered(alive);
  }
  std::vector<bench::Row> rows() {
    const std::string who = "an invoice is checked, " + std::to_string(connections) + " connections: ";
    bench::Row rate, most;
    rate.question = who + "rate";
    rate.unit = "checks/s";
    most.question = who + "p99";
    most.unit = "ms";
    std::vector<bench::Pair> of_most;
    bench::measure(rate, pairs, [&] {
      const Answered ours = answered(check), health = answered(alive);
      of_most.push_back({bench::at_share(ours.latency, 0.99), bench::at_share(health.latency, 0.99)});
      return bench::Pair{ours.rate, health.rate};
    });
    rate.goal = "ratio ≥ 0.4 of GET /healthz";
    rate.met = rate.ratio >= goal_ratio;
    bench::tell(most, of_most);
    most.goal = "≤ 3 times that of GET /healthz";
    most.met = most.ratio <= most_of_p99;
    most.others = rate.others;
    rate.grows_with = most.grows_with = "connections, until the cores are busy; not with the invoices there are";
    return {rate, most};
  }

 private:
  static std::string alive(std::uint64_t) { return std::string(bench::ask_whether_alive); }
  template <class Request>
  Answered answered(Request&& request) {
    return bench::closed_loop(served_.port(), connections, seconds_each, request);
  }

  bench::Served served_;
};

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const bench::EmptyCity city({.operators = 1, .cards = 1, .records = 1}, cli::ClockKind::demo);
  // Closed again before the service opens it.
  { const Deals deals(city.path()); }
  return bench::print_all(Checks(city.path()).rows(), options);
}
