// Where this browser keeps what belongs to whoever speaks now, and to nobody else who uses it: drafts of forms, keys of
// commands whose verdict is not known, what was noticed.
import { forget } from './kept'
import { office, session } from './session'

const kinds = ['draft', 'attempt', 'noticed'] as const

export const ownPlace = (kind: (typeof kinds)[number], ...about: readonly (string | number)[]): string => [`${kind}.${session.me.account}`, office.value.office, ...about].join('|')

// Who leaves, leaves none of it: it names refunds and quarrels.
export function forgetOwn(): void {
  for (const kind of kinds) forget(`${kind}.`)
}
