// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/legal_profession/commands.h"
#include "policies/view_rows.h"

namespace gongbao::legal_profession::view {

using policies::Area;

enum class UnitKind : std::uint8_t { firm = 1, branch = 2, abroad = 3 };
constexpr auto names_of(UnitKind) {
  using enum UnitKind;
  using namespace std::literals;
  return std::array{std::pair{firm, "firm"sv}, std::pair{branch, "branch"sv}, std::pair{abroad, "abroad"sv}};
}

struct Unit {
  static constexpr std::string_view table = "firms";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t unit = 0;
  std::uint64_t firm = 0;  // itself, or whose branch it is
  Area area;
  UnitKind unit_kind{};
  std::string name;
  std::string uscc;
  std::string place;
  std::optional<Form> form;
  bool confirmed = false;
  std::optional<Standing> standing;  // of one that is confirmed
  Date since;                        // of that standing
  GB_FIELDS(unit, firm, area, unit_kind, name, uscc, place, form, confirmed, standing, since)
};

struct LawyerListed {
  static constexpr std::string_view table = "lawyers";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t lawyer = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
  Area area;
  std::string name;  // of the firm
  PersonToken person;
  LawyerClass lawyer_class{};
  bool foreign_related = false;
  Date first_date;
  Standing standing{};
  Date since;
  std::optional<Date> until;  // of a suspension
  GB_FIELDS(lawyer, firm, account, area, name, person, lawyer_class, foreign_related, first_date, standing, since,
            until)
};

// Whom a row is about: a firm, or a lawyer with the firm where he is when it is written.
struct Whom {
  std::uint64_t firm = 0;
  std::uint64_t account = 0;  // of a lawyer
  std::uint64_t lawyer = 0;
  Area area;
  std::string name;  // of the firm
};

struct IntegrityListed {
  static constexpr std::string_view table = "integrity";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t integrity = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
  Area area;
  std::uint64_t lawyer = 0;
  std::string name;
  IntegrityKind kind{};
  std::string decided_by;
  std::string decision_no;
  Date decided_on;
  bool mitigated = false;
  bool disclosed = false;
  std::optional<Date> disclosed_on;
  std::optional<Date> reversed_on;
  std::string reversing_decision;
  SealedText text;
  GB_FIELDS(integrity, firm, account, area, lawyer, name, kind, decided_by, decision_no, decided_on, mitigated,
            disclosed, disclosed_on, reversed_on, reversing_decision, text)
};

struct Assessed {
  static constexpr std::string_view table = "assessments";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t assessment = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
  Area area;
  std::uint64_t lawyer = 0;
  std::string name;
  std::int64_t assessed_year = 0;
  AssessmentState state{};
  std::optional<Grade> party_result;
  std::optional<Grade> appraisal;
  std::optional<Grade> result;
  SealedText text;
  std::uint64_t text_entry = 0;
  GB_FIELDS(assessment, firm, account, area, lawyer, name, assessed_year, state, party_result, appraisal, result, text,
            text_entry)
};

// Once for the bureaus, with account 0, and once for each assessor of the round.
struct Sampled {
  static constexpr std::string_view table = "spot_samples";
  static constexpr std::size_t key_fields = 3;
  std::int64_t sample_year = 0;
  std::uint64_t unit = 0;  // the firm
  std::uint64_t account = 0;
  Area area;
  std::string name;
  std::string uscc;
  std::int64_t place = 0;  // in the draw
  std::optional<bool> passed;
  GB_FIELDS(sample_year, unit, account, area, name, uscc, place, passed)
};

struct Hours {
  static constexpr std::string_view table = "pro_bono";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t claim = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
  Area area;
  std::uint64_t lawyer = 0;
  std::string name;
  Date served_on;
  std::int64_t minutes = 0;
  std::string kind;
  ProBonoState state{};
  SealedText recipient;
  GB_FIELDS(claim, firm, account, area, lawyer, name, served_on, minutes, kind, state, recipient)
};

struct TalentListed {
  static constexpr std::string_view table = "talents";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t talent = 0;
  std::uint64_t firm = 0;
  std::uint64_t account = 0;
  Area area;
  std::uint64_t lawyer = 0;
  std::string name;
  Tier tier{};
  std::string region;
  std::string business;
  bool foreign_related = false;
  Date first_day;
  std::optional<Date> out_on;
  GB_FIELDS(talent, firm, account, area, lawyer, name, tier, region, business, foreign_related, first_day, out_on)
};

struct Returned {
  static constexpr std::string_view table = "returns";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t annual_return = 0;
  std::uint64_t firm = 0;
  Area area;
  std::string name;
  std::int64_t return_year = 0;
  Money income;
  Money tax;
  Date submitted_on;
  std::optional<Date> accepted_on;
  GB_FIELDS(annual_return, firm, area, name, return_year, income, tax, submitted_on, accepted_on)
};

struct ClueListed {
  static constexpr std::string_view table = "clues";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t clue = 0;
  std::uint64_t partner = 0;  // that sent it, or is to have it
  Area area;
  std::string name;  // of the firm it is about
  std::uint64_t lawyer = 0;
  Office sender{};
  Office receiver{};
  std::string kind;
  Date sent_on;
  ClueState state{};
  SealedText text;
  SealedText said;
  std::uint64_t said_entry = 0;
  GB_FIELDS(clue, partner, area, name, lawyer, sender, receiver, kind, sent_on, state, text, said, said_entry)
};

// Without the complainant, whom only the handlers know.
struct Complained {
  static constexpr std::string_view table = "complaints";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t complaint = 0;
  Area area;
  std::string name;  // of the firm
  std::uint64_t lawyer = 0;
  std::string kind;
  Channel channel{};
  Date received_on;
  ComplaintState state{};
  std::string transferred_to;
  bool upheld = false;
  SealedText text;
  SealedText said;
  std::uint64_t said_entry = 0;
  GB_FIELDS(complaint, area, name, lawyer, kind, channel, received_on, state, transferred_to, upheld, text, said,
            said_entry)
};

struct RightsAsked {
  static constexpr std::string_view table = "rights_requests";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t rights_request = 0;
  std::uint64_t account = 0;
  Area area;
  std::uint64_t lawyer = 0;
  std::string name;
  std::string organ;
  Date asked_on;
  std::optional<Date> answered_on;
  SealedText text;
  SealedText answer;
  std::uint64_t answer_entry = 0;
  GB_FIELDS(rights_request, account, area, lawyer, name, organ, asked_on, answered_on, text, answer, answer_entry)
};

struct BrandListed {
  static constexpr std::string_view table = "brands";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t brand = 0;
  Area area;
  std::string name;
  std::uint64_t lawyer = 0;
  std::string kind;
  Date first_day;
  GB_FIELDS(brand, area, name, lawyer, kind, first_day)
};

// What a body keeps. Of the Party's bodies: party, read by no other role.
struct Kept {
  static constexpr std::string_view table = "registers";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t record = 0;
  Area area;
  bool party = false;
  EntryKind kind{};
  std::string name;  // of the firm
  std::uint64_t lawyer = 0;
  PersonToken person;
  std::string label;
  std::optional<std::int64_t> of_year;
  std::int64_t count = 0;
  bool yes = false;
  Date first_day;
  std::optional<Date> last_day;
  std::optional<Date> due_on;
  std::optional<Date> done_on;
  GB_FIELDS(record, area, party, kind, name, lawyer, person, label, of_year, count, yes, first_day, last_day, due_on,
            done_on)
};

struct Item {
  static constexpr std::string_view table = "party_items";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t item = 0;
  Area area;
  std::string name;
  std::uint64_t lawyer = 0;
  Date due_on;
  std::optional<Date> done_on;
  GB_FIELDS(item, area, name, lawyer, due_on, done_on)
};

}  // namespace gongbao::legal_profession::view

namespace gongbao::legal_profession {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::legal_profession
