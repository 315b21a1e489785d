// What each office has to do, by the day it is due, made of the lists it may read; and what ends each matter.
import { ref, watch } from 'vue'
import { ask, wholeList, type Problem } from '../api/client'
import type { Lists } from '../api/generated'
import { clausesOfCode } from '../api/listed'
import { whenSomethingHappens } from '../api/live'
import { office, role, today } from '../api/session'
import { i18n } from '../i18n'
import { exact, quarterWord, word, yuan } from '../ui/format'
import './words'
import type { Values } from './forms'
import { quarterOf } from './known'

export interface Act {
  name: string
  preset: Values
  initial?: Values
  without?: string[]
}
export interface Item {
  key: string
  matter: string
  who: number
  due?: string
  // A duty that was not kept, and stands until it is put right.
  broken?: boolean
  since?: string | null
  unit?: 'work' | 'day'
  provisional?: boolean
  what?: string
  // What it is called where it is called by no matter of its own.
  title?: string
  clauses: readonly string[]
  to: string
  acts?: Act[]
  dispute?: { item: string; card: string }
}
type Refund = Lists['prepaid-card/refunds']['row']
type Due = Lists['prepaid-card/deadlines']['row']
const { t, locale } = i18n.global

// What the item is called: by the clock that runs, or by the duty that was not kept.
export const titleOf = (item: Item) => item.title ?? (i18n.global.te(`matter.${item.matter}`) ? word('matter', item.matter) : word('code', item.matter))

// Whose work is of nurseries, or of them too.
const readsNurseries = new Set(['institution', 'family', 'custody_bank', 'district_health', 'city_health', 'mediator'])

