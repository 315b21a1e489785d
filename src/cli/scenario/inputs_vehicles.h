// What nobody would write twice of vehicles, parties, papers and invoices: filled into the inputs of the commands on
// used vehicles where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class VehicleInputs {
 public:
  VehicleInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file.
  Result<void> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // Of the inputs when they are complete.
  std::optional<access::Actor> speaker(std::string_view command, const boost::json::object& inputs) const;
  // "dealer D1", "station_officer M", "party P1"
  Result<void> speaks_as(access::Actor& actor, const std::string& whose, const std::string& path);

  // 0 and nothing: there is none of that name.
  std::uint64_t operator_named(const std::string& name);
  std::uint64_t invoice_named(const std::string& name);
  std::uint64_t case_named(const std::string& name);
  PersonToken person_named(const std::string& name) const;
  std::string vin_of(const std::string& vehicle) const;
  // What a figure of an answer says where a scenario has a name.
  std::string told(const std::string& key, const std::string& expected, const policies::Figure& figure);

 private:
  using Members = boost::json::object;
  const used_vehicle::State& state() const { return world_.city().of<used_vehicle::Document>(); }
  boost::json::value party(const boost::json::value& said);
  boost::json::object party_of(const used_vehicle::Party& party) const;
  std::string firm(const boost::json::value& said);
  void name_parties(Members& inputs);
  void complete_opening(Members& inputs);
  void complete_papers(std::string_view command, Members& inputs) const;
  Members presented(std::uint64_t invoice, const boost::json::value* changed);
  void complete_registration(Members& inputs);
  void complete_question(Members& inputs);
  void complete_feed(Members& inputs);
  void complete_register(Members& inputs);
  std::string next_number();

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
