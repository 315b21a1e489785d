// Numbers of common form (dk/1 to dk/4, dk/6): read as they are typed, refused or warned of as the parameter says.
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

// A party as a command names it.
struct NamedParty {
  std::optional<std::string> uscc;
  PersonToken person;
  std::optional<IdFinding> id_check;
  GB_FIELDS(uscc, person, id_check)
};

// What is wrong with a number and, as the parameters say, refuses nothing.
using Warnings = std::vector<policies::Figure>;
Answer&& warned(Answer&& answer, const Warnings& warnings);

using Read = std::expected<std::string, Answer>;
// In normal form; the error is the refusal.
Read vin_of(const Context& in, const std::string& typed, Warnings& warnings);
Read plate_of(const Context& in, const std::string& typed, Warnings& warnings);
Read uscc_of(const Context& in, const std::string& typed, std::string field, Warnings& warnings);
// 12 digits and 8, or 20: one number of 20.
Read invoice_no_of(const Context& in, const std::optional<std::string>& invoice_code, const std::string& invoice_no);
std::expected<Party, Answer> party_of(const Context& in, const NamedParty& named, const std::string& field,
                                      Warnings& warnings);
// dk/4, as the gate has found it.
std::optional<Answer> resident_id_problem(const Context& in, const NamedParty& named, const std::string& field,
                                          Warnings& warnings);

}  // namespace gongbao::used_vehicle
