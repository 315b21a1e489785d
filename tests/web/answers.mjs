// Answers that come late, get lost, say that it was too much, or say only a part: what a page makes of them.
const json = (body, more = {}) => ({ status: 200, contentType: 'application/json', body: JSON.stringify(body), ...more })
const tooMany = (wait) => ({ status: 429, contentType: 'application/problem+json', headers: { 'Retry-After': String(wait) }, body: '{"status":429,"code":"http.too_many_requests","title":"请求过多"}' })
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const squeezed = (text) => text.replace(/\s+/g, ' ')

export async function answers({ address, known, listed, check, open, go, settled, logIn, signedIn, picture, part }, wanted) {
  const ask = async (page, path) => (await page.request.get(`${address}${path}`)).json()
  async function instruct(page, op, body) {
    const me = await ask(page, '/v1/me')
    const days = Math.round(Date.parse(`${me.day}T00:00:00Z`) / 86_400_000)
    const id = days.toString(16).padStart(8, '0') + Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('')
    const told = await page.request.post(`${address}/v1/custody/${op}`, { headers: { 'X-CSRF-Token': me.csrf_token }, data: { instr_id: id, event_date: me.day, ...body } })
    return { status: told.status(), ...(await told.json()) }
  }

  // --- who is there
  async function tooManyAtFirst() {
    const page = await open()
    await logIn(page, 'chaoyang')
    let refused = 0
    await page.route('**/v1/me', (route) => (refused++ < 1 ? route.fulfill(tooMany(2)) : route.continue()))
    await page.goto(`${address}/desk/todo`)
    await page.locator('main .note.warn').waitFor()
    const said = await page.locator('main .note.warn').innerText()
    check('too many requests are said, with the wait', said.includes('请求过多') && said.includes('2 秒'), said)
    check('and are not taken for signed out', new URL(page.url()).pathname === '/desk/todo', page.url())
    await settled(page)
    check('then the page is there', (await page.locator('main h1').innerText()) === '待办' && refused > 1)
    // A later one changes nothing of what is known.
    refused = 0
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await pause(1500)
    check('a later one ends nothing', refused > 0 && (await page.locator('.note.ended').count()) === 0 && (await page.getByRole('button', { name: '退出' }).count()) === 1)
    await page.unroute('**/v1/me')
    await page.route('**/v1/session', (route) => route.fulfill(tooMany(7)))
    await page.getByRole('button', { name: '退出' }).click()
    await page.locator('main .note.bad').waitFor()
    check('who could not be signed out is told', (await page.locator('main .note.bad').innerText()).includes('7 秒') && (await page.getByRole('button', { name: '退出' }).count()) === 1)
  }

  // --- files of an older version of the program
  async function anotherVersion() {
    const page = await open()
    await go(page, '/cards')
    let missing = 0
    await page.route('**/assets/CheckPage-*.js', (route) => (missing++ ? route.continue() : route.fulfill({ status: 404, body: '' })))
    await page.locator('nav.main-nav a[href="/check"]').click()
    await page.waitForURL('**/check')
    await settled(page)
    check('a page whose file is of another version is opened anew', missing === 2 && (await page.locator('main h1').innerText()).includes('核'), `${missing}`)
    page.wrong.length = 0
  }

  // --- the one box
  async function searching() {
    const page = await signedIn('chaoyang', '/desk/todo')
    await page.route('**/v1/search*', (route) => route.fulfill(tooMany(7)))
    await page.fill('#find', '没有这样的商户')
    await page.locator('.nothing').waitFor()
    const refused = await page.locator('.nothing').innerText()
    check('a search that is refused is no “nothing found”', refused.includes('请求过多') && refused.includes('7 秒') && !refused.includes('没有查到'), refused)
    await page.unroute('**/v1/search*')
    await page.locator('.nothing button').click()
    await page.locator('.nothing', { hasText: '没有查到' }).waitFor()
    check('and is tried again', true)
    await page.route('**/v1/search*', (route) => route.fulfill(json({ hits: [{ kind: 'operator', id: String(known.shop), title: '燕南食府', operator_id: known.shop, row: {} }], left_out: ['card', 'account'], entry_no: 1 })))
    await page.fill('#find', '食')
    await page.locator('.nothing', { hasText: '账户' }).waitFor()
    check('kinds that were not looked through are named beside what was found', squeezed(await page.locator('.nothing').innerText()).includes('卡、账户') && (await page.locator('#found [role=option]').count()) >= 1)
    await picture(page, 'search-left-out')
  }

  // --- the bell
  async function lateBell() {
    const page = await open()
    await logIn(page, 'chaoyang')
    const row = (entry, fact) => ({ entry, place: 1, day: '2024-11-20', fact, command: '', operator_id: known.shop, bank_id: 1, area: '110105', role: 'operator' })
    const facts = (entry, fact) => json({ rows: [row(entry, fact)], entry_no: entry, clauses: [] })
    let answered = 0
    let letGo = () => {}
    const held = new Promise((done) => (letGo = done))
    await page.route('**/v1/prepaid-card/facts*', async (route) => {
      const turn = ++answered
      // The first answer comes after the second, and tells what was before it.
      if (turn === 1) await held
      return route.fulfill(turn === 1 ? facts(10, 'filing_submitted') : facts(20, 'complaint_filed'))
    })
    await page.goto(`${address}/desk/todo`)
    await page.locator('.line.on').waitFor()
    const other = await signedIn('op-yannan')
    await draw(other, 100)
    await page.locator('.bell[aria-busy="false"]').waitFor()
    await page.click('.bell > button')
    const said = () => page.locator('#notices li').allInnerTexts()
    const before = await said()
    letGo()
    await pause(1000)
    check('a late answer does not overwrite a newer one', answered >= 2 && before.some((each) => each.includes('收到投诉')) && (await said()).join() === before.join(), `${answered} ${before.join()} / ${(await said()).join()}`)
  }
  async function draw(page, fen) {
    const me = await ask(page, '/v1/me')
    const operator = me.offices[0].organisation
    const own = await ask(page, `/v1/custody/entries/${operator}`)
    return page.request.post(`${address}/v1/prepaid-card/request_free_release`, { headers: { 'X-CSRF-Token': me.csrf_token, 'Idempotency-Key': `k${Math.random()}` }, data: { operator_id: operator, amount_fen: fen, purpose: 'goods', account_no: own.members.settlement_account } })
  }

  // --- what instructions did is heard of too: a till redeems, the holder's open page has it
  async function instructions() {
    const holder = await signedIn('consumer1', `/my/${known.shop}/${known.card}`)
    await holder.locator('.line.on').waitFor()
    const before = await holder.locator('.moves li').count()
    const till = await signedIn('op-yannan')
    const told = await instruct(till, 'redeem', { operator_id: known.shop, card_id: known.card, amount_fen: 100, outlet_id: 1 })
    check('a till redeems', told.status === 200, JSON.stringify(told))
    await holder.locator(`.moves li:nth-child(${before + 1})`).waitFor({ timeout: 30_000 })
    check('an open page hears of an instruction', (await holder.locator('.moves li').first().innerText()).includes('−1.00'))
    // The bank's are heard of at once, and not only with the next beat.
    const bank = await signedIn('bank-yandu')
    const left = await holder.locator('.left b').innerText()
    const drawn = await instruct(bank, 'redeem', { operator_id: known.shop, card_id: known.card, amount_fen: 123, outlet_id: 1 })
    check('a bank redeems', drawn.status === 200, JSON.stringify(drawn))
    await holder.locator('.moves li:first-child:has-text("−1.23")').waitFor({ timeout: 8_000 })
    check('the balance follows what the bank redeems', (await holder.locator('.left b').innerText()) !== left)
    // A night's batch does not have the page read without end.
    await pause(2000)
    let read = 0
    holder.on('request', (request) => (read += request.url().includes('/v1/prepaid-card/card?') ? 1 : 0))
    for (let i = 0; i < 30; ++i) {
      await instruct(bank, 'redeem', { operator_id: known.shop, card_id: known.card, amount_fen: 1, outlet_id: 1 })
      await pause(150)
    }
    const { principal_fen: rest } = await ask(holder, `/v1/prepaid-card/card?operator_id=${known.shop}&card_id=${known.card}`)
    const now = (rest / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    await holder.locator(`.left b:has-text("${now}")`).waitFor({ timeout: 10_000 })
    check('a page reads again, and not with each of many instructions', read >= 2 && read <= 8, `${read} times`)
    // And the bell: what the holder then objects to, the operator is told of.
    const boss = await signedIn('op-yannan', '/desk/operator?part=cases')
    await boss.locator('.bell[aria-busy="false"]').waitFor()
    await boss.locator('.line.on').waitFor()
    check('nothing is unread at the first visit', (await boss.locator('.bell .count').count()) === 0)
    await settled(holder)
    await holder.locator('.moves .decision button').first().click()
    await holder.locator('.moves .note.good').first().waitFor()
    await boss.locator('.bell .count').waitFor({ timeout: 30_000 })
    await boss.click('.bell > button')
    check('the bell tells of an objection', (await boss.locator('#notices .fresh').first().innerText()).includes('消费者提出异议'))
    await picture(boss, 'bell-objection')
  }

  // --- only a part is told
  async function toldInPart() {
    const boss = await open()
    await logIn(boss, 'op-yannan')
    await boss.route('**/v1/prepaid-card/open_windows*', (route) => route.fulfill(json({ operator_id: known.shop, windows: [{ application_id: 20241118, applied_on: '2024-11-18', last_objection_day: '2024-11-25', items: 3, applied_fen: 99999999999999, disputed_fen: 12300 }], more: true, applied_fen: 99999999999999, disputed_fen: 12300, clauses: ['prepaid-card/9l'] })))
    await go(boss, '/desk/operator')
    const windows = squeezed(await boss.locator('.list', { hasText: '拨付申请' }).locator('..').innerText())
    check('windows that are not all told say so', windows.includes('另有更多') && windows.includes('999,999,999,999.99') && windows.includes('123.00'), windows.slice(0, 200))
    const city = await open()
    await logIn(city, 'city')
    await city.route('**/v1/prepaid-card/city_figures*', async (route) => {
      const answer = await route.fetch()
      const told = await answer.json()
      return route.fulfill({ response: answer, json: { ...told, rows: told.rows.map((row) => ({ ...row, operators_short: null, shortfall_fen: null })) } })
    })
    await go(city, '/desk/city')
    const short = squeezed(await city.locator('.figures li', { hasText: '存管缺口' }).innerText())
    check('how many are short is not known is not nobody', short.includes('—') && short.includes('未载明') && !short.includes('0'), short)
  }

  // --- names of operators: shared, and a few at once
  async function names() {
    const page = await open()
    await logIn(page, 'nfra')
    const asked = []
    let now = 0
    let most = 0
    await page.route(/\/v1\/prepaid-card\/(lookup|operators|agreements)\?/, async (route) => {
      const { pathname, searchParams } = new URL(route.request().url())
      const id = searchParams.get('operator_id')
      if (!id && searchParams.get('limit') !== '100') return route.continue()
      if (!id) return route.fulfill(json({ rows: [], entry_no: 1, clauses: [] }))
      asked.push(`${pathname} ${id}`)
      most = Math.max(most, ++now)
      await pause(60)
      --now
      return route.continue()
    })
    await go(page, '/desk/performance')
    check('an operator is asked for once, a few at a time', asked.length > 4 && new Set(asked).size === asked.length && most <= 4, `${asked.length} asked, ${most} at once`)
    const unknown = async () => (await page.locator('main').innerText()).match(/#\d+/g) ?? []
    for (let i = 0; i < 100 && (await unknown()).length; ++i) await pause(100)
    const unnamed = await unknown()
    check('and every name is shown', unnamed.length === 0, unnamed.join(' '))
    // Agreements are signed before the filing that publishes an operator: they say themselves who signed.
    const agreements = await listed(page, 'agreements?limit=8')
    const published = await Promise.all(agreements.map(async (row) => (await ask(page, `/v1/prepaid-card/lookup?operator_id=${row.operator_id}`)).rows.length))
    const shown = await page.locator('main').innerText()
    const missing = agreements.filter((row) => !shown.includes(row.operator_name))
    check('who is not published yet is named by its agreement', published.includes(0) && missing.length === 0 && !shown.includes('未公示'), JSON.stringify(missing))
  }

  // --- a change of bank: the record names no bank until the filing does
  async function bankChanged() {
    const page = await open()
    for (const name of ['lookup', 'published']) await page.route(`**/v1/prepaid-card/${name}?*`, async (route) => {
      const answer = await route.fetch()
      const told = await answer.json()
      return route.fulfill({ response: answer, json: told.rows ? { ...told, rows: told.rows.map((row) => ({ ...row, bank: '' })) } : { ...told, bank: '' } })
    })
    const words = '存管银行变更，待备案信息更新'
    for (const [path, place] of [['/cards?q=食府', '.hits'], [`/operators/${known.shop}`, 'article header']]) {
      await go(page, path)
      check(`${path} says that the bank has changed`, (await page.locator(place).innerText()).includes(words))
    }
    await go(page, `/check?operator=${known.shop}`)
    await page.fill('#said-bank', '燕都商业银行北京分行')
    await page.locator('form.card .button.main').click()
    const row = await page.locator('tbody tr', { hasText: '存管银行' }).innerText()
    check('and so does the comparison, which differs', row.includes(words) && row.includes('不一致'), row)
    await picture(page, 'bank-changed')
  }

  // --- another operator is opened before the first one's figures are there
  async function hurried() {
    const page = await open()
    await logIn(page, 'chaoyang')
    const rows = await listed(page, 'operators?limit=20')
    const custody = async (id) => (await ask(page, `/v1/prepaid-card/position?operator_id=${id}`)).terms.find((term) => term.name === 'C').fen
    const sums = await Promise.all(rows.filter((row) => row.filing_state === 'active').map(async (row) => [row.operator_id, await custody(row.operator_id)]))
    const [[one], [other, wantedSum]] = sums.filter(([, fen]) => fen > 0)
    await go(page, '/desk/district')
    const late = async (route) => {
      const answer = await route.fetch()
      await pause(2000)
      return route.fulfill({ response: answer })
    }
    for (const question of ['position', 'credit_file', 'open_windows', 'lookup', 'release_applications', 'payout_orders', 'closings']) await page.route(new RegExp(`/v1/prepaid-card/${question}\\?.*operator_id=${one}\\b`), late)
    const open_ = (id) => page.evaluate((to) => document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(to), `/desk/operator/${id}`)
    await open_(one)
    await pause(200)
    await open_(other)
    await settled(page)
    await pause(2500)
    const shown = await page.locator('.terms li', { hasText: '专用账户余额' }).locator('b').innerText()
    check('figures are those of the operator that was opened last', shown.replace(/[,.]/g, '') === String(wantedSum), `${shown} ${wantedSum}`)
    check('and so is its name', (await page.locator('main h1').innerText()) === rows.find((row) => row.operator_id === other).name)
  }

  // --- a command whose answer is lost, outside of forms: after a reload it is the same command
  async function lostDraw() {
    const page = await signedIn('op-yannan', '/desk/operator')
    const orders = async () => (await listed(page, 'payout_orders?limit=100')).length
    const before = await orders()
    const keys = []
    let lose = true
    await page.route('**/v1/prepaid-card/request_free_release', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (!lose) return route.continue()
      await route.fetch()
      return route.abort()
    })
    const form = page.locator('[data-form="draw"]')
    await page.fill('#amount', '8.00')
    await form.locator('.decision .button').first().click()
    await form.locator('.note.bad').waitFor()
    lose = false
    await go(page, '/desk/operator')
    check('what became of it is not known, and is said after a reload', (await form.locator('.restored').innerText()).includes('同一指令'))
    await picture(page, 'decision-restored')
    await page.fill('#amount', '8.00')
    await form.locator('.decision .button').first().click()
    await form.locator('.note.good').waitFor()
    check('after a reload it is the same command', keys.length === 2 && keys[0] === keys[1], keys.join())
    check('and it is decided once', (await orders()) === before + 1)
    await go(page, '/desk/operator')
    check('then nothing is left to be said', (await form.locator('.restored').count()) === 0)
  }

  // --- the same for an application of several items: what is sent again pays nothing twice
  async function lostItems() {
    const page = await signedIn('op-yannan', '/desk/operator')
    for (let i = 0; i < 2; ++i) await instruct(page, 'redeem', { operator_id: known.shop, card_id: known.card, amount_fen: 200 + i, outlet_id: 1 })
    const sent = []
    let lose = 1
    await page.route('**/v1/custody/apply_consumption_release', async (route) => {
      sent.push(route.request().postDataJSON())
      if (sent.length !== lose) return route.continue()
      await route.fetch()
      return route.abort()
    })
    const box = page.locator('details', { hasText: '申请拨付' }).or(page.locator('details', { hasText: '把兑付款' })).first()
    await box.locator('summary').click()
    const ticks = box.locator('tbody input[type="checkbox"]')
    await ticks.nth(1).waitFor()
    await ticks.nth(0).check()
    await ticks.nth(1).check()
    await box.locator('.decision button[type="submit"]').click()
    await box.locator('.note.bad').waitFor()
    check('the first lost answer ends the row of them', sent.length === 1)
    // The lists are not read again before the next press: so it is sent once more.
    await page.route('**/v1/custody/instructions/*', async (route) => {
      const answer = await route.fetch()
      const told = await answer.json()
      return route.fulfill({ response: answer, json: route.request().url().includes(sent[0].item) ? { ...told, became: { ...told.became, item: 'pending' } } : told })
    })
    await go(page, '/desk/operator')
    await box.locator('tbody input:checked').nth(1).waitFor()
    check('after a reload the items are ticked as they were', (await box.locator('tbody input:checked').count()) === 2)
    await box.locator('.decision button[type="submit"]').click()
    await box.locator('.decision .note.good').or(page.getByText('都已申请')).first().waitFor()
    const [first, again, second] = sent
    check('sent again it is the same instruction of the same application', sent.length === 3 && again.instr_id === first.instr_id && again.item === first.item && again.application_id === first.application_id && second.application_id === first.application_id, JSON.stringify(sent))
    const rows = await listed(page, 'release_applications?limit=20')
    const mine = rows.filter((row) => row.application_id === first.application_id)
    const windows = await ask(page, `/v1/prepaid-card/open_windows?operator_id=${known.shop}`)
    const window = windows.windows.find((each) => each.application_id === first.application_id)
    check('and pays nothing twice', mine.length === 1 && window?.items === 2 && window.applied_fen === 401, JSON.stringify([mine, window]))
  }

  // --- what is wrong inside a group, a row or a table is told there
  async function wrongInside() {
    const city = await signedIn('city', '/desk/parameters')
    await city.locator('[data-matter="city/set_parameter"]').first().click()
    const form = city.locator('[data-form="city/set_parameter"]')
    const table = form.locator('[data-path="value_table"]')
    await table.waitFor()
    await table.getByRole('button', { name: /添加/ }).click()
    await table.locator('.pair input').nth(0).fill('A')
    await table.locator('.pair input').nth(1).fill('一百')
    await form.locator('.decision button[type="submit"]').click()
    await table.locator('.wrong').first().waitFor()
    check('what is wrong in a table is told at its line', (await table.locator('.pair .wrong').innerText()).includes('整数') && (await table.locator('[data-path="value_table.0"]').getAttribute('aria-invalid')) === 'true')
    await table.locator('[data-path="value_table.0"]').fill('100')
    check('and goes when it is mended', (await table.locator('.wrong').count()) === 0)

    const boss = await signedIn('op-yannan', '/desk/operator?do=prepaid-card/declare_balance')
    const declare = boss.locator('[data-form="prepaid-card/declare_balance"]')
    const rows = declare.locator('[data-path="branches"]')
    await rows.waitFor()
    await rows.getByRole('button', { name: /添加/ }).click()
    const money = rows.locator('.one [data-path$="_fen"]').first()
    await money.fill('十元')
    await declare.locator('.decision button[type="submit"]').click()
    await rows.locator('.wrong').first().waitFor()
    const path = await money.getAttribute('data-path')
    check('what is wrong in a row is told at its field', /^branches\.0\./.test(path ?? '') && (await money.getAttribute('aria-invalid')) === 'true', path ?? '')

    await go(boss, '/desk/operator?do=prepaid-card/submit_filing')
    const filing = boss.locator('[data-form="prepaid-card/submit_filing"]')
    const balance = filing.locator('[data-path="form.balance_fen"]')
    await balance.fill('很多')
    await filing.locator('.decision button[type="submit"]').click()
    await filing.locator('[data-path="form"] .wrong').first().waitFor()
    check('what is wrong in a group is told at its field, which gets the cursor', (await balance.getAttribute('aria-invalid')) === 'true' && (await filing.locator('[data-path="form"] .wrong').first().innerText()).length > 0)
    await picture(boss, 'form-wrong')
  }

  // --- names that are long, sums that are huge or nothing
  async function extremes() {
    const long = '北京市朝阳区单用途商业预付卡发卡企业名称非常之长有限责任公司第一分公司（筹）及其全体联营门店'
    const sums = { huge: () => 99_999_999_999_999, nothing: () => 0 }
    for (const [name, fen] of Object.entries(sums)) {
      for (const [way, options] of Object.entries({ phone: { viewport: { width: 360, height: 740 } }, wide: {} })) {
        const page = await open(options)
        await logIn(page, 'op-yannan')
        const change = (path, told) => page.route(path, async (route) => {
          const answer = await route.fetch()
          return route.fulfill({ response: answer, json: told(await answer.json()) })
        })
        await change('**/v1/prepaid-card/position*', (told) => ({ ...told, terms: told.terms.map((term) => ({ ...term, fen: fen(term), formula: term.formula.replace(/[\d,]+\.\d\d/g, fen(term) ? '999,999,999,999.99' : '0.00') })) }))
        for (const list of ['payout_orders', 'closings']) await change(`**/v1/prepaid-card/${list}*`, (told) => ({ ...told, rows: fen({}) ? told.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key.endsWith('_fen') ? fen({}) : value]))) : [] }))
        for (const list of ['operators', 'lookup']) await change(`**/v1/prepaid-card/${list}*`, (told) => ({ ...told, rows: told.rows.map((row) => ({ ...row, name: long })) }))
        await go(page, '/desk/operator')
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        check(`${name} on a ${way} page does not scroll sideways`, over <= 1, `${over} px`)
        check(`${name} on a ${way} page is told`, (await page.locator('main').innerText()).includes(fen({}) ? '999,999,999,999.99' : '暂无记录') && (await page.locator('main h1').innerText()) === long)
        await picture(page, `extreme-${name}-${way}`)
        await page.context().close()
      }
    }
  }

  // --- sums beyond 2⁵³ fen, digit by digit: as they are told, as they are added and as they are sent
  async function exactSums() {
    const fen = '9007199254740993'
    const yuan = '90,071,992,547,409.93'
    const huge = (page, path, names) => page.route(path, async (route) => {
      const answer = await route.fetch()
      return route.fulfill({ response: answer, body: (await answer.text()).replace(new RegExp(`"(${names})":-?\\d+`, 'g'), `"$1":${fen}`) })
    })
    const boss = await signedIn('op-yannan')
    await huge(boss, '**/v1/prepaid-card/position?*', 'fen')
    await huge(boss, '**/v1/prepaid-card/closings?*', '\\w+_fen')
    await go(boss, '/desk/operator')
    const desk = await boss.locator('main').innerText()
    check('a desk tells sums beyond 2⁵³ exactly', desk.split(yuan).length > 8 && !desk.includes('≈') && !desk.includes('409.92'), String(desk.split(yuan).length))
    const city = await signedIn('city')
    for (const name of ['city_figures', 'area_figures', 'operator_figures']) await huge(city, `**/v1/prepaid-card/${name}?*`, '\\w+_fen')
    await go(city, '/desk/city')
    const board = await city.locator('main').innerText()
    check('and so does the dashboard', board.split(yuan).length > 4 && !board.includes('≈') && city.wrong.length === 0, city.wrong.join())
    const shop = await signedIn('op-baihe')
    await huge(shop, '**/v1/prepaid-card/quarter?*', '\\w+_fen')
    await shop.route('**/v1/prepaid-card/quarter_reports?*', (route) => route.fulfill(json({ rows: [], entry_no: 1, clauses: [] })))
    let sent = ''
    await shop.route('**/v1/prepaid-card/submit_quarter_report', (route) => {
      sent = route.request().postData() ?? ''
      return route.fulfill(tooMany(1))
    })
    await go(shop, '/desk/report')
    const form = shop.locator('[data-form="prepaid-card/submit_quarter_report"]')
    check('a form is filled in with them', (await form.locator('[data-path="balance_fen"]').inputValue()) === '90071992547409.93')
    await form.locator('.decision button[type="submit"]').click()
    await form.locator('.note.bad').waitFor()
    check('and sends them as they are', sent.includes(`"balance_fen":${fen}`), sent)
  }

  const all = { exactSums, extremes, tooManyAtFirst, anotherVersion, searching, lateBell, instructions, toldInPart, bankChanged, names, hurried, lostDraw, lostItems, wrongInside }
  for (const [name, work] of Object.entries(all)) if (!wanted || name === wanted) await part(`answers: ${name}`, work)
}
