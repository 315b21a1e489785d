// Nurseries, through the screens of everybody they concern: a family that confirms by silence, one that disputes and asks
// its money back; the institution's and the district's main task; and each page in every way it may be shown.
import { spawnSync } from 'node:child_process'
import { fillIn, formOf, giving, submit } from './forms.mjs'
import { keysOf } from './keys.mjs'
import { looking } from './looks.mjs'
import { nursery, officer } from './nursery.mjs'
import { speaker } from './speaker.mjs'
import { turning } from './ending.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export async function childcare(all, wanted) {
  const { address, check, go, settled, open, signedIn, logInAnew, picture, part } = all
  const { given } = giving(check)
  // Made anew by whoever walks the part once more.
  let made, silent, quarrelling
  const page = (each) => `/contracts/${made.operator}/${each.contract}`
  const asked = (name) => !wanted || name === wanted
  // A figure of the flow of the money, as it stands on the page.
  const figure = (at, name) => at.locator(`.flow .${name} b`).innerText()

  // 9b, 14d: nothing can be collected before the family has read the risk prompt and agreed to the cycle.
  async function acknowledged(each) {
    const family = await signedIn(each.login, page(each), {}, made.words)
    const step = family.locator('[data-form="acknowledge"]')
    check('a contract is not confirmed unread', await step.locator('.decision button').first().isDisabled())
    await step.locator('input[type="checkbox"]').check()
    await step.locator('.decision button').first().click()
    await step.waitFor({ state: 'detached', timeout: 15_000 }).catch(() => check('a confirmed contract asks no more', false))
    await settled(family)
    check('the contract runs', (await family.locator('header.card .tag').first().innerText()) === '履行中')
    return family
  }

  // 10h: what a payment of today would be told stands with the bill; 13c–13e: paid, it divides as worked example 24 has it.
  async function paid(each, family) {
    each.bill = await made.bill(each)
    await go(family, page(each))
    check('the bill can be paid today', (await family.locator('main').innerText()).includes('今天可以缴'))
    await made.pay(each.contract, each.bill)
    await go(family, page(each))
    check('what was paid is shown', (await figure(family, 'paid')) === '6,600.01', await figure(family, 'paid'))
    check('and what the bank keeps of it', (await figure(family, 'guarded')) === '4,620.01', await figure(family, 'guarded'))
    check('and what the institution has of it', (await figure(family, 'released')) === '1,980.00', await figure(family, 'released'))
  }

  // The institution's main task: the cycle that is over, reported and told to the family.
  async function reported() {
    const own = await signedIn(made.institution, '/desk/nursery', {}, made.words)
    const due = own.locator('[data-matter="childcare/report_service"]')
    await due.first().waitFor()
    check('each cycle that is over waits to be reported', (await due.count()) === 2, String(await due.count()))
    for (let i = 0; i < 2; ++i) {
      const row = due.first()
      await row.click()
      const form = formOf(own, 'childcare/report_service')
      await fillIn(form, { units: 11, notified: true })
      const told = await submit(form)
      check('a cycle is reported', (await form.locator('.note.good').count()) > 0, told)
      await own.keyboard.press('Escape')
      await settled(own)
      await go(own, '/desk/nursery')
    }
    check('nothing is left to report', (await own.locator('main').innerText()).includes('没有待上报的服务'))
    await picture(own, 'childcare-institution')
    // What may I collect: for December, at most until the end of the span, the lease or the contract.
    await go(own, '/desk/nursery?part=caps')
    const caps = own.locator('[data-form="caps"]')
    const answer = await made.own.ask(`childcare/caps?operator_id=${made.operator}&contract_id=${silent.contract}&period_start=${made.today}`)
    await caps.locator('.caps b').first().waitFor({ timeout: 15_000 }).catch(() => {})
    check('the cap calculator says what the program says', plain(await caps.innerText()).includes(answer.latest_end) && plain(await caps.innerText()).includes(answer.earliest_payment), `${answer.latest_end} ${answer.earliest_payment}`)
    await picture(own, 'childcare-caps')
    return own
  }

  // 2-14c: five working days, then silence is consent. By keys alone.
  async function window(family) {
    await go(family, page(silent))
    const item = family.locator('.waiting .item').first()
    await item.waitFor()
    const told = plain(await item.innerText())
    const { windows } = await silent.family.ask(`childcare/contract?operator_id=${made.operator}&contract_id=${silent.contract}`)
    check('what waits for the family is told with its last day', told.includes('3,300.00') && told.includes('2,310.00') && told.includes(windows[0].last_day) && told.includes(`还剩 ${windows[0].days_left} 个工作日`), told)
    check('and what silence does', told.includes(`${windows[0].deemed_on} 视为同意`), told)
    check('two buttons stand by it', (await item.locator('.decision button[type="submit"]').innerText()) === '确认服务' && (await item.locator('[data-matter="childcare/dispute_service"]').count()) === 1)
    await item.locator('.seal').first().focus()
    await family.keyboard.press('Enter')
    await family.waitForSelector('dialog[open] blockquote mark')
    check('with the printed words at hand', (await family.textContent('dialog[open] blockquote')).includes('托育'))
    await family.keyboard.press('Escape')
    await picture(family, 'childcare-waiting')
    return windows[0]
  }

  // What waits is on the worklist with its statutory clock, above the desk and behind the bell.
  async function worklist(family, window) {
    await go(family, '/contracts')
    const strip = family.locator('main .strip')
    await strip.waitFor()
    check('a family is told above its contracts what waits for it', plain(await strip.innerText()).includes('等您确认的服务'), plain(await strip.innerText()))
    await strip.click()
    await family.waitForURL(/\/desk\/todo$/)
    const item = family.locator('.items .card', { hasText: '等您确认的服务' }).first()
    await item.waitFor()
    const told = plain(await item.innerText())
    check('the worklist has its last day in working days, and both answers', told.includes(window.last_day) && told.includes(`还剩 ${window.days_left} 个工作日`) && told.includes('3,300.00') && (await item.locator('[data-matter]').count()) === 2, told)
    await family.locator('.bell[aria-busy="false"]').waitFor()
    await family.click('.bell > button')
    await family.locator('#notices li').first().waitFor()
    check('the bell tells of the notice', plain(await family.locator('#notices').innerText()).includes('服务已告知'), plain(await family.locator('#notices').innerText()).slice(0, 200))
    await picture(family, 'childcare-todo')
    await family.keyboard.press('Escape')
  }

  // Spec 02 part 9: the settlement slip of a cycle, for the family as for the institution.
  async function slip(family, own) {
    const { rows } = await made.own.ask(`childcare/service_items?operator_id=${made.operator}&contract_id=${silent.contract}`)
    const cycle = rows.find((each) => each.state === 'awaiting')
    check('the days of a cycle are the program’s', cycle.first_day === made.period.period_start && cycle.last_day.endsWith('-15'), `${cycle.first_day} ${cycle.last_day}`)
    for (const [reader, path] of [[family, `${page(silent)}/slips/${cycle.item}`], [own, `/desk/nursery/${made.operator}/contracts/${silent.contract}/slips/${cycle.item}`]]) {
      await go(reader, path)
      const told = plain(await reader.locator('article').innerText())
      check('the slip has the cycle, its fee and the days to answer', [cycle.first_day, cycle.last_day, '3,300.00', cycle.window_end].every((each) => told.includes(each)), told)
    }
    await picture(family, 'childcare-slip')
  }

  // 5b–5o: what a family takes away on paper is its own, with the sum and the clauses on it.
  async function papers(family) {
    for (const [name, about, words] of [['收费凭证', page(silent), ['6,600.01', '4,620.01', '1,980.00', '13b']], ['预付凭据', page(silent), ['5c', '5n', '半月结', made.name]]]) {
      await go(family, about)
      const [file] = await Promise.all([family.waitForEvent('download'), family.getByRole('button', { name }).first().click()])
      const told = spawnSync('pdftotext', ['-layout', await file.path(), '-'], { encoding: 'utf8' })
      if (told.error) return console.log('SKIPPED: papers of childcare, because pdftotext is not installed (packages.txt names poppler-utils)')
      check(`${name} says what it is for`, words.every((word) => told.stdout.includes(word)), `${words.filter((word) => !told.stdout.includes(word)).join(' ')} of ${plain(told.stdout).slice(0, 300)}`)
    }
  }

  // Every decision about a nursery, with why it came out so.
  async function trail(own) {
    await go(own, `/desk/nursery/${made.operator}/trail`)
    const rows = own.locator('tbody tr')
    await rows.first().waitFor()
    check('the trail has what was decided, by its name and clause', plain(await own.locator('tbody').innerText()).includes('登记账单'), plain(await own.locator('tbody').innerText()).slice(0, 200))
    await rows.first().getByRole('button').last().click()
    await own.locator('dialog[open] dl, dialog[open] .facts, dialog[open] p b').first().waitFor()
    await picture(own, 'childcare-trail')
    await own.keyboard.press('Escape')
  }

  // 20a–20c: accounts, their register and their payouts, and nobody in person.
  async function regulators() {
    for (const [login, path, words] of [['finance', '/desk/platform', '日终数据'], ['pboc', '/desk/register', '开立、变更与撤销'], ['nfra', '/desk/performance', '拨付及时性']]) {
      const reader = await signedIn(login, path)
      const told = plain(await reader.locator('main').innerText())
      check(`${login} sees the accounts of nurseries`, told.includes('托育') && told.includes(words) && !told.includes('田小'), told.slice(-300))
      check(`${login} is refused nothing there`, (await reader.locator('main .note.bad').count()) === 0)
      await picture(reader, `childcare-${login}`)
    }
    const bank = await signedIn('bank-yandu', '/desk/nursery-bank')
    const told = plain(await bank.locator('main').innerText())
    check('the bank sees statements and what does not agree', ['对账单', '对账差异', '今晚起视为同意', '类别核定记录'].every((word) => told.includes(word)), told.slice(0, 200))
    check('and is refused no list there', (await bank.locator('main .note.bad').count()) === 0)
  }

  // 2-14d, worked example 24: disputed, 2,000.00 to the institution and 1,300.00 kept for the family.
  async function dispute(family, own) {
    await go(family, page(quarrelling))
    await family.locator('.waiting [data-matter="childcare/dispute_service"]').first().click()
    const form = formOf(family, 'childcare/dispute_service')
    await form.waitFor()
    const told = await submit(form)
    check('a family disputes what it was told', (await form.locator('.note.good').count()) > 0, told)
    await family.keyboard.press('Escape')
    await go(family, page(quarrelling))
    check('what is disputed waits no more', (await figure(family, 'waiting')) === '0.00', await figure(family, 'waiting'))
    check('and nothing of it is let out', (await figure(family, 'guarded')) === '4,620.01', await figure(family, 'guarded'))
    const { disputes } = await quarrelling.family.ask(`childcare/contract?operator_id=${made.operator}&contract_id=${quarrelling.contract}`)
    const about = { operator_id: made.operator, dispute_id: disputes[0].dispute_id }
    await made.own.give('childcare/record_outcome', { ...about, institution_share_fen: 200_000, family_share_fen: 130_000, family_mode: 'credit' })
    await made.own.give('childcare/confirm_outcome', about)
    await go(family, page(quarrelling))
    await given(family, 'childcare/confirm_outcome')
    await made.own.instruct('childcare/resolve_dispute', { operator_id: made.operator, lot_id: quarrelling.bill, item: disputes[0].item, dispute_id: disputes[0].dispute_id, institution_fen: 200_000, family_fen: 130_000, refunded: false })
    await go(family, page(quarrelling))
    check('the outcome stands as it was agreed', (await figure(family, 'guarded')) === '3,220.01', await figure(family, 'guarded'))
    check('and what the family was given back is not served', (await figure(family, 'served')) === '2,000.00', await figure(family, 'served'))
    await picture(family, 'childcare-dispute')
  }

  // 16b, 16f: by the institution's fault, at the original discount; the sum and the day are the program's.
  async function refund(family) {
    const { options } = await quarrelling.family.ask(`childcare/refund_options?operator_id=${made.operator}&lot_id=${quarrelling.bill}`)
    const option = options.find((each) => each.ground === 'not_performed' && each.institution_fault)
    const steps = family.locator('[data-form="refund"]')
    await steps.getByLabel('由于机构的原因').check()
    await steps.getByLabel('未按约定提供服务').check()
    const sum = (option.amount_fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
    check('a refund is told with its sum and its day before it is asked for', plain(await steps.innerText()).includes(sum) && plain(await steps.innerText()).includes(option.due_on), `${sum} ${option.due_on}`)
    await steps.getByRole('button', { name: '下一步' }).click()
    await family.fill('#reason', '连续三天没有老师。')
    await steps.getByRole('button', { name: '下一步' }).click()
    check('and once more at its end', plain(await steps.innerText()).includes(sum))
    await picture(family, 'childcare-refund')
    await steps.locator('.decision button[type="submit"]').click()
    await steps.locator('.decision .note').first().waitFor()
    check('the refund is demanded', (await steps.locator('.note.good').count()) > 0, plain(await steps.innerText()))
    await go(family, page(quarrelling))
    check('and stands with its clock', plain(await family.locator('main').innerText()).includes(option.due_on) && plain(await family.locator('main').innerText()).includes('已申请'))
  }

  // 19b: which institutions are demonstration ones the district says, from a day on.
  async function district() {
    const at = await officer(address, 'district_health', 110105)
    const health = await open()
    await logInAnew(health, at.login, at.words)
    await go(health, '/desk/health')
    const row = health.locator('tr', { hasText: made.name }).filter({ has: health.locator('[data-matter="childcare/set_category"]') })
    await row.first().waitFor({ timeout: 20_000 })
    await row.first().locator('[data-matter="childcare/set_category"]').click()
    const form = formOf(health, 'childcare/set_category')
    await form.waitFor()
    const from = new Date(Date.parse(`${made.today}T00:00:00Z`) + 86_400_000 * 60).toISOString().slice(0, 10)
    await fillIn(form, { demo: true, from, document: '复评通过，列为示范性托育机构。' })
    const told = await submit(form)
    check('the district sets a category', (await form.locator('.note.good').count()) > 0, told)
    await health.keyboard.press('Escape')
    await go(health, '/desk/health')
    check('and the list tells from when', plain(await health.locator('main').innerText()).includes(from))
    await picture(health, 'childcare-district')
    return at
  }

  // 8a: whoever looks for it finds it, with what it may charge and who keeps the money.
  async function published() {
    const anybody = await open()
    await go(anybody, '/cards')
    await anybody.getByRole('link', { name: '托育机构', exact: true }).click()
    await settled(anybody)
    await anybody.fill('#q', made.name)
    await anybody.keyboard.press('Enter')
    await anybody.locator('.hits a').filter({ hasText: made.name }).first().click()
    await anybody.waitForSelector('article h1')
    const told = plain(await anybody.locator('article').innerText())
    check('what is published of a nursery is found', ['已备案', '70.00%', '6,600.01', '010-65000000'].every((each) => told.includes(each)), told)
    check('accounts are shown by their end', told.includes(`···· ${made.account.slice(-4)}`) && !told.includes(made.account), told)
  }

  let last = null
  await part('childcare: contract, dispute, refund', async () => {
    made = await nursery(address, {})
    ;[silent, quarrelling] = made.contracts
    const one = await acknowledged(silent)
    const other = await acknowledged(quarrelling)
    await paid(silent, one)
    await paid(quarrelling, other)
    const own = await reported()
    last = await window(one)
    await worklist(one, last)
    await slip(one, own)
    await papers(one)
    await trail(own)
    await dispute(other, own)
    await refund(other)
    await published()
  })
  if (asked('regulators')) await part('childcare: regulators', regulators)
  let health = null
  if (asked('district')) await part('childcare: district', async () => (health = await district()))
  if (asked('looks')) await looks(all, made, health, page)
  if (asked('keys')) await keysOf(all, [[made.institution, '/desk/nursery?part=act', made.words], [silent.login, '/contracts', made.words], ...(health ? [[health.login, '/desk/health', health.words]] : []), ['bank-yandu', '/desk/nursery-bank']])
  return last && { made, window: last, page: page(silent) }
}

