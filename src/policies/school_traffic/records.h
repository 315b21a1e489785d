// What departments and schools do and write down: meetings, prompts, campaigns, activities, registers
// (2.1, 2.4, 2.7–2.10, 4.3a).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct HoldMeeting {
  static constexpr std::uint16_t number = 9084;
  static constexpr std::string_view name = "hold_meeting";
  Date on;
  SealedText text;
  GB_FIELDS(on, text)
};
struct IssuePrompt {
  static constexpr std::uint16_t number = 9085;
  static constexpr std::string_view name = "issue_prompt";
  SealedText text;
  SealedText requirement;
  std::vector<std::string> addressees;  // units
  Date ack_by;
  GB_FIELDS(text, requirement, addressees, ack_by)
};
struct AckPrompt {
  static constexpr std::uint16_t number = 9086;
  static constexpr std::string_view name = "ack_prompt";
  std::uint64_t prompt = 0;
  GB_FIELDS(prompt)
};
struct OpenCampaign {
  static constexpr std::uint16_t number = 9087;
  static constexpr std::string_view name = "open_campaign";
  Date from;
  Date to;
  std::vector<std::uint64_t> schools;
  GB_FIELDS(from, to, schools)
};
struct CloseCampaign {
  static constexpr std::uint16_t number = 9088;
  static constexpr std::string_view name = "close_campaign";
  std::uint64_t campaign = 0;
  SealedText results;
  GB_FIELDS(campaign, results)
};
struct RecordActivity {
  static constexpr std::uint16_t number = 9089;
  static constexpr std::string_view name = "record_activity";
  std::uint64_t school = 0;
  std::string kind;
  Date on;
  std::int32_t persons = 0;
  GB_FIELDS(school, kind, on, persons)
};
struct RecordEntry {
  static constexpr std::uint16_t number = 9090;
  static constexpr std::string_view name = "record_entry";
  std::optional<std::uint64_t> school;  // without it, of the unit
  std::string kind;
  SealedText text;
  std::optional<std::int64_t> metres_to_gate;
  std::optional<Stamp> received_at;
  std::optional<Stamp> arrived_at;
  std::optional<Stamp> closed_at;
  GB_FIELDS(school, kind, text, metres_to_gate, received_at, arrived_at, closed_at)
};
struct CorrectRecord {
  static constexpr std::uint16_t number = 9091;
  static constexpr std::string_view name = "correct_record";
  std::uint64_t entry_no = 0;  // of a register
  SealedText reason;
  SealedText text;
  GB_FIELDS(entry_no, reason, text)
};
struct AttachFile {
  static constexpr std::uint16_t number = 9092;
  static constexpr std::string_view name = "attach_file";
  std::uint64_t entry_no = 0;
  SealedText reason;
  SealedDocument document;
  GB_FIELDS(entry_no, reason, document)
};

struct MeetingHeld {
  static constexpr std::uint16_t number = 9584;
  Meeting row;
  GB_FIELDS(row)
};
struct PromptWritten {
  static constexpr std::uint16_t number = 9585;
  std::uint64_t prompt = 0;
  Prompt row;
  GB_FIELDS(prompt, row)
};
struct CampaignWritten {
  static constexpr std::uint16_t number = 9587;
  std::uint64_t campaign = 0;
  Campaign row;
  GB_FIELDS(campaign, row)
};
struct ActivityRecorded {
  static constexpr std::uint16_t number = 9589;
  Activity row;
  GB_FIELDS(row)
};
struct EntryRecorded {
  static constexpr std::uint16_t number = 9590;
  RegisterEntry row;
  GB_FIELDS(row)
};
struct RecordAdded {
  static constexpr std::uint16_t number = 9591;
  Addition row;
  GB_FIELDS(row)
};

Answer decide(const Context& in, const HoldMeeting& command);
Answer decide(const Context& in, const IssuePrompt& command);
Answer decide(const Context& in, const AckPrompt& command);
Answer decide(const Context& in, const OpenCampaign& command);
Answer decide(const Context& in, const CloseCampaign& command);
Answer decide(const Context& in, const RecordActivity& command);
Answer decide(const Context& in, const RecordEntry& command);
Answer decide(const Context& in, const CorrectRecord& command);
Answer decide(const Context& in, const AttachFile& command);
void apply(World& world, const MeetingHeld& fact, const FactOrigin& origin);
void apply(World& world, const PromptWritten& fact, const FactOrigin& origin);
void apply(World& world, const CampaignWritten& fact, const FactOrigin& origin);
void apply(World& world, const ActivityRecorded& fact, const FactOrigin& origin);
void apply(World& world, const EntryRecorded& fact, const FactOrigin& origin);
void apply(World& world, const RecordAdded& fact, const FactOrigin& origin);

using RecordCommands = policies::TypeList<HoldMeeting, IssuePrompt, AckPrompt, OpenCampaign, CloseCampaign,
                                          RecordActivity, RecordEntry, CorrectRecord, AttachFile>;
using RecordFacts =
    policies::TypeList<MeetingHeld, PromptWritten, CampaignWritten, ActivityRecorded, EntryRecorded, RecordAdded>;

}  // namespace gongbao::school_traffic
