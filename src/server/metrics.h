// What is counted, in the words of Prometheus. Labels are from closed lists (patterns, codes, clauses), never ids: a
// label that names a person would be a personal datum, and one without end would be a leak of memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.h"

namespace gongbao::server {

// All calls from any thread.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // --- fed by the server -----------------------------------------------------------------------------------------
  void connection_opened();
  void connection_closed();
  void connection_refused(std::string_view why);  // "full", "tls", "timeout", …: a word from our own code
  void request_done(Method method, const std::string& route, int status, std::chrono::microseconds took,
                    std::uint64_t bytes_in, std::uint64_t bytes_out);
  void streams_open(int change);

  // --- fed by whoever runs the engine ----------------------------------------------------------------------------
  void engine_waiting(std::size_t entries);
  void durable_entry(std::uint64_t number);
  void block_written(std::uint32_t entries, std::uint64_t bytes, std::chrono::microseconds took);
  // outcome: accepted, refused, duplicate. code: why refused, else empty. clauses: those the answer rests on.
  void decided(std::string_view outcome, std::string_view code, const std::vector<std::string>& clauses,
               std::uint64_t times = 1);
  // Anything else with a fixed name: gongbao_<name>, e.g. gauge("views_lag_entries", "…", 12).
  void gauge(const std::string& name, const std::string& help, double value);
  void count(const std::string& name, const std::string& help, std::uint64_t times = 1);

  // The text format, version 0.0.4.
  std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace gongbao::server
