// What the offices of nurseries have to do, of the lists and questions that each may read; the worklist has it in order.
import { ask, wholeList, type Problem } from '../api/client'
import type { Lists, Questions } from '../api/generated'
import { office, today } from '../api/session'
import type { Act, Item } from '../desks/worklist'
import { i18n } from '../i18n'
import { codeWord, word, yuan } from '../ui/format'
import './words'

// What was told; what was refused or did not come is the reader's to say.
export type RowsOf = <T>(told: Promise<{ ok: true; value: T[] } | { ok: false; problem: Problem }>) => Promise<T[]>
type Refund = Lists['childcare/refunds']['row']
type Dispute = Lists['childcare/disputes']['row']

const { t } = i18n.global
const clausesOf = (row: { clauses?: string | null }): string[] => (row.clauses ?? '').split(' ').filter(Boolean)
const money = (fen: number | null) => (fen ? `${yuan(fen)} ${t('common.yuan')}` : '')
const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ')
const whose = (contract: number | null) => `${t('nursery.whose')} ${contract}`

const refundItem = (each: Refund, to: string, acts: Act[]): Item => ({ key: `nr${each.operator_id}-${each.refund_id}`, matter: each.state === 'accepted' ? 'refund' : 'refund_answer', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.demanded_on, unit: 'day', what: joined(word('feeGround', each.ground), money(each.accepted_fen)), clauses: clausesOf(each), to, acts })
const disputeItem = (each: Dispute, to: string, acts: string[]): Item => ({ key: `nd${each.operator_id}-${each.dispute_id}`, matter: 'fee_dispute', who: each.operator_id ?? 0, since: each.opened_on, what: joined(word('disputePath', each.path), whose(each.contract_id)), clauses: ['childcare/2-14d'], to, acts: acts.map((name) => ({ name: `childcare/${name}`, preset: { operator_id: each.operator_id, dispute_id: each.dispute_id } })) })

// A recorded outcome waits for the word of the other; without one it is to be recorded.
const ofParty = (each: Dispute) => [each.proven || each.confirmed_by_one ? 'confirm_outcome' : 'record_outcome']

