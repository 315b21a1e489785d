// The rows of a list as a table holds them: pages that were opened stay open when the list is read again, a reading that
// fails leaves the old rows, and filters and order live in the address of the page.
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { list, type Problem } from '../api/client'
import type { Lists } from '../api/generated'
import { whenSomethingHappens } from '../api/live'

interface Asked<L extends keyof Lists> {
  name: L
  filters: Record<string, unknown>
  order: string | undefined
  by: string
  limit: number
}
// A refresh reads at most so many rows again; those behind them stay as they were until they are asked for.
const readAgain = 300

export function useListing<L extends keyof Lists>(asked: () => Asked<L>) {
  type Row = Lists[L]['row']
  const rows = shallowRef<Row[]>([])
  const clauses = ref<string[]>([])
  const next = ref<string | undefined>()
  const problem = ref<Problem | null>(null)
  const stale = ref(false)
  const loading = ref(false)
  const known = ref(false)
  let turn = 0

  const page = (cursor: string | undefined, limit: number) => {
    const { name, filters, order, by } = asked()
    return list(name, filters as never, { ...(order ? { [by]: order } : {}), cursor, limit } as never)
  }

  async function read(atLeast: number): Promise<void> {
    const mine = ++turn
    loading.value = true
    const found: Row[] = []
    let cursor: string | undefined
    do {
      const told = await page(cursor, Math.min(100, Math.max(asked().limit, atLeast - found.length)))
      if (mine !== turn) return
      if (!told.ok) {
        problem.value = told.problem
        stale.value = known.value
        loading.value = false
        return
      }
      found.push(...told.value.rows)
      cursor = told.value.next
      clauses.value = told.value.clauses
    } while (cursor && found.length < Math.min(atLeast, readAgain))
    rows.value = found
    next.value = cursor
    problem.value = null
    stale.value = loading.value = false
    known.value = true
  }
  async function more(): Promise<void> {
    const mine = ++turn
    loading.value = true
    const told = await page(next.value, asked().limit)
    if (mine !== turn) return
    loading.value = false
    problem.value = told.ok ? null : told.problem
    stale.value = !told.ok
    if (!told.ok) return
    rows.value = [...rows.value, ...told.value.rows]
    next.value = told.value.next
  }
  // Anew: other rows are asked for, so the old ones go.
  function anew(): Promise<void> {
    known.value = false
    return read(asked().limit)
  }
  const load = () => read(Math.max(asked().limit, rows.value.length))
  watch(() => JSON.stringify(asked()), () => void anew(), { immediate: true })
  whenSomethingHappens(() => void load())
  return { rows, clauses, next, problem, stale, loading, known, load, more }
}

// What the reader chose for the table called `place`, in the query of the page's address.
export function useChosen(place: () => string, offered: () => string[]) {
  const route = useRoute()
  const router = useRouter()
  const at = (name: string) => `${place()}.${name}`
  const told = (name: string) => {
    const value = route.query[at(name)]
    return typeof value === 'string' ? value : ''
  }
  const chosen = computed(() => Object.fromEntries(offered().map((name) => [name, told(name)]).filter(([, value]) => value)) as Record<string, string>)
  const sort = computed(() => told('sort'))
  function put(values: Record<string, string>): void {
    const query = { ...route.query }
    for (const [name, value] of Object.entries(values)) {
      if (value) query[at(name)] = value
      else delete query[at(name)]
    }
    void router.replace({ query, hash: route.hash })
  }
  return { chosen, sort, put, clear: () => put(Object.fromEntries(offered().map((name) => [name, '']))) }
}
