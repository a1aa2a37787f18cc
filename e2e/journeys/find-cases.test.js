import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('Finding cases', ({ signedIn }) => {
  const heading = (person) => person.words('#list-heading')
  const references = (person) => person.list('tbody .app-col-case a')

  test('the list has every case, what is due first at the top', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases')
    assert.equal(await heading(officer), '274 cases, first to fall due at the top')
    assert.equal((await references(officer)).length, 50)
    await officer.check('cases')
  })

  test('a reference, a name and exact words each find the case', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases')
    for (const words of ['NM-2026-0160', 'Winifred Millrace', '"eleven times and each time"']) {
      await officer.page.getByLabel('Search').fill(words)
      await officer.press('Search')
      assert.equal(await heading(officer), '1 case found, first to fall due at the top', words)
      assert.equal(await officer.page.getByLabel('Search').inputValue(), words)
    }
  })

  test('nothing found says what to do', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases?q=zeppelin')
    assert.equal(await heading(officer), 'No cases found')
    await officer.page.getByText('No case fits. Take a filter away, or search for fewer words.').waitFor()
    await officer.check('cases, none found')
  })

  test('filters add up, stand in the address, and are taken away one by one', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases')
    const { page } = officer
    await page.getByLabel('Stage 1', { exact: true }).check()
    await page.getByLabel('Stage 2', { exact: true }).check()
    await page.getByLabel('Team').selectOption('Fostering')
    await officer.press('Apply filters')
    assert.match(officer.at, /status=stage1&status=stage2&team=Fostering/)
    const both = await references(officer)
    assert.deepEqual(await officer.list('.app-chip'), [
      'Stage 1 ✕ : take this filter away',
      'Stage 2 ✕ : take this filter away',
      'Fostering ✕ : take this filter away'
    ])
    assert.ok(await page.getByLabel('Stage 2', { exact: true }).isChecked())
    await officer.check('cases, filtered')

    await page.getByRole('link', { name: 'Stage 2 : take this filter away' }).click()
    const stage1 = await references(officer)
    assert.ok(stage1.length > 0 && stage1.length < both.length, `${stage1} of ${both}`)
    assert.deepEqual(await officer.list('tbody tr td:nth-child(5)'), stage1.map(() => 'Stage 1'))

    await officer.follow('Clear filters')
    assert.equal(officer.at, '/cases')
    assert.equal(await heading(officer), '274 cases, first to fall due at the top')
  })

  test('sorting keeps the filter, and the pages keep both', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases?kind=complaint')
    await officer.follow('Reference')
    assert.equal(officer.at, '/cases?kind=complaint&order=reference')
    assert.equal(await heading(officer), '169 cases, by reference')
    const seen = []
    for (let pages = 1; ; pages += 1) {
      seen.push(...(await references(officer)))
      const next = officer.page.getByRole('link', { name: 'Next page' })
      if ((await next.count()) === 0) {
        assert.equal(pages, 4)
        break
      }
      await next.click()
      assert.match(officer.at, /^\/cases\?kind=complaint&order=reference&after=/)
      assert.equal(await heading(officer), '169 cases, by reference')
    }
    assert.equal(new Set(seen).size, 169, 'each case once')
    assert.deepEqual(seen, [...seen].sort())
    await officer.check('cases, last page')
    await officer.page.getByRole('link', { name: 'First page' }).click()
    assert.equal(officer.at, '/cases?kind=complaint&order=reference')
  })

  test('a case and back leads to the same list', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases?due=late&order=received')
    const before = await references(officer)
    assert.equal(before.length, 8)
    await officer.page.locator('tbody .app-col-case a').first().click()
    await officer.page.goBack()
    assert.equal(officer.at, '/cases?due=late&order=received')
    assert.deepEqual(await references(officer), before)
  })
})
