// What nobody would write twice of schools, gates, problems and checks: filled into the inputs of the commands of
// school traffic where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class TrafficInputs {
 public:
  TrafficInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file; whom it is about.
  TrafficCase complete(std::string_view command, boost::json::object& inputs);
  // "school 1", "traffic_police 110105", "subdistrict 7", "third_party 9", "team_member 501"
  void speaks_as(access::Actor& actor, const std::string& whose) const;

  // A row's number by the name of the step that made it; 0: there is none.
  std::uint64_t numbered(const char* kind, const std::string& name);

 private:
  using Members = boost::json::object;
  const school_traffic::State& state() const { return world_.city().of<school_traffic::Document>(); }
  std::uint64_t school_of(const Members& inputs);

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
