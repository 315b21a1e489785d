// Documents on paper, as the browser prints them: no controls, black on white whatever the screen shows, and where they
// are from. The files lie with the pictures, to be looked at.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

const text = (file) => spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
const controls = ['退出', '登录', '筛选', 'Excel', '大字', '深色', '提交', '导出', '重置', '首页']

export async function paper({ address, known, pictures, check, open, go, signedIn, part }) {
  mkdirSync(pictures, { recursive: true })
  if (text('-').error) return console.log('SKIPPED: what is printed, because pdftotext is not installed (packages.txt names poppler-utils)')

  async function print(page, name) {
    const file = `${pictures}/${name}.pdf`
    writeFileSync(file, await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true }))
    spawnSync('pdftoppm', ['-r', '60', '-png', '-singlefile', file, `${pictures}/${name}-paper`])
    return text(file).stdout.replace(/[ \t]+/g, ' ')
  }
  // Of what is printed: what has a colour of its own but the picture of the money and the mark of a quote.
  const dark = (page) => page.evaluate(() => {
    const seen = [...document.querySelectorAll('main, main *')].filter((each) => each.checkVisibility?.() !== false && !each.closest('.picture, .swatch, mark, svg'))
    const light = (colour) => {
      const [r = 255, g = 255, b = 255, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
      return a === 0 || (r > 200 && g > 200 && b > 200)
    }
    return seen.filter((each) => !light(getComputedStyle(each).backgroundColor)).slice(0, 3).map((each) => each.outerHTML.slice(0, 80))
  })
  async function printed(page, name, words) {
    await page.emulateMedia({ media: 'print' })
    const coloured = await dark(page)
    const told = await print(page, name)
    check(`${name} is black on white`, coloured.length === 0, coloured.join(' '))
    check(`${name} has what it is about`, words.every((word) => told.includes(word)), `${words.filter((word) => !told.includes(word)).join(' ')} of ${told.slice(0, 300)}`)
    check(`${name} has no controls`, !controls.some((word) => told.includes(word)), controls.filter((word) => told.includes(word)).join(' '))
    check(`${name} says where it is from`, told.replace(/\s/g, '').includes(`${address}${name === 'paper-clause' ? '/law/prepaid-card' : ''}`), told.slice(-300))
    return told
  }
  const night = (page) => page.addInitScript(() => localStorage.setItem('gongbao.theme', 'dark'))

  await part('paper: the lookup', async () => {
    const page = await open()
    await night(page)
    await go(page, '/cards?q=食府')
    await printed(page, 'paper-lookup', ['燕南食府', 'BJYFK-110105-2023-000001', '存管银行'])
    await go(page, `/operators/${known.shop}`)
    await printed(page, 'paper-record', ['燕南食府', '统一社会信用代码'])
  })
  await part('paper: a card', async () => {
    const page = await signedIn('consumer1', `/my/${known.shop}/${known.card}`)
    await printed(page, 'paper-card', ['燕南食府', '卡片流水', '余额'])
  })
  await part('paper: a position', async () => {
    const page = await signedIn('op-yannan')
    await night(page)
    await go(page, '/desk/operator')
    const told = await printed(page, 'paper-position', ['钱在哪里', '应管理资金', '第九条(i)', '逐项算式'])
    check('a list that is printed in part says so', told.includes('只打印了前'))
  })
  await part('paper: the dashboard', async () => {
    // On a narrow screen the tables of the charts are folded; on a wide one they scroll beside them.
    for (const [way, width] of Object.entries({ narrow: 700, wide: 1280 })) {
      const page = await signedIn('city', '', { viewport: { width, height: 900 } })
      await go(page, '/desk/city')
      await page.waitForSelector('.chart svg path', { state: 'attached' })
      const rows = await page.locator('figure tbody tr').evaluateAll((all) => all.map((each) => each.querySelector('th').textContent.trim()))
      await page.emulateMedia({ media: 'print' })
      const told = (await print(page, `paper-dashboard-${way}`)).replace(/\s/g, '')
      const missing = rows.filter((each) => !told.includes(each.replace(/\s/g, '')))
      check(`${way}: the tables of the charts are printed whole`, rows.length > 10 && missing.length === 0, `${missing.join()} of ${rows.length}`)
      const cut = await page.locator('figure details').evaluateAll((all) => all.filter((each) => !each.open || each.scrollHeight > each.clientHeight + 1).length)
      check(`${way}: and without a scroll of their own`, cut === 0, String(cut))
      await page.emulateMedia({ media: 'screen' })
      await page.waitForFunction((some) => (document.querySelectorAll('figure details[open]').length > 0) === some, way === 'wide', { timeout: 10_000 }).catch(() => {})
      const open = await page.locator('figure details[open]').count()
      check(`${way}: on the screen they are as they were`, (open > 0) === (way === 'wide'), String(open))
    }
  })
  await part('paper: a clause', async () => {
    const page = await signedIn('op-yannan', '/desk/operator')
    await page.locator('main .terms .seal', { hasText: '第九条(i)' }).last().click()
    await page.waitForSelector('dialog[open] blockquote mark')
    const told = await printed(page, 'paper-clause', ['第九条(i)', '40%', '《北京市人民政府公报》'])
    check('of a clause the words and the sum alone are printed', !told.includes('逐项算式') && /=.*\d\.\d\d/.test(told) && told.split('\f').filter((sheet) => sheet.trim()).length === 1 && told.split('\f').length <= 2, told.slice(0, 400))
  })
}
