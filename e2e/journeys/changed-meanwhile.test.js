import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journeyOnEachDatabase } from '../support/journey.js'
import { byTelephone } from '../support/withdrawal.js'

/** Each action: a case of its own, the form filled in, and what was typed at length. */
const ACTIONS = [
  {
    action: 'Log a contact with the family',
    title: 'Four social workers in a year',
    fill: async ({ page }) => {
      await page.getByLabel('Telephone').check()
      await page.getByLabel('Yes', { exact: true }).check()
      await page.getByLabel('What was said').fill('She asks who will come next week.')
    },
    button: 'Log the contact',
    typed: ['She asks who will come next week.']
  },
  {
    action: 'Decide the procedure',
    title: 'Nobody rang back about our nephew',
    fill: ({ page }) => page.getByLabel('Children Act (statutory)').check(),
    button: 'Decide',
    typed: []
  },
  {
    action: 'Extend stage 1',
    title: 'Brothers do not see each other',
    fill: ({ page }) => page.getByLabel('Reason').fill('Both carers have to agree on dates.'),
    button: 'Extend stage 1',
    typed: ['Both carers have to agree on dates.']
  },
  {
    action: 'Record the stage 1 answer',
    title: 'Setting-up-home allowance not paid',
    fill: async (officer) => {
      await officer.tellsOfTheNextStage()
      await officer.page.getByRole('group', { name: 'Point 1:' }).getByLabel('Upheld', { exact: true }).check()
    },
    button: 'Record the answer',
    typed: []
  },
  {
    action: 'Record a withdrawal',
    title: 'Family time cancelled three times',
    fill: async (officer) => {
      await officer.page.getByLabel('The person who complained').check()
      await byTelephone(officer)
    },
    button: 'Record the withdrawal',
    typed: []
  }
]

/** Somebody else is quicker. Gives the timeline as they leave it. */
const changedBy = async (first, at) => {
  await first.goto(`${at}/contact`)
  await first.page.getByLabel('Letter').check()
  await first.page.getByLabel('No', { exact: true }).check()
  await first.page.getByLabel('What was said').fill('Wrote that we will ring on Thursday.')
  await first.press('Log the contact')
  return first.timeline(at)
}

journeyOnEachDatabase('Two people at one case', ({ signedIn }) => {
  test('“Correct” comes second: it is told so, and changes nothing', async () => {
    const second = await signedIn('officer')
    const at = await second.openCase('Moved to a new placement without being asked')
    await second.goto(`${at}/correct/1`)
    await second.page.getByLabel('It happened on another day').check()
    await second.date('on', 23, 11, 2026)
    const before = await changedBy(await signedIn('officer'), at)
    await second.press('Correct the entry')
    assert.equal(second.status, 409)
    assert.deepEqual(await second.timeline(at), before)
  })

  for (const { action, title, fill, button, typed } of ACTIONS) {
    test(`“${action}” comes second: it is told so, and changes nothing`, async () => {
      const second = await signedIn('officer')
      const at = await second.openCase(title)
      await second.openAction(action)
      await fill(second)

      const before = await changedBy(await signedIn('officer'), at)
      await second.press(button)
      assert.equal(second.status, 409)
      assert.equal(await second.heading(), 'Somebody else changed this case meanwhile')
      assert.deepEqual(await second.list('.app-said'), typed)
      await second.check(`changed meanwhile, ${action}`)
      await second.follow('Look at the case as it is now')
      assert.equal(second.at, at)
      assert.deepEqual(await second.timeline(at), before)
    })
  }

  test('of two answers that are sent at the same moment one is recorded', async () => {
    const title = 'Medical history not shared with foster carers'
    const people = [await signedIn('officer'), await signedIn('officer')]
    const at = await people[0].openCase(title)
    for (const person of people) {
      await person.goto(`${at}/answer`)
      await person.tellsOfTheNextStage()
      for (const point of [1, 2]) {
        await person.page.getByRole('group', { name: `Point ${point}:` }).getByLabel('Upheld', { exact: true }).check()
      }
    }
    const answers = (await Promise.all(people.map((person) => person.sendAtOnce(1)))).flat()
    assert.deepEqual(answers.sort(), [`303 ${at}?done=answered`, '409 '])
    const timeline = await people[0].timeline(at)
    assert.equal(timeline.filter((entry) => entry.endsWith(': Stage 1 answered, with how to ask for the next stage')).length, 1, timeline.join('\n'))
  })
})
