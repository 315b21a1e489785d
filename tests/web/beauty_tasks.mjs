// What `./run` prints for the accounts of the beauty and health industry, for tasks.mjs.
import { formOf, give } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function beautyTasks({ check, go, settled }) {
  const text = async (page) => plain(await page.locator('main').innerText())
  async function told(page, ...words) {
    await page.getByText(words[0]).first().waitFor({ timeout: 15_000 }).catch(() => {})
    await settled(page)
    const all = await text(page)
    const missing = words.filter((each) => !all.includes(each))
    check(`${words.join(', ')} ${words.length === 1 ? 'is' : 'are'} told`, missing.length === 0, `${missing.join()} in ${all.slice(0, 400)}`)
    return missing.length === 0
  }
  async function done(page, name, values) {
    await page.locator(`[data-matter="${name}"]`).first().waitFor({ timeout: 15_000 })
    const answer = await give(page, name, values)
    check(`${name} is accepted`, answer.accepted, answer.told)
    return answer.accepted
  }
  async function opens(page, name) {
    await page.locator(`[data-matter="${name}"]`).first().click()
    await formOf(page, name).waitFor({ timeout: 10_000 })
    return true
  }
  return {
    async 'beauty-conference'(page) {
      await page.locator('.matrix tbody tr').nth(20).waitFor({ timeout: 15_000 })
      await go(page, '/desk/beauty?part=beautyAwards')
      return told(page, '未来美妆集团', '有分歧')
    },
    async 'beauty-changping'(page) {
      await go(page, '/desk/beauty?part=beautyAwards')
      return told(page, '京妍生物科技', '审核中')
    },
    async 'beauty-ei'(page) {
      await go(page, '/desk/beauty?part=beautyOwn')
      return (await told(page, '待提意见的申请', '京妍生物科技')) && opens(page, 'beauty-health/report_item')
    },
    async 'beauty-customs'(page) {
      return (await told(page, '进口样品', '30 天内到期')) && opens(page, 'beauty-health/decide_sample')
    },
    async 'beauty-drugs'(page) {
      await told(page, '需要留意的月份')
      return done(page, 'beauty-health/evaluate_reaction', { finding: '与产品可能有关，已通知企业。' })
    },
    async 'beauty-finance'(page) {
      await go(page, '/desk/beauty-books')
      return (await told(page, '公示期满', '晴好直播电商')) && opens(page, 'beauty-health/pay')
    },
    async 'beauty-brand'(page) {
      return (await told(page, '我的申请', '我能申请什么', '已退回')) && opens(page, 'beauty-health/submit_application')
    },
    async 'beauty-institute'(page) {
      await go(page, '/beauty/mine?part=act')
      return opens(page, 'beauty-health/register_platform')
    },
  }
}
