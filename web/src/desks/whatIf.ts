// 若参数不同: what an officer of the city asks of the journal and what is told of it, and how both are put for a reader.
import { send, type Told } from '../api/client'
import { decimal, type Parameter } from '../ui/parameters'

export interface Supposition {
  document: string
  parameter: string
  value: string
  from?: string
}
export type Figure = 'held_fen' | 'required_fen' | 'locked_fen' | 'let_out_fen' | 'ordered_fen' | 'free_fen' | 'shortfall_fen' | 'paid_back_fen' | 'claims_fen' | 'covered_fen'
export type Sums = Record<Figure, number>
export type SubsidyFigure = 'applications' | 'ineligible' | 'granted_fen' | 'paid_fen' | 'city_share_fen' | 'district_share_fen' | 'topup_fen' | 'interest_fen' | 'recovered_fen'
export type Subsidies = Record<SubsidyFigure, number>
export interface Answers {
  same: number
  otherwise: number
  not_arisen: number
  went_otherwise: number
  old_figures: number
  refused_was: number
  refused_now: number
}
export interface Row {
  system: string
  district: string
  operator_id: number
  name: string
  week: string
  ended?: string
  was: Sums
  now: Sums
  difference: Sums
  coverage_was?: number
  coverage_now?: number
  subsidies?: { was: Subsidies; now: Subsidies; difference: Subsidies }
  answers: Answers
  refused_difference: number
}
// A figure of a row as it was, as it would be, and by how much that is more or less.
export type Measure = Figure | SubsidyFigure | 'refused'
export interface Three {
  was: number
  now: number
  by: number
}
export function three(row: Row, measure: Measure): Three {
  if (measure === 'refused') return { was: row.answers.refused_was, now: row.answers.refused_now, by: row.refused_difference }
  if (row.subsidies && measure in row.subsidies.was) {
    const of = measure as SubsidyFigure
    return { was: row.subsidies.was[of], now: row.subsidies.now[of], by: row.subsidies.difference[of] }
  }
  const of = measure as Figure
  return { was: row.was[of], now: row.now[of], by: row.difference[of] }
}
export const isMoney = (measure: Measure) => measure.endsWith('_fen')
// What is told of a document: of custody, or of subsidies, of whom nothing is kept.
export const measuresOf = (row: Row | undefined): Measure[] =>
  row?.subsidies ? ['applications', 'ineligible', 'granted_fen', 'paid_fen', 'city_share_fen', 'district_share_fen', 'topup_fen', 'interest_fen', 'recovered_fen', 'refused'] : ['held_fen', 'required_fen', 'locked_fen', 'let_out_fen', 'ordered_fen', 'free_fen', 'shortfall_fen', 'paid_back_fen', 'refused']
export interface Result {
  supposed: { document: string; parameter: string; from: string; value: string; was: string }[]
  first_day: string
  last_day: string
  entries: number
  entries_of_other_rules: number
  answers: Answers
  changes: { command: string; was: string; now: string; judged: keyof Answers; count: number; first_entry: number }[]
  systems: Row[]
  districts: Row[]
  operators: Row[]
  weeks: Row[]
  closes_on?: string
  closing_systems: Row[]
  closing_operators: Row[]
}
export interface Run {
  state: 'running' | 'done' | 'failed'
  document: string
  asked: { set: Supposition[]; closes_on?: string }
  begun_at: string
  done: number
  total: number
  problem?: string
  detail?: string
  result?: Result
}

export const ask = (set: Supposition[], closesOn: string): Promise<Told<Run>> => send('POST', '/v1/what-if', { set, ...(closesOn ? { closes_on: closesOn } : {}) })
export const look = (): Promise<Told<Run>> => send('GET', '/v1/what-if')
export const end = (): Promise<Told<unknown>> => send('DELETE', '/v1/what-if')

// What is kept in tenths and hundredths is typed with that many decimals.
const decimalsOf = (unit: Parameter['unit'] | undefined) => (unit === 'tenths_c' ? 1 : unit === 'hundredths' ? 2 : 0)
const whenExact = (number: number) => (Math.abs(number - Math.round(number)) < 1e-6 ? String(Math.round(number)) : undefined)

// As it is typed → as the program reads it: a share without its sign is one of a hundred, an amount is of yuan.
export function valueAsked(unit: Parameter['unit'] | undefined, typed: string): string {
  const text = typed.normalize('NFKC').replace('−', '-').replace(/[,，\s]+$/, '').trim()
  if (unit === 'bp' && /^\d+(\.\d{1,2})?$/.test(text)) return `${text}%`
  const places = decimalsOf(unit)
  if (places && /^-?\d+(\.\d+)?$/.test(text)) return whenExact(Number(text) * 10 ** places) ?? text
  if (unit === 'fen' && /^[\d,]+(\.\d{1,2})?$/.test(text)) return `${text.replace(/,/g, '')}元`
  return text
}
// And the value of today as a person would type it.
export function valueTyped(unit: Parameter['unit'] | undefined, value: string): string {
  const hundredth = (digits: string) => `${BigInt(digits) / 100n}${BigInt(digits) % 100n ? `.${String(BigInt(digits) % 100n).padStart(2, '0')}` : ''}`
  const places = decimalsOf(unit)
  if (places) return decimal(value, places)
  if (!/^\d+$/.test(value)) return value
  return unit === 'bp' ? `${hundredth(value)}%` : unit === 'fen' ? hundredth(value) : value
}

// Largest first, whichever way.
export const byChange = (measure: Measure) => (a: Row, b: Row) => Math.abs(three(b, measure).by) - Math.abs(three(a, measure).by)
