// Lighthouse on the public lookup, as a phone on a slow line sees it: performance, accessibility and best practices are
// held to 95 of 100, and the script of the first load to its size. Not installed by the doors: npm ci in this
// folder; without it nothing is measured, and that is said.
//   node tests/web/lighthouse.mjs ADDRESS [REPORT.json]
import { writeFileSync } from 'node:fs'

const least = 0.95
// Lighthouse's own measure of the machine, below which it warns that it is slower than what it expects.
const quickEnough = 1000
const mostScript = 300 * 1024
const [address, report] = process.argv.slice(2)
let lighthouse, chromeLauncher
try {
  ;({ default: lighthouse } = await import('lighthouse'))
  chromeLauncher = await import('chrome-launcher')
} catch {
  console.log('SKIPPED: the public lookup is not measured, because lighthouse is not installed (npm ci in tests/web)')
  process.exit(77)
}
const chrome = await chromeLauncher.launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', chromeFlags: ['--headless', '--no-sandbox', '--disable-dev-shm-usage'] })
let failed = false
function hold(name, holds, is) {
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${name}: ${is}`)
  failed ||= !holds
}
try {
  const { lhr } = await lighthouse(new URL('/cards', address).href, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] })
  if (report) writeFileSync(report, JSON.stringify(lhr, null, 1))
  // On a machine that is busy or slow the figure says more of the machine than of the page.
  const quick = lhr.environment.benchmarkIndex >= quickEnough
  for (const [name, each] of Object.entries(lhr.categories)) {
    const is = Math.round(each.score * 100)
    if (name !== 'performance' || quick || each.score >= least) hold(each.title, each.score >= least, is)
    else console.log(`SKIPPED ${each.title}: ${is}, but this machine measures ${lhr.environment.benchmarkIndex} now (Lighthouse asks for ${quickEnough})`)
  }
  const scripts = lhr.audits['network-requests'].details.items.filter((each) => each.resourceType === 'Script')
  const bytes = scripts.reduce((sum, each) => sum + each.transferSize, 0)
  hold('script of the first load', bytes <= mostScript, `${(bytes / 1024).toFixed(1)} KB compressed`)
  for (const name of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index']) console.log(`       ${lhr.audits[name].title}: ${lhr.audits[name].displayValue}`)
  for (const each of Object.values(lhr.audits)) if (each.score !== null && each.score < 0.9 && ['binary', 'numeric', 'metricSavings'].includes(each.scoreDisplayMode)) console.log(`       below 0.9: ${each.id} ${each.displayValue ?? ''}`)
} finally {
  await chrome.kill()
}
process.exit(failed ? 1 : 0)
