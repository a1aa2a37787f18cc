import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

const CASE = 'Moved to a new placement without being asked'
const SAFELY = "Safe contact, Jaya Fernleigh: Text only, after 4pm. Please don't ring the house."

const openForm = async (signedIn) => {
  const officer = await signedIn('officer')
  const at = await officer.openCase(CASE)
  await officer.openAction('Log a contact with the family')
  return { officer, at }
}

journey('The form that logs a contact with the family', ({ signedIn }) => {
  test('how to reach them safely is said before anything else', async () => {
    const { officer } = await openForm(signedIn)
    assert.equal(await officer.words('main .app-safe'), SAFELY)
    assert.equal(await officer.dateTyped('on'), '24 11 2026')
    await officer.check('log a contact')
  })

  test('an empty form says what is missing, each at its field', async () => {
    const { officer } = await openForm(signedIn)
    await officer.date('on', '', '', '')
    await officer.press('Log the contact')
    assert.deepEqual(await officer.mistakes(), [
      'Enter the day of the contact',
      'Choose how you were in touch',
      'Choose whether you reached them',
      'Enter what was said, or what you tried'
    ])
    await officer.check('log a contact, empty')
  })

  test('a mistake keeps what was typed', async () => {
    const { officer } = await openForm(signedIn)
    await officer.date('on', 31, 11, 2026)
    await officer.page.getByLabel('Text message').check()
    await officer.page.getByLabel('No', { exact: true }).check()
    await officer.page.getByLabel('What was said').fill('Sent her a message at half past four.')
    await officer.press('Log the contact')
    assert.deepEqual(await officer.mistakes(), ['Day of the contact must be a real date'])
    assert.equal(await officer.dateTyped('on'), '31 11 2026')
    assert.ok(await officer.page.getByLabel('Text message').isChecked())
    assert.ok(await officer.page.getByLabel('No', { exact: true }).isChecked())
    assert.equal(await officer.page.getByLabel('What was said').inputValue(), 'Sent her a message at half past four.')
    await officer.check('log a contact, no such day')
  })
})

journeyOnEachDatabase('Logging a contact with the family', ({ signedIn }) => {
  test('it stands once in the timeline, with what was said, however often it is sent', async () => {
    const { officer, at } = await openForm(signedIn)
    await officer.page.getByLabel('Text message').check()
    await officer.page.getByLabel('Yes', { exact: true }).check()
    await officer.page.getByLabel('What was said').fill('She will come on Thursday.\nHer advocate comes too.')
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=contact`))

    await officer.goto(`${at}?done=contact`)
    assert.equal(await officer.words('.moj-alert'), 'The contact with the family is logged.')
    const [, spoken] = await officer.strip()
    assert.equal(spoken, 'Last spoke to the family 24 November 2026')
    await officer.check('case, spoken to')

    const timeline = await officer.timeline(at)
    const told = '24 November 2026: Contact with the family, text message'
    assert.equal(timeline.filter((entry) => entry === told).length, 1, timeline.join('\n'))
    assert.ok((await officer.list('.moj-timeline__description')).includes('She will come on Thursday. Her advocate comes too.'))
  })

  test('two presses of the button record one contact', async () => {
    const { officer, at } = await openForm(signedIn)
    await officer.page.getByLabel('Letter').check()
    await officer.page.getByLabel('No', { exact: true }).check()
    await officer.page.getByLabel('What was said').fill('Wrote to the address of her grandmother.')
    await officer.page.getByRole('button', { name: 'Log the contact' }).dblclick()
    await officer.page.waitForURL('**?done=contact')
    const said = await officer.timeline(at).then(() => officer.list('.moj-timeline__description'))
    assert.equal(said.filter((text) => text === 'Wrote to the address of her grandmother.').length, 1)
    await officer.check('timeline')
  })
})
