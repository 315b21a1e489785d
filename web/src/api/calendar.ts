// Working days as the State Council's notices make them. Counts what is left; never computes a deadline: those come
// from the program.
import { computed, shallowRef } from 'vue'
import { send } from './client'

interface Notice {
  year: number
  days: { day: string; kind: 'rest' | 'work'; festival: string }[]
}

const exceptions = shallowRef(new Map<string, boolean>())
export const calendarKnown = computed(() => exceptions.value.size > 0)
let asked = false

export function needCalendar(): void {
  if (asked) return
  asked = true
  void send<{ notices: Notice[] }>('GET', '/v1/gazette/calendar').then((told) => {
    if (!told.ok) {
      asked = false
      return
    }
    const all = new Map<string, boolean>()
    for (const notice of told.value.notices) for (const each of notice.days) all.set(each.day, each.kind === 'work')
    exceptions.value = all
  })
}

// rest or work: what a notice makes of a day, against its weekday.
export function noticeOf(day: string): 'rest' | 'work' | undefined {
  const work = exceptions.value.get(day)
  return work === undefined ? undefined : work ? 'work' : 'rest'
}

export const dayAfter = (day: string, n: number) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

// The same day of another month, or its last.
export function monthAfter(day: string, n: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = new Date(Date.UTC(year, month - 1 + n, 1))
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(date, last))
  return at.toISOString().slice(0, 10)
}
// 0 is Monday.
export const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const saturday = 5
function isWorkingDay(day: string): boolean {
  return exceptions.value.get(day) ?? weekdayOf(day) < saturday
}

// Working days in (from, until]; negative when until is past.
export function workDaysBetween(from: string, until: string): number {
  if (until < from) return -workDaysBetween(until, from)
  let n = 0
  for (let day = from; day < until; ) {
    day = dayAfter(day, 1)
    if (isWorkingDay(day)) ++n
  }
  return n
}

export const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
