// How what is kept of the legal profession is shown: standings as colours, the values of targets in the unit they have.
import { count, word, yuan } from '../ui/format'

const good = new Set(['valid', 'in_practice', 'met', 'done', 'verified', 'answered', 'final', 'pass'])
const bad = new Set(['revoked', 'cancelled', 'not_met', 'rejected', 'fail'])
const waits = new Set(['suspended', 'claimed', 'submitted', 'received', 'handling', 'sent', 'accepted', 'concluded', 'in_progress', 'basic'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : waits.has(state) ? 'warn' : '')

export interface Measured {
  number: number
  comparator: string
  target?: number
  value: number
  of?: number
  shown: string
  verdict: string
}
const whole = 10_000
// I07, I08: sums of money; of rates basis points; of the rest a number of them.
export const targetWord = (it: Measured): string => {
  if (it.target === undefined) return it.comparator === 'full' ? '100 %' : it.comparator === 'growth' ? word('barVerdict', 'growth') : '—'
  if (it.comparator === 'exceed') return `> ${yuan(it.target)}`
  if (it.comparator === 'rate') return `${it.target / 100} %`
  return it.comparator === 'about' ? `≈ ${count(it.target)}` : count(it.target)
}
export const valueWord = (it: Measured): string => (it.verdict === 'not_measurable' ? '—' : it.comparator === 'exceed' ? yuan(it.value) : it.shown)
// What part of the target is reached, in basis points and rounded down; nothing where no number is printed.
export const shareOf = (it: Measured): number | null => {
  if (it.verdict === 'not_measurable' || it.verdict === 'shown') return null
  if (it.comparator === 'full') return it.of ? Math.floor((it.value * whole) / it.of) : null
  if (!it.target) return null
  if (it.comparator === 'rate') return it.of ? Math.floor(((it.value * whole) / it.of / it.target) * whole) : null
  if (it.comparator === 'ratio') return it.of ? Math.floor((it.value * whole) / (it.of * it.target)) : null
  return Math.floor((it.value / it.target) * whole)
}
export const percent = (share: number | null): string => (share === null ? '—' : `${Math.floor(share / 100)} %`)
// The number that a chart of the target draws: of a part its share in percent.
export const drawn = (it: { value: number; of?: number; verdict: string }, comparator: string): number | null => {
  if (it.verdict === 'not_measurable') return null
  if (comparator === 'rate' || comparator === 'full') return it.of ? Math.floor((it.value * whole) / it.of) / 100 : null
  if (comparator === 'ratio') return it.of ? Math.floor((it.value * 100) / it.of) / 100 : null
  return it.value
}
export const groups = [
  { name: 'barParty', from: 1, to: 4 },
  { name: 'barProfession', from: 5, to: 8 },
  { name: 'barFirms', from: 9, to: 13 },
  { name: 'barTalents', from: 14, to: 19 },
  { name: 'barService', from: 20, to: 26 },
] as const
