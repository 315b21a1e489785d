// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows. Units are told by their letters:
// most of them are no district.
#pragma once

#include "policies/beauty_health/commands.h"
#include "policies/view_rows.h"

namespace gongbao::beauty_health::view {

using policies::Area;

// Beside every paper stands the entry under which it is read.
struct ItemListed {
  static constexpr std::string_view table = "items";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t item = 0;
  Area area;  // of the unit
  std::string unit;
  std::int32_t measure = 0;
  ItemState state{};
  Date due_on;
  Date planned_on;
  std::optional<Date> done_on;
  bool by_conference = false;
  SealedText deliverable;
  std::uint64_t deliverable_entry = 0;
  SealedText evidence;  // the last
  std::uint64_t evidence_entry = 0;
  GB_FIELDS(item, area, unit, measure, state, due_on, planned_on, done_on, by_conference, deliverable,
            deliverable_entry, evidence, evidence_entry)
};

struct EnterpriseListed {
  static constexpr std::string_view table = "enterprises";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t operator_id = 0;
  std::string uscc;
  std::string name;
  std::string sector;
  ApplicantForm form{};
  bool in_future_city = false;
  bool headquarters = false;
  bool chain_leader = false;
  bool high_tech = false;
  bool live_streaming = false;
  bool legal_person = true;
  Date first_day;  // of what it is now
  GB_FIELDS(operator_id, uscc, name, sector, form, in_future_city, headquarters, chain_leader, high_tech,
            live_streaming, legal_person, first_day)
};

struct CertificateListed {
  static constexpr std::string_view table = "certificates";
  static constexpr std::size_t key_fields = 1;
  std::string certificate_no;
  CertificateKind kind{};
  std::optional<Origin> origin;
  std::string category;
  std::string holder;  // credit code of the last one
  Date first_day;      // from which he holds it
  bool cancelled = false;
  GB_FIELDS(certificate_no, kind, origin, category, holder, first_day, cancelled)
};

struct BudgetListed {
  static constexpr std::string_view table = "budgets";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t budget = 0;
  Area area;
  std::string unit;
  std::string kind;
  std::int32_t award_year = 0;
  bool open = true;
  Money granted;    // 1001
  Money available;  // 2001
  Money committed;  // 2002
  Money paid;       // 2003
  Money recovered;  // 2004
  GB_FIELDS(budget, area, unit, kind, award_year, open, granted, available, committed, paid, recovered)
};

struct RuleListed {
  static constexpr std::string_view table = "rules";
  static constexpr std::size_t key_fields = 3;
  std::string kind;
  std::int32_t award_year = 0;
  std::string unit;
  std::optional<std::int32_t> ratio_bp;
  std::optional<Money> cap;
  std::optional<Money> fixed;
  Date set_on;
  GB_FIELDS(kind, award_year, unit, ratio_bp, cap, fixed, set_on)
};

struct Applied {
  static constexpr std::string_view table = "applications";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t application = 0;
  std::uint64_t operator_id = 0;  // applicant
  Area area;                      // of the unit that decides
  std::string unit;
  std::string kind;
  std::string clause;
  std::int32_t award_year = 0;
  std::string name;
  std::string object;
  Money base;
  ApplicationState state{};
  Date submitted_on;
  Date moved_on;
  std::string agreed;  // units, apart by blanks
  std::string disagreed;
  bool disagreement_resolved = false;
  std::uint64_t budget = 0;
  std::optional<Money> amount;  // as approved
  std::optional<Money> recovered;
  std::optional<Date> publicity_last;
  bool funded = false;  // there is money to be paid or back
  SealedText reason;    // of a return, a refusal, a withdrawn approval
  std::uint64_t reason_entry = 0;
  GB_FIELDS(application, operator_id, area, unit, kind, clause, award_year, name, object, base, state, submitted_on,
            moved_on, agreed, disagreed, disagreement_resolved, budget, amount, recovered, publicity_last, funded,
            reason, reason_entry)
};

// Published: what is told of an award, and nothing of its papers.
struct Awarded {
  static constexpr std::string_view table = "awards";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t application = 0;
  std::string kind;
  std::string clause;
  std::int32_t award_year = 0;
  std::string unit;
  std::string name;
  Money amount;
  Date published_on;
  Date publicity_last;
  std::optional<Date> paid_on;
  ApplicationState state{};
  GB_FIELDS(application, kind, clause, award_year, unit, name, amount, published_on, publicity_last, paid_on, state)
};

struct SampleListed {
  static constexpr std::string_view table = "samples";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t sample = 0;
  std::uint64_t operator_id = 0;
  std::string name;
  std::string purpose;
  std::int64_t quantity = 0;
  std::int64_t used = 0;
  std::int64_t returned = 0;
  std::int64_t destroyed = 0;
  SampleState state{};
  Date checked_on;
  std::optional<Date> decided_on;
  SealedText goods;  // under the entry that made it
  SealedText reason;
  std::uint64_t reason_entry = 0;
  GB_FIELDS(sample, operator_id, name, purpose, quantity, used, returned, destroyed, state, checked_on, decided_on,
            goods, reason, reason_entry)
};

struct BondedListed {
  static constexpr std::string_view table = "bonded";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t bonded = 0;
  std::uint64_t operator_id = 0;
  std::string name;
  std::string centre;
  std::string guarantee_no;
  Date guarantee_from;
  Date guarantee_to;
  BondedState state{};
  Date requested_on;
  std::optional<Date> moved_on;
  std::optional<Channel> channel;
  SealedText goods;
  GB_FIELDS(bonded, operator_id, name, centre, guarantee_no, guarantee_from, guarantee_to, state, requested_on,
            moved_on, channel, goods)
};

struct ReactionListed {
  static constexpr std::string_view table = "reactions";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t reaction = 0;
  std::string product_no;
  Date month;
  std::string kind;
  Severity severity{};
  Sex sex{};
  std::string age_band;
  ReportSource source{};
  bool evaluated = false;
  Date reported_on;
  GB_FIELDS(reaction, product_no, month, kind, severity, sex, age_band, source, evaluated, reported_on)
};

// F7: what does not add up, in words.
struct TableImported {
  static constexpr std::string_view table = "reaction_tables";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  std::string source;
  Date imported_on;
  std::int64_t rows = 0;
  std::int64_t findings = 0;
  std::string found;
  GB_FIELDS(entry, source, imported_on, rows, findings, found)
};

struct Kept {
  static constexpr std::string_view table = "records";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t record = 0;
  std::uint64_t operator_id = 0;
  Area area;
  std::string unit;  // whose it is, of a unit
  std::string name;  // of an enterprise or institution
  RecordKind kind{};
  std::int32_t measure = 0;
  Date first_day;
  std::optional<Date> last_day;
  std::string confirmed_by;
  bool listed = false;  // of a kind that is told to the public, and confirmed
  SealedText text;      // as it was last corrected
  std::uint64_t text_entry = 0;
  GB_FIELDS(record, operator_id, area, unit, name, kind, measure, first_day, last_day, confirmed_by, listed, text,
            text_entry)
};

struct GreenFiling {
  static constexpr std::string_view table = "green_filings";
  static constexpr std::size_t key_fields = 1;
  std::string filing_no;
  std::string ingredient;
  Date flagged_on;
  GB_FIELDS(filing_no, ingredient, flagged_on)
};

struct ApprovalTimeListed {
  static constexpr std::string_view table = "approval_times";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t entry = 0;
  ApprovalMatter matter{};
  Date accepted_on;
  Date decided_on;
  std::int32_t work_days = 0;
  GB_FIELDS(entry, matter, accepted_on, decided_on, work_days)
};

struct IssueListed {
  static constexpr std::string_view table = "issues";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t issue = 0;
  std::uint64_t operator_id = 0;  // who raised it: an enterprise
  Area area;                      // or a unit
  std::string kind;
  Date raised_on;
  bool answered = false;
  std::optional<Date> answered_on;
  SealedText text;
  SealedText answer;
  std::uint64_t answer_entry = 0;
  GB_FIELDS(issue, operator_id, area, kind, raised_on, answered, answered_on, text, answer, answer_entry)
};

}  // namespace gongbao::beauty_health::view

namespace gongbao::beauty_health {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::beauty_health
