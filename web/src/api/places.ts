// Who works where: the menu, the page after signing in, who is let in at a desk and where an operator is looked at are all
// read from here, and nothing else knows which role has which desk.
import type { Office } from './session'

export type Place = readonly [path: string, name: string]
interface Work {
  // In the order of the menu; whoever signs in begins at the first.
  desks: readonly [Place, ...Place[]]
  // Operators that are not its own organisation, too.
  looksInto?: true
  // What has been decided of an operator.
  trail?: true
  // Statutory clocks can concern it.
  clocks?: true
  // Events of others can.
  events?: true
}
const admin: Work = { desks: [['/me', 'nav.admin']] }
const works: Record<string, Work> = {
  consumer: { desks: [['/my', 'nav.my']], clocks: true, events: true },
  operator: { desks: [['/desk/operator', 'nav.operator'], ['/desk/report', 'nav.report']], trail: true, clocks: true, events: true },
  branch: { desks: [['/desk/operator', 'nav.operator']], clocks: true },
  custody_bank: { desks: [['/desk/bank', 'nav.bank']], looksInto: true, trail: true, clocks: true, events: true },
  district_commerce: { desks: [['/desk/district', 'nav.district'], ['/desk/credit', 'nav.credit']], looksInto: true, trail: true, clocks: true, events: true },
  city_commerce: { desks: [['/desk/city', 'nav.city'], ['/desk/parameters', 'nav.parameters'], ['/desk/credit', 'nav.credit']], looksInto: true, trail: true, clocks: true, events: true },
  market_regulation: { desks: [['/desk/market', 'nav.market']] },
  financial_regulator: { desks: [['/desk/platform', 'nav.platform'], ['/desk/register', 'nav.register']], looksInto: true },
  pboc: { desks: [['/desk/register', 'nav.register']] },
  nfra: { desks: [['/desk/performance', 'nav.performance'], ['/desk/register', 'nav.register']] },
  association: { desks: [['/desk/association', 'nav.association']] },
  system_administrator: admin,
  security_administrator: admin,
  audit_administrator: { desks: [['/me', 'nav.audit']] },
}
const todo: Place = ['/desk/todo', 'nav.todo']
// Whoever is signed in: his account, and an entry that he was told the number of.
const everybodys = ['/me', '/desk/entry']

export const placesOf = (role: string): readonly Place[] => [...(works[role]?.clocks ? [todo] : []), ...(works[role]?.desks ?? [])]
export const homeOf = (role: string): Place => works[role]?.desks[0] ?? ['/', 'nav.lookup']
export const hearsOfEvents = (role: string): boolean => !!works[role]?.events
export const readsTrails = (role: string): boolean => !!works[role]?.trail

const under = (path: string, place: string) => path === place || path.startsWith(`${place}/`)
const ownPage = /^\/desk\/(?:operator|trail)\/(\d+)/

// Whether that office has anything to do at an address for those who are signed in.
export function opens(office: Office, path: string): boolean {
  const work = works[office.role]
  const which = ownPage.exec(path)?.[1]
  if (which && !work?.looksInto && Number(which) !== office.organisation) return false
  const all = [...everybodys, ...placesOf(office.role).map(([place]) => place), ...(work?.looksInto ? ['/desk/operator'] : []), ...(work?.trail ? ['/desk/trail'] : [])]
  return all.some((place) => under(path, place))
}

// Where that office looks at an operator: its own desk, the desk of whoever oversees it, or what is published.
export function operatorPage(office: Office, id: number | string | null | undefined): string {
  if (works[office.role]?.looksInto) return `/desk/operator/${id}`
  const own = opens(office, '/desk/operator') && office.organisation === Number(id)
  return own ? '/desk/operator' : `/operators/${id}`
}