export function useWorklist() {
  const items = ref<Item[]>([])
  const problem = ref<Problem | null>(null)
  const loading = ref(true)

  // Rows say themselves what they rest on.
  const clausesOf = (row: object): string[] => ((row as { clauses?: string | null }).clauses ?? '').split(' ').filter(Boolean)

  async function rowsOf<T>(told: Promise<{ ok: true; value: T[] } | { ok: false; problem: Problem }>): Promise<T[]> {
    const answer = await told
    if (answer.ok) return answer.value
    if (answer.problem.status !== 403) problem.value = answer.problem
    return []
  }
  const plain = ['outlet_id', 'bank_txn_no']

  // Who answers what: a demand is the operator's, a contest the district's, a payment whoever holds the money.
  function refundActs(row: Refund): Act[] {
    const preset = { operator_id: row.operator_id, refund_id: row.refund_id }
    const initial = row.payable_fen ? { amount_fen: row.payable_fen } : {}
    // Accepted, it is its bank's to pay; before that the shop may pay it itself.
    const paysItself: Act = { name: 'custody/refund_by_operator', preset, initial, without: plain }
    if (row.state === 'demanded' && role.value === 'operator') return [{ name: 'custody/accept_refund', preset, initial, without: plain }, { name: 'prepaid-card/contest_refund', preset }, paysItself]
    if (row.state === 'contested' && role.value === 'operator') return [paysItself]
    if (row.state === 'accepted' && role.value === 'custody_bank') return [{ name: 'custody/pay_refund', preset: { ...preset, ...initial, event_date: today.value }, without: ['outlet_id'] }]
    if (row.state === 'contested' && role.value === 'district_commerce') return [{ name: 'prepaid-card/resolve_contested_refund', preset }]
    return role.value === 'consumer' ? [{ name: 'prepaid-card/withdraw_refund', preset }] : []
  }
  // Asked state by state: the paid ones of many years are not in the way.
  async function refunds(to: (row: Refund) => string, states = ['demanded', 'accepted', 'contested']): Promise<Item[]> {
    const all = await Promise.all(states.map((state) => rowsOf(wholeList('prepaid-card/refunds', { state }))))
    return all.flat().map((each) => ({ key: `r${each.operator_id}-${each.refund_id}`, matter: each.state === 'accepted' ? 'refund' : 'refund_answer', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.demanded_on, unit: 'day', what: [word('ground', each.ground), each.payable_fen ? `${yuan(each.payable_fen)} ${t('common.yuan')}` : ''].filter(Boolean).join(' · '), clauses: clausesOf(each), to: to(each), acts: refundActs(each) }))
  }

  function deadlineActs(row: Due): Act[] {
    if (role.value !== 'district_commerce' || (office.value.area && word('area', row.area) !== word('area', office.value.area))) return []
    const preset = { operator_id: row.operator_id }
    switch (row.kind) {
      case 'filing_confirm':
        return [{ name: 'prepaid-card/confirm_filing', preset }, { name: 'prepaid-card/return_filing', preset }]
      case 'change_handle':
        return [{ name: 'prepaid-card/apply_change', preset: { ...preset, change_id: row.subject_id } }, { name: 'prepaid-card/return_change', preset: { ...preset, change_id: row.subject_id } }]
      case 'deregistration_handle':
        return [{ name: 'prepaid-card/handle_deregistration', preset }]
      case 'report_check':
        return [{ name: 'prepaid-card/check_quarter_report', preset: { ...preset, quarter: quarterOf(row.subject_id ?? 0) } }]
      case 'complaint':
        return [{ name: 'prepaid-card/answer_complaint', preset: { ...preset, complaint_id: row.subject_id } }]
    }
    return []
  }
  async function forDistrict(): Promise<Item[]> {
    const to = (row: { operator_id: number | null }, part: string) => `/desk/operator/${row.operator_id}?part=${part}`
    const [due, contested] = await Promise.all([rowsOf(wholeList('prepaid-card/deadlines')), refunds((row) => to(row, 'cases'), ['contested'])])
    return [
      ...due.map((each): Item => ({ key: `d${each.kind}${each.operator_id}-${each.subject_id}`, matter: each.kind ?? '', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.since, unit: 'work', provisional: each.provisional ?? false, what: each.kind === 'report_check' ? quarterWord(quarterOf(each.subject_id ?? 0)) : undefined, clauses: clausesOf(each), to: to(each, each.kind === 'complaint' ? 'cases' : 'filing'), acts: deadlineActs(each) })),
      ...contested,
    ]
  }
  const disputeItem = (each: Lists['prepaid-card/disputes']['row'], to: string): Item => ({ key: `o${each.item}`, matter: 'dispute', who: each.operator_id ?? 0, since: each.objected_on, clauses: ['prepaid-card/9m'], to, dispute: { item: each.item ?? '', card: each.card_id ?? '' } })

  async function forOperator(): Promise<Item[]> {
    const at = (part: string) => `/desk/operator?part=${part}`
    const [windows, disputes, events, filings, back] = await Promise.all([
      rowsOf(wholeList('prepaid-card/release_applications', { state: 'window_open' })),
      rowsOf(wholeList('prepaid-card/disputes', { state: 'disputed' })),
      rowsOf(wholeList('prepaid-card/compliance_events', { open: true })),
      rowsOf(wholeList('prepaid-card/filings', { state: 'returned' })),
      refunds(() => at('cases')),
    ])
    const places: Record<string, string> = { report_late: '/desk/report', filing_due: at('filing'), custody_not_set_up: at('filing'), refund_overdue: at('cases') }
    return [
      ...windows.map((each): Item => ({ key: `w${each.application_id}`, matter: 'window', who: each.operator_id ?? 0, due: each.window_end ?? undefined, since: each.applied_on, provisional: each.window_provisional ?? false, clauses: ['prepaid-card/9l'], to: at('money') })),
      ...disputes.map((each) => disputeItem(each, at('cases'))),
      ...events.map((each): Item => {
        const code = (each.code ?? '').split('.')[1] ?? ''
        const matter = { custody_shortfall: 'shortfall', report_late: 'report', cash_deposit_late: 'cash' }[code] ?? code
        return { key: `c${each.entry}${each.code}${each.entity}`, matter, who: each.operator_id ?? 0, broken: true, since: each.opened_on, clauses: clausesOfCode[each.code ?? ''] ?? [], to: places[code] ?? at('money') }
      }),
      ...filings.map((each): Item => ({ key: `f${each.filing_id}`, matter: 'filing', who: each.operator_id ?? 0, since: each.returned_on, clauses: ['prepaid-card/5a'], to: at('filing') })),
      ...back,
    ]
  }
  async function forBank(): Promise<Item[]> {
    const [orders, breaks, back] = await Promise.all([rowsOf(wholeList('prepaid-card/orders_due')), rowsOf(wholeList('prepaid-card/breaks', { open: true })), refunds(() => '/desk/bank', ['accepted'])])
    return [
      ...orders.map((each): Item => ({ key: `p${each.operator_id}-${each.order_id}`, matter: 'order', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.created_on, unit: 'day', what: `${yuan(each.amount_fen)} ${t('common.yuan')}`, clauses: clausesOf(each), to: '/desk/bank', acts: [{ name: 'custody/execute_payout', preset: { operator_id: each.operator_id, order_id: each.order_id, event_date: today.value }, without: ['outlet_id'] }] })),
      ...breaks.map((each): Item => ({ key: `b${each.operator_id}-${each.statement_id}-${each.place}`, matter: 'break', who: each.operator_id ?? 0, since: each.opened_on, what: [word('break', each.kind), each.bank_txn_no].filter(Boolean).join(' · '), clauses: ['prepaid-card/12c'], to: '/desk/bank', acts: [{ name: 'prepaid-card/resolve_break', preset: { operator_id: each.operator_id, statement: each.statement_id, place: each.place } }] })),
      ...back,
    ]
  }
  // What one may still object to.
  async function objections(): Promise<Item[]> {
    const told = await ask('prepaid-card/own_windows', {})
    if (!told.ok) problem.value = told.problem
    const windows = told.ok ? told.value.windows.filter(({ disputed }) => !disputed) : []
    return windows.map((each): Item => {
      const card = String(each.card_id)
      return {
        key: `j${each.item}`, matter: 'objectable', who: each.operator_id, due: each.last_objection_day, since: each.applied_on, provisional: each.provisional, clauses: told.ok ? told.value.clauses : [], to: `/my/${each.operator_id}/${card}`,
        what: `${each.redeemed_on} · ${yuan(each.amount_fen)} ${t('common.yuan')} · ${t('my.tail', { four: card.slice(-4) })}`,
        acts: [{ name: 'custody/raise_objection', preset: { operator_id: each.operator_id, card_id: exact(card), item: each.item, event_date: today.value }, without: plain }],
      }
    })
  }
  async function forConsumer(): Promise<Item[]> {
    const [open, disputes, back, complaints] = await Promise.all([
      objections(), rowsOf(wholeList('prepaid-card/disputes', { state: 'disputed' })), refunds((row) => `/my/${row.operator_id}/${row.card_id}`), rowsOf(wholeList('prepaid-card/complaints', { answered: false }))])
    return [
      ...open,
      ...disputes.map((each) => disputeItem(each, `/my/${each.operator_id}/${each.card_id}`)),
      ...back,
      ...complaints.map((each): Item => ({ key: `q${each.operator_id}-${each.complaint_id}`, matter: 'complaint', who: each.operator_id ?? 0, due: each.due_on ?? undefined, since: each.filed_on, clauses: ['reg/25'], to: '/my' })),
    ]
  }

  let asked = 0
  async function load() {
    const mine = ++asked
    problem.value = null
    const ofCards = { district_commerce: forDistrict, city_commerce: forDistrict, operator: forOperator, branch: forOperator, custody_bank: forBank, consumer: forConsumer }[role.value]
    const ofNurseries = readsNurseries.has(role.value) ? (await import('../childcare/worklist')).nurseryWork(rowsOf)[role.value] : undefined
    const all = (await Promise.all([ofCards?.() ?? [], ofNurseries?.() ?? []])).flat()
    if (mine !== asked) return
    // What was not kept comes first, then what ends soonest; what never ends by itself comes last, the oldest first.
    const order = (each: Item) => (each.broken ? `0${each.since}` : (each.due ?? `x${each.since}`))
    items.value = all.sort((a, b) => (order(a) < order(b) ? -1 : 1))
    loading.value = false
  }
  // What an item is about is said in the reader's language when it is read.
  watch([() => office.value.office, locale], () => void load(), { immediate: true })
  whenSomethingHappens(() => void load())
  return { items, problem, loading, load }
}
