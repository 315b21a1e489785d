// Renewal of heating devices, through the screens of everybody it concerns: a household from its application to the money on
// a phone, its neighbour without one, a district that clears its queue by keys, finance that pays; and each page in every
// way it may be shown.
import { fillIn, formOf, submit } from './forms.mjs'
import { looking } from './looks.mjs'
import { village, words } from './village.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }
// The smallest picture there is.
const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const photograph = (name) => ({ name, mimeType: 'image/png', buffer: dot })

export async function heating(all, wanted) {
  const { check, go, settled, open, signedIn, picture, part } = all
  const asked = (name) => !wanted || name === wanted
  let made
  let application = 0
  const text = async (page) => plain(await page.locator('main').innerText())

  // Worked example H1: 12,000.00 in Huairou comes to 4,800.00, of which the city pays 3,600.00.
  async function calculator() {
    const page = await open(phone)
    await go(page, '/heating')
    await page.selectOption('#district', '110116')
    await page.fill('#price', '12000')
    await page.locator('.amount .sum b').waitFor()
    const told = await text(page)
    check('the calculator tells the sum, its shares and the formula', ['4,800.00', '3,600.00', '1,200.00', '7,200.00', '12,000.00 × 40%'].every((each) => told.includes(each)), told)
    await page.selectOption('#old', 'ashp_hot_water')
    await page.fill('#first-run', '2018-11-01')
    await page.keyboard.press('Tab')
    await page.locator('.verdict.bad').waitFor()
    await page.locator('.measured summary').click()
    await page.fill('#m-ambient', '-12.1')
    await page.fill('#m-outlet', '40.9')
    await page.locator('.verdict.good').waitFor({ timeout: 10_000 }).catch(() => {})
    check('and the criterion that is met, by name', (await page.locator('.criteria .met').innerText()).includes('出水温度'), await text(page))
    await page.locator('.criteria .met .seal').click()
    await page.waitForSelector('dialog[open] blockquote mark')
    check('with its printed words', (await page.textContent('dialog[open] blockquote')).includes('41'))
    await page.keyboard.press('Escape')
    await picture(page, 'heating-calculator-story')
  }

  async function applied() {
    const page = await signedIn(made.login, '/renewal', phone, words)
    await page.getByRole('button', { name: '申请更新这台设备' }).click()
    const form = page.locator('[data-form="apply"]')
    await form.locator('#photograph').setInputFiles(photograph('nameplate.png'))
    await form.locator('.papers li').waitFor()
    await picture(page, 'heating-apply')
    const decisions = form.locator('.decision')
    await decisions.last().locator('button[type="submit"]').click()
    await decisions.last().locator('.note.good').waitFor()
    await decisions.first().locator('button[type="submit"]').click()
    await decisions.first().locator('.note').waitFor()
    const told = await text(page)
    check('an application is kept as a draft, and handed in from a phone', (await decisions.first().locator('.note.good').count()) > 0, told)
    await page.getByRole('link', { name: '查看' }).click()
    // How long is said once the list knows when it came.
    await page.locator('article.case .waits .tag').waitFor()
    application = Number(page.url().split('/').pop())
    check('it says for whom it waits, and for how long', (await text(page)).includes('现在等 认定人员 已等 0 天'), await text(page))
    check('and what is missing', (await page.locator('.missing li').count()) > 0)
    await picture(page, 'heating-follow')
    return page
  }

  // 5.4c: for a household without a phone, with its consent.
  async function agent() {
    const page = await signedIn(made.offices.agent.login, '/desk/village', phone, words)
    await page.getByRole('button', { name: `办理 ${made.refs[1]}` }).or(page.getByRole('button', { name: `选择住户 ${made.refs[1]}` })).click()
    await page.getByRole('button', { name: '申请更新这台设备' }).click()
    const form = page.locator('[data-form="apply"]')
    check('nothing is handed in without consent', await form.locator('.decision .button.main').isDisabled())
    await form.locator('#consent-paper').setInputFiles(photograph('consent.png'))
    await form.locator('.tag.good').waitFor()
    const told = await submit(form)
    check('an agent hands in for a household without a phone', (await form.locator('.note.good').count()) > 0, told)
    await picture(page, 'heating-agent')
  }

  // 退回 (5.1b): what was said stands until it is changed. A class that is told is not lost with the next filing.
  async function corrected() {
    const application = await made.filed(2, { hardship_class: 'low_income' })
    await made.speakers.reviewer.give('heating/return_application', { application, reasons: '铭牌看不清' })
    const page = await signedIn(made.offices.agent.login, `/renewal/${application}`, phone, words)
    await page.getByRole('button', { name: '查看退回理由' }).click()
    await page.locator('p [role="status"] .paper').waitFor()
    check('the reasons are read where they are needed', (await page.locator('p [role="status"] .paper').innerText()).includes('铭牌看不清'))
    await page.getByRole('button', { name: '修改后重新提交' }).click()
    const form = page.locator('[data-form="apply"]')
    check('a form that is filled in again knows the class', (await form.locator('#hardship-class').inputValue()) === 'low_income')
    await form.locator('#consent-words').fill('住户签字的委托书')
    await submit(form)
    const told = await made.speakers.agent.ask(`heating/application?application=${application}`)
    check('and hands it in again', told.state === 'submitted' && told.hardship_class === 'low_income', JSON.stringify(told).slice(0, 200))
  }

  // Photographs beside the case, by keys: read when asked for, one large, on to the next, and back where it began.
  async function papers() {
    const page = await signedIn(made.offices.reviewer.login, `/renewal/${application}`, {}, words)
    const part = page.locator('section', { has: page.locator('.sheets') })
    check('nothing is read before somebody asks', (await part.locator('img').count()) === 0)
    await part.getByRole('button', { name: '查看材料' }).focus()
    await page.keyboard.press('Enter')
    const photo = part.locator('button.sheet', { has: page.locator('img') }).first()
    await photo.waitFor()
    check('a photograph says what it is', /^申请材料 · \d{4}-\d\d-\d\d$/.test(await photo.locator('img').getAttribute('alt')))
    check('and is drawn', await photo.locator('img').evaluate((each) => each.complete && each.naturalWidth > 0))
    await photo.focus()
    await page.keyboard.press('Enter')
    const large = page.locator('dialog.large')
    await large.locator('img').waitFor()
    await picture(page, 'heating-paper')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    check('the focus is back at its picture', await photo.evaluate((each) => document.activeElement === each))
    await settled(page)
    await picture(page, 'heating-papers')
  }

  // 现场认定 (3c, 5.1b) where there is no network: kept with its photograph, sent by itself when there is one.
  async function inspected() {
    const page = await signedIn(made.offices.inspector.login, '/desk/heating', phone, words)
    const known = async () => (await made.speakers.inspector.ask(`heating/application?application=${application}`)).old_device.assessments
    await page.locator('.case', { hasText: made.refs[0] }).click()
    const form = page.locator('[data-form="inspection"]')
    check('nothing is found beforehand', (await form.locator('input:checked').count()) === 0)
    check('a heat pump is asked no question of a gas boiler', (await form.getByText('热交换器泄漏').count()) === 0)
    await page.context().setOffline(true)
    await page.locator('.note.warn').waitFor()
    await form.getByRole('button', { name: '完成，先存在本机' }).click()
    check('what is missing is told without the program', (await form.locator('.wrong').count()) > 0)
    await form.getByLabel('无法正常使用').check()
    await form.locator('#i-ambient').fill('-13.1')
    await form.locator('#i-outlet').fill('36.8')
    await form.locator('#i-record-photo').setInputFiles(photograph('record.png'))
    await form.locator('img').waitFor()
    await picture(page, 'heating-inspect')
    await form.getByRole('button', { name: '完成，先存在本机' }).click()
    await page.locator('.case', { hasText: made.refs[0] }).locator('.tag.warn').waitFor()
    await picture(page, 'heating-inspect-offline')
    check('the program has nothing of it yet', (await known()).length === 0)
    await page.context().setOffline(false)
    await page.locator('.note.good', { hasText: made.refs[0] }).waitFor({ timeout: 30_000 })
    const [found] = await known()
    check('it is sent by itself, once, as it was typed', found?.usable === false && found.tests[0].ambient === -131 && found.tests[0].outlet === 368 && (await known()).length === 1, JSON.stringify(found))
    check('and nothing of it stays here', (await page.evaluate(() => Object.keys(localStorage).filter((each) => each.includes('inspection')))).length === 0)
    await settled(page)
  }

  // What was read on to stays when something happens elsewhere, though a page holds fewer.
  async function readOn() {
    const page = await signedIn(made.offices.reviewer.login, '/desk/heating?state=submitted', {}, words)
    await page.route('**/v1/heating/applications?*limit=50*', (route) => route.continue({ url: route.request().url().replace('limit=50', 'limit=2') }))
    await go(page, '/desk/heating?state=submitted')
    await page.locator('.items li').first().waitFor()
    await page.getByRole('button', { name: '再读一些' }).click()
    await page.locator('.items li:nth-child(3)').waitFor()
    const before = await page.locator('.items li').count()
    const again = page.waitForResponse((response) => response.url().includes('cursor='))
    await made.speakers.city.give('heating/publish_publicity_item', { topic: 'mode', text: '农户自行购买。' })
    await made.speakers.agent.give('heating/file_complaint', { district: '110116', target: '无', text: '无' })
    await again
    await settled(page)
    check('what was read on to stays', (await page.locator('.items li').count()) >= before, String(before))
  }

  // Whom it is about may be a person: it is under seal as the words are.
  async function complaint() {
    await made.speakers.agent.give('heating/file_complaint', { district: '110117', target: '安装队长', text: '屋里还是冷' })
    const page = await signedIn(made.offices.reviewer.login, '/desk/heating?part=complaints', {}, words)
    await picture(page, 'heating-complaint')
    const last = page.locator('.list', { hasText: '投诉内容' }).locator('tbody tr').last()
    check('a complaint tells nothing of itself in a list', !(await text(page)).includes('安装队长'))
    await last.getByRole('button', { name: '查看投诉' }).click()
    await last.getByRole('status').waitFor()
    const told = await last.innerText()
    check('and is read by who handles it', told.includes('安装队长') && told.includes('屋里还是冷'), told)
  }

  // The queue, by keys alone: Enter opens what is to be done, the form is sent with Enter, the next one opens by itself.
  async function queue(state, office, name, fill) {
    const page = await signedIn(made.offices[office].login, `/desk/heating?state=${state}`, {}, words)
    await page.locator('.items li button').first().waitFor()
    const before = await page.locator('.items li').count()
    await page.locator('.open article').waitFor()
    if (before > 1) {
      await page.keyboard.press('j')
      await page.locator('.items li:nth-child(2) [aria-current="true"]').waitFor()
      await page.keyboard.press('k')
      await page.locator('.items li:nth-child(1) [aria-current="true"]').waitFor()
    } else await page.locator('.items li button').first().focus()
    await picture(page, `heating-queue-${state}`)
    for (let left = before; left > 0; --left) {
      await page.locator('.items [aria-current="true"]').focus()
      await page.locator('.open .acts .button.main').waitFor()
      const about = await page.locator('.open article').getAttribute('data-application')
      await page.keyboard.press('Enter')
      const form = formOf(page, name)
      await form.waitFor()
      await fillIn(form, fill)
      const told = await submit(form)
      check(`${name} is accepted`, (await form.locator('.note.good').count()) > 0, told)
      await page.keyboard.press('Escape')
      await page.locator(`.open article[data-application="${about}"]`).waitFor({ state: 'detached', timeout: 15_000 }).catch(() => check('the next one opens by itself', false, about))
    }
    await page.locator('.note.good').first().waitFor()
    check('the queue is cleared', (await text(page)).includes('这里没有待办的申请'))
    return page
  }

  // 首次安装登记 (5.4a): the template, a file with a wrong row, the same file again, and one that is no registry.
  async function registry() {
    const page = await signedIn(made.offices.reviewer.login, '/desk/heating?part=registry', {}, words)
    const part = page.locator('[data-part="registry"]')
    const [kept] = await Promise.all([page.waitForEvent('download'), part.getByRole('button', { name: '模板 Excel' }).click()])
    check('the template is a workbook', kept.suggestedFilename().endsWith('.xlsx'), kept.suggestedFilename())
    const header = '住户编号,户主姓名,户主手机,设备编号,设备类型,序列号,投入使用日期,政府补贴'
    const row = (i, phone, day) => `R${made.run}-${i},苗春雨,${phone},RD${made.run}-${i},燃气壁挂炉,RS${made.run}-${i},${day},是`
    const put = async (name, text) => {
      await part.locator('#registry-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
      await part.locator('.file input:not([disabled])').waitFor({ state: 'attached' })
      await part.locator('[role="status"], [role="alert"]').first().waitFor()
      return text
    }
    const text = `${header}\n${row(1, '13800009981', '2014-11-15')}\n${row(2, '12345', '2014-11-15')}\n${row(3, '13800009983', '2014-02-30')}\n${row(4, '13800009984', '2014-11-15')}\n`
    await put('registry.csv', text)
    await part.locator('.note.warn').waitFor()
    const said = plain(await part.innerText())
    check('each row has its verdict', ['通过 2', '拒绝 2', '重复 0', '户主手机', '投入使用日期', '不是日期'].every((each) => said.includes(each)), said)
    check('what stands in a wrong cell is not repeated', !said.includes('12345') && !said.includes('2014-02-30'))
    const [verdicts] = await Promise.all([page.waitForEvent('download'), part.getByRole('button', { name: '逐行结果存为文件' }).click()])
    check('the verdicts are kept as a file', verdicts.suggestedFilename().endsWith('.csv'))
    await picture(page, 'heating-registry')
    await put('registry.csv', text)
    await part.getByText('重复 2').waitFor()
    check('the same file again enters nothing', plain(await part.innerText()).includes('通过 0'))
    await put('cut.csv', `${header}\n${row(5, '13800009985', '2014-11-15')}\nR,"`)
    await part.locator('[role="alert"]').waitFor()
    const told = plain(await part.innerText())
    check('a file that is cut off is refused with its row', told.includes('第 3 行') && told.includes('没有录入'), told)
  }

  async function purchase(page) {
    await go(page, `/renewal/${application}`)
    await page.selectOption('#from-catalogue', { index: 1 }).catch(() => {})
    const option = page.locator('#from-catalogue option', { hasText: String(made.run) })
    await page.selectOption('#from-catalogue', await option.getAttribute('value'))
    const form = formOf(page, 'heating/submit_purchase')
    await fillIn(form, { 'lines.0.brand': '暖冬', 'lines.0.serial': `N${made.run}`, 'lines.0.invoice_no': `I${made.run}`, 'lines.0.buyer.name': made.head.name, 'lines.0.buyer.phone': made.head.phone, bank_account: made.bank_account })
    check('the catalogue fills in what it knows', (await form.locator('[data-path="lines.0.price_fen"]').inputValue()).includes('12000'))
    await picture(page, 'heating-purchase')
    const told = await submit(form)
    check('the purchase is handed in', (await form.locator('.note.good').count()) > 0, told)
  }

  async function paid() {
    const page = await signedIn(made.offices.finance.login, '/desk/heating-books', {}, words)
    const row = page.locator('tr', { hasText: String(application) }).first()
    check('what is owed stands in the books', plain(await row.innerText()).includes('4,800.00'), plain(await row.innerText()))
    for (const [name, values] of [['heating/order_payment', {}], ['heating/record_payment_result', { bank_reference: `B${made.run}`, result: 'ok' }]]) {
      await page.locator(`tr:has-text("${application}") [data-matter="${name}"]`).first().click()
      const form = formOf(page, name)
      await form.waitFor()
      await fillIn(form, values)
      const told = await submit(form)
      check(`${name} is accepted`, (await form.locator('.note.good').count()) > 0, told)
      await page.keyboard.press('Escape')
      await settled(page)
    }
    await go(page, '/desk/heating-books')
    const told = await text(page)
    check('the books balance', ['96,400.00', '48,800.00'].every((each) => told.includes(each)), told.slice(0, 400))
    await picture(page, 'heating-books')
    // Of an answer that goes on over pages the headline is the whole: the books' own account of it.
    await page.route('**/v1/heating/books?*', async (route) => {
      const response = await route.fetch()
      const answer = await response.json()
      answer.payables = []
      const payable = answer.accounts.find((each) => each.account === 'payable')
      payable.balance_fen = -123_456_78
      await route.fulfill({ response, json: answer })
    })
    await go(page, '/desk/heating-books')
    check('what is owed is all of it, however many pages it fills', (await page.locator('.figures').innerText()).includes('123,456.78'))
  }

  if (asked('story') || !made)
    await part('heating: from application to payment', async () => {
      made = await village(all.address)
      await calculator()
      const home = await applied()
      await papers()
      await agent()
      await corrected()
      for (let i = 3; i < made.heads.length; ++i) await made.filed(i)
      await readOn()
      await complaint()
      await inspected()
      for (let i = 1; i < made.heads.length; ++i) await made.assessed(i)
      await registry()
      await queue('submitted', 'reviewer', 'heating/decide_eligibility', { years_source: '首次安装台账' })
      await purchase(home)
      await queue('purchase_submitted', 'second', 'heating/confirm_amount', { installed: 'yes' })
      await go(home, `/renewal/${application}`)
      check('the household sees its sum with the shares', ['4,800.00', '3,600.00', '1,200.00'].every((each) => home.url().includes(String(application)) && each) && (await text(home)).includes('4,800.00'))
      await paid()
      await go(home, `/renewal/${application}`)
      const told = await text(home)
      check('and that it was paid, with the end of the lock-out', told.includes('已发放') && told.includes('已支付') && told.includes(String(Number(made.today.slice(0, 4)) + 10)), told)
      await picture(home, 'heating-paid')
      await go(home, '/renewal')
      const readings = home.locator('[data-part="own-readings"] tbody tr').first()
      await readings.waitFor()
      check('and who looked at its papers', plain(await readings.innerText()).includes('材料原件'), plain(await readings.innerText()))
    })
  if (asked('looks')) await looks(all, made, application)
}

async function looks(all, made, application) {
  const look = looking(all)
  const of = (name) => made.offices[name].login
  const readers = [
    ['', [['heating-calculator', '/heating'], ['heating-catalogue', '/heating/catalogue'], ['heating-law', '/law/heating']], true],
    [made.login, [['heating-my', '/renewal'], ['heating-case', `/renewal/${application}`]], true],
    [of('agent'), [['heating-village', '/desk/village'], ['heating-village-house', `/desk/village?house=${made.house(1)}`]], false],
    [of('reviewer'), [['heating-reviewer', '/desk/heating?state=paid'], ['heating-complaints', '/desk/heating?part=complaints'], ['heating-registry', '/desk/heating?part=registry'], ['heating-acts', '/desk/heating?part=act']], false],
    [of('inspector'), [['heating-inspector', '/desk/heating'], ['heating-inspector-queue', '/desk/heating?part=queue']], false],
    [of('finance'), [['heating-books', '/desk/heating-books']], false],
    [of('supplier'), [['heating-supplier', '/desk/supplier']], false],
    [of('city'), [['heating-city', '/desk/heating-city']], false],
  ]
  for (const [login, its, colours] of readers) await all.part(`heating: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours, words))
}
