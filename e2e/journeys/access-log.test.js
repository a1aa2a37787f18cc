import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('Who looked at what', ({ signedIn }) => {
  test('each look is in the log, and no word that was searched for', async () => {
    const head = await signedIn('head')
    const at = await head.openCase('Two years of changes to a contact plan')
    await head.goto(`${at}/people`)
    await head.goto('/tracker')
    const officer = await signedIn('officer')
    await officer.goto('/access-log')
    const looks = await officer.list('tbody tr')
    assert.match(looks[0], /^24 November 2026 at 9:00am officer Complaints team A list access log$/)
    assert.match(looks[1], /^24 November 2026 at 9:00am head Head of service A list tracker$/)
    assert.match(looks[2], /^24 November 2026 at 9:00am head Head of service A case people Open the case/)
    assert.match(looks[3], /^24 November 2026 at 9:00am head Head of service A case overview Open the case/)
    assert.match(looks[4], /^24 November 2026 at 9:00am head Head of service A list cases q$/)
    assert.ok(!(await officer.words('main')).includes('contact plan'))
    await officer.check('access log')
  })

  test('the looks at one case have a page of their own', async () => {
    const head = await signedIn('head')
    const at = await head.openCase('Equipment promised and not fitted')
    const officer = await signedIn('officer')
    await officer.goto(`/access-log?case=${at.replace('/cases/', '')}`)
    const looks = await officer.list('tbody tr')
    assert.equal(looks.filter((look) => look.includes('head Head of service A case overview')).length, 1)
    await officer.check('access log of a case')
    await officer.follow('this case')
    assert.equal(officer.at, at)
  })

  test('an administrator reads the log and cannot open the case from it', async () => {
    const administrator = await signedIn('administrator')
    await administrator.goto('/access-log')
    await administrator.check('access log of an administrator')
    assert.equal(await administrator.page.getByRole('link', { name: /^Open the case/ }).count(), 0)
  })
})
