// The checks themselves: each finds the fault that it is there for.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'

import { closeBrowser } from './browser.js'
import { checkMarkup } from './markup.js'
import { checkPage } from './page-checks.js'
import { somebody } from './person.js'
import { temporaryFolder } from './program.js'

const page = (body) =>
  `<!DOCTYPE html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head><body><main><h1>A page</h1>${body}</main></body></html>`

const PAGES = {
  '/whole': page('<p>Nothing is wrong here.</p>'),
  '/no-label': page('<input type="text">'),
  '/pale': page('<p style="color: #ccc">Hard to read.</p>'),
  '/wide': page('<div style="width: 400px">Wider than a telephone.</div>'),
  '/loud': page('<p>Fine.</p><script>console.log("a message")</script>'),
  '/no-list': page('<ul><p>A list of what is no item.</p></ul>')
}

let server
let house
before(async () => {
  server = createServer(({ url }, answer) => {
    answer.writeHead(PAGES[url] ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
    answer.end(PAGES[url] ?? '')
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  house = { address: `http://127.0.0.1:${server.address().port}` }
})
after(async () => {
  await closeBrowser()
  server.closeAllConnections()
  server.close()
})

/** What the checks say of a page, and what `then` says of the folder in which it is kept. */
const faultsOf = async (path, then = () => []) => {
  const folder = temporaryFolder()
  const person = await somebody(house)
  await person.goto(path)
  const faults = await checkPage(person, 'a page', folder.path)
  faults.push(...(await person.close()), ...(await then(folder.path)))
  folder.remove()
  return faults
}

const markup = async (folder) => (await checkMarkup(folder)).found

test('a whole page has no fault', async () => {
  assert.deepEqual(await faultsOf('/whole', markup), [])
})

for (const [path, fault, then] of [
  ['/no-label', /^a page, 1366 px: label at input/],
  ['/pale', /^a page, 390 px: color-contrast at p/],
  ['/wide', /^a page: 4\d\d pixels wide on a screen of 320$/],
  ['/loud', /^console: .*: a message$/],
  ['/no-list', /^error: a-page\.html, line 1: /, markup]
]) {
  test(`the fault of ${path} is found`, async () => {
    const faults = await faultsOf(path, then)
    assert.ok(faults.some((found) => fault.test(found)), faults.join('\n'))
  })
}
