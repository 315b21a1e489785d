// Banks by their numbers, and those that there are to choose from.
import { reactive } from 'vue'
import { wholeList } from '../api/client'

const names = reactive(new Map<number, string>())
let asked: Promise<void> | null = null

async function load(): Promise<void> {
  const told = await wholeList('prepaid-card/banks', {})
  if (told.ok) for (const row of told.value) names.set(row.bank_id ?? 0, row.name ?? '')
  else asked = null
}
export function bankName(id: number | null | undefined): string {
  if (!id) return '—'
  asked ??= load()
  return names.get(id) || String(id)
}
export function bankNumbers(): string[] {
  asked ??= load()
  return [...names.keys()].map(String)
}
