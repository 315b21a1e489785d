// Each office finds a place for everything it may do: the commands that the program's own description lets a role give are
// looked for on the pages of its accounts. pages.mjs starts this.

// Role: its accounts, each with its pages. A role of several documents has an account in each.
const desks = {
  // Money on prepaid cards
  operator: [['op-yannan', '/desk/operator?part=act']],
  custody_bank: [['bank-yandu', '/desk/bank', '/desk/nursery-bank']],
  district_commerce: [['chaoyang', '/desk/district']],
  city_commerce: [['city', '/desk/city', '/desk/car-city?part=act']],
  market_regulation: [['market', '/desk/market']],
  financial_regulator: [['finance', '/desk/platform']],
  pboc: [['pboc', '/desk/register']],
  nfra: [['nfra', '/desk/performance']],
  association: [['association', '/desk/association']],
  consumer: [['consumer1', '/my']],
  system_administrator: [['sysadmin']],
  security_administrator: [['secadmin']],
  // Used vehicles
  dealer: [['car-dealer', '/desk/car-trade?part=act']],
  market: [['car-market', '/desk/car-trade?part=act']],
  broker: [['car-broker', '/desk/car-trade?part=act']],
  station_officer: [['station', '/desk/car-station']],
  quota_body: [['quota', '/desk/car-office?part=act']],
  tax: [['tax', '/desk/car-office?part=act']],
  party: [['car-owner', '/vehicles/mine']],
  traffic_police: [['traffic-police', '/desk/car-office?part=act'], ['traffic-xicheng', '/desk/roads?part=act']],
  // Examinations
  school: [['school', '/desk/exam-school?part=act'], ['school-chunhui', '/desk/school-roads?part=act']],
  district_edu: [['edu-haidian', '/desk/exams?part=act'], ['edu-xicheng', '/desk/roads?part=act']],
  city_edu: [['edu-city', '/desk/exams?part=act', '/desk/roads?part=act']],
  marker: [['marker', '/desk/exam-marking']],
  student: [['student', '/exams/mine']],
  guardian: [['guardian', '/exams/mine']],
  // Supervisors of eldercare
  applicant: [['applicant', '/eldercare/apply']],
  supervisor: [['supervisor1', '/eldercare/mine']],
  contact_staff: [['contact-staff', '/desk/eldercare?part=act']],
  civil_affairs: [['civil-affairs', '/desk/eldercare?part=act']],
  city_civil_affairs: [['civil-affairs-city', '/desk/eldercare?part=act']],
  welfare_centre: [['welfare-centre', '/desk/eldercare?part=act']],
  eldercare_institution: [['eldercare-home', '/desk/eldercare-home']],
  // Traffic around schools
  subdistrict: [['street-xicheng', '/desk/roads?part=act']],
  leading_office: [['leading-office', '/desk/rounds?part=act']],
  third_party: [['assessor', '/desk/rounds?part=act']],
  team_member: [['volunteer', '/desk/shifts']],
  // The legal profession
  city_justice: [['justice-city', '/desk/lawyers?part=act']],
  district_justice: [['justice-chaoyang', '/desk/lawyers?part=act']],
  city_association: [['bar-city', '/desk/lawyers?part=act']],
  district_association: [['bar-chaoyang', '/desk/lawyers?part=act']],
  party_body: [['bar-party', '/desk/lawyers?part=act']],
  public_office: [['public-lawyers', '/desk/lawyers?part=act']],
  partner: [['court', '/desk/lawyers?part=act']],
  assessor: [['bar-assessor', '/desk/lawyers?part=act']],
  firm: [['law-firm', '/lawyers/mine']],
  lawyer: [['lawyer', '/lawyers/mine']],
  // Beauty and health
  coordinator: [['beauty-conference', '/desk/beauty?part=act', '/desk/beauty', '/desk/parameters']],
  responsible_unit: [['beauty-ei', '/desk/beauty?part=act']],
  district: [['beauty-changping', '/desk/beauty?part=act']],
  customs: [['beauty-customs', '/desk/beauty?part=act']],
  drug_admin: [['beauty-drugs', '/desk/beauty?part=act']],
  enterprise: [['beauty-brand', '/beauty/mine?part=act']],
  research_institution: [['beauty-institute', '/beauty/mine?part=act']],
  // The gazette itself
  editor: [['gazette-editor', '/desk/gazette?part=act']],
  proofreader: [['gazette-proof', '/desk/gazette?part=act']],
  publisher: [['gazette-publisher', '/desk/gazette?part=act']],
  department: [['gazette-edu', '/desk/gazette?part=act']],
  place_keeper: [['gazette-library', '/desk/gazette?part=act']],
}
// Once in a life, on pages of their own: what an operator does before it has a desk. And a station's checks, which stand at
// its desk when a transaction is found (vehicles.mjs).
const elsewhere = new Set(['prepaid-card/register_operator', 'used-vehicle/verify_invoice', 'used-vehicle/register_transfer'])

export async function places({ address, check, go, signedIn, part }, wanted) {
  const api = await (await fetch(`${address}/openapi.json`)).json()
  const given = (role) => Object.entries(api.paths).filter(([, methods]) => methods.post?.['x-roles']?.includes(role)).map(([at]) => at.replace('/v1/', '')).filter((name) => !elsewhere.has(name))

  async function offered([login, ...paths]) {
    const found = new Set()
    const page = await signedIn(login)
    for (const path of [...paths, '/me']) {
      await go(page, path)
      const here = await page.locator('[data-matter], [data-form]').evaluateAll((all) => all.map((each) => each.dataset.matter ?? each.dataset.form))
      here.forEach((name) => found.add(name))
    }
    await page.context().close()
    return found
  }

  for (const role of Object.keys(desks).filter((each) => !wanted || each === wanted)) {
    await part(`places: ${role}`, async () => {
      const found = new Set()
      for (const account of desks[role]) for (const name of await offered(account)) found.add(name)
      const all = given(role)
      const missing = all.filter((name) => !found.has(name))
      check(`${role} finds a place for each of its ${all.length} commands`, all.length > 0 && missing.length === 0, missing.join(' '))
    })
  }
}
