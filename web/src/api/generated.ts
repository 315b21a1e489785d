// Written by scripts/api-types.mjs from /openapi.json. Do not edit: tests compare it with the program.
/* eslint-disable */

export interface Lists {
  "city/batch_counts": { row: { batch: number | null; op_number: number | null; code_number: number | null; duplicate: boolean | null; bank_id: number | null; op: string | null; code: string | null; records: number | null; amount_fen: number | null }; filter: "batch" | "op" | "code"; order: "-batch" | "batch" }
  "city/batches": { row: { entry: number | null; bank_id: number | null; batch_id: string | null; day: string | null; records: number | null }; filter: "batch_id" | "bank_id" | "day_from" | "day_to"; order: "-day" | "day" }
  "city/calendar_notices": { row: { entry: number | null; adopted_on: string | null; deadlines_fixed: number | null }; filter: never; order: "-adopted_on" | "adopted_on" }
  "city/clause_outcomes": { row: { day: string | null; clause: string | null; accepted: number | null; refused: number | null }; filter: "clause" | "day_from" | "day_to"; order: "-day" | "day" }
  "city/decisions": { row: { entry: number | null; day: string | null; command: string | null; outcome: string | null; code: string | null; clauses: string | null; operator_id: number | null; bank_id: number | null; area: string | null; role: string | null; account: number | null; organisation: number | null }; filter: "operator_id" | "code" | "command" | "outcome" | "day_from" | "day_to"; order: "-day" | "day" }
  "city/facts": { row: { entry: number | null; place: number | null; day: string | null; fact: string | null; command: string | null; operator_id: number | null; bank_id: number | null; area: string | null; role: string | null; account: number | null }; filter: "operator_id" | "fact" | "day_from" | "day_to" | "entry_from" | "entry_to"; order: "-day" | "day" | "entry" | "-entry" }
  "city/outcomes": { row: { day: string | null; command: string | null; code: string | null; times: number | null; clauses: string | null }; filter: "command" | "code" | "day_from" | "day_to"; order: "-day" | "day" }
  "prepaid-card/account_register": { row: { entry: number | null; place: number | null; event: string | null; operator_id: number | null; area: string | null; bank_id: number | null; account_no: string | null; registered_on: string | null }; filter: "operator_id" | "event" | "bank_id" | "registered_on_from" | "registered_on_to" | "area"; order: "-registered_on" | "registered_on" }
  "prepaid-card/accounts": { row: { account_no: string | null; operator_id: number | null; area: string | null; bank_id: number | null; state: string | null; opened_on: string | null; closed_on: string | null; ordered_by_agreement: number | null; balance_break_of: number | null; balance_break_place: number | null }; filter: "account_no" | "operator_id" | "state" | "bank_id" | "area"; order: "-opened_on" | "opened_on" }
  "prepaid-card/advertisements": { row: { operator_id: number | null; check_id: number | null; area: string | null; checked_on: string | null; medium: string | null }; filter: "operator_id" | "area"; order: "-checked_on" | "checked_on" }
  "prepaid-card/agreements": { row: { operator_id: number | null; agreement_id: number | null; area: string | null; bank_id: number | null; state: string | null; bank_district: string | null; signed_on: string | null; payout_cycle: string | null; payout_weekday: number | null; fee_agreed: boolean | null }; filter: "operator_id" | "state" | "bank_id" | "area"; order: "-signed_on" | "signed_on" }
  "prepaid-card/area_figures": { row: { day: string | null; area: string | null; operators: number | null; operators_filed: number | null; operators_short: number | null; balance_fen: number | null; custody_fen: number | null; in_transit_fen: number | null; pending_fen: number | null; pledge_base_fen: number | null; required_fen: number | null; shortfall_fen: number | null; coverage_bp: number | null }; filter: "day" | "area" | "day_from" | "day_to"; order: "-day" | "day" }
  "prepaid-card/bank_reports": { row: { bank_id: number | null; period: string | null; operator_id: number | null; area: string | null; account_no: string | null; reported_on: string | null; received_fen: number | null; redeemed_fen: number | null; refunded_fen: number | null; balance_fen: number | null; custody_end_fen: number | null }; filter: "operator_id" | "period" | "bank_id" | "area"; order: "-period" | "period" }
  "prepaid-card/breaks": { row: { operator_id: number | null; statement_id: number | null; place: number | null; area: string | null; bank_id: number | null; kind: string | null; account_no: string | null; bank_txn_no: string | null; bank_amount_fen: number | null; ledger_amount_fen: number | null; value_date: string | null; event_date: string | null; open: boolean | null; opened_on: string | null; closed_on: string | null; resolution: string | null }; filter: "account_no" | "operator_id" | "open" | "kind" | "opened_on_from" | "opened_on_to" | "area"; order: "opened_on" | "-opened_on" }
  "prepaid-card/cards": { row: { operator_id: number | null; card_id: string | null; product_id: number | null; outlet_id: number | null; first_sale: string | null; loaded: boolean | null; reversed: boolean | null; replaces: string | null; entry: number | null }; filter: "card_id" | "operator_id" | "product_id" | "first_sale_from" | "first_sale_to"; order: "-first_sale" | "card_id" | "first_sale" | "-card_id" }
  "prepaid-card/changes": { row: { operator_id: number | null; change_id: number | null; area: string | null; state: string | null; changed_on: string | null; submitted_on: string | null; late: boolean | null; due_on: string | null; due_provisional: boolean | null; handled_on: string | null; reasons: string | null; fields: string | null }; filter: "operator_id" | "state" | "late" | "submitted_on_from" | "submitted_on_to" | "due_on_from" | "due_on_to" | "area"; order: "-submitted_on" | "due_on" | "submitted_on" | "-due_on" }
  "prepaid-card/city_figures": { row: { day: string | null; operators: number | null; operators_filed: number | null; operators_short: number | null; balance_fen: number | null; custody_fen: number | null; in_transit_fen: number | null; pending_fen: number | null; pledge_base_fen: number | null; required_fen: number | null; shortfall_fen: number | null; coverage_bp: number | null }; filter: "day_from" | "day_to"; order: "-day" | "day" }
  "prepaid-card/closings": { row: { day: string | null; operator_id: number | null; area: string | null; bank_id: number | null; account_no: string | null; custody_fen: number | null; required_fen: number | null; balance_fen: number | null; pending_fen: number | null; in_transit_fen: number | null; unidentified_fen: number | null; open_orders_fen: number | null; pledge_base_fen: number | null; shortfall_fen: number | null; coverage_bp: number | null }; filter: "operator_id" | "day" | "bank_id" | "day_from" | "day_to" | "area"; order: "-day" | "-balance" | "day" | "balance" }
  "prepaid-card/complaints": { row: { operator_id: number | null; complaint_id: number | null; area: string | null; account: number | null; card_id: string | null; filed_on: string | null; due_on: string | null; due_provisional: boolean | null; answered: boolean | null; answered_on: string | null; complaint: string | null; answer: string | null }; filter: "operator_id" | "answered" | "due_on_from" | "due_on_to" | "filed_on_from" | "filed_on_to" | "area"; order: "due_on" | "-filed_on" | "-due_on" | "filed_on" }
  "prepaid-card/compliance_events": { row: { operator_id: number | null; code: string | null; entity: string | null; area: string | null; opened_on: string | null; open: boolean | null; closed_on: string | null; entry: number | null; clauses: string | null }; filter: "operator_id" | "code" | "open" | "opened_on_from" | "opened_on_to" | "area"; order: "-opened_on" | "opened_on" }
  "prepaid-card/deadlines": { row: { operator_id: number | null; kind: string | null; subject_id: number | null; area: string | null; since: string | null; due_on: string | null; provisional: boolean | null; clauses: string | null }; filter: "operator_id" | "kind" | "due_on_from" | "due_on_to" | "area"; order: "due_on" | "-due_on" }
  "prepaid-card/decisions": { row: { entry: number | null; day: string | null; command: string | null; outcome: string | null; code: string | null; clauses: string | null; operator_id: number | null; bank_id: number | null; area: string | null; role: string | null; account: number | null; organisation: number | null }; filter: "operator_id" | "code" | "command" | "outcome" | "day_from" | "day_to"; order: "-day" | "day" }
  "prepaid-card/declarations": { row: { operator_id: number | null; declaration_id: number | null; area: string | null; as_of: string | null; received_fen: number | null; redeemed_fen: number | null; refunded_fen: number | null; balance_fen: number | null }; filter: "operator_id" | "area"; order: "-as_of" | "as_of" }
  "prepaid-card/disputes": { row: { operator_id: number | null; item: string | null; area: string | null; bank_id: number | null; account: number | null; card_id: string | null; state: string | null; objected_on: string | null; agreed_on: string | null; amount_fen: number | null; agreed_amount_fen: number | null }; filter: "operator_id" | "state" | "objected_on_from" | "objected_on_to" | "area"; order: "-objected_on" | "objected_on" }
  "prepaid-card/disqualifications": { row: { operator_id: number | null; disqualification_id: number | null; area: string | null; kind: string | null; first_day: string | null; last_day: string | null; reason: string | null }; filter: "operator_id" | "kind" | "area"; order: "-first_day" | "first_day" }
  "prepaid-card/facts": { row: { entry: number | null; place: number | null; day: string | null; fact: string | null; command: string | null; operator_id: number | null; bank_id: number | null; area: string | null; role: string | null; account: number | null }; filter: "operator_id" | "fact" | "day_from" | "day_to" | "entry_from" | "entry_to"; order: "-day" | "day" | "entry" | "-entry" }
  "prepaid-card/filing_duties": { row: { operator_id: number | null; code: string | null; entity: string | null; area: string | null; opened_on: string | null; open: boolean | null; closed_on: string | null; entry: number | null; clauses: string | null }; filter: "operator_id" | "area"; order: "opened_on" | "-opened_on" }
  "prepaid-card/filings": { row: { operator_id: number | null; filing_id: number | null; area: string | null; kind: string | null; state: string | null; submitted_on: string | null; due_on: string | null; due_provisional: boolean | null; returned_on: string | null; confirmed_on: string | null; cancelled_on: string | null; filing_number: string | null; reasons: string | null; form: string | null }; filter: "filing_id" | "filing_number" | "operator_id" | "state" | "kind" | "submitted_on_from" | "submitted_on_to" | "due_on_from" | "due_on_to" | "area"; order: "-submitted_on" | "due_on" | "submitted_on" | "-due_on" }
  "prepaid-card/holder_notices": { row: { operator_id: number | null; notice_id: number | null; area: string | null; reason: string | null; channel: string | null; told_on: string | null; holders: number | null }; filter: "operator_id" | "reason" | "area"; order: "-told_on" | "told_on" }
  "prepaid-card/holders": { row: { operator_id: number | null; card_id: string | null; account: number | null; holder: { token?: string; name?: string } | null; bound_on: string | null }; filter: "card_id"; order: "-bound_on" | "bound_on" }
  "prepaid-card/inspections": { row: { operator_id: number | null; inspection_id: number | null; area: string | null; inspected_on: string | null; on_site: boolean | null; outlet: number | null; findings: string | null }; filter: "operator_id" | "inspected_on_from" | "inspected_on_to" | "area"; order: "-inspected_on" | "inspected_on" }
  "prepaid-card/late_cash": { row: { operator_id: number | null; receipt: string | null; area: string | null; bank_id: number | null; overdue_since: string | null; entry: number | null }; filter: "operator_id" | "overdue_since_from" | "overdue_since_to" | "area"; order: "-overdue_since" | "overdue_since" }
  "prepaid-card/lookup": { row: { operator_id: number | null; name: string | null; uscc: string | null; filing_number: string | null; area: string | null; industry: string | null; address: string | null; status: string | null; confirmed_on: string | null; cancelled_on: string | null; bank: string | null; account_no: string | null; last_confirmed_quarter: string | null; meets_ratio: boolean | null }; filter: "uscc" | "filing_number" | "operator_id" | "area" | "industry" | "status" | "name_prefix" | "name_contains" | "address_contains"; order: "name" | "-confirmed_on" | "-name" | "confirmed_on" }
  "prepaid-card/named_outlets": { row: { operator_id: number | null; outlet_id: number | null; kind: string | null; uscc: string | null; address: string | null; located_in: string | null; premises: string | null; lease_to: string | null; listed: boolean | null; listed_from: string | null; listed_to: string | null }; filter: "operator_id"; order: "operator_id" | "-operator_id" }
  "prepaid-card/operator_figures": { row: { operator_id: number | null; area: string | null; bank_id: number | null; uscc: string | null; name: string | null; industry: string | null; filing_state: string | null; closed_on: string | null; balance_fen: number | null; custody_fen: number | null; in_transit_fen: number | null; pending_fen: number | null; pledge_base_fen: number | null; required_fen: number | null; shortfall_fen: number | null; coverage_bp: number | null }; filter: "operator_id" | "uscc" | "filing_state" | "industry" | "shortfall_from" | "shortfall_to" | "name_contains" | "area"; order: "name" | "-balance" | "-custody" | "-required" | "-shortfall" | "-name" | "balance" | "custody" | "required" | "shortfall" }
  "prepaid-card/operators": { row: { operator_id: number | null; area: string | null; bank_id: number | null; uscc: string | null; name: string | null; kind: string | null; industry: string | null; sub_industry: string | null; legal_rep: { token?: string; name?: string } | null; registered_on: string | null; account_no: string | null; filing_id: number | null; filing_state: string | null; termination_id: number | null }; filter: "operator_id" | "uscc" | "filing_state" | "industry" | "name_prefix" | "name_contains" | "area"; order: "name" | "-registered_on" | "-name" | "registered_on" }
  "prepaid-card/orders_due": { row: { operator_id: number | null; order_id: number | null; area: string | null; bank_id: number | null; kind: string | null; state: string | null; amount_fen: number | null; purpose: number | null; created_on: string | null; due_on: string | null; executed_on: string | null; returned_on: string | null; clauses: string | null }; filter: "operator_id" | "kind" | "due_on_from" | "due_on_to" | "area"; order: "due_on" | "-due_on" }
  "prepaid-card/outlets": { row: { operator_id: number | null; outlet_id: number | null; kind: string | null; uscc: string | null; address: string | null; located_in: string | null; premises: string | null; lease_to: string | null; listed: boolean | null; listed_from: string | null; listed_to: string | null }; filter: "operator_id" | "located_in" | "kind" | "address_contains"; order: "address" | "-address" }
  "prepaid-card/parameter_changes": { row: { parameter: string | null; entry: number | null; set_on: string | null; first_day: string | null; value: string | null; reason: string | null }; filter: "parameter"; order: "-first_day" | "first_day" }
  "prepaid-card/payout_orders": { row: { operator_id: number | null; order_id: number | null; area: string | null; bank_id: number | null; kind: string | null; state: string | null; amount_fen: number | null; purpose: number | null; created_on: string | null; due_on: string | null; executed_on: string | null; returned_on: string | null; clauses: string | null }; filter: "operator_id" | "state" | "kind" | "created_on_from" | "created_on_to" | "due_on_from" | "due_on_to" | "area"; order: "-created_on" | "due_on" | "created_on" | "-due_on" }
  "prepaid-card/penalties": { row: { operator_id: number | null; penalty_id: number | null; area: string | null; article: number | null; amount_fen: number | null; decided_on: string | null; decision: string | null }; filter: "operator_id" | "article" | "decided_on_from" | "decided_on_to" | "area"; order: "-decided_on" | "decided_on" }
  "prepaid-card/products": { row: { operator_id: number | null; product_id: number | null; area: string | null; form: string | null; price_fen: number | null; bonus_fen: number | null; redeem_order: string | null; min_item_price_fen: number | null; refund_days_agreed: number | null; refund_method: string | null; issued_on: string | null }; filter: "operator_id" | "form" | "area"; order: "-issued_on" | "issued_on" }
  "prepaid-card/quarter_reports": { row: { operator_id: number | null; quarter: string | null; version: number | null; area: string | null; bank_id: number | null; account_no: string | null; reported_on: string | null; due_on: string | null; received_fen: number | null; redeemed_fen: number | null; refunded_fen: number | null; balance_fen: number | null; custody_end_fen: number | null; check_due_on: string | null; check_due_provisional: boolean | null; checked: boolean | null; checked_on: string | null; floor_fen: number | null; custody_at_check_fen: number | null; meets_ratio: boolean | null; reopened_on: string | null; reopen_reason: string | null }; filter: "operator_id" | "quarter" | "checked" | "quarter_from" | "quarter_to" | "check_due_on_from" | "check_due_on_to" | "area"; order: "-quarter" | "check_due_on" | "quarter" | "-check_due_on" }
  "prepaid-card/record_versions": { row: { operator_id: number | null; version_id: number | null; area: string | null; first_day: string | null; cause: string | null; reason: string | null }; filter: "operator_id" | "cause" | "area"; order: "-first_day" | "first_day" }
  "prepaid-card/refunds": { row: { operator_id: number | null; refund_id: number | null; area: string | null; bank_id: number | null; account: number | null; card_id: string | null; ground: string | null; state: string | null; demanded_on: string | null; due_on: string | null; gift_kept: boolean | null; payable_fen: number | null; compensation_fen: number | null; accepted_fen: number | null; paid_fen: number | null; paid_on: string | null; clauses: string | null; reason: string | null; contest_reason: string | null; decision: string | null }; filter: "operator_id" | "state" | "ground" | "due_on_from" | "due_on_to" | "demanded_on_from" | "demanded_on_to" | "area"; order: "due_on" | "-demanded_on" | "-due_on" | "demanded_on" }
  "prepaid-card/release_applications": { row: { operator_id: number | null; application_id: number | null; area: string | null; bank_id: number | null; state: string | null; applied_on: string | null; window_end: string | null; window_provisional: boolean | null; items_cleared: number | null; cleared_fen: number | null; ordered_fen: number | null }; filter: "operator_id" | "state" | "applied_on_from" | "applied_on_to" | "window_end_from" | "window_end_to" | "area"; order: "-applied_on" | "window_end" | "applied_on" | "-window_end" }
  "prepaid-card/risk_prompts": { row: { operator_id: number | null; prompt_id: number | null; area: string | null; prompt: string | null; first_day: string | null; last_day: string | null }; filter: "operator_id"; order: "-first_day" | "first_day" }
  "prepaid-card/shortfalls": { row: { operator_id: number | null; code: string | null; entity: string | null; area: string | null; opened_on: string | null; open: boolean | null; closed_on: string | null; entry: number | null; clauses: string | null }; filter: "operator_id" | "open" | "area"; order: "opened_on" | "-opened_on" }
  "prepaid-card/statements": { row: { account_no: string | null; statement_date: string | null; entry: number | null; operator_id: number | null; area: string | null; bank_id: number | null; uploaded_on: string | null; opening_fen: number | null; closing_fen: number | null; ledger_custody_fen: number | null; lines: number | null; breaks_found: number | null }; filter: "account_no" | "operator_id" | "statement_date_from" | "statement_date_to" | "area"; order: "-statement_date" | "statement_date" }
  "prepaid-card/supervision_orders": { row: { operator_id: number | null; order_id: number | null; area: string | null; kind: string | null; first_day: string | null; last_day: string | null; lifted_on: string | null; findings: string | null }; filter: "operator_id" | "kind" | "first_day_from" | "first_day_to" | "area"; order: "-first_day" | "first_day" }
  "prepaid-card/terminations": { row: { operator_id: number | null; termination_id: number | null; area: string | null; stop_issue_on: string | null; notice_on: string | null; admissible_from: string | null; channel: string | null; notice_url: string | null; checklist_items: number | null; checklist_done: number | null; submitted_on: string | null; due_on: string | null; due_provisional: boolean | null; handled_on: string | null; cancelled_on: string | null }; filter: "operator_id" | "notice_on_from" | "notice_on_to" | "area"; order: "-notice_on" | "notice_on" }
  "prepaid-card/violations": { row: { operator_id: number | null; violation_id: number | null; area: string | null; rule: string | null; observed_on: string | null; findings: string | null; clauses: string | null }; filter: "operator_id" | "rule" | "observed_on_from" | "observed_on_to" | "area"; order: "-observed_on" | "observed_on" }
}

