// What is typed into the box of the frame: operators by name, code or number, one's cards, clauses by their words, and the
// pages one may open. Every list answers for what its reader may see.
import { i18n } from '../i18n'
import { list, type Told, type Page } from './client'
import { lawDocument, marked, shortName } from './law'
import { lookupFilters } from './lookup'
import { role, signedIn } from './session'

export interface Hit {
  kind: 'operator' | 'card' | 'clause' | 'page'
  title: string
  more: string
  to: string
}
const most = 6
const rowsOf = <Row>(told: Told<Page<Row>>) => (told.ok ? told.value.rows : [])
// Whose desks show operators other than their own.
const looksInto = new Set(['district_commerce', 'city_commerce', 'custody_bank', 'financial_regulator'])

async function operators(q: string): Promise<Hit[]> {
  const rows = rowsOf(await list('prepaid-card/lookup', lookupFilters(q), { limit: most }))
  const found = rows.map((row): Hit => ({ kind: 'operator', title: row.name ?? '', more: row.filing_number ?? '', to: looksInto.has(role.value) ? `/desk/operator/${row.operator_id}` : `/operators/${row.operator_id}` }))
  // Those that have not filed are published nowhere; who supervises them finds them all the same.
  if (!looksInto.has(role.value) || rows.length >= most) return found
  const { filing_number, ...filters } = lookupFilters(q)
  if (filing_number) return found
  const known = new Set(rows.map((row) => row.operator_id))
  const others = rowsOf(await list('prepaid-card/operators', filters, { limit: most })).filter((row) => !known.has(row.operator_id))
  return [...found, ...others.map((row): Hit => ({ kind: 'operator', title: row.name ?? '', more: row.uscc ?? '', to: `/desk/operator/${row.operator_id}` }))]
}

async function cards(q: string): Promise<Hit[]> {
  if (!/^\d{4,20}$/.test(q)) return []
  if (role.value === 'consumer') {
    const rows = rowsOf(await list('prepaid-card/holders', {}, { limit: 100 })).filter((row) => row.card_id?.endsWith(q))
    return rows.slice(0, most).map((row) => ({ kind: 'card', title: `···· ${row.card_id?.slice(-4)}`, more: '', to: `/my/${row.operator_id}/${row.card_id}` }))
  }
  if (role.value !== 'operator' && role.value !== 'branch') return []
  const rows = rowsOf(await list('prepaid-card/cards', { card_id: q }, { limit: most }))
  return rows.map((row) => ({ kind: 'card', title: row.card_id ?? '', more: row.first_sale ?? '', to: `/desk/operator?cards.card_id=${row.card_id}` }))
}

async function clauses(q: string): Promise<Hit[]> {
  const law = await lawDocument('prepaid-card')
  if (!law || q.length < 2) return []
  const language = i18n.global.locale.value
  const inWords = (paragraphs: string[]) => marked(paragraphs, q).some((line) => line.some((piece) => piece.marked))
  return law.anchors
    .filter((anchor) => ['article', 'item'].includes(anchor.kind) && (anchor.printed === q || inWords(anchor.paragraphs)))
    .slice(0, 3)
    .map((anchor) => ({ kind: 'clause', title: shortName(anchor.id, language), more: anchor.paragraphs[0]?.slice(0, 28) ?? '', to: `/law/prepaid-card#${anchor.id}` }))
}

export async function search(typed: string, places: readonly (readonly [string, string])[]): Promise<Hit[]> {
  const q = typed.trim()
  if (!q) return []
  const pages = places.filter(([, name]) => name.toLowerCase().includes(q.toLowerCase())).map(([to, name]): Hit => ({ kind: 'page', title: name, more: '', to }))
  const all = await Promise.all([operators(q), signedIn.value ? cards(q) : [], clauses(q)])
  return [...pages, ...all.flat()]
}
