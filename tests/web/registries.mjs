// Examinations and supervisors of eldercare through the screens of everybody they concern: a report from a phone to the answer, a
// result typed twice and a transcript checked by its code; and each page in every way it may be shown.
import { readFileSync } from 'node:fs'
import { give, submit } from './forms.mjs'
import { looking } from './looks.mjs'
import { speaker } from './speaker.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }

// Of the legal profession the same way.
export const lawyers = (all, wanted) => registries(all, wanted, true)

export async function registries(all, wanted, ofLawyers = false) {
  const { address, check, go, open, picture, part, settled, signedIn } = all
  const asked = (name) => !wanted || name === wanted
  const text = async (page) => plain(await page.locator('main').innerText())
  const decided = async (page, name, values) => {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const { accepted, told } = await give(page, name, values)
    check(`${name} is accepted`, accepted, told)
    await page.keyboard.press('Escape')
    await settled(page)
  }

  // 3.3, 第十条: from a phone to the answer.
  async function reported() {
    const supervisor = await signedIn('supervisor1', '/eldercare/mine', phone)
    const form = supervisor.locator('[data-form="report"]')
    await form.waitFor({ timeout: 15_000 })
    await supervisor.selectOption('#report-house', { label: '安和里养老院' })
    await supervisor.fill('#report-text', '走廊扶手松动，浏览器里反映的。')
    const told = await submit(form)
    check('a supervisor reports from a phone', (await form.locator('.note.good').count()) > 0, told)
    await picture(supervisor, 'eldercare-report')
    const staff = await signedIn('contact-staff', '/desk/eldercare?part=careReports')
    await decided(staff, 'eldercare/accept_report')
    const bureau = await signedIn('civil-affairs', '/desk/eldercare')
    await decided(bureau, 'eldercare/order_rectification', { text: '请三日内加固。' })
    const home = await signedIn('eldercare-home', '/desk/eldercare-home')
    const orders = await text(home)
    check('the institution sees its orders and nobody who reported', orders.includes('已督办') && !orders.includes('监督员 '), orders.slice(0, 400))
    await decided(home, 'eldercare/report_rectification', { evidence: '已加固，照片存档。' })
    await go(supervisor, '/eldercare/mine')
    await supervisor.locator('tbody a').last().click()
    await supervisor.locator('.steps li').first().waitFor({ timeout: 15_000 })
    check('a supervisor follows a report step by step', (await supervisor.locator('.steps li').count()) >= 4)
    await picture(supervisor, 'eldercare-follow')
  }

  // The numbers of a paper: genuine, and nothing more; another code is not.
  async function checkedTranscript() {
    const student = await signedIn('student', '/exams/mine', phone)
    await student.locator('.transcript').waitFor({ timeout: 15_000 })
    const told = await text(student)
    check('a transcript has fourteen subjects and says what is missing', (await student.locator('.transcript tbody tr').count()) === 14 && told.includes('尚缺'), told.slice(0, 400))
    await picture(student, 'exams-transcript')
    const visitor = await open(phone)
    await go(visitor, '/exams/check')
    await visitor.locator('[data-form="transcript-check"] button').click()
    check('what is missing is told at its field', (await visitor.locator('.wrong').count()) === 2)
    await visitor.fill('#check-number', '2510800001')
    await visitor.fill('#check-code', '0000')
    await visitor.locator('[data-form="transcript-check"] button').click()
    await visitor.locator('[data-result="mismatch"]').waitFor({ timeout: 15_000 })
    const shown = await text(visitor)
    check('another code is not confirmed, and nothing else is told', shown.includes('未通过核验') && !shown.includes('海淀'), shown)
    await picture(visitor, 'exams-check')
    await visitor.context().close()
  }

  // 双录: what differs is asked for again, what agrees is handed in.
  async function keyedTwice() {
    const page = await signedIn('marker', '/desk/exam-marking')
    const box = page.locator('[data-part="double"]')
    await box.locator('input').first().waitFor({ timeout: 15_000 })
    const before = await box.locator('input').count()
    await box.locator('input').nth(0).fill('30.5')
    await box.locator('input').nth(1).fill('28')
    await box.locator('button.main').click()
    await page.locator('.double[data-pass="2"]').waitFor()
    check('the first time is out of sight', (await box.locator('input').nth(0).inputValue()) === '')
    await box.locator('input').nth(0).fill('30.5')
    await box.locator('input').nth(1).fill('29')
    await box.locator('button.main').click()
    await box.locator('.note.good').waitFor({ timeout: 15_000 })
    const told = plain(await box.innerText())
    check('one is handed in, the other is typed again', told.includes('已提交 1 个') && told.includes('两遍不一致'), told)
    // The list is asked again after the last of them was handed in.
    const fewer = await box.locator('input').nth(before - 1).waitFor({ state: 'detached', timeout: 15_000 }).then(() => true, () => false)
    check('and one script fewer is left', fewer && (await box.locator('input').count()) === before - 1)
    await picture(page, 'exams-marking')
  }

  async function board() {
    const page = await signedIn('edu-haidian2', '/desk/exams')
    await page.locator('.board tbody tr').first().waitFor({ timeout: 15_000 })
    await decided(page, 'exam/confirm_pass')
    await go(page, '/desk/exams?part=examSpread')
    await page.locator('.chart svg').first().waitFor({ timeout: 15_000 })
    await go(page, '/desk/exams?part=examHistory')
    await page.getByText('有变动').first().waitFor({ timeout: 15_000 })
    const told = await text(page)
    check('a correction stands with what it was and what it became', told.includes('更正记录') && told.includes('不合格'), told.slice(-500))
    await picture(page, 'exams-history')
  }

  // A file of results (decision 0017): a wrong line is told with its reason and enters nothing; what two files say is entered.
  async function byFile() {
    const page = await signedIn('school', '/desk/exam-school?part=examEnter')
    const box = page.locator('[data-part="file"]')
    await box.waitFor({ timeout: 15_000 })
    const template = async () => {
      const [kept] = await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), box.getByRole('button', { name: 'CSV' }).click()])
      return readFileSync(await kept.path(), 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((line) => line.split(','))
    }
    const put = (id, name, rows) => page.setInputFiles(id, { name, mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n') + '\n') })
    const [names, ...students] = await template()
    const number = names.indexOf('准考证号')
    const column = names.findIndex((name, i) => i > number && /^(综合实践活动|劳动|艺术|信息科技)$/.test(name) && students.filter((row) => row[i] === '').length >= 2)
    const missing = students.filter((row) => row[column] === '').slice(0, 2).map((row) => row[number])
    check('the template has students who miss a result', column > 0 && missing.length === 2, names.join(' '))
    const said = (values) => [['准考证号', names[column]], ...missing.map((each, i) => [each, values[i]])]
    await put('#results-first', 'first.csv', said(['合格', '优']))
    await box.locator('[data-faults] tbody tr').first().waitFor({ timeout: 15_000 })
    const wrong = plain(await box.locator('[data-faults] tbody').innerText())
    check('the wrong line is told with its column and reason', (await box.locator('[data-faults] tbody tr').count()) === 1 && wrong.includes('3') && wrong.includes(names[column]) && wrong.includes('合格'), wrong)
    check('and no second file is asked for', (await box.locator('#results-second').count()) === 0)
    await picture(page, 'exams-file-wrong')
    await put('#results-first', 'first.csv', said(['合格', '不合格']))
    await box.locator('#results-second').waitFor({ state: 'attached', timeout: 15_000 })
    await put('#results-second', 'copy.csv', said(['合格', '不合格']))
    await box.getByText('这是同一个文件').waitFor({ timeout: 15_000 })
    const still = (await template()).filter((row) => missing.includes(row[number]))
    check('nothing is entered by a wrong file, nor by a copy of the first', still.length === 2 && still.every((row) => row[column] === ''), still.join(' '))
    await put('#results-second', 'second.csv', [...said(['合格', '不合格']).slice(0, 1), ...said(['合格', '不合格']).slice(1).reverse()])
    await box.getByText('录入完成：2 / 2').waitFor({ timeout: 15_000 })
    const after = (await template()).filter((row) => missing.includes(row[number]))
    check('what two files say is entered', after.every((row) => row[column] === '已录'), after.join(' '))
    await picture(page, 'exams-file-entered')
  }

  // 12a, 18c: a licence by its number, a draw that the reader's own browser makes again, and a suspension that ends.
  async function practises() {
    const anybody = await open(phone)
    await go(anybody, '/lawyers')
    const looksUp = async (number) => {
      await anybody.locator('#law-licence').fill(number)
      await anybody.locator('[data-part="licence"] button[type="submit"]').click()
      await anybody.locator('[data-part="licence"] dl, [data-part="licence"] .note').first().waitFor({ timeout: 15_000 })
      await settled(anybody)
      return text(anybody)
    }
    check('a licence that is valid is told so', (await looksUp('11101201511100001')).includes('可以执业'))
    check('one that is suspended is told so', (await looksUp('11101201511100002')).includes('不得执业'))
    check('a number stands in no address', !anybody.url().includes('1110120'), anybody.url())
    await picture(anybody, 'lawyers-licence')
    await go(anybody, '/lawyers/draw')
    await anybody.locator('[data-part="redone"]').waitFor({ timeout: 15_000 })
    check('the draw is made again and agrees', (await text(anybody)).includes('全部一致'))
    const bureau = await signedIn('justice-chaoyang', '/desk/lawyers?part=barRegister')
    await decided(bureau, 'legal-profession/restore', { decision_no: '京朝司复〔2024〕1号', decided_on: '2024-11-20', basis: '律师法第四十七条' })
    await go(anybody, '/lawyers')
    check('the end of a suspension is told at once', (await looksUp('11101201511100002')).includes('可以执业'))
  }

  // 二, 12c: what was reached on a day; the records behind a target are its office's, a lawyer's file is his own.
  async function targets() {
    const anybody = await open(phone)
    await go(anybody, '/lawyers/plan')
    await anybody.locator('[data-part="trend"]').waitFor({ timeout: 15_000 })
    await anybody.fill('#plan-day', '2024-03-31')
    await anybody.keyboard.press('Tab')
    await anybody.locator('main > p[role="status"]', { hasText: '2024-03-31' }).waitFor({ timeout: 15_000 })
    check('the records behind a target are not everybody’s', (await anybody.locator('[data-part="records"]').count()) === 0)
    const bureau = await signedIn('justice-city', '/lawyers/plan')
    await bureau.locator('[data-part="records"]').waitFor({ timeout: 15_000 })
    check('they are told to the bureau', /计入 \d/.test(await bureau.locator('[data-part="records"]').innerText()))
    const lawyer = await signedIn('lawyer', '/lawyers/mine')
    await lawyer.locator('[data-part="integrity"]').waitFor({ timeout: 15_000 })
    check('a lawyer reads his own file', (await text(lawyer)).includes('诚信档案'))
  }

  // Each walked by itself: what one of them did is not done again because another failed.
  const stories = [
    ['a report to its answer', reported],
    ['a transcript to its check', checkedTranscript],
    ['results typed twice', keyedTwice],
    ['a district confirms', board],
    ['a file of results', byFile],
  ]
  const walks = ofLawyers ? [['a licence to its end of suspension', practises], ['targets and a lawyer’s own file', targets]] : stories
  if (asked('story')) for (const [name, walk] of walks) await part(`${ofLawyers ? 'lawyers' : 'registries'}: ${name}`, walk)
  if (asked('looks') || wanted?.startsWith('exams') || wanted?.startsWith('eldercare') || wanted?.startsWith('lawyers')) await looks(all, wanted, ofLawyers)
}

