// Figures and words as they are shown. Money is whole fen everywhere but on the screen.
import { i18n } from '../i18n'

const grouped = new Intl.NumberFormat('en-US')

export function yuan(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const whole = Math.floor(Math.abs(fen) / 100)
  return `${fen < 0 ? '−' : ''}${grouped.format(whole)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

// 1,000.5 or 1000.50 → fen; null for anything else.
export function fenOf(text: string): number | null {
  const match = text.trim().replace(/[,,¥\s]/g, '').match(/^(\d{1,13})(?:\.(\d{1,2}))?$/)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

export const count = (n: number) => grouped.format(n)

// The word of the glossary for a value, or the value itself in plain letters.
export function word(group: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  const key = `${group}.${String(value)}`
  return i18n.global.te(key) ? i18n.global.t(key) : String(value).replace(/_/g, ' ')
}

export function moment(stamp: string): string {
  return stamp.slice(0, 16).replace('T', ' ')
}

// Formulas come from the program in its own notation; the few words in them are said in the reader's language.
const formulaWords: [string, string][] = [
  ['1003 inside its deadline', '期限内的 1003'],
  ['B at the end of the previous quarter', '上季末的 B'],
  ['open payout orders', '未付指令合计'],
  ['progress', '进度底线'],
  ['ceil(', '向上取整('],
]
export function formula(text: string): string {
  if (i18n.global.locale.value !== 'zh') return text
  return formulaWords.reduce((told, [from, to]) => told.replaceAll(from, to), text)
}
