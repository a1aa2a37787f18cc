import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// at stage 1, with two points
const COMPLAINT = 'Medical history not shared with foster carers'

/** Opens the form of a step, as somebody does who looks for it in the list. */
const openStep = async (officer, at, name) => {
  await officer.goto(at)
  await officer.openAction('Record a step')
  await officer.page.locator('.app-steps__item').getByRole('link', { name, exact: true }).click()
  assert.equal(await officer.heading(), name)
}

const choose = (officer, group, label) =>
  officer.page.getByRole('group', { name: group }).getByLabel(label).check()

/** Records a step today, about somebody and with an answer where it has them. */
const record = async (officer, at, name, { person, child, point, answer, reference, reason } = {}) => {
  await openStep(officer, at, name)
  if (point) await choose(officer, 'Which complaint point is it about?', new RegExp(`Point ${point}:`))
  if (child) await choose(officer, 'Which child is it about?', new RegExp(`: ${child},`))
  if (person) await choose(officer, 'Which person is it about?', new RegExp(`: ${person},`))
  if (answer) await officer.page.getByRole('group', { name: 'What was decided or said?' }).getByLabel(answer, { exact: true }).check()
  if (reference) await officer.page.locator('#reference').fill(reference)
  if (reason) await officer.page.locator('#reason').fill(reason)
  await officer.press('Record the step')
}

const recorded = async (officer, at, name, what) => {
  await record(officer, at, name, what)
  assert.equal(officer.at, `${at}?done=step`, `${name} is recorded, and nothing warns`)
}

const add = async (officer, at, name, role) => {
  await officer.goto(at)
  await officer.openAction('Add a person')
  await officer.page.getByLabel('Name', { exact: true }).fill(name)
  await officer.page.getByRole('group', { name: 'What are they to the case?' }).getByLabel(role, { exact: true }).check()
  await officer.press('Add the person')
  assert.equal(officer.at, `${at}?done=person`)
}

const appointed = async (officer, at, name, role, step) => {
  await add(officer, at, name, role)
  await recorded(officer, at, 'Declaration about independence', { person: name, answer: 'Clear', reason: 'Knows nobody in it.' })
  await recorded(officer, at, step, { person: name })
}

const answer = async (officer, at, action) => {
  await officer.goto(at)
  await officer.openAction(action)
  // after a panel there is none
  if (!action.includes('stage 3')) await officer.tellsOfTheNextStage()
  // what is upheld at stage 2 asks for an action, or for the reason why there is none
  const finding = action.includes('stage 2') ? 'Not upheld' : 'Upheld'
  for (const point of [1, 2]) {
    await officer.page.getByRole('group', { name: `Point ${point}:` }).getByLabel(finding, { exact: true }).check()
  }
  await officer.press('Record the answer')
}

