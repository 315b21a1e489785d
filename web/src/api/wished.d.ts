// PROVISIONAL: what people6 plans to answer; goes when generated.ts has it.
import './generated'
type D = string | null
declare module './generated' {
  interface Lists {
    'childcare/institutions': { row: { operator_id: number | null; name: string | null; uscc: string | null; area: string | null; address: string | null; category: string | null; filing_state: string | null; filed_on: string | null; account_no: string | null; bank: string | null; designed_places: number | null; enrolled: number | null; state: string | null; model_contract: boolean | null }; filter: 'operator_id' | 'uscc' | 'area' | 'category' | 'filing_state' | 'name_contains' | 'address_contains'; order: string }
    'childcare/filings': { row: any; filter: string; order: string }
    'childcare/categories': { row: any; filter: string; order: string }
    'childcare/fee_standards': { row: any; filter: string; order: string }
    'childcare/contracts': { row: any; filter: string; order: string }
    'childcare/lots': { row: any; filter: string; order: string }
    'childcare/service_items': { row: any; filter: string; order: string }
    'childcare/payout_orders': { row: any; filter: string; order: string }
    'childcare/refunds': { row: any; filter: string; order: string }
    'childcare/disputes': { row: any; filter: string; order: string }
    'childcare/complaints': { row: any; filter: string; order: string }
    'childcare/enrolments': { row: any; filter: string; order: string }
    'childcare/events': { row: any; filter: string; order: string }
    'childcare/area_sums': { row: any; filter: string; order: string }
    'childcare/inspections': { row: any; filter: string; order: string }
    'childcare/orders': { row: any; filter: string; order: string }
    'childcare/penalties': { row: any; filter: string; order: string }
  }
  interface Questions {
    'childcare/published': { ask: { operator_id: number | string }; told: { institution_name: string; uscc: string; site_address: string; area: string; category: string; ratio: number; status: string; filed_on: string; bank: string; account_last4: string; designed_places: number; enrolled: number; fees: { item: string; unit: string; price_fen: number }[]; refund_rules: string; complaint_phone: string; model_contract: boolean; url?: string; privacy?: string; clauses: string[] } }
    'childcare/contract': {
      ask: { operator_id: number | string; contract_id: number | string }
      told: {
        operator_id: number; contract_id: number; institution_name: string; state: string; child?: { name?: string }; child_months: number; service_type: string; billing: string; service_start: string; service_end: string
        cycle: string; confirmed_cycle?: string; cycle_confirmed_on?: string; category_cycle: string; written: boolean; model_contract: boolean; dispute_path: string; refund_days_agreed?: number; registered_on: string
        money: { paid_fen: number; served_fen: number; awaiting_fen: number; disputed_fen: number; unused_fen: number; returning_fen: number; refunded_fen: number; kept_fen: number; released_fen: number; cash_due_fen: number }
        lots: { lot_id: number; state: string; period_start: string; period_end: string; paid_on: string; cash: boolean; hourly: boolean; units: number; gift_units: number; used: number; ratio: number; cycle: string; money: { paid_fen: number; served_fen: number; awaiting_fen: number; disputed_fen: number; unused_fen: number; returning_fen: number; refunded_fen: number; kept_fen: number; released_fen: number; cash_due_fen: number }; cooling_off_until?: string; attendance_days: number }[]
        windows: { item: string; lot_id: number; kind: string; units: number; amount_fen: number; payout_fen: number; reported_on: string; notified_on: string; last_day: string; days_left: number; provisional: boolean; deemed_on: string }[]
        bills: { bill_id: number; period_start: string; period_end: string; amount_fen: number; units: number; gift_units: number; lines: { item: string; kind: string; quantity?: number; price_fen: number }[]; code: string; clauses: string[] }[]
        refunds: { refund_id: number; lot_id: number; ground: string; state: string; institution_fault: boolean; channel: string; demanded_on: string; due_on: string; paid_on?: string; amount_fen: number; compensation_fen: number; clauses: string[] }[]
        disputes: { dispute_id: number; lot_id: number; item?: string; refund_id?: number; amount_fen?: number; path: string; mediator_id?: number; opened_on: string; steps: string[]; outcome?: { institution_share_fen?: number; family_share_fen?: number; family_mode?: string; accepted?: boolean; confirmed_by: string[]; proven: boolean; recorded_on: string }; closed_on?: string }[]
        clauses: string[]
      }
    }
    'childcare/refund_options': { ask: { operator_id: number | string; lot_id: number | string }; told: { day: string; paid_fen: number; balance_fen: number; awaiting_fen: number; options: { ground: string; institution_fault: boolean; allowed: boolean; code: string; amount_fen: number; compensation_fen: number; formula: string; term_days: number; due_on: string; last_day?: string; needs_document: boolean; clauses: string[]; due_clauses: string[] }[] } }
    'childcare/position': { ask: { operator_id: number | string }; told: { operator_id: number; day: string; category: string; ratio: number; cycle: string; filing_state: string; filing_due_on?: string; shortfall_since?: string; may_collect: boolean; terms: { name: string; formula: string; fen: number; clauses: string[] }[] } }
    'childcare/caps': { ask: { operator_id: number | string; contract_id: number | string; period_start?: string; paid_on?: string }; told: { paid_on: string; period_start: string; billing: string; hour_cap: number; unused_minutes: number; minutes_left: number; span_months: number; latest_end: string; span_end: string; lease_end?: string; service_end: string; earliest_payment: string; ratio: number; paid_that_day_fen: number; filing_threshold_fen: number; fees: { item: string; unit: string; price_fen: number }[]; code: string; code_clauses: string[]; clauses: string[] } }
    'childcare/due_cycles': { ask: { operator_id: number | string; after?: number }; told: { cycles: { lot_id: number; contract_id: number; cycle_no: number; first: string; last: string; units_left: number; attendance_days: number }[]; next?: number; clauses: string[] } }
    'childcare/open_duties': { ask: { operator_id: number | string }; told: { duties: { code: string; clauses: string[] }[] } }
  }
}
declare module './generated' {
  interface Lists {
    'childcare/lookup': { row: { operator_id: number | null; name: string | null; uscc: string | null; area: string | null; site_address: string | null; category: string | null; ratio: number | null; status: string | null; filed_on: string | null; bank: string | null; account_last4: string | null; designed_places: number | null; enrolled: number | null; model_contract: boolean | null }; filter: 'operator_id' | 'uscc' | 'area' | 'category' | 'status' | 'name_contains' | 'address_contains'; order: string }
  }
  interface Commands { [name: `childcare/${string}`]: any }
  interface Instructions { [name: `childcare/${string}`]: any }
}
