// Questions whose answer is a list, told as a file: the grades of a district, the movements of a card, what is exported
// for admission, what a district's books owe. Their rows come page by page from the same place as the answers in JSON.
#pragma once

#include "policies/prepaid_card/card_history.h"
#include "server/api/list_export.h"

namespace gongbao::server {

using FileRows = decltype(ListExport::rows);

// Of those who may ask for them, as the request names district, exam_year, jurisdiction.
// Whom to inspect next stands first.
FileRows rows_of_grades(const Service& service, const access::Actor& actor, const RequestPtr& request);
// A student a row.
FileRows rows_of_admission(const Service& service, const access::Actor& actor, const RequestPtr& request);
// What is payable of a district's heating subsidies, a payment a row.
FileRows rows_of_payables(const Service& service, const access::Actor& actor, const RequestPtr& request);
// The newest first; entry: the moment that the history was told at.
FileRows rows_of_card(const Service& service, prepaid_card::CardHistory history, journal::EntryNo entry);

}  // namespace gongbao::server
