// A village with its households and everybody who has a part in a renewal, made through the program's own doors: offices by
// the two administrators, the village by the city, first installations by the district. What the browser is to be tested
// with is left open.
import { officer } from './nursery.mjs'
import { hex, speaker } from './speaker.mjs'

export const words = 'small grey stones'
// A district that the demo city has nobody in: its queue and its books are this village's.
const area = 110117
const district = String(area)

export async function village(address) {
  const run = Date.now() % 1_000_000
  const offices = {}
  const speakers = {}
  async function appoint(name, role, where, organisation = 0) {
    offices[name] = await officer(address, role, where, organisation)
    speakers[name] = await speaker(address, offices[name].login, words)
  }
  await appoint('city', 'city_agri', 0)
  await appoint('treasury', 'city_finance', 0)
  for (const [name, role] of [['reviewer', 'district_reviewer'], ['second', 'district_reviewer'], ['inspector', 'inspector'], ['civil', 'district_civil_affairs'], ['finance', 'district_finance'], ['admin', 'district_admin']]) await appoint(name, role, area)
  const { give } = speakers.city
  const today = speakers.city.me().day
  const name = `杨树沟村${run}`
  const made = await give('heating/set_village_status', { village_name: name, township: '桥梓镇', district, conversion: 'complete', reason: '整村改造验收' })
  const number = made.facts.village
  await appoint('agent', 'village_agent', 0, number)
  const supplier = '52110105MA00CCCC17'
  const entry = (await give('heating/publish_catalogue_entry', { supplier, model: `暖冬${run}`, category: 'ashp_hot_water', price_fen: 1_200_000, quality_standard: 'GB/T 25127.2', free_warranty_months: 36, onsite_repair_hours: 24, evidence: ['论证', '决策', '磋商'] })).entry_no
  await appoint('supplier', 'supplier', 0, entry)
  await give('heating/publish_publicity_item', { topic: 'standard', text: '按产品销售价格的40%补贴，热泵类每户不超过6000元。' })
  await speakers.admin.give('heating/set_district_policy', { detail_standard: '细化标准扫描件', topup: { dibao: { fixed_fen: 100_000 } }, interest: { ratio_bp: 5000, max_months: 24 }, publicity_plan: '宣传方案' })
  await speakers.treasury.give('heating/allocate_funds', { district, fund: 'city_fund', amount_fen: 10_000_000, document: '下达通知' })
  await speakers.finance.give('heating/allocate_funds', { district, fund: 'district_fund', amount_fen: 5_000_000, document: '下达通知' })

  // A household with a phone, one without, and some that stand in the queue.
  const login = `villager.${run}`
  const head = { name: '石大山', phone: '13800009961' }
  const opened = await fetch(`${address}/v1/accounts/open_own_account`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': hex() }, body: JSON.stringify({ login, password: words, kind: 'household', person: head }) })
  if (!opened.ok) throw new Error(await opened.text())
  const account = (await opened.json()).facts.account
  const bank_account = `6222000000${run}`.padEnd(18, '9')
  const heads = [head, { name: '田秋生', phone: '13800009962' }, ...['谷满仓', '柳春来', '白玉河'].map((each, i) => ({ name: each, phone: `1380000997${i}` }))]
  const rows = heads.map((each, i) => ({ household: `H${run}-${i + 1}`, village: number, head: each, bank_account: i ? `6222000001${run}${i}`.padEnd(18, '9') : bank_account, ...(i ? {} : { household_account: account }), device: `D${run}-${i + 1}`, type: 'ashp_hot_water', brand: '老暖', model: 'A1', serial: `S${run}-${i + 1}`, first_run_on: '2013-10-01', subsidised: true }))
  const imported = await speakers.reviewer.give('heating/import_first_install_records', { rows })
  const buyer = (i) => heads[i]
  const payee = (i) => rows[i].bank_account
  const house = (i) => 1_000_000_000_000 + imported.entry_no * 100_000 + i + 1
  async function filed(i, more = {}) {
    const told = await speakers.agent.give('heating/file_application', { household: house(i), kind: 'renewal', old_device: house(i), cause: 'wear', consent: '住户签字的委托书', ...more })
    return told.facts.application
  }
  const assessed = (i) => speakers.inspector.give('heating/assess_device', { device: house(i), inspected_on: today, usable: false, attachment: '现场认定记录' })
  return { offices, speakers, today, buyer, payee, run, name, number, login, account, head, bank_account, supplier, entry, house, heads, refs: rows.map((each) => each.household), filed, assessed, household: await speaker(address, login, words) }
}
