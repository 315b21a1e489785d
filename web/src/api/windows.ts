// What became of a redemption, and until when who holds the card may object to it (9l 9m).
import { ask, send } from './client'
import type { Questions } from './generated'

export type Window = Questions['prepaid-card/open_windows']['told']['windows'][number]
export interface Became {
  // '' where it is not known.
  state: string
  // None where nobody has applied for its release, or the window is over.
  window?: Window
}
export async function becameOf(operator_id: number, card_id: string, item: string): Promise<Became> {
  const told = await send<{ became?: { item?: string } }>('GET', `/v1/custody/instructions/${item}?operator_id=${operator_id}`)
  const state = told.ok ? (told.value.became?.item ?? '') : ''
  const windows = state === 'applied' ? await ask('prepaid-card/open_windows', { operator_id, card_id, item }) : null
  return { state, window: windows?.ok ? windows.value.windows[0] : undefined }
}
