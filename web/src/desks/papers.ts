// Papers that go with a command: put first, then named by it; and read again by whoever may.
import { jsonOf, keepFile, newKey, reach, type Answered, type Told } from '../api/client'

const mark = 'attachment:'
// A paper in a form is kept as text, so that drafts and fields need not know of it.
export const attached = (text: string): string | null => (/^attachment:[0-9a-f]{64}$/.test(text) ? text.slice(mark.length) : null)

// An account sends one paper at a time: a second field waits for the first.
let before: Promise<unknown> = Promise.resolve()
export function putPaper(file: File): Promise<Told<string>> {
  const told = before.then(() => send(file))
  before = told.catch(() => undefined)
  return told
}

async function send(file: File): Promise<Told<string>> {
  const told = await jsonOf<{ attachment: string }>(await reach('POST', '/v1/attachments', file, { 'Content-Type': file.type || 'text/plain', 'Gongbao-Name': encodeURIComponent(file.name) }))
  return told.ok ? { ok: true, value: mark + told.value.attachment } : told
}

// The answer is the paper itself; that it was read stands in the journal.
const askFor = (body: unknown, key: string) => reach('POST', '/v1/persons/read_attachment', JSON.stringify(body), { 'Content-Type': 'application/json', 'Idempotency-Key': key || newKey() })

// Handed to the browser to keep.
export async function readPaper(body: unknown, key: string): Promise<Told<Answered>> {
  const kept = await keepFile(await askFor(body, key))
  return kept.ok ? { ok: true, value: { outcome: 'accepted', flags: [], clauses: [], facts: {}, entry_no: Number(kept.value.get('Gongbao-Entry') ?? 0), booked_at: '' } } : kept
}

// To be shown: a picture as an address of its own bytes, words as they are; anything else is kept as a file.
export interface Shown {
  picture?: string
  words?: string
}
// One of several. name: what it is, and of which day; title and note: what stands under it. shown: none before it was read.
export interface Sheet {
  name: string
  title?: string
  note?: string
  shown?: Shown
}
export async function showPaper(body: unknown): Promise<Told<Shown>> {
  const told = await askFor(body, newKey())
  if (!told.ok) return told
  const type = told.value.headers.get('Content-Type') ?? ''
  if (type.startsWith('image/')) return { ok: true, value: { picture: await addressOf(await told.value.blob()) } }
  if (type.startsWith('text/')) return { ok: true, value: { words: await told.value.text() } }
  const kept = await keepFile(told)
  return kept.ok ? { ok: true, value: {} } : kept
}
function addressOf(bytes: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(bytes)
  })
}
