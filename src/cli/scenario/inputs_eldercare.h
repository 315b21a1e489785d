// What nobody would write twice of applicants, supervisors, reports and entries: filled into the inputs of the commands
// of eldercare where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class EldercareInputs {
 public:
  EldercareInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file; whom it is about.
  Result<EldercareCase> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // "contact_staff 110114", "civil_affairs 李", "supervisor A", "eldercare_institution H 李"
  Result<void> speaks_as(access::Actor& actor, const std::string& whose, const std::string& path);

  // "A": as A has applied; "A 2025": of that pool year. 0: there is none.
  std::uint64_t supervisor_named(const std::string& name);
  std::uint64_t entry_named(const std::string& name);
  std::uint64_t report_named(const std::string& name);
  std::uint64_t institution_named(const std::string& name);
  // "CITY", "110114", "BDA"; 0: none.
  law::AreaCode department_called(const std::string& text) const;

 private:
  using Members = boost::json::object;
  const eldercare::State& state() const { return world_.city().of<eldercare::Document>(); }
  std::uint64_t in_use(const char* kind, const std::string& name);
  std::uint64_t account_of_officer(const std::string& name);
  void complete_application(Members& inputs) const;
  void complete_record(Members& inputs);
  EldercareCase about(const Members& inputs);

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
