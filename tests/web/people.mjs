// Who looks at the pages, and how: a browser with its readers, what is held of what they see, and how long it took.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { password, whatIsKnown } from './speaker.mjs'

export const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
// The campaigns look at every page in every way, search through each and draw each.
export const everyWay = !!process.env.GONGBAO_EVERY_WAY
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

// drawing: pictures are wanted. Otherwise only a part that is walked again is drawn: to see what failed in it.
export async function people(address, pictures, drawing) {
  const known = await whatIsKnown(address)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb'] })
  // One walk through a part: the contexts it has opened, so that it leaves none behind, whatever breaks it off, and
  // what did not hold in it.
  const walk = new AsyncLocalStorage()
  const failures = []
  const unsteady = []
  let passed = 0
  function check(name, holds, why = '') {
    if (holds) return void (passed += 1)
    const told = `${name}${why ? `: ${why}` : ''}`
    ;(walk.getStore()?.failures ?? failures).push(told)
    console.error(`FAILED ${told}`)
  }

  async function open(options = {}, from = address) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: false, ...options })
    walk.getStore()?.contexts.push(context)
    const page = await context.newPage()
    page.wrong = []
    page.flying = new Set()
    page.on('console', (message) => {
      // A refusal is an answer: the browser notes its status, and tests look at what the page made of it.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) page.wrong.push(message.text())
    })
    page.on('pageerror', (error) => page.wrong.push(String(error)))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(from) && !url.startsWith('blob:') && !url.startsWith('data:')) page.wrong.push(`asks ${url}`)
      // The stream of events never ends.
      if (!url.includes('/v1/events')) page.flying.add(request)
    })
    for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => page.flying.delete(request))
    // With a new document nobody waits for what the old one asked.
    page.on('response', (response) => response.request().isNavigationRequest() && page.flying.clear())
    page.on('response', (response) => (lastEntry = Math.max(lastEntry, Number(response.headers()['gongbao-entry'] ?? 0))))
    return page
  }
  // The rows of a list of prepaid cards, once they hold every command that a page here was answered: lists follow the
  // journal, they are not part of a command's answer.
  let lastEntry = 0
  async function listed(page, list) {
    const told = await page.request.get(`${address}/v1/prepaid-card/${list}${list.includes('?') ? '&' : '?'}wait_entry=${lastEntry}`)
    if (!told.ok()) throw new Error(`${list}: ${await told.text()}`)
    return (await told.json()).rows
  }

  // Nothing is being fetched and no list is being read, twice in a row: what was read is drawn. By looking and not by a
  // function to wait for: that would be evaluated in the page, which its policy forbids.
  async function settled(page, most = 30_000) {
    const until = Date.now() + most
    for (let quiet = 0; quiet < 2; ) {
      if (Date.now() > until) throw new Error(`${page.url()} does not come to rest`)
      await pause(40)
      quiet = page.flying.size === 0 && (await page.locator('main h1').count()) > 0 && (await page.locator('main [aria-busy="true"]').count()) === 0 ? quiet + 1 : 0
    }
  }
  // What a walk spends its time on; walks beside each other spend it twice.
  const spent = new Map()
  const timed = (what, work) => async (...all) => {
    const begun = Date.now()
    try {
      return await work(...all)
    } finally {
      const { times, ms } = spent.get(what) ?? { times: 0, ms: 0 }
      spent.set(what, { times: times + 1, ms: ms + Date.now() - begun })
    }
  }
  const go = timed('loaded', async (page, path) => {
    await page.goto(address + path, { waitUntil: 'load' })
    await settled(page)
  })

  // By the form, as everybody signs in.
  async function logInAnew(page, login, words = password) {
    await go(page, '/login')
    await page.fill('#login', login)
    await page.fill('#password', words)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.startsWith('/login'), { timeout: 20_000 })
  }
  // Whoever has signed in before comes back with his cookie: a password is made slow to check on purpose.
  const cookies = new Map()
  async function logIn(page, login, words = password) {
    if (!cookies.has(login)) {
      const told = await page.request.post(`${address}/v1/session`, { data: { login, password: words } })
      if (!told.ok()) throw new Error(`${login}: ${await told.text()}`)
      cookies.set(login, await page.context().cookies())
    }
    await page.context().addCookies(cookies.get(login))
  }
  async function signedIn(login, path = '', options = {}, words = password) {
    const page = await open(options)
    await logIn(page, login, words)
    if (path) await go(page, path)
    return page
  }

  const picture = timed('drawn', async (page, name) => {
    if (!drawing && !walk.getStore()?.again) return
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}.jpg`, type: 'jpeg', fullPage: true })
  })
  // Charts that are not painted up to the edge of their place, or beyond it: what of them is drawn, and not the sheet.
  const unpainted = (page) => page.locator('main .chart').evaluateAll((all) => all.map((each) => {
    const place = each.getBoundingClientRect()
    const drawn = [...each.querySelectorAll('svg path, svg text')].map((part) => part.getBoundingClientRect()).filter(({ width, height }) => width || height)
    return { wide: place.width, sheet: each.querySelector('svg')?.clientWidth ?? 0, left: Math.min(...drawn.map(({ left }) => left)) - place.left, right: place.right - Math.max(...drawn.map(({ right }) => right)) }
  }).filter(({ wide, sheet, left, right }) => wide < 200 || Math.abs(wide - sheet) > 1 || [left, right].some((gap) => !(gap > -2 && gap < 60))).map((each) => JSON.stringify(each)).join('; '))

  // What axe-core finds, however slight; which: its options, which say what it looks for.
  const findings = timed('searched', async (page, which) => {
    await page.evaluate(`window.axe || (() => { ${axe} })()`)
    const told = await page.evaluate((options) => window.axe.run(document, { resultTypes: ['violations'], ...options }), which)
    return told.violations.map((each) => `${each.id} (${each.impact}) ${each.nodes.slice(0, 2).map((node) => `${node.target} ${node.any?.[0]?.message ?? ''}`).join(' | ')}`)
  })

  // One part of the whole: what breaks it off is told under its name, its pages are closed, its time is printed.
  async function walked(name, work, again) {
    const mine = { contexts: [], failures: [], again }
    await walk.run(mine, async () => {
      try {
        await work()
      } catch (error) {
        check(name, false, String(error).split('\n').slice(0, 4).join(' '))
      }
    })
    for (const context of mine.contexts) {
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
    }
    return mine.failures
  }
  // A part in which something failed is walked once more: what fails twice fails the run. What failed once only is said
  // at the end, by name: a race, of the test or of the page, that somebody has to look at.
  async function part(name, work) {
    const begun = Date.now()
    const first = await walked(name, work, false)
    if (first.length) {
      console.error(`AGAIN  ${name}`)
      const second = await walked(name, work, true)
      failures.push(...second)
      if (!second.length) unsteady.push(...first)
    }
    console.log(`       ${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }

  return { browser, address, known, pictures, check, open, listed, go, settled, logIn, logInAnew, signedIn, picture, unpainted, findings, part, result: () => ({ passed, failures, unsteady, spent: [...spent].map(([what, { times, ms }]) => `${what} ${times} in ${Math.round(ms / 1000)} s`).join(', ') }) }
}
