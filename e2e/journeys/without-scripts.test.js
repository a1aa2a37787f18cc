import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('Without scripts', ({ somebody }) => {
  test('a contact is recorded, and answered', async () => {
    const officer = await somebody({ javaScriptEnabled: false })
    officer.scripts = false
    const { page } = officer
    await officer.goto('/cases/new')
    await officer.signIn('officer')
    assert.equal(await officer.heading(), 'Record a new contact')
    await officer.press('Save the contact')
    assert.deepEqual(await officer.mistakes(), ['Enter what was said, in their own words', 'Choose how it came'])

    await page.getByLabel('What they said').fill('I was moved without a word.')
    await page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').check()
    await page.getByLabel('Procedure').selectOption({ label: 'Children Act (statutory)' })
    await page.getByLabel('Complaint points').fill('Placement')
    await officer.press('Save the contact')
    assert.match(officer.at, /^\/cases\/[0-9a-f-]{36}\?done=recorded$/)
    assert.match((await officer.strip())[3], /^Stage 1 answer 8 December 2026 /)

    await officer.follow('Record the stage 1 answer')
    await officer.tellsOfTheNextStage()
    await page.getByRole('group', { name: 'Point 1: Placement' }).getByLabel('Upheld', { exact: true }).check()
    await officer.press('Record the answer')
    assert.equal((await officer.strip())[0], 'Status Stage 1 answered Since 24 November 2026')
  })

  test('every action of a case stands open', async () => {
    const officer = await somebody({ javaScriptEnabled: false })
    await officer.goto('/cases?q="Brothers+do+not+see+each+other"')
    await officer.signIn('officer')
    await page(officer).getByRole('link', { name: /^NM-/ }).click()
    for (const action of ['Log a contact with the family', 'Extend stage 1', 'Record a withdrawal']) {
      assert.ok(await page(officer).locator('.app-heading__actions a').filter({ hasText: action }).isVisible(), action)
    }
  })

  const page = (person) => person.page.locator('main')
})
