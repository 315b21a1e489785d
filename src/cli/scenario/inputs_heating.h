// What nobody would write twice of households, devices, applications and purchases: filled into the inputs of heating's
// commands where nothing is said, and whose case a command is about.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class HeatingInputs {
 public:
  HeatingInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file.
  Result<void> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // Of the inputs when they are complete.
  HeatingCase case_of(const boost::json::object& inputs) const;
  // The household or device of that name in the database of the first installation; 0: none.
  std::uint64_t household_named(const std::string& ref) const;
  std::uint64_t device_named(const std::string& ref) const;
  // A valid credit code, the same one for each name.
  Result<std::string> credit_code(const boost::json::value& name, const std::string& path);

 private:
  using Members = boost::json::object;
  const heating::State& state() const { return world_.city().of<heating::Document>(); }
  Result<void> name_rows(Members& inputs, const std::string& path);
  Result<void> name_application(std::string_view command, Members& inputs, const std::string& path);
  void fill_in_filing(Members& inputs) const;
  void fill_in_papers(std::string_view command, Members& inputs) const;
  Result<void> complete_lines(Members& inputs, const std::string& path);
  void complete_rows(Members& inputs);
  Result<void> complete_assessment(Members& inputs, const std::string& path);
  Result<void> needed_amount(Members& inputs, const std::string& path);

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
