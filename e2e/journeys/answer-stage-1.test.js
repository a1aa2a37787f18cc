import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// with two points
const TWO_POINTS = 'Medical history not shared with foster carers'
// due on Thursday 26 November, with two points, the second of them parked
const IN_TIME = 'Phone taken and shouted at in the residential home'
// was due on Tuesday 17 November
const LATE = 'Grandmother waiting for kinship allowance'

const openForm = async (signedIn, title) => {
  const person = await signedIn('officer')
  const at = await person.openCase(title)
  await person.openAction('Record the stage 1 answer')
  return { officer: person, at }
}
/** The finding on each point, without the link that changes it. */
const findings = async (person) =>
  (await person.list('tbody tr td:last-child')).map((cell) => cell.replace(/ (Add|Change) the finding on point .*$/, ''))
const find = (person, point, finding) =>
  person.page.getByRole('group', { name: `Point ${point}:` }).getByLabel(finding, { exact: true }).check()

journey('The form that records the stage 1 answer', ({ signedIn }) => {
  test('an empty form asks for the day and for a finding on each point', async () => {
    const { officer } = await openForm(signedIn, TWO_POINTS)
    await officer.check('record the answer')
    await officer.date('on', '', '', '')
    await officer.press('Record the answer')
    assert.deepEqual(await officer.mistakes(), [
      'Enter the day the answer was sent',
      'Choose the finding on point 1',
      'Choose the finding on point 2'
    ])
    await officer.check('record the answer, empty')
  })

  test('a mistake keeps the findings', async () => {
    const { officer } = await openForm(signedIn, TWO_POINTS)
    await find(officer, 1, 'Partially upheld')
    await officer.date('on', '', 11, 2026)
    await officer.press('Record the answer')
    assert.deepEqual(await officer.mistakes(), [
      'Day the answer was sent must include a day',
      'Choose the finding on point 2'
    ])
    const first = officer.page.getByRole('group', { name: 'Point 1:' })
    assert.ok(await first.getByLabel('Partially upheld').isChecked())
    assert.equal(await officer.dateTyped('on'), ' 11 2026')
    await officer.check('record the answer, half')
  })

  test('a point that is parked is left open', async () => {
    const { officer, at } = await openForm(signedIn, IN_TIME)
    const parked = officer.page.getByRole('group', { name: 'Point 2:' })
    assert.match(await parked.innerText(), /It is parked: leave it open/)
    await find(officer, 1, 'Upheld')
    await officer.check('record the answer, one point parked')
    await officer.press('Record the answer')
    assert.match((await officer.mistakes())[0], /stage 2/)
    await officer.check('record the answer, nothing of stage 2')
    await officer.tellsOfTheNextStage()
    await officer.press('Record the answer')
    assert.equal(officer.at, `${at}?done=answered`)
    await officer.goto(`${at}/points`)
    assert.equal((await findings(officer)).filter((finding) => finding === 'Upheld').length, 1)
  })
})

journeyOnEachDatabase('Recording the stage 1 answer', ({ signedIn }) => {
  test('the findings stand at their points, and the stage ends', async () => {
    const { officer, at } = await openForm(signedIn, TWO_POINTS)
    await find(officer, 1, 'Upheld')
    await find(officer, 2, 'Not upheld')
    await officer.tellsOfTheNextStage()
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=answered`))

    await officer.goto(`${at}?done=answered`)
    assert.equal(await officer.words('.moj-alert'), 'The answer is recorded.')
    const [status] = await officer.strip()
    assert.equal(status, 'Status Stage 1 answered Since 24 November 2026')
    await officer.check('case, answered')

    await officer.goto(`${at}/points`)
    assert.deepEqual(await findings(officer), ['Upheld', 'Not upheld'])
    await officer.check('points, with findings')

    await officer.goto(`${at}/outcome`)
    assert.deepEqual(await officer.list('tbody tr'), ['Stage 1 17 November 2026 Answered 24 November 2026 Partially upheld'])
    await officer.check('outcome')

    const timeline = await officer.timeline(at)
    const answered = timeline.filter((entry) => entry === '24 November 2026: Stage 1 answered, with how to ask for the next stage')
    assert.equal(answered.length, 1, timeline.join('\n'))
  })

  test('an answer after the due date is recorded, and said to be late', async () => {
    const { officer, at } = await openForm(signedIn, LATE)
    const points = await officer.page.getByRole('group', { name: /^Point \d/ }).count()
    for (let point = 1; point <= points; point += 1) await find(officer, point, 'Not upheld')
    await officer.tellsOfTheNextStage()
    await officer.press('Record the answer')
    assert.match(officer.at, /\?done=answered-late&warned=\d+-\d+$/)
    assert.match(await officer.words('main > .app-warnings'), /This answer was due on 17 November 2026, 5 working days before\./)
    assert.equal(await officer.words('.moj-alert'), 'The answer is recorded, and counted as late.')
    await officer.check('case, answered late')
  })
})
