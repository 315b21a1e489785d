// Who spoke, as far as its reader may know: a shop, a bank and a district by name, and never a person.
import { operatorName } from '../ui/names'
import { i18n } from '../i18n'
import { word } from '../ui/format'
import { bankName } from './banks'

interface Spoke {
  role: string | null
  organisation: number | null
  by_area: number | null
}
// Nothing where the role says it all.
export function whoSpoke({ role, organisation, by_area }: Spoke): string {
  switch (role) {
    case 'operator':
      return organisation ? operatorName(organisation) : ''
    case 'branch':
      return `${operatorName(organisation)} · ${i18n.global.t('field.outlet')} ${by_area}`
    case 'custody_bank':
      return bankName(organisation)
    case 'district_commerce':
      return by_area ? word('area', by_area) : ''
  }
  return ''
}
