import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('The case tracker', ({ signedIn }) => {
  test('a head of service sees what is late, who should know, and how each team does', async () => {
    const head = await signedIn('head')
    await head.goto('/tracker')
    assert.deepEqual(await head.list('.app-tile'), [
      '7 Late Past the date they were due',
      '18 Due in 5 working days 2 due today',
      '38 Open cases Stage 1: 21. Stage 2: 4. Stage 3: 3.',
      '88% Stage 1 in time 37 of 42 since 1 April 2026. Target 85%'
    ])
    assert.equal(await head.words('main h2.govuk-heading-m'), '38 open cases, first to fall due at the top')
    const rows = await head.list('.app-table--tracker tbody tr')
    assert.equal(rows.length, 38)
    assert.match(rows[0], /^17 November 2026 5 working days late NM-2026-\d{4} .* Director$/)
    assert.deepEqual(await head.list('.app-rules .app-dl__row'), [
      '4 working days before it is due Team manager',
      '1 working day before it is due Head of service',
      '3 working days late Director'
    ])
    const shares = await head.list('.app-half tbody tr')
    assert.equal(shares.at(-1), 'All complaints 42 37 88%')
    await head.check('tracker')
  })

  test('a tile leads to the cases behind it', async () => {
    const head = await signedIn('head')
    await head.goto('/tracker')
    await head.page.getByRole('link', { name: 'Late' }).first().click()
    assert.equal(head.at, '/tracker?due=late')
    const words = await head.list('.app-table--tracker .app-due__text')
    assert.equal(words.length, 7)
    assert.deepEqual(words.filter((text) => !text.endsWith('late')), [])
    await head.check('tracker, late')
  })

  test('filters narrow it to a team', async () => {
    const head = await signedIn('head')
    await head.goto('/tracker')
    await head.page.getByLabel('Team').selectOption('Fostering')
    await head.press('Apply filters')
    assert.match(head.at, /^\/tracker\?.*team=Fostering/)
    const teams = await head.list('.app-table--tracker tbody tr td:nth-child(3)')
    assert.ok(teams.length > 0)
    assert.deepEqual(teams.filter((team) => !team.includes('Fostering')), [])
    await head.page.getByLabel('Parked').check()
    await head.press('Apply filters')
    await head.page.getByText('No open case fits.').waitFor()
    await head.check('tracker, none')
    await head.follow('Clear filters')
    assert.equal(head.at, '/tracker')
  })

  test('a team manager sees the numbers of the team', async () => {
    const manager = await signedIn('manager')
    await manager.goto('/tracker')
    assert.equal(await manager.words('main h2.govuk-heading-m'), '5 open cases, first to fall due at the top')
    assert.deepEqual(await manager.list('.app-half tbody tr'), ['Leaving Care 3 3 100%'])
    await manager.check('tracker of a team manager')
  })
})
