// 申请 (2.1a, 4, 5.4, 6): a draft, its filing, its return and withdrawal, and the day on which the policy ends.
#pragma once

#include "policies/heating/context.h"

namespace gongbao::heating {

// What a draft may have and a filing is judged by.
struct ApplicationForm {
  std::optional<std::uint64_t> application;  // a draft, or one that was returned
  std::uint64_t household = 0;
  std::optional<Kind> kind;
  std::optional<std::uint64_t> old_device;
  std::optional<Cause> cause;
  std::optional<std::string> cited_document;
  std::optional<std::string> programme;
  std::optional<Hardship> hardship_class;
  SealedDocument consent;  // of the household, when its village agent speaks (5.4c)
  std::vector<SealedDocument> attachments;
  GB_FIELDS(application, household, kind, old_device, cause, cited_document, programme, hardship_class, consent,
            attachments)
};
struct SaveDraft : ApplicationForm {
  static constexpr std::uint16_t number = 5005;
  static constexpr std::string_view name = "save_draft";
};
struct DraftSaved {
  static constexpr std::uint16_t number = 5505;
  std::uint64_t application = 0;
  Application row;
  std::vector<SealedDocument> papers;  // its attachments, then the consent
  GB_FIELDS(application, row, papers)
};
struct FileApplication : ApplicationForm {
  static constexpr std::uint16_t number = 5006;
  static constexpr std::string_view name = "file_application";
};
struct ApplicationFiled {
  static constexpr std::uint16_t number = 5506;
  std::uint64_t application = 0;
  Application row;
  std::vector<SealedDocument> papers;  // the same
  GB_FIELDS(application, row, papers)
};

struct ReturnApplication {
  static constexpr std::uint16_t number = 5007;
  static constexpr std::string_view name = "return_application";
  std::uint64_t application = 0;
  SealedText reasons;
  GB_FIELDS(application, reasons)
};
struct WithdrawApplication {
  static constexpr std::uint16_t number = 5008;
  static constexpr std::string_view name = "withdraw_application";
  std::uint64_t application = 0;
  GB_FIELDS(application)
};
// Returned, withdrawn, its purchase returned: only the state changes.
struct ApplicationMoved {
  static constexpr std::uint16_t number = 5507;
  std::uint64_t application = 0;
  ApplicationState to{};
  SealedText reasons;
  GB_FIELDS(application, to, reasons)
};

// Made by the day turn, when the policy is over (6a).
struct LapseApplications {
  static constexpr std::uint16_t number = 5100;
  static constexpr std::string_view name = "lapse_applications";
  Date day;
  GB_FIELDS(day)
};
struct ApplicationsLapsed {
  static constexpr std::uint16_t number = 5508;
  std::vector<std::uint64_t> applications;
  GB_FIELDS(applications)
};

// Why nothing could be filed, check by check (spec/03 part 6: 2 and 3, 5, 7 and 8); 0: it could. The calculator asks
// the same.
struct FilingDays {
  Date first, last;
};
FilingDays filing_days(const law::Parameters& terms, Date today);
Code day_problem(const law::Parameters& terms, Date today);
Code district_problem(const law::Parameters& terms, AreaCode area, Date today);
// status: of the village today; nullptr: nothing is known of it.
Code village_problem(const VillageStatus* status, Kind kind);

Answer decide(const Context& in, const SaveDraft& command);
Answer decide(const Context& in, const FileApplication& command);
Answer decide(const Context& in, const ReturnApplication& command);
Answer decide(const Context& in, const WithdrawApplication& command);
// Of the day that comes; nullopt: nothing lapses.
std::optional<policies::DueStep> due_step(const State& state, Date day);
void apply(World& world, const DraftSaved& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationFiled& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationMoved& fact, const FactOrigin& origin);
void apply(World& world, const ApplicationsLapsed& fact, const FactOrigin& origin);

using ApplicationCommands = policies::TypeList<SaveDraft, FileApplication, ReturnApplication, WithdrawApplication>;
using ApplicationFacts = policies::TypeList<DraftSaved, ApplicationFiled, ApplicationMoved, ApplicationsLapsed>;

}  // namespace gongbao::heating
