// What is typed into the box of the frame: operators, filings, accounts, cards and entries by what they are called, clauses
// by their words, and the pages one may open. The program answers for what its reader may see.
import { i18n } from '../i18n'
import { send, type Problem } from './client'
import { lawDocument, marked, shortName } from './law'
import { documentFor, operatorPage } from './places'
import { office, role } from './session'

export interface Hit {
  kind: 'operator' | 'filing' | 'account' | 'card' | 'entry' | 'clause' | 'page'
  title: string
  more: string
  to: string
}
// leftOut: kinds with too much to look through. problem: why nothing is known of what the program has.
export interface Looked {
  hits: Hit[]
  leftOut: string[]
  problem: Problem | null
}
const most = 6
// GET /v1/search, one question for all kinds.
interface Found {
  kind: Hit['kind']
  id: string
  title: string
  operator_id?: number
  row?: Record<string, unknown>
}
function hitOf({ kind, id, title, operator_id, row }: Found): Hit {
  const text = (name: string) => (typeof row?.[name] === 'string' ? row[name] : '')
  const card = role.value === 'consumer' ? `/my/${operator_id}/${id}` : `/desk/operator?cards.card_id=${id}`
  const to = kind === 'card' ? card : kind === 'entry' ? `/desk/entry/${id}` : operatorPage(office.value, operator_id)
  return { kind, title: kind === 'card' && role.value === 'consumer' ? `···· ${id.slice(-4)}` : title, more: kind === 'operator' ? text('filing_number') || text('uscc') : text('name'), to }
}
async function told(q: string): Promise<Looked> {
  const found = await send<{ hits: Found[]; left_out: string[] }>('GET', `/v1/search?q=${encodeURIComponent(q)}&limit=${most}`)
  return found.ok ? { hits: found.value.hits.map(hitOf), leftOut: found.value.left_out, problem: null } : { hits: [], leftOut: [], problem: found.problem }
}

async function clauses(q: string): Promise<Hit[]> {
  const own = documentFor(role.value)
  const law = await lawDocument(own.document)
  if (!law || q.length < 2) return []
  const language = i18n.global.locale.value
  const inWords = (paragraphs: string[]) => marked(paragraphs, q).some((line) => line.some((piece) => piece.marked))
  return law.anchors
    .filter((anchor) => ['article', 'item'].includes(anchor.kind) && (anchor.printed === q || inWords(anchor.paragraphs)))
    .slice(0, 3)
    .map((anchor) => ({ kind: 'clause', title: shortName(anchor.id, language), more: anchor.paragraphs[0]?.slice(0, 28) ?? '', to: `${own.law}#${anchor.id}` }))
}

export async function search(typed: string, places: readonly (readonly [string, string])[]): Promise<Looked> {
  const q = typed.trim()
  if (!q) return { hits: [], leftOut: [], problem: null }
  const pages = places.filter(([, name]) => name.toLowerCase().includes(q.toLowerCase())).map(([to, name]): Hit => ({ kind: 'page', title: name, more: '', to }))
  const [found, law] = await Promise.all([told(q), clauses(q)])
  return { ...found, hits: [...pages, ...found.hits, ...law] }
}
