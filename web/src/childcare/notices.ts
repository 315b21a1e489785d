// What instructions made of a nursery's services, payouts and refunds, for the bell: they have no entry among the facts.
import { list } from '../api/client'
import type { Lists } from '../api/generated'
import { role } from '../api/session'
import type { Notice } from '../ui/notices'
import './words'

const most = 30
type Told<Name extends keyof Lists> = { ok: true; value: { rows: Lists[Name]['row'][] } } | { ok: false }

const readers: Record<string, string[]> = { service: ['institution', 'family'], payout: ['institution'], refund: ['institution', 'family'] }
const reads = (kind: string) => readers[kind]?.includes(role.value)

// null: not answered, as facts are.
async function ofServices(): Promise<Notice[] | null> {
  if (!reads('service')) return []
  // A family is told of what waits for it, an institution of what became of it.
  const asked: Record<string, string> = role.value === 'family' ? { awaiting: 'service_notified' } : { confirmed: 'service_confirmed', disputed: 'service_disputed' }
  const all = await Promise.all(Object.keys(asked).map((state) => list('childcare/service_items', { state }, { order: '-reported_on', limit: most })))
  if (all.some((told) => !told.ok)) return null
  const rows = (all as Told<'childcare/service_items'>[]).flatMap((told) => (told.ok ? told.value.rows : []))
  return rows.map((each) => ({ key: `service.${each.item}.${each.state}`, entry: 0, day: each.settled_on ?? each.notified_on ?? each.reported_on ?? '', what: asked[each.state ?? ''] ?? '', by: role.value === 'family' ? 'institution' : 'family', operator_id: each.operator_id ?? 0 }))
}
async function ofPayouts(): Promise<Notice[] | null> {
  if (!reads('payout')) return []
  const told = await list('childcare/payout_orders', { state: 'executed' }, { order: '-created_on', limit: most })
  if (!told.ok) return null
  return told.value.rows.map((each) => ({ key: `fee_payout.${each.operator_id}.${each.order_id}`, entry: 0, day: each.executed_on ?? '', what: 'payout_executed', by: 'custody_bank', operator_id: each.operator_id ?? 0 }))
}
async function ofRefunds(): Promise<Notice[] | null> {
  if (!reads('refund')) return []
  const states = role.value === 'family' ? ['accepted', 'paid'] : ['paid']
  const all = await Promise.all(states.map((state) => list('childcare/refunds', { state }, { order: '-demanded_on', limit: most })))
  if (all.some((told) => !told.ok)) return null
  const rows = (all as Told<'childcare/refunds'>[]).flatMap((told) => (told.ok ? told.value.rows : []))
  return rows.map((each) => ({ key: `fee_refund.${each.operator_id}.${each.refund_id}.${each.state}`, entry: 0, day: each.paid_on ?? each.demanded_on ?? '', what: each.state === 'paid' ? 'refund_paid' : 'refund_accepted', operator_id: each.operator_id ?? 0 }))
}

export async function nurseryNotices(): Promise<Notice[] | null> {
  const all = await Promise.all([ofServices(), ofPayouts(), ofRefunds()])
  return all.some((each) => !each) ? null : all.flatMap((each) => each ?? [])
}
