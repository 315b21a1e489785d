// See what_ifs.h.
#include "server/what_if/what_ifs.h"

#include "formats/json_fields.h"
#include "server/what_if/child.h"

namespace gongbao::server {

namespace {

using answers::WhatIfState;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::hours result_is_kept{1};
constexpr std::chrono::seconds looks_at_account_apart{1};
constexpr std::size_t most_result_bytes = std::size_t{64} << 20;

std::vector<std::string> words_for(const std::vector<std::string>& program, const answers::WhatIfAsked& asked) {
  std::vector<std::string> words = program;
  for (const policies::Supposition& each : asked.set) {
    words.push_back("--set");
    words.push_back(each.document + "/" + each.parameter + "=" + each.value + "@" + to_string(*each.from));
  }
  if (asked.closes_on) words.insert(words.end(), {"--closes-on", to_string(*asked.closes_on)});
  return words;
}

// A line that is no progress says nothing.
void read_progress(std::string_view line, std::atomic<std::uint64_t>& done, std::atomic<std::uint64_t>& total) {
  const auto json = formats::parse_json(line);
  if (!json || !json->is_object()) return;
  const auto number = [&](std::string_view name) -> std::uint64_t {
    const auto* value = json->get_object().if_contains(name);
    return value != nullptr && value->is_int64() && value->get_int64() >= 0 ? value->to_number<std::uint64_t>() : 0;
  };
  total = number("total");
  done = number("done");
}

// The program's own words for what it cannot do; its code is enough for whoever looks after the service.
std::string code_told(const std::string& output) {
  const auto json = formats::parse_json(output);
  boost::system::error_code none;
  const auto* code = json ? json->find_pointer("/error/code", none) : nullptr;
  return code != nullptr && code->is_string() ? std::string(code->get_string()) : std::string();
}

Words why(const ChildEnd& end) {
  using enum ChildEnd::How;
  const std::string number = std::to_string(end.code);
  if (end.how == not_begun) return {"试算程序未能启动", "its program could not be started"};
  if (end.how == too_much_output) return {"结果过大", "its result is too large"};
  if (end.how == signalled) return {"试算程序被信号 " + number + " 终止", "its program was ended by signal " + number};
  const std::string code = code_told(end.output);
  const std::string told = code.empty() ? "" : " (" + code + ")";
  return {"试算程序以 " + number + " 退出" + told, "its program ended with " + number + told};
}

}  // namespace

WhatIfs::~WhatIfs() {
  stopping_ = true;
  thread_ = {};
}

WhatIfs::Begun WhatIfs::begin(const Speaker& speaker, std::string_view document, answers::WhatIfAsked asked) {
  const std::lock_guard lock(mutex_);
  if (under_way_ || stopping_) return Begun::another_is_under_way;
  forget_old_ones();
  const std::shared_ptr<Run> run_of(new Run{.actor = speaker.actor,
                                            .claim = speaker.claim,
                                            .document = std::string(document),
                                            .asked = std::move(asked),
                                            .begun_at = service_.stamp()});
  // The one before has given its place up and is at its end; the new one gets to its own after this has returned.
  try {
    thread_ = std::jthread([this, run_of] { work_on(*run_of); });
  } catch (const std::system_error&) {
    return Begun::no_thread;
  }
  under_way_ = run_of;
  runs_[speaker.account] = run_of;
  return Begun::yes;
}

void WhatIfs::work_on(Run& its) {
  try {
    run(its);
  } catch (const std::exception&) {  // out of memory, most likely
    const std::lock_guard ended(mutex_);
    its.state = WhatIfState::failed;
  }
  const std::lock_guard ended(mutex_);
  its.ended_at = Steady::now();
  under_way_.reset();
}

void WhatIfs::run(Run& run) {
  Steady::time_point looked_at = Steady::now();
  const ChildEnd end = run_child(words_for(service_.options.what_if_program, run.asked),
                                 {.memory = service_.options.what_if_memory, .output = most_result_bytes},
                                 {.see_line = [&](std::string_view line) { read_progress(line, run.done, run.total); },
                                  .wanted = [&] { return wanted(run, looked_at); }});
  std::shared_ptr<const policies::WhatIf> result;
  if (end.how == ChildEnd::How::exited && end.code == 0) {
    const auto json = formats::parse_json(end.output, {.max_bytes = most_result_bytes});
    auto told = json ? formats::from_json<policies::WhatIf>(*json) : std::unexpected(json.error());
    if (told) {
      result = std::make_shared<const policies::WhatIf>(policies::narrowed(*std::move(told), run.document));
    }
  }
  const std::lock_guard lock(mutex_);
  run.state = result ? WhatIfState::done : WhatIfState::failed;
  if (!result) run.detail = why(end);
  run.result = std::move(result);
}

// Not for somebody who may no longer ask, and not by a service that has stopped deciding. While the engine is full
// nobody can say, and it is asked again.
bool WhatIfs::wanted(const Run& run, Steady::time_point& looked_at) const {
  if (stopping_ || run.cancelled) return false;
  if (Steady::now() - looked_at < looks_at_account_apart) return true;
  looked_at = Steady::now();
  bool speaks = false;
  const auto asked = service_.engine.ask([&] { speaks = still_speaks(service_.city, run.claim, run.actor); });
  return asked ? speaks : asked.error().code == "engine.busy";
}

void WhatIfs::forget_old_ones() {
  std::erase_if(runs_, [&](const auto& entry) {
    const Run& run = *entry.second;
    return entry.second != under_way_ && Steady::now() - run.ended_at > result_is_kept;
  });
}

std::shared_ptr<WhatIfs::Run> WhatIfs::own(const Speaker& speaker) {
  forget_old_ones();
  const auto at = runs_.find(speaker.account);
  return at != runs_.end() && at->second->actor == speaker.actor ? at->second : nullptr;
}

std::optional<answers::WhatIf> WhatIfs::of(const Speaker& speaker, Language language) {
  const std::lock_guard lock(mutex_);
  const auto run = own(speaker);
  if (!run) return std::nullopt;
  answers::WhatIf told{.state = run->state,
                       .document = run->document,
                       .asked = run->asked,
                       .begun_at = run->begun_at,
                       .done = run->done,
                       .total = run->total,
                       .problem = {},
                       .detail = {},
                       .result = {}};
  if (run->state == WhatIfState::failed) {
    told.problem = "what_if.failed";
    told.detail = language == Language::zh ? run->detail.zh : run->detail.en;
  }
  if (run->result) told.result = *run->result;
  return told;
}

bool WhatIfs::end(const Speaker& speaker) {
  std::jthread ends;
  {
    const std::lock_guard lock(mutex_);
    const auto run = own(speaker);
    if (!run) return false;
    run->cancelled = true;
    runs_.erase(speaker.account);
    if (run == under_way_) ends = std::move(thread_);
  }
  return true;
}

}  // namespace gongbao::server