// wanted: one of its pages, while it is mended.
async function looks(all, wanted, ofLawyers) {
  const look = looking(all)
  const own = (await (await speaker(all.address, 'supervisor1')).ask('eldercare/own_reports?limit=1')).rows?.[0]?.report
  const readers = [
    ['', [['exams', '/exams'], ['exams-verify', '/exams/check?no=2510800001&code=0000'], ['exams-law', '/law/exam'], ['eldercare', '/eldercare'], ['eldercare-recruitment', '/eldercare/recruitment'], ['eldercare-law', '/law/eldercare']], true],
    ['student', [['exams-mine', '/exams/mine']], true],
    ['school', [['exams-school', '/desk/exam-school'], ['exams-school-spread', '/desk/exam-school?part=examSpread'], ['exams-school-history', '/desk/exam-school?part=examHistory']]],
    ['marker', [['exams-desk-marking', '/desk/exam-marking']]],
    ['edu-haidian', [['exams-board', '/desk/exams'], ['exams-enter', '/desk/exams?part=examEnter'], ['exams-sessions', '/desk/exams?part=examSessions'], ['exams-students', '/desk/exams?part=examStudents']]],
    ['edu-city', [['exams-city', '/desk/exams'], ['exams-parameters', '/desk/parameters']]],
    ['supervisor1', [['eldercare-mine', '/eldercare/mine'], ...(own ? [['eldercare-progress', `/eldercare/mine/${own}`]] : [])], true],
    ['applicant', [['eldercare-apply', '/eldercare/apply']]],
    ['contact-staff', [['eldercare-reports', '/desk/eldercare?part=careReports'], ['eldercare-records', '/desk/eldercare?part=careRecords']]],
    ['civil-affairs', [['eldercare-ledger', '/desk/eldercare'], ['eldercare-pool', '/desk/eldercare?part=carePool'], ['eldercare-act', '/desk/eldercare?part=act']]],
    ['civil-affairs-city', [['eldercare-city', '/desk/eldercare?part=careCity']]],
    ['welfare-centre', [['eldercare-centre', '/desk/eldercare?part=careReports']]],
    ['eldercare-home', [['eldercare-home', '/desk/eldercare-home']]],
    ['', [['lawyers', '/lawyers'], ['lawyers-plan', '/lawyers/plan'], ['lawyers-draw', '/lawyers/draw'], ['lawyers-law', '/law/legal-profession']], true],
    ['justice-city', [['lawyers-desk', '/desk/lawyers'], ['lawyers-tasks', '/desk/lawyers?part=barTasks'], ['lawyers-cases', '/desk/lawyers?part=barCases'], ['lawyers-register', '/desk/lawyers?part=barRegister'], ['lawyers-hours', '/desk/lawyers?part=barHours'], ['lawyers-act', '/desk/lawyers?part=act']]],
    ['bar-party', [['lawyers-party', '/desk/lawyers?part=barParty']]],
    ['law-firm', [['lawyers-firm', '/lawyers/mine']]],
    ['lawyer', [['lawyers-mine', '/lawyers/mine']], true],
  ]
  const one = wanted?.startsWith('exams') || wanted?.startsWith('eldercare') || wanted?.startsWith('lawyers')
  for (const [login, every, colours] of readers) {
    const its = every.filter(([name]) => name.startsWith('lawyers') === ofLawyers && (!one || name === wanted))
    if (its.length) await all.part(`${ofLawyers ? 'lawyers' : 'registries'}: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours))
  }
}
