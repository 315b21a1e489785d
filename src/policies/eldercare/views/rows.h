// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/eldercare/commands.h"
#include "policies/view_rows.h"

namespace gongbao::eldercare::view {

using policies::Area;

// Departments are told by their names: the city's own is no district.
struct ChannelListed {
  static constexpr std::string_view table = "channels";
  static constexpr std::size_t key_fields = 2;
  Area area;
  Date first_day;
  std::string department;
  std::string email;
  std::string postal;
  std::string phone;
  GB_FIELDS(area, first_day, department, email, postal, phone)
};

struct InstitutionListed {
  static constexpr std::string_view table = "institutions";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t institution = 0;
  std::string name;
  InstitutionKind kind{};
  Area area;
  std::string department;
  bool city_run = false;
  GB_FIELDS(institution, name, kind, area, department, city_run)
};

struct RoundListed {
  static constexpr std::string_view table = "rounds";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t round = 0;
  Area area;
  std::string department;
  std::int64_t pool_year = 0;
  Date opens;
  Date closes;
  std::optional<std::int32_t> size;
  bool decided = false;
  GB_FIELDS(round, area, department, pool_year, opens, closes, size, decided)
};

struct Applied {
  static constexpr std::string_view table = "applications";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t application = 0;
  std::uint64_t account = 0;
  Area area;
  std::string department;
  std::uint64_t round = 0;
  PersonToken person;
  std::int32_t best_class = no_class;
  Date submitted_on;
  ApplicationState state{};
  GB_FIELDS(application, account, area, department, round, person, best_class, submitted_on, state)
};

struct Member {
  static constexpr std::string_view table = "members";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t supervisor = 0;
  std::uint64_t account = 0;
  Area area;
  std::string department;
  PersonToken person;
  std::int64_t pool_year = 0;
  std::int32_t best_class = no_class;
  Date first_day;
  Date last_day;
  MembershipEnd end_kind{};
  std::optional<Rating> rating;
  std::optional<bool> will_continue;
  GB_FIELDS(supervisor, account, area, department, person, pool_year, best_class, first_day, last_day, end_kind, rating,
            will_continue)
};

struct Reported {
  static constexpr std::string_view table = "reports";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t report = 0;
  std::uint64_t account = 0;  // of the supervisor
  Area area;
  std::string department;
  std::uint64_t supervisor = 0;
  std::uint64_t about = 0;  // an institution
  std::string name;         // its name
  Category category{};
  std::string channel;
  bool urgent = false;
  bool city_run = false;
  Date received_on;
  std::optional<Date> due_on;
  ReportState state{};
  std::uint64_t entry_id = 0;  // of the working ledger
  std::string ledger_number;
  std::optional<EntryState> progress;
  SealedText answer;  // why it was returned, or the feedback (10d); under which entry it is read
  std::uint64_t answer_entry = 0;
  GB_FIELDS(report, account, area, department, supervisor, about, name, category, channel, urgent, city_run,
            received_on, due_on, state, entry_id, ledger_number, progress, answer, answer_entry)
};

// 工作台账, without whoever reported.
struct Entered {
  static constexpr std::string_view table = "entries";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry_id = 0;
  std::uint64_t institution = 0;  // ordered to rectify; 0: none yet
  Area area;
  std::string department;
  std::string ledger_number;
  std::uint64_t about = 0;
  std::string name;
  Category category{};
  EntryState state{};
  bool city_run = false;
  Date registered_on;
  std::optional<Date> ordered_on;
  std::optional<Date> rectified_on;
  std::optional<Date> decided_on;
  std::optional<Date> fed_back_on;
  std::optional<Date> due_on;
  bool due_provisional = false;
  // What was ordered last and what was handed in for it, and under which entries both are read.
  SealedText order_text;
  std::uint64_t order_entry = 0;
  SealedDocument evidence;
  std::uint64_t evidence_entry = 0;
  GB_FIELDS(entry_id, institution, area, department, ledger_number, about, name, category, state, city_run,
            registered_on, ordered_on, rectified_on, decided_on, fed_back_on, due_on, due_provisional, order_text,
            order_entry, evidence, evidence_entry)
};

struct Kept {
  static constexpr std::string_view table = "records";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t record = 0;
  Area area;
  std::string department;
  RecordKind kind{};
  Date held_on;
  std::int64_t members = 0;
  SealedText text;
  GB_FIELDS(record, area, department, kind, held_on, members, text)
};

struct Appraised {
  static constexpr std::string_view table = "appraisals";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t appraisal = 0;
  Area area;
  std::uint64_t about = 0;
  std::string name;
  Relation relation{};
  SealedText text;
  Date given_on;
  GB_FIELDS(appraisal, area, about, name, relation, text, given_on)
};

struct Interpreted {
  static constexpr std::string_view table = "interpretations";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t interpretation = 0;
  std::string clause;
  SealedText text;
  Date first_day;
  GB_FIELDS(interpretation, clause, text, first_day)
};

}  // namespace gongbao::eldercare::view

namespace gongbao::eldercare {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::eldercare