export interface Questions {
  "prepaid-card/card": { ask: { operator_id: number | string; card_id: number | string; as_of?: string | string }; told: { operator_id: number; card_id: number; state: "stock" | "active" | "frozen" | "refunding" | "closed"; principal_fen: number; bonus_fen: number; product_id: number; first_sale?: string; cooling_off_until?: string; redemptions: number; holder?: { token?: string; name?: string }; last_entry: number; clauses?: Array<string>; as_of?: Record<string, unknown> }; earlier: { operator_id: number; as_of: Record<string, unknown>; custody_fen?: number; required_fen?: number; balance_fen?: number; pending_fen?: number; in_transit_fen?: number; unidentified_fen?: number; open_orders_fen?: number; pledge_base_fen?: number; shortfall_fen?: unknown; coverage_bp?: unknown; card_id?: unknown; principal_fen?: number; bonus_fen?: number } }
  "prepaid-card/credit_file": { ask: { operator_id: number | string }; told: { operator_id: number; grade: string; points: number; last_inspection?: string; next_inspection: string; events?: Array<{ code: string; opened_on: string; closed_on?: string; entry: number; points: number; clauses?: Array<string> }>; clauses?: Array<string>; as_of?: Record<string, unknown> } }
  "prepaid-card/open_windows": { ask: { operator_id: number | string }; told: { operator_id: number; windows?: Array<{ application_id: number; applied_on: string; last_objection_day: string; provisional?: boolean; items: number; applied_fen: number; disputed_fen: number }>; more?: boolean; applied_fen: number; disputed_fen: number; clauses?: Array<string>; as_of?: Record<string, unknown> } }
  "prepaid-card/position": { ask: { operator_id: number | string; as_of?: string | string }; told: { operator_id: number; day: string; standing: "active" | "terminating" | "deregistering" | "deregistered"; shortfall_since?: string; terms?: Array<{ name: string; label: string; formula: string; fen: number; clauses?: Array<string> }>; as_of?: Record<string, unknown> }; earlier: { operator_id: number; as_of: Record<string, unknown>; custody_fen?: number; required_fen?: number; balance_fen?: number; pending_fen?: number; in_transit_fen?: number; unidentified_fen?: number; open_orders_fen?: number; pledge_base_fen?: number; shortfall_fen?: unknown; coverage_bp?: unknown; card_id?: unknown; principal_fen?: number; bonus_fen?: number } }
  "prepaid-card/published": { ask: { operator_id: number | string }; told: { operator_name: string; uscc: string; district: string; industry: "retail" | "catering" | "resident_service"; number: string; status: "submitted" | "returned" | "withdrawn" | "active" | "terminating" | "deregistering" | "deregistered"; confirmed_on: string; cancelled_on?: string; outlets?: Array<{ outlet_id: number; kind: "branch" | "redemption_site"; address: string; district: string }>; bank: string; account_last4: string; last_confirmed_quarter?: string; meets_ratio?: boolean; risk_prompts?: Array<string>; clauses?: Array<string>; as_of?: Record<string, unknown> } }
  "prepaid-card/refund_options": { ask: { operator_id: number | string; card_id: number | string }; told: { operator_id: number; card_id: number; day: string; state: "stock" | "active" | "frozen" | "refunding" | "closed"; principal_fen: number; bonus_fen: number; options?: Array<{ ground: "cooling_off" | "not_performed" | "agreed" | "lawful_rescission" | "below_minimum_item" | "operator_fault" | "termination"; allowed?: boolean; code: string; amount_fen: number; compensation_fen: number; to_operator_fen: number; formula: string; term_days: number; due_on: string; last_day?: string; needs_acceptance?: boolean; clauses?: Array<string>; due_clauses?: Array<string> }>; as_of?: Record<string, unknown> } }
  "prepaid-card/statement": { ask: { operator_id: number | string; card_id?: number | string; before?: string | string; limit?: number | string }; told: { entry: number; balance_fen: number; as_of?: Record<string, unknown>; before?: string; movements?: Array<{ entry_no: number; event_date: string; booked_at: string; op: string; instr_id?: string; journal_no?: number; subject_id?: unknown; amount_fen: number; principal_change_fen: number; bonus_change_fen: number; balance_fen: number; bonus_fen?: number; subject_balance_fen: number; clauses: Array<string> }> } }
}

