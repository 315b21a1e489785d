// Used vehicles through the screens of everybody they concern: a purchase from the dealer's desk over the station's checks to
// the public check on a phone, a market that is told why it may not issue, commerce with its list, patterns and months; and
// each page in every way it may be shown.
import { fillIn, formOf, give, submit } from './forms.mjs'
import { looking } from './looks.mjs'
import { speaker } from './speaker.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')
const phone = { viewport: { width: 360, height: 740 } }

// GB 16735: values and weights of the signs; the ninth is the check digit.
const values = Object.fromEntries([...'0123456789'].map((each, i) => [each, i]).concat([...'ABCDEFGH'].map((each, i) => [each, i + 1]), [...'JKLMN'].map((each, i) => [each, i + 1]), [['P', 7], ['R', 9]], [...'STUVWXYZ'].map((each, i) => [each, i + 2])))
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
function vinOf(serial) {
  const signs = [...`LYD4A1C20R${String(serial).padStart(7, '0')}`]
  const rest = signs.reduce((sum, each, i) => sum + values[each] * weights[i], 0) % 11
  signs[8] = rest === 10 ? 'X' : String(rest)
  return signs.join('')
}

export async function vehicles(all, wanted) {
  const { address, check, go, open, picture, part, settled, signedIn } = all
  const asked = (name) => !wanted || name === wanted
  const text = async (page) => plain(await page.locator('main').innerText())
  const made = { vin: '', plate: '', number: '', price: 8_600_001, deal: 0 }

  // A vehicle of somebody, and a dealer who buys it.
  async function prepared() {
    const run = Date.now() % 1_000_000
    Object.assign(made, { vin: vinOf(run), plate: `京A${String(run % 100000).padStart(5, '0')}`, number: `2412${String(run).padStart(16, '0')}` })
    const police = await speaker(address, 'traffic-police')
    const dealer = await speaker(address, 'car-dealer')
    const { uscc } = await dealer.ask(`used-vehicle/operator?operator_id=${dealer.office().organisation}`)
    const seller = { person: { name: '石卖车', phone: '13800009971' } }
    await police.give('used-vehicle/import_owner_register', { rows: [{ vin: made.vin, plate: made.plate, engine_no: 'E1', type: 'truck', owner: seller, owner_since: '2020-01-01', sealed: false, mortgaged: false }] })
    made.deal = (await dealer.give('used-vehicle/open_transaction', { vin: made.vin, plate: made.plate, seller, buyer: { uscc }, price_fen: made.price })).facts.transaction
  }

  // 2b: the dealer may issue a reverse invoice, after it has looked at the papers (3a).
  async function issued() {
    const page = await signedIn('car-dealer', '/desk/car-trade')
    check('a dealer sees how it stands', (await text(page)).includes('已复核') && (await text(page)).includes('已推送'), (await text(page)).slice(0, 300))
    await picture(page, 'vehicles-dealer')
    await go(page, `/desk/car-trade/${made.deal}`)
    await page.locator('.kinds li').first().waitFor()
    const kinds = plain(await page.locator('.kinds').innerText())
    check('what may not be issued says why', kinds.includes('市场代开') && kinds.includes('不能开具'), kinds)
    for (const name of ['verify_parties', 'verify_vehicle_papers']) {
      const { accepted, told } = await give(page, `used-vehicle/${name}`)
      check(`${name} is accepted`, accepted, told)
      await page.keyboard.press('Escape')
      await settled(page)
    }
    await page.locator('[data-matter="used-vehicle/issue_invoice"]').waitFor({ timeout: 15_000 })
    await picture(page, 'vehicles-deal')
    const { accepted, told } = await give(page, 'used-vehicle/issue_invoice', { invoice_no: made.number })
    check('the reverse invoice is issued', accepted, told)
    await page.keyboard.press('Escape')
    await settled(page)
    check('and stands at the transaction', (await text(page)).includes(made.number), await text(page))
  }

  // 5d, 2e: a market is told why it may not, in the words of the document.
  async function refused() {
    const market = await signedIn('car-market2', '/desk/car-trade')
    check('a market that is suspended is told so', (await text(market)).includes('代开发票资格已暂停'), (await text(market)).slice(0, 300))
    const broker = await signedIn('car-broker', '/desk/car-trade')
    check('a broker is told what it may not', (await text(broker)).includes('经纪机构只能居间介绍'), (await text(broker)).slice(0, 200))
    check('and is offered no invoice', (await broker.locator('[data-matter="used-vehicle/issue_invoice"]').count()) === 0)
  }

  // Anybody, on a phone: three things, one answer, no names.
  async function checked(price, expected, name) {
    const page = await open(phone)
    await go(page, '/vehicles/check')
    await page.locator('[data-form="invoice-check"] button').click()
    check('what is missing is told at its field', (await page.locator('.wrong').count()) === 3)
    await page.fill('#check-number', made.number)
    await page.fill('#check-six', made.vin.slice(-6))
    await page.fill('#check-price', price)
    await page.locator('[data-form="invoice-check"] button').click()
    await page.locator('.verdict').waitFor({ timeout: 15_000 })
    const told = await text(page)
    check(`${name}: ${expected}`, told.includes(expected), told)
    check('and nobody is named', !told.includes('石卖车') && !told.includes('驰达'))
    await picture(page, `vehicles-check-${name}`)
    await page.context().close()
  }

  // 3c–3f: the checks in their order; another price, then a copy, then the originals.
  async function registered() {
    const page = await signedIn('station', '/desk/car-station')
    await page.fill('#deal', String(made.deal))
    await page.locator('[data-form="find-deal"] button').click()
    const form = page.locator('[data-form="verify"]')
    await form.waitFor({ timeout: 15_000 })
    for (const [name, value] of [['invoice_no', made.number], ['vin', made.vin], ['plate', made.plate], ['price', '68,000.01']]) await page.fill(`#on-${name}`, value)
    await submit(form)
    await page.locator('[data-result="mismatch"]').waitFor({ timeout: 15_000 })
    check('another price does not match, and is named', (await page.locator('.differs').innerText()).includes('成交价'), await text(page))
    await picture(page, 'vehicles-station-mismatch')
    await page.fill('#on-price', '86,000.01')
    await submit(form)
    await page.locator('[data-result="valid"]').waitFor({ timeout: 15_000 })
    for (const each of ['seller_id', 'buyer_id', 'registration_certificate', 'driving_licence']) await page.selectOption(`#paper-${each}`, 'original')
    await page.selectOption('#paper-invoice', 'copy')
    await page.locator('#vehicle-checked').check()
    const last = page.locator('[data-part="register"]')
    const copy = await submit(last)
    check('a copy registers nothing', copy.includes('复印件'), copy)
    await page.selectOption('#paper-invoice', 'original')
    const told = await submit(last)
    check('with originals the transfer is registered', (await last.locator('.note.good').count()) > 0, told)
    await settled(page)
    await picture(page, 'vehicles-station')
  }

  async function commerce() {
    const page = await signedIn('city', '/desk/car-city')
    await page.getByText('待推送').first().waitFor({ timeout: 15_000 })
    const told = await text(page)
    check('commerce sees what waits', ['远途车业有限公司', '申报整改'].every((each) => told.includes(each)), told.slice(0, 600))
    check('and what was refused to a market', told.includes('须由经销企业自行开具'), told.slice(-600))
    await picture(page, 'vehicles-city')
    await go(page, '/desk/car-city?part=carPatterns')
    await page.getByText('频繁转让').first().waitFor({ timeout: 15_000 })
    const patterns = await text(page)
    check('each pattern says what it was found by', ['3 次转让登记', '经同一经纪机构', '中位价'].every((each) => patterns.includes(each)), patterns)
    await go(page, '/desk/car-city?part=carTrend')
    await page.locator('.trend .figures').waitFor({ timeout: 15_000 })
    await page.locator('.chart svg, .chart canvas').first().waitFor({ timeout: 15_000 })
    check('a month has its figures', (await page.locator('.trend .figures li').count()) === 6)
    const groups = page.locator('.trend .group-table')
    const rows = groups.locator('tbody')
    await rows.locator('tr:not(.bones)').first().waitFor({ timeout: 15_000 })
    // The market whose station has registered the transfer of this story.
    check('its transfers by market', (await rows.innerText()).includes('城南旧机动车交易市场'), await rows.innerText())
    await page.locator('#trend-facet').selectOption('brand_class')
    await groups.getByText(/^[A-Z0-9]{3}$/).first().waitFor({ timeout: 15_000 })
    check('and by class of brand, to be kept as a file', await groups.getByRole('button', { name: /Excel/ }).count() > 0, await groups.innerText())
  }

  if (asked('story'))
    await part('vehicles: from the purchase to the transfer', async () => {
      await prepared()
      await issued()
      await refused()
      await checked('86000.01', '发票真实有效', 'valid')
      await checked('86000.02', '未通过核查', 'wrong')
      await registered()
      await checked('86000.01', '已用于办理转让登记', 'used')
      await commerce()
    })
  if (asked('looks') || wanted?.startsWith('vehicles')) await looks(all, wanted)
}

