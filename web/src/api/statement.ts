// The movements of one card, page by page and as a file of all of them. How the balance moved the program says.
import { keepFile, send, type Problem, type Told } from './client'

export interface Movement {
  entry_no: number
  event_date: string
  op: string
  instr_id?: string
  principal_change_fen: number
  bonus_change_fen?: number
  balance_fen: number
  clauses: string[]
}
// The oldest first; before: where the next page, of older ones, begins.
export interface StatementPage {
  movements: Movement[]
  before?: string
}
export const mostOfAPage = 100

export function statementOf(operator: number, card: string, limit: number, before?: string): Promise<Told<StatementPage>> {
  return send('GET', `/v1/prepaid-card/statement?operator_id=${operator}&card_id=${card}&limit=${limit}${before ? `&before=${before}` : ''}`)
}

// All of them, the newest first, as lines of a file that a spreadsheet opens.
export async function keepStatement(operator: number, card: string, head: string[], line: (move: Movement) => string[], as: string, told: (read: number) => void): Promise<Problem | null> {
  const lines = [head]
  let before: string | undefined
  do {
    const page = await statementOf(operator, card, mostOfAPage, before)
    if (!page.ok) return page.problem
    lines.push(...page.value.movements.reverse().map(line))
    before = page.value.before
    told(lines.length - 1)
  } while (before)
  const text = lines.map((each) => each.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
  const kept = await keepFile({ ok: true, value: new Response(`\ufeff${text}\r\n`, { headers: { 'Content-Type': 'text/csv' } }) }, `${as}.csv`)
  return kept.ok ? null : kept.problem
}
