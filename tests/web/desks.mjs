// What a desk says beyond its lists: amounts beside the rows, grades, who decided, which report of a quarter speaks, what a
// card holder may still object to, and a card with so many movements that nobody reads them all.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const yuan = (fen) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
const json = (body) => ({ status: 200, contentType: 'application/json', body: JSON.stringify(body) })

export async function desks({ address, known, listed, check, open, go, settled, logIn, signedIn, picture, part }, wanted) {
  const ask = async (page, path) => (await page.request.get(`${address}/v1/${path}`)).json()

  // The district sees how much is short, how much cash is still to be brought, the grades and whom to inspect next.
  async function district() {
    const page = await signedIn('fengtai', '/desk/district')
    const list = (caption) => page.locator('.list', { has: page.locator(`[aria-label="${caption}"]`) })
    for (const { operator_id: id } of await listed(page, 'shortfalls?open=true')) {
      const short = (await ask(page, `prepaid-card/position?operator_id=${id}`)).terms.find(({ name }) => name === 'shortfall').fen
      const row = list('存管缺口').locator(`tr[data-key*="operator_id=${id}"]`)
      check('a shortfall stands with what is short', short > 0 && (await row.innerText()).includes(yuan(short)), await row.innerText())
    }
    const late = await listed(page, 'late_cash')
    for (const { operator_id: id } of late) {
      const { late_cash_fen: left } = await ask(page, `prepaid-card/position?operator_id=${id}`)
      const row = await list('逾期未存入').locator(`tr[data-key*="operator_id=${id}"]`).innerText()
      check('late cash stands with what has still not come', row.includes(left ? yuan(left) : '已存入'), `${left} ${row}`)
    }
    check('there is cash that was brought, and cash that was not', late.length >= 2)
    for (const { subject_id: subject } of await listed(page, 'deadlines?kind=report_check')) {
      const quarter = `${Math.floor(subject / 4)} 年第 ${(subject % 4) + 1} 季度`
      check('a report to be checked names its quarter', (await list('按期限排列的事项').innerText()).includes(`季度报告核对 · ${quarter}`), quarter)
    }

    const officer = await signedIn('chaoyang', '/desk/district')
    const { operators } = await ask(officer, 'prepaid-card/credit_grades?district=110105')
    const { day } = await ask(officer, 'me')
    const grades = officer.locator('.grades')
    const sums = await grades.locator('.sums').innerText()
    for (const letter of new Set(operators.map(({ grade }) => grade))) check(`so many have grade ${letter}`, sums.includes(`${letter} 级 ${operators.filter(({ grade }) => grade === letter).length} 户`), sums)
    const due = operators.filter(({ next_inspection: next }) => next <= day)
    check('so many are to be inspected', due.length > 0 && sums.includes(`${due.length} 户到期应检查`), sums)
    await grades.locator('.more .button').click()
    const days = await grades.locator('tbody tr').evaluateAll((all) => all.map((each) => each.querySelector('time').dateTime))
    check('all of them, the first to be inspected first', days.length === operators.length && days.join() === [...days].sort().join(), days.join())
    const [kept] = await Promise.all([officer.waitForEvent('download', { timeout: 60_000 }), grades.getByRole('button', { name: 'CSV' }).click()])
    const rows = readFileSync(await kept.path(), 'utf8').trim().split('\r\n').slice(1)
    check('they are kept as a file, in that order', rows.map((line) => line.split(',').at(-1)).join() === days.join(), rows.join())
    // Whoever is inspected is due later, and the desk says so by itself.
    const first = operators.reduce((a, b) => (a.next_inspection <= b.next_inspection ? a : b)).operator_id
    const row = grades.locator(`tr[data-operator="${first}"]`)
    await row.locator('[data-matter="prepaid-card/record_inspection"]').click()
    const form = officer.locator('[data-form="prepaid-card/record_inspection"]').last()
    await form.locator('[data-path="findings"]').fill('证照齐全，账实相符。')
    await form.locator('.decision button[type="submit"]').click()
    await form.locator('.note.good').waitFor()
    await officer.keyboard.press('Escape')
    await row.locator(`td:has-text("${day}")`).waitFor({ timeout: 15_000 })
    check('an inspection moves its day', (await row.locator('time').getAttribute('datetime')) > day)
    await picture(officer, 'district-grades')
    // The development area is called otherwise in offices than in lists.
    const area = await signedIn('fengtai')
    await go(area, '/me')
    const { offices } = await ask(area, 'me')
    await area.evaluate(() => {})
    await go(area, '/desk/district')
    await area.locator('#office').selectOption(offices.find((each) => each.area === 110302).office)
    await settled(area)
    const there = (await area.request.get(`${address}/v1/prepaid-card/credit_grades?district=BDA`, { headers: { 'Gongbao-Office': offices.find((each) => each.area === 110302).office } })).json()
    check('grades of the development area are told', (await area.locator('.grades tbody tr[data-operator]').count()) === Math.min(6, (await there).operators.length) && (await area.locator('.grades tbody tr[data-operator]').count()) > 0)
  }

  // A city with more operators in a district than one page holds.
  async function manyGrades() {
    const page = await open()
    await logIn(page, 'chaoyang')
    const most = 60
    await page.route('**/v1/prepaid-card/credit_grades*', (route) => {
      const after = Number(new URL(route.request().url()).searchParams.get('after') ?? 0)
      const operators = Array.from({ length: 20 }, (_, i) => ({ operator_id: after + i + 1, grade: 'ABCD'[i % 4], points: i, next_inspection: `2024-12-${String(30 - i).padStart(2, '0')}` }))
      return route.fulfill(json({ district: '110105', operators, ...(after + 20 < most ? { next: after + 20 } : {}), clauses: ['prepaid-card/15b'] }))
    })
    await go(page, '/desk/district')
    const sums = await page.locator('.grades .sums').innerText()
    check('grades are counted over all pages', ['A', 'B', 'C', 'D'].every((letter) => sums.includes(`${letter} 级 ${most / 4} 户`)) && !sums.includes('到期应检查'), sums)
  }

  // The trail names the shop, the bank and the district that decided, and nobody in person.
  async function who() {
    const page = await signedIn('chaoyang', `/desk/trail/${known.shop}`)
    const { rows } = await ask(page, `prepaid-card/decisions?operator_id=${known.shop}&limit=25`)
    const { rows: banks } = await ask(page, 'prepaid-card/banks')
    const { rows: [shop] } = await ask(page, `prepaid-card/operators?operator_id=${known.shop}`)
    const names = { operator: shop.name, custody_bank: banks.find(({ bank_id }) => bank_id === rows.find(({ role }) => role === 'custody_bank').organisation).name, district_commerce: '朝阳区', engine: '' }
    const told = await page.locator('tr[data-key] .who').allInnerTexts()
    check('each decision says whose it is', told.length === rows.length && rows.every(({ role }, i) => told[i].includes(names[role] ?? '')), told.join(' | '))
    check('by three kinds of office at least', new Set(rows.map(({ role }) => role)).size >= 3)
    const entry = rows.find(({ role }) => role === 'district_commerce').entry
    await go(page, `/desk/entry/${entry}`)
    check('an entry says the role', (await page.locator('main').innerText()).includes('区商务部门'))
  }

  // A quarter that was opened again stands once; a report that the books have left behind is made anew.
  async function quarters() {
    const page = await signedIn('op-yannan', '/desk/report')
    const versions = await listed(page, `quarter_reports?operator_id=${known.shop}&quarter=2024Q3`)
    const shown = page.locator('.list', { hasText: '季度报告' }).locator('tr[data-key*="2024Q3"]')
    check('a quarter that was opened again stands once', versions.length === 2 && versions.filter((each) => !each.superseded).length === 1 && (await shown.count()) === 1, `${versions.length} ${await shown.count()}`)
    const form = page.locator('[data-form="prepaid-card/submit_quarter_report"]')
    check('nothing is to be reported again', (await form.count()) === 0)
    await page.route('**/v1/prepaid-card/quarter?*', async (route) => {
      const told = await (await route.fetch()).json()
      return route.fulfill(json({ ...told, redeemed_fen: told.redeemed_fen + 1, balance_fen: told.balance_fen - 1 }))
    })
    await go(page, '/desk/report')
    await form.waitFor()
    check('books that have moved ask for the report anew', (await page.locator('main .note.warn', { hasText: '重新填报' }).count()) === 1)
    await page.unroute('**/v1/prepaid-card/quarter?*')
    await go(page, '/desk/operator?part=filing')
    check('and on the filing part', (await page.locator('.list', { hasText: '季度报告' }).locator('tr[data-key*="2024Q3"]').count()) === 1)
  }

  // Whoever begins at his own desk is told there what waits for him.
  async function strip() {
    const page = await signedIn('op-jiejie', '/desk/operator')
    const told = page.locator('main .strip')
    await go(page, '/desk/todo')
    const items = await page.locator('.items .card').count()
    const first = await page.locator('.items .card strong').first().innerText()
    await go(page, '/desk/operator')
    const words = await told.innerText()
    check('the desk says how much there is to do, and what comes first', items > 0 && words.includes(`${items} 件待办`) && words.includes(first), words)
    await told.click()
    await page.waitForURL(/\/desk\/todo$/)
    const officer = await signedIn('chaoyang', `/desk/operator/${known.shop}`)
    check('and nobody is told what others have to do', (await officer.locator('main .strip').count()) === 0)
  }

  // Whoever is not filed any more does not look as if he were.
  async function standings() {
    const page = await signedIn('association', '/desk/association?lookup.status=deregistered')
    const tags = page.locator('tr[data-key] .tag')
    check('a cancelled number is red', (await tags.count()) > 0 && (await tags.evaluateAll((all) => all.every((each) => each.classList.contains('bad')))), (await tags.allInnerTexts()).join())
  }

  // The worklist of who holds a card: what he may still object to, and until when.
  async function holder() {
    const page = await signedIn('consumer1')
    const windows = (await ask(page, 'prepaid-card/own_windows')).windows.filter(({ disputed }) => !disputed)
    await go(page, '/desk/todo')
    const items = page.locator('.items .card', { hasText: '可以提出异议' })
    const told = await items.allInnerTexts()
    check('each open window is on the worklist', windows.length > 0 && told.length === windows.length && windows.every(({ last_objection_day: day, amount_fen: fen }) => told.some((each) => each.includes(day) && each.includes(yuan(fen)))), `${windows.length}: ${told.join(' | ')}`)
    check('with its clause and its button, which is not the main thing', (await items.first().locator('.seal').count()) > 0 && (await items.first().locator('[data-matter="custody/raise_objection"]:not(.main)').count()) === 1)
    await picture(page, 'todo-objectable')
    await go(page, '/my')
    check('and told of above his cards', (await page.locator('main .strip').innerText()).includes('件待办'))
    const refunds = page.locator('.list', { hasText: '退款进度' })
    check('refunds say when they were paid', (await refunds.locator('thead').innerText()).includes('付款日'))
  }

  // --- a card with 10,000 movements

  // CRC-32C, bit by bit: a batch is written once.
  function crc32c(bytes) {
    let crc = ~0
    for (const byte of bytes) {
      crc ^= byte
      for (let i = 0; i < 8; ++i) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0)
    }
    return ~crc >>> 0
  }
  const redeem = 5
  function record(day, n, operator, card, fen) {
    const bytes = Buffer.alloc(128)
    bytes.writeUInt32BE(day, 0)
    bytes.writeUInt32LE(n, 4)
    bytes.writeUInt32LE(Date.now() % 0x7fffffff, 8)
    bytes.set([redeem, 0, 1, 1], 16)
    bytes.writeInt32LE(day, 20)
    bytes.writeBigUInt64LE(BigInt(operator), 24)
    bytes.writeBigUInt64LE(BigInt(card), 32)
    bytes.writeBigInt64LE(BigInt(fen), 48)
    bytes.writeUInt32LE(1, 112)
    bytes.writeUInt32LE(crc32c(bytes.subarray(0, 124)), 124)
    return bytes
  }
  async function send(page, path, body) {
    const me = await ask(page, 'me')
    const told = await page.request.post(`${address}/v1/${path}`, { headers: { 'X-CSRF-Token': me.csrf_token, 'Idempotency-Key': `k${Math.random()}` }, data: body })
    if (!told.ok()) throw new Error(`${path}: ${await told.text()}`)
    return told
  }
  async function statementOfTenThousandMovements() {
    // Of a shop that no other story is about.
    const shop = known.quietShop, redeemed = 9_999, each = 3
    const bank = await signedIn('bank-yandu')
    const me = await ask(bank, 'me')
    const day = Math.round(Date.parse(`${me.day}T00:00:00Z`) / 86_400_000)
    const [account] = await listed(bank, `accounts?operator_id=${shop}&state=active`)
    const card = 100_000_000_000 + 900_000_000 + (Date.now() % 90_000_000)
    const holder = await signedIn('consumer4')
    const { account: person } = await ask(holder, 'me')
    const id = (n) => day.toString(16).padStart(8, '0') + (Date.now() * 10 + n).toString(16).padStart(24, '0')
    await send(bank, 'custody/purchase', { instr_id: id(1), event_date: me.day, operator_id: shop, card_id: card, product_id: 1, outlet_id: 1, amount_fen: 50_000, payee_account: account.account_no, bank_txn_no: `M${Date.now()}` })
    await send(bank, 'prepaid-card/bind_card_holder', { operator_id: shop, card_id: card, holder: { name: '万流水', phone: '13900001234' }, consumer_account: person })
    const records = Buffer.concat(Array.from({ length: redeemed }, (_, n) => record(day, n + 1, shop, card, each)))
    const envelope = { bank_id: me.offices[0].organisation, account_no: account.account_no, batch_id: `long-${Date.now()}`, business_date: me.day, count: redeemed, per_op: { [redeem]: { count: redeemed, sum_fen: redeemed * each } }, sha256: createHash('sha256').update(records).digest('hex') }
    const batch = await bank.request.post(`${address}/v1/custody/instructions`, { timeout: 120_000, headers: { 'X-CSRF-Token': me.csrf_token, 'Content-Type': 'application/octet-stream', Accept: 'application/x-ndjson' }, data: Buffer.concat([Buffer.from(`${JSON.stringify(envelope)}\n`), records]) })
    const verdicts = (await batch.text()).split('\n').filter(Boolean).map((line) => JSON.parse(line))
    check('ten thousand movements are booked', verdicts.filter(({ outcome }) => outcome === 'accepted').length === redeemed, JSON.stringify(verdicts.find(({ outcome }) => outcome !== 'accepted') ?? {}))

    const path = `/my/${shop}/${card}`
    // As quick as a card with a few: of this machine, in this minute.
    const [short] = await listed(holder, 'holders?limit=1&order=bound_on')
    const measured = async (where) => {
      const begun = Date.now()
      await holder.goto(`${address}${where}`)
      await holder.locator('.moves li').first().waitFor()
      return Date.now() - begun
    }
    const usual = await measured(`/my/${short.operator_id}/${short.card_id}`)
    const long = await measured(path)
    const quick = 2 * usual + 1_500
    check('its page is there at once', long < quick, `${long} ms, and ${usual} ms for a card with few movements`)
    await settled(holder)
    check('with one page of movements', (await holder.locator('.moves li').count()) === 20)
    check('and what is left', (await holder.locator('.left b').innerText()).includes(yuan(50_000 - redeemed * each)))
    await picture(holder, 'my-card-long')
    for (let pages = 1; pages < 3; ++pages) {
      const asked = Date.now()
      await holder.locator('main').getByRole('button', { name: '更早的流水' }).click()
      await holder.locator(`.moves li:nth-child(${20 * (pages + 1)})`).waitFor()
      check('an older page is there at once', Date.now() - asked < quick, `${Date.now() - asked} ms of ${quick}`)
      await settled(holder)
    }
    const lefts = await holder.locator('.moves .after').allInnerTexts()
    check('each movement has the balance after it', lefts.every((left, i) => left === yuan(50_000 - (redeemed - i) * each)), lefts.slice(0, 3).join())

    const [csv] = await Promise.all([holder.waitForEvent('download', { timeout: 120_000 }), holder.locator('main').getByRole('button', { name: 'CSV' }).click()])
    const text = readFileSync(await csv.path(), 'utf8')
    const lines = text.trim().split('\r\n')
    check('all of it is kept as a file', text.startsWith('\ufeff') && lines.length === redeemed + 2 && lines[1].includes(',-0.03,') && lines.at(-1).includes(',500.00,'), `${lines.length} ${lines[1]} ${lines.at(-1)}`)
    check('the file names the card by its last four', csv.suggestedFilename().includes(String(card).slice(-4)) && !csv.suggestedFilename().includes(String(card)), csv.suggestedFilename())
    const [book] = await Promise.all([holder.waitForEvent('download', { timeout: 120_000 }), holder.locator('main').getByRole('button', { name: 'Excel' }).click()])
    check('and as a workbook', readFileSync(await book.path()).subarray(0, 2).toString() === 'PK')
    const [pdf] = await Promise.all([holder.waitForEvent('download', { timeout: 120_000 }), holder.locator('main').getByRole('button', { name: '(PDF)' }).click()])
    check('and on paper', readFileSync(await pdf.path()).subarray(0, 5).toString() === '%PDF-')
    check('without complaints', holder.wrong.length === 0, holder.wrong.join('; '))
  }

  // The rules of other documents have parameters too, some of them of the same name.
  async function parameters() {
    const page = await signedIn('city', '/desk/parameters')
    const own = (await ask(page, 'gazette/parameters')).parameters.filter((each) => each.document === 'prepaid-card').map((each) => each.parameter)
    const rows = await page.locator('tr[data-parameter]').evaluateAll((all) => all.map((each) => [each.dataset.parameter, each.querySelector('th').innerText]))
    check('the parameters are those of the cards, once each', rows.map(([name]) => name).sort().join() === own.sort().join(), rows.map(([name]) => name).join())
    check('and each has its name', rows.length > 0 && rows.every(([, words]) => /[\u4e00-\u9fff]/.test(words)))
    const finance = await signedIn('finance', '/desk/platform')
    const sort = await finance.locator('.sorts select').first().evaluate((each) => each.selectedOptions[0]?.textContent ?? '')
    check('a list in an order that no column shows names none', sort === '—', sort)
  }

  const all = { parameters, district, manyGrades, who, quarters, strip, standings, holder, statementOfTenThousandMovements }
  for (const [name, work] of Object.entries(all)) if (!wanted || name === wanted) await part(`desks: ${name}`, work)
}
