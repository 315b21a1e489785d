// The whole life of an operator and of a card, through the screens of everybody it concerns; and that each office finds a
// place for everything it may do. pages.mjs starts this.
import { fillIn, formOf, give, giving, submit } from './forms.mjs'

const amount = /\d[\d,]*\.\d{2}/

export async function life({ address, check, open, go, logInAnew, signedIn, picture, part }, wanted) {
  const { given } = giving(check)
  // Who the operator is, for those who see it through to its end (ending.mjs).
  let story = null
  const api = await (await fetch(`${address}/openapi.json`)).json()
  const row = (page, text) => page.locator('tbody tr', { hasText: text }).first()

  // --- each office finds a place for each command that it may give
  async function places() {
    const desks = { operator: ['op-yannan', '/desk/operator?part=act'], custody_bank: ['bank-yandu', '/desk/bank', '/desk/nursery-bank'], district_commerce: ['chaoyang', '/desk/district'], city_commerce: ['city', '/desk/city', '/desk/car-city?part=act'], market_regulation: ['market', '/desk/market'], dealer: ['car-dealer', '/desk/car-trade?part=act'], market: ['car-market', '/desk/car-trade?part=act'], broker: ['car-broker', '/desk/car-trade?part=act'], station_officer: ['station', '/desk/car-station'], quota_body: ['quota', '/desk/car-office?part=act'], traffic_police: ['traffic-police', '/desk/car-office?part=act'], tax: ['tax', '/desk/car-office?part=act'], party: ['car-owner', '/vehicles/mine'], school: ['school', '/desk/exam-school?part=act'], district_edu: ['edu-haidian', '/desk/exams?part=act'], city_edu: ['edu-city', '/desk/exams?part=act'], marker: ['marker', '/desk/exam-marking'], student: ['student', '/exams/mine'], guardian: ['guardian', '/exams/mine'], applicant: ['applicant', '/eldercare/apply'], supervisor: ['supervisor1', '/eldercare/mine'], contact_staff: ['contact-staff', '/desk/eldercare?part=act'], civil_affairs: ['civil-affairs', '/desk/eldercare?part=act'], city_civil_affairs: ['civil-affairs-city', '/desk/eldercare?part=act'], welfare_centre: ['welfare-centre', '/desk/eldercare?part=act'], eldercare_institution: ['eldercare-home', '/desk/eldercare-home'], city_justice: ['justice-city', '/desk/lawyers?part=act'], district_justice: ['justice-chaoyang', '/desk/lawyers?part=act'], city_association: ['bar-city', '/desk/lawyers?part=act'], district_association: ['bar-chaoyang', '/desk/lawyers?part=act'], party_body: ['bar-party', '/desk/lawyers?part=act'], public_office: ['public-lawyers', '/desk/lawyers?part=act'], partner: ['court', '/desk/lawyers?part=act'], assessor: ['bar-assessor', '/desk/lawyers?part=act'], firm: ['law-firm', '/lawyers/mine'], lawyer: ['lawyer', '/lawyers/mine'], coordinator: ['beauty-conference', '/desk/beauty?part=act', '/desk/beauty', '/desk/parameters'], responsible_unit: ['beauty-ei', '/desk/beauty?part=act'], district: ['beauty-changping', '/desk/beauty?part=act'], customs: ['beauty-customs', '/desk/beauty?part=act'], drug_admin: ['beauty-drugs', '/desk/beauty?part=act'], enterprise: ['beauty-brand', '/beauty/mine?part=act'], research_institution: ['beauty-institute', '/beauty/mine?part=act'], editor: ['gazette-editor', '/desk/gazette?part=act'], proofreader: ['gazette-proof', '/desk/gazette?part=act'], publisher: ['gazette-publisher', '/desk/gazette?part=act'], department: ['gazette-edu', '/desk/gazette?part=act'], place_keeper: ['gazette-library', '/desk/gazette?part=act'], association: ['association', '/desk/association'], consumer: ['consumer1', '/my'], system_administrator: ['sysadmin', '/me'], security_administrator: ['secadmin', '/me'], financial_regulator: ['finance', '/desk/platform'], pboc: ['pboc', '/desk/register'], nfra: ['nfra', '/desk/performance'] }
    // Once in a life, on pages of their own: what an operator does before it has a desk. And a station's checks, which stand
    // at its desk when a transaction is found (vehicles.mjs).
    const elsewhere = new Set(['prepaid-card/register_operator', 'used-vehicle/verify_invoice', 'used-vehicle/register_transfer'])
    for (const [role, [login, path, ...more]] of Object.entries(desks)) {
      const page = await signedIn(login, path)
      const here = async () => page.locator('[data-matter], [data-form]').evaluateAll((all) => all.map((each) => each.dataset.matter ?? each.dataset.form))
      const found = new Set(await here())
      for (const other of [...more, '/me']) {
        await go(page, other)
        for (const name of await here()) found.add(name)
      }
      await page.context().close()
      const wanted = Object.entries(api.paths).filter(([, methods]) => methods.post?.['x-roles']?.includes(role)).map(([at]) => at.replace('/v1/', '')).filter((name) => !elsewhere.has(name))
      const missing = wanted.filter((name) => !found.has(name))
      check(`${role} finds a place for each of its ${wanted.length} commands`, wanted.length > 0 && missing.length === 0, missing.join(' '))
    }
  }

  async function operatorLife() {
    const word = 'small grey stones'
    const newcomer = `boss.${Date.now() % 100000}`
    const visitor = await open()
    await go(visitor, '/signup')
    const signUp = formOf(visitor, 'accounts/open_own_account')
    await fillIn(signUp, { login: newcomer, 'person.name': '陆走行', 'person.phone': '13800009901', kind: 'operator', password: word })
    check('a password is not read over a shoulder', (await signUp.locator('[data-path="password"]').getAttribute('type')) === 'password')
    check('a newcomer signs up', (await submit(signUp)).length > 0 && (await signUp.locator('.note.good').count()) > 0)
    await visitor.context().close()

    const boss = await open()
    await logInAnew(boss, newcomer, word)
    await go(boss, '/desk/operator')
    const register = formOf(boss, 'prepaid-card/register_operator')
    await register.waitFor()
    await fillIn(register, { uscc: '91110105MA00AAAA1A', operator_name: '走行食府有限公司', kind: 'single', district: '110105', industry: 'catering', sub_industry: '正餐服务', 'legal_rep.name': '陆走行', settlement_account: '622200000000000777' })
    const wrong = await submit(register)
    check('a wrong credit code is refused at its field', wrong.includes('uscc_invalid'), wrong)
    await register.locator('[data-path="uscc"]').fill('91110105MA00AAAA1T')
    await register.locator('.decision button[type="submit"]').click()
    await boss.waitForSelector('.parts', { timeout: 20_000 })
    check('a registered operator has its desk', true)

    await go(boss, '/desk/operator?part=filing')
    await given(boss, 'prepaid-card/sign_custody_agreement', { bank_id: '3001', bank_district: '110102', payout_cycle: 'immediate', fee_agreed: true })
    await go(boss, '/desk/operator?part=shops')
    await given(boss, 'prepaid-card/issue_product', { product_id: '1', form: 'virtual', min_item_price_fen: '50.00' })

    const bank = await signedIn('bank-yandu', '/desk/bank')
    const operator = await boss.evaluate(async () => (await (await fetch('/v1/me')).json()).offices[0].organisation)
    const account = `1101000000${Date.now() % 100000000}`.padEnd(18, '7')
    await given(bank, 'prepaid-card/open_custody_account', { operator_id: operator, account_no: account })

    // A draft outlives the dialog, and what is missing is told at its field before anything is sent.
    await go(boss, '/desk/operator?part=filing')
    await boss.locator('[data-matter="prepaid-card/submit_filing"]').first().click()
    let filing = formOf(boss, 'prepaid-card/submit_filing')
    await fillIn(filing, { 'form.address': '朝外大街1号', 'form.premises': 'own', 'form.card_kinds': true })
    await boss.waitForTimeout(700)
    await boss.keyboard.press('Escape')
    await go(boss, '/desk/operator?part=filing')
    await boss.locator('[data-matter="prepaid-card/submit_filing"]').first().click()
    filing = formOf(boss, 'prepaid-card/submit_filing')
    await filing.waitFor()
    check('a draft is there again', (await filing.locator('[data-path="form.address"]').inputValue()) === '朝外大街1号')
    const incomplete = await submit(filing)
    check('a filing without its papers is refused', incomplete.includes('filing_incomplete') && incomplete.includes('第五条'), incomplete)
    await picture(boss, 'life-filing-refused')
    // A paper may be a file.
    await filing.locator('.field:has([data-path="contract_doc.document"]) input[type="file"]').setInputFiles({ name: '合同.txt', mimeType: 'text/plain', buffer: Buffer.from('预付卡合同全文') })
    await filing.locator('button[data-path="contract_doc.document"]').waitFor()
    await fillIn(filing, { 'contract_doc.text': '预付卡合同：余额可查，可挂失，依法退款。', 'contract_doc.items': true, 'commitment_doc.document': '承诺依法经营', 'commitment_doc.signatory.name': '陆走行' })
    const filed = await submit(filing)
    check('a whole filing is accepted', (await filing.locator('.note.good').count()) > 0, filed)
    await boss.keyboard.press('Escape')
    await go(boss, '/desk/operator?part=filing')
    await boss.locator('[data-matter="prepaid-card/submit_filing"]').first().click()
    await formOf(boss, 'prepaid-card/submit_filing').waitFor()
    check('an accepted draft is gone', (await formOf(boss, 'prepaid-card/submit_filing').locator('[data-path="form.address"]').inputValue()) === '')

    const district = await signedIn('chaoyang', '/desk/todo')
    const item = district.locator('.items .card', { hasText: '走行食府' }).first()
    await given(district, 'prepaid-card/return_filing', { reasons: '地址不符' }, item)
    await go(boss, '/desk/todo')
    check('a returned filing stands in the worklist of its operator', (await boss.locator('.items').innerText()).includes('补正'))
    await go(boss, '/desk/operator?part=filing')
    await given(boss, 'prepaid-card/submit_filing', { 'form.address': '朝外大街2号', 'form.premises': 'own', 'form.card_kinds': true, 'contract_doc.text': '预付卡合同：余额可查，可挂失，依法退款。', 'contract_doc.items': true, 'contract_doc.document': '合同全文', 'commitment_doc.document': '承诺依法经营', 'commitment_doc.signatory.name': '陆走行' }, row(boss, '已退回'))
    await go(district, '/desk/todo')
    await given(district, 'prepaid-card/confirm_filing', {}, district.locator('.items .card', { hasText: '走行食府' }).first())

    await cardLife({ boss, bank, district, operator, account })
    await notice({ boss, district })
    story = { login: newcomer, words: word, operator, account }
    for (const page of [boss, bank, district]) await page.context().close()
  }

  async function cardLife({ boss, bank, district, operator, account }) {
    const holder = await signedIn('consumer1', '/my')
    const holderAccount = await holder.evaluate(async () => (await (await fetch('/v1/me')).json()).account)
    const txn = () => `T${Date.now()}`
    await go(bank, '/desk/bank')
    const mismatch = await give(bank, 'custody/purchase', { operator_id: operator, card_id: '7', product_id: '1', amount_fen: '1,000.00', payee_account: '110100000000000001', bank_txn_no: txn() })
    check('a sale into another account is refused with its clause', mismatch.told.includes('account_not_dedicated') && mismatch.told.includes('第九条'), mismatch.told)
    await bank.keyboard.press('Escape')
    await go(bank, '/desk/bank')
    await given(bank, 'custody/purchase', { operator_id: operator, card_id: '7', product_id: '1', amount_fen: '1,000.00', payee_account: account, bank_txn_no: txn() })
    await go(boss, '/desk/operator?part=act')
    await given(boss, 'prepaid-card/bind_card_holder', { card_id: '7', 'holder.name': '金持卡', 'holder.phone': '13800009902', phone: '13800009902', consumer_account: holderAccount })
    await given(boss, 'custody/redeem', { card_id: '7', amount_fen: '100.00' })

    // What lies below the floor does not come out, and the refusal says by how much.
    await go(boss, '/desk/operator')
    await boss.fill('#amount', '900.00')
    await boss.locator('[data-form="draw"] .button.main').click()
    await boss.waitForSelector('[data-form="draw"] .note.bad')
    const refused = (await boss.locator('[data-form="draw"] .note.bad').innerText()).replace(/\s+/g, ' ')
    check('a draw below the floor is refused with clause and figures', refused.includes('release_below_floor') && refused.includes('第九条') && amount.test(refused), refused)
    await picture(boss, 'life-draw-refused')

    // What was redeemed is applied for, and the holder objects.
    await boss.locator('details summary', { hasText: '申请拨付' }).click()
    await boss.waitForSelector('tbody input[type="checkbox"]', { timeout: 15_000 })
    await boss.locator('thead input[type="checkbox"]').check()
    await boss.locator('details .decision button[type="submit"]').click()
    await boss.waitForSelector('details .decision .note.good, td .tag.warn', { timeout: 15_000 })
    check('redemptions are applied for', true)
    await go(holder, `/my/${operator}/7`)
    check('a card shows its movements', (await holder.locator('.moves li').count()) === 2 && (await holder.locator('.moves').innerText()).includes('−100.00'))
    await holder.locator('.moves .decision button').first().click()
    await holder.waitForSelector('.moves .note.good, .moves .tag.warn')
    check('the holder objects', true)
    await go(boss, '/desk/todo')
    await given(boss, 'custody/record_agreement', { agreed_fen: '60.00', confirmed: true }, boss.locator('.items .card', { hasText: '异议待协商' }).first())

    // The refund: in three steps, accepted by the shop, paid by the bank.
    await go(holder, `/my/${operator}/7`)
    const wizard = holder.locator('[data-form="refund"]')
    check('each ground says what it comes to', amount.test(await wizard.innerText()))
    await wizard.locator('input[value="agreed"]').check()
    await wizard.locator('.steps .main').click()
    await wizard.locator('.steps .main').click()
    check('the last step says amount and day', amount.test(await wizard.innerText()) && /\d{4}-\d\d-\d\d/.test(await wizard.innerText()))
    await picture(holder, 'life-refund')
    await wizard.locator('.decision button[type="submit"]').click()
    await holder.waitForSelector('[data-form="refund"] .note.good, main .tag.warn', { timeout: 15_000 })
    await go(boss, '/desk/operator?part=cases')
    const due = row(boss, '双方协商一致')
    const sum = (await due.innerText()).match(amount)?.[0]
    await given(boss, 'custody/accept_refund', sum ? {} : { amount_fen: '940.00' }, due)
    await go(bank, '/desk/bank')
    const paying = row(bank, '走行食府')
    const short = await give(bank, 'custody/pay_refund', { bank_txn_no: txn() }, paying)
    check('the refund is paid', short.accepted, short.told)
    await bank.keyboard.press('Escape')
    await go(holder, '/my')
    check('the holder sees it paid', (await holder.locator('main').innerText()).includes('已支付'))
    await holder.context().close()
  }

  async function notice({ boss, district }) {
    await go(boss, '/desk/operator?part=filing')
    await given(boss, 'prepaid-card/announce_termination', { channel: '门店与公众号', notice: '本店终止发卡' })
    await go(boss, '/desk/operator?part=filing')
    const early = await give(boss, 'prepaid-card/submit_deregistration')
    check('before thirty days it is refused, with the clause', early.told.includes('notice_period_not_over') && early.told.includes('第八条'), early.told)
    await picture(boss, 'life-termination')
    await boss.keyboard.press('Escape')
    await given(boss, 'prepaid-card/notify_holders', { holders: '1', notice: '请办理退款' })
    await go(district, `/desk/district`)
    check('the district still has its inbox', (await district.locator('main').innerText()).includes('按期限'))
  }

  // By keyboard alone: from the worklist through the form to the decision, and back to where one was.
  async function keyboard() {
    const page = await signedIn('chaoyang', '/desk/district')
    let letListCome
    const asked = new Promise((come) => (letListCome = come))
    await page.route('**/v1/prepaid-card/operators?*', async (route) => {
      await asked
      return route.continue()
    })
    const button = page.locator('[data-matter="prepaid-card/record_inspection"]').last()
    await button.focus()
    await page.keyboard.press('Enter')
    const form = formOf(page, 'prepaid-card/record_inspection')
    await form.waitFor()
    await form.locator('.decision button[type="submit"]').focus()
    await page.keyboard.press('Enter')
    await form.locator('.wrong').first().waitFor()
    const cursorAt = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.getAttribute('data-path')}`)
    check('what is missing gets the cursor', (await cursorAt()) === 'INPUT operator_id', await cursorAt())
    letListCome()
    await form.locator('select[data-path="operator_id"]').waitFor()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
    check('and keeps it when the list to choose from comes', (await cursorAt()) === 'SELECT operator_id', await cursorAt())
    check('what is missing is told at its field', (await form.locator('.wrong').count()) > 0)
    await page.keyboard.press('Escape')
    check('Escape closes the form and gives the button back', await page.evaluate(() => document.activeElement?.dataset.matter === 'prepaid-card/record_inspection'))
    await page.context().close()
  }

  for (const each of [places, operatorLife, keyboard].filter(({ name }) => !wanted || name === wanted)) await part(`life: ${each.name}`, each)
  return story
}
