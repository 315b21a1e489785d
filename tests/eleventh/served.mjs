// Asks a demo city of the program that the recipe made whether the new document is there: served.mjs ADDRESS. Its commands
// are given, its list is read, its articles, clauses, parameters and decisions are what pages are made of.
import assert from 'node:assert/strict'
import { speaker } from '../web/speaker.mjs'

const address = process.argv[2]
async function told(path) {
  for (let times = 0; ; ++times) {
    const answer = await fetch(address + path)
    // The lists of a service that has just begun are being filled.
    if (answer.status === 503 && times < 120) await new Promise((later) => setTimeout(later, 1000))
    else if (answer.ok) return answer.json()
    else throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
}

const { paths } = await told('/openapi.json')
assert.deepEqual(paths['/v1/shared-garden/register_garden'].post['x-roles'], ['subdistrict'])
assert.ok(paths['/v1/shared-garden/close_garden'].post)
assert.ok(paths['/v1/shared-garden/gardens'].get)

const { documents } = await told('/v1/gazette/documents')
const document = documents.find((each) => each.document === 'shared-garden')
assert.equal(document?.title_zh, '北京市共享花园管理办法（示例）')
const whole = await told('/v1/gazette/documents/shared-garden')
assert.deepEqual(whole.anchors.map((each) => each.id), ['shared-garden/1', 'shared-garden/2', 'shared-garden/3'])
assert.deepEqual(whole.clauses.map((each) => each.id), ['shared-garden/1', 'shared-garden/2', 'shared-garden/3'])
const article = JSON.stringify(await told('/v1/gazette/anchors/shared-garden/2'))
for (const said of ['close_garden', 'closing_notice_work_days', 'b01-a-garden.yaml']) assert.ok(article.includes(said), `article 2 does not say ${said}`)
assert.ok(JSON.stringify(await told('/v1/gazette/coverage')).includes('shared-garden'))
assert.ok(JSON.stringify(await told(`/v1/gazette/search?q=${encodeURIComponent('共享花园')}`)).includes('shared-garden/3'))
const { parameters } = await told('/v1/gazette/parameters')
assert.equal(parameters.find((each) => each.document === 'shared-garden')?.parameter, 'closing_notice_work_days')
const words = JSON.stringify(await told('/v1/gazette/words'))
for (const said of ['登记共享花园', '公告期不足']) assert.ok(words.includes(said), `no word ${said}`)

const street = await speaker(address, 'street')
const given = await street.give('shared-garden/register_garden', { garden_name: '月季园', address: '朝阳区示例街1号' })
const garden = given.figures.garden
assert.ok(garden > 0, JSON.stringify(given))
await assert.rejects(street.give('shared-garden/register_garden', { garden_name: '月季园', address: '朝阳区示例街2号' }), /shared_garden\.name_taken/)
await assert.rejects(street.give('shared-garden/close_garden', { garden, closes_on: street.me().day }), /shared_garden\.notice_too_short/)
await street.give('shared-garden/close_garden', { garden, closes_on: '2025-01-31' })
let row
for (let times = 0; !row?.closes_on && times < 50; ++times) {
  row = (await told('/v1/shared-garden/gardens')).rows.find((each) => each.garden === garden)
  if (!row?.closes_on) await new Promise((later) => setTimeout(later, 200))
}
assert.equal(row?.name, '月季园')
assert.equal(row.closes_on, '2025-01-31')
const decisions = JSON.stringify(await told('/v1/gazette/anchors/shared-garden/2/decisions'))
assert.ok(decisions.includes('close_garden'), `no decision rests on article 2: ${decisions}`)
console.log('the document is served')