// wanted: one of its pages, while it is mended.
async function looks(all, wanted) {
  const look = looking(all)
  const deal = (await (await speaker(all.address, 'car-dealer')).ask('used-vehicle/own_transactions?state=open&limit=1')).rows[0]?.transaction_id
  const readers = [
    ['', [['vehicles', '/vehicles'], ['vehicles-check', '/vehicles/check?no=24110000000000000000&vin=000001&price=1.00'], ['vehicles-law', '/law/used-vehicle']], true],
    ['car-dealer', [['vehicles-trade', '/desk/car-trade'], ['vehicles-stock', '/desk/car-trade?part=carStock'], ['vehicles-invoices', '/desk/car-trade?part=carInvoices'], ['vehicles-issue', `/desk/car-trade/${deal}`]], true],
    ['car-market2', [['vehicles-market', '/desk/car-trade?part=carCases']]],
    ['car-broker', [['vehicles-broker', '/desk/car-trade']]],
    ['station', [['vehicles-station-desk', '/desk/car-station']]],
    ['city', [['vehicles-board', '/desk/car-city'], ['vehicles-dealers', '/desk/car-city?part=carDealers'], ['vehicles-patterns', '/desk/car-city?part=carPatterns'], ['vehicles-trend', '/desk/car-city?part=carTrend'], ['vehicles-cases', '/desk/car-city?part=carCases']]],
    ['quota', [['vehicles-quota', '/desk/car-office'], ['vehicles-quotas', '/desk/car-office?part=carQuotas']]],
    ['traffic-police', [['vehicles-police', '/desk/car-office'], ['vehicles-register', '/desk/car-office?part=carVehicles']]],
    ['tax', [['vehicles-tax', '/desk/car-office'], ['vehicles-parameters', '/desk/parameters']]],
    ['car-owner', [['vehicles-mine', '/vehicles/mine']]],
  ]
  const chosen = (name) => !wanted?.startsWith('vehicles') || name === wanted
  for (const [login, every, colours] of readers) {
    const its = every.filter(([name]) => chosen(name))
    if (its.length) await all.part(`vehicles: looks of ${its.map(([name]) => name).join(' ')}`, () => look(login, its, colours))
  }
}
