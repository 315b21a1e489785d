// What a desk knows of one operator and need not ask whoever fills a form in: its accounts, its bank, its cards' product.
import { reactive, watch, type Ref } from 'vue'
import { dayAfter } from '../api/calendar'
import { list, send } from '../api/client'
import { documentFor } from '../api/places'
import { office, session, today } from '../api/session'
import type { Values } from './forms'
import { usualImprint } from '../press/show'

export interface Known {
  operator: number
  account: string
  settlement: string
  bank: number
  name: string
  area: string
  uscc: string
}

export function useKnown(operator: Ref<number>): Known {
  const known = reactive<Known>({ operator: 0, account: '', settlement: '', bank: 0, name: '', area: '', uscc: '' })
  watch(
    operator,
    async (id, _, ended) => {
      let over = false
      ended(() => (over = true))
      Object.assign(known, { operator: id, account: '', settlement: '', bank: 0, name: '', area: '', uscc: '' })
      if (!id) return
      const [row, entry] = await Promise.all([
        list('prepaid-card/operators', { operator_id: id }, { limit: 1 }),
        // The settlement account is the one given at registration: an operator's number is that entry.
        send<{ members?: { settlement_account?: string } }>('GET', `/v1/custody/entries/${id}`),
      ])
      if (over) return
      const told = row.ok ? row.value.rows[0] : undefined
      if (told) Object.assign(known, { account: told.account_no ?? '', bank: told.bank_id ?? 0, name: told.name ?? '', area: told.area ?? '', uscc: told.uscc ?? '' })
      if (entry.ok) known.settlement = entry.value.members?.settlement_account ?? ''
    },
    { immediate: true },
  )
  return known
}

// The quarter before the present one, in which reports are due.
export function lastQuarter(): string {
  const [year = 0, month = 1] = today.value.split('-').map(Number)
  const n = year * 4 + Math.floor((month - 1) / 3) - 1
  return `${Math.floor(n / 4)}Q${(n % 4) + 1}`
}

// A report to be checked is named by its quarter's number.
export const quarterOf = (subject: number): string => `${Math.floor(subject / 4)}Q${(subject % 4) + 1}`

const actsForAnOrganisation = (role: string) => ['operator', 'branch', 'custody_bank'].includes(role)
const ownOffice = () => ({ role: office.value.role, organisation: office.value.organisation, area: office.value.area })

// What is filled in where it is known; every field stays open to change.
export function initialFor(name: string, known: Known): Values {
  const short = name.split('/').pop() ?? ''
  const day = today.value
  const common: Values = {
    account_no: known.account, payee_account: known.account, paying_account: known.settlement,
    as_of: day, changed_on: day, signed_on: day, inspected_on: day, observed_on: day, decided_on: day, told_on: day, stop_issue_on: day, notice_on: day, first_day: day,
    quarter: lastQuarter(), period: lastQuarter(), area: known.area, district: known.area,
  }
  if (short === 'request_free_release') return { account_no: known.settlement, purpose: 'goods' }
  if (short === 'submit_filing') return { form: { account_no: known.account, uscc: known.uscc, operator_name: known.name }, commitment_doc: { signed_on: day } }
  // Of a day that is over.
  if (short === 'upload_statement') return { account_no: known.account, date: dayAfter(day, -1) }
  if (short === 'set_parameter') return { document: documentFor(office.value.role).document }
  if (short === 'publish_issue') return usualImprint
  if (short === 'register_operator') return { kind: 'single' }
  if (short === 'apply_consumption_release') return { application_id: Date.now() }
  if (short === 'change_bank') return {}
  if (short === 'submit_quarter_report') return { quarter: lastQuarter() }
  if (['issue_key', 'register_webhook', 'appoint_substitute'].includes(short)) return { office: ownOffice(), absent: session.me.account, first_day: day }
  if (short === 'appoint' || short === 'dismiss') return { office: office.value.role === 'operator' ? { role: 'branch', organisation: office.value.organisation, area: 1 } : actsForAnOrganisation(office.value.role) ? ownOffice() : {} }
  return common
}

// What is not asked because it does not concern who fills the form in: a bank's transaction numbers are the bank's.
export function withoutFor(name: string): string[] {
  const short = name.split('/').pop() ?? ''
  const hidden = office.value.role === 'custody_bank' || short === 'correct_instruction' ? [] : ['bank_txn_no']
  if (short === 'submit_quarter_report') hidden.push('reported_bank', 'account_no')
  if (['raise_objection', 'apply_consumption_release', 'record_agreement', 'accept_refund', 'pay_refund', 'execute_payout', 'payout_returned', 'interest', 'bank_fee', 'fund_custody', 'unidentified_receipt', 'identify_receipt', 'release_free'].includes(short)) hidden.push('outlet_id')
  return hidden
}
