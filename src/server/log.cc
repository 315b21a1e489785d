// The only file that sees spdlog: it queues nothing and formats nothing, it writes whole lines and reopens.
#include "server/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>
#include <mutex>

namespace gongbao::server {
namespace {

std::shared_ptr<spdlog::sinks::sink> make_sink(const std::string& path) {
  std::shared_ptr<spdlog::sinks::sink> sink;
  if (path.empty())
    sink = std::make_shared<spdlog::sinks::stdout_sink_mt>();
  else
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
  sink->set_pattern("%v");
  return sink;
}

Result<std::shared_ptr<spdlog::sinks::sink>> try_sink(const std::string& path) {
  try {
    return make_sink(path);
  } catch (const spdlog::spdlog_ex& why) {
    return problem("server.log_unwritable", "", why.what());
  }
}

}  // namespace

struct Log::Sink {
  std::string path;
  const Clock& clock;
  std::shared_ptr<spdlog::sinks::sink> sink;  // reopen replaces it
  std::mutex mutex = {};                      // guards it

  void line(const boost::json::object& object) {
    const std::string text = boost::json::serialize(object);
    const std::lock_guard lock(mutex);
    try {
      sink->log(spdlog::details::log_msg("", spdlog::level::info, text));
      sink->flush();
    } catch (const spdlog::spdlog_ex&) {
      // A full disk must not stop the service; the journal, not the log, is the record.
    }
  }
};

Log::Log(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
Log::~Log() = default;

Result<std::unique_ptr<Log>> Log::open(const std::string& path, const Clock& clock) {
  auto sink = try_sink(path);
  if (!sink) return std::unexpected(sink.error());
  return std::unique_ptr<Log>(new Log(std::make_unique<Sink>(path, clock, *std::move(sink))));
}

void Log::request(const RequestLine& line) {
  boost::json::object object{{"time", to_string(sink_->clock.now())},
                             {"what", "request"},
                             {"id", line.id},
                             {"method", to_text(line.method)},
                             {"route", line.route},
                             {"status", line.status},
                             {"bytes_in", line.bytes_in},
                             {"bytes_out", line.bytes_out},
                             {"micros", line.micros}};
  if (line.account != 0) object["account"] = line.account;
  if (!line.role.empty()) object["role"] = line.role;
  if (line.cut_off) object["cut_off"] = true;
  sink_->line(object);
}

void Log::event(Level level, std::string_view what, const boost::json::object& details) {
  static constexpr std::string_view levels[] = {"info", "warning", "error"};
  boost::json::object object{
      {"time", to_string(sink_->clock.now())}, {"what", what}, {"level", levels[static_cast<std::size_t>(level)]}};
  for (const auto& [key, value] : details) object[key] = value;
  sink_->line(object);
}

Result<void> Log::reopen() {
  auto sink = try_sink(sink_->path);
  if (!sink) return std::unexpected(sink.error());
  const std::lock_guard lock(sink_->mutex);
  sink_->sink = *std::move(sink);
  return {};
}

}  // namespace gongbao::server
