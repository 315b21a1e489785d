// What `./run` prints for the accounts of nurseries, their families and those who oversee them, for tasks.mjs.
import { fillIn, formOf, give, submit } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function nurseryTasks({ check, go, settled }) {
  const text = async (page) => plain(await page.locator('main').innerText())
  async function contract(page, which = 0) {
    await page.locator('.pass').nth(which).click()
    await page.waitForURL(/\/contracts\/\d+\/\d+/)
    await settled(page)
  }
  return {
    async 'health-chaoyang'(page) {
      const row = page.locator('tr', { has: page.locator('[data-matter="childcare/set_category"]') }).first()
      const { day } = await (await page.request.get(new URL('/v1/me', page.url()).href)).json()
      const told = await give(page, 'childcare/set_category', { from: `${Number(day.slice(0, 4)) + 1}-03-01`, document: '复评意见' }, row)
      check('a category is set from a later day', told.accepted, told.told)
      return told.accepted
    },
    async 'health-xicheng'(page) {
      const told = await text(page)
      return told.includes('存管缺口') && (await page.locator('a.broken').count()) > 0
    },
    async 'health-haidian'(page) {
      await page.locator('td .tag.bad', { hasText: '在托人数未更新' }).first().waitFor({ timeout: 15_000 })
      return true
    },
    async 'health-city'(page) {
      await page.locator('.figures').waitFor()
      return (await page.locator('.chart svg').count()) >= 2 && (await text(page)).includes('每百份合同争议')
    },
    async street(page) {
      return (await text(page)).includes('辖区托育机构') && (await page.locator('tr[data-key]').count()) > 0
    },
    async mediator(page) {
      const row = page.locator('tr[data-key]').first()
      await row.waitFor()
      const told = await give(page, 'childcare/record_outcome', { institution_share_fen: '100.00', family_share_fen: '100.00', document: '调解协议书' }, row)
      check('an outcome is recorded', told.accepted, told.told)
      return told.accepted
    },
    async 'inst-xingxing'(page) {
      // Reported when a week is over, and not before (14b): in the middle of one there may be nothing.
      const due = page.locator('[data-matter="childcare/report_service"]').first()
      await due.or(page.getByText('没有待上报的服务')).first().waitFor({ timeout: 15_000 })
      if (await due.count()) {
        await due.click()
        const form = formOf(page, 'childcare/report_service')
        await fillIn(form, { units: 1, notified: true })
        const told = await submit(form)
        check('the week is reported', (await form.locator('.note.good').count()) > 0, told)
        await page.keyboard.press('Escape')
      }
      await go(page, '/desk/nursery?part=caps')
      await page.locator('[data-form="caps"] .caps b').first().waitFor({ timeout: 15_000 })
      return true
    },
    async 'inst-yangguang'(page) {
      const accept = page.locator('[data-matter="childcare/accept_refund"]').first()
      await accept.waitFor({ timeout: 15_000 })
      await settled(page)
      await accept.click()
      const form = formOf(page, 'childcare/accept_refund')
      await form.waitFor()
      check('the sum of the refund is filled in', /\d/.test(await form.locator('[data-path="amount_fen"]').inputValue()))
      const told = await submit(form)
      check('a refund is accepted', (await form.locator('.note.good').count()) > 0, told)
      return true
    },
    async 'inst-yunduo'(page) {
      const told = await text(page)
      return told.includes('存管缺口') && (await page.locator('.swatch.short').count()) > 0
    },
    async 'inst-caihong'(page) {
      await go(page, '/desk/nursery?part=nurseryFiling')
      const told = await give(page, 'childcare/submit_filing', { 'premises_doc.kind': 'lease', 'premises_doc.document': '房屋租赁合同', 'account.ratio': 7000, 'contract_text.text': '托育服务合同，含风险提示与退款办法。', 'contract_text.items': true })
      check('the filing is handed in', told.accepted, told.told)
      return told.accepted
    },
    async family1(page) {
      await contract(page)
      const item = page.locator('section.waiting .item').first()
      await item.waitFor({ timeout: 15_000 })
      await item.locator('.decision button[type="submit"]').click()
      await page.locator('[data-answered].note.good, .note.good').first().waitFor({ timeout: 15_000 })
      return true
    },
    async family2(page) {
      await contract(page)
      return (await text(page)).includes('处理中')
    },
    async family3(page) {
      await contract(page)
      const steps = page.locator('[data-form="refund"]')
      await steps.locator('input[name="ground"]:not(:disabled)').first().check()
      const sum = plain(await steps.locator('.ground:has(input:checked) .comes').innerText())
      await steps.getByRole('button', { name: '下一步' }).click()
      await steps.getByRole('button', { name: '下一步' }).click()
      await steps.locator('.decision button[type="submit"]').click()
      await steps.locator('.decision .note').first().waitFor()
      check('a refund is worked out and asked for', /\d/.test(sum) && (await steps.locator('.note.good').count()) > 0, plain(await steps.innerText()))
      return true
    },
  }
}
