import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journeyOnEachDatabase } from '../support/journey.js'

// at stage 1, with two points
const COMPLAINT = 'Medical history not shared with foster carers'

journeyOnEachDatabase('What puts it right, beside an answer', ({ signedIn }) => {
  test('it is agreed with its owner and its day, and recorded as done', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await officer.goto(`${at}/outcome`)
    await officer.follow('Agree what puts it right')
    await officer.check('agree a remedy')
    await officer.press('Agree it')
    assert.deepEqual(await officer.mistakes(), ['Choose what kind of thing it is'])
    await officer.check('agree a remedy, empty')
    await officer.page.getByLabel('What kind of thing is it?').selectOption({ label: 'Apology' })
    await officer.page.locator('#action-1-text').fill('Write to the foster carers.')
    await officer.page.locator('#action-1-owner').fill('Team manager, Fostering')
    await officer.date('action-1-due', 11, 12, 2026)
    await officer.page.getByLabel('Which answer does it follow from?').selectOption({ label: 'Stage 1' })
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=agreed`))
    await officer.goto(`${at}/outcome`)
    const [promise] = await officer.list('tbody tr:has(a[href*="/remedy/"])')
    assert.match(promise, /^Apology: Write to the foster carers\. From: Stage 1 Team manager, Fostering .*11 December 2026/)
    await officer.check('outcome, with something agreed')

    await officer.page.getByRole('link', { name: /Record as done.*Apology/ }).click()
    await officer.check('a promise is done')
    await officer.press('Record that it is done')
    assert.match(officer.at, /\?done=kept&warned=/)
    assert.match(await officer.words('main'), /no proof is recorded for remedy 1/i)
    await officer.goto(`${at}/outcome`)
    assert.match((await officer.list('tbody tr')).join('\n'), /Apology: Write to the foster carers\..*Done 24 November 2026/)
    await officer.goto(`${at}/remedy/9`)
    assert.equal(await officer.heading(), 'There is nothing here for you to see')
  })
})
