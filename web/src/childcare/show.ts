// How what is kept of nurseries is shown: its standing as a colour, its units, the articles behind what is always said.
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
