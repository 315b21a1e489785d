// The numbers and choices of the cards' rule, asked of the program, and how a value is told: by the unit of its parameter.
import { shallowRef } from 'vue'
import { send, type Problem } from '../api/client'
import { i18n } from '../i18n'
import { percent, word, yuan } from './format'

export interface Parameter {
  document: string
  parameter: string
  unit: 'fen' | 'bp' | 'days' | 'work_days' | 'months' | 'years' | 'minutes' | 'switch' | 'text' | 'date' | 'list' | 'table'
  clauses: string[]
  versions: { from: string; value: string; reason: string }[]
}

export const parameters = shallowRef<Parameter[]>([])
export async function readParameters(): Promise<Problem | null> {
  const told = await send<{ parameters: Parameter[] }>('GET', '/v1/gazette/parameters')
  // Two rules may have a parameter of one name.
  if (told.ok) parameters.value = told.value.parameters.filter(({ document }) => document === 'prepaid-card')
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
// A name of the program in whichever vocabulary has it; a district, a letter or a phrase as it is.
const named = (name: string) => word(['purpose', 'code', 'industry', 'choice', 'area'].find((group) => te(`${group}.${name}`)) ?? 'choice', name)
const money = (fen: string) => `${yuan(Number(fen))} ${t('common.yuan')}`

// Purposes have numbers that say nothing to a reader; fines are amounts, by article of the Regulation.
function pairOf(parameter: string, name: string, value: string): string {
  if (parameter.endsWith('_purposes')) return named(name)
  if (parameter.startsWith('fine_')) return `${t('parameters.article', { n: name })} ${money(value)}`
  return `${named(name)} ${value}`
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
    case 'switch':
      return t(value === 'true' ? 'common.yes' : 'common.no')
    case 'table':
      return parts.map((each) => pairOf(parameter, ...(each.split('=') as [string, string]))).join(t('common.and'))
    case 'list':
      return parts.map(named).join(t('common.and'))
    case 'text':
      return named(value)
    default:
      return value
  }
}
