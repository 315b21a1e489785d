// Proving who one is: sessions, passwords, second factors, keys. What an account may do is decided by commands like
// everything else; these routes add what must not stand in the journal.
#pragma once

#include "server/api/service.h"
#include "server/router.h"

namespace gongbao::server {

// POST /v1/demo/next-day · POST and DELETE /v1/session · GET /v1/me · GET /v1/sessions · DELETE /v1/sessions/{id} ·
// POST /v1/password · POST and DELETE /v1/second-factor · POST /v1/second-factor/confirm · GET /v1/security-events
Result<void> add_sign_in_routes(Router& router, Service& service);

// POST /v1/accounts/open_account · open_own_account · issue_key · new_password · release_password
Result<void> add_account_routes(Router& router, Service& service);

// POST /v1/persons/read_person · erase_person
Result<void> add_person_routes(Router& router, Service& service);

// What is the same login: blanks around, width and case do not matter. nullopt: 3 to 40 letters (any script), digits
// and . _ - @ are allowed.
std::optional<std::string> normal_login(std::string_view typed);

}  // namespace gongbao::server
