// Who is signed in, for which office he speaks, and what day it is in the city. Asked anew at start, after signing in,
// and whenever an answer says that the session has ended.
import { computed, reactive } from 'vue'
import { send, speaking, type Told } from './client'

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

export const session = reactive<{ asked: boolean; me: Me; ready: boolean }>({
  asked: false,
  ready: true,
  me: { account: 0, speaks_as: 'public/0/0', offices: [] },
})

export const signedIn = computed(() => session.me.account !== 0)
export const office = computed<Office>(() => {
  const [role = 'public', organisation = '0', area = '0'] = (speaking.office || session.me.speaks_as).split('/')
  return { office: speaking.office || session.me.speaks_as, role, organisation: Number(organisation), area: Number(area) }
})
export const role = computed(() => office.value.role)
// The city's day, which is not the browser's: of a demo city it stands still.
export const today = computed(() => session.me.day ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))

export async function refresh(): Promise<void> {
  const told = await send<Me>('GET', '/v1/me')
  session.asked = true
  session.ready = told.ok || told.problem.status !== 503
  if (!told.ok) return
  session.me = told.value
  speaking.csrf = told.value.csrf_token ?? ''
  if (!told.value.offices.some((each) => each.office === speaking.office)) speaking.office = ''
}

export async function logIn(login: string, password: string, code: string): Promise<Told<Me>> {
  const told = await send<Me>('POST', '/v1/session', code ? { login, password, one_time_code: code } : { login, password })
  if (told.ok) {
    speaking.csrf = told.value.csrf_token ?? ''
    speaking.office = ''
    await refresh()
  }
  return told
}

export async function logOut(): Promise<void> {
  await send('DELETE', '/v1/session')
  speaking.csrf = ''
  speaking.office = ''
  await refresh()
}

export function speakAs(text: string): void {
  speaking.office = text
}
