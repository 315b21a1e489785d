// The end of an operator's cards (article 8): stop issuing, tell the public, keep the whole balance, then deregister.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct AnnounceTermination {
  static constexpr std::uint16_t number = 1030;
  static constexpr std::string_view name = "announce_termination";
  std::uint64_t operator_id = 0;
  std::optional<Date> stop_issue_on;  // today where nothing is said
  std::optional<Date> notice_on;      // the day the notice was made public; today where nothing is said
  std::string channel;                // where the public reads it
  std::optional<std::string> notice_url;
  SealedDocument notice;
  GB_FIELDS(operator_id, stop_issue_on, notice_on, channel, notice_url, notice)
};
struct TerminationAnnounced {
  static constexpr std::uint16_t number = 1530;
  std::uint64_t operator_id = 0;
  Termination termination;
  PostedFigures posted;
  GB_FIELDS(operator_id, termination, posted)
};

struct CancelTermination {
  static constexpr std::uint16_t number = 1031;
  static constexpr std::string_view name = "cancel_termination";
  std::uint64_t operator_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, reason)
};
struct TerminationCancelled {
  static constexpr std::uint16_t number = 1531;
  std::uint64_t operator_id = 0;
  PostedFigures posted;
  GB_FIELDS(operator_id, posted)
};

// The district's other matters (8e). A new list replaces the old one; what was ticked under the same words stays so.
struct SetChecklist {
  static constexpr std::uint16_t number = 1032;
  static constexpr std::string_view name = "set_checklist";
  std::uint64_t operator_id = 0;
  std::vector<std::string> items;
  GB_FIELDS(operator_id, items)
};
struct TickChecklist {
  static constexpr std::uint16_t number = 1033;
  static constexpr std::string_view name = "tick_checklist";
  std::uint64_t operator_id = 0;
  std::string item;
  std::optional<bool> done;  // false takes a tick back
  GB_FIELDS(operator_id, item, done)
};
struct ChecklistSet {
  static constexpr std::uint16_t number = 1532;
  std::uint64_t operator_id = 0;
  std::vector<ChecklistItem> checklist;
  GB_FIELDS(operator_id, checklist)
};

struct SubmitDeregistration {
  static constexpr std::uint16_t number = 1034;
  static constexpr std::string_view name = "submit_deregistration";
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};
struct DeregistrationSubmitted {
  static constexpr std::uint16_t number = 1534;
  std::uint64_t operator_id = 0;
  Date due_on;
  bool due_provisional = false;
  GB_FIELDS(operator_id, due_on, due_provisional)
};

struct HandleDeregistration {
  static constexpr std::uint16_t number = 1035;
  static constexpr std::string_view name = "handle_deregistration";
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};
struct DeregistrationHandled {
  static constexpr std::uint16_t number = 1535;
  std::uint64_t operator_id = 0;
  bool late = false;
  GB_FIELDS(operator_id, late)
};

// reg/18: at closure or move the holders are told by phone, SMS or WeChat.
struct NotifyHolders {
  static constexpr std::uint16_t number = 1036;
  static constexpr std::string_view name = "notify_holders";
  std::uint64_t operator_id = 0;
  NoticeReason reason = NoticeReason::closure;
  NoticeChannel channel = NoticeChannel::sms;
  std::optional<Date> told_on;
  std::uint64_t holders = 0;  // how many were reached
  SealedDocument notice;
  GB_FIELDS(operator_id, reason, channel, told_on, holders, notice)
};
struct HoldersNotified {
  static constexpr std::uint16_t number = 1536;
  std::uint64_t operator_id = 0;
  HolderNotice notice;
  GB_FIELDS(operator_id, notice)
};

// The cards stand and nobody has been told: an event of the closure or the move, until its holders are told.
struct HoldersNotTold {
  static constexpr std::uint16_t number = 1537;
  std::uint64_t operator_id = 0;
  NoticeReason reason = NoticeReason::closure;
  GB_FIELDS(operator_id, reason)
};
// A notice ends the events of its reason, when it is not of a day before what they are about.
struct UntoldEnded {
  static constexpr std::uint16_t number = 1538;
  std::uint64_t operator_id = 0;
  NoticeReason reason = NoticeReason::closure;
  GB_FIELDS(operator_id, reason)
};
// Which notices may be of a closure or a move: entered after that one, of that day or later.
struct NoticesSince {
  std::uint64_t entry = 0;
  Date day;
};
// Adds the fact and its flag when somebody holds money on a card and no such notice of that reason has gone out.
void flag_untold_holders(const Context& in, std::uint64_t operator_id, NoticeReason reason, NoticesSince since,
                         Answer& answer);
// The reason is the last byte, so that a notice closes the events of its own.
EventKey untold_holders(std::uint64_t operator_id, NoticeReason reason, std::uint64_t entry);
bool is_about(const Id16& untold, NoticeReason reason);

Answer decide(const Context& in, const AnnounceTermination& command);
Answer decide(const Context& in, const CancelTermination& command);
Answer decide(const Context& in, const SetChecklist& command);
Answer decide(const Context& in, const TickChecklist& command);
Answer decide(const Context& in, const SubmitDeregistration& command);
Answer decide(const Context& in, const HandleDeregistration& command);
Answer decide(const Context& in, const NotifyHolders& command);
void apply(World& world, const TerminationAnnounced& fact, const FactOrigin& origin);
void apply(World& world, const TerminationCancelled& fact, const FactOrigin& origin);
void apply(World& world, const ChecklistSet& fact, const FactOrigin& origin);
void apply(World& world, const DeregistrationSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const DeregistrationHandled& fact, const FactOrigin& origin);
void apply(World& world, const HoldersNotified& fact, const FactOrigin& origin);
void apply(World& world, const HoldersNotTold& fact, const FactOrigin& origin);
void apply(World& world, const UntoldEnded& fact, const FactOrigin& origin);

using TerminationCommands = policies::TypeList<AnnounceTermination, CancelTermination, SetChecklist, TickChecklist,
                                               SubmitDeregistration, HandleDeregistration, NotifyHolders>;
using TerminationFacts =
    policies::TypeList<TerminationAnnounced, TerminationCancelled, ChecklistSet, DeregistrationSubmitted,
                       DeregistrationHandled, HoldersNotified, HoldersNotTold, UntoldEnded>;

}  // namespace gongbao::prepaid_card
