// What nobody would write twice of units, enterprises, applications and samples: filled into the inputs of the commands
// of beauty-health where nothing is said, and who gives them where nobody is named.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class BeautyInputs {
 public:
  BeautyInputs(const World& world, Inputs& inputs) : world_(world), inputs_(inputs) {}

  // Into the inputs of a typed command, as they stand in the file.
  Result<void> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // Who gives it where nobody is named; nullopt: the first role of its permissions.
  std::optional<access::Actor> speaker(std::string_view command, const boost::json::object& inputs);
  // "responsible_unit EI", "district 110108", "enterprise A"
  Result<void> speaks_as(access::Actor& actor, const std::string& whose, const std::string& path);

  // The credit code of an enterprise of that name, or one made up for it: "12-T" is registered in Tianjin.
  std::string uscc_of(const std::string& name);
  // Of what a step named; 0: nothing was.
  std::uint64_t in_use(const char* kind, const std::string& name);

 private:
  using Members = boost::json::object;
  const beauty_health::State& state() const { return world_.city().of<beauty_health::Document>(); }
  static access::Actor of_unit(beauty_health::AreaCode unit);
  std::uint64_t number_at(const char* kind, const Members& inputs);
  beauty_health::AreaCode decider(const Members& inputs);
  std::uint64_t house_of(std::string_view command, const Members& inputs);
  void complete_application(Members& inputs);
  void complete_enterprise(Members& inputs);
  void complete_funds(std::string_view command, Members& inputs);
  void complete_goods(std::string_view command, Members& inputs) const;
  void complete_reaction(std::string_view command, Members& inputs) const;
  void complete_register(std::string_view command, Members& inputs) const;
  void complete_papers(std::string_view command, Members& inputs) const;

  const World& world_;
  Inputs& inputs_;
};

}  // namespace gongbao::cli::scenario
