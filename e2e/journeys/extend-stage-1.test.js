import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// received on Thursday 12 November, so due on the 26th; at most 20 working days end on 10 December
const CASE = 'Phone taken and shouted at in the residential home'

journey('The form that extends stage 1', ({ signedIn }) => {
  test('an empty form says what is missing, each at its field', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(CASE)
    await officer.openAction('Extend stage 1')
    assert.equal(await officer.dateTyped('to'), '10 12 2026', 'the longest is filled in')
    await officer.check('extend stage 1')
    await officer.date('to', '', '', '')
    await officer.press('Extend stage 1')
    assert.deepEqual(await officer.mistakes(), ['Enter the new date', 'Enter the reason why the answer needs longer'])
    await officer.check('extend stage 1, empty')
  })

  test('a mistake keeps what was typed', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(CASE)
    await officer.openAction('Extend stage 1')
    await officer.page.getByLabel('Reason').fill('The shift records are with the provider.')
    await officer.date('told_on', 25, 11, 2026)
    await officer.press('Extend stage 1')
    assert.deepEqual(await officer.mistakes(), ['Day the person was told must be today or in the past'])
    assert.equal(await officer.page.getByLabel('Reason').inputValue(), 'The shift records are with the provider.')
    assert.equal(await officer.dateTyped('told_on'), '25 11 2026')
    await officer.check('extend stage 1, told tomorrow')
  })

  test('a day after the longest is refused with the rule', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(CASE)
    await officer.openAction('Extend stage 1')
    await officer.date('to', 11, 12, 2026)
    await officer.page.getByLabel('Reason').fill('The shift records are with the provider.')
    await officer.press('Extend stage 1')
    const [refusal, ...others] = await officer.mistakes()
    assert.match(refusal, /^The new date has to be after 26 November 2026 and no later than 10 December 2026, working day 20\./)
    assert.match(refusal, /Regulation 14: 20 working days/)
    assert.deepEqual(others, [])
    assert.equal(await officer.dateTyped('to'), '11 12 2026')
    await officer.check('extend stage 1, too long')
  })
})

journeyOnEachDatabase('Extending stage 1', ({ signedIn }) => {
  test('it moves the date, once, however often it is sent', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(CASE)
    await officer.openAction('Extend stage 1')
    await officer.page.getByLabel('Reason').fill('The shift records are with the provider.')
    await officer.date('told_on', 24, 11, 2026)
    const answers = await officer.sendAtOnce(3)
    assert.deepEqual(answers, Array(3).fill(`303 ${at}?done=extended`))

    await officer.goto(`${at}?done=extended`)
    assert.equal(await officer.words('.moj-alert'), 'The stage is extended.')
    const [, , next, answer] = await officer.strip()
    assert.equal(next, 'Next date 10 December 2026 Stage 1 answer: 12 working days left')
    assert.equal(answer, 'Stage 1 answer 10 December 2026 10 20 days Working day 8 of 20. 12 working days left. See how this is counted')
    assert.ok(!(await officer.actions()).includes('Extend stage 1'), 'a second extension is not offered')
    await officer.check('case, extended')

    const timeline = await officer.timeline(at)
    const told = '24 November 2026: Stage 1 extended to 10 December 2026; complainant told on 24 November 2026'
    assert.equal(timeline.filter((entry) => entry === told).length, 1, timeline.join('\n'))
  })
})
