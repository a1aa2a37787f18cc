import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

const WORDS = 'I was told on the phone that nobody could come.\nI rang three times <b>after</b> that & nobody "rang" back.'

const openForm = async (signedIn) => {
  const officer = await signedIn('officer')
  await officer.goto('/cases')
  await officer.follow('Record a new contact')
  return officer
}

journey('The form that records a new contact', ({ signedIn }) => {
  test('an empty form says what is missing, each at its field', async () => {
    const officer = await openForm(signedIn)
    assert.equal(await officer.dateTyped('on'), '24 11 2026')
    await officer.check('record a contact')
    await officer.date('on', '', '', '')
    await officer.page.getByLabel('Kind').selectOption('')
    await officer.press('Save the contact')
    assert.deepEqual(await officer.mistakes(), [
      'Enter what was said, in their own words',
      'Choose how it came',
      'Enter the day it came',
      'Choose what it is'
    ])
    await officer.check('record a contact, empty')
  })

  test('a mistake keeps everything that was typed', async () => {
    const officer = await openForm(signedIn)
    const { page } = officer
    await page.getByLabel('What they said').fill(WORDS)
    await page.getByLabel('Name (optional)', { exact: true }).fill('Perpetua Oxbow')
    await page.getByLabel('Telephone (optional)').fill('01632 960998')
    await page.getByLabel('Is it safe to contact them?').fill('Not after 5pm')
    await page.getByLabel('Who raised it').selectOption({ label: 'Parent' })
    await page.getByLabel('Age of the child').fill('forty')
    await page.getByLabel('Title (optional)').fill('Nobody came')
    await page.getByLabel('Complaint points').fill('Communication\nDelay')
    await officer.date('on', 25, 11, 2026)
    await officer.press('Save the contact')
    assert.deepEqual(await officer.mistakes(), [
      'Choose how it came',
      'Day it came must be today or in the past',
      'Enter the child’s age in years, such as 15, or leave it empty'
    ])
    assert.equal(await page.getByLabel('What they said').inputValue(), WORDS)
    assert.equal(await page.getByLabel('Name (optional)', { exact: true }).inputValue(), 'Perpetua Oxbow')
    assert.equal(await page.getByLabel('Telephone (optional)').inputValue(), '01632 960998')
    assert.equal(await page.getByLabel('Is it safe to contact them?').inputValue(), 'Not after 5pm')
    assert.equal(await page.getByLabel('Who raised it').inputValue(), 'parent')
    assert.equal(await page.getByLabel('Age of the child').inputValue(), 'forty')
    assert.equal(await page.getByLabel('Title (optional)').inputValue(), 'Nobody came')
    assert.equal(await page.getByLabel('Complaint points').inputValue(), 'Communication\nDelay')
    assert.equal(await officer.dateTyped('on'), '25 11 2026')
    await officer.check('record a contact, with mistakes')
  })
})

journeyOnEachDatabase('Recording a new contact', ({ signedIn }) => {
  test('a call is a case with its words, its safe contact and its dates, once', async () => {
    const officer = await openForm(signedIn)
    const { page } = officer
    await page.getByLabel('What they said').fill(WORDS)
    await page.getByLabel('Name (optional)', { exact: true }).fill('Perpetua Oxbow')
    await page.getByLabel('Telephone (optional)').fill('01632 960998')
    await page.getByLabel('Is it safe to contact them?').fill('Not after 5pm')
    await page.getByRole('group', { name: 'How it came' }).getByLabel('Telephone').check()
    await page.getByLabel('Procedure').selectOption({ label: 'Children Act (statutory)' })
    await page.getByLabel('Who raised it').selectOption({ label: 'Parent' })
    await page.getByLabel('Name of the child').fill('Ottoline Oxbow')
    await page.getByLabel('Age of the child').fill('9')
    await page.getByLabel('Title (optional)').fill('Nobody came when we rang')
    await page.getByLabel('Team it is about').selectOption('Assessment North')
    await page.getByLabel('Complaint points').fill('Communication\nDelay')
    const answers = await officer.sendAtOnce(3)
    assert.match(answers[0], /^303 \/cases\/[0-9a-f-]{36}\?done=recorded$/)
    assert.deepEqual(answers, Array(3).fill(answers[0]), 'one case, however often the form is sent')

    await officer.goto(answers[0].replace('303 ', ''))
    assert.equal(await officer.heading(), 'Nobody came when we rang')
    assert.equal(
      await officer.words('.moj-alert'),
      'The contact is recorded. Say thank you, and tell them what happens next.'
    )
    assert.equal(await officer.words('.app-heading__text p'), 'Perpetua Oxbow, parent, about Ottoline Oxbow, 9')
    assert.equal(await officer.words('main > .app-safe'), 'Safe contact, Perpetua Oxbow: Not after 5pm')
    assert.equal(await officer.page.locator('.app-said').innerText(), WORDS, 'as it was said, nothing of it read as markup')
    const [status, spoken, , answer] = await officer.strip()
    assert.equal(status, 'Status Stage 1 Since 24 November 2026')
    assert.equal(spoken, 'Last spoke to the family Not yet recorded')
    assert.match(answer, /^Stage 1 answer 8 December 2026 Working day 0 of 10\. 10 working days left\./)
    await officer.check('case, just recorded')

    await officer.goto('/cases?q=Perpetua+Oxbow')
    assert.equal(await officer.words('#list-heading'), '1 case found, first to fall due at the top')
    await officer.check('cases, one found')
  })

  test('a contact about which nobody can be answered has no answer date, and says so', async () => {
    const officer = await openForm(signedIn)
    const { page } = officer
    await page.getByLabel('What they said').fill('The baby at number 4 cries all night.')
    await page.getByLabel('Name (optional)', { exact: true }).fill('A neighbour')
    await page.getByRole('checkbox', { name: 'Nobody can be answered' }).check()
    await page.getByLabel('Why nobody can be answered').fill('A letter without a name or an address.')
    await page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').check()
    await page.getByLabel('Procedure').selectOption({ label: 'Children Act (statutory)' })
    await officer.press('Save the contact')
    assert.deepEqual(await officer.mistakes(), [
      'Take this away, or the name and the ways to reach them: whoever gave one can be answered'
    ])
    assert.equal(await page.getByLabel('Why nobody can be answered').inputValue(), 'A letter without a name or an address.')
    assert.ok(await page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').isChecked())
    await officer.check('record a contact, anonymous and named')

    await page.getByLabel('Name (optional)', { exact: true }).fill('')
    await officer.press('Save the contact')
    assert.match(officer.at, /^\/cases\/[0-9a-f-]{36}\?done=recorded$/)
    assert.ok((await officer.list('.app-tags li')).includes('Nobody can be answered'))
    assert.match((await officer.strip())[3], /^Answer to the family Nobody to answer If they come forward, the time runs from receipt\./)
    await officer.check('case, nobody can be answered')
  })

  test('what was said, how it came and when are enough', async () => {
    const officer = await openForm(signedIn)
    await officer.page.getByLabel('What they said').fill('My key worker left.')
    await officer.page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').check()
    await officer.press('Save the contact')
    assert.match(officer.at, /^\/cases\/[0-9a-f-]{36}\?done=recorded$/)
    const [status] = await officer.strip()
    assert.equal(status, 'Status To be decided Received 24 November 2026')
    await officer.check('case, with what was said and nothing else')
  })
})
