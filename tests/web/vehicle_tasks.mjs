// What `./run` prints for the accounts of the used-vehicle trade, for tasks.mjs.
import { formOf, give } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function vehicleTasks({ check, go, settled }) {
  const text = async (page) => plain(await page.locator('main').innerText())
  async function told(page, ...words) {
    await page.getByText(words[0]).first().waitFor({ timeout: 15_000 }).catch(() => {})
    const all = await text(page)
    const missing = words.filter((each) => !all.includes(each))
    check(`${words.join(', ')} ${words.length === 1 ? 'is' : 'are'} told`, missing.length === 0, `${missing.join()} in ${all.slice(0, 400)}`)
    return missing.length === 0
  }
  async function done(page, name, values, within) {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const answer = await give(page, name, values, within)
    check(`${name} is accepted`, answer.accepted, answer.told)
    return answer.accepted
  }
  async function opens(page, name) {
    await page.locator(`[data-matter="${name}"]`).first().click()
    await formOf(page, name).waitFor({ timeout: 10_000 })
    return true
  }
  // The first transaction of that kind that is still to be invoiced.
  async function firstOpen(page, words) {
    const row = page.locator('tbody tr', { hasText: '待开票' }).filter({ hasText: words }).first()
    await row.locator('a').first().click()
    await page.locator('.kinds li').first().waitFor({ timeout: 15_000 })
  }
  return {
    async quota(page) {
      await go(page, '/desk/car-office?part=carPushes')
      return (await told(page, '驰达旧车销售有限公司', '增加')) && (await done(page, 'used-vehicle/allocate_quota', { count: 1 }))
    },
    async 'traffic-police'(page) {
      const approved = (await told(page, '远途车业有限公司', '已申请')) && (await done(page, 'used-vehicle/approve_station'))
      await page.keyboard.press('Escape')
      await go(page, '/desk/car-office?part=carVehicles')
      return approved && (await opens(page, 'used-vehicle/reverse_registration'))
    },
    async tax(page) {
      await go(page, '/desk/car-office?part=carPatterns')
      return told(page, '频繁转让', '经纪机构涉嫌经销', '价格偏离')
    },
    async 'car-owner'(page) {
      return (await told(page, '我的二手车交易', '已登记', '已提出')) && (await opens(page, 'used-vehicle/file_complaint'))
    },
    async 'car-market'(page) {
      const row = page.locator('tbody tr').first()
      await row.waitFor({ timeout: 15_000 })
      return told(page, '可以代开发票', '城南旧机动车交易市场')
    },
    async 'car-market2'(page) {
      await go(page, '/desk/car-trade?part=carCases')
      return told(page, '代开发票资格已暂停', '申报整改')
    },
    async 'car-dealer'(page) {
      await firstOpen(page, '收购')
      return told(page, '反向发票', '市场代开')
    },
    async 'car-dealer2'(page) {
      await go(page, '/desk/car-trade?part=carStock')
      return told(page, '库存车辆', '周转指标', '可使用')
    },
    async 'car-dealer3'(page) {
      return told(page, '已复核', '待推送')
    },
    async 'car-dealer4'(page) {
      await told(page, '尚未接入发票验证系统')
      await go(page, '/desk/car-trade?part=act')
      return done(page, 'used-vehicle/record_connection')
    },
    async 'car-broker'(page) {
      return told(page, '经纪机构只能居间介绍', '其他')
    },
    async station(page) {
      await settled(page)
      return told(page, '城南旧机动车交易市场', '运行中', '本站转让登记')
    },
  }
}
