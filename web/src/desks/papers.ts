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

// The answer is the paper itself, handed to the browser to keep; that it was read stands in the journal.
export async function readPaper(body: unknown, key: string): Promise<Told<Answered>> {
  const kept = await keepFile(await reach('POST', '/v1/persons/read_attachment', JSON.stringify(body), { 'Content-Type': 'application/json', 'Idempotency-Key': key || newKey() }))
  return kept.ok ? { ok: true, value: { outcome: 'accepted', flags: [], clauses: [], facts: {}, entry_no: Number(kept.value.get('Gongbao-Entry') ?? 0), booked_at: '' } } : kept
}
