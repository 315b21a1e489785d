// The printed words: one document is fetched once and kept; a clause of it is then at hand without waiting.
import { send } from './client'

export interface Anchor {
  id: string
  kind: string
  parent: string
  printed: string
  evident: string
  paragraphs: string[]
  slips: { printed: string; evident: string }[]
}
export interface Clause {
  id: string
  last: string
  class: string
  norm_en: string
  quote: string
  anchor: string
  opens: string
}
export interface LawDocument {
  document: string
  title_zh: string
  title_en: string
  instrument_zh: string
  doc_number: string
  issuers: string[]
  date_issued: string
  gazette_date: string
  page: number
  issue: { year: number; number: number }
  anchors: Anchor[]
  clauses: Clause[]
}

const kept = new Map<string, Promise<LawDocument | null>>()

export function lawDocument(name: string): Promise<LawDocument | null> {
  let found = kept.get(name)
  if (!found) {
    found = send<LawDocument>('GET', `/v1/gazette/documents/${name}`).then((told) => {
      if (!told.ok) kept.delete(name)
      return told.ok ? told.value : null
    })
    kept.set(name, found)
  }
  return found
}

// The words are fetched while nothing else is done, once for the page, so that the first press needs no waiting.
let planned = false
export function soon(fetchWords: () => void): void {
  if (planned || (navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  planned = true
  if ('requestIdleCallback' in window) requestIdleCallback(fetchWords, { timeout: 5000 })
  else setTimeout(fetchWords, 1500)
}

// reg/… is the parent Regulation: not printed here, but its clauses stand in the table of the document that opens it.
export const documentOf = (clause: string) => (clause.startsWith('reg/') ? 'prepaid-card' : (clause.split('/')[0] ?? ''))

const numberIn = (id: string) => Number(id.split('/')[1]?.match(/^\d+/)?.[0] ?? 0)

export function clauseIn(document: LawDocument, id: string): Clause | undefined {
  return (
    document.clauses.find((each) => each.id === id) ??
    document.clauses.find((each) => each.last && id.startsWith('reg/') && numberIn(id) >= numberIn(each.id) && numberIn(id) <= numberIn(each.last))
  )
}

// An article's own paragraphs and its items in the order they are printed: the items stand behind the paragraph that
// announces them (“…以下…” or a colon at its end), and what the article says after them comes last.
export interface Line {
  anchor: Anchor
  text: string
}
export function printedLines(document: LawDocument, anchor: Anchor): Line[] {
  const items = document.anchors.filter((each) => each.parent === anchor.id && each.kind === 'item')
  const own = anchor.paragraphs.map((text): Line => ({ anchor, text }))
  if (items.length === 0) return own
  const announced = own.findIndex(({ text }) => /以下|下列|[：:]$/.test(text.trim()))
  const at = announced < 0 ? own.length : announced + 1
  return [...own.slice(0, at), ...items.flatMap((each) => printedLines(document, each)), ...own.slice(at)]
}

export interface Piece {
  text: string
  marked: boolean
}

// The printed text mixes both widths of punctuation and puts blanks around figures; quotes are compared without either.
const widths: Record<string, string> = { '\uff0c': ',', '\uff1a': ':', '\uff1b': ';', '\uff08': '(', '\uff09': ')' }

// The text without blanks, and where each of its characters stood.
function folded(text: string): { plain: string; at: number[] } {
  let plain = ''
  const at: number[] = []
  for (let i = 0; i < text.length; ++i) {
    if (/\s/.test(text[i]!)) continue
    plain += widths[text[i]!] ?? text[i]!
    at.push(i)
  }
  return { plain, at }
}

// The words of a quote, marked where they stand in the paragraphs; its pieces are apart by ….
export function marked(paragraphs: string[], quote: string): Piece[][] {
  const wanted = quote.split('…').map((each) => folded(each).plain).filter(Boolean)
  return paragraphs.map((paragraph) => {
    const { plain, at } = folded(paragraph)
    const pieces: Piece[] = []
    let told = 0
    let from = 0
    while (wanted.length > 0) {
      const found = plain.indexOf(wanted[0]!, from)
      if (found < 0) break
      const first = at[found]!
      const end = at[found + wanted[0]!.length - 1]! + 1
      if (first > told) pieces.push({ text: paragraph.slice(told, first), marked: false })
      pieces.push({ text: paragraph.slice(first, end), marked: true })
      told = end
      from = found + wanted.shift()!.length
    }
    if (told < paragraph.length) pieces.push({ text: paragraph.slice(told), marked: false })
    return pieces
  })
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
function chinese(n: number): string {
  if (n < 10) return digits[n]!
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : digits[tens]}十${digits[n % 10]}`
}

// prepaid-card/9i → 办法 第九条 i; what a chip shows.
export function shortName(id: string, language: string): string {
  const [document = '', rest = ''] = id.split('/')
  const match = rest.match(/^(?:2-)?(\d+)([a-z]*)$/)
  const of = document === 'reg' ? '条例' : ''
  if (!match) return language === 'zh' ? of + rest : id
  const [, number = '', letter = ''] = match
  if (language !== 'zh') return `${document === 'reg' ? 'Reg. ' : 'Art. '}${rest.startsWith('2-') ? `${number} bis` : number}${letter && `(${letter})`}`
  return `${of}${rest.startsWith('2-') ? '第二个' : ''}第${chinese(Number(number))}条${letter && `(${letter})`}`
}