export interface Printouts {
  "prepaid-card/printouts/card_statement": { ask: { operator_id: number | string; card_id: number | string; from?: string | string; to?: string | string } }
  "prepaid-card/printouts/filing_certificate": { ask: { operator_id: number | string } }
  "prepaid-card/printouts/quarter_report_form": { ask: { operator_id: number | string; quarter: string | string } }
}

export interface Commands {
  "accounts/appoint": { account: number; office: { role: "engine" | "operator" | "branch" | "consumer" | "custody_bank" | "district_commerce" | "city_commerce" | "market_regulation" | "financial_regulator" | "pboc" | "nfra" | "association" | "public" | "system_administrator" | "security_administrator" | "audit_administrator"; organisation: number; area: number } }
  "accounts/appoint_substitute": { absent: number; substitute: number; office: { role: "engine" | "operator" | "branch" | "consumer" | "custody_bank" | "district_commerce" | "city_commerce" | "market_regulation" | "financial_regulator" | "pboc" | "nfra" | "association" | "public" | "system_administrator" | "security_administrator" | "audit_administrator"; organisation: number; area: number }; first_day: string; last_day: string }
  "accounts/close_account": { account: number }
  "accounts/dismiss": { account: number; office: { role: "engine" | "operator" | "branch" | "consumer" | "custody_bank" | "district_commerce" | "city_commerce" | "market_regulation" | "financial_regulator" | "pboc" | "nfra" | "association" | "public" | "system_administrator" | "security_administrator" | "audit_administrator"; organisation: number; area: number } }
  "accounts/end_substitution": { substitution: number }
  "accounts/end_webhook": { webhook: number }
  "accounts/issue_key": { office: { role: "engine" | "operator" | "branch" | "consumer" | "custody_bank" | "district_commerce" | "city_commerce" | "market_regulation" | "financial_regulator" | "pboc" | "nfra" | "association" | "public" | "system_administrator" | "security_administrator" | "audit_administrator"; organisation: number; area: number }; expires_on: string }
  "accounts/open_account": { login?: string; person?: { name?: string; phone?: string; resident_id?: string } }
  "accounts/open_own_account": { login?: string; person?: { name?: string; phone?: string; resident_id?: string }; kind: "consumer" | "operator"; password: string }
  "accounts/register_webhook": { office: { role: "engine" | "operator" | "branch" | "consumer" | "custody_bank" | "district_commerce" | "city_commerce" | "market_regulation" | "financial_regulator" | "pboc" | "nfra" | "association" | "public" | "system_administrator" | "security_administrator" | "audit_administrator"; organisation: number; area: number }; url: string; secret: string }
  "accounts/resume_account": { account: number }
  "accounts/revoke_key": { key: number }
  "accounts/suspend_account": { account: number }
  "city/adopt_calendar_notice": { notice: { year: number; published: string; source: string; days?: Array<{ day: string; kind: "rest" | "work"; festival: string }> } }
  "city/set_parameter": { document: string; parameter: string; from: string; reason: string; value_number?: number; value_text?: string; value_list?: Array<string>; value_table?: Record<string, number> }
  "persons/erase_person": { person?: { name?: string; phone?: string; resident_id?: string }; reason?: string }
  "persons/read_attachment": { operator_id: number; entry_no: number; attachment: string; reason?: string }
  "persons/read_person": { operator_id: number; person?: { name?: string; phone?: string; resident_id?: string }; fields?: Array<"name" | "phone" | "resident_id">; reason?: string }
  "prepaid-card/announce_termination": { operator_id: number; stop_issue_on?: string; notice_on?: string; channel: string; notice_url?: string; notice?: string | { attachment: string } }
  "prepaid-card/answer_complaint": { operator_id: number; complaint_id: number; text?: string | { attachment: string } }
  "prepaid-card/apply_change": { operator_id: number; change_id: number }
  "prepaid-card/bind_card_holder": { operator_id: number; card_id: number; holder?: { name?: string; phone?: string; resident_id?: string }; phone?: string; consumer_account?: number }
  "prepaid-card/cancel_order": { operator_id: number; order: number }
  "prepaid-card/cancel_termination": { operator_id: number; reason?: string }
  "prepaid-card/change_bank": { operator_id: number; new_bank_id: number; new_account_no: string; bank_txn_no_out: string; bank_txn_no_in: string }
  "prepaid-card/check_advertisement": { operator_id: number; filing_number?: string; operator_name?: string; bank?: string; account_tail?: string; status?: string; medium?: string | { attachment: string } }
  "prepaid-card/check_quarter_report": { operator_id: number; quarter: string }
  "prepaid-card/close_custody_account": { operator_id: number; account_no: string }
  "prepaid-card/confirm_filing": { operator_id: number }
  "prepaid-card/contest_refund": { operator_id: number; refund_id: number; reason?: string }
  "prepaid-card/correct_instruction": { operator_id: number; original_entry: number; correction: "chargeback" | "reverse"; amount_fen?: number; bank_txn_no?: string; reason?: string }
  "prepaid-card/correct_record": { operator_id: number; fields: { operator_name?: string; legal_rep?: { name?: string; phone?: string; resident_id?: string }; district?: string; address?: string; premises?: "own" | "lease"; lease_to?: string; bank?: string; settlement_account?: string; card_kinds?: Array<"physical" | "virtual">; list_outlets?: Array<{ outlet_id: number; kind: "branch" | "redemption_site"; uscc?: string; address: string; district: string; premises?: "own" | "lease"; lease_to?: string }>; close_outlets?: Array<number> }; reason?: string }
  "prepaid-card/declare_balance": { operator_id: number; as_of: string; received_fen: number; redeemed_fen: number; refunded_fen?: number; branches?: Array<{ outlet_id: number; received_fen: number; redeemed_fen: number; refunded_fen: number }> }
  "prepaid-card/demand_refund": { operator_id: number; card_id: number; ground: "cooling_off" | "not_performed" | "agreed" | "lawful_rescission" | "below_minimum_item" | "operator_fault" | "termination"; gift_kept?: boolean; reason?: string }
  "prepaid-card/designate_branch": { operator_id: number; outlet: { outlet_id: number; kind: "branch" | "redemption_site"; uscc?: string; address: string; district: string; premises?: "own" | "lease"; lease_to?: string } }
  "prepaid-card/file_complaint": { operator_id: number; card_id?: number; text?: string | { attachment: string } }
  "prepaid-card/handle_deregistration": { operator_id: number }
  "prepaid-card/issue_product": { operator_id: number; product_id: number; form: "physical" | "virtual"; price_fen?: number; bonus_fen?: number; redeem_order?: "principal_first" | "bonus_first" | "proportional"; min_item_price_fen?: number; refund_days_agreed?: number; refund_method?: "principal_balance" | "list_price" }
  "prepaid-card/lift_disqualification": { operator_id: number; disqualification_id: number; to?: string }
  "prepaid-card/lift_order": { operator_id: number; order_id: number; reason?: string }
  "prepaid-card/list_outlet": { operator_id: number; outlet: { outlet_id: number; kind: "branch" | "redemption_site"; uscc?: string; address: string; district: string; premises?: "own" | "lease"; lease_to?: string } }
  "prepaid-card/load_opening_balances": { operator_id: number; prior_quarter_balance_fen: number; cards?: Array<{ card_id: number; product_id: number; principal_fen: number; bonus_fen?: number }> }
  "prepaid-card/notify_holders": { operator_id: number; reason: "closure" | "move"; channel: "phone" | "sms" | "wechat"; told_on?: string; holders: number; notice?: string | { attachment: string } }
  "prepaid-card/open_custody_account": { operator_id: number; account_no: string }
  "prepaid-card/order_rectification": { operator_id: number; term: string; findings?: string | { attachment: string } }
  "prepaid-card/order_suspend_issuing": { operator_id: number; from?: string; to?: string; findings?: string | { attachment: string } }
  "prepaid-card/publish_risk_prompt": { operator_id: number; text: string; from?: string; to?: string }
  "prepaid-card/record_disqualification": { operator_id: number; kind: "dishonest_judgment_debtor" | "abnormal_operation" | "deregistering"; from: string; to?: string; reason?: string | { attachment: string } }
  "prepaid-card/record_inspection": { operator_id: number; inspected_on?: string; on_site?: boolean; findings?: string | { attachment: string }; outlet_id?: number }
  "prepaid-card/record_penalty": { operator_id: number; article: number; amount_fen: number; decided_on?: string; decision?: string | { attachment: string } }
  "prepaid-card/record_violation": { operator_id: number; code: string; observed_on?: string; findings?: string | { attachment: string } }
  "prepaid-card/register_operator": { uscc: string; operator_name: string; kind: "single" | "head"; district: string; industry: "retail" | "catering" | "resident_service"; sub_industry: string; legal_rep?: { name?: string; phone?: string; resident_id?: string }; settlement_account?: string }
  "prepaid-card/reissue_card": { operator_id: number; card_id: number; new_card_id: number }
  "prepaid-card/reopen_quarter": { operator_id: number; quarter: string; reason?: string }
  "prepaid-card/report_loss": { operator_id: number; card_id: number }
  "prepaid-card/request_close_account": { operator_id: number; account_no: string }
  "prepaid-card/request_free_release": { operator_id: number; amount_fen: number; purpose: string; account_no: string }
  "prepaid-card/resolve_break": { operator_id: number; statement: number; place: number; resolution: "instruction_sent" | "unidentified_receipt" | "reversed" | "reversed_and_resent" | "accepted_with_reason" | "later_line" | "followed"; reason?: string }
  "prepaid-card/resolve_contested_refund": { operator_id: number; refund_id: number; outcome: "accepted" | "rejected"; decision?: string | { attachment: string }; gift_price_fen?: number }
  "prepaid-card/return_change": { operator_id: number; change_id: number; reasons?: string }
  "prepaid-card/return_filing": { operator_id: number; reasons?: string }
  "prepaid-card/set_checklist": { operator_id: number; items?: Array<string> }
  "prepaid-card/sign_custody_agreement": { operator_id: number; bank_id: number; bank_district: string; signed_on: string; payout_cycle: "immediate" | "daily" | "weekly"; payout_weekday?: number; fee_agreed?: boolean; replaces_current?: boolean }
  "prepaid-card/submit_bank_report": { bank_id: number; period: string }
  "prepaid-card/submit_change": { operator_id: number; changed_on: string; fields: { operator_name?: string; legal_rep?: { name?: string; phone?: string; resident_id?: string }; district?: string; address?: string; premises?: "own" | "lease"; lease_to?: string; bank?: string; settlement_account?: string; card_kinds?: Array<"physical" | "virtual">; list_outlets?: Array<{ outlet_id: number; kind: "branch" | "redemption_site"; uscc?: string; address: string; district: string; premises?: "own" | "lease"; lease_to?: string }>; close_outlets?: Array<number> } }
  "prepaid-card/submit_deregistration": { operator_id: number }
  "prepaid-card/submit_filing": { operator_id: number; form?: { operator_name?: string; uscc?: string; address?: string; premises?: "own" | "lease"; lease_to?: string; outlets?: Array<{ outlet_id: number; kind: "branch" | "redemption_site"; uscc?: string; address: string; district: string; premises?: "own" | "lease"; lease_to?: string }>; bank?: string; account_no?: string; balance_fen?: number; quarter_end_balance_fen?: number; card_kinds?: Array<"physical" | "virtual"> }; contract_doc?: { text: string; items?: Array<"operator_identity" | "card_name_and_function" | "goods_or_services" | "price_and_discount" | "payment" | "term_of_validity" | "where_to_use" | "balance_and_records" | "loss_and_reissue" | "refund" | "fund_custody" | "liability_and_disputes">; document?: string | { attachment: string } }; commitment_doc?: { document?: string | { attachment: string }; signatory?: { name?: string; phone?: string; resident_id?: string }; signed_on?: string } }
  "prepaid-card/submit_quarter_report": { operator_id: number; quarter: string; reported_bank?: number; account_no?: string; received_fen?: number; redeemed_fen?: number; refunded_fen?: number; balance_fen?: number; custody_end_fen?: number }
  "prepaid-card/tick_checklist": { operator_id: number; item: string; done?: boolean }
  "prepaid-card/unfreeze_card": { operator_id: number; card_id: number }
  "prepaid-card/upload_statement": { operator_id: number; account_no: string; date: string; opening_fen: number; closing_fen: number; lines?: Array<{ bank_txn_no: string; value_date: string; amount_fen: number; counterparty?: string }> }
  "prepaid-card/withdraw_filing": { operator_id: number; reason?: string }
  "prepaid-card/withdraw_refund": { operator_id: number; refund_id: number }
  "prepaid-card/withdraw_release_application": { operator_id: number; application: number }
}

