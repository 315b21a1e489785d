// What disturbs everybody, and so comes last: the end of an operator, for which a month of days is turned, and the end of
// the program itself, which is killed and started again.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { give, giving } from './forms.mjs'
import { life } from './life.mjs'
import { password } from './speaker.mjs'

// Days are turned by the administrator's button, up to that one.
export async function turning({ address, open, go, logInAnew }, until) {
  const page = await open()
  await logInAnew(page, 'sysadmin')
  await go(page, '/me')
  await page.getByRole('button', { name: '推进到下一天' }).click()
  await page.waitForSelector('main .note.good')
  for (;;) {
    const me = await (await page.request.get(`${address}/v1/me`)).json()
    if (me.day >= until) return me.day
    const token = me.csrf_token || (await (await page.request.post(`${address}/v1/session`, { data: { login: 'sysadmin', password } })).json()).csrf_token
    await page.request.post(`${address}/v1/demo/next-day`, { headers: { 'X-CSRF-Token': token }, data: {} })
  }
}

export async function ending(all, told, wanted) {
  const { address, known, check, open, go, settled, logInAnew, picture, part } = all
  const { given } = giving(check)
  const turn = (until) => turning(all, until)

  // Sessions end with the days that are turned: everybody signs in again.
  async function back(login, path, words) {
    const page = await open()
    await logInAnew(page, login, words)
    await go(page, path)
    return page
  }
  const later = (day, n) => new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

  // 8a–8g: notice, thirty days, the money paid out, what the district asks for, the number cancelled and published; then
  // the account is closed (13d).
  async function termination() {
    const story = told ?? (await life(all, 'operatorLife'))
    const { login, words, operator, account } = story
    // What was agreed upon is applied for, before the month of the notice passes.
    const owner = await back(login, '/desk/operator', words)
    await owner.locator('details summary', { hasText: '申请拨付' }).click()
    await owner.locator('details tbody input[type="checkbox"]').first().check()
    await owner.locator('details .decision button[type="submit"]').click()
    await owner.locator('details .decision .note.good').or(owner.getByText('都已申请')).first().waitFor()
    const today = (await (await owner.request.get(`${address}/v1/me`)).json()).day
    await turn(later(today, 31))

    // What was applied for has become an order; its bank pays it.
    const bank = await back('bank-yandu', '/desk/bank')
    const due = bank.locator('.list').first()
    const order = due.locator('tr[data-key]', { hasText: '走行食府' }).first()
    while (!(await order.count()) && (await due.locator('.more .button').count())) {
      await due.locator('.more .button').click()
      await settled(bank)
    }
    await order.locator('input').fill(`T${Date.now()}`)
    await order.locator('.decision button').first().click()
    await order.locator('[data-answered]').waitFor()
    check('what was left of the release is paid out', (await order.locator('.note.good').count()) === 1, await order.locator('[data-answered]').innerText())

    const district = await back('chaoyang', `/desk/operator/${operator}?part=filing`)
    await given(district, 'prepaid-card/set_checklist', { items: '交回备案公示牌' })
    const boss = await back(login, '/desk/operator?part=filing', words)
    const open_ = await give(boss, 'prepaid-card/submit_deregistration')
    check('what the district asks for stands in the way', open_.told.includes('checklist_open') && open_.told.includes('第八条'), open_.told)
    await boss.keyboard.press('Escape')
    await go(district, `/desk/operator/${operator}?part=filing`)
    await given(district, 'prepaid-card/tick_checklist', { item: '交回备案公示牌' })
    await go(boss, '/desk/operator?part=filing')
    await given(boss, 'prepaid-card/submit_deregistration')
    await go(district, '/desk/todo')
    await given(district, 'prepaid-card/handle_deregistration', {}, district.locator('.items .card', { hasText: '走行食府' }).filter({ hasText: '注销办理' }).first())

    const visitor = await open()
    await go(visitor, '/cards?q=走行食府')
    const hit = (await visitor.locator('.hits li').first().innerText()).replace(/\s+/g, ' ')
    check('the cancelled number is published', hit.includes('已注销'), hit)
    for (const name of ['money', 'filing', 'shops', 'credit']) {
      await go(boss, `/desk/operator?part=${name}`)
      check(`its desk offers nothing that would be refused: ${name}`, (await boss.locator('main').locator('[data-matter], [data-form], .decision').count()) === 0)
    }
    await visitor.locator('.hits a').first().click()
    await visitor.waitForSelector('article h1')
    check('with its day', /注销日期\s*\d{4}-\d\d-\d\d/.test((await visitor.locator('article').innerText()).replace(/\s+/g, ' ')))
    await picture(visitor, 'ending-published')

    await go(boss, '/desk/operator?part=act')
    const left = await boss.locator('main [data-matter]').evaluateAll((all) => all.map((each) => each.dataset.matter))
    check('what is left to do is the account, the refunds and a new filing', left.length === 5 && left.every((each) => /request_close_account|refund|submit_filing/.test(each)), left.join(' '))
    await given(boss, 'prepaid-card/request_close_account', { account_no: account })
    await go(bank, '/desk/bank')
    await given(bank, 'prepaid-card/close_custody_account', { operator_id: operator, account_no: account })
    const pboc = await back('pboc', '/desk/register')
    const closed = pboc.locator('tr[data-key]', { hasText: '走行食府' })
    check('and the account register has its end', (await closed.allInnerTexts()).some((row) => row.includes('撤销')), (await closed.allInnerTexts()).join(' | '))
    await go(boss, '/desk/operator?part=filing')
    await picture(boss, 'ending-operator')
  }

  // How the program was started says tests/web/run, so that it can be killed and started again here.
  async function restart() {
    const { GONGBAO_SERVER_PID: pidFile, GONGBAO_SERVER: started } = process.env
    if (!pidFile || !started) return console.log('SKIPPED: the restart, because tests/web/run did not start the program')
    const page = await back('city', `/desk/trail/${known.shop}`)
    await page.waitForSelector('.line.on')
    process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL')
    await page.waitForSelector('.line:not(.on)', { timeout: 15_000 })
    check('a broken line is shown', (await page.locator('.line').innerText()).includes('重连'))
    await picture(page, 'reconnecting')
    const [program, ...options] = JSON.parse(started)
    const child = spawn(program, [...options, '--port', new URL(address).port], { stdio: 'ignore', detached: true })
    child.unref()
    writeFileSync(pidFile, String(child.pid))
    await page.waitForSelector('.line.on', { timeout: 90_000 })
    check('the line is taken up again after a restart', true)
    // Its operator is looked at by its district.
    const district = await back('chaoyang', `/desk/operator/${known.shop}?part=credit`)
    await given(district, 'prepaid-card/record_inspection', { findings: '现场检查无异常' })
    await page.locator('tr[data-key]', { hasText: '现场检查' }).first().waitFor({ timeout: 15_000 })
    check('and what happens then is shown without reload', true)
    await settled(page)
  }

  const parts = { termination, restart }
  for (const [name, work] of Object.entries(parts)) if (!wanted || name === wanted) await part(`ending: ${name}`, work)
}
