// Papers that go with a command: put first, then named by it; and read again by whoever may.
import { newKey, speaking, type Answered, type Problem, type Told } from '../api/client'

const mark = 'attachment:'
// A paper in a form is kept as text, so that drafts and fields need not know of it.
export const attached = (text: string): string | null => (/^attachment:[0-9a-f]{64}$/.test(text) ? text.slice(mark.length) : null)

const headers = (): Record<string, string> => ({ 'Accept-Language': speaking.language, 'X-CSRF-Token': speaking.csrf, ...(speaking.office ? { 'Gongbao-Office': speaking.office } : {}) })
async function problemOf(response: Response): Promise<Problem> {
  return { ...((await response.json()) as Problem), status: response.status, wait: Number(response.headers.get('Retry-After') ?? 0) || undefined }
}
const broken: Problem = { status: 0, code: 'network', title: '' }

export async function putPaper(file: File): Promise<Told<string>> {
  try {
    const response = await fetch('/v1/attachments', { method: 'POST', body: file, headers: { ...headers(), 'Content-Type': file.type || 'text/plain', 'Gongbao-Name': encodeURIComponent(file.name) }, credentials: 'same-origin' })
    if (!response.ok) return { ok: false, problem: await problemOf(response) }
    return { ok: true, value: mark + ((await response.json()) as { attachment: string }).attachment }
  } catch {
    return { ok: false, problem: broken }
  }
}

// The answer is the paper itself, handed to the browser to keep; that it was read stands in the journal.
export async function readPaper(body: unknown, key: string): Promise<Told<Answered>> {
  try {
    const response = await fetch('/v1/persons/read_attachment', { method: 'POST', body: JSON.stringify(body), headers: { ...headers(), 'Content-Type': 'application/json', 'Idempotency-Key': key || newKey() }, credentials: 'same-origin' })
    if (!response.ok) return { ok: false, problem: await problemOf(response) }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = decodeURIComponent(response.headers.get('Content-Disposition')?.match(/filename\*=UTF-8''([^;]+)/i)?.[1] ?? 'attachment')
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return { ok: true, value: { outcome: 'accepted', flags: [], clauses: [], facts: {}, entry_no: Number(response.headers.get('Gongbao-Entry') ?? 0), booked_at: '' } }
  } catch {
    return { ok: false, problem: broken }
  }
}
