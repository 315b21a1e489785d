// The pages in a real browser: each as its reader sees it, in both languages, in large type and on a phone, with
// axe-core's serious and critical findings and everything a page complains about (scripts that fail, the policy that is
// broken, requests to elsewhere) as failures; and by role the main task. Pictures go to the folder named.
//   node tests/web/pages.mjs ADDRESS PICTURES [tasks | life | drafts | frame [PART]]
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { drafts } from './drafts.mjs'
import { frame } from './frame.mjs'
import { life } from './life.mjs'

const [address, pictures, only, wanted] = process.argv.slice(2)
const web = fileURLToPath(new URL('../../web/', import.meta.url))
const require = createRequire(`${web}package.json`)
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const password = '公报-demo-2024'
let passed = 0
const failures = []

function check(name, holds, why = '') {
  if (holds) passed += 1
  else failures.push(`${name}${why ? `: ${why}` : ''}`)
  if (!holds) console.error(`FAILED ${failures[failures.length - 1]}`)
}

async function findings(page) {
  await page.evaluate(axe)
  const told = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return told.violations
    .filter((each) => ['serious', 'critical'].includes(each.impact))
    .map((each) => `${each.id} ${each.nodes.slice(0, 2).map((node) => `${node.target} ${node.any?.[0]?.message ?? ''}`).join(' | ')}`)
}

async function open(browser, options = {}, from = address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, ...options })
  const page = await context.newPage()
  page.wrong = []
  page.on('console', (message) => {
    // A refusal is an answer: the browser notes its status, and tests look at what the page made of it.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) page.wrong.push(message.text())
  })
  page.on('pageerror', (error) => page.wrong.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(from) && !request.url().startsWith('blob:') && !request.url().startsWith('data:')) page.wrong.push(`asks ${request.url()}`)
  })
  return page
}

async function go(page, path) {
  await page.goto(address + path, { waitUntil: 'load' })
  await page.waitForSelector('main h1', { timeout: 15_000 })
  // The live stream never ends, so quiet means: nothing is being fetched for a list.
  // By selector: a function to wait for would be evaluated in the page, which its policy forbids.
  await page.waitForSelector('main:not(:has([aria-busy="true"]))', { timeout: 15_000 })
  await page.waitForTimeout(250)
}

async function logIn(page, login) {
  await go(page, '/login')
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 15_000 })
}

