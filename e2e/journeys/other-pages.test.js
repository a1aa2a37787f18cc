import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'
import { byTelephone } from '../support/withdrawal.js'

journey('Pages for everybody', ({ somebody, signedIn }) => {
  for (const [path, heading] of [
    ['/help', 'Help with this service'],
    ['/accessibility', 'Accessibility statement'],
    ['/looking', 'How we record who looks at a case']
  ]) {
    test(`“${heading}” needs no sign-in`, async () => {
      const person = await somebody()
      await person.goto(path)
      assert.equal(await person.heading(), heading)
      await person.check(heading)
    })
  }

  test('an address that leads nowhere says so, signed in or not', async () => {
    for (const person of [await somebody(), await signedIn('officer')]) {
      await person.goto('/nowhere')
      assert.equal(person.status, 404)
      assert.equal(await person.heading(), 'There is nothing here for you to see')
      await person.check('nowhere')
    }
  })

  test('a form that no page of ours made is refused whole', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase('Life story work never finished')
    await officer.openAction('Record a withdrawal')
    await officer.page.evaluate(() => document.querySelector('input[name=key]').remove())
    await officer.page.getByLabel('The person who complained').check()
    await byTelephone(officer)
    await officer.press('Record the withdrawal')
    assert.equal(officer.status, 400)
    assert.equal(await officer.heading(), 'This form was not sent whole')
    await officer.check('form not whole')
    await officer.goto(at)
    assert.match((await officer.strip())[0], /^Status Stage 1 /)
  })

  test('another site cannot send a form of ours', async () => {
    const officer = await signedIn('officer')
    const answer = await officer.context.request.post('/sign-out', {
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      maxRedirects: 0
    })
    assert.equal(answer.status(), 403)
    await officer.goto('/')
    assert.equal(await officer.heading(), 'My work')
  })

  test('every section of the richest case is whole', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase('Two years of changes to a contact plan')
    await officer.check('case')
    for (const section of ['points', 'people', 'timeline', 'outcome', 'clocks']) {
      await officer.goto(`${at}/${section}`)
      await officer.check(`case, ${section}`)
    }
  })
})
