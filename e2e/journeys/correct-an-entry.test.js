import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// received on Thursday 12 November, acknowledged on the 13th
const CASE = 'Phone taken and shouted at in the residential home'

const openForm = async (signedIn, entry) => {
  const officer = await signedIn('officer')
  const at = await officer.openCase(CASE)
  await officer.goto(`${at}/timeline`)
  await officer.page.getByRole('link', { name: entry }).click()
  return { officer, at }
}

journey('The form that corrects an entry', ({ signedIn }) => {
  test('an empty form asks what is wrong', async () => {
    const { officer } = await openForm(signedIn, /^Correct entry \d+: Acknowledged/)
    await officer.check('correct an entry')
    await officer.press('Correct the entry')
    assert.deepEqual(await officer.mistakes(), ['Choose what is wrong with the entry'])
    await officer.check('correct an entry, empty')
  })

  test('a day that is none keeps what was typed', async () => {
    const { officer } = await openForm(signedIn, /^Correct entry \d+: Acknowledged/)
    await officer.page.getByLabel('It happened on another day').check()
    await officer.date('on', 30, 2, 2026)
    await officer.press('Correct the entry')
    assert.deepEqual(await officer.mistakes(), ['Right day must be a real date'])
    assert.ok(await officer.page.getByLabel('It happened on another day').isChecked())
    assert.equal(await officer.dateTyped('on'), '30 2 2026')
    await officer.check('correct an entry, no such day')
  })

  test('the receipt cannot be said not to have happened', async () => {
    const { officer } = await openForm(signedIn, /^Correct entry 1:/)
    assert.equal(await officer.page.getByLabel('It did not happen').count(), 0)
    await officer.page.getByLabel('What it is, its procedure, how it came, or who raised it').check()
    await officer.check('correct the receipt')
  })
})

journeyOnEachDatabase('Correcting an entry', ({ signedIn }) => {
  test('another day of receipt moves the due date', async () => {
    const { officer, at } = await openForm(signedIn, /^Correct entry 1:/)
    await officer.page.getByLabel('It happened on another day').check()
    await officer.date('on', 11, 11, 2026)
    assert.deepEqual(await officer.sendAtOnce(2), Array(2).fill(`303 ${at}?done=corrected`))

    await officer.goto(`${at}?done=corrected`)
    assert.equal(
      await officer.words('.moj-alert'),
      'The correction is recorded. What stood there before stays in the timeline.'
    )
    const [, , , answer] = await officer.strip()
    assert.match(answer, /^Stage 1 answer 25 November 2026 Working day 9 of 10\. 1 working day left\./)

    const timeline = await officer.timeline(at)
    const before = timeline.filter((entry) => entry.startsWith('12 November 2026 Corrected later: Complaint received'))
    const correction = timeline.filter((entry) => entry.startsWith('24 November 2026: Correction of entry 1: '))
    assert.deepEqual([before.length, correction.length], [1, 1], timeline.join('\n'))
    assert.match(correction[0], /\(11 November 2026\)$/)
    await officer.check('timeline, with a corrected entry')
  })
})
