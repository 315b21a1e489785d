// What `./run` prints for the accounts of examinations, of eldercare and of the legal profession, for tasks.mjs.
import { formOf, give } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

function ofRegisters({ check, go, settled }) {
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
  const registries = {
    async 'civil-affairs'(page) {
      return (await told(page, '工作台账', '已报告整改')) && opens(page, 'eldercare/order_rectification')
    },
    async 'contact-staff'(page) {
      await go(page, '/desk/eldercare?part=careReports')
      return (await told(page, '已收到', '安和里养老院')) && opens(page, 'eldercare/accept_report')
    },
    async 'civil-affairs-city'(page) {
      await go(page, '/desk/eldercare?part=careCity')
      return told(page, '属实比例')
    },
    async 'welfare-centre'(page) {
      await go(page, '/desk/eldercare?part=careReports')
      return (await told(page, '第九社会福利院')) && opens(page, 'eldercare/accept_report')
    },
    async 'eldercare-home'(page) {
      return (await told(page, '整改通知', '已督办')) && opens(page, 'eldercare/report_rectification')
    },
    async supervisor1(page) {
      await go(page, '/eldercare/mine')
      return told(page, '我的反映', '表现突出', '查看进展')
    },
    async supervisor2(page) {
      await go(page, '/eldercare/mine')
      return (await told(page, '我的反映')) && opens(page, 'eldercare/record_appraisal')
    },
    async applicant(page) {
      return (await told(page, '正在招募', '朝阳区')) && opens(page, 'eldercare/apply')
    },
    async 'edu-city'(page) {
      return told(page, '提前结课', '待确认')
    },
    async 'edu-haidian'(page) {
      await go(page, '/desk/exams?part=examHistory')
      return (await told(page, '已申请', '更正记录')) && done(page, 'exam/decide_recheck', { reason: '核对无误' })
    },
    async 'edu-haidian2'(page) {
      return (await told(page, '待确认', '艺术')) && opens(page, 'exam/confirm_pass')
    },
    async marker(page) {
      return told(page, '待评试卷', '听力和口语')
    },
    async school(page) {
      return told(page, '还缺什么', '综合素质评价')
    },
    async school2(page) {
      return told(page, '还缺什么', '劳动')
    },
    // The recheck has been decided by whoever tried edu-haidian before.
    async student(page) {
      return (await told(page, '我的成绩单', '尚缺', '复核')) && (await page.getByRole('button', { name: /PDF/ }).count()) > 0
    },
    async guardian(page) {
      return (await told(page, '我的成绩单', '有变动')) && opens(page, 'exam/request_recheck')
    },
  }
  const lawyers = {
    async 'justice-city'(page) {
      return (await told(page, '待公开披露', '北京文曲律师事务所')) && opens(page, 'legal-profession/disclose')
    },
    async 'justice-chaoyang'(page) {
      await go(page, '/desk/lawyers?part=barRegister')
      return (await told(page, '停止执业', '已提交')) && opens(page, 'legal-profession/restore')
    },
    async 'bar-city'(page) {
      await go(page, '/desk/lawyers?part=barHours')
      return (await told(page, '已申报', '领军')) && opens(page, 'legal-profession/verify_pro_bono')
    },
    async 'bar-chaoyang'(page) {
      await go(page, '/desk/lawyers?part=barCases')
      return told(page, '线索', '已移送')
    },
    async 'bar-party'(page) {
      return told(page, '未派党建指导员', '组织关系待同步')
    },
    async court(page) {
      return told(page, '线索', '已答复', '查看答复')
    },
    async 'public-lawyers'(page) {
      return opens(page, 'legal-profession/record_entry')
    },
    async 'bar-assessor'(page) {
      return (await told(page, '抽查')) && opens(page, 'legal-profession/enter_spot_result')
    },
    async 'law-firm'(page) {
      return (await told(page, '北京天枢律师事务所', '2024 年度考核待提交')) && opens(page, 'legal-profession/submit_assessment')
    },
    async lawyer(page) {
      return (await told(page, '有效', '倡导每年 50 小时', '已核实')) && opens(page, 'legal-profession/claim_pro_bono')
    },
    // Anybody learns as much from the number.
    async lawyer2(page) {
      await go(page, '/lawyers')
      await page.locator('#law-licence').fill('11101201511100002')
      await page.locator('[data-part="licence"] button[type="submit"]').click()
      return told(page, '停止执业', '不得执业')
    },
  }
  return { registries, lawyers }
}

export const registryTasks = (all) => ofRegisters(all).registries
export const lawyerTasks = (all) => ofRegisters(all).lawyers
