// Words of forms: a field may mean something else in one command than in the others.
import { i18n } from '../i18n'
import { bankName } from './banks'
import { today } from '../api/session'
import type { Field } from './forms'

const said = (key: string): string | undefined => (i18n.global.te(key) ? i18n.global.t(key) : undefined)
const short = (command: string) => command.split('/').pop() ?? ''

export const fieldWord = (command: string, name: string): string => said(`field.${short(command)}__${name}`) ?? said(`field.${name}`) ?? name.replace(/_fen$/, '').replace(/_/g, ' ')
export const hintOf = (command: string, name: string): string | undefined => said(`hint.${short(command)}__${name}`) ?? said(`hint.${name}`)

// Papers and reasons are asked for by a rule and not by the form of the command: they are not told to be left out.
const asked = new Set(['form', 'contract_doc', 'commitment_doc', 'items', 'address', 'premises', 'card_kinds', 'fields', 'person', 'holder', 'document', 'signatory', 'outcome', 'event_date'])
export const canBeLeft = (command: string, field: Field): boolean => !field.required && (!['sealed', 'paper'].includes(field.kind) || short(command) === 'demand_refund') && !asked.has(field.name)

export function choiceWord(name: string, value: string): string {
  if (['district', 'bank_district', 'area'].includes(name)) return said(`area.${value}`) ?? value
  if (name === 'bank_id' || name === 'new_bank_id') return bankName(Number(value))
  if (/^\d{4}Q\d$/.test(value)) return i18n.global.t('form.quarter', { year: value.slice(0, 4), n: value.slice(5) })
  for (const group of [`choice.${name}__${value}`, `choice.${value}`, `${name}.${value}`, `purpose.${value}`, `status.${value}`, `role.${value}`, `code.${value}`]) {
    const word = said(group)
    if (word) return word
  }
  return value.replace(/_/g, ' ')
}

const areas = ['110101', '110102', '110105', '110106', '110107', '110108', '110109', '110111', '110112', '110113', '110114', '110115', '110116', '110117', '110118', '110119', 'BDA']
export const purposes = ['goods', 'wages', 'rent', 'utilities', 'tax', 'equipment', 'own_refund_cost', 'other_main_business', 'real_estate', 'equity', 'securities', 'other_investment', 'lending']

// The quarters up to the present one, newest first.
function quarters(): string[] {
  const [year = 0, month = 1] = today.value.split('-').map(Number)
  const now = year * 4 + Math.floor((month - 1) / 3)
  return Array.from({ length: 8 }, (_, i) => `${Math.floor((now - i) / 4)}Q${((now - i) % 4) + 1}`)
}

// What can be chosen where the program's description takes any text: names that stand in its glossary.
export function choicesOf(command: string, field: Field): string[] {
  if (field.choices.length) return field.choices
  switch (`${short(command)}.${field.name}`) {
    case 'identify_receipt.purpose':
      return ['1', '2', '3']
    case 'request_free_release.purpose':
    case 'release_free.purpose':
      return purposes
    case 'record_violation.code':
      return ['account_not_dedicated', 'ad_mismatch', 'use_prohibited']
    case 'check_advertisement.status':
      return ['active', 'terminating', 'deregistering', 'deregistered']
    case 'record_penalty.article':
      return ['28', '29', '30', '31', '32']
    case 'sign_custody_agreement.payout_weekday':
      return ['1', '2', '3', '4', '5', '6', '7']
  }
  if (['district', 'bank_district'].includes(field.name)) return areas
  if (['quarter', 'period'].includes(field.name)) return quarters()
  return []
}
