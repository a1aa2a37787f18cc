// Makes every journey, or those of the files that are named, in one browser; then checks the markup of all pages they saw.

import { readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { chromium } from 'playwright-core'

import { LAUNCH } from './support/browser.js'
import { checkMarkup } from './support/markup.js'
import { PAGES } from './support/page-checks.js'

const HERE = new URL('.', import.meta.url).pathname

const everyTest = () =>
  ['support', 'journeys'].flatMap((folder) =>
    readdirSync(join(HERE, folder))
      .filter((name) => name.endsWith('.test.js'))
      .map((name) => join(HERE, folder, name))
  )

const journeys = async (files) => {
  let failed = 0
  const events = run({ files, concurrency: availableParallelism() })
  // a journey, not each of its tests, nor its file
  events.on('test:fail', () => (failed += 1))
  events.compose(new spec()).pipe(process.stdout)
  await new Promise((done) => events.once('end', done))
  return failed
}

rmSync(PAGES, { recursive: true, force: true })
const server = await chromium.launchServer(LAUNCH)
process.env.HEARD_BROWSER = server.wsEndpoint()
const named = process.argv.slice(2).map((name) => resolve(name))
const failed = await journeys(named.length > 0 ? named : everyTest())
await server.close()

const problems = await checkMarkup(PAGES)
for (const problem of problems.found) console.log(`markup: ${problem}`)
console.log(`The markup of ${problems.pages} pages was checked: ${problems.found.length} problems.`)
process.exitCode = failed > 0 || problems.found.length > 0 ? 1 : 0
