// What this policy remembers besides the money: who is registered, what is filed, listed, issued, suspended, reported.
// Changed by apply only. Rows are keyed by operator first, so that one operator's rows lie together.
#pragma once

#include "custody/books.h"
#include "custody/reconcile.h"
#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/prepaid_card/compliance.h"
#include "policies/prepaid_card/filing_rows.h"
#include "policies/prepaid_card/money_rows.h"
#include "policies/prepaid_card/registration_rows.h"
#include "policies/prepaid_card/supervision_rows.h"
#include "policies/prepaid_card/terms.h"

namespace gongbao::prepaid_card {

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, OperatorRecord> operators;
  std::map<std::string, std::uint64_t> operator_by_uscc;
  IndexedMap<OfOperatorNo, Outlet> outlets;
  IndexedMap<OfOperatorNo, CardProduct> products;
  std::map<OfOperatorNo, Disqualification> disqualifications;   // by entry
  std::map<OfOperatorNo, SupervisionOrder> supervision_orders;  // by entry
  std::map<std::uint64_t, Date> issuing_stopped_on;             // 8b; first day on which nothing may be issued
  ComplianceEvents compliance_events;                           // 15a
  FilingRows filing;                                            // articles 4 to 8
  SupervisionRows supervision;                                  // article 14
  CustodySetupRows setup;                                       // 9b–9d, 13d
  CardRows cards;                                               // holders, reissued cards, refunds' papers
  ReportRows reports;                                           // article 12
  custody::Reconciliation reconciliation;                       // spec/01 8.11

  GB_FIELDS(parameters, operators, operator_by_uscc, outlets, products, disqualifications, supervision_orders,
            issuing_stopped_on, compliance_events, filing, supervision, setup, cards, reports, reconciliation)
};

}  // namespace gongbao::prepaid_card
