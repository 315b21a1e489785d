// What nobody would write twice of firms, lawyers, papers and cases: filled into the inputs of the commands on the
// legal profession where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

// A valid credit code of a law firm; numbers from 0.
std::string firm_uscc(std::size_t number);

class LegalInputs {
 public:
  LegalInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file; whom it is about.
  Result<LegalCase> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // "district_justice 110105", "firm A", "lawyer L", "city_association L", "partner 法官"
  void speaks_as(access::Actor& actor, const std::string& whose);

  // 0: there is none of that name.
  std::uint64_t named(const char* kind, const std::string& name);
  std::uint64_t account_of(const std::string& name);

 private:
  using Members = boost::json::object;
  const legal_profession::State& state() const { return world_.city().of<legal_profession::Document>(); }
  void complete_firm(Members& inputs) const;
  void complete_lawyer(Members& inputs, std::size_t nth);
  void complete_papers(std::string_view command, Members& inputs) const;
  void name_accounts(Members& inputs);
  Result<void> name_rows(std::string_view command, Members& inputs, const std::string& path);
  LegalCase about(const Members& inputs);

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
