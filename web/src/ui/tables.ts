// What a table knows of a row without being told: which row it is, and how its plain values are said.
import { i18n } from '../i18n'
import { word, yuan } from './format'
import { operatorName } from './names'

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
  state: 'status', status: 'status', filing_state: 'status', outcome: 'status', area: 'area', located_in: 'area', bank_district: 'area', industry: 'industry',
  role: 'role', command: 'command', op: 'op', purpose: 'purpose', ground: 'ground', parameter: 'parameter', fact: 'event', code: 'code', event: 'register', payout_cycle: 'cycle',
}
export const groupOf = (column: string): string | undefined => groups[column]

export function plain(column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return i18n.global.t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number' && column.endsWith('_fen')) return yuan(value)
  if (column === 'operator_id') return operatorName(value as number)
  if (typeof value === 'object') return String((value as Values).name ?? '—')
  const group = groupOf(column)
  return group ? word(group, value) : String(value)
}
