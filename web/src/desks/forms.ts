// What a command asks for, read from the program's own /openapi.json, so that no form can ask for less or more than
// the program takes. Values are held as they are typed and become a body when they are sent.
import { send, type Problem } from '../api/client'
import { dayOf, exact, fenOf, hundredths, points, yuan } from '../ui/format'
import { attached } from './papers'

export type Kind = 'money' | 'points' | 'date' | 'choice' | 'choices' | 'lines' | 'text' | 'sealed' | 'paper' | 'number' | 'id' | 'yes' | 'group' | 'rows' | 'table'

export interface Field {
  name: string
  kind: Kind
  required: boolean
  choices: string[]
  // What is sent for a choice, where that is not its name.
  sends: Record<string, string | number | boolean>
  fields: Field[]
  // A list of numbers is typed in lines, as one of words is.
  numbers?: boolean
}
export interface Form {
  name: string
  fields: Field[]
  clauses: string[]
  roles: string[]
  instruction: boolean
}
export type Values = Record<string, unknown>

interface Schema {
  $ref?: string
  type?: string
  format?: string
  description?: string
  enum?: string[]
  'x-choices'?: Record<string, string | number>
  items?: Schema
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  required?: string[]
}
interface Operation {
  operationId?: string
  'x-roles'?: string[]
  'x-clauses'?: Record<string, string[]>
  requestBody?: { content: { 'application/json'?: { schema: Schema } } }
}
interface Api {
  paths: Record<string, { post?: Operation }>
  components: { schemas: Record<string, Schema> }
}

let asked: Promise<Api | Problem> | null = null

function api(): Promise<Api | Problem> {
  asked ??= send<Api>('GET', '/openapi.json').then((told) => {
    if (told.ok) return told.value
    asked = null
    return told.problem
  })
  return asked
}

// What an officer has found: yes or no, and never one of the two because nobody touched it.
const findings = new Set(['usable', 'started', 'replaced', 'affected_use', 'installed', 'ok'])
const yesOrNo = { yes: true, no: false }

// Said by the program or by the page itself, never by whoever fills the form in.
const ownWords = new Set(['instr_id', 'true_event_date', 'second_of_day'])

function kindOf(name: string, schema: Schema): Kind {
  if (schema.enum) return 'choice'
  if (schema.anyOf) return 'paper'
  switch (schema.type) {
    case 'integer':
    case 'number':
      return name.endsWith('_fen') ? 'money' : name.endsWith('centipoints') ? 'points' : 'number'
    case 'boolean':
      return 'yes'
    case 'string':
      if (schema.format === 'date') return 'date'
      return schema.description || name === 'text' || name === 'reason' ? 'sealed' : 'text'
    case 'array':
      if (schema.items?.enum) return 'choices'
      return schema.items?.properties || schema.items?.$ref ? 'rows' : 'lines'
    case 'object':
      return schema.properties ? 'group' : 'table'
    default:
      return 'id'
  }
}

function fieldsOf(schema: Schema, all: Api): Field[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !ownWords.has(name))
    .map(([name, each]) => {
      const own = resolve(each, all)
      const items = resolve(own.items ?? {}, all)
      const finding = own.type === 'boolean' && findings.has(name)
      const kind = finding ? 'choice' : kindOf(name, { ...own, items })
      const sends = finding ? yesOrNo : (own['x-choices'] ?? {})
      return { name, kind, required: required.has(name) || (finding && name !== 'started'), choices: own.enum ?? items.enum ?? Object.keys(sends), sends, fields: kind === 'group' ? fieldsOf(own, all) : kind === 'rows' ? fieldsOf(items, all) : [], ...(items.type === 'integer' ? { numbers: true } : {}) }
    })
}
const resolve = (schema: Schema, all: Api): Schema => (schema.$ref ? (all.components.schemas[schema.$ref.split('/').pop() ?? ''] ?? {}) : schema)

export async function formOf(name: string): Promise<{ ok: true; value: Form } | { ok: false; problem: Problem }> {
  const all = await api()
  if (!('paths' in all)) return { ok: false, problem: all }
  const post = all.paths[`/v1/${name}`]?.post
  const schema = post?.requestBody?.content['application/json']?.schema
  if (!post || !schema) return { ok: false, problem: { status: 404, code: 'http.not_found', title: name } }
  return {
    ok: true,
    value: {
      name,
      fields: fieldsOf(schema, all).filter((each) => each.name !== 'outlet_id' || !name.startsWith('childcare/')),
      clauses: post['x-clauses']?.accepted ?? [],
      roles: post['x-roles'] ?? [],
      // A command may be called give_… too: an instruction is what has a number of its own.
      instruction: 'instr_id' in (schema.properties ?? {}),
    },
  }
}

// Empty values of a form, in the shape in which they are typed.
export function blank(fields: Field[]): Values {
  return Object.fromEntries(fields.map((each) => [each.name, blankOf(each)]))
}
function blankOf(field: Field): unknown {
  if (field.kind === 'yes') return false
  if (field.kind === 'group') return blank(field.fields)
  return ['choices', 'rows', 'table'].includes(field.kind) ? [] : ''
}

