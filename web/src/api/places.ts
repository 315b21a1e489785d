// Who works where: the menu, the page after signing in, who is let in at a desk and where an operator is looked at are all
// read from here, and nothing else knows which role has which desk.
import type { Office } from './session'

export type Place = readonly [path: string, name: string]
interface Work {
  // In the order of the menu; whoever signs in begins at the first.
  desks: readonly [Place, ...Place[]]
  // Desks of organisations that are not its own, the first where one is led.
  looksInto?: readonly [string, ...string[]]
  // Cases of households, that it is led to from its own desk.
  cases?: string
  // What has been decided of an operator.
  trail?: true
  // Statutory clocks can concern it.
  clocks?: true
  // Events of others can.
  events?: true
  // Whose document it works by; cards where nothing is said.
  document?: (typeof documents)[number]['document'] | 'gazette'
}
// The documents of which something is published for everybody: where it is looked up, compared and printed; and the desks
// of theirs at which offices of others work, too.
export const documents = [
  { document: 'prepaid-card', name: 'card', lookup: '/cards', check: '/check', checkName: 'nav.check', record: '/operators', law: '/law/prepaid-card', desks: [] as string[] },
  { document: 'childcare', name: 'childcare', lookup: '/childcare', check: '/childcare/check', checkName: 'nav.nurseryCheck', record: '/childcare', law: '/law/childcare', desks: ['/desk/nursery'] as string[] },
  { document: 'heating', name: 'heating', lookup: '/heating', check: '/heating/catalogue', checkName: 'nav.heatCatalogue', record: '/renewal', law: '/law/heating', desks: [] as string[] },
  { document: 'used-vehicle', name: 'vehicle', lookup: '/vehicles', check: '/vehicles/check', checkName: 'nav.carCheck', record: '/vehicles', law: '/law/used-vehicle', desks: ['/desk/car-city'] as string[] },
  { document: 'exam', name: 'exam', lookup: '/exams', check: '/exams/check', checkName: 'nav.examCheck', record: '/exams', law: '/law/exam', desks: [] as string[] },
  { document: 'eldercare', name: 'care', lookup: '/eldercare', check: '/eldercare/recruitment', checkName: 'nav.careRecruitment', record: '/eldercare', law: '/law/eldercare', desks: [] as string[] },
  { document: 'legal-profession', name: 'bar', lookup: '/lawyers', check: '/lawyers/plan', checkName: 'nav.barPlan', record: '/lawyers', law: '/law/legal-profession', desks: [] as string[] },
  { document: 'school-traffic', name: 'road', lookup: '/school-traffic', check: '/school-traffic/ranking', checkName: 'nav.roadRanking', record: '/school-traffic', law: '/law/school-traffic', desks: ['/desk/roads', '/desk/school-roads'] as string[] },
  { document: 'beauty-health', name: 'beauty', lookup: '/beauty', check: '/beauty/measures', checkName: 'nav.beautyMeasures', record: '/beauty', law: '/law/beauty-health', desks: ['/desk/beauty'] as string[] },
] as const
// The gazette itself: issues that came out since the printed one, where copies are.
const theIssue = { document: 'gazette', name: 'gazette', lookup: '/gazette', check: '/gazette/copies', checkName: 'nav.pressCopies', record: '/gazette', law: '/law/gazette', desks: ['/desk/gazette'] as string[] } as const
const trading: Work = { desks: [['/desk/car-trade', 'nav.carTrade']], document: 'used-vehicle' }
const atOffice: Work = { desks: [['/desk/car-office', 'nav.carOffice'], ['/desk/parameters', 'nav.parameters']], document: 'used-vehicle' }
const examined: Work = { desks: [['/exams/mine', 'nav.examMine']], document: 'exam' }
const ofCare: Work = { desks: [['/desk/eldercare', 'nav.careDesk']], document: 'eldercare' }
const ofBar: Work = { desks: [['/desk/lawyers', 'nav.barDesk']], document: 'legal-profession' }
const ownBar: Work = { desks: [['/lawyers/mine', 'nav.barMine']], document: 'legal-profession' }
const ofRoads: Work = { desks: [['/desk/roads', 'nav.roadDesk']], document: 'school-traffic' }
const ofRounds: Work = { desks: [['/desk/rounds', 'nav.roadRounds']], document: 'school-traffic' }
const atIndustry: Work = { desks: [['/desk/beauty', 'nav.beautyDesk']], cases: '/beauty/award', document: 'beauty-health' }
const applies: Work = { desks: [['/beauty/mine', 'nav.beautyMine']], cases: '/beauty/award', document: 'beauty-health' }
const atPress: Work = { desks: [['/desk/gazette', 'nav.pressDesk']], document: 'gazette' }
const reviewing: Work = { desks: [['/desk/heating', 'nav.heatQueue']], cases: '/renewal', document: 'heating' }
const admin: Work = { desks: [['/me', 'nav.admin']] }
const works: Record<string, Work> = {
  consumer: { desks: [['/my', 'nav.my']], clocks: true, events: true },
  operator: { desks: [['/desk/operator', 'nav.operator'], ['/desk/report', 'nav.report']], trail: true, clocks: true, events: true },
  branch: { desks: [['/desk/operator', 'nav.operator']], clocks: true },
  custody_bank: { desks: [['/desk/bank', 'nav.bank'], ['/desk/nursery-bank', 'nav.nurseryBank']], looksInto: ['/desk/operator', '/desk/nursery'], trail: true, clocks: true, events: true },
  district_commerce: { desks: [['/desk/district', 'nav.district'], ['/desk/credit', 'nav.credit']], looksInto: ['/desk/operator'], trail: true, clocks: true, events: true },
  city_commerce: { desks: [['/desk/city', 'nav.city'], ['/desk/parameters', 'nav.parameters'], ['/city/what-if', 'nav.whatIf'], ['/desk/credit', 'nav.credit'], ['/desk/car-city', 'nav.carCity']], looksInto: ['/desk/operator'], trail: true, clocks: true, events: true },
  market_regulation: { desks: [['/desk/market', 'nav.market']] },
  financial_regulator: { desks: [['/desk/platform', 'nav.platform'], ['/desk/register', 'nav.register']], looksInto: ['/desk/operator'] },
  pboc: { desks: [['/desk/register', 'nav.register']] },
  nfra: { desks: [['/desk/performance', 'nav.performance'], ['/desk/register', 'nav.register']] },
  association: { desks: [['/desk/association', 'nav.association']] },
  institution: { desks: [['/desk/nursery', 'nav.nursery']], clocks: true, events: true, document: 'childcare' },
  family: { desks: [['/contracts', 'nav.contracts']], clocks: true, events: true, document: 'childcare' },
  district_health: { desks: [['/desk/health', 'nav.health'], ['/desk/roads', 'nav.roadDesk']], looksInto: ['/desk/nursery'], clocks: true, events: true, document: 'childcare' },
  city_health: { desks: [['/desk/health-city', 'nav.healthCity'], ['/desk/parameters', 'nav.parameters'], ['/city/what-if', 'nav.whatIf']], looksInto: ['/desk/nursery'], clocks: true, events: true, document: 'childcare' },
  subdistrict: { desks: [['/desk/health', 'nav.street'], ['/desk/roads', 'nav.roadDesk']], document: 'childcare' },
  mediator: { desks: [['/desk/mediation', 'nav.mediation']], clocks: true, document: 'childcare' },
  household: { desks: [['/renewal', 'nav.renewals']], document: 'heating' },
  village_agent: { desks: [['/desk/village', 'nav.village']], cases: '/renewal', document: 'heating' },
  inspector: reviewing,
  district_reviewer: reviewing,
  district_civil_affairs: reviewing,
  district_finance: { desks: [['/desk/heating-books', 'nav.heatBooks'], ['/desk/heating', 'nav.heatQueue'], ['/desk/beauty-books', 'nav.beautyBooks']], cases: '/renewal', document: 'heating' },
  district_admin: { desks: [['/desk/heating', 'nav.heatQueue'], ['/desk/heating-books', 'nav.heatBooks']], cases: '/renewal', document: 'heating' },
  city_agri: { desks: [['/desk/heating-city', 'nav.heatCity'], ['/desk/parameters', 'nav.parameters'], ['/city/what-if', 'nav.whatIf']], document: 'heating' },
  city_finance: { desks: [['/desk/heating-city', 'nav.heatCity'], ['/desk/heating-books', 'nav.heatBooks'], ['/desk/beauty-books', 'nav.beautyBooks']], cases: '/beauty/award', document: 'heating' },
  city_fin_supervision: { desks: [['/desk/heating-loans', 'nav.heatLoans']], document: 'heating' },
  bank: { desks: [['/desk/heating-loans', 'nav.heatLoans']], document: 'heating' },
  supplier: { desks: [['/desk/supplier', 'nav.supplier']], document: 'heating' },
  auditor: { desks: [['/desk/heating-city', 'nav.heatCity'], ['/desk/heating', 'nav.heatQueue'], ['/desk/heating-books', 'nav.heatBooks'], ['/desk/car-city', 'nav.carCity'], ['/desk/exams', 'nav.examDesk'], ['/desk/eldercare', 'nav.careDesk'], ['/desk/beauty', 'nav.beautyBoard'], ['/desk/beauty-books', 'nav.beautyBooks']], cases: '/renewal', document: 'heating' },
  dealer: trading,
  market: trading,
  broker: trading,
  station_officer: { desks: [['/desk/car-station', 'nav.carStation']], document: 'used-vehicle' },
  quota_body: atOffice,
  traffic_police: { desks: [...atOffice.desks, ['/desk/roads', 'nav.roadDesk']], document: 'used-vehicle' },
  tax: atOffice,
  party: { desks: [['/vehicles/mine', 'nav.myCars']], document: 'used-vehicle' },
  student: examined,
  guardian: examined,
  school: { desks: [['/desk/exam-school', 'nav.examSchool'], ['/desk/school-roads', 'nav.roadSchool']], document: 'exam' },
  marker: { desks: [['/desk/exam-marking', 'nav.examMarking']], document: 'exam' },
  district_edu: { desks: [['/desk/exams', 'nav.examDesk'], ['/desk/roads', 'nav.roadDesk']], document: 'exam' },
  city_edu: { desks: [['/desk/exams', 'nav.examDesk'], ['/desk/roads', 'nav.roadDesk'], ['/desk/parameters', 'nav.parameters']], document: 'exam' },
  applicant: { desks: [['/eldercare/apply', 'nav.careApply']], document: 'eldercare' },
  supervisor: { desks: [['/eldercare/mine', 'nav.careMine']], document: 'eldercare' },
  contact_staff: ofCare,
  civil_affairs: ofCare,
  city_civil_affairs: { desks: [['/desk/eldercare', 'nav.careDesk'], ['/desk/parameters', 'nav.parameters']], document: 'eldercare' },
  welfare_centre: ofCare,
  eldercare_institution: { desks: [['/desk/eldercare-home', 'nav.careHome']], document: 'eldercare' },
  city_justice: { desks: [['/desk/lawyers', 'nav.barDesk'], ['/desk/parameters', 'nav.parameters']], document: 'legal-profession' },
  district_justice: ofBar,
  city_association: ofBar,
  district_association: ofBar,
  party_body: ofBar,
  public_office: ofBar,
  partner: ofBar,
  assessor: ofBar,
  firm: ownBar,
  lawyer: ownBar,
  city_police: ofRoads,
  city_transport: ofRoads,
  school_inspector: ofRoads,
  district_public_security: ofRoads,
  district_transport: ofRoads,
  urban_management: ofRoads,
  emergency: ofRoads,
  leading_office: ofRounds,
  third_party: ofRounds,
  team_member: { desks: [['/desk/shifts', 'nav.roadShifts']], document: 'school-traffic' },
  coordinator: { desks: [['/desk/beauty', 'nav.beautyBoard'], ['/desk/parameters', 'nav.parameters']], cases: '/beauty/award', document: 'beauty-health' },
  responsible_unit: atIndustry,
  district: atIndustry,
  customs: atIndustry,
  drug_admin: atIndustry,
  enterprise: applies,
  research_institution: applies,
  editor: { desks: [['/desk/gazette', 'nav.pressDesk'], ['/desk/parameters', 'nav.parameters']], document: 'gazette' },
  proofreader: atPress,
  publisher: atPress,
  department: atPress,
  place_keeper: atPress,
  system_administrator: admin,
  security_administrator: admin,
  audit_administrator: { desks: [['/me', 'nav.audit']] },
}
const todo: Place = ['/desk/todo', 'nav.todo']
// Whoever is signed in: his account, and an entry that he was told the number of.
const everybodys = ['/me', '/desk/entry']

