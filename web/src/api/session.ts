// Who is signed in, for which office he speaks, and what day it is in the city. Asked anew at start, after signing in,
// whenever an answer lets doubt whether the session or the office still stands, and when an answer is of a later day.
import { computed, reactive, shallowRef } from 'vue'
import { heard, send, speaking, type Problem, type Told } from './client'

export interface Office {
  office: string
  role: string
  organisation: number
  area: number
}
interface Me {
  account: number
  speaks_as: string
  offices: Office[]
  day?: string
  csrf_token?: string
  must_change_password?: boolean
  second_factor?: boolean
  second_factor_required?: boolean
}

const nobody = (): Me => ({ account: 0, speaks_as: 'public/0/0', offices: [] })

// asked: it is known who is there. refused: why it is not yet known. ended: the session that was there is no more, and
// whoever had it has not been told where he stands.
export const session = reactive<{ asked: boolean; refused: Problem | null; me: Me; ended: '' | 'session' | 'office' }>({ asked: false, refused: null, me: nobody(), ended: '' })

export const signedIn = computed(() => session.me.account !== 0)
export const office = computed<Office>(() => {
  const [role = 'public', organisation = '0', area = '0'] = (speaking.office || session.me.speaks_as).split('/')
  return { office: speaking.office || session.me.speaks_as, role, organisation: Number(organisation), area: Number(area) }
})
export const role = computed(() => office.value.role)
// Of an office of a district, as lists and questions name it.
const named: Record<number, string> = { 110302: 'BDA', 110110: 'YANSHAN' }
export const district = computed(() => named[office.value.area] ?? (office.value.area ? String(office.value.area) : ''))
// The city's day, which is not the browser's: of a demo city it stands still.
export const today = computed(() => session.me.day ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
// What a public page begins with on that day, which may be said only after the page is made, until its reader chooses.
export function untilChosen<T>(usual: () => T) {
  const chosen = shallowRef<{ value: T } | null>(null)
  return computed<T>({ get: () => (chosen.value ?? { value: usual() }).value, set: (value) => (chosen.value = { value }) })
}

// An answer that is none (too many requests, a service that is starting, no network) changes nothing of what was known.
export async function refresh(): Promise<Problem | null> {
  // Asked as nobody in particular: an office that has ended would be refused, and the answer is about all of them.
  const told = await send<Me>('GET', '/v1/me', undefined, { 'Gongbao-Office': '' })
  session.refused = told.ok || session.asked ? null : told.problem
  if (!told.ok) return told.problem
  session.asked = true
  const before = session.me.account
  const spoke = speaking.office
  session.me = told.value
  speaking.csrf = told.value.csrf_token ?? ''
  if (!told.value.offices.some((each) => each.office === speaking.office)) speaking.office = ''
  if (before && !told.value.account) session.ended = 'session'
  else if (before === told.value.account && spoke && !speaking.office) session.ended = 'office'
  return null
}

// Several requests of one page are refused together: one question answers for all of them, and a doubt that comes soon
// after it is looked into a little later.
const between = 1000
let asking: Promise<void> | null = null
let asked = 0
export function lookAgain(): Promise<void> {
  asking ??= new Promise<void>((go) => setTimeout(go, Math.max(0, asked + between - Date.now())))
    .then(async () => void (await refresh()))
    .finally(() => {
      asked = Date.now()
      asking = null
    })
  return asking
}
heard.doubt = () => {
  if (signedIn.value) void lookAgain()
}
heard.day = (day) => {
  if (session.me.day && day > session.me.day) void lookAgain()
}

export async function logIn(login: string, password: string, code: string): Promise<Told<Me>> {
  const told = await send<Me>('POST', '/v1/session', code ? { login, password, one_time_code: code } : { login, password })
  if (told.ok) {
    speaking.csrf = told.value.csrf_token ?? ''
    speaking.office = ''
    session.ended = ''
    const refused = await refresh()
    if (refused) return { ok: false, problem: refused }
  }
  return told
}

// Why not, if the session still stands.
export async function logOut(): Promise<Problem | null> {
  const told = await send('DELETE', '/v1/session')
  if (!told.ok && told.problem.status !== 401) return told.problem
  session.me = nobody()
  speaking.office = speaking.csrf = ''
  await refresh()
  return null
}

export function speakAs(text: string): void {
  speaking.office = text
  session.ended = ''
}
