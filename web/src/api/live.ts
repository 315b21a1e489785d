// One stream of events for the whole page, read with fetch so that the office speaks along. The program sends a beat
// when nothing happens: a line that says nothing for several beats is dead, though nobody has told us. A stream that ends
// is opened again after the last entry that was seen, so nothing is missed when the program restarts. Instructions are
// events of those whom they concern and not of who sent them, nor of every office: whether the journal has grown without
// an event is asked with each beat.
import { onUnmounted, reactive } from 'vue'
import { heard, list, reach, send } from './client'

export interface Happened {
  system: string
  entry: number
  place: number
  // A fact has its day; an accepted instruction the moment at which it was booked.
  day?: string
  booked_at?: string
  fact: string
  command: string
  operator_id?: number
  bank_id?: number
  area?: string
  role?: string
}

// The program's beat, and how many of them may be missed (milliseconds).
export const beat = { every: 15_000, missed: 3 }
const firstPause = 1000
const longestPause = 30_000

export const live = reactive({ on: false, connected: false, last: 0 })
const listeners = new Set<(events: readonly Happened[]) => void>()
let stop: AbortController | null = null
// The stream broke since readers last looked.
let missed = false

const tell = (events: readonly Happened[]) => {
  for (const each of listeners) each(events)
}

function take(blocks: string[]): void {
  const events: Happened[] = []
  for (const block of blocks) {
    const id = block.match(/^id: ?(\d+)/m)
    if (id) live.last = Math.max(live.last, Number(id[1]))
    const data = block.match(/^data: ?(.*)$/m)
    if (data && !/^event: ?stopping/m.test(block)) events.push(JSON.parse(data[1]!) as Happened)
  }
  if (events.length === 0) return
  const { day, booked_at } = events[events.length - 1]!
  heard.day(day ?? booked_at?.slice(0, 10) ?? '')
  tell(events)
}

// The journal has grown without an event: readers look again. A page that nobody sees does not ask.
async function lookBehind(signal: AbortSignal): Promise<void> {
  if (document.hidden) return
  const told = await send<{ events: unknown[]; after: number }>('GET', `/v1/events?after=${live.last}`)
  if (signal.aborted || !told.ok || told.value.events.length > 0 || told.value.after <= live.last) return
  live.last = told.value.after
  tell([])
}

async function hear(signal: AbortSignal, dead: () => void): Promise<void> {
  if (live.last === 0) {
    const told = await list('prepaid-card/lookup', {}, { limit: 1 })
    if (!told.ok) return
    live.last = told.value.entry_no
  }
  let watch = setTimeout(dead, beat.every * beat.missed)
  const alive = () => {
    clearTimeout(watch)
    watch = setTimeout(dead, beat.every * beat.missed)
  }
  try {
    const reached = await reach('GET', `/v1/events?after=${live.last}`, undefined, { Accept: 'text/event-stream' }, signal)
    if (!reached.ok || !reached.value.body) return
    live.connected = true
    // What happened while the stream was away may be older than what it tells now: readers look again.
    if (missed) tell([])
    missed = false
    const reader = reached.value.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let text = ''; ; ) {
      const { done, value } = await reader.read()
      if (done) return
      alive()
      const blocks = (text + value).split('\n\n')
      text = blocks.pop() ?? ''
      take(blocks)
      if (blocks.length && !blocks.some((block) => /^data:/m.test(block))) void lookBehind(signal)
    }
  } finally {
    clearTimeout(watch)
  }
}

export async function listen(): Promise<void> {
  hangUp()
  const mine = (stop = new AbortController())
  live.on = true
  live.last = 0
  missed = false
  for (let pause = firstPause; !mine.signal.aborted; ) {
    // One line of its own, so that a dead one can be let go without ending the listening.
    const line = new AbortController()
    const letGo = () => line.abort()
    mine.signal.addEventListener('abort', letGo)
    try {
      await hear(line.signal, letGo)
    } catch {
      // Broken off: opened again below.
    }
    mine.signal.removeEventListener('abort', letGo)
    if (mine.signal.aborted) break
    if (live.connected) {
      pause = firstPause
      heard.doubt()
    }
    missed ||= live.connected
    live.connected = false
    await new Promise<void>((wake) => {
      setTimeout(wake, pause)
      // A browser that is back on the network does not wait.
      addEventListener('online', () => wake(), { once: true, signal: mine.signal })
    })
    pause = Math.min(longestPause, pause * 2)
  }
}

export function hangUp(): void {
  stop?.abort()
  stop = null
  live.on = false
  live.connected = false
}

// Every event as it comes; an empty list says that some may have been missed.
export function onEvents(then: (events: readonly Happened[]) => void): void {
  listeners.add(then)
  onUnmounted(() => listeners.delete(then))
}

// Calls back soon after the first event. While events go on, each further call waits twice as long, up to a few seconds: a
// night's batch neither puts it off for ever nor has everything read again without end. A page that nobody sees waits until
// it is seen. Whoever is moved by some events only says by which.
const soonest = 400
const longest = 6400
export function whenSomethingHappens(then: () => void, moves: (event: Happened) => boolean = () => true): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let pause = soonest
  let last = 0
  let due = false
  function call() {
    waiting = undefined
    due = document.hidden
    if (due) return
    last = Date.now()
    pause = Math.min(longest, pause * 2)
    then()
  }
  const seenAgain = () => due && !document.hidden && call()
  onEvents((events) => {
    if (waiting !== undefined || (events.length > 0 && !events.some(moves))) return
    if (Date.now() - last > 2 * pause) pause = soonest
    waiting = setTimeout(call, pause)
  })
  document.addEventListener('visibilitychange', seenAgain)
  onUnmounted(() => {
    clearTimeout(waiting)
    document.removeEventListener('visibilitychange', seenAgain)
  })
}
