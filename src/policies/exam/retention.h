// Why the data of a student must still be kept: as long as the results of the exam year may be used for graduation and
// admission (3.3.1h, 3.3.1i), and as long as a recheck or a complaint is open. The document sets no period beyond.
#pragma once

#include "policies/exam/context.h"
#include "policies/person_need.h"

namespace gongbao::exam {

// nullopt: nothing here needs the person any more. accounts: those of the service system that name the person.
std::optional<policies::PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                                   std::span<const std::uint64_t> accounts);

// Whether that school has, or had, the student who is that person.
bool known_to_house(const State& state, std::uint64_t school, const PersonToken& person);
// Whether that person is a student of whom the account is one.
bool has_account(const State& state, const PersonToken& person, std::uint64_t account);

}  // namespace gongbao::exam
