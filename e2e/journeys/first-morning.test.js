import assert from 'node:assert/strict'
import { test } from 'node:test'

import { firstMorning } from '../support/house.js'
import { journeyIn } from '../support/journey.js'

const LONG_NAME = 'Wilhelmina Featherstonehaugh-Cholmondeley of Upper Weatherby'
const LONG_TEAM = 'Placement Stability and Emergency Accommodation Commissioning, North and Coastal'
const ACCOUNTS = [
  ['officer', '--name', LONG_NAME, '--role', 'complaints_team'],
  ['manager', '--name', 'Bo Ely', '--role', 'team_manager', '--team', LONG_TEAM],
  ['administrator', '--name', 'Sam Whitlow', '--role', 'administrator']
]

journeyIn(() => firstMorning(ACCOUNTS), 'The first morning, before there is any case', ({ signedIn }) => {
  test('every list says that it is empty', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/')
    assert.deepEqual(await officer.list('.app-part .app-muted'), [
      'Nothing is late.',
      'Nothing is due today.',
      'Nothing more is due in the next 5 working days.',
      'Every step and every promise is on its way.',
      'No new contact waits for a decision.'
    ])
    await officer.check('my work, empty')
    await officer.goto('/cases')
    assert.equal(await officer.words('#list-heading'), 'No cases')
    await officer.check('cases, empty')
    await officer.goto('/tracker')
    assert.equal(await officer.words('main h2.govuk-heading-m'), 'No open case')
    assert.equal((await officer.list('.app-tile')).at(-1), '– Stage 1 in time Nothing answered since 1 April 2026')
    await officer.check('tracker, empty')
    await officer.goto('/reports')
    await officer.page.getByText('No report is set up.').waitFor()
    await officer.check('reports, none set up')
  })

  test('a manager of a team that no case names sees no case', async () => {
    const manager = await signedIn('manager')
    await manager.goto('/')
    assert.equal(
      await manager.words('.app-heading__text p'),
      `Open cases of ${LONG_TEAM} on Tue 24 November 2026`
    )
    await manager.check('my work, empty, of a manager')
  })

  test('the first contact is case 1 of the year, however long its words', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases/new')
    const { page } = officer
    const unbroken = 'a'.repeat(300)
    await page.getByLabel('What they said').fill(`${unbroken} and ${'many words '.repeat(200)}`)
    await page.getByLabel('Name (optional)', { exact: true }).fill(LONG_NAME)
    await page.getByLabel('Is it safe to contact them?').fill('Only by letter to her grandmother, who reads it to her, and never on a Wednesday or in school holidays')
    await page.getByRole('group', { name: 'How it came' }).getByLabel('Letter').check()
    await page.getByLabel('Procedure').selectOption({ label: 'Children Act (statutory)' })
    await page.getByLabel('Title (optional)').fill(`Nobody answered ${'Llanfairpwllgwyngyllgogerychwyrndrobwll'.repeat(2)}`)
    await page.getByLabel('Team it is about').fill(LONG_TEAM)
    await page.getByLabel('Complaint points').fill(`Communication${unbroken}`)
    await officer.press('Save the contact')
    assert.equal(await officer.words('main .govuk-caption-l'), 'C-26-0001')
    const at = officer.at.replace('?done=recorded', '')
    await officer.check('case with long words')
    for (const path of [`${at}/points`, `${at}/people`, `${at}/timeline`, `${at}/answer`, '/', '/cases', '/tracker']) {
      await officer.goto(path)
      await officer.check(`long words at ${path.replace(at, 'case')}`)
    }
    assert.equal(await officer.words('main h2.govuk-heading-m'), '1 open case, first to fall due at the top')
  })
})
