// Names of operators by their numbers: fetched when a page first shows one, a hundred at a time, then singly.
import { reactive } from 'vue'
import { list } from '../api/client'

const names = reactive(new Map<number, string>())
const asked = new Set<number>()
let first: Promise<unknown> | null = null

async function fetchOne(id: number): Promise<void> {
  first ??= (async () => {
    for (const name of ['prepaid-card/operators', 'prepaid-card/lookup'] as const) {
      const told = await list(name, {}, { limit: 100 })
      if (told.ok) for (const row of told.value.rows) if (row.operator_id) names.set(row.operator_id, row.name ?? '')
    }
  })()
  await first
  if (names.has(id)) return
  const told = await list('prepaid-card/lookup', { operator_id: id }, { limit: 1 })
  if (told.ok && told.value.rows[0]) names.set(id, told.value.rows[0].name ?? '')
}

export function operatorName(id: number | null | undefined): string {
  if (!id) return '—'
  if (!names.has(id) && !asked.has(id)) {
    asked.add(id)
    void fetchOne(id)
  }
  return names.get(id) ?? `#${id}`
}
