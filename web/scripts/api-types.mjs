// Writes src/api/generated.ts from the program's own /openapi.json, so that a list, a question or a command cannot be
// misspelt in a page, and src/api/listed.ts, what each list can be filtered and sorted by.
//   node scripts/api-types.mjs FILE|URL [--check]
import { readFileSync, writeFileSync } from 'node:fs'

const target = (name) => new URL(`../src/api/${name}`, import.meta.url)

export function typeOf(schema, all) {
  if (!schema) return 'unknown'
  if (schema.$ref) return typeOf(all[schema.$ref.split('/').pop()], all)
  if (schema.anyOf) return schema.anyOf.map((each) => typeOf(each, all)).join(' | ')
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'string':
      return 'string'
    case 'array':
      return `Array<${typeOf(schema.items, all)}>`
    case 'object': {
      if (!schema.properties)
        return `Record<string, ${schema.additionalProperties ? typeOf(schema.additionalProperties, all) : 'unknown'}>`
      const required = new Set(schema.required ?? [])
      const members = Object.entries(schema.properties).map(
        ([name, each]) => `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(each, all)}`,
      )
      return `{ ${members.join('; ')} }`
    }
    default:
      return 'unknown'
  }
}

// Parameters of every list, which say how it is read and not which rows.
const notFilters = ['order', 'sort', 'cursor', 'limit', 'wait_entry', 'format']

// How a filter is asked for on the screen: by what the column holds.
function kindOf(filter, columns, all) {
  const range = filter.match(/^(.*)_(from|to)$/)
  const base = range?.[1] ?? filter.replace(/_(contains|prefix)$/, '')
  const column = columns[filter] ?? columns[base] ?? columns[`${base}_fen`]
  const type = column ? typeOf(column, all) : 'string'
  if (type.includes('boolean')) return 'yes'
  if (type.includes('number')) return 'number'
  const words = (column?.anyOf ?? [column ?? {}]).flatMap((each) => each.enum ?? [])
  if (words.length) return words
  return range && !/quarter|period/.test(filter) ? 'day' : 'text'
}

// Codes that a command's answer may carry beside its own, with their clauses: the same wherever they are told.
function remarks(api) {
  const all = {}
  for (const methods of Object.values(api.paths))
    for (const [code, clauses] of Object.entries(methods.post?.['x-clauses'] ?? {})) if (/^(prepaid_card|childcare)\./.test(code) && clauses.length) all[code] ??= clauses
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}

// What the table of a list offers; by: the parameter that sorts.
export function describe(api) {
  const all = api.components.schemas
  const lists = []
  for (const [path, methods] of Object.entries(api.paths).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!methods.get?.operationId?.includes('_list_')) continue
    const parameters = methods.get.parameters.filter((each) => each.name)
    const columns = methods.get.responses['200'].content['application/json'].schema.properties.rows.items.properties
    const filters = parameters.filter((each) => !notFilters.includes(each.name)).map((each) => [each.name, kindOf(each.name, columns, all)])
    const sort = parameters.find((each) => each.name === 'sort' && each.schema.enum) ?? parameters.find((each) => each.name === 'order')
    lists.push(`  ${JSON.stringify(path.replace(/^\/v1\//, ''))}: ${JSON.stringify({ filters: Object.fromEntries(filters), by: sort?.name ?? 'order', sorts: sort?.schema.enum ?? [] })},`)
  }
  return [
    '// Written by scripts/api-types.mjs from /openapi.json. Do not edit: tests compare it with the program.',
    "export interface Listed {\n  filters: Record<string, 'text' | 'day' | 'yes' | 'number' | string[]>\n  by: string\n  sorts: string[]\n}",
    `export const listed: Record<string, Listed> = {\n${lists.join('\n')}\n}\n`,
    `// What a remark on an accepted command rests on.\nexport const clausesOfCode: Record<string, readonly string[]> = ${JSON.stringify(remarks(api), null, 2)}\n`,
  ].join('\n')
}

export function generate(api) {
  const all = api.components.schemas
  const lists = [], questions = [], printouts = [], commands = [], instructions = [], clauses = []
  const names = (parameters, without) =>
    parameters.filter((each) => each.name && !without.includes(each.name))
  for (const [path, methods] of Object.entries(api.paths).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = JSON.stringify(path.replace(/^\/v1\//, ''))
    const id = (methods.get ?? methods.post)?.operationId ?? ''
    if (methods.get && id.includes('_list_')) {
      const row = methods.get.responses['200'].content['application/json'].schema.properties.rows.items
      const filters = names(methods.get.parameters, notFilters).map((each) => JSON.stringify(each.name))
      const order = methods.get.parameters.find((each) => each.name === 'order')
      // Every column of a row is there, if only as null.
      const whole = { ...row, required: Object.keys(row.properties) }
      lists.push(`  ${key}: { row: ${typeOf(whole, all)}; filter: ${filters.join(' | ') || 'never'}; order: ${order ? typeOf(order.schema, all) : 'never'} }`)
    } else if (methods.get && id.includes('_print_')) {
      const asked = names(methods.get.parameters, []).map((each) => `${each.name}${each.required ? '' : '?'}: ${typeOf(each.schema, all)} | string`)
      printouts.push(`  ${key}: { ask: { ${asked.join('; ')} } }`)
    } else if (methods.get && id.includes('_ask_')) {
      const asked = names(methods.get.parameters, []).map((each) => `${each.name}${each.required ? '' : '?'}: ${typeOf(each.schema, all)} | string`)
      // A question of an earlier day or entry (as_of) is answered in its own form, the second one.
      const answer = methods.get.responses['200'].content['application/json'].schema
      const [told, earlier] = answer.anyOf ?? [answer]
      questions.push(`  ${key}: { ask: { ${asked.join('; ')} }; told: ${typeOf(told, all)}${earlier ? `; earlier: ${typeOf(earlier, all)}` : ''} }`)
    } else if (methods.post) {
      const body = methods.post.requestBody?.content?.['application/json']?.schema
      if (!body) continue
      if (/(^|_)give_/.test(id)) instructions.push(`  ${key}: ${typeOf(body, all)}`)
      else if (methods.post['x-clauses']) {
        commands.push(`  ${key}: ${typeOf(body, all)}`)
        clauses.push(`  ${key}: ${JSON.stringify(methods.post['x-clauses'].accepted ?? [])},`)
      }
    }
  }
  const table = (name, rows) => `export interface ${name} {\n${rows.join('\n')}\n}\n`
  return [
    '// Written by scripts/api-types.mjs from /openapi.json. Do not edit: tests compare it with the program.\n/* eslint-disable */\n',
    table('Lists', lists), table('Questions', questions), table('Printouts', printouts), table('Commands', commands), table('Instructions', instructions),
    `// What an accepted command rests on: shown beside its button.\nexport const acceptedClauses: Record<string, readonly string[]> = {\n${clauses.join('\n')}\n}\n`,
  ].join('\n')
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').pop())) {
  const source = process.argv[2]
  if (!source) throw new Error('api-types: a file or an address of openapi.json is expected')
  const text = source.startsWith('http') ? await (await fetch(source)).text() : readFileSync(source, 'utf8')
  const api = JSON.parse(text)
  for (const [name, written] of [['generated.ts', generate(api)], ['listed.ts', describe(api)]]) {
    if (!process.argv.includes('--check')) writeFileSync(target(name), written)
    else if (readFileSync(target(name), 'utf8') !== written) {
      console.error(`api-types: src/api/${name} is not of this program; run npm run api -- ADDRESS`)
      process.exit(1)
    }
  }
}
