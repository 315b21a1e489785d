// The frame of the pages: tables that keep their rows, sessions that end, a stream that breaks, one box to find everything,
// the clause beside its figure. What the pages themselves do is in pages.mjs, which starts this.
import { readFileSync } from 'node:fs'
import net from 'node:net'
import { password } from './speaker.mjs'

// wanted: one part by its name, else all.
export async function frame({ address, known, listed, check, open, go, settled, logIn, logInAnew, signedIn, picture, unpainted, findings, part }, wanted) {
  const rowCount = (page, caption) => page.locator(`[aria-label="${caption}"] tbody tr[data-key]`).count()

  // Something that others hear of: an operator draws a little of its free money.
  async function happens(yuan = '1.00') {
    const other = await signedIn('op-yannan')
    const told = await draw(other, yuan)
    await other.context().close()
    return told
  }
  async function draw(page, yuan, key = `k${Math.random()}`) {
    const me = await (await page.request.get(`${address}/v1/me`)).json()
    const operator = Number(me.offices[0].organisation)
    const own = await (await page.request.get(`${address}/v1/custody/entries/${operator}`)).json()
    const told = await page.request.post(`${address}/v1/prepaid-card/request_free_release`, {
      headers: { 'X-CSRF-Token': me.csrf_token, 'Idempotency-Key': key },
      data: { operator_id: operator, amount_fen: Math.round(Number(yuan) * 100), purpose: 'goods', account_no: own.members.settlement_account },
    })
    return told.json()
  }
  const orders = async (page) => (await listed(page, 'payout_orders?limit=100')).length

  async function tables() {
    const page = await signedIn('city', `/desk/trail/${known.shop}`)
    const list = page.locator('.list').first()
    const caption = await list.locator('.table-frame').getAttribute('aria-label')
    const before = await rowCount(page, caption)
    await list.locator('.more .button').click()
    await page.waitForSelector(`.list[aria-busy="false"] tr[data-key]:nth-child(${before + 1})`)
    const opened = await rowCount(page, caption)
    check('more opens the next page', opened > before, `${before} → ${opened}`)
    const last = await list.locator('tr[data-key]').nth(before).getAttribute('data-key')
    const told = await happens()
    await page.waitForSelector(`tr[data-key*="entry=${told.entry_no}"]`, { timeout: 15_000 })
    check('pages that were opened stay open when the list is read again', (await rowCount(page, caption)) >= opened)
    check('a row is known by what it is', (await list.locator(`tr[data-key="${last}"]`).count()) === 1, last ?? '')

    await page.route('**/v1/prepaid-card/decisions*', (route) => route.abort())
    await happens()
    await list.locator('.note.warn').waitFor({ timeout: 15_000 })
    check('a list that cannot be read again keeps its rows and says so', (await rowCount(page, caption)) >= opened)
    await picture(page, 'table-stale')
    await page.unroute('**/v1/prepaid-card/decisions*')
    await list.locator('.note.warn .button').click()
    await list.locator('.note.warn').waitFor({ state: 'detached' })
    check('and is whole again when it can', (await rowCount(page, caption)) >= opened)

    // An operator that has been refused something, filtered to that.
    const story = await (await page.request.get(`${address}/v1/prepaid-card/decisions?outcome=refused&limit=1`)).json()
    await go(page, `/desk/trail/${story.rows[0].operator_id}`)
    await list.getByRole('button', { name: '筛选' }).click()
    await list.getByLabel('结论', { exact: true }).selectOption('refused')
    await page.waitForURL(/decisions\.outcome=refused/)
    await page.waitForSelector('main:not(:has([aria-busy="true"]))')
    await page.reload()
    await page.waitForSelector('tr[data-key] .tag.bad')
    check('a filter is the program’s, and stays in the address', (await list.locator('tr[data-key] .tag.good').count()) === 0 && (await list.getByLabel('结论', { exact: true }).inputValue()) === 'refused')
    await list.getByLabel('日期自').fill('2030-01-01')
    await page.keyboard.press('Tab')  // a day is told when it is left
    await list.locator('.none').waitFor()
    await picture(page, 'table-nothing')
    check('nothing found leads on', (await list.locator('.none .button').count()) === 1)
    await list.locator('.none .button').click()
    await page.waitForSelector('tr[data-key]')
    check('the filters are cleared', !page.url().includes('outcome'))

    const day = list.locator('th', { hasText: '日期' })
    const first = await day.getAttribute('aria-sort')
    await day.locator('button').click()
    await page.waitForURL(/decisions\.sort=day/)
    await page.waitForSelector('main:not(:has([aria-busy="true"]))')
    check('a column is sorted by its head', first === 'descending' && (await day.getAttribute('aria-sort')) === 'ascending', `${first}`)
    const oldest = (await list.locator('tr[data-key] td:nth-child(2)').allInnerTexts()).map((each) => each.trim())
    check('by the program', oldest.join() === [...oldest].sort().join())

    for (const [name, begins] of [['CSV', '\ufeff'], ['Excel', 'PK']]) {
      const [download] = await Promise.all([page.waitForEvent('download'), list.getByRole('button', { name: new RegExp(name) }).click()])
      const bytes = readFileSync(await download.path())
      check(`a list is kept as ${name}`, bytes.toString(name === 'CSV' ? 'utf8' : 'latin1').startsWith(begins), download.suggestedFilename())
    }

    const phone = await signedIn('city', `/desk/trail/${known.shop}`, { viewport: { width: 360, height: 740 } })
    const cell = await phone.locator('tr[data-key] td').first().evaluate((each) => ({ shown: getComputedStyle(each.parentElement).display, label: getComputedStyle(each, '::before').content }))
    check('on a phone a row is a card with its columns named', cell.shown === 'block' && cell.label.includes('记录号'), JSON.stringify(cell))
  }

  // Two orders stand on the bank's desk; one is executed, so it leaves the list: its answer stays at its row.
  async function answers() {
    await happens()
    await happens()
    const page = await signedIn('bank-yandu', '/desk/bank')
    const { day } = await (await page.request.get(`${address}/v1/me`)).json()
    await page.route('**/v1/custody/execute_payout', (route) => route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), event_date: day }) }))
    const row = page.locator('tr[data-key]:has(.decision)').first()
    const key = await row.getAttribute('data-key')
    const mine = page.locator(`tr[data-key="${key}"]`)
    await mine.locator('input').first().fill(`T${Date.now()}`)
    await mine.locator('.decision .button').first().click()
    await mine.locator('[data-answered]').waitFor({ timeout: 15_000 })
    const said = await mine.locator('[data-answered]').innerText()
    const told = await happens()
    await page.waitForTimeout(3000)
    check('an answer stays at the row it was given for', (await mine.locator('[data-answered]').count()) === 1 && (await mine.locator('[data-answered]').innerText()) === said && (await page.locator('[data-answered]').count()) === 1, said)
    check('though the list was read again', told.entry_no > 0 && (await mine.getAttribute('class'))?.includes('gone'), (await mine.getAttribute('class')) ?? '')
    await picture(page, 'answer-at-its-row')
  }

  // What is wrong with a sum is said beside it, at once; what is prohibited stands apart.
  async function drawing() {
    const page = await signedIn('op-yannan', '/desk/operator')
    const said = page.locator('#amount-wrong')
    for (const [typed, words] of [['abc', '最多两位小数'], ['1.234', '最多两位小数'], ['0', '大于零'], ['0.00', '大于零'], ['-1', '大于零']]) {
      await page.fill('#amount', typed)
      check(`${typed} is told to be wrong`, (await said.count()) === 1 && (await said.innerText()).includes(words) && (await page.locator('[data-form="draw"] .decision .button').first().isDisabled()))
    }
    for (const typed of ['0.01', '']) {
      await page.fill('#amount', typed)
      check(`nothing is said of “${typed}”`, (await said.count()) === 0)
    }
    const apart = await page.locator('#purpose optgroup option').evaluateAll((all) => all.map((each) => each.value).join())
    check('what 10b prohibits stands apart', apart === 'real_estate,equity,securities,other_investment,lending' && (await page.locator('#purpose optgroup').getAttribute('label')).includes('不得用于（第十条）'), apart)
  }

  // A refusal is called in the language of the page, whenever it came.
  async function languages() {
    const page = await signedIn('op-yannan', '/desk/operator')
    await page.fill('#amount', '99999999.99')
    await page.locator('[data-form="draw"] .decision .button').first().click()
    const title = page.locator('[data-form="draw"] [data-answered] strong').first()
    await title.waitFor()
    const [code] = (await page.locator('[data-form="draw"] [data-answered]').innerText()).match(/[a-z_]+\.[a-z_]+/)
    const { codes } = await (await page.request.get(`${address}/v1/gazette/words`)).json()
    const named = codes.find((each) => each.code === code)
    check('a refusal is called in Chinese', (await title.innerText()) === named.title_zh, code)
    for (const [button, name] of [['English', named.title_en], ['中文', named.title_zh]]) {
      await page.getByRole('button', { name: button }).click()
      const called = await title.filter({ hasText: name }).waitFor({ timeout: 5_000 }).then(() => true, () => false)
      check(`and changes with the page: ${button}`, called, await title.innerText())
    }
  }

  // On a phone in large type a button's word stays whole.
  async function narrow() {
    const page = await signedIn('op-yannan', '/desk/operator', { viewport: { width: 360, height: 740 } })
    await page.getByRole('button', { name: '大字' }).click()
    for (const matter of ['custody/redeem', 'prepaid-card/submit_filing']) {
      await go(page, `/desk/operator?do=${matter}`)
      const button = page.locator('dialog[open] .decision .button').first()
      const { lines, wide } = await button.evaluate((each) => {
        const words = document.createRange()
        words.selectNodeContents(each)
        return { lines: new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size, wide: each.closest('dialog').scrollWidth - each.closest('dialog').clientWidth }
      })
      check(`the button of ${matter} is on one line`, lines === 1 && wide <= 1, `${lines} lines, ${wide} px`)
    }
    // A word that is longer than a phone is wide is broken, and the page stays where it is.
    const city = await signedIn('city', '', { viewport: { width: 360, height: 740 } })
    await go(city, `/desk/trail/${known.shop}`)
    const pushed = await city.evaluate(() => {
      document.querySelector('table.cards tbody td:nth-child(3)').textContent = 'a_word_of_the_program_that_is_longer_than_a_phone_is_wide'
      return document.documentElement.scrollWidth - document.documentElement.clientWidth
    })
    check('a long word pushes no phone sideways', pushed <= 1, `${pushed} px`)
  }

  // A table that is cut at the edge of its frame says that there is more; on paper it is whole.
  async function edges() {
    const page = await signedIn('city', '/desk/city', { viewport: { width: 700, height: 900 } })
    const cut = page.locator('.table-frame')
    const some = await cut.evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => getComputedStyle(each).backgroundAttachment))
    check('a table that scrolls sideways has a shadow at its edges', some.length > 0 && some.every((each) => each === 'local, local, scroll, scroll'), some.join('; '))
    await picture(page, 'table-edges')
    await page.emulateMedia({ media: 'print' })
    check('and none on paper', (await cut.first().evaluate((each) => getComputedStyle(each).backgroundImage)) === 'none')
  }

  // Where there is nothing to show, that is said under a heading.
  async function nothing() {
    const page = await signedIn('consumer1')
    for (const [path, words] of [['/desk/nothing', '没有这个页面'], ['/operators/99999', '没有这户经营者的公示记录'], [`/my/${known.shop}/1`, '卡片']]) {
      await go(page, path)
      check(`${path} has a heading`, (await page.locator('main h1').allInnerTexts()).join() === words && page.url().endsWith(path), await page.locator('main').innerText())
    }
    await go(page, '/desk/nothing')
    check('and a way home', (await page.locator('main a[href="/"]').count()) === 1)
  }

  // A decision whose answer is lost on the way is pressed again: the same command.
  async function decisions() {
    const page = await signedIn('op-yannan', '/desk/operator')
    const keys = []
    let lose = 'answer'
    await page.route('**/v1/prepaid-card/request_free_release', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (lose === 'answer') await route.fetch()
      if (lose === '') return route.continue()
      return lose === 'busy' ? route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{"status":503,"code":"http.timeout","title":"处理超时"}' }) : route.abort()
    })
    const before = await orders(page)
    const form = page.locator('form:has(#amount)')
    await page.fill('#amount', '2.00')
    await form.locator('.decision .button').first().click()
    await form.locator('.note.bad').waitFor()
    check('a lost answer says that trying again is safe', (await form.locator('.note.bad').innerText()).includes('同一指令'))
    lose = 'busy'
    await form.locator('.note.bad .button').click()
    await page.waitForTimeout(500)
    lose = ''
    await form.locator('.note.bad .button').click()
    await form.locator('.note.good').waitFor()
    check('a retry is the same command', keys.length === 3 && new Set(keys).size === 1, keys.join())
    check('and is decided once', (await orders(page)) === before + 1)

    // Flags of an answer, each with its clause.
    await page.unroute('**/v1/prepaid-card/request_free_release')
    await page.route('**/v1/prepaid-card/request_free_release', async (route) => {
      const answer = await route.fetch()
      const told = await answer.json()
      return route.fulfill({ response: answer, json: { ...told, flags: ['prepaid_card.report_late'] } })
    })
    await page.fill('#amount', '1.00')
    await form.locator('.decision .button').first().click()
    await form.locator('.note.good .tag.warn').waitFor()
    check('a remark on an answer stands with its clause', (await form.locator('.note.good p:has(.tag.warn)').innerText()).includes('第十二条'))
    await picture(page, 'decision-flag')
  }

  async function sessions() {
    const page = await open()
    await logInAnew(page, 'chaoyang')
    await go(page, `/desk/trail/${known.shop}`)
    const me = await (await page.request.get(`${address}/v1/me`)).json()
    await page.request.delete(`${address}/v1/session`, { headers: { 'X-CSRF-Token': me.csrf_token } })
    await page.waitForURL(/\/login\?to=/, { timeout: 15_000 })
    check('an ended session is noticed and said once', (await page.locator('.note.ended').count()) === 1)
    await picture(page, 'session-ended')
    await page.fill('#login', 'chaoyang')
    await page.fill('#password', password)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === `/desk/trail/${known.shop}`, { timeout: 15_000 })
    check('and leads back to where one was', (await page.locator('.note.ended').count()) === 0)

    // And to the form that was open there.
    const shop = await open()
    await logInAnew(shop, 'op-yannan')
    const form = '/desk/operator?do=prepaid-card/submit_filing'
    await go(shop, form)
    await shop.waitForSelector('dialog[open] [data-form]')
    const own = await (await shop.request.get(`${address}/v1/me`)).json()
    await shop.request.delete(`${address}/v1/session`, { headers: { 'X-CSRF-Token': own.csrf_token } })
    await shop.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await shop.waitForURL(/\/login\?to=/, { timeout: 15_000 })
    check('with the session the form ends', (await shop.locator('dialog').count()) === 0)
    await shop.fill('#login', 'op-yannan')
    await shop.fill('#password', password)
    await shop.keyboard.press('Enter')
    await shop.waitForURL((url) => url.pathname + url.search === form)
    check('and is open again for who comes back', await shop.waitForSelector('dialog[open] [data-form]', { timeout: 5_000 }).then(() => true, () => false))

    // The day of the city is that of the answers.
    await page.route('**/v1/me', async (route) => {
      const answer = await route.fetch()
      return route.fulfill({ response: answer, json: { ...(await answer.json()), day: '2024-11-23' } })
    })
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.waitForSelector('.day:has-text("2024-11-23")')
    check('the city’s day follows', true)

    // On that Saturday: Friday is over though no working day has passed; Monday is one working day away.
    await page.route('**/v1/prepaid-card/deadlines*', async (route) => {
      const answer = await route.fetch()
      const told = await answer.json()
      const row = told.rows[0]
      const due = ['2024-11-22', '2024-11-25', null, '2024-11-23', '2024-11-20']
      return route.fulfill({ response: answer, json: { ...told, next: undefined, rows: due.map((day, i) => ({ ...row, subject_id: 900 + i, due_on: day })) } })
    })
    await page.getByRole('link', { name: '区商务工作台' }).first().click()
    await page.waitForSelector('tr[data-key*="subject_id=904"] .tag')
    const clocks = (await page.locator('tr[data-key*="subject_id=90"] td:first-child').allInnerTexts()).map((each) => each.replace(/\s+/g, ' ').trim())
    check('clocks over a weekend', clocks.join('|') === '2024-11-22 已超期 1 天|2024-11-25 还剩 1 个工作日|—|2024-11-23 今天到期|2024-11-20 已超期 2 个工作日', clocks.join('|'))
    await picture(page, 'clocks-weekend')
  }

  async function finding() {
    const page = await signedIn('chaoyang', '/desk/todo')
    await page.keyboard.press('/')
    check('/ leads to the box', await page.evaluate(() => document.activeElement?.id === 'find'))
    await page.keyboard.type('食')
    await page.waitForSelector('#found [role=option]:nth-child(2)')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.locator('#found [aria-selected=true] b').innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/operator\/\d+/)
    await page.waitForSelector(`main h1:has-text("${chosen}")`)
    check('arrows and Enter open what was chosen', true)
    check('a new page is where reading goes on', await page.evaluate(() => document.activeElement?.id === 'main'))
    for (const [typed, found] of [['BJYFK-110105-2023-000001', '燕南食府'], ['91110105MA00000012', '燕南食府'], ['不动产', '第十条'], ['待办', '待办']]) {
      await page.fill('#find', typed)
      await page.waitForSelector(`#found [role=option]:has-text("${found}")`)
      check(`${typed} is found`, true)
    }
    await page.fill('#find', '没有这样的商户')
    await page.waitForSelector('.nothing')
    await page.keyboard.press('Escape')
    check('Escape closes what was found', !(await page.locator('#found').isVisible()))
    await go(page, `/desk/trail/${known.shop}`)
    check('crumbs say where one is', (await page.locator('.crumbs').innerText()).replace(/\s+/g, ' ').includes('经营者工作台'))
  }

  async function bell() {
    const page = await signedIn('chaoyang', '/desk/todo')
    await page.locator('.bell[aria-busy="false"]').waitFor()
    check('what was before the first visit is not unread', (await page.locator('.bell .count').count()) === 0)
    await happens()
    await page.waitForSelector('.bell .count:text-is("1")', { timeout: 15_000 })
    await page.click('.bell > button')
    await page.waitForSelector('#notices .fresh')
    check('a notice says what happened to whom', (await page.locator('#notices .fresh').innerText()).includes('燕南食府'))
    await picture(page, 'bell')
    await page.keyboard.press('Escape')
    await go(page, '/desk/todo')
    await page.locator('.bell[aria-busy="false"]').waitFor()
    await page.click('.bell > button')
    await page.waitForSelector('#notices li')
    check('what was looked at is read, also at the next visit', (await page.locator('.bell .count').count()) === 0)
  }

  async function clause() {
    const page = await signedIn('op-yannan', '/desk/operator')
    const seal = page.locator('main .seal', { hasText: '第九条(i)' }).first()
    await seal.scrollIntoViewIfNeeded()
    const at = await seal.boundingBox()
    const asked = []
    page.on('request', (request) => asked.push(request.url()))
    await seal.click()
    await page.waitForSelector('dialog[open] blockquote mark')
    const box = await page.locator('dialog[open]').boundingBox()
    const near = Math.min(Math.abs(box.y - at.y - at.height), Math.abs(box.y + box.height - at.y))
    check('the words open beside the seal', near < 40 || box.height > 500, `${near} px`)
    check('at once: the words are already there', !asked.some((each) => each.includes('/gazette/')), asked.join())
    check('with the figures that went in', /=[^]*\d\.\d\d/.test(await page.locator('dialog[open] .sum').innerText()))
    await picture(page, 'clause-figures')
    await page.keyboard.press('Escape')
    check('and give the place back', await seal.evaluate((each) => document.activeElement === each))
    const two = page.locator('.list .seal').nth(1)
    await two.click()
    await page.waitForSelector('dialog[open] blockquote')
    const title = await page.locator('dialog[open] h2').innerText()
    await page.keyboard.press('ArrowRight')
    await page.waitForSelector(`dialog[open] h2:not(:text-is("${title}"))`)
    check('arrows lead through the clauses of one answer', true)
    const other = await page.locator('main .seal').evaluateAll((seals) => {
      const open = document.querySelector('dialog[open]').getBoundingClientRect()
      const free = seals.map((seal) => ({ words: seal.textContent, at: seal.getBoundingClientRect() })).filter(({ at }) => at.top > 0 && at.bottom < innerHeight && (at.right < open.left || at.left > open.right || at.bottom < open.top || at.top > open.bottom))
      return free.map(({ words, at }) => ({ words, x: at.x + at.width / 2, y: at.y + at.height / 2 })).find(({ words }) => words !== document.querySelector('dialog[open] h2').textContent)
    })
    await page.mouse.click(other.x, other.y)
    await page.locator('dialog[open] h2', { hasText: other.words }).waitFor()
    check('another seal opens in its place', (await page.locator('dialog[open]').count()) === 1)

    const law = await open()
    await go(law, '/law/prepaid-card')
    const text = await law.locator('article').innerText()
    const order = ['以下备案资料', '(三)承诺书', '预付卡合同参照合同示范文本', '办理完结以下事项', '(四)区商务部门', '经营者办理完结上述规定事项', '第三章']
    check('the document reads in the order of print', order.every((each, i) => i === 0 || text.indexOf(order[i - 1]) < text.indexOf(each)), order.map((each) => text.indexOf(each)).join())
    await law.emulateMedia({ media: 'print' })
    check('on paper there are the words and nothing else', !(await law.locator('header.top nav').isVisible()) && !(await law.locator('.tools').isVisible()) && !(await law.locator('.search').isVisible()))
    await picture(law, 'law-print')
  }

  // Where money is short, the picture and the sum under each of its parts are the program's own figures.
  async function shortfalls() {
    const page = await signedIn('city')
    const ask = async (path) => (await page.request.get(`${address}/v1/prepaid-card/${path}`)).json()
    const yuan = (fen) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const figures = (text) => (text.match(/\d[\d,]*\.\d{2}(?!\d)(?!%)/g) ?? []).join(' ')
    const rows = await listed(page, 'shortfalls?open=true')
    check('somebody is short', rows.length > 0)
    for (const { operator_id: id } of rows) {
      const { terms } = await ask(`position?operator_id=${id}`)
      const [B, C, R, E, T, short] = ['B', 'C', 'R', 'E', 'T', 'shortfall'].map((name) => terms.find((each) => each.name === name).fen)
      const [kept, going] = [Math.min(C, R), Math.min(E, Math.max(0, C - R))]
      const whole = (name) => figures(`${terms.find((each) => each.name === name).formula} = ${yuan(terms.find((each) => each.name === name).fen)}`)
      const outside = Math.max(0, B - C - T - short)
      const expected = {
        protected: [kept, kept === R ? whole('R') : [C, R, kept].map(yuan).join(' ')],
        going: [going, going === E ? whole('E') : [E, C - kept, going].map(yuan).join(' ')],
        free: [C - kept - going, whole('free')],
        coming: [T, whole('T')],
        short: [short, whole('shortfall')],
        outside: [outside, [B, C, T, short, outside].map(yuan).join(' ')],
      }
      await go(page, `/desk/operator/${id}`)
      const above = await page.locator('main .note.bad[role="alert"]').first().innerText()
      check(`operator ${id}: the shortfall is said first`, short > 0 && above.includes(yuan(short)), above)
      const told = page.locator('main li:has(> .swatch)')
      let shown = 0
      for (const [name, [fen, sum]] of Object.entries(expected)) {
        const part = told.filter({ has: page.locator(`.swatch.${name}`) })
        if ((await part.count()) === 0) {
          check(`operator ${id}: ${name} is left out only if it is nothing`, fen === 0 && !['protected', 'free'].includes(name), String(fen))
          continue
        }
        ++shown
        const figure = await part.locator('> b').innerText()
        await part.locator('.seal').first().click()
        const written = await page.locator('dialog[open] .sum').innerText()
        await page.keyboard.press('Escape')
        check(`operator ${id}: ${name} is the program's figure and sum`, figure === yuan(fen) && figures(written) === sum, `${figure} ${written} / ${yuan(fen)} ${sum}`)
      }
      check(`operator ${id}: nothing else is shown`, shown === (await told.count()))
    }
    await picture(page, 'shortfall')
  }

  async function charts() {
    const page = await signedIn('city', '/desk/city')
    await page.waitForSelector('.chart svg path', { state: 'attached' })
    const drawn = () => page.locator('.chart svg').first().innerHTML()
    const light = await drawn()
    await page.getByRole('button', { name: '深色' }).click()
    await page.waitForTimeout(300)
    const dark = await drawn()
    check('a chart is drawn again in the dark', light !== dark && dark.toLowerCase().includes('#5b93d3'))
    await page.getByRole('button', { name: '大字' }).click()
    await page.waitForTimeout(500)
    check('and in large type', (await drawn()).includes('15px'))
    // A window that is a point for a moment, as while a whole page is photographed, draws nothing anew; and what is drawn
    // follows its sheet in the same turn.
    await page.evaluate(() => {
      const place = document.querySelector('.chart')
      window.seen = []
      new ResizeObserver(() => window.seen.push({ place: place.clientWidth, sheet: place.querySelector('svg').clientWidth, drawn: Math.max(...[...place.querySelectorAll('svg path')].map((each) => each.getBoundingClientRect().right)) - place.getBoundingClientRect().left })).observe(place)
    })
    for (const [width, height] of [[1, 1], [1000, 900], [1280, 900]]) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(300)
    }
    const seen = await page.evaluate(() => window.seen)
    check('a chart is not drawn for a place that is none', seen.length > 2 && seen.every(({ sheet }) => sheet >= 50), JSON.stringify(seen))
    check('a chart is painted in the turn in which it is sized', seen.filter(({ place }) => place >= 50).every(({ sheet, drawn }) => Math.abs(sheet - drawn) < 60), JSON.stringify(seen))
    const gaps = await unpainted(page)
    check('and is as wide as its place', gaps === '', gaps)
    await go(page, '/desk/parameters')
    const parameters = await page.locator('.list').filter({ hasText: '参数变更' }).locator('tbody').innerText()
    check('parameters are called by their names', !/[a-z]_[a-z]/.test(parameters) && parameters.includes('收单结算期限'), parameters)
    // All that is in force, by its clause and unit; what is to come beside it.
    const words = await page.locator('[data-parameter]').allInnerTexts()
    const raw = words.filter((each) => /[a-z]_[a-z]/.test(each))
    check('every parameter is told in words', words.length > 40 && raw.length === 0, `${words.length} ${raw.join()}`)
    const told = async (name) => (await page.locator(`[data-parameter="${name}"]`).innerText()).replace(/\s+/g, ' ')
    check('by its unit', (await told('custody_ratio')).includes('40.00%') && (await told('filing_threshold')).includes('500,000.00 元') && (await told('objection_window_days')).includes('5 个工作日'), await told('custody_ratio'))
    check('with what it will be', (await told('acquirer_settlement_days')).includes('将生效 2025-01-01 2 个工作日'), await told('acquirer_settlement_days'))
    await page.locator('[data-parameter="credit_points"] summary').click()
    check('and what it was', (await told('credit_points')).includes('应当备案 3'), await told('credit_points'))
  }

  // A line that is dead without having ended: a door between that lets nothing through any more.
  async function silence() {
    const { hostname, port } = new URL(address)
    let frozen = false
    const pairs = new Set()
    const door = net.createServer((near) => {
      const far = net.connect(Number(port), hostname)
      pairs.add(near).add(far)
      near.on('data', (data) => frozen || far.write(data))
      far.on('data', (data) => frozen || near.write(data))
      for (const [one, other] of [[near, far], [far, near]]) one.on('error', () => other.destroy()).on('close', () => other.destroy())
    })
    await new Promise((ready) => door.listen(0, '127.0.0.1', ready))
    const through = `http://127.0.0.1:${door.address().port}`
    const page = await open({}, through)
    await page.clock.install()
    await page.goto(`${through}/login`)
    await page.fill('#login', 'city')
    await page.fill('#password', password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.line.on', { timeout: 15_000 })
    frozen = true
    await page.clock.fastForward(60_000)
    await page.waitForSelector('.line:not(.on)', { timeout: 15_000 })
    check('a line without a beat is let go', true)
    frozen = false
    for (const each of pairs) each.destroy()
    for (let i = 0; i < 20 && !(await page.locator('.line.on').count()); ++i) {
      await page.clock.fastForward(5_000)
      await page.waitForTimeout(300)
    }
    check('and taken up again', (await page.locator('.line.on').count()) === 1)
    door.close()
  }

  // A day is typed or chosen from a month, by keys alone too, in both languages and on a phone.
  async function calendar() {
    for (const [way, options] of Object.entries({ wide: {}, phone: { viewport: { width: 360, height: 740 } } })) {
      const page = await signedIn('chaoyang', `/desk/trail/${known.shop}`, options)
      const list = page.locator('.list').first()
      await list.getByRole('button', { name: '筛选' }).click()
      const day = list.getByLabel('日期自')
      await page.evaluate(() => scrollTo(0, 200))
      await day.fill('2024-10-08')
      await page.keyboard.press('Tab')
      await page.waitForURL(/day_from=2024-10-08/)
      await settled(page)
      const at = await page.evaluate(() => scrollY)
      check(`${way}: a filter that is chosen leaves the page where it was`, at > 100, String(at))
      await page.keyboard.press('Enter')
      const month = page.locator('dialog.calendar')
      await month.waitFor()
      const focused = () => page.evaluate(() => document.activeElement?.dataset.day)
      check(`${way}: the month opens at the day that is typed`, (await month.locator('h2').innerText()) === '2024年10月' && (await focused()) === '2024-10-08')
      check(`${way}: days off and make-up days are marked`, (await month.locator('[data-day="2024-10-07"]').innerText()).includes('休') && ((await month.locator('[data-day="2024-10-12"]').getAttribute('aria-label')) ?? '').includes('调休上班'))
      const keys = { ArrowRight: '2024-10-09', ArrowDown: '2024-10-16', Home: '2024-10-14', End: '2024-10-20', ArrowUp: '2024-10-13', PageDown: '2024-11-13', 'Shift+PageUp': '2023-11-13', PageUp: '2023-10-13', 'Shift+PageDown': '2024-10-13', ArrowLeft: '2024-10-12' }
      const went = []
      for (const [key, to] of Object.entries(keys)) {
        await page.keyboard.press(key)
        await page.waitForTimeout(30)
        if ((await focused()) !== to) went.push(`${key} ${await focused()} and not ${to}`)
      }
      check(`${way}: keys lead through the month`, went.length === 0, went.join('; '))
      const found = await findings(page)
      check(`${way}: the month has no finding`, found.length === 0, found.join('; '))
      const box = await month.boundingBox()
      const size = page.viewportSize()
      check(`${way}: the whole month is seen`, box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height, JSON.stringify(box))
      await picture(page, `calendar-${way}`)
      await page.keyboard.press('Enter')
      await month.waitFor({ state: 'detached' })
      check(`${way}: a day that is chosen is told`, (await day.inputValue()) === '2024-10-12' && /day_from=2024-10-12/.test(page.url()), page.url())
      check(`${way}: and the button has the focus again`, await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup') === 'dialog'))
      await page.keyboard.press('Enter')
      await month.waitFor()
      await page.keyboard.press('Escape')
      await month.waitFor({ state: 'detached' })
      check(`${way}: Escape changes nothing`, (await day.inputValue()) === '2024-10-12')
    }
    // In a form over the page Escape closes the month and leaves the form.
    const page = await signedIn('city', '/desk/city')
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('[data-matter="city/set_parameter"]').first().click()
    const form = page.locator('[data-form="city/set_parameter"]').last()
    await form.getByRole('button', { name: 'Choose the day from a calendar' }).first().click()
    await page.locator('dialog.calendar').waitFor()
    check('the month speaks the language of the page', /^[A-Z][a-z]+ 20\d\d$/.test(await page.locator('dialog.calendar h2').innerText()) && (await page.locator('dialog.calendar th').first().innerText()) === 'Mon')
    await page.keyboard.press('Escape')
    await page.locator('dialog.calendar').waitFor({ state: 'detached' })
    check('Escape leaves the form', await form.isVisible())
  }

  // What the QR code of a certificate or a statement leads to: first what is published, the comparison below it.
  async function checking() {
    const page = await open()
    const { rows } = await (await page.request.get(`${address}/v1/prepaid-card/lookup?limit=100`)).json()
    for (const [status, colour] of Object.entries({ active: 'good', terminating: 'warn', deregistered: 'bad' })) {
      const { operator_id: id, name, filing_number: number } = rows.find((row) => row.status === status)
      const told = await (await page.request.get(`${address}/v1/prepaid-card/published?operator_id=${id}`)).json()
      await go(page, `/check?operator=${id}`)
      const published = page.locator('main .published')
      const words = await published.innerText()
      const missing = [name, number, told.confirmed_on, told.account_last4, told.bank, told.cancelled_on].filter((each) => each && !words.includes(each))
      check(`what is published of ${status} is shown first`, missing.length === 0, `${missing.join()} of ${words}`)
      check(`${status} is shown as such`, (await published.locator(`.tag.${colour}`).count()) === 1)
      check(`${status} leads to its record`, (await published.locator(`a[href="/operators/${id}"]`).count()) === 1)
      check(`${status} stands above the comparison`, (await published.boundingBox()).y < (await page.locator('#said-number').boundingBox()).y)
      await picture(page, `check-${status}`)
    }
    await go(page, '/check?operator=99999')
    const nothing = page.locator('main .note.bad')
    check('what is not published is said plainly', (await nothing.innerText()).includes('没有这户经营者的公示记录') && (await page.locator('#said-number').count()) === 0)
  }

  // A desk of somebody else, typed into the address: it says so, asks nothing for it, and leads to one's own.
  async function strangers() {
    const stories = [
      ['bank-yandu', '/desk/bank', ['/desk/city', '/desk/district', '/my', '/desk/report', '/desk/platform', '/desk/parameters'], [`/desk/operator/${known.shop}`, `/desk/trail/${known.shop}`, '/desk/todo', '/me']],
      ['op-yannan', '/desk/operator', [`/desk/operator/${known.otherShop}`, `/desk/trail/${known.otherShop}`, '/desk/district', `/my/${known.shop}/${known.card}`, '/desk/credit'], [`/desk/operator/${known.shop}`, `/desk/trail/${known.shop}`, '/desk/report']],
      ['consumer1', '/my', [`/desk/operator/${known.shop}`, '/desk/market', `/desk/trail/${known.shop}`], ['/desk/todo', `/my/${known.shop}/${known.card}`]],
      ['pboc', '/desk/register', ['/desk/todo', '/desk/performance', `/desk/operator/${known.shop}`], ['/me']],
      ['finance', '/desk/platform', [`/desk/trail/${known.shop}`, '/desk/credit', '/desk/city'], [`/desk/operator/${known.shop}`, '/desk/register']],
      ['sysadmin', '/me', ['/desk/city', '/desk/association'], []],
    ]
    const wall = '这里不是您的工作台'
    for (const [login, home, closed, open_] of stories) {
      const page = await signedIn(login)
      for (const path of closed) {
        const refused = []
        const listening = (response) => response.status() === 403 && refused.push(response.url())
        page.on('response', listening)
        await go(page, path)
        page.off('response', listening)
        check(`${login} is told that ${path} is not his`, (await page.locator('main h1').innerText()) === wall, await page.locator('main').innerText())
        check(`and nothing that is refused is asked for ${path}`, refused.length === 0, refused.join())
      }
      await picture(page, `not-yours-${login}`)
      check(`${login} has no finding there`, (await findings(page)).length === 0)
      await page.locator('main .button.main').click()
      await page.waitForURL((url) => url.pathname === home)
      for (const path of open_) {
        await go(page, path)
        check(`${login} may open ${path}`, (await page.locator('main h1').innerText()) !== wall && (await page.locator('main .note.bad:has-text("无权")').count()) === 0, await page.locator('main').innerText())
      }
    }
    // Nobody is offered a trail that is refused.
    const regulator = await signedIn('finance', `/desk/operator/${known.shop}`)
    check('a trail is offered to those who read it', (await regulator.locator(`main a[href="/desk/trail/${known.shop}"]`).count()) === 0)
    // Of two offices the one that may is offered.
    const two = await open()
    await logIn(two, 'chaoyang')
    await two.route('**/v1/me', async (route) => {
      const told = await (await route.fetch()).json()
      const offices = [...told.offices, { office: 'nfra/0/0', role: 'nfra', organisation: 0, area: 0 }]
      return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ ...told, offices }) })
    })
    await go(two, '/desk/performance')
    await two.getByRole('button', { name: '金融监管总局北京监管局' }).click()
    await two.locator('main h1', { hasText: '银行履职' }).waitFor()
    check('with the right office the desk is there', true)
  }

  const parts = [strangers, checking, drawing, narrow, edges, nothing, languages, tables, calendar, answers, decisions, sessions, finding, bell, clause, shortfalls, charts, silence]
  for (const each of parts.filter(({ name }) => !wanted || name === wanted)) await part(`frame: ${each.name}`, each)
}
