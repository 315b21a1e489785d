// How what is kept of schools and their roads is shown: standings and colours, shares and totals, what may be done next.
import { points as hundredths } from '../ui/format'

const good = new Set(['closed', 'confirmed', 'filed', 'accepted', 'published', 'in_place', 'not_applicable', 'finished', 'networked', 'full'])
const bad = new Set(['returned', 'withdrawn', 'cancelled', 'damaged', 'removed', 'absent', 'none', 'not_in_place'])
export const standing = (state: string | null | undefined): string => (!state ? '' : good.has(state) ? 'good' : bad.has(state) ? 'bad' : state === 'infeasible' || state === 'superseded' ? '' : 'warn')
// 83.33%, and what cannot be measured as nothing.
export const share = (bp: number | undefined | null): string => (bp === undefined || bp === null ? '—' : `${hundredths(bp)}%`)
export const total = (each: number): string => hundredths(each)
export const metres = (cm: number): string => `${hundredths(cm)} m`
export const units = ['110101', '110102', '110105', '110106', '110107', '110108', '110109', '110111', '110112', '110113', '110114', '110115', '110116', '110117', '110118', '110119', 'BDA', 'YANSHAN']
export const facilities = ['no_stopping', 'crossing', 'warning_sign', 'school_ahead', 'speed_control', 'offsite_enforcement', 'surveillance', 'anti_collision', 'grid_lines', 'signal_light', 'bollards', 'separation_rail']
export const cityRoles = new Set(['city_edu', 'city_police', 'city_transport', 'school_inspector'])
// Who plans checks (3.3a).
export const checkers = new Set([...cityRoles, 'district_edu', 'traffic_police', 'district_public_security', 'district_transport', 'urban_management'])
export const checkActs: Record<string, string[]> = { planned: ['start_check', 'cancel_check'], started: ['finish_check'] }

// What a department does next with what waits for it.
const tasks: Record<string, (state: string, leads: boolean) => string[]> = {
  problem: (state, leads) => (state === 'assigned' && leads ? ['submit_rectification'] : []),
  whistle: (state) => (state === 'blown' ? ['report_in'] : state === 'reported_in' ? ['resolve'] : []),
  incident: (state) => (state === 'reported' ? ['ack_incident'] : []),
}
export const nextOf = (kind: string | null, state: string | null, leads: boolean | null, done: boolean | null): string[] => (done || !kind || !state ? [] : (tasks[kind]?.(state, !!leads) ?? []))
// What may be done with a problem of the ledger, by whom.
export function actsOn(row: { state: string | null; lead: string | null }, role: string): string[] {
  const verifies = role === 'district_edu' || role === 'school'
  if (row.state === 'open') return role === 'district_edu' || role === 'subdistrict' ? ['assign_problem'] : role === 'school' ? ['escalate_problem'] : []
  if (row.state === 'assigned') return [...((role === 'school' && row.lead === 'school') || (role === 'district_edu' && row.lead === 'education') ? ['submit_rectification'] : []), ...(role === 'subdistrict' ? ['blow_whistle'] : []), ...(role === 'district_edu' || role === 'school' ? ['escalate_problem'] : [])]
  return row.state === 'rectified' && verifies ? ['verify_problem'] : []
}
