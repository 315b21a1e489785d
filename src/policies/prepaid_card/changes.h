// Changes of what was filed (article 7), and corrections of the record. Every one makes a new version of the public
// record; none is overwritten.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct SubmitChange {
  static constexpr std::uint16_t number = 1020;
  static constexpr std::string_view name = "submit_change";
  std::uint64_t operator_id = 0;
  Date changed_on;
  FilingChanges fields;
  GB_FIELDS(operator_id, changed_on, fields)
};
struct ChangeSubmitted {
  static constexpr std::uint16_t number = 1520;
  std::uint64_t operator_id = 0;
  ChangeRequest change;
  GB_FIELDS(operator_id, change)
};

struct ApplyChange {
  static constexpr std::uint16_t number = 1021;
  static constexpr std::string_view name = "apply_change";
  std::uint64_t operator_id = 0;
  std::uint64_t change_id = 0;
  GB_FIELDS(operator_id, change_id)
};
struct ChangeApplied {
  static constexpr std::uint16_t number = 1521;
  std::uint64_t operator_id = 0;
  std::uint64_t change_id = 0;
  bool late = false;
  GB_FIELDS(operator_id, change_id, late)
};

struct ReturnChange {
  static constexpr std::uint16_t number = 1022;
  static constexpr std::string_view name = "return_change";
  std::uint64_t operator_id = 0;
  std::uint64_t change_id = 0;
  SealedText reasons;
  GB_FIELDS(operator_id, change_id, reasons)
};
struct ChangeReturned {
  static constexpr std::uint16_t number = 1522;
  std::uint64_t operator_id = 0;
  std::uint64_t change_id = 0;
  bool late = false;
  SealedText reasons;
  GB_FIELDS(operator_id, change_id, late, reasons)
};

// The record said what was never so.
struct CorrectRecord {
  static constexpr std::uint16_t number = 1023;
  static constexpr std::string_view name = "correct_record";
  std::uint64_t operator_id = 0;
  FilingChanges fields;
  SealedText reason;
  GB_FIELDS(operator_id, fields, reason)
};
struct RecordCorrected {
  static constexpr std::uint16_t number = 1523;
  std::uint64_t operator_id = 0;
  FilingChanges fields;
  SealedText reason;
  GB_FIELDS(operator_id, fields, reason)
};

Answer decide(const Context& in, const SubmitChange& command);
Answer decide(const Context& in, const ApplyChange& command);
Answer decide(const Context& in, const ReturnChange& command);
Answer decide(const Context& in, const CorrectRecord& command);
void apply(World& world, const ChangeSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const ChangeApplied& fact, const FactOrigin& origin);
void apply(World& world, const ChangeReturned& fact, const FactOrigin& origin);
void apply(World& world, const RecordCorrected& fact, const FactOrigin& origin);

// A change submitted today, with both deadlines; and the answer that carries it, after what the answer says already.
ChangeRequest change_of(const Context& in, FilingChanges fields, Date changed_on);
Answer change_answer(const Context& in, ChangeRequest change, std::uint64_t operator_id, Answer answer);

// The outlets are listed from that day on; one that is listed already keeps its day.
void list_outlets(State& state, std::uint64_t operator_id, const std::vector<OutletEntry>& outlets, Date from);

using ChangesCommands = policies::TypeList<SubmitChange, ApplyChange, ReturnChange, CorrectRecord>;
using ChangesFacts = policies::TypeList<ChangeSubmitted, ChangeApplied, ChangeReturned, RecordCorrected>;

}  // namespace gongbao::prepaid_card
