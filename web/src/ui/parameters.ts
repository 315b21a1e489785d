// The numbers and choices of a document, asked of the program, and how a value is told: by the unit of its parameter.
import { shallowRef } from 'vue'
import { send, type Problem } from '../api/client'
import { documentFor } from '../api/places'
import { role } from '../api/session'
import { i18n } from '../i18n'
import { percent, word, yuan } from './format'

export interface Parameter {
  document: string
  parameter: string
  unit: 'fen' | 'bp' | 'days' | 'work_days' | 'months' | 'years' | 'minutes' | 'count' | 'percent' | 'tenths_c' | 'hundredths' | 'switch' | 'text' | 'date' | 'list' | 'table'
  clauses: string[]
  versions: { from: string; value: string; reason: string }[]
}

export const parameters = shallowRef<Parameter[]>([])
// Where the words of a document's own parameters stand, beside those of all desks.
const wordsOf: Record<string, () => Promise<unknown>> = { gazette: () => import('../press/words'), childcare: () => import('../childcare/words'), heating: () => import('../heating/words'), 'used-vehicle': () => import('../vehicles/words'), exam: () => import('../exams/words'), eldercare: () => import('../eldercare/words'), 'legal-profession': () => import('../lawyers/words'), 'school-traffic': () => import('../roads/words') }
// Of one document: two may have a parameter of one name. Of whose it is that asks, when none is said.
export async function readParameters(of: string = documentFor(role.value).document): Promise<Problem | null> {
  const [told] = await Promise.all([send<{ parameters: Parameter[] }>('GET', '/v1/gazette/parameters'), import('../desks/words'), wordsOf[of]?.()])
  if (told.ok) parameters.value = told.value.parameters.filter(({ document }) => document === of)
  return told.ok ? null : told.problem
}

// The version that speaks on that day; before its first the first does.
export const versionOn = (each: Parameter | undefined, day: string) => each?.versions.filter(({ from }) => from <= day).at(-1) ?? each?.versions[0]
// The names in a table on that day, without their numbers.
export function namesIn(parameter: string, day: string): string[] {
  const told = versionOn(parameters.value.find((each) => each.parameter === parameter), day)
  return (told?.value ?? '').split(', ').filter(Boolean).map((each) => each.split('=')[0]!)
}

const { t, te } = i18n.global
// A name of the program in whichever vocabulary has it, this parameter's own sense of it first; a district, a letter or a
// phrase as it is.
function named(parameter: string, name: string): string {
  const own = `${parameter}__${name}`
  return te(`choice.${own}`) ? word('choice', own) : word(['purpose', 'code', 'industry', 'choice', 'area'].find((group) => te(`${group}.${name}`)) ?? 'choice', name)
}
// −120 with one place: −12.0.
export const decimal = (whole: string, places: number) => (Number(whole) / 10 ** places).toFixed(places)
const money = (fen: string) => `${yuan(Number(fen))} ${t('common.yuan')}`

// Purposes have numbers that say nothing to a reader; fines are amounts, by article of the Regulation.
function pairOf(parameter: string, name: string, value: string): string {
  if (parameter.endsWith('_purposes')) return named(parameter, name)
  if (parameter.startsWith('fine_')) return `${t('parameters.article', { n: name })} ${money(value)}`
  if (parameter.endsWith('_fen')) return `${named(parameter, name)} ${money(value)}`
  if (parameter.endsWith('_years')) return `${named(parameter, name)} ${t('parameters.years', { n: value }, Number(value))}`
  return `${named(parameter, name)} ${value}`
}
export function valueOf(parameter: string, value: string): string {
  const unit = parameters.value.find((each) => each.parameter === parameter)?.unit
  const parts = value.split(', ')
  switch (unit) {
    case 'fen':
      return money(value)
    case 'bp':
      return percent(Number(value))
    case 'days':
    case 'work_days':
    case 'months':
    case 'years':
    case 'minutes':
      return t(`parameters.${unit}`, { n: value }, Number(value))
    case 'percent':
      return `${value}%`
    case 'tenths_c':
      return `${decimal(value, 1)} °C`
    case 'hundredths':
      return decimal(value, 2)
    case 'switch':
      return t(value === 'true' ? 'common.yes' : 'common.no')
    case 'table':
      return parts.map((each) => pairOf(parameter, ...(each.split('=') as [string, string]))).join(t('common.and'))
    case 'list':
      return parts.map((each) => named(parameter, each)).join(t('common.and'))
    case 'text':
      return named(parameter, value)
    default:
      return value
  }
}