async function picture(page, name) {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

const modes = [
  { name: 'zh', keep: {} },
  { name: 'en-large', keep: { language: 'en', type: 'large' } },
  { name: 'dark', keep: { theme: 'dark' } },
  { name: 'contrast', keep: { contrast: 'high' } },
  { name: 'phone', keep: {}, viewport: { width: 360, height: 740 } },
]

// Colours are the style sheet's alone: dark and contrast are looked at where most of its parts are shown.
async function look(browser, login, pages, colours = false) {
  if (only) return
  for (const mode of modes) {
    if (!colours && ['dark', 'contrast'].includes(mode.name)) continue
    const page = await open(browser, mode.viewport ? { viewport: mode.viewport } : {})
    await page.addInitScript((keep) => Object.entries(keep).forEach(([name, value]) => localStorage.setItem(`gongbao.${name}`, value)), mode.keep)
    if (login) await logIn(page, login)
    for (const [name, path] of pages) {
      await go(page, path)
      await picture(page, `${name}-${mode.name}`)
      const found = await findings(page)
      check(`${name} ${mode.name} has no serious finding`, found.length === 0, found.join('; '))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      check(`${name} ${mode.name} does not scroll sideways`, wide <= 1, `${wide} px`)
      check(`${name} ${mode.name} is without complaints`, page.wrong.length === 0, page.wrong.splice(0).join('; '))
    }
    await page.context().close()
  }
}

// The types of the pages are those of this program.
async function types() {
  const told = spawnSync('node', [`${web}scripts/api-types.mjs`, `${address}/openapi.json`, '--check'], { encoding: 'utf8' })
  check('src/api/generated.ts is current', told.status === 0, told.stderr)
}

async function tasks(browser) {
  const visitor = await open(browser)
  await go(visitor, '/')
  // By keyboard alone: the skip link, then the one box, then the record.
  await visitor.keyboard.press('Tab')
  check('the first stop is the skip link', await visitor.evaluate(() => document.activeElement?.classList.contains('skip')))
  await visitor.focus('#q')
  await visitor.keyboard.type('燕南食府')
  await visitor.keyboard.press('Enter')
  await visitor.waitForSelector('.hits li:only-child')
  check('a name is found', (await visitor.textContent('.hits li')).includes('BJYFK-110105-'))
  await visitor.focus('.hits a')
  await visitor.keyboard.press('Enter')
  await visitor.waitForSelector('article h1')
  check('accounts are shown by their end', /···· \d{4}/.test(await visitor.textContent('article')) && !/\d{16}/.test(await visitor.textContent('article')))
  await visitor.focus('main button.seal')
  await visitor.keyboard.press('Enter')
  await visitor.waitForSelector('dialog[open] blockquote mark')
  check('the printed words are marked', (await visitor.textContent('dialog[open] blockquote')).includes('第'))
  await picture(visitor, 'clause-zh')
  await visitor.keyboard.press('Escape')
  check('Escape closes the words', (await visitor.locator('dialog[open]').count()) === 0)
  await visitor.context().close()

  const operator = await open(browser)
  await logIn(operator, 'op-yannan')
  await go(operator, '/desk/operator')
  await operator.fill('#amount', '9,999,999.00')
  await operator.click('form .button.main')
  await operator.waitForSelector('form .note.bad')
  const refusal = await operator.textContent('form .note.bad')
  check('a draw below the floor is refused with its figures', refusal.includes('prepaid_card.release_below_floor') && /\d,\d{3}\.\d{2}/.test(refusal), refusal)
  check('a refusal shows its clause', (await operator.locator('form .note.bad .seal').count()) > 0)
  await picture(operator, 'operator-refused')
  await operator.fill('#amount', '10.00')
  await operator.click('form .button.main')
  await operator.waitForSelector('form .note.good')
  check('a draw inside it is accepted', (await operator.textContent('form .note.good')).length > 0)
  // The picture and the table follow by themselves.
  await operator.waitForSelector('td.money:text-is("10.00")', { timeout: 15_000 })
  check('the list of orders follows by itself', true)
  await operator.context().close()

  const consumer = await open(browser)
  await logIn(consumer, 'consumer1')
  await consumer.waitForSelector('.pass')
  check('a holder sees his cards', (await consumer.locator('.pass').count()) >= 1)
  await consumer.context().close()
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] })
try {
  await types()
  const looks = [
    ['', [['lookup', '/'], ['record', '/operators/39'], ['check', '/check?operator=39'], ['law', '/law/prepaid-card'], ['login', '/login'], ['signup', '/signup']], true],
    ['consumer1', [['my', '/my'], ['my-card', '/my/39/100000000376']]],
    ['op-yannan', [['operator', '/desk/operator'], ['operator-todo', '/desk/todo'], ['trail', '/desk/trail/39'], ['operator-form', '/desk/operator?do=prepaid-card/submit_filing']], true],
    ['op-yannan', [['operator-filing', '/desk/operator?part=filing'], ['operator-cases', '/desk/operator?part=cases'], ['operator-shops', '/desk/operator?part=shops'], ['operator-credit', '/desk/operator?part=credit'], ['report', '/desk/report']]],
    ['branch-maisui', [['branch', '/desk/operator']]],
    ['bank-yandu', [['bank', '/desk/bank'], ['bank-todo', '/desk/todo']]],
    ['chaoyang', [['district', '/desk/district'], ['district-todo', '/desk/todo'], ['credit', '/desk/credit']]],
    ['city', [['city', '/desk/city'], ['parameters', '/desk/parameters']]],
    ['finance', [['platform', '/desk/platform']]],
    ['pboc', [['register', '/desk/register']]],
    ['nfra', [['performance', '/desk/performance']]],
    ['association', [['association', '/desk/association']]],
    ['market', [['market', '/desk/market']]],
    ['sysadmin', [['me', '/me']]],
  ]
  // Two at a time: while one page is looked at, another loads.
  const next = async () => {
    for (let each = looks.shift(); each; each = looks.shift()) await look(browser, ...each)
  }
  await Promise.all([next(), next()])
  if (!only || only === 'tasks') await tasks(browser)
  if (!only || only === 'life') await life(browser, { address, check, open, go, picture, password })
  if (!only || only === 'drafts') await drafts(browser, { address, check, open, go, logIn, picture })
  if (!only || only === 'frame') await frame(browser, { wanted, address, check, open, go, logIn, picture, password })
} catch (error) {
  check('the run', false, String(error))
} finally {
  await browser.close()
}
console.log(`${passed} passed, ${failures.length} failed`)
process.exit(failures.length === 0 && passed > 0 ? 0 : 1)
