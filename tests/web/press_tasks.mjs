// What `./run` prints for the accounts of the gazette's own office, for tasks.mjs.
import { formOf } from './forms.mjs'

const plain = (text) => text.replace(/\s+/g, ' ')

export function pressTasks({ check, go, settled }) {
  async function told(page, ...words) {
    await page.getByText(words[0]).first().waitFor({ timeout: 15_000 }).catch(() => {})
    await settled(page)
    const all = plain(await page.locator('main').innerText())
    const missing = words.filter((each) => !all.includes(each))
    check(`${words.join(', ')} ${words.length === 1 ? 'is' : 'are'} told`, missing.length === 0, `${missing.join()} in ${all.slice(0, 400)}`)
    return missing.length === 0
  }
  async function opens(page, name) {
    await page.locator(`[data-matter="${name}"]`).first().click()
    await formOf(page, name).waitFor({ timeout: 10_000 })
    return true
  }
  return {
    async 'gazette-editor'(page) {
      await go(page, '/desk/gazette/2023-43')
      return (await told(page, '先已校对 1 / 2', '校门口安静时段办法')) && opens(page, 'gazette/set_contents')
    },
    async 'gazette-proof'(page) {
      await go(page, '/desk/gazette/2023-43')
      return (await told(page, '图书漂流办法', '印作“第四条”，应作“第三条”', '还有 5 条未勾选')) && opens(page, 'gazette/proof_document')
    },
    async 'gazette-publisher'(page) {
      await go(page, '/desk/gazette/2023-43')
      return (await told(page, '先已校对')) && opens(page, 'gazette/publish_issue')
    },
    async 'gazette-edu'(page) {
      return (await told(page, '上下课铃声', '已收稿', '已刊登')) && opens(page, 'gazette/submit_document')
    },
    async 'gazette-library'(page) {
      return (await told(page, '东城区图书馆', '2023-42')) && opens(page, 'gazette/confirm_receipt')
    },
  }
}
