// Filing of articles 6 to 8: a payment above the threshold opens the duty, five materials answer it, the public sees it
// at once; the number of children is told each quarter.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct SubmitFiling {
  static constexpr std::uint16_t number = 2010;
  static constexpr std::string_view name = "submit_filing";
  std::uint64_t operator_id = 0;
  std::optional<FilingSubject> subject;
  std::optional<PremisesDoc> premises_doc;
  std::optional<AccountPaper> account;
  std::optional<VoucherPaper> contract_text;
  std::optional<Enrolment> enrolment;
  GB_FIELDS(operator_id, subject, premises_doc, account, contract_text, enrolment)
};
struct FilingSubmitted {
  static constexpr std::uint16_t number = 2510;
  std::uint64_t operator_id = 0;
  FilingKind kind = FilingKind::voluntary;
  FilingMaterials materials;
  bool late = false;
  GB_FIELDS(operator_id, kind, materials, late)
};

// What is left out stays.
struct UpdateFiling {
  static constexpr std::uint16_t number = 2011;
  static constexpr std::string_view name = "update_filing";
  std::uint64_t operator_id = 0;
  Date changed_on;
  FilingMaterials fields;
  GB_FIELDS(operator_id, changed_on, fields)
};
struct FilingUpdated {
  static constexpr std::uint16_t number = 2511;
  std::uint64_t operator_id = 0;
  Date changed_on;
  FilingMaterials fields;
  GB_FIELDS(operator_id, changed_on, fields)
};

struct UpdateEnrolment {
  static constexpr std::uint16_t number = 2012;
  static constexpr std::string_view name = "update_enrolment";
  std::uint64_t operator_id = 0;
  std::int32_t designed_places = 0;
  std::int32_t enrolled = 0;
  GB_FIELDS(operator_id, designed_places, enrolled)
};
struct EnrolmentUpdated {
  static constexpr std::uint16_t number = 2512;
  std::uint64_t operator_id = 0;
  Enrolment enrolment;
  GB_FIELDS(operator_id, enrolment)
};

struct WithdrawFiling {
  static constexpr std::uint16_t number = 2013;
  static constexpr std::string_view name = "withdraw_filing";
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};
struct FilingWithdrawn {
  static constexpr std::uint16_t number = 2513;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};

Answer decide(const Context& in, const SubmitFiling& command);
Answer decide(const Context& in, const UpdateFiling& command);
Answer decide(const Context& in, const UpdateEnrolment& command);
Answer decide(const Context& in, const WithdrawFiling& command);
void apply(World& world, const FilingSubmitted& fact, const FactOrigin& origin);
void apply(World& world, const FilingUpdated& fact, const FactOrigin& origin);
void apply(World& world, const EnrolmentUpdated& fact, const FactOrigin& origin);
void apply(World& world, const FilingWithdrawn& fact, const FactOrigin& origin);

FilingState filing_state(const State& state, std::uint64_t operator_id);

// 一次性超过20000元 (6a): what one contract paid on that day, strictly above the threshold of that day, by an
// institution that has neither filed nor owes it already.
bool opens_filing_duty(const State& state, const Terms& of_payment_day, std::uint64_t operator_id, Wide paid_at_once);
// What the contract's lots of that day sum to, and the payment that comes; the payment alone when the parameter says
// so.
Wide paid_at_once(const Reading& in, const Terms& of_payment_day, std::uint64_t operator_id, std::uint64_t contract,
                  Date paid_on, std::int64_t amount);
// For apply: the duty of that day; a reversal lifts nothing.
void open_filing_duty(State& state, std::uint64_t operator_id, Date opened_on, const law::Deadline& due,
                      std::uint64_t entry);
// Whether the flag filing_overdue stands: the duty is open and its last day is over.
bool filing_overdue(const State& state, std::uint64_t operator_id, Date today);

// 每季度更新一次 (7f): the quarter after the one that was told of last, once it is over; nullopt before. The next
// update ends it, whichever quarter that falls in.
std::optional<Quarter> enrolment_missing(const State& state, std::uint64_t operator_id, Date today);

using FilingCommands = policies::TypeList<SubmitFiling, UpdateFiling, UpdateEnrolment, WithdrawFiling>;
using FilingFacts = policies::TypeList<FilingSubmitted, FilingUpdated, EnrolmentUpdated, FilingWithdrawn>;

}  // namespace gongbao::childcare
