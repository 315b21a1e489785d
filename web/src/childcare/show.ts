// How what is kept of nurseries is shown: its standing as a colour, its units, the articles behind what is always said.
import { dayAfter, monthAfter, weekdayOf } from '../api/calendar'
import { i18n } from '../i18n'
import { count } from '../ui/format'

// Of a filing, a contract, a fee lot, an item of service, a refund: as it should be, to be looked at, not as it should be.
const good = new Set(['filed', 'active', 'live', 'confirmed', 'deemed', 'resolved', 'paid', 'executed', 'closed', 'ended'])
const bad = new Set(['due', 'suspended', 'disputed', 'contested', 'terminated', 'rejected'])
export const standing = (state: string | null | undefined) => (state && good.has(state) ? 'good' : state && bad.has(state) ? 'bad' : 'warn')

// Days of service, or minutes.
export const unitsOf = (n: number, hourly: boolean): string => i18n.global.t(hourly ? 'nursery.minutes' : 'nursery.units', { n: count(n) }, n)
export const hoursOf = (minutes: number): string => i18n.global.t('nursery.hoursOf', { hours: count(Math.floor(minutes / 60)), minutes: minutes % 60 })

// 17b–17f and 5c–5n.
export const paths = { negotiation: 'childcare/17b', mediation: 'childcare/17c', complaint: 'childcare/17d', arbitration: 'childcare/17e', lawsuit: 'childcare/17f' } as const
export const voucherItems = { parties: 'childcare/5c', payment: 'childcare/5d', service: 'childcare/5e', term: 'childcare/5f', risk_prompt: 'childcare/5g', gifts: 'childcare/5h', changes: 'childcare/5i', refund: 'childcare/5j', loss: 'childcare/5k', records: 'childcare/5l', breach: 'childcare/5m', disputes: 'childcare/5n' } as const
export const ratioClause = (category: string | null | undefined): string => (category === 'demo' ? 'childcare/13d' : 'childcare/13e')
export const cycleClause = (cycle: string | null | undefined): string => (cycle === 'weekly' ? 'childcare/14c' : 'childcare/14d')

// The days of the n-th cycle of a payment (14c 14d): calendar weeks or half-months, as far as they lie in its period. Only
// shown, never decided by.
const half = 15
const firstOfNext = (day: string) => `${monthAfter(day, 1).slice(0, 8)}01`
function endOfCycle(cycle: string, day: string): string {
  if (cycle === 'weekly') return dayAfter(day, 6 - weekdayOf(day))
  return Number(day.slice(8)) <= half ? `${day.slice(0, 8)}${half}` : dayAfter(firstOfNext(day), -1)
}
export function cycleDays(lot: { cycle: string; period_start: string; period_end: string }, n: number): { first: string; last: string } {
  let first = lot.period_start
  for (let i = 1; i < n; ++i) first = dayAfter(endOfCycle(lot.cycle, first), 1)
  const last = endOfCycle(lot.cycle, first)
  return { first, last: last < lot.period_end ? last : lot.period_end }
}