// What is given over what is there, as deep as both are groups; figures of fen and of hundredths as they are typed, in yuan and
// in points.
export function over(fields: Field[], values: Values, given: Values): Values {
  const told = { ...values }
  for (const field of fields) {
    const value = given[field.name]
    if (value === undefined || value === null) continue
    if (field.kind === 'group') told[field.name] = over(field.fields, values[field.name] as Values, value as Values)
    else if (field.kind === 'rows') told[field.name] = (value as Values[]).map((row) => over(field.fields, blank(field.fields), row))
    else if (field.kind === 'money' && ['number', 'bigint'].includes(typeof value)) told[field.name] = typedMoney(value as number)
    else if (field.kind === 'points' && typeof value === 'number') told[field.name] = points(value)
    else told[field.name] = ['yes', 'choices', 'table'].includes(field.kind) ? value : String(value)
  }
  return told
}
// What differs from what was filled in before anybody typed.
export function changed(fields: Field[], values: Values, before: Values): Values {
  const told: Values = {}
  for (const field of fields) {
    const [value, was] = [values[field.name], before[field.name]]
    if (JSON.stringify(value) === JSON.stringify(was)) continue
    told[field.name] = field.kind === 'group' ? changed(field.fields, value as Values, (was ?? {}) as Values) : value
  }
  return told
}
const typedMoney = (fen: number) => yuan(fen).replace('−', '-').replaceAll(',', '')

export type Wrong = 'missing' | 'money' | 'points' | 'number' | 'date'

// The body to send, and what is wrong at which path; nothing is sent while something is.
export function bodyOf(fields: Field[], values: Values): { body: Values; wrong: Map<string, Wrong> } {
  const wrong = new Map<string, Wrong>()
  const body = collect(fields, values, '', wrong)
  return { body, wrong }
}

function collect(fields: Field[], values: Values, at: string, wrong: Map<string, Wrong>): Values {
  const body: Values = {}
  for (const field of fields) {
    const path = at ? `${at}.${field.name}` : field.name
    const value = read(field, values[field.name], path, wrong)
    if (value !== undefined) body[field.name] = value
    else if (field.required && !wrong.has(path)) wrong.set(path, 'missing')
  }
  return body
}

function read(field: Field, value: unknown, path: string, wrong: Map<string, Wrong>): unknown {
  switch (field.kind) {
    case 'yes':
      return value === true || (field.required ? false : undefined)
    case 'group':
      return readGroup(field, (value ?? {}) as Values, path, wrong)
    case 'rows':
      return some((value as Values[]).map((row, i) => collect(field.fields, row, `${path}.${i}`, wrong)))
    case 'choices':
      return some(value as string[])
    case 'table':
      return readTable(value as { name: string; value: string }[], path, wrong)
    default:
      return readText(field, String(value ?? '').trim(), path, wrong)
  }
}
const some = <T>(all: T[]): T[] | undefined => (all.length > 0 ? all : undefined)

// A group that nobody has touched is not sent, and asks for nothing.
function readGroup(field: Field, value: Values, path: string, wrong: Map<string, Wrong>): Values | undefined {
  const inside = new Map<string, Wrong>()
  const body = collect(field.fields, value, path, inside)
  const empty = Object.keys(body).length === 0 && [...inside.values()].every((what) => what === 'missing')
  if (empty && !field.required) return undefined
  for (const [at, what] of inside) wrong.set(at, what)
  return body
}

function readTable(rows: { name: string; value: string }[], path: string, wrong: Map<string, Wrong>): Record<string, number> | undefined {
  for (const [i, row] of rows.entries()) {
    if (row.name.trim() && !/^-?\d+$/.test(row.value.trim())) wrong.set(`${path}.${i}`, 'number')
    if (!row.name.trim() && row.value.trim()) wrong.set(`${path}.${i}`, 'missing')
  }
  const told = rows.filter((row) => row.name.trim())
  return told.length ? Object.fromEntries(told.map((row) => [row.name.trim(), Number(row.value)])) : undefined
}

function readText({ kind, sends, numbers }: Field, text: string, path: string, wrong: Map<string, Wrong>): unknown {
  if (text === '') return undefined
  if (Object.keys(sends).includes(text)) return sends[text]
  const paper = kind === 'paper' ? attached(text) : null
  if (paper) return { attachment: paper }
  if (kind === 'lines') {
    const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
    if (!numbers) return some(lines)
    if (!lines.every((line) => /^\d+$/.test(line))) wrong.set(path, 'number')
    return some(lines.map(exact))
  }
  if (kind === 'money') {
    const fen = signedFen(text)
    if (fen === null) wrong.set(path, 'money')
    return fen ?? undefined
  }
  if (kind === 'points') {
    const value = hundredths(text)
    if (value === null) wrong.set(path, 'points')
    return value ?? undefined
  }
  if (kind === 'date') {
    const day = dayOf(text)
    if (day === null) wrong.set(path, 'date')
    return day ?? undefined
  }
  if (kind === 'number' && !/^-?\d+$/.test(text)) {
    wrong.set(path, 'number')
    return undefined
  }
  return kind === 'number' || (kind === 'id' && /^\d+$/.test(text)) ? exact(text) : text
}
function signedFen(text: string): number | null {
  const minus = /^[-−]/.test(text)
  const fen = fenOf(minus ? text.slice(1) : text)
  return fen === null ? null : minus ? -fen : fen
}

// Where the field stands that the program names; it may name it without the groups around it.
export function placeOf(named: string, paths: string[]): string | undefined {
  const last = named.split(/[.[\]/]+/).filter(Boolean).pop() ?? ''
  return paths.find((each) => each === named) ?? paths.find((each) => each.split('.').pop() === last)
}
export function pathsOf(fields: Field[], values: Values, at = ''): string[] {
  return fields.flatMap((field) => {
    const path = at ? `${at}.${field.name}` : field.name
    if (field.kind === 'group') return [path, ...pathsOf(field.fields, (values[field.name] ?? {}) as Values, path)]
    if (field.kind === 'rows') return [path, ...(values[field.name] as Values[]).flatMap((row, i) => pathsOf(field.fields, row, `${path}.${i}`))]
    return [path]
  })
}
