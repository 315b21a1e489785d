// The issue, its places and what is decided by them, as the program tells it (/v1/gazette/…).
import { send } from './client'
import type { Anchor, Clause } from './law'

export interface Printed {
  document: string
  title_zh: string
  title_en: string
  instrument_zh: string
  doc_number: string
  issuers: string[]
  date_issued: string
  page: number
}
export interface TakenFile {
  file: string
  bytes?: number
  sha256?: string
}
export interface Issue {
  issue: string
  year: number
  number: number
  total_number: number
  date: string
  contents: (Printed & { clauses: number; running: number; files: TakenFile[] })[]
  files: TakenFile[]
}
export interface Standing {
  day: string
  status: string
  scope: string
  sources: string[]
  note: string
}
export interface RunningClause extends Clause {
  state: string
  implementers: string[]
  tests: string[]
  refuses: string[]
  reason: string
}
export interface Neighbour {
  anchor: string
  place: string
}
export interface Article {
  anchor: string
  place: string
  document: string
  title_zh: string
  doc_number: string
  printed: { issue: { year: number; number: number }; page: number; text_sha256: string }
  standing: Standing
  anchors: Anchor[]
  clauses: RunningClause[]
  before?: Neighbour
  after?: Neighbour
  above?: Neighbour
}
export interface Sum {
  accepted: number
  refused: number
}
export interface Decisions {
  day?: string
  today: Sum
  this_month: Sum
  days: (Sum & { day: string })[]
}
export interface FoundPlace extends Neighbour {
  document: string
  title_zh: string
  cut_front: boolean
  cut_back: boolean
  pieces: { text: string; marked: boolean }[]
  status?: string
}
export interface FoundWords {
  documents: Printed[]
  anchors: FoundPlace[]
  total: number
}
export interface Resolved {
  citation: string
  target: string
  anchor?: string
  place: string
  note: string
}
export interface Coverage {
  document: string
  clauses: RunningClause[]
  computable: number
  running: number
  rate_bp: number
}

const at = '/v1/gazette'
const asked = (query: Record<string, string>) => {
  const all = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return all.size ? `?${all}` : ''
}
// The one that is printed into the program is the first.
export const issues = () => send<{ issues: Issue[] }>('GET', `${at}/issues`)
export const article = (anchor: string, date: string) => send<Article>('GET', `${at}/anchors/${anchor}${asked({ date })}`)
export const decisionsOf = (anchor: string) => send<Decisions>('GET', `${at}/anchors/${anchor}/decisions`)
export const statusOf = (target: string, date: string) => send<{ standing: Standing }>('GET', `${at}/status${asked({ target, date })}`)
export const findWords = (q: string, document: string, date: string, limit: number) => send<FoundWords>('GET', `${at}/search${asked({ q, document, date, limit: String(limit) })}`)
export const resolve = (c: string) => send<Resolved>('GET', `${at}/resolve${asked({ c })}`)
export const coverage = () => send<{ documents: Coverage[] }>('GET', `${at}/coverage`)

export const fileAt = (file: string) => `${at}/files/${file}`
export const feedAt = `${at}/feed`
export const issuesFeedAt = `${at}/feed/issues`
export const statusFeedAt = (target: string) => `${at}/feed/status${asked({ target })}`
export const searchFeedAt = (q: string) => `${at}/feed/search${asked({ q })}`
// The picture of a link that never changes; none where the service does not know its address outside.
export const codeAt = (of: { c?: string; issue?: string }) => `${at}/qr_code${asked({ ...of })}`
// Where an anchor is read by itself.
export const pageOf = (anchor: string) => `/law/${anchor}`
