// Words of forms: a field may mean something else in one command than in the others.
import { i18n } from '../i18n'
import { quarterWord } from '../ui/format'
import { bankName, bankNumbers } from './banks'
import { today } from '../api/session'
import { agriDistricts, heatCategories } from '../heating/show'
import { components, subjectsOf } from '../exams/show'
import { districts as beautyDistricts, kinds as beautyFunds, letters as beautyUnits } from '../beauty/show'
import type { Field } from './forms'
import { units as roadUnits } from '../roads/show'

const said = (key: string): string | undefined => (i18n.global.te(key) ? i18n.global.t(key) : undefined)
const short = (command: string) => command.split('/').pop() ?? ''

// Two documents have names of fields that mean something else in the others.
const ownFields: Record<string, string> = { exam: 'examField', eldercare: 'careField', 'legal-profession': 'barField', 'school-traffic': 'roadField', 'beauty-health': 'beautyField', gazette: 'pressField' }
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
const ofRoads: Record<string, string> = { kind: 'roadKind', state: 'roadState', status: 'roadStatus', use: 'roadKind', item: 'roadDuty', team: 'roadTeam', lead: 'roadDepartment', units: 'roadDepartment', departments: 'roadDepartment', service: 'roadDepartment', nature: 'roadNature', source: 'roadSource', mode: 'roadMode', direction: 'roadDirection', report_period: 'roadPeriod', check_period: 'roadPeriod', type: 'roadType', force: 'roadForce', unit: 'area' }
const ofBeauty: Record<string, string> = { sector: 'beautySector', form: 'beautyForm', origin: 'beautyOrigin', unit: 'beautyUnit', owner: 'beautyUnit', purpose: 'beautyPurpose', outcome: 'beautyOutcome', channel: 'beautyChannel', severity: 'beautySeverity', sex: 'beautySex', source: 'beautySource', platform_kind: 'beautyPlatform', partner_types: 'beautyPartner', subject: 'beautySubject', subjects: 'beautySubject', matter: 'beautyMatter', standard_level: 'beautyLevel', platform_title: 'beautyTitle', stage: 'beautyStage', service: 'beautyService', premises: 'beautyPremises', premises_use: 'beautyPremises', bonded_area: 'beautyArea', measure: 'beautyMeasure' }
const ofPress: Record<string, string> = { kind: 'pressKind', label: 'pressLabel' }
// What kind is meant of depends on the command.
const beautyKinds: Record<string, string> = { register_certificate: 'beautyCertificate', record_entry: 'beautyRecord', raise_issue: 'beautyIssue' }
const ofDocument: Record<string, Record<string, string>> = { childcare: ofNurseries, exam: ofExams, eldercare: ofEldercare, 'legal-profession': ofLawyers, 'school-traffic': ofRoads, 'beauty-health': ofBeauty, gazette: ofPress }

export function choiceWord(command: string, name: string, value: string): string {
  if (['district', 'districts', 'bank_district', 'area', 'jurisdiction', 'department', 'owner'].includes(name)) return said(`area.${value}`) ?? said(`beautyUnit.${value}`) ?? value
  if (['bank_id', 'new_bank_id', 'reported_bank'].includes(name)) return bankName(Number(value))
  if (/^\d{4}Q\d$/.test(value)) return quarterWord(value)
  const own = (command.startsWith('beauty-health/') && name === 'kind' ? (beautyKinds[short(command)] ?? 'beautyKind') : undefined) ?? ofDocument[systemOf(command)]?.[name] ?? vocabularies[name]
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
  if (systemOf(command) === 'school-traffic') return roadChoices(short(command), field.name)
  if (systemOf(command) === 'beauty-health') return beautyChoices(short(command), field.name)
  if (systemOf(command) === 'gazette') return pressChoices(short(command), field.name)
  if (command === 'eldercare/receive_report' && field.name === 'channel') return ['email', 'letter', 'phone', 'visit', 'web']
  if (['bank_id', 'new_bank_id', 'reported_bank'].includes(field.name)) return bankNumbers()
  if (['quarter', 'period'].includes(field.name)) return quarters()
  return []
}