const under = (path: string, place: string) => path === place || path.startsWith(`${place}/`)
// Pages of the issue itself, of no document that has others.
export const isOfTheIssue = (path: string) => path === '/' || ['/search', '/coverage', '/c', '/law', '/gazette'].some((place) => under(path, place))

export const placesOf = (role: string): readonly Place[] => [...(works[role]?.clocks ? [todo] : []), ...(works[role]?.desks ?? [])]
export const homeOf = (role: string): Place => works[role]?.desks[0] ?? ['/', 'nav.issue']
export const documentFor = (role: string) => [...documents, theIssue].find((each) => each.document === (works[role]?.document ?? 'prepaid-card'))!
export const documentAt = (path: string) => ([theIssue.lookup, theIssue.law, ...theIssue.desks].some((place) => under(path, place)) ? theIssue : documents.find((each) => [each.lookup, each.check].includes(path as never) || under(path, each.law) || path.startsWith(`${each.record}/`) || each.desks.some((desk) => path.startsWith(desk))))
export const hearsOfEvents = (role: string): boolean => !!works[role]?.events
export const readsTrails = (role: string): boolean => !!works[role]?.trail

const ownPage = /^\/desk\/(?:operator|trail|nursery)\/(\d+)/

// Whether that office has anything to do at an address for those who are signed in.
export function opens(office: Office, path: string): boolean {
  const work = works[office.role]
  const which = ownPage.exec(path)?.[1]
  if (which && !work?.looksInto && Number(which) !== office.organisation) return false
  const all = [...everybodys, ...placesOf(office.role).map(([place]) => place), ...(work?.looksInto ?? []), ...(work?.cases ? [work.cases] : []), ...(work?.trail ? ['/desk/trail'] : [])]
  return all.some((place) => under(path, place))
}

// Where that office looks at an operator: its own desk, the desk of whoever oversees it, or what is published.
const ownDesks = ['/desk/operator', '/desk/nursery']
export function operatorPage(office: Office, id: number | string | null | undefined): string {
  const [into] = works[office.role]?.looksInto ?? []
  if (into) return `${into}/${id}`
  const own = office.organisation === Number(id) ? ownDesks.find((desk) => opens(office, desk)) : undefined
  return own ?? `${documentFor(office.role).record}/${id}`
}
