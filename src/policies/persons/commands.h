// What is done to the data of a person: erased, or read in clear. The values are in the vault; the journal has who did
// it, to whom, why, and for which fields (spec/01 reg/19 and 12d). These commands belong to no single document; whether
// the data are still needed each document says itself (policies/person_need.h).
#pragma once

#include <map>

#include "base/personal.h"
#include "policies/person_need.h"

namespace gongbao::persons {

using policies::Answer;
using policies::FactOrigin;

// 删除个人信息. By market regulation, which runs the system (13b), or by the person. Refused
// prepaid_card.retention_period while a clause needs the data; erased before: ledger.wrong_state.
struct ErasePerson {
  static constexpr std::uint16_t number = 4001;
  static constexpr std::string_view name = "erase_person";
  PersonToken person;
  SealedText reason;
  GB_FIELDS(person, reason)
};
// Whoever keeps the vault destroys the person's key when this is durable, and again in a vault restored from before.
struct PersonErased {
  static constexpr std::uint16_t number = 4501;
  PersonToken person;
  GB_FIELDS(person)
};

// 查看个人信息. By those who have to do with the person at that operator, for fields that their role may ever see
// (access/disclosure.h). The values leave the vault against the number of this entry.
struct ReadPerson {
  static constexpr std::uint16_t number = 4002;
  static constexpr std::string_view name = "read_person";
  std::uint64_t operator_id = 0;
  PersonToken
      person;  // holder of one of its cards, its representative, who signed for it; of a household of the village
  std::vector<PersonField> fields;
  SealedText reason;
  GB_FIELDS(operator_id, person, fields, reason)
};
struct PersonRead {
  static constexpr std::uint16_t number = 4502;
  std::uint64_t operator_id = 0;
  PersonToken person;
  std::vector<PersonField> fields;
  GB_FIELDS(operator_id, person, fields)
};

// 查看附件. A paper (or the words that stand in its place) that an entry about that operator named: by whoever may read
// the entry and whose role sees what is written there (access/disclosure.h). It leaves the vault against this entry.
struct ReadAttachment {
  static constexpr std::uint16_t number = 4003;
  static constexpr std::string_view name = "read_attachment";
  std::uint64_t operator_id = 0;
  std::uint64_t entry_no = 0;  // that named it
  Hash32 attachment{};
  SealedText reason;
  GB_FIELDS(operator_id, entry_no, attachment, reason)
};
struct AttachmentRead {
  static constexpr std::uint16_t number = 4503;
  std::uint64_t operator_id = 0;
  std::uint64_t entry_no = 0;
  Hash32 attachment{};
  GB_FIELDS(operator_id, entry_no, attachment)
};

struct State {
  std::map<Id16, std::uint64_t> erased;  // tokens, with the entry of the erasure
  GB_FIELDS(erased)
};

// What the registry found out beforehand: the documents know these things, not this folder.
struct Context {
  const State& state;
  access::Actor actor;
  access::Target target;  // of the command; its person is the actor's own account when the person is the actor's own
  std::span<const access::Grant> readers = {};    // of persons or papers, as the operator's document says
  std::optional<policies::PersonNeed> need = {};  // of erasure
  bool known_to_operator = false;                 // of reading a person
  bool named_there = false;                       // of reading an attachment: by that entry, about that operator
  bool decides_on_texts = false;                  // of that document, although its role is shown none of others
};

Answer decide(const Context& in, const ErasePerson& command);
Answer decide(const Context& in, const ReadPerson& command);
Answer decide(const Context& in, const ReadAttachment& command);
void apply(State& state, const PersonErased& fact, const FactOrigin& origin);
void apply(State& state, const PersonRead& fact, const FactOrigin& origin);
void apply(State& state, const AttachmentRead& fact, const FactOrigin& origin);

// Of erasing; who reads each document says itself.
std::span<const access::Grant> grants_of(std::string_view command);

using Commands = policies::TypeList<ErasePerson, ReadPerson, ReadAttachment>;
using FactTypes = policies::TypeList<PersonErased, PersonRead, AttachmentRead>;

}  // namespace gongbao::persons
