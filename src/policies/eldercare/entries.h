// 督办 (第十条): from the entry of the working ledger to the order, the check, the answer to whoever reported, the end.
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct OrderRectification {
  static constexpr std::uint16_t number = 8050;
  static constexpr std::string_view name = "order_rectification";
  std::uint64_t entry_id = 0;
  std::uint64_t institution = 0;
  SealedText text;
  GB_FIELDS(entry_id, institution, text)
};
struct ReportRectification {
  static constexpr std::uint16_t number = 8051;
  static constexpr std::string_view name = "report_rectification";
  std::uint64_t entry_id = 0;
  SealedDocument evidence;
  GB_FIELDS(entry_id, evidence)
};
struct CheckRectification {
  static constexpr std::uint16_t number = 8052;
  static constexpr std::string_view name = "check_rectification";
  std::uint64_t entry_id = 0;
  bool passed = false;
  std::optional<Date> checked_on;
  SealedText text;
  GB_FIELDS(entry_id, passed, checked_on, text)
};
struct DecideNotSubstantiated {
  static constexpr std::uint16_t number = 8053;
  static constexpr std::string_view name = "decide_not_substantiated";
  std::uint64_t entry_id = 0;
  SealedText reason;
  GB_FIELDS(entry_id, reason)
};
struct TransferEntry {
  static constexpr std::uint16_t number = 8054;
  static constexpr std::string_view name = "transfer_entry";
  std::uint64_t entry_id = 0;
  SealedText reason;
  std::string body;  // that takes it over
  GB_FIELDS(entry_id, reason, body)
};
struct GiveFeedback {
  static constexpr std::uint16_t number = 8055;
  static constexpr std::string_view name = "give_feedback";
  std::uint64_t entry_id = 0;
  SealedText text;
  GB_FIELDS(entry_id, text)
};
struct CloseEntry {
  static constexpr std::uint16_t number = 8056;
  static constexpr std::string_view name = "close_entry";
  std::uint64_t entry_id = 0;
  GB_FIELDS(entry_id)
};
// The row as it stands after the step.
struct EntryMoved {
  static constexpr std::uint16_t number = 8550;
  std::uint64_t entry_id = 0;
  LedgerEntry row;
  SealedText text;  // of an order or a check
  GB_FIELDS(entry_id, row, text)
};

Answer decide(const Context& in, const OrderRectification& command);
Answer decide(const Context& in, const ReportRectification& command);
Answer decide(const Context& in, const CheckRectification& command);
Answer decide(const Context& in, const DecideNotSubstantiated& command);
Answer decide(const Context& in, const TransferEntry& command);
Answer decide(const Context& in, const GiveFeedback& command);
Answer decide(const Context& in, const CloseEntry& command);
void apply(World& world, const EntryMoved& fact, const FactOrigin& origin);

using EntryCommands = policies::TypeList<OrderRectification, ReportRectification, CheckRectification,
                                         DecideNotSubstantiated, TransferEntry, GiveFeedback, CloseEntry>;
using EntryFacts = policies::TypeList<EntryMoved>;

}  // namespace gongbao::eldercare
