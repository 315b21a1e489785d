// How what is kept of eldercare is shown: standings and colours, the steps of a report, the departments by their names.
import { i18n } from '../i18n'
import { word } from '../ui/format'

const good = new Set(['closed', 'fed_back', 'checked_ok', 'accepted', 'selected', 'active', 'green', 'outstanding'])
const bad = new Set(['checked_not_ok', 'refused', 'removed', 'red'])
const waits = new Set(['received', 'registered', 'ordered', 'rectification_reported', 'submitted', 'reserve', 'yellow', 'transferred', 'not_substantiated'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : waits.has(state) ? 'warn' : '')

export const categories = ['safety', 'quality', 'operation', 'home_care'] as const
// The city's own department is no district.
export const departmentWord = (code: string | null | undefined): string => (code === 'CITY' ? i18n.global.t('care.cityDepartment') : word('area', code))
export const departments = ['CITY', '110101', '110102', '110105', '110106', '110107', '110108', '110109', '110111', '110112', '110113', '110114', '110115', '110116', '110117', '110118', '110119', 'BDA']
// What a department named by its office's area is called in lists and questions.
export const departmentOf = (area: number, district: string): string => (area === 110000 ? 'CITY' : district)
// What may be done with an entry next, by whoever may (part 2).
const acts: Record<string, Record<string, string[]>> = {
  registered: { civil_affairs: ['order_rectification', 'decide_not_substantiated', 'transfer_entry'] },
  ordered: { civil_affairs: ['transfer_entry'] },
  rectification_reported: { civil_affairs: ['check_rectification'], contact_staff: ['check_rectification'], welfare_centre: ['check_rectification'] },
  checked_not_ok: { civil_affairs: ['order_rectification'] },
  checked_ok: { contact_staff: ['give_feedback'], welfare_centre: ['give_feedback'] },
  not_substantiated: { contact_staff: ['give_feedback'], welfare_centre: ['give_feedback'] },
  transferred: { contact_staff: ['give_feedback'], welfare_centre: ['give_feedback'] },
  fed_back: { civil_affairs: ['close_entry'] },
}
export const actsOn = (state: string | null | undefined, role: string): string[] => acts[state ?? '']?.[role] ?? []