const askFor = async (officer, at, stage) => {
  await officer.goto(at)
  await officer.openAction(`The complainant asked for stage ${stage}`)
  assert.equal(await officer.heading(), `The complainant asked for stage ${stage}`)
  assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=asked`))
  await officer.goto(`${at}?done=asked`)
}

journeyOnEachDatabase('From stage 1 to a panel', ({ signedIn }) => {
  test('a complaint is investigated by two, decided by a third, and goes to a panel of three', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await answer(officer, at, 'Record the stage 1 answer')
    assert.equal(officer.at, `${at}?done=answered`)

    await askFor(officer, at, 2)
    assert.equal(await officer.words('.moj-alert'), 'The request is recorded. The next stage runs from the day it came.')
    assert.equal((await officer.strip())[0], 'Status Stage 2 Since 24 November 2026')
    assert.equal((await officer.actions())[0], 'Record the stage 2 answer')
    assert.ok((await officer.list('.app-side__box')).some((box) => box.startsWith('On the way ')), 'what does not count runs apart')
    await officer.check('case, stage 2 asked for')

    // the investigation needs longer, to day 65 at most, and that is said once
    await officer.openAction('Extend stage 2')
    assert.equal(await officer.heading(), 'Extend stage 2')
    assert.equal(await officer.dateTyped('to'), '26 2 2027', 'the longest is filled in')
    await officer.page.getByLabel('Reason').fill('Two witnesses are away until January.')
    await officer.date('told_on', 24, 11, 2026)
    await officer.check('extend stage 2')
    await officer.press('Extend stage 2')
    assert.equal(officer.at, `${at}?done=extended`)
    assert.equal((await officer.strip())[3], 'Stage 2 answer 26 February 2027 25 65 days Working day 0 of 65. 65 working days left. See how this is counted')
    assert.ok(!(await officer.actions()).includes('Extend stage 2'), 'a second extension is not offered')

    // nothing is there yet that an answer needs
    await officer.openAction('Record the stage 2 answer')
    assert.match(await officer.words('.app-warnings'), /^It cannot be recorded yet\. Not recorded: Investigating officer's report received; Independent person's report received\. /)
    await officer.check('stage 2 answer, too early')
    await answer(officer, at, 'Record the stage 2 answer')
    const [early, ...others] = await officer.mistakes()
    assert.match(early, /Record both reports, then answer \(Stage 2 is answered after both reports: .+\)$/)
    assert.deepEqual(others, [])
    await officer.check('stage 2 answer, refused')

    await appointed(officer, at, 'Ines Okafor', 'Professional', 'Investigating officer appointed')

    // a conflict is said, and keeps somebody out
    await add(officer, at, 'Walter Prym', 'Somebody else')
    await officer.check('case, with a person more')
    await recorded(officer, at, 'Declaration about independence', {
      person: 'Walter Prym',
      answer: 'Conflict',
      reason: 'His sister manages the home.'
    })
    await record(officer, at, 'Independent person appointed', { person: 'Walter Prym', reason: 'Was free at once.' })
    const [conflict] = await officer.mistakes()
    assert.match(conflict, /^Person \d+ declared a conflict\. Appoint somebody else \(The independent person and the panel are neither members nor officers of the council.+\)$/)
    assert.equal(await officer.page.locator('#reason').inputValue(), 'Was free at once.', 'what was typed is kept')
    await officer.check('step, refused')
    await appointed(officer, at, 'Perpetua Lund', 'Somebody else', 'Independent person appointed')

    // one person has one part
    await record(officer, at, 'Adjudicating officer appointed', { person: 'Ines Okafor' })
    assert.match((await officer.mistakes())[0], /is investigating officer on this case already\. Appoint somebody who has no other part in it/)
    // an appointment without a declaration is recorded, and warned about
    await add(officer, at, 'Gareth Blunt', 'Member of staff')
    await record(officer, at, 'Adjudicating officer appointed', { person: 'Gareth Blunt' })
    assert.match(officer.at, /\?done=step&warned=\d+-\d+$/)
    assert.match(
      await officer.words('main > .app-warnings'),
      /^It is recorded, but a rule asks for something more\. Person \d+ has made no declaration\. Ask for the declaration, .+ \(One person has one part in deciding a complaint: /
    )
    await officer.check('case, with a warning')

    await recorded(officer, at, "Investigating officer's report received")
    await recorded(officer, at, "Independent person's report received")
    await recorded(officer, at, 'Whether the child is told of the decision', { child: 'Wren Pellwater', answer: 'Told' })
    // the adjudicating officer declares as the others do, takes a view on each point, and has heard what the child thinks
    await recorded(officer, at, 'Declaration about independence', { person: 'Gareth Blunt', answer: 'Clear' })
    await recorded(officer, at, "Child's view on that sought", { person: 'Wren Pellwater', answer: 'Yes', reason: 'Her social worker asked her.' })
    await answer(officer, at, 'Record the stage 2 answer')
    assert.match((await officer.mistakes())[0], /^No view of the adjudicating officer on point 1, point 2 is recorded\. /)
    for (const point of [1, 2]) {
      // there is a view of what was found, and of nothing else
      await recorded(officer, at, "Investigating officer's finding on a point", { point, answer: 'Not upheld' })
      await recorded(officer, at, "Adjudicating officer's view on a finding", { point, answer: 'Agreed', reason: 'Both reports say so.' })
    }
    await recorded(officer, at, 'Both reports sent to the complainant with the answer')
    await answer(officer, at, 'Record the stage 2 answer')
    assert.equal(officer.at, `${at}?done=answered`)
    assert.equal((await officer.strip())[0], 'Status Stage 2 answered Since 24 November 2026')
    await officer.check('case, stage 2 answered')

    await askFor(officer, at, 3)
    await recorded(officer, at, 'Complainant asked when they can come')
    await officer.openAction('Fix the day of the panel')
    await officer.check('fix the day of the panel')
    await officer.press('Fix the day')
    assert.deepEqual(await officer.mistakes(), ['Enter the day the panel meets'])
    // 30 working days end on 8 January
    await officer.date('meets', 8, 1, 2027)
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=panel`))
    await officer.goto(`${at}?done=panel`)
    assert.equal((await officer.actions())[0], 'Record the stage 3 answer')
    assert.ok((await officer.actions()).includes('Move the day of the panel'))
    // the five days of its report begin when it has met, and not when it is to meet
    assert.equal(
      (await officer.strip())[3],
      "Answer to the family Not begun The panel's report: due 15 January 2027 if the panel meets on 8 January 2027. See how this is counted"
    )
    await officer.follow('See how this is counted')
    const report = await officer.words('#ST-35')
    assert.match(report, /Not begun: it is not recorded that the panel met; due Fri 15 January 2027 if it meets on Fri 8 January 2027\./)
    await officer.check('clocks, before the panel met')
    await officer.goto(at)

    await appointed(officer, at, 'Hanna Voss', 'Professional', 'Panel chair appointed')
    await appointed(officer, at, 'Tobias Quill', 'Professional', 'Panel member appointed')
    await answer(officer, at, 'Record the stage 3 answer')
    assert.match((await officer.mistakes())[0], /^Not recorded: Panel met\. Appoint a panel of three, let it meet, and record that it did; /)

    await officer.goto(at)
    const taken = await officer.list('.app-taken .app-dl__row')
    assert.equal(taken.filter((step) => /^24 November 2026 Panel member appointed \(person \d+\) Tobias Quill, professional$/.test(step)).length, 1, taken.join('\n'))
    assert.deepEqual(await officer.list('.app-cols h3.govuk-heading-s'), ['Stage 1', 'Stage 2', 'Stage 3', 'The case as a whole'])
    await officer.check('case, before its panel')
  })

  test('a step is recorded once, and not over what somebody else did', async () => {
    const [first, second] = [await signedIn('officer'), await signedIn('officer')]
    const at = await first.openCase('Brothers do not see each other')
    for (const person of [first, second]) {
      await openStep(person, at, 'Meeting or mediation offered')
      await person.page.getByLabel('Mediation', { exact: true }).check()
      await person.page.locator('#reason').fill('Offered by telephone, to both of them.')
    }
    assert.deepEqual(await first.sendAtOnce(3), Array(3).fill(`303 ${at}?done=step`))
    await second.press('Record the step')
    assert.equal(second.status, 409)
    assert.deepEqual(await second.list('.app-said'), ['Offered by telephone, to both of them.'])
    const timeline = await first.timeline(at)
    assert.equal(timeline.filter((entry) => entry === '24 November 2026: Meeting or mediation offered: mediation').length, 1, timeline.join('\n'))
  })

  test('a member is answered after the check of what they may be told', async () => {
    const officer = await signedIn('officer')
    await officer.goto('/cases?kind=member_enquiry&open=yes&order=due')
    await officer.page.locator('tbody tr').filter({ hasText: 'Open' }).getByRole('link').first().click()
    const at = officer.at
    await officer.openAction('Record the answer')
    await officer.press('Record the answer')
    assert.match((await officer.mistakes())[0], /^Not recorded: Checked what may be told to the member\. .+ \(What a member may be told is checked before the reply: /)
    // nobody is recorded for whom the member asks
    await record(officer, at, 'Checked what may be told to the member', {
      answer: 'In part',
      reference: 'Data Protection Act 2018 Schedule 1 paragraph 23'
    })
    assert.match(officer.at, /\?done=step&warned=\d+-\d+$/)
    // a director or head of service signs before it goes out
    await officer.goto(at)
    await officer.openAction('Record the answer')
    await officer.press('Record the answer')
    assert.match((await officer.mistakes())[0], /“Reply approved” comes before the answer\. /)
    await recorded(officer, at, 'Enquiry with the service')
    await recorded(officer, at, 'Reply drafted')
    await recorded(officer, at, 'Reply approved', { answer: 'Director' })
    await officer.goto(at)
    await officer.openAction('Record the answer')
    assert.equal(await officer.page.locator('.app-warnings').count(), 0)
    await officer.press('Record the answer')
    assert.match(officer.at, new RegExp(`^${at}\\?done=answered`))
  })
})