export function nurseryWork(rowsOf: RowsOf) {
  const listed = {
    refunds: (filters: Record<string, unknown>) => rowsOf(wholeList('childcare/refunds', filters as never)),
    disputes: () => rowsOf(wholeList('childcare/disputes', { open: true })),
  }

  async function dueCycles(operator_id: number): Promise<Questions['childcare/due_cycles']['told']['cycles']> {
    const all = []
    for (let after: number | undefined; ; ) {
      const told = await ask('childcare/due_cycles', after ? { operator_id, after } : { operator_id })
      if (!told.ok) return all
      all.push(...told.value.cycles)
      if (!told.value.next) return all
      after = told.value.next
    }
  }
  // What has an item of its own is not told twice.
  const toldOtherwise = new Set(['childcare.filing_overdue', 'childcare.refund_overdue', 'childcare.complaint_late'])
  const dutyPlace: Record<string, string> = { enrolment_not_updated: '?part=nurseryFiling', custody_not_set_up: '?part=act' }
  async function duties(operator_id: number): Promise<Item[]> {
    const told = await ask('childcare/open_duties', { operator_id })
    const open = told.ok ? told.value.duties.filter(({ code }) => !toldOtherwise.has(code)) : []
    return open.map(({ code, clauses }): Item => {
      const matter = code.split('.')[1] ?? ''
      const acts = matter === 'enrolment_not_updated' ? [{ name: 'childcare/update_enrolment', preset: { operator_id } }] : []
      return { key: `nc${operator_id}${code}`, matter, title: codeWord(code), who: operator_id, broken: true, clauses, to: `/desk/nursery${dutyPlace[matter] ?? ''}`, acts }
    })
  }

  async function forInstitution(): Promise<Item[]> {
    const id = office.value.organisation
    if (!id) return []
    const at = '/desk/nursery'
    const [cycles, told, filings, refunds, disputes, open, position] = await Promise.all([
      dueCycles(id), rowsOf(wholeList('childcare/service_items', { state: 'reported' })), rowsOf(wholeList('childcare/filings', { state: 'due' })), listed.refunds({ open: true }), listed.disputes(), duties(id), ask('childcare/position', { operator_id: id })])
    const short = position.ok && position.value.shortfall_since ? position.value : null
    return [
      ...(short ? [{ key: `ns${id}`, matter: 'shortfall', who: id, broken: true, since: short.shortfall_since, what: money(short.terms.find(({ name }) => name === 'shortfall')?.fen ?? 0), clauses: ['childcare/13b', 'childcare/18b'], to: at }] : []),
      ...open,
      ...filings.map((each): Item => ({ key: `nf${id}`, matter: 'filing_owed', who: id, due: each.due_on ?? undefined, since: each.duty_opened_on, provisional: each.due_provisional ?? false, clauses: ['childcare/6a'], to: `${at}?part=nurseryFiling` })),
      ...cycles.map((each): Item => ({ key: `ny${each.lot_id}-${each.cycle_no}`, matter: 'service_report', who: id, since: each.last, what: joined(t('nursery.lot', { start: each.first, end: each.last }), whose(each.contract_id)), clauses: ['childcare/14a', 'childcare/14b'], to: at, acts: [{ name: 'childcare/report_service', preset: { operator_id: id, lot_id: each.lot_id, cycle_no: each.cycle_no, event_date: today.value }, initial: { notified: true } }] })),
      ...told.filter(({ kind }) => kind === 'service').map((each): Item => ({ key: `nn${each.item}`, matter: 'notice', who: id, since: each.reported_on, what: joined(money(each.amount_fen), whose(each.contract_id)), clauses: ['childcare/2-14c'], to: at, acts: [{ name: 'childcare/notify_family', preset: { operator_id: id, item: each.item } }] })),
      ...refunds.map((each) => refundItem(each, at, each.state === 'demanded' ? ['accept_refund', 'contest_refund'].map((name) => ({ name: `childcare/${name}`, preset: { operator_id: id, refund_id: each.refund_id } })) : [])),
      ...disputes.map((each) => disputeItem(each, at, ofParty(each))),
    ]
  }

  // 2-14c: what silence ends comes with its day.
  async function forFamily(): Promise<Item[]> {
    const page = (row: { operator_id: number | null; contract_id: number | null }) => `/contracts/${row.operator_id}/${row.contract_id}`
    const [waiting, unread, disputes, refunds, complaints] = await Promise.all([
      rowsOf(wholeList('childcare/service_items', { state: 'awaiting' })), rowsOf(wholeList('childcare/contracts', { acknowledged: false })), listed.disputes(), listed.refunds({ open: true }), rowsOf(wholeList('childcare/complaints', { answered: false }))])
    return [
      ...waiting.map((each): Item => {
        const preset = { operator_id: each.operator_id, lot_id: each.lot_id, item: each.item, event_date: today.value }
        return { key: `nw${each.item}`, matter: 'confirmation', who: each.operator_id ?? 0, due: each.window_end ?? undefined, since: each.notified_on, provisional: each.window_provisional ?? false, what: joined(money(each.amount_fen), whose(each.contract_id)), clauses: ['childcare/2-14a', 'childcare/2-14c'], to: page(each), acts: ['confirm_service', 'dispute_service'].map((name) => ({ name: `childcare/${name}`, preset })) }
      }),
      ...unread.map((each): Item => ({ key: `na${each.contract_id}`, matter: 'contract_unread', who: each.operator_id ?? 0, since: each.registered_on, clauses: ['childcare/9b', 'childcare/14c', 'childcare/14d'], to: page(each) })),
      ...disputes.map((each) => disputeItem(each, page(each), ofParty(each))),
      ...refunds.map((each) => refundItem(each, page(each), [{ name: 'childcare/withdraw_refund', preset: { operator_id: each.operator_id, refund_id: each.refund_id } }])),
      ...complaints.map((each): Item => ({ key: `nq${each.operator_id}-${each.complaint_id}`, matter: 'complaint', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.filed_on, provisional: each.due_provisional ?? false, clauses: ['reg/25'], to: '/contracts' })),
    ]
  }

  async function forBank(): Promise<Item[]> {
    const at = '/desk/nursery-bank'
    const [orders, refunds] = await Promise.all([rowsOf(wholeList('childcare/orders_due')), listed.refunds({ state: 'accepted' })])
    return [
      ...orders.map((each): Item => ({ key: `np${each.operator_id}-${each.order_id}`, matter: 'order', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.created_on, what: joined(word('feeOrderKind', each.kind), money(each.amount_fen)), clauses: clausesOf(each), to: at, acts: [{ name: 'childcare/execute_payout', preset: { operator_id: each.operator_id, order_id: each.order_id, event_date: today.value } }] })),
      ...refunds.map((each) => refundItem(each, at, [{ name: 'childcare/pay_refund', preset: { operator_id: each.operator_id, refund_id: each.refund_id, amount_fen: each.accepted_fen, event_date: today.value } }])),
    ]
  }

  // A street and the city read; the district acts.
  async function forDistrict(acts: boolean): Promise<Item[]> {
    const page = (row: { operator_id: number | null }) => `/desk/nursery/${row.operator_id}`
    const [complaints, filings, disputes, late] = await Promise.all([rowsOf(wholeList('childcare/complaints', { answered: false })), rowsOf(wholeList('childcare/filings', { state: 'due' })), listed.disputes(), listed.refunds({ open: true })])
    return [
      ...complaints.map((each): Item => ({ key: `nq${each.operator_id}-${each.complaint_id}`, matter: 'complaint', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.filed_on, provisional: each.due_provisional ?? false, what: word('complaintAbout', each.about), clauses: ['childcare/17d', 'reg/25'], to: acts ? '/desk/health' : page(each), acts: acts ? [{ name: 'childcare/answer_complaint', preset: { operator_id: each.operator_id, complaint_id: each.complaint_id } }] : [] })),
      ...filings.map((each): Item => ({ key: `nf${each.operator_id}`, matter: 'filing_owed', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.duty_opened_on, provisional: each.due_provisional ?? false, clauses: ['childcare/6a', 'childcare/19a'], to: page(each) })),
      // What the institution owes is its own; what is late is the district's to look after (19a).
      ...late.filter(({ due_on }) => due_on && due_on < today.value).map((each) => refundItem(each, page(each), [])),
      ...(acts ? disputes.filter(({ path }) => path === 'complaint').map((each) => disputeItem(each, page(each), ['record_outcome'])) : []),
    ]
  }
  async function forMediator(): Promise<Item[]> {
    return (await listed.disputes()).map((each) => disputeItem(each, '/desk/mediation', ['record_outcome', 'add_dispute_step']))
  }

  return { institution: forInstitution, family: forFamily, custody_bank: forBank, district_health: () => forDistrict(true), city_health: () => forDistrict(false), mediator: forMediator } as Record<string, () => Promise<Item[]>>
}
