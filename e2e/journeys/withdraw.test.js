import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'
import { byTelephone } from '../support/withdrawal.js'

const CASE = 'Family time cancelled three times'
const OWN_WISH = /The person who complained, or whoever speaks for them/

const openForm = async (signedIn) => {
  const officer = await signedIn('officer')
  const at = await officer.openCase(CASE)
  await officer.openAction('Record a withdrawal')
  return { officer, at }
}

journey('The form that records a withdrawal', ({ signedIn }) => {
  test('nobody withdraws for the person who complained', async () => {
    const { officer } = await openForm(signedIn)
    await byTelephone(officer)
    await officer.check('withdraw')
    await officer.press('Record the withdrawal')
    assert.deepEqual(await officer.mistakes(), [
      'Confirm that the person themselves, or whoever speaks for them, wishes to withdraw'
    ])
    await officer.check('withdraw, whose wish is not said')
  })

  test('a mistake keeps what was typed', async () => {
    const { officer } = await openForm(signedIn)
    await officer.date('on', 1, 12, 2026)
    await officer.page.getByLabel(OWN_WISH).check()
    await byTelephone(officer)
    await officer.press('Record the withdrawal')
    assert.deepEqual(await officer.mistakes(), ['Day the person said they withdraw must be today or in the past'])
    assert.equal(await officer.dateTyped('on'), '1 12 2026')
    assert.ok(await officer.page.getByLabel(OWN_WISH).isChecked())
    await officer.check('withdraw, day to come')
  })
})

journeyOnEachDatabase('Recording a withdrawal', ({ signedIn }) => {
  test('it ends the complaint, and nothing more is due', async () => {
    const { officer, at } = await openForm(signedIn)
    await officer.page.getByLabel(OWN_WISH).check()
    await byTelephone(officer)
    assert.deepEqual(await officer.sendAtOnce(2), Array(2).fill(`303 ${at}?done=withdrawn`))

    await officer.goto(`${at}?done=withdrawn`)
    assert.equal(await officer.words('.moj-alert'), 'The withdrawal is recorded.')
    const [status, , next, answer] = await officer.strip()
    assert.equal(status, 'Status Withdrawn Since 24 November 2026')
    assert.equal(next, 'Next date None Nothing more is due')
    assert.equal(answer, 'Answer to the family None due See how this is counted')
    assert.deepEqual(await officer.actions(), ['Log a contact with the family', 'Record a step', 'Add a person'])
    await officer.check('case, withdrawn')

    const timeline = await officer.timeline(at)
    const told = '24 November 2026: Withdrawn'
    assert.equal(timeline.filter((entry) => entry.startsWith(told)).length, 1, timeline.join('\n'))
  })
})
