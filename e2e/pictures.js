// Takes a picture of every screen, at the width of an office screen and of a telephone: node pictures.js FOLDER

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { closeBrowser } from './support/browser.js'
import { demonstration, firstMorning } from './support/house.js'
import { signedIn, somebody } from './support/person.js'
import { FIRST_MORNING, IN_THE_README, SCREENS, recordLongWords } from './support/screens.js'
import { NARROW, WIDE } from './support/widths.js'

const folder = process.argv[2]
const README = new URL('../docs/pictures', import.meta.url).pathname

const come = (house, who) => (who ? signedIn(house, who) : somebody(house))

const take = async (house, { name, who, see }) => {
  const person = await come(house, who)
  for (const viewport of [WIDE, NARROW]) {
    await person.page.setViewportSize(viewport)
    await see(person)
    await person.page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`), fullPage: true })
  }
  await person.close()
}

const takeForReadme = async (house, { name, who, see, height }) => {
  const person = await come(house, who)
  await person.page.setViewportSize({ ...WIDE, height })
  await see(person)
  await person.page.screenshot({ path: join(README, `${name}.png`) })
  await person.close()
}

mkdirSync(folder, { recursive: true })
const northmere = await demonstration()
for (const screen of IN_THE_README) await takeForReadme(northmere, screen)
for (const screen of SCREENS) await take(northmere, screen)
await northmere.close()

const empty = await firstMorning(FIRST_MORNING.accounts)
for (const screen of FIRST_MORNING.screens) await take(empty, screen)
const officer = await signedIn(empty, 'officer')
await recordLongWords(officer)
await officer.close()
for (const screen of FIRST_MORNING.withLongWords) await take(empty, screen)
await empty.close()
await closeBrowser()
const screens = [...SCREENS, ...FIRST_MORNING.screens, ...FIRST_MORNING.withLongWords]
console.log(`${2 * screens.length} pictures are in ${folder}.`)
