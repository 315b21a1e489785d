// How what is kept of used vehicles is shown: its standing as a colour, a side of a transaction, a share of a thousand.
import { i18n } from '../i18n'
import { word } from '../ui/format'

const good = new Set(['registered', 'valid', 'used', 'verified', 'active', 'allocated', 'lifted', 'closed', 'replied', 'answered'])
const bad = new Set(['voided', 'red_lettered', 'rejected', 'withdrawn', 'stopped', 'expired', 'cancelled', 'listed', 'rectified_claimed', 'ended'])
const waits = new Set(['detected', 'open', 'submitted', 'applied', 'received', 'filed'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : waits.has(state) ? 'warn' : '')

// A side as an answer tells it: a firm by its name, a person as far as the reader may see him.
interface Side {
  uscc?: string
  operator_name?: string
  person?: { name?: string } | null
}
export const sideOf = (side: Side | null | undefined): string => side?.operator_name ?? side?.uscc ?? side?.person?.name ?? i18n.global.t('car.privatePerson')
// And as a row of a list does: the code of a firm, or a person.
export const sideIn = (uscc: string | null | undefined, person: { name?: string } | null | undefined): string => uscc || person?.name || i18n.global.t('car.privatePerson')

// 503 → 50.3%
export const tenths = (share: number | null | undefined): string => (share === null || share === undefined ? '—' : `${Math.floor(share / 10)}.${share % 10}%`)
export const kindsOf = (row: { dealer?: boolean | null; broker?: boolean | null; market?: boolean | null }): string => (['dealer', 'broker', 'market'] as const).filter((each) => row[each]).map((each) => word('carOperator', each)).join(' · ')

// What has to be presented (3a, 3c), each as an original until somebody says otherwise.
export type PaperType = 'seller_id' | 'buyer_id' | 'registration_certificate' | 'driving_licence' | 'invoice'
export const ofParties = ['seller_id', 'buyer_id'] as const
export const ofVehicle = ['registration_certificate', 'driving_licence'] as const
export const originals = (types: readonly PaperType[]) => types.map((type) => ({ type, form: 'original' as const }))
// 20 digits, or 12 and 8 of an invoice on paper.
export const numberIn = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '')
export const isNumber = (text: string): boolean => /^\d{20}$/.test(numberIn(text))
