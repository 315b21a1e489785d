// An officer of the city supposes that a fifth has to stay in custody instead of two fifths, and reads what would have come
// of it: the figures of the program, on every kind of screen; a value that cannot be, a run that is ended, a file. One of
// heating supposes a lower subsidy. Each has the parameters of his own document.
import { readFileSync } from 'node:fs'
import { looking } from './looks.mjs'
import { village, words } from './village.mjs'

const grouped = (fen) => `${fen < 0 ? '−' : ''}${(Math.abs(fen) / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
const longest = 300_000

export async function whatIf(all, wanted) {
  const { address, check, go, settled, signedIn, picture, part } = all
  const told = async (page) => (await page.request.get(`${address}/v1/what-if`)).json()
  const form = (page) => page.locator('[data-form="what-if"]')
  async function suppose(page, value) {
    await form(page).locator('[data-path="set[0].parameter"]').selectOption('custody_ratio')
    await form(page).locator('[data-path="set[0].value"]').fill(value)
  }

  async function asked() {
    const page = await signedIn('city', '/city/what-if')
    check('the menu leads there', (await page.locator('#places a[href="/city/what-if"]').count()) === 1)
    await suppose(page, '20')
    const about = await form(page).locator('.about').first().innerText()
    check('the value of today stands beside it', about.includes('40.00%') && (await form(page).locator('.about .seal').count()) === 1, about)
    // By keys alone from there.
    await form(page).locator('[data-path="set[0].value"]').press('Enter')
    await page.locator('[data-running], [data-result]').first().waitFor()
    await page.locator('[data-result]').waitFor({ timeout: longest })
    await settled(page)
    const { result } = await told(page)
    const [system] = result.systems.filter(({ was }) => was.held_fen)
    check('less has to stay', system.now.required_fen < system.was.required_fen)
    for (const name of ['held_fen', 'required_fen', 'locked_fen', 'let_out_fen', 'shortfall_fen']) {
      const cells = (await page.locator(`[data-figure="${name}"] td`).allInnerTexts()).map((each) => each.trim())
      const by = system.now[name] - system.was[name]
      const expected = [grouped(system.was[name]), grouped(system.now[name]), `${by > 0 ? '+' : ''}${grouped(by)}`]
      check(`${name} stands as it was, as it would be, and the difference`, cells.join() === expected.join(), `${cells} ${expected}`)
    }
    // One figure at a time, by whatever place.
    const places = page.locator('[data-places]')
    await places.locator('#places-of').selectOption('refused')
    await places.locator('#places-by').selectOption('operators')
    const [most_refused] = [...result.operators].sort((a, b) => Math.abs(b.refused_difference) - Math.abs(a.refused_difference))
    const refusals = (await places.locator('tbody tr').first().locator('td').allInnerTexts()).map((each) => each.trim())
    check('refusals are told by operator, the most changed first', refusals[0] === most_refused.answers.refused_was.toLocaleString('en-US') && refusals[1] === most_refused.answers.refused_now.toLocaleString('en-US'), refusals.join())
    await places.locator('#places-of').selectOption('let_out_fen')
    await places.locator('#places-by').selectOption('weeks')
    check('and what was let out by week', (await places.locator('tbody tr').count()) === result.weeks.length)
    check('nobody of another document is named', result.operators.every(({ system: of }) => of === 'prepaid-card'))
    check('charts have their tables', (await page.locator('[data-result] ~ section figure table').count()) === 3)
    const weeks = await page.locator('figure').first().locator('tbody tr').count()
    check('each week has a row', weeks === result.weeks.length && weeks > 20, String(weeks))
    const most = result.closing_operators.reduce((a, b) => (Math.abs(b.now.covered_fen - b.was.covered_fen) > Math.abs(a.now.covered_fen - a.was.covered_fen) ? b : a))
    check('who is covered most otherwise comes first', (await page.locator('[data-closing] tbody tr').first().getAttribute('data-operator')) === String(most.operator_id), most.name)
    const sums = await page.locator('[data-answers] .counts').innerText()
    check('refusals are counted both ways', sums.includes(`${result.answers.refused_was.toLocaleString('en-US')} → ${result.answers.refused_now.toLocaleString('en-US')}`), sums)
    check('what cannot be judged is said', (await page.locator('[data-unjudged] dt').count()) === 3)
    for (const [name, begins] of [['CSV', '\ufeff'], ['Excel', 'PK']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-result]').getByRole('button', { name: new RegExp(name) }).click()])
      check(`it is kept as ${name}`, readFileSync(await download.path()).toString(name === 'CSV' ? 'utf8' : 'latin1').startsWith(begins), download.suggestedFilename())
    }
    check('without complaints', page.wrong.length === 0, page.wrong.join('; '))
  }

  // What came of it is there for whoever comes back, in every way of showing pages.
  async function looked() {
    await looking(all)('city', [['what-if', '/city/what-if']], true)
  }

  async function refused() {
    const page = await signedIn('city', '/city/what-if')
    await suppose(page, '200%')
    await form(page).locator('.main').click()
    const said = form(page).locator('.about [role="alert"]')
    await said.waitFor()
    check('a value that cannot be is told at its field', (await said.innerText()).includes('数值不合规定') && (await form(page).locator('[data-path="set[0].value"]').getAttribute('aria-invalid')) === 'true', await said.innerText())
    await picture(page, 'what-if-refused')
    await go(page, '/city/what-if')
    await suppose(page, '60%')
    await form(page).locator('.main').click()
    const cancel = page.locator('[data-running] .button')
    const begun = await cancel.waitFor({ timeout: 10_000 }).then(() => true, () => false)
    if (begun) {
      await picture(page, 'what-if-running')
      await cancel.click()
      await page.locator('[data-running]').waitFor({ state: 'detached' })
    }
    check('a run that is ended is forgotten', begun && (await page.locator('[data-result]').count()) === 0 && (await page.request.get(`${address}/v1/what-if`)).status() === 404)
    const other = await signedIn('chaoyang', '/city/what-if')
    check('it is no desk of a district', (await form(other).count()) === 0)
  }

  // Three households of one village, from the application to the money.
  async function renewed(made) {
    const { speakers, today, run } = made
    for (const i of [1, 2, 3]) {
      const application = await made.filed(i)
      await made.assessed(i)
      await speakers.reviewer.give('heating/decide_eligibility', { application, years_source: '首次安装台账' })
      const line = { category: 'ashp_hot_water', brand: '暖冬', model: `暖冬${run}`, serial: `W${run}-${i}`, supplier: made.supplier, catalogue_entry: made.entry, invoice_no: `W${run}-${i}`, buyer: made.buyer(i), invoice_date: today, installed_on: today, price_fen: 1_199_999 }
      await speakers.agent.give('heating/submit_purchase', { application, lines: [line], bank_account: made.payee(i) })
      const payment = (await speakers.second.give('heating/confirm_amount', { application, installed: true })).entry_no
      await speakers.finance.give('heating/order_payment', { payment })
      if (i !== 3) await speakers.finance.give('heating/record_payment_result', { payment, bank_reference: `W${run}-${i}`, result: 'ok' })
    }
  }
  async function heating() {
    const made = await village(address)
    await renewed(made)
    const page = await signedIn(made.offices.city.login, '/desk/parameters', {}, words)
    const rate = page.locator('[data-parameter="subsidy_rate_bp"]')
    await rate.waitFor()
    check('parameters are those of his document, by their names', (await rate.innerText()).includes('补贴比例') && (await page.locator('[data-parameter="custody_ratio"]').count()) === 0, await rate.innerText())
    const unnamed = (await page.locator('[data-parameter] th').allInnerTexts()).filter((each) => /[a-z]_[a-z]/.test(each))
    check('each has a name', unnamed.length === 0, unnamed.join())
    await page.locator('#places a[href="/city/what-if"]').click()
    const to = form(page)
    await to.locator('[data-path="set[0].parameter"]').selectOption('subsidy_rate_bp')
    await to.locator('[data-path="set[0].value"]').fill('35')
    await to.locator('.main').click()
    await page.locator('[data-result]').waitFor({ timeout: longest })
    await settled(page)
    const { result } = await told(page)
    const [{ subsidies }] = result.systems
    check('less is paid', subsidies.now.paid_fen < subsidies.was.paid_fen && subsidies.difference.paid_fen === subsidies.now.paid_fen - subsidies.was.paid_fen, JSON.stringify(subsidies))
    for (const name of ['paid_fen', 'city_share_fen', 'district_share_fen']) {
      const cells = (await page.locator(`[data-figure="${name}"] td`).allInnerTexts()).map((each) => each.trim())
      const by = subsidies.difference[name]
      check(`${name} stands as it was, as it would be, and the difference`, cells.join() === [grouped(subsidies.was[name]), grouped(subsidies.now[name]), `${by > 0 ? '+' : ''}${grouped(by)}`].join(), cells.join())
    }
    check('and by district', (await page.locator('[data-places] tbody tr').count()) === result.districts.length)
    check('nothing is said of operators that close', (await page.locator('[data-closing]').count()) === 0)
    check('without complaints', page.wrong.length === 0, page.wrong.join('; '))
    await looking(all)(made.offices.city.login, [['what-if-heating', '/city/what-if'], ['parameters-heating', '/desk/parameters']], false, words)
  }

  const pieces = { asked, looked, refused, heating }
  for (const [name, work] of Object.entries(pieces)) if (!wanted || name === wanted) await part(`what-if: ${name}`, work)
}
