// Each form of each office by the keyboard alone: opened by Enter, every control of it reached by Tab, closed by Escape,
// and the button that opened it has the focus again. Nothing is sent.
import { everyWay } from './people.mjs'

const desks = { 'op-yannan': '/desk/operator?part=act', 'branch-maisui': '/desk/operator', 'bank-yandu': '/desk/bank', chaoyang: '/desk/district', city: '/desk/city', market: '/desk/market', consumer1: '/my', finance: '/me', pboc: '/me', nfra: '/me', association: '/me', sysadmin: '/me', secadmin: '/me' }
const few = 6
// A form is the same form at whosever desk it opens: once is enough but for the long tests.
const walked = new Set()

// One office's desk.
async function byKeys({ check, signedIn }, login, path, words) {
  // Marks what can be reached, then walks once around; what is still marked was not.
  async function walk(page, sheet) {
    const stops = await sheet.evaluate((box) => {
      const all = [...box.querySelectorAll('input, select, textarea, button, a[href], summary')].filter((each) => !each.disabled && each.tabIndex >= 0 && each.getClientRects().length)
      for (const each of all) each.dataset.stop = ''
      return all.length
    })
    for (let i = 0; i < stops + few; ++i) {
      await page.evaluate(() => document.activeElement?.removeAttribute('data-stop'))
      await page.keyboard.press('Tab')
    }
    return sheet.locator('[data-stop]').evaluateAll((all) => all.map((each) => each.outerHTML.slice(0, 90)))
  }
  async function form(page, name) {
    const button = page.locator(`[data-matter="${name}"]`).last()
    const sheet = page.locator('dialog.sheet')
    await button.focus()
    await page.keyboard.press('Enter')
    await sheet.locator('form .decision button').first().waitFor()
    await sheet.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
    const missed = await walk(page, sheet)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    if (!(await button.evaluate((each) => document.activeElement === each))) missed.push('the focus is not given back')
    return missed.map((each) => `${name}: ${each}`)
  }
  const page = await signedIn(login, path, {}, words)
  const names = [...new Set(await page.locator('[data-matter]').evaluateAll((all) => all.map((each) => each.dataset.matter)))]
  const wrong = []
  for (const name of names.filter((each) => everyWay || !walked.has(each))) wrong.push(...(await form(page, name)))
  names.forEach((each) => walked.add(each))
  check(`${login} fills in each of its ${names.length} forms by keys alone`, names.length > 0 && wrong.length === 0, wrong.slice(0, 5).join('; '))
}

export async function keys(all, wanted) {
  for (const [login, path] of Object.entries(desks)) if (!wanted || login === wanted) await all.part(`keys: ${login}`, () => byKeys(all, login, path))
}
// Of people who are no part of the demo city.
export async function keysOf(all, readers) {
  for (const [login, path, words] of readers) await all.part(`keys: ${login}`, () => byKeys(all, login, path, words))
}
