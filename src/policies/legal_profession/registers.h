// Registers that the tasks of part three ask for: one command for all that is entered with a day from which it holds,
// and what has rules of its own: brands (11a), quality measures (24b), rights requests (23a), pairs (10a, 15a),
// contacts (8a).
#pragma once

#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct RecordEntry {
  static constexpr std::uint16_t number = 10070;
  static constexpr std::string_view name = "record_entry";
  std::string kind;
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  PersonToken person;
  std::optional<std::uint64_t> of;    // an organ's entry (organ_lawyer), a party item (party_item_done)
  std::optional<std::string> label;   // name of an organ, a course, an association
  std::optional<std::int32_t> year;   // of a yearly result, report or trainee
  std::optional<std::int64_t> count;  // members, hours
  bool yes = false;                   // compliant, key trainee, has a full-time worker
  std::optional<PartyOrg> org;
  std::optional<Date> from;  // absent: today
  std::optional<Date> to;
  std::optional<Date> due;
  std::optional<Date> done_on;
  SealedText text;
  GB_FIELDS(kind, firm, lawyer, person, of, label, year, count, yes, org, from, to, due, done_on, text)
};
struct EntryRecorded {
  static constexpr std::uint16_t number = 10570;
  RegisterEntry row;
  GB_FIELDS(row)
};
struct CorrectRecord {
  static constexpr std::uint16_t number = 10071;
  static constexpr std::string_view name = "correct_record";
  std::uint64_t record = 0;
  SealedText reason;
  bool yes = false;
  std::optional<std::int64_t> count;
  GB_FIELDS(record, reason, yes, count)
};
struct RecordCorrected {
  static constexpr std::uint16_t number = 10571;
  std::uint64_t record = 0;
  SealedText reason;
  bool yes = false;
  std::int64_t count = 0;
  GB_FIELDS(record, reason, yes, count)
};
struct AttachFile {
  static constexpr std::uint16_t number = 10072;
  static constexpr std::string_view name = "attach_file";
  std::uint64_t record = 0;
  SealedDocument file;
  SealedText reason;
  GB_FIELDS(record, file, reason)
};
struct FileAttached {
  static constexpr std::uint16_t number = 10572;
  std::uint64_t record = 0;
  SealedDocument file;
  GB_FIELDS(record, file)
};
// Ends what holds: an entry of a register, or a contact.
struct Withdraw {
  static constexpr std::uint16_t number = 10073;
  static constexpr std::string_view name = "withdraw";
  std::uint64_t record = 0;
  SealedText reason;
  GB_FIELDS(record, reason)
};
struct Withdrawn {
  static constexpr std::uint16_t number = 10573;
  std::uint64_t record = 0;
  SealedText reason;
  GB_FIELDS(record, reason)
};