export interface Instructions {
  "custody/accept_refund": { instr_id: string; operator_id: number; refund_id: unknown; amount_fen: number; gift_price_fen?: number; confirmed?: boolean; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/apply_consumption_release": { instr_id: string; operator_id: number; item: string; application_id: unknown; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/bank_fee": { instr_id: string; operator_id: number; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/cash_deposit": { instr_id: string; operator_id: number; amount_fen: number; payee_account: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/chargeback": { instr_id: string; operator_id: number; original: unknown; card_id: unknown; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/execute_payout": { instr_id: string; operator_id: number; order_id: unknown; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/fund_custody": { instr_id: string; operator_id: number; amount_fen: number; paying_account: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/identify_receipt": { instr_id: string; operator_id: number; line: unknown; amount_fen: number; purpose: unknown; card_id?: unknown; product_id?: unknown; bonus_fen?: number; first_sale?: boolean; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/interest": { instr_id: string; operator_id: number; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/pay_refund": { instr_id: string; operator_id: number; refund_id: unknown; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/payout_returned": { instr_id: string; operator_id: number; order_id: unknown; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/purchase": { instr_id: string; operator_id: number; card_id: unknown; amount_fen: number; bonus_fen?: number; product_id?: unknown; payee_account: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/raise_objection": { instr_id: string; operator_id: number; item: string; card_id: unknown; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/record_agreement": { instr_id: string; operator_id: number; item: string; card_id: unknown; amount_fen: number; agreed_fen: number; confirmed?: boolean; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/redeem": { instr_id: string; operator_id: number; card_id: unknown; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/refund_by_operator": { instr_id: string; operator_id: number; refund_id: unknown; amount_fen: number; cash?: boolean; proof?: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/release_free": { instr_id: string; operator_id: number; amount_fen: number; purpose: unknown; paper: string; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/reverse": { instr_id: string; operator_id: number; original: unknown; subject_id?: unknown; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/sale_in_transit": { instr_id: string; operator_id: number; card_id: unknown; amount_fen: number; bonus_fen?: number; product_id?: unknown; cash?: boolean; acquirer?: boolean; first_sale?: boolean; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/topup": { instr_id: string; operator_id: number; card_id: unknown; amount_fen: number; bonus_fen?: number; payee_account: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/transfer": { instr_id: string; operator_id: number; card_id: unknown; to_card_id: unknown; amount_fen: number; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
  "custody/unidentified_receipt": { instr_id: string; operator_id: number; amount_fen: number; payee_account: string | { attachment: string }; outlet_id?: unknown; event_date?: string; true_event_date?: string; bank_txn_no?: string; second_of_day?: unknown }
}

// What an accepted command rests on: shown beside its button.
export const acceptedClauses: Record<string, readonly string[]> = {
  "accounts/appoint": [],
  "accounts/appoint_substitute": [],
  "accounts/close_account": [],
  "accounts/dismiss": [],
  "accounts/end_substitution": [],
  "accounts/end_webhook": [],
  "accounts/issue_key": [],
  "accounts/open_account": [],
  "accounts/open_own_account": [],
  "accounts/register_webhook": [],
  "accounts/resume_account": [],
  "accounts/revoke_key": [],
  "accounts/suspend_account": [],
  "city/adopt_calendar_notice": ["prepaid-card/13b"],
  "city/set_parameter": ["prepaid-card/3a"],
  "persons/erase_person": ["reg/19","prepaid-card/2-15a"],
  "persons/read_attachment": ["prepaid-card/12d","reg/19","prepaid-card/2-15a"],
  "persons/read_person": ["prepaid-card/12d","reg/19","prepaid-card/2-15a"],
  "prepaid-card/announce_termination": ["prepaid-card/8b","prepaid-card/8c","prepaid-card/8d"],
  "prepaid-card/answer_complaint": ["reg/25","prepaid-card/2-15a"],
  "prepaid-card/apply_change": ["prepaid-card/7b","prepaid-card/6c"],
  "prepaid-card/bind_card_holder": ["prepaid-card/9f","reg/12","prepaid-card/2-15a"],
  "prepaid-card/cancel_order": ["prepaid-card/9k","prepaid-card/9l"],
  "prepaid-card/cancel_termination": ["prepaid-card/8a","prepaid-card/9i","prepaid-card/9o"],
  "prepaid-card/change_bank": ["prepaid-card/9b","prepaid-card/9c","prepaid-card/9d","prepaid-card/13d"],
  "prepaid-card/check_advertisement": ["prepaid-card/6d","prepaid-card/6e"],
  "prepaid-card/check_quarter_report": ["prepaid-card/9i","prepaid-card/12b"],
  "prepaid-card/close_custody_account": ["prepaid-card/8a","prepaid-card/13d"],
  "prepaid-card/confirm_filing": ["prepaid-card/6a","prepaid-card/6b","prepaid-card/6c","prepaid-card/9a"],
  "prepaid-card/contest_refund": ["reg/17a","prepaid-card/2-15a"],
  "prepaid-card/correct_instruction": ["prepaid-card/9h","reg/19","prepaid-card/2-15a"],
  "prepaid-card/correct_record": ["prepaid-card/6c","prepaid-card/7b"],
  "prepaid-card/declare_balance": ["prepaid-card/2d","prepaid-card/2e","prepaid-card/4a","prepaid-card/4b","prepaid-card/4c"],
  "prepaid-card/demand_refund": ["prepaid-card/4e","prepaid-card/4f","reg/16","reg/17a","reg/17b","reg/17c","prepaid-card/2-15a"],
  "prepaid-card/designate_branch": ["prepaid-card/4g","prepaid-card/4i"],
  "prepaid-card/file_complaint": ["reg/25","prepaid-card/2-15a"],
  "prepaid-card/handle_deregistration": ["prepaid-card/8f","prepaid-card/8g"],
  "prepaid-card/issue_product": ["prepaid-card/4d","prepaid-card/4h"],
  "prepaid-card/lift_disqualification": ["reg/11","prepaid-card/2-15a"],
  "prepaid-card/lift_order": ["reg/28","prepaid-card/2-15a"],
  "prepaid-card/list_outlet": ["prepaid-card/4i","prepaid-card/7a","prepaid-card/7b"],
  "prepaid-card/load_opening_balances": ["prepaid-card/2e","prepaid-card/9h","prepaid-card/9i"],
  "prepaid-card/notify_holders": ["prepaid-card/8c","reg/18","prepaid-card/2-15a"],
  "prepaid-card/open_custody_account": ["prepaid-card/9c","prepaid-card/9d","prepaid-card/13d"],
  "prepaid-card/order_rectification": ["prepaid-card/13a","reg/28","prepaid-card/2-15a"],
  "prepaid-card/order_suspend_issuing": ["reg/28","prepaid-card/2-15a"],
  "prepaid-card/publish_risk_prompt": ["prepaid-card/14b","prepaid-card/14c"],
  "prepaid-card/record_disqualification": ["reg/11","prepaid-card/2-15a"],
  "prepaid-card/record_inspection": ["prepaid-card/4j","prepaid-card/14a"],
  "prepaid-card/record_penalty": ["reg/28","prepaid-card/2-15a"],
  "prepaid-card/record_violation": ["prepaid-card/6d","prepaid-card/13a","prepaid-card/15a"],
  "prepaid-card/register_operator": ["prepaid-card/2a","prepaid-card/2b","prepaid-card/2c"],
  "prepaid-card/reissue_card": ["reg/13","prepaid-card/2-15a"],
  "prepaid-card/reopen_quarter": ["prepaid-card/12b"],
  "prepaid-card/report_loss": ["reg/13","prepaid-card/2-15a"],
  "prepaid-card/request_close_account": ["prepaid-card/8a","prepaid-card/13d"],
  "prepaid-card/request_free_release": ["prepaid-card/9j","prepaid-card/9k"],
  "prepaid-card/resolve_break": ["prepaid-card/9h","prepaid-card/12c"],
  "prepaid-card/resolve_contested_refund": ["reg/17a","reg/25","prepaid-card/2-15a"],
  "prepaid-card/return_change": ["prepaid-card/7b"],
  "prepaid-card/return_filing": ["prepaid-card/3b","prepaid-card/6a"],
  "prepaid-card/set_checklist": ["prepaid-card/8e"],
  "prepaid-card/sign_custody_agreement": ["prepaid-card/9a","prepaid-card/9b","prepaid-card/9c","prepaid-card/9n"],
  "prepaid-card/submit_bank_report": ["prepaid-card/12c","prepaid-card/12e","prepaid-card/13c"],
  "prepaid-card/submit_change": ["prepaid-card/7a","prepaid-card/7b"],
  "prepaid-card/submit_deregistration": ["prepaid-card/8a","prepaid-card/8b","prepaid-card/8c","prepaid-card/8d","prepaid-card/8e"],
  "prepaid-card/submit_filing": ["prepaid-card/4a","prepaid-card/4b","prepaid-card/4d","prepaid-card/5a","prepaid-card/5b","prepaid-card/5c","prepaid-card/5d","prepaid-card/6a"],
  "prepaid-card/submit_quarter_report": ["prepaid-card/12a"],
  "prepaid-card/tick_checklist": ["prepaid-card/8e"],
  "prepaid-card/unfreeze_card": ["reg/13","prepaid-card/2-15a"],
  "prepaid-card/upload_statement": ["prepaid-card/9h","prepaid-card/12c"],
  "prepaid-card/withdraw_filing": ["prepaid-card/5a"],
  "prepaid-card/withdraw_refund": ["reg/17a","prepaid-card/2-15a"],
  "prepaid-card/withdraw_release_application": ["prepaid-card/9l"],
}
