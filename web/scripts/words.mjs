// Holds the words of the pages to what reads them: one that nothing reads, one that is read and nowhere defined, one that
// has no other language, what counts in English without a form for one, and a quantity or an outcome that is not called
// as docs/glossary.md calls it.
//   node scripts/words.mjs
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path) => readFileSync(root + path, 'utf8')
const under = (folder, kind) => readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).filter((each) => kind.test(each)).map((each) => `${folder}/${each}`)
const complaints = []

// The files of words are plain objects but for the type of the other language.
async function wordsOf(path) {
  const plain = read(path).replace(/^import type .*$/gm, '').replace(/: typeof zh/g, '')
  return (await import(`data:text/javascript,${encodeURIComponent(plain)}`)).default
}
const flat = (words, at = '') => Object.entries(words).flatMap(([name, each]) => (typeof each === 'string' ? [[at + name, each]] : flat(each, `${at}${name}.`)))
async function language(name) {
  const files = [`web/src/i18n/${name}.ts`, ...under('web/src', new RegExp(`words\\.${name}\\.ts$`))]
  return new Map((await Promise.all(files.map(wordsOf))).flatMap((words) => flat(words)))
}
const zh = await language('zh')
const en = await language('en')
for (const name of zh.keys()) if (!en.has(name)) complaints.push(`${name} has no English`)
for (const name of en.keys()) if (!zh.has(name)) complaints.push(`${name} has no Chinese`)

// One thing is not called “1 days”: what counts in English has a form for one and one for more; Chinese has one form.
for (const [name, each] of en) if (/\{n\} (?:[a-z]+ )?[a-z]+s\b/.test(each) && !each.includes(' | ')) complaints.push(`${name} has no form for one: “${each}”`)
for (const [name, each] of zh) if (each.includes(' | ')) complaints.push(`${name} has two forms in Chinese`)

// Marks are words: a full-width one that stands in a page is Chinese on the English one.
for (const path of ['heating', 'vehicles', 'exams', 'eldercare', 'lawyers', 'roads', 'beauty', 'gazette', 'press'].flatMap((each) => under(`web/src/${each}`, /\.vue$/))) for (const [mark] of read(path).matchAll(/[：，。；（）]/g)) complaints.push(`${path} has ${mark} outside its words`)

