// Names of banks by their numbers: of those that keep the account of a published operator.
import { reactive } from 'vue'
import { list } from '../api/client'

const names = reactive(new Map<number, string>())
let asked: Promise<void> | null = null

async function load(): Promise<void> {
  const agreements = await list('prepaid-card/agreements', { state: 'active' }, { limit: 100 })
  if (!agreements.ok) return
  const first = new Map<number, number>()
  for (const row of agreements.value.rows) if (row.bank_id && row.operator_id && !first.has(row.bank_id)) first.set(row.bank_id, row.operator_id)
  for (const [bank, operator] of first) {
    const told = await list('prepaid-card/lookup', { operator_id: operator }, { limit: 1 })
    if (told.ok && told.value.rows[0]?.bank) names.set(bank, told.value.rows[0].bank)
  }
}
export function bankName(id: number | null | undefined): string {
  if (!id) return '—'
  asked ??= load()
  return names.get(id) ?? String(id)
}
