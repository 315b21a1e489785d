// The movements of one card, page by page. How the balance moved the program says.
import { send, type Told } from './client'

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

export function statementOf(operator: number, card: string, limit: number, before?: string): Promise<Told<StatementPage>> {
  return send('GET', `/v1/prepaid-card/statement?operator_id=${operator}&card_id=${card}&limit=${limit}${before ? `&before=${before}` : ''}`)
}
