// The pages in a real browser: each as its reader sees it, in both languages, in large type and on a phone, with
// all that axe-core finds and everything a page complains about (scripts that fail, the policy that is
// broken, requests to elsewhere) as failures; and by role the main task. Pictures go to the folder named.
//   node tests/web/pages.mjs ADDRESS PICTURES [GROUP|PART [PIECE]]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { answers } from './answers.mjs'
import { beauty } from './beauty.mjs'
import { childcare, silence } from './childcare.mjs'
import { desks } from './desks.mjs'
import { drafts } from './drafts.mjs'
import { frame } from './frame.mjs'
import { gazette } from './gazette.mjs'
import { ending } from './ending.mjs'
import { heating } from './heating.mjs'
import { keys } from './keys.mjs'
import { life } from './life.mjs'
import { looks } from './looks.mjs'
import { paper } from './paper.mjs'
import { everyWay, people } from './people.mjs'
import { places } from './places.mjs'
import { press } from './press.mjs'
import { lawyers, registries } from './registries.mjs'
import { roads } from './roads.mjs'
import { fundsTasks, governanceTasks, tasks, tried } from './tasks.mjs'
import { vehicles } from './vehicles.mjs'
import { whatIf } from './what_if.mjs'

const [address, pictures, only, wanted] = process.argv.slice(2)
// Groups are walked beside each other, each in a city of its own.
const groups = {
  cards: ['types', 'looks', 'keys', 'paper', 'desks', 'tasks', 'answers', 'drafts', 'life', 'frame', 'gazette', 'ending'],
  funds: ['funds-tasks', 'heating', 'vehicles', 'childcare', 'registries', 'what-if'],
  governance: ['places', 'governance-tasks', 'lawyers', 'roads', 'beauty', 'gazette-desk'],
}
const known = Object.values(groups).flat()
if (only && !groups[only] && !known.includes(only)) throw new Error(`${only} is none of ${[...Object.keys(groups), ...known].join(' ')}`)
// Whoever walks a single part looks at its pictures.
const all = await people(address, pictures, everyWay || known.includes(only))
const asked = (name) => !only || only === name || groups[only]?.includes(name)

// The types of the pages are those of this program.
function types() {
  const script = fileURLToPath(new URL('../../web/scripts/api-types.mjs', import.meta.url))
  const told = spawnSync('node', [script, `${address}/openapi.json`, '--check'], { encoding: 'utf8' })
  all.check('src/api/generated.ts is current', told.status === 0, told.stderr)
}

// Each in its turn, so that nobody draws the money that another counts.
let story = null
let nursery = null
async function inTurn() {
  if (asked('desks')) await desks(all, wanted)
  if (asked('tasks')) await tasks(all, wanted)
  if (asked('answers')) await answers(all, wanted)
  if (asked('drafts')) await drafts(all, wanted)
  if (asked('life')) story = await life(all, wanted)
  if (asked('frame')) await frame(all, wanted)
  if (asked('gazette')) await gazette(all, wanted)
  if (asked('funds-tasks')) await tried(all, fundsTasks(all), wanted)
  if (asked('governance-tasks')) await tried(all, governanceTasks(all), wanted)
  if (asked('heating')) await heating(all, wanted)
  if (asked('vehicles')) await vehicles(all, wanted)
  if (asked('childcare')) nursery = await childcare(all, wanted)
  if (asked('registries')) await registries(all, wanted)
  if (asked('lawyers')) await lawyers(all, wanted)
  if (asked('roads')) await roads(all, wanted)
  if (asked('beauty')) await beauty(all, wanted)
  if (asked('gazette-desk')) await press(all, wanted)
  if (asked('what-if')) await whatIf(all, wanted)
}

async function looking() {
  if (asked('looks')) await looks(all, wanted)
  if (asked('keys')) await keys(all, wanted)
  if (asked('paper')) await paper(all)
  if (asked('places')) await places(all, wanted)
}

try {
  if (asked('types')) types()
  // Pages are looked at while others act: what is waited for here is worked on there.
  await Promise.all([looking(), inTurn()])
  // What disturbs everybody comes last: days are turned, the program is killed.
  if (nursery) await silence(all, nursery)
  if (asked('ending')) await ending(all, story, wanted)
} catch (error) {
  all.check('the run', false, String(error))
} finally {
  await all.browser.close()
}
const { passed, failures, unsteady, spent } = all.result()
console.log(`       pages: ${spent}`)
for (const each of unsteady) console.log(`UNSTEADY ${each}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exit(failures.length === 0 && passed > 0 ? 0 : 1)
