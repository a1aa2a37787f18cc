import assert from 'node:assert/strict'
import { test } from 'node:test'

import { journey } from '../support/journey.js'

journey('On paper, and in the colours of the reader', ({ signedIn }) => {
  const CASE = 'Two years of changes to a contact plan'
  /** What a screen needs and paper does not. */
  const FOR_SCREENS = ['nav[aria-label="Menu"]', 'nav.moj-sub-navigation', '.app-heading__actions', 'footer', '.app-fold']

  const printed = async (person) => {
    await person.page.emulateMedia({ media: 'print' })
    for (const part of FOR_SCREENS) {
      for (const it of await person.page.locator(part).all()) assert.ok(!(await it.isVisible()), `${part} is not printed`)
    }
    const pdf = await person.page.pdf({ format: 'A4', tagged: true })
    await person.page.emulateMedia({ media: null })
    return (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length
  }

  test('a case is printed on two or three pages, its words and dates whole', async () => {
    const officer = await signedIn('officer')
    await officer.openCase(CASE)
    const pages = await printed(officer)
    assert.ok(pages >= 1 && pages <= 3, `${pages} pages`)
  })

  test('the tracker is printed without its filters', async () => {
    const head = await signedIn('head')
    await head.goto('/tracker')
    const pages = await printed(head)
    assert.ok(pages >= 2 && pages <= 5, `${pages} pages`)
  })

  test('what is late can be seen where the browser chooses the colours', async () => {
    const head = await signedIn('head', { forcedColors: 'active', colorScheme: 'dark' })
    await head.goto('/tracker')
    const late = head.page.locator('.app-due--late').first()
    assert.match(await late.innerText(), /working days? late/)
    const picture = await head.page.screenshot({ fullPage: true })
    assert.ok(picture.length > 10_000)
  })
})
