// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/used_vehicle/cases.h"
#include "policies/used_vehicle/complaints.h"
#include "policies/used_vehicle/invoices.h"
#include "policies/used_vehicle/operators.h"
#include "policies/used_vehicle/quotas.h"
#include "policies/used_vehicle/register.h"
#include "policies/used_vehicle/registrations.h"
#include "policies/used_vehicle/reviews.h"
#include "policies/used_vehicle/transactions.h"
#include "policies/used_vehicle/verify.h"

namespace gongbao::used_vehicle {

using Commands =
    policies::Join<OperatorCommands, RegisterCommands, ReviewCommands, QuotaCommands, TransactionCommands,
                   InvoiceCommands, VerificationCommands, RegistrationCommands, CaseCommands, ComplaintCommands>;
using FactTypes = policies::Join<OperatorFacts, RegisterFacts, ReviewFacts, QuotaFacts, TransactionFacts, InvoiceFacts,
                                 RegistrationFacts, CaseFacts, ComplaintFacts>;
// Of the day turn.
using TurnCommands = policies::TypeList<ExpireQuotas>;

// Who may give a command, by its name (spec/04 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);
// The refusal of whom those grants do not name: a broker that gives a dealer's command is told so (1a).
Code forbidden_to(access::Role role, std::string_view command);

}  // namespace gongbao::used_vehicle