const pages = under('web/src', /\.(vue|ts)$/).filter((path) => !/\/(zh|en|words\.zh|words\.en)\.ts$/.test(path)).map(read).join('\n')
const matches = (pattern) => new Set([...pages.matchAll(pattern)].map((found) => found[1]))
// A word is read by its name; a vocabulary, whose words are names of the program or of a table, by a name in a variable.
const named = matches(/['"]([a-z]\w*(?:\.\w+)?)['"]/gi)
const vocabularies = new Set([...matches(/`([a-z]+)\.\$\{/g), ...matches(/\b(?:word|tm)\('([a-z]+)'/gi), ...matches(/: '([a-z]+)'/gi)].filter((group) => [...zh.keys()].some((name) => name.startsWith(`${group}.`))))
for (const group of matches(/\[((?:'[a-z]+',? ?)+)\]\.find/gi)) for (const each of group.match(/[a-z]+/gi)) vocabularies.add(each)

// Words of a vocabulary are names that stand somewhere in the program, whole or in the halves of command__field.
const names = new Set([...under('src', /\.(cc|h)$/), ...under('gazette', /\.\w+$/)].map(read).concat(pages).join('\n').match(/\w+/g))
// Facts are called by the names of their types.
for (const each of [...names]) if (/^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(each)) names.add(each.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase())
const isName = (name) => names.has(name) || name.split('__').every((half) => names.has(half))
for (const name of zh.keys()) {
  const [group, rest] = name.split('.')
  const isRead = named.has(name) || (rest !== undefined && vocabularies.has(group) && (isName(rest) || isName(`${rest}_fen`)))
  if (!isRead) complaints.push(`${name} is nowhere read`)
}
for (const name of matches(/\b(?:t|te)\(\s*'([\w.]+)'/g)) if (!zh.has(name)) complaints.push(`${name} is read and nowhere defined`)
for (const [, one, other] of pages.matchAll(/\bt\([^()'"`?]*(?:\([^()]*\))?[^()'"`?]*\?\s*'([\w.]+)'\s*:\s*'([\w.]+)'/g)) for (const name of [one, other]) if (!zh.has(name)) complaints.push(`${name} is read and nowhere defined`)
for (const name of named) if (name.includes('.') && zh.has(`${name.split('.')[0]}.title`) && !zh.has(name)) complaints.push(`${name} is read and nowhere defined`)

// The quantities, by symbol or, where there is none, by code.
const byCode = { releasable: 'free', shortfall: 'shortfall', progress_floor: 'progress' }
const quantities = read('docs/glossary.md').split('## Quantities')[1].split('\n## ')[0]
const called = new Map([...quantities.matchAll(/^\|[^|]*\| `(\w+)`[^|]*\| ([^|]*) \| ([^|]*?) \/ ([^|]*?) \|/gm)].map(([, code, symbol, chinese, english]) => [byCode[code] ?? symbol, [chinese, english]]))
for (const [name, chinese] of zh) {
  if (!name.startsWith('fig.')) continue
  const [inChinese, inEnglish] = called.get(name.slice(4)) ?? []
  if (chinese !== inChinese || en.get(name)?.toLowerCase() !== inEnglish) complaints.push(`${name}: “${chinese} / ${en.get(name)}” is “${inChinese} / ${inEnglish}” in docs/glossary.md`)
}

// The outcomes of a command.
const outcomes = read('docs/glossary.md').match(/^\| `outcome`: ([^|]*) \| ([^|]*) \|/m)
const outcomeWords = outcomes?.[2].split('、') ?? []
for (const [i, [, name]] of [...(outcomes?.[1] ?? '').matchAll(/`(\w+)`/g)].entries()) if (zh.get(`outcome.${name}`) !== outcomeWords[i]) complaints.push(`outcome.${name}: “${zh.get(`outcome.${name}`)}” is “${outcomeWords[i]}” in docs/glossary.md`)

// What can be done, why money goes back and what it may be spent on; what stands in brackets is the law's other word.
const glossary = read('docs/glossary.md').split(/^## Commands.*$/m).slice(1).map((each) => each.split('\n## ')[0]).join('\n')
// Documents that have a command of one name may call it otherwise.
const chineseOf = new Map()
for (const [, code, chinese] of glossary.matchAll(/`(\w+)` (?:\| )?([^\s`·|/.]+)/g)) chineseOf.set(code, [...(chineseOf.get(code) ?? []), chinese])
for (const [name, chinese] of zh) {
  const [group, code] = name.split('.')
  if (['act', 'ground', 'purpose'].includes(group) && !chineseOf.get(code)?.includes(chinese)) complaints.push(`${name}: “${chinese}” is “${chineseOf.get(code)?.join('” or “')}” in docs/glossary.md`)
}
// The law knows no other word for who issues cards.
for (const [name, chinese] of zh) if (/商户|商家/.test(chinese)) complaints.push(`${name}: “${chinese}” calls 经营者 by another word`)

// How a thing stands is told by the words of its row.
const stand = { Filing: 'status', ChangeRequest: 'status', ReleaseApplication: 'status', PayoutOrder: 'status', Refund: 'status', CustodyAgreement: 'agreementState', CustodyAccount: 'accountState', Card: 'cardState' }
for (const [thing, group] of Object.entries(stand)) {
  const row = read('docs/glossary.md').match(new RegExp(`^\\|[^|]*\\| \`${thing}\`[^|]*\\|[^|]*\\|([^|]*)\\|$`, 'm'))
  const states = [...(row?.[1] ?? '').matchAll(/`(\w+)` (\S+)/g)]
  if (!states.length) complaints.push(`docs/glossary.md names no states of ${thing}`)
  for (const [, state, chinese] of states) if (state !== 'draft' && zh.get(`${group}.${state}`) !== chinese) complaints.push(`${group}.${state}: “${zh.get(`${group}.${state}`)}” is “${chinese}” in docs/glossary.md`)
}

if (zh.size < 1000) complaints.push(`only ${zh.size} words were found`)
for (const each of complaints) console.error(`words: ${each}`)
console.log(`${zh.size} words, ${complaints.length} complaints`)
process.exit(complaints.length ? 1 : 0)
