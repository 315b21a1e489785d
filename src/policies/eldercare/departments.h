// Departments of civil affairs (addressees-a): whom they designate, what they publish, what they set themselves, the
// institutions in their care; and what the city's bureau says of the text (11).
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct PublishChannels {
  static constexpr std::uint16_t number = 8001;
  static constexpr std::string_view name = "publish_channels";
  std::optional<std::string> department;
  std::string email;
  std::string postal;
  std::string phone;
  std::optional<Date> from;
  GB_FIELDS(department, email, postal, phone, from)
};
struct ChannelsPublished {
  static constexpr std::uint16_t number = 8501;
  law::AreaCode department = 0;
  Channels row;
  GB_FIELDS(department, row)
};
struct DesignateContactStaff {
  static constexpr std::uint16_t number = 8002;
  static constexpr std::string_view name = "designate_contact_staff";
  std::optional<std::string> department;
  std::uint64_t account = 0;
  std::optional<Date> from;
  std::optional<Date> to;
  GB_FIELDS(department, account, from, to)
};
struct ContactStaffDesignated {
  static constexpr std::uint16_t number = 8502;
  law::AreaCode department = 0;
  ContactPerson row;
  GB_FIELDS(department, row)
};
struct SetDepartmentPolicy {
  static constexpr std::uint16_t number = 8003;
  static constexpr std::string_view name = "set_department_policy";
  std::optional<std::string> department;
  std::optional<std::int32_t> pool_size;
  std::optional<std::int32_t> ack_working_days;
  std::optional<std::int32_t> order_working_days;
  std::optional<std::int32_t> rectify_working_days;
  std::optional<std::int32_t> feedback_working_days;
  GB_FIELDS(department, pool_size, ack_working_days, order_working_days, rectify_working_days, feedback_working_days)
};
struct DepartmentPolicySet {
  static constexpr std::uint16_t number = 8503;
  law::AreaCode department = 0;
  Targets targets;
  GB_FIELDS(department, targets)
};

struct InstitutionRow {
  std::string institution_name;
  InstitutionKind kind{};
  std::optional<std::string> department;
  bool city_run = false;
  GB_FIELDS(institution_name, kind, department, city_run)
};
struct ImportInstitutions {
  static constexpr std::uint16_t number = 8004;
  static constexpr std::string_view name = "import_institutions";
  std::vector<InstitutionRow> rows;
  GB_FIELDS(rows)
};
struct InstitutionsImported {
  static constexpr std::uint16_t number = 8504;
  std::map<std::uint64_t, Institution> institutions;
  GB_FIELDS(institutions)
};

struct AddInterpretation {
  static constexpr std::uint16_t number = 8005;
  static constexpr std::string_view name = "add_interpretation";
  std::string clause;
  SealedText text;
  GB_FIELDS(clause, text)
};
struct InterpretationAdded {
  static constexpr std::uint16_t number = 8505;
  std::string clause;
  Interpretation row;
  GB_FIELDS(clause, row)
};

// Those that must be public and are not (8a).
Answer channels_are_missing(const std::vector<std::string>& missing);

Answer decide(const Context& in, const PublishChannels& command);
Answer decide(const Context& in, const DesignateContactStaff& command);
Answer decide(const Context& in, const SetDepartmentPolicy& command);
Answer decide(const Context& in, const ImportInstitutions& command);
Answer decide(const Context& in, const AddInterpretation& command);
void apply(World& world, const ChannelsPublished& fact, const FactOrigin& origin);
void apply(World& world, const ContactStaffDesignated& fact, const FactOrigin& origin);
void apply(World& world, const DepartmentPolicySet& fact, const FactOrigin& origin);
void apply(World& world, const InstitutionsImported& fact, const FactOrigin& origin);
void apply(World& world, const InterpretationAdded& fact, const FactOrigin& origin);

using DepartmentCommands = policies::TypeList<PublishChannels, DesignateContactStaff, SetDepartmentPolicy,
                                              ImportInstitutions, AddInterpretation>;
using DepartmentFacts = policies::TypeList<ChannelsPublished, ContactStaffDesignated, DepartmentPolicySet,
                                           InstitutionsImported, InterpretationAdded>;

}  // namespace gongbao::eldercare
