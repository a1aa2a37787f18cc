import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journeyOnEachDatabase } from '../support/journey.js'

// at stage 1, with two points
const COMPLAINT = 'Medical history not shared with foster carers'

const answered = async (officer, at) => {
  await officer.goto(at)
  await officer.openAction('Record the stage 1 answer')
  await officer.tellsOfTheNextStage()
  for (const [point, finding] of [[1, 'Not upheld'], [2, 'Upheld']]) {
    await officer.page.getByRole('group', { name: `Point ${point}:` }).getByLabel(finding, { exact: true }).check()
  }
}

journeyOnEachDatabase('What the answer promises, and a finding after it', ({ signedIn }) => {
  test('an action of the answer becomes a promise with its owner and its day', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await answered(officer, at)
    await officer.page.getByText('What the answer says is to be done').click()
    await officer.page.getByLabel('Kind of action 1').selectOption({ index: 1 })
    await officer.page.locator('#action-1-text').fill('Write to the foster carers with the history.')
    await officer.page.locator('#action-1-owner').fill('Team manager, Fostering')
    await officer.date('action-1-due', 11, 12, 2026)
    await officer.check('record the answer, with an action')
    await officer.press('Record the answer')
    assert.match(officer.at, /\?done=answered$/)
    await officer.goto(`${at}/outcome`)
    const promises = await officer.list('tbody tr')
    assert.ok(promises.some((row) => /11 December 2026/.test(row)), promises.join('\n'))
    await officer.check('outcome, with a promise')
  })

  test('a finding is changed openly, and the old one stays in the timeline', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await officer.goto(`${at}/points`)
    await officer.page.getByRole('link', { name: /the finding on point 1 at stage 1/ }).click()
    assert.equal(await officer.heading(), 'Finding on point 1 at stage 1')
    assert.match(await officer.words('main'), /It was found: not upheld\. That stays in the timeline/)
    await officer.check('change a finding')
    await officer.press('Record the finding')
    assert.deepEqual(await officer.mistakes(), ['Choose the finding', 'Enter why it is added or changed, and how the complainant was told'])
    await officer.check('change a finding, empty')
    await officer.page.getByRole('group', { name: 'Finding' }).getByLabel('Partially upheld', { exact: true }).check()
    await officer.page.locator('#reason').fill('The record of the visit was found; a letter went out.')
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=found`))
    await officer.goto(`${at}/points`)
    assert.match((await officer.list('tbody tr td:last-child'))[0], /^Partially upheld/)
    const timeline = (await officer.timeline(at)).join('\n')
    for (const found of ['not upheld', 'partially upheld']) assert.match(timeline, new RegExp(`Point 1 at stage 1: ${found}`))
    assert.match(await officer.words('main'), /The record of the visit was found; a letter went out\./)
  })
})
