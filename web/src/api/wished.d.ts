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
}
declare module './generated' {
  interface Lists {
    'childcare/lookup': { row: { operator_id: number | null; name: string | null; uscc: string | null; area: string | null; site_address: string | null; category: string | null; ratio: number | null; status: string | null; filed_on: string | null; bank: string | null; account_last4: string | null; designed_places: number | null; enrolled: number | null; model_contract: boolean | null }; filter: 'operator_id' | 'uscc' | 'area' | 'category' | 'status' | 'name_contains' | 'address_contains'; order: string }
  }
}
