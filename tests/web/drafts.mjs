// What a form keeps and how often it decides: a draft that stays with its row, a command that is decided once, however
// often its button is pressed and whatever became of its answer. pages.mjs starts this.
export async function drafts({ listed, check, open, go, logInAnew, signedIn, picture, part }, wanted) {
  const name = 'prepaid-card/request_free_release'
  const orders = async (page) => (await listed(page, 'payout_orders?limit=100')).length
  const kept = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('gongbao.draft.')))
  const form = (page) => page.locator(`[data-form="${name}"]`)
  const field = (page, path) => form(page).locator(`[data-path="${path}"]`)
  const press = (page) => form(page).locator('.decision button[type="submit"]')
  // The form of a matter, anew: as after a reload.
  async function shown(page) {
    await go(page, `/desk/operator?do=${name}`)
    await field(page, 'amount_fen').waitFor()
  }
  // Answers of the command get lost on the way while `lost.now` holds; `keys` are those that arrived.
  async function losing(page) {
    const lost = { now: true, keys: [] }
    await page.route(`**/v1/${name}`, async (route) => {
      lost.keys.push(route.request().headers()['idempotency-key'])
      if (!lost.now) return route.continue()
      await route.fetch()
      return route.abort()
    })
    return lost
  }

  async function once() {
    const page = await signedIn('op-yannan')
    const before = await orders(page)
    await shown(page)
    await field(page, 'amount_fen').fill('3.00')
    await press(page).dblclick()
    await form(page).locator('.note.good').waitFor()
    check('a double click decides once', (await orders(page)) === before + 1)
    check('what was accepted is no longer in the form', (await field(page, 'amount_fen').inputValue()) === '')
    check('and its button rests', await press(page).isDisabled())
    await field(page, 'amount_fen').fill('3.00')
    check('until something is typed', await press(page).isEnabled())
  }

  async function lostAndReloaded() {
    const page = await signedIn('op-yannan')
    const before = await orders(page)
    const lost = await losing(page)
    await shown(page)
    await field(page, 'amount_fen').fill('4.00')
    await press(page).click()
    await form(page).locator('.note.bad').waitFor()
    lost.now = false
    await shown(page)
    check('a draft that was sent says so after a reload', (await form(page).locator('.kept').innerText()).includes('同一指令'))
    check('and is as it was', (await field(page, 'amount_fen').inputValue()) === '4.00')
    await press(page).click()
    await form(page).locator('.note.good').waitFor()
    check('after a reload it is the same command', lost.keys.length === 2 && lost.keys[0] === lost.keys[1], lost.keys.join())
    check('which is decided once', (await orders(page)) === before + 1)
  }

  async function lostAndChanged() {
    const page = await signedIn('op-yannan')
    const before = await orders(page)
    const lost = await losing(page)
    await shown(page)
    await field(page, 'amount_fen').fill('5.00')
    await press(page).click()
    await form(page).locator('.note.bad').waitFor()
    lost.now = false
    await field(page, 'amount_fen').fill('6.00')
    for (let i = 0; i < 2; i++) {
      await press(page).click()
      await form(page).locator('.note.bad', { hasText: 'idempotency_conflict' }).waitFor()
    }
    check('a changed form is not sent as a second command unasked', (await orders(page)) === before + 1 && new Set(lost.keys).size === 1, lost.keys.join())
    await picture(page, 'decision-changed')
    await form(page).locator('.decision').getByRole('button', { name: '再办一件' }).click()
    await press(page).click()
    await form(page).locator('.note.good').waitFor()
    check('but as another one when its reader says so', (await orders(page)) === before + 2)
  }

  async function rows() {
    // His own session: he ends it.
    const page = await open()
    await logInAnew(page, 'op-yannan')
    await shown(page)
    await field(page, 'amount_fen').fill('7.00')
    await page.waitForTimeout(700)
    const [[key, text] = []] = await kept(page)
    const operator = await page.evaluate(async () => (await (await fetch('/v1/me')).json()).offices[0].organisation)
    check('a draft is named by account, office, command and row', [name, `operator_id=${operator}`, `operator/${operator}/`].every((each) => (key ?? '').includes(each)), key)
    check('and keeps what was typed and nothing else', JSON.stringify(JSON.parse(text ?? '{}').values) === '{"amount_fen":"7.00"}', text)
    await shown(page)
    check('a draft tells the city\'s day', /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(await form(page).locator('.kept').innerText()))

    // Sealed words are not left lying on the device, also not in rows.
    await go(page, '/desk/operator?do=prepaid-card/contest_refund')
    const contest = page.locator('[data-form="prepaid-card/contest_refund"]')
    await contest.locator('textarea[data-path="reason"]').fill('只给商务部门看')
    await page.waitForTimeout(700)
    check('sealed words are in no draft', !JSON.stringify(await kept(page)).includes('只给商务部门看'))
    await page.keyboard.press('Escape')
    await page.evaluate(() => localStorage.setItem('theme', 'light'))
    await page.locator('header').getByRole('button', { name: '退出' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.waitForTimeout(300)
    check('who signs out leaves no draft behind', (await kept(page)).length === 0 && (await page.evaluate(() => localStorage.getItem('theme'))) === 'light')
  }

  for (const each of [once, lostAndReloaded, lostAndChanged, rows].filter(({ name: of }) => !wanted || of === wanted)) await part(`drafts: ${each.name}`, each)
}
