// What nobody would write twice of institutions, contracts, bills and fee lots: filled into the inputs of childcare's
// commands and instructions where nothing is said.
#pragma once

#include "cli/scenario/inputs.h"

namespace gongbao::cli::scenario {

class LotInputs {
 public:
  LotInputs(const World& world, Inputs& inputs, std::uint64_t operator_id)
      : world_(world), inputs_(inputs), operator_id_(operator_id) {}

  // Into the inputs of a typed command, as they stand in the file.
  Result<void> complete(std::string_view command, boost::json::object& inputs, const std::string& path);
  // Into the words of an instruction: names are numbers already.
  void fill_in(custody::Op op, boost::json::object& words) const;
  // The share that custody keeps of what is paid today (7c), in basis points.
  std::int64_t ratio() const;

  // Whose contract that is which the command or the instruction names; 0 = nobody's.
  std::uint64_t family_meant(const boost::json::object& members) const;
  std::uint64_t family_meant(const custody::Instruction& in) const;

 private:
  static void complete_institution(boost::json::object& inputs);
  // The number of the contract that is named, or of the only one.
  Result<void> name_contract(boost::json::object& inputs, const std::string& path);
  Result<void> complete_contract(boost::json::object& inputs, const std::string& path);
  Result<void> complete_bill(boost::json::object& inputs, const std::string& path);
  Result<void> complete_lines(boost::json::object& inputs, const std::string& path) const;
  // The contract named, or the only one of the institution.
  Result<std::uint64_t> contract(const boost::json::object& inputs, const std::string& path);
  boost::json::value cycle() const;
  bool demo() const;
  void fill_in_bill(boost::json::object& words) const;
  void fill_in_item(custody::Op op, boost::json::object& words) const;
  void fill_in_refund(custody::Op op, boost::json::object& words) const;
  std::uint64_t lot_of_item(const Id16& item) const;

  const World& world_;
  Inputs& inputs_;
  std::uint64_t operator_id_;
};

}  // namespace gongbao::cli::scenario
