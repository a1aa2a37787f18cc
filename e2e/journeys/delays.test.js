import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

journey('Whose days the delays were', ({ signedIn }) => {
  test('a head of service comes to it from the tracker, and sees this year or all', async () => {
    const head = await signedIn('head')
    await head.goto('/tracker')
    await head.follow('Whose days the delays were')
    assert.equal(await head.heading(), 'Whose days the delays were')
    assert.equal(await head.page.getByRole('link', { name: /^Say whose/ }).count(), 0, 'they change nothing')
    const thisYear = await head.page.locator('.app-table--late tbody tr').count()
    await head.check('delays')
    await head.follow('See all years')
    const all = await head.page.locator('.app-table--late tbody tr').count()
    assert.ok(all >= thisYear && thisYear > 0, `${all} of all years, ${thisYear} of this one`)
    await head.check('delays, all years')
  })
})

journeyOnEachDatabase('Saying whose days a delay was', ({ signedIn }) => {
  test('it is said from the list, and counted', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/delays')
    const row = officer.page.locator('.app-table--late tbody tr').filter({ hasText: 'Say whose' }).first()
    const reference = await row.getByRole('rowheader').innerText()
    const rule = (await row.innerText()).match(/\(([A-Z]+-\d+[A-Z]?)[,)]/)[1]
    await row.getByRole('link', { name: /^Say whose/ }).click()
    assert.equal(await officer.page.locator('#reference').inputValue(), rule, 'the clock is filled in')
    await officer.page.getByRole('group', { name: 'Whose days were they?' }).getByRole('radio').first().check()
    await officer.page.locator('#days').fill('1')
    await officer.page.getByLabel('Why it took these days').selectOption('Another reason, in words')
    await officer.check('step, whose days a delay was')
    await officer.press('Record the step')
    assert.deepEqual(await officer.mistakes(), ['Enter what the other reason was'])
    await officer.page.getByLabel('Why it took these days').selectOption('Staff were absent or had left')
    await officer.press('Record the step')
    assert.match(officer.at, /\?done=step$/)
    await officer.goto('/delays')
    const reasons = await officer.list('.app-table--reasons tbody tr')
    assert.ok(reasons.some((it) => /^Staff were absent or had left \d+ \d+$/.test(it)), reasons.join('\n'))
    await officer.check('delays, by reason')
    const said = officer.page.locator('.app-table--late tbody tr').filter({ hasText: reference }).filter({ hasText: rule })
    assert.match(await said.first().innerText(), /1 the council’s/)
  })
})
