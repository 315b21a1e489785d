// Who wants to become a supervisor (第四条), and what the reviewer says of it. Name and number of a person stay with
// the gate; what is written down here is what it found.
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct ClaimedClass {
  std::int32_t class_no = 0;  // 1 to 6, as the items of 第五条
  SealedDocument evidence;    // of classes 1, 2, 4 and 5
  GB_FIELDS(class_no, evidence)
};

struct Apply {
  static constexpr std::uint16_t number = 8020;
  static constexpr std::string_view name = "apply";
  std::uint64_t round = 0;
  PersonToken person;
  std::optional<IdFinding> id_check;
  std::optional<Date> born_on;  // kept only where class 3 is claimed: nothing else asks for it
  bool resident = false;        // 在本市常住
  SealedText address;
  SealedPhone phone;
  bool law_abiding = false;        // 遵纪守法,诚实守信
  bool able = false;               // 具备履行社会监督职责的能力素质
  std::optional<Date> consent_on;  // 本人自愿: given by the person
  std::vector<ClaimedClass> classes;
  GB_FIELDS(round, person, id_check, born_on, resident, address, phone, law_abiding, able, consent_on, classes)
  void keep_what_follows();
};
struct ApplicationSubmitted {
  static constexpr std::uint16_t number = 8520;
  std::uint64_t application = 0;
  Application row;
  GB_FIELDS(application, row)
};
struct WithdrawApplication {
  static constexpr std::uint16_t number = 8021;
  static constexpr std::string_view name = "withdraw_application";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
struct ReviewApplication {
  static constexpr std::uint16_t number = 8022;
  static constexpr std::string_view name = "review_application";
  std::uint64_t application = 0;
  bool accepted = false;
  bool law_abiding = false;  // as the reviewer found (4.2)
  bool able = false;         // (4.3)
  SealedText reason;
  GB_FIELDS(application, accepted, law_abiding, able, reason)
};
struct ApplicationMoved {
  static constexpr std::uint16_t number = 8521;
  std::uint64_t application = 0;
  ApplicationState to{};
  SealedText reason;
  GB_FIELDS(application, to, reason)
};

Answer decide(const Context& in, const Apply& command);
Answer decide(const Context& in, const WithdrawApplication& command);
Answer decide(const Context& in, const ReviewApplication& command);
void apply(World& world, const ApplicationSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationMoved& fact, const FactOrigin& origin);

using ApplicationCommands = policies::TypeList<Apply, WithdrawApplication, ReviewApplication>;
using ApplicationFacts = policies::TypeList<ApplicationSubmitted, ApplicationMoved>;

}  // namespace gongbao::eldercare
