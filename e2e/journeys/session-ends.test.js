import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('A session that ends while somebody types', ({ somebody, signedIn }) => {
  const CASE = 'Moved to a new placement without being asked'
  const SAID = 'She would like “her coursework” & Biscuit back.\nBefore Friday.'

  test('what was typed is kept over the sign-in, and sent afterwards', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(CASE)
    await officer.openAction('Log a contact with the family')
    await officer.page.getByLabel('Text message').check()
    await officer.page.getByLabel('Yes', { exact: true }).check()
    await officer.page.getByLabel('What was said').fill(SAID)
    await officer.context.clearCookies()
    await officer.press('Log the contact')
    assert.equal(await officer.heading(), 'Sign in')
    assert.match(await officer.words('.govuk-inset-text'), /What you typed is kept: sign in, and you can send it\./)
    await officer.check('sign in again, with what was typed')

    await officer.press('Sign in')
    assert.deepEqual(await officer.mistakes(), ['Enter your sign-in name'])
    await officer.check('sign in again, no name')

    await officer.signIn('officer')
    assert.equal(await officer.heading(), 'You are signed in again')
    await officer.check('send what was typed')
    const before = await signedIn('officer')
    assert.deepEqual((await before.timeline(at)).filter((entry) => entry.includes('Contact with the family')), [], 'nothing is stored yet')

    await officer.press('Send what I typed')
    assert.equal(officer.at, `${at}?done=contact`)
    await officer.timeline(at)
    assert.equal(await officer.page.locator('.moj-timeline__description').first().innerText(), SAID)
  })

  test('a page that was only looked at is shown after signing in', async () => {
    const person = await somebody()
    await person.goto('/tracker?due=late')
    await person.signIn('head')
    assert.equal(person.at, '/tracker?due=late')
  })
})
