// What must hold on every page, whatever is on it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { NARROW, NARROWEST, WIDE } from './widths.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Where the markup of every page is kept for one run of the validator. */
export const PAGES = process.env.HEARD_BROWSER_PAGES ?? new URL('../../target/browser/pages', import.meta.url).pathname

/**
 * Checks accessibility at two widths and the sideways scroll at a third, and keeps the markup under `name`, which says
 * in words which page in which state it is. Gives what is wrong.
 */
export const checkPage = async (person, name, folder = PAGES) => {
  const { page } = person
  keep(folder, name, await person.answer.text())
  await page.evaluate(AXE)
  const faults = []
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport)
    for (const violation of await violations(page)) faults.push(`${name}, ${viewport.width} px: ${violation}`)
  }
  await page.setViewportSize(NARROWEST)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width !== NARROWEST.width) faults.push(`${name}: ${width} pixels wide on a screen of ${NARROWEST.width}`)
  await page.setViewportSize(WIDE)
  return faults
}

/** What axe may find, and why it is let pass. */
const KNOWN = [
  // the design system's radios that reveal a field say so to screen readers in this way, and keep it on purpose
  /^aria-allowed-attr at #[a-z0-9-]+: <input class="govuk-radios__input".* aria-controls="conditional-/
]

const violations = async (page) => {
  const found = await page.evaluate(async (standards) => {
    const { violations } = await window.axe.run(document, { runOnly: standards, resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html.slice(0, 200)}`)
    )
  }, STANDARDS)
  return found.filter((violation) => !KNOWN.some((known) => known.test(violation)))
}

const keep = (folder, name, markup) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.html`), markup)
}
