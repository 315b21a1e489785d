// The one way to the program: same address, JSON, the session's token with every change, problems as values that carry
// their clauses and figures.
import { reactive } from 'vue'
import type { Commands, Instructions, Lists, Questions } from './generated'

export interface Problem {
  status: number
  code: string
  title: string
  detail?: string
  field?: string
  clauses?: string[]
  facts?: Record<string, unknown>
  wait?: number
  // In which its title is.
  language?: string
}

export interface Answered {
  outcome: string
  flags: string[]
  clauses: string[]
  facts: Record<string, unknown>
  entry_no: number
  booked_at: string
  one_time_password?: string
  key?: string
}

export type Told<T> = { ok: true; value: T } | { ok: false; problem: Problem }

// Who speaks: set by session.ts, sent with every request.
export const speaking = reactive({ csrf: '', office: '', language: 'zh-CN' })

// Rows are asked to hold what this browser itself has just changed.
let seenEntry = 0

// Told of every answer that may mean that the session or the office has ended, and of the city's day in answers:
// session.ts looks into both.
export const heard = { doubt: () => {}, day: (_day: string) => {} }

// Numbers of cards may have more digits than a JavaScript number holds: a bigint is written digit by digit.
const written = (body: unknown) => JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? `\uE000${value}\uE001` : value)).replace(/"\uE000(\d+)\uE001"/g, '$1')

