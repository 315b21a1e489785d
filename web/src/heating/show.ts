// How what is kept of a renewal is shown: its standing as a colour, the path it goes, what a criterion of the annex asks.
import { computed, ref, type Ref } from 'vue'
import { ask } from '../api/client'
import { i18n } from '../i18n'
import { word } from '../ui/format'

const good = new Set(['eligible', 'amount_confirmed', 'paid', 'approved', 'recovered', 'passed', 'complete', 'closed', 'replied', 'replaced', 'recycled'])
const bad = new Set(['ineligible', 'payment_failed', 'failed', 'refused', 'withdrawn', 'lapsed'])
const back = new Set(['returned', 'purchase_returned', 'draft'])
export const standing = (state: string | null | undefined) => (state && good.has(state) ? 'good' : state && bad.has(state) ? 'bad' : state && back.has(state) ? 'warn' : '')

// The path of an application: each step with the states that stand on it.
export const steps = [
  { name: 'stepApply', states: ['draft', 'submitted', 'returned'], clause: 'heating/5.4b' },
  { name: 'stepDecide', states: ['ineligible'], clause: 'heating/5.1b' },
  { name: 'stepBuy', states: ['eligible', 'purchase_submitted', 'purchase_returned'], clause: 'heating/2.2a' },
  { name: 'stepConfirm', states: ['amount_confirmed'], clause: 'heating/3d' },
  { name: 'stepPay', states: ['payment_ordered', 'payment_failed', 'paid'], clause: 'heating/5.4b' },
] as const
// How far it has come: an application that is handed in waits for its decision.
export const stepOf = (state: string): number => (state === 'submitted' ? 1 : steps.findIndex((each) => (each.states as readonly string[]).includes(state)))

export const deviceTypes = ['ashp_hot_water', 'ashp_hot_air', 'gas_boiler', 'storage_heater', 'other_electric'] as const
export const hardships = ['dibao', 'wubao', 'low_income', 'other'] as const

// The districts that renewals are for, as the program names them, and the categories that the city approved beside the
// types of the annex (5.5c); read once.
const districts = ref<readonly string[]>([])
const approved = ref<readonly string[]>([])
export const heatCategories = computed((): string[] => (agriDistricts(), [...deviceTypes, ...approved.value]))
let reading: Promise<unknown> | undefined
export function agriDistricts(): Ref<readonly string[]> {
  reading ??= ask('heating/policy', {}).then((told) => {
    if (!told.ok) return void (reading = undefined)
    approved.value = told.value.categories
    districts.value = told.value.districts.map((each) => each.district)
  })
  return districts
}

// Which clause says at what age a device may be renewed, and who pays which part where.
export const ageClause = (type?: string): string => (type === 'gas_boiler' ? 'heating/3b' : 'heating/3a')
export const areaClause = (area: string): string => (area === 'eco' ? 'heating/3e' : 'heating/3f')

// What each criterion asks, in short; the clause has the printed words.
const criteria: Record<string, string> = {
  'heating/annex.2.1.1': 'repaired_twice', 'heating/annex.2.1.2': 'water_cold', 'heating/annex.2.1.3': 'water_no_start', 'heating/annex.2.1.4': 'water_costly', 'heating/annex.2.1.5': 'cop_low',
  'heating/annex.2.2.1': 'air_cold', 'heating/annex.2.2.2': 'air_no_start', 'heating/annex.2.2.3': 'air_costly', 'heating/annex.2.2.4': 'cop_low',
  'heating/annex.2.3.1': 'exchanger', 'heating/annex.2.3.2': 'gas_costly', 'heating/annex.2.3.3': 'efficiency_low', 'heating/annex.2.3.4': 'hazard',
}
export const criterionWord = (clause: string): string => (criteria[clause] ? word('heatCriterion', criteria[clause]) : word('heatCriterion', 'district_criterion'))

// −12.1, 2.00: a figure of tenths or hundredths as it is said.
export function scaled(value: number | null | undefined, places: number): string {
  if (value === null || value === undefined) return '—'
  const size = String(Math.abs(value)).padStart(places + 1, '0')
  return `${value < 0 ? '−' : ''}${size.slice(0, -places)}.${size.slice(-places)}`
}
// And back: null for what is no such figure.
export function unscaled(text: string, places: number): number | null {
  const match = text.trim().replace('−', '-').match(/^(-?)(\d{1,9})(?:\.(\d+))?$/)
  if (!match || (match[3] ?? '').length > places) return null
  const value = Number(match[2] + (match[3] ?? '').padEnd(places, '0'))
  return match[1] ? -value : value
}

// cash/city_fund
export const accountWord = (name: string | null): string => word('heatAccount', (name ?? '').replace('/', '_'))
export const percentOf = (bp: number): string => `${bp / 100}%`
export const ageWord = (days: number): string => i18n.global.t('heat.days', { n: days }, days)