journey('The pages of steps and people', ({ signedIn }) => {
  test('the steps are in groups, each with who takes it and what it rests on', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(COMPLAINT)
    await officer.openAction('Record a step')
    assert.deepEqual(await officer.list('main h2'), [
      'This stage',
      'Who may complain, and about what',
      'People and appointments',
      'Ombudsman and remedies',
      'Everything else'
    ])
    assert.ok(
      (await officer.list('.app-steps__item')).includes(
        'Severity rated Complaints manager Design of this procedure; no text requires it (not confirmed)'
      )
    )
    await officer.check('record a step')
  })

  test('a form asks for what its rule asks for, and keeps what was typed', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await openStep(officer, at, 'Function that the point is about')
    assert.deepEqual(await officer.list('main legend'), [
      'Day it happened',
      'Which complaint point is it about?',
      'What was decided or said?'
    ])
    await officer.check('step')
    await officer.date('on', 25, 11, 2026)
    await officer.page.locator('#reason').fill('Decisions about placement.')
    await officer.press('Record the step')
    assert.deepEqual(await officer.mistakes(), [
      'Day it happened must be today or in the past',
      'Choose what it is about',
      'Choose what fits',
      'Fill in “Law that this rests on”'
    ])
    assert.equal(await officer.page.locator('#reason').inputValue(), 'Decisions about placement.')
    await officer.check('step, with mistakes')
  })

  test('a person has a name and a part in the case', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(COMPLAINT)
    await officer.openAction('Add a person')
    await officer.check('add a person')
    await officer.press('Add the person')
    assert.deepEqual(await officer.mistakes(), ['Enter the name of the person', 'Choose what the person is to the case'])
    await officer.check('add a person, empty')
    await officer.page.getByLabel('Name', { exact: true }).fill('Ines Okafor')
    await officer.page.getByLabel('Investigating officer', { exact: true }).check()
    await officer.date('born', 3, 4, 1971)
    assert.deepEqual(await officer.sendAtOnce(3), Array(3).fill(`303 ${at}?done=person`))
    await officer.goto(`${at}/people`)
    const cards = await officer.list('.app-card')
    assert.equal(cards.filter((card) => card === 'Ines Okafor Investigating officer Born 3 April 1971 Amend what is recorded of Ines Okafor Also on another case (Ines Okafor)').length, 1, cards.join('\n'))
  })

  test('a request asks for its day', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(COMPLAINT)
    await officer.openAction('The complainant asked for stage 2')
    await officer.check('ask for stage 2')
    await officer.date('on', 25, 11, 2026)
    await officer.press('Record the request')
    assert.deepEqual(await officer.mistakes(), ['Day the request came must be today or in the past'])
    await officer.check('ask for stage 2, tomorrow')
  })
})
