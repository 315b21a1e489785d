// What others have done that one office may see, newest first: typed facts by their entries, and what custody instructions
// made of the things they are about (an objection, a payout, a refund), which have no entry in the list of facts.
import { list } from '../api/client'
import type { Happened } from '../api/live'
import { documentFor } from '../api/places'
import { role } from '../api/session'

export interface Notice {
  // Says which one it is, and that it has moved on.
  key: string
  entry: number
  day: string
  what: string
  by?: string
  operator_id: number
}
export interface Notices {
  rows: Notice[]
  // The entry up to which the facts were read.
  entry: number
}
const most = 30

// Of each day, of each account: they say nothing to act upon.
const routine = new Set(['operator_turned', 'lots_turned', 'day_begun', 'statement_uploaded', 'batch_opened', 'balance_declared', 'attendance_logged'])
// Whose facts: a bank keeps the money of both documents.
const works = (document: 'prepaid-card' | 'childcare') => role.value === 'custody_bank' || documentFor(role.value).document === document

async function ofFacts(name: 'prepaid-card/facts' | 'childcare/facts'): Promise<Notices | null> {
  // A few pages back at most: what is routine is left out here, and may be many rows.
  const rows: Notice[] = []
  let cursor: string | undefined
  let newest = 0
  for (let page = 0; page < 3 && rows.length < most; ++page) {
    const told = await list(name, {}, { order: '-day', limit: 100, cursor })
    if (!told.ok) return null
    newest ||= told.value.entry_no
    for (const each of told.value.rows as unknown as Happened[]) {
      if (!routine.has(each.fact) && each.role !== role.value) rows.push({ key: `${each.entry}.${each.place}`, entry: each.entry, day: each.day ?? '', what: each.fact, by: each.role, operator_id: each.operator_id ?? 0 })
    }
    cursor = told.value.next
    if (!cursor) break
  }
  return { rows: rows.slice(0, most), entry: newest }
}

const readers = { objection: ['operator', 'custody_bank', 'district_commerce'], agreement: ['consumer'], payout: ['operator'], refund: ['consumer', 'operator'] }
const reads = (kind: keyof typeof readers) => readers[kind].includes(role.value)

// Each of these: null when it was not answered, as facts are; what was seen stays seen.
async function ofDisputes(): Promise<Notice[] | null> {
  if (!reads('objection') && !reads('agreement')) return []
  const told = await list('prepaid-card/disputes', {}, { order: '-objected_on', limit: most })
  if (!told.ok) return null
  return told.value.rows.flatMap((each): Notice[] => {
    const agreed = each.state === 'agreed'
    if (!reads(agreed ? 'agreement' : 'objection')) return []
    return [{ key: `dispute.${each.item}.${each.state}`, entry: 0, day: (agreed ? each.agreed_on : each.objected_on) ?? '', what: agreed ? 'price_agreed' : 'objection_raised', by: agreed ? 'operator' : 'consumer', operator_id: each.operator_id ?? 0 }]
  })
}
async function ofPayouts(): Promise<Notice[] | null> {
  if (!reads('payout')) return []
  const told = await list('prepaid-card/payout_orders', { state: 'executed' }, { order: '-created_on', limit: most })
  if (!told.ok) return null
  return told.value.rows.map((each) => ({ key: `payout.${each.operator_id}.${each.order_id}`, entry: 0, day: each.executed_on ?? '', what: 'payout_executed', by: 'custody_bank', operator_id: each.operator_id ?? 0 }))
}
// A refund is told to whoever did not do it himself: accepted to the consumer, paid to both.
async function ofRefunds(): Promise<Notice[] | null> {
  if (!reads('refund')) return []
  const states = role.value === 'consumer' ? ['accepted', 'paid'] : ['paid']
  const all = await Promise.all(states.map((state) => list('prepaid-card/refunds', { state }, { order: '-demanded_on', limit: most })))
  if (all.some((told) => !told.ok)) return null
  return all.flatMap((told) => (told.ok ? told.value.rows : [])).map((each) => ({ key: `refund.${each.operator_id}.${each.refund_id}.${each.state}`, entry: 0, day: each.paid_on ?? each.demanded_on ?? '', what: each.state === 'paid' ? 'refund_paid' : 'refund_accepted', operator_id: each.operator_id ?? 0 }))
}

async function ofCards(): Promise<Notices | null> {
  const [facts, disputes, payouts, refunds] = await Promise.all([ofFacts('prepaid-card/facts'), ofDisputes(), ofPayouts(), ofRefunds()])
  return facts && disputes && payouts && refunds ? { rows: [...facts.rows, ...disputes, ...payouts, ...refunds], entry: facts.entry } : null
}
async function ofNurseries(): Promise<Notices | null> {
  const { nurseryNotices } = await import('../childcare/notices')
  const [facts, others] = await Promise.all([ofFacts('childcare/facts'), nurseryNotices()])
  return facts && others ? { rows: [...facts.rows, ...others], entry: facts.entry } : null
}

// null: not answered.
export async function notices(): Promise<Notices | null> {
  const none: Notices = { rows: [], entry: 0 }
  const [cards, nurseries] = await Promise.all([works('prepaid-card') ? ofCards() : none, works('childcare') ? ofNurseries() : none])
  if (!cards || !nurseries) return null
  const rows = [...cards.rows, ...nurseries.rows].sort((a, b) => (a.day === b.day ? b.entry - a.entry : a.day < b.day ? 1 : -1))
  return { rows: rows.slice(0, most), entry: Math.max(cards.entry, nurseries.entry) }
}