async function looks(all, made, health, page) {
  const look = looking(all)
  const [silent, quarrelling] = made.contracts
  const city = await officer(all.address, 'city_health', 0)
  const readers = [
    [city.login, [['childcare-city', '/desk/health-city']], false, city.words],
    [silent.login, [['childcare-my', '/contracts'], ['childcare-contract', page(silent)]], true, made.words],
    [quarrelling.login, [['childcare-disputed', page(quarrelling)]], false, made.words],
    [made.institution, [['childcare-institution', '/desk/nursery'], ['childcare-caps', '/desk/nursery?part=caps'], ['childcare-contracts', '/desk/nursery?part=contracts'], ['childcare-filing', '/desk/nursery?part=nurseryFiling'], ['childcare-acts', '/desk/nursery?part=act']], false, made.words],
    ['bank-yandu', [['childcare-bank', '/desk/nursery-bank']], false],
    ['', [['childcare-lookup', '/childcare'], ['childcare-record', `/childcare/${made.operator}`], ['childcare-check', `/childcare/check?operator=${made.operator}`], ['childcare-law', '/law/childcare']], false],
    ...(health ? [[health.login, [['childcare-district', '/desk/health']], false, health.words]] : []),
  ]
  for (const [login, its, colours, words] of readers) await all.part(`childcare: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours, words))
}

// Days are turned: nobody answers, and what was reported is agreed (2-14c).
export async function silence(all, { made, window, page }) {
  const { check, open, go, logInAnew, picture, part } = all
  await part('childcare: silence', async () => {
    await turning(all, window.deemed_on)
    const family = await open()
    await logInAnew(family, made.contracts[0].login, made.words)
    await go(family, page)
    const text = plain(await family.locator('main').innerText())
    check('silence is consent after the last day', (await family.locator('section.waiting').count()) === 0 && text.includes('没有等您确认的服务'), text.slice(0, 200))
    const told = await (await speaker(all.address, made.contracts[0].login, made.words)).ask(`childcare/contract?operator_id=${made.operator}&contract_id=${made.contracts[0].contract}`)
    check('the share of that cycle is let out, and no more', told.money.kept_fen === 231_001 && (await family.locator('.flow .guarded b').innerText()) === '2,310.01', String(told.money.kept_fen))
    await picture(family, 'childcare-deemed')
    // The institution sees what the refund comes to before it accepts it.
    const own = await open()
    await logInAnew(own, made.institution, made.words)
    await go(own, '/desk/nursery')
    const refund = own.locator('tr', { has: own.locator('[data-matter="childcare/accept_refund"]') })
    check('a refund to be accepted is told with its sum', plain(await refund.first().innerText()).includes('4,600.01'), plain(await refund.first().innerText()))
  })
  // With days behind it the city has its figures and its charts.
  await part('childcare: the city', async () => {
    const city = await officer(all.address, 'city_health', 0)
    await looking(all)(city.login, [['childcare-city-days', '/desk/health-city']], false, city.words)
  })
}
