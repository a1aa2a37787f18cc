import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('By keyboard alone', ({ somebody }) => {
  /** Moves on with Tab until what has the focus is called so; every stop on the way shows that it has the focus. */
  const tabTo = async ({ page }, name) => {
    const passed = []
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press('Tab')
      const { called, shown } = await page.evaluate(focused)
      assert.ok(shown, `${called} shows that it has the focus`)
      if (called.startsWith(name)) return
      passed.push(called)
    }
    assert.fail(`${name} was not reached: ${passed.join(' | ')}`)
  }

  const focused = () => {
    const it = document.activeElement
    const label = it.labels?.[0]?.innerText ?? it.getAttribute('aria-label') ?? it.innerText ?? ''
    const group = it.closest('fieldset')?.querySelector('legend')?.innerText
    const style = getComputedStyle(it)
    const drawn = label !== '' && it.labels?.[0] ? getComputedStyle(it.labels[0], '::before') : style
    const marked = ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    const box = it.getBoundingClientRect()
    return {
      called: [group, label].filter(Boolean).join(', ').trim(),
      shown: (marked(style) || marked(drawn)) && box.bottom > 0 && box.top < innerHeight
    }
  }

  test('somebody signs in, records a contact and answers it', async () => {
    const officer = await somebody()
    const { page } = officer
    const { keyboard } = page
    await officer.goto('/')
    await tabTo(officer, 'Skip to main content')
    await keyboard.press('Enter')
    await tabTo(officer, 'Sign-in name')
    await keyboard.type('officer')
    await tabTo(officer, 'Password')
    await keyboard.type('three quiet otters')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'My work' }).waitFor()

    await tabTo(officer, 'Record a new contact')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Record a new contact' }).waitFor()
    await tabTo(officer, 'What they said')
    await keyboard.type('I was promised a bed and there is none.')
    await tabTo(officer, 'How it came')
    await keyboard.press('Space')
    await tabTo(officer, 'Procedure')
    await keyboard.type('Children Act')
    await tabTo(officer, 'Complaint points')
    await keyboard.type('Delay')
    await tabTo(officer, 'Save the contact')
    await keyboard.press('Enter')
    await page.waitForURL('**?done=recorded')

    await tabTo(officer, 'Record the stage 1 answer')
    // a link that looks like a button answers to the space bar too
    await keyboard.press('Space')
    await page.getByRole('heading', { name: 'Record the stage 1 answer' }).waitFor()
    await tabTo(officer, 'The way on, The answer tells them how to ask for stage 2')
    await keyboard.press('Space')
    await tabTo(officer, 'The Ombudsman, The answer tells them how to go to the Ombudsman')
    await keyboard.press('Space')
    await tabTo(officer, 'Record the answer')
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await tabTo(officer, 'Choose the finding on point 1')
    await keyboard.press('Enter')
    // the link leads to the first choice
    await keyboard.press('ArrowDown')
    assert.ok(await page.getByLabel('Partially upheld').isChecked())
    await tabTo(officer, 'Record the answer')
    await keyboard.press('Enter')
    await page.waitForURL('**?done=answered')
    assert.equal((await officer.strip())[0], 'Status Stage 1 answered Since 24 November 2026')
  })

  test('the menu of actions opens, is walked through and closes', async () => {
    const officer = await somebody()
    await officer.goto('/cases?q="Brothers+do+not+see+each+other"')
    await officer.signIn('officer')
    await officer.page.locator('tbody .app-col-case a').click()
    // a key pressed before the page is there goes to the one before it
    await officer.page.getByRole('heading', { name: 'Brothers do not see each other' }).waitFor()
    const { keyboard } = officer.page
    const action = officer.page.locator('.app-heading__actions a').filter({ hasText: 'Record a withdrawal' })
    await tabTo(officer, 'More actions')
    assert.ok(!(await action.isVisible()))
    await keyboard.press('Enter')
    assert.ok(await action.isVisible())
    await officer.check('case, with the menu of actions open')
    await keyboard.press('Escape')
    assert.ok(!(await action.isVisible()))
  })
})
