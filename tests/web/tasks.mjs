// What `./run` prints for each demo account to try: from the login to its end in under a minute, timed.
import { readFileSync } from 'node:fs'
import { fillIn, formOf, give, submit } from './forms.mjs'
import { beautyTasks } from './beauty_tasks.mjs'
import { nurseryTasks } from './nursery_tasks.mjs'
import { pressTasks } from './press_tasks.mjs'
import { lawyerTasks, registryTasks } from './registry_tasks.mjs'
import { roadTasks } from './road_tasks.mjs'
import { vehicleTasks } from './vehicle_tasks.mjs'
import { villageTasks } from './village_tasks.mjs'

const longest = 60
const amount = /\d[\d,]*\.\d{2}/

export async function tasks(all, wanted) {
  const { address, known: { shop: yannan }, listed, check, open, go, settled, logInAnew, picture } = all
  // The program's own answer to whoever is signed in there.
  const asked = async (page, path) => (await page.request.get(`${address}/v1/prepaid-card/${path}`)).json()
  const cardOf = (page) => {
    const [operator_id, card_id] = new URL(page.url()).pathname.split('/').slice(-2)
    return { operator_id, card_id }
  }
  // Under a heading stands what the list tells of it, and not another day once the matter is closed.
  async function standsAsTold(page, list, id, headings, closed = () => true) {
    const told = (await listed(page, list)).filter(closed)
    const wrong = []
    let seen = 0
    for (const row of told) {
      const shown = page.locator(`tr[data-key*="${id}=${row[id]}"]`)
      if (!(await shown.count())) continue
      seen += 1
      for (const [name, heading] of Object.entries(headings)) {
        const cell = (await shown.locator(`[data-label="${heading}"]`).allInnerTexts()).join()
        if (cell.trim() !== row[name]) wrong.push(`${heading} ${cell} is ${row[name]}`)
      }
    }
    check(`closed ${list.split('?')[0]} stand under their headings as the list tells them`, seen > 0 && wrong.length === 0, `${seen} seen; ${wrong.join('; ')}`)
  }
  async function inEnglish(page, look) {
    const press = (label) => page.locator('header.top .tools button', { hasText: label }).click()
    await press('English')
    await page.locator('html[lang="en"]').waitFor({ state: 'attached' })
    await look()
    await press('中文')
    await page.locator('html[lang="zh-CN"]').waitFor({ state: 'attached' })
  }
  let opened = 0
  const demo = {
    async visitor(page) {
      await go(page, '/cards')
      // By keyboard alone: the skip link, then the one box, then the record.
      await page.keyboard.press('Tab')
      check('the first stop is the skip link', await page.evaluate(() => document.activeElement?.classList.contains('skip')))
      await page.focus('#q')
      await page.keyboard.type('燕南食府')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.hits li:only-child')
      check('a name is found', (await page.textContent('.hits li')).includes('BJYFK-110105-'))
      await page.focus('.hits a')
      await page.keyboard.press('Enter')
      await page.waitForSelector('article h1')
      check('accounts are shown by their end', /···· \d{4}/.test(await page.textContent('article')) && !/\d{16}/.test(await page.textContent('article')))
      await page.focus('main button.seal')
      await page.keyboard.press('Enter')
      await page.waitForSelector('dialog[open] blockquote mark')
      check('the printed words are marked', (await page.textContent('dialog[open] blockquote')).includes('第'))
      await picture(page, 'clause-zh')
      await page.keyboard.press('Escape')
      check('Escape closes the words', (await page.locator('dialog[open]').count()) === 0)
      return true
    },
    // Opens an account and gives it an office: two administrators, each his half.
    async sysadmin(page) {
      const { told, accepted } = await give(page, 'accounts/open_account', { login: `till.${Date.now() % 1_000_000}`, 'person.name': '秋小满', 'person.phone': '13800009931' })
      opened = Number(told.match(/账号(?:编号)?\s*(\d+)/)?.[1] ?? 0)
      return accepted && opened > 0
    },
    async secadmin(page) {
      return (await give(page, 'accounts/appoint', { account: opened, 'office.role': 'association', 'office.organisation': 0, 'office.area': 0 })).accepted
    },
    async auditor(page) {
      await page.waitForSelector('td:has-text("登录")')
      return true
    },
    async chaoyang(page) {
      await go(page, '/desk/todo')
      return (await give(page, 'prepaid-card/confirm_filing')).accepted
    },
    async haidian(page) {
      return (await page.locator('main h1').innerText()).includes('海淀') && (await page.locator('tr[data-key]').count()) > 0
    },
    async xicheng(page) {
      // A refund that the shop contests is found by what it is about, not by a number, and nothing else is offered.
      const contested = await listed(page, 'refunds?state=contested')
      await page.locator('.grid [data-matter="prepaid-card/resolve_contested_refund"]').first().waitFor()
      await page.locator('.list', { hasText: '有争议的退款' }).scrollIntoViewIfNeeded()
      await page.locator('main > section [data-matter="prepaid-card/resolve_contested_refund"]').click()
      const form = formOf(page, 'prepaid-card/resolve_contested_refund')
      await fillIn(form, { operator_id: contested[0].operator_id })
      const choice = form.locator('select[data-path="refund_id"]')
      await choice.waitFor()
      const offered = (await choice.locator('option').evaluateAll((all) => all.map((each) => each.value))).filter(Boolean)
      const its = contested.filter((each) => each.operator_id === contested[0].operator_id)
      check('the contested refunds are offered', offered.length === its.length && its.every((each) => offered.includes(String(each.refund_id))), offered.join())
      check('by what they are about', (await choice.innerText()).includes(contested[0].demanded_on) && (await choice.innerText()).includes('有争议'))
      await fillIn(form, { refund_id: contested[0].refund_id, outcome: 'accepted', decision: '经营者未能说明理由，支持退款。' })
      const answer = await submit(form)
      check('a contested refund is decided', (await form.locator('.note.good').count()) > 0, answer)
      await page.keyboard.press('Escape')
      const [decided] = (await listed(page, `refunds?operator_id=${contested[0].operator_id}&state=accepted`)).filter((each) => each.refund_id === contested[0].refund_id)
      check('and stands as it was decided, in the books as on the page', !!decided && !(await listed(page, 'refunds?state=contested')).some((each) => each.refund_id === contested[0].refund_id))
      await page.locator('.list', { hasText: '有争议的退款' }).locator(`tr[data-key*="refund_id=${contested[0].refund_id}"]`).waitFor({ state: 'detached', timeout: 15_000 })
      await page.locator('.in-row textarea').first().fill('已责成经营者于三日内退款。')
      await page.locator('tr:has(.in-row) .decision button[type="submit"]').first().click()
      await page.waitForSelector('[data-answered].note.good')
      return true
    },
    async fengtai(page) {
      await page.selectOption('#office', { label: '区商务部门 · 北京经济技术开发区' })
      await page.waitForSelector('h1:has-text("北京经济技术开发区")')
      await page.selectOption('#office', { label: '区商务部门 · 丰台区' })
      await page.waitForSelector('.list:has-text("存管缺口") a.broken')
      return (await page.locator('.list', { hasText: '逾期未存入' }).locator('tr[data-key]').count()) > 0
    },
    async city(page) {
      await page.waitForSelector('.figures b')
      const industries = page.locator('.list', { hasText: '各行业情况' }).locator('tbody tr')
      await industries.first().waitFor()
      check('the three industries are summed', (await industries.count()) === 3 && (await industries.allInnerTexts()).every((each) => amount.test(each)))
      const clocks = page.locator('.clocks tbody th')
      await clocks.first().waitFor()
      const bare = (await clocks.evaluateAll((all) => all.filter((each) => !each.querySelector('.seal')).map((each) => each.textContent))).join()
      check('each clock has its clause', (await clocks.count()) > 2 && bare === '', bare)
      return (await give(page, 'city/set_parameter', { parameter: 'complaint_days', from: '2025-07-01', reason: '与年度安排一致', value_number: '7' })).accepted
    },
    async market(page) {
      return (await page.locator('tr[data-key]').count()) > 0 && (await page.locator('[data-matter="city/adopt_calendar_notice"]').count()) === 1
    },
    async finance(page) {
      return amount.test(await page.locator('tr[data-key]').first().innerText())
    },
    async pboc(page) {
      return /开立|变更|撤销/.test(await page.locator('tr[data-key]').first().innerText())
    },
    async nfra(page) {
      const told = page.locator('.list', { hasText: '拨付及时性' }).locator('tr[data-key] .tag')
      await told.first().waitFor()
      check('each payout says whether it was in time', (await told.allInnerTexts()).every((each) => /按期|待拨付|已超期/.test(each)))
      return (await page.locator('tr[data-key]').count()) > 0
    },
    async association(page) {
      const form = formOf(page, 'prepaid-card/publish_risk_prompt')
      await form.locator('select[data-path="operator_id"] option:has-text("燕南食府")').waitFor({ state: 'attached' })
      await fillIn(form, { operator_id: yannan, text: '办卡前请核对备案号与存管银行。' })
      await form.locator('.decision button[type="submit"]').click()
      await form.locator('.note.good').waitFor()
      return true
    },
    async 'bank-yandu'(page) {
      const due = await page.locator('tr[data-key]:has(.execute)').first().getAttribute('data-key')
      const row = page.locator(`tr[data-key="${due}"]`)
      await row.locator('input').fill(`T${Date.now()}`)
      await row.locator('.decision button').first().click()
      await row.locator('[data-answered].note.good').waitFor()
      const order = new URLSearchParams(due)
      const executed = await listed(page, `payout_orders?operator_id=${order.get('operator_id')}&state=executed`)
      check('a payout due today is executed', executed.some((each) => String(each.order_id) === order.get('order_id')), due)
      // The bank has charged what the books do not know: the fee is told of, and the break is over.
      const unknown = 'breaks?open=true&kind=missing_in_ledger'
      const [found] = await listed(page, unknown)
      const fee = await give(page, 'custody/bank_fee', { operator_id: found.operator_id, amount_fen: String(-found.bank_amount_fen / 100), event_date: found.event_date, bank_txn_no: found.bank_txn_no })
      check('what the statement shows is told of', fee.accepted, fee.told)
      await page.keyboard.press('Escape')
      await go(page, '/desk/bank')
      const still = (await listed(page, unknown)).some((each) => each.bank_txn_no === found.bank_txn_no)
      const resolved = still ? await give(page, 'prepaid-card/resolve_break', { resolution: 'instruction_sent' }, page.locator('tbody tr', { hasText: found.bank_txn_no }).first()) : { accepted: true, told: '' }
      check('a break is resolved', resolved.accepted, resolved.told)
      return !(await listed(page, unknown)).some((each) => each.bank_txn_no === found.bank_txn_no)
    },
    async 'bank-tongqu'(page) {
      const reported = async () => (await listed(page, 'bank_reports?period=2024Q3')).length
      const before = await reported()
      const report = await give(page, 'prepaid-card/submit_bank_report', {}, page.locator('.list:has-text("银行报送") ~ .after').first())
      check('the quarter report that was missing is sent', report.accepted && before === 0 && (await reported()) > 0, `${before} ${report.told}`)
      await page.keyboard.press('Escape')
      // A statement of the day before, of an account on which nothing has moved.
      const [account] = await listed(page, 'accounts?state=active')
      const statement = await give(page, 'prepaid-card/upload_statement', { operator_id: account.operator_id, account_no: account.account_no, opening_fen: '0.00', closing_fen: '0.00' })
      const taken = await listed(page, `statements?operator_id=${account.operator_id}`)
      check('a statement is uploaded and compared', statement.accepted && taken.length === 1 && taken[0].breaks_found === 0, statement.told)
      return true
    },
    async consumer1(page) {
      await page.locator('.pass', { hasText: '燕南食府' }).click()
      await page.locator('.moves li', { hasText: '兑付' }).first().waitFor()
      await inEnglish(page, async () => {
        await page.locator('.moves li', { hasText: 'Used' }).first().waitFor()
        const told = await page.locator('.moves').innerText()
        check('nobody is told of seven days who has used his card', !(await page.locator('header.head').innerText()).includes('Full refund'))
        check('movements are called from the side of the holder', told.includes('Used') && told.includes('Bought') && !/Sell|Redeem/.test(told), told)
      })
      const move = page.locator('.moves li:has(.decision)').first()
      const { movements } = await asked(page, `statement?${new URLSearchParams({ ...cardOf(page), limit: 20 })}`)
      const { windows } = await asked(page, `open_windows?${new URLSearchParams({ ...cardOf(page), item: movements.findLast((each) => each.op === 'redeem').instr_id })}`)
      await move.locator('.window time').waitFor()
      const window = await move.locator('.window').innerText()
      check('beside the button stand the last day to object and what it stops', window.includes(windows[0].last_objection_day) && window.includes((windows[0].applied_fen / 100).toFixed(2)) && window.includes('工作日'), window)
      await picture(page, 'my-window')
      await move.locator('.decision button[type="submit"]').click()
      await page.locator('.moves .note.good').first().waitFor()
      await move.locator('.window').waitFor({ state: 'detached' })
      check('then neither does', (await move.locator('.tag.warn').innerText()).includes('有异议'))
      return true
    },
    async consumer2(page) {
      await page.locator('.pass').first().click()
      const wizard = page.locator('[data-form="refund"]')
      await wizard.locator('.steps .main').waitFor()
      check('no ground is chosen for anybody', (await wizard.locator('input:checked').count()) === 0 && (await wizard.locator('.steps .main').isDisabled()))
      const off = await wizard.locator('.off').allInnerTexts()
      check('a ground that cannot apply says why', off.some((each) => each.includes('经营者未终止业务')) && !off.some((each) => each.includes('状态不允许')), off.join())
      const { options } = await asked(page, `refund_options?${new URLSearchParams(cardOf(page))}`)
      const cooling = options.find((each) => each.ground === 'cooling_off')
      check('seven days are told of only while they are open', (await page.locator('header.head', { hasText: '七日无理由' }).count()) === (cooling.allowed ? 1 : 0))
      await wizard.locator('input[type="radio"]:enabled').first().check()
      await wizard.locator('.steps .main').click()
      await wizard.locator('.steps .main').click()
      const worked = await wizard.innerText()
      const before = (await listed(page, 'refunds?state=demanded')).length
      await wizard.locator('.decision button[type="submit"]').click()
      const answered = page.locator('[data-form="refund"] .note.good')
      const state = page.locator('header.head .tag.warn')
      await answered.or(state).first().waitFor()
      const rows = await listed(page, 'refunds?state=demanded')
      const [asking] = rows.sort((a, b) => b.refund_id - a.refund_id)
      const { principal_fen: left } = await asked(page, `card?operator_id=${asking?.operator_id}&card_id=${asking?.card_id}`)
      check('the refund is worked out: the sum and the day', worked.replace(/,/g, '').includes((left / 100).toFixed(2)) && worked.includes(asking?.due_on), worked)
      return rows.length === before + 1
    },
    async consumer3(page) {
      await go(page, '/desk/todo')
      const refund = page.locator('.items .card', { hasText: '退款' }).first()
      const withdraw = refund.locator('[data-matter="prepaid-card/withdraw_refund"]')
      check('to withdraw is offered, and is not the main thing', (await withdraw.count()) === 1 && (await refund.locator('.main').count()) === 0)
      return (await refund.innerText()).includes('超期')
    },
    async consumer4(page) {
      await page.waitForSelector('.list:has-text("投诉") tr[data-key]')
      await standsAsTold(page, 'complaints', 'complaint_id', { due_on: '到期日', answered_on: '答复日' }, (row) => row.answered)
      check('the day of a complaint is called so', (await page.locator('.list:has-text("投诉") thead').innerText()).includes('投诉日'))
      const [kept, { accepted, told }] = await Promise.all([page.waitForEvent('download'), give(page, 'persons/read_attachment', {}, page.locator('tr[data-key*="complaint_id"]').first())])
      check('what he wrote is read again', accepted && readFileSync(await kept.path(), 'utf8').length > 5, told)
      return true
    },
    async 'op-yannan'(page) {
      await go(page, '/desk/operator?part=filing')
      await standsAsTold(page, 'filings', 'filing_id', { due_on: '到期日', confirmed_on: '决定日' }, (row) => row.confirmed_on)
      await go(page, '/desk/operator?part=cases')
      await standsAsTold(page, 'refunds?state=paid&limit=100', 'refund_id', { due_on: '最迟付款日', paid_on: '付款日' })
      await go(page, '/desk/operator')
      await page.fill('#amount', '9,999,999.00')
      await page.locator('[data-form="draw"] .button.main').click()
      await page.waitForSelector('[data-form="draw"] .note.bad')
      const refusal = await page.textContent('[data-form="draw"] .note.bad')
      check('a draw below the floor is refused with its figures', refusal.includes('prepaid_card.release_below_floor') && /\d,\d{3}\.\d{2}/.test(refusal), refusal)
      check('a refusal shows its clause', (await page.locator('[data-form="draw"] .note.bad .seal').count()) > 0)
      await picture(page, 'operator-refused')
      await page.fill('#amount', '10.00')
      await page.locator('[data-form="draw"] .button.main').click()
      await page.waitForSelector('[data-form="draw"] .note.good')
      // The picture and the table follow by themselves.
      await page.waitForSelector('td.money:text-is("10.00")', { timeout: 15_000 })
      return true
    },
    async 'op-baihe'(page) {
      await go(page, '/desk/report')
      const form = formOf(page, 'prepaid-card/submit_quarter_report')
      await form.waitFor()
      const [own] = await listed(page, 'operators?limit=1')
      const books = await asked(page, `quarter?operator_id=${own.operator_id}&quarter=2024Q3`)
      for (const name of ['received_fen', 'redeemed_fen', 'refunded_fen', 'balance_fen', 'custody_end_fen']) check('the report is filled in from the books', (await form.locator(`[data-path="${name}"]`).inputValue()) === (books[name] / 100).toFixed(2), name)
      await form.locator('.decision button[type="submit"]').click()
      await page.waitForSelector('main .note:has-text("待核对"), main .note.good')
      return true
    },
    async 'op-tongqu'(page) {
      await go(page, '/desk/operator?part=cases')
      const row = await page.locator('tr[data-key]', { hasText: '待存管银行支付' }).first().innerText()
      return row.includes('超期') && row.includes('900.00')
    },
    async 'branch-maisui'(page) {
      const card = String(100400000000 + (Date.now() % 10_000_000) + 1_000_000)
      const sold = await give(page, 'custody/sale_in_transit', { card_id: card, product_id: '1', amount_fen: '100.00', cash: true, first_sale: true })
      check('a branch sells', sold.accepted, sold.told)
      await page.keyboard.press('Escape')
      return (await give(page, 'custody/redeem', { card_id: card, amount_fen: '10.00' })).accepted
    },
    async 'op-lanting'(page) {
      await page.waitForSelector('main .note.bad')
      const short = await page.locator('main .note.bad').innerText()
      const [account] = await listed(page, 'accounts?limit=1')
      const missing = async () => (await asked(page, `position?operator_id=${account.operator_id}`)).terms.find((term) => term.name === 'shortfall').fen
      const fen = await missing()
      check('the shortfall, and the account to pay into, are those of the books', fen > 0 && short.replace(/,/g, '').includes((fen / 100).toFixed(2)) && short.includes(account.account_no), short)
      // The money goes by bank transfer; the bank tells of it, and the open page hears that the shortfall is over.
      const bank = await open()
      await logInAnew(bank, 'bank-yandu')
      await settled(bank)
      const paid = await give(bank, 'custody/fund_custody', { operator_id: account.operator_id, amount_fen: (fen / 100).toFixed(2), paying_account: await page.inputValue('#account'), bank_txn_no: `L${Date.now()}` })
      check('the bank tells of the money', paid.accepted, paid.told)
      await page.locator('main .note.bad').waitFor({ state: 'detached', timeout: 15_000 })
      const open_ = (await listed(page, 'shortfalls?open=true')).length
      check('then nothing is short, in the books as on the page', (await missing()) === 0 && open_ === 0, `${open_}`)
      return short.includes('结算账户')
    },
    async 'op-jiejie'(page) {
      // What was not kept stands before all that is still to come.
      await go(page, '/desk/todo')
      const first = await page.locator('.items .card').first().innerText()
      check('a shortfall is the first to be put right', first.includes('缺口') && first.includes('尚未改正'), first)
      await go(page, '/desk/operator?part=filing')
      return (await page.locator('.list', { hasText: '终止与注销' }).innerText()).includes('2024-12-05')
    },
    async 'op-qiche'(page) {
      await go(page, '/desk/operator?part=filing')
      return (await give(page, 'prepaid-card/submit_filing', { 'form.address': '丰台区莲塘路9号', 'form.premises': 'own', 'form.card_kinds': true, 'contract_doc.text': '预付卡合同：余额可查，可挂失，依法退款。', 'contract_doc.items': true, 'contract_doc.document': '合同全文', 'commitment_doc.document': '承诺依法经营', 'commitment_doc.signatory.name': '马行空' }, page.locator('tbody tr', { hasText: '已退回' }).first())).accepted
    },
  }
  await tried(all, demo, wanted)
  // Whoever is printed is tried: tests/web/run says where the list lies that the program keeps beside the city.
  if (!printed) return console.log('SKIPPED: whether every demo account is tried, because tests/web/run did not make the city')
  const theirs = { ...fundsTasks(all), ...governanceTasks(all) }
  const missing = logins.filter((login) => !demo[login] && !theirs[login])
  check('every demo account is tried', missing.length === 0, missing.join(' '))
}

// What is printed for the accounts of the other documents.
export const fundsTasks = (all) => ({ ...nurseryTasks(all), ...villageTasks(all), ...vehicleTasks(all), ...registryTasks(all) })
export const governanceTasks = (all) => ({ ...lawyerTasks(all), ...roadTasks(all), ...beautyTasks(all), ...pressTasks(all) })

const printed = process.env.GONGBAO_ACCOUNTS
const logins = printed ? JSON.parse(readFileSync(printed, 'utf8')).map((each) => each.login) : []

export async function tried({ check, open, settled, logInAnew, part }, demo, wanted) {
  for (const [login, task] of Object.entries(demo)) {
    if (wanted && !wanted.split(',').includes(login)) continue
    await part(`tasks: ${login}`, async () => {
      const page = await open()
      const begun = Date.now()
      if (login !== 'visitor') {
        await logInAnew(page, login)
        await settled(page)
      }
      const done = await task(page)
      const seconds = (Date.now() - begun) / 1000
      check(`${login} does what is printed for it`, done === true)
      check(`in under a minute`, seconds < longest, `${login} ${seconds.toFixed(1)} s`)
    })
  }
}
