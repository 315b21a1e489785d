// Traffic around schools through the screens: what a resident sees and says, who has to close it, and that the resident learns of it;
// and each page in every way it may be shown.
import { give, submit } from './forms.mjs'
import { looking } from './looks.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }

export async function roads(all, wanted) {
  const { check, go, open, picture, part, settled, signedIn } = all
  const asked = (name) => !wanted || name === wanted
  const text = async (page) => plain(await page.locator('main').innerText())
  const decided = async (page, name, values, within) => {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const { accepted, told } = await give(page, name, values, within)
    check(`${name} is accepted`, accepted, told)
    await page.keyboard.press('Escape')
    await settled(page)
  }

  // 3.1a, 4.2b: from a phone without an account to who has to put it right, and back.
  async function reported() {
    const visitor = await open(phone)
    await go(visitor, '/school-traffic/10202')
    await visitor.locator('[data-form="resident"]').waitFor({ timeout: 15_000 })
    check('the zone is drawn in scale', (await visitor.locator('.sketch svg').count()) === 2)
    await visitor.fill('#resident-text', '东门口有车停在斑马线上，浏览器里反映的。')
    const told = await submit(visitor.locator('[data-form="resident"]'))
    check('anybody reports without an account', (await visitor.locator('[data-form="resident"] .note.good').count()) > 0, told)
    const kept = plain(await visitor.locator('[data-code]').innerText())
    const number = /\d+/.exec(kept)?.[0] ?? ''
    const code = await visitor.locator('[data-code] b').innerText()
    await picture(visitor, 'roads-report')

    const edu = await signedIn('edu-xicheng', '/desk/roads?part=roadLedger')
    await edu.locator('tbody tr').first().waitFor({ timeout: 15_000 })
    const row = edu.locator('tbody tr').filter({ hasText: '居民' }).first()
    await decided(edu, 'school-traffic/assign_problem', { nature: 'software', units: true, lead: 'traffic_police', due: '2024-12-02' }, row)

    await go(visitor, '/school-traffic')
    await visitor.fill('#follow-number', number)
    await visitor.fill('#follow-code', 'another-code')
    await visitor.getByRole('button', { name: '查看进展' }).click()
    await visitor.locator('.problem, [role="alert"]').first().waitFor({ timeout: 15_000 })
    check('another code is as if there were no such report', (await visitor.locator('[data-follow]').count()) === 0)
    await visitor.fill('#follow-code', code)
    await visitor.getByRole('button', { name: '查看进展' }).click()
    await visitor.locator('[data-follow]').waitFor({ timeout: 15_000 })
    const seen = plain(await visitor.locator('[data-follow]').innerText())
    check('who reported follows it by the code', seen.includes('已交办') && seen.includes('启明中学'), seen)
    await visitor.context().close()
  }

  // 3.3b, 3.3c: the score that is missing, frozen, published, seen by anybody.
  async function ranked() {
    const assessor = await signedIn('assessor', '/desk/rounds')
    await decided(assessor, 'school-traffic/enter_score', { school: '10502', item: '通行效率', score: '8800' })
    const office = await signedIn('leading-office', '/desk/rounds')
    await decided(office, 'school-traffic/freeze_round')
    await decided(office, 'school-traffic/publish_round')
    const visitor = await open()
    await go(visitor, '/school-traffic/ranking')
    await visitor.locator('tbody tr').first().waitFor({ timeout: 15_000 })
    const told = await text(visitor)
    check('a ranking has its weights, totals and what changed', (await visitor.locator('tbody tr').count()) === 5 && told.includes('停车秩序') && told.includes('40%'), told.slice(0, 600))
    await picture(visitor, 'roads-ranking')
    await visitor.context().close()
  }

  if (asked('story'))
    await part('roads: a report to who closes it, a score to its ranking', async () => {
      await reported()
      await ranked()
    })
  if (asked('looks') || wanted?.startsWith('roads')) await looks(all, wanted)
}

// wanted: one of its pages, while it is mended.
async function looks(all, wanted) {
  const look = looking(all)
  const readers = [
    ['', [['roads', '/school-traffic'], ['roads-school', '/school-traffic/10201'], ['roads-ranks', '/school-traffic/ranking'], ['roads-law', '/law/school-traffic']], true],
    ['edu-xicheng', [['roads-board', '/desk/roads?part=roadBoard'], ['roads-ledger', '/desk/roads?part=roadLedger'], ['roads-situation', '/desk/roads?part=roadSituation'], ['roads-papers', '/desk/roads?part=roadPapers']], true],
    ['school-chunhui', [['roads-school-desk', '/desk/school-roads'], ['roads-school-ledger', '/desk/school-roads?part=roadLedger']], true],
    ['street-xicheng', [['roads-street', '/desk/roads?part=roadWhistles']]],
    ['traffic-xicheng', [['roads-tasks', '/desk/roads?part=roadTasks']]],
    ['leading-office', [['roads-rounds', '/desk/rounds']]],
    ['volunteer', [['roads-shifts', '/desk/shifts']]],
  ]
  for (const [login, pages, colours] of readers) {
    const its = pages.filter(([name]) => !wanted || wanted === 'looks' || name === wanted)
    if (its.length) await all.part(`roads: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours))
  }
}
