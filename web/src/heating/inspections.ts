// Inspections that the program does not have yet: kept in this browser with their photographs while somebody stands in a
// village without network, and sent under one key each when there is one again, so that none is recorded twice.
import { reactive } from 'vue'
import { command, newKey, type Problem } from '../api/client'
import type { Commands } from '../api/generated'
import { keep, kept } from '../api/kept'
import { ownPlace } from '../api/own'
import { attached, putPaper } from '../desks/papers'
import { unscaled } from './show'

// A paper: its words, or a photograph as an address of its own bytes; what the program calls it once it has it.
export interface Sheet {
  words: string
  name?: string
  bytes?: string
  hash?: string
}
export interface Inspection {
  device: number
  // Of its household.
  ref: string
  type: string
  day: string
  usable: '' | 'yes' | 'no'
  ambient: string
  outlet: string
  startAmbient: string
  started: '' | 'yes' | 'no'
  flags: string[]
  record: Sheet
  certificate: Sheet
  photo: Sheet
  statement: string
  key: string
  // Finished: it goes when it can.
  ready: boolean
  problem?: Problem
}
const sheet = (): Sheet => ({ words: '' })
export const blankInspection = (device: number, ref: string, type: string, day: string): Inspection => ({ device, ref, type, day, usable: '', ambient: '', outlet: '', startAmbient: '', started: '', flags: [], record: sheet(), certificate: sheet(), photo: sheet(), statement: '', key: newKey(), ready: false })

// --- what is kept ---

const index = () => ownPlace('draft', 'inspections')
const place = (device: number) => ownPlace('draft', 'inspection', device)
export const inspections = reactive({ all: new Map<number, Inspection>(), sent: [] as string[], sending: false })

const numbers = (): number[] => JSON.parse(kept(index()) || '[]') as number[]
export function readInspections(): void {
  inspections.all.clear()
  for (const device of numbers()) {
    const text = kept(place(device))
    if (text) inspections.all.set(device, JSON.parse(text) as Inspection)
  }
}
// False: this browser has no room for it.
export function keepInspection(one: Inspection): boolean {
  inspections.all.set(one.device, one)
  const text = JSON.stringify(one)
  keep(place(one.device), text)
  keep(index(), JSON.stringify([...inspections.all.keys()]))
  return kept(place(one.device)) === text
}
export function dropInspection(device: number): void {
  inspections.all.delete(device)
  keep(place(device), '')
  keep(index(), inspections.all.size ? JSON.stringify([...inspections.all.keys()]) : '')
}

// --- what is missing, and what is sent ---

export const given = (paper: Sheet): boolean => !!paper.words.trim() || !!paper.bytes
const isFigure = (text: string) => !text.trim() || unscaled(text, 1) !== null
export const isPump = (type: string) => type.startsWith('ashp_')
const exchanger = ['exchanger_leaks', 'exchanger_corroded']

// The first field that has to be filled in or is no figure.
export function lacks(one: Inspection): 'usable' | 'ambient' | 'outlet' | 'startAmbient' | 'photo' | 'statement' | 'record' | null {
  if (!one.usable) return 'usable'
  if (!isFigure(one.ambient) || (!!one.outlet.trim() && !one.ambient.trim())) return 'ambient'
  if (!isFigure(one.outlet) || (!!one.ambient.trim() && !one.outlet.trim())) return 'outlet'
  if (!isFigure(one.startAmbient) || (!!one.started && !one.startAmbient.trim())) return 'startAmbient'
  if (one.flags.some((each) => exchanger.includes(each)) && !given(one.photo)) return 'photo'
  if (one.flags.includes('irreparable_hazard') && !one.statement.trim()) return 'statement'
  return given(one.record) ? null : 'record'
}

function fileOf(paper: Sheet): File {
  const [head = '', body = ''] = paper.bytes!.split(',')
  const bytes = Uint8Array.from(atob(body), (each) => each.charCodeAt(0))
  return new File([bytes], paper.name ?? 'photo.jpg', { type: head.match(/^data:([^;]+)/)?.[1] ?? 'image/jpeg' })
}
type Paper = Commands['heating/assess_device']['attachment']
async function paperOf(one: Inspection, paper: Sheet): Promise<Paper | Problem | undefined> {
  if (!paper.bytes) return paper.words.trim() || undefined
  if (!paper.hash) {
    const told = await putPaper(fileOf(paper))
    if (!told.ok) return told.problem
    paper.hash = attached(told.value) ?? ''
    keepInspection(one)
  }
  return { attachment: paper.hash }
}
const isProblem = (told: unknown): told is Problem => typeof told === 'object' && told !== null && 'status' in told

function testsOf(one: Inspection) {
  const tests = []
  if (one.ambient.trim()) tests.push({ ambient: unscaled(one.ambient, 1)!, outlet: unscaled(one.outlet, 1)! })
  if (one.startAmbient.trim() && one.started) tests.push({ ambient: unscaled(one.startAmbient, 1)!, started: one.started === 'yes' })
  return tests
}
// True: the program has it.
async function send(one: Inspection): Promise<boolean> {
  const papers: (Paper | undefined)[] = []
  for (const each of [one.record, one.certificate, one.photo]) {
    const told = await paperOf(one, each)
    if (isProblem(told)) return stays(one, told)
    papers.push(told)
  }
  const [attachment, certificate, photo] = papers
  const body = { device: one.device, inspected_on: one.day, usable: one.usable === 'yes', tests: testsOf(one), flags: one.flags, attachment, ...(certificate ? { certificate } : {}), ...(photo ? { photo } : {}), ...(one.statement.trim() ? { statement: one.statement.trim() } : {}) }
  const told = await command('heating/assess_device', body as Commands['heating/assess_device'], one.key)
  if (!told.ok) return stays(one, told.problem)
  inspections.sent.push(one.ref)
  dropInspection(one.device)
  return true
}
// Not reached, signed out, too busy: the same is sent again later.
const waits = (status: number) => status === 0 || status === 401 || status === 429 || status >= 500
// Not reached: it waits. Refused: whoever typed it has to look again.
function stays(one: Inspection, problem: Problem): boolean {
  if (waits(problem.status)) return false
  one.problem = problem
  one.ready = false
  one.key = newKey()
  keepInspection(one)
  return false
}
export async function sendInspections(): Promise<void> {
  if (inspections.sending) return
  inspections.sending = true
  for (const each of [...inspections.all.values()].filter(({ ready }) => ready)) await send(each)
  inspections.sending = false
}

// A photograph of a phone is larger than what this browser keeps, and than what anybody looks at: made smaller first.
const longest = 1600
export async function photographOf(file: File): Promise<Sheet> {
  const picture = await createImageBitmap(file)
  const by = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * by))
  canvas.height = Math.max(1, Math.round(picture.height * by))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return { words: '', name: file.name.replace(/\.\w+$/, '') + '.jpg', bytes: canvas.toDataURL('image/jpeg', 0.8) }
}
