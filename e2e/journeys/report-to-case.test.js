import assert from 'node:assert/strict'
import { text as wholeText } from 'node:stream/consumers'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('From the report to the case', ({ signedIn }) => {
  const YEAR = '/reports/northmere?from=2025-04-01&to=2026-03-31'

  test('a figure leads to the cases behind it, and a case to itself', async () => {
    const director = await signedIn('director')
    await director.goto('/reports')
    await director.check('reports')
    await director.follow('1 April 2025 to 31 March 2026')
    assert.equal(director.at, YEAR)
    await director.check('report')

    const figure = director.page.locator('a.app-figure').filter({ hasText: 'Statutory complaints received' }).first()
    const number = Number.parseInt(await figure.innerText(), 10)
    await figure.click()
    assert.equal(await director.heading(), `Statutory complaints received: ${number}`)
    const cases = director.page.locator('tbody tr')
    assert.equal(await cases.count(), number, 'as many cases as the figure says')
    await director.check('figure')

    const reference = await cases.first().locator('th a').innerText()
    await cases.first().locator('th a').click()
    assert.equal(await director.words('main .govuk-caption-l'), reference)
  })

  test('the year that runs is said to be provisional', async () => {
    const director = await signedIn('director')
    await director.goto('/reports/northmere?from=2026-04-01&to=2027-03-31')
    assert.match(await director.words('.app-heading__text p'), /Provisional$/)
    await director.check('report so far')
  })

  test('the figures come as CSV and as JSON, the same as on the page', async () => {
    const director = await signedIn('director')
    await director.goto(YEAR)
    const figure = director.page.locator('a.app-figure').filter({ hasText: 'Statutory complaints received' }).first()
    const number = Number.parseInt(await figure.innerText(), 10)
    const download = async (words) => {
      const [file] = await Promise.all([
        director.page.waitForEvent('download'),
        director.page.locator('main a').filter({ hasText: words }).click()
      ])
      return { name: file.suggestedFilename(), text: await wholeText(await file.createReadStream()) }
    }
    const json = await download('Download JSON')
    assert.equal(json.name, 'northmere-2025-04-01-to-2026-03-31.json')
    const row = JSON.parse(json.text).tables[0].rows.find(({ label }) => label === 'Statutory complaints received')
    assert.equal(row.cells[0].value, number)
    const csv = await download('Download CSV')
    assert.equal(csv.name, 'northmere-2025-04-01-to-2026-03-31.csv')
    assert.match(csv.text, new RegExp(`Statutory complaints received.*\\b${number}\\b`))
  })

  test('a team manager is told how many cases of other teams are not shown', async () => {
    const manager = await signedIn('manager')
    await manager.goto(YEAR)
    await manager.page.locator('a.app-figure').filter({ hasText: 'Statutory complaints received' }).first().click()
    const number = Number.parseInt((await manager.heading()).split(': ')[1], 10)
    const shown = await manager.page.locator('tbody tr').count()
    assert.ok(shown > 0 && shown < number)
    await manager.page.getByText(`${number - shown} more cases are of other teams, and not shown to you.`).waitFor()
    await manager.check('figure, for a team manager')
  })

  test('a report, a figure or a year that is none says so', async () => {
    const director = await signedIn('director')
    for (const path of ['/reports/none', '/reports/northmere?from=yesterday', `/reports/northmere/figure?table=99&row=x&column=y`]) {
      await director.goto(path)
      assert.equal(director.status, 404, path)
    }
  })
})
