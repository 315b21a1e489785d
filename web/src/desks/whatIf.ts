// 若参数不同: what an officer of the city asks of the journal and what is told of it, and how both are put for a reader.
import { send, type Told } from '../api/client'
import { whole } from '../ui/format'
import type { Parameter } from '../ui/parameters'

export interface Supposition {
  document: string
  parameter: string
  value: string
  from?: string
}
export type Figure = 'held_fen' | 'required_fen' | 'locked_fen' | 'let_out_fen' | 'ordered_fen' | 'free_fen' | 'shortfall_fen' | 'paid_back_fen' | 'claims_fen' | 'covered_fen'
export type Sums = Record<Figure, number>
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
  answers: Answers
}
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

// Whose parameters an officer may suppose otherwise; the program has the last word.
export const documentOf: Record<string, string> = { city_commerce: 'prepaid-card', city_health: 'childcare', city_agri: 'heating' }

// As it is typed → as the program reads it: a share without its sign is one of a hundred, an amount is of yuan.
export function valueAsked(unit: Parameter['unit'] | undefined, typed: string): string {
  const text = typed.normalize('NFKC').replace(/[,，\s]+$/, '').trim()
  if (unit === 'bp' && /^\d+(\.\d{1,2})?$/.test(text)) return `${text}%`
  if (unit === 'fen' && /^[\d,]+(\.\d{1,2})?$/.test(text)) return `${text.replace(/,/g, '')}元`
  return text
}
// And the value of today as a person would type it.
export function valueTyped(unit: Parameter['unit'] | undefined, value: string): string {
  const hundredth = (digits: string) => `${BigInt(digits) / 100n}${BigInt(digits) % 100n ? `.${String(BigInt(digits) % 100n).padStart(2, '0')}` : ''}`
  if (!/^\d+$/.test(value)) return value
  return unit === 'bp' ? `${hundredth(value)}%` : unit === 'fen' ? hundredth(value) : value
}

export const less = (now: number | bigint, was: number | bigint): bigint => whole(now) - whole(was)
const size = (sum: bigint) => (sum < 0n ? -sum : sum)
// Largest first, whichever way.
export const byChange = (of: (row: Row) => bigint) => (a: Row, b: Row) => (size(of(b)) > size(of(a)) ? 1 : size(of(b)) < size(of(a)) ? -1 : 0)
// Of what consumers are owed, how much custody could pay: in ten-thousandths, as the program rounds.
export const coverage = (sums: Sums): number | null => (whole(sums.claims_fen) > 0n ? Number((whole(sums.covered_fen) * 10_000n) / whole(sums.claims_fen)) : null)
