import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey, journeyOnEachDatabase } from '../support/journey.js'

// received on Monday 23 November without a procedure
const CASE = 'Unhappy with how a meeting was run'

journey('The form that decides the procedure', ({ signedIn }) => {
  test('an empty form asks for the procedure', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(CASE)
    await officer.openAction('Decide the procedure')
    await officer.check('decide the procedure')
    await officer.press('Decide')
    assert.deepEqual(await officer.mistakes(), ['Choose the procedure that the complaint goes by'])
    await officer.check('decide the procedure, empty')
  })
})

journeyOnEachDatabase('Deciding the procedure', ({ signedIn }) => {
  test('the case waits for it, without a date', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(CASE)
    const [status] = await officer.strip()
    assert.equal(status, 'Status To be decided Received 23 November 2026')
    assert.equal((await officer.actions())[0], 'Decide the procedure')
    await officer.check('case, procedure to be decided')
    for (const section of ['points', 'people', 'outcome', 'clocks']) {
      await officer.goto(`${at}/${section}`)
      await officer.check(`case without a procedure, ${section}`)
    }
  })

  test('stage 1 runs from the day of receipt', async () => {
    const officer = await signedIn('officer')
    const at = await officer.openCase(CASE)
    await officer.openAction('Decide the procedure')
    await officer.page.getByLabel('Children Act (statutory)').check()
    const [first, second] = await officer.sendAtOnce(2)
    assert.match(first, new RegExp(`^303 ${at}\\?done=procedure&warned=\\d+-\\d+$`))
    assert.equal(second, first, 'sent twice, it is told the same')

    await officer.goto(first.slice('303 '.length))
    assert.equal(
      await officer.words('.moj-alert'),
      'The procedure is decided. Stage 1 runs from the day the complaint was received.'
    )
    // it was not asked what they want to come of it
    assert.match(
      await officer.words('main > .app-warnings'),
      /^It is recorded, but a rule asks for something more\. It is not recorded what they want to come of it\. Correct the receipt, or ask and record what they said /
    )
    const [status, , , answer] = await officer.strip()
    assert.equal(status, 'Status Stage 1 Since 23 November 2026')
    // ten working days after 23 November
    assert.match(answer, /^Stage 1 answer 7 December 2026 Working day 1 of 10\. 9 working days left\./)
    assert.ok((await officer.list('.app-tags li')).includes('Complaint, Children Act (statutory)'))
    await officer.check('case, procedure decided')
  })
})
