// Drafts of forms: kept in this browser only, for one account, until the form is accepted. Who a person is is not kept.
import type { Field, Values } from './forms'

const place = (key: string) => `gongbao.draft.${key}`
const persons = new Set(['person', 'holder', 'legal_rep', 'signatory', 'phone', 'password', 'secret'])

function withoutPersons(fields: Field[], values: Values): Values {
  const kept: Values = {}
  for (const field of fields) {
    if (persons.has(field.name)) continue
    const value = values[field.name]
    if (field.kind === 'group') kept[field.name] = withoutPersons(field.fields, (value ?? {}) as Values)
    else if (value !== '' && value !== undefined) kept[field.name] = value
  }
  return kept
}

export function keepDraft(key: string, fields: Field[], values: Values): void {
  try {
    localStorage.setItem(place(key), JSON.stringify({ at: new Date().toTimeString().slice(0, 5), values: withoutPersons(fields, values) }))
  } catch {
    // A browser that keeps nothing keeps no draft.
  }
}
export function keptDraft(key: string): { at: string; values: Values } | null {
  try {
    const text = localStorage.getItem(place(key))
    return text ? (JSON.parse(text) as { at: string; values: Values }) : null
  } catch {
    return null
  }
}
export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(place(key))
  } catch {
    // Nothing was kept.
  }
}
