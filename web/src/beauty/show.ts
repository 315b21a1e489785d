// How what is kept of the beauty and health industry is shown: standings and colours, units and measures by their names,
// what may be done next.
import { i18n } from '../i18n'
import { yuan, word } from '../ui/format'

const good = new Set(['done', 'granted', 'paid', 'closed', 'approved', 'released', 'sold'])
const bad = new Set(['overdue', 'refused', 'declined', 'clawed_back'])
const waits = new Set(['not_planned', 'submitted', 'returned', 'in_review', 'publicised', 'pre_checked', 'requested', 'planned'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : waits.has(state) ? 'warn' : '')

// Letters of the measures; a district stands under its code.
export const unitWord = (unit: string | null | undefined): string => (i18n.global.te(`beautyUnit.${unit}`) ? word('beautyUnit', unit) : word('area', unit))
export const unitsWord = (units: readonly string[]): string => units.map(unitWord).join(i18n.global.t('common.and'))
export const measureWord = (measure: number | null | undefined): string => `${measure ?? ''} ${word('beautyMeasure', measure)}`
export const clauseOfMeasure = (measure: number | null | undefined): string => `beauty-health/${measure}u`
export const districts = ['110101', '110102', '110105', '110106', '110107', '110108', '110109', '110111', '110112', '110113', '110114', '110115', '110116', '110117', '110118', '110119']
export const letters = ['CP', 'ST', 'EI', 'DA', 'HC', 'MR', 'CU', 'BD', 'IP', 'FI', 'CM', 'DR', 'LQ', 'PN', 'TA', 'PS']
export const kinds = ['K01', 'K02', 'K03', 'K04', 'K05', 'K06', 'K07', 'K08', 'K09', 'K10', 'K11', 'K12', 'K13', 'K14', 'K15']

// An office's unit: the bodies of the city have numbers that no division has.
const bodies: Record<number, string> = { 110114: 'CP', 110001: 'ST', 110002: 'EI', 110003: 'DA', 110004: 'HC', 110005: 'MR', 110006: 'CU', 110007: 'IP', 110008: 'FI', 110009: 'CM', 110010: 'DR', 110011: 'LQ', 110012: 'PN', 110013: 'TA', 110014: 'PS', 110302: 'BD' }
export const unitOf = (area: number): string => bodies[area] ?? (area ? String(area) : '')

interface Rule {
  rule_set?: boolean
  ratio_bp?: number | null
  cap_fen?: number | null
  fixed_fen?: number | null
}
// What the rule of a kind says, or that there is none.
export function ruleWord(rule: Rule): string {
  const { t } = i18n.global
  if (typeof rule.fixed_fen === 'number') return t('beauty.byFixed', { fixed: yuan(rule.fixed_fen) })
  if (typeof rule.ratio_bp !== 'number') return t('beauty.notSet')
  const ratio = `${rule.ratio_bp / 100}%`
  return typeof rule.cap_fen === 'number' ? t('beauty.byRatio', { ratio, cap: yuan(rule.cap_fen) }) : t('beauty.byRatioOnly', { ratio })
}

// What the unit that decides may do with an application next.
const steps: Record<string, string[]> = {
  submitted: ['accept', 'return'],
  in_review: ['approve', 'refuse'],
  approved: ['publicise', 'withdraw_approval'],
  publicised: ['withdraw_approval'],
  paid: ['close_application'],
}
export const stepsOf = (state: string | null | undefined): string[] => steps[state ?? ''] ?? []
