// What a page knows of a nursery and need not ask whoever fills a form in.
import { today } from '../api/session'
import type { Lists } from '../api/generated'
import { bankName } from '../desks/banks'
import type { Values } from '../desks/forms'

type Row = Lists['childcare/institutions']['row']
export function initialOf(name: string, row: Row | null): Values {
  const day = today.value
  const enrolment = row ? { designed_places: row.designed_places, enrolled: row.enrolled } : {}
  switch (name.split('/').pop()) {
    case 'submit_filing':
      return { subject: row ? { name: row.name, uscc: row.uscc, site_address: row.address } : {}, account: { account_no: row?.account_no ?? '', bank: row?.bank_id ? bankName(row.bank_id) : '' }, enrolment }
    case 'update_enrolment':
      return enrolment
    case 'sign_custody_agreement':
      return { signed_on: day }
    case 'publish_disclosure':
      return { institution_name: row?.name ?? '', from: day }
    case 'publish_fee_standard':
      return { published_from: day }
    case 'update_filing':
      return { changed_on: day }
  }
  return {}
}
