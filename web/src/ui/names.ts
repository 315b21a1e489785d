// Names of operators by their numbers: a page of each list that has them, then what is missing one by one. Who asks for a
// number that is being asked for shares the answer, and only a few are asked for at once.
import { reactive } from 'vue'
import { list } from '../api/client'
import { documentFor } from '../api/places'
import { role } from '../api/session'
import { i18n } from '../i18n'

const names = reactive(new Map<number, string>())
const asked = new Set<number>()
// Asked for, and in no list that this reader may read.
const unpublished = reactive(new Set<number>())
const waiting: number[] = []
const atOnce = 4
let asking = 0
let first: Promise<void> | null = null

// Who may read the list of operators; what is published everybody may read.
export const readsOperators = new Set(['operator', 'branch', 'custody_bank', 'district_commerce', 'city_commerce', 'market_regulation', 'financial_regulator'])
// Supervisors of banks know operators by the agreements that these have signed.
const readsAgreements = new Set(['pboc', 'nfra'])
// Nurseries are operators of another document, under numbers of the same row.
const readsNurseries = new Set(['institution', 'custody_bank', 'district_health', 'city_health', 'subdistrict'])
const readsTotals = new Set(['financial_regulator', 'nfra'])
const ofNurseries = () => (readsTotals.has(role.value) ? (['childcare/account_totals', 'childcare/lookup'] as const) : readsNurseries.has(role.value) ? (['childcare/institutions'] as const) : role.value === 'family' ? (['childcare/contracts', 'childcare/lookup'] as const) : (['childcare/lookup'] as const))
const ofCards = () => (readsOperators.has(role.value) ? (['prepaid-card/operators', 'prepaid-card/lookup'] as const) : readsAgreements.has(role.value) ? (['prepaid-card/lookup', 'prepaid-card/agreements'] as const) : (['prepaid-card/lookup'] as const))
// Banks and those who supervise them know both.
const knowsBoth = new Set(['custody_bank', 'financial_regulator', ...readsAgreements])
const lists = () => (knowsBoth.has(role.value) ? [...ofCards(), ...ofNurseries()] : documentFor(role.value).document === 'childcare' ? ofNurseries() : ofCards())
const nameIn = (row?: { name?: string | null } | { operator_name?: string | null }) => (row && 'operator_name' in row ? row.operator_name : (row as { name?: string | null } | undefined)?.name) ?? undefined

async function fetchMany(): Promise<void> {
  await Promise.all(lists().map(async (name) => {
    const told = await list(name, {}, { limit: 100 })
    if (told.ok) for (const row of told.value.rows) if (row.operator_id) names.set(row.operator_id, nameIn(row) ?? '')
  }))
}

async function fetchOne(id: number): Promise<void> {
  let answered = true
  for (const name of lists()) {
    const told = await list(name, { operator_id: id }, { limit: 1 })
    const found = told.ok ? nameIn(told.value.rows[0]) : undefined
    if (found) return void names.set(id, found)
    // Not answered: whoever shows it next asks again, but not at once.
    answered &&= told.ok
    if (!told.ok) setTimeout(() => asked.delete(id), (told.problem.wait ?? 5) * 1000)
  }
  if (answered) unpublished.add(id)
}

async function work(): Promise<void> {
  first ??= fetchMany()
  await first
  while (asking < atOnce) {
    const id = waiting.shift()
    if (id === undefined) return
    if (names.has(id)) continue
    ++asking
    void fetchOne(id).finally(() => {
      --asking
      void work()
    })
  }
}

export function operatorName(id: number | null | undefined): string {
  if (!id) return '—'
  if (!names.has(id) && !asked.has(id)) {
    asked.add(id)
    waiting.push(id)
    void work()
  }
  return names.get(id) ?? (unpublished.has(id) ? i18n.global.t('common.unpublished', { n: id }) : `#${id}`)
}
