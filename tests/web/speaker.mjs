// One who speaks to the program without a browser, and what the tests know of the demo city by asking: the numbers of its
// shops and cards are whatever they became.
export const password = '公报-demo-2024'
export const hex = () => [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, '0')).join('')

export async function speaker(address, login, secret = password) {
  const signed = await fetch(`${address}/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password: secret }) })
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  let me = await signed.json()
  if (!signed.ok) throw new Error(`${login}: ${JSON.stringify(me)}`)
  const ask = async (path) => (await fetch(`${address}/v1/${path}`, { headers: { cookie } })).json()
  const anew = async () => (me = await ask('me'))
  await anew()
  async function give(name, body, key = hex()) {
    const told = await fetch(`${address}/v1/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json', cookie, 'X-CSRF-Token': me.csrf_token, 'Idempotency-Key': key }, body: JSON.stringify(body) })
    const answer = await told.json()
    if (!told.ok) throw new Error(`${login} ${name}: ${JSON.stringify(answer)}`)
    return answer
  }
  // An instruction is named by the day it is made.
  const instruct = (name, body) => give(name, { instr_id: Math.round(Date.parse(`${me.day}T00:00:00Z`) / 86_400_000).toString(16).padStart(8, '0') + hex(), event_date: me.day, ...body })
  return { give, instruct, ask, anew, me: () => me, office: () => me.offices[0] }
}

// The shop of most stories with its first card holder's card, another shop, and one that no story is about.
export async function whatIsKnown(address) {
  async function shopCalled(name) {
    const asked = () => fetch(`${address}/v1/prepaid-card/lookup?name_contains=${encodeURIComponent(name)}`)
    let told = await asked()
    // A service that has just begun says so and is asked again.
    for (let times = 0; told.status === 503 && times < 60; ++times) {
      await new Promise((later) => setTimeout(later, 1000))
      told = await asked()
    }
    const { rows } = await told.json()
    if (rows?.length !== 1) throw new Error(`${name} is called so by ${rows?.length ?? 0} shops`)
    return rows[0].operator_id
  }
  const shop = await shopCalled('燕南食府')
  const holder = await speaker(address, 'consumer1')
  const { rows } = await holder.ask('prepaid-card/holders?limit=100')
  return { shop, card: Number(rows.find((each) => each.operator_id === shop).card_id), otherShop: await shopCalled('兰汀沐浴'), quietShop: await shopCalled('槐荫小馆') }
}
