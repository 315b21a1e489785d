// What a table knows of a row without being told: which row it is, and how its plain values are said.
import { listed } from '../api/listed'
import { i18n } from '../i18n'
import { areasOf } from './areas'
import { quarterWord, word, yuan } from './format'
import { operatorName } from './names'
import { valueOf } from './parameters'

export type Values = Record<string, unknown>

// Columns that say which row it is, and not how it stands; two rows that agree in all of them get a number.
const identity = /^(entry|place|day|item|quarter|period|account_no|parameter|batch_id|batch|clause|command|fact|kind|event|op|op_number|code|code_number|duplicate|statement_date|version|token)$|_id$/

export function keysOf<Row>(rows: readonly Row[], own?: (row: Row) => string): string[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = own ? own(row) : Object.entries(row as Values).filter(([name, value]) => identity.test(name) && value !== null && value !== undefined).map(([name, value]) => `${name}=${String(value)}`).join('&')
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return before ? `${key}#${before}` : key
  })
}

// Which group of the words a column's values belong to.
const groups: Record<string, string> = {
  state: 'status', status: 'status', filing_state: 'status', outcome: 'outcome', area: 'area', located_in: 'area', bank_district: 'area', industry: 'industry',
  role: 'role', command: 'act', op: 'act', purpose: 'purpose', ground: 'ground', parameter: 'parameter', fact: 'event', code: 'code', event: 'register', payout_cycle: 'cycle',
}
// One word of the program may be another of the reader's: a closed card is 已销卡, a closed account 已撤销.
const states: Record<string, string> = {
  'prepaid-card/accounts': 'accountState', 'prepaid-card/agreements': 'agreementState',
  'childcare/contracts': 'contractState', 'childcare/lots': 'lotState', 'childcare/service_items': 'itemState', 'childcare/payout_orders': 'feeOrderState', 'childcare/refunds': 'feeRefundState', 'childcare/disputes': 'disputeState', 'childcare/filings': 'nurseryState', 'childcare/institutions': 'nurseryState',
  'used-vehicle/own_transactions': 'carState', 'used-vehicle/transactions': 'carState', 'used-vehicle/invoices': 'carInvoice', 'used-vehicle/reviews': 'carReview', 'used-vehicle/stations': 'carStation', 'used-vehicle/quotas': 'carQuota', 'used-vehicle/cases': 'carCase', 'used-vehicle/complaints': 'carComplaint', 'used-vehicle/loss_claims': 'carClaim',
  'exam/results': 'examState', 'exam/school_results': 'examState', 'exam/papers': 'examPaper', 'exam/attempts': 'examAttempt', 'exam/rechecks': 'examRecheck', 'exam/own_rechecks': 'examRecheck', 'exam/students': 'examStudent', 'exam/desk': 'examCaseState',
  'eldercare/reports': 'careReport', 'eldercare/own_reports': 'careReport', 'eldercare/city_run_reports': 'careReport', 'eldercare/ledger': 'careState', 'eldercare/city_run_ledger': 'careState', 'eldercare/orders': 'careState', 'eldercare/applications': 'careApplication',
  'legal-profession/assessments': 'barState', 'legal-profession/pro_bono': 'barState', 'legal-profession/clues': 'barState', 'legal-profession/complaints': 'barState',
  'school-traffic/problems': 'roadState', 'school-traffic/whistles': 'roadState', 'school-traffic/incidents': 'roadState', 'school-traffic/checks': 'roadState', 'school-traffic/own_checks': 'roadState', 'school-traffic/plans': 'roadState', 'school-traffic/reports': 'roadState', 'school-traffic/rounds': 'roadState', 'school-traffic/scoring': 'roadState', 'school-traffic/tasks': 'roadState',
  'gazette/submissions': 'pressState',
  'beauty-health/items': 'beautyItem', 'beauty-health/own_items': 'beautyItem', 'beauty-health/applications': 'beautyState', 'beauty-health/own_applications': 'beautyState', 'beauty-health/payments': 'beautyState', 'beauty-health/awards': 'beautyState', 'beauty-health/samples': 'beautySample', 'beauty-health/bonded': 'beautyBonded',
  'heating/applications': 'heatState', 'heating/payments': 'heatPayment', 'heating/clawbacks': 'heatClawback', 'heating/complaints': 'heatComplaint', 'heating/claims': 'heatClaim', 'heating/devices': 'heatDevice',
}
// And what both documents have a column for may be called otherwise of nurseries.
const ofNurseries: Record<string, string> = { filing_state: 'nurseryState', status: 'nurseryState', ground: 'feeGround', cycle: 'settlementCycle', service_type: 'serviceType', billing: 'billing', category: 'category', path: 'disputePath', about: 'complaintAbout', unit: 'feeUnit' }
// And of examinations and eldercare by the column alone.
const ofRegistries: Record<string, Record<string, string>> = {
  exam: { subject: 'examSubject', component: 'examComponent', mode: 'examMode', standing: 'examStanding', pass: 'examPass', kind: 'examCase' },
  gazette: { kind: 'pressKind', label: 'pressLabel', district: 'area' },
  'beauty-health': { measure: 'beautyMeasure', severity: 'beautySeverity', matter: 'beautyMatter' },
  eldercare: { category: 'careCategory', channel: 'careChannel', kind: 'careKind', relation: 'careRelation', rating: 'careRating', end_kind: 'careEnd', progress: 'careState' },
  'legal-profession': { kind: 'barKind', unit_kind: 'barKind', form: 'barKind', lawyer_class: 'barKind', tier: 'barKind', channel: 'barKind', sender: 'barKind', receiver: 'barKind', standing: 'barStatus', result: 'barGrade', party_result: 'barGrade', appraisal: 'barGrade' },
  'school-traffic': { kind: 'roadKind', nature: 'roadNature', source: 'roadSource', lead: 'roadDepartment', mode: 'roadMode', checker: 'role', direction: 'roadDirection', team: 'roadTeam' },
}
export const groupOf = (column: string, list: string): string | undefined => (column === 'state' ? states[list] : ofRegistries[list.split('/')[0] ?? '']?.[column]) ?? (list.startsWith('childcare/') ? ofNurseries[column] : undefined) ?? groups[column]

export function plain(list: string, column: string, value: unknown, row: Values): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return i18n.global.t(value ? 'common.yes' : 'common.no')
  if (['number', 'bigint'].includes(typeof value) && column.endsWith('_fen')) return yuan(value as number)
  if (['quarter', 'period'].includes(column)) return quarterWord(String(value))
  if (column === 'operator_id') return operatorName(value as number)
  if (typeof value === 'object') return String((value as Values).name ?? '—')
  if (column === 'value' && typeof row.parameter === 'string') return valueOf(row.parameter, String(value))
  const group = groupOf(column, list)
  return group ? word(group, value) : String(value)
}

// Of the words that the program names for a filter, those that occur in that list.
const occurring: Record<string, Record<string, readonly string[]>> = {
  'prepaid-card/deadlines': { kind: ['filing_confirm', 'change_handle', 'deregistration_handle', 'report_check', 'complaint'] },
  'prepaid-card/lookup': { status: ['active', 'terminating', 'deregistering', 'deregistered'] },
}
export function choicesOf(list: string, filter: string): readonly string[] {
  if (filter === 'area' || filter === 'located_in') return areasOf(list.split('/')[0] ?? '')
  const told = listed[list]?.filters[filter]
  return occurring[list]?.[filter] ?? (Array.isArray(told) ? told : [])
}
