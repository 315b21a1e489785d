// What `./run` prints for the accounts of the villages' heating renewal, their districts and the city, for tasks.mjs.
import { formOf, give } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function villageTasks({ check, go, settled }) {
  const text = async (page) => plain(await page.locator('main').innerText())
  const told = async (page, ...words) => {
    const all = await text(page)
    const missing = words.filter((each) => !all.includes(each))
    check(`${words.join(', ')} ${words.length === 1 ? 'is' : 'are'} told`, missing.length === 0, `${missing.join()} in ${all.slice(0, 300)}`)
    return missing.length === 0
  }
  async function done(page, name, values, within) {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const answer = await give(page, name, values, within)
    check(`${name} is accepted`, answer.accepted, answer.told)
    return answer.accepted
  }
  // The case that is shown is the next one after J.
  async function readsOn(page) {
    const first = page.getByText('第 1 件，')
    await first.first().waitFor({ timeout: 15_000 })
    await page.keyboard.press('j')
    await page.getByText('第 2 件，').first().waitFor({ timeout: 10_000 })
    return true
  }
  async function opens(page, name) {
    await page.locator(`[data-matter="${name}"]`).first().click()
    await formOf(page, name).waitFor({ timeout: 10_000 })
    return true
  }
  async function firstCase(page) {
    await page.locator('main a[href*="/renewal/"]').first().click()
    await settled(page)
  }
  // The district's own policy is among what it may give.
  async function governs(page) {
    await go(page, '/desk/heating?part=act')
    return opens(page, 'heating/set_district_policy')
  }
  async function confirms(page) {
    await page.getByRole('link', { name: '购置待核' }).or(page.getByRole('button', { name: '购置待核' })).first().click()
    await settled(page)
    return opens(page, 'heating/confirm_amount')
  }
  async function waiting(page) {
    await firstCase(page)
    return told(page, '现在等')
  }
  return {
    async 'huairou-review'(page) {
      return (await done(page, 'heating/decide_eligibility', { years_source: '安装登记卡' })) && (await told(page, '审核队列'))
    },
    'huairou-review2': confirms,
    async 'huairou-inspect'(page) {
      return told(page, '现场认定', 'HR-0006')
    },
    async 'huairou-civil'(page) {
      return opens(page, 'heating/verify_hardship')
    },
    async 'huairou-finance'(page) {
      return (await told(page, '可用市级资金', '应付补贴')) && (await done(page, 'heating/order_payment'))
    },
    'huairou-gov': governs,
    'tongzhou-review': readsOn,
    'tongzhou-review2': confirms,
    'tongzhou-gov': governs,
    async agriculture(page) {
      return (await told(page, '取暖设备更新看板', '符合率')) && (await page.locator('.chart svg').count()) >= 2 && (await opens(page, 'heating/publish_catalogue_entry'))
    },
    async treasury(page) {
      return done(page, 'heating/allocate_funds', { district: '110116', fund: 'city_fund', amount_fen: '1000.01', document: '资金下达通知' })
    },
    async supervision(page) {
      return told(page, '分期贷款', '贴息申请', '已通过')
    },
    async inspection(page) {
      check('who audits changes nothing', (await page.locator('main [data-matter]').count()) === 0)
      return told(page, '取暖设备更新看板', '追缴')
    },
    async 'bank-village'(page) {
      return done(page, 'heating/confirm_interest')
    },
    async village(page) {
      await page.getByRole('button', { name: '选择住户' }).first().click()
      await settled(page)
      return told(page, 'HR-0001', '授权书')
    },
    async village2(page) {
      await page.getByRole('button', { name: '选择住户' }).first().click()
      await settled(page)
      return (await told(page, '东柳村', 'TZ-0023', '已发放')) && (await opens(page, 'heating/bind_household'))
    },
    async supplier(page) {
      return told(page, '可以享受补贴', '目录产品', '抽检结果')
    },
    async home1(page) {
      await firstCase(page)
      return told(page, '草稿')
    },
    home2: waiting,
    async home3(page) {
      await firstCase(page)
      return told(page, '已退回')
    },
    async home4(page) {
      await firstCase(page)
      return told(page, '符合条件', '购置')
    },
    async home5(page) {
      await firstCase(page)
      return told(page, '5,120.00', '× 40%')
    },
    home6: waiting,
  }
}
