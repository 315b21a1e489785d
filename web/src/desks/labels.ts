// Words of forms: a field may mean something else in one command than in the others.
import { i18n } from '../i18n'
import { quarterWord } from '../ui/format'
import { bankName, bankNumbers } from './banks'
import { today } from '../api/session'
import { agriDistricts, heatCategories } from '../heating/show'
import { components, subjectsOf } from '../exams/show'
import type { Field } from './forms'

const said = (key: string): string | undefined => (i18n.global.te(key) ? i18n.global.t(key) : undefined)
const short = (command: string) => command.split('/').pop() ?? ''

// Two documents have names of fields that mean something else in the others.
const ownFields: Record<string, string> = { exam: 'examField', eldercare: 'careField', 'legal-profession': 'barField' }
const systemOf = (command: string) => command.split('/')[0] ?? ''
const ownField = (command: string, name: string) => (ownFields[systemOf(command)] ? said(`${ownFields[systemOf(command)]}.${name}`) : undefined)

export const fieldWord = (command: string, name: string): string => said(`field.${short(command)}__${name}`) ?? ownField(command, name) ?? said(`field.${name}`) ?? name.replace(/_fen$/, '').replace(/_/g, ' ')
export const hintOf = (command: string, name: string): string | undefined => said(`hint.${short(command)}__${name}`) ?? said(`hint.${name}`)

// Papers and reasons are asked for by a rule and not by the form of the command: they are not told to be left out.
const asked = new Set(['form', 'contract_doc', 'commitment_doc', 'items', 'address', 'premises', 'card_kinds', 'fields', 'person', 'holder', 'document', 'signatory', 'outcome', 'event_date'])
export const canBeLeft = (command: string, field: Field): boolean => !field.required && (!['sealed', 'paper'].includes(field.kind) || short(command) === 'demand_refund') && !asked.has(field.name)

// Vocabularies by the field they are the values of; of nurseries grounds are called otherwise.
const vocabularies: Record<string, string> = { service_type: 'serviceType', cycle: 'settlementCycle', billing: 'billing', unit: 'feeUnit', path: 'disputePath', dispute_path: 'disputePath', about: 'complaintAbout', items: 'voucherItem', channel: 'refundChannel' }
const ofNurseries: Record<string, string> = { ground: 'feeGround' }
const ofExams: Record<string, string> = { subject: 'examSubject', subjects: 'examSubject', category: 'examSubject', component: 'examComponent', components: 'examComponent', mode: 'examMode', standing: 'examStanding', result: 'examPass', met: 'examChecklist', type: 'examCase', state: 'examStudent' }
const ofEldercare: Record<string, string> = { category: 'careCategory', channel: 'careChannel', kind: 'careKind', relation: 'careRelation', rating: 'careRating', class_no: 'careClass' }
const ofLawyers: Record<string, string> = { kind: 'barKind', form: 'barKind', tier: 'barKind', org: 'barKind', channel: 'barKind', source: 'barKind', receiver: 'barKind', side: 'barKind', result: 'barGrade', party_result: 'barGrade', appraisal: 'barGrade' }
const ofDocument: Record<string, Record<string, string>> = { childcare: ofNurseries, exam: ofExams, eldercare: ofEldercare, 'legal-profession': ofLawyers }

export function choiceWord(command: string, name: string, value: string): string {
  if (['district', 'bank_district', 'area', 'jurisdiction', 'department'].includes(name)) return said(`area.${value}`) ?? value
  if (['bank_id', 'new_bank_id', 'reported_bank'].includes(name)) return bankName(Number(value))
  if (/^\d{4}Q\d$/.test(value)) return quarterWord(value)
  const own = ofDocument[systemOf(command)]?.[name] ?? vocabularies[name]
  for (const group of [`choice.${name}__${value}`, ...(own ? [`${own}.${value}`] : []), `choice.${value}`, `${name}.${value}`, `purpose.${value}`, `status.${value}`, `role.${value}`, `code.${value}`]) {
    const word = said(group)
    if (word) return word
  }
  return value.replace(/_/g, ' ')
}

// The quarters up to the present one, newest first.
export function quarters(): string[] {
  const [year = 0, month = 1] = today.value.split('-').map(Number)
  const now = year * 4 + Math.floor((month - 1) / 3)
  return Array.from({ length: 8 }, (_, i) => `${Math.floor((now - i) / 4)}Q${((now - i) % 4) + 1}`)
}

// The heating seasons that are over, the last one first: 2023-24.
function seasons(): string[] {
  const [year = 0, month = 1] = today.value.split('-').map(Number)
  const last = month > 3 ? year - 1 : year - 2
  return Array.from({ length: 10 }, (_, i) => `${last - i}-${String((last - i + 1) % 100).padStart(2, '0')}`)
}

// What can be chosen where the program's description takes any text: names that stand in its glossary.
export function choicesOf(command: string, field: Field): string[] {
  if (field.choices.length) return field.choices
  switch (`${short(command)}.${field.name}`) {
    case 'record_violation.code':
      return ['account_not_dedicated', 'ad_mismatch', 'use_prohibited']
    case 'check_advertisement.status':
      return ['active', 'terminating', 'deregistering', 'deregistered']
    case 'submit_purchase.category':
    case 'publish_catalogue_entry.category':
      return heatCategories.value
    case 'record_season_reading.season':
      return seasons()
    case 'allocate_funds.district':
    case 'set_village_status.district':
    case 'file_complaint.district':
      return [...agriDistricts().value]
    case 'sign_custody_agreement.payout_weekday':
      return ['1', '2', '3', '4', '5', '6', '7']
  }
  if (systemOf(command) === 'exam') return examChoices(short(command), field.name)
  if (command === 'eldercare/receive_report' && field.name === 'channel') return ['email', 'letter', 'phone', 'visit', 'web']
  if (['bank_id', 'new_bank_id', 'reported_bank'].includes(field.name)) return bankNumbers()
  if (['quarter', 'period'].includes(field.name)) return quarters()
  return []
}

// What the program takes as text because a wrong one is decided about.
function examChoices(command: string, name: string): string[] {
  const assessed = ['enter_grade', 'set_grade_cuts'].includes(command)
  const appraised = ['enter_pass', 'confirm_pass'].includes(command)
  const subjects = assessed ? subjectsOf('assessed') : appraised ? subjectsOf('appraised') : [...subjectsOf('examined'), ...subjectsOf('assessed'), ...subjectsOf('appraised')]
  const known: Record<string, readonly string[]> = { subject: subjects, subjects, category: subjects, component: components, components, result: ['pass', 'fail'], grade: ['A', 'B', 'C', 'D'], lowest_grade: ['A', 'B', 'C', 'D'], met: ['taught', 'not_tricky', 'not_odd', 'within_standard', 'little_rote', 'no_drill', 'linked_to_life', 'use_of_knowledge'] }
  return command.startsWith('import_') || (command === 'record_course_plan' && name === 'grade') ? [] : [...(known[name] ?? [])]
}
