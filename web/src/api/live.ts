// One stream of events for the whole page, read with fetch so that the office speaks along. When the program restarts
// the stream breaks; it is opened again after the last number that was seen, so nothing is missed.
import { onUnmounted, reactive } from 'vue'
import { list, speaking } from './client'

export const live = reactive({ on: false, connected: false, last: 0 })
const listeners = new Set<() => void>()
let stop: AbortController | null = null
// The stream broke since readers last looked.
let missed = false

async function hear(signal: AbortSignal): Promise<void> {
  if (live.last === 0) {
    const told = await list('prepaid-card/lookup', {}, { limit: 1 })
    if (!told.ok) return
    live.last = told.value.entry_no
  }
  const headers: Record<string, string> = { Accept: 'text/event-stream' }
  if (speaking.office) headers['Gongbao-Office'] = speaking.office
  const response = await fetch(`/v1/events?after=${live.last}`, { headers, signal })
  if (!response.ok || !response.body) return
  live.connected = true
  // What happened while the stream was away may be older than what it tells now: readers look again.
  if (missed) for (const each of listeners) each()
  missed = false
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let text = ''; ; ) {
    const { done, value } = await reader.read()
    if (done) return
    text += value
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const id = block.match(/^id: ?(\d+)/m)
      if (id) live.last = Math.max(live.last, Number(id[1]))
      if (/^data:/m.test(block)) for (const each of listeners) each()
    }
  }
}

export async function listen(): Promise<void> {
  hangUp()
  const mine = (stop = new AbortController())
  live.on = true
  while (!mine.signal.aborted) {
    try {
      await hear(mine.signal)
    } catch {
      // A broken line is what the loop is for.
    }
    if (mine.signal.aborted) break
    const broke = live.connected
    missed ||= broke
    live.connected = false
    await new Promise((wake) => setTimeout(wake, broke ? 1000 : 4000))
  }
}

export function hangUp(): void {
  stop?.abort()
  live.on = false
  live.connected = false
}

// Calls back soon after the first event of a burst, so that a night's batch does not put it off for ever.
export function whenSomethingHappens(then: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const heard = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      then()
    }, 400)
  }
  listeners.add(heard)
  onUnmounted(() => {
    listeners.delete(heard)
    clearTimeout(waiting)
  })
}
