// A hundred cells are judged at a time, some hundred are on their way at once: nobody else waits long.
#include "server/api/result_entry.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace gongbao::server {

namespace {

constexpr std::size_t judged_at_once = 100, entered_at_once = 500;
constexpr std::chrono::milliseconds between_submits{20};
constexpr std::chrono::minutes patience{1};

// Results refer to no earlier entry.
class NoHistory final : public engine::History {
 public:
  std::optional<engine::EntryNo> find(std::uint64_t, const Id16&) const override { return std::nullopt; }
  std::optional<Instruction> instruction(engine::EntryNo) const override { return std::nullopt; }
  std::optional<Typed> typed(engine::EntryNo) const override { return std::nullopt; }
};

// Entered before, whatever became of it since.
bool is_known(const exam::State& state, const formats::ResultSheet& sheet, const formats::ResultCell& cell) {
  const formats::ResultColumn& column = sheet.columns[cell.what];
  const auto* row = exam::find_row(state.results, exam::ResultKey{cell.student, column.subject, column.component, 0});
  if (row == nullptr) return false;
  exam::Value stands = row->value;
  const bool raw = exam::class_of(column.subject) == exam::SubjectClass::assessed && !cell.value.grade;
  if (raw) stands.grade.reset();
  return stands == cell.value;
}

policies::Code judge(const policies::City& city, const engine::Source& source, const formats::ResultSheet& sheet,
                     const formats::ResultCell& cell) {
  formats::ResultCommand command = formats::command_of(sheet, cell);
  const engine::TypedCommand typed{command.number, 1, std::move(command.bytes), {}};
  return city.decide(typed, source, 1, NoHistory()).code;
}

// The answers to one piece.
class Answers {
 public:
  explicit Answers(std::size_t of) : replies_(of) {}
  void put(std::size_t place, Result<engine::TypedReply> reply) {
    {
      const std::lock_guard lock(mutex_);
      replies_[place] = std::move(reply);
      ++came_;
    }
    arrived_.notify_one();
  }
  std::vector<Result<engine::TypedReply>> wait(std::size_t sent) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return came_ == sent; });
    return std::move(replies_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Result<engine::TypedReply>> replies_;
  std::size_t came_ = 0;
};

// A queue that others have filled empties itself.
Result<void> submit(engine::Engine& engine, const engine::Source& source, const formats::ResultCommand& command,
                    const std::shared_ptr<Answers>& answers, std::size_t place) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    auto sent =
        engine.submit(engine::TypedCommand{command.number, 1, command.bytes, {}}, source,
                      [answers, place](Result<engine::TypedReply> reply) { answers->put(place, std::move(reply)); });
    const bool again = !sent && sent.error().code == "engine.busy" && std::chrono::steady_clock::now() < until;
    if (!again) return sent;
    std::this_thread::sleep_for(between_submits);
  }
}

// What was sent is waited for, whatever happens to the rest.
Result<std::vector<Result<engine::TypedReply>>> enter_piece(engine::Engine& engine, const engine::Source& source,
                                                            const formats::ResultSheet& sheet,
                                                            std::span<const std::size_t> piece) {
  const auto answers = std::make_shared<Answers>(piece.size());
  Result<void> sent;
  std::size_t place = 0;
  for (; place < piece.size(); ++place) {
    sent = submit(engine, source, formats::command_of(sheet, sheet.cells[piece[place]]), answers, place);
    if (!sent) break;
  }
  auto replies = answers->wait(place);
  if (!sent) return std::unexpected(sent.error());
  return replies;
}

}  // namespace

Result<JudgedResults> judge_results(const AskCity& ask, const engine::Source& source,
                                    const formats::ResultSheet& sheet) {
  JudgedResults judged{{}, 0, sheet.faults};
  for (std::size_t from = 0; from < sheet.cells.size(); from += judged_at_once) {
    const std::size_t end = std::min(from + judged_at_once, sheet.cells.size());
    const auto asked = ask([&](const policies::City& city) {
      for (std::size_t i = from; i < end; ++i) {
        const formats::ResultCell& cell = sheet.cells[i];
        if (is_known(city.of<exam::Document>(), sheet, cell)) {
          ++judged.known;
        } else if (const policies::Code code = judge(city, source, sheet, cell); code != 0) {
          judged.faults.push_back(formats::fault_of(sheet, cell, code));
        } else {
          judged.fresh.push_back(i);
        }
      }
    });
    if (!asked) return std::unexpected(asked.error());
  }
  std::ranges::stable_sort(judged.faults, {}, [](const auto& each) { return std::pair(each.line, each.column); });
  return judged;
}

Result<EnteredResults> enter_results(engine::Engine& engine, const engine::Source& source,
                                     const formats::ResultSheet& sheet, std::span<const std::size_t> fresh,
                                     const SeeEntered& see) {
  EnteredResults told;
  for (std::size_t from = 0; from < fresh.size(); from += entered_at_once) {
    const auto piece = fresh.subspan(from, std::min(entered_at_once, fresh.size() - from));
    const auto replies = enter_piece(engine, source, sheet, piece);
    if (!replies) return std::unexpected(replies.error());
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const auto& reply = (*replies)[i];
      if (!reply) return std::unexpected(reply.error());
      if (told.first_entry == 0) told.first_entry = reply->entry_no;
      told.last_entry = reply->entry_no;
      reply->code == 0 ? void(++told.entered)
                       : told.refused.push_back(formats::fault_of(sheet, sheet.cells[piece[i]], reply->code));
    }
    if (!see(from + piece.size())) break;
  }
  return told;
}

}  // namespace gongbao::server
