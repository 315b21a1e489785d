// The stage of the demo city: its day, who says what to the city, and what is on the agenda of later days. Everything
// goes through the public doors, JSON commands through the gate and instruction records through the engine, and every
// answer is compared with what the story wants: the first other answer ends the play, and later calls do nothing.
#pragma once

#include <boost/json/object.hpp>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/demo/bank_books.h"
#include "cli/demo/dice.h"
#include "cli/store.h"
#include "formats/gate.h"

namespace gongbao::cli::demo {

using access::Actor;
using custody::Instruction;
using custody::Op;
using policies::Code;

class Play {
 public:
  Play(Store& store, formats::Gate& gate, std::uint64_t seed);

  Dice& dice() { return dice_; }
  Date today() const { return today_; }
  const law::Calendar& calendar() const { return calendar_; }
  BankBooks& bank_books() { return bank_books_; }

  // --- the day ---------------------------------------------------------------------------------------------------
  void begin(Date day);  // what is on its agenda is done by do_the_agenda
  void do_the_agenda();
  void set_time(std::int64_t second_of_day) { second_ = second_of_day; }
  void on(Date day, std::function<void()> act);  // a day that is over: never
  void in_days(std::int32_t days, std::function<void()> act) { on(today_ + Days{days}, std::move(act)); }
  void in_work_days(std::int32_t days, std::function<void()> act) { on(work_day(days), std::move(act)); }
  Date work_day(std::int32_t n) const { return calendar_.add_work_days(today_, WorkDays{n}).last_day; }
  // That day, or the first working day after it.
  Date working_day_from(Date day) const;
  bool is_work_day() const { return calendar_.is_working_day(today_); }

  // --- saying things ---------------------------------------------------------------------------------------------
  // Must be accepted; the entry it became.
  std::uint64_t say(const Actor& who, std::string_view command, const boost::json::object& members);
  // The same without waiting for the answer; settle() waits.
  void tell(const Actor& who, std::string_view command, const boost::json::object& members);
  // Must be refused so; the refusal belongs to the story.
  void refused(const Actor& who, std::string_view command, const boost::json::object& members, std::string_view code);

  // An instruction of today with its id; bank_txn_no and accounts are the caller's.
  Instruction make(Op op, std::uint64_t operator_id, std::uint64_t subject, std::int64_t fen = 0);
  // Must be accepted.
  Id16 send(const Actor& who, const Instruction& in);
  void send_refused(const Actor& who, const Instruction& in, std::string_view code);
  // Whatever the answer is; for a caller that has an answer to each.
  engine::InstructionResult try_to(const Actor& who, const Instruction& in);
  void expect_refusal(std::string_view what, Code answered, std::string_view code) { compare(what, answered, code); }

  // A bank's file of the evening. What the file holds is accepted, or the play ends.
  void batch(const Actor& bank, const std::vector<Instruction>& records);
  void settle();

  // Reads the city; only after settle().
  void ask(const std::function<void(const policies::City&)>& question);

  // --- how it went -------------------------------------------------------------------------------------------------
  void fail(std::string what);
  const std::optional<Problem>& failure() const { return failure_; }
  struct Counts {
    std::uint64_t commands = 0, instructions = 0;
    std::map<std::string, std::uint64_t> refusals;  // by code: those that the story wants
  };
  const Counts& counts() const { return counts_; }

 private:
  struct Inbox {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t waiting = 0;
    std::optional<Problem> failure;
  };

  bool over() const { return failure_.has_value(); }
  engine::Source source(const Actor& who) { return access::source_of(who, stamp_of(today_, second_++)); }
  std::optional<engine::TypedReply> give(const Actor& who, std::string_view command,
                                         const boost::json::object& members);
  std::optional<engine::TypedCommand> typed(const Actor& who, std::string_view command,
                                            const boost::json::object& members);
  void compare(std::string_view what, Code answered, std::string_view wanted);
  std::vector<std::int64_t> cash_of(const std::vector<Instruction>& records);

  Store& store_;
  formats::Gate& gate_;
  Dice dice_;
  law::Calendar calendar_;
  BankBooks bank_books_;
  Date today_;
  std::int64_t second_ = 0;
  std::uint64_t made_ = 0;
  std::map<Date, std::vector<std::function<void()>>> agenda_;
  std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();  // outlives us in the callbacks
  std::optional<Problem> failure_;
  Counts counts_;
};

// What an account number is in a record.
Id16 key_of(const std::string& account_no);
// The bank's number of a movement; at most 32 characters.
Instruction with_txn(Instruction in, const std::string& bank_txn_no);

}  // namespace gongbao::cli::demo
