import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

const openYear = async (signedIn, who) => {
  const person = await signedIn(who)
  await person.goto('/reports')
  await person.follow('The annual report and the report of the Code')
  assert.equal(await person.heading(), 'The year to 31 March 2026')
  return person
}

journey('What the council owes for a year', ({ signedIn }) => {
  test('a director sees what is due and records nothing', async () => {
    const director = await openYear(signedIn, 'director')
    assert.equal(await director.page.getByRole('button', { name: 'Record it' }).count(), 0)
    assert.deepEqual(await director.list('.app-due'), [
      '29 January 2027 45 working days left',
      '10 December 2026 12 working days left'
    ])
    await director.check('year, of a director')
    await director.follow('The year to 31 March 2025')
    assert.equal(await director.heading(), 'The year to 31 March 2025')
  })

  test('a step is chosen, on a day after the year', async () => {
    const officer = await openYear(signedIn, 'officer')
    await officer.check('year')
    await officer.press('Record it')
    assert.deepEqual(await officer.mistakes(), ['Choose what was done'])
    await officer.page.getByLabel('Annual report published').check()
    await officer.page.getByLabel('Where it can be found').fill('Committee paper 7')
    await officer.date('on', 31, 3, 2026)
    await officer.press('Record it')
    assert.deepEqual(await officer.mistakes(), [
      'Tue 31 March 2026 is not after the year to Tue 31 March 2026, or is still to come'
    ])
    assert.equal(await officer.page.getByLabel('Where it can be found').inputValue(), 'Committee paper 7')
    await officer.check('year, with a mistake')
  })
})

journeyOnEachDatabase('Recording a step of the year', ({ signedIn }) => {
  test('it is recorded once, and no longer to be done', async () => {
    const officer = await openYear(signedIn, 'officer')
    await officer.page.getByLabel('Annual report published').check()
    await officer.page.getByLabel('Where it can be found').fill('Committee paper 7')
    await officer.press('Record it')
    assert.equal(officer.at, '/year?ended=2026&done=yes')
    assert.equal(await officer.words('.moj-alert'), 'What was done is recorded.')
    const steps = await officer.list('.govuk-task-list__item')
    assert.ok(steps.some((it) => it.startsWith('Annual report published Committee paper 7 24 November 2026')), steps.join('\n'))
    assert.equal(await officer.page.getByLabel('Annual report published').count(), 0)
    await officer.check('year, a step recorded')
  })

  test('a wrong day of it is corrected', async () => {
    const officer = await openYear(signedIn, 'officer')
    await officer.page.getByRole('link', { name: 'Correct what is recorded of “Annual report published”' }).click()
    assert.equal(await officer.page.locator('#reference').inputValue(), 'Committee paper 7')
    await officer.date('on', 20, 11, 2026)
    await officer.check('year, a step corrected')
    await officer.press('Correct it')
    assert.equal(officer.at, '/year?ended=2026&done=yes')
    const steps = await officer.list('.govuk-task-list__item')
    assert.ok(steps.some((it) => it.startsWith('Annual report published Committee paper 7 20 November 2026')), steps.join('\n'))
  })
})
