// What the departments found and ordered, complaints, advertisements, risk prompts as rows.
#include "policies/prepaid_card/views/events.h"

namespace gongbao::prepaid_card {

void project(Rows& rows, const InspectionRecorded& fact, const FactOrigin& origin) {
  const Inspection& made = fact.inspection;
  rows.put(view::InspectionMade{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area,
                                made.inspected_on, made.on_site, made.outlet_id, made.findings});
}

void project(Rows& rows, const ViolationRecorded& fact, const FactOrigin& origin) {
  const Violation& found = fact.violation;
  rows.put(view::ViolationFound{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, found.code,
                                found.observed_on, found.findings, policies::joined(clauses_of_code(found.code))});
  view::record_event(rows, fact.operator_id, fact.code, {found.observed_on, origin.entry});
}

void project(Rows& rows, const OrderGiven& fact, const FactOrigin& origin) {
  const SupervisionOrder& order = fact.order;
  rows.put(view::DistrictOrder{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, order.kind,
                               order.period.from, order.period.to, order.lifted_on, order.findings});
}

// From today on the order binds no more.
void project(Rows& rows, const OrderLifted& fact, const FactOrigin& origin) {
  const Date last = origin.booked_on - Days{1};
  rows.change<view::DistrictOrder>(
      [&](view::DistrictOrder& row) {
        row.lifted_on = origin.booked_on;
        const bool binds_today = !row.last_day || *row.last_day > last;
        if (row.kind == OrderOfDistrict::suspension && binds_today) row.last_day = last;
      },
      fact.operator_id, fact.order_id);
}

void project(Rows& rows, const PenaltyRecorded& fact, const FactOrigin& origin) {
  const Penalty& penalty = fact.penalty;
  rows.put(view::Fine{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, penalty.article,
                      penalty.amount, penalty.decided_on, penalty.decision});
}

void project(Rows& rows, const DisqualificationRecorded& fact, const FactOrigin& origin) {
  const Disqualification& row = fact.disqualification;
  rows.put(view::Disqualified{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, row.kind,
                              row.period.from, row.period.to, row.reason});
}

void project(Rows& rows, const DisqualificationLifted& fact, const FactOrigin&) {
  rows.change<view::Disqualified>([&](view::Disqualified& row) { row.last_day = fact.to; }, fact.operator_id,
                                  fact.disqualification_id);
}

void project(Rows& rows, const ComplaintFiled& fact, const FactOrigin& origin) {
  const Complaint& said = fact.complaint;
  view::Complaining row;
  row.operator_id = fact.operator_id;
  row.complaint_id = origin.entry;
  row.area = belongs_of(rows, fact.operator_id).area;
  row.account = said.account;
  if (said.card_id) row.card_id = view::CardNo{*said.card_id};
  row.filed_on = said.filed_on;
  row.due_on = said.due_on;
  row.due_provisional = said.due_provisional;
  row.complaint = said.text;
  rows.put(row);
  view::put_deadline(rows, DeadlineKind::complaint, fact.operator_id, origin.entry, said.filed_on, said.due_on,
                     said.due_provisional);
}

void project(Rows& rows, const ComplaintAnswered& fact, const FactOrigin& origin) {
  rows.change<view::Complaining>(
      [&](view::Complaining& row) {
        row.answered = true;
        row.answered_on = origin.booked_on;
        row.answer = fact.text;
        row.answer_entry = origin.entry;
      },
      fact.operator_id, fact.complaint_id);
  view::erase_deadline(rows, DeadlineKind::complaint, fact.operator_id, fact.complaint_id);
  if (fact.late) view::record_event(rows, fact.operator_id, flag::complaint_late, {origin.booked_on, origin.entry});
}

void project(Rows& rows, const AdvertisementChecked& fact, const FactOrigin& origin) {
  rows.put(view::AdChecked{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area,
                           fact.check.checked_on, fact.check.medium});
}

void project(Rows& rows, const RiskPromptPublished& fact, const FactOrigin& origin) {
  const RiskPrompt& prompt = fact.prompt;
  rows.put(view::RiskPrompt{fact.operator_id, origin.entry, belongs_of(rows, fact.operator_id).area, prompt.text,
                            prompt.period.from, prompt.period.to});
}

}  // namespace gongbao::prepaid_card
