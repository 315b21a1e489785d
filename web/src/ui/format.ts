// Figures and words as they are shown. Money is whole fen everywhere but on the screen.
import type { Problem } from '../api/client'
import { titleOf } from '../api/titles'
import { i18n } from '../i18n'

const grouped = new Intl.NumberFormat('en-US')

// A sum in fen as a whole number, to be added and compared: beyond 2⁵³ a number of JavaScript is not exact any more.
export const whole = (fen: number | bigint | null | undefined): bigint => BigInt(fen ?? 0)
// And back, where it fits.
export const exact = (digits: string): number | bigint => (Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits))

export function yuan(fen: number | bigint | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const sum = whole(fen)
  const size = sum < 0n ? -sum : sum
  return `${sum < 0n ? '−' : ''}${grouped.format(size / 100n)}.${String(size % 100n).padStart(2, '0')}`
}

// 1,000.5 or 1000.50 → fen; null for anything else. As long as the program's own numbers; a bigint where a number is not.
export function fenOf(text: string): number | null {
  const match = text.trim().replace(/[,，¥\s]/g, '').match(/^(\d{1,16})(?:\.(\d{1,2}))?$/)
  return match ? (exact(match[1] + (match[2] ?? '').padEnd(2, '0')) as number) : null
}

// Hundredths of a point of an examination: 9250 → 92.5, and back; null for what are no points.
export function points(hundredths: number | null | undefined): string {
  if (hundredths === null || hundredths === undefined) return '—'
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  const rest = digits.slice(-2).replace(/0+$/, '')
  return `${hundredths < 0 ? '−' : ''}${digits.slice(0, -2)}${rest ? `.${rest}` : ''}`
}
export function hundredths(text: string): number | null {
  const match = text.normalize('NFKC').trim().match(/^(\d{1,4})(?:\.(\d{1,2}))?$/)
  return match ? Number(match[1] + (match[2] ?? '').padEnd(2, '0')) : null
}

// A day as it is typed → 2024-11-20; null for what is no day.
export function dayOf(text: string): string | null {
  const match = text.normalize('NFKC').replace(/\s/g, '').match(/^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?$/)
  if (!match) return null
  const day = [match[1]!, match[2]!.padStart(2, '0'), match[3]!.padStart(2, '0')].join('-')
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

export const count = (n: number) => grouped.format(n)

// An axis of a chart is no sum: it shows fen in a unit that fits on it.
export const axisUnit = () => (i18n.global.locale.value === 'en' ? { name: '1,000 yuan', fen: 100_000 } : { name: '万元', fen: 1_000_000 })
export const onAxis = (fen: number | bigint): number => Math.round((Number(fen) / axisUnit().fen) * 100) / 100
export const axisFigure = (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
// And a district by a name that fits.
export const shortArea = (area: string | null) => word('area', area).replace('北京经济技术开发区', '经开区')

// The word of the glossary for a value, or the value itself in plain letters.
export function word(group: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  const key = `${group}.${String(value)}`
  return i18n.global.te(key) ? i18n.global.t(key) : String(value).replace(/_/g, ' ')
}

// What a refusal or a remark is called: a document's own word for it, or the one that all share.
export function codeWord(code: string | null | undefined): string {
  const [system, name = system] = (code ?? '').split('.')
  const own = ({ childcare: 'nurseryCode', heating: 'heatCode', used_vehicle: 'carCode', exam: 'examCode', eldercare: 'careCode', legal_profession: 'barCode', school_traffic: 'roadCode', beauty_health: 'beautyCode', gazette: 'pressCode' } as Record<string, string>)[system ?? ''] ?? 'code'
  return word(i18n.global.te(`${own}.${name}`) ? own : 'code', name)
}

// 区商务部门 · 朝阳区: an office as its holder is asked about it.
export const officeName = (each: { role: string; area: number }): string => `${word('role', each.role)}${each.role === 'branch' ? ` ${each.area}` : each.area ? ` · ${word('area', each.area)}` : ''}`

// 2024Q3
export const quarterWord = (name: string): string => i18n.global.t('common.quarter', { year: name.slice(0, 4), n: name.slice(5) })

// A quantity by its name and the letter of the formulas.
export const quantity = (letter: 'B' | 'U' | 'T' | 'S' | 'R' | 'C'): string => `${i18n.global.t(`fig.${letter}`)} ${letter}`

// How the standing of a filing is shown: whoever is not filed any more must not look as if he were.
export const standing = (status: string | null | undefined) => (status === 'active' ? 'good' : status === 'deregistered' ? 'bad' : 'warn')

// The bank that is published. After a change of bank the record names none until the filing names the new one, though it
// tells the account.
export function bankOf(bank: string | null | undefined, account: string | null | undefined): string {
  return bank || (account ? i18n.global.t('lookup.bankChanged') : '—')
}

// What went wrong, in a line: in the program's own words where it was reached, and when to try again.
export function said(problem: Problem): string {
  const { t } = i18n.global
  const words = problem.code === 'network' ? t('common.network') : titleOf(problem) || t('common.error')
  return problem.wait ? `${words} · ${t('common.wait', { n: problem.wait })}` : words
}

export function moment(stamp: string): string {
  return stamp.slice(0, 16).replace('T', ' ')
}

// One quantity of an operator's position, as the program tells it.
export interface Term {
  name: string
  formula: string
  fen: number
  clauses?: string[]
}
const letterOf = (name: string) => (name.length === 1 || name === 'B_q' ? name : word(['fig', 'nurseryFig', 'heatFig'].find((each) => i18n.global.te(`${each}.${name}`)) ?? 'fig', name))
export const sumOf = (term: Term) => `${letterOf(term.name)} = ${term.formula} = ${yuan(term.fen)}`

// Formulas come from the program in its own notation; accounts and the few words in them are said in the reader's
// language, and a minus is a minus.
const phrases = {
  '1003 inside its deadline': 'inTime',
  'B at the end of the previous quarter': 'quarterEnd',
  'open payout orders': 'openOrders',
  'orders not executed': 'openOrders',
  ', payment by payment': 'eachPayment',
  '− ordered': 'lessOrdered',
  'min(own,': 'ownAtMost',
  'S, without the duty of custody': 'noDuty',
  'floor of a new operator + S': 'newcomer',
  ', not below 0': 'notBelow',
  ', less the agreed price of a gift kept': 'lessGift',
  'ceil(': 'ceil',
  'floor(': 'floor',
}
export function formula(text: string): string {
  const { t, te } = i18n.global
  let told = text.replace(/(^|[(,=\s])-(?=\d)/g, '$1−')
  for (const [phrase, name] of Object.entries(phrases)) told = told.replaceAll(phrase, t(`sum.${name}`))
  told = told.replace(/\bprogress\b/g, t('fig.progress'))
  return told.replace(/\b[123]00\d\b(?![.,]\d)/g, (code) => (te(`account.${code}`) ? t(`account.${code}`) : code))
}
// Ten-thousandths, as the program rounds them.
export function percent(bp: number | null | undefined): string {
  return bp === null || bp === undefined ? '—' : `${Math.floor(bp / 100)}.${String(bp % 100).padStart(2, '0')}%`
}
