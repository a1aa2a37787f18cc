import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// at stage 1, under the Children Act procedure
const CASE = 'Family time cancelled three times'

// at stage 1 of the council's own procedure, which asks for no more than the words of another one
const CORPORATE = 'Spoken to rudely at the front desk'

const openForm = async (signedIn, title = CASE) => {
  const officer = await signedIn('officer')
  const at = await officer.openCase(title)
  await officer.openAction('Do not accept it')
  assert.equal(await officer.heading(), 'Record that it is not accepted')
  return { officer, at }
}

const ground = (officer, name) => officer.page.getByRole('group', { name: 'On what ground?' }).getByLabel(name, { exact: true })
const REASON = '#reason'

journey('The form that turns a contact away', ({ signedIn }) => {
  test('a ground is chosen, and says what it needs', async () => {
    const { officer } = await openForm(signedIn)
    await officer.check('not accept')
    await officer.press('Do not accept it')
    assert.deepEqual(await officer.mistakes(), ['Choose on what ground it is not accepted'])
    await officer.check('not accept, no ground')
  })

  test('a ground that is not on record is refused, and what was typed is kept', async () => {
    const { officer } = await openForm(signedIn)
    await ground(officer, 'Out of time').check()
    await officer.page.locator(REASON).fill('More than a year')
    await officer.press('Do not accept it')
    const [refused, ...others] = await officer.mistakes()
    assert.match(refused, /^It is not recorded that both questions about a late complaint were weighed, and it was declined\. /)
    assert.deepEqual(others, [])
    assert.ok(await ground(officer, 'Out of time').isChecked())
    assert.equal(await officer.page.locator(REASON).inputValue(), 'More than a year')
    await officer.check('not accept, refused')
  })
})

journey('Turning a contact away under the Children Act', ({ signedIn }) => {
  test('free words are no ground', async () => {
    const { officer } = await openForm(signedIn)
    await ground(officer, 'Another procedure').check()
    await officer.page.locator(REASON).fill('Appeal to the tribunal')
    await officer.page.getByLabel(/names the Ombudsman/).check()
    await officer.press('Do not accept it')
    const [refused, ...others] = await officer.mistakes()
    assert.match(refused, /^It is not recorded that the function does not qualify of point 1/)
    assert.deepEqual(others, [])
  })
})

journeyOnEachDatabase('Turning a contact away', ({ signedIn }) => {
  test('once, on a ground that holds, with a letter that names the Ombudsman', async () => {
    const { officer, at } = await openForm(signedIn, CORPORATE)
    await ground(officer, 'Another procedure').check()
    await officer.page.locator(REASON).fill('Appeal to the tribunal')
    await officer.page.getByLabel(/names the Ombudsman/).check()
    assert.deepEqual(await officer.sendAtOnce(2), Array(2).fill(`303 ${at}?done=not-accepted`))

    await officer.goto(`${at}?done=not-accepted`)
    assert.equal(await officer.words('.moj-alert'), 'It is recorded that this is not accepted.')
    const [status, , next] = await officer.strip()
    assert.equal(status, 'Status Not accepted Since 24 November 2026')
    assert.equal(next, 'Next date None Nothing more is due')
    assert.ok(!(await officer.actions()).includes('Do not accept it'))
    await officer.check('case, not accepted')
  })
})
