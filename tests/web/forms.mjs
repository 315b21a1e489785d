// How a form is found, filled in and sent.
export const formOf = (page, name) => page.locator(`[data-form="${name}"]`).last()

export async function fillIn(form, values) {
  await form.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 10_000 })
  for (const [path, value] of Object.entries(values)) {
    const place = form.locator(`[data-path="${path}"]`)
    await place.waitFor({ timeout: 10_000 })
    const kind = await place.evaluate((each) => (each.tagName === 'INPUT' && each.type === 'checkbox' ? 'tick' : each.tagName))
    if (kind === 'SELECT') await place.selectOption(String(value))
    else if (kind === 'FIELDSET') await place.locator('.all button, input').first().click()
    else if (kind === 'tick') await place.setChecked(Boolean(value))
    else await place.fill(String(value))
  }
}
// Presses submit and reads what is answered, whatever it is.
export async function submit(form) {
  const page = form.page()
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 20_000 }), form.locator('.decision button[type="submit"]').first().click()])
  await form.locator('.decision button[aria-busy="false"]').first().waitFor()
  const answer = form.locator('.decision .note')
  await answer.waitFor({ timeout: 20_000 })
  return (await answer.innerText()).replace(/\s+/g, ' ')
}
export async function give(page, name, values = {}, within = page.locator('main')) {
  await within.locator(`[data-matter="${name}"]`).first().click()
  const form = formOf(page, name)
  await form.waitFor({ timeout: 10_000 })
  await fillIn(form, values)
  const told = await submit(form)
  return { told, form, accepted: (await form.locator('.note.good').count()) > 0 }
}
// Given and accepted; the form is closed again.
export const giving = (check) => ({
  async given(page, name, values, within) {
    const { told, accepted } = await give(page, name, values, within)
    check(`${name} is accepted`, accepted, told)
    await page.keyboard.press('Escape')
    return told
  },
})
