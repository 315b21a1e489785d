// The gazette's own office through the screens of everybody it concerns: an issue from its last proof to its publication, an erratum
// beside the text, a copy from the paper run to the counter; and each page in every way it may be shown.
import { give } from './forms.mjs'
import { looking } from './looks.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }
const draft = '/desk/gazette/2023-43'

export async function press(all, wanted) {
  const { check, go, open, part, picture, settled, signedIn } = all
  const text = async (page) => plain(await page.locator('main').innerText())
  const decided = async (page, name, values, within) => {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const { accepted, told } = await give(page, name, values, within)
    check(`${name} is accepted`, accepted, told)
    await page.keyboard.press('Escape')
    await settled(page)
  }
  const refused = async (page, name, values, code) => {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const { accepted, told } = await give(page, name, values)
    check(`${name} is refused: ${code}`, !accepted && told.includes(code), told)
    await page.keyboard.press('Escape')
    await settled(page)
  }

  // intro.2b, contents-zh-a, contents-en-a, query.1a, query.4a
  async function published() {
    const publisher = await signedIn('gazette-publisher', draft)
    await refused(publisher, 'gazette/publish_issue', { copies: '100' }, 'gazette.not_proofed')
    const proofreader = await signedIn('gazette-proof', draft)
    await proofreader.locator('[data-slip="book-drift/4"]').waitFor({ timeout: 15_000 })
    await refused(proofreader, 'gazette/proof_document', {}, 'gazette.anchors_unconfirmed')
    await proofreader.getByRole('button', { name: '全部勾选' }).click()
    await picture(proofreader, 'press-proof')
    await decided(proofreader, 'gazette/proof_document')
    check('both documents are proofread', (await text(proofreader)).includes('已校对 2 / 2'))
    const editor = await signedIn('gazette-editor', draft)
    await editor.locator('[data-step="hasContents"]').waitFor({ timeout: 15_000 })
    await decided(editor, 'gazette/set_contents', { 'contents.0.page': '3', 'contents.1.page': '5', 'contents_en.0.number': 'Jingjiaoyan (2023) No. 2', 'contents_en.1.number': 'Jingjiaoyan (2023) No. 3' })
    check('nothing is missing any more', (await text(editor)).includes('可以出版'))
    await go(publisher, draft)
    await refused(publisher, 'gazette/publish_issue', { copies: '100', price_fen: '0.01' }, 'gazette.price_not_zero')
    await decided(publisher, 'gazette/publish_issue', { copies: '100', price_fen: '0' })
    await publisher.waitForURL('**/gazette/2023/43', { timeout: 15_000 })
    const visitor = await open(phone)
    await go(visitor, '/')
    await visitor.getByRole('link', { name: '各期公报' }).first().click()
    await visitor.waitForURL('**/gazette')
    await visitor.getByText('2023年第43期').first().waitFor({ timeout: 15_000 })
    await go(visitor, '/gazette/2023/43')
    await visitor.locator('#book-drift').waitFor({ timeout: 15_000 })
    const told = await text(visitor)
    check('the issue is read by anybody, its slip as printed', told.includes('第四条 本办法自发布之日起施行') && told.includes('应作“第三条”'), told.slice(0, 500))
    await picture(visitor, 'press-issue')
    // query.2d, query.2b: taken away and found like the printed issue.
    const taken = await visitor.locator('#book-drift .files a').evaluateAll((links) => links.map((each) => each.getAttribute('href')))
    check('its texts are taken away in every form', ['txt', 'html', 'json', 'xml', 'pdf'].every((form) => taken.includes(`/v1/gazette/files/book-drift.${form}`)), taken.join(' '))
    const xml = await visitor.request.get(`${all.address}/v1/gazette/files/book-drift.xml`)
    check('and are what they are called', xml.ok() && (await xml.text()).includes('<akomaNtoso'), String(xml.status()))
    await go(visitor, '/search?q=漂流图书')
    await visitor.locator('.hits h3').first().waitFor({ timeout: 15_000 })
    await visitor.locator('.hits h3 a', { hasText: '第二条' }).first().click()
    await visitor.waitForURL('**/law/book-drift/2')
    check('a search leads to its article', (await visitor.locator('main h1').innerText()) === '第二条')
    await visitor.context().close()
  }

  // intro.2b, query.2c: beside the text, and the text stays.
  async function noted() {
    const publisher = await signedIn('gazette-publisher', '/desk/gazette?part=act')
    await decided(publisher, 'gazette/publish_erratum', { 'erratum.document': 'reading-corner', 'erratum.anchor': 'reading-corner/3', 'erratum.printed': '公布在校门口', 'erratum.correct': '公布在学校网站', 'erratum.issue': '2023-43' })
    const department = await signedIn('gazette-edu', '/desk/gazette?part=act')
    await decided(department, 'gazette/publish_interpretation', { target: 'reading-corner/3', title: '开放时间', text: '每周不少于三个半天。' })
    const visitor = await open()
    await go(visitor, '/gazette/2023/42')
    await visitor.locator('[data-erratum]').waitFor({ timeout: 15_000 })
    const told = await text(visitor)
    check('the erratum and the reading stand beside the printed words', told.includes('公布在校门口。') && told.includes('公布在学校网站') && told.includes('每周不少于三个半天'), told.slice(0, 800))
    check('what is a reading says that it is none of the text', told.includes('解读不是正文的一部分'))
    await visitor.context().close()
  }

  // query.4a, 4c: without a name, also by who is signed in.
  async function handedOver() {
    const keeper = await signedIn('gazette-library', '/desk/gazette')
    await decided(keeper, 'gazette/confirm_receipt')
    const visitor = await open(phone)
    await go(visitor, '/gazette/copies')
    const ask = async (page) => {
      await page.locator('.decision button[type="submit"]').first().click()
      await page.locator('[data-request]').first().waitFor({ timeout: 15_000 })
      return /索取号 (\d+)/.exec(await text(page))?.[1]
    }
    const number = await ask(visitor)
    check('whoever asks is told a number', !!number)
    await picture(visitor, 'press-copies')
    await visitor.context().close()
    const consumer = await signedIn('consumer1', '/gazette/copies')
    check('so is who is signed in', !!(await ask(consumer)))
    await consumer.context().close()
    await go(keeper, '/desk/gazette')
    const row = keeper.locator('tbody tr', { hasText: number })
    await row.first().waitFor({ timeout: 15_000 })
    await decided(keeper, 'gazette/hand_over_copy', {}, row)
    await keeper.locator('tbody tr', { hasText: number }).filter({ hasText: '是' }).first().waitFor({ timeout: 15_000 })
    check('the copy of that number is handed over', true)
  }

  const asked = (name) => !wanted || name === wanted
  const stories = [
    ['an issue from its last proof to its readers', published],
    ['beside the text', noted],
    ['a copy to the counter', handedOver],
  ]
  if (asked('story')) for (const [name, walk] of stories) await part(`gazette-desk: ${name}`, walk)
  if (asked('looks') || wanted?.startsWith('press')) await looks(all, wanted)
}

// wanted: one of its pages, while it is mended.
async function looks(all, wanted) {
  const look = looking(all)
  const readers = [
    ['', [['press-issues', '/gazette'], ['press-issue', '/gazette/2023/42'], ['press-copies', '/gazette/copies']], true],
    ['gazette-editor', [['press-desk', '/desk/gazette'], ['press-draft', '/desk/gazette/2023-43'], ['press-places', '/desk/gazette?part=pressPlaces'], ['press-act', '/desk/gazette?part=act']], true],
    ['gazette-proof', [['press-documents', '/desk/gazette?part=pressDocuments']]],
    ['gazette-publisher', [['press-notes', '/desk/gazette?part=pressNotes']]],
    ['gazette-edu', [['press-department', '/desk/gazette']]],
    ['gazette-library', [['press-library', '/desk/gazette']]],
  ]
  const one = wanted?.startsWith('press')
  for (const [login, every, colours] of readers) {
    const its = every.filter(([name]) => !one || name === wanted)
    if (its.length) await all.part(`gazette-desk: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours))
  }
}
