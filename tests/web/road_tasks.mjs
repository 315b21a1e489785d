// What `./run` prints for the accounts of traffic around schools, for tasks.mjs.
import { formOf, give } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function roadTasks({ check, go, settled }) {
  async function told(page, ...words) {
    await page.getByText(words[0]).first().waitFor({ timeout: 15_000 }).catch(() => {})
    await settled(page)
    const all = plain(await page.locator('main').innerText())
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
  return {
    async 'edu-xicheng'(page) {
      await go(page, '/desk/roads?part=roadBoard')
      if (!(await told(page, '春晖小学', '达标', '启明中学', '六类设施'))) return false
      await go(page, '/desk/roads?part=roadLedger')
      return (await told(page, '居民', '待交办')) && opens(page, 'school-traffic/assign_problem')
    },
    async 'school-chunhui'(page) {
      await go(page, '/desk/school-roads')
      if (!(await told(page, '今天的值守', '志愿者', '达标'))) return false
      await go(page, '/desk/school-roads?part=roadLedger')
      return done(page, 'school-traffic/verify_problem', { close: true })
    },
    async 'street-xicheng'(page) {
      await go(page, '/desk/roads?part=roadWhistles')
      if (!(await told(page, '已吹哨', '交管'))) return false
      await go(page, '/desk/roads?part=roadLedger')
      return opens(page, 'school-traffic/blow_whistle')
    },
    async 'traffic-xicheng'(page) {
      await go(page, '/desk/roads?part=roadTasks')
      return (await told(page, '启明中学', '已吹哨')) && done(page, 'school-traffic/report_in', { note: '每日 15:30 到场疏导。' })
    },
    async 'leading-office'(page) {
      await go(page, '/desk/rounds')
      return (await told(page, '评分中', '缺 1 项评分')) && opens(page, 'school-traffic/freeze_round')
    },
    async assessor(page) {
      await go(page, '/desk/rounds')
      return (await told(page, '缺 1 项评分')) && opens(page, 'school-traffic/enter_score')
    },
    async volunteer(page) {
      await go(page, '/desk/shifts')
      return (await told(page, '春晖小学', '已签到')) && opens(page, 'school-traffic/check_in')
    },
  }
}