// And they are read digit by digit: a whole number beyond 2⁵³ comes as a bigint, though its type says number. Sums are
// added and compared as whole numbers (whole in ui/format.ts).
const long = /\d{16}/
const tokens = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g
function read<T>(text: string): T {
  if (!long.test(text)) return JSON.parse(text) as T
  const told = text.replace(tokens, (token) => (token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"\uE000${token}\uE001"`))
  // To look at each value makes it three times as slow, and most long runs of digits stand in words.
  if (told === text) return JSON.parse(text) as T
  return JSON.parse(told, (_, value: unknown) => (typeof value === 'string' && /^\uE000-?\d+\uE001$/.test(value) ? BigInt(value.slice(1, -1)) : value)) as T
}

// Not reached, or broken off.
export const broken: Problem = { status: 0, code: 'network', title: '' }

async function problemOf(response: Response, language: string): Promise<Problem> {
  const text = await response.text()
  let told: Problem
  try {
    told = read<Problem>(text || '{}')
  } catch {
    return { status: response.status, code: 'http.internal', title: response.statusText }
  }
  if (response.status === 401 || response.status === 403) heard.doubt()
  return { ...told, status: response.status, language, wait: Number(response.headers.get('Retry-After') ?? 0) || undefined }
}

// An answer that is no problem, whatever it holds.
export async function reach(method: string, path: string, body?: BodyInit, more: Record<string, string> = {}, signal?: AbortSignal, credentials: RequestCredentials = 'same-origin'): Promise<Told<Response>> {
  const headers: Record<string, string> = { 'Accept-Language': speaking.language, ...more }
  if (speaking.office) headers['Gongbao-Office'] ??= speaking.office
  if (headers['Gongbao-Office'] === '') delete headers['Gongbao-Office']
  if (method !== 'GET' && speaking.csrf && credentials !== 'omit') headers['X-CSRF-Token'] = speaking.csrf
  try {
    const response = await fetch(path, { method, headers, body, signal, credentials })
    return response.ok ? { ok: true, value: response } : { ok: false, problem: await problemOf(response, headers['Accept-Language']!) }
  } catch {
    return { ok: false, problem: broken }
  }
}

export async function jsonOf<T>(reached: Told<Response>): Promise<Told<T>> {
  if (!reached.ok) return reached
  let text: string
  try {
    text = await reached.value.text()
  } catch {
    return { ok: false, problem: broken }
  }
  try {
    return { ok: true, value: read<T>(text || '{}') }
  } catch {
    return { ok: false, problem: { status: reached.value.status, code: 'http.internal', title: reached.value.statusText } }
  }
}

export async function send<T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}, credentials?: RequestCredentials): Promise<Told<T>> {
  const given = body === undefined ? undefined : written(body)
  return jsonOf<T>(await reach(method, path, given, { Accept: 'application/json', ...(given === undefined ? {} : { 'Content-Type': 'application/json' }), ...more }, undefined, credentials))
}

// A file, handed to the browser to keep under that name, or under the one it brings along. By fetch and not by a link, so
// that the office speaks along.
export async function keepFile(reached: Told<Response>, name?: string): Promise<Told<Headers>> {
  if (!reached.ok) return reached
  const { headers } = reached.value
  try {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await reached.value.blob())
    link.download = name ?? decodeURIComponent(headers.get('Content-Disposition')?.match(/filename\*=UTF-8''([^;]+)/i)?.[1] ?? 'file')
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return { ok: true, value: headers }
  } catch {
    return { ok: false, problem: broken }
  }
}

// The lines of an answer that comes piece by piece; false: it broke off.
export async function eachLine({ body }: Response, see: (line: string) => void): Promise<boolean> {
  if (!body) return false
  try {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    for (let text = ''; ; ) {
      const { done, value } = await reader.read()
      const lines = (text + (value ?? '')).split('\n')
      text = done ? '' : (lines.pop() ?? '')
      for (const line of lines) if (line) see(line)
      if (done) return true
    }
  } catch {
    return false
  }
}

export interface Page<Row> {
  rows: Row[]
  entry_no: number
  next?: string
  clauses: string[]
}

type Filters<L extends keyof Lists> = { [name in Lists[L]['filter']]?: string | number | boolean | null }

function query(values: Record<string, unknown>): string {
  const all = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== null && value !== '') all.set(name, String(value))
  const text = all.toString()
  return text ? `?${text}` : ''
}

export function list<L extends keyof Lists>(
  name: L,
  filters: Filters<L> = {},
  page: { order?: Lists[L]['order']; sort?: string; cursor?: string; limit?: number } = {},
): Promise<Told<Page<Lists[L]['row']>>> {
  return send('GET', `/v1/${name}${query({ ...filters, ...page, wait_entry: seenEntry || undefined })}`)
}

// All rows of a list that is known to be short: at most `most`.
export async function wholeList<L extends keyof Lists>(name: L, filters: Filters<L> = {}, order?: Lists[L]['order'], most = 500): Promise<Told<Lists[L]['row'][]>> {
  const rows: Lists[L]['row'][] = []
  let cursor: string | undefined
  do {
    const page = await list(name, filters, { order, cursor, limit: 100 })
    if (!page.ok) return page
    rows.push(...page.value.rows)
    cursor = page.value.next
  } while (cursor && rows.length < most)
  return { ok: true, value: rows }
}

export async function keepList(name: string, filters: Record<string, unknown>, format: 'csv' | 'xlsx', as: string): Promise<Problem | null> {
  const kept = await keepFile(await reach('GET', `/v1/${name}${query({ ...filters, format })}`), `${as}.${format}`)
  return kept.ok ? null : kept.problem
}

export function ask<Q extends keyof Questions>(name: Q, asked: Questions[Q]['ask']): Promise<Told<Questions[Q]['told']>> {
  return send('GET', `/v1/${name}${query(asked)}`)
}

async function deciding(path: string, body: unknown, more: Record<string, string>): Promise<Told<Answered>> {
  const told = await send<Answered>('POST', path, body, more)
  if (told.ok) {
    seenEntry = Math.max(seenEntry, told.value.entry_no ?? 0)
    heard.day(told.value.booked_at?.slice(0, 10) ?? '')
  }
  return told
}

// key: the same for every try of one form, so that a second press decides nothing again.
export function command<C extends keyof Commands>(name: C, body: Commands[C], key: string): Promise<Told<Answered>> {
  return deciding(`/v1/${name}`, body, { 'Idempotency-Key': key })
}

// The same as nobody: what is everybody's is asked for without saying who asks.
export function commandOfNobody<C extends keyof Commands>(name: C, body: Commands[C]): Promise<Told<Answered>> {
  return send('POST', `/v1/${name}`, body, { 'Gongbao-Office': '' }, 'omit')
}

export function instruct<I extends keyof Instructions>(name: I, body: Omit<Instructions[I], 'instr_id'>, id: string): Promise<Told<Answered>> {
  return deciding(`/v1/${name}`, { ...body, instr_id: id }, {})
}

// Only these refusals say what became of a key: a session that has ended or a form that is not read says nothing of it.
export const isVerdict = ({ status, code }: Problem): boolean => status === 404 || status === 422 || (status === 403 && !code.startsWith('http.'))

const hex = (bytes: Uint8Array) => Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('')

export function newKey(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)))
}

// Ids of instructions begin with the day they were made, in days since 1970.
export function newInstructionId(day: string): string {
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  return days.toString(16).padStart(8, '0') + hex(crypto.getRandomValues(new Uint8Array(12)))
}
