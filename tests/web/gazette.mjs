// The gazette itself in the browser: from the contents page to an article, by words and by citation, and back from a seal
// to the place where its words are printed.
import { looking } from './looks.mjs'

const bankWords = '专用存管账户'
const citation = '京商秩字〔2023〕18号第九条第三款'
const ambiguous = '京商秩字〔2023〕18号第十五条'

export async function gazette(all, wanted) {
  const { check, open, go, settled, part } = all
  const asked = (name) => !wanted || wanted === name

  async function contents(page) {
    await go(page, '/')
    const { issues } = await (await page.request.get(`${all.address}/v1/gazette/issues`)).json()
    const newest = issues.toSorted((a, b) => b.total_number - a.total_number)[0].issue
    check('the first page begins with the newest issue', (await page.locator('.contents').first().getAttribute('data-issue')) === newest, newest)
    const printed = page.locator('[data-issue="2023-41"]')
    const titles = await printed.locator('h4').allInnerTexts()
    check('the contents name nine documents', titles.length === 9, String(titles.length))
    check('each with its number and page', titles.every((each) => /〔2023〕\d+号/.test(each) && /第 \d+ 页/.test(each)), titles.find((each) => !/第 \d+ 页/.test(each)))
    const english = await printed.locator('.english[lang="en"]').allInnerTexts()
    check('and in English', english.length === 9 && english.every((each) => each.length > 20))
    const text = await page.request.get(all.address + (await printed.locator('.files a').first().getAttribute('href')))
    check('the text of a document is taken away', text.ok() && (await text.text()).includes('校园'), String(text.status()))
    await printed.locator('h2 a').click()
    await page.waitForURL('**/gazette/2023/41')
    await settled(page)
    check('an issue has an address of its own', (await page.locator('.contents h4').count()) === 9, await page.locator('main').innerText())
    await page.getByRole('link', { name: /办事与查询.*二手车/ }).click()
    await page.waitForURL('**/vehicles')
  }

  // spec/10, example 3.
  async function search(page) {
    await go(page, '/')
    await page.fill('#words', bankWords)
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\?q=/)
    await settled(page)
    check('the words are found in six places', (await page.locator('.hits h3').count()) === 6, String(await page.locator('.hits h3').count()))
    check('and are marked', (await page.locator('.hits mark').allInnerTexts()).every((each) => each === bankWords))
    await page.selectOption('#of', 'childcare')
    await page.waitForURL(/document=childcare/)
    await settled(page)
    check('of one document there are fewer', (await page.locator('.hits h3').count()) === 3, String(await page.locator('.hits h3').count()))
    await page.fill('#on', '2023-01-01')
    await page.keyboard.press('Tab')
    await page.waitForURL(/date=2023-01-01/)
    await settled(page)
    check('before its day it was not in force', (await page.locator('.hits .tag').first().innerText()) === '尚未印发')
  }

  async function article(page) {
    await go(page, '/law/heating/3')
    check('an article says that it is in force', (await page.locator('main header .tag').innerText()) === '有效')
    const button = page.getByRole('button', { name: '标出这一条款的原文 3k' })
    await button.click()
    check('a clause is marked in the words', (await page.locator('.paper mark').innerText()) === '在现有补贴的基础上加大补贴力度')
    check('what runs is named in the words of the law', (await page.locator('tr', { hasText: '3k' }).innerText()).includes('命令 核实'), await page.locator('tr', { hasText: '3k' }).innerText())
    await page.fill('#on', '2031-01-01')
    await page.keyboard.press('Tab')
    await page.waitForURL(/date=2031-01-01/)
    await settled(page)
    check('after its end it is not in force', (await page.locator('main header .tag').innerText()) === '已失效')
    await go(page, '/law/heating?date=2031-01-01#heating/3')
    await page.locator('.about').waitFor({ timeout: 15_000 })
    check('nor is its document, whose words are as good as those handed out', /已失效[\s\S]*同等效力/.test(await page.locator('.about').innerText()), await page.locator('.about').innerText())
    await go(page, '/law/prepaid-card/9')
    await page.locator('.chart svg').waitFor({ timeout: 15_000 })
    check('decisions are counted', /\d/.test(await page.locator('.figures').innerText()))
    check('numbers in force stand there', (await page.locator('tr', { hasText: '管理比例' }).first().innerText()).includes('40.00%'))
    await page.getByRole('link', { name: /下一条/ }).click()
    await page.waitForURL('**/law/prepaid-card/10')
  }

  async function cited(page) {
    await go(page, `/c/${encodeURIComponent(citation)}`)
    await page.waitForURL(/\/law\/prepaid-card\/9/)
    await go(page, `/c/${encodeURIComponent(ambiguous)}`)
    check('a citation that may mean two places says both', (await page.locator('main li a').allInnerTexts()).join() === 'prepaid-card/15,prepaid-card/2-15', await page.locator('main').innerText())
    await go(page, '/c/childcare/24')
    check('one that means none says so', (await page.locator('main').innerText()).includes('找不到'))
    await go(page, '/gazette/2023/41/heating')
    check('a printed address leads to the document', page.url().endsWith('/law/heating'), page.url())
    await go(page, '/cards')
    await page.locator('button.seal').first().click()
    await page.getByRole('link', { name: '这一条：效力、参数与决定' }).click()
    await page.waitForURL(/law\/prepaid-card\/6\?clause=prepaid-card\/6c/)
    await settled(page)
    check('a seal leads to its article, marked', (await page.locator('.paper mark').count()) > 0)
  }

  async function covered(page) {
    await go(page, '/coverage#eldercare')
    const rows = page.locator('#eldercare tbody tr')
    check('each clause stands in the table', (await rows.count()) === 36, String(await rows.count()))
    check('with what runs for it', (await page.locator('#eldercare tbody').innerText()).includes('执行中'))
  }

  for (const [name, walk] of Object.entries({ contents, search, article, cited, covered })) {
    if (asked(name)) await part(`gazette: ${name}`, async () => walk(await open()))
  }
  const pages = [['gazette', '/'], ['gazette-issue', '/gazette/2023/41'], ['gazette-search', `/search?q=${encodeURIComponent(bankWords)}`], ['gazette-article', '/law/prepaid-card/9?clause=prepaid-card/9c'], ['gazette-coverage', '/coverage#eldercare'], ['gazette-citation', `/c/${encodeURIComponent(ambiguous)}`]]
  const its = pages.filter(([name]) => !wanted || name === wanted)
  if (its.length) await part(`gazette: looks of ${its.map(([name]) => name).join(' ')}`, () => looking(all)('', its, true))
}
