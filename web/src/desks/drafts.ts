// Drafts of forms: kept in this browser only, for one account and what it speaks as, until the form is accepted or the
// account signs out. Only what the reader typed himself is kept; who a person is, and what the program seals, is not.
import { keep, kept } from '../api/kept'
import { ownPlace } from '../api/own'
import type { Field, Values } from './forms'
import { attached } from './papers'

export interface Draft {
  // The city's day and the hour at which it was kept.
  at: string
  values: Values
  // The key under which it was sent, while no verdict is known: whoever comes back sends the same command.
  attempt?: string
}

const persons = new Set(['person', 'holder', 'legal_rep', 'signatory', 'phone', 'password', 'secret'])

// A draft belongs to the row that was pressed, so all that the page says of it is in the name.
export function draftKey(command: string, preset: Values, draft = ''): string {
  const about = Object.keys(preset).sort().map((name) => `${name}=${typeof preset[name] === 'bigint' ? String(preset[name]) : JSON.stringify(preset[name])}`)
  return ownPlace('draft', command, ...about, draft)
}

// A paper is words, which are sealed, or the mark of a file that the program has.
const isSealed = (field: Field, value: unknown) => field.kind === 'sealed' || (field.kind === 'paper' && !attached(String(value)))

function keepable(fields: Field[], values: Values): Values {
  const told: Values = {}
  for (const field of fields) {
    const value = values[field.name]
    if (value === undefined || persons.has(field.name) || isSealed(field, value)) continue
    if (field.kind === 'group') told[field.name] = keepable(field.fields, value as Values)
    else if (field.kind === 'rows') told[field.name] = (value as Values[]).map((row) => keepable(field.fields, row))
    else told[field.name] = value
  }
  return told
}

export function keepDraft(key: string, fields: Field[], draft: Draft): void {
  keep(key, JSON.stringify({ ...draft, values: keepable(fields, draft.values) }))
}
export function keptDraft(key: string): Draft | null {
  const text = kept(key)
  return text ? (JSON.parse(text) as Draft) : null
}
export const clearDraft = (key: string): void => keep(key, '')