struct RegisterBrand {
  static constexpr std::uint16_t number = 10074;
  static constexpr std::string_view name = "register_brand";
  std::optional<std::uint64_t> firm;
  std::optional<std::uint64_t> lawyer;
  std::string kind;
  GB_FIELDS(firm, lawyer, kind)
};
struct BrandRegistered {
  static constexpr std::uint16_t number = 10574;
  Brand row;
  GB_FIELDS(row)
};
struct RecordQualityMeasure {
  static constexpr std::uint16_t number = 10075;
  static constexpr std::string_view name = "record_quality_measure";
  std::string case_no;
  std::string measure;
  SealedText finding;
  GB_FIELDS(case_no, measure, finding)
};
struct QualityMeasureRecorded {
  static constexpr std::uint16_t number = 10575;
  QualityMeasure row;
  GB_FIELDS(row)
};
struct RequestRights {
  static constexpr std::uint16_t number = 10076;
  static constexpr std::string_view name = "request_rights";
  std::uint64_t lawyer = 0;
  std::string organ;
  SealedText text;
  GB_FIELDS(lawyer, organ, text)
};
struct RightsRequested {
  static constexpr std::uint16_t number = 10576;
  RightsRequest row;
  GB_FIELDS(row)
};
struct AnswerRights {
  static constexpr std::uint16_t number = 10077;
  static constexpr std::string_view name = "answer_rights";
  std::uint64_t rights_request = 0;
  SealedText text;
  GB_FIELDS(rights_request, text)
};
struct RightsAnswered {
  static constexpr std::uint16_t number = 10577;
  std::uint64_t rights_request = 0;
  SealedText text;
  GB_FIELDS(rights_request, text)
};
struct PairFirms {
  static constexpr std::uint16_t number = 10078;
  static constexpr std::string_view name = "pair_firms";
  std::uint64_t firm = 0;
  std::uint64_t other = 0;
  PairKind kind{};
  GB_FIELDS(firm, other, kind)
};
struct FirmsPaired {
  static constexpr std::uint16_t number = 10578;
  Pairing row;
  GB_FIELDS(row)
};
struct EndPair {
  static constexpr std::uint16_t number = 10079;
  static constexpr std::string_view name = "end_pair";
  std::uint64_t pairing = 0;
  GB_FIELDS(pairing)
};
struct PairEnded {
  static constexpr std::uint16_t number = 10579;
  std::uint64_t pairing = 0;
  GB_FIELDS(pairing)
};
struct SetContact {
  static constexpr std::uint16_t number = 10080;
  static constexpr std::string_view name = "set_contact";
  std::uint64_t leader = 0;
  PersonToken person;
  GB_FIELDS(leader, person)
};
struct ContactSet {
  static constexpr std::uint16_t number = 10580;
  Contact row;
  GB_FIELDS(row)
};

// How often each of the seven measures was taken (24b).
std::map<std::string, std::int64_t> measures_taken(const State& state);

Answer decide(const Context& in, const RecordEntry& command);
Answer decide(const Context& in, const CorrectRecord& command);
Answer decide(const Context& in, const AttachFile& command);
Answer decide(const Context& in, const Withdraw& command);
Answer decide(const Context& in, const RegisterBrand& command);
Answer decide(const Context& in, const RecordQualityMeasure& command);
Answer decide(const Context& in, const RequestRights& command);
Answer decide(const Context& in, const AnswerRights& command);
Answer decide(const Context& in, const PairFirms& command);
Answer decide(const Context& in, const EndPair& command);
Answer decide(const Context& in, const SetContact& command);
void apply(World& world, const EntryRecorded& fact, const FactOrigin& origin);
void apply(World& world, const RecordCorrected& fact, const FactOrigin& origin);
void apply(World& world, const FileAttached& fact, const FactOrigin& origin);
void apply(World& world, const Withdrawn& fact, const FactOrigin& origin);
void apply(World& world, const BrandRegistered& fact, const FactOrigin& origin);
void apply(World& world, const QualityMeasureRecorded& fact, const FactOrigin& origin);
void apply(World& world, const RightsRequested& fact, const FactOrigin& origin);
void apply(World& world, const RightsAnswered& fact, const FactOrigin& origin);
void apply(World& world, const FirmsPaired& fact, const FactOrigin& origin);
void apply(World& world, const PairEnded& fact, const FactOrigin& origin);
void apply(World& world, const ContactSet& fact, const FactOrigin& origin);

using RegistersCommands =
    policies::TypeList<RecordEntry, CorrectRecord, AttachFile, Withdraw, RegisterBrand, RecordQualityMeasure,
                       RequestRights, AnswerRights, PairFirms, EndPair, SetContact>;
using RegistersFacts =
    policies::TypeList<EntryRecorded, RecordCorrected, FileAttached, Withdrawn, BrandRegistered, QualityMeasureRecorded,
                       RightsRequested, RightsAnswered, FirmsPaired, PairEnded, ContactSet>;

}  // namespace gongbao::legal_profession
