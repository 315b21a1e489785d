// The only file that sees prometheus-cpp.
#include "server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace gongbao::server {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;
using Bounds = Histogram::BucketBoundaries;

// Seconds: of a request that decides something (tens of microseconds) up to one that runs into its deadline.
const Bounds& request_seconds() {
  static const Bounds bounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                             0.1,    0.25,    0.5,    1,     2.5,    5,     10,   30};
  return bounds;
}
const Bounds& write_seconds() {
  static const Bounds bounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};
  return bounds;
}
const Bounds& block_entries() {
  static const Bounds bounds{1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 20'000, 32'768};
  return bounds;
}

Family<Counter>& counter(Registry& registry, const std::string& name, const std::string& help) {
  return BuildCounter().Name("gongbao_" + name).Help(help).Register(registry);
}
Family<Gauge>& gauge_family(Registry& registry, const std::string& name, const std::string& help) {
  return BuildGauge().Name("gongbao_" + name).Help(help).Register(registry);
}
Family<Histogram>& histogram(Registry& registry, const std::string& name, const std::string& help) {
  return BuildHistogram().Name("gongbao_" + name).Help(help).Register(registry);
}

double in_seconds(std::chrono::microseconds took) { return static_cast<double>(took.count()) / 1e6; }
double number(std::uint64_t n) { return static_cast<double>(n); }

}  // namespace

struct Metrics::Families {
  Registry registry;
  Family<Counter>& requests = counter(registry, "http_requests_total", "Requests by route pattern and status");
  Family<Histogram>& latency =
      histogram(registry, "http_request_seconds", "From the first byte of a request to the last of its response");
  Counter& bytes_in = counter(registry, "http_body_bytes_in_total", "Bytes of request bodies").Add({});
  Counter& bytes_out = counter(registry, "http_body_bytes_out_total", "Bytes of response bodies").Add({});
  Gauge& connections = gauge_family(registry, "http_connections", "Connections open").Add({});
  Counter& connections_total = counter(registry, "http_connections_total", "Connections accepted").Add({});
  Family<Counter>& refused = counter(registry, "http_connections_refused_total", "Connections refused, and why");
  Gauge& streams = gauge_family(registry, "http_streams", "Streams open, of server-sent events and others").Add({});

  Gauge& waiting = gauge_family(registry, "engine_queue_entries", "Entries waiting for a decision").Add({});
  Gauge& durable = gauge_family(registry, "journal_durable_entry", "Number of the last durable entry").Add({});
  Histogram& block_size =
      histogram(registry, "journal_block_entries", "Entries written together").Add({}, block_entries());
  Counter& block_bytes = counter(registry, "journal_bytes_total", "Bytes written to the journal").Add({});
  Histogram& block_time =
      histogram(registry, "journal_write_seconds", "One durable write, fdatasync included").Add({}, write_seconds());
  Family<Counter>& decisions = counter(registry, "decisions_total", "Decisions by outcome and code");
  Family<Counter>& clauses =
      counter(registry, "decisions_by_clause_total", "Decisions by outcome and clause relied on");
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::connection_opened() {
  families_->connections.Increment();
  families_->connections_total.Increment();
}
void Metrics::connection_closed() { families_->connections.Decrement(); }
void Metrics::connection_refused(std::string_view why) {
  families_->refused.Add({{"why", std::string(why)}}).Increment();
}

void Metrics::request_done(Method method, const std::string& route, int status, std::chrono::microseconds took,
                           std::uint64_t bytes_in, std::uint64_t bytes_out) {
  families_->requests
      .Add({{"method", std::string(to_text(method))}, {"route", route}, {"status", std::to_string(status)}})
      .Increment();
  families_->latency.Add({{"route", route}}, request_seconds()).Observe(in_seconds(took));
  families_->bytes_in.Increment(number(bytes_in));
  families_->bytes_out.Increment(number(bytes_out));
}

void Metrics::streams_open(int change) { families_->streams.Increment(change); }

void Metrics::engine_waiting(std::size_t entries) { families_->waiting.Set(number(entries)); }
void Metrics::durable_entry(std::uint64_t entry) { families_->durable.Set(number(entry)); }

void Metrics::block_written(std::uint32_t entries, std::uint64_t bytes, std::chrono::microseconds took) {
  families_->block_size.Observe(number(entries));
  families_->block_bytes.Increment(number(bytes));
  families_->block_time.Observe(in_seconds(took));
}

void Metrics::decided(std::string_view outcome, std::string_view code, const std::vector<std::string>& clauses,
                      std::uint64_t times) {
  const std::string outcome_label(outcome);
  families_->decisions.Add({{"outcome", outcome_label}, {"code", std::string(code)}}).Increment(number(times));
  for (const std::string& clause : clauses)
    families_->clauses.Add({{"outcome", outcome_label}, {"clause", clause}}).Increment(number(times));
}

void Metrics::gauge(const std::string& name, const std::string& help, double value) {
  gauge_family(families_->registry, name, help).Add({}).Set(value);
}
void Metrics::count(const std::string& name, const std::string& help, std::uint64_t times) {
  counter(families_->registry, name, help).Add({}).Increment(number(times));
}

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(families_->registry.Collect()); }

}  // namespace gongbao::server
