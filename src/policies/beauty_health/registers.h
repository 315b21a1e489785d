// Registers that the measures ask for: platforms, wards, studies, pilots (2, 3, 7) with what each must show, and the
// rest as entries of one form; filings in the green channel (8b), windows of the districts (8c), times of approval (4a,
// 8a).
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

enum class PartnerType : std::uint8_t { university = 1, hospital = 2, institute = 3, company = 4 };  // 校医研企
constexpr auto names_of(PartnerType) {
  using enum PartnerType;
  using namespace std::literals;
  return std::array{std::pair{university, "university"sv}, std::pair{hospital, "hospital"sv},
                    std::pair{institute, "institute"sv}, std::pair{company, "company"sv}};
}
struct RegisterPlatform {
  static constexpr std::uint16_t number = 11080;
  static constexpr std::string_view name = "register_platform";
  std::string platform_kind;
  std::vector<PartnerType> partner_types;
  SealedText text;
  GB_FIELDS(platform_kind, partner_types, text)
};
struct RegisterWard {
  static constexpr std::uint16_t number = 11081;
  static constexpr std::string_view name = "register_ward";
  SealedText text;
  std::vector<std::uint64_t> partners;  // enterprises (3b)
  GB_FIELDS(text, partners)
};
struct RegisterStudy {
  static constexpr std::uint16_t number = 11082;
  static constexpr std::string_view name = "register_study";
  SealedText text;
  SealedDocument ethics_approval;
  SealedDocument risk_assessment;
  GB_FIELDS(text, ethics_approval, risk_assessment)
};
struct RegisterPilot {
  static constexpr std::uint16_t number = 11083;
  static constexpr std::string_view name = "register_pilot";
  SealedText text;
  SealedDocument scope_reference;  // of the national administration (7a)
  GB_FIELDS(text, scope_reference)
};
// Of the 16 kinds that ask for nothing but to be kept.
struct RecordEntry {
  static constexpr std::uint16_t number = 11084;
  static constexpr std::string_view name = "record_entry";
  std::string kind;
  SealedText text;
  std::optional<Date> from;  // today where nothing is said
  std::optional<Date> to;
  std::vector<SealedDocument> files;
  GB_FIELDS(kind, text, from, to, files)
};
struct RecordMade {
  static constexpr std::uint16_t number = 11580;
  std::uint64_t record = 0;
  Record row;
  GB_FIELDS(record, row)
};

// By a unit of the measure that the register stands in.
struct ConfirmRecord {
  static constexpr std::uint16_t number = 11085;
  static constexpr std::string_view name = "confirm_record";
  std::uint64_t record = 0;
  GB_FIELDS(record)
};
// What stood there stays.
struct CorrectRecord {
  static constexpr std::uint16_t number = 11086;
  static constexpr std::string_view name = "correct_record";
  std::uint64_t record = 0;
  SealedText text;
  SealedText reason;
  GB_FIELDS(record, text, reason)
};
struct AttachFile {
  static constexpr std::uint16_t number = 11087;
  static constexpr std::string_view name = "attach_file";
  std::uint64_t record = 0;
  SealedDocument file;
  GB_FIELDS(record, file)
};
struct RecordAdded {
  static constexpr std::uint16_t number = 11581;
  std::uint64_t record = 0;
  AreaCode confirmed_by = 0;
  SealedText correction;
  SealedText reason;
  SealedDocument file;
  GB_FIELDS(record, confirmed_by, correction, reason, file)
};

struct FlagGreenFiling {
  static constexpr std::uint16_t number = 11088;
  static constexpr std::string_view name = "flag_green_filing";
  std::string filing_no;
  std::vector<std::string> ingredients;  // by the numbers of their certificates
  GB_FIELDS(filing_no, ingredients)
};
struct GreenFilingFlagged {
  static constexpr std::uint16_t number = 11582;
  std::string filing_no;
  std::string ingredient;
  GB_FIELDS(filing_no, ingredient)
};

struct OpenWindow {
  static constexpr std::uint16_t number = 11090;
  static constexpr std::string_view name = "open_window";
  std::vector<std::string> subjects;
  std::vector<Stamp> slots;
  GB_FIELDS(subjects, slots)
};
struct WindowOpened {
  static constexpr std::uint16_t number = 11583;
  AreaCode district = 0;
  std::vector<std::string> subjects;
  std::vector<Stamp> slots;
  GB_FIELDS(district, subjects, slots)
};
struct BookWindow {
  static constexpr std::uint16_t number = 11091;
  static constexpr std::string_view name = "book_window";
  std::uint64_t enterprise = 0;
  std::string district;
  std::string subject;
  Stamp time;
  GB_FIELDS(enterprise, district, subject, time)
};
struct WindowBooked {
  static constexpr std::uint16_t number = 11584;
  AreaCode district = 0;
  Stamp time;
  std::uint64_t enterprise = 0;
  GB_FIELDS(district, time, enterprise)
};

struct RecordApprovalTime {
  static constexpr std::uint16_t number = 11092;
  static constexpr std::string_view name = "record_approval_time";
  std::optional<ApprovalMatter> matter;  // testing bodies where nothing is said
  Date accepted;
  Date decided;
  GB_FIELDS(matter, accepted, decided)
};
struct ApprovalTimeRecorded {
  static constexpr std::uint16_t number = 11585;
  ApprovalTime row;
  GB_FIELDS(row)
};

// The measure that a register stands in.
std::int32_t measure_of(RecordKind kind);

Answer decide(const Context& in, const RegisterPlatform& command);
Answer decide(const Context& in, const RegisterWard& command);
Answer decide(const Context& in, const RegisterStudy& command);
Answer decide(const Context& in, const RegisterPilot& command);
Answer decide(const Context& in, const RecordEntry& command);
Answer decide(const Context& in, const ConfirmRecord& command);
Answer decide(const Context& in, const CorrectRecord& command);
Answer decide(const Context& in, const AttachFile& command);
Answer decide(const Context& in, const FlagGreenFiling& command);
Answer decide(const Context& in, const OpenWindow& command);
Answer decide(const Context& in, const BookWindow& command);
Answer decide(const Context& in, const RecordApprovalTime& command);
void apply(World& world, const RecordMade& fact, const FactOrigin& origin);
void apply(World& world, const RecordAdded& fact, const FactOrigin& origin);
void apply(World& world, const GreenFilingFlagged& fact, const FactOrigin& origin);
void apply(World& world, const WindowOpened& fact, const FactOrigin& origin);
void apply(World& world, const WindowBooked& fact, const FactOrigin& origin);
void apply(World& world, const ApprovalTimeRecorded& fact, const FactOrigin& origin);

using RegisterCommands =
    policies::TypeList<RegisterPlatform, RegisterWard, RegisterStudy, RegisterPilot, RecordEntry, ConfirmRecord,
                       CorrectRecord, AttachFile, FlagGreenFiling, OpenWindow, BookWindow, RecordApprovalTime>;
using RegisterFacts =
    policies::TypeList<RecordMade, RecordAdded, GreenFilingFlagged, WindowOpened, WindowBooked, ApprovalTimeRecorded>;

}  // namespace gongbao::beauty_health
