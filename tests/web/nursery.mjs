// A nursery with its families, made through the program's own doors, as those who work there would: accounts, custody,
// filing, contracts, bills. What the browser is to be tested with is left open.
import { hex, speaker } from './speaker.mjs'

const words = 'small grey stones'
const rule = (n) => String(n).padStart(2, '0')

export async function nursery(address, { area = '110105', health, bank: bankLogin = 'bank-yandu' }) {
  const run = Date.now() % 1_000_000
  const logins = { institution: `nursery.${run}`, families: [`parent.${run}`, `father.${run}`], words }
  for (const [login, kind, name] of [[logins.institution, 'institution', '园长甲'], [logins.families[0], 'family', '田小满'], [logins.families[1], 'family', '谷大雨']]) {
    const told = await fetch(`${address}/v1/accounts/open_own_account`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': hex() }, body: JSON.stringify({ login, password: words, kind, person: { name, phone: '13800009951' } }) })
    if (!told.ok) throw new Error(await told.text())
  }
  const own = await speaker(address, logins.institution, words)
  const today = own.me().day
  const registered = await own.give('childcare/register_institution', { uscc: usccOf(run), registration_no: `托备${run}`, institution_name: `小豆豆托育园${run}`, area, domicile: '朝阳区望京街9号', site_address: '朝阳区望京街9号', premises: 'own', contact: { name: '园长甲', phone: '13800009951' }, settlement_account: '622200000000000888', designed_places: 60, enrolled: 41 })
  const operator = registered.entry_no
  await own.anew()
  const bank = await speaker(address, bankLogin)
  await own.give('childcare/sign_custody_agreement', { operator_id: operator, bank_id: bank.office().organisation, bank_district: '110102', signed_on: today, acknowledgement: '朝阳区卫生健康委员会已到场指导' })
  const account = `1101000000${run}`.padEnd(18, '9')
  await bank.give('childcare/open_custody_account', { operator_id: operator, account_no: account })
  await own.give('childcare/publish_fee_standard', { operator_id: operator, item: '保育费', unit: 'month', price_fen: 660_001 })
  await own.give('childcare/publish_disclosure', { operator_id: operator, institution_name: `小豆豆托育园${run}`, fee_standards: '保育费每月 6600.01 元', refund_rules: '七日内未接受服务的全额退费', privacy: '不外传', complaint_phone: '010-65000000' })
  const voucher = { text: '托育服务合同，含风险提示与退款办法。', items: ['parties', 'payment', 'service', 'term', 'risk_prompt', 'gifts', 'changes', 'refund', 'loss', 'records', 'breach', 'disputes'] }
  await own.give('childcare/submit_filing', { operator_id: operator, subject: {}, premises_doc: { kind: 'title_deed', document: '房屋所有权证' }, account: { account_no: account, bank: '燕都商业银行北京分行', ratio: 7000 }, contract_text: voucher, enrolment: { designed_places: 60, enrolled: 41 } })
  const [year, month] = today.split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const period = { period_start: `${year}-${rule(month)}-01`, period_end: `${year}-${rule(month)}-${rule(last)}` }
  const contracts = []
  for (const login of logins.families) {
    const family = await speaker(address, login, words)
    const contract = (await own.give('childcare/register_contract', { operator_id: operator, family_account: family.me().account, family: { name: '田大明', phone: '13800009952' }, child: { name: '田小豆' }, child_months: 20, service_type: 'full_day', service_start: period.period_start, service_end: `${year + 1}-06-30`, billing: 'period', voucher, cycle: 'semi_monthly', dispute_path: 'negotiation' })).entry_no
    contracts.push({ login, contract, family })
  }
  // A month of 22 days of service, billed for each.
  async function bill({ contract }, units = 22) {
    return (await own.give('childcare/register_bill', { operator_id: operator, contract_id: contract, ...period, price_lines: [{ item: '保育费', kind: 'service', quantity: 1, price_fen: 660_001 }], units })).entry_no
  }
  const pay = (contract, bill) => bank.instruct('childcare/pay_fee', { operator_id: operator, bill_id: bill, contract_id: contract, amount_fen: 660_001, payee_account: account, bank_txn_no: `F${hex().slice(0, 8)}` })
  return { ...logins, own, bank, operator, account, contracts, bill, pay, today, period, name: `小豆豆托育园${run}` }
}

// A unified social credit code with its check character (GB 32100).
function usccOf(n) {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const body = `91110105MA${String(n).padStart(7, '0')}`
  const sum = [...body].reduce((all, sign, i) => all + signs.indexOf(sign) * weights[i], 0)
  return body + signs[(31 - (sum % 31)) % 31]
}

// An officer: opened by one administrator, given its office by the other, with words of its own.
export async function officer(address, role, area, organisation = 0) {
  const [system, security] = [await speaker(address, 'sysadmin'), await speaker(address, 'secadmin')]
  const login = `${role.replaceAll('_', '.')}.${Date.now() % 1_000_000}`
  const opened = await system.give('accounts/open_account', { login, person: { name: '康健', phone: '13800009961' } })
  const account = opened.facts.account ?? opened.entry_no
  await security.give('accounts/appoint', { account, office: { role, organisation, area } })
  const signed = await speaker(address, login, opened.one_time_password)
  await signed.give('password', { old_password: opened.one_time_password, new_password: words })
  return { login, words }
}
