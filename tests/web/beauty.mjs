// The beauty and health industry through the screens of everybody it concerns: what a profile can ask for, an opinion that was awaited,
// the award to its publication; and each page in every way it may be shown.
import { give } from './forms.mjs'
import { looking } from './looks.mjs'
import { speaker } from './speaker.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }

export async function beauty(all, wanted) {
  const { check, go, open, picture, part, settled, signedIn } = all
  const text = async (page) => plain(await page.locator('main').innerText())
  const decided = async (page, name, values) => {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const { accepted, told } = await give(page, name, values)
    check(`${name} is accepted`, accepted, told)
    await page.keyboard.press('Escape')
    await settled(page)
  }

  // F6: a profile decides what is offered, and each kind shows its clause.
  async function matched() {
    const visitor = await open(phone)
    await go(visitor, '/beauty')
    await visitor.locator('.kinds li').first().waitFor({ timeout: 15_000 })
    const before = await visitor.locator('.kinds li').count()
    await visitor.getByLabel('产业链龙头企业').check()
    await visitor.locator('.kinds li').nth(before).waitFor({ timeout: 15_000 })
    check('a chain leader is offered one kind more', (await visitor.locator('.kinds li').count()) === before + 1)
    const told = await text(visitor)
    check('what is not set is said to be not set', told.includes('金额尚未由主管部门确定') && told.includes('链主企业采购奖励'), told.slice(0, 400))
    await picture(visitor, 'beauty-match')
    await visitor.context().close()
  }

  // 1d, 1u: two have agreed; the third does, then the unit that decides approves and publishes it.
  async function awarded() {
    const unit = await signedIn('beauty-ei', '/desk/beauty?part=beautyOwn')
    await decided(unit, 'beauty-health/give_opinion', { agree: true })
    const district = await signedIn('beauty-changping', '/desk/beauty?part=beautyAwards')
    await district.locator('tbody tr', { hasText: '审核中' }).locator('a').first().click()
    await district.locator('.way .now').waitFor({ timeout: 15_000 })
    check('all opinions are in', (await text(district)).includes('意见已齐'))
    await decided(district, 'beauty-health/approve')
    await decided(district, 'beauty-health/publicise')
    await picture(district, 'beauty-award')
    const visitor = await open(phone)
    await go(visitor, '/beauty')
    await visitor.getByText('奖励公示').first().waitFor({ timeout: 15_000 })
    const told = await text(visitor)
    check('a published award is public with its sum', told.includes('京妍生物科技') && told.includes('500,000.00'), told.slice(-600))
    await visitor.context().close()
  }

  // 18c: the conference sees who disagrees and ends it.
  async function conferred() {
    const page = await signedIn('beauty-conference', '/desk/beauty?part=beautyAwards')
    await page.locator('tbody tr', { hasText: '有分歧' }).locator('a').first().click()
    await page.locator('.way .now').waitFor({ timeout: 15_000 })
    const told = await text(page)
    check('a disagreement names its unit and no contract', told.includes('不同意') && told.includes('市发展改革委') && !told.includes('TJ-2024-03'), told)
    await picture(page, 'beauty-disagreement')
  }

  const asked = (name) => !wanted || name === wanted
  if (asked('story'))
    await part('beauty: a profile to its kinds, an opinion to its award', async () => {
      await matched()
      await awarded()
      await conferred()
    })
  if (asked('looks') || wanted?.startsWith('beauty')) await looks(all, wanted)
}

// wanted: one of its pages, while it is mended.
async function looks(all, wanted) {
  const look = looking(all)
  const own = (await (await speaker(all.address, 'beauty-brand')).ask('beauty-health/own_applications?limit=1')).rows?.[0]?.application
  const readers = [
    ['', [['beauty', '/beauty'], ['beauty-measures', '/beauty/measures'], ['beauty-zone', '/beauty/measures?part=beautyZone'], ['beauty-directory', '/beauty/measures?part=beautyDirectory'], ['beauty-law', '/law/beauty-health']], true],
    ['beauty-conference', [['beauty-board', '/desk/beauty'], ['beauty-issues', '/desk/beauty?part=beautyIssues']], true],
    ['beauty-ei', [['beauty-own', '/desk/beauty'], ['beauty-awards', '/desk/beauty?part=beautyAwards'], ['beauty-act', '/desk/beauty?part=act']]],
    ['beauty-customs', [['beauty-customs', '/desk/beauty']]],
    ['beauty-drugs', [['beauty-reactions', '/desk/beauty']]],
    ['beauty-brand', [['beauty-mine', '/beauty/mine'], ['beauty-safety', '/beauty/mine?part=beautySafety'], ...(own ? [['beauty-award', `/beauty/award/${own}`]] : [])], true],
    ['beauty-institute', [['beauty-institute', '/beauty/mine?part=beautyRegisters']]],
    ['beauty-finance', [['beauty-books', '/desk/beauty-books']]],
  ]
  const one = wanted?.startsWith('beauty')
  for (const [login, every, colours] of readers) {
    const its = every.filter(([name]) => !one || name === wanted)
    if (its.length) await all.part(`beauty: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours))
  }
}
