// Who speaks, and about whom, as people write it:
//   operator:uscc:91110105MA00AAAA1T · operator:12 · branch:12/5 (outlet 5 of operator 12) · custody_bank:3 ·
//   district_commerce:110105 · consumer:77 · city_commerce
// and operators anywhere by number or as uscc:91110105MA00AAAA1T.
#pragma once

#include <boost/json/value.hpp>

#include "access/access.h"
#include "cli/store.h"

namespace gongbao::cli {

// nullopt: the text does not begin with "uscc:". cli.unknown_operator when nobody is registered under that code.
Result<std::optional<std::uint64_t>> operator_by_name(Store& store, std::string_view text);
// A number, or uscc:…; cli.bad_operator, cli.unknown_operator.
Result<std::uint64_t> operator_named(Store& store, std::string_view text);

// The bank that keeps the operator's account; 0 when there is none yet.
Result<std::uint64_t> bank_of(Store& store, std::uint64_t operator_id);

// As far as the text alone says it: an operator named by its credit code stays organisation 0. cli.bad_actor says what
// is wrong.
Result<access::Actor> actor_as_written(std::string_view text);

// cli.bad_actor says what is wrong. The area of BDA is written BDA.
Result<access::Actor> actor_named(Store& store, std::string_view text);

}  // namespace gongbao::cli