// What the program takes as text because a wrong one is decided about; a kind is one of what the command is about.
const roadKinds: Record<string, string> = {
  record_facility: 'no_stopping crossing warning_sign school_ahead speed_control offsite_enforcement surveillance anti_collision grid_lines signal_light bollards separation_rail one_way restricted_road crossing_signal mobile_signal temporary_stopping',
  record_violation: 'parking u_turn speeding wrong_way red_light honking not_yielding stall non_school_bus illegal_three_four_wheeler unlicensed_carrier scrapped_carrier',
  record_activity: 'lecture campus_publicity flag_speech first_lesson parents_meeting parents_group open_letter',
  record_entry: 'patrol post call area_facility stop road_area course line_route gate_duty internal_system news',
  open_problem: 'parking u_turn speeding stall surveillance offsite_enforcement crossing no_stopping signal_light other',
  finish_check: 'parking stall surveillance offsite_enforcement crossing no_stopping signal_light other',
}
function roadChoices(command: string, name: string): string[] {
  if (name === 'kind') return roadKinds[command]?.split(' ') ?? []
  if (name === 'team') return ['police', 'teacher', 'guard', 'volunteer']
  if (command === 'set_duty' && name === 'item') return ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'C1']
  return name === 'unit' && command !== 'submit_plan' ? [...roadUnits] : []
}

// What the program takes as text because a wrong one is decided about.
function examChoices(command: string, name: string): string[] {
  const assessed = ['enter_grade', 'set_grade_cuts'].includes(command)
  const appraised = ['enter_pass', 'confirm_pass'].includes(command)
  const subjects = assessed ? subjectsOf('assessed') : appraised ? subjectsOf('appraised') : [...subjectsOf('examined'), ...subjectsOf('assessed'), ...subjectsOf('appraised')]
  const known: Record<string, readonly string[]> = { subject: subjects, subjects, category: subjects, component: components, components, result: ['pass', 'fail'], grade: ['A', 'B', 'C', 'D'], lowest_grade: ['A', 'B', 'C', 'D'], met: ['taught', 'not_tricky', 'not_odd', 'within_standard', 'little_rote', 'no_drill', 'linked_to_life', 'use_of_knowledge'] }
  return command.startsWith('import_') || (command === 'record_course_plan' && name === 'grade') ? [] : [...(known[name] ?? [])]
}
// The lists of the gazette's parameters, and what slips are.
function pressChoices(command: string, name: string): string[] {
  if (name === 'area') return beautyDistricts
  if (name !== 'kind') return []
  const known: Record<string, readonly string[]> = { register_place: ['organ', 'open_government', 'public_service', 'service_hall', 'library', 'archive'], submit_document: ['rule', 'municipal_policy', 'department_normative', 'leader_approved'], list_slip: ['number', 'repeat', 'cross_reference', 'alternative_numbering', 'name', 'wording', 'punctuation', 'bracket', 'bullet'] }
  return [...(known[command] ?? [])]
}
// The lists of the measures' parameters: text on the wire, since a wrong one is decided about with its clause.
function beautyChoices(command: string, name: string): string[] {
  if (name === 'kind') {
    if (command === 'record_entry') return ['incubator', 'testing_body', 'patent_request', 'rights_case', 'conversion', 'brand', 'product_line', 'sales_point', 'supplier', 'first_store', 'substitute_request', 'exhibition', 'talent_case', 'space_offer', 'study_18d', 'high_tech', 'standard']
    return command === 'raise_issue' ? ['key_project', 'major_problem', 'special_request'] : beautyFunds
  }
  const known: Record<string, readonly string[]> = {
    measure: Array.from({ length: 21 }, (_, i) => String(i + 1)), sector: ['cosmetics', 'medical_aesthetics', 'related'], unit: beautyUnits, owner: [...beautyUnits, ...beautyDistricts], district: ['CP', 'BD', ...beautyDistricts.filter((each) => each !== '110114')], districts: beautyDistricts,
    purpose: ['special_registration', 'ordinary_filing', 'enterprise_rnd', 'exhibition'], platform_kind: ['formula', 'common_tech', 'efficacy_safety', 'packaging', 'process', 'digital', 'device'], subject: ['new_ingredient_filing', 'special_registration'], subjects: ['new_ingredient_filing', 'special_registration'],
    standard_level: ['international', 'national', 'industry', 'local'], platform_title: ['innovation_enterprise', 'engineering_centre', 'innovation_centre', 'key_laboratory', 'clinical_centre', 'industry_centre', 'design_centre', 'enterprise_centre'], stage: ['research', 'manufacturing'], service: ['test', 'inspection'],
    premises: ['office', 'standard_factory'], premises_use: ['building', 'renting'], bonded_area: ['special_supervised', 'bonded_logistics_B'],
  }
  return [...(known[name] ?? [])]
}
