// Each page as its reader sees it. A page is loaded once and then shown in every way by the buttons of its frame.
import { everyWay } from './people.mjs'

const pages = (known) => [
  ['', [['lookup', '/cards'], ['record', `/operators/${known.shop}`], ['check', `/check?operator=${known.shop}`], ['law', '/law/prepaid-card'], ['login', '/login'], ['signup', '/signup']], true],
  ['op-yannan', [['operator', '/desk/operator'], ['operator-todo', '/desk/todo'], ['trail', `/desk/trail/${known.shop}`], ['operator-form', '/desk/operator?do=prepaid-card/submit_filing']], true],
  ['op-yannan', [['operator-filing', '/desk/operator?part=filing'], ['operator-cases', '/desk/operator?part=cases'], ['operator-shops', '/desk/operator?part=shops'], ['operator-credit', '/desk/operator?part=credit'], ['report', '/desk/report']]],
  ['consumer1', [['my', '/my'], ['my-card', `/my/${known.shop}/${known.card}`]]],
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
// Where its buttons stand in the frame.
const button = { large: 1, contrast: 2, dark: 3, language: 4 }
// Colours are the style sheet's alone: dark and contrast are looked at where most of its parts are shown, and only for
// what colours can break.
const every = [
  { name: 'zh', press: [] },
  { name: 'dark', press: ['dark'], colours: true },
  { name: 'contrast', press: ['contrast'], colours: true },
  { name: 'en-large', press: ['language', 'large'], between: true },
  { name: 'phone', press: [], viewport: { width: 360, height: 740 }, between: true },
  // The most words in the least place: what is torn or pushed aside shows here first.
  { name: 'phone-en-large', press: ['language', 'large'], viewport: { width: 360, height: 740 } },
]
// The ways between the widest and the narrowest are the campaigns'. Otherwise a page is searched through once, by turns in
// its widest and its narrowest, and for what its colours do every third time: that takes as long as all the rest.
const ways = every.filter((way) => everyWay || !way.between)
const contrastEach = 3
let turn = 0
const onlyContrast = { runOnly: ['color-contrast'] }

// One reader's pages, in every way.
export function looking({ check, open, go, settled, logIn, picture, unpainted, findings }) {
  const usual = { width: 1280, height: 900 }

  async function press(page, name) {
    const place = page.locator(`header.top .tools button:nth-child(${button[name]})`)
    const english = (await page.locator('html').getAttribute('lang')) === 'en'
    // Pressed as a key would: the frame may lie under a form.
    await place.dispatchEvent('click')
    if (name === 'language') await page.locator(`html[lang="${english ? 'zh-CN' : 'en'}"]`).waitFor({ state: 'attached' })
  }
  // rules: what it is searched for; null: it is not.
  async function show(page, name, way, rules) {
    for (const each of way.press) await press(page, each)
    if (way.viewport) await page.setViewportSize(way.viewport)
    await settled(page)
    if (everyWay || !way.colours) await picture(page, `${name}-${way.name}`)
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    check(`${name} ${way.name} is as large as it is called`, size === (way.press.includes('large') ? '20px' : '16px'), size)
    if (rules) {
      const found = await findings(page, rules)
      check(`${name} ${way.name} has no finding`, found.length === 0, found.join('; '))
    }
    if (way.press.includes('language')) {
      const one = (await page.locator('body').innerText()).match(/(?<![\d.,-])1 (?:[a-z]+ )?(?:days|fields|seconds|applications|redemptions)\b/g) ?? []
      check(`${name} ${way.name} counts one as one`, one.length === 0, one.join('; '))
    }
    // A tag of one line is as wide as its words.
    const stretched = await page.locator('main .tag').evaluateAll((all) => all.filter((each) => {
      const words = document.createRange()
      words.selectNodeContents(each)
      const { width, height } = words.getBoundingClientRect()
      return height < 2 * parseFloat(getComputedStyle(each).fontSize) && each.clientWidth - width > 48
    }).map((each) => each.textContent))
    check(`${name} ${way.name} stretches no tag`, stretched.length === 0, stretched.slice(0, 3).join('; '))
    // No word of ours is torn in two; numbers and names of others may be longer than their place.
    if (way.press.includes('language')) {
      const torn = await page.evaluate(() => {
        const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          if (!text.parentElement.checkVisibility()) continue
          for (const word of text.data.matchAll(/[A-Za-z]{2,}/g)) {
            range.setStart(text, word.index)
            range.setEnd(text, word.index + word[0].length)
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word[0])
          }
        }
        return found
      })
      check(`${name} ${way.name} tears no word`, torn.length === 0, torn.slice(0, 6).join())
    }
    const narrow = await unpainted(page)
    check(`${name} ${way.name} draws charts as wide as their place`, narrow === '', narrow)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    check(`${name} ${way.name} does not scroll sideways`, wide <= 1, `${wide} px`)
    check(`${name} ${way.name} is without complaints`, page.wrong.length === 0, page.wrong.splice(0).join('; '))
    // On one line: the lowest begins above where the highest ends.
    const lines = await page.locator('#places > li').evaluateAll((all) => all.filter((each) => each.clientHeight > 10).map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])).then((all) => (Math.max(...all.map(([top]) => top)) < Math.min(...all.map(([, bottom]) => bottom)) ? 1 : 2))
    check(`${name} ${way.name} has its menu on one line`, !!way.viewport || lines <= 1, String(lines))
    for (const each of way.press) await press(page, each)
    if (way.viewport) await page.setViewportSize(usual)
  }
  return async function look(login, its, colours, words) {
    const page = await open()
    if (login) await logIn(page, login, words)
    for (const [name, path] of its) {
      await go(page, path)
      const searched = [ways[0], ways.at(-1)][turn % 2]
      const rules = everyWay || turn % contrastEach === 0 ? {} : { 'color-contrast': { enabled: false } }
      turn += 1
      for (const way of ways.filter((each) => colours || !each.colours)) {
        await show(page, name, way, way.colours ? onlyContrast : everyWay || way === searched ? { rules } : null)
      }
    }
  }
}

export async function looks(all, wanted) {
  const look = looking(all)
  for (const [login, its, colours] of pages(all.known)) {
    const mine = wanted ? its.filter(([name]) => name === wanted) : its
    if (mine.length) await all.part(`looks: ${mine.map(([name]) => name).join(' ')}`, () => look(login, mine, colours))
  }
}
